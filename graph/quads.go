package graph

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/curate"
	"github.com/quadpress/quadpress/schema"
)

// vocabularyVersion changes whenever [Quads] gives other quads for the same extraction, so that stores loaded by an
// earlier version are written anew.
const vocabularyVersion = 5

// Quads returns what a document says as quads in short form, sorted and each once: the relations, the events and
// statements behind them, the things, the document and the schema of what they use. It depends on nothing but its
// arguments.
//
// There must be one resolution for each entity of the extraction; Quads panics otherwise.
func Quads(s *schema.Schema, e *quadpress.Extraction, resolutions []quadpress.Resolution) []quad.Quad {
	return quadsOf(s, &Record{Extraction: *e, Resolutions: resolutions})
}

// quadsOf returns the quads of a document as a ledger knows it, with what was corrected.
func quadsOf(s *schema.Schema, r *Record) []quad.Quad {
	e := &r.Extraction
	if len(r.Resolutions) != len(e.Entities) {
		panic(fmt.Sprintf("graph: document %q has %d entities and %d resolutions", e.Document.ID, len(e.Entities),
			len(r.Resolutions)))
	}
	m := maker{
		schema: s, extraction: e, resolutions: r.Resolutions, marks: r.marks, plan: r.plan,
		document: quad.IRI(DocumentIRI(e.Document.ID)),
		defined:  map[quad.IRI]bool{},
	}
	m.addDocument()
	for i := range e.Entities {
		m.addThing(i)
	}
	for i := range e.Events {
		m.addEvent(&e.Events[i])
	}
	for _, st := range m.distinctStatements() {
		m.addStatement(st)
	}
	slices.SortFunc(m.quads, compareQuads)
	return slices.Compact(m.quads)
}

// maker gathers the quads of one document.
type maker struct {
	schema      *schema.Schema
	extraction  *quadpress.Extraction
	resolutions []quadpress.Resolution
	marks       [][]curate.Kind // nil where nothing was corrected
	plan        *curate.Plan    // likewise
	document    quad.IRI
	defined     map[quad.IRI]bool // predicates, roles and event types whose schema is written
	quads       []quad.Quad
}

func (m *maker) add(s quad.IRI, p quad.IRI, o, label quad.Value) {
	m.quads = append(m.quads, quad.Quad{Subject: s, Predicate: p, Object: o, Label: label})
}

func (m *maker) addDocument() {
	d := &m.extraction.Document
	m.add(m.document, rdfType, schemaArticle, m.document)
	m.add(m.document, qpHash, quad.String(m.extraction.Hash), m.document)
	for _, key := range m.extraction.Sketch {
		m.add(m.document, qpSketch, quad.String(key), m.document)
	}
	if d.Title != "" {
		m.add(m.document, dctermsTitle, text(d.Title), m.document)
	}
	if strings.TrimSpace(d.URL) != "" {
		m.add(m.document, schemaURL, urlValue(d.URL), m.document)
	}
	if d.Publisher != "" {
		m.add(m.document, schemaPublisher, text(d.Publisher), m.document)
	}
	for _, author := range d.Authors {
		m.add(m.document, schemaAuthor, text(author), m.document)
	}
	if !d.Published.IsZero() {
		m.add(m.document, schemaDatePublished, published(d.Published.UTC()), m.document)
	}
}

// published is a day, or a moment where the time of day is known.
func published(t time.Time) quad.Value {
	if t.Equal(t.Truncate(24 * time.Hour)) {
		return typed(t.Format(time.DateOnly), "date")
	}
	return typed(t.Format(time.RFC3339), "dateTime")
}

func (m *maker) addThing(i int) {
	e, r := &m.extraction.Entities[i], &m.resolutions[i]
	iri := m.thing(i)
	m.add(iri, rdfType, m.class(r), nil)
	m.add(iri, rdfsLabel, text(r.Label), nil)
	// "The minister" is no other name of hers.
	if e.Kind == quadpress.KindNamed || e.Kind == r.Kind && e.Kind != quadpress.KindEvent {
		for _, name := range e.Names {
			if name != r.Label {
				m.add(iri, skosAltLabel, text(name), nil)
			}
		}
	}
	if count := cmp.Or(e.Count, e.CountText); count != "" && (r.Kind == quadpress.KindDescribed ||
		r.Kind == quadpress.KindEvent) {
		m.add(iri, qpCount, typed(count, "integer"), m.document)
	}
	for _, kind := range e.Kinds {
		m.add(iri, qpKind, text(kind), m.document)
	}
	for _, quality := range e.Qualities {
		m.add(iri, qpQuality, text(quality), m.document)
	}
	if e.Gender != "" {
		m.add(iri, schemaGender, text(e.Gender), m.document)
	}
	if m.marks != nil {
		for _, kind := range m.marks[i] {
			m.add(iri, qpCurated, text(string(kind)), nil)
		}
	}
	if item := wikidata()[r.ID]; item != "" {
		m.add(iri, owlSameAs, quad.IRI("http://www.wikidata.org/entity/"+item), nil)
	}
}

// class is what a thing is first of all; what more is said of an event is with [maker.addEvent].
func (m *maker) class(r *quadpress.Resolution) quad.IRI {
	switch r.Kind {
	case quadpress.KindEvent:
		return semEvent
	case quadpress.KindConcept:
		return skosConcept
	}
	if t := m.schema.Type(r.Type); t != nil {
		return quad.IRI(t.IRI)
	}
	return schemaThing
}

// wikidata maps the IDs of curated things to their items in Wikidata.
var wikidata = sync.OnceValue(func() map[string]string {
	items := map[string]string{}
	for _, c := range schema.Countries() {
		items[c.ID] = c.Wikidata
	}
	for _, t := range schema.Things() {
		items[t.ID] = t.Wikidata
	}
	return items
})

func (m *maker) thing(entity int) quad.IRI { return quad.IRI(ThingIRI(m.resolutions[entity].ID)) }

// identified is a statement with its node.
type identified struct {
	*quadpress.Statement
	node quad.IRI
}

// distinctStatements names the document's statements and leaves, of those that say the same in one sentence, the most
// confident.
func (m *maker) distinctStatements() []identified {
	all := make([]identified, 0, len(m.extraction.Statements))
	at := map[quad.IRI]int{}
	for i := range m.extraction.Statements {
		st := identified{Statement: &m.extraction.Statements[i]}
		st.node = statementIRI(m.extraction.Document.ID, st.Statement)
		if j, ok := at[st.node]; !ok {
			at[st.node] = len(all)
			all = append(all, st)
		} else if st.Confidence > all[j].Confidence {
			all[j] = st
		}
	}
	return all
}

// statementIRI names a statement by what it says where. Entities count as the document knows them, not as what they are
// resolved to, so that a statement keeps its name when other documents come and go.
func statementIRI(documentID string, s *quadpress.Statement) quad.IRI {
	h := sha256.New()
	fmt.Fprintf(h, "%q %v %q %q %q %q %q", documentID, s.Span, s.Predicate, s.Polarity, s.Modality, s.Time, s.TimeType)
	for _, t := range []*quadpress.Term{&s.Subject, &s.Object, s.Place, s.Speaker} {
		if t == nil {
			fmt.Fprint(h, " -")
		} else {
			fmt.Fprintf(h, " %d %q %q", t.Entity, t.Literal, t.Datatype)
			if t.Unit != "" {
				fmt.Fprintf(h, " %q", t.Unit)
			}
		}
	}
	return quad.IRI(statementPrefix + hex.EncodeToString(h.Sum(nil)[:16]))
}

func (m *maker) addStatement(st identified) {
	subject, predicate, object := m.term(&st.Subject), quad.IRI(RelationIRI(st.Predicate)), m.term(&st.Object)
	m.definePredicate(st.Predicate, st.Lemma)
	m.defineEventType(st.EventType)
	say := func(p quad.IRI, o quad.Value) { m.add(st.node, p, o, m.document) }
	switch q, why := m.relation(st.Statement); why {
	case "":
		m.quads = append(m.quads, q)
	case markedWrong:
		say(qpCurated, text(string(curate.Wrong)))
	}

	say(rdfType, rdfStatement)
	say(rdfSubject, subject)
	say(rdfPredicate, predicate)
	say(rdfObject, object)
	if st.Event != nil {
		say(qpEvent, m.term(st.Event))
	}
	if unit := st.Object.Unit; unit != "" && !st.Object.IsEntity() {
		say(qpUnit, text(unit))
		if n, ok := number(st.Object.Literal); ok {
			say(qpValue, n)
		}
	}
	if st.Place != nil {
		say(qpPlace, m.term(st.Place))
	}
	if st.Time != "" {
		say(qpTime, typed(st.Time, st.TimeType))
	}
	if st.Speaker != nil {
		say(qpSpeaker, m.term(st.Speaker))
	}
	if st.Polarity != quadpress.Affirmed {
		say(qpPolarity, text(string(st.Polarity)))
	}
	if st.Modality != quadpress.Asserted {
		say(qpModality, text(string(st.Modality)))
	}
	if st.EventType != "" {
		say(qpEventType, eventTypeIRI(st.EventType))
	}
	say(qpConfidence, confidence(st.Confidence))
	say(qpEvidence, text(st.Evidence))
	say(qpBegin, quad.Int(st.Span.Begin))
	say(qpEnd, quad.Int(st.Span.End))
	say(provDerivedFrom, m.document)
}

// Relation returns the quad that one of an extraction's statements earns, or why it earns none: it does when it
// holds as fact between two different things, or between a thing and a value: a number, an amount, a time, or words
// where the predicate takes them.
func Relation(s *schema.Schema, e *quadpress.Extraction, resolutions []quadpress.Resolution,
	st *quadpress.Statement) (q quad.Quad, why string) {
	m := maker{schema: s, extraction: e, resolutions: resolutions}
	return m.relation(st)
}

func (m *maker) relation(st *quadpress.Statement) (q quad.Quad, why string) {
	switch {
	case st.Polarity == quadpress.Denied:
		return q, "it is denied"
	case st.Modality != quadpress.Asserted:
		return q, "it is only " + string(st.Modality)
	case !st.Subject.IsEntity():
		return q, "its subject is no thing"
	}
	if o := &st.Object; !o.IsEntity() && o.Unit == "" && o.Datatype == "" {
		if p := m.schema.Predicate(st.Predicate); p == nil || !p.Values {
			return q, "its object is neither a thing nor a value"
		}
	}
	q = quad.Quad{Subject: m.term(&st.Subject), Predicate: quad.IRI(RelationIRI(st.Predicate)), Object: m.term(&st.Object)}
	if q.Subject == q.Object {
		return quad.Quad{}, "its two ends are one thing"
	}
	if m.isWrong(q) {
		return quad.Quad{}, markedWrong
	}
	if st.Place.IsEntity() {
		q.Label = m.term(st.Place)
	}
	return q, ""
}

const markedWrong = "it was marked as wrong"

// isWrong reports whether somebody has said that a relation does not hold. Of two that meet it goes both ways.
func (m *maker) isWrong(q quad.Quad) bool {
	if m.plan == nil || len(m.plan.Wrong) == 0 {
		return false
	}
	subject, predicate, object := termText(q.Subject), termText(q.Predicate), termText(q.Object)
	p := m.schema.Predicate(strings.TrimPrefix(predicate, relationPrefix))
	return m.plan.IsWrong(subject, predicate, object) ||
		p != nil && p.Symmetric && m.plan.IsWrong(object, predicate, subject)
}

// termText is an IRI, or a literal in quotation marks with its type behind, as a [curate.Entry] has it.
func termText(v quad.Value) string {
	switch o := outlineValue(v); o.Datatype {
	case IRIValue:
		return o.Text
	case "":
		return `"` + o.Text + `"`
	default:
		return `"` + o.Text + `"^^` + o.Datatype
	}
}

func (m *maker) term(t *quadpress.Term) quad.Value {
	if t.IsEntity() {
		return m.thing(t.Entity)
	}
	if t.Unit != "" {
		return amount(t.Literal, t.Unit)
	}
	return typed(t.Literal, t.Datatype)
}

// definePredicate writes the schema of a predicate and of those that it refines. An open predicate has a label and the
// lemma that it was met with.
func (m *maker) definePredicate(name, lemma string) {
	iri := quad.IRI(RelationIRI(name))
	p := m.schema.Predicate(name)
	if p == nil {
		m.add(iri, rdfType, rdfProperty, nil)
		m.add(iri, rdfsLabel, text(strings.ReplaceAll(name, "_", " ")), nil)
		if lemma != "" {
			m.add(iri, qpLemma, text(lemma), nil)
		}
		return
	}
	if m.defined[iri] {
		return
	}
	m.defined[iri] = true
	m.add(iri, rdfType, rdfProperty, nil)
	m.add(iri, rdfsLabel, text(p.Label), nil)
	switch {
	case len(p.Verbs) > 0:
		m.add(iri, qpLemma, text(p.Verbs[0].Lemma), nil)
	case len(p.Nouns) > 0:
		m.add(iri, qpLemma, text(p.Nouns[0].Lemma), nil)
	}
	if p.Event != "" {
		m.add(iri, qpEventType, eventTypeIRI(p.Event), nil)
		m.defineEventType(p.Event)
	}
	if p.Symmetric {
		m.add(iri, rdfType, owlSymmetric, nil)
	}
	if p.Inverse != "" {
		m.add(iri, owlInverseOf, quad.IRI(RelationIRI(p.Inverse)), nil)
	}
	if p.Parent != "" {
		m.add(iri, rdfsSubPropertyOf, quad.IRI(RelationIRI(p.Parent)), nil)
		m.definePredicate(p.Parent, "")
	}
}

// compareQuads is some order of quads, by subject first.
func compareQuads(a, b quad.Quad) int {
	for _, d := range quad.Directions {
		if c := compareValues(a.Get(d), b.Get(d)); c != 0 {
			return c
		}
	}
	return 0
}

// compareValues orders IRIs before plain literals before the rest.
func compareValues(a, b quad.Value) int {
	rank := func(v quad.Value) (int, string) {
		switch v := v.(type) {
		case quad.IRI:
			return 0, string(v)
		case quad.String:
			return 1, string(v)
		}
		return 2, quad.StringOf(v)
	}
	rankA, textA := rank(a)
	rankB, textB := rank(b)
	return cmp.Or(cmp.Compare(rankA, rankB), cmp.Compare(textA, textB))
}
