package extract

import (
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/schema"
)

// mutual states what several are to one another: "Syria and Iran are allies", "The two countries had been close
// partners". It reports whether the noun says that.
func (st *story) mutual(n int, c *syntax.Clause, s stance) bool {
	t := st.trees[n]
	noun := c.Verb
	if x := t.Tokens[noun].XPOS; x != "NNS" || t.Child(noun, "nmod:poss") >= 0 {
		return false
	}
	p := st.relationalNoun(t, noun, "of")
	if p == nil || !p.Symmetric {
		return false
	}
	for _, k := range t.Kids[noun] {
		if t.Rel(k) == "nmod" && k > noun && t.Preposition(k) == "of" { // "are allies of Syria"
			return false
		}
	}
	f := finding{rule: byMutual, sentence: n, word: noun, predicate: p, place: -1, time: st.timeOf(n, c), stance: s,
		confidence: 0.8, lemma: t.Lemma(noun)}
	for i, a := range c.Subjects {
		if len(c.Subjects) == 1 && len(st.membersOf(n, a)) > 1 {
			f.subject, f.object = a, a
			st.emit(f)
		}
		for _, b := range c.Subjects[i+1:] {
			f.subject, f.object = a, b
			st.emit(f)
		}
	}
	return true
}

// relationalNoun is the predicate of a noun for what one is to another, with its modifier where that makes the relation
// ("trading partner"). It is nil for none.
func (st *story) relationalNoun(t *syntax.Tree, noun int, preposition string) *schema.Predicate {
	lemma := t.OfficeLemma(noun)
	if noun > 0 {
		if p := st.schema.Noun(t.Lower(noun-1)+" "+lemma, preposition); p != nil {
			return p
		}
	}
	return st.schema.Noun(lemma, preposition)
}
