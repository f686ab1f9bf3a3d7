package extract

import (
	"strings"
	"testing"
	"time"
)

func TestDates(t *testing.T) {
	published := time.Date(2015, 10, 1, 0, 0, 0, 0, time.UTC) // a Thursday
	for words, want := range map[string]string{
		"sept 30 2015":  "2015-09-30 date",
		"30 september":  "2015-09-30 date",
		"march 2011":    "2011-03 gYearMonth",
		"december":      "2014-12 gYearMonth",
		"2012":          "2012 gYear",
		"february 30":   " ",
		"wednesday":     "2015-09-30 date",
		"thursday":      "2015-10-01 date",
		"last thursday": "2015-09-24 date",
		"yesterday":     "2015-09-30 date",
		"today":         "2015-10-01 date",
		"tomorrow":      "2015-10-02 date",
		"last month":    "2015-09 gYearMonth",
		"this year":     "2015 gYear",
		"last december": "2014-12 gYearMonth",
		"the past":      " ",
	} {
		w := strings.Fields(words)
		v, d := calendarDate(w, published)
		if v == "" {
			v, d = relativeDate(w, published)
		}
		if got := v + " " + d; got != want {
			t.Errorf("%q is %q, want %q", words, got, want)
		}
	}
	if v, _ := relativeDate([]string{"yesterday"}, time.Time{}); v != "" {
		t.Errorf("yesterday of an undated document is %q", v)
	}
}
