package graph

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

func TestOpenErrors(t *testing.T) {
	for name, test := range map[string]struct {
		files    map[string]string
		readOnly bool
		want     error
	}{
		"missing":   {nil, true, ErrNotExist},
		"empty":     {map[string]string{}, true, ErrNotExist},
		"other":     {map[string]string{"letter.doc": "x"}, true, ErrNotStore},
		"write":     {map[string]string{"letter.doc": "x"}, false, ErrNotStore},
		"damaged":   {map[string]string{markerFile: "x"}, false, ErrNotStore},
		"no layout": {map[string]string{markerFile: "{}"}, false, ErrNotStore},
		"newer":     {map[string]string{markerFile: `{"layout": 99}`}, true, ErrNewer},
	} {
		dir := filepath.Join(storeDir(t), "store")
		if test.files != nil {
			if err := os.Mkdir(dir, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		for file, content := range test.files {
			if err := os.WriteFile(filepath.Join(dir, file), []byte(content), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		_, err := Open(dir, Options{ReadOnly: test.readOnly})
		if !errors.Is(err, test.want) || err != nil && !strings.Contains(err.Error(), dir) || err != nil && strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: error %v, want %v", name, err, test.want)
		}
		left, _ := os.ReadDir(dir)
		if len(left) != len(test.files) {
			t.Errorf("%s: %v are there", name, left)
		}
	}
}

func TestLocking(t *testing.T) {
	dir := storeDir(t)
	writer := openStore(t, dir, Options{})
	update(t, writer, vienna())
	for _, readOnly := range []bool{true, false} {
		_, err := Open(dir, Options{ReadOnly: readOnly})
		if !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), dir) {
			t.Errorf("with a writer: error %v, want %v", err, ErrLocked)
		}
		if exists("/proc/locks") && !strings.Contains(err.Error(), strconv.Itoa(os.Getpid())) {
			t.Logf("%v does not name the process: /proc/locks may be of another process namespace", err)
		}
	}
	closeStore(t, writer)

	one, two := openStore(t, dir, Options{ReadOnly: true}), openStore(t, dir, Options{ReadOnly: true})
	if export(t, one) != export(t, two) {
		t.Error("two readers differ")
	}
	if _, err := Open(dir, Options{}); !errors.Is(err, ErrLocked) {
		t.Errorf("with readers: error %v, want %v", err, ErrLocked)
	}
	if _, err := one.Update(context.Background(), func(*Update) error { return nil }); !errors.Is(err, ErrReadOnly) {
		t.Errorf("update by a reader: error %v, want %v", err, ErrReadOnly)
	}
}

// A database that another program, such as stock Cayley, has open.
func TestGraphHeldByOther(t *testing.T) {
	dir := storeDir(t)
	closeStore(t, openStore(t, dir, Options{}))
	other, err := openQuads(filepath.Join(dir, graphDir), false)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if _, err := Open(dir, Options{ReadOnly: true}); !errors.Is(err, ErrLocked) {
		t.Errorf("error %v, want %v", err, ErrLocked)
	}
}

// A store interrupted while it was made is made again.
func TestOpenAfterInterruptedMaking(t *testing.T) {
	dir := storeDir(t)
	for _, files := range [][]string{{lockFile}, {lockFile, nextDir}, {lockFile, nextDir, markerFile}} {
		for _, name := range files {
			var err error
			if name == nextDir {
				err = os.MkdirAll(filepath.Join(dir, name, graphDir), 0o755)
			} else if name == markerFile {
				err = os.WriteFile(filepath.Join(dir, name), []byte(`{"layout": 1}`), 0o644)
			} else {
				err = os.WriteFile(filepath.Join(dir, name), nil, 0o644)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		s := openStore(t, dir, Options{})
		if got := export(t, s); got != "" {
			t.Errorf("after %v the store holds %s", files, got)
		}
		closeStore(t, s)
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
}

func TestStats(t *testing.T) {
	s := openStore(t, storeDir(t), Options{})
	update(t, s, vienna(), paris())
	got, err := s.Stats(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if got.Documents != 2 || got.Statements != 4 || got.Entities != 4 || got.Relations != 3 {
		t.Errorf("%+v", got)
	}
	if got.EntitiesByType[0] != (Count{"schema:City", 2}) || got.RelationsByPredicate[0] != (Count{"rel:met", 2}) {
		t.Errorf("%+v", got)
	}
	if lines := strings.Count(export(t, s), "\n"); got.Quads != lines {
		t.Errorf("%d quads, want %d", got.Quads, lines)
	}
}

// An export gives the same whether it fits in memory or goes through files.
func TestExportInRuns(t *testing.T) {
	s := openStore(t, storeDir(t), Options{})
	update(t, s, vienna(), paris())
	want := export(t, s)
	whole := runSize
	defer func() { runSize = whole }()
	for _, runSize = range []int{1, 500, 3000} {
		if got := export(t, s); got != want {
			t.Errorf("in runs of %d bytes:\n%s", runSize, got)
		}
	}
}

// A store that another schema wrote follows the new one with the next update, also without a change of documents.
func TestSchemaChange(t *testing.T) {
	dir := storeDir(t)
	s := openStore(t, dir, Options{})
	update(t, s, vienna(), paris())
	want := export(t, s)
	closeStore(t, s)
	small := loadSchema(t, smallSchema)
	s = openStore(t, dir, Options{Schema: small})
	update(t, s)
	if export(t, s) == want {
		t.Error("the schema changes nothing")
	}
	closeStore(t, s)
	s = openStore(t, dir, Options{})
	update(t, s)
	if got := export(t, s); got != want {
		t.Errorf("with the first schema again:\n%s", got)
	}
}
