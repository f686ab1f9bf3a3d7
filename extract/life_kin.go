package extract

import (
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/schema"
)

// bySurvivor is whose kin it is who survives someone (life_kin.go).
var bySurvivor = rule("life/survivor", "those who survive someone, by nouns for his kin",
	"Ole Vik is survived by two sons.", `"two sons" child_of Ole Vik`)

// kin is what a noun says that its bearer is to another of the family, nil for none.
func (st *story) kin(t *syntax.Tree, i int) *schema.Predicate {
	p := st.schema.Noun(t.OfficeLemma(i), "of")
	if noun := st.lifeNoun(t, i); noun != nil {
		p = st.schema.Predicate(noun.Says)
	}
	if p == nil || p.Parent != "relative_of" {
		return nil
	}
	return p
}

// kinOf is what another is to the bearer of a noun for kin, nil where the noun is none.
func (st *story) kinOf(t *syntax.Tree, i int) *schema.Predicate {
	p := st.kin(t, i)
	if p == nil || p.Symmetric {
		return p
	}
	return st.schema.Predicate(p.Inverse)
}

// isBareKin reports whether a noun for kin does not say whose: "leaves a husband and two daughters".
func (st *story) isBareKin(t *syntax.Tree, i int) bool {
	if t.Child(i, "nmod:poss", "nmod") >= 0 || st.kin(t, i) == nil {
		return false
	}
	d := t.Child(i, "det", "nummod")
	return d >= 0 && t.Lower(d) != "the"
}

// survivors states whose kin those are who survive someone: "Ole Vik is survived by his wife, Ann, and three children".
func (st *story) survivors(n int, c *syntax.Clause) {
	t := st.trees[n]
	if c.Lemma(c.Verb) != "survive" || !c.Passive {
		return
	}
	for _, who := range c.Subjects {
		for _, i := range c.Agents {
			noun := i
			if d := t.Child(i, "nmod:desc"); d >= 0 && st.nameAt(n, i) >= 0 {
				noun = d
			}
			if !st.isBareKin(t, noun) || st.isRelated(n, i, who) {
				continue
			}
			f := given(bySurvivor, n, i, noun, who, t.Lemma(noun), 0.85)
			f.predicate, f.stance = st.kin(t, noun), st.stance(n, c)
			st.emit(f)
		}
	}
}
