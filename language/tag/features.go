package tag

import "github.com/quadpress/quadpress/language/perceptron"

// context is a sentence as the features see it: its words with two edges on both sides, and the labels so far.
type context struct {
	words []word
	// labels of the words: in the first pass those to the left are known, in the second those to the right are as well,
	// from the first pass. Numbers start from 1; 0 is not known.
	labels []uint64
}

const margin = 2

// Templates of affixes; those of their lengths follow.
const (
	tplPrefix = 100
	tplSuffix = 120
)

// features appends those of word i (counted without the margin).
func (c *context) features(b []uint64, i int, second bool) []uint64 {
	i += margin
	w, l1, l2, r1, r2 := &c.words[i], &c.words[i-1], &c.words[i-2], &c.words[i+1], &c.words[i+2]
	t1, t2 := c.labels[i-1], c.labels[i-2]
	join := perceptron.Join
	one := func(t, a uint64) { b = append(b, join(t, a)) }
	two := func(t, a, v uint64) { b = append(b, join(join(t, a), v)) }
	three := func(t, a, v, x uint64) { b = append(b, join(join(join(t, a), v), x)) }

	one(1, w.form)
	one(2, w.lower)
	one(3, w.shape)
	one(4, w.kind)
	one(5, w.fine)
	one(6, w.medium)
	one(7, l1.lower)
	one(8, l2.lower)
	one(9, r1.lower)
	one(10, r2.lower)
	two(11, w.lower, l1.lower)
	two(12, w.lower, r1.lower)
	two(13, l1.lower, r1.lower)
	one(14, l1.fine)
	one(15, r1.fine)
	one(16, l2.fine)
	one(17, r2.fine)
	two(18, w.medium, l1.medium)
	two(19, w.medium, r1.medium)
	one(20, r1.suffix[2])
	one(21, r1.suffix[1])
	one(22, l1.suffix[2])
	two(23, w.shape, l1.shape)
	two(24, w.shape, r1.shape)
	three(25, l1.kind, w.kind, r1.kind)
	two(26, w.kind, w.suffix[2])
	two(27, w.fine, r1.coarse)
	three(28, l1.coarse, w.medium, r1.coarse)
	two(29, w.suffix[1], r1.coarse)
	for k, p := range w.prefix {
		if p != 0 {
			one(tplPrefix+uint64(k), p)
		}
	}
	for k, s := range w.suffix {
		if s != 0 {
			one(tplSuffix+uint64(k), s)
		}
	}

	one(40, t1)
	two(41, t1, t2)
	two(42, t1, w.lower)
	two(43, t1, r1.lower)
	two(44, t1, w.suffix[2])
	two(45, t1, w.medium)
	two(46, t1, r1.medium)
	two(47, t1, w.kind)
	three(48, t1, t2, w.lower)
	three(49, t1, w.suffix[1], r1.suffix[1])
	if !second {
		return b
	}
	u0, u1, u2 := c.labels[i], c.labels[i+1], c.labels[i+2]
	one(60, u1)
	two(61, u1, u2)
	two(62, t1, u1)
	two(63, u1, w.lower)
	two(64, u1, w.suffix[2])
	three(65, t1, u1, w.lower)
	three(66, t1, t2, u1)
	three(67, t1, u1, u2)
	three(68, t1, u1, w.medium)
	one(69, u0)
	two(70, u0, w.lower)
	three(71, t1, u0, u1)
	three(72, u0, u1, u2)
	three(73, t1, t2, u0)
	return b
}
