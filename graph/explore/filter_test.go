package explore

import "testing"

func TestWithin(t *testing.T) {
	for _, test := range []struct {
		time, from, to string
		want           bool
	}{
		{"2015-09-30", "", "", true},
		{"", "", "", true},
		{"", "2015", "", false},
		{"2015-09-30", "2015", "2015", true},
		{"2015-09-30", "2015-09-30", "2015-09-30", true},
		{"2015-09-30", "2015-10", "", false},
		{"2015-09-30", "", "2015-08", false},
		{"2015-09", "2015-09-15", "", true}, // it may have been after
		{"2015", "2015-09-15", "2015-09-16", true},
		{"2014", "2015-09-15", "", false},
		{"2015-09-30T10:00:00Z", "2015-09-30", "2015-09-30", true},
	} {
		if got := Within(test.time, test.from, test.to); got != test.want {
			t.Errorf("Within(%q, %q, %q) = %t", test.time, test.from, test.to, got)
		}
	}
}

func TestGrouped(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1184: "1,184", 14916000: "14,916,000"} {
		if got := Grouped(n); got != want {
			t.Errorf("Grouped(%d) = %s", n, got)
		}
	}
}
