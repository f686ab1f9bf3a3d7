package query

import (
	"context"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/query/shape"
)

// flat is a set that gives each path to a node as a result of its own when it is read. What goes on from the nodes of a
// set, in Cayley, takes the paths of a node for the first of its edges alone, and so loses some.
type flat struct{ set shape.Shape }

func (f flat) BuildIterator(qs graph.QuadStore) iterator.Shape {
	return &flatSet{f.set.BuildIterator(qs)}
}

func (f flat) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return f, false }

// flatSet is flat as an iterator.
type flatSet struct{ iterator.Shape }

func (s *flatSet) Iterate() iterator.Scanner { return &flatScanner{Scanner: s.Shape.Iterate()} }

func (s *flatSet) Optimize(ctx context.Context) (iterator.Shape, bool) {
	set, changed := s.Shape.Optimize(ctx)
	return &flatSet{set}, changed
}

// flatScanner reads the paths.
type flatScanner struct {
	iterator.Scanner
	begun bool
}

func (s *flatScanner) Next(ctx context.Context) bool {
	if s.begun && s.Scanner.NextPath(ctx) {
		return true
	}
	s.begun = true
	return s.Scanner.Next(ctx)
}

func (s *flatScanner) NextPath(context.Context) bool { return false }
