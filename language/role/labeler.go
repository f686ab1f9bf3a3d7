package role

import (
	_ "embed"
	"fmt"
	"slices"
	"sync"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/neural"
)

//go:embed model.safetensors
var embedded []byte

// Labeler finds the frames of sentences. It is read-only and safe for concurrent use.
type Labeler struct {
	network *network
	buffers sync.Pool
}

// Load returns a labeler with the embedded network. The error says that it is damaged, which only a faulty build can
// bring about.
func Load() (*Labeler, error) { return New(embedded) }

// New returns a labeler with a network in a safetensors file's bytes, which it keeps and which must not change.
func New(file []byte) (*Labeler, error) {
	n, err := readNetwork(file)
	if err != nil {
		return nil, fmt.Errorf("network of roles: %w", err)
	}
	l := &Labeler{network: n}
	l.buffers.New = func() any { return new(buffer) }
	return l, nil
}

// Branch is the part of the language network that the labeler needs vectors of.
func (l *Labeler) Branch() *neural.Branch { return l.network.branch }

// Fits returns an error that says why the labeler can't read the vectors of a language network, nil where it can.
func (l *Labeler) Fits(m *neural.Model) error {
	if got, want := l.network.word.Inner(), m.Width()+l.network.branch.Width(); got != want {
		return fmt.Errorf("it reads vectors of %d values, the network gives %d: train it anew", got, want)
	}
	return l.network.branch.Fits(m)
}

// Label sets the frames of a sentence, whose words have their tags, lemmas and tree. v is what package neural made of
// them, with the labeler's branch.
func (l *Labeler) Label(s *quadpress.Sentence, v *neural.Vectors) {
	b := l.buffers.Get().(*buffer)
	defer l.buffers.Put(b)
	s.Frames = nil
	if len(s.Tokens) == 0 {
		return
	}
	n := l.network
	b.tree.set(s.Tokens, n.relID)
	hidden := n.encode(b, v)
	n.findPredicates(b, hidden)
	if len(b.predicates) == 0 {
		return
	}
	n.readPredicates(b, hidden)
	n.chooseSenses(b)
	n.prepare(b, hidden)
	s.Frames = make([]quadpress.Frame, len(b.predicates))
	d, own := n.width, n.own.Width()
	for k, p := range b.predicates {
		f := &s.Frames[k]
		f.Predicate = p
		if b.means[k] != nil {
			f.Sense = b.means[k].ID
		}
		b.candidates = b.tree.appendCandidates(b.candidates[:0], p)
		n.scoreRoles(b, p, b.context[k*d:(k+1)*d], b.own[k*own:(k+1)*own], b.means[k])
		n.decode(b)
		b.mark(p, true)
		f.Args = b.tree.compose(b.heads)
		b.mark(p, false)
	}
}

// readPredicates sets b.rows to what the network made of the predicates, and b.context to what depends on them.
func (n *network) readPredicates(b *buffer, hidden []float32) {
	d := n.width
	b.rows, b.context = b.rows[:0], resize(b.context, len(b.predicates)*d)
	clear(b.context)
	for k, p := range b.predicates {
		b.rows = append(b.rows, hidden[p*d:(p+1)*d]...)
		kids := b.children(p)
		for _, c := range kids[:min(len(kids), mostKids)] {
			n.kids.Add(b.context[k*d:(k+1)*d], n.sides[side{b.rels[c], int(c) < p}])
		}
	}
}

// prepare makes of b.context, of what depends on the predicates, all that their candidates are held against, sets
// b.own to what their senses say of numbered roles, and b.args to what each word is as an argument.
func (n *network) prepare(b *buffer, hidden []float32) {
	d, e, count := n.width, n.senseWidth, len(b.predicates)
	b.wide = resize(b.wide, count*d)
	add := func() {
		for i, v := range b.wide[:count*d] {
			b.context[i] += v
		}
	}
	b.fixed.Set(b.rows)
	n.of.Mul(b.wide, b.fixed, count, d)
	add()
	b.query = resize(b.query, count*e)
	clear(b.query)
	for k, id := range b.best {
		n.sense.Add(b.query[k*e:(k+1)*e], int(id))
	}
	b.fixed.Set(b.query)
	n.meant.Mul(b.wide, b.fixed, count, e)
	add()
	b.own = resize(b.own, count*n.own.Width())
	n.own.Mul(b.own, b.fixed, count, e)
	b.args = resize(b.args, len(b.tokens)*d)
	b.fixed.Set(hidden)
	n.arg.Mul(b.args, b.fixed, len(b.tokens), d)
}

// decode sets b.heads to the candidates that head arguments, by their scores, the surest first: each has its best
// role, but a numbered role only one.
func (n *network) decode(b *buffer) {
	width := n.role.Width()
	lead := func(k int) float32 { // over having no role
		row := b.roles[k*width:][:len(roles)]
		return slices.Max(row) - row[roleNone]
	}
	b.order = b.order[:0]
	for k := range b.candidates {
		if lead(k) > 0 {
			b.order = append(b.order, k)
		}
	}
	slices.SortStableFunc(b.order, func(i, j int) int {
		switch a, b := lead(i), lead(j); {
		case a > b:
			return -1
		case a < b:
			return 1
		}
		return 0
	})
	b.heads = b.heads[:0]
	var taken [len(roles)]bool
	for _, k := range b.order {
		best := roleNone
		row := b.roles[k*width:][:len(roles)]
		for r, v := range row {
			if !taken[r] && v > row[best] {
				best = r
			}
		}
		if best == roleNone {
			continue
		}
		taken[best] = isNumbered(best)
		b.heads = append(b.heads, head{b.candidates[k].word, best})
	}
}
