package graph

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/gofrs/flock"
)

// marker is what quadpress.json holds.
type marker struct {
	Layout int `json:"layout"`
	// Generation is the number of the current generation.
	Generation int `json:"generation"`
}

// readMarker reads the marker of a store that this version can read. Of a store that is not there, or not made yet, the
// error is [ErrNotExist].
func readMarker(dir string) (m marker, err error) {
	data, err := os.ReadFile(filepath.Join(dir, markerFile))
	if errors.Is(err, fs.ErrNotExist) {
		files, err := os.ReadDir(dir)
		if errors.Is(err, fs.ErrNotExist) || err == nil && unmade(files) {
			return m, notExist(dir)
		} else if err != nil {
			return m, fmt.Errorf("open store: %w", err)
		}
		if holdsStore(dir) {
			return m, damagedError(dir, &damage{markerFile, "is missing"})
		}
		return m, fmt.Errorf("%s: %w; name another directory", dir, ErrNotStore)
	} else if err != nil {
		return m, fmt.Errorf("open store: %w", err)
	}
	err = json.Unmarshal(data, &m)
	switch {
	case err == nil && m.Layout > layoutVersion:
		return m, fmt.Errorf("%s: %w (layout %d, this one reads up to %d); upgrade", dir, ErrNewer, m.Layout, layoutVersion)
	case err == nil && (m.Layout == layoutVersion && m.Generation > 0 || m.Layout == 1):
	case holdsStore(dir):
		return m, damagedError(dir, &damage{markerFile, "does not say what it should"})
	default:
		return m, fmt.Errorf("%s: %w: %s is damaged", dir, ErrNotStore, markerFile)
	}
	switch {
	case !holdsStore(dir):
		return m, notExist(dir) // the marker of the first generation comes before it
	case m.Layout == layoutVersion && !exists(generationPath(dir, m.Generation)):
		if now, err := os.ReadFile(filepath.Join(dir, markerFile)); err == nil && !bytes.Equal(now, data) {
			return readMarker(dir) // an update was committed meanwhile
		}
		return m, damagedError(dir, &damage{markerFile, "names a generation that is not there"})
	}
	return m, nil
}

func notExist(dir string) error { return fmt.Errorf("%s: %w; build one first", dir, ErrNotExist) }

// writeMarker writes the marker file, whatever is there, and has it on disk.
func writeMarker(dir string, m marker) error {
	path := filepath.Join(dir, markerFile)
	if err := os.WriteFile(path+".new", m.text(), 0o600); err != nil {
		return err
	}
	if err := fsync(path + ".new"); err != nil {
		return err
	}
	if err := os.Rename(path+".new", path); err != nil {
		return err
	}
	return fsync(dir)
}

func (m marker) text() []byte {
	return fmt.Appendf(nil, "{\"layout\": %d, \"generation\": %d}\n", m.Layout, m.Generation)
}

// unmade reports whether a directory holds nothing but what is there while a store is being made, and a curation.
func unmade(files []os.DirEntry) bool {
	return !slices.ContainsFunc(files, func(f os.DirEntry) bool {
		return f.Name() != lockFile && f.Name() != nextDir && f.Name() != markerFile+".new" && f.Name() != curationFile
	})
}

// holdsStore reports whether the databases of a store, or what is left of them, are in a directory.
func holdsStore(dir string) bool {
	roots := []string{dir} // as in layout 1
	for _, n := range generations(dir) {
		roots = append(roots, generationPath(dir, n))
	}
	return slices.ContainsFunc(roots, func(root string) bool {
		return exists(filepath.Join(root, graphDir, "LOCK")) || exists(filepath.Join(root, ledgerDir, "LOCK"))
	})
}

const generationPrefix = "generation-"

func generationPath(dir string, n int) string {
	return filepath.Join(dir, generationPrefix+strconv.Itoa(n))
}

// generations returns the numbers of the generations in a directory, in no order.
func generations(dir string) (numbers []int) {
	files, _ := os.ReadDir(dir) // one that cannot be read has none
	for _, f := range files {
		if digits, ok := strings.CutPrefix(f.Name(), generationPrefix); ok {
			if n, err := strconv.Atoi(digits); err == nil && n > 0 {
				numbers = append(numbers, n)
			}
		}
	}
	return numbers
}

// held is a generation that is locked for reading, so that nobody removes it.
type held struct {
	number int
	dir    string
	lock   *flock.Flock
}

// hold holds the current generation of a store. If the marker does not tell which that is, it holds the last one.
func hold(dir string) (*held, error) {
	for {
		m, err := readMarker(dir)
		if errors.Is(err, ErrDamaged) && len(generations(dir)) > 0 {
			return holdGeneration(dir, slices.Max(generations(dir)))
		} else if err != nil {
			return nil, err
		}
		h, err := holdGeneration(dir, m.Generation)
		if again, _ := readMarker(dir); again == m {
			return h, err
		}
		// An update was committed meanwhile, and this generation may have been removed before it was held.
		if h != nil {
			err = h.release()
		}
		if err != nil && !errors.Is(err, ErrLocked) && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
}

func holdGeneration(dir string, n int) (*held, error) {
	path := generationPath(dir, n)
	lock, err := takeLock(dir, filepath.Join(path, lockFile), true)
	if err != nil {
		return nil, err
	}
	return &held{number: n, dir: path, lock: lock}, nil
}

func (h *held) path(name string) string { return filepath.Join(h.dir, name) }

func (h *held) release() error { return h.lock.Unlock() }

// commit makes the finished generation in next the current one, behind that of a number. If it fails, nothing has
// happened.
func commit(dir string, number int) (err error) {
	next := filepath.Join(dir, nextDir)
	if err := os.WriteFile(filepath.Join(next, lockFile), nil, 0o600); err != nil {
		return err
	}
	if err := makePrivate(next); err != nil {
		return err
	}
	if err := syncTree(next); err != nil {
		return err
	}
	m := marker{layoutVersion, number + 1}
	path := generationPath(dir, m.Generation)
	if number == 0 { // so that what is met of a store that is being made is not taken for one without a marker
		if err := writeMarker(dir, m); err != nil {
			return err
		}
		return errors.Join(os.Rename(next, path), fsync(dir))
	}
	if err := os.Rename(next, path); err != nil {
		return err
	}
	err = writeMarker(dir, m)
	if err == nil {
		return nil
	}
	if now, readErr := readMarker(dir); readErr != nil || now == m { // whether that is on disk, nobody knows
		m.Generation = number
		file := filepath.Join(dir, markerFile)
		if back := errors.Join(os.WriteFile(file+".new", m.text(), 0o600), os.Rename(file+".new", file)); back != nil {
			return errors.Join(err, back)
		}
	}
	return errors.Join(err, os.RemoveAll(path))
}

// removeSuperseded removes the earlier generations that nobody reads. That it cannot is no error for a reader.
func removeSuperseded(dir string) {
	if m, err := readMarker(dir); err == nil {
		_ = removeGenerations(dir, func(n int) bool { return n < m.Generation })
	}
}

// removeGenerations removes generations, except those that somebody reads.
func removeGenerations(dir string, which func(n int) bool) error {
	var failed error
	for _, n := range generations(dir) {
		if !which(n) {
			continue
		}
		path := generationPath(dir, n)
		lock, err := takeLock(dir, filepath.Join(path, lockFile), false)
		if errors.Is(err, ErrLocked) || errors.Is(err, fs.ErrNotExist) {
			continue
		} else if err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		failed = errors.Join(failed, os.RemoveAll(path), lock.Unlock())
	}
	return failed
}

// migrate moves a store of layout 1, in which graph and ledger stood in the directory itself, to the present one,
// wherever that was cut short before. What an update had finished lay in a directory of its own.
func migrate(dir string) error {
	const ready = "ready"
	path := generationPath(dir, 1)
	if err := os.MkdirAll(path, 0o700); err != nil {
		return err
	}
	for _, name := range []string{graphDir, ledgerDir} {
		for _, from := range []string{filepath.Join(dir, name), filepath.Join(dir, ready, name)} { // the latter counts
			if !exists(from) {
				continue
			}
			if err := os.RemoveAll(filepath.Join(path, name)); err != nil {
				return err
			}
			if err := os.Rename(from, filepath.Join(path, name)); err != nil {
				return err
			}
		}
	}
	if err := os.RemoveAll(filepath.Join(dir, ready)); err != nil {
		return err
	}
	return errors.Join(fsync(path), writeMarker(dir, marker{layoutVersion, 1}))
}
