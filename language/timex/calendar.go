package timex

import (
	"slices"
	"time"
)

// Calendar reads words for times as a story of some day means them.
type Calendar struct {
	// Anchor is the time that the story spoke of last: "the next day" counts from it.
	Anchor Time
	// Future says that the clause with the words is of what is still to come.
	Future bool
	// Near says that nothing tells on which side of the day of writing a day of the year lies: the nearest is meant.
	Near bool

	published time.Time // midnight of the day of writing, zero when unknown
	hour      int       // of writing, -1 when unknown
}

// NewCalendar is the calendar of a story published then; the zero time is unknown.
func NewCalendar(published time.Time) Calendar {
	c := Calendar{hour: -1}
	if !published.IsZero() {
		y, m, d := published.Date()
		c.published = date(y, m, d)
		if h, min, s := published.Clock(); h+min+s > 0 {
			c.hour = h
		}
	}
	return c
}

// Read returns the time that lower-cased words name, the zero Time where they name none that can be told. Punctuation
// and prepositions before it are left out of the words.
func (c Calendar) Read(words []string) Time {
	if t, ok := c.beside(words); ok {
		return t
	}
	p := parse(words)
	if p.strange || p.several {
		return Time{}
	}
	if slices.Equal(words, []string{"the", "weekend"}) { // the one just past, or to come
		p.which = "this"
	}
	t := c.dayOf(&p)
	switch y := t.Begin.Year(); {
	case y < 0 || y > 9999:
		return Time{}
	case t.Unit == Day && p.hour >= 0:
		return t.at(&p)
	case t.Unit == Day && p.part != "":
		return Time{Begin: t.Begin, Unit: DayPart, Part: p.part}
	}
	return t
}

// at is the time of day on a day.
func (t Time) at(p *parts) Time {
	clock := time.Duration(p.hour)*time.Hour + time.Duration(p.minute)*time.Minute
	return Time{Begin: t.Begin.Add(clock), Unit: Minute, Zone: p.zone}
}

// beside reads "the day before yesterday", "the week before last" and "two days after december 25"; ok is false for
// other words.
func (c Calendar) beside(words []string) (t Time, ok bool) {
	i := slices.IndexFunc(words, func(w string) bool { return w == "before" || w == "after" || w == "from" })
	if i < 1 || i+1 == len(words) || words[i+1] == "now" {
		return Time{}, false
	}
	p := parse(words[:i])
	if p.strange || p.unit == "" || p.which != "" || p.direction != "" || words[i] == "from" && p.count == 0 {
		return Time{}, false
	}
	step, tail := max(1, p.count), words[i+1:]
	if words[i] == "before" {
		step = -step
	}
	if IsDayPart(p.unit) {
		p.unit = "day"
	}
	if tail[0] == "last" || tail[0] == "next" {
		if len(tail) == 1 { // as far again as the last one
			if c.published.IsZero() {
				return Time{}, true
			}
			return c.shift(dayAt(c.published), 2*step, p.unit), true
		}
	}
	from := c.Read(tail) // "two days after Christmas"
	if from.Unit == None {
		return Time{}, false
	}
	return c.shift(from, step, p.unit), true
}

// dayOf is the time that parts name, times of day left out.
func (c Calendar) dayOf(p *parts) Time {
	known := !c.published.IsZero()
	switch {
	case p.month > 0 || p.feast != nil:
		return c.calendarDate(p)
	case p.decade > 0:
		return Time{Begin: date(p.decade, 1, 1), Unit: Decade}
	case p.nth > 0 && p.unit == "century":
		return Time{Begin: date(100*(p.nth-1), 1, 1), Unit: Century}
	case p.nth > 0 && (p.unit == "quarter" || p.unit == "half"):
		return c.partOfYear(p)
	case p.season != "" && (p.year > 0 || known && p.which != ""):
		return c.season(p)
	case p.year > 0 && p.count == 0:
		return yearAt(p.year)
	case p.direction != "" && p.unit != "" && p.which == "":
		return c.counted(p)
	case !known:
		return Time{}
	case p.deictic != "":
		return dayAt(c.published.AddDate(0, 0, map[string]int{"yesterday": -1, "tomorrow": 1}[p.deictic]))
	case p.hasWeekday:
		return c.weekday(p)
	case p.which != "" && p.unit != "" && p.count == 0:
		return c.period(p)
	case p.day > 0 && p.ordinal && (p.unit == "" || IsDayPart(p.unit)): // "the 4th", not "the 4th day"
		return c.dayOfMonth(p.day)
	case p.count > 0 && p.unit != "" && p.which == "" && p.direction == "" && c.Future:
		return c.shift(Time{Begin: c.published, Unit: Day}, p.count, p.unit) // "will meet in two weeks"
	}
	return Time{}
}

// calendarDate reads "Sept. 30, 2015", "30 September", "March 2011", "last December" and "Good Friday". Without a
// year the nearest is meant on that side of the day of writing on which the clause is.
func (c Calendar) calendarDate(p *parts) Time {
	of := func(y int) time.Time {
		switch {
		case p.feast != nil:
			return p.feast.in(y)
		case p.day > 0:
			return date(y, p.month, p.day)
		}
		return date(y, p.month, 1)
	}
	y := p.year
	if y == 0 {
		if y = c.yearOf(p, of); y == 0 {
			return Time{}
		}
	}
	t := of(y)
	switch {
	case p.feast != nil:
		return dayAt(t)
	case p.day == 0:
		return Time{Begin: t, Unit: Month}
	case t.Day() != p.day: // February 30
		return Time{}
	case p.unit == "week": // "the week of May 3"
		return weekAt(t)
	}
	return dayAt(t)
}

// yearOf is the year that is meant where the words name none, 0 where it cannot be told; of is the day in a year.
func (c Calendar) yearOf(p *parts, of func(year int) time.Time) int {
	if c.published.IsZero() {
		return 0
	}
	y := c.published.Year()
	if p.unit == "year" && p.which != "" { // "in March last year"
		return c.period(&parts{which: p.which, unit: "year"}).yearOrNone()
	}
	here, there := c.published, of(y)
	if p.feast == nil && p.day == 0 {
		here = date(y, c.published.Month(), 1)
	}
	switch {
	case p.which == "" && c.Near:
		for _, other := range [...]int{y - 1, y + 1} {
			if of(other).Sub(here).Abs() < of(y).Sub(here).Abs() {
				return other
			}
		}
	case p.which == "last" && !there.Before(here), p.which == "" && !c.Future && there.After(here):
		y--
	case p.which == "next" && !there.After(here), p.which == "" && c.Future && there.Before(here):
		y++
	case p.which == "that" || p.which == "same":
		return c.Anchor.yearOrNone()
	}
	return y
}

// yearOrNone is the year of a time, 0 for none.
func (t Time) yearOrNone() int {
	if t.Unit == None {
		return 0
	}
	return t.Begin.Year()
}

// partOfYear reads "the third quarter of 2014", "the first half of last year" and "the second quarter".
func (c Calendar) partOfYear(p *parts) Time {
	months, unit := 3, Quarter
	if p.unit == "half" {
		months, unit = 6, Half
	}
	begin := time.Month(1 + months*(p.nth-1))
	y := p.year
	switch {
	case begin > 12 || y == 0 && c.published.IsZero():
		return Time{}
	case y > 0:
	case p.which != "":
		if y = c.period(&parts{which: p.which, unit: "year"}).yearOrNone(); y == 0 {
			return Time{}
		}
	default:
		switch y = c.published.Year(); {
		case p.ofYear:
		case !c.Future && date(y, begin, 1).After(c.published):
			y--
		case c.Future && !date(y, begin+time.Month(months), 1).After(c.published):
			y++
		}
	}
	return Time{Begin: date(y, begin, 1), Unit: unit}
}

// season reads "the summer of 2014", "last winter", "next spring" and "in the summer". A winter has the year in which
// it begins.
func (c Calendar) season(p *parts) Time {
	month := map[string]time.Month{"SP": time.March, "SU": time.June, "FA": time.September, "WI": time.December}[p.season]
	in := func(y int) Time { return Time{Begin: date(y, month, 1), Unit: Season} }
	if p.year > 0 {
		return in(p.year)
	}
	if p.unit == "year" && p.which != "" { // "last year's summer"
		if y := c.period(&parts{which: p.which, unit: "year"}).yearOrNone(); y > 0 {
			return in(y)
		}
		return Time{}
	}
	y := c.published.Year()
	begun := func(y int) bool { return !date(y, month, 1).After(c.published) }
	over := func(y int) bool { return !date(y, month+3, 1).After(c.published) }
	switch p.which {
	case "last":
		for !over(y) {
			y--
		}
	case "next", "coming", "upcoming":
		for begun(y) {
			y++
		}
	case "this", "current":
		if begun(y-1) && !over(y-1) {
			y--
		}
	case "":
		for !c.Future && !begun(y) {
			y--
		}
		for c.Future && over(y) {
			y++
		}
	case "that", "same":
		if y = c.Anchor.yearOrNone(); y == 0 {
			return Time{}
		}
	default:
		return Time{}
	}
	return in(y)
}

// weekday reads "Tuesday": the last one in the past, this day included, or the next one to come.
func (c Calendar) weekday(p *parts) Time {
	back := (int(c.published.Weekday()) - int(p.weekday) + 7) % 7
	ahead := (7 - back) % 7
	if p.unit == "week" && p.which != "" { // "Friday last week"
		monday := c.published.AddDate(0, 0, -(int(c.published.Weekday())+6)%7)
		step := map[string]int{"last": -7, "previous": -7, "next": 7, "this": 0}
		offset, ok := step[p.which]
		if !ok {
			return Time{}
		}
		return dayAt(monday.AddDate(0, 0, offset+(int(p.weekday)+6)%7))
	}
	if p.direction == "ago" { // "two Tuesdays ago"
		if back == 0 {
			back = 7
		}
		return dayAt(c.published.AddDate(0, 0, -back-7*(max(p.count, 1)-1)))
	}
	switch p.which {
	case "", "this", "past", "coming", "upcoming", "same", "that":
		if c.Future && p.which != "past" || p.which == "coming" || p.which == "upcoming" {
			return dayAt(c.published.AddDate(0, 0, ahead))
		}
		return dayAt(c.published.AddDate(0, 0, -back))
	case "last": // not yesterday, which has a word of its own
		if back <= 1 {
			back += 7
		}
		return dayAt(c.published.AddDate(0, 0, -back))
	case "next":
		if ahead == 0 {
			ahead = 7
		}
		return dayAt(c.published.AddDate(0, 0, ahead))
	case "following":
		if c.Anchor.Unit == None || c.Anchor.Unit > Day {
			return Time{}
		}
		return dayAt(c.Anchor.Begin.AddDate(0, 0, (int(p.weekday)-int(c.Anchor.Begin.Weekday())+6)%7+1))
	}
	return Time{}
}

// dayOfMonth reads "the 4th".
func (c Calendar) dayOfMonth(d int) Time {
	first := date(c.published.Year(), c.published.Month(), 1)
	step := 0
	if !c.Future && d > c.published.Day() {
		step = -1
	} else if c.Future && d < c.published.Day() {
		step = 1
	}
	first = first.AddDate(0, step, 0)
	t := first.AddDate(0, 0, d-1)
	if t.Month() != first.Month() {
		return Time{}
	}
	return dayAt(t)
}

// period reads "last month", "this morning", "the following year".
func (c Calendar) period(p *parts) Time {
	from, step := Time{Begin: c.published, Unit: Day}, 0
	switch p.which {
	case "last":
		step = -1
	case "next", "coming", "upcoming":
		step = 1
	case "this", "current":
	case "previous", "following", "that", "same":
		from = c.Anchor
		step = map[string]int{"previous": -1, "following": 1}[p.which]
	default: // "the past week" is seven days, whichever
		return Time{}
	}
	switch p.unit {
	case "day":
		if from.Unit == None || from.Unit > Day || p.which == "last" || p.which == "this" || p.which == "coming" ||
			p.which == "next" {
			return Time{}
		}
		y, m, d := from.Begin.Date()
		return dayAt(date(y, m, d+step))
	case "quarter":
		if from.Unit == None || from.Unit > Quarter {
			return Time{}
		}
		return Time{Begin: date(from.Begin.Year(), (from.Begin.Month()-1)/3*3+1+time.Month(3*step), 1), Unit: Quarter}
	case "decade", "century":
		if from.Unit == None {
			return Time{}
		}
		if p.unit == "decade" {
			return Time{Begin: date(from.Begin.Year()/10*10+10*step, 1, 1), Unit: Decade}
		}
		return Time{Begin: date(from.Begin.Year()/100*100+100*step, 1, 1), Unit: Century}
	case "morning", "afternoon", "evening", "night":
		if from.Unit == None || from.Unit > Day || p.which == "last" && p.unit != "night" || p.which == "next" {
			return Time{}
		}
		y, m, d := from.Begin.Date()
		return dayAt(date(y, m, d+step))
	case "weekend":
		if from.Unit == None || from.Unit > Day {
			return Time{}
		}
		saturday := from.Begin.AddDate(0, 0, -(int(from.Begin.Weekday())+1)%7)
		sunday := from.Begin.Weekday() == time.Sunday
		switch {
		case step < 0 && sunday, step < 0 && from.Begin.Weekday() == time.Saturday:
			saturday = saturday.AddDate(0, 0, -7)
		case step > 0, step == 0 && c.Future && saturday.AddDate(0, 0, 1).Before(from.Begin):
			saturday = saturday.AddDate(0, 0, 7)
		}
		return Time{Begin: saturday, Unit: Weekend}
	case "week":
		if from.Unit == None || from.Unit > Week {
			return Time{}
		}
		return weekAt(from.Begin.AddDate(0, 0, 7*step))
	case "month":
		if from.Unit == None || from.Unit > Month {
			return Time{}
		}
		return Time{Begin: date(from.Begin.Year(), from.Begin.Month()+time.Month(step), 1), Unit: Month}
	case "year":
		if from.Unit == None {
			return Time{}
		}
		return yearAt(from.Begin.Year() + step)
	}
	return Time{}
}

// counted reads "three days ago", "two weeks earlier", "a year later". What is earlier or later is so than what the
// story spoke of last.
func (c Calendar) counted(p *parts) Time {
	from, n := c.Anchor, p.count
	switch p.direction {
	case "ago":
		from, n = Time{Begin: c.published, Unit: Day}, -n
	case "hence":
		from = Time{Begin: c.published, Unit: Day}
	case "earlier", "before":
		n = -n
	}
	if n == 0 || from.Begin.IsZero() {
		return Time{}
	}
	if p.deictic == "today" && p.unit == "year" { // "20 years ago today"
		return dayAt(c.published.AddDate(n, 0, 0))
	}
	return c.shift(from, n, p.unit)
}

// shift goes n units on from a time. The result is as precise as the unit.
func (c Calendar) shift(from Time, n int, unit string) Time {
	y, m, d := from.Begin.Date()
	switch unit {
	case "hour", "minute":
		if c.hour < 0 || unit == "minute" && (n > 60 || n < -60) || !from.Begin.Equal(c.published) {
			return Time{}
		}
		if unit == "minute" {
			n = 0
		}
		return dayAt(from.Begin.Add(time.Duration(c.hour+n) * time.Hour).Truncate(24 * time.Hour))
	case "day":
		if from.Unit > Day {
			return Time{}
		}
		return dayAt(date(y, m, d+n))
	case "week", "fortnight":
		if from.Unit > Week {
			return Time{}
		}
		if unit == "fortnight" {
			n *= 2
		}
		return Time{Begin: date(y, m, d+7*n-3), Unit: Week} // the days around
	case "month":
		if from.Unit > Month {
			return Time{}
		}
		return Time{Begin: date(y, m+time.Month(n), 1), Unit: Month}
	case "year":
		if n <= -100 || n >= 100 { // round numbers
			return Time{}
		}
		return yearAt(y + n)
	case "decade":
		return Time{Begin: date(y/10*10+10*n, 1, 1), Unit: Decade}
	}
	return Time{}
}
