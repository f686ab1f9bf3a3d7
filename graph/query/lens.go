package query

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"

	qpgraph "github.com/quadpress/quadpress/graph"
)

// maxNotes is how many hints an answer carries.
const maxNotes = 5

// lens is a store as queries see it. It knows full IRIs, as exports have them, for the short ones that the store keeps;
// it notices names that the graph does not hold; and it mends plans (see [lens.OptimizeShape]). One query at a time has
// it.
type lens struct {
	graph.QuadStore
	bare    bool     // the language cannot tell IRIs from strings: a string that is none here is an IRI
	missing []string // hints at values that the graph does not hold
	seen    map[quad.Value]bool
}

func newLens(store graph.QuadStore) *lens {
	return &lens{QuadStore: store, seen: map[quad.Value]bool{}}
}

// ValueOf is the node of a value, nil for none.
func (l *lens) ValueOf(v quad.Value) (graph.Ref, error) {
	ref, err := l.QuadStore.ValueOf(short(v))
	if text, ok := v.(quad.String); ok && err == nil && ref == nil && l.bare {
		ref, err = l.QuadStore.ValueOf(iri(string(text)))
	}
	if err == nil && ref == nil && !l.seen[v] && len(l.missing) < maxNotes {
		l.seen[v] = true
		l.missing = append(l.missing, l.hint(v))
	}
	return ref, err
}

// hint says what may have been meant by a value that the graph does not hold.
func (l *lens) hint(v quad.Value) string {
	text := shortened(v.String(), 100)
	switch v := v.(type) {
	case quad.String:
		if l.holds(iri(string(v))) {
			return fmt.Sprintf("%s is a string here; write <%s> for the thing", string(v), string(v))
		}
	case quad.IRI:
		if l.holds(quad.String(v)) {
			return text + " is a thing here; leave the angle brackets out for the string"
		}
	}
	return "the graph does not hold " + text
}

// holds reports whether a value is a node of the graph.
func (l *lens) holds(v quad.Value) bool {
	ref, err := l.QuadStore.ValueOf(v)
	return err == nil && ref != nil
}

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
// Cayley's key-value stores have two indexes, from a node along a predicate and to a node along a predicate, but use
// them only for quads that are asked for in that way, and never to tell whether a node is in a set. So `save`, `has`
// and a second `in` go through all quads of a predicate or all edges of a node, where [edges] look up one.
// `in("<qp:modality>")` from several nodes reads all quads of the predicate, where a look-up for each will do.
func (l *lens) OptimizeShape(ctx context.Context, s shape.Shape) (shape.Shape, bool) {
	if made, ok := edgesOf(l, s); ok {
		return made, true
	}
	if union, ok := s.(shape.Union); ok { // Cayley fails on the parts of one that name what is not there
		return slices.DeleteFunc(slices.Clone(union), shape.IsNull), true
	}
	if made, ok := joinOf(s); ok {
		return made, true
	}
	if made, ok := l.fromEach(ctx, s); ok {
		return made, true
	}
	made, changed := s, false
	if store, ok := l.QuadStore.(shape.Optimizer); ok {
		made, changed = store.OptimizeShape(ctx, s)
	}
	if nodes, ok := made.(shape.NodesFrom); ok {
		nodes.Quads = l.bind(nodes.Quads)
		return flat{nodes}, true
	}
	return made, changed
}

// byObject is the index that leads to a node. Cayley makes it for every store.
var byObject = kv.QuadIndex{Dirs: []quad.Direction{quad.Object, quad.Predicate, quad.Subject}}

// hasIndex reports whether the store finds quads by the first direction of an index with that index.
func (l *lens) hasIndex(index kv.QuadIndex) bool {
	return l.QuadIterator(index.Dirs[0], kv.Int64Value(0)).String() == fmt.Sprintf("KVQuads(%v)", index)
}

// maxEach is how many look-ups may stand for one scan.
const maxEach = 100

// fromEach is the part of a query that follows a predicate from each of several nodes, as the union of one such part
// for each node. A node that several lead to may then be found once only.
func (l *lens) fromEach(ctx context.Context, s shape.Shape) (shape.Shape, bool) {
	nodes, ok := s.(shape.NodesFrom)
	if !ok {
		return nil, false
	}
	filters, ok := nodes.Quads.(shape.Quads)
	if !ok {
		return nil, false
	}
	var several shape.Fixed
	var at quad.Direction
	one := map[quad.Direction]refs.Ref{}
	for _, f := range filters {
		fixed, ok := f.Values.(shape.Fixed)
		switch {
		case !ok || one[f.Dir] != nil || f.Dir == at:
			return nil, false
		case len(fixed) == 1:
			one[f.Dir] = fixed[0]
		case several == nil && len(fixed) <= maxEach:
			several, at = fixed, f.Dir
		default:
			return nil, false
		}
	}
	if several == nil || one[quad.Predicate] == nil {
		return nil, false
	}
	var union shape.Union
	for _, node := range several {
		part := shape.QuadsAction{Result: nodes.Dir, Filter: maps.Clone(one)}
		part.Filter[at] = node
		made, _ := part.Optimize(ctx, l)
		if !shape.IsNull(made) {
			union = append(union, made)
		}
	}
	if len(union) == 0 {
		return shape.Null{}, true
	}
	return union, true
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
