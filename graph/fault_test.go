package graph

import (
	"context"
	"errors"
	"flag"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/syndtr/goleveldb/leveldb/storage"
)

// fullDisk is a disk that takes a number of writes and then no more.
type fullDisk struct {
	storage.Storage
	left *atomic.Int64
}

func (d fullDisk) write() error {
	if d.left.Add(-1) < 0 {
		return &os.PathError{Op: "write", Path: "disk", Err: syscall.ENOSPC}
	}
	return nil
}

func (d fullDisk) Create(fd storage.FileDesc) (storage.Writer, error) {
	if err := d.write(); err != nil {
		return nil, err
	}
	w, err := d.Storage.Create(fd)
	return fullDiskWriter{w, d}, err
}

func (d fullDisk) SetMeta(fd storage.FileDesc) error {
	return errors.Join(d.write(), d.Storage.SetMeta(fd))
}

type fullDiskWriter struct {
	storage.Writer
	disk fullDisk
}

func (w fullDiskWriter) Write(p []byte) (int, error) {
	if err := w.disk.write(); err != nil {
		n, _ := w.Writer.Write(p[:len(p)/2]) // what still fits
		return n, err
	}
	return w.Writer.Write(p)
}

func (w fullDiskWriter) Sync() error {
	return errors.Join(w.disk.write(), w.Writer.Sync())
}

// TestFullDisk runs an update with a disk that is full after any number of writes.
func TestFullDisk(t *testing.T) {
	dir := storeDir(t)
	s := openStore(t, dir, Options{})
	update(t, s, vienna())
	before := export(t, s)
	after := fresh(t, vienna(), paris())

	real, sync := openStorage, fsync
	defer func() { openStorage, fsync = real, sync }()
	for writes := int64(0); writes < 1000; writes++ {
		var left atomic.Int64
		left.Store(writes)
		openStorage = func(dir string, readOnly bool) (storage.Storage, error) {
			disk, err := real(dir, readOnly)
			if err != nil || readOnly {
				return disk, err
			}
			return fullDisk{disk, &left}, nil
		}
		fsync = func(string) error { return fullDisk{left: &left}.write() } // where delayed writes fail
		_, err := s.Update(context.Background(), func(u *Update) error { return putAll(u, []loaded{paris()}) })
		openStorage, fsync = real, sync
		if err == nil {
			if got := export(t, s); got != after {
				t.Errorf("with %d writes the update went through and gave\n%s", writes, got)
			}
			t.Logf("an update takes %d writes", writes)
			return
		}
		if !errors.Is(err, syscall.ENOSPC) && !strings.Contains(err.Error(), syscall.ENOSPC.Error()) {
			t.Errorf("after %d writes the error is %v", writes, err)
		}
		if got := export(t, s); got != before {
			t.Fatalf("after %d writes and %v the store has changed to\n%s", writes, err, got)
		}
		if exists(filepath.Join(dir, nextDir)) {
			t.Errorf("after %d writes the unfinished generation is left", writes)
		}
	}
	t.Error("the update never goes through")
}

func TestFailedUpdateChangesNothing(t *testing.T) {
	s := openStore(t, storeDir(t), Options{})
	update(t, s, vienna())
	before := export(t, s)
	reason := errors.New("reason")
	for name, change := range map[string]func(context.CancelFunc, *Update) error{
		"error": func(_ context.CancelFunc, u *Update) error { return errors.Join(putAll(u, []loaded{paris()}), reason) },
		"cancel": func(cancel context.CancelFunc, u *Update) error {
			cancel()
			return putAll(u, []loaded{paris()})
		},
		"unresolved":     func(_ context.CancelFunc, u *Update) error { return u.Put(paris().Extraction) },
		"badly resolved": func(_ context.CancelFunc, u *Update) error { return u.Resolve(vienna().Document.ID, nil) },
		"resolve nobody": func(_ context.CancelFunc, u *Update) error { return u.Resolve("nobody", nil) },
		"no ID":          func(_ context.CancelFunc, u *Update) error { return u.Put(loaded{}.Extraction) },
	} {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		if _, err := s.Update(ctx, func(u *Update) error { return change(cancel, u) }); err == nil {
			t.Errorf("%s: no error", name)
		}
		if got := export(t, s); got != before {
			t.Errorf("%s: the store has changed to\n%s", name, got)
		}
	}
}

// TestResolvingEndsWithTheContext asks the index once more after the context has ended: what decides on things and
// events can take minutes, and asks it all the time.
func TestResolvingEndsWithTheContext(t *testing.T) {
	s := openStore(t, storeDir(t), Options{})
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	_, err := s.Update(ctx, func(u *Update) error {
		cancel()
		index := u.Index()
		if _, err := index.Get("set", "member"); !errors.Is(err, context.Canceled) {
			t.Errorf("Get gives %v", err)
		}
		for _, err := range index.Members("set") {
			return err
		}
		t.Error("Members gives nothing")
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the update gives %v", err)
	}
}

// TestCommitCutShort cuts a commit short after each of its steps. What it leaves is removed by the next writer.
func TestCommitCutShort(t *testing.T) {
	before, after := fresh(t, vienna()), fresh(t, vienna(), paris())
	for stop, want := range []string{before, before, before, after} {
		dir, later := storeDir(t), storeDir(t)
		for name, docs := range map[string][]loaded{dir: {vienna()}, later: {vienna(), paris()}} {
			s := openStore(t, name, Options{})
			update(t, s, docs...)
			closeStore(t, s)
		}
		in := func(name string) string { return filepath.Join(dir, name) }
		text := marker{layoutVersion, 3}.text()
		steps := []func() error{
			func() error { return os.Rename(generationPath(later, 2), in(nextDir)) },
			func() error { return os.Rename(in(nextDir), generationPath(dir, 3)) },
			func() error { return os.WriteFile(in(markerFile+".new"), text, 0o600) },
			func() error { return os.Rename(in(markerFile+".new"), in(markerFile)) },
		}
		for _, step := range steps[:stop+1] {
			if err := step(); err != nil {
				t.Fatal(err)
			}
		}
		for _, readOnly := range []bool{true, false} {
			s := openStore(t, dir, Options{ReadOnly: readOnly})
			if got := export(t, s); got != want {
				t.Errorf("cut short after step %d the store holds\n%s", stop, got)
			}
			closeStore(t, s)
		}
		if n := len(generations(dir)); n != 1 {
			t.Errorf("cut short after step %d: %d generations are left", stop, n)
		}
	}
}

// childStore names the store that a child process of the tests works on.
const childStore = "QUADPRESS_TEST_STORE"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childStore); dir != "" {
		flipForever(dir)
	}
	fsync = func(string) error { return nil }              // no test cuts the power
	if err := flag.Set("rapid.checks", "30"); err != nil { // a command line says otherwise
		panic(err)
	}
	os.Exit(m.Run())
}

// flipForever adds a document to a store and takes it out, again and again. It prints a byte before whatever it does
// to the disk.
func flipForever(dir string) {
	step := func() { os.Stdout.Write([]byte{'.'}) }
	real, sync := openStorage, fsync
	openStorage = func(dir string, readOnly bool) (storage.Storage, error) {
		step()
		disk, err := real(dir, readOnly)
		return steppedDisk{disk, step}, err
	}
	fsync = func(path string) error {
		step()
		return sync(path)
	}
	s, err := Open(dir, Options{})
	for d := paris(); err == nil; d.gone = !d.gone {
		_, err = s.Update(context.Background(), func(u *Update) error { return putAll(u, []loaded{d}) })
	}
	println(err.Error())
	os.Exit(1)
}

// steppedDisk announces what is done to it.
type steppedDisk struct {
	storage.Storage
	step func()
}

func (d steppedDisk) Create(fd storage.FileDesc) (storage.Writer, error) {
	d.step()
	w, err := d.Storage.Create(fd)
	return steppedWriter{w, d.step}, err
}

func (d steppedDisk) SetMeta(fd storage.FileDesc) error {
	d.step()
	return d.Storage.SetMeta(fd)
}

func (d steppedDisk) Remove(fd storage.FileDesc) error {
	d.step()
	return d.Storage.Remove(fd)
}

type steppedWriter struct {
	storage.Writer
	step func()
}

func (w steppedWriter) Write(p []byte) (int, error) {
	w.step()
	return w.Writer.Write(p)
}

var kills = flag.Int("kills", 20, "how many updates TestKill kills")

// TestKill kills a process at any of the steps of an update.
func TestKill(t *testing.T) {
	dir := storeDir(t)
	s := openStore(t, dir, Options{})
	update(t, s, vienna())
	closeStore(t, s)
	states := map[string]string{fresh(t, vienna()): "before", fresh(t, vienna(), paris()): "after"}
	random := rand.New(rand.NewPCG(5, 6))
	met := map[string]int{}
	for range *kills {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), childStore+"="+dir)
		var stderr strings.Builder
		child.Stderr = &stderr
		steps, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		n := 1 + random.Int64N(300) // some two updates
		if _, err := io.CopyN(io.Discard, steps, n); err != nil {
			t.Fatalf("after some of %d steps: %v\n%s", n, err, &stderr)
		}
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		if child.Wait(); stderr.Len() > 0 {
			t.Fatal(stderr.String())
		}
		s := openStore(t, dir, Options{})
		state, ok := states[export(t, s)]
		if !ok {
			t.Fatalf("killed after %d steps, the store holds\n%s", n, export(t, s))
		}
		met[state]++
		closeStore(t, s)
		if h := check(t, dir); !h.Well() {
			t.Fatalf("killed after %d steps, the store is ill: %+v", n, h)
		}
	}
	t.Log(met)
	if len(met) != len(states) {
		t.Errorf("the store was only met as %v", met)
	}
}
