//go:build unix

package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What one hostile file may take, of the time of a processor and of memory.
const (
	hostileTime   = 10 * time.Second
	hostileMemory = 500 << 20
)

// TestHostileBuild builds a store of each of the files below the folder HOSTILE alone, and of all together, twice; see
// "make hostile". Each build ends within its limits and names what it does not load.
func TestHostileBuild(t *testing.T) {
	dir := os.Getenv("HOSTILE")
	if dir == "" {
		t.Skip("set HOSTILE to a folder of hostile files")
	}
	bin := filepath.Join(t.TempDir(), "quadpress")
	if out, err := exec.Command("go", "build", "-o", bin, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		t.Run(name, func(t *testing.T) {
			// The system ends it long after it should have ended by itself.
			build := exec.Command("sh", "-c", `ulimit -t 30 && exec "$0" "$@"`, bin, "build",
				"--db", filepath.Join(t.TempDir(), "db"), path)
			out, err := build.CombinedOutput()
			took := build.ProcessState.UserTime() + build.ProcessState.SystemTime()
			memory := int64(build.ProcessState.SysUsage().(*syscall.Rusage).Maxrss) << 10
			t.Logf("%.1f s, %d MB", took.Seconds(), memory>>20)
			if took > hostileTime || memory > hostileMemory {
				t.Errorf("took %.1f s and %d MB", took.Seconds(), memory>>20)
			}
			if code := build.ProcessState.ExitCode(); code != exitDone && code != exitFailed {
				t.Errorf("%v", err)
			}
			if said := string(out); strings.Contains(said, "panic") || strings.Contains(said, "internal error") ||
				err != nil && !strings.Contains(said, name) || !strings.Contains(said, "read ") {
				t.Errorf("%.1000s", said)
			}
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Run("all", func(t *testing.T) {
		db := filepath.Join(t.TempDir(), "db")
		for _, want := range []string{"the others are done", " 0 new, 0 changed, "} { // a second build changes nothing
			build := exec.Command(bin, "build", "--db", db, dir)
			out, _ := build.CombinedOutput() // that some could not be read is an error
			memory := int64(build.ProcessState.SysUsage().(*syscall.Rusage).Maxrss) << 10
			t.Logf("%.1f s, %d MB", (build.ProcessState.UserTime() + build.ProcessState.SystemTime()).Seconds(), memory>>20)
			if memory > hostileMemory*int64(runtime.GOMAXPROCS(0)) { // as many are read at once
				t.Errorf("took %d MB", memory>>20)
			}
			if code := build.ProcessState.ExitCode(); code != exitFailed || !strings.Contains(string(out), want) {
				t.Errorf("exit status %d, and not %q: %.1000s", code, want, out)
			}
		}
	})
}
