package server_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/quadpress/quadpress/server"
)

// Cayley's clients tell answers apart by their type, and the first API is asked for few results.
func TestCayleyAnswers(t *testing.T) {
	handler := newHandler(t, options())
	for name, test := range map[string]struct{ path, accept, query, kind, want string }{
		"first API": {"/api/v1/query/gizmo", "*/*", metGizmo, "text/plain; charset=utf-8",
			`{"result":[{"id":"<kg:Sergei_Lavrov>"}]}`},
		"first API, an error": {"/api/v1/query/gizmo", "*/*", `g.V(`, "text/plain; charset=utf-8", `{"error":"gizmo: Syntax`},
		"first API, many": {"/api/v1/query/gizmo", "", `for (var i = 0; i < 200; i++) g.emit(i)`, "text/plain; charset=utf-8",
			`{"result":[0,`},
		"shape": {"/api/v1/shape/gizmo", "", `g.emit(1)`, "text/plain; charset=utf-8", `{}`},
		"JSON": {"/api/v2/query?lang=gizmo", "*/*", metGizmo, "application/json",
			`{"result":[{"id":"<kg:Sergei_Lavrov>"}]}`},
		"JSON-LD": {"/api/v2/query?lang=gizmo", "application/ld+json", metGizmo, "application/ld+json",
			`{"result":[{"id":{"@id":"kg:Sergei_Lavrov"}}]}`},
		"JSON-LD in GraphQL": {"/api/v2/query?lang=graphql", "application/ld+json", metGraphQL, "application/ld+json",
			`{"data":{"nodes":{"id":"kg:John_Kerry","met":"kg:Sergei_Lavrov"}}}`},
	} {
		t.Run(name, func(t *testing.T) {
			r := httptest.NewRequest("POST", "http://localhost"+test.path, strings.NewReader(test.query))
			r.Header.Set("Accept", test.accept)
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, r)
			if got := w.Header().Get("Content-Type"); got != test.kind || !strings.HasPrefix(w.Body.String(), test.want) {
				t.Errorf("%s %s; want %s %s", got, w.Body, test.kind, test.want)
			}
			if name == "first API, many" && w.Header().Get("Quadpress-Cut") != "cut after 100 results; there are more" {
				t.Errorf("cut: %s", w.Header().Get("Quadpress-Cut"))
			}
		})
	}
}

// Gephi reads an event a line; what an edge joins was added before it.
func TestGephi(t *testing.T) {
	srv := newServer(t)
	for _, mode := range []string{"raw", "nodes"} {
		status, body := ask(t, "GET", srv.URL+"/gephi/gs?"+url.Values{"mode": {mode}}.Encode(), "")
		if status != http.StatusOK {
			t.Fatal(body)
		}
		nodes, labels, edges := map[string]bool{}, map[string]bool{}, 0
		for line := range strings.SplitSeq(strings.TrimSuffix(body, "\r\n"), "\r\n") {
			var event struct {
				AN, CN map[string]struct{ Label string }
				AE     map[string]struct{ Source, Target string }
			}
			if err := json.Unmarshal([]byte(line), &event); err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			for id, node := range event.AN {
				nodes[id] = true
				labels[node.Label] = true
			}
			for id, node := range event.CN {
				if !nodes[id] {
					t.Errorf("%s: a node that was not added", line)
				}
				labels[node.Label] = true
			}
			for _, edge := range event.AE {
				edges++
				if !nodes[edge.Source] || !nodes[edge.Target] {
					t.Errorf("%s: an end that was not added", line)
				}
			}
		}
		if edges == 0 || !labels["kg:Russia"] || !labels["Russia"] || labels["schema:Country"] != (mode == "raw") {
			t.Errorf("%s: %d edges, labels %v", mode, edges, labels)
		}
	}
}

// Either of Cayley's web interfaces has its start at /ui/ and speaks to this server alone; the explorer stays at /.
func TestCayleyUI(t *testing.T) {
	folder := func(files map[string]string) string {
		dir := t.TempDir()
		for name, content := range files {
			name = filepath.Join(dir, name)
			if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		return dir
	}
	page := func(text string) string { return text + ` {{template "side"}}` }
	earlier := folder(map[string]string{
		"templates/query.html": page("query"), "templates/query_shape.html": page("shape"),
		"templates/visualize.html": page("visualize"), "templates/write.html": page("write"),
		"templates/side.tmpl": `{{define "side"}}<a href="/">{{end}}`, "static/main.js": "first", "secret": "x",
	})
	const script = `ask("http://localhost:64210/api"); ` +
		`load("https://cdn.jsdelivr.net/npm/monaco-editor@0.18.1/min/vs/loader.js")`
	later := folder(map[string]string{
		"index.html": "<title>later</title>", "static/main.js": script, "gizmo.d.ts": "types",
	})
	whole := folder(map[string]string{"index.html": "", "static/main.js": script, "vs/loader.js": "editor"})
	const missing = `{"error":"there is nothing at`
	for name, test := range map[string]struct {
		dir  string
		want map[string]string
	}{
		"of version 0.7": {earlier, map[string]string{
			"/ui/": `query <a href="/ui/">`, "/ui/query_shape": `shape <a href="/ui/">`, "/static/main.js": "first",
			"/": "<!doctype html>", "/ui/other": missing, "/static/": missing, "/secret": missing,
			"/static/../secret": missing, "/static/%2e%2e/secret": missing, "/vs/loader.js": missing,
		}},
		"the later one": {later, map[string]string{
			"/ui/": "<title>later</title>", "/gizmo.d.ts": "types", "/": "<!doctype html>",
			"/static/main.js": `ask("/api"); load("https://cdn.jsdelivr.net/`,
		}},
		"the later one with its editor": {whole, map[string]string{
			"/static/main.js": `ask("/api"); load("/vs/loader.js")`, "/vs/loader.js": "editor",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			opt := options()
			opt.CayleyUI = test.dir
			srv := httptest.NewServer(newHandler(t, opt))
			defer srv.Close()
			for path, want := range test.want {
				if _, body := ask(t, "GET", srv.URL+path, ""); !strings.HasPrefix(body, want) {
					t.Errorf("%s: %q, want %q", path, body, want)
				}
			}
		})
	}
	store, queries := newStore(t)
	for _, dir := range []string{t.TempDir(), filepath.Join(t.TempDir(), "none")} {
		opt := options()
		opt.CayleyUI = dir
		if _, err := server.New(context.Background(), store, queries, opt); err == nil ||
			!strings.Contains(err.Error(), "is no web interface of Cayley's") {
			t.Errorf("%s: %v", dir, err)
		}
	}
}
