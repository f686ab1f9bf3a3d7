package pipeline

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners/prism"
	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/press"
)

func TestMain(m *testing.M) {
	beam.Init()
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

const seeds = "../../../seeds"

// spread runs the pipeline on Prism and returns the folder that it wrote to.
func spread(t *testing.T, opt Options) string {
	t.Helper()
	opt.Output, opt.Rounds, opt.Shards = t.TempDir(), 8, 3
	if opt.PartSize == 0 {
		opt.PartSize = 1000
	}
	p, s := beam.NewPipelineWithRoot()
	Build(s, opt)
	if _, err := prism.Execute(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	return opt.Output
}

func quadsIn(t *testing.T, folder string) string {
	t.Helper()
	var quads bytes.Buffer
	if err := WriteQuads(&quads, folder); err != nil {
		t.Fatal(err)
	}
	return quads.String()
}

// build is what one machine makes of documents: the export of the store, and the failures.
func build(t *testing.T, paths ...string) (export string, failures []*document.Error) {
	t.Helper()
	store := open(t)
	report, err := press.Build(t.Context(), store, document.Read(t.Context(), paths, document.Options{}),
		press.BuildOptions{Paths: paths})
	if err != nil {
		t.Fatal(err)
	}
	return exportOf(t, store), report.Failures
}

func open(t *testing.T) *graph.Store {
	t.Helper()
	store, err := graph.Open(filepath.Join(t.TempDir(), "db"), graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return store
}

func exportOf(t *testing.T, store *graph.Store) string {
	t.Helper()
	var quads bytes.Buffer
	if err := store.Export(t.Context(), &quads); err != nil {
		t.Fatal(err)
	}
	return quads.String()
}

// The stories of seeds/ give the same quads on one machine and on a cluster, and so does the store made of them.
func TestSameQuadsAsOnOneMachine(t *testing.T) {
	folder := spread(t, Options{Paths: []string{seeds}})
	want, err := os.ReadFile(filepath.Join(seeds, "golden.nq"))
	if err != nil {
		t.Fatal(err)
	}
	got := quadsIn(t, folder)
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Fatalf("quads on one machine (-) and on a cluster (+):\n%s", diff)
	}
	store := open(t)
	if _, err := press.Load(t.Context(), store, Documents(folder)); err != nil {
		t.Fatal(err)
	}
	if loaded := exportOf(t, store); loaded != got {
		t.Error("the store that was loaded holds other quads")
	}
	if _, err := press.Load(t.Context(), store, Documents(folder)); err == nil ||
		!strings.Contains(err.Error(), "documents already") {
		t.Errorf("loading into a store that is not empty: %v", err)
	}
	// The next build of the same folder finds nothing new.
	report, err := press.Build(t.Context(), store, document.Read(t.Context(), []string{seeds}, document.Options{}),
		press.BuildOptions{Paths: []string{seeds}})
	if err != nil || report.Unchanged == 0 || report.Unchanged != report.Read || report.Change != (graph.Change{}) {
		t.Errorf("the next build: %+v, %v", report, err)
	}
}

// A corpus with what is wrong in a corpus: stories that several tell, one ID twice, lines without a story.
func TestSameQuadsWhateverTheCorpus(t *testing.T) {
	t.Chdir(t.TempDir())
	story := func(id, text string) string {
		return `{"id": "` + id + `", "published": "2024-03-05", "text": "` + text + `"}` + "\n"
	}
	const blast = "An explosion killed three people at a factory in Tromsø, Norway, on Monday. The foreign minister, " +
		"Vera Halvorsen, said that the explosion at the factory in Tromsø was an attack. "
	lines := story("a", blast) + "{}\n" + story("b", blast+"Halvorsen met Nils Brenne in Bergen.") +
		story("c", "Vera Halvorsen, who lives in Oslo, visited the factory in Tromsø on Tuesday.") +
		story("a", "Nils Brenne left Norway on Friday after a meeting with the foreign minister.")
	for name, text := range map[string]string{"news.jsonl": lines, "empty.txt": ""} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	paths := []string{"news.jsonl", "empty.txt", "missing"}
	for i := range paths { // workers have other working directories
		paths[i], _ = filepath.Abs(paths[i])
	}
	folder := spread(t, Options{Paths: paths, PartSize: 100})
	want, failures := build(t, paths...)
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(quadsIn(t, folder), "\n")); diff != "" {
		t.Fatalf("quads on one machine (-) and on a cluster (+):\n%s", diff)
	}
	all, err := Failures(folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != len(failures) || len(all) != 4 {
		t.Errorf("%d failures on one machine, %d on a cluster, want 4: %v", len(failures), len(all), all)
	}
	for doc, err := range Documents(folder) {
		if err != nil {
			t.Fatal(err)
		}
		if doc.Document.Text == "" {
			t.Errorf("document %s has no text", doc.Document.ID)
		}
	}
}

func TestEmptyCorpus(t *testing.T) {
	folder := spread(t, Options{Paths: []string{filepath.Join(t.TempDir(), "missing")}})
	if quads := quadsIn(t, folder); quads != "" {
		t.Errorf("quads of nothing: %s", quads)
	}
	if all, err := Failures(folder); err != nil || len(all) != 1 {
		t.Errorf("failures %v, %v, want one", all, err)
	}
}

func TestBadSchemaEndsThePipeline(t *testing.T) {
	p, s := beam.NewPipelineWithRoot()
	Build(s, Options{Paths: []string{seeds}, Schema: "types: 3", PartSize: 1, Rounds: 1, Shards: 1, Output: t.TempDir()})
	if _, err := prism.Execute(t.Context(), p); err == nil || errors.Is(err, context.Canceled) {
		t.Errorf("a bad schema gives %v", err)
	}
}
