package extract

import "github.com/quadpress/quadpress/schema"

// mutual states what several are to one another: "Syria and Iran are allies", "The two countries had been close partners". It
// tells whether the noun says that.
func (st *story) mutual(n int, c *clause, s stance) bool {
	t := st.trees[n]
	noun := c.verb
	if x := t.Tokens[noun].XPOS; x != "NNS" || t.child(noun, "nmod:poss") >= 0 {
		return false
	}
	p := st.relationalNoun(t, noun, "of")
	if p == nil || !p.Symmetric {
		return false
	}
	for _, k := range t.kids[noun] {
		if t.rel(k) == "nmod" && k > noun && t.preposition(k) == "of" { // "are allies of Syria"
			return false
		}
	}
	f := finding{rule: byMutual, sentence: n, word: noun, predicate: p, place: -1, time: st.timeOf(n, c), stance: s, confidence: 0.8, lemma: t.lemma(noun)}
	for i, a := range c.subjects {
		if len(c.subjects) == 1 && len(st.membersOf(n, a)) > 1 {
			f.subject, f.object = a, a
			st.emit(f)
		}
		for _, b := range c.subjects[i+1:] {
			f.subject, f.object = a, b
			st.emit(f)
		}
	}
	return true
}

// relationalNoun is the predicate of a noun for what one is to another, with its modifier where that makes the relation
// ("trading partner"). It is nil for none.
func (st *story) relationalNoun(t *tree, noun int, preposition string) *schema.Predicate {
	lemma := t.officeLemma(noun)
	if noun > 0 {
		if p := st.schema.Noun(t.lower(noun-1)+" "+lemma, preposition); p != nil {
			return p
		}
	}
	return st.schema.Noun(lemma, preposition)
}
