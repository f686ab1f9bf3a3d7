package server_test

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/query"
	"github.com/quadpress/quadpress/graph/query/querytest"
	"github.com/quadpress/quadpress/press"
)

var codeBlock = regexp.MustCompile("(?s)```(js|graphql)\n(.*?)```")

// Every query of docs/queries.md finds something in the graph of seeds/.
func TestCookbook(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "docs", "queries.md"))
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "db")
	store, err := graph.Open(dir, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	docs := document.Read(ctx, []string{filepath.Join("..", "seeds")}, document.Options{})
	if _, err := press.Build(ctx, store, docs, press.BuildOptions{}); err != nil {
		t.Fatal(err)
	}
	workers := querytest.Pool(t, dir)
	blocks := codeBlock.FindAllStringSubmatch(string(text), -1)
	if len(blocks) < 15 {
		t.Errorf("only %d queries", len(blocks))
	}
	for _, block := range blocks {
		language, text := query.Gizmo, block[2]
		if block[1] == "graphql" {
			language = query.GraphQL
		}
		result, err := workers.Run(ctx, language, text, query.Options{})
		if err != nil {
			t.Errorf("%s\n%v", text, err)
		} else if len(result.Rows) == 0 && !strings.Contains(string(result.Data), "{\"") {
			t.Errorf("this finds nothing:\n%s", text)
		}
	}
}
