package server_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress/graph/query"
	"github.com/quadpress/quadpress/graph/query/querytest"
	"github.com/quadpress/quadpress/internal/postgrestest"
)

// askTyped answers a typed GraphQL query with its data, and fails on errors.
func askTyped(t testing.TB, h http.Handler, text string, variables map[string]any) map[string]any {
	t.Helper()
	answer := postTyped(t, h, text, variables)
	if answer.Errors != nil {
		t.Fatalf("%s\n%v", text, answer.Errors)
	}
	return answer.Data
}

type typedAnswer struct {
	Data   map[string]any
	Errors []struct {
		Message    string
		Extensions struct{ Code string }
	}
}

func postTyped(t testing.TB, h http.Handler, text string, variables map[string]any) (answer typedAnswer) {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": text, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest("POST", "http://localhost/graphql", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
		t.Fatalf("%s\nanswer %s: %v", text, w.Body, err)
	}
	return answer
}

// at follows keys and indexes into an answer.
func at(v any, path ...any) any {
	for _, p := range path {
		switch p := p.(type) {
		case string:
			m, _ := v.(map[string]any)
			v = m[p]
		case int:
			l, _ := v.([]any)
			if p >= len(l) {
				return nil
			}
			v = l[p]
		}
	}
	return v
}

// column is one member of each item of a list, as text, sorted.
func column(list any, path ...any) []string {
	texts := []string{}
	items, _ := list.([]any)
	for _, item := range items {
		v := at(item, path...)
		if value, ok := v.(map[string]any); ok {
			v = cmp.Or(value["id"], value["value"])
		}
		texts = append(texts, fmt.Sprint(v))
	}
	slices.Sort(texts)
	return texts
}

// What typed GraphQL tells is what Gizmo answers to the same question.
func TestGraphQLEqualsGizmo(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "db")
	store := seedStore(t, dir)
	workers := querytest.Pool(t, dir)
	h := serverOf(t, store, workers, options())
	gizmo := func(text, column string) []string {
		result, err := workers.Run(context.Background(), query.Gizmo, text, query.Options{})
		if err != nil {
			t.Fatalf("%s\n%v", text, err)
		}
		found := []string{}
		for _, row := range result.Rows {
			var values map[string]any
			if err := json.Unmarshal(row, &values); err != nil {
				t.Fatal(err)
			}
			found = append(found, strings.Trim(fmt.Sprint(values[column]), "<>"))
		}
		slices.Sort(found)
		return slices.Compact(found)
	}
	const kerry = "kg:John_Kerry"
	data := askTyped(t, h, `query($id: ID!) {
		thing(id: $id) {
			label
			outgoing: relations(first: 1000, filter: {subjects: [$id]}) { nodes { edge object { ...ids } } }
			subject: statements(as: [SUBJECT], first: 1000) { totalCount nodes { id evidence { sentence } } }
			claims: statements(as: [SPEAKER], first: 1000) { nodes { id } }
			events(first: 1000) { nodes { id } }
		}
		denied: statements(filter: {polarity: [DENIED]}, first: 1000) { nodes { id } }
		met: statements(filter: {predicates: ["rel:met"]}, first: 1000) { nodes { id document { id } } }
	}
	fragment ids on Value { ... on Thing { id } ... on Event { id } ... on Literal { value } }`,
		map[string]any{"id": kerry})
	edges := []any{}
	for _, r := range at(data, "thing", "outgoing", "nodes").([]any) {
		if at(r, "edge") == true {
			edges = append(edges, r)
		}
	}
	for _, same := range []struct {
		what         string
		typed, gizmo []string
	}{
		{"relations", slices.Compact(column(edges, "object")),
			slices.DeleteFunc(gizmo(`g.V("<kg:John_Kerry>").out(null, "relation").forEach(function(d) {
				if (d.relation.indexOf("<rel:") == 0) g.emit(d)
			})`, "id"), func(id string) bool { return id == "" })},
		{"statements", column(at(data, "thing", "subject", "nodes"), "id"),
			gizmo(`g.V("<kg:John_Kerry>").in("<rdf:subject>").all()`, "id")},
		{"sentences", slices.Compact(column(at(data, "thing", "subject", "nodes"), "evidence", "sentence")),
			gizmo(`g.V("<kg:John_Kerry>").in("<rdf:subject>").out("<qp:evidence>").all()`, "id")},
		{"claims", column(at(data, "thing", "claims", "nodes"), "id"),
			gizmo(`g.V("<kg:John_Kerry>").in("<qp:speaker>").has("<rdf:type>", "<rdf:Statement>").all()`, "id")},
		{"denied", column(at(data, "denied", "nodes"), "id"),
			gizmo(`g.V("denied").in("<qp:polarity>").has("<rdf:type>", "<rdf:Statement>").all()`, "id")},
		{"met", column(at(data, "met", "nodes"), "id"), gizmo(`g.V("<rel:met>").in("<rdf:predicate>").all()`, "id")},
		{"documents", slices.Compact(column(at(data, "met", "nodes"), "document", "id")),
			gizmo(`g.V("<rel:met>").in("<rdf:predicate>").out("<prov:wasDerivedFrom>").unique().all()`, "id")},
	} {
		if len(same.gizmo) == 0 || !slices.Equal(same.typed, same.gizmo) {
			t.Errorf("%s:\n%v, and by Gizmo\n%v", same.what, same.typed, same.gizmo)
		}
	}
}

// A name with a mistake, its beginning and a missing accent find the thing, and a sentence is found by its words.
func TestGraphQLSearch(t *testing.T) {
	h := serverOf(t, seedStore(t, filepath.Join(t.TempDir(), "db")), nil, options())
	for text, want := range map[string]string{
		"Kerry": "kg:John_Kerry", "kery": "kg:John_Kerry", "Jon Kerry": "kg:John_Kerry", "kerr": "kg:John_Kerry",
		"Sergej Lawrow": "kg:Sergei_Lavrov", "LAVROV": "kg:Sergei_Lavrov",
	} {
		data := askTyped(t, h, `query($text: String!) { search(text: $text, first: 3, kinds: [THING]) {
			nodes { value { ... on Thing { id } } } } }`, map[string]any{"text": text})
		if got := at(data, "search", "nodes", 0, "value", "id"); got != want {
			t.Errorf("%s: %v, want %s", text, got, want)
		}
	}
	data := askTyped(t, h, `{ search(text: "Kerry Lavrov Vienna", kinds: [SENTENCE]) {
		nodes { highlighted evidence { sentence begin end } statements { id } } } }`, nil)
	sentence, _ := at(data, "search", "nodes", 0, "evidence", "sentence").(string)
	if !strings.Contains(sentence, "Vienna") || at(data, "search", "nodes", 0, "statements", 0) == nil {
		t.Errorf("sentence: %v", data)
	}
}

// Pages join to the whole list, and say how much of it they are.
func TestGraphQLPages(t *testing.T) {
	h := serverOf(t, seedStore(t, filepath.Join(t.TempDir(), "db")), nil, options())
	const text = `query($first: Int!, $after: String) { statements(first: $first, after: $after) {
		totalCount summary pageInfo { hasNextPage endCursor } nodes { id } } }`
	whole := askTyped(t, h, text, map[string]any{"first": 1000})
	want := at(whole, "statements", "nodes").([]any)
	var got []any
	var after any
	for {
		page := at(askTyped(t, h, text, map[string]any{"first": 70, "after": after}), "statements")
		got = append(got, at(page, "nodes").([]any)...)
		if after = at(page, "pageInfo", "endCursor"); at(page, "pageInfo", "hasNextPage") == false {
			break
		}
	}
	if len(want) < 100 || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%d of %d statements", len(got), len(want))
	}
	if summary := at(whole, "statements", "summary"); summary != fmt.Sprintf("%d of %d", len(want), len(want)) {
		t.Errorf("summary %s", summary)
	}
	e := postTyped(t, h, text, map[string]any{"first": 5, "after": "nonsense"}).Errors
	if len(e) == 0 || e[0].Extensions.Code != "BAD_CURSOR" {
		t.Errorf("a cursor of nonsense: %v", e)
	}
}

// What asks too much is refused before it is run, with a code.
func TestGraphQLBounds(t *testing.T) {
	h := serverOf(t, seedStore(t, filepath.Join(t.TempDir(), "db")), nil, options())
	deep := "id"
	for range 20 {
		deep = "relations(first: 1) { nodes { subject { ... on Thing { " + deep + " } } } }"
	}
	wide := ""
	for i := range 200 {
		wide += fmt.Sprintf("f%d: facets { statementCount } ", i)
	}
	for code, text := range map[string]string{
		"TOO_DEEP":                  `{ thing(id: "kg:John_Kerry") { ` + deep + ` } }`,
		"TOO_COMPLEX":               "{ " + wide + " }",
		"BAD_INPUT":                 "{ things(first: 2000) { totalCount } }",
		"GRAPHQL_VALIDATION_FAILED": "{ nothing }",
		"GRAPHQL_PARSE_FAILED":      "{ statements(first: 5 { totalCount }",
	} {
		answer := postTyped(t, h, text, nil)
		if len(answer.Errors) == 0 || answer.Errors[0].Extensions.Code != code {
			t.Errorf("%s: %+v", code, answer.Errors)
		}
	}
}

// Every query of docs/graphql.md finds something in the graph of seeds/.
func TestGraphQLDocs(t *testing.T) {
	h := serverOf(t, seedStore(t, filepath.Join(t.TempDir(), "db")), nil, options())
	for _, query := range typedQueries(t) {
		for field, v := range askTyped(t, h, query, nil) {
			for _, list := range []string{"nodes", "paths", "buckets", "relationGroups", "text"} {
				if m, ok := v.(map[string]any); !ok || m[list] != nil && fmt.Sprint(m[list]) == "[]" {
					t.Errorf("%s finds nothing:\n%s", field, query)
				}
			}
		}
	}
}

// typedQueries are those of docs/graphql.md.
func typedQueries(t *testing.T) (queries []string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "docs", "graphql.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, block := range codeBlock.FindAllStringSubmatch(string(text), -1) {
		queries = append(queries, block[2])
	}
	if len(queries) < 6 {
		t.Errorf("only %d queries", len(queries))
	}
	return queries
}

// Built in PostgreSQL, the graph of seeds/ gives the answers that it gives in a directory, search among them.
func TestGraphQLOnPostgres(t *testing.T) {
	ours := serverOf(t, seedStore(t, filepath.Join(t.TempDir(), "db")), nil, options())
	theirs := serverOf(t, seedStore(t, postgrestest.New(t)), nil, options())
	for _, query := range typedQueries(t) {
		if diff := gocmp.Diff(askTyped(t, ours, query, nil), askTyped(t, theirs, query, nil)); diff != "" {
			t.Errorf("%s\nPostgreSQL (+) answers differently:\n%s", query, diff)
		}
	}
}
