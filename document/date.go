package document

import (
	"regexp"
	"strings"
	"time"
)

// dateLayouts are the ways dates are written, after tidyDate.
var dateLayouts = []string{
	time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00",
	"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 MST", "2006-01-02 15:04:05", "2006-01-02 15:04",
	"2006-01-02", "2006/01/02", "2006/01/02 15:04:05", "20060102", "20060102150405", "20060102T150405Z", "2006-01",
	"2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04:05", "2 Jan 2006 15:04 MST", "2 Jan 2006 15:04", "2 Jan 2006",
	"Jan 2 2006 15:04:05 MST", "Jan 2 2006 15:04:05", "Jan 2 2006 15:04 MST", "Jan 2 2006 15:04", "Jan 2 2006 3:04 PM MST",
	"Jan 2 2006 3:04 PM", "Jan 2 2006", "Jan 2 15:04:05 MST 2006", "Jan 2 15:04:05 2006", "Jan 2006", "1/2/2006", "1/2/2006 15:04:05",
}

var (
	weekday = regexp.MustCompile(`(?i)\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?`)
	month   = regexp.MustCompile(`(?i)\b(jan)(?:uary)?\b\.?|\b(feb)(?:ruary)?\b\.?|\b(mar)(?:ch)?\b\.?|\b(apr)(?:il)?\b\.?|\b(may)\b|` +
		`\b(june?)\b\.?|\b(july?)\b\.?|\b(aug)(?:ust)?\b\.?|\b(sep)(?:t|tember)?\b\.?|\b(oct)(?:ober)?\b\.?|\b(nov)(?:ember)?\b\.?|\b(dec)(?:ember)?\b\.?`)
	ordinal = regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th)\b`)
	halfDay = regexp.MustCompile(`(?i)(\d)\s*([ap])\.?m\b\.?`)
)

// parseDate reads a date, with or without the time of day, in any of the ways news writes it. Day and month in figures
// alone are read the American way.
func parseDate(s string) (time.Time, bool) {
	if len(s) > 60 {
		return time.Time{}, false
	}
	s = tidyDate(s)
	for _, layout := range dateLayouts {
		// The zone of the machine must not count.
		if t, err := time.ParseInLocation(layout, s, time.UTC); err == nil && t.Year() > 1000 {
			return inZone(t), true
		}
	}
	return time.Time{}, false
}

// zoneHours are the time zones that news names by their letters, in hours east of Greenwich.
var zoneHours = map[string]int{
	"EDT": -4, "EST": -5, "CDT": -5, "CST": -6, "MDT": -6, "MST": -7, "PDT": -7, "PST": -8, "BST": 1, "CET": 1, "CEST": 2,
}

// inZone gives a time whose zone is known by its letters alone the zone's offset.
func inZone(t time.Time) time.Time {
	name, offset := t.Zone()
	hours, known := zoneHours[name]
	if offset != 0 || !known {
		return t
	}
	zone := time.FixedZone(name, hours*3600)
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), zone)
}

// tidyDate brings the spelling of dates down to a few: "Wednesday, Sept. 30th, 2015 at 4 p.m." is "Sep 30 2015 4 PM".
func tidyDate(s string) string {
	s = weekday.ReplaceAllString(s, " ")
	s = month.ReplaceAllStringFunc(s, func(m string) string { return strings.ToUpper(m[:1]) + strings.ToLower(m[1:3]) })
	s = ordinal.ReplaceAllString(s, "$1")
	s = halfDay.ReplaceAllStringFunc(s, func(m string) string {
		half := " AM"
		if strings.ContainsAny(m, "pP") {
			half = " PM"
		}
		return m[:1] + half
	})
	s = strings.NewReplacer(",", " ", " at ", " ", " of ", " ", "|", " ").Replace(s)
	return strings.Join(strings.Fields(s), " ")
}
