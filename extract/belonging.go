package extract

import (
	"slices"
	"strings"
)

// belonging makes statements of phrases that say whose part or member something is.
func (st *story) belonging(n int) {
	t := st.trees[n]
	for i := range t.Tokens {
		st.partOf(n, i)
		if u := t.Tokens[i].UPOS; u == "NOUN" || u == "PROPN" {
			st.fromBody(n, i)
			st.within(n, i)
			st.devoted(n, i)
			st.example(n, i)
		}
	}
	for _, r := range st.refs[n] {
		st.subunit(n, r)
		st.called(n, r)
	}
}

// body refers to a body that a nominal names, nil for anything else.
func (st *story) bodyAt(n, i int) *reference {
	if r := st.at[n][i]; r != nil && !r.acting && r.head == i && class(st.schema, r.typ) == "Organization" {
		return r
	}
	return nil
}

// fromBody states whose people and things are that are said to be from a body: "soldiers from the 3rd Brigade", "Ann Lee from
// Oxfam", "two jets from the US Air Force".
func (st *story) fromBody(n, i int) {
	t := st.trees[n]
	noun, lemma := i, strings.ToLower(t.lemma(i))
	if d := st.nameDescribed(t, i); d >= 0 && t.rel(i) == "appos" { // "Ann Lee, a retail expert from Oxfam"
		i = d
	}
	person := st.nameAt(n, i) >= 0 && st.typeAt(n, i) == "Person"
	if !person && (t.Tokens[i].UPOS != "NOUN" || st.doing(t, i) != "" || !st.isPersonNoun(lemma) && !st.lex.Instrument[lemma] && st.lex.bodyType(lemma) == "") {
		return
	}
	for _, k := range t.kids[noun] {
		if k < noun || t.rel(k) != "nmod" || t.preposition(k) != "from" || st.bodyAt(n, k) == nil {
			continue
		}
		f := given(byFromBody, n, i, -1, k, "", 0.75)
		f.subjectText = !person
		switch {
		case person, st.lex.Roles[lemma], st.lex.Employees[lemma]:
			f.predicate = st.ofBodyRelation(st.bodyAt(n, k))
		case st.isPersonNoun(lemma):
			f.predicate = st.schema.Predicate("member_of")
		default:
			f.predicate = st.schema.Predicate("part_of")
		}
		st.emit(f)
	}
}

// devoted states what an adjective behind a noun says with its preposition: "militias loyal to Assad".
func (st *story) devoted(n, i int) {
	t := st.trees[n]
	for _, k := range t.children(i, "amod") {
		for _, o := range t.children(k, "obl") {
			p := st.schema.Verb("be", "", t.lower(k)+" "+t.preposition(o))
			if k < i || p == nil || st.entityAt(n, o, false) < 0 {
				continue
			}
			f := given(byDevoted, n, i, k, o, t.lower(k), 0.8)
			f.predicate = p
			st.emit(f)
		}
	}
}

// subunit states whose part a body is whose name is followed by that of the whole: "2nd Battalion, 5th Marine Regiment",
// "Department of Physics, University of Oslo".
func (st *story) subunit(n int, r *reference) {
	t := st.trees[n]
	next := r.last + 1
	if t.lower(min(r.last, len(t.Tokens)-1)) == "of" && st.lex.Subunits[nameHead("the "+r.name)] { // "the 3rd Brigade of the Amber Front"
		for _, k := range t.kids[r.head] {
			if whole := st.bodyAt(n, k); whole != nil && k > r.last && t.preposition(k) == "of" && whole != r.owner && whole.entity != r.entity {
				f := given(bySubunit, n, r.head, -1, k, "", 0.85)
				f.predicate = st.schema.Predicate("part_of")
				st.emit(f)
			}
		}
	}
	if r.acting || class(st.schema, r.typ) != "Organization" || !st.lex.Subunits[nameHead("the "+r.name)] || next >= len(t.Tokens) || t.Tokens[r.last].Form != "," {
		return
	}
	if t.lower(next) == "the" {
		next++
	}
	whole := st.at[n][min(next, len(t.Tokens)-1)]
	if whole == nil || whole.first != next || whole.acting || class(st.schema, whole.typ) != "Organization" || whole.entity == r.entity || st.inList(n, r, whole) ||
		!st.lex.Subunits[nameHead(whole.name)] && loadNames().head[nameHead(whole.name)] != "Organization" {
		return
	}
	f := given(bySubunit, n, r.head, -1, whole.head, "", 0.85)
	f.predicate = st.schema.Predicate("part_of")
	st.emit(f)
}

// partOf states what does something as part of a body or an event: "The frigate will sail as part of the fleet" is about the
// frigate, "strikes as part of Operation Dawn" about the strikes.
func (st *story) partOf(n, i int) {
	t := st.trees[n]
	h := t.head(i)
	if t.lower(i) != "part" || t.preposition(i) != "as" || h < 0 {
		return
	}
	f := given(byPartOf, n, h, i, -1, "part", 0.75)
	f.predicate = st.schema.Predicate("part_of")
	whats := []int{h}
	if c := st.clauses[n][h]; c != nil {
		whats, f.stance, f.time = c.subjects, st.stance(n, c), st.timeOf(n, c)
	} else if u := t.Tokens[h].UPOS; u != "NOUN" && u != "PROPN" {
		return
	}
	for _, k := range t.kids[i] {
		if k < i || t.rel(k) != "nmod" || t.preposition(k) != "of" {
			continue
		}
		whole := st.at[n][k]
		if whole == nil || whole.acting {
			continue
		}
		for _, w := range whats {
			happening := st.doing(t, w) != "" || st.lex.Happenings[strings.ToLower(t.lemma(w))]
			if kind := class(st.schema, whole.typ); kind == "Organization" && !happening || kind == "Event" && happening {
				f.subject, f.object = w, k
				st.emit(f)
			}
		}
	}
}

// within states the membership of a country that is said to be in an international body: "Turkey within NATO".
func (st *story) within(n, i int) {
	t := st.trees[n]
	if !st.isCountry(n, i) || st.nameAt(n, i) < 0 {
		return
	}
	for _, k := range t.kids[i] {
		if p := t.preposition(k); k < i || t.rel(k) != "nmod" || p != "within" && p != "in" {
			continue
		}
		if b := st.bodyAt(n, k); b != nil && st.schema.IsA(b.typ, "InternationalOrganization") {
			f := given(byWithin, n, i, -1, k, "", 0.75)
			f.predicate = st.schema.Predicate("member_of")
			st.emit(f)
		}
	}
}

// example states what is one of those that a plural noun speaks of: "its partners, especially Turkey", "two ships, the Hopper
// and the Mahan".
func (st *story) example(n, i int) {
	t := st.trees[n]
	if x := t.Tokens[i].XPOS; x != "NNS" && x != "NNPS" || st.nameAt(n, i) >= 0 {
		return
	}
	for _, k := range t.children(i, "appos") {
		if k < i || !slices.ContainsFunc(t.children(k, "advmod"), func(a int) bool { return st.lex.Exemplary[t.lower(a)] }) {
			continue
		}
		for _, h := range t.conjuncts(k) {
			st.member(n, i, h, stance{speaker: noSpeaker})
		}
	}
}

// called states what a thing is whose name follows a noun: "the oil tanker Grace 1", "the French carmaker Renault".
func (st *story) called(n int, r *reference) {
	t := st.trees[n]
	i := st.isCalled(n, r)
	if i < 0 {
		return
	}
	if x := t.Tokens[i].XPOS; x != "NN" { // "the cities Lyon and Paris"
		for _, h := range t.conjuncts(r.head) {
			st.member(n, i, h, stance{speaker: noSpeaker})
		}
		return
	}
	words := slices.DeleteFunc(t.phrase(i), func(k int) bool { return k > i })
	if len(words) > maxPhrase || t.Tokens[words[0]].XPOS == "PRP$" || len(words) < 2 && r.typ != "Person" { // whose wife someone is see related
		return
	}
	f := given(byCalled, n, r.head, -1, i, "be", 0.8)
	f.name, f.value = "was", withoutArticle(t.written(words))
	if lemma := strings.ToLower(t.lemma(i)); r.typ == "Person" && (st.isPersonNoun(lemma) || isAgentive(lemma)) && !st.lex.Relational[lemma] {
		f.predicate = st.schema.Predicate("position")
		st.office(n, r.head, words[0], i, f.stance)
	}
	st.emit(f)
}

// isCalled is the noun right before a name that says what bears it, -1 for none; "the word America" is about the word.
func (st *story) isCalled(n int, r *reference) int {
	t := st.trees[n]
	i := r.start - 1
	if r.acting || r.role != "" || i < 0 || t.Tokens[i].UPOS != "NOUN" || st.at[n][i] != nil && !st.at[n][i].acting || t.isTime(i) || st.lex.Naming[t.lemma(i)] {
		return -1
	}
	if t.head(r.head) == i && (t.rel(r.head) == "appos" || t.rel(r.head) == "flat") || t.head(i) == r.head && t.rels[i] == "nmod:desc" {
		return i
	}
	return -1
}
