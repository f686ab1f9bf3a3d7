package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/query"
	_ "github.com/cayleygraph/cayley/query/gizmo"
	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress/graph/postgres"
)

// The released Cayley opens a store and answers as the one inside Quadpress does.
func TestStockCayleyOpensStore(t *testing.T) {
	if testing.Short() {
		t.Skip("builds another Cayley")
	}
	program := filepath.Join(t.TempDir(), "stockcayley")
	build := exec.Command("go", "build", "-o", program, ".")
	build.Dir = "stockcayley"
	build.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=readonly")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build stockcayley: %v\n%s", err, out)
	}

	onEach(t, func(t *testing.T, place func(testing.TB) string) { testStockCayley(t, program, place(t)) })
}

func testStockCayley(t *testing.T, program, name string) {
	s := openStore(t, name, Options{})
	first, second := vienna(), paris()
	update(t, s, first, second)
	update(t, s, without(second)) // a retraction leaves its traces in Cayley
	queries := []string{
		`g.V("<kg:John_Kerry>").out("<rel:met>").all()`,
		`g.V("<kg:John_Kerry>").labelContext("<kg:Vienna>").out("<rel:met>").all()`,
		`g.V().has("<rdf:type>", "<rdf:Statement>").save("<qp:confidence>", "c").save("<rdf:predicate>", "p").save("<qp:time>", "t").all()`,
		`g.V().has("<rdfs:label>", "Sergei Lavrov").in().all()`,
		`g.V().count()`,
		`g.emit(g.V().has("<rdf:type>", "<schema:Person>").count())`,
		`g.V("<kg:Paris>").in().all()`,
	}
	var ours []string
	for _, text := range queries {
		ours = append(ours, answer(t, s, text))
		if ours[len(ours)-1] == "" && text != queries[len(queries)-1] {
			t.Errorf("%s: no answer", text)
		}
	}
	closeStore(t, s)

	backend, where := "postgres", name
	if !postgres.IsURL(name) {
		backend, where = "leveldb", currentPath(t, name, graphDir)
	}
	for i, text := range queries {
		cmd := exec.Command(program, backend, where, text)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		theirs, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s: %v\n%s", text, err, stderr.Bytes())
		}
		if diff := cmp.Diff(lines(ours[i]), lines(string(theirs))); diff != "" {
			t.Errorf("%s: stock Cayley (+) answers differently:\n%s", text, diff)
		}
	}

	// And Quadpress goes on from what the other one left.
	s = openStore(t, name, Options{})
	update(t, s, second)
	if got, want := export(t, s), fresh(t, first, second); got != want {
		t.Errorf("after stock Cayley: %s", cmp.Diff(want, got))
	}
}

// lines are those of a text, sorted.
func lines(text string) []string { return slices.Sorted(strings.Lines(text)) }

// answer is each result of a Gizmo query as a line of JSON.
func answer(t *testing.T, s *Store, text string) string {
	t.Helper()
	ctx := context.Background()
	it, err := query.Execute(ctx, s.Handle(), "gizmo", text, query.Options{Collation: query.JSON, Limit: 1000})
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	defer it.Close()
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	for it.Next(ctx) {
		if err := out.Encode(it.Result()); err != nil {
			t.Fatal(err)
		}
	}
	if err := it.Err(); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return b.String()
}
