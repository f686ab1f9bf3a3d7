package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/query"
	"github.com/quadpress/quadpress/graph/query/querytest"
	"github.com/quadpress/quadpress/server"
)

func TestMain(m *testing.M) { querytest.Main(m) }

// newStore returns a store that says: John Kerry met Sergei Lavrov in Vienna, Russia struck Homs.
func newStore(t testing.TB) (*graph.Store, *query.Pool) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "db")
	return fillStore(t, dir), querytest.Pool(t, dir)
}

// fillStore makes that store in a directory.
func fillStore(t testing.TB, dir string) *graph.Store {
	t.Helper()
	store, err := graph.Open(dir, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	evidence := "Kerry met Lavrov in Vienna."
	things := []quadpress.Resolution{
		{ID: "John_Kerry", Label: "John Kerry", Type: "Person"}, {ID: "Sergei_Lavrov", Label: "Sergei Lavrov",
			Type: "Person"},
		{ID: "Vienna", Label: "Vienna", Type: "City"}, {ID: "Russia", Label: "Russia", Type: "Country"},
		{ID: "Homs", Label: "Homs", Type: "City"},
	}
	e := quadpress.Extraction{Document: quadpress.Document{ID: "vienna.txt", Title: "Talks"}, Hash: "1"}
	for _, r := range things {
		e.Entities = append(e.Entities, quadpress.Entity{Type: r.Type, Name: r.Label, Names: []string{r.Label}})
	}
	e.Statements = []quadpress.Statement{
		{Subject: quadpress.Term{Entity: 0}, Predicate: "met", Object: quadpress.Term{Entity: 1},
			Place: &quadpress.Term{Entity: 2}, Confidence: 0.9, Evidence: evidence, Span: quadpress.Span{End: len(evidence)}},
		{Subject: quadpress.Term{Entity: 3}, Predicate: "struck", Object: quadpress.Term{Entity: 4}, Confidence: 0.9,
			Evidence: "Russia struck Homs.", Span: quadpress.Span{Begin: 30, End: 50}},
	}
	_, err = store.Update(context.Background(), func(u *graph.Update) error {
		if err := u.Put(e); err != nil {
			return err
		}
		return u.Resolve("vienna.txt", things)
	})
	if err != nil {
		t.Fatal(err)
	}
	return store
}

func newHandler(t testing.TB, opt server.Options) http.Handler {
	t.Helper()
	store, queries := newStore(t)
	return serverOf(t, store, queries, opt)
}

func serverOf(t testing.TB, store *graph.Store, queries *query.Pool, opt server.Options) *server.Server {
	t.Helper()
	s, err := server.New(context.Background(), store, queries, opt)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func options() server.Options {
	return server.Options{Query: query.Options{Timeout: time.Minute}, Log: slog.New(slog.DiscardHandler)}
}

func newServer(t testing.TB) *httptest.Server {
	t.Helper()
	srv := httptest.NewServer(newHandler(t, options()))
	t.Cleanup(srv.Close)
	return srv
}

// request sends a request and returns the answer's status and body.
func request(method, url, body string) (int, string, error) {
	req, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		return 0, "", err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, "", err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	return resp.StatusCode, string(data), err
}

func ask(t testing.TB, method, url, body string) (int, string) {
	t.Helper()
	status, answer, err := request(method, url, body)
	if err != nil {
		t.Fatal(err)
	}
	return status, answer
}

const (
	metGizmo   = `g.V("<kg:John_Kerry>").labelContext("<kg:Vienna>").out("<rel:met>").all()`
	metGraphQL = `{ nodes(id: <kg:John_Kerry>) { id met: <rel:met> } }`
)

func TestAPI(t *testing.T) {
	srv := newServer(t)
	get := func(path string, pairs ...string) string {
		v := url.Values{}
		for i := 0; i < len(pairs); i += 2 {
			v.Set(pairs[i], pairs[i+1])
		}
		return path + "?" + v.Encode()
	}
	const met = `{"result":[{"id":"<kg:Sergei_Lavrov>"}]}`
	const metData = `{"data":{"nodes":{"id":"kg:John_Kerry","met":"kg:Sergei_Lavrov"}}}`
	tests := map[string]struct {
		method, path, body string
		status             int
		want               string // of the body
	}{
		"health":         {"GET", "/healthz", "", 200, "ok"},
		"gizmo":          {"POST", "/api/v2/query?lang=gizmo", metGizmo, 200, met},
		"gizmo by GET":   {"GET", get("/api/v2/query", "lang", "gizmo", "qu", metGizmo), "", 200, met},
		"gizmo v1":       {"POST", "/api/v1/query/gizmo", metGizmo, 200, met},
		"graphql":        {"POST", "/api/v2/query?lang=graphql", metGraphQL, 200, metData},
		"graphql by GET": {"GET", get("/api/v2/query", "lang", "graphql", "qu", metGraphQL), "", 200, metData},
		"graphql v1":     {"POST", "/api/v1/query/graphql", metGraphQL, 200, metData},
		"no results": {
			"POST", "/api/v2/query?lang=gizmo", `g.V("<kg:Nobody>").out().all()`, 200,
			`{"result":[],"notes":["the graph does not hold <kg:Nobody>"]}`,
		},
		"limit": {
			"POST", "/api/v2/query?lang=gizmo&limit=2", `while (true) g.emit(1)`, 200,
			`{"result":[1,1],"cut":"cut after 2 results; there are more"}`,
		},
		"limit v1": {
			"POST", "/api/v1/query/gizmo?limit=2", `while (true) g.emit(1)`, 200,
			`{"result":[1,1],"cut":"cut after 2 results; there are more"}`,
		},
		"bad limit": {
			"POST", "/api/v2/query?lang=gizmo&limit=x", `1`, 400,
			`{"error":"limit \"x\" is not a number"}`,
		},
		"malformed gizmo": {"POST", "/api/v2/query?lang=gizmo", `g.V(`, 400, `{"error":"gizmo: SyntaxError`},
		"mistaken gizmo": {
			"POST", "/api/v2/query?lang=gizmo", `g.V().out({}).all()`, 400,
			`{"error":"gizmo: unsupported type`,
		},
		"malformed graphql": {
			"POST", "/api/v2/query?lang=graphql", `{`, 400,
			`{"errors":[{"message":"graphql: Syntax Error`,
		},
		"graphql as JSON": {
			"POST", "/api/v2/query?lang=graphql",
			`{"query": "query Q($who: ID) { nodes(id: $who) { id } }", "variables": {"who": "<kg:Russia>"}}`, 200,
			`{"data":{"nodes":{"id":"kg:Russia"}}}`,
		},
		"no such variable": {
			"POST", "/api/v2/query?lang=graphql", `{"query": "{ nodes(id: $who) { id } }"}`, 400,
			`{"errors":[{"message":"variable $who has no value"}`,
		},
		"a name as a string": {
			"POST", "/api/v2/query?lang=gizmo", `g.V("kg:Russia").out().all()`, 200,
			`{"result":[],"notes":["kg:Russia is a string here; write <kg:Russia> for the thing"]}`,
		},
		"memory at once": {
			"POST", "/api/v2/query?lang=gizmo", `new ArrayBuffer(1e11)`, 503,
			`{"error":"query needed too much memory"}`,
		},
		"unknown format": {
			"GET", get("/api/v2/read", "sub", "<kg:Russia>", "format", "xml"), "", 400,
			`{"error":"there is no format \"xml\"`,
		},
		"read as JSON": {
			"GET", get("/api/v2/read", "sub", "<kg:Russia>", "pred", "<rel:struck>", "format", "json"), "", 200,
			"[\n\t{\"subject\":\"\\u003ckg:Russia\\u003e\"",
		},
		"read a part": {
			"GET", get("/api/v2/read", "pred", "<rdfs:label>", "limit", "1"), "", 200,
			"<kg:Homs> <rdfs:label> \"Homs\" .\n# cut after 1 results; there are more\n",
		},
		"options":            {"OPTIONS", "/api/v2/query", "", 204, ""},
		"health as Cayley's": {"GET", "/health", "", 200, "ok"},
		"empty query":        {"POST", "/api/v2/query?lang=gizmo", ``, 400, `{"error":"the query is empty"}`},
		"no language": {
			"POST", "/api/v2/query", metGizmo, 400,
			`{"error":"name the query's language with the parameter lang"}`,
		},
		"unknown language": {
			"POST", "/api/v2/query?lang=sparql", metGizmo, 400,
			`{"error":"unknown query language \"sparql\": it is one of gizmo, graphql, mql, sexp"}`,
		},
		"long query": {
			"POST", "/api/v2/query?lang=gizmo", strings.Repeat(" ", 100<<10), 400,
			`{"error":"the query is`,
		},
		"huge query": {
			"POST", "/api/v2/query?lang=gizmo", strings.Repeat("x", 2<<20), 413,
			`{"error":"the query is longer than 64 KiB"}`,
		},
		"read": {
			"GET", get("/api/v2/read", "sub", "<kg:Russia>", "pred", "<rel:struck>"), "", 200,
			"<kg:Russia> <rel:struck> <kg:Homs> .\n",
		},
		"read full IRIs": {
			"GET", get("/api/v2/read", "sub", "<kg:Russia>", "pred", "<rel:struck>", "iri", "full"), "", 200,
			"<urn:quadpress:kg:Russia> <urn:quadpress:rel:struck> <urn:quadpress:kg:Homs> .\n",
		},
		"read nothing": {"GET", get("/api/v2/read", "sub", "<kg:Nobody>"), "", 200, ""},
		"formats":      {"GET", "/api/v2/formats", "", 200, `[{"id":`},
		"shape": {
			"POST", "/api/v1/shape/gizmo", `g.V("<kg:Russia>").out("<rel:struck>").all()`, 200,
			`{"nodes":[{"id":1,"tags":["id"],"is_link_node":false,"is_fixed":false},{"id":2,"values":["<rel:struck>"],`,
		},
		"shape of graphql": {
			"POST", "/api/v1/shape/graphql", metGraphQL, 400,
			`{"error":"what a query in graphql looks for cannot be drawn"}`,
		},
		"mql": {
			"POST", "/api/v2/query?lang=mql", `[{"id": "<kg:Russia>", "<rel:struck>": null}]`, 200,
			`{"result":[{"<rel:struck>":"<kg:Homs>","id":"<kg:Russia>"}]}`,
		},
		"sexp": {
			"POST", "/api/v1/query/sexp", `($who (:rel:struck :kg:Homs))`, 200, `{"result":[{"$who":"<kg:Russia>"}]}`,
		},
		"read as GraphML": {
			"GET", get("/api/v2/read", "pred", "<rel:struck>", "format", "graphml"), "", 200, `<?xml version="1.0"`,
		},
		"namespaces": {"GET", "/api/v2/namespace-rules", "", 200, `[{"prefix":`},
		"write namespaces": {
			"POST", "/api/v2/namespace-rules", `{"prefix":"a","namespace":"b"}`, 405,
			`{"error":"/api/v2/namespace-rules takes GET, HEAD"}`,
		},
		"gephi": {
			"GET", get("/gephi/gs", "pred", "<rel:struck>"), "", 200, `{"an":{"0":{"label":"kg:Russia","size":20,`,
		},
		"gephi in no mode":    {"GET", get("/gephi/gs", "mode", "x"), "", 400, `{"error":"mode=x: it is raw or nodes"}`},
		"write":               {"POST", "/api/v2/write", "<a> <b> <c> .", 403, `{"error":"the graph is read-only`},
		"delete":              {"POST", "/api/v2/delete", "<a> <b> <c> .", 403, `{"error":"the graph is read-only`},
		"delete node":         {"POST", "/api/v2/node/delete", "<a>", 403, `{"error":"the graph is read-only`},
		"write v1":            {"POST", "/api/v1/write", "[]", 403, `{"error":"the graph is read-only`},
		"delete v1":           {"POST", "/api/v1/delete", "[]", 403, `{"error":"the graph is read-only`},
		"write a file v1":     {"POST", "/api/v1/write/file/nquad", "", 403, `{"error":"the graph is read-only`},
		"wrong method":        {"DELETE", "/api/v2/query", "", 405, `{"error":"/api/v2/query takes GET, HEAD, POST"}`},
		"wrong method v1":     {"GET", "/api/v1/query/gizmo", "", 405, `{"error":"/api/v1/query/gizmo takes POST"}`},
		"not found":           {"GET", "/favicon.ico", "", 404, `{"error":"there is nothing at /favicon.ico`},
		"not found in an API": {"GET", "/api/v3/query", "", 404, `{"error":"there is nothing at`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			status, body := ask(t, test.method, srv.URL+test.path, test.body)
			if status != test.status || !strings.HasPrefix(body, test.want) || test.want == "" && body != "" {
				t.Errorf("status %d, body %q; want %d, %q", status, body, test.status, test.want)
			}
			if strings.HasPrefix(body, "{") && !strings.Contains(body, "\r\n") && !json.Valid([]byte(body)) {
				t.Errorf("the body is not JSON: %q", body)
			}
		})
	}
}

func TestHeaders(t *testing.T) {
	srv := newServer(t)
	req, err := http.NewRequest("POST", srv.URL+"/api/v2/query?lang=gizmo", strings.NewReader(metGizmo))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Origin", "https://example.org")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	want := map[string]string{
		"Content-Type":                "application/json",
		"X-Content-Type-Options":      "nosniff",
		"X-Frame-Options":             "DENY",
		"Access-Control-Allow-Origin": "",
	}
	for name, value := range want {
		if got := resp.Header.Get(name); got != value {
			t.Errorf("%s: %q, want %q", name, got, value)
		}
	}
	if csp := resp.Header.Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'none'") {
		t.Errorf("Content-Security-Policy: %q", csp)
	}
}

// A query that has no end is stopped when its time is over.
func TestTimeout(t *testing.T) {
	opt := options()
	opt.Query.Timeout = 300 * time.Millisecond
	srv := httptest.NewServer(newHandler(t, opt))
	defer srv.Close()
	status, body := ask(t, "POST", srv.URL+"/api/v2/query?lang=gizmo", `while (true) {}`)
	if want := "{\"error\":\"query took too long: more than 300ms\"}\n"; status != 503 || body != want {
		t.Errorf("status %d, body %q; want 503, %q", status, body, want)
	}
}

// Only the hosts that the server is for are answered: a page elsewhere could have its own name resolve to this machine.
func TestHost(t *testing.T) {
	opt := options()
	opt.Hosts = []string{"graph.example"}
	handler := newHandler(t, opt)
	for host, want := range map[string]int{
		"localhost": 200, "localhost:64210": 200, "127.0.0.1:64210": 200, "[::1]:64210": 200, "192.0.2.7": 200,
		"graph.example": 200, "Graph.Example:80": 200, "app.localhost": 200,
		"evil.example": 421, "evil.example:64210": 421, "localhost.evil.example": 421, "127.0.0.1.evil.example": 421, "": 421,
	} {
		r := httptest.NewRequest("GET", "/healthz", nil)
		r.Host = host
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("host %q: status %d, want %d", host, w.Code, want)
		}
	}
}

// Pages of other origins read nothing unless they are allowed to.
func TestOrigin(t *testing.T) {
	for _, test := range []struct {
		allowed []string
		want    string
	}{{nil, ""}, {[]string{"https://other.example"}, ""}, {[]string{"https://news.example"}, "https://news.example"},
		{[]string{"*"}, "https://news.example"}} {
		opt := options()
		opt.Origins = test.allowed
		handler := newHandler(t, opt)
		for _, method := range []string{"GET", "OPTIONS"} {
			r := httptest.NewRequest(method, "http://localhost/api/v2/formats", nil)
			r.Header.Set("Origin", "https://news.example")
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, r)
			if got := w.Header().Get("Access-Control-Allow-Origin"); got != test.want {
				t.Errorf("%v, %s: allowed origin %q, want %q", test.allowed, method, got, test.want)
			}
		}
	}
}

// All views are the explorer's page; its files name themselves by what is in them and may be kept.
func TestExplorer(t *testing.T) {
	srv := newServer(t)
	_, page := ask(t, "GET", srv.URL+"/", "")
	for _, view := range []string{"/search?text=a", "/thing?id=kg:A", "/event?id=b", "/story?id=c", "/graph", "/query"} {
		if status, same := ask(t, "GET", srv.URL+view, ""); status != 200 || same != page {
			t.Errorf("%s: status %d, page %s", view, status, same)
		}
	}
	files := regexp.MustCompile(`(?:src|href)="(/[^"]+)"`).FindAllStringSubmatch(page, -1)
	if len(files) < 3 {
		t.Errorf("the page names %d files: %s", len(files), page)
	}
	for _, file := range files {
		response, err := http.Get(srv.URL + file[1])
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		tag := response.Header.Get("ETag")
		if response.StatusCode != 200 || tag == "" {
			t.Errorf("%s: status %d, tag %q", file[1], response.StatusCode, tag)
		}
		again, err := http.NewRequest("GET", srv.URL+file[1], nil)
		if err != nil {
			t.Fatal(err)
		}
		again.Header.Set("If-None-Match", tag)
		response, err = http.DefaultClient.Do(again)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		kept := strings.Contains(response.Header.Get("Cache-Control"), "immutable")
		if response.StatusCode != http.StatusNotModified || kept != strings.HasPrefix(file[1], "/assets/") {
			t.Errorf("%s again: status %d, Cache-Control %q", file[1], response.StatusCode, response.Header["Cache-Control"])
		}
	}
	for _, nothing := range []string{"/assets/", "/assets/none.js", "/index.html", "/assets/../index.html"} {
		if status, _ := ask(t, "GET", srv.URL+nothing, ""); status != http.StatusNotFound {
			t.Errorf("%s: status %d", nothing, status)
		}
	}
}

// What is wrong with a request for GraphQL is the client's fault, and said.
func TestGraphQLBody(t *testing.T) {
	srv := newServer(t)
	const kind = "application/json"
	for name, test := range map[string]struct {
		kind, body string
		status     int
		want       string
	}{
		"too long":  {kind, `{"query":"` + strings.Repeat(" ", 200<<10) + `"}`, 413, "the request is longer than 128 KiB"},
		"no JSON":   {kind, `{"query"`, 400, `"errors"`},
		"no query":  {kind, `{}`, 422, `"errors"`},
		"no object": {kind, `[]`, 400, `"errors"`},
		"as text":   {"text/plain", `{ stats { documents } }`, 415, "application/json"},
	} {
		response, err := http.Post(srv.URL+"/graphql", test.kind, strings.NewReader(test.body))
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil || response.StatusCode != test.status || !strings.Contains(string(body), test.want) {
			t.Errorf("%s: status %d, %s, %v", name, response.StatusCode, body, err)
		}
	}
}

// A browser that opens the address of the typed GraphQL is shown GraphiQL; whoever asks a query is answered.
func TestGraphiQL(t *testing.T) {
	handler := newHandler(t, options())
	const html = "text/html,application/xhtml+xml,*/*;q=0.8"
	for _, test := range []struct{ method, path, accept, want string }{
		{"GET", "/graphql", html, "<!doctype html>"},
		{"GET", "/graphql?query={stats{documents}}", html, `{"data":{"stats":{"documents":1}}}`},
		{"GET", "/graphql?query={stats{documents}}", "*/*", `{"data":{"stats":{"documents":1}}}`},
		{"GET", "/graphql", "application/json", `{"errors":`},
		{"POST", "/graphql", html, `{"data":{"stats":{"documents":1}}}`},
	} {
		body := strings.NewReader(`{"query":"{stats{documents}}"}`)
		r := httptest.NewRequest(test.method, "http://localhost"+test.path, body)
		r.Header.Set("Accept", test.accept)
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		if !strings.HasPrefix(w.Body.String(), test.want) {
			t.Errorf("%v: %s", test, w.Body)
		}
	}
}

// A server that is told to stop lets a query under way finish, and takes no more.
func TestShutdown(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	var logged bytes.Buffer
	opt := options()
	opt.Log = slog.New(slog.NewTextHandler(&logged, &slog.HandlerOptions{Level: slog.LevelWarn}))
	served := make(chan error, 1)
	started := make(chan bool, 1)
	handler := newHandler(t, opt)
	go func() {
		served <- server.Serve(ctx, listener, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			started <- true
			handler.ServeHTTP(w, r)
		}), opt)
	}()

	address := fmt.Sprintf("http://%s/api/v2/query?lang=gizmo", listener.Addr())
	const slow = `var end = Date.now() + 500; while (Date.now() < end) {} g.emit("done")`
	answer := make(chan string, 1)
	go func() {
		_, body, err := request("POST", address, slow)
		answer <- fmt.Sprint(body, err)
	}()
	<-started
	cancel()
	if got, want := <-answer, "{\"result\":[\"done\"]}\n<nil>"; got != want {
		t.Errorf("answer %q, want %q", got, want)
	}
	if err := <-served; err != nil {
		t.Error(err)
	}
	if _, err := http.Post(address, "", strings.NewReader(slow)); err == nil {
		t.Error("the server still answers")
	}
	if logged.Len() > 0 {
		t.Errorf("log: %s", &logged)
	}
}

// Many clients at once get what each asked for.
func TestConcurrentQueries(t *testing.T) {
	srv := newServer(t)
	bodies := make(chan string)
	for i := range 32 {
		go func() {
			_, body, err := request("POST", srv.URL+"/api/v2/query?lang=gizmo",
				fmt.Sprintf(`g.V("<kg:Russia>").out("<rel:struck>").tag("n%d").all()`, i))
			if err != nil {
				body = err.Error()
			}
			bodies <- body
		}()
	}
	got := map[string]bool{}
	want := map[string]bool{}
	for i := range 32 {
		got[<-bodies] = true
		want[fmt.Sprintf("{\"result\":[{\"id\":\"<kg:Homs>\",\"n%d\":\"<kg:Homs>\"}]}\n", i)] = true
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
