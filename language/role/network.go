package role

import (
	"fmt"
	"math"
	"strings"

	"github.com/quadpress/quadpress/language/frames"
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

	uposID, relID, markID       vocabulary
	functionID, verbnetID, rare vocabulary
	senseID                     vocabulary
	paths                       *paths
	steps                       map[lastStep]int
	sides                       map[side]int
	rates                       map[string]uint8 // of "VERB begin"
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
	n.sides = sidesOf(r.List("sides"), n.relID)
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

// buffer is the working memory of one sentence.
type buffer struct {
	tree
	fixed                   matrix.Fixed // the left-hand side of a product
	packed                  matrix.Packed
	hidden, near, around    []float32 // rows of words: with a row of zeros before and after; of layers; with the tree
	input                   []float32 // rows of words: what the branch and the language network made of them
	predicates              []int
	rows, scores            []float32 // of predicates
	query, vector           []float32 // of senses
	entries                 []choice
	best                    []int32 // the senses of predicates, as rows of the network's table; 0 for none
	means                   []*frames.Sense
	args, context, own      []float32
	pairs, wide, roles, num []float32
	meaning                 []float32
	candidates              []candidate
	heads                   []head
	order                   []int
}

// encode sets b.hidden to what the network makes of each word, and returns the rows of the words.
func (n *network) encode(b *buffer, v *neural.Vectors) []float32 {
	rows, d := len(b.tokens), n.width
	own, given := len(v.Branch)/rows, len(v.Words)/rows
	b.input = b.input[:0]
	for i := range rows {
		b.input = append(b.input, v.Branch[i*own:(i+1)*own]...)
		b.input = append(b.input, v.Words[i*given:(i+1)*given]...)
	}
	b.hidden = resize(b.hidden, (rows+2)*d)
	clear(b.hidden[:d])
	clear(b.hidden[(rows+1)*d:])
	hidden := b.hidden[d : (rows+1)*d]
	b.fixed.Set(b.input)
	n.word.Mul(hidden, b.fixed, rows, n.word.Inner())
	for i := range rows {
		row := hidden[i*d : (i+1)*d]
		above := i
		if h := b.tree.heads[i]; h >= 0 {
			above = h
		}
		n.upos.Add(row, n.uposID[b.tokens[i].UPOS])
		n.rel.Add(row, b.rels[i])
		n.above.Add(row, b.rels[above])
	}
	rectify(hidden)
	b.near = resize(b.near, rows*d)
	for i, layer := range n.layers {
		if n.kinds[i] == besideLayer {
			b.fixed.Set(b.hidden)
			layer.Mul(b.near, b.fixed, rows, d)
		} else {
			b.readTree(hidden, d)
			b.fixed.Set(b.around)
			layer.Mul(b.near, b.fixed, rows, 3*d)
		}
		addRectified(hidden, b.near)
	}
	return hidden
}

// readTree sets b.around to rows of three vectors: of the word that each depends on, of itself, and of those that
// depend on it, summed and divided by the root of their number.
func (b *buffer) readTree(hidden []float32, d int) {
	b.around = resize(b.around, len(b.tokens)*3*d)
	for i := range b.tokens {
		row := b.around[3*d*i : 3*d*(i+1)]
		own := hidden[i*d : (i+1)*d]
		above := own
		if h := b.tree.heads[i]; h >= 0 {
			above = hidden[h*d : (h+1)*d]
		}
		copy(row, above)
		copy(row[d:], own)
		below := row[2*d:]
		clear(below)
		kids := b.children(i)
		for _, c := range kids {
			for j, v := range hidden[int(c)*d : int(c+1)*d] {
				below[j] += v
			}
		}
		if len(kids) > 1 {
			share := float32(1 / math.Sqrt(float64(len(kids))))
			for j := range below {
				below[j] *= share
			}
		}
	}
}

// findPredicates sets b.predicates to the words that say something.
func (n *network) findPredicates(b *buffer, hidden []float32) {
	d := n.width
	b.predicates, b.rows = b.predicates[:0], b.rows[:0]
	for i := range b.tokens {
		switch b.tokens[i].UPOS {
		case "VERB", "NOUN", "ADJ":
			b.predicates = append(b.predicates, i)
			b.rows = append(b.rows, hidden[i*d:(i+1)*d]...)
		}
	}
	count := len(b.predicates)
	b.context = resize(b.context, count*d)
	b.fixed.Set(b.rows)
	n.pred.Mul(b.context, b.fixed, count, d)
	for k, i := range b.predicates {
		n.rate.Add(b.context[k*d:(k+1)*d], n.rated(&b.tokens[i].Lemma, b.tokens[i].UPOS))
	}
	rectify(b.context)
	b.scores = resize(b.scores, count*n.predOut.Width())
	b.fixed.Set(b.context)
	n.predOut.Mul(b.scores, b.fixed, count, d)
	found := b.predicates[:0]
	for k, i := range b.predicates {
		if b.scores[k*n.predOut.Width()] > 0 {
			found = append(found, i)
		}
	}
	b.predicates = found
}

// rated returns the class of how often a word is a predicate.
func (n *network) rated(lemma *string, upos string) int {
	word := lower(*lemma)
	if class, ok := n.rates[upos+" "+word]; ok {
		return int(class)
	}
	for _, e := range frames.Entries(word) {
		if e.POS == frames.POSOfTag(upos) && len(e.Rest) == 0 && e.Listed {
			return rateFramed
		}
	}
	return rateUnknown
}

// scoreRoles sets b.roles to the scores of the candidates of a predicate, len(roles) padded each. context is what the
// network made of the predicate, own what its sense says of its numbered roles.
func (n *network) scoreRoles(b *buffer, p int, context, own []float32, sense *frames.Sense) {
	d, count := n.width, len(b.candidates)
	b.pairs, b.wide = resize(b.pairs, count*d), resize(b.wide, count*d)
	for k, c := range b.candidates {
		row := b.pairs[k*d : (k+1)*d]
		for j, v := range b.args[c.word*d : (c.word+1)*d] {
			row[j] = v + context[j]
		}
		n.path.Add(row, b.wayTo(p, c, n.paths))
		n.step.Add(row, n.steps[b.lastStep(p, c)])
		n.mark.Add(row, n.markID[b.caseOf(c.word)])
		n.dist.Add(row, distance(p, c.word))
	}
	rectify(b.pairs)
	b.fixed.Set(b.pairs)
	n.pair.Mul(b.wide, b.fixed, count, d)
	addRectified(b.pairs, b.wide)
	b.fixed.Set(b.pairs)
	b.roles = resize(b.roles, count*n.role.Width())
	n.role.Mul(b.roles, b.fixed, count, d)

	// What the sense says of its numbered roles.
	listed := n.meanings(b, sense)
	b.packed.Pack(b.meaning, numbered, d, d)
	b.num = resize(b.num, count*matrix.Pad(numbered))
	b.packed.Mul(b.num, b.pairs, count, d)
	n.addNumbered(b, count)
	narrow := n.ownPair.Cols()
	b.wide = resize(b.wide, count*narrow)
	n.ownPair.Mul(b.wide, b.fixed, count, d)
	b.packed.Pack(own, numbered, narrow, narrow)
	b.packed.Mul(b.num, b.wide, count, narrow)
	n.addNumbered(b, count)
	if sense != nil && sense.Published {
		for k := range count {
			row := b.roles[k*n.role.Width()+firstNumbered:]
			for r := range numbered {
				if !listed[r] {
					row[r] += notListed
				}
			}
		}
	}
}

// addNumbered adds scores of numbered roles, matrix.Pad(numbered) a candidate.
func (n *network) addNumbered(b *buffer, count int) {
	for k := range count {
		row := b.roles[k*n.role.Width()+firstNumbered:]
		for r, v := range b.num[k*matrix.Pad(numbered):][:numbered] {
			row[r] += v
		}
	}
}

// meanings sets b.meaning to vectors for what the numbered roles of a sense are, and returns which of them it has.
func (n *network) meanings(b *buffer, sense *frames.Sense) (listed [numbered]bool) {
	d := n.width
	b.meaning = resize(b.meaning, numbered*d)
	clear(b.meaning)
	b.vector = resize(b.vector, d)
	if sense != nil {
		for _, r := range sense.Roles() {
			k := int(r.Name[len("ARG")] - '0')
			listed[k] = true
			row := b.meaning[k*d : (k+1)*d]
			names := r.VerbNet[:min(len(r.VerbNet), mostVerbNet)]
			clear(b.vector)
			for _, v := range names {
				n.verbnet.Add(b.vector, n.verbnetID[v])
			}
			share := float32(1 / math.Sqrt(float64(max(1, len(names)))))
			for j, v := range b.vector {
				row[j] = float32(v * share)
			}
			n.function.Add(row, n.functionID[r.Function])
		}
	}
	for k := range numbered {
		if !listed[k] {
			n.function.Add(b.meaning[k*d:(k+1)*d], 0)
		}
	}
	return listed
}

func rectify(x []float32) {
	for i, v := range x {
		x[i] = max(v, 0)
	}
}

// addRectified adds to dst what is positive in x.
func addRectified(dst, x []float32) {
	for i, v := range x[:len(dst)] {
		dst[i] += max(v, 0)
	}
}
