package press

import (
	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/graph"
)

// Line is a statement that stands by itself: in place of entities it has what they are and the words that they came
// from. Its JSON form is a line of `quadpress extract --format jsonl`. Offsets count code points of the document's text.
type Line struct {
	// Document is the document's ID.
	Document   string             `json:"document"`
	Subject    *LineTerm          `json:"subject"`
	Predicate  string             `json:"predicate"`
	Object     *LineTerm          `json:"object"`
	Place      *LineTerm          `json:"place,omitempty"`
	Time       string             `json:"time,omitempty"`
	TimeType   string             `json:"timeType,omitempty"`
	TimeText   string             `json:"timeText,omitempty"`
	Speaker    *LineTerm          `json:"speaker,omitempty"`
	Polarity   quadpress.Polarity `json:"polarity,omitempty"`
	Modality   quadpress.Modality `json:"modality,omitempty"`
	EventType  string             `json:"eventType,omitempty"`
	Confidence float64            `json:"confidence"`
	Evidence   string             `json:"evidence"`
	Begin      int                `json:"begin"`
	End        int                `json:"end"`
	Lemma      string             `json:"lemma,omitempty"`
	// Rule names the rule that made it, one of [extract.Rules].
	Rule string `json:"rule,omitempty"`
}

// LineTerm is an entity (its full IRI, Name, Type) or a literal (Value, Datatype), and the words it came from.
type LineTerm struct {
	IRI      string `json:"iri,omitempty"`
	Name     string `json:"name,omitempty"`
	Type     string `json:"type,omitempty"`
	Value    string `json:"value,omitempty"`
	Datatype string `json:"datatype,omitempty"`
	Text     string `json:"text"`
	Begin    int    `json:"begin"`
	End      int    `json:"end"`
	// Mentions are the places where the document speaks of the thing, each as where it begins and ends, in reading order.
	Mentions [][2]int `json:"mentions,omitempty"`
}

// Lines are the document's statements, in reading order. mentions asks for those of their ends.
func (r *Resolved) Lines(mentions bool) []Line {
	lines := make([]Line, len(r.Statements))
	for i := range r.Statements {
		lines[i] = r.line(&r.Statements[i])
		if mentions {
			lines[i].Subject.Mentions, lines[i].Object.Mentions = r.mentions(&r.Statements[i].Subject), r.mentions(&r.Statements[i].Object)
		}
	}
	return lines
}

func (r *Resolved) line(s *quadpress.Statement) Line {
	return Line{
		Document: r.Document.ID,
		Subject:  r.term(&s.Subject), Predicate: s.Predicate, Object: r.term(&s.Object),
		Place: r.term(s.Place), Time: s.Time, TimeType: s.TimeType, TimeText: s.TimeText, Speaker: r.term(s.Speaker),
		Polarity: s.Polarity, Modality: s.Modality, EventType: s.EventType, Confidence: s.Confidence,
		Evidence: s.Evidence, Begin: s.Span.Begin, End: s.Span.End, Lemma: s.Lemma, Rule: s.Origin.Rule,
	}
}

func (r *Resolved) term(t *quadpress.Term) *LineTerm {
	if t == nil {
		return nil
	}
	line := &LineTerm{Text: t.Text, Begin: t.Span.Begin, End: t.Span.End}
	if t.IsEntity() {
		thing := r.Resolutions[t.Entity]
		line.IRI, line.Name, line.Type = graph.FullIRI(graph.ThingIRI(thing.ID)), thing.Label, thing.Type
	} else {
		line.Value, line.Datatype = t.Literal, t.Datatype
	}
	return line
}

// mentions are the places where the document speaks of what a term stands for, nil for a literal.
func (r *Resolved) mentions(t *quadpress.Term) (out [][2]int) {
	if t.IsEntity() {
		for _, m := range r.Entities[t.Entity].Mentions {
			out = append(out, [2]int{m.Begin, m.End})
		}
	}
	return out
}
