package graph

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/cayleygraph/quad"

	"github.com/quadpress/quadpress/internal/linesort"
)

// Export writes the graph as N-Quads with full IRIs, sorted bytewise, each line once. Equal graphs give equal bytes.
// What does not fit in memory goes through temporary files.
func (s *Store) Export(ctx context.Context, w io.Writer) (err error) {
	var lines linesort.Sorter
	defer func() { err = errors.Join(err, lines.Close()) }()
	err = s.EachQuad(ctx, func(q quad.Quad) error {
		return lines.Add(func(b []byte) []byte { return AppendNQuad(b, q) })
	})
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	out := bufio.NewWriterSize(w, 1<<16)
	if err := lines.WriteTo(ctx, out); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return nil
}

// EachQuad calls visit with every quad of the graph, in short form and in no particular order, until it returns an
// error.
func (s *Store) EachQuad(ctx context.Context, visit func(quad.Quad) error) error {
	now := s.backend.current()
	err := scan(ctx, now.QuadStore, visit)
	if err == nil {
		err = now.err()
	}
	return s.backend.diagnose(err)
}

// Contribution is what one document says: its quads in short form, sorted by subject and each once.
type Contribution struct {
	Document string // the document's ID
	Quads    []quad.Quad
}

// Contributions yields what each document says, in the order of their IDs. The store must have been built with the
// schema that it is opened with; an error says so. That, or another error of ctx or of the store, ends the sequence.
func (s *Store) Contributions(ctx context.Context) iter.Seq2[Contribution, error] {
	return func(yield func(Contribution, error) bool) {
		if err := s.CheckSchema(); err != nil {
			yield(Contribution{}, err)
			return
		}
		l := s.backend.current().ledger
		for id, err := range l.documents() {
			c := Contribution{Document: id}
			if err == nil {
				err = ctx.Err()
			}
			if err == nil {
				c.Quads, err = s.documentQuads(l, id)
			}
			if !yield(c, s.backend.diagnose(err)) || err != nil {
				return
			}
		}
	}
}
