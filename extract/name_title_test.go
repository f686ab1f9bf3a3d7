package extract_test

import "testing"

func TestDoubleTitles(t *testing.T) {
	for _, c := range []sayings{
		{"Singer and actor Ole Vik left Oslo.", []string{`Ole Vik position "Singer"`, `Ole Vik position "actor"`,
			"Ole Vik left Oslo"}, []string{`"Singer" left`}},
		{"Businessman and party loyalist Ole Vik left Oslo.", []string{`Ole Vik position "Businessman"`, "Ole Vik left Oslo"},
			[]string{`"Businessman" left`}},
		{"President and CEO Ann Lee left Oslo.", []string{`Ann Lee position "President"`, `Ann Lee position "CEO"`}, nil},
		{"Police arrested the 23-year-old nurse Ann Lee.", []string{`Ann Lee position "nurse"`}, []string{"year-old nurse"}},
		{"Ann Lee, a 44-year-old doctor, left Oslo.", []string{`Ann Lee position "doctor"`}, []string{"year-old doctor"}},
		{"The French director Ann Lee left Oslo.", []string{"Ann Lee nationality France"}, []string{"Ann Lee leader_of"}},
		{"The victim, nurse Ann Lee, left Oslo.", []string{"Ann Lee left Oslo"}, []string{`"victim" left`}},
		{"A singer and the actor Ole Vik left Oslo.", []string{`"A singer" left Oslo`, "Ole Vik left Oslo"},
			[]string{`Ole Vik position "singer"`}},
		{"Norway named Ole Vik for president and singer Ann Lee for mayor.", nil, []string{`Ann Lee position "president"`}},
		{"Norway and actor Ole Vik praised Kenya.", []string{"Norway praised Kenya", "Ole Vik praised Kenya"}, nil},
	} {
		c.check(t)
	}
}
