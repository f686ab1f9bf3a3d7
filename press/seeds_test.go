package press_test

import (
	"bytes"
	"context"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

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

// diffLines lists the first lines that only one of two graphs has. Both are sorted.
func diffLines(want, got string) string {
	if want == got {
		return ""
	}
	lines := map[string]int{}
	for line := range strings.Lines(want) {
		lines[line]--
	}
	for line := range strings.Lines(got) {
		lines[line]++
	}
	var diff []string
	for line, n := range lines {
		if n < 0 {
			diff = append(diff, "- "+line)
		} else if n > 0 {
			diff = append(diff, "+ "+line)
		}
	}
	slices.SortFunc(diff, func(a, b string) int { return strings.Compare(a[2:], b[2:]) })
	const most = 40
	if len(diff) > most {
		diff = append(diff[:most], fmt.Sprintf("... and %d more\n", len(diff)-most))
	}
	return strings.Join(diff, "")
}

func TestSeedsGiveTheGoldenGraph(t *testing.T) {
	golden, err := os.ReadFile(filepath.Join(seeds, "golden.nq"))
	if err != nil {
		t.Fatal(err)
	}
	docs := readAll(t, seeds)
	store := open(t)
	build(t, store, docs, 0)
	graphOfSeeds := export(t, store)
	if diff := diffLines(string(golden), graphOfSeeds); diff != "" {
		t.Errorf("the graph of seeds/ has changed; if that is meant, run `make golden` and read what changes\n%s", diff)
	}

	// Building again changes nothing.
	report := build(t, store, docs, 0)
	if report.Unchanged != len(docs) || report.Change != (graph.Change{}) {
		t.Errorf("built again: report %+v", report)
	}
	if diff := diffLines(graphOfSeeds, export(t, store)); diff != "" {
		t.Errorf("built again:\n%s", diff)
	}
}

// Neither order, nor workers, nor how many builds there are matters.
func TestBuildIsOrderFree(t *testing.T) {
	docs := readAll(t, seeds)
	reference := open(t)
	build(t, reference, docs, 1)
	want := export(t, reference)

	random := rand.New(rand.NewPCG(1, 2))
	random.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
	once := open(t)
	build(t, once, docs, 8)
	if diff := diffLines(want, export(t, once)); diff != "" {
		t.Errorf("shuffled, 8 workers:\n%s", diff)
	}

	random.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
	thrice := open(t)
	for part := range slices.Chunk(docs, (len(docs)+2)/3) {
		build(t, thrice, part, 2)
	}
	if diff := diffLines(want, export(t, thrice)); diff != "" {
		t.Errorf("shuffled, three builds:\n%s", diff)
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

	for _, name := range []string{"vienna-talks.txt", "optics-merger.txt"} {
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
		if diff := diffLines(export(t, fresh), export(t, store)); diff != "" {
			t.Errorf("%s deleted:\n%s", name, diff)
		}
		if err := os.WriteFile(path, text, 0o644); err != nil {
			t.Fatal(err)
		}
		build(t, store, readAll(t, folder), 0, folder)
		if diff := diffLines(want, export(t, store)); diff != "" {
			t.Errorf("%s back again:\n%s", name, diff)
		}
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
		for _, line := range resolved.Lines(true) {
			if got := string(text[line.Begin:line.End]); got != line.Evidence {
				t.Errorf("%s: evidence %q, its offsets cut out %q", line.Document, line.Evidence, got)
			}
			for _, term := range []*press.LineTerm{line.Subject, line.Object, line.Place, line.Speaker} {
				if term == nil || term.Text == "" {
					continue
				}
				// Where an aside is left out of a phrase, the text has more words than the mention.
				words, cut := strings.Fields(term.Text), string(text[term.Begin:term.End])
				if !strings.HasPrefix(cut, words[0]) || !strings.HasSuffix(cut, words[len(words)-1]) ||
					term.IRI != "" && cut != term.Text {
					t.Errorf("%s: mention %q, its offsets cut out %q", line.Document, term.Text, cut)
				}
			}
		}
	}
}

func TestExtractReportsFailures(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "missing.txt")
	docs := document.Read(context.Background(), []string{missing, filepath.Join(seeds, "vienna-talks.txt")},
		document.Options{})
	all, failures, err := press.Extract(context.Background(), docs, press.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 1 || len(failures) != 1 || failures[0].Path != missing {
		t.Errorf("%d documents, failures %v", len(all), failures)
	}
}
