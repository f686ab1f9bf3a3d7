package mcp

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"unicode"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/explore"
	"github.com/quadpress/quadpress/graph/query"
	"github.com/quadpress/quadpress/graph/search"
)

// The bounds of an answer.
const (
	// usualFirst and mostFirst are how many items of a list a call gets, if it does not say, and at most.
	usualFirst, mostFirst = 10, 50
	// usualLetters and mostLetters are how much of a text a call gets, in code points.
	usualLetters, mostLetters = 8_000, 40_000
	// usualRows and mostRows are how many rows of a query a call gets, of maxRows bytes together at most.
	usualRows, mostRows = 50, 500
	maxRows             = 64 << 10
	// maxEvidence is how many sentences are told of one relation or telling in a list.
	maxEvidence = 2
	// maxCited is how many statements and events in the rows of a query come with their sentences.
	maxCited = 10
	// maxTellings is how many documents' tellings of one event are told, and maxParts how many who take part.
	maxTellings, maxParts = 3, 12
	// maxNested is how many brackets of a message may be open at once.
	maxNested = 50
)

// newPlaces makes room for as many calls at once as keep the processors busy.
func newPlaces() chan struct{} { return make(chan struct{}, 2*runtime.GOMAXPROCS(0)) }

// check refuses a message that is a batch, which the protocol has no more and which could ask for anything, or that is
// nested deeper than any that is meant.
func check(message []byte) error {
	open, inString, escaped := 0, false, false
	for i, c := range message {
		switch {
		case escaped:
			escaped = false
		case inString:
			escaped, inString = c == '\\', c != '"'
		case c == '"':
			inString = true
		case c == '[' && open == 0:
			return errors.New("send one message in a request: batches are not answered")
		case c == '[' || c == '{':
			if open++; open > maxNested {
				return fmt.Errorf("the message has more than %d brackets open at byte %d", maxNested, i)
			}
		case c == ']' || c == '}':
			open--
		}
	}
	return nil
}

// heavy are the methods that ask the graph.
var heavy = map[string]bool{"tools/call": true, "resources/list": true, "resources/read": true}

// bounded answers a request when there is room for it, for as long as it may take. A fault of the server is an error
// that tells the client nothing.
func (s *Server) bounded(next mcp.MethodHandler) mcp.MethodHandler {
	return func(ctx context.Context, method string, r mcp.Request) (result mcp.Result, err error) {
		defer func() {
			if p := recover(); p != nil {
				s.opt.Log.Error("mcp", "method", method, "panic", p, "stack", string(debug.Stack()))
				result, err = nil, &jsonrpc.Error{Code: jsonrpc.CodeInternalError, Message: "internal error"}
			}
		}()
		if method == "subscriptions/listen" { // nothing is told unasked
			return nil, &jsonrpc.Error{Code: jsonrpc.CodeMethodNotFound, Message: "there are no subscriptions here"}
		}
		if !heavy[method] {
			return next(ctx, method, r)
		}
		ctx, cancel := context.WithTimeout(ctx, s.opt.Query.Timeout)
		defer cancel()
		select {
		case s.calls <- struct{}{}:
			defer func() { <-s.calls }()
		case <-ctx.Done():
			return nil, &jsonrpc.Error{Code: jsonrpc.CodeInternalError, Message: "too many calls at once; try again"}
		}
		if call, ok := r.(*mcp.CallToolRequest); ok && string(call.Params.Arguments) == "null" {
			call.Params.Arguments = nil // the SDK panics at it
		}
		if read, ok := r.(*mcp.ReadResourceRequest); ok && read.Params != nil &&
			strings.ContainsFunc(read.Params.URI, func(c rune) bool { return !unicode.IsPrint(c) }) {
			// The SDK says of what it does not find only what it can print, and else nothing.
			return nil, &jsonrpc.Error{Code: jsonrpc.CodeInvalidParams, Message: "the URI has letters that cannot be printed"}
		}
		return next(ctx, method, r)
	}
}

// refusal is an error that is the caller's own to mend.
type refusal struct{ error }

func (r refusal) Unwrap() error { return r.error }

// present makes an error what the client is told, without what is no business of his.
func (s *Server) present(err error) error {
	var own refusal
	switch {
	case err == nil:
		return nil
	case errors.As(err, &own), errors.Is(err, explore.ErrCursor), errors.Is(err, explore.ErrInput),
		errors.Is(err, search.ErrQuery), errors.Is(err, graph.ErrDamaged), query.Stopped(err):
		return err
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return fmt.Errorf("the call took more than %s, and was stopped", s.opt.Query.Timeout)
	}
	s.opt.Log.Error("mcp", "error", err)
	return errors.New("internal error")
}
