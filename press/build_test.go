package press

import (
	"bytes"
	"context"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/schema"
)

// These tests are about what a build does with documents, so a document says here plainly what it states: "Kerry met
// Lavrov" is a statement, "crash" a fault of the program.
func plainly(_ context.Context, doc section) (extraction, error) {
	if doc.Text == "crash" {
		panic("index out of range")
	}
	e := extraction{sentences: 1}
	e.Document = quadpress.Document{ID: doc.ID, Source: doc.Source}
	e.Hash = doc.hash()
	w := strings.Fields(doc.Text)
	for _, name := range []string{strings.ReplaceAll(w[0], "_", " "), strings.ReplaceAll(w[2], "_", " ")} {
		e.Entities = append(e.Entities, quadpress.Entity{Type: "Person", Name: name, Names: []string{name}})
	}
	e.Statements = []quadpress.Statement{{
		Subject: quadpress.Term{Entity: 0, Text: w[0]}, Predicate: w[1], Object: quadpress.Term{Entity: 1, Text: w[2]},
		Confidence: 0.5, Evidence: doc.Text, Span: quadpress.Span{End: len(doc.Text)},
	}}
	return e, nil
}

// story is a document of the folder /news; one without a text cannot be read.
type story struct{ name, text string }

func stories(all []story) iter.Seq2[*quadpress.Document, error] {
	return func(yield func(*quadpress.Document, error) bool) {
		for _, s := range all {
			path := filepath.Join("/news", s.name)
			ok := false
			if s.text == "" {
				ok = yield(nil, &document.Error{Path: path, File: strings.TrimSuffix(path, ":2"), Reason: "is empty"})
			} else {
				ok = yield(&quadpress.Document{ID: s.name, Text: s.text, Source: strings.TrimSuffix(path, "#2")}, nil)
			}
			if !ok {
				return
			}
		}
	}
}

func openStore(t *testing.T) *graph.Store {
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

func buildPlainly(t *testing.T, ctx context.Context, store *graph.Store, pipeline string, all []story,
	paths ...string) (Report, error) {
	t.Helper()
	opt := BuildOptions{Options: Options{Workers: 2, Schema: schema.Default()}, Paths: paths}
	b := &build{opt: opt, pipeline: pipeline, extract: plainly}
	return b.run(ctx, store, stories(all))
}

// said lists the relations of a store: "Kerry met Lavrov".
func said(t *testing.T, store *graph.Store) []string {
	t.Helper()
	var export bytes.Buffer
	if err := store.Export(context.Background(), &export); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(export.String()) {
		if fields := strings.Fields(line); strings.HasPrefix(fields[1], "<"+graph.FullIRI("rel:")) {
			for i, f := range fields[:3] {
				fields[i] = strings.Trim(f[strings.LastIndex(f, ":")+1:], ">")
			}
			lines = append(lines, strings.Join(fields[:3], " "))
		}
	}
	return lines
}

func TestBuild(t *testing.T) {
	type counts struct{ Read, New, Changed, Older, Unchanged, Removed, Failed int }
	type step struct {
		stories  []story
		paths    []string // default: the folder
		pipeline string
		want     counts
		said     []string
	}
	two := []story{{"a.txt", "Amsel met Brodie"}, {"b.txt", "Brodie met Corvin"}}
	first := step{stories: two, want: counts{Read: 2, New: 2}, said: []string{"Amsel met Brodie", "Brodie met Corvin"}}
	tests := map[string][]step{
		"again": {first, {stories: two, want: counts{Read: 2, Unchanged: 2},
			said: []string{"Amsel met Brodie", "Brodie met Corvin"}}},
		"a newer program": {first, {
			stories: two, pipeline: "newer", want: counts{Read: 2, Changed: 2, Older: 2},
			said: []string{"Amsel met Brodie", "Brodie met Corvin"},
		}},
		"a changed story": {first, {
			stories: []story{two[0], {"b.txt", "Brodie left Corvin"}}, want: counts{Read: 2, Changed: 1, Unchanged: 1},
			said: []string{"Amsel met Brodie", "Brodie left Corvin"},
		}},
		"a story gone": {first, {
			stories: two[:1], want: counts{Read: 1, Unchanged: 1, Removed: 1}, said: []string{"Amsel met Brodie"},
		}},
		"another folder": {first, {
			stories: nil, paths: []string{"/newspapers"}, want: counts{}, said: []string{"Amsel met Brodie",
				"Brodie met Corvin"},
		}},
		"the folder above": {first, {
			stories: two[1:], paths: []string{"/"}, want: counts{Read: 1, Unchanged: 1, Removed: 1},
			said: []string{"Brodie met Corvin"},
		}},
		"one file": {first, {
			stories: two[:1], paths: []string{"/news/a.txt"}, want: counts{Read: 1, Unchanged: 1},
			said: []string{"Amsel met Brodie", "Brodie met Corvin"},
		}},
		"standard input": {first, {
			stories: nil, paths: []string{"-"}, want: counts{}, said: []string{"Amsel met Brodie", "Brodie met Corvin"},
		}},
		"a story unreadable now": {first, {
			stories: []story{{"a.txt", ""}}, want: counts{Failed: 1, Removed: 1}, said: []string{"Amsel met Brodie"},
		}},
		"a story that is too much": {first, {
			stories: []story{{"a.txt", "crash"}, two[1]}, want: counts{Read: 1, Unchanged: 1, Failed: 1},
			said: []string{"Amsel met Brodie", "Brodie met Corvin"},
		}},
		"a line gone": {
			{stories: []story{{"x.jsonl", "Amsel met Brodie"}, {"x.jsonl#2", "Brodie met Corvin"}},
				want: counts{Read: 2, New: 2}, said: []string{"Amsel met Brodie", "Brodie met Corvin"}},
			{stories: []story{{"x.jsonl", "Amsel met Brodie"}}, paths: []string{"/news/x.jsonl"},
				want: counts{Read: 1, Unchanged: 1, Removed: 1}, said: []string{"Amsel met Brodie"}},
		},
		"a line unreadable": {
			{stories: []story{{"x.jsonl", "Amsel met Brodie"}, {"x.jsonl#2", "Brodie met Corvin"}},
				want: counts{Read: 2, New: 2}, said: []string{"Amsel met Brodie", "Brodie met Corvin"}},
			{stories: []story{{"x.jsonl", "Amsel met Brodie"}, {"x.jsonl:2", ""}},
				want: counts{Read: 1, Unchanged: 1, Failed: 1}, said: []string{"Amsel met Brodie", "Brodie met Corvin"}},
		},
		"one ID, one text": {{
			stories: []story{two[0], two[0]}, want: counts{Read: 1, New: 1}, said: []string{"Amsel met Brodie"},
		}},
		"one ID, two texts": {{
			stories: []story{two[0], {"a.txt", "Amsel left Brodie"}}, want: counts{Read: 1, New: 1, Failed: 1},
			said: []string{"Amsel met Brodie"},
		}},
	}
	for name, steps := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			store := openStore(t)
			for i, step := range steps {
				if step.paths == nil {
					step.paths = []string{"/news"}
				}
				r, err := buildPlainly(t, context.Background(), store, step.pipeline, step.stories, step.paths...)
				if err != nil {
					t.Fatal(err)
				}
				got := counts{r.Read, r.New, r.Changed, r.Older, r.Unchanged, r.Removed, len(r.Failures)}
				if diff := cmp.Diff(step.want, got); diff != "" {
					t.Errorf("build %d: %s", i+1, diff)
				}
				if diff := cmp.Diff(step.said, said(t, store)); diff != "" {
					t.Errorf("build %d: %s", i+1, diff)
				}
			}
		})
	}
}

// A document that comes in several sections is one document, and known again.
func TestBuildReadsSections(t *testing.T) {
	store := openStore(t)
	long := &quadpress.Document{ID: "book", Text: strings.Repeat("Amsel met Brodie", sectionLength/8),
		Source: "/news/book"}
	for i := range 4 {
		long.Blocks = append(long.Blocks, quadpress.Span{Begin: i * sectionLength / 2, End: (i + 1) * sectionLength / 2})
	}
	docs := func(yield func(*quadpress.Document, error) bool) {
		_ = yield(long, nil) && yield(&quadpress.Document{ID: "a.txt", Text: "Brodie met Corvin"}, nil)
	}
	opt := BuildOptions{Options: Options{Workers: 2, Schema: schema.Default()}, Paths: []string{"/news"}}
	for _, want := range []Report{{Read: 2, New: 2, Sentences: 3, Statements: 3}, {Read: 2, Unchanged: 2}} {
		b := &build{opt: opt, extract: plainly}
		got, err := b.run(context.Background(), store, docs)
		if err != nil {
			t.Fatal(err)
		}
		got.Change = want.Change
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestInterruptedBuildChangesNothing(t *testing.T) {
	store := openStore(t)
	if _, err := buildPlainly(t, context.Background(), store, "", []story{{"a.txt", "Amsel met Brodie"}}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	b := &build{
		opt: BuildOptions{Options: Options{Workers: 2, Schema: schema.Default()}, Paths: []string{"/news"},
			Progress: func(Report) { cancel() }},
		extract: plainly,
	}
	_, err := b.run(ctx, store, stories([]story{{"b.txt", "Brodie met Corvin"}, {"c.txt", "Corvin met Dorn"},
		{"d.txt", "Dorn met Amsel"}}))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
	if diff := cmp.Diff([]string{"Amsel met Brodie"}, said(t, store)); diff != "" {
		t.Error(diff)
	}
}

// A build in batches leaves what a build of everything does, however small they are.
func TestBatches(t *testing.T) {
	all := []story{{"a.txt", "Amsel met Brodie"}, {"b.txt", "Brodie met Corvin"}, {"c.txt", "Amsel met Brodie"},
		{"d.txt", ""}, {"e.txt", "Corvin left Dorn"}, {"f.txt", "Dorn met Amsel"}}
	later := append([]story{{"c.txt", "Corvin met Dorn"}, {"g.txt", "Dorn left Brodie"}}, all[3:5]...)
	var want [2]string
	for batch := range 5 {
		store := openStore(t)
		for i, step := range [][]story{all, later} {
			b := &build{
				opt: BuildOptions{
					Options: Options{Workers: 2, Schema: schema.Default()}, Paths: []string{"/news"}, Batch: batch,
				},
				extract: plainly,
			}
			if _, err := b.run(context.Background(), store, stories(step)); err != nil {
				t.Fatal(err)
			}
			var export strings.Builder
			if err := store.Export(context.Background(), &export); err != nil {
				t.Fatal(err)
			}
			if batch == 0 {
				want[i] = export.String()
			} else if diff := cmp.Diff(want[i], export.String()); diff != "" {
				t.Errorf("in batches of %d, build %d: %s", batch, i+1, diff)
			}
		}
	}
}

// What was committed before a build is interrupted stays, and the next build goes on from there.
func TestInterruptedBuildKeepsBatches(t *testing.T) {
	store := openStore(t)
	all := []story{{"a.txt", "Amsel met Brodie"}, {"b.txt", "Brodie met Corvin"}, {"c.txt", "Corvin met Dorn"},
		{"d.txt", "Dorn met Amsel"}}
	ctx, cancel := context.WithCancel(context.Background())
	opt := BuildOptions{Options: Options{Workers: 2, Schema: schema.Default()}, Paths: []string{"/news"}, Batch: 2}
	opt.Progress = func(r Report) {
		if r.Read == 3 {
			cancel()
		}
	}
	_, err := (&build{opt: opt, extract: plainly}).run(ctx, store, stories(all))
	kept := new(KeptError)
	if !errors.As(err, &kept) || kept.Documents != 2 || !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want one that keeps two documents", err)
	}
	if diff := cmp.Diff([]string{"Amsel met Brodie", "Brodie met Corvin"}, said(t, store)); diff != "" {
		t.Error(diff)
	}
	report, err := buildPlainly(t, context.Background(), store, "", all, "/news")
	if err != nil || report.New != 2 || report.Unchanged != 2 {
		t.Errorf("error %v; the next build: %+v", err, report)
	}
}

func TestFingerprintDependsOnSchema(t *testing.T) {
	file := filepath.Join("..", "schema", "ontology.yaml")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	same, err := schema.Load(bytes.NewReader(text), file)
	if err != nil {
		t.Fatal(err)
	}
	other, err := schema.Load(strings.NewReader(strings.Replace(string(text), "label: ", "label: the ", 1)), file)
	if err != nil {
		t.Fatal(err)
	}
	var prints []string
	for _, s := range []*schema.Schema{schema.Default(), same, other} {
		print, err := fingerprint(s)
		if err != nil {
			t.Fatal(err)
		}
		prints = append(prints, print)
	}
	if prints[0] != prints[1] || prints[0] == prints[2] {
		t.Errorf("fingerprints of a schema, the same, and another: %q", prints)
	}
}
