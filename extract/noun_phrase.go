package extract

import (
	"strings"

	"github.com/quadpress/quadpress/schema"
)

// nounPhrases makes statements of what noun phrases say by themselves, whatever is said of them.
func (st *story) nounPhrases(n int) {
	t := st.trees[n]
	for i := range t.Tokens {
		if u := t.Tokens[i].UPOS; u == "NUM" && st.isAloneNumber(n, i) {
			st.presence(n, i)
			continue
		} else if u != "NOUN" && u != "PROPN" {
			continue
		}
		st.participleBefore(n, i)
		st.instances(n, i)
		st.presence(n, i)
		st.capital(n, i)
		st.beside(n, i)
	}
	for _, r := range st.refs[n] {
		st.ownership(n, r)
		st.ofBody(n, r)
		st.ofCountry(n, r)
		st.origin(n, r)
	}
	st.otherNames(n)
}

// given is a finding that holds by the way, as what a noun phrase presupposes does.
func given(rule *Rule, n, subject, word, object int, lemma string, confidence float64) finding {
	return finding{rule: rule, sentence: n, subject: subject, word: word, object: object, place: -1, time: -1,
		stance: stance{speaker: -1}, lemma: lemma, confidence: confidence}
}

// participleBefore states what a participle that a hyphen joins to a name says of the noun after it: "the US-led
// coalition", "Saudi-backed rebels", "ISIL-held buildings" of the name; "the Paris-based OECD", "Jordanian-born Ali
// Hassan", "an Iran-allied militia" of the noun.
func (st *story) participleBefore(n, i int) {
	t := st.trees[n]
	name, p := t.Hyphenated(i)
	if p < 0 || st.at[n][name] == nil {
		return
	}
	lemma := t.Lemma(p)
	r := st.at[n][name]
	if r == st.at[n][i] { // a body's name takes in its owner's
		r = r.owner
	}
	if r == nil {
		return
	}
	if described := st.nameDescribed(t, i); described >= 0 {
		i = described
	}
	f := given(byParticiple, n, name, p, i, lemma, 0.85)
	f.subjectRef = r
	for _, preposition := range [...]string{"in", "with", "to"} {
		if st.lex.Reversed[lemma+" "+preposition] {
			f.subject, f.object, f.subjectRef, f.objectRef = i, name, nil, r
			f.predicate = st.schema.Verb(lemma, "", preposition)
			f.name = openName(schema.PastTense(lemma), "", preposition)
			st.emit(f)
			return
		}
	}
	f.predicate = st.schema.Verb(lemma, "", "")
	if f.predicate == nil && !st.lex.Vague[lemma] {
		f.name = openName(schema.PastTense(lemma), "", "")
	}
	st.emit(f)
}

// presence states where people, forces and buildings are: "fighters in Raqqa", "the embassy in Paris", "ISIL in Syria".
func (st *story) presence(n, i int) {
	t := st.trees[n]
	if c := st.thereIs(n, i); c != nil {
		st.existence(n, i, c)
		return
	}
	lemma := strings.ToLower(t.Lemma(i))
	e := st.nameAt(n, i)
	if e < 0 && st.entityAt(n, i, true) >= 0 { // "the Iraqi army in Mosul", "Russian troops in Syria"
		e = st.entityAt(n, i, true)
	}
	if t.Tokens[i].UPOS == "NUM" && st.isAloneNumber(n, i) { // "two nurses in Oslo and one in Bergen"
		if k := countedBefore(t, i); k >= 0 {
			lemma = t.Lemma(k)
		}
	}
	site := st.lex.Sites[lemma] || e >= 0 && st.schema.IsA(st.entities[e].typ, "CivicStructure")
	if r := st.at[n][i]; r != nil && !r.acting { // "the Lowell Observatory in Flagstaff"
		site = site || st.lex.Sites[t.Lower(r.last-1)]
	}
	if e < 0 && !site && !st.lex.People[lemma] && !st.lex.Members[lemma] && !st.lex.Roles[lemma] && lemma != "force" {
		typ := st.typeOfNoun(n, i)
		site = st.schema.Class(typ) == "Place" && !st.schema.IsA(typ, "Agent") || st.schema.IsA(typ, "Product")
		said, _ := st.saidToBe(n, i) // see kinds
		if len(said) > 0 || !site && st.schema.Class(typ) != "Person" && st.schema.Class(typ) != "Organization" {
			return
		}
	}
	forces := t.Tokens[i].UPOS == "NOUN" && (lemma == "force" || st.lex.Instrument[lemma] || st.lex.Members[lemma])
	if st.lex.Happenings[lemma] || st.doing(t, i) != "" {
		return // see happening
	}
	if st.concerned(n, i) {
		return
	}
	if e >= 0 && st.schema.Class(st.entities[e].typ) == "Place" && !site && !forces {
		return // containment: see locate
	}
	for _, k := range t.Kids[i] {
		if t.Rel(k) != "nmod" || k < i {
			continue
		}
		if r := st.at[n][i]; r != nil && t.Subtree(k, nil)[0] != r.last {
			continue // "the journal of ... in" may be in anything before it
		}
		f := given(byPresence, n, i, -1, k, lemma, 0.8)
		if h := t.Head(i); h >= 0 && h < i && t.Preposition(i) == "of" && st.bodyAt(n, h) != nil {
			f.subject = h // "the Physics Laboratory of Lund University in Malmö": the laboratory is
		}
		preposition := t.Preposition(k)
		if c := st.clauseOver(n, i); c != nil && t.Preposition(i) == "as" && st.tenure(n, c, i) { // "works as a nurse at"
			f.subject = c.Subjects[0]
			if r := st.at[n][k]; preposition == "at" && r != nil && st.schema.Class(r.typ) == "Organization" {
				f.predicate, f.stance = st.schema.Predicate("worked_for"), st.stance(n, c)
				st.emit(f)
				continue
			}
		}
		switch preposition {
		case "in", "at", "inside", "within", "across", "throughout":
			f.predicate = st.schema.Predicate("present_in")
			if site {
				f.predicate = st.schema.Predicate("located_in")
			}
			if e >= 0 && st.schema.Class(st.entities[e].typ) == "Event" {
				f.predicate = st.schema.Predicate("happened_in")
			}
		case "near", "outside":
			f.predicate = st.schema.Predicate("located_near")
		case "from": // "firefighters from Oslo"
			office := st.lex.Roles[lemma] && t.Tokens[i].XPOS == "NN" // "the senator from Ohio"
			if e >= 0 || office || st.schema.Class(st.typeOfNoun(n, i)) == "Place" {
				continue
			}
			f.predicate = st.schema.Predicate("came_from")
		default:
			continue
		}
		for _, h := range t.Conjuncts(k) {
			if st.placeWord(n, h) >= 0 {
				f.object = h
				st.emit(f)
			}
		}
	}
}

// concerned reports whether someone is only what a noun before it is for, against or about, so that a place behind it
// is the noun's: "a boost for Berg in Fife", "a swing against the Green Party in Fife", "fans of Berg in Fife". Who is
// attacked or arrested in a place is there.
func (st *story) concerned(n, i int) bool {
	t := st.trees[n]
	for t.Rel(i) == "conj" && t.Head(i) >= 0 && t.Preposition(i) == "" { // "support for Lind and Berg in Fife"
		i = t.Head(i)
	}
	h, preposition := t.Head(i), t.Preposition(i)
	if h < 0 || h > i || t.Rel(i) != "nmod" || t.Tokens[h].UPOS != "NOUN" ||
		st.at[n][h] != nil && st.at[n][h] == st.at[n][i] || st.schema.Class(st.typeAt(n, i)) == "Event" {
		return false
	}
	lemma := strings.ToLower(t.Lemma(h))
	switch p := st.noun(st.eventNoun(t, h), preposition); {
	case p != nil && (p.Event == "ASSAULT" || p.Event == "COERCE"), st.lex.Happenings[lemma]:
		return false
	case preposition == "of":
		return p != nil && p.Event != "" || st.lex.Followers[lemma] || st.lex.Viewpoint[lemma]
	}
	return st.lex.Concerning[preposition]
}

// ownership states whose a body of government is that is named by the country or city it belongs to: "the Iraqi army",
// "the Minneapolis city council", "the French Defense Ministry".
func (st *story) ownership(n int, r *reference) {
	if r.owner == nil || r.led || !st.schema.IsA(r.typ, "GovernmentOrganization") ||
		st.schema.Class(r.owner.typ) != "Place" ||
		!st.schema.IsA(st.entities[r.entity].typ, "GovernmentOrganization") {
		return
	}
	f := given(byOwner, n, r.head, -1, r.owner.head, "", 0.9)
	f.objectRef, f.predicate = r.owner, st.schema.Predicate("part_of")
	st.emit(f)
}

// ofBody states whose someone is that is named with their body: "the Red Cross's Jane Roe", "Ivan Orlov of the Red
// Cross", "Ivan Orlov at Oslo University".
func (st *story) ofBody(n int, r *reference) {
	t := st.trees[n]
	if r.typ != "Person" {
		return
	}
	if b := st.bracketedBehind(n, r); b != nil && st.schema.Class(b.typ) == "Organization" { // "Ann Lee (Green Party)"
		f := given(byBody, n, r.head, -1, b.head, "", 0.8)
		f.predicate = st.ofBodyRelation(b)
		st.emit(f)
	}
	for _, k := range t.Kids[r.head] {
		b := st.at[n][k]
		if b != nil && b.head == k && st.schema.Class(b.typ) == "Place" && t.Preposition(k) == "of" && k > r.head {
			// "Ann Lee, 42, of Lyon"
			f := given(byBody, n, r.head, -1, k, "", 0.8)
			f.predicate = st.schema.Predicate("came_from")
			st.emit(f)
			continue
		}
		if b == nil || b.head != k || st.schema.Class(b.typ) != "Organization" || t.Rel(k) != "nmod" ||
			t.Rels[k] != "nmod:poss" && (t.Preposition(k) != "of" && t.Preposition(k) != "at" || !t.Follows(k, r.last)) {
			continue
		}
		f := given(byBody, n, r.head, -1, k, "", 0.8)
		f.predicate = st.ofBodyRelation(b)
		st.emit(f)
	}
}

// bracketedBehind is the name that stands alone in brackets right behind another, nil for none: "Ann Lee (Norway)".
func (st *story) bracketedBehind(n int, r *reference) *reference {
	t := st.trees[n]
	if r.last+1 >= len(t.Tokens) || t.Tokens[r.last].Form != "(" {
		return nil
	}
	b := st.at[n][r.last+1]
	if b == nil || b.acting || b.first != r.last+1 || b.last >= len(t.Tokens) || t.Tokens[b.last].Form != ")" {
		return nil
	}
	return b
}

// ofBodyRelation is what relates someone to a body of which no more is said than that they are of it. A party has
// members.
func (st *story) ofBodyRelation(body *reference) *schema.Predicate {
	if st.schema.IsA(body.typ, "PoliticalParty") || strings.Contains(body.name, "Party") {
		return st.schema.Predicate("member_of")
	}
	return st.schema.Predicate("worked_for")
}

// ofCountry states what it says of someone or of a body to be a country's: "Iran's Revolutionary Guards", "Russia's
// Putin", "Siemens (Germany)".
func (st *story) ofCountry(n int, r *reference) {
	t := st.trees[n]
	k := t.Child(r.head, "nmod:poss")
	for _, of := range t.Kids[r.head] { // "Norsk Optikk of Norway"
		if k < 0 && of == r.last+1 && t.Preposition(of) == "of" && st.schema.Class(r.typ) == "Organization" {
			k = of
		}
	}
	if b := st.bracketedBehind(n, r); k < 0 && b != nil { // "Ole Vik (Norway) won"
		k = b.head
	}
	if k < 0 || st.at[n][k] == nil || !st.schema.IsA(st.at[n][k].typ, "Country") || r.acting || r.owner != nil {
		return
	}
	f := given(byCountry, n, r.head, -1, k, "", 0.8)
	switch st.schema.Class(r.typ) {
	case "Person":
		f.predicate = st.schema.Predicate("nationality")
	case "Organization":
		f.predicate = st.schema.Predicate(st.countryRelation(r))
	default:
		return
	}
	f.objectRef = st.at[n][k]
	st.emit(f)
}

// capital states whose capital a place is that is named right after the word: "the Serbian capital Belgrade".
func (st *story) capital(n, i int) {
	t := st.trees[n]
	lemma := strings.ToLower(t.Lemma(i))
	next := i + 1
	if next < len(t.Tokens) && (t.Tokens[next].Form == "," || t.Lower(next) == "of") {
		next++
	}
	if lemma != "capital" || next >= len(t.Tokens) || st.at[n][next] == nil {
		return
	}
	place := st.at[n][next]
	if place.first != next || st.schema.Class(place.typ) != "Place" || st.schema.IsA(place.typ, "Country") {
		return
	}
	for k := i - 1; k >= 0 && k > i-4; k-- {
		r := st.at[n][k]
		if r == nil || !st.schema.IsA(r.typ, "Country") {
			continue
		}
		f := given(byCapital, n, place.head, i, r.head, lemma, 0.9)
		f.objectRef, f.predicate = r, st.schema.Predicate("capital_of")
		st.emit(f)
		return
	}
}
