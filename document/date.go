package document

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// parsePublished reads a date of publication: as [parseDate] does, or as the seconds or milliseconds of Unix.
func parsePublished(s string) (time.Time, bool) {
	s = strings.TrimSpace(s)
	if len(s) != len("20060102150405") { // those are digits as well
		// So that the year is one of the Web; a bare year is no such number.
		const least, most = 1e8, 1e10
		switch n, err := strconv.ParseFloat(s, 64); {
		case err != nil || strings.ContainsAny(s, "xXpP_") || len(s) == len("20060102") && n < 22e6:
		case n >= least && n < most:
			return unixTime(n), true
		case n >= least*1e3 && n < most*1e3:
			return unixTime(n / 1e3), true
		case n >= least*1e6 && n < most*1e6:
			return unixTime(n / 1e6), true
		}
	}
	return parseDate(s)
}

func unixTime(seconds float64) time.Time {
	whole, part := math.Modf(seconds)
	return time.Unix(int64(whole), int64(math.Round(part*1e6))*1e3).UTC()
}

// How a date is built, after tidyDate: what stands in a time of day and behind it, and the ways a day is written.
var (
	weekday = regexp.MustCompile(`(?i)\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?`)
	month   = regexp.MustCompile(`(?i)\b(jan)(?:uary)?\b\.?|\b(feb)(?:ruary)?\b\.?|\b(mar)(?:ch)?\b\.?|` +
		`\b(apr)(?:il)?\b\.?|\b(may)\b|\b(june?)\b\.?|\b(july?)\b\.?|\b(aug)(?:ust)?\b\.?|` +
		`\b(sep)(?:t|tember)?\b\.?|\b(oct)(?:ober)?\b\.?|\b(nov)(?:ember)?\b\.?|\b(dec)(?:ember)?\b\.?`)
	ordinal = regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th)\b`)
	remark  = regexp.MustCompile(`\s*\([A-Za-z ]*\)$`) // "(Central European Summer Time)"

	dayZone = regexp.MustCompile(`^(\d{4}-\d\d-\d\d)(?:[Zz]|[+-]\d\d:\d\d)$`) // of XML Schema
	figures = regexp.MustCompile(`^(\d{4})(\d\d)(\d\d)(?:[T ]?(\d\d)(\d\d)(\d\d)?( ?(?:Z|[+-]\d\d:?(?:\d\d)?))?)?$`)
	server  = regexp.MustCompile(`^(\d{1,2}/[A-Z][a-z]{2}/\d{4}):(\d)`) // as in the logs of web servers
	clock   = regexp.MustCompile(`(?:^|[ Tt])(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9})\d*)?)?` +
		`(?: ?([AaPp])\.?[Mm]\b\.?)?` +
		`|(?:^|[ T])(\d{1,2}) ?([AaPp])\.?[Mm]\b\.?`)
	zone = regexp.MustCompile(`^ ?(?:[Zz]|([A-Z]{3,4}|UT|ET|CT|MT|PT)?( ?[+-]\d\d?(?::?\d\d)?)?)` +
		`(?: [A-Z]{3,5})?(?:$| )`)
	dayForms = []struct {
		form        *regexp.Regexp
		y, m, d     int // the groups of year, month and day
		americanToo bool
	}{
		{regexp.MustCompile(`^(\d{4})([-/. ])(\d{1,2})[-/. ](\d{1,2})$`), 1, 3, 4, false},
		{regexp.MustCompile(`^(\d{4})[-/. ]?([A-Z][a-z]{2})[-/. ]?(\d{1,2})$`), 1, 2, 3, false},
		{regexp.MustCompile(`^(\d{1,2})(?:[-/. ]|\. )?([A-Z][a-z]{2})[-/. ]?('?\d\d|\d{4})$`), 3, 2, 1, false},
		{regexp.MustCompile(`^([A-Z][a-z]{2})[-/. ]?(\d{1,2})[-/. ](\d{4})$`), 3, 1, 2, false},
		{regexp.MustCompile(`^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$`), 3, 2, 1, false},
		{regexp.MustCompile(`^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$`), 3, 1, 2, true},
		{regexp.MustCompile(`^(\d{4})-(\d\d)$`), 1, 2, 0, false},
		{regexp.MustCompile(`^([A-Z][a-z]{2}) (\d{4})$`), 2, 1, 0, false},
	}
)

// parseDate reads a date, with or without the time of day, in any of the ways news writes it. Day and month in figures
// alone are read the American way, unless that gives none or there are stops between them.
func parseDate(s string) (time.Time, bool) {
	if len(s) > 80 || !mayBeDate(s) {
		return time.Time{}, false
	}
	s = tidyDate(s)
	if m := figures.FindStringSubmatch(s); m != nil {
		s = m[1] + "-" + m[2] + "-" + m[3]
		if m[4] != "" {
			s += "T" + m[4] + ":" + m[5]
			if m[6] != "" {
				s += ":" + m[6]
			}
			s += strings.TrimSpace(m[7])
		}
	}
	s = dayZone.ReplaceAllString(s, "$1")
	s = server.ReplaceAllString(s, "$1 $2")
	moment, place := time.Duration(0), time.UTC
	if m := clock.FindStringSubmatchIndex(s); m != nil {
		var ok bool
		if moment, ok = timeOfDay(s, m); !ok {
			return time.Time{}, false
		}
		before, behind := s[:m[0]], s[m[1]:]
		z := zone.FindStringSubmatch(behind)
		if z == nil {
			z = []string{"", "", ""}
		}
		if place, ok = offset(z[1], strings.TrimSpace(z[2])); !ok {
			return time.Time{}, false
		}
		s = strings.TrimSpace(before + " " + strings.TrimSpace(behind[len(z[0]):]))
	}
	y, m, d, ok := day(s)
	if !ok {
		return time.Time{}, false
	}
	return time.Date(y, m, d, 0, 0, 0, 0, place).Add(moment), true
}

// mayBeDate looks at a text for less than it takes to read it as a date: it has six figures, or three and the name of a
// month.
func mayBeDate(s string) bool {
	figures := 0
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			figures++
		}
	}
	if figures >= 6 || figures < 3 {
		return figures >= 6
	}
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len(word) >= 3 && strings.Contains(monthNames, strings.ToUpper(word[:1])+strings.ToLower(word[1:3])) {
			return true
		}
	}
	return false
}

// day reads a date without the time of day.
func day(s string) (y int, m time.Month, d int, ok bool) {
	for i := range dayForms {
		form := &dayForms[i]
		g := form.form.FindStringSubmatch(s)
		if g == nil {
			continue
		}
		year := strings.TrimPrefix(g[form.y], "'")
		if y = number(year); len(year) == 2 {
			// As Go and POSIX read them.
			if y += 1900; y < 1969 {
				y += 100
			}
		}
		m, d = time.Month(number(g[form.m])), 1
		if at := strings.Index(monthNames, g[form.m]); at%3 == 0 && g[form.m][0] > '9' {
			m = time.Month(at/3 + 1)
		}
		if form.d > 0 {
			d = number(g[form.d])
		}
		if form.americanToo && m > 12 {
			m, d = time.Month(d), int(m)
		}
		t := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
		return y, m, d, y > 1000 && m >= 1 && t.Month() == m && t.Day() == d
	}
	return 0, 0, 0, false
}

// monthNames are the months as tidyDate leaves them.
const monthNames = "JanFebMarAprMayJunJulAugSepOctNovDec"

// number is the value of a few digits, 0 for none.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

// timeOfDay reads what clock has matched.
func timeOfDay(s string, m []int) (time.Duration, bool) {
	group := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return s[m[2*i]:m[2*i+1]]
	}
	hour, half := number(group(1)+group(6)), strings.ToLower(group(5)+group(7))
	minute, second := number(group(2)), number(group(3))
	if hour > 23 || minute > 59 || second > 60 || half != "" && (hour > 12 || hour == 0) {
		return 0, false
	}
	if half != "" {
		hour %= 12
	}
	if half == "p" {
		hour += 12
	}
	nanoseconds := number((group(4) + "000000000")[:9])
	return time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute + time.Duration(second)*time.Second +
		time.Duration(nanoseconds), true
}

// zoneHours are the time zones that news names by their letters, in hours east of Greenwich.
var zoneHours = map[string]float64{
	"ET": -5, "EDT": -4, "EST": -5, "CT": -6, "CDT": -5, "CST": -6, "MT": -7, "MDT": -6, "MST": -7,
	"PT": -8, "PDT": -7, "PST": -8,
	"AKDT": -8, "AKST": -9, "HST": -10, "NDT": -2.5, "NST": -3.5, "ADT": -3, "BST": 1, "WEST": 1,
	"CET": 1, "CEST": 2, "EET": 2,
	"EEST": 3, "MSK": 3, "SAST": 2, "IST": 5.5, "PKT": 5, "HKT": 8, "SGT": 8, "JST": 9, "KST": 9,
	"AEST": 10, "AEDT": 11,
	"NZST": 12, "NZDT": 13,
}

// offset is the time zone of a name, an offset as in "+02:00", or both; a name that is unknown counts as Greenwich.
func offset(name, figures string) (*time.Location, bool) {
	seconds := int(zoneHours[name] * 3600)
	if figures != "" {
		hours, minutes, ok := strings.Cut(figures[1:], ":")
		if !ok && len(hours) > 2 {
			hours, minutes = hours[:len(hours)-2], hours[len(hours)-2:]
		}
		if number(hours) > 15 || number(minutes) > 59 {
			return nil, false
		}
		seconds = number(hours)*3600 + number(minutes)*60
		if figures[0] == '-' {
			seconds = -seconds
		}
	}
	if seconds == 0 {
		return time.UTC, true
	}
	return time.FixedZone(name, seconds), true
}

// tidyDate brings the spelling of dates down to a few: "Wednesday, Sept. 30th, 2015 at 4 p.m." is "Sep 30 2015 4 p.m.".
func tidyDate(s string) string {
	s = strings.ReplaceAll(s, "\u202f", " ")
	if strings.ContainsFunc(s, unicode.IsLetter) {
		s = spelled(s)
	}
	s = strings.NewReplacer(", ", " ", " at ", " ", " of ", " ", "|", " ", " - ", " ").Replace(s + " ")
	return strings.Join(strings.Fields(strings.TrimRight(s, " ,")), " ")
}

// spelled leaves out the day of the week, and of a month's name all but three letters.
func spelled(s string) string {
	s = remark.ReplaceAllString(s, "")
	s = weekday.ReplaceAllString(s, " ")
	s = month.ReplaceAllStringFunc(s, func(m string) string { return strings.ToUpper(m[:1]) + strings.ToLower(m[1:3]) })
	return ordinal.ReplaceAllString(s, "$1")
}
