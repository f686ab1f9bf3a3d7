package parse

import "github.com/quadpress/quadpress/language/perceptron"

// features appends those of a state: after Zhang and Nivre (2011), with word classes, and with the preposition or other
// first dependent of the next word, which decides where a phrase is attached.
func features(b []uint64, s *state, words []word) []uint64 {
	at := func(i int32) *word {
		if i < 0 || int(i) >= len(words) {
			return &absent
		}
		return &words[i]
	}
	nodeAt := func(i int32) *node {
		if i < 0 || int(i) >= len(words) {
			return &freshNode
		}
		return &s.nodes[i]
	}
	i0, i1, i2, j0 := s.top(0), s.top(1), s.top(2), int32(s.next)
	s0, s1, s2, q0, q1, q2 := at(i0), at(i1), at(i2), at(j0), at(j0+1), at(j0+2)
	n0, n1, m0 := nodeAt(i0), nodeAt(i1), nodeAt(j0)
	s0l, s0r, s0l2, s0r2 := at(n0.left1), at(n0.right1), at(n0.left2), at(n0.right2)
	s1l, s1r, s1r2 := at(n1.left1), at(n1.right1), at(n1.right2)
	q0l, q0l2 := at(m0.left1), at(m0.left2)

	join := perceptron.Join
	one := func(t, a uint64) { b = append(b, join(t, a)) }
	two := func(t, a, v uint64) { b = append(b, join(join(t, a), v)) }
	three := func(t, a, v, x uint64) { b = append(b, join(join(join(t, a), v), x)) }
	four := func(t, a, v, x, y uint64) { b = append(b, join(join(join(join(t, a), v), x), y)) }

	// Single words.
	one(1, s0.form)
	one(2, s0.pos)
	one(3, s0.both)
	one(4, s0.fine)
	one(5, s1.form)
	one(6, s1.pos)
	one(7, s1.both)
	one(8, s1.fine)
	one(9, q0.form)
	one(10, q0.pos)
	one(11, q0.both)
	one(12, q0.fine)
	one(13, q1.pos)
	one(14, q1.both)
	one(15, q1.fine)
	one(16, q2.pos)
	one(17, q2.both)
	one(18, s2.pos)
	one(19, s2.both)

	// Pairs.
	two(20, s0.both, q0.both)
	two(21, s0.both, q0.form)
	two(22, s0.form, q0.both)
	two(23, s0.both, q0.pos)
	two(24, s0.pos, q0.both)
	two(25, s0.form, q0.form)
	two(26, s0.pos, q0.pos)
	two(27, s0.fine, q0.fine)
	two(28, s0.medium, q0.medium)
	two(29, s1.both, s0.both)
	two(30, s1.both, s0.pos)
	two(31, s1.pos, s0.both)
	two(32, s1.form, s0.form)
	two(33, s1.pos, s0.pos)
	two(34, s1.fine, s0.fine)
	two(35, s1.medium, s0.medium)
	two(36, q0.pos, q1.pos)
	two(37, q0.form, q1.form)
	two(38, q0.both, q1.pos)
	two(39, s1.pos, q0.pos)
	two(40, s1.form, q0.form)
	two(41, s1.both, q0.pos)
	two(42, s1.pos, q0.both)
	two(43, s1.fine, q0.fine)
	two(44, s0.fine, q0.pos)
	two(45, s0.pos, q0.fine)
	two(46, s1.fine, s0.pos)
	two(47, s1.pos, s0.fine)

	// Triples.
	three(50, s0.pos, q0.pos, q1.pos)
	four(51, s0.pos, q0.pos, q1.pos, q2.pos)
	three(52, s1.pos, s0.pos, q0.pos)
	four(53, s1.pos, s0.pos, q0.pos, q1.pos)
	three(54, s2.pos, s1.pos, s0.pos)
	three(55, s0.pos, s0l.pos, q0.pos)
	three(56, s0.pos, s0r.pos, q0.pos)
	three(57, s0.pos, q0.pos, q0l.pos)
	three(58, s1.pos, s1r.pos, s0.pos)
	three(59, s1.pos, s1l.pos, s0.pos)
	three(60, s1.pos, s0.pos, s0l.pos)
	three(61, s1.pos, s0.pos, s0r.pos)
	three(62, s0.pos, s0l.pos, s0l2.pos)
	three(63, s0.pos, s0r.pos, s0r2.pos)
	three(64, q0.pos, q0l.pos, q0l2.pos)
	three(65, s1.pos, s1r.pos, s1r2.pos)
	three(66, s1.coarse, s0.coarse, q0.coarse)
	three(67, s0.form, q0.pos, q1.pos)
	three(68, s0.pos, q0.form, q1.pos)
	three(69, s0.pos, q0.pos, q1.form)
	three(70, s1.form, s0.pos, q0.pos)
	three(71, s1.pos, s0.form, q0.pos)
	three(72, s1.pos, s0.pos, q0.form)
	three(73, s0.upos, s1.upos, s2.upos)

	// Attachment of what starts with q0's or s0's first dependent.
	two(80, s0.form, q0l.form)
	two(81, s0.both, q0l.pos)
	three(82, s0.pos, q0l.form, q0.pos)
	three(83, s1.pos, s0.pos, q0l.form)
	two(84, s1.form, q0l.form)
	three(85, s1.form, s0.pos, q0l.form)
	three(86, s0.fine, q0l.form, q0.medium)
	three(87, s1.fine, q0l.form, q0.medium)
	two(88, s1.form, s0l.form)
	three(89, s1.fine, s0l.form, s0.medium)
	three(90, s1.pos, s0l.form, s0.pos)
	three(91, s1.medium, s0.medium, q0l.form)
	three(92, s0.form, q0.form, q0l.form)

	// Dependents by themselves.
	two(100, s0.pos, s0l.form)
	two(101, s0.pos, s0r.form)
	two(102, s1.pos, s1r.form)
	two(103, s1.pos, s1l.form)
	two(104, q0.pos, q0l.form)
	two(105, s0.both, s0r.pos)
	two(106, s1.both, s1r.pos)
	two(107, s0.both, s0l.pos)

	// Distances, valencies and what stands between.
	d0, d1 := distance(i0, j0), distance(i1, i0)
	two(110, s0.form, d0)
	two(111, s0.pos, d0)
	two(112, q0.form, d0)
	two(113, q0.pos, d0)
	three(114, s0.pos, q0.pos, d0)
	three(115, s1.pos, s0.pos, d1)
	two(116, s1.both, d1)
	l0, r0, l1, r1, k0 := uint64(n0.lefts), uint64(n0.rights), uint64(n1.lefts), uint64(n1.rights), uint64(m0.lefts)
	two(120, s0.both, r0)
	two(121, s0.pos, r0)
	two(122, s0.both, l0)
	two(123, s0.pos, l0)
	two(124, q0.both, k0)
	two(125, q0.pos, k0)
	two(126, s1.pos, r1)
	two(127, s1.both, r1)
	three(128, s1.pos, l1, s0.pos)

	// What kinds of phrases the words have already.
	sl, sr, tl, tr, ql := uint64(n0.leftRoles), uint64(n0.rightRoles), uint64(n1.leftRoles), uint64(n1.rightRoles), uint64(m0.leftRoles)
	two(140, s0.pos, sl)
	two(141, s0.pos, sr)
	two(142, s1.pos, tr)
	two(143, q0.pos, ql)
	three(144, s0.pos, sr, q0.pos)
	three(145, s1.pos, tr, s0.pos)
	three(146, s1.form, tr, s0.pos)
	three(147, s1.pos, tl, s0.pos)
	three(148, s0.pos, q0.pos, ql)
	three(149, s0.pos, sl, q0.pos)
	four(150, s0.pos, sr, q0.pos, q0l.pos)
	four(151, s1.pos, tr, s0.pos, s0l.pos)
	four(152, s1.upos, s0.upos, sl, q0.upos)
	three(153, s0.form, sr, q0.pos)
	three(154, s0.fine, q0.pos, q0l.form)
	three(155, s1.fine, q0.pos, q0l.form)

	between0, between1 := uint64(99), uint64(99)
	if i0 >= 0 && int(j0) < len(words) {
		between0 = between(s0, q0)
	}
	if i1 >= 0 {
		between1 = between(s1, s0)
	}
	three(130, s0.pos, q0.pos, between0)
	three(131, s1.pos, s0.pos, between1)
	three(132, s1.upos, q0.upos, between0<<8|between1)
	three(133, s0.pos, between0, uint64(min(len(s.stack), 4)))
	return b
}
