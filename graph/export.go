package graph

import (
	"bufio"
	"bytes"
	"container/heap"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"

	"github.com/cayleygraph/quad"
)

// runSize is how many bytes of lines are sorted in memory at once.
var runSize = 64 << 20

// Export writes the graph as N-Quads with full IRIs, sorted bytewise, each line once. Equal graphs give equal bytes.
// What does not fit in memory goes through temporary files.
func (s *Store) Export(ctx context.Context, w io.Writer) (err error) {
	var lines sorter
	defer func() { err = errors.Join(err, lines.close()) }()
	now := s.backend.current()
	err = scan(ctx, now.QuadStore, func(q quad.Quad) error { return lines.add("", q) })
	if err == nil {
		err = now.err()
	}
	if err != nil {
		return s.backend.diagnose(fmt.Errorf("export: %w", err))
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

// add adds a quad's line, with a mark before it.
func (s *sorter) add(mark string, q quad.Quad) error {
	begin := len(s.text)
	s.text = AppendNQuad(append(s.text, mark...), q)
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
	for lines, err := range s.groups(ctx) {
		if err != nil {
			return err
		}
		if _, err := w.Write(lines.line); err != nil {
			return err
		}
	}
	return nil
}

// group is a line and how many times it was added.
type group struct {
	line  []byte
	times int
}

// groups yields all lines in order. A line is valid until the next one. An error ends the sequence.
func (s *sorter) groups(ctx context.Context) iter.Seq2[group, error] {
	return func(yield func(group, error) bool) {
		var last group
		for line, err := range s.all() {
			switch {
			case err == nil && ctx.Err() != nil:
				err = ctx.Err()
				fallthrough
			case err != nil:
				yield(group{}, err)
				return
			case last.times > 0 && bytes.Equal(line, last.line):
				last.times++
				continue
			case last.times > 0 && !yield(last, nil):
				return
			}
			last = group{append(last.line[:0], line...), 1}
		}
		if last.times > 0 {
			yield(last, nil)
		}
	}
}

// all yields all lines in order, each as often as it was added. An error ends the sequence.
func (s *sorter) all() iter.Seq2[[]byte, error] {
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
func (s *sorter) merge(visit func([]byte) bool) error {
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
