package export_test

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/explore"
	"github.com/quadpress/quadpress/graph/export"
	"github.com/quadpress/quadpress/internal/linesort"
	"github.com/quadpress/quadpress/press"
)

// store holds the graph of seeds and of a hostile story.
var store *graph.Store

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "export-test-*")
		if err != nil {
			panic(err)
		}
		defer os.RemoveAll(dir)
		story := filepath.Join(dir, "hostile.jsonl")
		if err := os.WriteFile(story, []byte(hostile), 0o600); err != nil {
			panic(err)
		}
		if store, err = graph.Open(filepath.Join(dir, "db"), graph.Options{}); err != nil {
			panic(err)
		}
		defer store.Close()
		paths := []string{"../../seeds", story}
		docs := document.Read(context.Background(), paths, document.Options{})
		if _, err := press.Build(context.Background(), store, docs, press.BuildOptions{Paths: paths}); err != nil {
			panic(err)
		}
		return m.Run()
	}())
}

// write is what an export of a format consists of, by file.
func write(t *testing.T, f export.Format, filter export.Filter) map[string]string {
	t.Helper()
	files := map[string]*bytes.Buffer{}
	err := export.Write(context.Background(), store, f, filter, func(name string) (io.Writer, error) {
		files[name] = &bytes.Buffer{}
		return files[name], nil
	})
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	texts := map[string]string{}
	for name, b := range files {
		texts[name] = b.String()
	}
	return texts
}

// hostile has what formats have to escape, in names, titles and sentences.
const hostile = `{"id": "a\"b<c>;&\\|'.txt", "title": "Tabs\tand \"quotes\" & <tags>; \\ all\r\nin one\u0001", ` +
	`"url": "https://example.org/?a=1&b=\"2\"", "date": "2015-10-30", "text": ` +
	`"Ann \"Q\" O'Neil-Ørsted met Bo & Sons Ltd. chairman Carl \\\\ Lee in Oslo on 12 May 2014. ` +
	`\"We <b>won</b>; they lost,\" said Carl Lee, the president of AT&T."}` + "\n"

// Every format gives the same bytes each time, whether what is sorted fits in memory or not, and other programs read
// from them what the graph holds: see testdata/read.py. They need a Python that has them: the one that
// QUADPRESS_PYTHON names.
func TestOtherProgramsReadExports(t *testing.T) {
	stats, err := store.Stats(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	save := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range export.Formats {
		files := write(t, f, export.Filter{})
		if !testing.Short() || f.Name == "trig" || f.Name == "csv" {
			whole := linesort.RunSize
			linesort.RunSize = 1 << 16
			if diff := cmp.Diff(files, write(t, f, export.Filter{})); diff != "" {
				t.Errorf("%s: in runs:\n%.2000s", f.Name, diff)
			}
			linesort.RunSize = whole
		}
		for name, text := range files {
			if err := wellFormed(f.Name, text); err != nil {
				t.Errorf("%s: %v", f.Name, err)
			}
			save(strings.TrimSuffix(f.Name+"-"+name, "-"), text)
		}
		if !slices.Contains([]string{"gexf", "cytoscape", "csv", "parquet", "ftm"}, f.Name) { // one is as good as all
			for name, text := range write(t, f, export.Filter{Named: true, From: "2015-09"}) {
				save(strings.TrimSuffix("part-"+f.Name+"-"+name, "-"), text)
			}
		}
	}
	counts, err := json.Marshal(stats)
	if err != nil {
		t.Fatal(err)
	}
	save("stats.json", string(counts))
	python := os.Getenv("QUADPRESS_PYTHON")
	if python == "" {
		t.Skip("QUADPRESS_PYTHON names no Python that has the programs of .ci/python.txt")
	}
	out, err := exec.Command(python, "testdata/read.py", dir).CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s", python, err, out)
	}
	t.Logf("%s", out)
}

// wellFormed returns an error for what is no XML or JSON where the format is made of that.
func wellFormed(format, text string) error {
	switch format {
	case "graphml", "gexf", "rdfxml":
		for d := xml.NewDecoder(strings.NewReader(text)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				return nil
			} else if err != nil {
				return err
			}
		}
	case "jsonld", "cytoscape", "ftm":
		for d := json.NewDecoder(strings.NewReader(text)); ; {
			if err := d.Decode(new(any)); errors.Is(err, io.EOF) {
				return nil
			} else if err != nil {
				return err
			}
		}
	}
	return nil
}

// What is asked for is there, and nothing else.
func TestFilters(t *testing.T) {
	nquads, err := export.Find("nquads")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]bool{}
	for line := range strings.Lines(write(t, nquads, export.Filter{})[""]) {
		all[line] = true
	}
	for name, test := range map[string]struct {
		filter export.Filter
		has    []string // parts of lines
		not    []string
	}{
		"predicate": {
			export.Filter{Predicates: []string{"met"}},
			[]string{"John_Kerry> <urn:quadpress:rel:met> ", "rdf-syntax-ns#predicate> <urn:quadpress:rel:met>"},
			[]string{"> <urn:quadpress:rel:located_in> ", "#predicate> <urn:quadpress:rel:located_in>"},
		},
		"type": {
			export.Filter{Types: []string{"Person"}},
			[]string{"John_Kerry> <urn:quadpress:rel:met> "},
			[]string{"> <urn:quadpress:rel:located_in> ", "> <urn:quadpress:rel:position> "},
		},
		"a type that others refine": {
			export.Filter{Types: []string{"Place"}},
			[]string{"kg:Vienna> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/City>"},
			[]string{"kg:John_Kerry> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"},
		},
		"events": {
			export.Filter{Types: []string{"Event"}},
			[]string{"\n<urn:quadpress:kg:event/", "> <urn:quadpress:rel:followed> <urn:quadpress:kg:event/"},
			[]string{"\n<urn:quadpress:kg:John_Kerry>", "> <urn:quadpress:role:agent> <urn:quadpress:kg:John_Kerry>"},
		},
		"a type of events": {
			export.Filter{Types: []string{"CONSULT", "Person"}},
			[]string{"\n<urn:quadpress:kg:event/", "> <urn:quadpress:role:agent> <urn:quadpress:kg:John_Kerry>"},
			[]string{"> <urn:quadpress:rel:located_in> "},
		},
		"named": {
			export.Filter{Named: true},
			[]string{"John_Kerry> <urn:quadpress:rel:met> "},
			[]string{"\n<urn:quadpress:kg:concept/", "\n<urn:quadpress:kg:event/", "urn:quadpress:rel:position> \""},
		},
		"standing": {
			export.Filter{Standings: []explore.Standing{explore.Denied}},
			[]string{`<urn:quadpress:polarity> "denied"`},
			[]string{"> <urn:quadpress:rel:met> ", "> <urn:quadpress:rel:located_in> "},
		},
		"time": {
			export.Filter{From: "2015-11-13", To: "2015-11-13"},
			[]string{`"2015-11-13"`},
			[]string{`<urn:quadpress:time> "2015-09-30"`, `#time> "2015-10`},
		},
		"nothing": {export.Filter{Predicates: []string{"nosuch"}}, nil, []string{"<"}},
	} {
		got := write(t, nquads, test.filter)[""]
		for line := range strings.Lines(got) {
			if !all[line] {
				t.Errorf("%s: the graph has no line %s", name, line)
			}
		}
		for _, part := range test.has {
			if !strings.Contains("\n"+got, part) {
				t.Errorf("%s: no %s", name, part)
			}
		}
		for _, part := range test.not {
			if strings.Contains("\n"+got, part) {
				t.Errorf("%s: %s is there", name, part)
			}
		}
	}
}

func TestFilterErrors(t *testing.T) {
	for want, f := range map[string]export.Filter{
		"day":        {From: "yesterday"},
		"confidence": {MinConfidence: 2},
		"standing":   {Standings: []explore.Standing{"certain"}},
	} {
		if err := f.Check(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v", f, err)
		}
	}
}
