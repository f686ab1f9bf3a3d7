package evaluate

import (
	"math"
	"testing"

	"github.com/quadpress/quadpress"
)

func proposition(confidence float64, predicate, subject string, arguments ...string) quadpress.Proposition {
	p := quadpress.Proposition{Confidence: confidence}
	p.Predicate.Text, p.Subject.Text = predicate, subject
	for _, a := range arguments {
		p.Arguments = append(p.Arguments, quadpress.Argument{Phrase: quadpress.Phrase{Text: a}})
	}
	return p
}

// Of two gold extractions one is found whole by the surer proposition; the other proposition has half of its words
// from the second.
func TestExtractions(t *testing.T) {
	gold := []GoldSentence{{Text: "one", Extractions: []GoldExtraction{
		{Predicate: "struck", Subject: "Rebels", Arguments: []string{"the port"}},
		{Predicate: "fled", Subject: "sailors"},
	}}, {Text: "two", Extractions: []GoldExtraction{
		{Predicate: "said", Subject: "It rained", Arguments: []string{"Lund"}},
	}}}
	got := Extractions(gold, func(text string) []quadpress.Proposition {
		if text == "two" {
			return []quadpress.Proposition{proposition(0.9, "said", "Lund", "It rained")}
		}
		return []quadpress.Proposition{
			proposition(0.9, "struck", "Rebels", "the port"), proposition(0.4, "fled", "sailors", "in boats"),
		}
	})
	// At 0.9 two of three are found, both right; at 0.4 all, with half of the third's words.
	want := ExtractionScore{F1: 2 * (2.5 / 3) / (2.5/3 + 1), Precision: 2.5 / 3, Recall: 1}
	want.Area = 2.0/3 + (1.0/3)*(1+2.5/3)/2
	for name, pair := range map[string][2]float64{
		"F1": {got.F1, want.F1}, "precision": {got.Precision, want.Precision},
		"recall": {got.Recall, want.Recall}, "area": {got.Area, want.Area},
	} {
		if math.Abs(pair[0]-pair[1]) > 1e-9 {
			t.Errorf("%s is %g, want %g", name, pair[0], pair[1])
		}
	}
}
