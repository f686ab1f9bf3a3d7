// Package exploretest gives tests a small graph.
package exploretest

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/explore"
)

// Graph is a graph of one statement.
func Graph(t testing.TB) *explore.Graph {
	t.Helper()
	ctx := context.Background()
	store, err := graph.Open(filepath.Join(t.TempDir(), "db"), graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	x := quadpress.Extraction{
		Document: quadpress.Document{ID: "a.txt", Text: "Ann Lee visited Oslo."}, Hash: "1",
		Entities: []quadpress.Entity{
			{Type: "Person", Name: "Ann Lee", Names: []string{"Ann Lee"}}, {Type: "City", Name: "Oslo", Names: []string{"Oslo"}},
		},
		Statements: []quadpress.Statement{{
			Subject: quadpress.Term{Entity: 0}, Predicate: "visited", Object: quadpress.Term{Entity: 1}, Confidence: 0.9,
			Evidence: "Ann Lee visited Oslo.", Span: quadpress.Span{End: 21},
		}},
	}
	_, err = store.Update(ctx, func(u *graph.Update) error {
		if err := u.Put(x); err != nil {
			return err
		}
		return u.Resolve("a.txt", []quadpress.Resolution{
			{ID: "Ann_Lee", Label: "Ann Lee", Type: "Person"}, {ID: "Oslo", Label: "Oslo", Type: "City"},
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	g, err := explore.Load(ctx, store)
	if err != nil {
		t.Fatal(err)
	}
	return g
}
