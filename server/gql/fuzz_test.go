package gql_test

import (
	"encoding/json"
	"log/slog"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/quadpress/quadpress/graph/explore/exploretest"
	"github.com/quadpress/quadpress/server/gql"
)

// newHandler answers queries on a graph of one statement.
func newHandler(t testing.TB) *gql.Handler {
	t.Helper()
	return gql.New(exploretest.Graph(t), gql.Options{Timeout: 5 * time.Second, Log: slog.New(slog.DiscardHandler)})
}

// Whatever is asked, the answer is JSON, in bounded time, and no internal error.
func FuzzQuery(f *testing.F) {
	for _, query := range []string{
		`{ thing(id: "kg:Ann_Lee") { label relations(first: 5) { nodes { object { ... on Thing { id } } standing } } } }`,
		`{ search(text: "ann", first: 3) { summary nodes { highlighted value { ... on Thing { id } } } } }`,
		`{ neighbors(of: "kg:Oslo", through: [RELATION, ROLE]) { nodes { value { ... on Thing { id } } roles { id } } } }`,
		`{ paths(from: "kg:Oslo", to: "kg:Ann_Lee", maxLength: 6) { length paths { steps { documentCount } } } }`,
		`{ facets(filter: {named: true, from: "2015"}) { types { values { value count } } } timeline { undatedEvents } }`,
		`{ document(id: "kg:document/a.txt") { text mentions { summary } statements { nodes { evidence { sentence } } } } }`,
		`query($n: Int!) { things(first: $n) { edges { cursor } } }`,
		`{ __schema { types { name fields { name } } } stats { quads highlight { subject { __typename } } } }`,
		`fragment a on Thing { ...a } { thing(id: "x") { ...a } }`,
		`{ node(id: "kg:Ann_Lee rel:visited kg:Oslo") { id } statements(after: "x") { totalCount } }`,
	} {
		f.Add(query)
	}
	h := newHandler(f)
	f.Fuzz(func(t *testing.T, query string) {
		body, err := json.Marshal(map[string]any{"query": query, "variables": map[string]any{"n": 3}})
		if err != nil {
			t.Skip()
		}
		r := httptest.NewRequest("POST", "/graphql", strings.NewReader(string(body)))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		begun := time.Now()
		h.ServeHTTP(w, r)
		if took := time.Since(begun); took > 30*time.Second {
			t.Errorf("%s took %s", query, took)
		}
		if !json.Valid(w.Body.Bytes()) || strings.Contains(w.Body.String(), `"INTERNAL"`) {
			t.Errorf("%s\n%s", query, w.Body)
		}
	})
}

// Queries that fields of cost, depth and aliases multiply are refused before they are run, whatever way they take.
func TestHostile(t *testing.T) {
	h := newHandler(t)
	deep := strings.Repeat("relations(first: 1) { nodes { subject { ... on Thing { ", 30) + "id" +
		strings.Repeat(" } } } }", 30)
	introspection := strings.Repeat("fields { type { ", 20) + "name" + strings.Repeat(" } }", 20)
	for name, query := range map[string]string{
		"deep":          `{ thing(id: "kg:Ann_Lee") { ` + deep + ` } }`,
		"wide":          "{ " + aliases("facets { statementCount }", 500) + " }",
		"huge":          `{ things(first: 1000) { nodes { statements(first: 1000) { nodes { id } } } } }`,
		"introspection": "{ __schema { types { " + introspection + " } } }",
		"schemas":       "{ " + aliases("__schema { types { name } }", 100) + " }",
		"cycle":         `fragment a on Thing { id ...a } { thing(id: "x") { ...a } }`,
		"bomb":          bomb(25),
		"larger bomb":   bomb(300),
		"bytes":         "{ stats { quads } } #" + strings.Repeat("x", 200<<10),
		"tokens":        "{ " + aliases("stats { quads }", 5000) + " }",
	} {
		body, err := json.Marshal(map[string]any{"query": query})
		if err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest("POST", "/graphql", strings.NewReader(string(body)))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		begun := time.Now()
		h.ServeHTTP(w, r)
		if !strings.Contains(w.Body.String(), `"errors"`) || strings.Contains(w.Body.String(), "INTERNAL") {
			t.Errorf("%s: %.300s", name, w.Body)
		}
		t.Logf("%s: %s, %.120s", name, time.Since(begun), w.Body)
	}
}

// aliases asks for a field many times.
func aliases(field string, times int) string {
	var b strings.Builder
	for i := range times {
		b.WriteString("a" + strings.Repeat("b", i%7) + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) +
			string(rune('a'+i/676)) + ": " + field + " ")
	}
	return b.String()
}

// bomb is a query whose fragments double what they hold, over and over.
func bomb(times int) string {
	var b strings.Builder
	b.WriteString("{ stats { ...f0 } } ")
	name := func(i int) string { return "f" + strconv.Itoa(i) }
	for i := range times {
		b.WriteString("fragment " + name(i) + " on Stats { a: quads ..." + name(i+1) + " ..." + name(i+1) + " } ")
	}
	b.WriteString("fragment " + name(times) + " on Stats { quads } ")
	return b.String()
}
