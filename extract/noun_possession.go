package extract

import "strings"

// possessions state what a body or a country has: "Hezbollah's weapons", "two ISIL tanks", "Iran's nuclear facilities".
func (st *story) possessions(n int) {
	t := st.trees[n]
	for i := range t.Tokens {
		lemma := strings.ToLower(t.Lemma(i))
		if t.Tokens[i].UPOS != "NOUN" || !st.lex.Holdings[lemma] && !st.lex.Sites[lemma] && !st.lex.Projectiles[lemma] ||
			t.Rel(i) == "compound" {
			continue
		}
		if r := st.at[n][i]; r != nil && !r.some && !r.acting {
			if k := t.Child(i, "nmod:poss"); k >= 0 && k < r.first && st.at[n][k] != nil { // "NASA's New Horizons spacecraft"
				st.possession(n, i, k, st.at[n][k])
			}
			continue
		}
		for _, k := range t.Kids[i] {
			owner := st.at[n][k]
			if k > i || owner == nil || owner.acting && owner.head == i || t.Rels[k] != "nmod:poss" && t.Rel(k) != "compound" &&
				t.Rel(k) != "nmod" && t.Rel(k) != "amod" {
				continue
			}
			st.possession(n, i, k, owner)
		}
		if r := st.at[n][i]; r != nil { // "ISIL positions", read as ISIL
			for k := r.first; k < i; k++ {
				if t.Head(k) == i && (t.Rel(k) == "compound" || t.Rels[k] == "nmod:poss") && t.Tokens[k].UPOS == "PROPN" {
					st.possession(n, i, k, r)
					break
				}
			}
		}
	}
}

// possession states that the owner before a noun has what it names. A bare name before it may be the maker's or the
// thing's own ("a Boeing jet", "the Lister Hospital") but is an armed group's for what it fights with; what a country
// has is all in it.
func (st *story) possession(n, i, k int, owner *reference) {
	t := st.trees[n]
	armed := st.schema.IsA(owner.typ, "ArmedGroup") || st.schema.IsA(owner.typ, "MilitaryUnit")
	genitive := t.Rels[k] == "nmod:poss" && (st.schema.Class(owner.typ) == "Organization" ||
		owner.typ == "Country" && st.lex.Holdings[strings.ToLower(t.Lemma(i))])
	if !armed && !genitive {
		return
	}
	c := st.clauses[n][t.Governor(i, st.clauses[n])]
	f := given(byPossession, n, k, -1, i, "own", 0.8)
	f.predicate, f.subjectRef, f.objectText = st.schema.Predicate("owned"), owner, true
	for h := k + 1; h <= i; h++ { // "NASA's New Horizons spacecraft"
		if r := st.at[n][h]; r != nil && !r.some && !r.acting && r.entity != owner.entity &&
			st.schema.Class(r.typ) != "Place" && st.schema.Class(r.typ) != "Person" && (h == i || t.Head(h) == i) {
			f.objectText, f.objectRef = false, r
		}
	}
	f.stance = st.nominalStance(n, i, i, c)
	st.emit(f)
}
