package graph

import (
	"github.com/cayleygraph/quad"

	"github.com/quadpress/quadpress"
)

// addEvent writes what the document tells of an event, labelled with the document: its predicate and sense, its type,
// who and what takes part, when, and the sentences that tell it. What it is, an event of that label, is with
// [maker.addThing], for all that tell it say so.
func (m *maker) addEvent(e *quadpress.Event) {
	iri := m.thing(e.Entity)
	m.add(iri, rdfType, semEvent, nil) // of one with a name too
	say := func(p quad.IRI, o quad.Value) { m.add(iri, p, o, m.document) }
	say(provDerivedFrom, m.document)
	if e.Type != "" {
		m.defineEventType(e.Type)
		say(rdfType, eventTypeIRI(e.Type))
	}
	if e.Predicate != "" {
		m.definePredicate(e.Predicate, e.Lemma)
		say(qpPredicate, quad.IRI(RelationIRI(e.Predicate)))
	}
	if e.Sense != "" {
		say(qpSense, text(e.Sense))
	}
	m.addRoles(e, say)
	if e.Speaker != nil {
		say(qpSpeaker, m.term(e.Speaker))
	}
	if e.Polarity != quadpress.Affirmed {
		say(qpPolarity, text(string(e.Polarity)))
	}
	if e.Modality != quadpress.Asserted {
		say(qpModality, text(string(e.Modality)))
	}
	for i := range e.Mentions {
		if sentence := e.Mentions[i].Evidence; sentence != "" {
			say(qpEvidence, text(sentence))
		}
	}
}

// addRoles writes who and what takes part in an event. Its time is a date where the document gives one, else the
// words; a part of a day, a week and a period stand beside it.
func (m *maker) addRoles(e *quadpress.Event, say func(quad.IRI, quad.Value)) {
	dated := e.Time != "" || e.TimeText != ""
	for i := range e.Roles {
		role, term := e.Roles[i].Role, &e.Roles[i].Term
		words := !term.IsEntity() && term.Datatype == "" && term.Unit == ""
		if role == quadpress.TimeRole && dated && words && (term.Literal == term.Text || term.Text == "") ||
			words && term.Literal == "" {
			continue
		}
		value := m.term(term)
		if value == m.thing(e.Entity) {
			continue // two events that turned out to be one
		}
		say(m.role(role), value)
	}
	switch {
	case e.Time != "":
		say(m.role(quadpress.TimeRole), typed(e.Time, e.TimeType))
	case e.TimeText != "":
		say(m.role(quadpress.TimeRole), text(e.TimeText))
	}
}

// role is the IRI of a part taken in an event, whose schema it writes.
func (m *maker) role(role quadpress.ThematicRole) quad.IRI {
	iri := quad.IRI(RoleIRI(role))
	if !m.defined[iri] {
		m.defined[iri] = true
		m.add(iri, rdfType, rdfProperty, nil)
		m.add(iri, rdfsLabel, text(string(role)), nil)
	}
	return iri
}

// defineEventType writes the schema of a type of event.
func (m *maker) defineEventType(name string) {
	iri := eventTypeIRI(name)
	if name == "" || m.defined[iri] {
		return
	}
	m.defined[iri] = true
	m.add(iri, rdfType, rdfsClass, nil)
	if e := m.schema.Event(name); e != nil {
		m.add(iri, rdfsLabel, text(e.Label), nil)
	}
}

func eventTypeIRI(name string) quad.IRI { return quad.IRI("qp:" + escapeName(name)) }
