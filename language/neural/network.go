package neural

import (
	"math"

	"github.com/quadpress/quadpress/language/neural/matrix"
)

// A layer adds to the rows of w.x, one row a word with the root before them.
type layer interface {
	apply(w *workspace)
}

// workspace is the memory that one sentence passes through.
type workspace struct {
	rows, width   int
	x             []float32    // rows of width
	fork          []float32    // what x was where a branch leaves the layers
	y             []float32    // x normalised, with a row of zeros before and after
	encoded       matrix.Fixed // what came out of the layers
	wide, context []float32
	fixed         matrix.Fixed // the left-hand side of a product
	pairs         matrix.Packed
	scores, near  []float32
	words         []float32
	tags          []float32
	dep, head     []float32
	arcs          []float32
	rels          []float32
}

// grow returns a slice of n values, x's memory where that is enough. The values are whatever was there.
func grow(x *[]float32, n int) []float32 {
	if cap(*x) < n {
		*x = make([]float32, n+n/4)
	}
	*x = (*x)[:n]
	return *x
}

// norm is layer normalisation.
type norm struct{ gain, bias []float32 }

func (n *norm) apply(dst, src []float32) {
	d := len(n.gain)
	for i := 0; i+d <= len(src); i += d {
		matrix.Normalize(dst[i:i+d], src[i:i+d], n.gain, n.bias)
	}
}

// convolution reads each word with its neighbours and lets one half of the result gate the other.
type convolution struct {
	norm   norm
	window *matrix.Weights
}

func (c *convolution) apply(w *workspace) {
	d := w.width
	c.norm.apply(w.y[d:], w.x)
	ab := grow(&w.wide, w.rows*2*d)
	w.fixed.Set(w.y)
	c.window.Mul(ab, w.fixed, w.rows, d)
	for i := range w.rows {
		row := ab[2*d*i : 2*d*(i+1)]
		matrix.AddGated(w.x[i*d:(i+1)*d], row[:d], row[d:])
	}
}

// attention lets each word look at all others, nearness weighed in.
type attention struct {
	norm     norm
	qkv, out *matrix.Weights
	heads    int
	reach    int       // words at this distance and beyond count as equally far
	near     []float32 // by head and distance, -reach to reach
	scale    float32
}

func (a *attention) apply(w *workspace) {
	d, n := w.width, w.rows
	size := d / a.heads
	a.norm.apply(w.y[d:], w.x)
	qkv := grow(&w.wide, n*3*d)
	w.fixed.Set(w.y[d:])
	a.qkv.Mul(qkv, w.fixed, n, d)
	context := grow(&w.context, n*d)
	width := matrix.Pad(n)
	for h := range a.heads {
		nearness := a.nearness(w, h)
		w.pairs.Pack(qkv[d+h*size:], n, size, 3*d)
		scores := grow(&w.scores, n*width)
		w.pairs.Mul(scores, qkv[h*size:], n, 3*d)
		for i := range n {
			matrix.Softmax(scores[i*width:i*width+n], nearness[n-1-i:], a.scale)
		}
		matrix.MulColumns(context[h*size:], d, scores, width, qkv[2*d+h*size:], 3*d, n, n, size)
	}
	w.fixed.Set(context)
	a.out.Mul(w.wide[:n*d], w.fixed, n, d)
	for i, v := range w.wide[:n*d] {
		w.x[i] += v
	}
}

// nearness lists a head's weights for the words from n-1 before a word to n-1 behind it.
func (a *attention) nearness(w *workspace, head int) []float32 {
	list := grow(&w.near, 2*w.rows-1)
	near := a.near[head*(2*a.reach+1):]
	for i := range list {
		list[i] = near[min(max(i-w.rows+1, -a.reach), a.reach)+a.reach]
	}
	return list
}

// encode runs words through the network's layers. What comes out is in w.y[w.width:] and w.encoded, a row for the root
// and one a word; w.fork is what a branch is to read.
func (m *Model) encode(w *workspace, forms []string, branch *Branch) {
	d := m.width
	n := len(forms) + 1
	w.rows, w.width = n, d
	grow(&w.x, n*d)
	y := grow(&w.y, (n+2)*d)
	clear(y[:d])
	clear(y[(n+1)*d:])
	inner := m.input.Inner()
	words := grow(&w.words, len(forms)*inner)
	for i, f := range forms {
		m.embed(words[i*inner:(i+1)*inner], f)
	}
	copy(w.x, m.root)
	w.fixed.Set(words)
	m.input.Mul(w.x[d:], w.fixed, len(forms), inner)
	for i, l := range m.layers {
		if branch != nil && i == len(m.layers)-len(branch.layers) {
			copy(grow(&w.fork, n*d), w.x)
		}
		l.apply(w)
	}
	m.norm.apply(w.y[d:], w.x)
	w.encoded.Set(w.y[d : (n+1)*d])
}

func rectify(x []float32) {
	for i, v := range x {
		x[i] = max(v, 0)
	}
}

// scoreArcs sets w.arcs to the scores of each word's heads: row d, column h, the root as number 0. It returns the
// length of a row.
func (m *Model) scoreArcs(w *workspace) int {
	d, n, k := w.width, w.rows, m.arcDep.Width()
	dep, head, pair := grow(&w.dep, n*k), grow(&w.head, n*k), grow(&w.wide, n*k)
	m.arcDep.Mul(dep, w.encoded, n, d)
	m.arcHead.Mul(head, w.encoded, n, d)
	rectify(dep)
	rectify(head)
	w.fixed.Set(dep)
	m.arcPair.Mul(pair, w.fixed, n, k)
	scale := float32(1 / math.Sqrt(float64(k)))
	for i := range pair {
		pair[i] *= scale
	}
	w.pairs.Pack(head, n, k, k)
	width := matrix.Pad(n)
	arcs := grow(&w.arcs, n*width)
	w.pairs.Mul(arcs, pair, n, k)
	for h := range n {
		var bias float32
		for j, v := range head[h*k : (h+1)*k] {
			bias += float32(v * m.arcBias[j])
		}
		for i := range n {
			arcs[i*width+h] += bias
		}
	}
	return width
}

// scoreRels sets w.rels to the scores of each word's relation to the head given, the root as number 0. Rows are
// m.rel.Width() long; that of the root stands for nothing.
func (m *Model) scoreRels(w *workspace, heads []int) {
	d, n, k := w.width, w.rows, m.relDep.Width()
	dep, head := grow(&w.dep, n*k), grow(&w.head, n*k)
	m.relDep.Mul(dep, w.encoded, n, d)
	m.relHead.Mul(head, w.encoded, n, d)
	for i := range n {
		row, of := dep[i*k:(i+1)*k], head[heads[i]*k:(heads[i]+1)*k]
		for j := range row {
			row[j] = max(row[j]+of[j], 0)
		}
	}
	w.fixed.Set(dep)
	m.rel.Mul(grow(&w.rels, n*m.rel.Width()), w.fixed, n, k)
}
