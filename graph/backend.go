package graph

import (
	"context"
	"errors"

	"github.com/cayleygraph/cayley/graph"

	"github.com/quadpress/quadpress/graph/postgres"
)

// backend keeps the states of a store. There is one that is current, which can only be read, and at most one that is
// being made of it, a [draft]. A [directory] with two databases of LevelDB is one, a [database] of PostgreSQL another.
type backend interface {
	// current is the state that [backend.open] has opened, nil before and where it cannot be read. It is valid until the
	// next commit or close.
	current() *state
	// open opens the current state, and reads all of it to see that nothing is damaged where verify is set.
	open(verify bool) error
	// openQuads opens the quads alone of the current state.
	openQuads() (*quadState, error)
	// outdated reports whether the state that is open is no longer the last one that was committed.
	outdated() bool
	// begin makes the next state: a copy of the current one, or an empty one.
	begin(ctx context.Context, empty bool) (draft, error)
	// leavesTraces reports whether quads that are taken back take room until all are written anew.
	leavesTraces() bool
	// inspect opens the current state as far as that is possible, and reads all of it.
	inspect() (inspection, error)
	// recoverable is what can be read of the ledger of a state that is damaged; whole says that all of it can. What it
	// returns is closed before the draft of the repaired state is committed.
	recoverable(ctx context.Context, whole bool) (*openLedger, error)
	// indexDir is a directory with the index of the current state, which need not be there: an earlier version made none.
	indexDir() (string, error)
	// mark says anew which state is the current one, where what said so is damaged.
	mark() error
	// diagnose makes an error of reading an [ErrDamaged] if damage is the reason.
	diagnose(err error) error
	// close releases the store. A draft is abandoned before.
	close() error
}

// state is what a store holds at one time.
type state struct {
	quadState
	ledger *ledger
}

// quadState is the quads of a state.
type quadState struct {
	*graph.Handle
	// err is the damage that was met so far in reading the state. Cayley takes some look-ups that fail for things that
	// are not there, so what was read counts only if there is none.
	err   func() error
	close func() error
}

// size is the number of quads that Cayley counts; it has an error for a store that never held any.
func (q *quadState) size() int64 {
	stats, err := q.Stats(context.Background(), false)
	if err != nil {
		return 0
	}
	return stats.Quads.Value
}

// openLedger is a ledger that whoever opened it closes.
type openLedger struct {
	*ledger
	close func() error
}

// draft is the next state of a store, in the making. Nobody else sees it.
type draft interface {
	ledger() *ledger
	// quads opens the quads for writing: those of the current state or, anew, none.
	quads(ctx context.Context, anew bool) (graph.QuadStore, error)
	// apart reports whether quads may be written while the ledger is read and written.
	apart() bool
	// indexDir is the directory, not made yet, for the index of names and sentences.
	indexDir() string
	// err is the first error that was met in writing, which may be the reason for others.
	err() error
	// finish has all that was written in its files; nothing more is written then.
	finish(ctx context.Context) error
	// commit makes the finished draft the current state. If it fails, the store is as it was before.
	commit() error
	// abandon drops a draft, also one that could not be committed.
	abandon() error
}

// inspection is what can be read of a state.
type inspection struct {
	quads   *quadState // nil where they cannot be read
	ledger  *ledger    // nil where it cannot be read
	damaged []error
	close   func() error
}

// access is what a store is opened for.
type access int

const (
	reading access = iota
	writing        // what there is
	making         // also where there is nothing yet
)

// lockBackend finds the store of a name and, for writing, keeps other writers away from it. Damage to what says which
// state is the current one is returned beside: the store is locked all the same.
func lockBackend(name string, a access) (b backend, unmarked *damage, err error) {
	if postgres.IsURL(name) {
		d, err := lockDatabase(name, a)
		if err != nil {
			return nil, nil, err
		}
		return d, nil, nil
	}
	d, err := lockDirectory(name, a)
	if errors.As(err, &unmarked) && d != nil {
		err = nil
	}
	if err != nil {
		return nil, nil, err
	}
	return d, unmarked, nil
}
