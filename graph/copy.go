package graph

import (
	"context"
	"errors"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/quadpress/quadpress/graph/postgres"
	"github.com/quadpress/quadpress/graph/search"
)

// Name is the name of a store as it may be shown: the URL of a database without its password.
func Name(store string) string {
	if postgres.IsURL(store) {
		return postgres.Name(store)
	}
	return store
}

// Copy copies all that a store holds into another one, which it makes if need be and which must hold nothing; the error
// is [ErrNotEmpty] otherwise. The two may be of different back ends. The other store is as it was until all is there.
func Copy(ctx context.Context, from, to string) (_ Stats, err error) {
	source, err := Open(from, Options{ReadOnly: true})
	if err != nil {
		return Stats{}, err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	target, err := Open(to, Options{})
	if err != nil {
		return Stats{}, err
	}
	defer func() { err = errors.Join(err, target.Close()) }()
	if err := target.mustBeEmpty(); err != nil {
		return Stats{}, err
	}
	u := &Update{ctx: ctx, store: target}
	if err := u.copyOf(source); err != nil {
		return Stats{}, fmt.Errorf("copy %s to %s: %w", source.name, target.name, u.abandon(source.backend.diagnose(err)))
	}
	return target.Stats(ctx)
}

func (s *Store) mustBeEmpty() error {
	now := s.backend.current()
	any := now.size() > 0
	err := now.ledger.Each("", func(string, []byte) bool {
		any = true
		return false
	})
	if err == nil && any {
		err = fmt.Errorf("%s: %w; name another one", s.name, ErrNotEmpty)
	}
	return s.backend.diagnose(err)
}

// copyOf makes the next state a copy of another store.
func (u *Update) copyOf(source *Store) (err error) {
	now := source.backend.current()
	if u.next, err = u.store.backend.begin(u.ctx, true); err != nil {
		return err
	}
	var failed error
	err = now.ledger.Each("", func(key string, value []byte) bool {
		failed = errors.Join(u.ctx.Err(), u.ledger().Put(key, value))
		return failed == nil
	})
	if err := errors.Join(err, failed); err != nil {
		return err
	}
	quads, err := u.next.quads(u.ctx, true)
	if err != nil {
		return err
	}
	if err := copyQuads(u.ctx, now.QuadStore, quads); err != nil {
		return err
	}
	if err := now.err(); err != nil {
		return err
	}
	if err := u.copyIndex(source, quads); err != nil {
		return err
	}
	return u.commit()
}

func copyQuads(ctx context.Context, from, to graph.QuadStore) error {
	var deltas []graph.Delta
	flush := func() error {
		err := to.ApplyDeltas(deltas, graph.IgnoreOpts{IgnoreDup: true})
		deltas = deltas[:0]
		return err
	}
	err := scan(ctx, from, func(q quad.Quad) error {
		deltas = append(deltas, graph.Delta{Quad: q, Action: graph.Add})
		if len(deltas) < batchSize {
			return nil
		}
		return flush()
	})
	if err == nil && len(deltas) > 0 {
		err = flush()
	}
	return err
}

// copyIndex copies the index, or makes one where the source has none.
func (u *Update) copyIndex(source *Store, quads graph.QuadStore) error {
	from, err := source.backend.indexDir()
	if err != nil {
		return err
	}
	if search.Check(from) != nil {
		i, err := u.beginIndex(quads, true)
		if err != nil {
			return err
		}
		i.whole = true
		return i.end(i.enterThings(tellings{}))
	}
	to := u.next.indexDir()
	if err := search.Clone(from, to); err != nil {
		return err
	}
	return search.Seal(to, from)
}
