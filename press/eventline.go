package press

import (
	"cmp"
	"slices"

	"github.com/quadpress/quadpress"
)

// EventLine is one place where a document tells an event. Its JSON form is a line of `quadpress events --format jsonl
// --mentions`. Offsets count code points of the document's text.
type EventLine struct {
	// Event is the full IRI of the event, one for all documents that tell it.
	Event    string `json:"event"`
	Document string `json:"document"`
	// Begin and End are those of the word that carries it.
	Begin int    `json:"begin"`
	End   int    `json:"end"`
	Lemma string `json:"lemma"`
	Sense string `json:"sense,omitempty"`
	// Type and Predicate are the event's, empty for none.
	Type      string             `json:"type,omitempty"`
	Predicate string             `json:"predicate,omitempty"`
	Roles     []EventLineRole    `json:"roles"`
	Time      string             `json:"time,omitempty"`
	TimeText  string             `json:"timeText,omitempty"`
	Polarity  quadpress.Polarity `json:"polarity,omitempty"`
	Modality  quadpress.Modality `json:"modality,omitempty"`
	// Speaker is the full IRI of whose claim it is, or words where that is no thing; empty for the document's own.
	Speaker string `json:"speaker,omitempty"`
}

// EventLineRole is a part taken in an event: a thing, by its full IRI, or a value, and the words that tell it.
type EventLineRole struct {
	Role  quadpress.ThematicRole `json:"role"`
	IRI   string                 `json:"iri,omitempty"`
	Value string                 `json:"value,omitempty"`
	Text  string                 `json:"text"`
	Begin int                    `json:"begin"`
	End   int                    `json:"end"`
}

// EventLines are the places where the document tells an event, in reading order.
func (r *Resolved) EventLines() []EventLine {
	var lines []EventLine
	for i := range r.Events {
		e := &r.Events[i]
		speaker := ""
		if t := r.term(e.Speaker); t != nil {
			speaker = cmp.Or(t.IRI, t.Value, t.Text)
		}
		for j := range e.Mentions {
			m := &e.Mentions[j]
			line := EventLine{
				Event: thingIRI(r.Resolutions[e.Entity].ID), Document: r.Document.ID, Begin: m.Span.Begin, End: m.Span.End,
				Lemma: m.Lemma, Sense: m.Sense, Type: e.Type, Predicate: e.Predicate, Roles: []EventLineRole{},
				Time: e.Time, TimeText: e.TimeText, Polarity: e.Polarity, Modality: e.Modality, Speaker: speaker,
			}
			for k := range m.Roles {
				t := r.term(&m.Roles[k].Term)
				line.Roles = append(line.Roles, EventLineRole{
					Role: m.Roles[k].Role, IRI: t.IRI, Value: t.Value, Text: t.Text, Begin: t.Begin, End: t.End,
				})
			}
			lines = append(lines, line)
		}
	}
	slices.SortStableFunc(lines, func(a, b EventLine) int { return cmp.Or(a.Begin-b.Begin, a.End-b.End) })
	return lines
}
