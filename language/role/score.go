package role

import (
	"math"

	"github.com/quadpress/quadpress/language/frames"
	"github.com/quadpress/quadpress/language/neural"
	"github.com/quadpress/quadpress/language/neural/matrix"
)

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
