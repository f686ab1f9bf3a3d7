package extract_test

import "testing"

// Sites that are called by the name before them, and bodies by the country that their name begins with.
func TestNamedSites(t *testing.T) {
	checkReadings(t, []reading{
		{"Jets attacked the Omar oil field in eastern Syria.", "Omar oil field located_in Syria"},
		{"Jets attacked an Omar oil field.", "-Jets attacked Omar oil field"},
		{"The French Defense Ministry praised Turkey.", "French Defense Ministry part_of France"},
		{"The Swiss Bank praised Turkey.", "-Swiss Bank part_of Switzerland"},
	})
}

// The first word of a company's name stands for the company.
func TestShortNamesOfCompanies(t *testing.T) {
	checkReadings(t, []reading{
		{"Halden Optics bought Norsk Lys. Halden hired Kari Lund.", "Halden Optics hired Kari Lund"},
		{"The Lyon Police Department praised Jane Roe. Jane Roe was born in Lyon.", "Jane Roe born_in Lyon"},
	})
}
