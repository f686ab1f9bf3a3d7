package extract

import (
	"strings"

	"github.com/quadpress/quadpress/extract/syntax"
)

// bySurvivor is whose kin it is who survives someone (life_kin.go).
var bySurvivor = rule("life/survivor", "those who survive someone, by nouns for his kin",
	"Ole Vik is survived by two sons.", `"two sons" child_of Ole Vik`)

// kinOf is what one is to someone who is something to him.
var kinOf = map[string]string{"child_of": "parent_of", "parent_of": "child_of", "spouse_of": "spouse_of",
	"sibling_of": "sibling_of"}

// kin is what a noun says that its bearer is to another of the family, empty for none.
func (st *story) kin(t *syntax.Tree, i int) string {
	says := ""
	if noun := st.lifeNoun(t, i); noun != nil {
		says = noun.Says
	} else if p := st.schema.Noun(strings.ToLower(t.Lemma(i)), "of"); p != nil {
		says = p.Name
	}
	if kinOf[says] == "" {
		return ""
	}
	return says
}

// isBareKin reports whether a noun for kin does not say whose: "leaves a husband and two daughters".
func (st *story) isBareKin(t *syntax.Tree, i int) bool {
	if t.Child(i, "nmod:poss", "nmod") >= 0 || st.kin(t, i) == "" {
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
			f.predicate, f.stance = st.schema.Predicate(st.kin(t, noun)), st.stance(n, c)
			st.emit(f)
		}
	}
}
