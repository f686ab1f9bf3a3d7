package query_test

import (
	"context"
	"errors"
	"flag"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	_ "github.com/cayleygraph/cayley/graph/kv/leveldb" // a back end
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	qpgraph "github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/query"
	"github.com/quadpress/quadpress/graph/query/querytest"
)

func TestMain(m *testing.M) {
	if err := flag.Set("rapid.checks", "20"); err != nil { // a command line says otherwise
		panic(err)
	}
	querytest.Main(m)
}

// pool returns workers on a store with a few quads.
func pool(t testing.TB) *query.Pool {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "db")
	made, err := qpgraph.Open(dir, qpgraph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := made.Close(); err != nil {
		t.Fatal(err)
	}
	qs, err := graph.NewQuadStore("leveldb", filepath.Join(dir, "generation-1", "graph"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer qs.Close()
	var deltas []graph.Delta
	for _, q := range []quad.Quad{
		quad.Make(quad.IRI("kg:John_Kerry"), quad.IRI("rel:met"), quad.IRI("kg:Sergei_Lavrov"), quad.IRI("kg:Vienna")),
		quad.Make(quad.IRI("kg:John_Kerry"), quad.IRI("rel:met"), quad.IRI("kg:Ban_Ki-moon"), nil),
		quad.Make(quad.IRI("kg:Russia"), quad.IRI("rel:struck"), quad.IRI("kg:Homs"), nil),
		quad.Make(quad.IRI("kg:Homs"), quad.IRI("rel:located_in"), quad.IRI("kg:Syria"), nil),
		quad.Make(quad.IRI("kg:s1"), quad.IRI("qp:time"), quad.TypedString{Value: "2015-11-24", Type: "xsd:date"}, nil),
		quad.Make(quad.IRI("kg:s2"), quad.IRI("qp:time"), quad.TypedString{Value: "2016", Type: "xsd:gYear"}, nil),
		quad.Make(quad.IRI("kg:s1"), quad.IRI("qp:confidence"), quad.Float(0.5), nil),
		quad.Make(quad.IRI("kg:s2"), quad.IRI("qp:confidence"), quad.Float(1.5), nil),
	} {
		deltas = append(deltas, graph.Delta{Quad: q, Action: graph.Add})
	}
	if err := qs.ApplyDeltas(deltas, graph.IgnoreOpts{}); err != nil {
		t.Fatal(err)
	}
	return querytest.Pool(t, dir)
}

// text is a result as one line of JSON.
func text(result query.Result) string {
	if result.Data != nil {
		return string(result.Data)
	}
	var rows []string
	for _, row := range result.Rows {
		rows = append(rows, string(row))
	}
	return "[" + strings.Join(rows, ",") + "]"
}

func TestRun(t *testing.T) {
	workers := pool(t)
	tests := map[string]struct{ language, text, want string }{
		"gizmo": {"gizmo", `g.V("<kg:Russia>").out("<rel:struck>").all()`, `[{"id":"<kg:Homs>"}]`},
		"gizmo with a label": {
			"gizmo", `g.V("<kg:John_Kerry>").labelContext("<kg:Vienna>").out("<rel:met>").all()`,
			`[{"id":"<kg:Sergei_Lavrov>"}]`,
		},
		"gizmo finds nothing": {"gizmo", `g.V("<kg:Nobody>").out().all()`, `[]`},
		"gizmo count":         {"gizmo", `g.V("<kg:John_Kerry>").out().count()`, `[2]`},
		"gizmo list":          {"gizmo", `g.V("<kg:Russia>").out().toArray()`, `["<kg:Homs>"]`},
		"gizmo idle path":     {"gizmo", `g.V()`, `[]`},
		"save": {
			"gizmo", `g.V("<kg:Russia>", "<kg:Homs>").save("<rel:struck>", "target").all()`,
			`[{"id":"<kg:Russia>","target":"<kg:Homs>"}]`,
		},
		"save on many edges": {
			"gizmo", `g.V("<kg:John_Kerry>").save("<rel:met>", "whom").all()`,
			`[{"id":"<kg:John_Kerry>","whom":"<kg:Sergei_Lavrov>"},{"id":"<kg:John_Kerry>","whom":"<kg:Ban_Ki-moon>"}]`,
		},
		"save backwards": {
			"gizmo", `g.V("<kg:Homs>").saveR("<rel:struck>", "by").all()`,
			`[{"by":"<kg:Russia>","id":"<kg:Homs>"}]`,
		},
		"save of all": {
			"gizmo", `g.V().save("<rel:struck>", "target").all()`,
			`[{"id":"<kg:Russia>","target":"<kg:Homs>"}]`,
		},
		"full IRIs": {
			"gizmo", `g.V("<urn:quadpress:kg:Russia>").out("<urn:quadpress:rel:struck>").all()`, `[{"id":"<kg:Homs>"}]`,
		},
		"dates after a date": {
			"gizmo", `g.V().has("<qp:time>", gt("2015-11-01")).all()`,
			`[{"id":"<kg:s1>"},{"id":"<kg:s2>"}]`,
		},
		"dates before a year": {"gizmo", `g.V().has("<qp:time>", lt("2016")).all()`, `[{"id":"<kg:s1>"}]`},
		"dates by a typed value": {
			"gizmo", `g.V().has("<qp:time>", gte(typed("2016", "xsd:gYear"))).all()`,
			`[{"id":"<kg:s2>"}]`,
		},
		"floats by an integer": {"gizmo", `g.V().has("<qp:confidence>", gt(1)).all()`, `[{"id":"<kg:s2>"}]`},
		"graphql": {
			"graphql", `{ nodes(id: <kg:Russia>) { id struck: <rel:struck> { id in: <rel:located_in> } } }`,
			`{"nodes":{"id":"kg:Russia","struck":{"id":"kg:Homs","in":"kg:Syria"}}}`,
		},
		"graphql without blanks": {
			"graphql", `{nodes(id:<kg:Russia>,first:1){name: id at:<rel:struck>}}`,
			`{"nodes":{"at":"kg:Homs","name":"kg:Russia"}}`,
		},
		"graphql with full IRIs": {
			"graphql", `{ nodes(id: <urn:quadpress:kg:Russia>) { id } }`, `{"nodes":{"id":"kg:Russia"}}`,
		},
		"graphql with a date": {
			"graphql", `{ nodes(id: <kg:s1>) { when: <qp:time> sure: <qp:confidence> } }`,
			`{"nodes":{"sure":0.5,"when":"\"2015-11-24\"^^<xsd:date>"}}`,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := workers.Run(context.Background(), test.language, test.text, query.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, text(got)); diff != "" {
				t.Error(diff)
			}
			if got.Cut != "" {
				t.Errorf("cut: %s", got.Cut)
			}
		})
	}
}

// What is left out is said.
func TestCut(t *testing.T) {
	workers := pool(t)
	tests := map[string]struct {
		language, text string
		want           int
		cut            string
	}{
		"gizmo":       {"gizmo", `while (true) g.emit(1)`, 3, "cut after 3 results; there are more"},
		"gizmo whole": {"gizmo", `g.emit(1); g.emit(2); g.emit(3)`, 3, ""},
		"a list":      {"gizmo", `[1, 2, 3, 4]`, 3, "cut after 3 results; there are more"},
		"large rows": {
			"gizmo", `var s = "x".repeat(5 << 20); g.emit(s); g.emit(s)`, 1,
			"cut after 1 results, as an answer has at most 8 MiB; there are more",
		},
		"graphql": {
			"graphql", `{ nodes { id } }`, 3,
			"nodes was cut after 3 results; there are more: page with first and offset",
		},
		"graphql none": {"graphql", `{ nodes(first: 3) { id } }`, 3, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := workers.Run(context.Background(), test.language, test.text, query.Options{Limit: 3})
			if err != nil {
				t.Fatal(err)
			}
			rows := len(got.Rows)
			if got.Data != nil {
				rows = strings.Count(string(got.Data), `"id"`)
			}
			if rows != test.want || got.Cut != test.cut {
				t.Errorf("%d results, cut %q; want %d, %q", rows, got.Cut, test.want, test.cut)
			}
		})
	}
}

// Mistakes that find nothing are hinted at.
func TestNotes(t *testing.T) {
	workers := pool(t)
	note := "* gives one value for each predicate; name a predicate to have all of its values"
	got, err := workers.Run(context.Background(), query.GraphQL, `{ nodes(id: <kg:Russia>) { * } }`, query.Options{})
	if err != nil || !slices.Equal(got.Notes, []string{note}) {
		t.Errorf("notes %v, error %v", got.Notes, err)
	}
	for text, want := range map[string][]string{
		`g.V("<kg:Russia>").out("<rel:struck>").all()`:  nil,
		`g.V("kg:Russia").out("<rel:struck>").all()`:    {`kg:Russia is a string here; write <kg:Russia> for the thing`},
		`g.V("<kg:Russia>").out("<rel:stroked>").all()`: {`the graph does not hold <rel:stroked>`},
	} {
		got, err := workers.Run(context.Background(), query.Gizmo, text, query.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got.Notes); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
	}
}

func TestRead(t *testing.T) {
	workers := pool(t)
	for name, test := range map[string]struct {
		pattern query.Pattern
		want    []string
		cut     bool
	}{
		"a subject": {
			query.Pattern{Subjects: []string{"<kg:Russia>"}},
			[]string{"<kg:Russia> <rel:struck> <kg:Homs> ."}, false,
		},
		"a predicate": {
			query.Pattern{Predicates: []string{"<urn:quadpress:rel:met>"}, Labels: []string{"<kg:Vienna>"}},
			[]string{"<kg:John_Kerry> <rel:met> <kg:Sergei_Lavrov> <kg:Vienna> ."}, false,
		},
		"a literal": {
			query.Pattern{Objects: []string{`"2016"^^<xsd:gYear>`}},
			[]string{`<kg:s2> <qp:time> "2016"^^<xsd:gYear> .`}, false,
		},
		"nothing": {query.Pattern{Subjects: []string{"<kg:Nobody>"}}, nil, false},
		"all": {
			query.Pattern{},
			[]string{
				"<kg:John_Kerry> <rel:met> <kg:Sergei_Lavrov> <kg:Vienna> .",
				"<kg:John_Kerry> <rel:met> <kg:Ban_Ki-moon> .",
			}, true,
		},
	} {
		got, err := workers.Read(context.Background(), test.pattern, query.Options{Limit: 2})
		if err != nil {
			t.Fatal(err)
		}
		all, err := quad.ReadAll(got)
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, q := range all {
			lines = append(lines, q.NQuad())
		}
		if diff := cmp.Diff(test.want, lines); diff != "" || test.cut != (got.Cut != "") {
			t.Errorf("%s: cut %q, %s", name, got.Cut, diff)
		}
	}
}

func TestMalformed(t *testing.T) {
	workers := pool(t)
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
		_, err := workers.Run(context.Background(), test.language, test.text, query.Options{Timeout: 5 * time.Second})
		if err == nil {
			continue // Cayley is lenient about some of these
		}
		if strings.Contains(err.Error(), "\n") {
			t.Errorf("%.80s: the error is more than a line: %q", test.text, err)
		}
	}
}

// Whatever a query does, it is stopped, and a simple query is answered after it.
func TestStopsRunaways(t *testing.T) {
	workers := pool(t)
	tests := map[string]struct {
		language, text string
		want           error // nil: any or none
	}{
		"loop":                 {"gizmo", `while (true) {}`, query.ErrTimeout},
		"recursion":            {"gizmo", `function f() { f() } f()`, nil},
		"callbacks":            {"gizmo", `function f() { [1].map(f) } f()`, nil},
		"a list's maker":       {"gizmo", `function f() { return Array.from({length: 1}, f) } f()`, nil},
		"toString":             {"gizmo", `var o = {toString: function() { return "" + o }}; "" + o`, nil},
		"memory by and by":     {"gizmo", `var a = []; while (true) a.push([a, a])`, query.ErrMemory},
		"memory at once":       {"gizmo", `new Array(4294967295)`, nil},
		"memory in a buffer":   {"gizmo", `new ArrayBuffer(1e11)`, query.ErrMemory},
		"memory in a string":   {"gizmo", `"x".repeat(1 << 30)`, nil},
		"a list in itself":     {"gizmo", `var a = []; a[0] = a; a`, nil},
		"an object in itself":  {"gizmo", `var a = {}; a.a = a; g.emit(a)`, query.ErrMemory},
		"backtracking":         {"gizmo", `/(a+)+$(?=b)/.test("` + strings.Repeat("a", 60) + `!")`, query.ErrTimeout},
		"a search without end": {"gizmo", `Array.prototype.indexOf.call({length: 9007199254740991}, 1)`, query.ErrTimeout},
		"after the answer":     {"gizmo", `for (var i = 0; i < 2000; i++) g.emit(i); while (true) {}`, nil},
		"long to parse":        {"gizmo", strings.Repeat("1+", 30_000) + "1", query.ErrTimeout},
		"deep graphql":         {"graphql", strings.Repeat("{a", 100) + strings.Repeat("}", 100), nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			timeout := time.Second
			if test.want == query.ErrMemory {
				timeout = time.Minute
			}
			_, err := workers.Run(context.Background(), test.language, test.text, query.Options{Timeout: timeout})
			if test.want != nil && !errors.Is(err, test.want) {
				t.Errorf("error %v, want %v", err, test.want)
			}
			got, err := workers.Run(context.Background(), query.Gizmo, `g.emit("well")`, query.Options{})
			if err != nil || text(got) != `["well"]` {
				t.Errorf("after it, %v and %v", got, err)
			}
		})
	}
}

// A query whose client goes away ends with it.
func TestCancel(t *testing.T) {
	workers := pool(t)
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(50*time.Millisecond, cancel)
	_, err := workers.Run(ctx, query.Gizmo, `while (true) {}`, query.Options{Timeout: time.Hour})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}
