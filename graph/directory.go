package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/cayleygraph/cayley/graph"
	"github.com/gofrs/flock"

	"github.com/quadpress/quadpress/graph/search"
)

// A store directory holds
//
//	curation.yaml   what was corrected by hand, if anything; builds read it
//	quadpress.json  marks it: the version of this layout, and the number of the current generation
//	LOCK            locked by a writer
//	generation-7/   the current generation, and beside it earlier ones that somebody still reads
//	    graph/      the quads: a LevelDB database of Cayley
//	    ledger/     what they were made from: a LevelDB database
//	    search/     the index of names and sentences
//	    LOCK        locked by those who read it, so that nobody removes it
//	next/           while an update runs, the generation that it makes
//
// The replacing of quadpress.json is the moment at which an update happens. A generation is never written to once it is
// complete. What else is found is removed by the next writer, and an earlier generation by its last reader.
const (
	markerFile = "quadpress.json"
	lockFile   = "LOCK"
	graphDir   = "graph"
	ledgerDir  = "ledger"
	indexDir   = "search"
	nextDir    = "next"
)

const layoutVersion = 2

// directory is the [backend] of a store in a directory. leveldb.go opens its databases, marker.go tells its generations
// apart and commits them, damage.go notices what is damaged, salvage.go reads what is left then.
type directory struct {
	dir      string
	readOnly bool
	lock     *flock.Flock // the writer's, nil for readers
	held     *held        // the directory of the current generation
	now      *state       // nil where that is not open
	verify   func() error // reads all of it
	known    *nodeFilter  // of the current graph, see [bulkQuads]
}

// lockDirectory finds the store in a directory and holds its current generation, for writing under the writer's lock.
// An error that is a [damage] is of the marker; if there is a generation to hold, the directory is returned too.
func lockDirectory(dir string, a access) (*directory, error) {
	if a == making {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, fmt.Errorf("make store: %w", err)
		}
	}
	_, unmarked := readMarker(dir)
	if errors.Is(unmarked, ErrNotExist) && a == making {
		unmarked = nil // made below, under the lock
	}
	if unmarked != nil && !errors.Is(unmarked, ErrDamaged) {
		return nil, unmarked
	}
	d := &directory{dir: dir, readOnly: a == reading}
	if err := d.acquire(); err != nil {
		return nil, err
	}
	return d, unmarked
}

// acquire locks the store, brings its directory in order where it may, and holds the current generation. What is wrong
// with the marker is passed over if there is a generation to hold, for what looks at damaged stores.
func (d *directory) acquire() (err error) {
	m, err := readMarker(d.dir)
	if !d.readOnly || err == nil && m.Layout < layoutVersion {
		if d.lock, err = takeLock(d.dir, d.path(lockFile), false); err != nil {
			return err
		}
		if err = d.bringInOrder(); err == nil && d.readOnly {
			err = d.unlock()
		}
	}
	if err == nil || errors.Is(err, ErrDamaged) {
		d.held, err = hold(d.dir)
	}
	if err != nil {
		return errors.Join(err, d.unlock())
	}
	return nil
}

// unlock gives up the writer's lock.
func (d *directory) unlock() error {
	if d.lock == nil {
		return nil
	}
	lock := d.lock
	d.lock = nil
	return lock.Unlock()
}

func (d *directory) path(name string) string { return filepath.Join(d.dir, name) }

// bringInOrder makes an empty store where there is none, moves one of an earlier layout to where it belongs, and
// removes what an update left that was cut short. It leaves a damaged store as it is.
func (d *directory) bringInOrder() error {
	m, err := readMarker(d.dir)
	switch {
	case errors.Is(err, ErrNotExist):
		if err := d.makeEmpty(); err != nil {
			return fmt.Errorf("make store: %w", err)
		}
		return nil
	case err != nil:
		return err
	case m.Layout < layoutVersion:
		return migrate(d.dir)
	}
	return removeGenerations(d.dir, func(n int) bool { return n != m.Generation })
}

func (d *directory) makeEmpty() error {
	next := d.path(nextDir)
	if err := os.RemoveAll(next); err != nil {
		return err
	}
	quads, err := openQuads(filepath.Join(next, graphDir), written)
	if err != nil {
		return err
	}
	l, err := openLedgerDB(filepath.Join(next, ledgerDir), written)
	if err := errors.Join(err, quads.Close()); err != nil {
		return err
	}
	if err := l.close(); err != nil {
		return err
	}
	return commit(d.dir, 0)
}

func (d *directory) current() *state { return d.now }

func (d *directory) open(verify bool) error {
	if !d.readOnly {
		dir, err := filepath.EvalSymlinks(d.dir)
		if err == nil {
			err = makePrivate(dir)
		}
		if err != nil {
			return err
		}
	}
	if err := d.openHeld(); err != nil {
		return err
	}
	if verify {
		return d.verify()
	}
	return nil
}

// openHeld opens the databases of the generation that is held.
func (d *directory) openHeld() error {
	m := queried
	if !d.readOnly {
		m = compared
	}
	quads, err := openQuads(d.held.path(graphDir), m)
	if err != nil {
		return err
	}
	l, err := openLedgerDB(d.held.path(ledgerDir), m)
	if err != nil {
		return errors.Join(err, quads.Close())
	}
	met := func() error { return cmp.Or(quads.files.err(), l.files.err()) }
	d.now = &state{ledger: &l.ledger, quadState: quadState{
		Handle: quads.Handle,
		err:    met,
		close:  func() error { return errors.Join(quads.Close(), l.close()) },
	}}
	d.verify = func() error {
		quads.files.check(quads.db, true)
		l.files.check(l.db, true)
		return cmp.Or(met(), d.checkIndex())
	}
	return nil
}

// checkIndex reads all of the index, if there is one: an earlier version has written none.
func (d *directory) checkIndex() error {
	if dir := d.held.path(indexDir); search.Exists(dir) {
		if err := search.Check(dir); err != nil {
			return &damage{indexDir, err.Error()}
		}
	}
	return nil
}

func (d *directory) openQuads() (*quadState, error) {
	quads, err := openQuads(d.held.path(graphDir), queried)
	if err != nil {
		return nil, err
	}
	return quads.state(), nil
}

func (d *directory) outdated() bool {
	m, err := readMarker(d.dir)
	return err == nil && m.Generation != d.held.number
}

// Cayley keeps a trace of each quad that goes.
func (d *directory) leavesTraces() bool { return true }

func (d *directory) inspect() (in inspection, err error) {
	in.close = func() error { return nil }
	if err := d.checkIndex(); err != nil {
		in.damaged = append(in.damaged, err)
	}
	quads, err := openQuads(d.held.path(graphDir), queried)
	if corrupted(err) {
		in.damaged = append(in.damaged, err)
	} else if err != nil {
		return in, err
	} else {
		in.quads, in.close = quads.state(), quads.Close
		in.damaged = append(in.damaged, quads.files.check(quads.db, true)...)
	}
	l, err := openLedgerDB(d.held.path(ledgerDir), queried)
	if corrupted(err) {
		in.damaged = append(in.damaged, err)
		return in, nil
	} else if err != nil {
		return in, errors.Join(err, in.close())
	}
	closeQuads := in.close
	in.close = func() error { return errors.Join(closeQuads(), l.close()) }
	if faults := l.files.check(l.db, true); len(faults) > 0 {
		in.damaged = append(in.damaged, faults...)
	} else {
		in.ledger = &l.ledger
	}
	return in, nil
}

func (d *directory) recoverable(ctx context.Context, whole bool) (*openLedger, error) {
	var l *ledgerDB
	var err error
	salvaged := filepath.Join(d.path(nextDir), "salvaged")
	if whole {
		l, err = openLedgerDB(d.held.path(ledgerDir), queried)
	} else {
		l, err = salvageLedger(ctx, d.held.path(ledgerDir), salvaged)
	}
	if err != nil {
		return nil, err
	}
	return &openLedger{&l.ledger, func() error { return errors.Join(l.close(), os.RemoveAll(salvaged)) }}, nil
}

func (d *directory) indexDir() (string, error) { return d.held.path(indexDir), nil }

func (d *directory) mark() error { return writeMarker(d.dir, marker{layoutVersion, d.held.number}) }

func (d *directory) diagnose(err error) error {
	if err != nil && d.now != nil {
		if met := d.now.err(); met != nil {
			err = fmt.Errorf("read store %s: %w", d.dir, met)
		}
	}
	if corrupted(err) {
		return damagedError(d.dir, err)
	}
	return err
}

// closeCurrent closes the databases.
func (d *directory) closeCurrent() error {
	now := d.now
	d.now = nil
	if now == nil {
		return nil
	}
	return now.close()
}

func (d *directory) close() error {
	err := d.closeCurrent()
	if d.held != nil {
		err = errors.Join(err, d.held.release())
		d.held = nil
	}
	if d.readOnly {
		removeSuperseded(d.dir)
	}
	return errors.Join(err, d.unlock())
}

// replace makes the finished next generation the current one.
func (d *directory) replace() error {
	if err := commit(d.dir, d.held.number); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	err := errors.Join(d.closeCurrent(), d.held.release())
	if err == nil {
		d.held, err = hold(d.dir)
	}
	if err == nil {
		err = removeGenerations(d.dir, func(n int) bool { return n != d.held.number })
	}
	if err == nil {
		err = d.openHeld()
	}
	if err != nil {
		return fmt.Errorf("the update is done, but %w; open the store again", err)
	}
	return nil
}

// begin makes the directory of the next generation, with a copy of the current ledger or an empty one.
func (d *directory) begin(ctx context.Context, empty bool) (draft, error) {
	next := &nextGeneration{of: d}
	if err := os.RemoveAll(next.path("")); err != nil {
		return nil, err
	}
	if empty {
		if err := os.Mkdir(next.path(""), 0o700); err != nil {
			return nil, err
		}
	} else if err := clone(ctx, d.held.path(ledgerDir), next.path(ledgerDir)); err != nil {
		return nil, errors.Join(fmt.Errorf("copy ledger: %w", err), next.abandon())
	}
	var err error
	if next.ledgerDB, err = openLedgerDB(next.path(ledgerDir), written); err != nil {
		return nil, errors.Join(err, next.abandon())
	}
	return next, nil
}

// nextGeneration is the [draft] of a generation.
type nextGeneration struct {
	of       *directory
	ledgerDB *ledgerDB
	quadDB   *quadDB // nil as long as it is not open
	bulk     *bulkQuads
	closed   bool
}

func (n *nextGeneration) path(name string) string { return filepath.Join(n.of.dir, nextDir, name) }

func (n *nextGeneration) apart() bool { return true }

func (n *nextGeneration) indexDir() string { return n.path(indexDir) }

func (n *nextGeneration) ledger() *ledger { return &n.ledgerDB.ledger }

func (n *nextGeneration) quads(ctx context.Context, anew bool) (_ graph.QuadStore, err error) {
	if !anew {
		if err := clone(ctx, n.of.held.path(graphDir), n.path(graphDir)); err != nil {
			return nil, fmt.Errorf("copy graph: %w", err)
		}
	}
	if n.quadDB, err = openQuads(n.path(graphDir), written); err != nil {
		return nil, err
	}
	if n.bulk, err = newBulkQuads(n.quadDB, n.of.known); err != nil {
		return nil, err
	}
	return n.bulk, nil
}

func (n *nextGeneration) err() error {
	if n.quadDB != nil {
		if err := n.quadDB.files.err(); err != nil {
			return err
		}
	}
	if n.ledgerDB != nil {
		return n.ledgerDB.files.err()
	}
	return nil
}

func (n *nextGeneration) finish(ctx context.Context) error {
	err := n.ledgerDB.commit()
	if err == nil {
		err = settle(ctx, n.ledgerDB.db, n.ledgerDB.files)
	}
	if err == nil && n.quadDB != nil {
		err = settle(ctx, n.quadDB.db, n.quadDB.files)
	}
	return cmp.Or(errors.Join(err, n.close()), n.err())
}

func (n *nextGeneration) commit() error {
	if err := n.of.replace(); err != nil {
		return err
	}
	if n.bulk != nil {
		n.of.known = n.bulk.known
	}
	return nil
}

// close closes the databases.
func (n *nextGeneration) close() (err error) {
	if n.closed {
		return nil
	}
	n.closed = true
	if n.quadDB != nil {
		err = n.quadDB.Close()
	}
	if n.ledgerDB != nil {
		err = errors.Join(err, n.ledgerDB.close())
	}
	return err
}

func (n *nextGeneration) abandon() error { return errors.Join(n.close(), os.RemoveAll(n.path(""))) }
