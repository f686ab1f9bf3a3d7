package role

import (
	"math/bits"
	"slices"

	"github.com/quadpress/quadpress/language/frames"
)

// What speaks for a sense of a predicate, and against it.
const (
	ownPOS       = iota // PropBank lists it for the word as this part of speech
	otherPOS            // as another one
	byLemma             // under the word, whatever has it
	phrase              // for words that stand here: "carry out"
	particle            // one of which is a particle of the predicate's
	seen                // the annotation has it for the word
	unmet               // it is listed for words that do not stand here
	odd                 // not ownPOS
	particleLeft        // the predicate has a particle, and it is not listed with that
	flags
)

// countClasses is the number of classes of how often a sense was seen: powers of two.
const countClasses = 8

// choice is a sense that a predicate may have.
type choice struct {
	sense *frames.Sense
	flags uint16 // bits
}

// appendChoices appends what the predicate p may mean, in the order of the senses' numbers.
func (t *tree) appendChoices(list []choice, p int) []choice {
	begin := len(list)
	word, pos := lower(t.tokens[p].Lemma), frames.POSOfTag(t.tokens[p].UPOS)
	add := func(s *frames.Sense, flag int) {
		for i := begin; i < len(list); i++ {
			if list[i].sense == s {
				list[i].flags |= 1 << flag
				return
			}
		}
		list = append(list, choice{s, 1 << flag})
	}
	hasParticle := slices.ContainsFunc(t.children(p), t.isParticle)
	for _, e := range frames.Entries(word) {
		if len(e.Rest) > 0 {
			if met, withParticle := t.meets(p, e.Rest); met {
				add(e.Sense, phrase)
				if withParticle {
					add(e.Sense, particle)
				}
			}
			continue
		}
		switch {
		case !e.Listed:
		case e.POS == pos:
			add(e.Sense, ownPOS)
		case e.POS != frames.Other:
			add(e.Sense, otherPOS)
		}
		if e.Count > 0 && e.POS == pos {
			add(e.Sense, seen)
		}
	}
	for _, s := range frames.Under(word) {
		add(s, byLemma)
	}
	for _, e := range frames.Entries(word) {
		if len(e.Rest) == 0 {
			continue
		}
		for i := begin; i < len(list); i++ {
			if c := &list[i]; c.sense == e.Sense && c.flags&(1<<phrase) == 0 {
				c.flags |= 1 << unmet
			}
		}
	}
	for i := begin; i < len(list); i++ {
		c := &list[i]
		if c.flags&(1<<ownPOS) == 0 {
			c.flags |= 1 << odd
		}
		if hasParticle && c.flags&(1<<particle) == 0 {
			c.flags |= 1 << particleLeft
		}
	}
	slices.SortFunc(list[begin:], func(a, b choice) int { return a.sense.Number - b.sense.Number })
	return list
}

func (t *tree) isParticle(c int32) bool { return t.tokens[c].Rel == "compound:prt" }

// phraseReach is how many words behind a predicate its phrase may go on.
const phraseReach = 3

// meets reports whether all words of a phrase stand with the predicate, depending on it or right behind it, and
// whether one of them is its particle.
func (t *tree) meets(p int, rest []string) (met, withParticle bool) {
	for _, w := range rest {
		is := func(c int32) bool { return lower(t.tokens[c].Lemma) == w }
		found := slices.ContainsFunc(t.children(p), func(c int32) bool {
			if is(c) {
				if t.tokens[c].Rel == "nsubj" { // "it would cut jobs" does not cut it
					return false
				}
				withParticle = withParticle || t.isParticle(c)
				return true
			}
			return slices.ContainsFunc(t.children(int(c)), func(k int32) bool { return t.tokens[k].Rel == "case" && is(k) })
		})
		for c := p + 1; c < min(p+1+phraseReach, len(t.tokens)) && !found; c++ {
			// "cut up to 20 jobs" cuts nothing up, "won by over six million votes" wins nobody over
			opens := c+1 < len(t.tokens) && t.tokens[c+1].Rel == "fixed" && t.tokens[c+1].Head == c ||
				t.tokens[c].Head >= 0 && t.tokens[t.tokens[c].Head].UPOS == "NUM"
			found = lower(t.tokens[c].Lemma) == w && (!opens || t.tokens[c].Head == p)
		}
		if !found {
			return false, false
		}
	}
	return true, withParticle
}

// chooseSenses sets b.best and b.means to the likeliest senses of b.predicates. b.rows holds what the network made of
// these words, b.context what depends on them.
func (n *network) chooseSenses(b *buffer) {
	d, e, count := n.width, n.senseWidth, len(b.predicates)
	b.wide = resize(b.wide, count*d)
	b.fixed.Set(b.rows)
	n.senseIn.Mul(b.wide, b.fixed, count, d)
	for i, v := range b.context[:count*d] {
		b.wide[i] = max(b.wide[i]+v, 0)
	}
	b.query = resize(b.query, count*e)
	b.fixed.Set(b.wide)
	n.senseOut.Mul(b.query, b.fixed, count, d)
	b.best, b.means = b.best[:0], b.means[:0]
	b.vector = resize(b.vector, e)
	for k, p := range b.predicates {
		b.entries = b.tree.appendChoices(b.entries[:0], p)
		var best *frames.Sense
		row, top := 0, float32(0)
		for _, c := range b.entries {
			id, ok := n.senseID[c.sense.ID]
			if !ok {
				continue // PropBank knows it, the network does not yet
			}
			clear(b.vector)
			n.sense.Add(b.vector, id)
			score := dot(b.query[k*e:(k+1)*e], b.vector)
			for set := c.flags; set != 0; set &= set - 1 {
				score += n.flag[bits.TrailingZeros16(set)]
			}
			score += n.count[min(bits.Len(uint(c.sense.Count)+1)-1, countClasses-1)]
			if best == nil || score > top {
				best, row, top = c.sense, id, score
			}
		}
		b.best, b.means = append(b.best, int32(row)), append(b.means, best)
	}
}

// dot is the sum of products, rounded after each step.
func dot(x, y []float32) float32 {
	var sum float32
	for i, v := range x {
		sum += float32(v * y[i])
	}
	return sum
}
