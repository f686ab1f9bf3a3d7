package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress/language/wordnet"
)

// plainPhrases states what noun phrases say of things without a name and what stands beside them: what they are a part
// of ("the roof of the bus"), and whom people work for ("a Siemens engineer", "researchers at Oxford University").
func (st *story) plainPhrases(n int) {
	t := st.trees[n]
	for i := range t.Tokens {
		if r := st.at[n][i]; r != nil && r.head == i && r.typ == "Person" {
			st.standing(n, i)
		}
		if t.Tokens[i].UPOS != "NOUN" || t.Rel(i) == "compound" || t.IsTime(i) || st.entityAt(n, i, false) >= 0 {
			continue
		}
		if f := st.frameAt[n][i]; f != nil && f.happening != nil {
			continue
		}
		lemma := strings.ToLower(t.Lemma(i))
		person := st.isPersonNoun(lemma) || st.schema.IsA(st.typeOfNoun(n, i), "Person")
		if person && t.Tokens[i].XPOS == "NN" && st.isOffice(t, i) && t.Child(i, "cop", "appos", "flat") < 0 &&
			t.Rel(i) != "appos" {
			st.officeWithoutName(n, i)
			continue
		}
		if st.schema.IsA(st.typeOfNoun(n, i), "Person") && len(st.bearersOf(n, i)) == 0 { // no "relations"
			st.related(n, i, i, stance{speaker: noSpeaker}, byKinsman)
		}
		post := st.lex.Roles[lemma] || st.lex.Employees[lemma]
		for _, k := range t.Kids[i] {
			switch p := t.Preposition(k); {
			case k > i && t.Rel(k) == "nmod" && p == "of" && st.lex.PartsOf[lemma] && !st.lex.Portions[lemma] &&
				!st.isAdverbial(n, i):
				st.phraseSays(n, i, k, byPart, "part_of")
			case !person || !post && (st.lex.People[lemma] || st.lex.Persons[lemma]) || st.lex.Relational[lemma] ||
				st.lex.Members[lemma] || st.at[n][k] == nil || st.at[n][k].acting ||
				st.schema.Class(st.at[n][k].typ) != "Organization" || st.at[n][k].typ == "PoliticalParty" ||
				len(st.bearersOf(n, i)) > 0:
			case t.Rels[k] == "nmod:poss", k < i && t.Rel(k) == "compound", k > i && t.Rel(k) == "nmod" &&
				(p == "at" || p == "for" || p == "with" && post):
				st.phraseSays(n, i, k, byEmployer, "worked_for")
			}
		}
	}
}

// officeWithoutName states for whom one without a name speaks, or what he leads or is an official of: "a spokesman for
// Siemens", "the mayor of Oslo".
func (st *story) officeWithoutName(n, i int) {
	t := st.trees[n]
	lemma := strings.ToLower(t.Lemma(i))
	if d := t.Child(i, "det"); d >= 0 && (t.Lower(d) == "which" || t.Lower(d) == "what") || len(st.personSaid(n, i)) > 0 {
		return // "Kari Lund became the mayor of Oslo": it is Lund who leads Oslo
	}
	for _, k := range t.Kids[i] {
		r := st.at[n][k]
		p := t.Preposition(k)
		if r == nil || r.head != k || st.schema.Class(r.typ) == "Person" || st.schema.Class(r.typ) == "Thing" ||
			k > i && (t.Rel(k) != "nmod" || p != "of" && p != "for" && p != "at" && p != "with" ||
				(p == "at" || p == "with") && st.schema.Class(r.typ) != "Organization") || k < i && t.Rel(k) != "compound" &&
			t.Rels[k] != "nmod:poss" && t.Rel(k) != "amod" {
			continue
		}
		name := "official_of"
		switch {
		case st.lex.Spokespersons[lemma]:
			name = "spokesperson_of"
		case st.lex.Heads[lemma] && !st.subordinate(t, i):
			name = "leader_of"
		case st.schema.Class(r.typ) == "Organization":
			name = "worked_for"
		}
		f := given(byPostOfOne, n, i, -1, k, lemma, 0.8)
		f.predicate, f.objectRef, f.stance = st.schema.Predicate(name), r, stance{speaker: noSpeaker}
		if st.isBygone(n, i) {
			f.predicate = st.bygone(f.predicate)
		}
		st.emit(f)
		return
	}
}

// personSaid are the people of whom a noun says what they are, become or act as: "became the mayor", "served as
// chairman".
func (st *story) personSaid(n, i int) []saidOf {
	if p := st.trees[n].Preposition(i); p != "" && p != "as" || !st.isPersonNoun(strings.ToLower(st.trees[n].Lemma(i))) {
		return nil
	}
	return slices.DeleteFunc(st.bearersOf(n, i), func(b saidOf) bool {
		return st.classOf(n, b.token, true) != "Person" || st.classOf(n, b.token, false) != "Person"
	})
}

// standing states where someone is, by a phrase between commas behind his name, whatever the parse hangs it on: "Ann
// Lee, on the roof, saw".
func (st *story) standing(n, i int) {
	t := st.trees[n]
	r := st.at[n][i]
	if r.last+2 >= len(t.Tokens) || t.Tokens[r.last].Form != "," || t.Tokens[r.last+1].UPOS != "ADP" {
		return
	}
	k, p := t.Head(r.last+1), t.Lower(r.last+1)
	if k < r.last || p != "on" && p != "in" && p != "aboard" || st.at[n][k] != nil || t.IsTime(k) {
		return
	}
	switch st.schema.TypeOf(wordnet.Noun(strings.ToLower(t.Lemma(k)))) {
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
