package neural

import (
	"encoding/json"
	"math"
	"os"
	"testing"
)

// TestParity holds the network to what the training framework computes with the same weights.
func TestParity(t *testing.T) {
	b, err := os.ReadFile("testdata/parity.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Forms, Tags   []string
		Encoded, Arcs [][]float32
	}
	if err := json.Unmarshal(b, &cases); err != nil {
		t.Fatal(err)
	}
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		w := &workspace{}
		m.encode(w, c.Forms, nil)
		compare(t, "encoded", c.Encoded, w.y[w.width:], w.width)
		stride := m.scoreArcs(w)
		compare(t, "arcs", c.Arcs, w.arcs, stride)
		tags := make([]float32, len(c.Forms)*m.tag.Width())
		m.tag.Mul(tags, w.encoded.From(w.width), len(c.Forms), w.width)
		for i, want := range c.Tags {
			got := m.tags[argmax(tags[i*m.tag.Width():][:len(m.tags)])]
			feats := got.feats
			if feats == "" {
				feats = "_"
			}
			if s := got.upos + "|" + feats + "|" + got.xpos; s != want {
				t.Errorf("%q: tag %s, want %s", c.Forms[i], s, want)
			}
		}
	}
}

// tolerance bounds the difference between the two, as a part of the largest value: activations have 16 bits here and 24
// there.
const tolerance = 2e-4

func compare(t *testing.T, what string, want [][]float32, got []float32, stride int) {
	t.Helper()
	var largest, difference float64
	for i, row := range want {
		for j, v := range row {
			if v < -9000 { // an arc to itself
				continue
			}
			largest = max(largest, math.Abs(float64(v)))
			difference = max(difference, math.Abs(float64(v-got[i*stride+j])))
		}
	}
	if difference > tolerance*largest {
		t.Errorf("%s differ by %g, the largest of them being %g", what, difference, largest)
	}
}
