package query

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
)

// Pattern selects quads: those that have one of the values at each place; no values stand for any. Values are written
// as in N-Quads, IRIs in short or full form.
type Pattern struct{ Subjects, Predicates, Objects, Labels []string }

// Quads is what a pattern selects, to be read with ReadQuad, one after the other, until [io.EOF].
type Quads struct {
	// Cut says what was left out and how to have it, in one sentence; it is empty when all are there.
	Cut string

	rows []json.RawMessage // as [match] makes them
}

// ReadQuad returns the next quad.
func (q *Quads) ReadQuad() (quad.Quad, error) {
	if len(q.rows) == 0 {
		return quad.Quad{}, io.EOF
	}
	var line string
	if err := json.Unmarshal(q.rows[0], &line); err != nil {
		return quad.Quad{}, fmt.Errorf("read a quad: %w", err)
	}
	q.rows = q.rows[1:]
	made, err := nquads.ParseRaw(line)
	if err != nil {
		return quad.Quad{}, fmt.Errorf("read a quad: %w", err)
	}
	return made, nil
}

// match collects the quads of a pattern as rows, each a line of N-Quads in a JSON string.
func match(ctx context.Context, store graph.QuadStore, p Pattern, limit int) (Result, error) {
	view := newLens(store)
	selected := shape.FilterQuads(values(p.Subjects), values(p.Predicates), values(p.Objects), values(p.Labels))
	quads := graph.NewResultReader(view, shape.BuildIterator(ctx, view, selected).Iterate())
	defer quads.Close()
	out := answer{limit: limit, rows: []json.RawMessage{}}
	for {
		q, err := quads.ReadQuad()
		if errors.Is(err, io.EOF) {
			return out.result(), nil
		} else if err != nil {
			return Result{}, fmt.Errorf("read quads: %w", err)
		}
		if more, err := out.add(q.NQuad()); err != nil || !more {
			return out.result(), err
		}
	}
}

func values(texts []string) []quad.Value {
	var values []quad.Value
	for _, text := range texts {
		values = append(values, short(quad.StringToValue(text)))
	}
	return values
}
