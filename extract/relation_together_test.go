package extract_test

import "testing"

func TestCompanions(t *testing.T) {
	for _, c := range []sayings{
		{"The Syrian army, along with Hezbollah, attacked Homs.", []string{"Syrian Arab Army attacked Homs",
			"Hezbollah attacked Homs"}, nil},
		{"Russia, together with Syria, bombed Homs.", []string{"Russia struck Homs", "Syria struck Homs"}, nil},
		{"France bombed Raqqa alongside Turkey.", []string{"France struck Raqqa", "Turkey struck Raqqa"}, nil},
		{"France met Germany, along with Turkey.", nil, []string{"Turkey met Turkey"}},
		{"John Kerry met Sergei Lavrov in Vienna. The two discussed Mali.",
			[]string{"John Kerry discussed Mali", "Sergei Lavrov discussed Mali"}, nil},
		{"Ali Hassan was killed in an airstrike on a car in Aleppo.",
			[]string{"Ali Hassan was_killed_in \"an airstrike on a car in Aleppo\" @Aleppo"}, nil},
		{"Ali Hassan was killed in Aleppo.", []string{"Ali Hassan was_killed_in Aleppo"}, nil},
	} {
		c.check(t)
	}
}
