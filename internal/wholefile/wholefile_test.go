package wholefile_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/quadpress/quadpress/internal/wholefile"
)

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a")
	text := func(s string, err error) func(io.Writer) error {
		return func(w io.Writer) error {
			_, failed := io.WriteString(w, s)
			return errors.Join(failed, err)
		}
	}
	if err := wholefile.Write(name, 0o640, text("first", nil)); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	if err := wholefile.Write(name, 0o640, text("seco", broken)); !errors.Is(err, broken) {
		t.Errorf("error %v, want that of the writer", err)
	}
	if got, err := os.ReadFile(name); err != nil || string(got) != "first" {
		t.Errorf("after an error the file is %q, %v", got, err)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 1 {
		t.Errorf("files %v, %v: want one", files, err)
	}
	if err := wholefile.Write(filepath.Join(dir, "none", "a"), 0o640, text("x", nil)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error %v, want that there is no folder", err)
	}
}
