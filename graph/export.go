package graph

import (
	"bufio"
	"bytes"
	"container/heap"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/cayleygraph/quad"
)

// runSize is how many bytes of lines are sorted in memory at once.
var runSize = 64 << 20

// Export writes the graph as N-Quads with full IRIs, sorted bytewise, each line once. Equal graphs give equal bytes. What
// does not fit in memory goes through temporary files.
func (s *Store) Export(ctx context.Context, w io.Writer) (err error) {
	var lines sorter
	defer func() { err = errors.Join(err, lines.close()) }()
	err = scan(ctx, s.current.quads.QuadStore, func(q quad.Quad) error { return lines.add(q) })
	if err == nil {
		err = s.current.err()
	}
	if err != nil {
		return s.diagnose(fmt.Errorf("export: %w", err))
	}
	out := bufio.NewWriterSize(w, 1<<16)
	if err := lines.writeTo(ctx, out); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return nil
}

// sorter sorts lines: in memory as long as they fit, then by merging sorted runs from temporary files.
type sorter struct {
	text  []byte   // the lines of the current run
	lines [][2]int // where each begins and ends
	runs  []*os.File
}

func (s *sorter) add(q quad.Quad) error {
	begin := len(s.text)
	s.text = AppendNQuad(s.text, q)
	s.lines = append(s.lines, [2]int{begin, len(s.text)})
	if len(s.text) < runSize {
		return nil
	}
	return s.spill()
}

func (s *sorter) line(i int) []byte { return s.text[s.lines[i][0]:s.lines[i][1]] }

func (s *sorter) sort() {
	slices.SortFunc(s.lines, func(a, b [2]int) int { return bytes.Compare(s.text[a[0]:a[1]], s.text[b[0]:b[1]]) })
}

// spill writes the current run to a file.
func (s *sorter) spill() error {
	s.sort()
	f, err := os.CreateTemp("", "quadpress-export-*")
	if err != nil {
		return err
	}
	s.runs = append(s.runs, f)
	out := bufio.NewWriterSize(f, 1<<16)
	for i := range s.lines {
		if _, err := out.Write(s.line(i)); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	s.text, s.lines = s.text[:0], s.lines[:0]
	_, err = f.Seek(0, io.SeekStart)
	return err
}

// writeTo writes all lines in order, equal ones once.
func (s *sorter) writeTo(ctx context.Context, w io.Writer) error {
	s.sort()
	last := []byte{}
	write := func(line []byte) error {
		if bytes.Equal(line, last) {
			return nil
		}
		last = append(last[:0], line...)
		_, err := w.Write(line)
		return err
	}
	if len(s.runs) == 0 {
		for i := range s.lines {
			if err := write(s.line(i)); err != nil {
				return err
			}
		}
		return nil
	}
	if err := s.spill(); err != nil {
		return err
	}
	var merge runHeap
	for _, f := range s.runs {
		r := &run{from: bufio.NewReaderSize(f, 1<<16)}
		if more, err := r.next(); err != nil {
			return err
		} else if more {
			merge = append(merge, r)
		}
	}
	heap.Init(&merge)
	for len(merge) > 0 {
		if err := errors.Join(ctx.Err(), write(merge[0].line)); err != nil {
			return err
		}
		if more, err := merge[0].next(); err != nil {
			return err
		} else if more {
			heap.Fix(&merge, 0)
		} else {
			heap.Pop(&merge)
		}
	}
	return nil
}

func (s *sorter) close() error {
	var err error
	for _, f := range s.runs {
		err = errors.Join(err, f.Close(), os.Remove(f.Name()))
	}
	return err
}

// run is a sorted file of lines being read.
type run struct {
	from *bufio.Reader
	line []byte
}

// next reads the next line and tells whether there was one.
func (r *run) next() (bool, error) {
	line, err := r.from.ReadBytes('\n')
	if errors.Is(err, io.EOF) {
		return false, nil
	}
	r.line = line
	return err == nil, err
}

type runHeap []*run

func (h runHeap) Len() int           { return len(h) }
func (h runHeap) Less(i, j int) bool { return bytes.Compare(h[i].line, h[j].line) < 0 }
func (h runHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *runHeap) Push(x any)        { *h = append(*h, x.(*run)) }

func (h *runHeap) Pop() any {
	last := len(*h) - 1
	r := (*h)[last]
	*h = (*h)[:last]
	return r
}
