package openie_test

import (
	"testing"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/openie"
)

func TestConfidence(t *testing.T) {
	sure := func(text string) float64 {
		ps := openie.Propositions(analyzer().Analyze(&quadpress.Document{Text: text,
			Blocks: []quadpress.Span{{End: len(text)}}}))
		if len(ps) == 0 {
			t.Fatalf("no proposition in %q", text)
		}
		for _, p := range ps {
			if p.Confidence <= 0 || p.Confidence >= 1 {
				t.Errorf("confidence %v in %q", p.Confidence, text)
			}
		}
		return ps[len(ps)-1].Confidence
	}
	plain := sure("Russia struck Homs.")
	for _, doubtful := range []string{
		// a subject supplied
		"Angered by the long delay, the governor of the province, who had flown in, left the hall, slamming doors.",
		// long and in pieces
		"The engineers, some of them new, built a dam, a road, two bridges and, against all advice, a tunnel.",
	} {
		if p := sure(doubtful); p >= plain {
			t.Errorf("%.2f for %q, %.2f for a plain clause", p, doubtful, plain)
		}
	}
}
