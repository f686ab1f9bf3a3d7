package press

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/graph"
)

// Line is a statement that stands by itself: in place of entities it has what they are and the words that they came
// from. Its JSON form is a line of `quadpress extract --format jsonl`. Offsets count code points of the document's
// text.
type Line struct {
	// Document is the document's ID.
	Document  string    `json:"document"`
	Subject   *LineTerm `json:"subject"`
	Predicate string    `json:"predicate"`
	Object    *LineTerm `json:"object"`
	Place     *LineTerm `json:"place,omitempty"`
	Time      string    `json:"time,omitempty"`
	TimeType  string    `json:"timeType,omitempty"`
	TimeText  string    `json:"timeText,omitempty"`
	// TimeSpan is the words of the time, where an event is dated by them.
	TimeSpan *LineSpan `json:"timeSpan,omitempty"`
	Speaker  *LineTerm `json:"speaker,omitempty"`
	// Event is the event that says it, nil for none.
	Event      *LineTerm          `json:"event,omitempty"`
	Polarity   quadpress.Polarity `json:"polarity,omitempty"`
	Modality   quadpress.Modality `json:"modality,omitempty"`
	EventType  string             `json:"eventType,omitempty"`
	Confidence float64            `json:"confidence"`
	Evidence   string             `json:"evidence"`
	Begin      int                `json:"begin"`
	End        int                `json:"end"`
	Lemma      string             `json:"lemma,omitempty"`
	// Rule names the rule that made it, one of [extract.Rules] or of [extract.PatternRules].
	Rule string `json:"rule,omitempty"`
}

// LineTerm is an entity (its full IRI, Name, Type and Kind) or a literal (Value, Datatype, Unit), and the words it came
// from.
type LineTerm struct {
	IRI      string               `json:"iri,omitempty"`
	Name     string               `json:"name,omitempty"`
	Type     string               `json:"type,omitempty"`
	Kind     quadpress.EntityKind `json:"kind,omitempty"`
	Value    string               `json:"value,omitempty"`
	Datatype string               `json:"datatype,omitempty"`
	Unit     string               `json:"unit,omitempty"`
	Text     string               `json:"text"`
	Begin    int                  `json:"begin"`
	End      int                  `json:"end"`
	// Mentions are the places where the document speaks of an entity, begin and end of each.
	Mentions [][2]int `json:"mentions,omitempty"`
}

// LineSpan is words of the document and where they stand.
type LineSpan struct {
	Text  string `json:"text"`
	Begin int    `json:"begin"`
	End   int    `json:"end"`
}

// Parts are the statement in short, "Ann Lee met Bo Hart", and then each of its circumstances: "in Vienna", "on
// 2015-10-30", "denied", "planned", the type of event, "says Bo Hart". Values stand in quotation marks.
func (l *Line) Parts() []string {
	value := func(t *LineTerm) string {
		if t.IRI != "" {
			return t.Name
		}
		return `"` + strings.TrimSpace(t.Value+" "+t.Unit) + `"`
	}
	out := []string{value(l.Subject) + " " + l.Predicate + " " + value(l.Object)}
	if l.Place != nil {
		out = append(out, "in "+value(l.Place))
	}
	if l.Time != "" {
		out = append(out, "on "+l.Time)
	} else if l.TimeText != "" {
		out = append(out, `when "`+l.TimeText+`"`)
	}
	for _, part := range []string{string(l.Polarity), string(l.Modality), l.EventType} {
		if part != "" {
			out = append(out, part)
		}
	}
	if l.Speaker != nil {
		out = append(out, "says "+value(l.Speaker))
	}
	return out
}

// says reports whether the statement is one that is written as its parts with commas between. Polarity and modality
// must be the same; place, time, type of event and speaker need not be written.
func (l *Line) says(want string) bool {
	parts := l.Parts()
	rest, ok := strings.CutPrefix(want+", ", parts[0]+", ")
	if !ok {
		return false
	}
	written := strings.Split(rest, ", ")
	written = written[:len(written)-1]
	for _, part := range []string{string(l.Polarity), string(l.Modality)} {
		if part != "" && !slices.Contains(written, part) {
			return false
		}
	}
	return !slices.ContainsFunc(written, func(part string) bool { return !slices.Contains(parts[1:], part) })
}

// Lines are the document's statements, in reading order; with mentions, each end that is a thing has all places where
// the document speaks of it.
func (r *Resolved) Lines(mentions bool) []Line {
	times := r.timesOfEvents()
	lines := make([]Line, len(r.Statements))
	for i := range r.Statements {
		s := &r.Statements[i]
		lines[i] = r.line(s)
		if s.Event.IsEntity() && (s.Time != "" || s.TimeText != "") {
			lines[i].TimeSpan = times[eventSentence{s.Event.Entity, s.Span}]
		}
		if mentions {
			r.addMentions(&s.Subject, lines[i].Subject)
			r.addMentions(&s.Object, lines[i].Object)
			r.addMentions(s.Place, lines[i].Place)
			r.addMentions(s.Speaker, lines[i].Speaker)
		}
	}
	return lines
}

func (r *Resolved) line(s *quadpress.Statement) Line {
	return Line{
		Document: r.Document.ID,
		Subject:  r.term(&s.Subject), Predicate: s.Predicate, Object: r.term(&s.Object),
		Place: r.term(s.Place), Time: s.Time, TimeType: s.TimeType, TimeText: s.TimeText, Speaker: r.term(s.Speaker),
		Event: r.term(s.Event), Polarity: s.Polarity, Modality: s.Modality, EventType: s.EventType, Confidence: s.Confidence,
		Evidence: s.Evidence, Begin: s.Span.Begin, End: s.Span.End, Lemma: s.Lemma, Rule: s.Origin.Rule,
	}
}

// eventSentence is an event and a sentence that tells it.
type eventSentence struct {
	entity   int
	sentence quadpress.Span
}

// timesOfEvents are the words for when events were, by the sentence that tells them.
func (r *Resolved) timesOfEvents() map[eventSentence]*LineSpan {
	times := map[eventSentence]*LineSpan{}
	for i := range r.Events {
		e := &r.Events[i]
		for j := range e.Mentions {
			m := &e.Mentions[j]
			for k := range m.Roles {
				t := &m.Roles[k].Term
				if at := (eventSentence{e.Entity, m.Sentence}); m.Roles[k].Role == quadpress.TimeRole && times[at] == nil {
					times[at] = &LineSpan{Text: t.Text, Begin: t.Span.Begin, End: t.Span.End}
				}
			}
		}
	}
	return times
}

func (r *Resolved) addMentions(t *quadpress.Term, line *LineTerm) {
	if !t.IsEntity() {
		return
	}
	for _, span := range r.Entities[t.Entity].Mentions {
		line.Mentions = append(line.Mentions, [2]int{span.Begin, span.End})
	}
}

func (r *Resolved) term(t *quadpress.Term) *LineTerm {
	if t == nil {
		return nil
	}
	line := &LineTerm{Text: t.Text, Begin: t.Span.Begin, End: t.Span.End}
	if t.IsEntity() {
		thing := r.Resolutions[t.Entity]
		line.IRI, line.Name, line.Type, line.Kind = thingIRI(thing.ID), thing.Label, thing.Type, thing.Kind
	} else {
		line.Value, line.Datatype, line.Unit = t.Literal, t.Datatype, t.Unit
	}
	return line
}

func thingIRI(id string) string { return graph.FullIRI(graph.ThingIRI(id)) }
