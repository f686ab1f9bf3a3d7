package extract

import (
	"strings"
	"testing"
	"time"
)

func TestCalendar(t *testing.T) {
	thursday := time.Date(2015, 10, 1, 0, 0, 0, 0, time.UTC)
	anchor := days(date(2015, 3, 10)) // a Tuesday
	for _, c := range []struct {
		words  string
		tense  tense
		anchor moment
		want   string
	}{
		{"sept 30 2015", past, moment{}, "2015-09-30 date"},
		{"30 september", past, moment{}, "2015-09-30 date"},
		{"sept. 30", future, moment{}, "2016-09-30 date"},
		{"october 1", past, moment{}, "2015-10-01 date"},
		{"october 2", past, moment{}, "2014-10-02 date"},
		{"october 2", future, moment{}, "2015-10-02 date"},
		{"2015-09-30", past, moment{}, "2015-09-30 date"},
		{"march 2011", past, moment{}, "2011-03 gYearMonth"},
		{"early march", past, moment{}, "2015-03 gYearMonth"},
		{"mid-july", past, moment{}, "2015-07 gYearMonth"},
		{"december", past, moment{}, "2014-12 gYearMonth"},
		{"december", future, moment{}, "2015-12 gYearMonth"},
		{"january", future, moment{}, "2016-01 gYearMonth"},
		{"last december", past, moment{}, "2014-12 gYearMonth"},
		{"next march", future, moment{}, "2016-03 gYearMonth"},
		{"march last year", past, moment{}, "2014-03 gYearMonth"},
		{"june that year", past, anchor, "2015-06 gYearMonth"},
		{"2012", past, moment{}, "2012 gYear"},
		{"late 2012", past, moment{}, "2012 gYear"},
		{"the summer of 2014", past, moment{}, "2014 gYear"},
		{"the third quarter of 2014", past, moment{}, "2014 gYear"},
		{"the winter of 2014", past, moment{}, ""}, // of which year is its January?
		{"the 1990s", past, moment{}, ""},          // no type is that long
		{"february 30", past, moment{}, ""},
		{"wednesday", past, moment{}, "2015-09-30 date"},
		{"wednesday", future, moment{}, "2015-10-07 date"},
		{"thursday", past, moment{}, "2015-10-01 date"},
		{"last thursday", past, moment{}, "2015-09-24 date"},
		{"last wednesday", past, moment{}, "2015-09-23 date"},
		{"last monday", past, moment{}, "2015-09-28 date"},
		{"next monday", future, moment{}, "2015-10-05 date"},
		{"friday last week", past, moment{}, "2015-09-25 date"},
		{"tuesday night", past, moment{}, "2015-09-29 date"},
		{"tuesday in rain", past, moment{}, ""},
		{"yesterday", past, moment{}, "2015-09-30 date"},
		{"today", past, moment{}, "2015-10-01 date"},
		{"tonight", future, moment{}, "2015-10-01 date"},
		{"tomorrow", future, moment{}, "2015-10-02 date"},
		{"this morning", past, moment{}, "2015-10-01 date"},
		{"last night", past, moment{}, "2015-09-30 date"},
		{"the 4th", past, moment{}, "2015-09-04 date"},
		{"the 4th", future, moment{}, "2015-10-04 date"},
		{"the 31st", past, moment{}, ""},                    // there is no September 31
		{"last week", past, moment{}, "2015-09 gYearMonth"}, // 21 to 27 September
		{"this week", past, moment{}, "2015 gYear"},         // 28 September to 4 October
		{"last weekend", past, moment{}, "2015-09 gYearMonth"},
		{"last month", past, moment{}, "2015-09 gYearMonth"},
		{"earlier this month", past, moment{}, "2015-10 gYearMonth"},
		{"next month", future, moment{}, "2015-11 gYearMonth"},
		{"this year", past, moment{}, "2015 gYear"},
		{"late last year", past, moment{}, "2014 gYear"},
		{"three days ago", past, moment{}, "2015-09-28 date"},
		{"two weeks ago", past, moment{}, "2015-09 gYearMonth"},
		{"two months ago", past, moment{}, "2015-08 gYearMonth"},
		{"five years ago", past, moment{}, "2010 gYear"},
		{"two hours ago", past, moment{}, ""}, // the hour of writing is not known
		{"two weeks earlier", past, anchor, "2015-02 gYearMonth"},
		{"two weeks earlier", past, moment{}, ""},
		{"a day later", past, anchor, "2015-03-11 date"},
		{"the next day", past, anchor, "2015-03-11 date"},
		{"the next day", past, moment{}, ""},
		{"the next month", past, anchor, "2015-04 gYearMonth"},
		{"the last year", past, anchor, ""},
		{"the previous day", past, anchor, "2015-03-09 date"},
		{"the same day", past, anchor, "2015-03-10 date"},
		{"the following friday", past, anchor, "2015-03-13 date"},
		{"the following year", past, anchor, "2016 gYear"},
		{"in two weeks", future, moment{}, "2015-10 gYearMonth"},
		{"in two weeks", past, moment{}, ""}, // how long it took
		{"the past week", past, moment{}, ""},
		{"3 to 5 may", past, moment{}, "2015-05-03 date"},
		{"2011 and 2014", past, moment{}, "2011 gYear"},
		{"3 p.m. tuesday", past, moment{}, "2015-09-29T15:00:00 dateTime"},
		{"12:30 a.m. tuesday", past, moment{}, "2015-09-29T00:30:00 dateTime"},
		{"wednesday 15:45 gmt", past, moment{}, "2015-09-30T15:45:00Z dateTime"},
		{"3 p.m.", past, moment{}, ""},
	} {
		cal := newCalendar(thursday)
		cal.tense, cal.anchor = c.tense, c.anchor
		v, d := cal.read(strings.Fields(c.words)).format()
		if got := strings.TrimSpace(v + " " + d); got != c.want {
			t.Errorf("%q is %q, want %q", c.words, got, c.want)
		}
	}
	if m := newCalendar(time.Time{}).read([]string{"yesterday"}); m.unit != noTime {
		t.Errorf("yesterday of an undated document is %v", m)
	}
}
