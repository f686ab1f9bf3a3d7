package timex

import (
	"strings"
	"testing"
	"time"
)

func TestCalendar(t *testing.T) {
	thursday := time.Date(2015, 10, 1, 0, 0, 0, 0, time.UTC)
	anchor := dayAt(date(2015, 3, 10)) // a Tuesday
	for _, c := range []struct {
		words  string
		future bool
		anchor Time
		want   string
	}{
		{"sept 30 2015", false, Time{}, "2015-09-30 date"},
		{"30 september", false, Time{}, "2015-09-30 date"},
		{"sept. 30", true, Time{}, "2016-09-30 date"},
		{"october 1", false, Time{}, "2015-10-01 date"},
		{"october 2", false, Time{}, "2014-10-02 date"},
		{"october 2", true, Time{}, "2015-10-02 date"},
		{"2015-09-30", false, Time{}, "2015-09-30 date"},
		{"march 2011", false, Time{}, "2011-03 gYearMonth"},
		{"early march", false, Time{}, "2015-03 gYearMonth"},
		{"mid-july", false, Time{}, "2015-07 gYearMonth"},
		{"december", false, Time{}, "2014-12 gYearMonth"},
		{"december", true, Time{}, "2015-12 gYearMonth"},
		{"january", true, Time{}, "2016-01 gYearMonth"},
		{"last december", false, Time{}, "2014-12 gYearMonth"},
		{"next march", true, Time{}, "2016-03 gYearMonth"},
		{"march last year", false, Time{}, "2014-03 gYearMonth"},
		{"june that year", false, anchor, "2015-06 gYearMonth"},
		{"2012", false, Time{}, "2012 gYear"},
		{"late 2012", false, Time{}, "2012 gYear"},
		{"the summer of 2014", false, Time{}, "2014 gYear"},
		{"the third quarter of 2014", false, Time{}, "2014 gYear"},
		{"the winter of 2014", false, Time{}, ""}, // of which year is its January?
		{"the 1990s", false, Time{}, ""},          // no type is that long
		{"february 30", false, Time{}, ""},
		{"wednesday", false, Time{}, "2015-09-30 date"},
		{"wednesday", true, Time{}, "2015-10-07 date"},
		{"thursday", false, Time{}, "2015-10-01 date"},
		{"last thursday", false, Time{}, "2015-09-24 date"},
		{"last wednesday", false, Time{}, "2015-09-23 date"},
		{"last monday", false, Time{}, "2015-09-28 date"},
		{"next monday", true, Time{}, "2015-10-05 date"},
		{"friday last week", false, Time{}, "2015-09-25 date"},
		{"tuesday night", false, Time{}, "2015-09-29 date"},
		{"tuesday in rain", false, Time{}, ""},
		{"yesterday", false, Time{}, "2015-09-30 date"},
		{"today", false, Time{}, "2015-10-01 date"},
		{"tonight", true, Time{}, "2015-10-01 date"},
		{"tomorrow", true, Time{}, "2015-10-02 date"},
		{"this morning", false, Time{}, "2015-10-01 date"},
		{"last night", false, Time{}, "2015-09-30 date"},
		{"the 4th", false, Time{}, "2015-09-04 date"},
		{"the 4th", true, Time{}, "2015-10-04 date"},
		{"the 31st", false, Time{}, ""},                    // there is no September 31
		{"last week", false, Time{}, "2015-09 gYearMonth"}, // 21 to 27 September
		{"this week", false, Time{}, "2015 gYear"},         // 28 September to 4 October
		{"last weekend", false, Time{}, "2015-09 gYearMonth"},
		{"the weekend", false, Time{}, "2015-09 gYearMonth"},
		{"a weekend", false, Time{}, ""},
		{"last month", false, Time{}, "2015-09 gYearMonth"},
		{"earlier this month", false, Time{}, "2015-10 gYearMonth"},
		{"next month", true, Time{}, "2015-11 gYearMonth"},
		{"this year", false, Time{}, "2015 gYear"},
		{"late last year", false, Time{}, "2014 gYear"},
		{"three days ago", false, Time{}, "2015-09-28 date"},
		{"two weeks ago", false, Time{}, "2015-09 gYearMonth"},
		{"two months ago", false, Time{}, "2015-08 gYearMonth"},
		{"five years ago", false, Time{}, "2010 gYear"},
		{"two hours ago", false, Time{}, ""}, // the hour of writing is not known
		{"two weeks earlier", false, anchor, "2015-02 gYearMonth"},
		{"two weeks earlier", false, Time{}, ""},
		{"a day later", false, anchor, "2015-03-11 date"},
		{"the next day", false, anchor, "2015-03-11 date"},
		{"the next day", false, Time{}, ""},
		{"the next month", false, anchor, "2015-04 gYearMonth"},
		{"the last year", false, anchor, ""},
		{"the previous day", false, anchor, "2015-03-09 date"},
		{"the same day", false, anchor, "2015-03-10 date"},
		{"the following friday", false, anchor, "2015-03-13 date"},
		{"the following year", false, anchor, "2016 gYear"},
		{"in two weeks", true, Time{}, "2015-10 gYearMonth"},
		{"in two weeks", false, Time{}, ""}, // how long it took
		{"the past week", false, Time{}, ""},
		{"3 to 5 may", false, Time{}, "2015-05-03 date"},
		{"2011 and 2014", false, Time{}, "2011 gYear"},
		{"3 p.m. tuesday", false, Time{}, "2015-09-29T15:00:00 dateTime"},
		{"12:30 a.m. tuesday", false, Time{}, "2015-09-29T00:30:00 dateTime"},
		{"wednesday 15:45 gmt", false, Time{}, "2015-09-30T15:45:00Z dateTime"},
		{"3 p.m.", false, Time{}, ""},
	} {
		cal := NewCalendar(thursday)
		cal.Future, cal.Anchor = c.future, c.anchor
		v, d := cal.Read(strings.Fields(c.words)).Schema()
		if got := strings.TrimSpace(v + " " + d); got != c.want {
			t.Errorf("%q is %q, want %q", c.words, got, c.want)
		}
	}
	if m := NewCalendar(time.Time{}).Read([]string{"yesterday"}); m.Unit != None {
		t.Errorf("yesterday of an undated document is %v", m)
	}
}
