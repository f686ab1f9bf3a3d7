package graph

import (
	"context"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// namesKept is how many values a scan remembers, so as not to look up the frequent ones for each quad.
const namesKept = 100_000

// scan calls visit with every quad of the store, in no particular order, until it returns an error.
func (s *Store) scan(ctx context.Context, visit func(quad.Quad) error) error {
	qs := s.current.quads.QuadStore
	names := map[any]quad.Value{}
	name := func(ref graph.Ref) (quad.Value, error) {
		if ref == nil {
			return nil, nil
		}
		if v, ok := names[ref.Key()]; ok {
			return v, nil
		}
		v, err := qs.NameOf(ref)
		if err != nil {
			return nil, err
		}
		if len(names) >= namesKept {
			clear(names)
		}
		names[ref.Key()] = v
		return v, nil
	}
	it := qs.QuadsAllIterator().Iterate()
	defer it.Close()
	for it.Next(ctx) {
		var q quad.Quad
		for _, d := range quad.Directions {
			ref, err := qs.QuadDirection(it.Result(), d)
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
	}
	if err := it.Err(); err != nil {
		return err
	}
	return ctx.Err()
}
