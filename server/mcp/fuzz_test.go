package mcp_test

import (
	"encoding/json"
	"log/slog"
	"net/http/httptest"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/quadpress/quadpress/graph/explore/exploretest"
	"github.com/quadpress/quadpress/graph/query"
	"github.com/quadpress/quadpress/server/mcp"
)

// Whatever is sent, the answer is a refusal or JSON, in bounded time, and no fault of the server's.
func FuzzMessage(f *testing.F) {
	for _, message := range []string{
		`{"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"x"}}}`,
		`{"method":"tools/list"}`, `{"method":"resources/list","params":{"cursor":"x"}}`, `{"method":"subscriptions/listen"}`,
		`{"method":"resources/read","params":{"uri":"urn:quadpress:kg:document/a.txt"}}`,
		"{\"method\":\"resources/read\",\"params\":{\"uri\":\"urn:quadpress:\x7f\"}}",
		`{"method":"tools/call","params":{"name":"overview"}}`,
		`{"method":"tools/call","params":{"name":"search","arguments":{"text":"ann","kinds":["thing"],"first":3}}}`,
		`{"method":"tools/call","params":{"name":"describe","arguments":{"id":"kg:Ann_Lee rel:visited kg:Oslo"}}}`,
		`{"method":"tools/call","params":{"name":"statements","arguments":{"between":["kg:Ann_Lee","kg:Oslo"]}}}`,
		`{"method":"tools/call","params":{"name":"events","arguments":{"from":"2015","polarity":["denied"]}}}`,
		`{"method":"tools/call","params":{"name":"neighbors","arguments":{"id":"kg:Oslo","named":true}}}`,
		`{"method":"tools/call","params":{"name":"paths","arguments":{"from":"kg:Oslo","to":"kg:Ann_Lee"}}}`,
		`{"method":"tools/call","params":{"name":"read_document","arguments":{"id":"kg:document/a.txt","begin":9}}}`,
		`{"method":"tools/call","params":{"name":"search","arguments":null}}`,
		`{"method":"tools/call"}`, `{"method":"ping","params":[[[{}]]]}`, `[{"method":"tools/list"}]`, `null`, `{}`,
	} {
		f.Add(strings.Replace(message, "{", `{"jsonrpc":"2.0","id":1,`, 1))
	}
	var faults strings.Builder
	none := query.NewPool(func() *exec.Cmd { return exec.Command("none") })
	agents := mcp.New(exploretest.Graph(f), none, mcp.Options{
		Query: query.Options{Timeout: 5 * time.Second},
		Log:   slog.New(slog.NewTextHandler(&faults, &slog.HandlerOptions{Level: slog.LevelError})),
	})
	f.Fuzz(func(t *testing.T, message string) {
		r := httptest.NewRequest("POST", "/mcp", strings.NewReader(message))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/json, text/event-stream")
		w := httptest.NewRecorder()
		agents.ServeHTTP(w, r)
		if w.Code >= 500 || w.Code == 200 && !json.Valid(w.Body.Bytes()) {
			t.Errorf("%q is answered with status %d: %s", message, w.Code, w.Body)
		}
		if faults.Len() > 0 {
			t.Errorf("%q: the server has noted %s", message, faults.String())
			faults.Reset()
		}
	})
}
