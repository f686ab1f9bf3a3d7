package parse

import (
	"github.com/quadpress/quadpress/language/perceptron"
)

// labelling names the arcs of a tree from the root downwards and from left to right, so that the relation of a word's head
// and those of its siblings before it are known.
type labelling struct {
	words []word
	heads []int32
	// dependents of each word in order, as a list: first[h], then sibling[d]; none ends it.
	first, last, sibling []int32
	before               []int32 // the sibling before
	rels                 []uint64
	order                []int32
	// seen has a bit for each relation among a word's dependents labelled so far.
	seen []uint64
}

func (l *labelling) reset(words []word, heads []int32) {
	n := len(words)
	l.words, l.heads = words, heads
	l.first, l.last, l.sibling, l.before = fill(l.first, n), fill(l.last, n), fill(l.sibling, n), fill(l.before, n)
	l.rels = append(l.rels[:0], make([]uint64, n)...)
	l.seen = append(l.seen[:0], make([]uint64, n)...)
	l.order = l.order[:0]
	for d := range int32(n) {
		h := heads[d]
		if h == none {
			l.order = append(l.order, d)
			continue
		}
		if l.first[h] == none {
			l.first[h] = d
		} else {
			l.sibling[l.last[h]] = d
			l.before[d] = l.last[h]
		}
		l.last[h] = d
	}
	for i := 0; i < len(l.order); i++ {
		for d := l.first[l.order[i]]; d != none; d = l.sibling[d] {
			l.order = append(l.order, d)
		}
	}
}

func fill(b []int32, n int) []int32 {
	b = b[:0]
	for range n {
		b = append(b, none)
	}
	return b
}

// set names the arc to d; relations count from 0.
func (l *labelling) set(d int32, rel int) {
	l.rels[d] = uint64(rel) + 1
	if h := l.heads[d]; h != none {
		l.seen[h] |= 1 << (rel & 63)
	}
}

// features appends those of the arc to d, which is not the root.
func (l *labelling) features(b []uint64, d int32) []uint64 {
	at := func(i int32) *word {
		if i == none {
			return &absent
		}
		return &l.words[i]
	}
	join := perceptron.Join
	one := func(t, a uint64) { b = append(b, join(t, a)) }
	two := func(t, a, v uint64) { b = append(b, join(join(t, a), v)) }
	three := func(t, a, v, x uint64) { b = append(b, join(join(join(t, a), v), x)) }

	h := l.heads[d]
	dw, hw, gw := at(d), at(h), at(l.heads[h])
	side := uint64(0)
	if d > h {
		side = 1
	}
	c1, cn := at(l.first[d]), at(l.last[d])
	c2 := &absent
	if l.first[d] != none {
		c2 = at(l.sibling[l.first[d]])
	}
	prev, next := at(l.before[d]), at(l.sibling[d])
	prevRel := uint64(0)
	if l.before[d] != none {
		prevRel = l.rels[l.before[d]]
	}
	headRel, seen, dist := l.rels[h], l.seen[h], distance(h, d)
	hp := join(hw.pos, side)

	one(1, dw.form)
	one(2, dw.pos)
	one(3, dw.both)
	one(4, dw.fine)
	two(5, hw.form, side)
	one(6, hp)
	two(7, hw.both, side)
	two(8, hw.fine, side)
	two(10, dw.form, hp)
	two(11, dw.pos, hp)
	two(12, dw.both, hp)
	three(13, dw.pos, hw.form, side)
	three(14, dw.form, hw.form, side)
	three(15, dw.fine, hw.fine, side)
	three(16, dw.medium, hw.medium, side)
	two(17, dw.fine, hp)
	three(18, dw.pos, hw.fine, side)
	three(19, dw.coarse, hw.coarse, side)

	// The dependent's own dependents: prepositions, subordinators, auxiliaries.
	two(20, dw.pos, c1.form)
	three(21, dw.pos, c1.form, hp)
	three(22, dw.pos, c1.pos, hp)
	two(23, dw.pos, cn.form)
	three(24, dw.pos, cn.pos, hp)
	three(25, dw.pos, c1.form, c2.form)
	three(26, dw.pos, c1.pos, c2.pos)
	three(27, c1.form, hw.form, side)
	three(28, c1.form, dw.fine, hp)
	three(29, c1.form, hw.fine, dw.pos)
	three(30, dw.form, c1.form, hp)
	kinds, count := uint64(0), uint64(0)
	for c := l.first[d]; c != none; c = l.sibling[c] {
		two(31, dw.pos, l.words[c].both)
		three(32, dw.upos, l.words[c].upos, hp)
		kinds = join(kinds, l.words[c].upos)
		count++
	}
	three(33, dw.upos, kinds, hp)
	three(34, dw.pos, min(count, 4), hp)

	// The siblings and the head's own place.
	three(40, dw.pos, prev.pos, hp)
	three(41, dw.pos, next.pos, hp)
	three(42, dw.pos, prevRel, hp)
	three(43, dw.form, prevRel, hp)
	three(44, dw.pos, seen, hp)
	three(45, dw.pos, headRel, hp)
	three(46, dw.form, headRel, hp)
	two(47, dw.both, seen)
	three(48, prev.form, dw.pos, hp)
	three(49, next.form, dw.pos, hp)
	three(50, gw.pos, hp, dw.pos)
	three(51, gw.form, hp, dw.pos)
	three(52, headRel, c1.form, dw.pos)
	three(53, seen, c1.form, dw.pos)
	three(54, seen, hw.form, dw.pos)
	three(55, seen, hw.fine, dw.pos)

	// Distance and the words around.
	three(60, dw.pos, dist, hp)
	two(61, dw.form, join(dist, side))
	before, after := &absent, &absent
	if d > 0 {
		before = at(d - 1)
	}
	if int(d) < len(l.words)-1 {
		after = at(d + 1)
	}
	three(62, before.pos, dw.pos, hp)
	three(63, after.pos, dw.pos, hp)
	three(64, before.form, dw.pos, hp)
	three(65, after.form, dw.pos, hp)
	span := between(hw, dw)
	if d < h {
		span = between(dw, hw)
	}
	three(66, span, dw.pos, hp)
	return b
}
