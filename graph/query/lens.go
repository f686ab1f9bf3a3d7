package query

import (
	"context"
	"fmt"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"

	qpgraph "github.com/quadpress/quadpress/graph"
)

// maxNotes is how many hints an answer carries.
const maxNotes = 5

// lens is a store as queries see it. It knows full IRIs, as exports have them, for the short ones that the store keeps;
// it notices names that the graph does not hold; and it mends plans (see [lens.OptimizeShape]). One query at a time has it.
type lens struct {
	graph.QuadStore
	missing []string
	seen    map[quad.Value]bool
}

func newLens(store graph.QuadStore) *lens {
	return &lens{QuadStore: store, seen: map[quad.Value]bool{}}
}

// ValueOf is the node of a value, nil for none.
func (l *lens) ValueOf(v quad.Value) (graph.Ref, error) {
	ref, err := l.QuadStore.ValueOf(short(v))
	if err != nil || ref != nil || l.seen[v] || len(l.missing) == maxNotes {
		return ref, err
	}
	l.seen[v] = true
	if text, ok := v.(quad.String); ok {
		if l.holds(iri(string(text))) {
			l.missing = append(l.missing, fmt.Sprintf("%s is a string here; write <%s> for the thing", shortened(string(text), 100), shortened(string(text), 100)))
			return nil, nil
		}
	}
	if iri, ok := v.(quad.IRI); ok && l.holds(quad.String(iri)) {
		l.missing = append(l.missing, fmt.Sprintf("%s is a thing here; leave the angle brackets out for the string", shortened(v.String(), 100)))
		return nil, nil
	}
	l.missing = append(l.missing, fmt.Sprintf("the graph does not hold %s", shortened(v.String(), 100)))
	return nil, nil
}

// holds reports whether a value is a node of the graph.
func (l *lens) holds(v quad.Value) bool {
	ref, err := l.QuadStore.ValueOf(v)
	return err == nil && ref != nil
}

// notes are the hints that have come up.
func (l *lens) notes() []string { return l.missing }

// short is a value with its IRI in the form that the store keeps.
func short(v quad.Value) quad.Value {
	if full, ok := v.(quad.IRI); ok {
		return iri(string(full))
	}
	return v
}

// iri is the IRI that a text names, with or without angle brackets, in short form.
func iri(text string) quad.IRI {
	return quad.IRI(qpgraph.ShortIRI(strings.TrimSuffix(strings.TrimPrefix(text, "<"), ">")))
}

// OptimizeShape lets the store plan a part of a query, and plans itself what the store would scan for.
//
// `save("<rel:position>", "position")` keeps the nodes that have an edge, and tags where it leads. Cayley's key-value
// stores have no index of predicates alone, so the set of all nodes with such an edge can only be had by reading every
// quad; but whether one node is in it is a look-up. [edges] never offers to be read, so that the planner looks up.
func (l *lens) OptimizeShape(ctx context.Context, s shape.Shape) (shape.Shape, bool) {
	if made, ok := edgesOf(l, s); ok {
		return made, true
	}
	store, ok := l.QuadStore.(shape.Optimizer)
	if !ok {
		return s, false
	}
	made, ok := store.OptimizeShape(ctx, s)
	if nodes, is := made.(shape.NodesFrom); is && ok {
		nodes.Quads = l.bind(nodes.Quads)
		made = nodes
	}
	return made, ok
}

// bind has the scans of an index, which are the store's own, made by the store and not by the lens.
func (l *lens) bind(s shape.Shape) shape.Shape {
	switch s := s.(type) {
	case kv.IndexScan:
		return indexScan{s, l.QuadStore}
	case shape.Intersect:
		bound := make(shape.Intersect, len(s))
		for i, part := range s {
			bound[i] = l.bind(part)
		}
		return bound
	}
	return s
}

// indexScan is the scan of an index of a store.
type indexScan struct {
	kv.IndexScan
	store graph.QuadStore
}

func (s indexScan) BuildIterator(graph.QuadStore) iterator.Shape {
	return s.IndexScan.BuildIterator(s.store)
}

func (s indexScan) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return s, false }
