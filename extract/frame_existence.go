package extract

import (
	"strings"

	"github.com/quadpress/quadpress/extract/syntax"
)

// thereIs is the clause that says of a noun, or of one that it is joined to, that it is there, nil for none: "There
// were 190 people on the ferry".
func (st *story) thereIs(n, i int) *syntax.Clause {
	t := st.trees[n]
	if h := t.Head(i); t.Rel(i) == "conj" && h >= 0 {
		i = h
	}
	v := t.Head(i)
	if t.Rel(i) != "nsubj" || v < 0 || t.Lemma(v) != "be" || t.Child(v, "expl") < 0 {
		return nil
	}
	return st.clauses[n][v]
}

// maxWhere bounds where something is at once, so that no sentence takes more than linear time.
const maxWhere = 4

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
	for _, h := range st.whereThereIs(n, i, c.Verb) {
		f.object = h
		st.emit(f)
	}
}

// whereThereIs are the places and vehicles in or on which a noun, or the verb over it, says that there is something.
func (st *story) whereThereIs(n, i, verb int) (out []int) {
	t := st.trees[n]
	for _, under := range [...]struct {
		head int
		rel  string
	}{{i, "nmod"}, {verb, "obl"}} {
		for _, k := range t.Kids[under.head] {
			if len(out) == maxWhere {
				return out
			}
			if k < i || t.Rel(k) != under.rel || t.IsTime(k) || !st.lex.Containing[t.Preposition(k)] {
				continue
			}
			for _, h := range t.Conjuncts(k) {
				typ := st.typeOfWord(n, h)
				if st.placeWord(n, h) >= 0 || st.schema.IsA(typ, "Vehicle") || st.schema.Class(typ) == "Place" {
					out = append(out, h)
				}
			}
		}
	}
	return out[:min(len(out), maxWhere)]
}
