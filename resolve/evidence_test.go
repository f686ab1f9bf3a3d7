package resolve

import (
	"slices"
	"strings"
	"testing"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/logistic"
)

func TestWeightsOfAllFeatures(t *testing.T) {
	m, err := logistic.Read(evidenceYAML)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range featureNames {
		if m.Weights[name] == 0 {
			t.Errorf("%s has no weight", name)
		}
	}
	if len(m.Weights) != len(featureNames) {
		t.Errorf("%d weights for %d features", len(m.Weights), len(featureNames))
	}
}

func TestProbability(t *testing.T) {
	for _, c := range []struct{ bits, want int64 }{
		{0, whole / 2}, {one, whole * 2 / 3}, {-one, whole / 3}, {-100 * one, 975}, {100 * one, whole - 976},
	} {
		if got := probability(c.bits); got != c.want {
			t.Errorf("odds of 2^%d: %d, want %d", c.bits/one, got, c.want)
		}
	}
	for bits := int64(-12 * one); bits < 12*one; bits++ {
		if probability(bits) > probability(bits+1) {
			t.Fatalf("it falls at %d", bits)
		}
	}
}

// The lines of alike.txt hold two words or more, each once.
func TestAlikeWords(t *testing.T) {
	for line := range strings.Lines(alikeText) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		if sorted := slices.Sorted(slices.Values(words)); len(words) < 2 || len(slices.Compact(sorted)) < len(words) {
			t.Errorf("%s: a line has two words or more, each once", strings.TrimSpace(line))
		}
	}
}

func TestChance(t *testing.T) {
	for events, want := range map[int]int64{0: 0, 30: 0, fewEvents: 0, 2 * fewEvents: one, 8 * fewEvents: 3 * one} {
		r := eventResolver{of: [][]int{make([]int, events)}}
		if got := r.chance(0); got < want-1 || got > want+1 {
			t.Errorf("of %d events: %d, want %d", events, got, want)
		}
	}
}

func TestAsked(t *testing.T) {
	for _, c := range []struct {
		modality quadpress.Modality
		evidence string
		want     bool
	}{
		{quadpress.Possible, "How would you mend the bridge?", true},
		{quadpress.Possible, "Lind may mend the bridge.", false},
		{quadpress.Asserted, "Why did the bridge fall?", false},
	} {
		e := quadpress.Event{Modality: c.modality, Mentions: []quadpress.EventMention{{Evidence: c.evidence}}}
		if got := asked(&e); got != c.want {
			t.Errorf("%s: %v, want %v", c.evidence, got, c.want)
		}
	}
}
