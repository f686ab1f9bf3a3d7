package pipeline

import (
	"bufio"
	"container/heap"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"

	"github.com/quadpress/quadpress/press"
)

// Failures returns the failures and warnings that a pipeline has written to a folder, in the order of their lines.
func Failures(folder string) (all []Failure, err error) {
	for f, err := range records[Failure](folder, "failures-*.jsonl") {
		if err != nil {
			return nil, err
		}
		all = append(all, *f)
	}
	return all, nil
}

// Documents yields the documents that a pipeline has written to a folder, with what they say and what their entities
// are. An error is the last.
func Documents(folder string) iter.Seq2[*press.Resolved, error] {
	return records[press.Resolved](folder, "documents-*.jsonl")
}

// records yields the values of files of JSON Lines, one file after the other.
func records[T any](folder, pattern string) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		names, err := filepath.Glob(filepath.Join(folder, pattern))
		if err != nil {
			yield(nil, err)
			return
		}
		for _, name := range names {
			if !recordsOf(name, yield) {
				return
			}
		}
	}
}

func recordsOf[T any](name string, yield func(*T, error) bool) (more bool) {
	f, err := os.Open(name)
	if err != nil {
		yield(nil, err)
		return false
	}
	defer f.Close()
	in := json.NewDecoder(bufio.NewReaderSize(f, 1<<16))
	for {
		v := new(T)
		switch err := in.Decode(v); {
		case err == io.EOF:
			return true
		case err != nil:
			yield(nil, err)
			return false
		}
		if !yield(v, nil) {
			return false
		}
	}
}

// WriteQuads writes all quads that a pipeline has written to a folder as sorted N-Quads, as an export of a store would.
func WriteQuads(w io.Writer, folder string) (err error) {
	names, err := filepath.Glob(filepath.Join(folder, "quads-*.nq"))
	if err != nil {
		return err
	}
	var merge shards
	defer func() {
		for _, s := range merge {
			err = errors.Join(err, s.file.Close())
		}
	}()
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		merge = append(merge, &shard{file: f, lines: bufio.NewReaderSize(f, 1<<16)})
		if err := merge[len(merge)-1].next(); err != nil {
			return err
		}
	}
	out := bufio.NewWriterSize(w, 1<<16)
	merge = slices.DeleteFunc(merge, func(s *shard) bool { return s.line == "" && s.file.Close() == nil })
	heap.Init(&merge)
	for len(merge) > 0 {
		if _, err := out.WriteString(merge[0].line); err != nil {
			return err
		}
		if err := merge[0].next(); err != nil {
			return err
		}
		if merge[0].line != "" {
			heap.Fix(&merge, 0)
		} else if err := heap.Pop(&merge).(*shard).file.Close(); err != nil {
			return err
		}
	}
	return out.Flush()
}

// shard is a file of sorted lines that is being read.
type shard struct {
	file  *os.File
	lines *bufio.Reader
	line  string // the next one, empty at the end
}

func (s *shard) next() (err error) {
	if s.line, err = s.lines.ReadString('\n'); err == io.EOF && s.line == "" {
		err = nil
	}
	return err
}

// shards has the one with the first line first.
type shards []*shard

func (s shards) Len() int           { return len(s) }
func (s shards) Less(i, j int) bool { return s[i].line < s[j].line }
func (s shards) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s *shards) Push(x any)        { *s = append(*s, x.(*shard)) }

func (s *shards) Pop() any {
	last := len(*s) - 1
	v := (*s)[last]
	*s = (*s)[:last]
	return v
}
