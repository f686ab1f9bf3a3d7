package extract_test

import "testing"

// What amounts measure is said of the thing that has them.
func TestMeasures(t *testing.T) {
	for _, r := range []sayings{
		{"Norway signed a $2 billion deal.", []string{`"a $2 billion deal" amount "2000000000"`}, nil},
		{"The estimated cost is six billion euros.", []string{`"The estimated cost" cost "6000000000"`}, nil},
		{"The cost of the kit was 75 cents.", []string{`"the kit" cost "0.75"`}, nil},
		{"Norway has a population of five million.", []string{`Norway population "5000000"`}, nil},
		{"The death toll is 53.", []string{`"The death toll" count "53"`}, nil},
		{"The bridge is 300 metres long.", []string{`"The bridge" length "300"`}, nil},
		{"A 300-metre-high tower fell.", []string{`"A 300-metre-high tower" height "300"`}, nil},
		{"The quake had a magnitude of 6.1 and a depth of 10 kilometres.",
			[]string{`"The quake" magnitude "6.1"`, `"The quake" depth "10"`}, nil},
		{"Norway announced three days of mourning.",
			[]string{`"mourning" duration "P3D"`, `Norway announced "mourning"`}, nil},
		{"Police seized 20 tonnes of cocaine.", []string{`"cocaine" weight "20"`, `"Police" captured "cocaine"`}, nil},
		{"Thieves stole goods worth $500 from the mill.",
			[]string{`"goods worth $500" amount "500"`, `"Thieves" stole "goods worth $500"`},
			[]string{`"Thieves" stole "500"`}},
		{"Police found two million pounds' worth of cocaine in Lom.",
			[]string{`"cocaine" amount "2000000"`, `"Police" found "cocaine"`}, nil},
		{"The ticket costs 40 euros.", []string{`"The ticket" cost "40"`}, nil},
		{"The trial lasted six weeks.", []string{`"The trial" duration "P6W"`}, nil},
		{"The bear weighed 300 kg.", []string{`"The bear" weight "300"`}, []string{`"The bear" weighed`}},
		{"The painting sold for 3 million pounds.", []string{`"The painting" price "3000000"`}, nil},
		{"Norway lost 4-2 to Sweden.", []string{`"lost 4-2 to Sweden" score "4-2"`}, nil},
		{"Lyon won 2-0 in Nice.", []string{`"won 2-0 in Nice" score "2-0"`}, []string{`Lyon won "2-0"`}},
		{"The Senate voted 61-39 to approve the treaty.", []string{`"voted 61-39" votes "61-39"`}, nil},
		{"The deal is worth $3 billion.", []string{`"The deal" amount "3000000000"`}, nil},
		{"Their 31-24 win over Oslo surprised us.", []string{`"Their 31-24 win over Oslo" score "31-24"`}, nil},
		// How long before something, for how long of it and how long someone has served are no measures of it.
		{"The rule was made two days before the vote.", nil, []string{`"the vote" duration`}},
		{"He slept for ten minutes of the game.", nil, []string{`"the game" duration`}},
		{"The Bears (7-9) face the Lions.", nil, []string{`"face" score`}},
		{"Ole Vik, a 28-year veteran, left.", nil, []string{"Ole Vik duration"}},
	} {
		r.check(t)
	}
}
