package parse

import (
	"math/rand/v2"

	"github.com/quadpress/quadpress/language/perceptron"
)

// noise makes training sentences harder, each time in another way.
type noise struct {
	opt     Options
	random  *rand.Rand
	counts  map[uint64]int // of the forms
	words   []word
	dropped []bool
}

func newNoise(examples []*example, opt Options) *noise {
	n := &noise{opt: opt, random: rand.New(rand.NewPCG(3, 3)), counts: make(map[uint64]int)}
	for _, e := range examples {
		for i := range e.words {
			n.counts[e.words[i].form]++
		}
	}
	n.dropped = make([]bool, len(features(nil, &state{}, nil)))
	return n
}

// apply returns a sentence with some words unknown, and which features to leave out. Both hold until the next call.
func (n *noise) apply(words []word) ([]word, []bool) {
	n.words = append(n.words[:0], words...)
	for i := range n.words {
		w := &n.words[i]
		if n.random.Float64() < n.opt.WordDropout/(n.opt.WordDropout+float64(n.counts[w.form])) {
			w.form = absent.form
			w.both = perceptron.Join(w.form, w.pos)
		}
	}
	for i := range n.dropped {
		n.dropped[i] = n.random.Float64() < n.opt.Dropout
	}
	return n.words, n.dropped
}
