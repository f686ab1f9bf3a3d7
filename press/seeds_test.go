package press_test

import (
	"bytes"
	"context"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/press"
)

// The properties that hold for every set of documents, on the stories of seeds/.

const seeds = "../seeds"

func readAll(t *testing.T, path string) []*quadpress.Document {
	t.Helper()
	var all []*quadpress.Document
	for doc, err := range document.Read(context.Background(), []string{path}, document.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, doc)
	}
	return all
}

func sequence(docs []*quadpress.Document) iter.Seq2[*quadpress.Document, error] {
	return func(yield func(*quadpress.Document, error) bool) {
		for _, doc := range docs {
			if !yield(doc, nil) {
				return
			}
		}
	}
}

func open(t *testing.T) *graph.Store {
	t.Helper()
	store, err := graph.Open(filepath.Join(t.TempDir(), "db"), graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return store
}

func build(t *testing.T, store *graph.Store, docs []*quadpress.Document, workers int, paths ...string) press.Report {
	t.Helper()
	opt := press.BuildOptions{Options: press.Options{Workers: workers}, Paths: paths}
	report, err := press.Build(context.Background(), store, sequence(docs), opt)
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Failures) > 0 {
		t.Fatal(report.Failures)
	}
	return report
}

func export(t *testing.T, store *graph.Store) string {
	t.Helper()
	var out bytes.Buffer
	if err := store.Export(context.Background(), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestSeedsGiveTheGoldenGraph(t *testing.T) {
	golden, err := os.ReadFile(filepath.Join(seeds, "golden.nq"))
	if err != nil {
		t.Fatal(err)
	}
	store := open(t)
	build(t, store, readAll(t, seeds), 0)
	want, got := bytes.Split(golden, []byte("\n")), bytes.Split([]byte(export(t, store)), []byte("\n"))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the graph of seeds/ has changed; if that is meant, run `make golden` and read what changes\n%s", diff)
	}
}

// Neither order, nor workers, nor how many builds there are matters.
func TestBuildIsOrderFree(t *testing.T) {
	docs := readAll(t, seeds)
	reference := open(t)
	build(t, reference, docs, 1)
	want := export(t, reference)

	random := rand.New(rand.NewPCG(1, 2))
	for _, workers := range []int{1, 8} {
		shuffled := slices.Clone(docs)
		random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		once := open(t)
		build(t, once, shuffled, workers)
		if diff := cmp.Diff(want, export(t, once)); diff != "" {
			t.Errorf("shuffled, %d workers: %s", workers, diff)
		}
		thrice := open(t)
		for part := range slices.Chunk(shuffled, (len(shuffled)+2)/3) {
			build(t, thrice, part, workers)
		}
		if diff := cmp.Diff(want, export(t, thrice)); diff != "" {
			t.Errorf("shuffled, three builds, %d workers: %s", workers, diff)
		}
	}
}

// A story that is deleted leaves nothing behind that only it said, and one that comes back brings it all back.
func TestBuildForgetsDeletedStories(t *testing.T) {
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(seeds)); err != nil {
		t.Fatal(err)
	}
	store := open(t)
	build(t, store, readAll(t, folder), 0, folder)
	want := export(t, store)

	for _, name := range []string{"vienna-talks.txt", "optics-merger.txt", "general-assembly.txt"} {
		path := filepath.Join(folder, name)
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		rest := readAll(t, folder)
		if report := build(t, store, rest, 0, folder); report.Removed != 1 || report.QuadsRemoved == 0 {
			t.Errorf("%s deleted: removed %d documents, %d quads", name, report.Removed, report.QuadsRemoved)
		}
		fresh := open(t)
		build(t, fresh, rest, 0)
		if diff := cmp.Diff(export(t, fresh), export(t, store)); diff != "" {
			t.Errorf("%s deleted: %s", name, diff)
		}
		if err := os.WriteFile(path, text, 0o644); err != nil {
			t.Fatal(err)
		}
		build(t, store, readAll(t, folder), 0, folder)
		if diff := cmp.Diff(want, export(t, store)); diff != "" {
			t.Errorf("%s back again: %s", name, diff)
		}
	}
}

func TestBuildAgainChangesNothing(t *testing.T) {
	docs := readAll(t, seeds)
	store := open(t)
	build(t, store, docs, 0)
	want := export(t, store)
	report := build(t, store, docs, 0)
	if report.Unchanged != len(docs) || report.Change != (graph.Change{}) {
		t.Errorf("report %+v", report)
	}
	if diff := cmp.Diff(want, export(t, store)); diff != "" {
		t.Error(diff)
	}
}

// Each statement's offsets cut its evidence out of the document, and each mention's its words.
func TestExtractOffsets(t *testing.T) {
	docs := readAll(t, seeds)
	all, failures, err := press.Extract(context.Background(), sequence(docs), press.Options{})
	if err != nil || len(failures) > 0 {
		t.Fatal(err, failures)
	}
	for i, resolved := range all {
		text := []rune(docs[i].Text)
		for _, line := range resolved.Lines() {
			if got := string(text[line.Begin:line.End]); got != line.Evidence {
				t.Errorf("%s: evidence %q, its offsets cut out %q", line.Document, line.Evidence, got)
			}
			for _, term := range []*press.LineTerm{line.Subject, line.Object, line.Place, line.Speaker} {
				if term == nil || term.Text == "" {
					continue
				}
				if got := strings.Join(strings.Fields(string(text[term.Begin:term.End])), " "); got != term.Text {
					t.Errorf("%s: mention %q, its offsets cut out %q", line.Document, term.Text, got)
				}
			}
		}
	}
}

func TestExtractReportsFailures(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "missing.txt")
	docs := document.Read(context.Background(), []string{missing, filepath.Join(seeds, "vienna-talks.txt")}, document.Options{})
	all, failures, err := press.Extract(context.Background(), docs, press.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 1 || len(failures) != 1 || failures[0].Path != missing {
		t.Errorf("%d documents, failures %v", len(all), failures)
	}
}
