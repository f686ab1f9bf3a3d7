package extract_test

import "testing"

// What is so far from a place, or to one side of it, is near it, and comes from there only where it moves.
func TestDistances(t *testing.T) {
	for _, r := range []sayings{
		{"A bomb exploded two kilometres from the embassy.", []string{`"A bomb" exploded_away_from "the embassy"`}, nil},
		{"A man fell 30 feet from a ladder.", []string{`"A man" fell_from "a ladder"`}, nil},
		{"The boat capsized five miles off the coast of Malta.",
			[]string{`"The boat" capsized_off "five miles off the coast of Malta"`}, nil},
		{"The tremor hit 8 km (5 miles) southwest of Homs.",
			[]string{`"The tremor" hit_southwest_of Homs`}, []string{`"The tremor" hit "8`}},
		{"The village was flooded 60 km north-east of Homs.",
			[]string{`"The village" was_flooded_northeast_of Homs`}, nil},
		{"The camp is north of Homs.", []string{`"The camp" located_near Homs`}, nil},
		{"The camp is 20 km from Homs.", []string{`"The camp" located_near Homs`}, []string{`"The camp" length`}},
		{"They live in a village 40 miles outside Denver.",
			[]string{`"a village 40 miles outside Denver" located_near Denver`}, nil},
		{"They dug at two sites in the southwest of France.", nil, []string{`"two sites`}},
	} {
		r.check(t)
	}
}
