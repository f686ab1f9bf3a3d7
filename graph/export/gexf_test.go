package export

import "testing"

func TestDays(t *testing.T) {
	for time, want := range map[string][2]string{
		"2015":                 {"2015-01-01", "2015-12-31"},
		"2016-02":              {"2016-02-01", "2016-02-29"},
		"2015-12":              {"2015-12-01", "2015-12-31"},
		"2015-10-30":           {"2015-10-30", "2015-10-30"},
		"2015-10-30T18:00:00Z": {"2015-10-30", "2015-10-30"},
		"the 1990s":            {},
		"":                     {},
	} {
		first, last, ok := days(time)
		if got := [2]string{first, last}; got != want || ok != (first != "") {
			t.Errorf("days(%q) = %v, %t, want %v", time, got, ok, want)
		}
	}
}
