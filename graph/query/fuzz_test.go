package query_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/quadpress/quadpress/graph/query"
)

// Whatever is asked, the pool answers in one line or one result, and goes on.
func FuzzRun(f *testing.F) {
	for _, text := range []string{
		`g.V("<kg:Russia>").out("<rel:struck>").all()`, `g.emit({a: [1, null, "x"]})`, `while (true) {}`,
		`var a = []; a[0] = a; a`,
		`g.V().has("<qp:time>", gt("2015")).save("<qp:time>", "t").count()`,
		`throw {}`, `g.V().filter(regex("(")).all()`, "\x00", `g.M()`,
	} {
		f.Add(uint8(0), text)
	}
	for _, text := range []string{
		`{ nodes(id: <kg:Russia>) { id struck: <rel:struck> { id } } }`, `{ nodes { * } }`, `{`, `{a(b: [1, "2"])}`,
	} {
		f.Add(uint8(1), text)
	}
	f.Add(uint8(2), `[{"id": null, "<rel:struck>": {"id": null}}]`)
	f.Add(uint8(3), `($a (:rel:struck $b))`)
	workers := pool(f)
	f.Fuzz(func(t *testing.T, at uint8, text string) {
		language := query.Languages()[int(at)%len(query.Languages())]
		opt := query.Options{Timeout: 200 * time.Millisecond, Limit: 10}
		result, err := workers.Run(context.Background(), language, text, opt)
		if err != nil && strings.Contains(err.Error(), "\n") {
			t.Errorf("the error is more than a line: %q", err)
		}
		for _, row := range append(result.Rows, result.Data) {
			if row != nil && !json.Valid(row) {
				t.Errorf("a result is not JSON: %q", row)
			}
		}
		after, err := workers.Run(context.Background(), query.Gizmo, `g.emit("well")`, query.Options{})
		if errors.Is(err, query.ErrBroken) || err == nil && len(after.Rows) != 1 {
			t.Errorf("after it: %v, %v", after, err)
		}
	})
}

// A query with variables is the query with their values, or an error.
func FuzzWithVariables(f *testing.F) {
	f.Add(`query Q($id: ID!) { nodes(id: $id) { id } }`, `<kg:Russia>`)
	f.Add(`{ nodes(name: "$id") { id } } # $id`, `a "quoted" \ text`)
	f.Add(`{ nodes(id: <$id>) { a: $ } }`, ``)
	f.Fuzz(func(t *testing.T, text, value string) {
		got, err := query.WithVariables(text, map[string]any{"id": value})
		if err == nil && !strings.Contains(text, "$") && !strings.Contains(text, "query") && got != text {
			t.Errorf("%q became %q", text, got)
		}
	})
}
