package query_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	_ "github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress/graph/query"
)

func store(t *testing.T) graph.QuadStore {
	t.Helper()
	qs, err := graph.NewQuadStore("memstore", "", nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { qs.Close() })
	var deltas []graph.Delta
	for _, q := range []quad.Quad{
		quad.Make(quad.IRI("kg:John_Kerry"), quad.IRI("rel:met"), quad.IRI("kg:Sergei_Lavrov"), quad.IRI("kg:Vienna")),
		quad.Make(quad.IRI("kg:John_Kerry"), quad.IRI("rel:met"), quad.IRI("kg:Ban_Ki-moon"), nil),
		quad.Make(quad.IRI("kg:Russia"), quad.IRI("rel:struck"), quad.IRI("kg:Homs"), nil),
		quad.Make(quad.IRI("kg:Homs"), quad.IRI("rel:located_in"), quad.IRI("kg:Syria"), nil),
	} {
		deltas = append(deltas, graph.Delta{Quad: q, Action: graph.Add})
	}
	if err := qs.ApplyDeltas(deltas, graph.IgnoreOpts{}); err != nil {
		t.Fatal(err)
	}
	return qs
}

func TestRun(t *testing.T) {
	qs := store(t)
	tests := map[string]struct {
		language, text string
		limit          int
		want           query.Result
	}{
		"gizmo": {
			"gizmo", `g.V("<kg:Russia>").out("<rel:struck>").all()`, 0,
			query.Result{Rows: []any{map[string]any{"id": "<kg:Homs>"}}},
		},
		"gizmo with a label": {
			"gizmo", `g.V("<kg:John_Kerry>").labelContext("<kg:Vienna>").out("<rel:met>").all()`, 0,
			query.Result{Rows: []any{map[string]any{"id": "<kg:Sergei_Lavrov>"}}},
		},
		"gizmo finds nothing": {"gizmo", `g.V("<kg:Nobody>").out().all()`, 0, query.Result{Rows: []any{}}},
		"gizmo limit":         {"gizmo", `while (true) g.emit(1)`, 3, query.Result{Rows: []any{int64(1), int64(1), int64(1)}}},
		"gizmo count":         {"gizmo", `g.V("<kg:John_Kerry>").out().count()`, 0, query.Result{Rows: []any{int64(2)}}},
		"gizmo list":          {"gizmo", `g.V("<kg:Russia>").out().toArray()`, 0, query.Result{Rows: []any{"<kg:Homs>"}}},
		"gizmo idle path":     {"gizmo", `g.V()`, 0, query.Result{Rows: []any{}}},
		"graphql": {
			"graphql", `{ nodes(id: <kg:Russia>) { id struck: <rel:struck> { id in: <rel:located_in> } } }`, 0,
			query.Result{Data: map[string]any{"nodes": map[string]any{
				"id":     quad.IRI("kg:Russia"),
				"struck": map[string]any{"id": quad.IRI("kg:Homs"), "in": quad.IRI("kg:Syria")},
			}}},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := query.Run(context.Background(), qs, test.language, test.text, query.Options{Limit: test.limit})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLimitCutsGraphQL(t *testing.T) {
	got, err := query.Run(context.Background(), store(t), query.GraphQL, `{ nodes { id } }`, query.Options{Limit: 2})
	if err != nil {
		t.Fatal(err)
	}
	if nodes := got.Data["nodes"].([]map[string]any); len(nodes) != 2 {
		t.Errorf("%d nodes, want 2", len(nodes))
	}
}

func TestMalformed(t *testing.T) {
	qs := store(t)
	for _, test := range []struct{ language, text string }{
		{"gizmo", ``},
		{"gizmo", `g.V(`},
		{"gizmo", `g.V().nothing()`},
		{"gizmo", `nobody.out()`},
		{"gizmo", `g.V().has().all()`},
		{"gizmo", `g.V().in(function() {}).all()`},
		{"gizmo", `g.V().skip("a").all()`},
		{"gizmo", `g.V().getLimit({}).all()`},
		{"gizmo", `g.V().filter().all()`},
		{"gizmo", `g.V().filter(regex("(")).all()`},
		{"gizmo", `g.V().and().all()`},
		{"gizmo", `g.V().and(1).all()`},
		{"gizmo", `g.V().follow(1).all()`},
		{"gizmo", `g.V().followRecursive().all()`},
		{"gizmo", `g.V().saveR().all()`},
		{"gizmo", `g.V().tag().all()`},
		{"gizmo", `g.V().forEach().all()`},
		{"gizmo", `g.V().forEach(1)`},
		{"gizmo", `g.V().labelContext(1, 2, null).forEach(function(d) { throw d })`},
		{"gizmo", `throw "up"`},
		{"gizmo", `g.emit()`},
		{"gizmo", `g.M().all()`},
		{"gizmo", `g.Uri()`},
		{"gizmo", `g.addNamespace()`},
		{"gizmo", `g.V().back("nothing").all()`},
		{"gizmo", `g.V().except().all()`},
		{"gizmo", `g.V().unique(1).count(2)`},
		{"gizmo", `g.V().hasR().all()`},
		{"gizmo", `g.V().both(null, [1]).all()`},
		{"gizmo", `new Array(-1)`},
		{"gizmo", `(1).toFixed(1000)`},
		{"gizmo", `"a".repeat(-1)`},
		{"gizmo", `"a".repeat(1e15)`},
		{"gizmo", `new RegExp("(?<=a)b(")`},
		{"gizmo", `Object.defineProperty(g, "V", null)`},
		{"gizmo", strings.Repeat("(", 200)},
		{"gizmo", strings.Repeat("(", query.MaxLength)},
		{"gizmo", strings.Repeat("(", query.MaxLength+1)},
		{"graphql", strings.Repeat("{a", query.MaxLength/2)},
		{"graphql", "{a(b:" + strings.Repeat("[", query.MaxLength-5)},
		{"graphql", `{`},
		{"graphql", `nodes`},
		{"graphql", `{ nodes(first: "a") { id } }`},
		{"graphql", `mutation { nodes { id } }`},
		{"graphql", `{ nodes(id: $x) { id } }`},
		{"graphql", `{ ...F }`},
		{"graphql", `{ nodes { * } nodes @nothing { id } }`},
		{"sparql", `SELECT`},
	} {
		_, err := query.Run(context.Background(), qs, test.language, test.text, query.Options{Timeout: 5 * time.Second})
		if err == nil {
			continue // Cayley is lenient about some of these
		}
		if strings.Contains(err.Error(), "\n") {
			t.Errorf("%.80s: the error is more than a line: %q", test.text, err)
		}
	}
}

func TestStopsRunaways(t *testing.T) {
	qs := store(t)
	tests := map[string]struct {
		text string
		want error
	}{
		"loop":      {`while (true) {}`, query.ErrTimeout},
		"recursion": {`function f() { f() } f()`, nil},
		"callbacks": {`function f() { [1].map(f) } f()`, nil},
		"memory":    {`var a = []; while (true) a.push([a, a])`, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			_, err := query.Run(context.Background(), qs, query.Gizmo, test.text, query.Options{Timeout: time.Second})
			if err == nil || test.want != nil && !errors.Is(err, test.want) {
				t.Errorf("error %v, want %v", err, test.want)
			}
			if took := time.Since(start); took > 3*time.Second {
				t.Errorf("took %s", took)
			}
			t.Log(err)
		})
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(50*time.Millisecond, cancel)
	_, err := query.Run(ctx, store(t), query.Gizmo, `while (true) {}`, query.Options{})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}
