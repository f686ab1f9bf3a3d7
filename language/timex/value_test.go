package timex

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// What words stand for in a story of Thursday, 1 October 2015, which spoke of Tuesday, 10 March 2015 before.
func TestValue(t *testing.T) {
	for _, c := range []struct{ words, past, future string }{
		// Days.
		{"september 30 , 2015", "2015-09-30", "2015-09-30"},
		{"30 september", "2015-09-30", "2016-09-30"},
		{"sept. 30th", "2015-09-30", "2016-09-30"},
		{"the fourth of july", "2015-07-04", "2016-07-04"},
		{"the 5th of june , 2011", "2011-06-05", "2011-06-05"},
		{"the 4th", "2015-09-04", "2015-10-04"},
		{"2013-03-03", "2013-03-03", "2013-03-03"},
		{"14/3/2013", "2013-03-14", "2013-03-14"},
		{"3/4/2013", "2013", "2013"}, // in March or April
		{"19-nov-12", "2012-11-19", "2012-11-19"},
		{"february 30", "", ""},
		{"wednesday", "2015-09-30", "2015-10-07"},
		{"last wednesday", "2015-09-23", "2015-09-23"},
		{"next monday", "2015-10-05", "2015-10-05"},
		{"the following friday", "2015-03-13", "2015-03-13"},
		{"friday last week", "2015-09-25", "2015-09-25"},
		{"two tuesdays ago", "2015-09-22", "2015-09-22"},
		{"yesterday", "2015-09-30", "2015-09-30"},
		{"tomorrow", "2015-10-02", "2015-10-02"},
		{"the day before yesterday", "2015-09-29", "2015-09-29"},
		{"the day after tomorrow", "2015-10-03", "2015-10-03"},
		{"three days ago", "2015-09-28", "2015-09-28"},
		{"three days from now", "2015-10-04", "2015-10-04"},
		{"a day later", "2015-03-11", "2015-03-11"},
		{"two days earlier", "2015-03-08", "2015-03-08"},
		{"the next day", "2015-03-11", "2015-03-11"},
		{"the same day", "2015-03-10", "2015-03-10"},
		{"20 years ago today", "1995-10-01", "1995-10-01"},
		{"two days after christmas day", "2014-12-27", "2015-12-27"},
		// Names of days.
		{"new year 's eve", "2014-12-31", "2015-12-31"},
		{"christmas eve 2012", "2012-12-24", "2012-12-24"},
		{"halloween", "2014-10-31", "2015-10-31"},
		{"d-day", "1944-06-06", "1944-06-06"},
		{"easter sunday", "2015-04-05", "2016-03-27"},
		{"good friday 2013", "2013-03-29", "2013-03-29"},
		{"ash wednesday", "2015-02-18", "2016-02-10"},
		{"last easter", "2015-04-05", "2015-04-05"},
		{"thanksgiving", "2014-11-27", "2015-11-26"},
		{"labor day 2019", "2019-09-02", "2019-09-02"},
		{"memorial day", "2015-05-25", "2016-05-30"},
		{"martin luther king jr. day", "2015-01-19", "2016-01-18"},
		{"ramadan", "", ""},
		// Times of day.
		{"friday morning", "2015-09-25TMO", "2015-10-02TMO"},
		{"last night", "2015-09-30TNI", "2015-09-30TNI"},
		{"tonight", "2015-10-01TNI", "2015-10-01TNI"},
		{"that evening", "2015-03-10TEV", "2015-03-10TEV"},
		{"the night of 3 may 2019", "2019-05-03TNI", "2019-05-03TNI"},
		{"3 p.m. tuesday", "2015-09-29T15:00", "2015-10-06T15:00"},
		{"12:15 a.m. saturday", "2015-09-26T00:15", "2015-10-03T00:15"},
		{"wednesday 15:45 gmt", "2015-09-30T15:45Z", "2015-10-07T15:45Z"},
		{"8pm", "2015-10-01T20:00", "2015-10-01T20:00"},
		{"1430 utc", "2015-10-01T14:30Z", "2015-10-01T14:30Z"},
		{"2200 gmt", "2015-10-01T22:00Z", "2015-10-01T22:00Z"},
		{"9:30 a.m. est", "2015-10-01T09:30-05:00", "2015-10-01T09:30-05:00"},
		{"noon", "2015-10-01T12:00", "2015-10-01T12:00"},
		// Weeks and weekends.
		{"last week", "2015-W39", "2015-W39"},
		{"next week", "2015-W41", "2015-W41"},
		{"two weeks ago", "2015-W38", "2015-W38"},
		{"the week before last", "2015-W38", "2015-W38"},
		{"the week of may 3", "2015-W18", "2016-W18"},
		{"last weekend", "2015-W39-WE", "2015-W39-WE"},
		{"two weeks later", "2015-W13", "2015-W13"},
		// Months, quarters, seasons.
		{"march 2011", "2011-03", "2011-03"},
		{"early march", "2015-03", "2016-03"},
		{"mid-july", "2015-07", "2016-07"},
		{"december", "2014-12", "2015-12"},
		{"next month", "2015-11", "2015-11"},
		{"five months ago", "2015-05", "2015-05"},
		{"the third quarter of 2014", "2014-Q3", "2014-Q3"},
		{"q3 2014", "2014-Q3", "2014-Q3"},
		{"the fourth quarter of last year", "2014-Q4", "2014-Q4"},
		{"the second quarter", "2015-Q2", "2016-Q2"},
		{"last quarter", "2015-Q3", "2015-Q3"},
		{"the first half of 2014", "2014-H1", "2014-H1"},
		{"the second half of the year", "2015-H2", "2015-H2"},
		{"the summer of 2014", "2014-SU", "2014-SU"},
		{"winter 2014", "2014-WI", "2014-WI"},
		{"last summer", "2015-SU", "2015-SU"},
		{"last winter", "2014-WI", "2014-WI"},
		{"next spring", "2016-SP", "2016-SP"},
		{"the autumn", "2015-FA", "2015-FA"},
		{"the spring", "2015-SP", "2016-SP"},
		// Years and more.
		{"2012", "2012", "2012"},
		{"early 2019", "2019", "2019"},
		{"late last year", "2014", "2014"},
		{"the following year", "2016", "2016"},
		{"twenty - five years ago", "1990", "1990"},
		{"the 1990s", "199X", "199X"},
		{"the mid-1990s", "199X", "199X"},
		{"the '90s", "199X", "199X"},
		{"the nineties", "199X", "199X"},
		{"the 1800s", "18XX", "18XX"},
		{"the end of the year", "2015", "2015"},
		{"the middle of the month", "2015-10", "2015-10"},
		{"the weekend", "2015-W39-WE", "2015-W40-WE"},
		{"decades ago", "PAST_REF", "PAST_REF"},
		{"a decade ago", "200X", "200X"},
		{"this decade", "201X", "201X"},
		{"the 19th century", "18XX", "18XX"},
		{"the twentieth century", "19XX", "19XX"},
		{"44 bc", "BC0044", "BC0044"},
		{"ad 500", "0500", "0500"},
		// Spans, and what is only before or after.
		{"the past three years", "P3Y", "P3Y"},
		{"the last 24 hours", "PT24H", "PT24H"},
		{"the past week", "P1W", "P1W"},
		{"next five years", "P5Y", "P5Y"},
		{"the past few days", "PXD", "PXD"},
		{"the past years", "PXY", "PXY"},
		{"the last day", "", ""},
		{"several years ago", "PAST_REF", "PAST_REF"},
		{"recent years", "PAST_REF", "PAST_REF"},
		{"now", "PRESENT_REF", "PRESENT_REF"},
		{"recently", "PAST_REF", "PAST_REF"},
		// What comes again.
		{"every monday", "XXXX-WXX-1", "XXXX-WXX-1"},
		{"sundays", "XXXX-WXX-7", "XXXX-WXX-7"},
		{"every other friday", "XXXX-WXX-5", "XXXX-WXX-5"},
		{"every saturday night", "XXXX-WXX-6TNI", "XXXX-WXX-6TNI"},
		{"9 a.m. every friday", "XXXX-WXX-5T09:00", "XXXX-WXX-5T09:00"},
		{"every october", "XXXX-10", "XXXX-10"},
		{"each summer", "XXXX-SU", "XXXX-SU"},
		{"every morning", "XXXX-XX-XXTMO", "XXXX-XX-XXTMO"},
		{"every weekend", "XXXX-WXX-WE", "XXXX-WXX-WE"},
		{"every year", "P1Y", "P1Y"},
		{"every two weeks", "P2W", "P2W"},
		{"every third day", "P3D", "P3D"},
		{"every 15 minutes", "PT15M", "PT15M"},
		{"daily", "P1D", "P1D"},
		{"twice a week", "P1W", "P1W"},
		{"three times a month", "P1M", "P1M"},
		// None.
		{"the first day of the war", "", ""},
		{"tuesday in rain", "", ""},
		{"a thousand days ago", "", ""},
	} {
		words := strings.Fields(strings.ReplaceAll(strings.ReplaceAll(c.words, " ,", ""), " - ", " "))
		for _, future := range []bool{false, true} {
			cal := NewCalendar(date(2015, 10, 1))
			cal.Anchor, cal.Future = dayAt(date(2015, 3, 10)), future
			want := c.past
			if future {
				want = c.future
			}
			if got := cal.Value(words); got != want {
				t.Errorf("%q, future %t: got %q, want %q", c.words, future, got, want)
			}
		}
	}
}

// What can be told without a date of publication, and where nothing was said before.
func TestValueOfUndated(t *testing.T) {
	for words, want := range map[string]string{
		"friday":              "XXXX-WXX-5",
		"may 3":               "XXXX-05-03",
		"september":           "XXXX-09",
		"the summer":          "XXXX-SU",
		"friday morning":      "XXXX-WXX-5TMO",
		"3:30 p.m.":           "XXXX-XX-XXT15:30",
		"friday 3 p.m.":       "XXXX-WXX-5T15:00",
		"may 3 , 2019":        "2019-05-03",
		"the 1990s":           "199X",
		"yesterday":           "",
		"last week":           "",
		"three days ago":      "",
		"the next day":        "",
		"a year later":        "",
		"that year":           "",
		"the weekend":         "",
		"the end of the year": "",
	} {
		if got := NewCalendar(time.Time{}).Value(strings.Fields(strings.ReplaceAll(words, " ,", ""))); got != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
}

// A day of the year without a tense is the nearest.
func TestNearest(t *testing.T) {
	c := NewCalendar(date(2020, 1, 20))
	c.Near = true
	for words, want := range map[string]string{
		"january 12":  "2020-01-12",
		"march 3":     "2020-03-03",
		"december 5":  "2019-12-05",
		"february 29": "2020-02-29",
	} {
		if got := c.Value(strings.Fields(words)); got != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
}

func TestDuration(t *testing.T) {
	for words, want := range map[string]string{
		"three days":                 "P3D",
		"a week":                     "P1W",
		"two hours":                  "PT2H",
		"90 minutes":                 "PT90M",
		"10 year":                    "P10Y",
		"more than two years":        "P2Y",
		"1.5 hours":                  "PT1.5H",
		"1,000 days":                 "P1000D",
		"half an hour":               "PT30M",
		"half a century":             "P50Y",
		"an hour and a half":         "PT1H30M",
		"two and a half years":       "P2.5Y",
		"twenty five years":          "P25Y",
		"a hundred years":            "P100Y",
		"a fortnight":                "P2W",
		"three decades":              "P30Y",
		"several days":               "PXD",
		"a few weeks":                "PXW",
		"a couple of years":          "PXY",
		"decades":                    "PXY",
		"20 seconds":                 "PT20S",
		"15 kilometers":              "",
		"two years and three months": "",
		"day":                        "",
		"three":                      "",
	} {
		if got := Duration(strings.Fields(words)); got != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
}

// Easter Sundays by the tables of the churches, and days that count from it or from a weekday.
func TestFeasts(t *testing.T) {
	for _, c := range []struct {
		name, want string
		year       int
	}{
		{"easter", "1818-03-22", 1818}, {"easter", "2000-04-23", 2000}, {"easter", "2019-04-21", 2019}, {"easter",
			"2038-04-25", 2038},
		{"pentecost", "2019-06-09", 2019}, {"black friday", "2019-11-29", 2019}, {"cyber monday", "2019-12-02", 2019},
		{"mother 's day", "2019-05-12", 2019}, {"memorial day", "2021-05-31", 2021}, {"columbus day", "2019-10-14", 2019},
	} {
		_, n := load().nameAt(strings.Fields(c.name))
		if n.feast == nil {
			t.Fatalf("%s is no feast", c.name)
		}
		if got := n.feast.in(c.year).Format(time.DateOnly); got != c.want {
			t.Errorf("%s %d is %s, want %s", c.name, c.year, got, c.want)
		}
	}
}

// wellFormed is what a value may be.
var wellFormed = regexp.MustCompile(`^(?:` +
	`(?:BC\d{4}|\d{4}|\d{3}X|\d\dXX)` +
	`|(?:\d{4}|XXXX)-(?:(?:0[1-9]|1[0-2])|W(?:[0-4]\d|5[0-3]|XX)(?:-WE)?|Q[1-4]|H[12]|SP|SU|FA|WI)` +
	`|(?:\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])` +
	`|XXXX-(?:0[1-9]|1[0-2]|XX)-(?:0[1-9]|[12]\d|3[01]|XX)|XXXX-WXX-[1-7])` +
	`(?:T(?:MO|AF|EV|NI|(?:[01]\d|2[0-3]):[0-5]\d(?:Z|[+-]\d\d:\d\d)?))?` +
	`|P(?:(?:\d+(?:\.\d+)?|X)[DWMQY]|T(?:\d+H30M|(?:\d+(?:\.\d+)?|X)[HMS]))` +
	`|(?:PAST|PRESENT|FUTURE)_REF)$`)

// Whatever the words and the day, a value is well formed, and the same each time.
func TestValuesAreWellFormed(t *testing.T) {
	l := load()
	vocabulary := []string{"ago", "later", "earlier", "before", "after", "from", "now", "last", "next", "this",
		"the", "that", "past", "every", "each",
		"other", "half", "of", "and", "today", "yesterday", "tonight", "noon", "weekend", "times", "twice", "bc",
		"2015", "3", "31", "3rd", "99",
		"15:30", "p.m.", "1990s", "'20s", "2015-02-30", "2/3/2015", "q2", "q9", "mid-2019", "'", "s", "-", "1000", "0",
		"24:00", "2200", "9999999999"}
	for _, table := range []map[string]int{l.Months, l.Weekdays, l.Counts, l.Ordinals, l.Decades} {
		for w := range table {
			vocabulary = append(vocabulary, w)
		}
	}
	for _, table := range []map[string]string{l.Units, l.Parts, l.Seasons, l.Zones, l.Repeated, l.References} {
		for w := range table {
			vocabulary = append(vocabulary, w)
		}
	}
	for w := range l.names {
		vocabulary = append(vocabulary, strings.Fields(w)...)
	}
	rapid.Check(t, func(t *rapid.T) {
		known := rapid.SampledFrom(vocabulary)
		words := rapid.SliceOfN(rapid.OneOf(known, known, rapid.StringN(1, 8, -1)), 1, 7).Draw(t, "words")
		c := NewCalendar(time.Unix(rapid.Int64Range(-60e9, 200e9).Draw(t, "published"), 0).UTC())
		if rapid.Bool().Draw(t, "undated") {
			c = NewCalendar(time.Time{})
		}
		c.Future, c.Near = rapid.Bool().Draw(t, "future"), rapid.Bool().Draw(t, "near")
		c.Anchor = c.Read(rapid.SliceOfN(rapid.SampledFrom(vocabulary), 1, 3).Draw(t, "anchor"))
		check(t, words, c)
	})
}

func check(t interface{ Fatalf(string, ...any) }, words []string, c Calendar) {
	value := c.Value(words)
	if value != "" && !wellFormed.MatchString(value) {
		t.Fatalf("%q is %q", words, value)
	}
	if again := c.Value(words); again != value {
		t.Fatalf("%q is %q, then %q", words, value, again)
	}
	if d := Duration(words); d != "" && !wellFormed.MatchString(d) {
		t.Fatalf("%q lasts %q", words, d)
	}
}

func FuzzValue(f *testing.F) {
	for _, words := range []string{"the third quarter of last year", "two weeks after easter",
		"12:15 a.m. every friday", "an hour and a half", "'90s"} {
		f.Add(words, int64(1443657600))
	}
	f.Fuzz(func(t *testing.T, words string, published int64) {
		if list := strings.Fields(strings.ToLower(words)); len(list) > 0 {
			check(t, list, NewCalendar(time.Unix(published%200e9, 0).UTC()))
		}
	})
}
