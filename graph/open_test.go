package graph

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/syndtr/goleveldb/leveldb/storage"

	"github.com/quadpress/quadpress/internal/linesort"
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
		if !errors.Is(err, test.want) || err != nil && !strings.Contains(err.Error(), dir) ||
			err != nil && strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: error %v, want %v", name, err, test.want)
		}
		left, _ := os.ReadDir(dir)
		if len(left) != len(test.files) {
			t.Errorf("%s: %v are there", name, left)
		}
	}
}

// A store can be made in a directory that holds what was corrected in another one, and nothing else.
func TestOpenBesideCuration(t *testing.T) {
	dir := storeDir(t)
	path := CurationFile(dir)
	if err := errors.Join(os.MkdirAll(dir, 0o755), os.WriteFile(path, []byte("curation: []\n"), 0o600)); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir, Options{ReadOnly: true}); !errors.Is(err, ErrNotExist) {
		t.Errorf("for reading: %v", err)
	}
	update(t, openStore(t, dir, Options{}), vienna())
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
	if got := CurationFile("postgres://localhost/news"); got != "" {
		t.Errorf("a store in a database keeps it in %s", got)
	}
}

func TestLocking(t *testing.T) {
	dir := storeDir(t)
	writer := openStore(t, dir, Options{})
	update(t, writer, vienna())
	_, err := Open(dir, Options{})
	if !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), dir) {
		t.Errorf("with a writer: error %v, want %v", err, ErrLocked)
	}
	if exists("/proc/locks") && !strings.Contains(err.Error(), strconv.Itoa(os.Getpid())) {
		t.Logf("%v does not name the process: /proc/locks may be of another process namespace", err)
	}
	reader := openStore(t, dir, Options{ReadOnly: true})
	if export(t, reader) != export(t, writer) {
		t.Error("reader and writer differ")
	}
	if _, err := reader.Update(context.Background(), func(*Update) error { return nil }); !errors.Is(err, ErrReadOnly) {
		t.Errorf("update by a reader: error %v, want %v", err, ErrReadOnly)
	}
}

// Readers go on with what they have opened while updates are made, and what nobody reads any more is removed.
func TestReadingWhileUpdating(t *testing.T) {
	dir := storeDir(t)
	writer := openStore(t, dir, Options{})
	update(t, writer, vienna())
	one, two := fresh(t, vienna()), fresh(t, vienna(), paris())
	reader := openStore(t, dir, Options{ReadOnly: true})
	if reader.Outdated() {
		t.Error("a reader is outdated as soon as it opens the store")
	}
	for _, doc := range []loaded{paris(), without(vienna()), vienna()} {
		update(t, writer, doc)
		if got := export(t, reader); got != one {
			t.Errorf("the reader meets\n%s", got)
		}
	}
	if !reader.Outdated() {
		t.Error("the reader does not notice the updates")
	}
	if n := len(generations(dir)); n != 2 {
		t.Errorf("%d generations are there, want the reader's and the current one", n)
	}
	closeStore(t, reader)
	if n := len(generations(dir)); n != 1 {
		t.Errorf("%d generations are there, want the current one", n)
	}
	late := openStore(t, dir, Options{ReadOnly: true})
	if got := export(t, late); got != two {
		t.Errorf("a later reader meets\n%s", got)
	}
}

// While an update follows the other, whoever opens the store meets one of its states.
func TestOpeningWhileUpdating(t *testing.T) {
	dir := storeDir(t)
	writer := openStore(t, dir, Options{})
	update(t, writer, vienna())
	states := map[string]bool{fresh(t, vienna()): true, fresh(t, vienna(), paris()): true}
	var stop atomic.Bool
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for !stop.Load() {
				if got, err := exportOf(dir); err != nil || !states[got] {
					t.Errorf("error %v; the store holds\n%s", err, got)
				}
			}
		})
	}
	for d, n := paris(), 0; n < 30; n++ {
		update(t, writer, d)
		d.gone = !d.gone
	}
	stop.Store(true)
	readers.Wait()
	closeStore(t, writer)
	removeSuperseded(dir)
	if n := len(generations(dir)); n != 1 {
		t.Errorf("%d generations are left", n)
	}
}

// A store of layout 1, wherever it was cut short, is moved to the present layout by whoever opens it.
func TestMigrate(t *testing.T) {
	for _, readOnly := range []bool{false, true} {
		for moved := range 3 {
			dir := storeDir(t)
			s := openStore(t, dir, Options{})
			update(t, s, vienna())
			closeStore(t, s)
			old := generationPath(dir, 2)
			for i, name := range []string{graphDir, ledgerDir} {
				from, to := filepath.Join(old, name), filepath.Join(dir, name)
				if i < moved { // already where it belongs
					to = filepath.Join(generationPath(dir, 1), name)
				}
				if err := errors.Join(os.MkdirAll(filepath.Dir(to), 0o700), os.Rename(from, to)); err != nil {
					t.Fatal(err)
				}
			}
			text := []byte("{\"layout\": 1}\n")
			if err := errors.Join(os.RemoveAll(old), os.WriteFile(filepath.Join(dir, markerFile), text, 0o600)); err != nil {
				t.Fatal(err)
			}
			s = openStore(t, dir, Options{ReadOnly: readOnly})
			if got := export(t, s); got != fresh(t, vienna()) {
				t.Errorf("read only %t, %d parts moved: the store holds\n%s", readOnly, moved, got)
			}
			closeStore(t, s)
			if exists(filepath.Join(dir, graphDir)) || exists(filepath.Join(dir, ledgerDir)) {
				t.Error("the old directories are still there")
			}
		}
	}
}

// A database that another program, such as stock Cayley, has open.
func TestGraphHeldByOther(t *testing.T) {
	dir := storeDir(t)
	closeStore(t, openStore(t, dir, Options{}))
	other, err := openQuads(currentPath(t, dir, graphDir), written)
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
				err = os.WriteFile(filepath.Join(dir, name), []byte(`{"layout": 2, "generation": 1}`), 0o644)
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
	first, err := s.Highlight(context.Background())
	want := Highlight{"kg:John_Kerry", "rel:met", "kg:Sergei_Lavrov", "kg:Paris"}
	if err != nil || first != want {
		t.Errorf("highlight %v, %v; want %v", first, err, want)
	}
}

// What is kept of the graph is told without reading it.
func TestStatsReadNothing(t *testing.T) {
	dir := storeDir(t)
	s := openStore(t, dir, Options{})
	update(t, s, newsDocuments(20)...)
	closeStore(t, s)
	var read atomic.Int64
	real := openStorage
	defer func() { openStorage = real }()
	openStorage = func(dir string, readOnly bool) (storage.Storage, error) {
		disk, err := real(dir, readOnly)
		return countingDisk{disk, &read}, err
	}
	s = openStore(t, dir, Options{ReadOnly: true})
	opened := read.Load()
	stats, err := s.Stats(context.Background())
	if err != nil || stats.Documents != 20 {
		t.Errorf("%v, %+v", err, stats)
	}
	if h, err := s.Highlight(context.Background()); err != nil || h.Subject == "" {
		t.Errorf("%v, %+v", err, h)
	}
	if n := read.Load() - opened; n > 20_000 {
		t.Errorf("%d bytes were read", n)
	}
}

// countingDisk counts what is read of tables.
type countingDisk struct {
	storage.Storage
	read *atomic.Int64
}

func (d countingDisk) Open(fd storage.FileDesc) (storage.Reader, error) {
	r, err := d.Storage.Open(fd)
	return countingReader{r, d.read}, err
}

type countingReader struct {
	storage.Reader
	read *atomic.Int64
}

func (r countingReader) ReadAt(p []byte, offset int64) (int, error) {
	n, err := r.Reader.ReadAt(p, offset)
	r.read.Add(int64(n))
	return n, err
}

// A store that an earlier version left without counts is counted when asked, and gets its counts with the next update.
func TestStoreWithoutCounts(t *testing.T) {
	dir := storeDir(t)
	s := openStore(t, dir, Options{})
	update(t, s, vienna(), paris())
	want, err := s.Stats(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	wantFirst, err := s.Highlight(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	state, err := s.backend.current().ledger.state()
	if err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	l, err := openLedgerDB(currentPath(t, dir, ledgerDir), written)
	if err != nil {
		t.Fatal(err)
	}
	earlier := map[string]any{"maker": state.Maker, "retracted": state.Retracted}
	if err := errors.Join(l.put(graphKey, earlier), l.reset(pairKey), l.commit(), l.close()); err != nil {
		t.Fatal(err)
	}
	for _, step := range []string{"as it was left", "after an update", "after another"} {
		s = openStore(t, dir, Options{})
		got, err := s.Stats(context.Background())
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%s: %v, %s", step, err, diff)
		}
		if first, err := s.Highlight(context.Background()); err != nil || first != wantFirst {
			t.Errorf("%s: %v, %v", step, err, first)
		}
		state, err := s.backend.current().ledger.state()
		if err != nil || (state.Tally == nil) != (step == "as it was left") {
			t.Errorf("%s: %v, %v", step, err, state)
		}
		if change := update(t, s); change != (Change{}) {
			t.Errorf("%s: %v", step, change)
		}
		closeStore(t, s)
	}
	if h := check(t, dir); !h.Well() {
		t.Errorf("%+v", h)
	}
}

// Nobody but its owner can read a store, one of an earlier version after the next update too.
func TestPrivate(t *testing.T) {
	dir := filepath.Join(storeDir(t), "store")
	link := filepath.Join(storeDir(t), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	for i, docs := range [][]loaded{{vienna()}, {paris()}, nil} {
		name := dir
		if i > 0 {
			name = link
		}
		s := openStore(t, name, Options{})
		update(t, s, docs...)
		closeStore(t, s)
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			info, err := d.Info()
			if err != nil {
				return err
			}
			want := fs.FileMode(0o600)
			if d.IsDir() {
				want = 0o700
			}
			if got := info.Mode().Perm(); got != want {
				t.Errorf("%s: mode %o, want %o", path, got, want)
			}
			return os.Chmod(path, want|0o044) // as earlier versions left it
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// An export gives the same whether it fits in memory or goes through files.
func TestExportInRuns(t *testing.T) {
	s := openStore(t, storeDir(t), Options{})
	update(t, s, vienna(), paris())
	want := export(t, s)
	whole := linesort.RunSize
	defer func() { linesort.RunSize = whole }()
	for _, linesort.RunSize = range []int{1, 500, 3000} {
		if got := export(t, s); got != want {
			t.Errorf("in runs of %d bytes:\n%s", linesort.RunSize, got)
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
