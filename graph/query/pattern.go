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

// Quads is what a pattern selects.
type Quads struct {
	Quads []quad.Quad
	// Cut says what was left out and how to have it, in one sentence; it is empty when all are there.
	Cut string
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

// parseQuads turns the rows of [match] back into quads.
func parseQuads(result Result) (Quads, error) {
	made := Quads{Cut: result.Cut, Quads: make([]quad.Quad, len(result.Rows))}
	for i, row := range result.Rows {
		var line string
		if err := json.Unmarshal(row, &line); err != nil {
			return Quads{}, fmt.Errorf("read a quad: %w", err)
		}
		var err error
		if made.Quads[i], err = nquads.ParseRaw(line); err != nil {
			return Quads{}, fmt.Errorf("read a quad: %w", err)
		}
	}
	return made, nil
}

func values(texts []string) []quad.Value {
	var values []quad.Value
	for _, text := range texts {
		values = append(values, short(quad.StringToValue(text)))
	}
	return values
}
