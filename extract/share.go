package extract

import (
	"slices"
)

// transfers are the recipients and goals that a parse hangs on what is sent or given there: "sent fifty troops to Mali".
func (st *story) transfers(n int, c *clause) (out []oblique) {
	t := st.trees[n]
	if c.passive || st.verb(c, "to") == nil || st.verb(c, "to").Name == "" || st.verb(c, "") == st.verb(c, "to") {
		return nil
	}
	for _, o := range c.objects {
		if noun := st.doing(t, o); noun != "" && st.lex.bodyType(noun) == "" { // "sent a letter to"
			continue
		}
		for _, k := range t.kids[o] {
			if k > o && t.rel(k) == "nmod" && t.preposition(k) == "to" {
				for _, h := range t.conjuncts(k) {
					out = append(out, oblique{head: h, preposition: "to"})
				}
			}
		}
	}
	return out
}

// withinGoal tells whether a phrase follows at once on where someone came from or went to, and so says where that is: "was
// transferred from the hospital in Lyon".
func (t *tree) withinGoal(c *clause, i int) bool {
	before := t.wordBefore(i)
	return slices.ContainsFunc(c.obliques, func(o oblique) bool {
		if o.preposition != "from" && o.preposition != "to" || t.isTime(o.head) {
			return false
		}
		phrase := t.subtree(o.head, nil)
		return phrase[len(phrase)-1] == before
	})
}
