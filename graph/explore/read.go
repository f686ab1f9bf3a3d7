package explore

import (
	"context"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

const evidence = quad.IRI("qp:evidence")

// sentences reads the sentences of statements from the store.
func (g *Graph) sentences(ctx context.Context, rows []int32) (map[int32]string, error) {
	quads := g.store.Handle().QuadStore
	nodes := make([]quad.Value, 0, len(rows)+1)
	for _, at := range rows {
		nodes = append(nodes, quad.IRI(g.text(g.statements[at].id)))
	}
	refs, err := graph.RefsOf(ctx, quads, append(nodes, evidence))
	if err != nil {
		return nil, fmt.Errorf("read sentences: %w", err)
	}
	predicate := refs[len(rows)]
	found := make([]graph.Ref, len(rows))
	for i := range rows {
		values, err := objects(ctx, quads, refs[i], predicate)
		if err != nil {
			return nil, fmt.Errorf("read sentences: %w", err)
		}
		if len(values) > 0 {
			found[i] = values[0]
		}
	}
	values, err := graph.ValuesOf(ctx, quads, found)
	if err != nil {
		return nil, fmt.Errorf("read sentences: %w", err)
	}
	sentences := make(map[int32]string, len(rows))
	for i, at := range rows {
		sentences[at] = quad.ToString(values[i])
	}
	return sentences, nil
}

// objects are the nodes that a predicate leads to from a node.
func objects(ctx context.Context, quads graph.QuadStore, from, predicate graph.Ref) (found []graph.Ref, err error) {
	if from == nil || predicate == nil {
		return nil, nil
	}
	it := quads.QuadIterator(quad.Subject, from).Iterate()
	defer it.Close()
	for it.Next(ctx) {
		p, err := quads.QuadDirection(it.Result(), quad.Predicate)
		if err != nil {
			return nil, err
		}
		if p.Key() != predicate.Key() {
			continue
		}
		o, err := quads.QuadDirection(it.Result(), quad.Object)
		if err != nil {
			return nil, err
		}
		found = append(found, o)
	}
	return found, it.Err()
}
