package postgres

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
)

// Quads is the graph of a transaction, as Cayley knows graphs. It takes the place of Cayley's own back end for reading,
// which asks the server for each name and for the size of each set apart, holds a connection for each set that is being
// read, and has no way to keep to one state; see docs/operations.md. A node is its hash, a quad its four hashes.
type Quads struct {
	t        *transaction
	writable bool
}

var (
	_ graph.QuadStore = (*Quads)(nil)
	_ refs.BatchNamer = (*Quads)(nil)
	_ shape.Optimizer = (*Quads)(nil)
)

// ValueOf is the node of a value, nil for one that the graph does not hold.
func (q *Quads) ValueOf(v quad.Value) (graph.Ref, error) {
	found, err := q.RefsOf(context.Background(), []quad.Value{v})
	if err != nil {
		return nil, err
	}
	return found[0], nil
}

// RefsOf are the nodes of values, nil for those that the graph does not hold.
func (q *Quads) RefsOf(ctx context.Context, values []quad.Value) ([]graph.Ref, error) {
	hashes := make([]refs.ValueHash, len(values))
	for i, v := range values {
		hashes[i] = refs.HashOf(v)
	}
	nodes, err := q.t.lookUp(ctx, hashes...)
	if err != nil {
		return nil, err
	}
	found := make([]graph.Ref, len(values))
	for i, n := range nodes {
		if n.value != nil {
			found[i] = hashes[i]
		}
	}
	return found, nil
}

// NameOf is the value of a node, nil for no node.
func (q *Quads) NameOf(ref graph.Ref) (quad.Value, error) {
	values, err := q.ValuesOf(context.Background(), []graph.Ref{ref})
	if err != nil {
		return nil, err
	}
	return values[0], nil
}

// ValuesOf are the values of nodes, nil for those that are none.
func (q *Quads) ValuesOf(ctx context.Context, nodes []graph.Ref) ([]quad.Value, error) {
	values := make([]quad.Value, len(nodes))
	hashes := make([]refs.ValueHash, len(nodes))
	for i, ref := range nodes {
		switch ref := ref.(type) {
		case nil:
		case refs.PreFetchedValue:
			values[i] = ref.NameOf()
		case refs.ValueHash:
			hashes[i] = ref
		default:
			return nil, fmt.Errorf("%T is no node", ref)
		}
	}
	found, err := q.t.lookUp(ctx, hashes...)
	if err != nil {
		return nil, err
	}
	for i, n := range found {
		if n.value != nil {
			values[i] = n.value
		}
	}
	return values, nil
}

// Quad is a quad with its values.
func (q *Quads) Quad(ref graph.Ref) (quad.Quad, error) {
	h, ok := ref.(refs.QuadHash)
	if !ok {
		return quad.Quad{}, fmt.Errorf("%T is no quad", ref)
	}
	var made quad.Quad
	for _, d := range quad.Directions {
		value, err := q.NameOf(h.Get(d))
		if err != nil {
			return quad.Quad{}, err
		}
		made.Set(d, value)
	}
	return made, nil
}

// QuadDirection is the node at one place of a quad, nil for none.
func (q *Quads) QuadDirection(ref graph.Ref, d quad.Direction) (graph.Ref, error) {
	h, ok := ref.(refs.QuadHash)
	if !ok {
		return nil, fmt.Errorf("%T is no quad", ref)
	}
	if node := h.Get(d); node.Valid() {
		return node, nil
	}
	return nil, nil
}

// QuadIterator is the set of quads with a node at a place.
func (q *Quads) QuadIterator(d quad.Direction, ref graph.Ref) iterator.Shape {
	return quadsWith{q, map[quad.Direction]refs.Ref{d: ref}}.BuildIterator(q)
}

// QuadIteratorSize is about how many quads have a node at a place.
func (q *Quads) QuadIteratorSize(ctx context.Context, d quad.Direction, ref graph.Ref) (refs.Size, error) {
	costs, err := q.QuadIterator(d, ref).Stats(ctx)
	return costs.Size, err
}

// NodesAllIterator is the set of all nodes.
func (q *Quads) NodesAllIterator() iterator.Shape {
	return &set{quads: q, sql: "select hash from nodes"}
}

// QuadsAllIterator is the set of all quads.
func (q *Quads) QuadsAllIterator() iterator.Shape { return &set{quads: q, sql: selectQuads} }

// OptimizeShape has the quads with some nodes at some places found by an index.
func (q *Quads) OptimizeShape(_ context.Context, s shape.Shape) (shape.Shape, bool) {
	action, ok := s.(shape.QuadsAction)
	if !ok || len(action.Filter) == 0 {
		return s, false
	}
	return action.SimplifyFrom(quadsWith{q, action.Filter}), true
}

// Stats is how many quads and nodes there are.
func (q *Quads) Stats(context.Context, bool) (graph.Stats, error) {
	q.t.mu.Lock()
	defer q.t.mu.Unlock()
	return graph.Stats{
		Nodes: refs.Size{Value: q.t.header.nodes, Exact: true},
		Quads: refs.Size{Value: q.t.header.quads, Exact: true},
	}, nil
}

// Close does nothing: the transaction is closed by whoever began it.
func (q *Quads) Close() error { return nil }

var errReadOnly = errors.New("the graph is open for reading only")

// NewQuadWriter fails: quads are written in a [Draft].
func (q *Quads) NewQuadWriter() (quad.WriteCloser, error) { return nil, errReadOnly }

// quadsWith is the set of quads with certain nodes at certain places.
type quadsWith struct {
	quads *Quads
	nodes map[quad.Direction]refs.Ref
}

const selectQuads = "select subject_hash, predicate_hash, object_hash, label_hash from quads"

func (s quadsWith) BuildIterator(graph.QuadStore) iterator.Shape {
	made := &set{quads: s.quads, with: map[quad.Direction]refs.ValueHash{}}
	var where []string
	for _, d := range quad.Directions {
		ref, ok := s.nodes[d]
		if !ok {
			continue
		}
		h, isNode := ref.(refs.ValueHash)
		if !isNode || !h.Valid() {
			return iterator.NewNull()
		}
		made.with[d] = h
		made.args = append(made.args, h[:])
		where = append(where, fmt.Sprintf("%s_hash = $%d", d, len(made.args)))
	}
	made.sql = selectQuads + " where " + strings.Join(where, " and ")
	return made
}

func (s quadsWith) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return s, false }

// set is a set of quads, or of nodes, that a statement selects.
type set struct {
	quads *Quads
	sql   string
	args  [][]byte
	with  map[quad.Direction]refs.ValueHash // what all quads have
}

func (s *set) String() string { return "PostgreSQL(" + s.sql + ")" }

func (s *set) Iterate() iterator.Scanner {
	return &scanner{cursor: cursor{t: s.quads.t, sql: s.sql, args: s.args}}
}

func (s *set) Lookup() iterator.Index { return &lookup{set: s} }

// Stats says about how many there are: no more than there are quads with any one of the nodes.
func (s *set) Stats(ctx context.Context) (iterator.Costs, error) {
	costs := iterator.Costs{ContainsCost: 1, NextCost: 2}
	all, err := s.quads.Stats(ctx, false)
	costs.Size.Value = all.Quads.Value
	for _, h := range s.with {
		var found []node
		if err == nil {
			found, err = s.quads.t.lookUp(ctx, h)
		}
		if err == nil {
			costs.Size.Value = min(costs.Size.Value, found[0].uses)
		}
	}
	return costs, err
}

func (s *set) Optimize(context.Context) (iterator.Shape, bool) { return s, false }

func (s *set) SubIterators() []iterator.Shape { return nil }

// scanner reads a set.
type scanner struct {
	cursor cursor
	result refs.Ref
	err    error
}

func (s *scanner) Next(ctx context.Context) bool {
	s.result = nil
	if s.err != nil {
		return false
	}
	row, err := s.cursor.next(ctx)
	switch {
	case err != nil:
		s.err = err
	case len(row) == 1:
		s.result = row[0]
	case len(row) == 4:
		s.result = refs.QuadHash{Subject: row[0], Predicate: row[1], Object: row[2], Label: row[3]}
	}
	return s.result != nil
}

func (s *scanner) NextPath(context.Context) bool  { return false }
func (s *scanner) TagResults(map[string]refs.Ref) {}
func (s *scanner) Result() refs.Ref               { return s.result }
func (s *scanner) Err() error                     { return s.err }
func (s *scanner) String() string                 { return "PostgreSQLScan(" + s.cursor.sql + ")" }
func (s *scanner) Close() error                   { s.cursor.close(); return nil }

// lookup tells of quads and nodes of the graph whether they are in a set. It need not ask, for a quad has its nodes
// with it.
type lookup struct {
	set    *set
	result refs.Ref
}

func (l *lookup) Contains(_ context.Context, ref refs.Ref) bool {
	l.result = nil
	h, isQuad := ref.(refs.QuadHash)
	for d, node := range l.set.with {
		if !isQuad || h.Get(d) != node {
			return false
		}
	}
	l.result = ref
	return ref != nil
}

func (l *lookup) NextPath(context.Context) bool  { return false }
func (l *lookup) TagResults(map[string]refs.Ref) {}
func (l *lookup) Result() refs.Ref               { return l.result }
func (l *lookup) Err() error                     { return nil }
func (l *lookup) String() string                 { return "PostgreSQLLookup(" + l.set.sql + ")" }
func (l *lookup) Close() error                   { return nil }
