package press_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/internal/nquads"
	"github.com/quadpress/quadpress/press"
	"github.com/quadpress/quadpress/schema"
)

// names are of files that nobody should have, and of people in them.
var names = []string{
	"a b", "a#b", "a?b", "50%", "%41", "[a]", "{a}", "<a>", `"a"`, `a\b`, "a'b", "a\nb", "a\tb", "\x01\x1b[31m", "\x7f",
	"caf\xe9", "caf\xe8",
	"\ufffd", "\ufffe", "\ue000", "soft\u00adhyphen", "zero\u200bwidth", "\u202eevil", "\ufeff", "é", "e\u0301", "漢字",
	"=1+1", "@x", "-", "kg:Russia",
	"javascript:alert(1)", "x\U000e0100", "a..", "a|b", "a^b`",
}

// story says something about a person and has that name everywhere.
func story(name string) string {
	const text = "Angela %s met François Hollande in Berlin on 3 March 2015. Hollande praised %[1]s Ltd and %[1]s.\n"
	return fmt.Sprintf(text, name)
}

// hostileStories is a folder of stories with such names.
func hostileStories(t *testing.T) (folder string, files int) {
	t.Helper()
	folder = t.TempDir()
	for _, name := range names {
		text := []byte(story(strings.ToValidUTF8(name, "")))
		if err := os.WriteFile(filepath.Join(folder, name+".txt"), text, 0o600); err == nil {
			files++ // some systems have no such names
		}
	}
	var lines bytes.Buffer
	for i, name := range names {
		line, err := json.Marshal(map[string]string{
			"id": fmt.Sprintf("%s/../%d", name, i), "url": [...]string{"", "https://example.org/"}[i%2] + name,
			"title": name + " meets", "publisher": name, "published": "2015-03-04", "text": story(name),
		})
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(line, '\n'))
	}
	if err := os.WriteFile(filepath.Join(folder, "stories.jsonl"), lines.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return folder, files
}

// exportOf builds the graph of a folder, twice: the second time nothing may change.
func exportOf(t *testing.T, folder string) string {
	t.Helper()
	store := open(t)
	for again := range 2 {
		docs := document.Read(context.Background(), []string{folder}, document.Options{})
		report, err := press.Build(context.Background(), store, docs, press.BuildOptions{Paths: []string{folder}})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range report.Failures {
			if !strings.HasSuffix(f.Reason, "is not in English") {
				t.Log(f)
			}
		}
		if again == 1 && report.Change != (graph.Change{}) {
			t.Errorf("built again, the graph changes: %+v", report)
		}
	}
	return export(t, store)
}

// Whatever names files and people have, the export is strict, and each document stands in it.
func TestHostileNamesAreExportedStrictly(t *testing.T) {
	folder, files := hostileStories(t)
	quads, err := nquads.Parse(exportOf(t, folder))
	if err != nil {
		t.Fatal(err)
	}
	documents := map[string]bool{}
	for _, q := range quads {
		if strings.HasSuffix(q[1].IRI, "#type") && q[2].IRI == "http://schema.org/NewsArticle" {
			documents[q[0].IRI] = true
		}
	}
	if len(documents) != files+len(names) {
		t.Errorf("%d documents of %d files and %d lines", len(documents), files, len(names))
	}
}

func TestGoldenGraphIsStrict(t *testing.T) {
	golden, err := os.ReadFile(filepath.Join(seeds, "golden.nq"))
	if err != nil {
		t.Fatal(err)
	}
	if quads, err := nquads.Parse(string(golden)); err != nil || len(quads) == 0 {
		t.Error(err)
	}
}

// readWithRDFLib prints each quad as a JSON list of terms: of an IRI the IRI, of a literal its value and its datatype.
const readWithRDFLib = `
import json, sys, rdflib
rdflib.NORMALIZE_LITERALS = False
data = rdflib.Dataset()
data.parse(sys.argv[1], format="nquads")
def term(t):
    if isinstance(t, rdflib.Literal):
        return {"Value": str(t), "Datatype": str(t.datatype or "")}
    return {"IRI": str(t)}
for s, p, o, g in data.quads():
    print(json.dumps([term(t) for t in (s, p, o, g) if t is not None and t != rdflib.graph.DATASET_DEFAULT_GRAPH_ID]))
`

// Another reader, rdflib, finds in an export the same quads. It needs a Python that has rdflib: the one that
// QUADPRESS_PYTHON names, or python3.
func TestRDFLibReadsExports(t *testing.T) {
	python := os.Getenv("QUADPRESS_PYTHON")
	if python == "" {
		python = "python3"
		if out, err := exec.Command(python, "-c", "import rdflib").CombinedOutput(); err != nil {
			t.Skipf("no python3 with rdflib is found, and QUADPRESS_PYTHON names none: %v %s", err, out)
		}
	}
	folder, _ := hostileStories(t)
	golden, err := os.ReadFile(filepath.Join(seeds, "golden.nq"))
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"seeds": string(golden), "hostile": exportOf(t, folder)} {
		file := filepath.Join(t.TempDir(), "export.nq")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(python, "-c", readWithRDFLib, file)
		cmd.Stderr = os.Stderr
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s: %s: %v", name, python, err)
		}
		want, err := nquads.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		var got [][]nquads.Term
		for line := range strings.Lines(string(out)) {
			var q []nquads.Term
			if err := json.Unmarshal([]byte(line), &q); err != nil {
				t.Fatal(err)
			}
			got = append(got, q)
		}
		compare := func(a, b []nquads.Term) int { return strings.Compare(fmt.Sprintf("%q", a), fmt.Sprintf("%q", b)) }
		slices.SortFunc(want, compare)
		slices.SortFunc(got, compare)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: of %d quads rdflib reads %d (-):\n%.4000s", name, len(want), len(got), diff)
		}
		t.Logf("%s: %d quads", name, len(got))
	}
}

// Any text becomes statements without a fault, and quads that are strict.
func FuzzExtract(f *testing.F) {
	for _, name := range names {
		f.Add(name, story(name))
	}
	f.Add("a", "Q. Did she say: \"I (we) met, on 1/2/03, Mr. ... of U. S.\"?\n\nA: ((((\n\n- 5% 'n' $3bn -\n\n\u2028\u00a0")
	f.Fuzz(func(t *testing.T, name, text string) {
		text = strings.ToValidUTF8(text, "\ufffd")
		doc := &quadpress.Document{ID: name, URL: name, Title: name, Text: text}
		doc.Blocks = []quadpress.Span{{End: len([]rune(text))}}
		docs := sequence([]*quadpress.Document{doc})
		all, failures, err := press.Extract(context.Background(), docs, press.Options{Workers: 1})
		if err != nil || len(failures) > 0 {
			t.Fatal(err, failures)
		}
		var lines []byte
		for _, r := range all {
			for _, q := range graph.Quads(schema.Default(), &r.Extraction, r.Resolutions) {
				lines = graph.AppendNQuad(lines, q)
			}
		}
		if _, err := nquads.Parse(string(lines)); err != nil {
			t.Fatal(err)
		}
	})
}
