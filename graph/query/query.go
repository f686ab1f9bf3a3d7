// Package query runs Gizmo and GraphQL queries on a Cayley store, within bounds of time, size and memory.
package query

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query"
	_ "github.com/cayleygraph/cayley/query/gizmo"   // the language
	_ "github.com/cayleygraph/cayley/query/graphql" // the language
)

// The languages that queries can be written in.
const (
	Gizmo   = "gizmo"
	GraphQL = "graphql"
)

// Languages are the names of all languages, sorted.
func Languages() []string { return []string{Gizmo, GraphQL} }

// Options bound a query.
type Options struct {
	// Limit is the number of results after which a query stops; below 1 it is [DefaultLimit].
	Limit int
	// Timeout is how long a query may run; 0 and less is [DefaultTimeout].
	Timeout time.Duration
}

// The bounds of a query that sets none.
const (
	DefaultLimit   = 1000
	DefaultTimeout = 30 * time.Second
)

// MaxLength is the length in bytes that a query may have.
const MaxLength = 64 << 10

// maxNesting is how many brackets may be open at once: the parsers' time and stack grow with them out of all bounds.
const maxNesting = 200

// WithDefaults returns the bounds that are in force.
func (o Options) WithDefaults() Options {
	if o.Limit < 1 {
		o.Limit = DefaultLimit
	}
	if o.Timeout <= 0 {
		o.Timeout = DefaultTimeout
	}
	return o
}

// Errors that say why a query was stopped. Every other error of [Run] is the query's own mistake.
var (
	ErrTimeout = errors.New("query took too long")
	ErrMemory  = errors.New("query needed too much memory")
)

// Result is what a query gives: rows in Gizmo, an object in GraphQL. The other one is nil.
type Result struct {
	// Rows are what the query emitted, mostly maps from tags to values, IRIs in angle brackets; then the value of its
	// last expression, if that is a number, a string or a list.
	Rows []any
	// Data has a value for each top-level field: an object, a list of objects, or nil for none.
	Data map[string]any
}

// Run executes a query. The languages are those of [Languages]. It ends when ctx does, also in an endless loop.
func Run(ctx context.Context, store graph.QuadStore, language, text string, opt Options) (Result, error) {
	if !slices.Contains(Languages(), language) {
		return Result{}, fmt.Errorf("unknown query language %q: it is one of %s", language, strings.Join(Languages(), ", "))
	}
	if strings.TrimSpace(text) == "" {
		return Result{}, errors.New("the query is empty")
	}
	if len(text) > MaxLength {
		return Result{}, fmt.Errorf("the query is longer than %d KiB", MaxLength>>10)
	}
	if nesting(text) > maxNesting {
		return Result{}, fmt.Errorf("the query has more than %d brackets open at once", maxNesting)
	}
	opt = opt.WithDefaults()
	ctx, cancel := context.WithTimeoutCause(ctx, opt.Timeout, fmt.Errorf("%w: more than %s", ErrTimeout, opt.Timeout))
	defer cancel()
	ctx, stop := watchMemory(ctx)
	defer stop()

	rows, err := execute(ctx, store, language, text, opt.Limit)
	if cause := context.Cause(ctx); cause != nil {
		return Result{}, cause
	}
	if err != nil {
		return Result{}, fmt.Errorf("%s: %s", language, oneLine(err))
	}
	if language == GraphQL {
		return Result{Data: cut(rows, opt.Limit)}, nil
	}
	return Result{Rows: rows}, nil
}

// nesting is the largest number of brackets that are open at once. Those in strings count too, for simplicity.
func nesting(text string) (deepest int) {
	open := 0
	for _, c := range text {
		switch c {
		case '(', '[', '{':
			open++
		case ')', ']', '}':
			open = max(open-1, 0)
		}
		deepest = max(deepest, open)
	}
	return deepest
}

// execute runs a query and collects at most limit results.
func execute(ctx context.Context, store graph.QuadStore, language, text string, limit int) (rows []any, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%v", p)
		}
	}()
	session := query.NewSession(store, language)
	user := new(script)
	if language == Gizmo {
		if user, err = prepare(session, text); err != nil {
			return nil, err
		}
		text = entry
	}
	it, err := session.Execute(ctx, text, query.Options{Collation: query.JSON, Limit: limit})
	if err != nil {
		return nil, err
	}
	defer it.Close()
	rows = []any{}
	for it.Next(ctx) {
		rows = append(rows, it.Result())
		if len(rows) == limit {
			return rows, nil
		}
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err := cmp.Or(user.err, it.Err()); err != nil {
		return nil, err
	}
	if list, ok := user.value.([]any); ok {
		rows = append(rows, list...)
	} else if user.value != nil {
		rows = append(rows, user.value)
	}
	return rows[:min(len(rows), limit)], nil
}

// cut is the one object of a GraphQL query, its top-level lists no longer than the limit.
func cut(rows []any, limit int) map[string]any {
	if len(rows) == 0 {
		return map[string]any{}
	}
	data := rows[0].(map[string]any)
	for name, value := range data {
		if list, ok := value.([]map[string]any); ok && len(list) > limit {
			data[name] = list[:limit]
		}
	}
	return data
}

// oneLine is an error's text without the line breaks and the echo of the query that parsers add.
func oneLine(err error) string {
	text, _, _ := strings.Cut(err.Error(), "\n")
	return strings.TrimSpace(text)
}
