package extract_test

import "testing"

// What a verb says together with its particle or the words of an expression.
func TestVerbsWithParticles(t *testing.T) {
	checkEvents(t, []told{
		{"Ann Lee passed away in Rome.", []string{`died patient=Ann Lee place=Rome`}},
		{"The flood swept away a bridge.", []string{`swept_away agent="flood" theme="bridge"`}},
		{"The wave swept the hut away.", []string{`swept_away agent="wave" theme="hut"`}},
		{"The miners walked out on Monday.", []string{`walked_out agent="miners" 2015-09-28`}},
		{"Ole Vik gave himself up to police.", []string{`surrendered_to agent=Ole Vik recipient="police"`}},
		{"Ole Vik turned himself in.", []string{`surrendered agent=Ole Vik`}},
		{"A judge cleared Ole Vik of fraud.", []string{`acquitted agent="judge" patient=Ole Vik theme="fraud"`}},
		{"The firm recalled the cars.", []string{`recalled agent="firm" theme="cars"`}},
		{"The defender was ruled out for a month.", []string{`sidelined theme="defender" extent="P1M"`}},
		{"Ann Lee went through surgery.", []string{`happened patient=Ann Lee`}},
		{"A ferry capsized off the coast of Norway.", []string{`capsized patient="ferry" place="coast of Norway"`}},
		{"Two men were found when the storm struck.", []string{`found theme="men" time="storm"`, `happened`}},
	})
}
