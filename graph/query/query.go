// Package query runs Gizmo and GraphQL queries on a Cayley store in a cage: whatever a query does, the process that
// asks stays up, and what the query takes is bounded.
//
// Cayley and the JavaScript engine in it have no bounds of their own. A script can ask for all memory at once, recurse
// until the stack ends the process, or keep a processor busy where no interrupt reaches it. So queries run in worker
// processes of the same binary ([Work]), a few of which a [Pool] keeps warm. A worker that oversteps its bounds is
// killed and replaced.
package query

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// The languages that queries can be written in.
const (
	Gizmo   = "gizmo"
	GraphQL = "graphql"
	MQL     = "mql"  // Freebase's: a pattern in JSON
	Sexp    = "sexp" // a pattern in nested brackets
)

// Languages are the names of all languages that Cayley has, sorted.
func Languages() []string { return []string{Gizmo, GraphQL, MQL, Sexp} }

// Options bound a query.
type Options struct {
	// Limit is the number of results after which a query stops; below 1 it is [DefaultLimit].
	Limit int
	// Timeout is how long a query may run, waiting for a worker included; 0 and less is [DefaultTimeout].
	Timeout time.Duration
	// Linked has the values of Gizmo's results in the form of JSON-LD: {"@id": "kg:Russia"}.
	Linked bool
	// Admit, if it is there, is asked before a result of so many bytes is taken from its worker, and may wait until there
	// is room for it. An error refuses the result.
	Admit func(ctx context.Context, bytes int) error
}

// The bounds of a query that sets none.
const (
	DefaultLimit   = 1000
	DefaultTimeout = 30 * time.Second
)

const (
	// MaxLength is the length in bytes that a query may have.
	MaxLength = 64 << 10
	// MaxAnswer is the size in bytes that an answer may have. Rows past it are left out.
	MaxAnswer = 8 << 20
)

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

// Errors that say why a query was stopped. Every other error of a query is its own mistake.
var (
	ErrTimeout = errors.New("query took too long")
	ErrMemory  = errors.New("query needed too much memory")
	ErrBusy    = errors.New("too many queries at once")
	ErrBroken  = errors.New("query broke the process that ran it")
)

// Stopped reports whether an error is one of those that say why a query was stopped, as opposed to its own mistake.
func Stopped(err error) bool {
	for _, reason := range []error{ErrTimeout, ErrMemory, ErrBusy, ErrBroken} {
		if errors.Is(err, reason) {
			return true
		}
	}
	return false
}

// Result is what a query gives: an object in GraphQL, rows in other languages. The other one is nil.
type Result struct {
	// Rows are what the query emitted as JSON, mostly objects from tags to values, IRIs in angle brackets; then the value
	// of its last expression, if that is a number, a string or a list.
	Rows []json.RawMessage
	// Data is an object with a member for each top-level field: an object, a list of objects, or null for none.
	Data json.RawMessage
	// Cut says what was left out and how to have it, in one sentence; it is empty when the answer is whole.
	Cut string
	// Notes are hints at mistakes that queries make silently, such as a name that the graph does not hold.
	Notes []string
}

// check returns what is wrong with a query before it is run.
func check(language, text string) error {
	switch {
	case !slices.Contains(Languages(), language):
		return fmt.Errorf("unknown query language %q: it is one of %s", language, strings.Join(Languages(), ", "))
	case strings.TrimSpace(text) == "":
		return errors.New("the query is empty")
	case len(text) > MaxLength:
		return fmt.Errorf("the query is longer than %d KiB", MaxLength>>10)
	case nesting(text) > maxNesting:
		return fmt.Errorf("the query has more than %d brackets open at once", maxNesting)
	}
	return nil
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
