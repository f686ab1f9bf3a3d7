package query

import (
	"context"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
)

// edges is the set of nodes that have an edge with a predicate: to any node, to a certain one, or to one that passes a
// filter. Whether one node is in it is a look-up in an index, for which Cayley would go through all edges of the node.
type edges struct {
	store     *lens
	side      quad.Direction // where the nodes stand: subject or object
	other     quad.Direction // where their edges lead
	predicate refs.Ref
	end       refs.Ref    // the node at the other end, nil for any
	filter    shape.Shape // of the other ends, nil for none
	tags      []string    // for the other end
	whole     shape.Shape // the set as Cayley would have it
}

// edgesOf is a part of a query as edges, if it is such a set.
func edgesOf(store *lens, s shape.Shape) (edges, bool) {
	e := edges{store: store, whole: s}
	fixed, parts := map[quad.Direction]refs.Ref{}, 0
	switch s := s.(type) {
	case shape.QuadsAction:
		e.side, fixed, parts = s.Result, s.Filter, len(s.Filter)+len(s.Save)
		e.other = opposite(e.side)
		e.tags = s.Save[e.other]
	case shape.NodesFrom:
		quads, ok := s.Quads.(shape.Quads)
		if !ok {
			return edges{}, false
		}
		e.side, parts = s.Dir, len(quads)
		e.other = opposite(e.side)
		for _, f := range quads {
			if value, ok := shape.One(f.Values); ok {
				fixed[f.Dir] = value
			} else if filter, ok := f.Values.(shape.Filter); ok && f.Dir == e.other && ofAll(filter) {
				e.filter = filter
			}
		}
	}
	e.predicate, e.end = fixed[quad.Predicate], fixed[e.other]
	known := 0
	for _, has := range []bool{e.predicate != nil, e.end != nil, e.filter != nil, e.tags != nil} {
		if has {
			known++
		}
	}
	return e, e.other != quad.Any && e.predicate != nil && known == parts
}

// opposite is the other end of an edge.
func opposite(side quad.Direction) quad.Direction {
	switch side {
	case quad.Subject:
		return quad.Object
	case quad.Object:
		return quad.Subject
	}
	return quad.Any
}

// ofAll reports whether a filter chooses among all nodes.
func ofAll(filter shape.Filter) bool {
	_, all := filter.From.(shape.AllNodes)
	return all
}

func (e edges) BuildIterator(graph.QuadStore) iterator.Shape { return &edgeSet{edges: e} }

func (e edges) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return e, false }

// scan is the set as a shape to be read from beginning to end.
func (e edges) scan() shape.Shape {
	object, ok := e.end.(kv.Int64Value)
	predicate, isNode := e.predicate.(kv.Int64Value)
	if e.other == quad.Object && ok && isNode && e.store.hasIndex(byObject) {
		values := []uint64{uint64(object), uint64(predicate)}
		return shape.NodesFrom{Dir: e.side, Quads: kv.IndexScan{Index: byObject, Values: values}}
	}
	if planner, ok := e.store.QuadStore.(shape.Optimizer); ok && e.end != nil {
		planned, _ := e.whole.Optimize(context.Background(), planner)
		return planned
	}
	return e.whole
}

// edgeSet is edges as an iterator.
type edgeSet struct {
	edges
	size refs.Size // zero as long as it is not known
}

func (s *edgeSet) String() string { return fmt.Sprintf("Edges(%v)", s.side) }

func (s *edgeSet) Iterate() iterator.Scanner {
	return s.scan().BuildIterator(s.store.QuadStore).Iterate()
}

func (s *edgeSet) Lookup() iterator.Index {
	l := &edgeLookup{edges: s.edges}
	if s.filter != nil {
		l.passes = s.filter.BuildIterator(s.store.QuadStore).Lookup()
	}
	return l
}

// sampled is how many nodes of a set are counted before it is taken for a large one.
const sampled = 200

// Stats says what the set costs. A set of edges to any node is never worth reading: whatever else there is to begin
// with is better.
func (s *edgeSet) Stats(ctx context.Context) (iterator.Costs, error) {
	costs := iterator.Costs{ContainsCost: 10, NextCost: 2}
	if s.end == nil {
		costs.NextCost = 100
	}
	if s.size.Value == 0 {
		all, err := s.store.Stats(ctx, false)
		if err != nil {
			return costs, err
		}
		s.size = refs.Size{Value: all.Quads.Value + 1}
		if s.end != nil {
			s.size.Value = s.count(ctx, all.Quads.Value/2)
		}
	}
	costs.Size = s.size
	return costs, nil
}

// count is how many nodes the set has, or many if there are more than a few; twice as many for a class, as classes are
// the largest sets.
func (s *edgeSet) count(ctx context.Context, many int64) (n int64) {
	it := s.Iterate()
	defer it.Close()
	for n = 1; n <= sampled; n++ {
		if !it.Next(ctx) {
			return n
		}
	}
	if name, err := s.store.NameOf(s.predicate); err == nil && name == quad.IRI("rdf:type") {
		many *= 2
	}
	return max(many, sampled) + 1
}

func (s *edgeSet) Optimize(context.Context) (iterator.Shape, bool) { return s, false }

func (s *edgeSet) SubIterators() []iterator.Shape { return nil }

// edgeLookup tells of one node after another whether it is in the set; each of its edges is a path.
type edgeLookup struct {
	edges
	passes iterator.Index // the filter of the other ends, nil for none
	node   refs.Ref
	ends   iterator.Scanner // the other ends of the node's edges
	err    error
}

func (l *edgeLookup) Contains(ctx context.Context, node refs.Ref) bool {
	l.close()
	l.node = node
	action := shape.QuadsAction{Result: l.other}
	action.SetFilter(l.side, node)
	action.SetFilter(quad.Predicate, l.predicate)
	if l.end != nil {
		action.SetFilter(l.other, l.end)
	}
	planner, _ := l.store.QuadStore.(shape.Optimizer)
	ends, _ := action.Optimize(ctx, planner)
	if shape.IsNull(ends) {
		return false
	}
	l.ends = ends.BuildIterator(l.store.QuadStore).Iterate()
	return l.NextPath(ctx)
}

func (l *edgeLookup) NextPath(ctx context.Context) bool {
	if l.ends == nil {
		return false
	}
	for l.ends.NextPath(ctx) || l.ends.Next(ctx) {
		if l.passes == nil || l.passes.Contains(ctx, l.ends.Result()) {
			return true
		}
	}
	l.fail(l.ends.Err())
	return false
}

func (l *edgeLookup) TagResults(tags map[string]refs.Ref) {
	if l.ends == nil {
		return
	}
	for _, tag := range l.tags {
		tags[tag] = l.ends.Result()
	}
}

func (l *edgeLookup) Result() refs.Ref { return l.node }
func (l *edgeLookup) Err() error       { return l.err }
func (l *edgeLookup) String() string   { return fmt.Sprintf("EdgeLookup(%v)", l.side) }

// fail remembers the first error.
func (l *edgeLookup) fail(err error) {
	if l.err == nil {
		l.err = err
	}
}

func (l *edgeLookup) close() {
	if l.ends != nil {
		l.fail(l.ends.Close())
		l.ends = nil
	}
}

func (l *edgeLookup) Close() error {
	l.close()
	if l.passes != nil {
		l.fail(l.passes.Close())
		l.passes = nil
	}
	return l.err
}
