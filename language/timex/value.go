package timex

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Value is what lower-cased words for a date, a time of day or something that comes again stand for, as TIMEX3 writes
// it; it is empty where they have none. What is known only in part has X for the rest: "XXXX-05-03". Punctuation is
// left out of the words, and the article before them belongs to them.
func (c Calendar) Value(words []string) string {
	if v := Repeated(words); v != "" {
		return v
	}
	if k := slices.Index(words, "every"); k > 0 { // "9 a.m. every Friday"
		return clockOf(words[:k], Repeated(words[k:]))
	}
	if t := c.Read(words); t.Unit != None {
		return t.Value()
	}
	if v := beforeChrist(words); v != "" {
		return v
	}
	p := parse(words)
	if p.strange {
		return reference(words)
	}
	if v := p.span(); v != "" {
		return v
	}
	return c.partly(&p)
}

// clockOf adds a time of day to the value of a day that comes again, where words are one.
func clockOf(words []string, day string) string {
	p := parse(words)
	if day == "P1D" {
		day = "XXXX-XX-XX"
	}
	if !IsClock(words) || len(day) != len("XXXX-XX-XX") {
		return day
	}
	return fmt.Sprintf("%sT%02d:%02d%s", day, p.hour, p.minute, p.zone)
}

// span is the value of "the past three years", "the last 24 hours", "several days ago" and "recent years".
func (p *parts) span() string {
	switch {
	case p.unit == "":
		return ""
	case p.direction == "ago" && (p.several || p.count == 0):
		return "PAST_REF"
	case p.direction != "":
		return ""
	}
	switch p.which {
	case "recent":
		return "PAST_REF"
	case "last", "past", "previous":
		if p.several || p.count > 0 || p.which == "past" && p.unit != "day" { // "the last day" is one of something
			return length(max(p.count, 1), p.several || p.plural && p.count == 0, p.unit)
		}
	case "next", "coming", "following":
		if p.several || p.count > 0 {
			return length(max(p.count, 1), p.several, p.unit)
		}
	}
	return ""
}

// partly is the value of what is known in part: without the year or without the day.
func (c Calendar) partly(p *parts) string {
	value := ""
	switch {
	case p.which != "" || p.direction != "" || p.deictic != "" || p.several || p.count > 0:
		return ""
	case (p.unit == "weekend" || p.ofThe) && c.published.IsZero():
		return ""
	case p.unit == "weekend" || p.ofThe:
		return c.period(&parts{which: "this", unit: p.unit}).Value()
	case p.season != "" && !c.published.IsZero():
		return c.season(p).Value()
	case p.season != "":
		return "XXXX-" + p.season
	case p.month > 0 && p.day > 0 && p.day > date(2000, p.month+1, 0).Day(): // "February 30"
		return ""
	case p.month > 0 && p.day > 0:
		value = fmt.Sprintf("XXXX-%02d-%02d", p.month, p.day)
	case p.month > 0:
		return fmt.Sprintf("XXXX-%02d", p.month)
	case p.hasWeekday:
		value = fmt.Sprintf("XXXX-WXX-%d", isoWeekday(p))
	}
	switch {
	case p.hour >= 0 && value == "" && !c.published.IsZero():
		return dayAt(c.published).at(p).Value()
	case p.hour < 0 && p.part == "":
		return value
	case value == "" && p.hour < 0:
		return ""
	case value == "":
		value = "XXXX-XX-XX"
	}
	if p.hour >= 0 {
		return fmt.Sprintf("%sT%02d:%02d%s", value, p.hour, p.minute, p.zone)
	}
	return value + "T" + p.part
}

// isoWeekday is 1 for Monday, 7 for Sunday.
func isoWeekday(p *parts) int { return (int(p.weekday)+6)%7 + 1 }

// reference is the value of "now", "recently", "the past".
func reference(words []string) string {
	w := words[len(words)-1]
	return load().References[w]
}

// beforeChrist reads "44 BC" and "AD 500".
func beforeChrist(words []string) string {
	if len(words) != 2 {
		return ""
	}
	era, year := words[1], words[0]
	n, err := strconv.Atoi(year)
	if err != nil { // "AD 500"
		era = year
		n, err = strconv.Atoi(words[1])
	}
	if err != nil || n < 1 || n > 9999 {
		return ""
	}
	switch strings.ReplaceAll(era, ".", "") {
	case "bc", "bce":
		return fmt.Sprintf("BC%04d", n)
	case "ad", "ce":
		return fmt.Sprintf("%04d", n)
	}
	return ""
}

// length is so many units: "P3D", "PT2H", "PXY".
func length(n int, several bool, unit string) string {
	u := load().Units[unit]
	if u == "" {
		return ""
	}
	period := "P"
	if rest, ok := strings.CutPrefix(u, "T"); ok {
		period, u = "PT", rest
	}
	letter := strings.TrimLeft(u, "0123456789")
	if several {
		return period + "X" + letter
	}
	if each, err := strconv.Atoi(strings.TrimSuffix(u, letter)); err == nil {
		n *= each
	}
	return period + strconv.Itoa(n) + letter
}

// Duration is the value of a length of time in lower-cased words, empty for none: "P3D" for "three days", "PT1H30M"
// for "an hour and a half", "PXY" for "several years", "P10Y" for "10-year".
func Duration(words []string) string {
	l := load()
	var n float64
	half, several, unit := false, false, ""
	for i, w := range words {
		w = word(w)
		value, err := strconv.ParseFloat(strings.ReplaceAll(w, ",", ""), 64)
		count, counted := l.Counts[w]
		switch {
		case err == nil && w[0] >= '0' && w[0] <= '9':
			n = value
		case w == "half":
			half = true
		case counted && count == 1 && i > 0 && (words[i-1] == "half" || words[i-1] == "and"): // "half an hour", "and a half"
		case counted:
			n += float64(count)
		case w == "hundred" || w == "thousand":
			n = max(n, 1) * map[string]float64{"hundred": 100, "thousand": 1000}[w]
		case l.Several[w]:
			several = true
		case l.Units[w] != "":
			if unit != "" {
				return "" // "two years and three months"
			}
			unit = w
		case w == "and" || l.Idle[w]:
		default:
			return ""
		}
	}
	whole := int(n)
	switch {
	case unit == "" || n >= 1e6:
		return ""
	case n == 0 && !half:
		if several || unit != singular(unit) { // "days"
			return length(0, true, unit)
		}
		return ""
	case several:
		return length(0, true, unit)
	case half && n == 0:
		return halfOf(unit)
	case half && singular(unit) == "hour":
		return fmt.Sprintf("PT%dH30M", whole)
	case half:
		n += 0.5
	}
	if n == float64(int(n)) {
		return length(int(n), false, unit)
	}
	u := l.Units[unit]
	letter := strings.TrimLeft(strings.TrimPrefix(u, "T"), "0123456789")
	if letter != strings.TrimPrefix(u, "T") {
		return length(int(n*10), false, "year") // "two and a half decades"
	}
	period := "P"
	if u[0] == 'T' {
		period = "PT"
	}
	return period + strconv.FormatFloat(n, 'f', -1, 64) + letter
}

// halfOf is the value of half a unit.
func halfOf(unit string) string {
	return map[string]string{"minute": "PT30S", "hour": "PT30M", "day": "PT12H", "year": "P6M", "decade": "P5Y",
		"century": "P50Y"}[singular(unit)]
}

// Repeated is the value of what comes again in lower-cased words, empty for all else: "XXXX-WXX-1" for "every Monday"
// and "Mondays", "P1D" for "daily" and "each day", "P1W" for "twice a week".
func Repeated(words []string) string {
	l := load()
	if len(words) == 0 {
		return ""
	}
	last := words[len(words)-1]
	switch first := words[0]; {
	case len(words) == 1:
		if v := l.Repeated[last]; v != "" {
			return v
		}
	case first == "every" || first == "each":
		return everyOne(words[1:])
	case len(words) > 2 && (first == "once" || first == "twice" || words[1] == "times"):
		return length(1, false, last)
	}
	day, plural := strings.CutSuffix(words[0], "s")
	if d, ok := l.Weekdays[day]; ok && plural && len(day) > 4 && len(words) == 1 {
		return fmt.Sprintf("XXXX-WXX-%d", (d+6)%7+1)
	}
	return ""
}

// everyOne is the value of what stands behind "every".
func everyOne(words []string) string {
	l := load()
	n, several := 1, false
	switch w := words[0]; {
	case w == "other":
		n, words = 2, words[1:]
	case l.Several[w]:
		several, words = true, words[1:]
	case l.Ordinals[w] > 0 && len(words) > 1:
		n, words = l.Ordinals[w], words[1:]
	case l.Counts[w] > 0:
		n, words = l.Counts[w], words[1:]
	default:
		if v, err := strconv.Atoi(w); err == nil && v > 0 && v < 1000 {
			n, words = v, words[1:]
		}
	}
	if len(words) == 0 {
		return ""
	}
	if v := length(n, several, words[0]); v != "" && len(words) == 1 {
		return v
	}
	if words[0] == "weekend" {
		return "XXXX-WXX-WE"
	}
	p := parse(words)
	switch {
	case p.strange || several || p.year > 0:
		return ""
	case p.part != "" && !p.hasWeekday:
		return "XXXX-XX-XXT" + p.part
	}
	p.unit = ""
	return Calendar{}.partly(&p)
}
