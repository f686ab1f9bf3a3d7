//go:build unix

package document

import (
	"context"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func mkfifo(t *testing.T, name string) {
	t.Helper()
	if err := syscall.Mkfifo(name, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestReadFolderOfOddFiles(t *testing.T) {
	folder(t, map[string]string{"news/a.txt": sample})
	mkfifo(t, "news/b.txt")
	mkfifo(t, "news/queue") // nobody takes it for a story
	listener, err := net.Listen("unix", "news/c.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	if err := os.Symlink("b.txt", "news/d.txt"); err != nil {
		t.Fatal(err)
	}
	got := read(t, Options{}, "news")
	if diff := cmp.Diff([]string{"a.txt"}, got.ids()); diff != "" {
		t.Error(diff)
	}
	want := []string{
		"news/b.txt: is a FIFO and no file: name it itself to read from it",
		"news/c.txt: is a socket and no file: name it itself to read from it",
		"news/d.txt: is a FIFO and no file: name it itself to read from it",
	}
	if diff := cmp.Diff(want, got.errs); diff != "" {
		t.Error(diff)
	}
}

func TestReadLinks(t *testing.T) {
	folder(t, map[string]string{
		"outside.txt": sample, "apart/x.txt": sample,
		"news/a.txt": sample, "news/deep/b.dat": sample, "news/.cache/c.txt": sample,
	})
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for link, target := range map[string]string{
		"news/in.txt":       "deep/b.dat",
		"news/absolute.txt": filepath.Join(here, "news/a.txt"),
		"news/deep/up.txt":  "../a.txt",
		"news/kept.txt":     ".cache/c.txt",
		"news/chain.txt":    "in.txt",
		"news/out.txt":      "../outside.txt",
		"news/far.txt":      "/etc/hostname",
		"news/gone.txt":     "nothing.txt",
		"news/lost.txt":     "../nothing.txt",
		"news/me.txt":       "you.txt",
		"news/you.txt":      "me.txt",
		"news/apart":        "../apart",
		"news/same":         "deep",
		"news/hidden":       ".cache",
		"news/deep/loop":    "..",
		"news/self":         ".",
		"news/dangling":     "nowhere",
		"news/picture.jpg":  "nothing.jpg",
		"news/.#a.txt":      "jane@host.1234",
		"named.txt":         "outside.txt",
		"named":             "news",
	} {
		if err := os.Symlink(target, link); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"news", "named", filepath.Join(here, "news")} {
		got := read(t, Options{}, name)
		want := []string{"a.txt", "absolute.txt", "chain.txt", "deep/up.txt", "in.txt", "kept.txt"}
		if diff := cmp.Diff(want, got.ids()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		wantErrs := []string{
			"apart: is a link out of the folder: name what it links to, if that is to be read",
			"dangling: is a link to nothing",
			"deep/loop: is a link to the folder that it lies in",
			"far.txt: is a link out of the folder: name what it links to, if that is to be read",
			"gone.txt: is a link to nothing",
			"hidden: is a link to a hidden folder: name that folder, if it is to be read",
			"lost.txt: is a link to nothing",
			"me.txt: is a link that leads to itself",
			"out.txt: is a link out of the folder: name what it links to, if that is to be read",
			"self: is a link to the folder that it lies in",
			"you.txt: is a link that leads to itself",
		}
		for i := range got.errs {
			got.errs[i] = strings.TrimPrefix(got.errs[i], name+"/")
		}
		if diff := cmp.Diff(wantErrs, got.errs); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if got := read(t, Options{}, "named.txt"); len(got.docs) != 1 {
		t.Errorf("a link that is named: %q", got.errs)
	}
}

func TestReadNamedFIFO(t *testing.T) {
	t.Chdir(t.TempDir())
	mkfifo(t, "pipe.txt")
	go func() {
		// Opening waits for the reader. What fails here, the test sees as a document that is missing.
		if err := os.WriteFile("pipe.txt", []byte(sample), 0); err != nil {
			t.Error(err)
		}
	}()
	if got := read(t, Options{}, "pipe.txt"); len(got.docs) != 1 || got.docs[0].ID != "pipe.txt" ||
		got.docs[0].Text != sample {
		t.Errorf("%+v", got)
	}
}

func TestReadEndless(t *testing.T) {
	for format, want := range map[Format]string{
		Text:   "/dev/zero: has more than 8 MB of text: split it into stories",
		Lines:  "/dev/zero: has more than 8 MB of text: split it into stories",
		JSONL:  "/dev/zero:1: the line has more than 32 MB and does not end: what follows is not read",
		CoNLLU: "/dev/zero: line 1: longer than 1048576 bytes, this is no CoNLL-U",
	} {
		got := read(t, Options{Format: format}, "/dev/zero")
		if len(got.docs) != 0 || len(got.errs) == 0 || got.errs[0] != want {
			t.Errorf("%s: %q", format, got.errs)
		}
	}
}

// interrupted cancels the context of a read that is held up, once begun says that it has begun. The test ends only if
// the read does.
func interrupted(t *testing.T, opt Options, path string, begun func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go func() {
		begun()
		cancel()
	}()
	var last error
	n := 0
	for _, err := range Read(ctx, []string{path, "other.txt"}, opt) {
		last = err
		n++
	}
	if n != 1 || !errors.Is(last, context.Canceled) {
		t.Errorf("%d results, the last with error %v", n, last)
	}
}

func TestReadInterrupted(t *testing.T) {
	for _, format := range []Format{Text, Lines, JSONL, CoNLLU} {
		t.Run(string(format), func(t *testing.T) {
			folder(t, map[string]string{"other.txt": sample})
			mkfifo(t, "pipe")
			interrupted(t, Options{Format: format}, "pipe", func() {}) // in opening, or before

			mkfifo(t, "silent")
			writer := make(chan *os.File, 1)
			interrupted(t, Options{Format: format}, "silent", func() {
				w, err := os.OpenFile("silent", os.O_WRONLY, 0) // returns when the reader is there
				if err == nil {
					_, err = io.WriteString(w, "The minister ")
				}
				if err != nil {
					t.Error(err)
				}
				writer <- w
			})
			(<-writer).Close()

			in, out := io.Pipe()
			defer out.Close()
			interrupted(t, Options{Format: format, Stdin: in}, "-", func() {
				if _, err := io.WriteString(out, "The minister "); err != nil {
					t.Error(err)
				}
			})
		})
	}
}
