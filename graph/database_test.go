package graph

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress/graph/search"
	"github.com/quadpress/quadpress/internal/postgrestest"
)

func TestDatabase(t *testing.T) {
	url := postgrestest.New(t)
	s := openStore(t, url, Options{})
	update(t, s, vienna(), paris())
	if got, want := export(t, s), fresh(t, vienna(), paris()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	update(t, s, without(paris()))
	if got, want := export(t, s), fresh(t, vienna()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
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
