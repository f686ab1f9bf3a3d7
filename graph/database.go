package graph

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/cayleygraph/cayley/graph"

	"github.com/quadpress/quadpress/graph/postgres"
	"github.com/quadpress/quadpress/graph/search"
)

// database is the [backend] of a store in a PostgreSQL database. What is current is what a session reads; a draft is a
// transaction. The index lies in the database too, as files; bleve reads it from a directory, so each user has a copy
// of that in his cache.
type database struct {
	db      *postgres.Database
	writer  *postgres.Writer // nil for readers
	session *postgres.Session
	now     *state // nil where the session is not open
}

// lockDatabase finds the store in a database, and for writing keeps other writers away from it.
func lockDatabase(url string, a access) (*database, error) {
	db, err := postgres.Parse(url)
	if err != nil {
		return nil, err
	}
	d := &database{db: db}
	if a != reading {
		if d.writer, err = db.Lock(context.Background()); err != nil {
			return nil, d.openError(err)
		}
	}
	if a == making {
		err = d.writer.Make(context.Background())
	}
	if err == nil {
		d.session, err = db.Read(context.Background())
	}
	if err != nil {
		return nil, errors.Join(d.openError(err), d.close())
	}
	return d, nil
}

// openError is an error of package postgres as one of opening a store.
func (d *database) openError(err error) error {
	name := d.db.Name()
	switch {
	case errors.Is(err, postgres.ErrEmpty):
		return fmt.Errorf("%s: %w; build one first", name, ErrNotExist)
	case errors.Is(err, postgres.ErrOther):
		return fmt.Errorf("%s: %w, but other tables; name another database", name, ErrNotStore)
	case errors.Is(err, postgres.ErrLayout):
		return fmt.Errorf("%s: %w: %w; upgrade", name, ErrNewer, err)
	case errors.Is(err, postgres.ErrLocked):
		return fmt.Errorf("%s: %w: %w; stop it or wait for it to end", name, ErrLocked, err)
	}
	return err
}

func (d *database) current() *state { return d.now }

func (d *database) open(bool) error {
	quads, err := d.openQuads()
	if err != nil {
		return err
	}
	d.now = &state{quadState: *quads, ledger: &ledger{keyValues: d.session.Keys()}}
	return nil
}

func (d *database) openQuads() (*quadState, error) {
	quads := d.session.Quads()
	writer, err := graph.NewQuadWriter("single", quads, nil)
	if err != nil {
		return nil, err
	}
	return &quadState{
		Handle: &graph.Handle{QuadStore: quads, QuadWriter: writer},
		err:    d.session.Err,
		close:  func() error { return nil }, // with the session
	}, nil
}

func (d *database) outdated() bool { return d.session.Outdated(context.Background()) }

func (d *database) leavesTraces() bool { return false }

func (d *database) inspect() (inspection, error) {
	quads, err := d.openQuads()
	return inspection{quads: quads, ledger: &ledger{keyValues: d.session.Keys()}, close: quads.close}, err
}

// recoverable is the ledger as the session reads it: what damages a part of it would be the server's to repair.
func (d *database) recoverable(context.Context, bool) (*openLedger, error) {
	return &openLedger{&ledger{keyValues: d.session.Keys()}, func() error { return nil }}, nil
}

func (d *database) mark() error { return nil }

func (d *database) diagnose(err error) error {
	if err == nil || d.session == nil {
		return err
	}
	if met := d.session.Err(); met != nil {
		return met
	}
	return err
}

func (d *database) close() (err error) {
	d.now = nil
	if d.session != nil {
		err = d.session.Close()
		d.session = nil
	}
	if d.writer != nil {
		err = errors.Join(err, d.writer.Close())
		d.writer = nil
	}
	return err
}

func (d *database) begin(ctx context.Context, empty bool) (draft, error) {
	made, err := d.writer.Begin(ctx, empty)
	if err != nil {
		return nil, err
	}
	next := &nextTransaction{of: d, ctx: ctx, draft: made, keys: &ledger{keyValues: made.Keys()}}
	cache, err := d.cache()
	if err == nil {
		next.index, err = os.MkdirTemp(cache, "*-making")
	}
	if err != nil {
		return nil, errors.Join(err, made.Abandon())
	}
	return next, nil
}

// nextTransaction is the [draft] of a transaction.
type nextTransaction struct {
	of    *database
	ctx   context.Context
	draft *postgres.Draft
	keys  *ledger
	index string // the directory that the index is made under
}

func (n *nextTransaction) ledger() *ledger { return n.keys }

func (n *nextTransaction) quads(ctx context.Context, anew bool) (graph.QuadStore, error) {
	return n.draft.Quads(ctx, anew)
}

// Both are in one transaction.
func (n *nextTransaction) apart() bool { return false }

func (n *nextTransaction) indexDir() string { return filepath.Join(n.index, indexDir) }

func (n *nextTransaction) err() error { return n.draft.Err() }

func (n *nextTransaction) finish(ctx context.Context) error {
	if !search.Exists(n.indexDir()) {
		return nil
	}
	return n.draft.PutFiles(ctx, n.indexDir())
}

func (n *nextTransaction) commit() error {
	if err := n.draft.Commit(n.ctx); err != nil {
		return err
	}
	if err := n.of.renew(n.indexDir()); err != nil {
		return fmt.Errorf("the update is done, but %w; open the store again", err)
	}
	return os.RemoveAll(n.index)
}

func (n *nextTransaction) abandon() error {
	return errors.Join(n.draft.Abandon(), os.RemoveAll(n.index))
}

// renew opens the state that has been committed, the index of which is in a directory.
func (d *database) renew(index string) error {
	session, err := d.db.Read(context.Background())
	if err != nil {
		return err
	}
	before := d.session
	d.session = session
	cache, err := d.cache()
	if err == nil && search.Exists(index) {
		err = place(index, filepath.Join(cache, session.State()))
		prune(cache)
	}
	return errors.Join(err, before.Close(), d.open(false))
}

// cacheVariable names an environment variable with the directory to use in place of the user's cache.
const cacheVariable = "QUADPRESS_CACHE"

// cache is the directory for the copies of the store's index, one for each state that was searched lately.
func (d *database) cache() (string, error) {
	root := os.Getenv(cacheVariable)
	if root == "" {
		users, err := os.UserCacheDir()
		if err != nil {
			users = os.TempDir()
		}
		root = filepath.Join(users, "quadpress")
	}
	dir := filepath.Join(root, d.session.Store())
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("make a directory for the search index: %w", err)
	}
	return dir, nil
}

func (d *database) indexDir() (string, error) {
	cache, err := d.cache()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(cache, d.session.State())
	if search.Exists(dir) {
		return dir, nil
	}
	made, err := os.MkdirTemp(cache, "*-making")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(made)
	fetched := filepath.Join(made, indexDir)
	found, err := d.session.Files(context.Background(), fetched, latest(cache))
	if err != nil || !found {
		return dir, err
	}
	if err := place(fetched, dir); err != nil {
		return "", err
	}
	prune(cache)
	return dir, nil
}

// place puts an index where a cache has it. Another process may have been faster, and one that was killed have left a
// part.
func place(index, dir string) error {
	if err := os.Rename(index, dir); err != nil && !search.Exists(dir) {
		return errors.Join(os.RemoveAll(dir), os.Rename(index, dir))
	}
	return nil
}

// copies are the copies of the index in a cache, the latest first.
func copies(cache string) []string {
	files, _ := os.ReadDir(cache) // one that cannot be read has none
	age := map[string]time.Time{}
	var dirs []string
	for _, f := range files {
		dir := filepath.Join(cache, f.Name())
		if info, err := f.Info(); err == nil && search.Exists(dir) {
			age[dir] = info.ModTime()
			dirs = append(dirs, dir)
		}
	}
	slices.SortFunc(dirs, func(a, b string) int { return age[b].Compare(age[a]) })
	return dirs
}

// latest is the latest copy of the index in a cache, empty for none.
func latest(cache string) string {
	if all := copies(cache); len(all) > 0 {
		return all[0]
	}
	return ""
}

// copiesKept is how many copies of the index a cache keeps: of states that processes may still have open.
const copiesKept = 4

// prune removes the oldest copies from a cache, and what processes have left there that did not end well. That it
// cannot is no error.
func prune(cache string) {
	for i, dir := range copies(cache) {
		if i >= copiesKept {
			_ = os.RemoveAll(dir)
		}
	}
	left, _ := filepath.Glob(filepath.Join(cache, "*-making"))
	for _, dir := range left {
		if info, err := os.Stat(dir); err == nil && time.Since(info.ModTime()) > 24*time.Hour {
			_ = os.RemoveAll(dir)
		}
	}
}
