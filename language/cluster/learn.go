package cluster

import (
	"math"
	"math/rand/v2"
)

// The network that judges the kinds of a word has one hidden layer. It is trained by Adam on small batches.
const (
	hidden     = 96
	outputs    = int(Kinds) + 1 // the last is a common word
	epochs     = 12
	batch      = 128
	firstRate  = 0.002
	vectorSize = 5 // the length that vectors are scaled to, which suits the rate
)

// parameter is one weight of the network with what Adam remembers of its gradient.
type parameter struct {
	gradient, mean, square float32
}

type network struct {
	in    [][]float32 // a row of weights for each hidden unit, the bias last
	out   [][]float32 // the same for each kind
	state [2][][]parameter
	steps int

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
		for n, i := range known {
			net.learn(vectors[i], target(examples[words[i]]), &weight)
			if n%batch == batch-1 {
				net.step(rate)
			}
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
	rows := func(count, size int) (weights [][]float32, state [][]parameter) {
		for range count {
			row := make([]float32, size+1)
			for i := range size {
				row[i] = float32(random.NormFloat64() * 0.1)
			}
			weights, state = append(weights, row), append(state, make([]parameter, size+1))
		}
		return weights, state
	}
	n := &network{layer: make([]float32, hidden)}
	n.in, n.state[0] = rows(hidden, size)
	n.out, n.state[1] = rows(outputs, hidden)
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

// learn adds one example to the gradient.
func (n *network) learn(v []float32, right [outputs]float32, weight *[outputs]float32) {
	n.judge(v)
	importance := float32(0)
	for k, r := range right {
		importance += r * weight[k]
	}
	var wrong [outputs]float32
	for k := range wrong {
		wrong[k] = importance * (n.answers[k] - right[k]) / batch
	}
	for j, unit := range n.layer {
		if unit == 0 {
			continue
		}
		back := float32(0)
		for k := range wrong {
			back += wrong[k] * n.out[k][j]
			n.state[1][k][j].gradient += wrong[k] * unit
		}
		row := n.state[0][j]
		for i, x := range v {
			row[i].gradient += back * vectorSize * x
		}
		row[len(v)].gradient += back
	}
	for k := range wrong {
		n.state[1][k][hidden].gradient += wrong[k]
	}
}

// step moves the weights against the gradient and clears it.
func (n *network) step(rate float32) {
	const keepMean, keepSquare = 0.9, 0.999
	n.steps++
	meanScale := float32(1 / (1 - math.Pow(keepMean, float64(n.steps))))
	squareScale := float32(1 / (1 - math.Pow(keepSquare, float64(n.steps))))
	for part, weights := range [][][]float32{n.in, n.out} {
		for j, row := range weights {
			for i := range row {
				p := &n.state[part][j][i]
				p.mean = keepMean*p.mean + (1-keepMean)*p.gradient
				p.square = keepSquare*p.square + (1-keepSquare)*p.gradient*p.gradient
				row[i] -= rate * p.mean * meanScale / (float32(math.Sqrt(float64(p.square*squareScale))) + 1e-8)
				p.gradient = 0
			}
		}
	}
}
