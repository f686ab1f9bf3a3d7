package explore

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
)

// Event is something that happened, or is supposed or planned to, however often it is told. It is valid as long as its
// graph.
type Event struct {
	g *Graph
	n node
}

// Event is the event with an ID, if there is one.
func (g *Graph) Event(id string) (Event, bool) {
	n := g.find(id)
	return Event{g, n}, g.marks[n].event
}

// Events are those that pass a filter, the latest first and those without a time last.
func (g *Graph) Events(f *Filter, w Window) (Page[Event], error) {
	t, err := g.test(f)
	if err != nil {
		return Page[Event]{}, err
	}
	return g.eventPage(g.eventsIn(t.tellings()), w)
}

// tellings are those that pass, in the order of the table.
func (t *test) tellings() (rows []int32) {
	for at := range t.g.tellings {
		if t.telling(int32(at), 0) {
			rows = append(rows, int32(at))
		}
	}
	return rows
}

// eventsIn are the events that some tellings tell, each once.
func (g *Graph) eventsIn(tellings []int32) (events []node) {
	seen := map[node]bool{}
	for _, at := range tellings {
		if n := g.tellings[at].event; !seen[n] {
			seen[n] = true
			events = append(events, n)
		}
	}
	return events
}

// eventPage is a page of events, the latest first and those without a time last.
func (g *Graph) eventPage(events []node, w Window) (Page[Event], error) {
	when := make(map[node]string, len(events))
	for _, n := range events {
		when[n] = g.when(n)
	}
	slices.SortFunc(events, func(a, b node) int {
		return cmp.Or(strings.Compare(when[b], when[a]), cmp.Compare(g.marks[b].documents, g.marks[a].documents),
			strings.Compare(g.text(a), g.text(b)))
	})
	return page(events, g.text, func(n node) Event { return Event{g, n} }, w)
}

// when is the first time that is told of an event, empty for none.
func (g *Graph) when(n node) (first string) {
	for _, at := range g.tellingsOf.of(n) {
		if t := g.text(g.tellings[at].when); t != "" && (first == "" || t < first) {
			first = t
		}
	}
	return first
}

// Events are those that a thing takes part in, the latest first.
func (t Thing) Events(f *Filter, w Window) (Page[Event], error) {
	test, err := t.g.test(f)
	if err != nil {
		return Page[Event]{}, err
	}
	rows := slices.DeleteFunc(slices.Clone(t.g.parts.of(t.n)), func(at int32) bool { return !test.telling(at, t.n) })
	return t.g.eventPage(t.g.eventsIn(rows), w)
}

// ID is the short IRI.
func (e Event) ID() string { return e.g.text(e.n) }

// Label is what it is called.
func (e Event) Label() string { return e.g.label(e.n) }

// Types are its classes.
func (e Event) Types() []Class { return e.g.types(e.n) }

// Curated are the kinds of corrections by hand that made it what it is, sorted, as package curate names them.
func (e Event) Curated() []string { return Thing(e).Curated() }

// Qualities are what adjectives say of it ("brazen").
func (e Event) Qualities() []string { return Thing(e).Qualities() }

// Predicates are the relations that tell it.
func (e Event) Predicates() []Predicate {
	predicates, seen := []Predicate{}, map[node]bool{0: true}
	for _, at := range e.g.tellingsOf.of(e.n) {
		if p := e.g.tellings[at].predicate; !seen[p] {
			seen[p] = true
			predicates = append(predicates, Predicate{term{e.g, p}})
		}
	}
	return predicates
}

// Time is when it was, the first of several times that are told; empty where none is.
func (e Event) Time() string { return e.g.when(e.n) }

// Places are where it was.
func (e Event) Places() []Value {
	values := []Value{}
	for _, p := range e.Participants() {
		if p.Role.ID() == "role:place" {
			values = append(values, p.Value)
		}
	}
	return values
}

// Standing is the best of its tellings.
func (e Event) Standing() Standing {
	best := len(standings) - 1
	for _, at := range e.g.tellingsOf.of(e.n) {
		best = min(best, e.g.standingOf(&e.g.tellings[at]))
	}
	return standings[best]
}

// standingOf is the place in standings of a telling.
func (g *Graph) standingOf(t *telling) int {
	return g.standing(g.said(t, g.own.polarity), g.said(t, g.own.modality), g.said(t, g.own.speaker))
}

// DocumentCount is how many documents tell it; near-copies of one text count once.
func (e Event) DocumentCount() int { return int(e.g.marks[e.n].documents) }

// Participant is a part taken in an event.
type Participant struct {
	Role  Predicate
	Value Value
	// DocumentCount is how many documents tell it so; near-copies of one text count once.
	DocumentCount int
}

// Participants are who and what takes part, in the order of the roles.
func (e Event) Participants() []Participant { return e.g.participantsOf(e.g.tellingsOf.of(e.n)) }

func (g *Graph) participantsOf(tellings []int32) []Participant {
	texts := map[fact]map[int32]bool{}
	var order []fact
	for _, at := range tellings {
		t := &g.tellings[at]
		for _, f := range g.facts[t.first:t.last] {
			if !isRole(g.text(f.predicate)) {
				continue
			}
			if texts[f] == nil {
				order = append(order, f)
				texts[f] = map[int32]bool{}
			}
			texts[f][g.documents[t.document].text] = true
		}
	}
	slices.SortStableFunc(order, func(a, b fact) int {
		return cmp.Or(cmp.Compare(g.roleRank(a.predicate), g.roleRank(b.predicate)),
			cmp.Compare(len(texts[b]), len(texts[a])))
	})
	participants := make([]Participant, len(order))
	for i, f := range order {
		participants[i] = Participant{Predicate{term{g, f.predicate}}, g.value(f.value), len(texts[f])}
	}
	return participants
}

func (g *Graph) roleRank(role node) int {
	name := quadpress.ThematicRole(strings.TrimPrefix(g.text(role), "role:"))
	return slices.Index(quadpress.ThematicRoles, name)
}

// Tellings is what each document tells of it.
func (e Event) Tellings() []Telling {
	tellings := []Telling{}
	for _, at := range e.g.tellingsOf.of(e.n) {
		tellings = append(tellings, Telling{e.g, at})
	}
	return tellings
}

// Relations are those to other events and to things, told by most documents first.
func (e Event) Relations(f *Filter, w Window) (Page[Relation], error) {
	return e.g.relationsPage(e.n, f, w)
}

// Statements are those that say it, or that have it as an end, document by document.
func (e Event) Statements(f *Filter, w Window) (Page[Statement], error) {
	test, err := e.g.test(f)
	if err != nil {
		return Page[Statement]{}, err
	}
	rows := append(slices.Clone(e.g.byEvent.of(e.n)), e.g.byEnd.of(e.n)...)
	slices.Sort(rows)
	rows = slices.DeleteFunc(slices.Compact(rows), func(at int32) bool { return !test.statement(at, e.n) })
	return e.g.statementPage(rows, w)
}

// Telling is what one document tells of an event.
type Telling struct {
	g  *Graph
	at int32
}

func (t Telling) row() *telling { return &t.g.tellings[t.at] }

// Document is the document.
func (t Telling) Document() Document { return Document{t.g, t.row().document} }

// Predicate is the relation that tells it, nil for none.
func (t Telling) Predicate() *Predicate {
	if p := t.row().predicate; p != 0 {
		return &Predicate{term{t.g, p}}
	}
	return nil
}

// Sense is PropBank's sense of the word that tells it, if it has one.
func (t Telling) Sense() (string, bool) { return known(t.g.text(t.g.said(t.row(), t.g.own.sense))) }

// Time is when it was, empty where that is not told.
func (t Telling) Time() string { return t.g.text(t.row().when) }

// Participants are who and what takes part.
func (t Telling) Participants() []Participant { return t.g.participantsOf([]int32{t.at}) }

// Speakers are those whose claim it is.
func (t Telling) Speakers() []Value {
	values := []Value{}
	for _, f := range t.g.facts[t.row().first:t.row().last] {
		if f.predicate == t.g.own.speaker {
			values = append(values, t.g.value(f.value))
		}
	}
	return values
}

// Polarity says whether it is affirmed.
func (t Telling) Polarity() quadpress.Polarity {
	return quadpress.Polarity(t.g.text(t.g.said(t.row(), t.g.own.polarity)))
}

// Modality says in what way it is put forward.
func (t Telling) Modality() quadpress.Modality {
	return quadpress.Modality(t.g.text(t.g.said(t.row(), t.g.own.modality)))
}

// Standing says how far the event holds by this document.
func (t Telling) Standing() Standing { return standings[t.g.standingOf(t.row())] }

// Evidence is the sentences that tell it, in the order of the text.
func (t Telling) Evidence() ([]Evidence, error) {
	d := t.Document()
	r, err := d.record()
	if err != nil {
		return nil, err
	}
	found, seen := []Evidence{}, map[quadpress.Span]bool{}
	for i := range r.Extraction.Events {
		e := &r.Extraction.Events[i]
		if t.g.find(thingIRI(r, e.Entity)) != t.row().event {
			continue
		}
		for _, m := range e.Mentions {
			if !seen[m.Sentence] {
				seen[m.Sentence] = true
				found = append(found, Evidence{m.Evidence, m.Sentence.Begin, m.Sentence.End, d})
			}
		}
	}
	slices.SortFunc(found, func(a, b Evidence) int { return cmp.Compare(a.Begin, b.Begin) })
	return found, nil
}
