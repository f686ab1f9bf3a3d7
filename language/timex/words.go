package timex

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// parts are what the words for a time say. Of several of one kind the first counts, so that a range gives its start.
type parts struct {
	year, day           int
	month               time.Month
	weekday             time.Weekday
	hasWeekday, ordinal bool
	hour, minute        int // -1 for none
	zone                string
	count               int    // "three", 0 for none
	nth                 int    // "third", 0 for none
	which               string // "last", "this", "next", "that"
	unit                string // "week"
	plural              bool   // "weeks"
	direction           string // "ago", "earlier", "later", "hence"
	deictic             string // "yesterday"
	season, part        string // "SU", "MO"
	decade              int    // its first year, 0 for none
	feast               *feast
	ofYear              bool // "of the year", behind a quarter or half
	ofThe               bool // "the end of the", behind which a unit stands
	several             bool // "a few"
	strange             bool // a word that is no time's
}

// parse reads lower-cased words.
func parse(words []string) parts {
	l := load()
	p := parts{hour: -1}
	for i := 0; i < len(words); i++ {
		if n, named := l.nameAt(words[i:]); n > 0 && (named.feast != nil || named.words != nil) {
			if named.feast != nil {
				p.feast = named.feast
			} else {
				p.merge(parse(named.words))
			}
			i += n - 1
			continue
		}
		next := ""
		if i+1 < len(words) {
			next = strings.TrimSuffix(words[i+1], ".")
		}
		if p.calendarWord(words, i) {
			continue
		}
		w := word(words[i])
		if h, min, ok := clock(w, next); ok && p.hour < 0 {
			p.hour, p.minute = h, min
			if meridiem(next) != "" {
				i++
			}
			continue
		}
		if z := l.Zones[w]; z != "" {
			p.zone = z
			continue
		}
		if n := p.number(words[i:]); n > 0 {
			i += n - 1
			continue
		}
		switch {
		case l.Several[w]:
			p.several = true
		case !l.Idle[w]:
			p.strange = true
		}
	}
	return p
}

// word is a word without the stop of an abbreviation and without "mid-".
func word(w string) string {
	return strings.TrimPrefix(strings.TrimSuffix(w, "."), "mid-")
}

// merge takes over a date that a name stands for.
func (p *parts) merge(o parts) {
	p.month, p.day = o.month, o.day
	if p.year == 0 {
		p.year = o.year
	}
}

// calendarWord reads word i where it belongs to the calendar, and reports whether it does.
func (p *parts) calendarWord(words []string, i int) bool {
	l, w := load(), word(words[i])
	before := ""
	if i > 0 {
		before = words[i-1]
	}
	if dates, ok := Written(w); ok {
		p.written(dates)
		return true
	}
	if m := l.Months[w]; m > 0 {
		if p.month == 0 {
			p.month = time.Month(m)
		}
		return true
	}
	if d, ok := l.Weekdays[strings.TrimSuffix(w, "s")]; ok && w != "s" {
		if !p.hasWeekday {
			p.weekday, p.hasWeekday = time.Weekday(d), true
		}
		return true
	}
	switch w {
	case "today", "tonight", "yesterday", "tomorrow":
		p.deictic = w
		if w == "tonight" {
			p.part = "NI"
		}
		return true
	case "last", "this", "next", "that", "previous", "following", "coming", "past", "same", "current", "upcoming",
		"recent":
		if before == "the" { // "the next month" is one in the story, "the last month" any thirty days
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
		return true
	case "ago", "earlier", "later", "before", "after", "hence":
		p.direction = w
		return true
	case "now":
		if before == "from" {
			p.direction = "hence"
			return true
		}
	case "noon", "midnight":
		if p.hour < 0 && i == 0 && (w == "noon" || len(words) > 1) {
			p.hour, p.minute = map[string]int{"noon": 12, "midnight": 0}[w], 0
			return true
		}
	}
	if s := l.Seasons[w]; s != "" {
		p.season = s
		return true
	}
	if part := l.Parts[strings.TrimSuffix(w, "s")]; part != "" {
		if p.part == "" {
			p.part = part
		}
		if p.unit == "" {
			p.unit = strings.TrimSuffix(w, "s")
		}
		return true
	}
	if n, ok := l.Ordinals[w]; ok {
		p.nth = n
		if i+2 < len(words) && words[i+1] == "of" && l.Months[words[i+2]] > 0 { // "Fourth of July"
			p.day = n
		}
		return true
	}
	if len(w) == 2 && w[0] == 'q' && w[1] >= '1' && w[1] <= '4' { // "Q3 2019"
		p.nth, p.unit = int(w[1]-'0'), "quarter"
		return true
	}
	if w == "the" && i > 0 && before == "of" && i+2 == len(words) { // "the end of the year"
		p.ofThe = true
		return true
	}
	if w == "weekend" || w == "weekends" || w == "half" || l.Units[w] != "" && l.Units[w] != "TS" {
		if p.unit == "" || l.Parts[p.unit] != "" {
			p.unit = singular(w)
			p.plural = p.unit != w
		} else if w == "year" {
			p.ofYear = true
		}
		return true
	}
	return p.readDecade(w, before)
}

// written takes over a date in figures, of which only the year may be plain.
func (p *parts) written(dates []string) {
	if len(dates) == 0 {
		p.strange = true
		return
	}
	if t, err := time.Parse(time.DateOnly, dates[0]); err == nil {
		p.year, p.month, p.day = t.Year(), t.Month(), t.Day()
		return
	}
	p.year, _ = strconv.Atoi(dates[0])
}

// readDecade reads "1990s", "'90s" and "nineties".
func (p *parts) readDecade(w, before string) bool {
	if y := load().Decades[w]; y > 0 {
		p.decade = y
		return true
	}
	m := decade.FindStringSubmatch(w)
	if m == nil {
		return false
	}
	y, _ := strconv.Atoi(m[1] + m[2])
	if m[1] == "" {
		y += 1900 // "the '20s" may be either
		if y < 1930 {
			p.strange = true
		}
	}
	if m[1] != "" && y%100 == 0 && y < 2000 { // "the 1800s"
		p.nth, p.unit = y/100+1, "century"
		return true
	}
	p.decade = y
	return true
}

// number reads a number at the head of words and returns how many of them it takes.
func (p *parts) number(words []string) int {
	l, w := load(), word(words[0])
	next := ""
	if len(words) > 1 {
		next = strings.TrimSuffix(words[1], ".")
	}
	if n, ok := l.Counts[w]; ok {
		if p.count == 0 || w != "a" && w != "an" {
			p.count = n
		}
		if unit := l.Counts[next]; n >= 20 && unit > 0 && unit < 10 { // "twenty-five", whose hyphen is left out
			p.count += unit
			return 2
		}
		return 1
	}
	digits := strings.TrimRight(w, "stndrh")
	v, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	switch {
	case next == "century" || next == "centuries":
		p.nth = v
	case IsDuration(next):
		p.count = v
	case len(w) == 4 && digits == w && v/100 < 24 && v%100 < 60 && l.Zones[next] != "": // "2200 GMT"
		p.hour, p.minute = v/100, v%100
	case IsYear(w):
		if p.year == 0 {
			p.year = v
		}
	case v >= 1 && v <= 31:
		if p.day == 0 {
			p.day, p.ordinal = v, digits != w
		}
	default:
		p.strange = true
	}
	return 1
}

func singular(w string) string {
	if w == "centuries" {
		return "century"
	}
	return strings.TrimSuffix(w, "s")
}

// IsDuration reports whether a lower-cased word is a length of time: "hours".
func IsDuration(word string) bool {
	u := load().Units[word]
	return u != "" && u != "TS" || word == "weekend" || word == "weekends"
}

// IsYear reports whether a word is written as a year is.
func IsYear(word string) bool {
	n, err := strconv.Atoi(word)
	return err == nil && n >= 1000 && n < 2200 && len(word) == 4
}

// IsClock reports whether lower-cased words name a time of day and no day.
func IsClock(words []string) bool {
	p := parse(words)
	day := p.day > 0 || p.month > 0 || p.year > 0 || p.hasWeekday || p.which != "" || p.deictic != ""
	return !p.strange && p.hour >= 0 && !day
}

// Gives reports whether lower-cased words under a preposition say when something was, though no calendar can tell the
// day: "in recent years", "in the 19th century", "every Friday". How long it took, and the time of day, do not.
func Gives(words []string, preposition string) bool {
	p := parse(words)
	has := func(w string) bool { return slices.Contains(words, w) }
	switch {
	case p.month > 0, p.feast != nil, p.year > 0, p.decade > 0, p.hasWeekday, p.deictic != "", p.season != "":
		return true
	case p.unit == "":
		return p.which == "past" && preposition == "in" // "in the past"
	case p.unit == "century", p.which != "", p.direction != "", has("recent"), has("every"), has("each"):
		return true
	}
	return p.count == 0 && p.nth == 0 && p.unit != "quarter" && p.unit != "half" &&
		(preposition == "on" && p.unit == "day" || preposition == "in" && has("the") && IsDuration(p.unit))
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

// clock reads "3" before "p.m.", "15:30", "3pm", and "1530" before "UTC" or "local time".
func clock(w, next string) (hour, minute int, ok bool) {
	half := meridiem(next)
	if len(w) == 4 && (load().Zones[next] != "" || next == "local" || next == "hrs") {
		w = w[:2] + ":" + w[2:]
	}
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
	if err != nil || hour < 0 || hour > 23 {
		return 0, 0, false
	}
	if colon {
		if minute, err = strconv.Atoi(min); err != nil || len(min) != 2 || minute < 0 || minute > 59 {
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
