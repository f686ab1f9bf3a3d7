package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/query"
	"github.com/quadpress/quadpress/graph/query/querytest"
	"github.com/quadpress/quadpress/internal/postgrestest"
	"github.com/quadpress/quadpress/press"
	"github.com/quadpress/quadpress/schema"
)

var codeBlock = regexp.MustCompile("(?s)```(js|graphql)\n(.*?)```")

// recipe is a query of docs/queries.md.
type recipe struct{ language, text string }

func cookbook(t testing.TB) (recipes []recipe) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "docs", "queries.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, block := range codeBlock.FindAllStringSubmatch(string(text), -1) {
		language := query.Gizmo
		if block[1] == "graphql" {
			language = query.GraphQL
		}
		recipes = append(recipes, recipe{language, block[2]})
	}
	if len(recipes) < 15 {
		t.Errorf("only %d queries", len(recipes))
	}
	return recipes
}

// seedStore builds the store of seeds/ in a directory.
func seedStore(t testing.TB, dir string) *graph.Store {
	t.Helper()
	ctx := context.Background()
	store, err := graph.Open(dir, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	docs := document.Read(ctx, []string{filepath.Join("..", "seeds")}, document.Options{})
	if _, err := press.Build(ctx, store, docs, press.BuildOptions{}); err != nil {
		t.Fatal(err)
	}
	return store
}

// Every query of docs/queries.md finds something in the graph of seeds/, and all of it.
func TestCookbook(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "db")
	seedStore(t, dir)
	workers := querytest.Pool(t, dir)
	for _, r := range cookbook(t) {
		result, err := workers.Run(context.Background(), r.language, r.text, query.Options{})
		if err != nil {
			t.Errorf("%s\n%v", r.text, err)
		} else if len(result.Rows) == 0 && !strings.Contains(string(result.Data), "{\"") {
			t.Errorf("this finds nothing:\n%s", r.text)
		} else if result.Cut != "" || result.Notes != nil {
			t.Errorf("%s\n%s %v", r.text, result.Cut, result.Notes)
		}
	}
}

// limits matches the step that takes the first few of what a query finds. Which these are hangs on the back end.
var limits = regexp.MustCompile(`\.getLimit\(\d+\)`)

// On PostgreSQL the queries of docs/queries.md have the answers that they have on LevelDB.
func TestCookbookOnPostgres(t *testing.T) {
	ctx := context.Background()
	dir, url := filepath.Join(t.TempDir(), "db"), postgrestest.New(t)
	if err := seedStore(t, dir).Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := graph.Copy(ctx, dir, url); err != nil {
		t.Fatal(err)
	}
	ours, theirs := querytest.Pool(t, dir), querytest.Pool(t, url)
	for _, r := range cookbook(t) {
		r.text = limits.ReplaceAllString(r.text, ".all()")
		want, err := ours.Run(ctx, r.language, r.text, query.Options{})
		if err != nil {
			t.Fatal(err)
		}
		got, err := theirs.Run(ctx, r.language, r.text, query.Options{})
		if err != nil {
			t.Errorf("%s\n%v", r.text, err)
		} else if diff := cmp.Diff(unordered(t, want), unordered(t, got)); diff != "" {
			t.Errorf("%s\nPostgreSQL (+) answers differently:\n%s", r.text, diff)
		}
	}
}

// unordered is an answer but for the order that its rows, and the members of its lists, are in.
func unordered(t *testing.T, r query.Result) query.Result {
	t.Helper()
	slices.SortFunc(r.Rows, func(a, b json.RawMessage) int { return bytes.Compare(a, b) })
	if r.Data != nil {
		var data any
		if err := json.Unmarshal(r.Data, &data); err != nil {
			t.Fatal(err)
		}
		var err error
		if r.Data, err = json.Marshal(sorted(data)); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

func sorted(value any) any {
	switch value := value.(type) {
	case map[string]any:
		for name, v := range value {
			value[name] = sorted(v)
		}
	case []any:
		for i, v := range value {
			value[i] = sorted(v)
		}
		slices.SortFunc(value, func(a, b any) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	}
	return value
}

// BenchmarkCookbook times the queries of docs/queries.md on a store of more than 100,000 quads: the seeds among made-up
// stories, in which everybody says, does and denies something.
func BenchmarkCookbook(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "db")
	quads := growStore(b, seedStore(b, dir), 350)
	workers := querytest.Pool(b, dir)
	for _, r := range cookbook(b) {
		b.Run(strings.Join(strings.Fields(r.text), " "), func(b *testing.B) {
			for b.Loop() {
				if _, err := workers.Run(context.Background(), r.language, r.text, query.Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(quads), "quads")
		})
	}
}

// thingName matches the names of the things that growStore makes.
var thingName = regexp.MustCompile(`Thing \d+`)

// BenchmarkHops times queries that follow one relation and two, from the node that has most, on each back end.
func BenchmarkHops(b *testing.B) {
	dir, url := filepath.Join(b.TempDir(), "db"), postgrestest.New(b)
	store := seedStore(b, dir)
	growStore(b, store, 350)
	if err := store.Close(); err != nil {
		b.Fatal(err)
	}
	if _, err := graph.Copy(context.Background(), dir, url); err != nil {
		b.Fatal(err)
	}
	for _, text := range []string{
		`g.V("<Thing 0>").out("<rel:met>").all()`,
		`g.V("<Thing 0>").out().all()`,
		`g.V("<Thing 0>").in("<rel:met>").all()`,
		`g.V("<Thing 0>").in().all()`,
		`g.V("<Thing 100>").out().out("<rdf:type>").all()`,
		`g.V("<Thing 100>").out().out().all()`,
		`g.V("<Thing 0>").in("<rdf:subject>").out("<rdf:object>").all()`,
		`{ nodes(id: <Thing 100>) { id <rdf:type> ~<rdf:subject> { id <rdf:object> } } }`,
	} {
		text = thingName.ReplaceAllStringFunc(text, func(name string) string { return graph.ThingIRI(name) })
		language := query.Gizmo
		if strings.HasPrefix(text, "{") {
			language = query.GraphQL
		}
		for name, place := range map[string]string{"leveldb": dir, "postgres": url} {
			workers := querytest.Pool(b, place)
			b.Run(text+"/"+name, func(b *testing.B) {
				rows := 0
				for b.Loop() {
					result, err := workers.Run(context.Background(), language, text, query.Options{Limit: 100_000})
					if err != nil {
						b.Fatal(err)
					}
					rows = len(result.Rows)
				}
				b.ReportMetric(float64(rows), "rows")
			})
		}
	}
}

// growStore adds made-up stories of thirty statements each, and returns how many quads the store then has.
func growStore(b testing.TB, store *graph.Store, stories int) int {
	b.Helper()
	random := rand.New(rand.NewPCG(1, 2))
	predicates := schema.Default().Predicates()
	types := []string{"Person", "Country", "City", "Organization"}
	polarities := []quadpress.Polarity{quadpress.Affirmed, quadpress.Affirmed, quadpress.Affirmed, quadpress.Denied}
	_, err := store.Update(context.Background(), func(u *graph.Update) error {
		for i := range stories {
			name := fmt.Sprintf("made/%04d.txt", i)
			e := quadpress.Extraction{Document: quadpress.Document{ID: name, Title: fmt.Sprintf("Story %d", i)}, Hash: name}
			var resolutions []quadpress.Resolution
			for j := range 15 {
				thing := fmt.Sprintf("Thing %d", int(random.ExpFloat64()*100))
				e.Entities = append(e.Entities, quadpress.Entity{Type: types[j%4], Name: thing, Names: []string{thing}})
				resolutions = append(resolutions, quadpress.Resolution{ID: thing, Label: thing, Type: types[j%4]})
			}
			for j := range 30 {
				p := predicates[random.IntN(len(predicates))]
				e.Statements = append(e.Statements, quadpress.Statement{
					Subject: quadpress.Term{Entity: random.IntN(15)}, Predicate: p.Name,
					Object:    quadpress.Term{Entity: random.IntN(15)},
					EventType: p.Event, Confidence: random.Float64(), Span: quadpress.Span{Begin: 150 * j, End: 150*j + 140},
					Polarity: polarities[random.IntN(4)], Evidence: fmt.Sprintf("Sentence %d of story %d says something.", j, i),
				})
			}
			if err := errors.Join(u.Put(e), u.Resolve(name, resolutions)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	stats, err := store.Stats(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	if stats.Quads < 100_000 {
		b.Fatalf("the store has only %d quads", stats.Quads)
	}
	return stats.Quads
}
