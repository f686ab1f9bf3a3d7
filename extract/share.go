package extract

import (
	"slices"

	"github.com/quadpress/quadpress/extract/syntax"
)

// transfers are the recipients and goals that a parse hangs on what is sent or given there: "sent fifty troops to
// Mali".
func (st *story) transfers(n int, c *syntax.Clause) (out []syntax.Oblique) {
	t := st.trees[n]
	if c.Passive || st.verb(c, "to") == nil || st.verb(c, "to").Name == "" || st.verb(c, "") == st.verb(c, "to") {
		return nil
	}
	for _, o := range c.Objects {
		if noun := st.doing(t, o); noun != "" && st.lex.BodyType(noun) == "" { // "sent a letter to"
			continue
		}
		for _, k := range t.Kids[o] {
			if k > o && t.Rel(k) == "nmod" && t.Preposition(k) == "to" {
				for _, h := range t.Conjuncts(k) {
					out = append(out, syntax.Oblique{Head: h, Preposition: "to"})
				}
			}
		}
	}
	return out
}

// withinGoal reports whether a phrase follows at once on where someone came from or went to, and so says where that is:
// "was transferred from the hospital in Lyon".
func withinGoal(t *syntax.Tree, c *syntax.Clause, i int) bool {
	before := t.WordBefore(i)
	return slices.ContainsFunc(c.Obliques, func(o syntax.Oblique) bool {
		if o.Preposition != "from" && o.Preposition != "to" || t.IsTime(o.Head) {
			return false
		}
		phrase := t.Subtree(o.Head, nil)
		return phrase[len(phrase)-1] == before
	})
}
