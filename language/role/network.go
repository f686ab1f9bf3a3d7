package role

import (
	"fmt"
	"strings"

	"github.com/quadpress/quadpress/language/neural"
	"github.com/quadpress/quadpress/language/neural/matrix"
	"github.com/quadpress/quadpress/language/neural/safetensors"
)

// network scores words as predicates, senses and arguments. Widths: every word has a vector of width values, every
// sense one of senseWidth.
type network struct {
	width, senseWidth int
	// Of each word: its vector, what it is and its place in the tree; then, layer by layer, the words near it.
	branch           *neural.Branch
	word             *matrix.Weights
	upos, rel, above *safetensors.Table
	layers           []*matrix.Weights
	kinds            string // of the layers
	// Whether it is a predicate.
	pred, predOut *matrix.Weights
	rate          *safetensors.Table
	// What a predicate means: its vector and what depends on it, against the vectors of senses.
	kids              *safetensors.Table
	senseIn, senseOut *matrix.Weights
	sense             *safetensors.Table
	flag, count       []float32
	// What a word is to a predicate: both, the sense, the way from one to the other.
	of, arg, meant         *matrix.Weights
	path, step, mark, dist *safetensors.Table
	pair, role             *matrix.Weights
	function, verbnet      *safetensors.Table
	own, ownPair           *matrix.Weights

	uposID, relID, markID vocabulary
	functionID, verbnetID vocabulary
	senseID               vocabulary
	paths                 *paths
	steps                 map[lastStep]int
	sides                 map[side]int
	rates                 map[string]uint8 // of "VERB begin"
}

// The classes of how often a word is a predicate: of those that were seen, from never to always; of others, by
// whether a frame is known for them.
const (
	rateClasses = 7
	rateFramed  = rateClasses
	rateUnknown = rateClasses + 1
)

// mostVerbNet is how many of a role's names in VerbNet count.
const mostVerbNet = 4

// The kinds of layers: what they read a word with.
const (
	besideLayer = 'W' // the words before and behind it
	treeLayer   = 'T' // the word that it depends on, and those that depend on it
)

// notListed is added to the score of a numbered role that the sense does not have.
const notListed = -4

func readNetwork(file []byte) (*network, error) {
	f, err := safetensors.Parse(file)
	if err != nil {
		return nil, err
	}
	r := f.Reader()
	n := &network{
		branch: neural.ReadBranch(r, r.Text("branch")),
		word:   r.Linear("word"), upos: r.Table("upos"), rel: r.Table("rel"), above: r.Table("above"),
		pred: r.Linear("pred"), predOut: r.Linear("pred_out"), rate: r.Table("rate"),
		kids: r.Table("bag"), senseIn: r.Linear("sense_in"), senseOut: r.Linear("sense_out"), sense: r.Table("sense"),
		flag: r.Vector("flag"), count: r.Vector("count"),
		of: r.Linear("of"), arg: r.Linear("arg"), meant: r.Linear("meant"),
		path: r.Table("path"), step: r.Table("step"), mark: r.Table("case"), dist: r.Table("distance"),
		pair: r.Linear("pair"), role: r.Linear("role"), function: r.Table("function"), verbnet: r.Table("verbnet"),
		own: r.Linear("own"), ownPair: r.Linear("own_pair"),
		uposID: vocabularyOf(r.List("uposes")), relID: vocabularyOf(r.List("rels")), markID: vocabularyOf(r.List("cases")),
		functionID: vocabularyOf(r.List("functions")), verbnetID: vocabularyOf(r.List("verbnets")),
		senseID: vocabularyOf(r.List("senses")), kinds: r.Text("layers"), rates: map[string]uint8{},
	}
	n.width, n.senseWidth = n.word.Cols(), n.sense.Cols
	for i, kind := range n.kinds {
		if kind != besideLayer && kind != treeLayer {
			r.Fail("unknown kind of layer %q", kind)
		}
		n.layers = append(n.layers, r.Linear(fmt.Sprintf("layers.%d", i)))
	}
	n.paths = pathsOf(r.List("paths"), n.relID)
	n.steps = lastStepsOf(r.List("steps"), n.relID)
	sides := r.List("sides")
	for k, side := range sides {
		if k > 0 && !strings.HasPrefix(side, "L") && !strings.HasPrefix(side, "R") {
			r.Fail("%q is no side of a predicate", side)
			return nil, r.Err()
		}
	}
	n.sides = sidesOf(sides, n.relID)
	for _, line := range r.List("rates") { // "VERB 6 begin say ..."
		words := strings.Fields(line)
		if len(words) < 2 || len(words[1]) != 1 || words[1][0]-'0' >= rateClasses {
			r.Fail("rates of %.20q are no part of speech, class and words", line)
			break
		}
		for _, w := range words[2:] {
			n.rates[words[0]+" "+w] = words[1][0] - '0'
		}
	}
	if got := strings.Join(r.List("roles"), " "); got != strings.Join(roles[:], " ") {
		r.Fail("it tells the roles %s, want %s", got, strings.Join(roles[:], " "))
	}
	if err := r.Err(); err != nil {
		return nil, err
	}
	return n, n.check()
}

// check holds the parts against one another, so that no file can make the network read out of bounds.
func (n *network) check() error {
	d, e := n.width, n.senseWidth
	if d == 0 || d%matrix.Lanes != 0 || e == 0 || e%matrix.Lanes != 0 {
		return fmt.Errorf("widths of %d and %d are no multiples of %d", d, e, matrix.Lanes)
	}
	type shape struct {
		name        string
		w           *matrix.Weights
		cols, inner int
	}
	shapes := []shape{
		{"word", n.word, d, n.word.Inner()},
		{"pred", n.pred, d, d}, {"pred_out", n.predOut, 1, d}, {"sense_in", n.senseIn, d, d}, {"sense_out", n.senseOut, e, d},
		{"of", n.of, d, d}, {"arg", n.arg, d, d}, {"meant", n.meant, d, e}, {"pair", n.pair, d, d},
		{"role", n.role, len(roles), d},
		{"own", n.own, numbered * n.ownPair.Cols(), e}, {"own_pair", n.ownPair, n.ownPair.Cols(), d},
	}
	for i, w := range n.layers {
		shapes = append(shapes, shape{fmt.Sprintf("layers.%d", i), w, d, 3 * d})
	}
	for _, s := range shapes {
		if s.w.Cols() != s.cols || s.w.Inner() != s.inner {
			return fmt.Errorf("layer %s is %d by %d, want %d by %d", s.name, s.w.Cols(), s.w.Inner(), s.cols, s.inner)
		}
	}
	if n.ownPair.Cols()%matrix.Lanes != 0 {
		return fmt.Errorf("layer own_pair has a width of %d, which is no multiple of %d", n.ownPair.Cols(), matrix.Lanes)
	}
	for _, s := range []struct {
		name       string
		t          *safetensors.Table
		rows, cols int
	}{
		{"upos", n.upos, len(n.uposID), d}, {"rel", n.rel, len(n.relID), d}, {"above", n.above, len(n.relID), d},
		{"rate", n.rate, rateUnknown + 1, d}, {"bag", n.kids, n.kids.Rows, d}, {"sense", n.sense, len(n.senseID), e},
		{"path", n.path, n.path.Rows, d}, {"step", n.step, n.step.Rows, d}, {"case", n.mark, len(n.markID), d},
		{"distance", n.dist, distances, d}, {"function", n.function, len(n.functionID), d},
		{"verbnet", n.verbnet, len(n.verbnetID), d},
	} {
		if s.t.Rows != s.rows || s.t.Cols != s.cols || s.rows == 0 {
			return fmt.Errorf("table %s is %d by %d, want %d by %d", s.name, s.t.Rows, s.t.Cols, s.rows, s.cols)
		}
	}
	within := func(name string, rows int, numbers func(yield func(int) bool)) error {
		for i := range numbers {
			if i >= rows {
				return fmt.Errorf("%s has %d rows, and a word of it number %d", name, rows, i)
			}
		}
		return nil
	}
	for _, err := range []error{
		within("bag", n.kids.Rows, values(n.sides)), within("step", n.step.Rows, values(n.steps)),
		within("path", n.path.Rows, func(yield func(int) bool) {
			for _, i := range n.paths.number {
				if !yield(int(i)) {
					return
				}
			}
		}),
	} {
		if err != nil {
			return err
		}
	}
	if len(n.flag) != flags || len(n.count) != countClasses {
		return fmt.Errorf("%d flags and %d classes of counts, want %d and %d", len(n.flag), len(n.count), flags, countClasses)
	}
	return nil
}

// values yields the values of a map.
func values[K comparable](m map[K]int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for _, v := range m {
			if !yield(v) {
				return
			}
		}
	}
}
