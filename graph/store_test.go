package graph

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/quadpress/quadpress"
)

// loaded is a document with its resolution.
type loaded struct {
	quadpress.Extraction
	resolutions []quadpress.Resolution
	gone        bool
}

// without is the document taken out of a store.
func without(d loaded) loaded {
	d.gone = true
	return d
}

func update(t testing.TB, s *Store, docs ...loaded) Change {
	t.Helper()
	change, err := s.Update(context.Background(), func(u *Update) error { return putAll(u, docs) })
	if err != nil {
		t.Fatal(err)
	}
	return change
}

func putAll(u *Update, docs []loaded) error {
	for _, d := range docs {
		if d.gone {
			if err := u.Remove(d.Document.ID); err != nil {
				return err
			}
			continue
		}
		if err := u.Put(d.Extraction); err != nil {
			return err
		}
		if err := u.Resolve(d.Document.ID, d.resolutions); err != nil {
			return err
		}
	}
	return nil
}

func openStore(t testing.TB, dir string, opt Options) *Store {
	t.Helper()
	s, err := Open(dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if s.backend != nil {
			closeStore(t, s)
		}
	})
	return s
}

// currentPath is where a database of the current generation of a store is.
func currentPath(t *testing.T, dir, name string) string {
	t.Helper()
	m, err := readMarker(dir)
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(generationPath(dir, m.Generation), name)
}

// storeDir is a directory for a store that goes with the test: in memory where the system has a place there, for stores
// are synced to disk often.
func storeDir(t interface {
	Helper()
	Fatal(...any)
	Cleanup(func())
}) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "store-*")
	if err != nil {
		dir, err = os.MkdirTemp("", "store-*")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func closeStore(t testing.TB, s *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func export(t testing.TB, s *Store) string {
	t.Helper()
	var b bytes.Buffer
	if err := s.Export(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// fresh is the export of a store that is built of the documents at once.
func fresh(t testing.TB, docs ...loaded) string {
	t.Helper()
	s := openStore(t, storeDir(t), Options{})
	defer closeStore(t, s)
	update(t, s, docs...)
	return export(t, s)
}

var (
	kerry  = quadpress.Resolution{ID: "John_Kerry", Label: "John Kerry", Type: "Person"}
	lavrov = quadpress.Resolution{ID: "Sergei_Lavrov", Label: "Sergei Lavrov", Type: "Person"}
)

// vienna and paris are documents that share a few things.
func vienna() loaded {
	e := quadpress.Extraction{
		Document: quadpress.Document{ID: "stories/vienna.txt", Title: `Kerry meets "Lavrov"`},
		Hash:     "1234",
		Entities: []quadpress.Entity{
			{Type: "Person", Name: "John Kerry", Names: []string{"John Kerry", "Kerry"}},
			{Type: "Person", Name: "Sergei Lavrov", Names: []string{"Lavrov", "Sergei Lavrov"}},
			{Type: "City", Name: "Vienna", Names: []string{"Vienna"}},
		},
		Statements: []quadpress.Statement{
			{
				Subject: quadpress.Term{Entity: 0}, Predicate: "met", Object: quadpress.Term{Entity: 1},
				Place: &quadpress.Term{Entity: 2},
				Time:  "2015-10-23", TimeType: "date", EventType: "CONSULT", Confidence: 0.9,
				Evidence: "Kerry met Lavrov in Vienna.", Span: quadpress.Span{Begin: 10, End: 37}, Lemma: "meet",
			},
			{
				Subject: quadpress.Term{Entity: 0}, Predicate: "position",
				Object:     quadpress.Term{Entity: quadpress.NoEntity, Literal: "US Secretary of State"},
				Confidence: 0.8, Evidence: "US Secretary of State John Kerry ...", Span: quadpress.Span{Begin: 40, End: 80},
			},
		},
	}
	return loaded{e, []quadpress.Resolution{kerry, lavrov, {ID: "Vienna", Label: "Vienna", Type: "City"}}, false}
}

func paris() loaded {
	e := quadpress.Extraction{
		Document: quadpress.Document{ID: "stories/paris.txt", URL: "https://example.org/paris?a=1"},
		Hash:     "5678",
		Entities: []quadpress.Entity{
			{Type: "Person", Name: "Sergey Lavrov", Names: []string{"Sergey Lavrov"}},
			{Type: "Person", Name: "John Kerry", Names: []string{"John Kerry", "Kerry"}},
			{Type: "City", Name: "Paris", Names: []string{"Paris"}},
		},
		Statements: []quadpress.Statement{
			{
				Subject: quadpress.Term{Entity: 1}, Predicate: "met", Object: quadpress.Term{Entity: 0},
				Place:     &quadpress.Term{Entity: 2},
				EventType: "CONSULT", Confidence: 0.75, Evidence: "In Paris, Kerry met Sergey Lavrov.",
				Span: quadpress.Span{Begin: 0, End: 34},
			},
			{
				Subject: quadpress.Term{Entity: 1}, Predicate: "waltzed_with", Object: quadpress.Term{Entity: 0},
				Polarity: quadpress.Denied,
				Speaker:  &quadpress.Term{Entity: 0}, Confidence: 0.5, Evidence: "They did not waltz.",
				Span:  quadpress.Span{Begin: 35, End: 54},
				Lemma: "waltz",
			},
		},
	}
	return loaded{e, []quadpress.Resolution{lavrov, kerry, {ID: "Paris", Label: "Paris", Type: "City"}}, false}
}
