package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/name"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/wordnet"
)

// besideName finds the name that stands with a noun: "his counterpart, Russian Foreign Minister Sergei Lavrov", "the
// city of Homs", "the Islamic State group".
func (st *story) besideName(m *mention) *referent {
	n, i, t := m.sentence, m.head, st.trees[m.sentence]
	if m.ref != nil {
		return nil
	}
	if r := st.namedBeside(n, i); r != nil {
		return st.referents[r.entity]
	}
	if i+1 < len(t.Tokens) && st.lex.Vessels[t.Lower(i)] {
		if r := st.at[n][i+1]; r != nil && r.first == i+1 && r.typ == "Vehicle" { // "the frigate Admiral Makarov"
			return st.referents[r.entity]
		}
	}
	if r := st.setOffName(n, i); r != nil {
		name := st.referents[r.entity]
		m.referent.root().kind = name.kind
		return name
	}
	// "Kerry, the secretary of state, said"
	if h := t.Head(i); h >= 0 && t.Rel(i) == "appos" && h < i && !st.lex.Extents[t.Lemma(i)] &&
		(t.Tokens[i].UPOS == "NOUN" || st.isCitizen(t, i)) {
		if r := st.nameBefore(n, i); r != nil {
			return st.referents[r.entity]
		}
		if r := st.at[n][h]; r != nil && !r.acting {
			return st.referents[r.entity]
		}
		if o := st.mentionAt[n][h]; o != nil && st.isApposed(m, o) {
			m.referent.root().kind = o.referent.root().kind // a refuge is a place, whoever it is for
			return o.referent.root()
		}
	}
	lemma := t.Lemma(i)
	for _, k := range t.Kids[i] {
		// "the mayor of Oslo, Anna Lind", parsed as if Anna Lind were a city
		if a := t.Child(k, "appos"); t.Rel(k) == "nmod" && a >= 0 && st.at[n][a] != nil && st.at[n][a].typ == "Person" &&
			st.isOffice(t, i) && st.isNoPerson(n, k, st.at[n][a]) {
			return st.referents[st.at[n][a].entity]
		}
		r := st.at[n][k]
		if r == nil || r.acting {
			continue
		}
		switch t.Rel(k) {
		case "appos", "flat":
			if st.isCalled(n, r) == i && t.Tokens[i].XPOS == "NN" { // "the French carmaker Renault said"
				name := st.referents[r.entity]
				m.referent.root().kind = name.kind
				return name
			}
			beside := st.isPersonNoun(strings.ToLower(lemma)) && i+2 < len(t.Tokens) && t.Tokens[i].XPOS == "NN" &&
				(t.Tokens[i+1].Form == "," && (r.start == i+2 || t.Within(i+2, k)) || st.isNamedAfterClause(m, r))
			if beside && st.schema.Class(r.typ) == "Organization" && t.Child(i, "nmod:poss") >= 0 && st.lex.Stakes[lemma] {
				// "its biggest shareholder, the fund Volta Capital, said"
				name := st.referents[r.entity]
				m.referent.root().kind = name.kind
				return name
			}
			if r.typ == "Person" && (beside || st.lex.Roles[strings.ToLower(lemma)] || st.lex.Relational[lemma]) ||
				r.typ != "Person" && st.lex.Generic[lemma] && t.Tokens[i].XPOS == "NN" {
				return st.referents[r.entity]
			}
		case "nmod":
			if st.lex.Generic[lemma] && t.Preposition(k) == "of" && st.schema.Class(r.typ) == "Place" ||
				t.Rels[k] == "nmod:desc" && r.typ == "Person" {
				name := st.referents[r.entity]
				m.referent.root().kind = name.kind // a state acts, but "the state of Ohio" is a place
				return name
			}
		case "compound":
			if st.lex.Generic[lemma] && r.last == i && (st.schema.Class(r.typ) == "Organization" || r.typ == "Place") &&
				!st.isNamedBehind(n, i) {
				return st.referents[r.entity]
			}
			// "the New Horizons spacecraft": what is no one's name before a noun for a thing is the thing's own.
			if r.last == i && st.schema.Class(r.typ) == "Thing" && t.Tokens[i].XPOS == "NN" &&
				wordnet.NatureOf(strings.ToLower(lemma)) == wordnet.Thing {
				return st.referents[r.entity]
			}
		}
	}
	if e := st.knownAs(n, i); e >= 0 {
		m.referent.root().kind = st.referents[e].kind // "a vaccine called Zelvax", which the tagger takes for a body
		return st.referents[e]
	}
	if i+1 < len(t.Tokens) && t.Tokens[i].XPOS == "NN" {
		if r := st.nameFrom(n, i+1); r != nil && t.Head(r.head) == t.Head(i) && st.isCalled(n, r) == i {
			name := st.referents[r.entity]
			m.referent.root().kind = name.kind
			return name
		}
	}
	return nil
}

// isNamedAfterClause reports whether a name between commas tells who someone is of whom a clause has said what tells him
// from others: "the man convicted of killing her, Ole Vik, is".
func (st *story) isNamedAfterClause(m *mention, r *reference) bool {
	t := st.trees[m.sentence]
	clause := t.Child(m.head, "acl")
	return clause > m.head && clause < r.start && r.typ == "Person" && st.isDefinite(t, m) && !t.SetOff(clause) &&
		t.Tokens[r.start-1].Form == "," && (r.last >= len(t.Tokens) || t.Tokens[r.last].UPOS == "PUNCT") &&
		t.Child(m.head, "conj") < 0 && t.Child(r.head, "conj") < 0
}

// isNamedBehind reports whether a noun for a town has its name behind it: "the Devon town of Dawlish".
func (st *story) isNamedBehind(n, i int) bool {
	t := st.trees[n]
	for _, k := range t.Children(i, "nmod") {
		if r := st.at[n][k]; r != nil && st.lex.Towns[t.Lemma(i)] && t.Preposition(k) == "of" &&
			st.schema.Class(r.typ) == "Place" {
			return true
		}
	}
	return false
}

// isNoPerson reports whether what an office is of is no person himself, whom a name behind it would name: "the head of
// the agency, Ole Vik", but not "the coach of the skier Ole Vik".
func (st *story) isNoPerson(n, i int, behind *reference) bool {
	t := st.trees[n]
	if r := st.at[n][i]; r != nil {
		return r.typ != "Person" && !r.acting
	}
	return t.Preposition(i) == "of" && t.Tokens[behind.start-1].Form == "," && st.typeOfNoun(n, i) != "Person"
}

// isApposed reports whether an apposition says what an earlier noun describes is: "the driver, a teacher, fled", "the
// reserve, home to rare birds", but not "the spread of the virus, a disease".
func (st *story) isApposed(m, o *mention) bool {
	n, t := m.sentence, st.trees[m.sentence]
	if o.form != described || o.number != m.number || !t.SetOff(m.head) || t.Child(m.head, "conj") >= 0 ||
		t.Child(o.head, "conj") >= 0 {
		return false
	}
	a, b := st.typeOfNoun(n, m.head), st.typeOfNoun(n, o.head)
	if m.first == o.head+2 && t.Child(m.head, "det") < 0 && (a == "Event") == (b == "Event") {
		return true
	}
	return st.schema.IsA(a, b) || st.schema.IsA(b, a)
}

// setOffName is the name between commas right behind a noun for such a thing: "its debut album, Cold Harbor, sold". It
// is nil for none, and where the two may be members of a list.
func (st *story) setOffName(n, i int) *reference {
	t := st.trees[n]
	next := i + 1
	if t.Tokens[i].XPOS != "NN" || next >= len(t.Tokens) || t.Tokens[next].Form != "," ||
		t.Child(i, "det", "nmod:poss") < 0 {
		return nil
	}
	for next++; next < len(t.Tokens) && t.Tokens[next].UPOS == "PUNCT" && st.at[n][next] == nil; next++ {
	}
	if next >= len(t.Tokens) || st.at[n][next] == nil {
		return nil
	}
	r := st.at[n][next]
	open := r.last < len(t.Tokens) && t.Tokens[r.last].UPOS != "PUNCT"
	if open || r.start != next || r.acting || t.Head(r.head) != i || t.Rel(r.head) != "appos" {
		return nil
	}
	noun, named := st.schema.Class(st.typeOfNoun(n, i)), st.schema.Class(r.typ)
	if noun == "Person" && named == "Organization" && isAgentive(t.Lemma(i)) { // "the operator, Velda Lines, said"
		return r
	}
	if named != noun && (named != "Thing" || noun == "Person") && (named == "Person" || !st.lex.Works[t.Lemma(i)]) {
		return nil
	}
	return r
}

// byHead finds the last mention with the same noun, where the later one is definite and says nothing that the earlier
// one did not: "a group of Syrian students ... the students", or where neither has an article and both say the same.
// What is someone's is found by whose it is, and so again when pronouns are known: "Lind sold her car ... Lind's car".
func (st *story) byHead(m *mention) *referent {
	t := st.trees[m.sentence]
	definite := st.isDefinite(t, m)
	if !definite && !st.isArticleless(t, m) {
		return nil
	}
	for n := m.sentence; n >= 0 && n >= m.sentence-reachHead; n-- {
		for k := len(st.phrases[n]) - 1; k >= 0; k-- {
			o := st.phrases[n][k]
			if o.form != described || o.group || n == m.sentence && o.head >= m.first ||
				st.trees[n].Lemma(o.head) != t.Lemma(m.head) || !o.referent.agrees(m.referent) ||
				(o.number == plural) != (m.number == plural) { // "the two companies" are not "the company"
				continue
			}
			if st.addsNothing(m, o) && (definite && st.isLikened(o) == st.isLikened(m) || st.isSaidAgain(m, o)) {
				return o.referent
			}
		}
	}
	return nil
}

// bySynonym finds the last thing without a name that a noun with nothing but an article can stand for by its meaning:
// of the same word family ("a jetliner ... the plane") or its kind ("the ferry ... the ship"). Of two in one sentence
// it finds neither.
func (st *story) bySynonym(m *mention) *referent {
	t := st.trees[m.sentence]
	if r := m.referent.root(); m.ref != nil || r.entity >= 0 || r.noun != m || !st.isBare(t, m) {
		return nil
	}
	for n := m.sentence; n >= 0 && n >= m.sentence-reachSynonym; n-- {
		var found *referent
		for _, o := range st.phrases[n] {
			if o.form != described || o.group || n == m.sentence && o.head >= m.first || !o.referent.agrees(m.referent) ||
				st.trees[n].Lemma(o.head) == t.Lemma(m.head) || !st.meansAlike(t.Lemma(m.head), st.trees[n].Lemma(o.head)) ||
				o.kind&isBody != 0 && st.way(o) == byBare || // "between business and government ... the company"
				st.isLikened(o) {
				continue
			}
			if r := o.referent.root(); found != nil && found != r {
				return nil
			} else {
				found = r
			}
		}
		if found != nil {
			return found
		}
	}
	return nil
}

// isLikened reports whether a thing is one that the story compares with its own: "a previous cyclone".
func (st *story) isLikened(m *mention) bool {
	return slices.ContainsFunc(st.modifiers(m), func(w string) bool { return st.lex.Likened[w] })
}

// reachSynonym is how many sentences back a noun is taken up by another one.
const reachSynonym = 10

// meansAlike reports whether a noun can stand for what an earlier one did: they are synonyms, or it, or a synonym of
// it, is the kind of a thing, an animal or a company ("the airline ... the firm", "a dog ... the animal").
// Other bodies and people are rarely one by their kinds alone.
func (st *story) meansAlike(later, earlier string) bool {
	if s := st.lex.Synonyms[later]; s != "" && s == st.lex.Synonyms[earlier] {
		return true
	}
	kinds := wordnet.Noun(earlier)
	family := cmp.Or(st.lex.Synonyms[later], later)
	return slices.Contains(kinds, family) &&
		(slices.Contains(kinds, "artifact") || slices.Contains(kinds, "animal") || family == "company")
}

// reachHead is how many sentences back a noun is taken up by itself.
const reachHead = 30

// byNameHead finds the last name that ends in a noun or has it before "of": "the Democratic Party ... the party",
// "the University of Oslo ... the university"; or the country of which a noun says that it acts by that: "the
// government of Norway ... the government".
func (st *story) byNameHead(m *mention) *referent {
	t := st.trees[m.sentence]
	if m.ref != nil || m.referent.root().entity >= 0 || !st.isBare(t, m) ||
		m.number == plural && !st.lex.Governments[t.Lower(m.head)] { // "the authorities"
		return nil
	}
	lemma := strings.ToLower(t.Lemma(m.head))
	if lemma == "press" { // all newspapers, though a "Canadian Press" is named
		return nil
	}
	for n := m.sentence; n >= 0 && n >= m.sentence-reachHead; n-- {
		var found *referent
		for _, r := range st.refs[n] {
			if n == m.sentence && r.head >= m.first || st.isLabel(n, r.head) || r.acting ||
				st.entities[r.entity].typ == "Person" || name.Head(r.name) != lemma &&
				(m.number != plural || name.Head(r.name) != t.Lower(m.head)) && !st.isGovernment(n, r, lemma) &&
				!st.opensName(r, lemma) {
				continue
			}
			o := st.referents[r.entity]
			if found != nil && found != o {
				return nil
			}
			found = o
		}
		if found != nil {
			if r := m.referent.root(); r.noun == m && wordnet.NatureOf(lemma) != wordnet.Event && !st.lex.Governments[lemma] {
				r.kind = found.kind // "Oakwood Care Home was fined ... the home": a body, though homes are places
			}
			return found
		}
	}
	return nil
}

// opensName reports whether the name of an event has a noun for it before what tells it from others: "Hurricane Delia",
// "Tropical Storm Ines ... the storm".
func (st *story) opensName(r *reference, lemma string) bool {
	family := st.lex.Synonyms[lemma]
	if r.typ != "Event" || family == "" || wordnet.NatureOf(lemma) != wordnet.Event {
		return false
	}
	words := strings.Fields(strings.ToLower(r.name))
	i := slices.IndexFunc(words, func(w string) bool { return st.lex.Synonyms[w] == family })
	return i >= 0 && i < len(words)-1
}

// isGovernment reports whether a country is spoken of as its government, by that noun: "the government of Norway".
func (st *story) isGovernment(n int, r *reference, lemma string) bool {
	return r.typ == "Country" && !r.some && st.lex.Deputy[lemma] && st.trees[n].Lemma(r.head) == lemma
}

// isBare reports whether a noun phrase is "the" or "this" with a noun and nothing else.
func (st *story) isBare(t *syntax.Tree, m *mention) bool {
	definite := false
	for _, k := range t.Kids[m.head] {
		switch t.Rel(k) {
		case "det":
			if w := t.Lower(k); w != "the" && w != "this" {
				return false
			}
			definite = true
		case "amod", "compound", "nummod", "nmod", "acl", "appos", "flat":
			if !t.SetOff(k) {
				return false
			}
		}
	}
	return definite
}

// isDefinite reports whether a noun phrase says that what it means is known: "the", "this", a name in its own right.
func (st *story) isDefinite(t *syntax.Tree, m *mention) bool {
	for _, k := range t.Kids[m.head] {
		switch t.Rel(k) {
		case "det":
			switch t.Lower(k) {
			case "the", "this", "that", "these", "those", "both":
				return true
			}
			return false
		case "nmod":
			if t.Rels[k] == "nmod:poss" {
				return true
			}
		}
	}
	return t.Tokens[m.head].UPOS == "PROPN" ||
		st.lex.BodyType(strings.ToLower(t.Lemma(m.head))) == "GovernmentOrganization" && st.isArticleless(t, m)
}

// isSaidAgain reports whether a noun without an article stands for what the same words stood for before: "schools
// closed ... schools reopened". Of "people" and "others" each can be new ones.
func (st *story) isSaidAgain(later, earlier *mention) bool {
	t, o := st.trees[later.sentence], st.trees[earlier.sentence]
	lemma := strings.ToLower(t.Lemma(later.head))
	return earlier.referent.root().entity < 0 && st.isArticleless(o, earlier) && st.addsNothing(earlier, later) &&
		t.Tokens[later.head].XPOS == o.Tokens[earlier.head].XPOS && !st.lex.Indefinite[lemma] &&
		st.lex.BodyType(lemma) != "Group"
}

// isArticleless reports whether a noun phrase has neither an article nor a number: "police", "schools", but not "dozens
// of schools".
func (st *story) isArticleless(t *syntax.Tree, m *mention) bool {
	h := t.Head(m.head)
	counted := h >= 0 && t.Rel(m.head) == "nmod" && (st.lex.Multitudes[t.Lower(h)] || st.lex.Counting[t.Lemma(h)])
	return !counted && t.Child(m.head, "det", "nummod", "nmod:poss") < 0
}

// addsNothing reports whether all that is said of the later noun is said of the earlier one too.
func (st *story) addsNothing(later, earlier *mention) bool {
	have := st.modifiers(earlier)
	if !st.isSameOwner(later, earlier, have) {
		return false
	}
	if k := st.owner(earlier); k >= 0 && st.at[earlier.sentence][k] != nil { // "Lind's house ... the Lind house"
		for _, i := range st.trees[earlier.sentence].Subtree(k, nil) {
			have = append(have, strings.ToLower(st.trees[earlier.sentence].Lemma(i)))
		}
	}
	for _, w := range st.modifiers(later) {
		if st.lex.TakingPeople["harmed"][w] && st.fateOf(earlier)&harmed != 0 { // "killed a student ... the dead student"
			continue
		}
		if !slices.Contains(have, w) && !st.isHomeAmong(w, have) {
			return false
		}
	}
	return true
}

// isHomeAmong reports whether words name the country whose adjective another one is: "a man from Japan ... the Japanese
// man".
func (st *story) isHomeAmong(adjective string, words []string) bool {
	country := strings.Fields(strings.ToLower(st.gaz.Adjectives[strings.ToUpper(adjective[:1])+adjective[1:]].Name))
	return len(country) > 0 && !slices.ContainsFunc(country, func(w string) bool { return !slices.Contains(words, w) })
}

// isSameOwner reports whether a later noun is the earlier one's owner's, or no one's. A name before the earlier one
// does too ("the Lind house ... Lind's house"), and so does the same pronoun where it is not known for whom one of them
// stands. have are the words that tell the earlier noun from others.
func (st *story) isSameOwner(later, earlier *mention, have []string) bool {
	k := st.owner(later)
	if k < 0 {
		return true
	}
	t, o := st.trees[later.sentence], st.trees[earlier.sentence]
	e := st.owner(earlier)
	if e < 0 {
		return st.at[later.sentence][k] != nil && slices.Contains(have, strings.ToLower(t.Lemma(k)))
	}
	a, b := st.mentionAt[later.sentence][k], st.mentionAt[earlier.sentence][e]
	if a != nil && b != nil && a.referent.root() == b.referent.root() {
		return true
	}
	unknown := func(m *mention) bool {
		if m == nil {
			return true
		}
		r := m.referent.root()
		return r.entity < 0 && r.noun == nil && len(r.members) == 0 && r.voice == nil
	}
	return (unknown(a) || unknown(b)) && t.Lower(k) == o.Lower(e)
}

// owner is the word for whose something is, -1 for none: "Lind's car", "her car".
func (st *story) owner(m *mention) int { return st.trees[m.sentence].Child(m.head, "nmod:poss") }

// byNoun is byHead for what is no pronoun's: for whom that stands is not known yet.
func (st *story) byNoun(m *mention) *referent {
	if k := st.owner(m); k >= 0 && st.trees[m.sentence].Tokens[k].UPOS == "PRON" {
		return nil
	}
	return st.byHead(m)
}

// modifiers are the words that tell a noun from others of its kind, but for whose it is.
func (st *story) modifiers(m *mention) (out []string) {
	t := st.trees[m.sentence]
	for _, k := range t.Kids[m.head] {
		switch t.Rel(k) {
		case "amod", "compound", "nummod", "nmod", "acl", "flat":
			if t.SetOff(k) || t.Rels[k] == "nmod:poss" {
				continue
			}
			for _, i := range t.Subtree(k, nil) {
				if u := t.Tokens[i].UPOS; u != "ADP" && u != "DET" && u != "PUNCT" && u != "PART" {
					out = append(out, strings.ToLower(t.Lemma(i)))
				}
			}
		}
	}
	return out
}
