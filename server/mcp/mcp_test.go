package mcp_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/explore"
	"github.com/quadpress/quadpress/graph/query"
	"github.com/quadpress/quadpress/graph/query/querytest"
	"github.com/quadpress/quadpress/press"
	"github.com/quadpress/quadpress/server/mcp"
)

func TestMain(m *testing.M) { querytest.Main(m) }

// newGraph returns the graph of seeds/, with workers on it.
func newGraph(t testing.TB) (*explore.Graph, *query.Pool) {
	t.Helper()
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "db")
	store, err := graph.Open(dir, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	docs := document.Read(ctx, []string{filepath.Join("..", "..", "seeds")}, document.Options{})
	if _, err := press.Build(ctx, store, docs, press.BuildOptions{}); err != nil {
		t.Fatal(err)
	}
	g, err := explore.Load(ctx, store)
	if err != nil {
		t.Fatal(err)
	}
	return g, querytest.Pool(t, dir)
}

func TestAgents(t *testing.T) {
	g, queries := newGraph(t)
	session := connect(t, mcp.New(g, queries, mcp.Options{Log: slog.New(slog.DiscardHandler)}))
	for _, test := range []struct {
		name string
		run  func(*testing.T, *sdk.ClientSession)
	}{
		{"tools are described", testDescriptions},
		{"where did Kerry meet Lavrov", testKerryMetLavrov},
		{"tools", testTools},
		{"cursors", testCursors},
		{"resources", testResources},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, session) })
	}
	t.Run("hostile calls", func(t *testing.T) { testHostileCalls(t, g, queries) })
}

// connect returns a client of a server, over HTTP.
func connect(t testing.TB, s *mcp.Server) *sdk.ClientSession {
	t.Helper()
	srv := httptest.NewServer(s)
	t.Cleanup(srv.Close)
	client := sdk.NewClient(&sdk.Implementation{Name: "test"}, nil)
	session, err := client.Connect(context.Background(),
		&sdk.StreamableClientTransport{Endpoint: srv.URL, DisableStandaloneSSE: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { session.Close() })
	return session
}

// call calls a tool with arguments in JSON, and returns what it answers in JSON.
func call(session *sdk.ClientSession, tool, arguments string) (text string, failed bool, err error) {
	result, err := session.CallTool(context.Background(),
		&sdk.CallToolParams{Name: tool, Arguments: json.RawMessage(arguments)})
	if err != nil {
		return "", true, err
	}
	return result.Content[0].(*sdk.TextContent).Text, result.IsError, nil
}

// ask is call where an answer is wanted, which is read into answer.
func ask(t testing.TB, session *sdk.ClientSession, tool, arguments string, answer any) string {
	t.Helper()
	text, failed, err := call(session, tool, arguments)
	if err != nil || failed {
		t.Fatalf("%s %s: %s %v", tool, arguments, text, err)
	}
	if answer != nil {
		if err := json.Unmarshal([]byte(text), answer); err != nil {
			t.Fatalf("%s %s answers %s: %v", tool, arguments, text, err)
		}
	}
	return text
}

// What an agent is told of a tool says what each of its parameters is.
func testDescriptions(t *testing.T, session *sdk.ClientSession) {
	tools, err := session.ListTools(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{"overview": true, "search": true, "describe": true, "statements": true, "events": true,
		"neighbors": true, "paths": true, "read_document": true, "query": true}
	for _, tool := range tools.Tools {
		if !want[tool.Name] || tool.Description == "" || tool.Annotations == nil || !tool.Annotations.ReadOnlyHint {
			t.Errorf("tool %s: %+v", tool.Name, tool)
		}
		delete(want, tool.Name)
		properties, _ := tool.InputSchema.(map[string]any)["properties"].(map[string]any)
		for name, p := range properties {
			property := p.(map[string]any)
			if property["description"] == nil {
				t.Errorf("%s of tool %s is not described", name, tool.Name)
			}
			if _, ok := property["type"].(string); !ok {
				t.Errorf("%s of tool %s has the type %v", name, tool.Name, property["type"])
			}
		}
	}
	if len(want) > 0 {
		t.Errorf("these tools are not there: %v", want)
	}
}

// Where did Kerry meet Lavrov, and which sentence says so?
func testKerryMetLavrov(t *testing.T, session *sdk.ClientSession) {
	id := func(name string) string {
		var found struct {
			Hits []struct{ Thing struct{ ID string } }
		}
		ask(t, session, "search", fmt.Sprintf(`{"text":%q,"kinds":["thing"]}`, name), &found)
		if len(found.Hits) == 0 {
			t.Fatalf("search finds no %s", name)
		}
		return found.Hits[0].Thing.ID
	}
	var stated struct {
		Statements []struct {
			Standing string
			Source   struct {
				Sentence, Document, Published string
				Begin, End                    int
			}
		}
	}
	ask(t, session, "statements", fmt.Sprintf(`{"between":[%q,%q],"predicates":["rel:met"]}`, id("kerry"), id("lavrov")),
		&stated)
	if len(stated.Statements) == 0 {
		t.Fatal("nothing is stated")
	}
	s := stated.Statements[0].Source
	if s.Sentence != "Mr. Kerry met Mr. Lavrov before the plenary session." ||
		s.Document != "kg:document/support-group.txt" || s.Published != "2015-11-14" ||
		stated.Statements[0].Standing != "reported" {
		t.Errorf("the first statement is %+v", stated.Statements[0])
	}
	var read struct{ Text string }
	ask(t, session, "read_document", fmt.Sprintf(`{"id":%q,"begin":%d,"length":%d}`, s.Document, s.Begin, s.End-s.Begin),
		&read)
	if read.Text != s.Sentence {
		t.Errorf("the document has %q where the sentence is", read.Text)
	}
	ask(t, session, "read_document", fmt.Sprintf(`{"id":%q,"length":200}`, s.Document), &read)
	if !strings.HasPrefix(read.Text, "VIENNA, Nov. 14, 2015") {
		t.Errorf("the document begins with %q", read.Text)
	}
}

func testTools(t *testing.T, session *sdk.ClientSession) {
	var stated struct{ Statements []struct{ ID, Event string } }
	ask(t, session, "statements", `{"between":["kg:John_Kerry","kg:Sergei_Lavrov"]}`, &stated)
	for _, test := range []struct {
		tool, arguments string
		want            []string
	}{
		{"overview", `{}`, []string{`"documents":14`, `"text_kept":true`, `{"id":"rel:met","label":"met","count":`}},
		{"search", `{"text":"sergej lawrow","kinds":["thing"]}`,
			[]string{`"id":"kg:Sergei_Lavrov"`, `"description":"`, `"statement_count":`}},
		{"search", `{"text":"plenary session","kinds":["sentence"]}`,
			[]string{`"sentence":"Mr. Kerry met Mr. Lavrov`, `"predicate":{"id":"rel:met"`}},
		{"describe", `{"id":"kg:John_Kerry"}`,
			[]string{`"types":[{"id":"schema:Person"`, `"evidence":[{`, `"sentence":"`, `"next":"`}},
		{"describe", `{"id":"<urn:quadpress:kg:John_Kerry>","first":1}`,
			[]string{`"label":"John Kerry"`, `"summary":"1 of `}},
		{"describe", `{"id":"` + stated.Statements[0].Event + `"}`,
			[]string{`"tellings":[{`, `"role":"agent"`, `"sentence":"Mr. Kerry`}},
		{"describe", `{"id":"kg:document/support-group.txt"}`, []string{`"published":"2015-11-14"`, `"statements":[{`}},
		{"describe", `{"id":"` + stated.Statements[0].ID + `"}`, []string{`"sentence":"Mr. Kerry met`}},
		{"describe", `{"id":"kg:John_Kerry rel:met kg:Sergei_Lavrov"}`,
			[]string{`"document_count":`, `"sentence":"Mr. Kerry met`}},
		{"statements", `{"claimed":true,"first":1}`, []string{`"speaker":{"id":"kg:`, `"standing":"`, `"next":"`}},
		{"statements", `{"polarity":["denied"]}`, []string{`"standing":"denied"`}},
		{"statements", `{"things":["kg:Nobody_At_All"]}`,
			[]string{`"statements":[]`, `holds nothing with the ID \"kg:Nobody_At_All\"`}},
		{"events", `{"things":["kg:John_Kerry"],"event_types":["qp:CONSULT"]}`,
			[]string{`"tellings":[{`, `"sources":[{`}},
		{"neighbors", `{"id":"kg:John_Kerry"}`, []string{`"neighbor":{"id":"kg:`, `"sentence":"`}},
		{"paths", `{"from":"kg:John_Kerry","to":"kg:Sergei_Lavrov"}`,
			[]string{`"length":1`, `"complete":true`, `"sentence":"`}},
		{"query", `{"text":"g.V(\"<kg:John_Kerry>\").out(\"<rel:met>\").all()"}`,
			[]string{`{"id":"<kg:Sergei_Lavrov>"}`}},
		{"query", `{"text":"g.V(\"<kg:Sergei_Lavrov>\").in(\"<rdf:object>\").all()"}`,
			[]string{`"statements":[{"id":"kg:statement/`, `"sentence":"`}},
		{"query", `{"text":"g.V().all()","rows":3}`, []string{`"cut":"`}},
	} {
		text := ask(t, session, test.tool, test.arguments, nil)
		for _, want := range test.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s %s answers\n%s\nwithout %s", test.tool, test.arguments, text, want)
			}
		}
	}
}

// Cursors lead through all of a list, and every statement has its sentence.
func testCursors(t *testing.T, session *sdk.ClientSession) {
	var held struct{ Statements int }
	ask(t, session, "overview", `{}`, &held)
	seen := map[string]bool{}
	for after := ""; ; {
		var page struct {
			Statements []struct {
				ID     string
				Source struct{ Sentence, Document string }
			}
			Next string
		}
		ask(t, session, "statements", fmt.Sprintf(`{"first":50,"after":%q}`, after), &page)
		for _, s := range page.Statements {
			if seen[s.ID] || s.Source.Sentence == "" || s.Source.Document == "" {
				t.Errorf("statement %+v", s)
			}
			seen[s.ID] = true
		}
		if after = page.Next; after == "" {
			break
		}
	}
	if len(seen) != held.Statements {
		t.Errorf("%d statements are listed, and the graph has %d", len(seen), held.Statements)
	}
}

func testResources(t *testing.T, session *sdk.ClientSession) {
	ctx := context.Background()
	documents := 0
	for r, err := range session.Resources(ctx, nil) {
		if err != nil {
			t.Fatal(err)
		}
		documents++
		read, err := session.ReadResource(ctx, &sdk.ReadResourceParams{URI: r.URI})
		if err != nil || len(read.Contents[0].Text) < 500 {
			t.Errorf("resource %s: %+v, %v", r.URI, read, err)
		}
	}
	if documents != 14 {
		t.Errorf("%d documents are listed, want 14", documents)
	}
	for _, uri := range []string{"urn:quadpress:kg:document/none.txt", "urn:quadpress:kg:John_Kerry", "file:///etc/passwd",
		"", "\x00"} {
		if read, err := session.ReadResource(ctx, &sdk.ReadResourceParams{URI: uri}); err == nil {
			t.Errorf("resource %q has %+v", uri, read)
		}
	}
	if _, err := session.ListResources(ctx, &sdk.ListResourcesParams{Cursor: "nowhere"}); err == nil ||
		!strings.Contains(err.Error(), "leads nowhere") {
		t.Errorf("a wrong cursor gives %v", err)
	}
}

// What cannot be answered is refused with a reason, and no fault of the server's own.
func testHostileCalls(t *testing.T, g *explore.Graph, queries *query.Pool) {
	var faults strings.Builder
	agents := mcp.New(g, queries, mcp.Options{
		Query: query.Options{Timeout: 3 * time.Second},
		Log:   slog.New(slog.NewTextHandler(&faults, &slog.HandlerOptions{Level: slog.LevelError})),
	})
	session := connect(t, agents)
	long := strings.Repeat("x", 100_000)
	for _, test := range []struct{ tool, arguments, want string }{
		{"nothing", `{}`, "unknown tool"},
		{"search", `{}`, "required"},
		{"search", `{"text":7}`, "type"},
		{"search", `[]`, ""},
		{"search", `null`, ""},
		{"search", `{"text":"kerry","colour":"red"}`, "colour"},
		{"search", `{"text":"kerry","kinds":["spirit"]}`, "spirit"},
		{"search", `{"text":"kerry","first":1000000000}`, "maximum"},
		{"search", `{"text":"kerry","first":-1}`, "minimum"},
		{"search", `{"text":"kerry","first":1e308}`, ""},
		{"search", `{"text":"kerry","after":"AAAA"}`, "leads nowhere"},
		{"search", `{"text":"` + long + `"}`, "longer than"},
		{"describe", `{"id":"` + long + `"}`, "holds nothing"},
		{"describe", `{"id":"kg:Nobody"}`, "holds nothing"},
		{"describe", `{"id":""}`, "holds nothing"},
		{"statements", `{"from":"yesterday"}`, "no year, month or day"},
		{"statements", `{"min_confidence":"high"}`, "type"},
		{"statements", `{"after":"` + long + `"}`, "leads nowhere"},
		{"statements", `{"modality":["certain"]}`, "certain"},
		{"events", `{"between":["kg:John_Kerry"]}`, "no two ends"},
		{"neighbors", `{"id":"kg:Nobody"}`, "holds nothing"},
		{"paths", `{"from":"kg:John_Kerry","to":"kg:Sergei_Lavrov","max_length":60}`, "maximum"},
		{"paths", `{"from":"kg:John_Kerry","to":"kg:Nobody"}`, "holds nothing"},
		{"read_document", `{"id":"../../etc/passwd"}`, "holds nothing"},
		{"read_document", `{"id":"kg:document/support-group.txt","begin":-5}`, "begin is -5"},
		{"read_document", `{"id":"kg:document/support-group.txt","begin":999999999}`, "begin is 999999999"},
		{"query", `{"text":"g.V("}`, ""},
		{"query", `{"text":""}`, "empty"},
		{"query", `{"text":"while (true) {}"}`, "took more than"},
		{"query", `{"text":"` + long + `"}`, "longer than"},
	} {
		text, failed, err := call(session, test.tool, test.arguments)
		if err != nil {
			text = err.Error()
		}
		if !failed || !strings.Contains(text, test.want) || strings.Contains(text, "internal error") {
			t.Errorf("%s %.100s answers %.300q, want a refusal with %q", test.tool, test.arguments, text, test.want)
		}
	}
	for _, test := range []struct {
		name, body string
		want       int
	}{
		{"nothing", "", http.StatusBadRequest},
		{"no JSON", "kerry", http.StatusBadRequest},
		{"batch", `[{"jsonrpc":"2.0","id":1,"method":"tools/list"}]`, http.StatusBadRequest},
		{"deep", strings.Repeat(`{"a":`, 60_000/5), http.StatusBadRequest},
		{"deep arguments", `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":` +
			strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000) + `}}`, http.StatusBadRequest},
		{"long", `"` + strings.Repeat("x", 200_000) + `"`, http.StatusRequestEntityTooLarge},
	} {
		r := httptest.NewRequest(http.MethodPost, "http://localhost/mcp", strings.NewReader(test.body))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/json, text/event-stream")
		w := httptest.NewRecorder()
		agents.ServeHTTP(w, r)
		if w.Code != test.want {
			t.Errorf("%s: status %d, want %d: %s", test.name, w.Code, test.want, w.Body)
		}
	}
	ask(t, session, "overview", `{}`, nil)
	if faults.Len() > 0 {
		t.Errorf("the server has noted\n%s", faults.String())
	}
}
