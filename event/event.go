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

// Event is one event as one sentence reports it.
type Event struct {
	// Date is when it happened, in ISO 8601 as precisely as is known; where the text does not say, the day of publication.
	// It is empty where the text says so in words that are no date.
	Date string `json:"date,omitempty"`
	// TimeText is those words: "the 1990s".
	TimeText string `json:"timeText,omitempty"`
	// Actor is who acts, Recipient to whom or what it is done.
	Actor     Party `json:"actor"`
	Recipient Party `json:"recipient"`
	// Type is the type of event ("CONSULT"), Predicate the relation that has it ("met").
	Type      string `json:"type"`
	Predicate string `json:"predicate"`
	// Place is where it happened, nil when the text does not say.
	Place *Party `json:"place,omitempty"`
	// Source is the document's URL, or its ID where it has none.
	Source     string  `json:"source"`
	Confidence float64 `json:"confidence"`
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

// NewTable returns an empty table. It takes events that hold as fact, or, with all, also those that are denied, planned,
// requested, possible or supposed.
func NewTable(s *schema.Schema, all bool) *Table {
	return &Table{schema: s, all: all, countries: newCountries(s)}
}

// Add adds what a document says. There is one resolution for each of its entities.
func (t *Table) Add(e *quadpress.Extraction, resolutions []quadpress.Resolution) {
	t.countries.learn(e, resolutions)
	party := func(term *quadpress.Term) Party {
		if !term.IsEntity() {
			return Party{Name: term.Literal}
		}
		r := &resolutions[term.Entity]
		return Party{Name: r.Label, ID: r.ID, Type: r.Type}
	}
	for i := range e.Statements {
		st := &e.Statements[i]
		if st.EventType == "" || !t.all && !st.HoldsAsFact() {
			continue
		}
		ev := Event{
			Actor: party(&st.Subject), Recipient: party(&st.Object), Type: st.EventType, Predicate: st.Predicate,
			Source: cmp.Or(e.Document.URL, e.Document.ID), Confidence: st.Confidence, Polarity: st.Polarity, Modality: st.Modality,
			Sentence: st.Evidence, Begin: st.Span.Begin, End: st.Span.End,
		}
		if ev.Actor.ID != "" && ev.Actor.ID == ev.Recipient.ID {
			continue // two names that turned out to be one thing
		}
		switch {
		case st.Time != "":
			ev.Date, ev.DateFrom = st.Time, FromText
		case st.TimeText != "":
			ev.TimeText, ev.DateFrom = st.TimeText, FromText
		case !e.Document.Published.IsZero():
			ev.Date, ev.DateFrom = e.Document.Published.UTC().Format(time.DateOnly), FromPublication
		}
		if st.Place != nil {
			p := party(st.Place)
			ev.Place = &p
		}
		if st.Speaker != nil {
			ev.Speaker = party(st.Speaker).Name
		}
		t.events = append(t.events, ev)
	}
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
			strings.Compare(a.Actor.Name, b.Actor.Name), strings.Compare(a.Predicate, b.Predicate), strings.Compare(a.Recipient.Name, b.Recipient.Name))
	})
	return out
}
