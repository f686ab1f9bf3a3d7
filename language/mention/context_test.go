package mention

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress"
)

// A word is remembered by its other places in the document, whatever its case there, not by its own.
func TestRecall(t *testing.T) {
	tagger, err := untrained()
	if err != nil {
		t.Fatal(err)
	}
	sentence := func(forms ...string) (s quadpress.Sentence) {
		for _, f := range forms {
			s.Tokens = append(s.Tokens, quadpress.Token{Form: f})
		}
		return s
	}
	doc := tagger.contextOf([]quadpress.Sentence{sentence("Halden", "sank"), sentence("HALDEN", "Halden", "sank", "Often")}, new(buffer))
	vectors := []float32{1, 0, 2, 0, 3, 0, 5, 0, 7, 0, 9, 0} // of two values, the first of which is remembered
	doc.remember(vectors, 2, 1)
	for _, test := range []struct {
		first, last int
		want        []float32
		any         bool
	}{
		{0, 2, []float32{4, 0}, true},
		{2, 6, []float32{3, 2, 0, 0}, true},
		{4, 6, []float32{0, 0}, false},
	} {
		out := make([]float32, test.last-test.first)
		if got := doc.recall(out, vectors[2*test.first:2*test.last], 2, 1, test.first); got != test.any {
			t.Errorf("words %d to %d: some is remembered: %v", test.first, test.last, got)
		}
		if diff := cmp.Diff(test.want, out); diff != "" {
			t.Errorf("words %d to %d: %s", test.first, test.last, diff)
		}
	}
}
