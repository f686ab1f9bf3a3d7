package mcp

import (
	"context"
	"fmt"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/explore"
)

// The shapes of answers, as JSON.

// list says which part of a list an answer shows.
type list struct {
	Summary string   `json:"summary"`        // "10 of 1,184"
	Next    string   `json:"next,omitempty"` // the cursor to go on with
	Notes   []string `json:"notes,omitempty"`
}

func listOf[T any](p *explore.Page[T], notes []string) list {
	l := list{Summary: p.Summary(), Notes: notes}
	if p.More() && len(p.Cursors) > 0 {
		l.Next = p.Cursors[len(p.Cursors)-1]
	}
	return l
}

// value is what stands at an end of a statement or takes part in an event.
type value struct {
	ID    string `json:"id,omitempty"` // a literal has none
	Label string `json:"label"`
	Kind  string `json:"kind"`           // named, described, concept, event, document or literal
	Type  string `json:"type,omitempty"` // of a literal: xsd:date, unit:USD
}

func valueOf(v explore.Value) *value {
	switch v := v.(type) {
	case explore.Thing:
		return &value{ID: v.ID(), Label: v.Label(), Kind: string(v.Kind())}
	case explore.Event:
		return &value{ID: v.ID(), Label: v.Label(), Kind: string(explore.Occurrence)}
	case explore.Document:
		return &value{ID: v.ID(), Label: v.Title(), Kind: "document"}
	case explore.Literal:
		return &value{Label: v.Value, Kind: "literal", Type: v.Type}
	}
	return nil
}

func valuesOf(all []explore.Value) (values []value) {
	for _, v := range all[:min(len(all), maxParts)] {
		if made := valueOf(v); made != nil {
			values = append(values, *made)
		}
	}
	return values
}

// term is a predicate, a role or a class.
type term struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

func classes(all []explore.Class) (terms []term) {
	for _, c := range all {
		terms = append(terms, term{c.ID(), c.Label()})
	}
	return terms
}

func predicate(p explore.Predicate) term { return term{p.ID(), p.Label()} }

// document is what there is to cite of a document.
type document struct {
	ID        string `json:"document"`
	Title     string `json:"title"`
	URL       string `json:"url,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Published string `json:"published,omitempty"`
	Resource  string `json:"resource"`         // the URI of the resource with its text
	Copies    int    `json:"copies,omitempty"` // how many other documents have nearly the same text
}

func documentOf(d explore.Document) document {
	made := document{ID: d.ID(), Title: d.Title(), Published: d.Published(), Resource: graph.FullIRI(d.ID()),
		Copies: d.CopyCount()}
	made.URL, _ = d.URL()
	made.Publisher, _ = d.Publisher()
	return made
}

// source is a sentence of a document, from begin to end in its text, in code points.
type source struct {
	Sentence string `json:"sentence"`
	Begin    int    `json:"begin"`
	End      int    `json:"end"`
	document
}

func sourceOf(e explore.Evidence) source {
	return source{e.Sentence, e.Begin, e.End, documentOf(e.Document)}
}

// statement is what one sentence states.
type statement struct {
	ID         string  `json:"id"`
	Subject    *value  `json:"subject"`
	Predicate  term    `json:"predicate"`
	Object     *value  `json:"object"`
	Place      *value  `json:"place,omitempty"`
	Time       string  `json:"time,omitempty"`
	Standing   string  `json:"standing"`
	Speaker    *value  `json:"speaker,omitempty"` // whose claim it is; none where it is the document's own
	Confidence float64 `json:"confidence"`
	Wrong      bool    `json:"wrong,omitempty"` // it was marked so by hand
	Event      string  `json:"event,omitempty"`
	Source     source  `json:"source"`
}

func statementOf(ctx context.Context, s explore.Statement) (statement, error) {
	e, err := s.Evidence(ctx)
	if err != nil {
		return statement{}, err
	}
	made := statement{
		ID: s.ID(), Subject: valueOf(s.Subject()), Predicate: predicate(s.Predicate()), Object: valueOf(s.Object()),
		Place: valueOf(s.Place()), Time: s.Time(), Standing: string(s.Standing()), Speaker: valueOf(s.Speaker()),
		Confidence: s.Confidence(), Wrong: s.Wrong(), Source: sourceOf(e),
	}
	if event := s.Event(); event != nil {
		made.Event = event.ID()
	}
	return made, nil
}

func statementsOf(ctx context.Context, all []explore.Statement) ([]statement, error) {
	made := []statement{}
	for _, s := range all {
		one, err := statementOf(ctx, s)
		if err != nil {
			return nil, err
		}
		made = append(made, one)
	}
	return made, nil
}

// relation is all statements of the same, with the surest of them.
type relation struct {
	ID             string     `json:"id"`
	Subject        *value     `json:"subject"`
	Predicate      term       `json:"predicate"`
	Object         *value     `json:"object"`
	Standing       string     `json:"standing"`
	OnlyClaimed    bool       `json:"only_claimed"` // no document says it but in somebody's words
	Speakers       []value    `json:"speakers,omitempty"`
	Places         []value    `json:"places,omitempty"`
	Since          string     `json:"since,omitempty"`
	Until          string     `json:"until,omitempty"`
	DocumentCount  int        `json:"document_count"`
	StatementCount int        `json:"statement_count"`
	Evidence       []evidence `json:"evidence"`
}

// evidence is one statement of a relation, of which the rest is known.
type evidence struct {
	Statement string  `json:"statement"`
	Standing  string  `json:"standing"`
	Speaker   *value  `json:"speaker,omitempty"`
	Place     *value  `json:"place,omitempty"`
	Time      string  `json:"time,omitempty"`
	Conf      float64 `json:"confidence"`
	Source    source  `json:"source"`
}

func relationOf(ctx context.Context, r explore.Relation, sentences int) (relation, error) {
	p, err := r.Statements(explore.Window{First: sentences})
	if err != nil {
		return relation{}, err
	}
	made := relation{
		ID: r.ID(), Subject: valueOf(r.Subject()), Predicate: predicate(r.Predicate()), Object: valueOf(r.Object()),
		Standing: string(r.Standing()), OnlyClaimed: r.OnlyClaimed(), Speakers: valuesOf(r.Speakers()),
		Places: valuesOf(r.Places()), Since: r.Since(), Until: r.Until(), DocumentCount: r.DocumentCount(),
		StatementCount: r.StatementCount(), Evidence: []evidence{},
	}
	for _, s := range p.Items {
		e, err := s.Evidence(ctx)
		if err != nil {
			return relation{}, err
		}
		made.Evidence = append(made.Evidence, evidence{
			Statement: s.ID(), Standing: string(s.Standing()), Speaker: valueOf(s.Speaker()), Place: valueOf(s.Place()),
			Time: s.Time(), Conf: s.Confidence(), Source: sourceOf(e),
		})
	}
	return made, nil
}

func relationsOf(ctx context.Context, all []explore.Relation, sentences int) ([]relation, error) {
	made := []relation{}
	for _, r := range all {
		one, err := relationOf(ctx, r, sentences)
		if err != nil {
			return nil, err
		}
		made = append(made, one)
	}
	return made, nil
}

// thing is who or what documents speak of.
type thing struct {
	value
	Description    string   `json:"description,omitempty"`
	Types          []term   `json:"types,omitempty"`
	Names          []string `json:"names,omitempty"`
	SameAs         []string `json:"same_as,omitempty"`
	Kinds          []string `json:"kinds,omitempty"`     // the common nouns that documents call it by
	Qualities      []string `json:"qualities,omitempty"` // what adjectives say of it
	Count          string   `json:"count,omitempty"`
	Gender         string   `json:"gender,omitempty"`
	StatementCount int      `json:"statement_count"`
	EventCount     int      `json:"event_count"`
	DocumentCount  int      `json:"document_count"`
}

func thingOf(t explore.Thing) *thing {
	made := &thing{
		value: *valueOf(t), Types: classes(t.Types()), Names: t.Names(), SameAs: t.SameAs(),
		StatementCount: t.StatementCount(), EventCount: t.EventCount(), DocumentCount: t.DocumentCount(),
	}
	made.Names = made.Names[:min(len(made.Names), maxParts)]
	made.Kinds, made.Qualities = t.Kinds(), t.Qualities()
	made.Kinds = made.Kinds[:min(len(made.Kinds), maxParts)]
	made.Qualities = made.Qualities[:min(len(made.Qualities), maxParts)]
	made.Count, _ = t.Count()
	made.Gender, _ = t.Gender()
	made.Description, _ = t.Description()
	return made
}

// event is something that happened, or is supposed or planned to. Who took part, when and where, is told by each
// document for itself: that they tell of one event was found out, and is not what any of them says.
type event struct {
	value
	Types    []term    `json:"types,omitempty"`
	Time     string    `json:"time,omitempty"`
	Standing string    `json:"standing"`
	Tellings []telling `json:"tellings"`
	Told     string    `json:"tellings_summary"` // "3 of 7 documents"
}

type participant struct {
	Role  string `json:"role"`
	Value value  `json:"value"`
}

// telling is what one document tells of an event.
type telling struct {
	Time         string        `json:"time,omitempty"`
	Standing     string        `json:"standing"`
	Speakers     []value       `json:"speakers,omitempty"`
	Participants []participant `json:"participants,omitempty"`
	Sources      []source      `json:"sources"`
}

func participants(all []explore.Participant) (made []participant) {
	for _, p := range all[:min(len(all), maxParts)] {
		if v := valueOf(p.Value); v != nil {
			made = append(made, participant{p.Role.Label(), *v})
		}
	}
	return made
}

func eventOf(e explore.Event) (*event, error) {
	made := &event{
		value: *valueOf(e), Types: classes(e.Types()), Time: e.Time(), Standing: string(e.Standing()), Tellings: []telling{},
	}
	tellings := e.Tellings()
	made.Told = fmt.Sprintf("%d of %d documents", min(len(tellings), maxTellings), len(tellings))
	for _, t := range tellings[:min(len(tellings), maxTellings)] {
		one := telling{
			Time: t.Time(), Standing: string(t.Standing()), Speakers: valuesOf(t.Speakers()),
			Participants: participants(t.Participants()), Sources: []source{},
		}
		sentences, err := t.Evidence()
		if err != nil {
			return nil, err
		}
		for _, s := range sentences[:min(len(sentences), maxEvidence)] {
			one.Sources = append(one.Sources, sourceOf(s))
		}
		made.Tellings = append(made.Tellings, one)
	}
	return made, nil
}
