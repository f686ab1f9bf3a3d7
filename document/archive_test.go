package document

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// file is a file of an archive: its name and what it holds.
type file struct{ name, content string }

func zipped(t *testing.T, files ...file) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		w, err := z.Create(f.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(f.content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func taped(t *testing.T, files ...file) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, f := range files {
		if err := w.WriteHeader(&tar.Header{Name: f.name, Size: int64(len(f.content)), Mode: 0o600}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(f.content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestArchives(t *testing.T) {
	stories := []file{
		{"b/two.txt", second},
		{"one.txt", sample},
		{"picture.jpg", "\xff\xd8"},
		{".hidden/three.txt", sample},
		{"__MACOSX/._one.txt", "\x00"},
		{"wire.jsonl", `{"id":"wire-1","text":"` + sample + `"}` + "\n" + `{"text":"` + second + `"}`},
		{"../up.txt", sample},
		{"one.txt", sample},
		{"bad.txt", "\x00\x01\x02"},
	}
	inner := zipped(t, stories...)
	for name, archive := range map[string]string{
		"a.zip": inner, "a.tar": taped(t, stories...), "a.tar.gz": taped(t, stories...),
	} {
		folder(t, map[string]string{"news/" + name: archive})
		got := read(t, Options{}, "news")
		want := []string{name + "/b/two.txt", name + "/one.txt", "wire-1", name + "/wire.jsonl#2", name + "/up.txt"}
		if diff := cmp.Diff(want, got.ids()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		errs := []string{"news/" + name + "/one.txt: is in the archive twice; the first is read",
			"news/" + name + "/bad.txt: is binary, not text"}
		if diff := cmp.Diff(errs, got.errs); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		for _, doc := range got.docs {
			if !strings.HasSuffix(doc.Source, "/news/"+name) {
				t.Errorf("the source of %s is %s", doc.ID, doc.Source)
			}
		}
	}

	// Archives in archives, compressed files in archives, and archives in a stream.
	deep := taped(t, file{"inner.zip", inner}, file{"story.txt.gz", gzipped(t, sample)})
	got := read(t, Options{Stdin: strings.NewReader(deep)}, "-")
	want := []string{"stdin/inner.zip/b/two.txt", "stdin/inner.zip/one.txt", "wire-1", "stdin/inner.zip/wire.jsonl#2",
		"stdin/inner.zip/up.txt", "stdin/story.txt.gz"}
	if diff := cmp.Diff(want, got.ids()); diff != "" {
		t.Error(diff)
	}
}

func TestArchivesRefused(t *testing.T) {
	nested := zipped(t, file{"story.txt", sample})
	for range maxDepth {
		nested = zipped(t, file{"inner.zip", nested})
	}
	encrypted := []byte(zipped(t, file{"story.txt", sample}))
	central := bytes.Index(encrypted, []byte("PK\x01\x02"))
	encrypted[central+8] |= 1
	// The second file is entered as the first one is.
	over := []byte(zipped(t, file{"one.txt", sample}, file{"two.txt", strings.Repeat(sample, 100)}))
	first := bytes.Index(over, []byte("PK\x01\x02"))
	next := first + 1 + bytes.Index(over[first+1:], []byte("PK\x01\x02"))
	copy(over[first+20:first+24], []byte{0xff, 0xff, 0, 0})
	copy(over[next+20:next+24], []byte{0xff, 0xff, 0, 0})
	for name, tt := range map[string]struct{ data, reason string }{
		"deep.zip":      {nested, "lies in more than 3 archives, one in another: unpack it"},
		"encrypted.zip": {string(encrypted), "encrypted.zip/story.txt: is encrypted: unpack it"},
		"cut.zip":       {nested[:len(nested)/2], "is a damaged ZIP archive"},
		"over.zip":      {string(over), "whose files lie over one another"},
		"empty.zip":     {zipped(t, file{"a.jpg", ""}), "the archive holds no file that ends in .txt"},
		"cut.tar":       {taped(t, file{"one.txt", sample}, file{"two.txt", second})[:1100], "is a damaged TAR archive"},
		"bomb.zip":      {zipped(t, file{"a.txt", strings.Repeat("\n", 20<<20)}), "has more than 8 MB of text"},
	} {
		folder(t, map[string]string{name: tt.data})
		got := read(t, Options{}, name)
		if len(got.errs) != 1 || !strings.Contains(got.errs[0], tt.reason) {
			t.Errorf("%s: %d documents, errors %q, want one of %q", name, len(got.docs), got.errs, tt.reason)
		}
	}
}

// TestExpanded reads a small file that would grow without end.
func TestExpanded(t *testing.T) {
	s := &spent{in: 1 << 10}
	in := &expanded{strings.NewReader(strings.Repeat("a", 1<<20)), s}
	s.out = freeOutput
	buf := make([]byte, 1<<20)
	if _, err := in.Read(buf); err != errBomb {
		t.Errorf("%v, want %v", err, errBomb)
	}
}
