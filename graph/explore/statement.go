package explore

import (
	"context"
	"strconv"
	"sync"

	"github.com/quadpress/quadpress"
)

// Statement is what one sentence states. It is valid as long as its graph.
type Statement struct {
	g     *Graph
	at    int32
	batch *batch // of what comes with it, whose sentences are read together
}

// Statement is the statement with an ID, if there is one.
func (g *Graph) Statement(id string) (Statement, bool) {
	rows := g.statementAt.of(g.find(id))
	if len(rows) == 0 {
		return Statement{}, false
	}
	return g.statement(rows[0]), true
}

func (g *Graph) statement(at int32) Statement { return Statement{g, at, newBatch(g, []int32{at})} }

// Statements are those that pass a filter, document by document in the order of their texts.
func (g *Graph) Statements(f *Filter, w Window) (Page[Statement], error) {
	t, err := g.test(f)
	if err != nil {
		return Page[Statement]{}, err
	}
	return g.statementPage(t.chosen(), w)
}

func (g *Graph) statementPage(rows []int32, w Window) (Page[Statement], error) {
	p, err := page(rows, func(at int32) string { return g.text(g.statements[at].id) },
		func(at int32) Statement { return Statement{g: g, at: at} }, w)
	together := newBatch(g, nil)
	for i := range p.Items {
		together.rows = append(together.rows, p.Items[i].at)
		p.Items[i].batch = together
	}
	return p, err
}

func (s Statement) row() *statement { return &s.g.statements[s.at] }

// ID is the short IRI.
func (s Statement) ID() string { return s.g.text(s.row().id) }

// Subject is who or what it is stated of.
func (s Statement) Subject() Value { return s.g.value(s.row().subject) }

// Predicate is what is stated.
func (s Statement) Predicate() Predicate { return Predicate{term{s.g, s.row().predicate}} }

// Object is the other end.
func (s Statement) Object() Value { return s.g.value(s.row().object) }

// Place is where it was, nil where that is not said.
func (s Statement) Place() Value { return s.g.value(s.row().place) }

// Time is when it was, empty where that is not said.
func (s Statement) Time() string { return s.g.text(s.row().when) }

// Speaker is whose claim it is, nil for the document's own.
func (s Statement) Speaker() Value { return s.g.value(s.row().speaker) }

// Polarity says whether it is affirmed.
func (s Statement) Polarity() quadpress.Polarity {
	return quadpress.Polarity(s.g.text(s.row().polarity))
}

// Modality says in what way it is put forward.
func (s Statement) Modality() quadpress.Modality {
	return quadpress.Modality(s.g.text(s.row().modality))
}

// Standing says how far it holds.
func (s Statement) Standing() Standing {
	return standings[s.g.standing(s.row().polarity, s.row().modality, s.row().speaker)]
}

// Wrong reports whether what it states was marked as wrong by hand.
func (s Statement) Wrong() bool { return s.row().wrong }

// Event is the event that says it, nil where a noun phrase does.
func (s Statement) Event() *Event {
	if n := s.row().event; n != 0 {
		return &Event{s.g, n}
	}
	return nil
}

// EventType is the class of what it tells, nil for none.
func (s Statement) EventType() *Class {
	if n := s.row().class; n != 0 {
		return &Class{term{s.g, n}}
	}
	return nil
}

// Confidence is how likely it was read right, from 0 to 1.
func (s Statement) Confidence() float64 { return shortest(s.row().confidence) }

// shortest is the number that is written as f is.
func shortest(f float32) float64 {
	d, _ := strconv.ParseFloat(strconv.FormatFloat(float64(f), 'g', -1, 32), 64)
	return d
}

// Relation is all statements of the same.
func (s Statement) Relation() Relation { return s.g.relationOf(s.row().relation) }

// Document is where it is stated.
func (s Statement) Document() Document { return Document{s.g, s.row().document} }

// Evidence is the sentence.
func (s Statement) Evidence(ctx context.Context) (Evidence, error) {
	sentence, err := s.batch.sentence(ctx, s.at)
	return Evidence{Sentence: sentence, Begin: int(s.row().begin), End: int(s.row().end), Document: s.Document()}, err
}

// Evidence is a sentence of a document, and where it stands in the document's text, in code points.
type Evidence struct {
	Sentence   string
	Begin, End int
	Document   Document
}

// batch reads the sentences of several statements from the store when the first is asked for.
type batch struct {
	g         *Graph
	rows      []int32
	mu        sync.Mutex
	sentences map[int32]string
}

func newBatch(g *Graph, rows []int32) *batch { return &batch{g: g, rows: rows} }

func (b *batch) sentence(ctx context.Context, at int32) (string, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.sentences == nil {
		read, err := b.g.sentences(ctx, b.rows)
		if err != nil {
			return "", err
		}
		b.sentences = read
	}
	return b.sentences[at], nil
}
