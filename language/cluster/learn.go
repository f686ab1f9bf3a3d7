package cluster

import (
	"math"
	"math/rand/v2"
)

// The network that judges the kinds of a word has one hidden layer. It is trained with plain stochastic gradient steps.
const (
	hidden     = 96
	outputs    = int(Kinds) + 1 // the last is a common word
	epochs     = 15
	firstRate  = 0.015
	vectorSize = 5 // the length that vectors are scaled to, which suits the rate
)

type network struct {
	in      [][]float32 // hidden rows of weights, the last of them the bias
	out     [outputs][]float32
	layer   []float32
	answers [outputs]float32
}

// learnProfiles judges the kinds of all words from the examples among them.
func learnProfiles(words []string, vectors [][]float32, examples map[string][]Kind) []Profile {
	profiles := make([]Profile, len(words))
	var known []int
	var frequency [outputs]float64
	for i, w := range words {
		if kinds, ok := examples[w]; ok {
			known = append(known, i)
			for k, v := range target(kinds) {
				frequency[k] += float64(v)
			}
		}
	}
	if len(known) == 0 {
		return profiles
	}
	// Rare kinds count for more, if not for as much as frequent ones.
	var weight [outputs]float32
	for k, f := range frequency {
		weight[k] = float32(math.Sqrt(float64(len(known)) / (float64(outputs) * max(f, 1))))
	}
	random := rand.New(rand.NewPCG(3, 4))
	net := newNetwork(len(vectors[0]), random)
	for epoch := range epochs {
		random.Shuffle(len(known), func(i, j int) { known[i], known[j] = known[j], known[i] })
		rate := firstRate * (1 - float32(epoch)/epochs)
		for _, i := range known {
			net.learn(vectors[i], target(examples[words[i]]), &weight, rate)
		}
	}
	for i := range words {
		net.judge(vectors[i])
		for k := range profiles[i] {
			for _, level := range levels {
				if net.answers[k] >= level {
					profiles[i][k]++
				}
			}
		}
	}
	return profiles
}

// target shares a word's probability out among its kinds.
func target(kinds []Kind) (t [outputs]float32) {
	if len(kinds) == 0 {
		t[Kinds] = 1
	}
	for _, k := range kinds {
		t[k] = 1 / float32(len(kinds))
	}
	return t
}

func newNetwork(size int, random *rand.Rand) *network {
	row := func(n int) []float32 {
		r := make([]float32, n+1)
		for i := range n {
			r[i] = float32(random.NormFloat64() * 0.1)
		}
		return r
	}
	n := &network{layer: make([]float32, hidden)}
	for range hidden {
		n.in = append(n.in, row(size))
	}
	for k := range n.out {
		n.out[k] = row(hidden)
	}
	return n
}

// judge sets n.answers to the probabilities of the kinds.
func (n *network) judge(v []float32) {
	for j, row := range n.in {
		n.layer[j] = max(0, vectorSize*dot(v, row)+row[len(v)])
	}
	top := float32(math.Inf(-1))
	for k, row := range n.out {
		n.answers[k] = dot(n.layer, row) + row[hidden]
		top = max(top, n.answers[k])
	}
	sum := float32(0)
	for k, a := range n.answers {
		n.answers[k] = float32(math.Exp(float64(a - top)))
		sum += n.answers[k]
	}
	for k := range n.answers {
		n.answers[k] /= sum
	}
}

func (n *network) learn(v []float32, right [outputs]float32, weight *[outputs]float32, rate float32) {
	n.judge(v)
	importance := float32(0)
	for k, r := range right {
		importance += r * weight[k]
	}
	var wrong [outputs]float32
	for k := range wrong {
		wrong[k] = rate * importance * (right[k] - n.answers[k])
	}
	for j := range n.in {
		if n.layer[j] == 0 {
			continue
		}
		back := float32(0)
		for k := range wrong {
			back += wrong[k] * n.out[k][j]
			n.out[k][j] += wrong[k] * n.layer[j]
		}
		row := n.in[j]
		for i, x := range v {
			row[i] += back * vectorSize * x
		}
		row[len(v)] += back
	}
	for k := range wrong {
		n.out[k][hidden] += wrong[k]
	}
}
