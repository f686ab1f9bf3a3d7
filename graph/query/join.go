package query

import (
	"context"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"
)

// join keeps the nodes of a base that have certain edges, or all where those are optional, with a path for each edge.
// Cayley's intersections find only some combinations where a node has several paths in more than one of their parts; a
// join finds all.
type join struct {
	base     shape.Shape
	edges    edges
	optional bool
}

// joinOf is an intersection with the edges in it that lead to any node, such as those of `save` and `saveOpt`, joined
// one after the other to the rest of it.
func joinOf(s shape.Shape) (shape.Shape, bool) {
	switch s := s.(type) {
	case shape.Intersect:
		rest, open := openEdges(s)
		if len(open) == 0 {
			return nil, false
		}
		if len(rest) == 0 { // read the first
			rest, open = shape.Intersect{open[0]}, open[1:]
		}
		return joinAll(rest, open, false), true
	case shape.IntersectOpt:
		rest, open := openEdges(s.Opt)
		if len(open) == 0 {
			return nil, false
		}
		if len(rest) == 0 {
			return joinAll(s.Sub, open, true), true
		}
		return joinAll(shape.Intersect{shape.IntersectOpt{Sub: s.Sub, Opt: rest}}, open, true), true
	}
	return nil, false
}

// openEdges splits the parts of an intersection into edges that lead to any node and the rest.
func openEdges(parts []shape.Shape) (rest shape.Intersect, open []edges) {
	for _, part := range parts {
		if e, ok := part.(edges); ok && e.end == nil {
			open = append(open, e)
		} else {
			rest = append(rest, part)
		}
	}
	return rest, open
}

func joinAll(base shape.Intersect, open []edges, optional bool) shape.Shape {
	var joined shape.Shape = base
	if len(base) == 1 {
		joined = base[0]
	}
	for _, e := range open {
		joined = join{joined, e, optional}
	}
	return joined
}

func (j join) BuildIterator(qs graph.QuadStore) iterator.Shape {
	return &joinSet{base: j.base.BuildIterator(qs), edges: &edgeSet{edges: j.edges}, optional: j.optional}
}

func (j join) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return j, false }

// joinSet is a join as an iterator.
type joinSet struct {
	base     iterator.Shape
	edges    *edgeSet
	optional bool
}

func (s *joinSet) String() string { return "Join" }

func (s *joinSet) Iterate() iterator.Scanner {
	base := s.base.Iterate()
	return &joinScanner{joined: joined{base: base, edges: s.edges.Lookup(), optional: s.optional}, scan: base}
}

func (s *joinSet) Lookup() iterator.Index {
	base := s.base.Lookup()
	return &joinIndex{joined{base: base, edges: s.edges.Lookup(), optional: s.optional}, base}
}

func (s *joinSet) Stats(ctx context.Context) (iterator.Costs, error) {
	costs, err := s.base.Stats(ctx)
	costs.ContainsCost += 10
	costs.NextCost += 10
	return costs, err
}

func (s *joinSet) Optimize(ctx context.Context) (iterator.Shape, bool) {
	base, changed := s.base.Optimize(ctx)
	if !changed {
		return s, false
	}
	return &joinSet{base, s.edges, s.optional}, true
}

func (s *joinSet) SubIterators() []iterator.Shape { return []iterator.Shape{s.base, s.edges} }

// joined is what reading a join and looking into it have in common.
type joined struct {
	base     iterator.Base
	edges    iterator.Index
	optional bool
	lacking  bool // the node has no such edge
	err      error
}

// has reports whether the node that the base is at belongs to the join.
func (j *joined) has(ctx context.Context) bool {
	j.lacking = !j.edges.Contains(ctx, j.base.Result())
	return !j.lacking || j.optional && j.edges.Err() == nil
}

func (j *joined) String() string { return "Joined" }

func (j *joined) Result() refs.Ref { return j.base.Result() }

func (j *joined) TagResults(tags map[string]refs.Ref) {
	j.base.TagResults(tags)
	if !j.lacking {
		j.edges.TagResults(tags)
	}
}

// NextPath takes the next edge of the node, or else the node's next path in the base with all edges anew.
func (j *joined) NextPath(ctx context.Context) bool {
	if !j.lacking && j.edges.NextPath(ctx) {
		return true
	}
	for j.edges.Err() == nil && j.base.NextPath(ctx) {
		if j.has(ctx) {
			return true
		}
	}
	return false
}

func (j *joined) Err() error {
	for _, part := range []iterator.Base{j.base, j.edges} {
		if err := part.Err(); err != nil {
			return err
		}
	}
	return j.err
}

func (j *joined) Close() error {
	j.err = j.base.Close()
	if err := j.edges.Close(); j.err == nil {
		j.err = err
	}
	return j.err
}

// joinScanner reads a join. Each path of a node comes as a result of its own: what reads a set to go on from its nodes,
// in Cayley, goes through the paths of a node for the first of its edges alone.
type joinScanner struct {
	joined
	scan  iterator.Scanner
	begun bool
}

func (s *joinScanner) Next(ctx context.Context) bool {
	if s.begun && s.joined.NextPath(ctx) {
		return true
	}
	s.begun = true
	for s.edges.Err() == nil && ctx.Err() == nil && s.scan.Next(ctx) {
		if s.has(ctx) || s.joined.NextPath(ctx) {
			return true
		}
	}
	return false
}

func (s *joinScanner) NextPath(context.Context) bool { return false }

// joinIndex looks into a join.
type joinIndex struct {
	joined
	index iterator.Index
}

func (i *joinIndex) Contains(ctx context.Context, node refs.Ref) bool {
	return i.index.Contains(ctx, node) && (i.has(ctx) || i.NextPath(ctx))
}
