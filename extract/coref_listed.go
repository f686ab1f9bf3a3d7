package extract

import "strconv"

// byList finds those whose names stand beside a noun for so many: "Two ministers, Ann Lee and Bo Roe, resigned", "the
// suspects, identified as Ann Lee and Bo Roe, fled". It is nil where the noun counts others too.
func (st *story) byList(m *mention) *referent {
	t := st.trees[m.sentence]
	if m.number != plural || m.ref != nil && !m.ref.acting || t.Child(m.head, "conj") >= 0 {
		return nil
	}
	first := -1
	for _, k := range t.Kids[m.head] {
		switch {
		case k < m.head:
		case t.Rel(k) == "appos" && t.SetOff(k):
			first = k
		case t.Rel(k) == "acl" && st.lex.Identifying[t.Lemma(k)] && t.Tokens[k].XPOS == "VBN":
			for _, o := range t.Kids[k] {
				if o > k && (t.Preposition(o) == "as" || t.Rel(o) == "xcomp" || t.Rel(o) == "obj") {
					first = o
				}
			}
		}
	}
	if first < 0 || st.mentionAt[m.sentence][first] == nil || st.mentionAt[m.sentence][first].form != named {
		return nil
	}
	for _, g := range st.phrases[m.sentence] {
		if g.group && g.head == first && st.countsAll(m, len(g.referent.root().members)) && g.referent.agrees(m.referent) {
			return g.referent
		}
	}
	return nil
}

// countsAll reports whether a noun for several means no others than so many.
func (st *story) countsAll(m *mention, number int) bool {
	t := st.trees[m.sentence]
	count := st.countOf(m)
	if count == "" {
		d := t.Child(m.head, "det", "nmod:poss", "amod")
		return d >= 0 && !st.lex.Indefinite[t.Lower(d)]
	}
	return count == strconv.Itoa(number)
}
