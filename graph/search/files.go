package search

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
)

// sumsFile holds the checksum of each file of an index, by its path in the index's directory. The index itself would
// take what is damaged for what it says.
const sumsFile = "sums.json"

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Exists reports whether there is an index in a directory.
func Exists(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, sumsFile))
	return err == nil
}

// Seal notes what the files of an index are, when it is closed and complete. What it shares with the sealed index that
// it is a clone of is not read again; from is empty where it is none.
func Seal(dir, from string) error {
	known := map[string]uint32{}
	if from != "" {
		var err error
		if known, err = noted(from); err != nil {
			return fmt.Errorf("seal search index: %w", err)
		}
		maps.DeleteFunc(known, func(name string, _ uint32) bool { return !strings.HasSuffix(name, segment) })
	}
	sums := map[string]uint32{}
	err := eachFile(dir, func(name string) (err error) {
		sum, same := known[name]
		if !same {
			sum, err = sumOf(filepath.Join(dir, name))
		}
		sums[name] = sum
		return err
	})
	if err != nil {
		return fmt.Errorf("seal search index: %w", err)
	}
	data, err := json.MarshalIndent(sums, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, sumsFile), append(data, '\n'), 0o600)
}

// noted is what the files of an index were when it was sealed.
func noted(dir string) (sums map[string]uint32, err error) {
	data, err := os.ReadFile(filepath.Join(dir, sumsFile))
	if err != nil {
		return nil, err
	}
	if json.Unmarshal(data, &sums) != nil {
		return nil, fmt.Errorf("%s does not say what it should", sumsFile)
	}
	return sums, nil
}

// Check reads all of an index and compares it with what it was when it was sealed.
func Check(dir string) error {
	sums, err := noted(dir)
	if err != nil {
		return err
	}
	for name, sum := range sums {
		now, err := sumOf(filepath.Join(dir, name))
		if errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s is missing", name)
		} else if err != nil {
			return err
		}
		if now != sum {
			return fmt.Errorf("%s is not what was written", name)
		}
	}
	return nil
}

func sumOf(path string) (uint32, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	h := crc32.New(castagnoli)
	_, err = io.Copy(h, f)
	return h.Sum32(), err
}

// eachFile visits the files of an index by their paths in its directory.
func eachFile(dir string, visit func(name string) error) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil || name == sumsFile {
			return err
		}
		return visit(filepath.ToSlash(name))
	})
}

// segment is how the files end that are never changed once they are written.
const segment = ".zap"

// Clone copies an index to a directory, where it may be changed. What never changes is shared where the file system
// can.
func Clone(from, to string) error {
	err := eachFile(from, func(name string) error {
		source, target := filepath.Join(from, name), filepath.Join(to, name)
		if err := os.MkdirAll(filepath.Dir(target), 0o700); err != nil {
			return err
		}
		if strings.HasSuffix(name, segment) && os.Link(source, target) == nil {
			return nil
		}
		data, err := os.ReadFile(source)
		if err != nil {
			return err
		}
		return os.WriteFile(target, data, 0o600)
	})
	if err != nil {
		return fmt.Errorf("copy search index: %w", err)
	}
	return nil
}
