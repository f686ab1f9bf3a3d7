package server_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// Agents are answered at /mcp like everybody else: for known hosts alone, in one message a request.
func TestAgents(t *testing.T) {
	opt := options()
	opt.Hosts, opt.Version = []string{"news.example"}, "1.2.3"
	h := newHandler(t, opt)
	post := func(host, contentType, body string) (int, http.Header) {
		r := httptest.NewRequest(http.MethodPost, "http://"+host+"/mcp", strings.NewReader(body))
		r.Header.Set("Content-Type", contentType)
		r.Header.Set("Accept", "application/json, text/event-stream")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w.Code, w.Result().Header
	}
	list := `{"jsonrpc":"2.0","id":1,"method":"tools/list"}`
	for _, test := range []struct {
		host, contentType, body string
		want                    int
	}{
		{"localhost", "application/json", list, http.StatusOK},
		{"news.example", "application/json", list, http.StatusOK},
		{"evil.example", "application/json", list, http.StatusMisdirectedRequest},
		{"localhost", "text/plain", list, http.StatusUnsupportedMediaType}, // what a page elsewhere may send unasked
		{"localhost", "application/json", "[" + list + "]", http.StatusBadRequest},
		{"localhost", "application/json", strings.Repeat("[", 100_000), http.StatusBadRequest},
	} {
		status, header := post(test.host, test.contentType, test.body)
		if status != test.want || header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s %s %.60s: status %d, want %d; %v", test.host, test.contentType, test.body, status, test.want, header)
		}
	}
}

// An agent's client is told where the two met.
func TestAgentsClient(t *testing.T) {
	session, err := mcp.NewClient(&mcp.Implementation{Name: "test"}, nil).Connect(context.Background(),
		&mcp.StreamableClientTransport{Endpoint: newServer(t).URL + "/mcp", DisableStandaloneSSE: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { session.Close() })
	result, err := session.CallTool(context.Background(), &mcp.CallToolParams{
		Name: "statements", Arguments: map[string]any{"predicates": []string{"rel:met"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	text := result.Content[0].(*mcp.TextContent).Text
	for _, want := range []string{`"place":{"id":"kg:Vienna"`, `"sentence":"Kerry met Lavrov in Vienna."`} {
		if !strings.Contains(text, want) {
			t.Errorf("the agent is told %s, without %s", text, want)
		}
	}
}
