package explore_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/explore"
	"github.com/quadpress/quadpress/graph/search"
	"github.com/quadpress/quadpress/press"
)

// load reads the graph that QUADPRESS_STORE names, or that of seeds/.
func load(t testing.TB) *explore.Graph {
	t.Helper()
	ctx := context.Background()
	dir, opt := os.Getenv("QUADPRESS_STORE"), graph.Options{ReadOnly: true}
	if dir == "" {
		dir, opt = filepath.Join(t.TempDir(), "db"), graph.Options{}
	}
	store, err := graph.Open(dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	if !opt.ReadOnly {
		docs := document.Read(ctx, []string{filepath.Join("..", "..", "seeds")}, document.Options{})
		if _, err := press.Build(ctx, store, docs, press.BuildOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	g, err := explore.Load(ctx, store)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// connected are the two things that the graph knows most of.
func connected(t testing.TB, g *explore.Graph) (first, second string) {
	t.Helper()
	p, err := g.Things(nil, nil, explore.Window{First: 2})
	if err != nil || len(p.Items) < 2 {
		t.Fatalf("%d things, error %v", len(p.Items), err)
	}
	return p.Items[0].ID(), p.Items[1].ID()
}

// BenchmarkExplore times what the explorer asks, about the things that the graph knows most of: on seeds/, or on the
// store that QUADPRESS_STORE names.
func BenchmarkExplore(b *testing.B) {
	g := load(b)
	ctx := context.Background()
	first, second := connected(b, g)
	page := explore.Window{First: 20}
	both := []explore.Link{explore.ByRelation, explore.ByRole}
	for _, bench := range []struct {
		name string
		run  func() error
	}{
		{"search", func() error {
			_, err := g.Search(ctx, search.Query{Text: "Jon Kery"}, page)
			return err
		}},
		{"search of a beginning", func() error {
			_, err := g.Search(ctx, search.Query{Text: "un"}, page)
			return err
		}},
		{"thing", func() error {
			t, _ := g.Thing(first)
			t.Description()
			groups, err := t.RelationGroups(nil)
			if err != nil {
				return err
			}
			for _, group := range groups {
				if _, err := group.Relations(explore.Window{First: 10}); err != nil {
					return err
				}
			}
			statements, err := t.Statements([]explore.Part{explore.Subject, explore.Object}, nil, page)
			if err != nil {
				return err
			}
			for _, s := range statements.Items {
				if _, err := s.Evidence(ctx); err != nil {
					return err
				}
			}
			if _, err := t.Events(nil, page); err != nil {
				return err
			}
			_, err = t.Documents(page)
			return err
		}},
		{"neighbors", func() error {
			p, err := g.Neighbors(first, nil, both, page)
			for _, n := range p.Items {
				n.Relations()
			}
			return err
		}},
		{"paths of length four", func() error {
			_, err := g.Paths(ctx, explore.Route{From: first, To: second, MaxLength: 4, Through: both, First: 20})
			return err
		}},
		{"statements of a filter", func() error {
			_, err := g.Statements(&explore.Filter{MinConfidence: 0.9, From: "2015"}, page)
			return err
		}},
		{"timeline", func() error {
			_, err := g.Timeline(nil, explore.Month, false)
			return err
		}},
		{"facets", func() error {
			_, err := g.Facets(nil, 10)
			return err
		}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			for b.Loop() {
				if err := bench.run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkLoad times the reading of a graph into memory.
func BenchmarkLoad(b *testing.B) {
	dir := os.Getenv("QUADPRESS_STORE")
	if dir == "" {
		b.Skip("QUADPRESS_STORE names no store")
	}
	for b.Loop() {
		store, err := graph.Open(dir, graph.Options{ReadOnly: true})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := explore.Load(context.Background(), store); err != nil {
			b.Fatal(err)
		}
		if err := store.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
