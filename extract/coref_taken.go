package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress/language/wordnet"
)

// takenFrom is whom a verb takes from what is theirs, where they are in it: "The flood drove thousands from their
// homes", "Police pulled the woman from her car". The coach who drops a player from his team drops him from the
// coach's. It is nil for none.
func (st *story) takenFrom(m *mention) *referent {
	n, t := m.sentence, st.trees[m.sentence]
	noun := t.Head(m.head)
	if t.Rels[m.head] != "nmod:poss" || noun < 0 {
		return nil
	}
	switch p := t.Preposition(noun); {
	case p != "from" && p != "out of" && p != "out":
		return nil
	case !slices.Contains(wordnet.Noun(strings.ToLower(t.Lemma(noun))), "artifact"):
		return nil
	}
	c := st.clauses[n][t.ClauseHead(noun)]
	if c == nil || t.Rel(noun) != "obl" && t.Rel(noun) != "nmod" {
		return nil
	}
	taken := c.Objects
	if c.Passive {
		taken = c.Subjects
	}
	for _, i := range taken {
		if o := st.mentionAt[n][i]; o != nil && o.before(m) && o.kind&isPerson != 0 && o.referent.agrees(m.referent) {
			return o.referent
		}
	}
	return nil
}
