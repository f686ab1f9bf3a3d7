// Package linesort sorts more lines than memory holds.
package linesort

import (
	"bufio"
	"bytes"
	"container/heap"
	"context"
	"errors"
	"io"
	"iter"
	"os"
	"slices"
)

// RunSize is how many bytes of lines are sorted in memory at once. Tests make it small.
var RunSize = 64 << 20

// Sorter sorts lines: in memory as long as they fit, then by merging sorted runs from temporary files. The zero value
// is ready for use. Its lines are read once.
type Sorter struct {
	text  []byte   // the lines of the current run
	lines [][2]int // where each begins and ends
	runs  []*os.File
}

// Add adds a line, which write appends to what it is given. It ends with the only newline that it has.
func (s *Sorter) Add(write func([]byte) []byte) error {
	begin := len(s.text)
	s.text = write(s.text)
	s.lines = append(s.lines, [2]int{begin, len(s.text)})
	if len(s.text) < RunSize {
		return nil
	}
	return s.spill()
}

func (s *Sorter) line(i int) []byte { return s.text[s.lines[i][0]:s.lines[i][1]] }

func (s *Sorter) sort() {
	slices.SortFunc(s.lines, func(a, b [2]int) int { return bytes.Compare(s.text[a[0]:a[1]], s.text[b[0]:b[1]]) })
}

// spill writes the current run to a file.
func (s *Sorter) spill() error {
	s.sort()
	f, err := os.CreateTemp("", "quadpress-sort-*")
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

// WriteTo writes all lines in order, equal ones once.
func (s *Sorter) WriteTo(ctx context.Context, w io.Writer) error {
	for lines, err := range s.Groups(ctx) {
		if err != nil {
			return err
		}
		if _, err := w.Write(lines.Line); err != nil {
			return err
		}
	}
	return nil
}

// Group is a line and how many times it was added.
type Group struct {
	Line  []byte
	Times int
}

// Groups yields all lines in order. A line is valid until the next one. An error ends the sequence.
func (s *Sorter) Groups(ctx context.Context) iter.Seq2[Group, error] {
	return func(yield func(Group, error) bool) {
		var last Group
		for line, err := range s.all() {
			switch {
			case err == nil && ctx.Err() != nil:
				err = ctx.Err()
				fallthrough
			case err != nil:
				yield(Group{}, err)
				return
			case last.Times > 0 && bytes.Equal(line, last.Line):
				last.Times++
				continue
			case last.Times > 0 && !yield(last, nil):
				return
			}
			last = Group{append(last.Line[:0], line...), 1}
		}
		if last.Times > 0 {
			yield(last, nil)
		}
	}
}

// all yields all lines in order, each as often as it was added. An error ends the sequence.
func (s *Sorter) all() iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		s.sort()
		if len(s.runs) == 0 {
			for i := range s.lines {
				if !yield(s.line(i), nil) {
					return
				}
			}
			return
		}
		if err := s.merge(func(line []byte) bool { return yield(line, nil) }); err != nil {
			yield(nil, err)
		}
	}
}

// merge calls visit with the lines of all runs in order, until it returns false.
func (s *Sorter) merge(visit func([]byte) bool) error {
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
	for len(merge) > 0 && visit(merge[0].line) {
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

// Close removes the temporary files.
func (s *Sorter) Close() error {
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

// next reads the next line and reports whether there was one.
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
