package segment

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/quadpress/quadpress/language/neural/matrix"
	"github.com/quadpress/quadpress/language/neural/safetensors"
)

//go:embed model.safetensors
var embedded []byte

// network scores whether a sentence begins with a word, from the words around it: an embedding, the sum of the rows of
// the word's features, then layers that each read a word and two others at a distance. A feature is also in which
// cluster of words of like meaning the word is, such as given names.
//
// Weights are multiples of 1/64 and what passes between layers is a multiple of 1/32 of at most 16, so that all sums
// are exact: training adds up the same scores in 32-bit floats.
type network struct {
	marks, clusters, hashes *safetensors.Table

	cluster map[string]int // by plain form; 0 is no cluster
	layers  []layer
	out     *matrix.Weights
	width   int
	reach   int // how far a score looks in all
}

// layer adds to each word what it makes of the word and of those that stand reach words before and behind.
type layer struct {
	window *matrix.Weights
	reach  int
}

const (
	step  = 1.0 / 32 // the step of what passes between layers
	limit = 16       // and its bound
)

func readNetwork(file []byte) (*network, error) {
	f, err := safetensors.Parse(file)
	if err != nil {
		return nil, fmt.Errorf("sentence model: %w", err)
	}
	r := f.Reader()
	n := &network{marks: r.Table("marks"), clusters: r.Table("clusters"), hashes: r.Table("hashes"), out: r.Linear("out")}
	groups := r.List("clusters")
	n.cluster = make(map[string]int, 64*len(groups))
	for i, group := range groups {
		for word := range strings.FieldsSeq(group) {
			n.cluster[word] = i + 1
		}
	}
	n.width = n.hashes.Cols
	if n.width == 0 || n.width%matrix.Lanes != 0 || n.hashes.Rows == 0 || n.marks.Cols != n.width ||
		n.marks.Rows != NumMarks ||
		n.clusters.Cols != n.width || n.clusters.Rows != len(groups)+1 ||
		n.out.Inner() != n.width || n.out.Cols() != 1 {
		r.Fail("the parts differ in width")
	}
	for i, reach := range r.Text("reaches") {
		l := layer{window: r.Linear(fmt.Sprintf("layers.%d", i)), reach: int(reach - '0')}
		if l.window.Cols() != n.width || l.window.Inner() != 3*n.width || l.reach < 1 || l.reach > 9 {
			r.Fail("layer %d is no window of three words of %d", i, n.width)
		}
		n.layers = append(n.layers, l)
		n.reach += l.reach
	}
	if err := r.Err(); err != nil {
		return nil, fmt.Errorf("sentence model: %w", err)
	}
	return n, nil
}

// chunk is how many words the network reads at once, beside those around them.
const chunk = 256

// workspace is the memory that words pass through.
type workspace struct {
	x, windows, y []float32
	fixed         matrix.Fixed
	scores        []float32
}

func grow(x *[]float32, n int) []float32 {
	if cap(*x) < n {
		*x = make([]float32, n+n/4)
	}
	*x = (*x)[:n]
	return *x
}

// The network overrules the rules where it is sure enough. Where they see the end of a sentence they are seldom wrong.
const (
	sureBegins = 1
	sureNot    = -2
)

// mark marks the pieces that sentences begin with, where the rules have had their say.
func (n *network) mark(s *scanner, w *workspace) {
	for first := 0; first < len(s.pieces); {
		end := first + 1
		for end < len(s.pieces) && !s.pieces[end].opens {
			end++
		}
		scores := n.score(end-first, func(i int) Word { return s.asWord(first + i) }, w)
		for i, score := range scores {
			switch w := s.asWord(first + i); {
			case !w.mayBegin(), s.pieces[first+i].settled:
			case w.Ruled():
				s.pieces[first+i].begins = score > sureNot
			case !s.is(first+i-1, ":"): // "Smith: No." stays with who says it, whatever treebanks do
				s.pieces[first+i].begins = score > sureBegins
			}
		}
		first = end
	}
}

// score returns the scores of a paragraph of words, which are w's until it is used again: the higher, the surer a
// sentence begins.
func (n *network) score(length int, word func(i int) Word, w *workspace) []float32 {
	scores := grow(&w.scores, length)
	for begin := 0; begin < length; begin += chunk {
		end := min(begin+chunk, length)
		from, to := max(begin-n.reach, 0), min(end+n.reach, length)
		x := grow(&w.x, (to-from)*n.width)
		clear(x)
		for i := from; i < to; i++ {
			row := x[(i-from)*n.width : (i-from+1)*n.width]
			n.embed(row, word(i))
		}
		for _, l := range n.layers {
			l.apply(w, n.width)
		}
		y := grow(&w.y, (end-begin)*n.out.Width())
		w.fixed.SetSteps(x[(begin-from)*n.width:(end-from)*n.width], step)
		n.out.Mul(y, w.fixed, end-begin, n.width)
		for i := range end - begin {
			scores[begin+i] = y[i*n.out.Width()]
		}
	}
	return scores
}

// embed adds the rows of a word's features to row, which is zero.
func (n *network) embed(row []float32, w Word) {
	var f features
	f.read(w.Form, w.Mark)
	n.marks.Add(row, w.Mark)
	cluster := 0
	if f.length <= maxPlain {
		cluster = n.cluster[string(f.plain[:f.length])]
	}
	n.clusters.Add(row, cluster)
	for _, h := range f.hashes {
		n.hashes.Add(row, int(uint32(h)%uint32(n.hashes.Rows)))
	}
	for j, v := range row {
		row[j] = max(min(v, limit), -limit)
	}
}

// apply takes the words in w.x, with zeros before and behind them, through the layer.
func (l *layer) apply(w *workspace, width int) {
	rows := len(w.x) / width
	windows := grow(&w.windows, 3*rows*width)
	for i := range rows {
		for k, j := range [3]int{i - l.reach, i, i + l.reach} {
			part := windows[(3*i+k)*width : (3*i+k+1)*width]
			if j < 0 || j >= rows {
				clear(part)
				continue
			}
			copy(part, w.x[j*width:(j+1)*width])
		}
	}
	y := grow(&w.y, rows*l.window.Width())
	w.fixed.SetSteps(windows, step)
	l.window.Mul(y, w.fixed, rows, 3*width)
	for i, v := range y {
		if v > 0 {
			w.x[i] = min(w.x[i]+round(v), limit)
		}
	}
}

// round rounds v, which is positive, to a multiple of step.
func round(v float32) float32 { return float32(int32(v/step+0.5)) * step }
