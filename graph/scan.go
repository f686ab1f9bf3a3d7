package graph

import (
	"context"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/quad"
)

// namesKept is how many values a scan remembers, so as not to look up the frequent ones for each quad.
const namesKept = 100_000

// scan calls visit with every quad of a graph, in no particular order, until it returns an error.
func scan(ctx context.Context, quads graph.QuadStore, visit func(quad.Quad) error) error {
	return eachQuad(ctx, quads, quads.QuadsAllIterator(), visit)
}

// eachQuad calls visit with every quad that an iterator comes to, until it returns an error.
func eachQuad(ctx context.Context, quads graph.QuadStore, from iterator.Shape, visit func(quad.Quad) error) error {
	names := map[any]quad.Value{}
	name := func(ref graph.Ref) (quad.Value, error) {
		if ref == nil {
			return nil, nil
		}
		if v, ok := names[ref.Key()]; ok {
			return v, nil
		}
		v, err := quads.NameOf(ref)
		if err != nil {
			return nil, err
		}
		if len(names) >= namesKept {
			clear(names)
		}
		names[ref.Key()] = v
		return v, nil
	}
	it := from.Iterate()
	defer it.Close()
	for it.Next(ctx) {
		var q quad.Quad
		for _, d := range quad.Directions {
			ref, err := quads.QuadDirection(it.Result(), d)
			if err != nil {
				return err
			}
			value, err := name(ref)
			if err != nil {
				return err
			}
			q.Set(d, value)
		}
		if err := visit(q); err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	if err := it.Err(); err != nil {
		return err
	}
	return ctx.Err()
}
