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

// A party's branch in a part of the country is another body.
func TestBranches(t *testing.T) {
	checkReadings(t, []reading{
		{"The Green Party nominated Ann Lee. Bo Hart led the Ohio Green Party.", "Green Party nominated Ann Lee"},
		{"The Green Party nominated Ann Lee. Bo Hart led the Ohio Green Party.", "Bo Hart led Ohio Green Party"},
		{"The US Green Party nominated Ann Lee. Bo Hart joined the Green Party.", "Bo Hart joined US Green Party"},
	})
}

// The first word of a company's name stands for the company.
func TestShortNamesOfCompanies(t *testing.T) {
	checkReadings(t, []reading{
		{"Halden Optics bought Norsk Lys. Halden hired Kari Lund.", "Halden Optics hired Kari Lund"},
		{"The Lyon Police Department praised Jane Roe. Jane Roe was born in Lyon.", "Jane Roe born_in Lyon"},
	})
}
