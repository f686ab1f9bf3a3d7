package extract

import (
	"slices"

	"github.com/quadpress/quadpress/extract/syntax"
)

// isCitizen reports whether a word for those of a country is a noun here that means some of its people, and neither the
// country nor its language: "an American", "the Norwegian", "two Danes", but not "the French", "spoke Danish", "French
// troops".
func (st *story) isCitizen(t *syntax.Tree, i int) bool {
	form := t.Tokens[i].Form
	_, called := st.gaz.Demonyms[form]
	if _, adjective := st.gaz.Adjectives[form]; !called && !adjective {
		return false
	}
	hyphen := i > 0 && t.Tokens[i-1].XPOS == "HYPH" || i+1 < len(t.Tokens) && t.Tokens[i+1].XPOS == "HYPH"
	if hyphen || !slices.Contains(citizenParts[:], t.Rel(i)) { // "an All-American"
		return false
	}
	for _, k := range t.Kids[i] {
		switch {
		case k > i:
		case t.Rel(k) == "amod" && t.Lower(k) == "old": // "the 19-year-old Japanese"
			return true
		case t.Rel(k) == "nummod":
			return called
		case t.Rel(k) == "det" && (t.Lower(k) == "the" || t.Lower(k) == "this" || t.Lower(k) == "that"):
			if _, plural := st.gaz.Demonyms[form+"s"]; called && plural { // "the Dutch" are the people
				return true
			}
		case t.Rel(k) == "det" && called:
			return true
		}
	}
	return false
}

// citizen states the nationality of those for whom a people's name stands: "Two Danes were hurt", "Ole Vik won. The
// Norwegian thanked the crowd".
func (st *story) citizen(n, i int) {
	t, at := st.trees[n], st.at[n][i]
	people := at != nil && at.typ == "Group" && at.head == i && st.actsOrUndergoes(n, i) // "Danes voted"
	if !people && !st.isCitizen(t, i) || t.Negated(i) {
		return
	}
	if b := i - 1; b >= 0 && t.Tokens[b].Form != t.Lower(b) && t.Head(b) == i && t.Rel(b) != "nummod" &&
		t.Rel(b) != "det" {
		return // "Native Americans" are a people of their own
	}
	k := slices.IndexFunc(st.refs[n], func(r *reference) bool {
		return r.head == i && r.acting && st.schema.IsA(r.typ, "Country")
	})
	if k < 0 {
		return
	}
	r := st.refs[n][k]
	if c := st.clauses[n][i]; c != nil && c.Copula >= 0 || t.Rel(i) == "appos" {
		return // said of somebody else
	}
	f := given(byNationality, n, i, -1, i, "", 0.85)
	f.predicate, f.objectRef = st.schema.Predicate("nationality"), r
	st.emit(f)
}

// citizenParts are the relations of a noun to its head.
var citizenParts = [...]string{"nsubj", "obj", "iobj", "obl", "nmod", "appos", "conj", "root", "xcomp", "parataxis"}

// citizenships state the nationality of those who are said to have it: "holds Norwegian citizenship", "has the
// citizenship of both countries".
func (st *story) citizenships(n int) {
	t := st.trees[n]
	for i := range t.Tokens {
		c := st.clauses[n][t.Head(i)]
		if lemma := t.Lemma(i); lemma != "citizenship" && lemma != "nationality" || c == nil || c.Passive ||
			!c.Is(st.lex.Possessing) || t.Rel(i) != "obj" {
			continue
		}
		for _, k := range t.Kids[i] {
			p := t.Preposition(k)
			if t.Rel(k) != "amod" && t.Rel(k) != "compound" && (t.Rel(k) != "nmod" || p != "of" && p != "in") {
				continue
			}
			for _, h := range t.Conjuncts(k) {
				for _, s := range c.Subjects {
					f := given(byNationality, n, s, -1, h, t.Lemma(i), 0.85)
					f.predicate, f.stance = st.schema.Predicate("nationality"), st.stance(n, c)
					if r := st.at[n][h]; r != nil && st.schema.IsA(r.typ, "Country") {
						f.objectRef = r
					} else if st.membersOf(n, h) == nil {
						continue
					}
					st.emit(f)
				}
			}
		}
	}
}
