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
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/gofrs/flock"

	"github.com/quadpress/quadpress/schema"
)

const (
	markerFile    = "quadpress.json"
	lockFile      = "LOCK"
	layoutVersion = 1
)

// marker is what quadpress.json holds.
type marker struct {
	Layout int `json:"layout"`
}

// Options say how a store is opened.
type Options struct {
	// ReadOnly opens an existing store for queries and export. Any number of processes may do so at once, while none
	// has it open for writing.
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
	lock    *flock.Flock
	current *generation
}

// Open opens the store in a directory. For writing, the directory is made if it is missing or empty, and no other
// process may have the store open. The errors are [ErrNotExist] (for reading only), [ErrNotStore], [ErrLocked],
// [ErrNewer], [ErrDamaged] and those of the file system. An update that was cut short is completed or undone first.
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
	err := checkMarker(dir)
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
	if s.current, err = openGeneration(s.dir, true); err != nil {
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

// checkMarker reports whether dir is a store that this version can read. An empty directory is an [ErrNotExist].
func checkMarker(dir string) error {
	data, err := os.ReadFile(filepath.Join(dir, markerFile))
	if errors.Is(err, fs.ErrNotExist) {
		files, err := os.ReadDir(dir)
		if errors.Is(err, fs.ErrNotExist) || err == nil && unmade(files) {
			return fmt.Errorf("%s: %w; build one first", dir, ErrNotExist)
		} else if err != nil {
			return fmt.Errorf("open store: %w", err)
		}
		if holdsStore(dir) {
			return damagedError(dir, &damage{markerFile, "is missing"})
		}
		return fmt.Errorf("%s: %w; name another directory", dir, ErrNotStore)
	} else if err != nil {
		return fmt.Errorf("open store: %w", err)
	}
	var m marker
	if err := json.Unmarshal(data, &m); err != nil || m.Layout < 1 {
		if holdsStore(dir) {
			return damagedError(dir, &damage{markerFile, "does not say what it should"})
		}
		return fmt.Errorf("%s: %w: %s is damaged", dir, ErrNotStore, markerFile)
	}
	if m.Layout > layoutVersion {
		return fmt.Errorf("%s: %w (layout %d, this one reads up to %d); upgrade", dir, ErrNewer, m.Layout, layoutVersion)
	}
	return nil
}

// holdsStore reports whether the databases of a store, or what is left of them, are in a directory.
func holdsStore(dir string) bool {
	return slices.ContainsFunc([]string{graphDir, ledgerDir, readyDir}, func(name string) bool {
		return exists(filepath.Join(dir, name, "LOCK")) || exists(filepath.Join(dir, name, ledgerDir, "LOCK"))
	})
}

// unmade reports whether a directory holds nothing but what is there while a store is being made.
func unmade(files []os.DirEntry) bool {
	return !slices.ContainsFunc(files, func(f os.DirEntry) bool {
		return f.Name() != lockFile && f.Name() != nextDir && f.Name() != markerFile+".new"
	})
}

// acquire locks the store and brings its directory in order: it makes an empty store where there is none, and ends an
// update that was cut short. That needs the store exclusively, even if it is then only read.
func (s *Store) acquire() (err error) {
	path := filepath.Join(s.dir, lockFile)
	if s.opt.ReadOnly {
		if s.lock, err = lockStore(s.dir, path, true); err != nil || s.inOrder() {
			return err
		}
		if err := s.lock.Unlock(); err != nil {
			return err
		}
	}
	if s.lock, err = lockStore(s.dir, path, false); err != nil {
		return err
	}
	if !s.inOrder() {
		err = s.bringInOrder()
	}
	if err == nil && s.opt.ReadOnly {
		if err = s.lock.Unlock(); err == nil {
			s.lock, err = lockStore(s.dir, path, true)
		}
	}
	if err != nil {
		return errors.Join(err, s.lock.Unlock())
	}
	return nil
}

func (s *Store) path(name string) string { return filepath.Join(s.dir, name) }

func (s *Store) inOrder() bool {
	return exists(s.path(markerFile)) && exists(s.path(graphDir)) && exists(s.path(ledgerDir)) && !exists(s.path(readyDir))
}

func (s *Store) bringInOrder() error {
	if err := rollForward(s.dir); err != nil {
		return fmt.Errorf("complete the last update: %w", err)
	}
	if s.inOrder() {
		return nil
	}
	if exists(s.path(graphDir)) || exists(s.path(ledgerDir)) {
		return nil // a part is missing, which opening it will tell
	}
	if err := s.makeEmpty(); err != nil {
		return fmt.Errorf("make store: %w", err)
	}
	return nil
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
	if err := s.writeMarker(); err != nil {
		return err
	}
	return errors.Join(commit(s.dir), rollForward(s.dir))
}

// writeMarker writes the marker file, whatever is there.
func (s *Store) writeMarker() error {
	path := s.path(markerFile)
	if err := os.WriteFile(path+".new", fmt.Appendf(nil, "{\"layout\": %d}\n", layoutVersion), 0o600); err != nil {
		return err
	}
	return errors.Join(fsync(path+".new"), os.Rename(path+".new", path), fsync(s.dir))
}

// Close releases the store.
func (s *Store) Close() error {
	var err error
	if s.current != nil {
		err = s.current.close()
		s.current = nil
	}
	return errors.Join(err, s.lock.Unlock())
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
