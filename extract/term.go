package extract

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/quantity"
	"github.com/quadpress/quadpress/schema"
)

// finding is a statement in the making: token indexes of one sentence, and what the rule that found it knows.
type finding struct {
	rule            *Rule // never nil
	sentence        int
	subject, object int                // tokens
	word            int                // the token that carries the relation, -1 for none
	value           string             // the object as a literal in place of a token
	number          string             // the same as a whole number, empty for none
	date            *quadpress.Mention // the object as a date in place of a token, nil for none
	amount          *quantity.Found    // the same as an amount, whose words are the value
	predicate       *schema.Predicate
	name, lemma     string // of an open predicate
	place, time     int    // tokens, -1 for none
	// What an end stands for where a longer name covers its token: of "the Iraqi army" Iraq.
	subjectRef, objectRef *reference
	// The end is its words whatever they stand for.
	subjectText, objectText bool
	// Which of several things an end stands for: of "they" each.
	subjectAs, objectAs *referent
	undergone           bool // the subject is one to whom it happens
	stance              stance
	confidence          float64
}

// origin says where the finding comes from.
func (f *finding) origin(t *syntax.Tree) quadpress.Origin {
	return quadpress.Origin{Rule: f.rule.Name, Sentence: t.Number, Subject: f.subject, Relation: f.word, Object: f.object}
}

// relationName is the local name of the finding's relation.
func (f *finding) relationName() string {
	if f.predicate != nil {
		return f.predicate.Name
	}
	return f.name
}

// maxPhrase is the length in words over which a phrase is no longer taken for the name of something.
const maxPhrase = 14

// emit turns a finding into a statement, or into one for each of the things that its ends stand for: what "they" do
// each does; and for each of the places that it has.
func (st *story) emit(f finding) {
	if st.trees[f.sentence].Crossed(f.subject, f.object) {
		return
	}
	for _, end := range [...]int{f.subject, f.object} { // "resigned in 2010 and 2012, respectively"
		if p := st.trees[f.sentence].Paired(end, f.time); p >= 0 {
			if f.time = p; !st.trees[f.sentence].IsTime(p) {
				f.time = -1
			}
			break
		}
	}
	if f.subjectRef == nil && !f.subjectText {
		f.subject = st.predicated(f.sentence, f.subject, f.object)
	}
	if f.objectRef == nil && !f.objectText && f.value == "" && f.date == nil {
		f.object = st.predicated(f.sentence, f.object, f.subject)
	}
	for _, f.place = range st.places(&f) {
		st.emitAt(f)
	}
}

// predicated is of whom a noun is said where it stands after a copula or beside a name, else the noun itself: of
// "Siemens is a company that makes trains" it is Siemens that makes them. other is the other end of what is stated,
// which stays apart.
func (st *story) predicated(n, i, other int) int {
	if i < 0 || st.at[n][i] != nil && !st.at[n][i].acting || st.trees[n].Tokens[i].UPOS != "NOUN" {
		return i
	}
	t := st.trees[n]
	p := i
	for t.Rel(p) == "conj" && t.Head(p) >= 0 {
		p = t.Head(p)
	}
	if h := t.Head(p); t.Rel(p) == "appos" && h >= 0 && h != other && st.nameAt(n, h) >= 0 {
		return h
	}
	c := st.clauses[n][p]
	if c == nil || c.Copula < 0 || len(c.Subjects) != 1 || t.Preposition(p) != "" || t.Child(p, "nsubj", "cop") < 0 {
		return i
	}
	if s := st.stance(n, c); s.polarity != quadpress.Affirmed || s.modality != quadpress.Asserted {
		return i
	}
	if sub := c.Subjects[0]; sub != other && st.entityAt(n, sub, false) >= 0 {
		return sub
	}
	return i
}

// emitAt is emit for one place.
func (st *story) emitAt(f finding) {
	subjects, objects := []*referent{nil}, []*referent{nil}
	if g := st.membersOf(f.sentence, f.subject); g != nil && f.subjectRef == nil {
		e := st.entityAt(f.sentence, f.object, false)
		if e >= 0 && slices.ContainsFunc(g, func(r *referent) bool { return r.root().entity == e }) {
			st.reject(f, "the object is one of the subjects") // "the suspects, identified as Lee and Roe"
			return
		}
		subjects = g
	}
	if g := st.membersOf(f.sentence, f.object); g != nil && f.objectRef == nil && f.value == "" {
		objects = g
	}
	for i, s := range subjects {
		for j, o := range objects {
			if f.subject == f.object && len(subjects) > 1 && len(objects) > 1 && j <= i { // what they do with one another
				continue
			}
			f.subjectAs, f.objectAs = s, o
			st.state(f)
		}
	}
	if f.rule == byInstance || f.value != "" || f.relationName() == "has_part" {
		return
	}
	f.subjectAs, f.objectAs = nil, nil
	if f.subjectRef == nil && !f.subjectText {
		for _, h := range st.spelledOut(f.sentence, f.subject) {
			g := f
			g.subject, g.rule = h, bySpelling
			st.state(g)
		}
	}
	if f.objectRef == nil {
		for _, h := range st.spelledOut(f.sentence, f.object) {
			g := f
			g.object, g.rule = h, bySpelling
			st.state(g)
		}
	}
}

// places are the places of a finding: "in Iraq and Syria" each of the two, but where a number is shared out among them.
func (st *story) places(f *finding) []int {
	if f.place < 0 {
		return []int{-1}
	}
	t := st.trees[f.sentence]
	if _, counted := quantity.CountIn(t.Sentence, st.amounts[f.sentence], max(0, f.object)); counted {
		return []int{f.place}
	}
	out := []int{f.place}
	for _, p := range st.trees[f.sentence].Conjuncts(f.place)[1:] {
		if st.placeWord(f.sentence, p) >= 0 {
			out = append(out, p)
		}
	}
	return out
}

// state turns a finding into a statement. Findings whose ends are one thing, or neither of which is an entity, or whose
// types the schema rules out, are dropped.
func (st *story) state(f finding) {
	t := st.trees[f.sentence]
	if f.relationName() == "" {
		st.reject(f, "no word names the relation")
		return
	}
	if f.relationName() == "worked_for" && f.rule != byFrameOther { // "the party's nominee" is a member of it
		if e := st.entityAt(f.sentence, f.object, true); e >= 0 && st.entities[e].typ == "PoliticalParty" {
			f.predicate = st.schema.Predicate("member_of")
		}
	}
	if f.value == "" && f.date == nil && t.IsTime(f.object) {
		st.reject(f, "the object is a time")
		return
	}
	subject, ok := st.term(f.sentence, f.subject, true)
	switch {
	case f.subjectRef != nil:
		subject, ok = referring(t, f.subjectRef), true
	case f.subjectAs != nil:
		subject, ok = termAs(t, f.subject, f.subjectAs), true
	}
	if f.subjectText && ok {
		subject = st.describedTerm(f.sentence, f.subject)
	}
	if !ok {
		st.reject(f, "the subject names nothing: a pronoun for something unknown, or a phrase too long")
		return
	}
	var object quadpress.Term
	if f.value == "" && f.date == nil && f.predicate != nil && f.predicate.Values &&
		st.entityAt(f.sentence, f.object, false) < 0 {
		f.value = paired(withoutArticle(t.Written(t.Phrase(f.object))))
	}
	if f.date != nil {
		object = dateTerm(t, f.date)
	} else if f.amount != nil {
		object = amountTerm(t, f.amount)
	} else if f.value != "" {
		object = literal(t, f.object, f.value)
		if f.number != "" {
			object.Literal, object.Datatype = f.number, "integer"
		}
	} else if f.objectRef != nil {
		object = referring(t, f.objectRef)
	} else if f.objectAs != nil {
		object = termAs(t, f.object, f.objectAs)
	} else if object, ok = st.term(f.sentence, f.object, f.predicate != nil && f.predicate.Symmetric); !ok {
		st.reject(f, "the object names nothing: a pronoun for something unknown, or a phrase too long")
		return
	}
	if r := st.at[f.sentence][f.subject]; r != nil && r.acting && f.subjectRef == nil &&
		t.Tokens[f.subject].UPOS != "ADJ" && !st.isCitizen(t, f.subject) && (f.predicate == nil || f.predicate.Event == "") {
		// "Iranian officials contracted the disease" is not Iran's doing.
		subject = st.describedTerm(f.sentence, f.subject)
	}
	// "Killed ten Hezbollah fighters" is not killing Hezbollah, nor was that arrested where two of them were.
	if r := st.at[f.sentence][f.object]; f.objectText || r != nil && r.some && f.value == "" && f.objectRef == nil &&
		st.lex.Singling[f.relationName()] {
		object = st.describedTerm(f.sentence, f.object)
	}
	if r := st.at[f.sentence][f.subject]; r != nil && r.some && f.undergone {
		subject = st.describedTerm(f.sentence, f.subject)
	}
	if subject.IsEntity() && subject.Entity == object.Entity {
		st.reject(f, "both ends are the same thing")
		return
	}
	var place *quadpress.Term
	if f.place >= 0 && !t.Siblings(f.place, f.object) { // "strikes in Syria and Iraq" are not strikes on Iraq in Syria
		if p, ok := st.term(f.sentence, f.place, false); ok && p.IsEntity() && p.Entity != object.Entity &&
			p.Entity != subject.Entity {
			place = &p
		}
	}
	st.work(&f, &object)
	of := st.typeOf(&subject)
	if f.date != nil && of == "Thing" {
		of = "" // see lifeFact
	}
	if f.predicate != nil && !st.schema.Admits(f.predicate, of, st.typeOf(&object)) {
		st.reject(f, "the ontology does not relate things of these types")
		return
	}
	s := quadpress.Statement{
		Subject: subject, Predicate: f.relationName(), Object: object, Polarity: f.stance.polarity,
		Modality:   f.stance.modality,
		Confidence: st.confidence(&f, &subject, &object), Evidence: t.Text, Span: t.Span, Lemma: f.lemma, Place: place,
		Origin: f.origin(t),
	}
	s.EventType = st.eventType(&f, &subject, &object)
	if f.time >= 0 {
		m := st.when(f.sentence, f.time)
		if s.Time, s.TimeType = m.Schema(); s.Time == "" {
			s.TimeText = t.TimeText(f.time)
		}
		if s.Modality == quadpress.Asserted && m.After(st.doc.Published) { // "Merkel visits China next week"
			s.Modality = quadpress.Planned
		}
	}
	if f.stance.speaker != noSpeaker {
		s.Speaker = st.speakerTerm(&f.stance)
	}
	st.statements = append(st.statements, s)
}

// work makes the maker of a work of one who would lead or work for it: "Inception director Ann Lee", "the director of
// the film Cold Harbor". A director "of Siemens" is one of a body if the name is tagged as that of one.
func (st *story) work(f *finding, object *quadpress.Term) {
	made := st.lex.Making[f.lemma]
	if made == "" || !object.IsEntity() || f.predicate == nil || f.predicate.Name != "leader_of" &&
		f.predicate.Name != "worked_for" || st.isBody(object.Entity) {
		return
	}
	t := st.trees[f.sentence]
	body := st.schema.Class(st.entities[object.Entity].typ) == "Organization"
	office := f.word
	if office < 0 { // one without a name: "the Red Lantern director said"
		office = f.subject
	}
	if after := object.Span.Begin > t.Tokens[office].Span.Begin; after && (body || t.Lower(office+1) != "of") {
		return
	}
	f.predicate = st.schema.Predicate(made)
}

// eventType is the finding's type of event. Where the ontology wants someone, words that name no one make no event:
// "called an election", "a statement addressing the president".
func (st *story) eventType(f *finding, subject, object *quadpress.Term) string {
	p := f.predicate
	if p == nil || p.Event == "" ||
		!st.isNamed(subject) && st.wantsSomeone(p.Subjects) && !st.someone(f.sentence, f.subject) ||
		!st.isNamed(object) && f.value == "" && st.wantsSomeone(p.Objects) && !st.someone(f.sentence, f.object) ||
		p.Event == "ASSAULT" && (st.isUntouchable(f.sentence, f.object) || st.forceAt(f.sentence, f.subject) != "") {
		return ""
	}
	return p.Event
}

// isUntouchable reports whether a word is a noun for what is thought, said or agreed, to which nobody does violence:
// "shot down the plan", "killed the bill".
func (st *story) isUntouchable(n, i int) bool { return st.isAmong(n, i, st.lex.Untouchable) }

// wantsSomeone reports whether an end of a predicate can only be one who acts.
func (st *story) wantsSomeone(types []string) bool {
	return len(types) > 0 && !slices.ContainsFunc(types, func(typ string) bool { return !st.schema.IsA(typ, "Agent") })
}

// someone reports whether a noun, or a number or adjective for one, speaks of people or bodies: "killed twenty",
// "arrested protesters".
func (st *story) someone(n, i int) bool {
	t := st.trees[n]
	lemma := strings.ToLower(t.Lemma(i))
	for _, set := range [...]lexicon.Words{st.lex.People, st.lex.Members, st.lex.Roles, st.lex.Relational,
		st.lex.Instrument, st.lex.Generic, st.lex.Deputy} {
		if set[lemma] {
			return true
		}
	}
	return st.isPersonNoun(lemma) || t.Tokens[i].UPOS == "NUM" || t.Tokens[i].UPOS == "ADJ" || st.lex.BodyType(lemma) != ""
}

// speakerTerm is who says something: an entity, or the words for someone without a name.
func (st *story) speakerTerm(s *stance) *quadpress.Term {
	t, i := st.trees[s.speakerSentence], s.speakerToken
	if s.speaker >= 0 {
		term, _ := st.term(s.speakerSentence, i, true)
		term.Entity, term.Literal = s.speaker, ""
		return &term
	}
	if term, ok := st.term(s.speakerSentence, i, true); ok && !(st.isLabel(s.speakerSentence, i) &&
		!st.isPersonNoun(strings.ToLower(t.Lemma(i)))) {
		return &term
	}
	term := literal(t, i, t.Tokens[i].Form)
	return &term
}

// literal is a value that was read around a token, with the words of the text that spell it; where those stand apart,
// with the token alone.
func literal(t *syntax.Tree, i int, value string) quadpress.Term {
	term := quadpress.Term{Entity: quadpress.NoEntity, Literal: value, Text: t.Tokens[i].Form, Span: t.Tokens[i].Span}
	for from := 0; value != ""; {
		at := strings.Index(t.Text[from:], value)
		if at < 0 {
			return term
		}
		from += at
		begin := t.Span.Begin + utf8.RuneCountInString(t.Text[:from])
		span := quadpress.Span{Begin: begin, End: begin + utf8.RuneCountInString(value)}
		if span.Contains(term.Span) {
			term.Text, term.Span = value, span
			return term
		}
		from++
	}
	return term
}

// referring is the term of a reference.
func referring(t *syntax.Tree, r *reference) quadpress.Term {
	text, span := t.Cut(r.first, r.last)
	return quadpress.Term{Entity: r.entity, Text: text, Span: span}
}

// termAs is a term for one of the several things that a word stands for.
func termAs(t *syntax.Tree, i int, r *referent) quadpress.Term {
	return quadpress.Term{Entity: r.entity, Text: t.Tokens[i].Form, Span: t.Tokens[i].Span}
}

// isNamed reports whether a term is a thing with a name.
func (st *story) isNamed(t *quadpress.Term) bool {
	return t.IsEntity() && st.entities[t.Entity].kind == quadpress.KindNamed
}

// typeOf is the schema type of a term, empty for what has no name.
func (st *story) typeOf(t *quadpress.Term) string {
	if !st.isNamed(t) {
		return ""
	}
	return st.entities[t.Entity].typ
}

// term makes a statement's end of a nominal: the entity it stands for, else its words. ok is false for what is neither:
// an unresolved pronoun, or a phrase too long to name anything.
func (st *story) term(n, i int, doer bool) (term quadpress.Term, ok bool) {
	t := st.trees[n]
	if e := st.entityAt(n, i, doer); e >= 0 {
		if r := st.at[n][i]; r != nil {
			term = referring(t, r)
			term.Entity = e
			return term, true
		}
		text, span := t.Cut(st.spelled(n, i, e))
		return quadpress.Term{Entity: e, Text: text, Span: span}, true
	}
	if a := st.amountAt(n, i); a != nil {
		return amountTerm(t, a), true
	}
	e := st.thing(n, i, doer)
	if e < 0 {
		return term, false
	}
	tokens := t.Phrase(i)
	if len(tokens) == 0 || len(tokens) > maxPhrase {
		tokens = []int{i}
	}
	text, span := t.Cut(tokens[0], tokens[len(tokens)-1]+1)
	return quadpress.Term{Entity: e, Text: text, Span: span}, true
}

// spelled is the range of words that a noun for an entity is shown by: with the name where that hangs on it, "Lazio
// region", "village of Hallin", else the noun alone.
func (st *story) spelled(n, i, e int) (first, last int) {
	first, last = i, i+1
	for _, k := range st.trees[n].Kids[i] {
		if r := st.at[n][k]; r != nil && !r.acting && r.entity == e && r.first < last+2 && r.last > first-2 {
			first, last = min(first, r.first), max(last, r.last)
		}
	}
	return first, last
}

// How sure it is that an end stands for its entity, by how the text speaks of it.
const (
	sureOfPronoun     = 0.8 // "he"
	sureOfDescription = 0.9 // "the Russian minister"
)

// confidence estimates how likely a statement is right: that its words are read right, and that its ends stand for
// their entities.
func (st *story) confidence(f *finding, subject, object *quadpress.Term) float64 {
	c := st.sureness(f)
	for _, end := range [...]struct {
		word int
		term *quadpress.Term
	}{{f.subject, subject}, {f.object, object}} {
		switch {
		case !st.isNamed(end.term):
		case st.trees[f.sentence].Tokens[end.word].UPOS == "PRON":
			c *= sureOfPronoun
		case st.at[f.sentence][end.word] == nil:
			c *= sureOfDescription
		}
	}
	return math.Round(c*1000) / 1000
}
