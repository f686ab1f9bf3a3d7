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
		m.encode(w, c.Forms)
		compare(t, "encoded", c.Encoded, w.y[w.width:], w.width)
		stride := m.scoreArcs(w)
		compare(t, "arcs", c.Arcs, w.arcs, stride)
		tags := make([]float32, len(c.Forms)*m.tag.Width())
		m.tag.Mul(tags, w.y[2*w.width:], len(c.Forms), w.width)
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

func compare(t *testing.T, what string, want [][]float32, got []float32, stride int) {
	t.Helper()
	for i, row := range want {
		for j, v := range row {
			if v < -9000 { // an arc to itself
				continue
			}
			if math.Abs(float64(v-got[i*stride+j])) > 1e-3 {
				t.Fatalf("%s[%d][%d] is %g, want %g", what, i, j, got[i*stride+j], v)
			}
		}
	}
}
