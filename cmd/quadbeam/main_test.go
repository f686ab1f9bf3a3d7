package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
)

func TestMain(m *testing.M) {
	beam.Init()
	os.Exit(m.Run())
}

func TestMisuse(t *testing.T) {
	set := func(flag *string, value string) {
		before := *flag
		*flag = value
		t.Cleanup(func() { *flag = before })
	}
	for name, test := range map[string]struct {
		output string
		args   []string
		want   string
	}{
		"no input":       {"out", nil, "name the files and folders"},
		"no output":      {"", []string{"news"}, "--output"},
		"standard input": {"out", []string{"-"}, "standard input"},
	} {
		t.Run(name, func(t *testing.T) {
			set(output, test.output)
			_, err := options(test.args)
			if err == nil || !strings.Contains(err.Error(), test.want) || exitCode(err) != 2 {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

func TestOutputMustBeEmpty(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "out")
	if err := makeOutput(folder); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "quads-00000.nq"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := makeOutput(folder); exitCode(err) != 2 {
		t.Errorf("a folder that holds an earlier run: %v", err)
	}
}

func TestCause(t *testing.T) {
	err := errors.New("bundle failed\nplan of all steps\n\tcaused by:\n6 rounds do not suffice\n")
	if got := cause(err); got != "6 rounds do not suffice" {
		t.Errorf("got %q", got)
	}
}

// A run from end to end: files in, one sorted file and a store out; a bad file is named and the rest is done.
func TestRun(t *testing.T) {
	t.Chdir(t.TempDir())
	text := "VIENNA, Oct. 30, 2015 — John Kerry met Sergei Lavrov in Vienna on Friday, and both spoke to reporters."
	if err := os.WriteFile("vienna.txt", []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	*output, *nquads, *db = "out", "graph.nq", "graph.db"
	t.Cleanup(func() { *output, *nquads, *db = "", "", "" })
	err := run(t.Context(), []string{"vienna.txt", "missing.txt"})
	if err == nil || err.Error() != "1 of the documents could not be read; the others are done" || exitCode(err) != 1 {
		t.Errorf("with a file that is missing: %v", err)
	}
	quads, err := os.ReadFile("graph.nq")
	if err != nil || !strings.Contains(string(quads), "<urn:quadpress:rel:met> <urn:quadpress:kg:Sergei_Lavrov>") {
		t.Errorf("%v; quads:\n%s", err, quads)
	}
	if _, err := os.Stat("graph.db"); err != nil {
		t.Error(err)
	}
	if err := run(t.Context(), []string{"vienna.txt"}); exitCode(err) != 2 {
		t.Errorf("into the folder of an earlier run: %v", err)
	}
}
