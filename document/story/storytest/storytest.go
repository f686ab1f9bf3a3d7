// Package storytest gives tests of readers what no program writes.
package storytest

import (
	"io"
	"os"
	"path/filepath"
	"testing"
)

// Write writes files below a folder, each under its name, which may have slashes.
func Write(t testing.TB, folder string, files map[string][]byte) {
	t.Helper()
	for name, content := range files {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// Repeat gives a text so many times.
func Repeat(text string, times int) io.Reader { return &repeated{text: text, n: times} }

type repeated struct {
	text string
	n    int
	rest string
}

func (r *repeated) Read(p []byte) (int, error) {
	if r.rest == "" {
		if r.n == 0 {
			return 0, io.EOF
		}
		r.n, r.rest = r.n-1, r.text
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}
