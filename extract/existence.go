package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/syntax"
)

// thereIs is the clause that says of a noun that it is there, nil for none: "There were 190 people on the ferry".
func (st *story) thereIs(n, i int) *syntax.Clause {
	t := st.trees[n]
	for t.Rel(i) == "conj" && t.Head(i) >= 0 {
		i = t.Head(i)
	}
	v := t.Head(i)
	if t.Rel(i) != "nsubj" || v < 0 || t.Lemma(v) != "be" || t.Child(v, "expl") < 0 {
		return nil
	}
	return st.clauses[n][v]
}

// existence states where there is something, or is not: "There were 190 people on the ferry", "There is no mosque in
// Oslo". What happens is an event with its place.
func (st *story) existence(n, i int, c *syntax.Clause) {
	t := st.trees[n]
	lemma := strings.ToLower(t.Lemma(i))
	typ := st.typeOfWord(n, i)
	if st.lex.Happenings[lemma] || st.doing(t, i) != "" || st.schema.Class(typ) == "Event" {
		return
	}
	f := given(byExistence, n, i, c.Verb, -1, lemma, 0.8)
	f.stance, f.time = st.stance(n, c), st.timeOf(n, c)
	f.predicate = st.schema.Predicate("present_in")
	if st.schema.Class(typ) == "Place" && !st.schema.IsA(typ, "Agent") || st.schema.IsA(typ, "Product") {
		f.predicate = st.schema.Predicate("located_in")
	}
	for _, k := range append(t.Children(i, "nmod"), t.Children(c.Verb, "obl")...) {
		if k < i || !slices.Contains([]string{"in", "at", "on", "inside", "within", "aboard", "across", "throughout"},
			t.Preposition(k)) {
			continue
		}
		for _, h := range t.Conjuncts(k) {
			aboard := st.schema.IsA(st.typeOfWord(n, h), "Vehicle") || st.schema.Class(st.typeOfWord(n, h)) == "Place"
			if st.placeWord(n, h) >= 0 || aboard && !t.IsTime(h) {
				f.object = h
				st.emit(f)
			}
		}
	}
}
