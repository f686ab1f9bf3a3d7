package extract

import (
	"slices"

	"github.com/quadpress/quadpress"
)

// accordingTo makes the frames of what is said by whom "according to" names: "The mill burned, according to police" has
// police say that it burned.
func (st *story) accordingTo(n int) {
	t := st.trees[n]
	for k := range t.Tokens {
		i := t.Child(k, "case")
		if i < 0 || t.Lower(i) != "according" || !st.isAgent(n, k) || st.frameAt[n][i] != nil || st.inTextTitle(n, k) {
			continue
		}
		said := t.Governor(k, st.clauses[n])
		if said < 0 { // "According to the priest, ``We have no idea''"
			continue
		}
		if g := st.carrier(n, said); g == nil || g.word == i {
			continue
		}
		if c := st.clauses[n][said]; c != nil && c.Copula >= 0 && st.frameAt[n][c.Copula] != nil { // "was a mistake"
			said = c.Copula
		}
		f := &frame{sentence: n, word: i, sense: sayingSense, lemma: "say", nominal: true, participle: true}
		for _, h := range t.Conjuncts(k) {
			f.args = append(f.args, frameArgument{"ARG0", quadpress.AgentRole, h, ""})
		}
		f.args = append(f.args, frameArgument{"ARG1", quadpress.TopicRole, said, ""})
		st.frameAt[n][i] = f
	}
}

// sayingSense is the sense in which one says something.
const sayingSense = "say.01"

// settleSpeech makes whoever issues or signs a text the one who says what it says: "Ann Lee issued a statement saying
// that", "a statement by the ministry said". The title of one who speaks is nothing that he says: "coach Ann Lee said".
func (st *story) settleSpeech(f *frame) {
	if !f.clause.Is(st.lex.Quotative) || f.clause.Passive {
		return
	}
	says := slices.IndexFunc(f.args, func(a frameArgument) bool { return a.name == "ARG0" })
	if says < 0 {
		return
	}
	if k := st.author(f.sentence, f.args[says].head); k >= 0 {
		f.args[says].head = k
	}
	if r := st.at[f.sentence][f.args[says].head]; r != nil {
		f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool {
			return a.name == "ARG1" && r.start <= a.head && a.head < r.first
		})
	}
}
