// Package graph turns what documents say into quads and keeps them in a Cayley store.
//
// [Quads] is the vocabulary: what one document contributes. A [Store] holds the union of that over its documents, with
// a ledger of what each document said, so that a changed or removed document takes back exactly what it alone
// supported.
package graph

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"

	"github.com/cayleygraph/cayley/graph"
	"github.com/gofrs/flock"

	"github.com/quadpress/quadpress/schema"
)

const (
	markerFile    = "quadpress.json"
	lockFile      = "LOCK"
	layoutVersion = 2
)

// Options say how a store is opened.
type Options struct {
	// ReadOnly opens an existing store for queries and export. Any number of processes may do so at once, also while
	// one updates it: they go on with what they have opened.
	ReadOnly bool
	// Verify reads all of the store when it is opened, to see that nothing is damaged; a store opened for writing is
	// always read so. Without it, what is read is checked when it is.
	Verify bool
	// Schema describes the predicates; nil is [schema.Default].
	Schema *schema.Schema
}

// Store is an open store directory. Its methods must not be called while [Store.Update] or [Store.Close] runs; else all
// but Update are safe for concurrent use.
type Store struct {
	dir     string
	opt     Options
	lock    *flock.Flock // the writer's, nil for readers
	held    *held        // the directory of what is open
	current *generation  // nil where that cannot be opened
}

// Open opens the store in a directory. For writing, the directory is made if it is missing or empty, and no other
// process may have the store open for writing. The errors are [ErrNotExist] (for reading only), [ErrNotStore],
// [ErrLocked], [ErrNewer], [ErrDamaged] and those of the file system. What an update left that was cut short is removed
// by the next writer.
func Open(dir string, opt Options) (*Store, error) {
	if opt.Schema == nil {
		opt.Schema = schema.Default()
	}
	s := &Store{dir: dir, opt: opt}
	if !opt.ReadOnly {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, fmt.Errorf("make store: %w", err)
		}
	}
	_, err := readMarker(dir)
	if errors.Is(err, ErrNotExist) && !opt.ReadOnly {
		err = nil // made below, under the lock
	}
	if err != nil {
		return nil, err
	}
	if err := s.acquire(); err != nil {
		return nil, err
	}
	if err := s.openCurrent(); err != nil {
		return nil, errors.Join(s.diagnose(fmt.Errorf("open store: %w", err)), s.Close())
	}
	return s, nil
}

// openCurrent opens what the store holds.
func (s *Store) openCurrent() (err error) {
	if !s.opt.ReadOnly {
		dir, err := filepath.EvalSymlinks(s.dir)
		if err == nil {
			err = makePrivate(dir)
		}
		if err != nil {
			return err
		}
	}
	if s.current, err = openGeneration(s.held.dir, true); err != nil {
		return err
	}
	if !s.opt.ReadOnly || s.opt.Verify {
		return s.current.verify()
	}
	return nil
}

// err is the damage that was met so far in reading.
func (s *Store) err() error {
	if s.current == nil {
		return nil
	}
	return s.current.err()
}

// diagnose makes an error of reading the store an [ErrDamaged] if damage is the reason.
func (s *Store) diagnose(err error) error {
	if err == nil {
		return nil
	}
	if met := s.err(); met != nil {
		err = fmt.Errorf("read store %s: %w", s.dir, met)
	}
	if corrupted(err) {
		return damagedError(s.dir, err)
	}
	return err
}

// acquire locks the store, brings its directory in order where it may, and holds the current generation. What is wrong
// with the marker is passed over if there is a generation to hold, for what looks at damaged stores.
func (s *Store) acquire() (err error) {
	m, err := readMarker(s.dir)
	if !s.opt.ReadOnly || err == nil && m.Layout < layoutVersion {
		if s.lock, err = lockStore(s.dir, s.path(lockFile), false); err != nil {
			return err
		}
		if err = s.bringInOrder(); err == nil && s.opt.ReadOnly {
			err = s.unlock()
		}
	}
	if err == nil || errors.Is(err, ErrDamaged) {
		s.held, err = hold(s.dir)
	}
	if err != nil {
		return errors.Join(err, s.unlock())
	}
	return nil
}

// unlock gives up the writer's lock.
func (s *Store) unlock() error {
	if s.lock == nil {
		return nil
	}
	lock := s.lock
	s.lock = nil
	return lock.Unlock()
}

func (s *Store) path(name string) string { return filepath.Join(s.dir, name) }

// bringInOrder makes an empty store where there is none, moves one of an earlier layout to where it belongs, and
// removes what an update left that was cut short. It leaves a damaged store as it is.
func (s *Store) bringInOrder() error {
	m, err := readMarker(s.dir)
	switch {
	case errors.Is(err, ErrNotExist):
		if err := s.makeEmpty(); err != nil {
			return fmt.Errorf("make store: %w", err)
		}
		return nil
	case err != nil:
		return err
	case m.Layout < layoutVersion:
		return migrate(s.dir)
	}
	return removeGenerations(s.dir, func(n int) bool { return n != m.Generation })
}

func (s *Store) makeEmpty() error {
	if err := os.RemoveAll(s.path(nextDir)); err != nil {
		return err
	}
	empty, err := openGeneration(s.path(nextDir), false)
	if err != nil {
		return err
	}
	if err := empty.close(); err != nil {
		return err
	}
	return commit(s.dir, 0)
}

// Close releases the store.
func (s *Store) Close() error {
	var err error
	if s.current != nil {
		err = s.current.close()
		s.current = nil
	}
	if s.held != nil {
		err = errors.Join(err, s.held.release())
		s.held = nil
	}
	if s.opt.ReadOnly {
		removeSuperseded(s.dir)
	}
	return errors.Join(err, s.unlock())
}

// Outdated reports whether an update has been committed since the store was opened for reading. The store goes on to
// hold what it did; to see the new state, open it again.
func (s *Store) Outdated() bool {
	m, err := readMarker(s.dir)
	return err == nil && m.Generation != s.held.number
}

// Handle is the store as Cayley knows it, for queries. It can only be read, and it is valid until the next
// [Store.Update] or [Store.Close].
func (s *Store) Handle() *graph.Handle { return s.current.quads.Handle }

// Documents returns what is loaded, by document ID.
func (s *Store) Documents() (map[string]Loaded, error) {
	all := map[string]Loaded{}
	for id, err := range s.current.ledger.documents() {
		var loaded Loaded
		if err == nil {
			_, err = s.current.ledger.get(loadedKey+id, &loaded)
		}
		if err != nil {
			return nil, s.diagnose(err)
		}
		all[id] = loaded
	}
	return all, nil
}

// Records yields what the store knows of each document, in the order of their IDs. An error, of ctx or of the store,
// ends the sequence.
func (s *Store) Records(ctx context.Context) iter.Seq2[*Record, error] {
	return func(yield func(*Record, error) bool) {
		l := s.current.ledger
		for id, err := range l.documents() {
			var r *Record
			if err = cmp.Or(err, ctx.Err()); err == nil {
				r, err = l.record(id)
			}
			if !yield(r, s.diagnose(err)) || err != nil {
				return
			}
		}
	}
}

// makerFingerprint names what turns extractions into quads. When it changes, all quads are written anew.
func (s *Store) makerFingerprint() (string, error) {
	o := s.opt.Schema
	data, err := json.Marshal([]any{vocabularyVersion, o.Types(), o.Events(), o.Predicates(), wikidata()})
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:16]), nil
}
