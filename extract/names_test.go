package extract

import "testing"

func TestNameKeys(t *testing.T) {
	for _, same := range [][]string{
		{"Sergey Lavrov", "Sergei Lavrov"},
		{"Bashar al-Assad", "Bashar Assad", "Bashar al Assad"},
		{"Mohammed Javad Zarif", "Mohammad Javad Zarif", "Muhammad Javad Zarif"},
		{"U.N.", "UN"},
		{"Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"},
		{"Staffan de Mistura", "Staffan De Mistura"},
	} {
		for _, n := range same[1:] {
			if nameKey(n) != nameKey(same[0]) {
				t.Errorf("%q has key %q, %q has %q", same[0], nameKey(same[0]), n, nameKey(n))
			}
		}
	}
	for _, pair := range [][2]string{{"John Kerry", "John Perry"}, {"Jordan", "Gordon"}, {"George W. Bush", "George H. W. Bush"}} {
		if nameKey(pair[0]) == nameKey(pair[1]) {
			t.Errorf("%q and %q have one key", pair[0], pair[1])
		}
	}
}

func TestTidyName(t *testing.T) {
	for in, want := range map[string]string{
		"the United  Nations": "United Nations", "Syria's": "Syria", "Syria’s": "Syria", "U. S.": "U.S.", "“Islamic State”": "Islamic State", "J. K. Rowling": "J.K. Rowling",
	} {
		if got := tidyName(in); got != want {
			t.Errorf("tidyName(%q) = %q, want %q", in, got, want)
		}
	}
}
