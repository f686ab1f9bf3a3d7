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
	return Of(t, Visit("a.txt"))
}

// Visit is what a document says that tells of one visit: Ann Lee visited Oslo. Its text has these keys.
func Visit(id string, sketch ...string) quadpress.Extraction {
	return quadpress.Extraction{
		Document: quadpress.Document{ID: id, Text: "Ann Lee visited Oslo."}, Hash: "1", Sketch: sketch,
		Entities: []quadpress.Entity{
			{Type: "Person", Name: "Ann Lee", Names: []string{"Ann Lee"}}, {Type: "City", Name: "Oslo", Names: []string{"Oslo"}},
		},
		Statements: []quadpress.Statement{{
			Subject: quadpress.Term{Entity: 0}, Predicate: "visited", Object: quadpress.Term{Entity: 1}, Confidence: 0.9,
			Evidence: "Ann Lee visited Oslo.", Span: quadpress.Span{End: 21},
		}},
	}
}

// Of is the graph of visits.
func Of(t testing.TB, visits ...quadpress.Extraction) *explore.Graph {
	t.Helper()
	ctx := context.Background()
	store, err := graph.Open(filepath.Join(t.TempDir(), "db"), graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	_, err = store.Update(ctx, func(u *graph.Update) error {
		for _, x := range visits {
			if err := u.Put(x); err != nil {
				return err
			}
			if err := u.Resolve(x.Document.ID, []quadpress.Resolution{
				{ID: "Ann_Lee", Label: "Ann Lee", Type: "Person"}, {ID: "Oslo", Label: "Oslo", Type: "City"},
			}); err != nil {
				return err
			}
		}
		return nil
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
