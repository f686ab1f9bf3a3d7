package query

import (
	"context"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
)

// edges is the set of nodes that have an edge with a predicate, with tags for what is at its other end: the nodes at
// side of the quads that action selects.
type edges struct {
	store  *lens
	action shape.QuadsAction
	side   quad.Direction // where the nodes stand: subject or object
	other  quad.Direction
}

// edgesOf is the part of a query as edges, if it selects quads by nothing but their predicate.
func edgesOf(store *lens, s shape.Shape) (edges, bool) {
	action, ok := s.(shape.QuadsAction)
	if !ok || len(action.Filter) != 1 || action.Filter[quad.Predicate] == nil || len(action.Save[action.Result]) > 0 {
		return edges{}, false
	}
	e := edges{store: store, action: action, side: action.Result}
	switch e.side {
	case quad.Subject:
		e.other = quad.Object
	case quad.Object:
		e.other = quad.Subject
	default:
		return edges{}, false
	}
	for direction := range action.Save {
		if direction != e.other {
			return edges{}, false
		}
	}
	return e, true
}

func (e edges) BuildIterator(graph.QuadStore) iterator.Shape { return &edgeSet{e} }

func (e edges) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return e, false }

// edgeSet is edges as an iterator.
type edgeSet struct{ edges }

func (s *edgeSet) String() string { return fmt.Sprintf("Edges(%v)", s.side) }

// Iterate reads all quads, as the store would.
func (s *edgeSet) Iterate() iterator.Scanner {
	return s.action.BuildIterator(s.store.QuadStore).Iterate()
}

func (s *edgeSet) Lookup() iterator.Index { return &edgeLookup{edges: s.edges} }

func (s *edgeSet) Stats(ctx context.Context) (iterator.Costs, error) {
	all, err := s.store.Stats(ctx, false)
	if err != nil {
		return iterator.Costs{}, err
	}
	// As many as there are quads, each as dear as a look-up: whatever else there is to begin with is better.
	return iterator.Costs{ContainsCost: 10, NextCost: 100, Size: refs.Size{Value: all.Quads.Value + 1}}, nil
}

func (s *edgeSet) Optimize(context.Context) (iterator.Shape, bool) { return s, false }

func (s *edgeSet) SubIterators() []iterator.Shape { return nil }

// edgeLookup tells of one node after another whether it is in the set; each of its edges is a path.
type edgeLookup struct {
	edges
	node refs.Ref
	ends iterator.Scanner // the other ends of the node's edges
	err  error
}

func (l *edgeLookup) Contains(ctx context.Context, node refs.Ref) bool {
	l.close()
	l.node = node
	ends, _ := shape.QuadsAction{
		Result: l.other,
		Filter: map[quad.Direction]refs.Ref{l.side: node, quad.Predicate: l.action.Filter[quad.Predicate]},
	}.Optimize(ctx, planner(l.store.QuadStore))
	if shape.IsNull(ends) {
		return false
	}
	l.ends = ends.BuildIterator(l.store.QuadStore).Iterate()
	return l.NextPath(ctx)
}

// planner is what a store plans with, nil for nothing.
func planner(store graph.QuadStore) shape.Optimizer {
	p, _ := store.(shape.Optimizer)
	return p
}

func (l *edgeLookup) NextPath(ctx context.Context) bool {
	if l.ends == nil {
		return false
	}
	if l.ends.NextPath(ctx) || l.ends.Next(ctx) {
		return true
	}
	if err := l.ends.Err(); err != nil {
		l.err = err
	}
	return false
}

func (l *edgeLookup) TagResults(tags map[string]refs.Ref) {
	if l.ends == nil {
		return
	}
	for _, tag := range l.action.Save[l.other] {
		tags[tag] = l.ends.Result()
	}
}

func (l *edgeLookup) Result() refs.Ref { return l.node }
func (l *edgeLookup) Err() error       { return l.err }
func (l *edgeLookup) String() string   { return fmt.Sprintf("EdgeLookup(%v)", l.side) }

func (l *edgeLookup) close() {
	if l.ends == nil {
		return
	}
	if err := l.ends.Close(); err != nil {
		l.err = err
	}
	l.ends = nil
}

func (l *edgeLookup) Close() error {
	l.close()
	return l.err
}
