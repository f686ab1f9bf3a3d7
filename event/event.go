// Package event makes the table that event-data analysts work from: who did what kind of thing to whom, when and where,
// according to which document. Its types of event are those of PLOVER, as the schema gives them to verbs and nouns.
package event

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/schema"
)

// Event is one event as one document reports it.
type Event struct {
	// Date is when it happened, in ISO 8601 as precisely as is known; where the text does not say, the day of publication.
	// It is empty where the text says so in words that are no date.
	Date string `json:"date,omitempty"`
	// TimeText is those words: "the 1990s".
	TimeText string `json:"timeText,omitempty"`
	// Actor is who acts, Recipient to whom or what it is done; one of them is empty where the document does not say.
	Actor     Party `json:"actor"`
	Recipient Party `json:"recipient"`
	// Type is the type of event ("CONSULT"), Predicate the relation that has it ("met").
	Type      string `json:"type"`
	Predicate string `json:"predicate"`
	// Place is where it happened, nil when the text does not say.
	Place *Party `json:"place,omitempty"`
	// Source is the document's URL, or its ID where it has none.
	Source string `json:"source"`
	// Confidence is that of the statement that reports it, 0 where the event has only one end.
	Confidence float64 `json:"confidence,omitempty"`
	// DateFrom says where the date comes from.
	DateFrom DateFrom `json:"dateFrom,omitempty"`
	// Speaker is the name of whose claim it is, empty for the document's own.
	Speaker  string             `json:"speaker,omitempty"`
	Polarity quadpress.Polarity `json:"polarity,omitempty"`
	Modality quadpress.Modality `json:"modality,omitempty"`
	// Sentence is what says it; Begin and End count code points of the document's text.
	Sentence string `json:"sentence"`
	Begin    int    `json:"begin"`
	End      int    `json:"end"`
	// ID is that of the event's node, the same in all documents that report it; empty where a noun phrase alone does.
	ID string `json:"event,omitempty"`
}

// DateFrom says where a date comes from.
type DateFrom string

// The sources of dates; the zero value is that of no date and no words for one.
const (
	FromText        DateFrom = "text"        // the sentence gives it
	FromPublication DateFrom = "publication" // the document's own date
)

// Party is an end of an event, or its place.
type Party struct {
	// Name is the canonical name of a thing, or words where it is none.
	Name string `json:"name"`
	// ID and Type are those of a thing, empty for words.
	ID   string `json:"id,omitempty"`
	Type string `json:"type,omitempty"`
	// Country is the ISO 3166-1 alpha-3 code of the country that it is, or belongs to as far as is known.
	Country string `json:"country,omitempty"`
}

// Table gathers the events of documents. The zero value is not ready for use; see [NewTable].
type Table struct {
	schema    *schema.Schema
	all       bool
	events    []Event
	countries *countries
}

// NewTable returns an empty table. It takes events that hold as fact, or, with all, also those that are denied,
// planned, requested, possible or supposed.
func NewTable(s *schema.Schema, all bool) *Table {
	return &Table{schema: s, all: all, countries: newCountries(s)}
}

// Add adds what a document says: a line for each statement of an event, and one for each event of which it tells only
// who acts, or to whom or what it is done. There is one resolution for each of its entities.
func (t *Table) Add(e *quadpress.Extraction, resolutions []quadpress.Resolution) {
	t.countries.learn(e, resolutions)
	d := &document{e, resolutions, map[int]*quadpress.Event{}}
	for i := range e.Events {
		d.events[e.Events[i].Entity] = &e.Events[i]
	}
	stated := map[int]bool{}
	for i := range e.Statements {
		st := &e.Statements[i]
		if st.Event.IsEntity() && st.EventType != "" {
			stated[st.Event.Entity] = true
		}
		if st.EventType != "" && (t.all || st.HoldsAsFact()) {
			t.add(d.stated(st))
		}
	}
	for i := range e.Events {
		ev := &e.Events[i]
		if ev.Type != "" && !stated[ev.Entity] && (t.all || ev.HoldsAsFact()) {
			t.add(d.told(ev))
		}
	}
}

// add adds a line, unless it has no end, or two names that turned out to be one thing.
func (t *Table) add(ev Event) {
	endless := ev.Actor == (Party{}) && ev.Recipient == (Party{})
	if one := ev.Actor.ID != "" && ev.Actor.ID == ev.Recipient.ID; !one && !endless {
		t.events = append(t.events, ev)
	}
}

// document is what a document says while its events are read off it.
type document struct {
	*quadpress.Extraction
	resolutions []quadpress.Resolution
	events      map[int]*quadpress.Event // by entity
}

// stated is the line of a statement of an event.
func (d *document) stated(st *quadpress.Statement) Event {
	ev := Event{
		Actor: d.party(&st.Subject), Recipient: d.party(&st.Object), Type: st.EventType, Predicate: st.Predicate,
		Confidence: st.Confidence, Polarity: st.Polarity, Modality: st.Modality,
		Sentence: st.Evidence, Begin: st.Span.Begin, End: st.Span.End,
	}
	date, words := st.Time, st.TimeText
	if st.Event.IsEntity() {
		ev.ID = d.resolutions[st.Event.Entity].ID
		if of := d.events[st.Event.Entity]; of != nil && date == "" && words == "" {
			date, words = of.Time, of.TimeText
		}
	}
	d.complete(&ev, date, words, st.Place, st.Speaker)
	return ev
}

// told is the line of an event that no statement has.
func (d *document) told(of *quadpress.Event) Event {
	ev := Event{
		ID: d.resolutions[of.Entity].ID, Type: of.Type, Predicate: of.Predicate, Polarity: of.Polarity, Modality: of.Modality,
	}
	if len(of.Mentions) > 0 {
		m := &of.Mentions[0]
		ev.Sentence, ev.Begin, ev.End = m.Evidence, m.Sentence.Begin, m.Sentence.End
	}
	part := func(roles ...quadpress.ThematicRole) *quadpress.Term {
		for _, role := range roles {
			for i := range of.Roles {
				if of.Roles[i].Role == role {
					return &of.Roles[i].Term
				}
			}
		}
		return nil
	}
	if t := part(quadpress.AgentRole); t != nil {
		ev.Actor = d.party(t)
	}
	if t := part(quadpress.PatientRole, quadpress.RecipientRole, quadpress.ThemeRole); t != nil {
		ev.Recipient = d.party(t)
	}
	d.complete(&ev, of.Time, of.TimeText, part(quadpress.PlaceRole), of.Speaker)
	return ev
}

// complete gives a line what statements and events have in common.
func (d *document) complete(ev *Event, date, words string, place, speaker *quadpress.Term) {
	ev.Source = cmp.Or(d.Document.URL, d.Document.ID)
	switch {
	case date != "":
		ev.Date, ev.DateFrom = date, FromText
	case words != "":
		ev.TimeText, ev.DateFrom = words, FromText
	case !d.Document.Published.IsZero():
		ev.Date, ev.DateFrom = d.Document.Published.UTC().Format(time.DateOnly), FromPublication
	}
	if place != nil {
		p := d.party(place)
		ev.Place = &p
	}
	if speaker != nil {
		ev.Speaker = d.party(speaker).Name
	}
}

func (d *document) party(term *quadpress.Term) Party {
	if !term.IsEntity() {
		return Party{Name: term.Literal}
	}
	r := &d.resolutions[term.Entity]
	return Party{Name: r.Label, ID: r.ID, Type: r.Type}
}

// Events returns the events by date, then by source and place in the text; those without a date come last.
func (t *Table) Events() []Event {
	out := slices.Clone(t.events)
	for i := range out {
		ev := &out[i]
		ev.Actor.Country, ev.Recipient.Country = t.countries.party(&ev.Actor), t.countries.party(&ev.Recipient)
		if ev.Place != nil {
			p := *ev.Place
			p.Country = t.countries.party(&p)
			ev.Place = &p
		}
	}
	slices.SortStableFunc(out, func(a, b Event) int {
		if (a.Date == "") != (b.Date == "") {
			return strings.Compare(b.Date, a.Date)
		}
		return cmp.Or(strings.Compare(a.Date, b.Date), strings.Compare(a.Source, b.Source), a.Begin-b.Begin,
			strings.Compare(a.Actor.Name, b.Actor.Name), strings.Compare(a.Predicate, b.Predicate),
			strings.Compare(a.Recipient.Name, b.Recipient.Name))
	})
	return out
}
