package extract

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// moment is a stretch of time that an XML Schema type can name, by its beginning. The zero moment is none.
type moment struct {
	begin time.Time
	unit  timeUnit
	zone  string // of a time of day: "Z", "-05:00", empty for the place's own
}

// timeUnit is how long a moment is.
type timeUnit int

const (
	noTime timeUnit = iota
	minute
	day
	month
	year
)

// format returns the moment in ISO 8601 with its XML Schema type, both empty for none.
func (m moment) format() (value, datatype string) {
	switch m.unit {
	case minute:
		return m.begin.Format("2006-01-02T15:04:05") + m.zone, "dateTime"
	case day:
		return m.begin.Format(time.DateOnly), "date"
	case month:
		return m.begin.Format("2006-01"), "gYearMonth"
	case year:
		return m.begin.Format("2006"), "gYear"
	}
	return "", ""
}

// after tells whether a moment lies wholly after the day of writing.
func (m moment) after(published time.Time) bool {
	return m.unit != noTime && !published.IsZero() && m.begin.After(newCalendar(published).published.AddDate(0, 0, 1).Add(-time.Second))
}

// tense tells on which side of the day of writing a clause is.
type tense int

const (
	past tense = iota
	future
)

// calendar reads words for times as a story of some day means them.
type calendar struct {
	published time.Time // midnight of the day of writing, zero when unknown
	hour      int       // of writing, -1 when unknown
	anchor    moment    // the time that the story spoke of last: "the next day" counts from it
	tense     tense
}

// newCalendar is the calendar of a story published then.
func newCalendar(published time.Time) calendar {
	c := calendar{hour: -1}
	if !published.IsZero() {
		y, m, d := published.Date()
		c.published = date(y, m, d)
		if h, min, s := published.Clock(); h+min+s > 0 {
			c.hour = h
		}
	}
	return c
}

func date(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

func days(t time.Time) moment { return moment{begin: t, unit: day} }

// within is the shortest stretch that XML Schema can name and that holds all days from begin to before end: it has no type
// for weeks, weekends, seasons and quarters, so a week is given by its month, or its year where it spans two months.
// Over the turn of a year there is none.
func within(begin, end time.Time) moment {
	last := end.AddDate(0, 0, -1)
	switch {
	case begin.Equal(last):
		return days(begin)
	case begin.Year() == last.Year() && begin.Month() == last.Month():
		return moment{begin: date(begin.Year(), begin.Month(), 1), unit: month}
	case begin.Year() == last.Year():
		return moment{begin: date(begin.Year(), 1, 1), unit: year}
	}
	return moment{}
}

var months = map[string]time.Month{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

var weekdays = map[string]time.Weekday{
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	"sun": 0, "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thurs": 4, "fri": 5, "sat": 6,
}

var counts = map[string]int{
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
	"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}

// Hours ahead of universal time of the zones that news in English names.
var zones = map[string]string{
	"gmt": "Z", "utc": "Z", "z": "Z", "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "pst": "-08:00", "pdt": "-07:00", "cet": "+01:00", "cest": "+02:00", "bst": "+01:00",
}

// idle are words that do not change which time is meant: "in early March", "on the morning of 12 June", "around 3 p.m. local
// time".
var idle = map[string]bool{}

func init() {
	for w := range strings.FieldsSeq("early mid late shortly just only very about around nearly almost exactly more than local time the a of on in at to and or from since between through during beginning start end middle back respectively noon midnight dawn dusk o'clock 's ’s -") {
		idle[w] = true
	}
}

// dateWords are the parts of the words for a time. Of several of one kind the first counts, so that a range gives its start.
type dateWords struct {
	year, day             int
	month                 time.Month
	weekday               time.Weekday
	hasWeekday, ordinal   bool
	hour, minute          int // -1 for none
	zone                  string
	count                 int    // "three", 0 for none
	which                 string // "last", "this", "next", "that"
	unit                  string // "week"
	direction             string // "ago", "earlier", "later", "from now"
	deictic               string // "yesterday"
	season, part, strange bool   // "summer"; "quarter", "half"; a word that is no time's
}

// read returns the time that lower-cased words name, the zero moment where they name none that can be told.
func (c calendar) read(words []string) moment {
	p := parseDate(words)
	if m, ok := c.beside(words); ok {
		return m
	}
	if p.strange {
		return moment{}
	}
	m := c.dayOf(&p)
	if m.unit == day && p.hour >= 0 {
		return moment{begin: m.begin.Add(time.Duration(p.hour)*time.Hour + time.Duration(p.minute)*time.Minute), unit: minute, zone: p.zone}
	}
	return m
}

// isClock tells whether words name a time of day and no day.
func isClock(words []string) bool {
	p := parseDate(words)
	return !p.strange && p.hour >= 0 && p.day == 0 && p.month == 0 && p.year == 0 && !p.hasWeekday && p.which == "" && p.deictic == ""
}

func parseDate(words []string) dateWords {
	p := dateWords{hour: -1}
	for i := 0; i < len(words); i++ {
		w := strings.TrimSuffix(words[i], ".")
		next := ""
		if i+1 < len(words) {
			next = strings.TrimSuffix(words[i+1], ".")
		}
		if rest, ok := strings.CutPrefix(w, "mid-"); ok {
			w = rest
		}
		if m, ok := months[w]; ok {
			if p.month == 0 {
				p.month = m
			}
			continue
		}
		if d, ok := weekdays[w]; ok {
			if !p.hasWeekday {
				p.weekday, p.hasWeekday = d, true
			}
			continue
		}
		if t, err := time.Parse(time.DateOnly, w); err == nil {
			p.year, p.month, p.day = t.Year(), t.Month(), t.Day()
			continue
		}
		if h, min, ok := clock(w, next); ok && p.hour < 0 {
			p.hour, p.minute = h, min
			if meridiem(next) != "" {
				i++
			}
			continue
		}
		switch w {
		case "today", "tonight", "yesterday", "tomorrow":
			p.deictic = w
			continue
		case "last", "this", "next", "that", "previous", "following", "coming", "past", "same", "current", "upcoming":
			if i > 0 && words[i-1] == "the" { // "the next month" is one in the story, "the last month" any thirty days
				switch w {
				case "next":
					w = "following"
				case "last":
					w = "past"
				}
			}
			if p.which == "" {
				p.which = w
			}
			continue
		case "ago", "earlier", "later", "before", "after", "hence":
			p.direction = w
			continue
		case "now":
			if i > 0 && words[i-1] == "from" {
				p.direction = "hence"
				continue
			}
		case "noon":
			if p.hour < 0 && len(words) > 1 && words[0] == "noon" {
				p.hour, p.minute = 12, 0
				continue
			}
		case "spring", "summer", "autumn", "fall":
			p.season = true
			continue
		case "quarter", "half", "first", "second", "third", "fourth":
			p.part = true
			continue
		case "hour", "hours", "day", "days", "week", "weeks", "weekend", "weekends", "fortnight", "month", "months", "year", "years", "decade", "decades", "century", "centuries", "minute", "minutes",
			"morning", "afternoon", "evening", "night":
			if p.unit == "" || p.unit == "morning" || p.unit == "afternoon" || p.unit == "evening" || p.unit == "night" {
				p.unit = strings.TrimSuffix(w, "s")
				if w == "centuries" {
					p.unit = "century"
				}
			}
			continue
		}
		if z := zones[w]; z != "" {
			p.zone = z
			continue
		}
		if n, ok := counts[w]; ok && (p.count == 0 || w != "a" && w != "an") {
			p.count = n
			continue
		}
		number := strings.TrimRight(w, "stndrh")
		if v, err := strconv.Atoi(number); err == nil {
			switch {
			case isDuration(next):
				p.count = v
			case isYear(w):
				if p.year == 0 {
					p.year = v
				}
			case v >= 1 && v <= 31:
				if p.day == 0 {
					p.day, p.ordinal = v, number != w
				}
			default:
				p.strange = true
			}
			continue
		}
		if !idle[w] {
			p.strange = true
		}
	}
	return p
}

func isDuration(w string) bool {
	switch strings.TrimSuffix(w, "s") {
	case "hour", "day", "week", "month", "year", "decade", "minute", "fortnight", "weekend":
		return true
	}
	return false
}

// isYear tells whether a word is written as a year is.
func isYear(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n >= 1000 && n < 2200 && len(s) == 4
}

func meridiem(w string) string {
	switch strings.ReplaceAll(w, ".", "") {
	case "am":
		return "am"
	case "pm":
		return "pm"
	}
	return ""
}

// clock reads "3" before "p.m.", "15:30" and "3pm".
func clock(w, next string) (hour, minute int, ok bool) {
	half := meridiem(next)
	for _, s := range [...]string{"am", "pm"} {
		if rest, found := strings.CutSuffix(w, s); found && rest != "" {
			w, half = rest, s
		}
	}
	h, min, colon := strings.Cut(w, ":")
	if !colon && half == "" {
		return 0, 0, false
	}
	hour, err := strconv.Atoi(h)
	if err != nil || hour > 24 {
		return 0, 0, false
	}
	if colon {
		if minute, err = strconv.Atoi(min); err != nil || len(min) != 2 || minute > 59 {
			return 0, 0, false
		}
	}
	switch {
	case half != "" && hour > 12:
		return 0, 0, false
	case half == "pm" && hour < 12:
		hour += 12
	case half == "am" && hour == 12:
		hour = 0
	}
	return hour, minute, true
}

// beside reads "the day before yesterday", "the week before last" and "two days after december 25"; ok is false for other
// words.
func (c calendar) beside(words []string) (m moment, ok bool) {
	i := slices.IndexFunc(words, func(w string) bool { return w == "before" || w == "after" || w == "from" })
	if i < 1 || i+1 == len(words) || words[i+1] == "now" {
		return moment{}, false
	}
	p := parseDate(words[:i])
	if p.strange || p.unit == "" || p.which != "" || p.direction != "" || words[i] == "from" && p.count == 0 {
		return moment{}, false
	}
	step, tail := max(1, p.count), words[i+1:]
	if words[i] == "before" {
		step = -step
	}
	if isDayPart(p.unit) {
		p.unit = "day"
	}
	if tail[0] == "last" || tail[0] == "next" {
		if len(tail) == 1 { // as far again as the last one
			if c.published.IsZero() {
				return moment{}, true
			}
			return c.shift(days(c.published), 2*step, p.unit), true
		}
	}
	from := c.read(tail)
	if from.unit == noTime {
		return moment{}, false
	}
	return c.shift(from, step, p.unit), true
}

// dayOf is the time that parts name, times of day left out.
func (c calendar) dayOf(p *dateWords) moment {
	known := !c.published.IsZero()
	switch {
	case p.month > 0:
		return c.calendarDate(p)
	case p.year > 0 && p.count == 0:
		return moment{begin: date(p.year, 1, 1), unit: year}
	case p.direction != "" && p.unit != "" && p.which == "":
		return c.counted(p)
	case !known:
		return moment{}
	case p.deictic != "":
		return days(c.published.AddDate(0, 0, map[string]int{"yesterday": -1, "tomorrow": 1}[p.deictic]))
	case p.hasWeekday:
		return c.weekday(p)
	case p.which != "" && p.unit != "" && p.count == 0:
		return c.period(p)
	case p.day > 0 && p.ordinal && (p.unit == "" || isDayPart(p.unit)): // no day is "the 19th century"
		return c.dayOfMonth(p.day)
	case p.count > 0 && p.unit != "" && p.which == "" && p.direction == "" && c.tense == future:
		return c.shift(moment{begin: c.published, unit: day}, p.count, p.unit) // "will meet in two weeks"
	}
	return moment{}
}

// calendarDate reads "Sept. 30, 2015", "30 September", "March 2011" and "last December". Without a year the nearest is
// meant on that side of the day of writing on which the clause is.
func (c calendar) calendarDate(p *dateWords) moment {
	y := p.year
	if y == 0 {
		if c.published.IsZero() {
			return moment{}
		}
		y = c.published.Year()
		here, there := date(y, c.published.Month(), 1), date(y, p.month, 1)
		if p.day > 0 {
			here, there = c.published, date(y, p.month, p.day)
		}
		switch {
		case p.which == "last" && !there.Before(here), p.which == "" && c.tense == past && there.After(here):
			y--
		case p.which == "next" && !there.After(here), p.which == "" && c.tense == future && there.Before(here):
			y++
		case p.which == "that" || p.which == "same":
			if c.anchor.unit == noTime {
				return moment{}
			}
			y = c.anchor.begin.Year()
		}
		if p.unit == "year" && p.which != "" { // "in March last year"
			q := *p
			q.month = 0
			whole := c.period(&q)
			if whole.unit != year {
				return moment{}
			}
			y = whole.begin.Year()
		}
	}
	if p.day == 0 {
		return moment{begin: date(y, p.month, 1), unit: month}
	}
	d := date(y, p.month, p.day)
	if d.Day() != p.day { // February 30
		return moment{}
	}
	return days(d)
}

// weekday reads "Tuesday": the last one in the past, this day included, or the next one to come.
func (c calendar) weekday(p *dateWords) moment {
	back := (int(c.published.Weekday()) - int(p.weekday) + 7) % 7
	ahead := (7 - back) % 7
	if p.unit == "week" && p.which != "" { // "Friday last week"
		monday := c.published.AddDate(0, 0, -(int(c.published.Weekday())+6)%7)
		step := map[string]int{"last": -7, "previous": -7, "next": 7, "this": 0}
		offset, ok := step[p.which]
		if !ok {
			return moment{}
		}
		return days(monday.AddDate(0, 0, offset+(int(p.weekday)+6)%7))
	}
	switch p.which {
	case "", "this", "past", "coming", "upcoming", "same", "that":
		if c.tense == future && p.which != "past" || p.which == "coming" || p.which == "upcoming" {
			return days(c.published.AddDate(0, 0, ahead))
		}
		return days(c.published.AddDate(0, 0, -back))
	case "last": // not yesterday, which has a word of its own
		if back <= 1 {
			back += 7
		}
		return days(c.published.AddDate(0, 0, -back))
	case "next":
		if ahead == 0 {
			ahead = 7
		}
		return days(c.published.AddDate(0, 0, ahead))
	case "following":
		if c.anchor.unit != day {
			return moment{}
		}
		return days(c.anchor.begin.AddDate(0, 0, (int(p.weekday)-int(c.anchor.begin.Weekday())+6)%7+1))
	}
	return moment{}
}

// dayOfMonth reads "the 4th".
func (c calendar) dayOfMonth(d int) moment {
	first := date(c.published.Year(), c.published.Month(), 1)
	step := 0
	if c.tense == past && d > c.published.Day() {
		step = -1
	} else if c.tense == future && d < c.published.Day() {
		step = 1
	}
	first = first.AddDate(0, step, 0)
	t := first.AddDate(0, 0, d-1)
	if t.Month() != first.Month() {
		return moment{}
	}
	return days(t)
}

// period reads "last month", "this morning", "the following year".
func (c calendar) period(p *dateWords) moment {
	from, step := moment{begin: c.published, unit: day}, 0
	switch p.which {
	case "last":
		step = -1
	case "next", "coming", "upcoming":
		step = 1
	case "this", "current":
	case "previous", "following", "that", "same":
		from = c.anchor
		step = map[string]int{"previous": -1, "following": 1}[p.which]
	default: // "the past week" is seven days, whichever
		return moment{}
	}
	switch p.unit {
	case "day":
		if from.unit == noTime || from.unit > day || p.which == "last" || p.which == "this" || p.which == "coming" || p.which == "next" {
			return moment{}
		}
		y, m, d := from.begin.Date()
		return days(date(y, m, d+step))
	case "morning", "afternoon", "evening", "night":
		if p.which == "this" || p.which == "last" && p.unit == "night" {
			return days(c.published.AddDate(0, 0, step))
		}
		return moment{}
	case "weekend":
		if from.unit != day {
			return moment{}
		}
		saturday := from.begin.AddDate(0, 0, -(int(from.begin.Weekday())+1)%7)
		sunday := from.begin.Weekday() == time.Sunday
		switch {
		case step < 0 && sunday, step < 0 && from.begin.Weekday() == time.Saturday:
			saturday = saturday.AddDate(0, 0, -7)
		case step > 0, step == 0 && c.tense == future && saturday.AddDate(0, 0, 1).Before(from.begin):
			saturday = saturday.AddDate(0, 0, 7)
		}
		return within(saturday, saturday.AddDate(0, 0, 2))
	case "week":
		if from.unit != day {
			return moment{}
		}
		monday := from.begin.AddDate(0, 0, -(int(from.begin.Weekday())+6)%7+7*step)
		return within(monday, monday.AddDate(0, 0, 7))
	case "month":
		if from.unit == noTime || from.unit > month {
			return moment{}
		}
		return moment{begin: date(from.begin.Year(), from.begin.Month()+time.Month(step), 1), unit: month}
	case "year":
		if from.unit == noTime {
			return moment{}
		}
		return moment{begin: date(from.begin.Year()+step, 1, 1), unit: year}
	}
	return moment{}
}

// counted reads "three days ago", "two weeks earlier", "a year later". What is earlier or later is so than what the story
// spoke of last.
func (c calendar) counted(p *dateWords) moment {
	from, n := c.anchor, p.count
	switch p.direction {
	case "ago":
		from, n = moment{begin: c.published, unit: day}, -n
	case "hence":
		from = moment{begin: c.published, unit: day}
	case "earlier", "before":
		n = -n
	}
	if n == 0 || from.begin.IsZero() {
		return moment{}
	}
	return c.shift(from, n, p.unit)
}

// shift goes n units on from a moment. The result is as precise as the unit.
func (c calendar) shift(from moment, n int, unit string) moment {
	y, m, d := from.begin.Date()
	switch unit {
	case "hour", "minute":
		if c.hour < 0 || unit == "minute" && (n > 60 || n < -60) || !from.begin.Equal(c.published) {
			return moment{}
		}
		if unit == "minute" {
			n = 0
		}
		return days(from.begin.Add(time.Duration(c.hour+n) * time.Hour).Truncate(24 * time.Hour))
	case "day":
		if from.unit > day {
			return moment{}
		}
		return days(date(y, m, d+n))
	case "week", "fortnight":
		if from.unit > day {
			return moment{}
		}
		if unit == "fortnight" {
			n *= 2
		}
		t := date(y, m, d+7*n)
		return within(t.AddDate(0, 0, -3), t.AddDate(0, 0, 4))
	case "month":
		if from.unit > month {
			return moment{}
		}
		return moment{begin: date(y, m+time.Month(n), 1), unit: month}
	case "year":
		if n <= -100 || n >= 100 { // round numbers
			return moment{}
		}
		return moment{begin: date(y+n, 1, 1), unit: year}
	}
	return moment{}
}

// endsRange tells whether a preposition gives the end of a time, or one that the event is not in: "until Friday".
func endsRange(preposition string) bool {
	return slices.Contains([]string{"by", "to", "until", "till", "before", "after", "for", "within", "prior to", "ahead of", "up to", "as of", "beyond", "than"}, preposition)
}
