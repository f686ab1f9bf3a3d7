package graph

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress/graph/search"
	"github.com/quadpress/quadpress/internal/postgrestest"
)

// A reader goes on with the state that it has opened, and sees that there is another. There is one writer.
func TestDatabaseStates(t *testing.T) {
	url := postgrestest.New(t)
	s := openStore(t, url, Options{})
	update(t, s, vienna())
	reader := openStore(t, url, Options{ReadOnly: true})
	quads, err := OpenQuads(url)
	if err != nil {
		t.Fatal(err)
	}
	defer quads.Close()
	before, nodes := export(t, reader), nodesOf(t, quads)
	if reader.Outdated() {
		t.Error("the reader is outdated before the update")
	}
	update(t, s, without(vienna()), paris())
	if got := export(t, reader); got != before {
		t.Errorf("the reader sees %s", cmp.Diff(before, got))
	}
	if got := nodesOf(t, quads); got != nodes {
		t.Errorf("the session sees %d nodes in place of %d", got, nodes)
	}
	if !reader.Outdated() {
		t.Error("the reader is not outdated after the update")
	}
	if got, want := export(t, s), fresh(t, paris()); got != want {
		t.Errorf("the writer sees %s", cmp.Diff(want, got))
	}
	if _, err := Open(url, Options{}); !errors.Is(err, ErrLocked) {
		t.Errorf("a second writer: %v", err)
	}
	failure := errors.New("up")
	_, err = s.Update(context.Background(), func(u *Update) error {
		return errors.Join(u.Put(vienna().Extraction), failure)
	})
	if !errors.Is(err, failure) {
		t.Errorf("an update that fails: %v", err)
	}
	if got, want := export(t, s), fresh(t, paris()); got != want {
		t.Errorf("after a failure, the store holds %s", cmp.Diff(want, got))
	}
	update(t, s, vienna())
	closeStore(t, s)
	if h := check(t, url); !h.Well() {
		t.Errorf("%+v", h)
	}
}

// nodesOf is how many nodes a session sees.
func nodesOf(t *testing.T, quads *QuadReader) (n int) {
	t.Helper()
	it := quads.Store().NodesAllIterator().Iterate()
	defer it.Close()
	for it.Next(context.Background()) {
		n++
	}
	if err := errors.Join(it.Err(), quads.Err()); err != nil {
		t.Fatal(err)
	}
	return n
}

// When the connection is lost in the middle of an update, it says so in a line, and nothing has happened.
func TestDatabaseLosesConnection(t *testing.T) {
	url := postgrestest.New(t)
	s := openStore(t, url, Options{})
	update(t, s, vienna())
	cut := func() error {
		return postgrestest.Exec(url, `select pg_terminate_backend(pid) from pg_stat_activity
			where datname = current_database() and pid <> pg_backend_pid()`)
	}
	_, err := s.Update(context.Background(), func(u *Update) error {
		if err := errors.Join(u.Put(paris().Extraction), u.Resolve(paris().Document.ID, paris().resolutions)); err != nil {
			return err
		}
		return cut()
	})
	if err == nil || !strings.Contains(err.Error(), "the connection was lost") || strings.Contains(err.Error(), "\n") {
		t.Errorf("error %v", err)
	}
	_ = s.Close()
	s = openStore(t, url, Options{})
	if got, want := export(t, s), fresh(t, vienna()); got != want {
		t.Errorf("the store holds %s", cmp.Diff(want, got))
	}
	update(t, s, paris())
	if err := cut(); err != nil {
		t.Fatal(err)
	}
	if err := s.Export(context.Background(), io.Discard); err == nil || !s.Outdated() {
		t.Errorf("export without a connection: %v, outdated %v", err, s.Outdated())
	}
	_ = s.Close()
	if h := check(t, url); !h.Well() {
		t.Errorf("%+v", h)
	}
}

// A copy on the other back end is the same, and so is a copy of the copy.
func TestCopy(t *testing.T) {
	ctx := context.Background()
	names := []string{storeDir(t), postgrestest.New(t), postgrestest.New(t), storeDir(t)}
	s := openStore(t, names[0], Options{})
	update(t, s, vienna(), paris())
	want, wantKeys := export(t, s), keysOf(t, s)
	closeStore(t, s)
	for i, to := range names[1:] {
		stats, err := Copy(ctx, names[i], to)
		if err != nil {
			t.Fatal(err)
		}
		copied := openStore(t, to, Options{ReadOnly: true})
		if got := export(t, copied); got != want || stats.Documents != 2 {
			t.Errorf("%d: %+v, %s", i, stats, cmp.Diff(want, got))
		}
		if diff := cmp.Diff(wantKeys, keysOf(t, copied)); diff != "" {
			t.Errorf("%d: %s", i, diff)
		}
		index, err := copied.Index(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if hits, _, err := index.Search(ctx, search.Query{Text: "lavrov"}, 3); err != nil || len(hits) == 0 {
			t.Errorf("%d: search finds %v, %v", i, hits, err)
		}
		closeStore(t, copied)
		if h := check(t, to); !h.Well() {
			t.Errorf("%d: %+v", i, h)
		}
		if _, err := Copy(ctx, names[0], to); !errors.Is(err, ErrNotEmpty) {
			t.Errorf("%d: again: %v", i, err)
		}
	}
}

// keysOf is what a store's ledger holds.
func keysOf(t *testing.T, s *Store) map[string]string {
	t.Helper()
	keys := map[string]string{}
	err := s.backend.current().ledger.Each("", func(key string, value []byte) bool {
		keys[key] = string(value)
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

// An index that another process has put into the cache meanwhile is as good; a part that one left is not.
func TestPlace(t *testing.T) {
	for _, already := range []string{"", "whole", "part"} {
		dir := t.TempDir()
		made, at := filepath.Join(dir, "made"), filepath.Join(dir, "at")
		for _, index := range map[string][]string{"": {made}, "whole": {made, at}, "part": {made}}[already] {
			x, err := search.Create(index)
			if err != nil {
				t.Fatal(err)
			}
			if err := errors.Join(x.Close(), search.Seal(index, "")); err != nil {
				t.Fatal(err)
			}
		}
		if already == "part" {
			if err := errors.Join(os.Mkdir(at, 0o700), os.WriteFile(filepath.Join(at, "part"), nil, 0o600)); err != nil {
				t.Fatal(err)
			}
		}
		if err := errors.Join(place(made, at), search.Check(at)); err != nil {
			t.Errorf("beside %q: %v", already, err)
		}
	}
}
