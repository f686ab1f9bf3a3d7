package extract

import (
	"slices"

	"github.com/quadpress/quadpress/extract/syntax"
)

// addRecipients adds those to whom something is sent or given and whom a parse hangs on that: "sent a letter to
// Siemens".
func (st *story) addRecipients(f *frame) {
	t, c := st.trees[f.sentence], f.clause
	name := recipientOf(f.sense, "")
	known := slices.ContainsFunc(f.args, func(a frameArgument) bool { return a.preposition == "to" })
	if c.Passive || name == "" || known {
		return
	}
	for _, o := range c.Objects {
		if st.isEventNoun(f.sentence, o) { // "gave support to"
			continue
		}
		for _, k := range t.Kids[o] {
			if k < o || t.Rel(k) != "nmod" || t.Preposition(k) != "to" || !st.isSomeone(f.sentence, k) {
				continue
			}
			for _, h := range t.Conjuncts(k) {
				f.add(name, h, "to")
			}
		}
	}
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
