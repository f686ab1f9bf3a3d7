package document

import (
	"strings"
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	day := time.Date(2015, 9, 30, 0, 0, 0, 0, time.UTC)
	for _, s := range []string{
		"2015-09-30", "20150930", "2015/09/30", "2015.09.30", "2015-9-30", "2015-09-30Z", "2015-09-30+02:00",
		"2015-Sep-30", "2015 Sep 30",
		"September 30, 2015", "Sept. 30, 2015", "Sep 30 2015", "SEPTEMBER 30, 2015",
		"Wednesday, September 30th, 2015", "Sep-30-2015",
		"30 September 2015", "Wednesday, 30 Sept 2015", "30th of September, 2015", "30. September 2015",
		"30.September 2015", "30-Sep-2015",
		"30-Sep-15", "30 Sep '15", "Wed 30 Sep 2015", "Wed., Sept. 30, 2015",
		"9/30/2015", "09-30-2015", "30/09/2015", "30-9-2015", "30.09.2015", "30. 9. 2015", " 30 September 2015 ",
	} {
		if got, ok := parseDate(s); !ok || !got.Equal(day) {
			t.Errorf("parseDate(%q) = %v, %t", s, got, ok)
		}
	}
	moment := time.Date(2015, 9, 30, 14, 3, 0, 0, time.UTC)
	for _, s := range []string{
		"2015-09-30T14:03:00Z", "2015-09-30T16:03:00+02:00", "2015-09-30T16:03:00+0200", "2015-09-30T16:03:00+02",
		"2015-09-30T09:03:00-05:00",
		"2015-09-30T19:33+05:30", "2015-09-30T14:03", "2015-09-30t14:03:00z", "2015-09-30 14:03:00",
		"2015-09-30 14:03:00Z",
		"2015-09-30T14:03:00.000Z", "2015-09-30T14:03:00,000Z", "2015-09-30T16:03:00.000000+02:00",
		"2015-09-30 16:03:00 +02:00",
		"2015-09-30 14:03:00 UTC", "2015-09-30 14:03:00 +0000 UTC", "2015-09-30 2:03 PM", "2015/09/30 14:03",
		"2015.09.30 14:03",
		"20150930140300", "201509301403", "20150930T140300Z", "20150930T160300+0200",
		"Wed, 30 Sep 2015 14:03:00 GMT", "Wed, 30 Sep 2015 14:03:00 +0000", "Wed, 30 Sep 2015 14:03 UT",
		"30 Sep 15 14:03 GMT",
		"Wednesday, 30-Sep-15 14:03:00 GMT", "Wed Sep 30 14:03:00 2015", "Wed Sep 30 14:03:00 UTC 2015",
		"Wed Sep 30 10:03:00 EDT 2015",
		"Wed, 30 Sep 2015 10:03:00 -0400 (EDT)", "Wed Sep 30 2015 16:03:00 GMT+0200 (Central European Summer Time)",
		"30/Sep/2015:14:03:00 +0000", "Sept. 30, 2015 at 2:03 p.m.", "Sep 30, 2015 2:03 PM",
		"Sep 30, 2015, 2:03 PM", "Sep 30, 2015 2:03\u202fPM",
		"Wed Sep 30, 2015 10:03am EDT", "9/30/2015 2:03:00 PM", "14:03, 30 September 2015 (UTC)",
		"2:03 PM, September 30, 2015",
		"September 30, 2015 - 14:03", "30 September 2015 | 14:03", "30. September 2015, 16:03 CEST",
	} {
		if got, ok := parseDate(s); !ok || !got.Equal(moment) {
			t.Errorf("parseDate(%q) = %v, %t", s, got, ok)
		}
	}
	for s, want := range map[string]time.Time{
		"2015-09":                       time.Date(2015, 9, 1, 0, 0, 0, 0, time.UTC),
		"September 2015":                time.Date(2015, 9, 1, 0, 0, 0, 0, time.UTC),
		"19-Nov-12":                     time.Date(2012, 11, 19, 0, 0, 0, 0, time.UTC),
		"19-Nov-89":                     time.Date(1989, 11, 19, 0, 0, 0, 0, time.UTC),
		"5/6/2015":                      time.Date(2015, 5, 6, 0, 0, 0, 0, time.UTC),
		"5.6.2015":                      time.Date(2015, 6, 5, 0, 0, 0, 0, time.UTC),
		"29 February 2016":              time.Date(2016, 2, 29, 0, 0, 0, 0, time.UTC),
		"2015-09-30 12 a.m.":            day,
		"2015-09-30 12 pm":              day.Add(12 * time.Hour),
		"2015-09-30T14:03:00.123456789": moment.Add(123456789),
		"Sept. 30, 2015 at 4 p.m.":      day.Add(16 * time.Hour),
	} {
		if got, ok := parseDate(s); !ok || !got.Equal(want) {
			t.Errorf("parseDate(%q) = %v, %t, want %v", s, got, ok, want)
		}
	}
	for _, s := range []string{
		"", "yesterday", "May", "2015", "99/99/9999", "They met on May 5, 2015 in Vienna", strings.Repeat("1", 100),
		"30 February 2015",
		"2015-13-01", "2015-02-29", "30 Cat 2015", "14:03", "4 p.m.", "25:00, 30 September 2015", "1443621780",
		"0000-00-00", "1-2", "2-1",
		"Arsenal 2", "June 3", "13:00 PM 2015-09-30", "2015-09-30T14:03:00+99:00",
	} {
		if got, ok := parseDate(s); ok {
			t.Errorf("parseDate(%q) = %v", s, got)
		}
	}
}

func TestParsePublished(t *testing.T) {
	moment := time.Date(2015, 9, 30, 14, 3, 0, 0, time.UTC)
	for _, s := range []string{"1443621780", "1443621780000", "1443621780.0", "1.44362178e9", "1443621780000000",
		"20150930140300", " 2015-09-30T14:03:00Z "} {
		if got, ok := parsePublished(s); !ok || !got.Equal(moment) {
			t.Errorf("parsePublished(%q) = %v, %t", s, got, ok)
		}
	}
	if got, ok := parsePublished("1443621780.25"); !ok || !got.Equal(moment.Add(250*time.Millisecond)) {
		t.Errorf("%v, %t", got, ok)
	}
	if got, ok := parsePublished("20150930"); !ok || got.Format(time.DateOnly) != "2015-09-30" {
		t.Errorf("%v, %t", got, ok)
	}
	for _, s := range []string{"2015", "0", "-1", "NaN", "Inf", "1e300", "0x1p31", "soon", "null"} {
		if got, ok := parsePublished(s); ok {
			t.Errorf("parsePublished(%q) = %v", s, got)
		}
	}
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"Wed, 30 Sep 2015 14:03:00 +0000", "9/30/2015 2:03:00 PM",
		"30/Sep/2015:14:03:00 +0000", "1443621780.25", "19-Nov-12"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, ok := parsePublished(s)
		if ok != !got.IsZero() || ok && (got.Year() < 1000 || got.Year() > 9999) {
			t.Fatalf("%q: %v, %t", s, got, ok)
		}
		if again, _ := parsePublished(got.Format(time.RFC3339Nano)); ok && !again.Equal(got) {
			t.Fatalf("%q: %v is read as %v", s, got, again)
		}
	})
}
