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
	"sync"

	"github.com/cayleygraph/cayley/graph"

	"github.com/quadpress/quadpress/graph/search"
	"github.com/quadpress/quadpress/schema"
)

// Options say how a store is opened.
type Options struct {
	// ReadOnly opens an existing store for queries and export. Any number of processes may do so at once, also while
	// one updates it: they go on with what they have opened.
	ReadOnly bool
	// Verify reads all of the store when it is opened, to see that nothing is damaged. Without it, what is read is
	// checked when it is.
	Verify bool
	// Schema describes the predicates; nil is [schema.Default].
	Schema *schema.Schema
}

// Store is an open store. Its methods but Loaded and File must not be called while [Store.Update] or [Store.Close]
// runs; else all but Update are safe for concurrent use.
type Store struct {
	name    string
	opt     Options
	backend backend      // nil once it is closed
	swap    sync.RWMutex // held while an update becomes the current state

	indexing sync.Mutex
	index    *search.Index // nil as long as nobody has asked for it
}

// Open opens the store of a name: a directory, or the URL of a PostgreSQL database (postgres://user@host/database). For
// writing, the store is made where the directory is missing or empty, or the database empty, and no other process may
// have it open for writing. The errors are [ErrNotExist] (for reading only), [ErrNotStore], [ErrLocked], [ErrNewer],
// [ErrDamaged] and those of the file system or the server. What an update left that was cut short is removed by the
// next writer.
func Open(name string, opt Options) (*Store, error) {
	a := making
	if opt.ReadOnly {
		a = reading
	}
	s, unmarked, err := lockStore(name, a, opt)
	if err != nil {
		return nil, err
	}
	if unmarked != nil {
		err = unmarked
	} else {
		err = s.backend.open(opt.Verify)
	}
	if err != nil {
		return nil, errors.Join(s.backend.diagnose(fmt.Errorf("open store: %w", err)), s.Close())
	}
	return s, nil
}

// lockStore is the first half of opening a store: it locks it, whatever its state. Damage to what says which state is
// the current one is returned beside.
func lockStore(name string, a access, opt Options) (s *Store, unmarked *damage, err error) {
	if opt.Schema == nil {
		opt.Schema = schema.Default()
	}
	b, unmarked, err := lockBackend(name, a)
	if err != nil {
		return nil, nil, err
	}
	return &Store{name: Name(name), opt: opt, backend: b}, unmarked, nil
}

// Close releases the store.
func (s *Store) Close() error {
	if s.backend == nil {
		return nil
	}
	b := s.backend
	s.backend = nil
	return errors.Join(s.closeIndex(), b.close())
}

// Outdated reports whether an update has been committed since the store was opened for reading. The store goes on to
// hold what it did; to see the new state, open it again.
func (s *Store) Outdated() bool { return s.backend.outdated() }

// Handle is the store as Cayley knows it, for queries. It can only be read, and it is valid until the next
// [Store.Update] or [Store.Close].
func (s *Store) Handle() *graph.Handle { return s.backend.current().Handle }

// Loaded returns what a document was when it was loaded, as of the last update that is done; ok is false for one that
// is not loaded. It may be called while an update runs.
func (s *Store) Loaded(id string) (l Loaded, ok bool, err error) {
	ok, err = s.note(loadedKey+id, &l)
	return l, ok, err
}

// File reads the note that [Update.SetFile] left about a file, and tells whether there is one. It may be called while
// an update runs.
func (s *Store) File(path string, note any) (bool, error) { return s.note(fileKey+path, note) }

func (s *Store) note(key string, v any) (bool, error) {
	s.swap.RLock()
	defer s.swap.RUnlock()
	ok, err := s.backend.current().ledger.get(key, v)
	return ok, s.backend.diagnose(err)
}

// Records yields what the store knows of each document, in the order of their IDs. An error, of ctx or of the store,
// ends the sequence.
func (s *Store) Records(ctx context.Context) iter.Seq2[*Record, error] {
	return func(yield func(*Record, error) bool) {
		l := s.backend.current().ledger
		for id, err := range l.documents() {
			var r *Record
			if err = cmp.Or(err, ctx.Err()); err == nil {
				r, err = l.record(id)
			}
			if !yield(r, s.backend.diagnose(err)) || err != nil {
				return
			}
		}
	}
}

// Schema describes the predicates and types.
func (s *Store) Schema() *schema.Schema { return s.opt.Schema }

// CheckSchema returns an error if the graph was made with another schema than that of the options, or by another
// version of the program. An update would write all of it anew.
func (s *Store) CheckSchema() error {
	state, err := s.backend.current().ledger.state()
	if err != nil {
		return s.backend.diagnose(err)
	}
	return s.sameMaker(state)
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
