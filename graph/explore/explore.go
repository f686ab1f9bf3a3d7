// Package explore answers what an analyst asks a graph: who or what something is, what it is related to, by which
// statements of which documents, over which ways two things are connected, when what happened.
//
// A [Graph] is one state of a store. What is related to what is kept in memory, in tables of a few dozen bytes for each
// statement and each part taken in an event, so that an answer about the most connected thing, or about all statements,
// takes milliseconds; sentences and texts are read from the store as they are asked for. Lists come in pages with
// cursors. Every answer is bounded in time and memory; what is left out is said.
package explore

import (
	"context"
	"fmt"
	"strings"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/search"
)

// Graph is one state of a store. Its methods are safe for concurrent use, as long as the store is open. IDs that they
// take are IRIs in short form or in full.
type Graph struct {
	store *graph.Store
	stats graph.Stats
	index *search.Index

	values []graph.OutlineValue // by node
	nodes  map[graph.OutlineValue]node
	own    vocabulary
	marks  []mark // by node

	documents  []document
	byText     []int32 // the documents, those of one text beside each other
	documentAt map[node]int32
	statements []statement // by document
	relations  []relation
	tellings   []telling // by document
	facts      []fact    // by telling
	traits     []trait   // by node

	relationStatements []int32 // of relations, each with its range, the surest first
	traitsOf           index
	byEnd              index // statements by subject and object
	byPredicate        index
	byPlace            index
	bySpeaker          index
	byEvent            index // statements by the event that says them
	statementAt        index // a statement by its node
	tellingsOf         index // tellings by event
	parts              index // tellings by who and what takes part in them
}

// node is an index of Graph.values; 0 is none.
type node int32

// mark is what is known of a node at once.
type mark struct {
	label node
	kind  Kind
	event bool
	// country says that the node is one, which ways do not pass.
	country    bool
	statements int32 // as subject or object
	events     int32 // in which it takes part
	documents  int32 // that state something of it, or tell an event with it
}

// statement is what one sentence states.
type statement struct {
	id, subject, predicate, object    node
	place, speaker, event, class, own node // own is the time that it has itself
	when                              node // that or the time of its event
	document, relation                int32
	begin, end                        int32
	confidence                        float32
	polarity, modality                node
	wrong                             bool // it was marked so by hand
}

// relation is all statements with the same three parts.
type relation struct {
	subject, predicate, object node
	first, count               int32 // in Graph.relationStatements
	edge                       bool  // it is a quad of the graph too
}

// telling is what one document tells of one event.
type telling struct {
	event           node
	document        int32
	first, last     int32 // in Graph.facts
	when, predicate node
}

// fact is one thing that a telling says, such as a role and who has it.
type fact struct{ predicate, value node }

// trait is what a node is by itself, whatever document says it.
type trait struct{ of, predicate, value node }

// document is a document with its ranges of statements and tellings.
type document struct {
	id                           node
	key                          string // the ID that the store knows it by
	firstStatement, endStatement int32
	firstTelling, endTelling     int32
	published                    node
	text                         int32 // the first document that this is a near-copy of, directly or by others
}

// Load reads what a store relates. The store must stay open while the graph is in use.
func Load(ctx context.Context, store *graph.Store) (*Graph, error) {
	stats, err := store.Stats(ctx)
	if err != nil {
		return nil, err
	}
	g := &Graph{store: store, stats: stats}
	l := newLoader(g)
	for o, err := range store.Outlines(ctx) {
		if err == nil {
			err = l.add(o)
		}
		if err != nil {
			return nil, fmt.Errorf("load the graph: %w", err)
		}
	}
	l.finish()
	if g.index, err = store.Index(ctx); err != nil {
		return nil, err
	}
	return g, nil
}

// Stats counts what the graph holds.
func (g *Graph) Stats() graph.Stats { return g.stats }

// find returns the node of an IRI, in short form or in full, 0 for none.
func (g *Graph) find(id string) node {
	id = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(id), "<"), ">")
	return g.nodes[graph.OutlineValue{Text: graph.ShortIRI(id), Datatype: graph.IRIValue}]
}

// text is the IRI of a node or the words of a literal.
func (g *Graph) text(n node) string { return g.values[n].Text }

// isIRI reports whether a node is an IRI.
func (g *Graph) isIRI(n node) bool { return g.values[n].Datatype == graph.IRIValue }

// isThing reports whether a node is a thing or an event.
func (g *Graph) isThing(n node) bool { return g.marks[n].kind != "" }

// label is what a node is called.
func (g *Graph) label(n node) string {
	if l := g.marks[n].label; l != 0 {
		return g.text(l)
	}
	text := g.text(n)
	if !g.isIRI(n) {
		return text
	}
	_, local, _ := strings.Cut(text, ":")
	if name, err := graph.UnescapeName(local); err == nil {
		local = name
	}
	return strings.ReplaceAll(local, "_", " ")
}

// Value is what an ID stands for, nil where the graph holds no such thing.
func (g *Graph) Value(id string) Value { return g.value(g.find(id)) }

// Predicate is the relation or role with an ID, if the graph has it.
func (g *Graph) Predicate(id string) (Predicate, bool) {
	n := g.find(id)
	return Predicate{term{g, n}}, n != 0
}

// Highlight is a relation to begin with, the zero value for a graph without relations.
func (g *Graph) Highlight(ctx context.Context) (graph.Highlight, error) {
	return g.store.Highlight(ctx)
}

// HasText reports whether the store keeps the text of its documents; of all or of none, as builds do.
func (g *Graph) HasText() (bool, error) {
	if len(g.documents) == 0 {
		return false, nil
	}
	_, ok, err := g.store.Text(g.documents[0].key)
	return ok, err
}
