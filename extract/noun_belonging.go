package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/name"
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
	if r := st.at[n][i]; r != nil && !r.acting && r.head == i && st.schema.Class(r.typ) == "Organization" {
		return r
	}
	return nil
}

// fromBody states whose people and things are that are said to be from a body: "soldiers from the 3rd Brigade", "Ann
// Lee from Oxfam", "two jets from the US Air Force".
func (st *story) fromBody(n, i int) {
	t := st.trees[n]
	noun, lemma := i, strings.ToLower(t.Lemma(i))
	if d := st.nameDescribed(t, i); d >= 0 && t.Rel(i) == "appos" { // "Ann Lee, a retail expert from Oxfam"
		i = d
	}
	person := st.nameAt(n, i) >= 0 && st.typeAt(n, i) == "Person"
	if !person && (t.Tokens[i].UPOS != "NOUN" || st.doing(t, i) != "" || !st.isPersonNoun(lemma) &&
		!st.lex.Instrument[lemma] && st.lex.BodyType(lemma) == "") {
		return
	}
	for _, k := range t.Kids[noun] {
		if k < noun || t.Rel(k) != "nmod" || t.Preposition(k) != "from" || st.bodyAt(n, k) == nil {
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
	for _, k := range t.Children(i, "amod") {
		for _, o := range t.Children(k, "obl") {
			p := st.schema.Verb("be", "", t.Lower(k)+" "+t.Preposition(o))
			if k < i || p == nil || st.entityAt(n, o, false) < 0 {
				continue
			}
			f := given(byDevoted, n, i, k, o, t.Lower(k), 0.8)
			f.predicate = p
			st.emit(f)
		}
	}
}

// subunit states whose part a body is whose name is followed by that of the whole: "2nd Battalion, 5th Marine
// Regiment", "Department of Physics, University of Oslo".
func (st *story) subunit(n int, r *reference) {
	t := st.trees[n]
	next := r.last + 1
	if t.Lower(min(r.last, len(t.Tokens)-1)) == "of" && st.lex.Subunits[name.Head("the "+r.name)] {
		// "the 3rd Brigade of the Amber Front"
		for _, k := range t.Kids[r.head] {
			if whole := st.bodyAt(n, k); whole != nil && k > r.last && t.Preposition(k) == "of" && whole != r.owner &&
				whole.entity != r.entity {
				f := given(bySubunit, n, r.head, -1, k, "", 0.85)
				f.predicate = st.schema.Predicate("part_of")
				st.emit(f)
			}
		}
	}
	if r.acting || st.schema.Class(r.typ) != "Organization" || !st.lex.Subunits[name.Head("the "+r.name)] ||
		next >= len(t.Tokens) || t.Tokens[r.last].Form != "," {
		return
	}
	if t.Lower(next) == "the" {
		next++
	}
	whole := st.at[n][min(next, len(t.Tokens)-1)]
	if whole == nil || whole.first != next || whole.acting || st.schema.Class(whole.typ) != "Organization" ||
		whole.entity == r.entity || st.inList(n, r, whole) ||
		!st.lex.Subunits[name.Head(whole.name)] && lexicon.Names().TypeOf[name.Head(whole.name)] != "Organization" {
		return
	}
	f := given(bySubunit, n, r.head, -1, whole.head, "", 0.85)
	f.predicate = st.schema.Predicate("part_of")
	st.emit(f)
}

// partOf states what does something as part of a body or an event: "The frigate will sail as part of the fleet" is
// about the frigate, "strikes as part of Operation Dawn" about the strikes.
func (st *story) partOf(n, i int) {
	t := st.trees[n]
	h := t.Head(i)
	if t.Lower(i) != "part" || t.Preposition(i) != "as" || h < 0 {
		return
	}
	f := given(byPartOf, n, h, i, -1, "part", 0.75)
	f.predicate = st.schema.Predicate("part_of")
	whats := []int{h}
	if c := st.clauses[n][h]; c != nil {
		whats, f.stance, f.time = c.Subjects, st.stance(n, c), st.timeOf(n, c)
	} else if u := t.Tokens[h].UPOS; u != "NOUN" && u != "PROPN" {
		return
	}
	for _, k := range t.Kids[i] {
		if k < i || t.Rel(k) != "nmod" || t.Preposition(k) != "of" {
			continue
		}
		whole := st.at[n][k]
		if whole == nil || whole.acting {
			continue
		}
		for _, w := range whats {
			happening := st.doing(t, w) != "" || st.lex.Happenings[strings.ToLower(t.Lemma(w))]
			if kind := st.schema.Class(whole.typ); kind == "Organization" && !happening || kind == "Event" && happening {
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
	for _, k := range t.Kids[i] {
		if p := t.Preposition(k); k < i || t.Rel(k) != "nmod" || p != "within" && p != "in" {
			continue
		}
		if b := st.bodyAt(n, k); b != nil && st.schema.IsA(b.typ, "InternationalOrganization") {
			f := given(byWithin, n, i, -1, k, "", 0.75)
			f.predicate = st.schema.Predicate("member_of")
			st.emit(f)
		}
	}
}

// example states what is one of those that a plural noun speaks of: "its partners, especially Turkey", "two ships, the
// Hopper and the Mahan".
func (st *story) example(n, i int) {
	t := st.trees[n]
	if x := t.Tokens[i].XPOS; x != "NNS" && x != "NNPS" || st.nameAt(n, i) >= 0 {
		return
	}
	for _, k := range t.Children(i, "appos") {
		if k < i || !slices.ContainsFunc(t.Children(k, "advmod"), func(a int) bool { return st.lex.Exemplary[t.Lower(a)] }) {
			continue
		}
		for _, h := range t.Conjuncts(k) {
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
		for _, h := range t.Conjuncts(r.head) {
			st.member(n, i, h, stance{speaker: noSpeaker})
		}
		return
	}
	words := slices.DeleteFunc(t.Phrase(i), func(k int) bool { return k > i })
	if len(words) > maxPhrase || t.Tokens[words[0]].XPOS == "PRP$" || len(words) < 2 && r.typ != "Person" {
		// whose wife someone is see related
		return
	}
	f := given(byCalled, n, r.head, -1, i, "be", 0.8)
	f.name, f.value = "was", withoutArticle(t.Written(words))
	if lemma := strings.ToLower(t.Lemma(i)); r.typ == "Person" && (st.isPersonNoun(lemma) || isAgentive(lemma)) &&
		!st.lex.Relational[lemma] {
		f.predicate = st.schema.Predicate("position")
		st.office(n, r.head, words[0], i, f.stance)
	}
	st.emit(f)
}

// isCalled is the noun right before a name that says what bears it, -1 for none; "the word “America”" is about the
// word.
func (st *story) isCalled(n int, r *reference) int {
	t := st.trees[n]
	i := t.Before(r.start)
	if r.acting || r.role != "" || i < 0 || t.Tokens[i].UPOS != "NOUN" || st.at[n][i] != nil && !st.at[n][i].acting ||
		t.IsTime(i) || st.lex.Naming[t.Lemma(i)] || i+1 < r.start && st.lex.Uncounted[t.Lemma(i)] {
		return -1
	}
	under, over := t.Head(r.head) == i, t.Head(i) == r.head
	if i+1 == r.start && t.Head(i) == t.Head(r.head) && t.Rels[i] == t.Rels[r.head] && t.Child(i, "det") >= 0 {
		return i // "a strike called by the union Rail Force", parsed as if both called it
	}
	if under && (t.Rel(r.head) == "appos" || t.Rel(r.head) == "flat") || over && t.Rels[i] == "nmod:desc" ||
		(under || over) && st.lex.Works[t.Lower(i)] { // whatever the parse makes of a title's words
		return i
	}
	return -1
}
