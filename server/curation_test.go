package server_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/query/querytest"
	"github.com/quadpress/quadpress/press"
	"github.com/quadpress/quadpress/server"
)

// newWritingServer serves a store that those may correct who know the token.
func newWritingServer(t *testing.T, token string) *httptest.Server {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "db")
	if err := fillStore(t, dir).Close(); err != nil {
		t.Fatal(err)
	}
	open := func() (*graph.Store, error) { return graph.Open(dir, graph.Options{ReadOnly: true}) }
	shown, err := open()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { shown.Close() })
	var s *server.Server
	opt := options()
	opt.Writing = &server.Writing{Token: token,
		Curator: &press.Curator{Store: dir, File: graph.CurationFile(dir)},
		Changed: func(ctx context.Context) error {
			next, err := open()
			if err != nil {
				return err
			}
			before := shown
			shown = next
			if err := s.Show(ctx, next); err != nil {
				return err
			}
			return before.Close()
		}}
	s = serverOf(t, shown, querytest.Pool(t, dir), opt)
	srv := httptest.NewServer(s)
	t.Cleanup(srv.Close)
	return srv
}

// send sends a request with headers, "Name: value", and returns the answer's status and body.
func send(t *testing.T, method, url, body string, headers ...string) (int, string) {
	t.Helper()
	req, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		req.Header.Set(name, value)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(data)
}

func TestCuration(t *testing.T) {
	srv := newWritingServer(t, "a-token-of-some-length")
	const (
		auth   = "Authorization: Bearer a-token-of-some-length"
		asJSON = "Content-Type: application/json"
		asYAML = "Content-Type: application/yaml"
		rename = `{"kind": "rename", "things": ["kg:John_Kerry"], "value": "The Envoy"}`
		wrong  = `{"kind": "wrong", "things": ["kg:John_Kerry"], "predicate": "rel:met", "object": "kg:Sergei_Lavrov"}`
	)
	label := func() string {
		query := `{"query": "{ thing(id: \"kg:John_Kerry\") { label curated } }"}`
		_, body := send(t, http.MethodPost, srv.URL+"/graphql", query, asJSON)
		return body
	}
	at := srv.URL + "/api/curation"
	for _, step := range []struct {
		method, url, body string
		headers           []string
		status            int
		want              string
	}{
		{"GET", at, "", nil, 200, `"entries":[],`},
		// Who may not, and what another site's page could send, changes nothing.
		{"POST", at, rename, []string{asJSON}, 401, `"this needs the token`},
		{"POST", at, rename, []string{asJSON, "Authorization: Bearer another"}, 401, `"this needs the token`},
		{"POST", at, rename, []string{asJSON, "Authorization: Basic a-token-of-some-length"}, 401, `"error"`},
		{"POST", at, rename, []string{auth}, 415, "the body must be application/json"},
		{"POST", at, rename, []string{auth, "Content-Type: text/plain"}, 415, "the body must be application/json"},
		{"DELETE", at + "/entries/00000000", "", nil, 401, "token"},
		{"GET", at, "", nil, 200, `"entries":[],`},
		// Faults are told in one line.
		{"POST", at, `{"kind": "rename"`, []string{auth, asJSON}, 400, "the body is no entry"},
		{"POST", at, `{"kinds": 1}`, []string{auth, asJSON}, 400, `unknown field \"kinds\"`},
		{"POST", at, `{"kind": "rename", "things": ["kg:Nobody"], "value": "x"}`, []string{auth, asJSON},
			400, "no document speaks of kg:Nobody"},
		{"POST", at, `{"kind": "same", "things": ["kg:Homs"]}`, []string{auth, asJSON},
			400, "same needs two different things"},
		{"DELETE", at + "/entries/00000000", "", []string{auth}, 400, "there is no entry"},
		{"POST", at + "/file", "curation:\n- same: [kg:A]\n", []string{auth, asYAML}, 400, "the file:2: same needs two"},
		{"PUT", at, rename, []string{auth, asJSON}, 405, "takes GET"},
		// A correction, its list, its file, and back.
		{"POST", at, rename, []string{auth, asJSON}, 200, `"state":"holds"`},
		{"POST", at, rename, []string{auth, asJSON}, 400, "says so already"},
		{"GET", at, "", nil, 200, `"text":"kg:John_Kerry is called \"The Envoy\""`},
		{"GET", at + "/file", "", nil, 200, "- rename: kg:John_Kerry\n  name: The Envoy\n"},
		{"POST", at, wrong, []string{auth, asJSON}, 200, `"quadsAdded":1,"quadsRemoved":1`},
		{"POST", srv.URL + "/graphql", `{"query": "{ thing(id: \"kg:John_Kerry\") { relations { totalCount } } }"}`,
			[]string{asJSON}, 200, `"totalCount":0`},
		{"POST", srv.URL + "/graphql",
			`{"query": "{ statements(filter: {wrong: true}) { nodes { wrong relation { wrong edge } } } }"}`,
			[]string{asJSON}, 200, `[{"wrong":true,"relation":{"wrong":true,"edge":false}}]`},
		{"POST", at + "/file", "curation:\n- {rename: kg:Homs, name: Hims}\n", []string{auth, asYAML}, 200, `"value":"Hims"`},
	} {
		status, body := send(t, step.method, step.url, step.body, step.headers...)
		if status != step.status || !strings.Contains(body, step.want) || strings.Count(body, "\n") > 1 && status != 200 {
			t.Errorf("%s %s %s: %d %s, want %d %s", step.method, step.url, step.body, status, body, step.status, step.want)
		}
	}
	if got := label(); !strings.Contains(got, `"label":"The Envoy","curated":["rename"]`) {
		t.Errorf("after the correction the graph says %s", got)
	}
	_, body := send(t, http.MethodGet, at, "")
	for _, part := range strings.Split(body, `{"id":"`)[1:] {
		if status, body := send(t, http.MethodDelete, at+"/entries/"+part[:8], "", auth); status != http.StatusOK {
			t.Errorf("undo: %d %s", status, body)
		}
	}
	if got := label(); !strings.Contains(got, `"label":"John Kerry","curated":[]`) {
		t.Errorf("with all undone the graph says %s", got)
	}
}

// A server that was not started to be written to says so.
func TestCurationIsReadOnly(t *testing.T) {
	srv := newServer(t)
	status, body := send(t, http.MethodPost, srv.URL+"/api/curation", "{}", "Authorization: Bearer ")
	if status != http.StatusForbidden || !strings.Contains(body, "start the server with --write") {
		t.Errorf("%d %s", status, body)
	}
	status, body = send(t, http.MethodGet, srv.URL+"/api/curation", "")
	if status != http.StatusOK || !strings.Contains(body, `"write":false`) {
		t.Errorf("%d %s", status, body)
	}
}
