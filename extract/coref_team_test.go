package extract_test

import (
	"slices"
	"testing"
)

// "The club" and "the team" are the team of which the story speaks, before any other body.
func TestTeams(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Arden signed striker Ole Vik from Ajax. The club paid 40 million euros.", "Arden = The club"},
		{"Porto beat Braga 2-1. The side moved up to third.", "Porto = The side"},
		{"Barton Rovers sacked coach Ann Lee after the team lost six matches.", "Barton Rovers = the team"},
		{"The Nordlys sank off Bergen in 2011. The ship had 200 people on board.", "Nordlys = The ship"},
		{"Shares in Volta jumped 9 percent after it raised its forecast.", "Volta = it = its"},
		{"The army killed a leader in a raid. Its spokesman denied that.", "The army = Its"},
		{"Volta reported a loss. Its chief executive said the company would close two plants.", "Volta = Its = the company"},
	} {
		if got := chainsOf(c.text); !slices.Contains(got, c.want) {
			t.Errorf("%s\ngot %q, want a chain %q", c.text, got, c.want)
		}
	}
}
