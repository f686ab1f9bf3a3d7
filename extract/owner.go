package extract

import (
	"strings"

	"github.com/quadpress/quadpress/language/wordnet"
)

// owned states what noun phrases say of things without a name and what stands beside them: whose they are ("the
// company's warehouse"), what they are a part of ("the roof of the bus"), and whom people work for ("a Siemens
// engineer", "researchers at Oxford University").
func (st *story) owned(n int) {
	t := st.trees[n]
	for i := range t.Tokens {
		if r := st.at[n][i]; r != nil && r.head == i && r.typ == "Person" {
			st.standing(n, i)
		}
		if t.Tokens[i].UPOS != "NOUN" || t.rel(i) == "compound" || t.isTime(i) || st.entityAt(n, i, false) >= 0 {
			continue
		}
		if f := st.frameAt[n][i]; f != nil && f.happening != nil {
			continue
		}
		lemma := strings.ToLower(t.lemma(i))
		person := st.isPersonNoun(lemma)
		for _, k := range t.kids[i] {
			switch p := t.preposition(k); {
			case (t.rels[k] == "nmod:poss" || st.isOwnerBefore(n, k, i)) && wordnet.NatureOf(lemma) == wordnet.Thing && !person &&
				!st.lex.Relational[lemma] && !st.lex.Deputy[lemma]:
				st.phraseSays(n, k, i, byPossessive, "had")
			case k > i && t.rel(k) == "nmod" && p == "of" && st.lex.PartsOf[lemma]:
				st.phraseSays(n, i, k, byPart, "part_of")
			case !person || st.lex.People[lemma] || st.lex.Persons[lemma] || st.lex.Relational[lemma] || st.lex.Members[lemma] || st.at[n][k] == nil || st.at[n][k].acting ||
				class(st.schema, st.at[n][k].typ) != "Organization" || st.at[n][k].typ == "PoliticalParty" || len(st.bearersOf(n, i)) > 0:
			case t.rels[k] == "nmod:poss", k < i && t.rel(k) == "compound", k > i && t.rel(k) == "nmod" && (p == "at" || p == "for"):
				st.phraseSays(n, i, k, byEmployer, "worked_for")
			}
		}
	}
}

// isOwnerBefore reports whether a name right before a noun is that of the body whose the thing is: "a Stagecoach bus". A
// product's own name or a maker's cannot be told from it, so vehicles of makers ("a Boeing jet") are owned too little.
func (st *story) isOwnerBefore(n, k, noun int) bool {
	r := st.at[n][k]
	return r != nil && k < noun && r.last == noun && !r.acting && r.known == "" && r.head == k && st.trees[n].rel(k) == "compound" &&
		class(st.schema, r.typ) == "Organization"
}

// standing states where someone is, by a phrase between commas behind his name, whatever the parse hangs it on: "Ann Lee, on the
// roof, saw".
func (st *story) standing(n, i int) {
	t := st.trees[n]
	r := st.at[n][i]
	if r.last+2 >= len(t.Tokens) || t.Tokens[r.last].Form != "," || t.Tokens[r.last+1].UPOS != "ADP" {
		return
	}
	k, p := t.head(r.last+1), t.lower(r.last+1)
	if k < r.last || p != "on" && p != "in" && p != "aboard" || st.at[n][k] != nil || t.isTime(k) {
		return
	}
	switch st.schema.TypeOf(wordnet.Noun(strings.ToLower(t.lemma(k)))) {
	case "Product", "CivicStructure", "Vehicle", "Ship", "Aircraft", "Road", "Hospital", "Place", "Region", "Airport":
		st.phraseSays(n, i, k, byStanding, "was_"+p)
	}
}

// phraseSays states a relation that a noun phrase says by itself.
func (st *story) phraseSays(n, subject, object int, r *Rule, name string) {
	f := given(r, n, subject, -1, object, "", 0.8)
	if f.predicate = st.schema.Predicate(name); f.predicate == nil {
		f.name = name
	}
	f.stance = stance{speaker: noSpeaker}
	st.emit(f)
}
