package fit_test

import (
	"bytes"
	"testing"

	"github.com/quadpress/quadpress/extract/ranking"
	"github.com/quadpress/quadpress/extract/ranking/fit"
)

// Of near and far candidates the near one is right four times of five.
func TestWeights(t *testing.T) {
	near, far := ranking.Of(0, 1), ranking.Of(0, 2)
	var choices []fit.Choice
	for k := range 50 {
		choices = append(choices, fit.Choice{Candidates: [][]ranking.Feature{{far}, {near}},
			Right: []bool{k%5 == 0, k%5 != 0}})
	}
	var before []byte
	for range 2 {
		m, err := fit.Weights(choices, 1, 0.01)
		if err != nil {
			t.Fatal(err)
		}
		// ln 4 = 1.386
		if d := m.Score([]ranking.Feature{near}) - m.Score([]ranking.Feature{far}); d < 133 || d > 143 {
			t.Errorf("near is better than far by %d, want 139", d)
		}
		var b bytes.Buffer
		if err := m.Write(&b, []string{"distance"}); err != nil {
			t.Fatal(err)
		}
		if before != nil && !bytes.Equal(before, b.Bytes()) {
			t.Error("a second fit gives other weights")
		}
		before = b.Bytes()
	}
	if _, err := fit.Weights(nil, 1, 1); err == nil {
		t.Error("weights from nothing")
	}
}
