// Package gql answers typed GraphQL on what package explore knows of a store. Its schema is server/schema.graphqls.
package gql

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"runtime"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/explore"
	"github.com/quadpress/quadpress/graph/search"
	"github.com/quadpress/quadpress/server/room"
	"github.com/quadpress/quadpress/server/shown"
)

//go:generate go run github.com/99designs/gqlgen@v0.17.98 generate --config gqlgen.yml

// Options say how queries are answered.
type Options struct {
	// Timeout is the most time that a query takes.
	Timeout time.Duration
	// Log receives what goes wrong in the server itself.
	Log *slog.Logger
}

const (
	// maxQuery is the largest request body in bytes.
	maxQuery = 128 << 10
	// maxMessage is how much is told of what is wrong with a request, which repeats it.
	maxMessage = 200
)

// Handler answers queries. Its methods are safe for concurrent use.
type Handler struct {
	opt   Options
	lanes lanes
	shown *shown.Value[*handler.Server]
}

// New returns a handler that answers queries on a graph.
func New(g *explore.Graph, opt Options) *Handler {
	h := &Handler{opt: opt, lanes: newLanes()}
	h.shown = shown.New(h.newServer(g))
	return h
}

func (h *Handler) newServer(g *explore.Graph) *handler.Server {
	s := handler.New(NewExecutableSchema(Config{Resolvers: &resolver{g}}))
	s.AddTransport(transport.Options{})
	s.AddTransport(transport.GET{})
	s.AddTransport(transport.POST{})
	s.SetQueryCache(lru.New[*ast.QueryDocument](100))
	s.SetParserTokenLimit(maxTokens)
	s.Use(extension.Introspection{})
	s.Use(bounds{})
	s.AroundResponses(h.bounded)
	s.SetErrorPresenter(h.present)
	s.SetRecoverFunc(func(_ context.Context, p any) error { return fmt.Errorf("internal error: %v", p) })
	return s
}

// Show has queries see another graph from now on. When it returns, the one before is no longer in use.
func (h *Handler) Show(g *explore.Graph) { h.shown.Show(h.newServer(g)) }

// ServeHTTP answers a query.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.Method == http.MethodPost && !isJSON(r.Header.Get("Content-Type")):
		refuse(w, http.StatusUnsupportedMediaType, `send the query as application/json: {"query": "{ stats { documents } }"}`)
		return
	case r.Method != http.MethodPost && r.Method != http.MethodGet && r.Method != http.MethodOptions:
		w.Header().Set("Allow", "OPTIONS, GET, POST")
		refuse(w, http.StatusMethodNotAllowed, r.URL.Path+" takes GET and POST")
		return
	}
	s, done := h.shown.Use()
	defer done()
	// The transport takes a body that cannot be read for a fault of the server's.
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxQuery))
	var long *http.MaxBytesError
	switch {
	case errors.As(err, &long):
		refuse(w, http.StatusRequestEntityTooLarge, fmt.Sprintf("the request is longer than %d KiB", maxQuery>>10))
		return
	case err != nil:
		refuse(w, http.StatusBadRequest, "the request's body ends too early or takes too long")
		return
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	s.ServeHTTP(w, r)
}

func isJSON(kind string) bool {
	media, _, err := mime.ParseMediaType(kind)
	return err == nil && media == "application/json"
}

// refuse answers to a request that is none.
func refuse(w http.ResponseWriter, status int, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{"errors": []any{refusal("BAD_INPUT", "%s", message)}})
}

// quick is what a query costs at most that need not wait for those that cost more.
const quick = 2500

// lanes are how many queries run at once; those that cost little do not wait for the others.
type lanes struct{ light, heavy chan struct{} }

func newLanes() lanes {
	n := runtime.GOMAXPROCS(0)
	return lanes{light: make(chan struct{}, 4*n), heavy: make(chan struct{}, n)}
}

// bounded runs a query when there is room for it, for as long as it may take.
func (h *Handler) bounded(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	if !graphql.HasOperationContext(ctx) { // the answer to what is no query
		return next(ctx)
	}
	ctx, cancel := context.WithTimeout(ctx, h.opt.Timeout)
	defer cancel()
	lane := h.lanes.heavy
	if cost, ok := graphql.GetOperationContext(ctx).Stats.GetExtension(costKey).(int); ok && cost <= quick {
		lane = h.lanes.light
	}
	select {
	case lane <- struct{}{}:
		defer func() { <-lane }()
	case <-ctx.Done():
		graphql.AddError(ctx, ctx.Err())
		return &graphql.Response{Errors: graphql.GetErrors(ctx)}
	}
	return next(ctx)
}

// present makes an error what the client is told: with a code, and without what is no business of his.
func (h *Handler) present(ctx context.Context, err error) *gqlerror.Error {
	shown := graphql.DefaultErrorPresenter(ctx, err)
	if shown.Extensions["code"] != nil {
		return shown
	}
	code := "INTERNAL"
	switch {
	case errors.Is(err, explore.ErrCursor):
		code = "BAD_CURSOR"
	case errors.Is(err, explore.ErrInput), errors.Is(err, search.ErrQuery):
		code = "BAD_INPUT"
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		code, shown.Message = "TIMED_OUT", fmt.Sprintf("the query took more than %s, and was stopped", h.opt.Timeout)
	case errors.Is(err, graph.ErrDamaged):
		code = "DAMAGED_STORE"
	case errors.Is(err, room.ErrFull):
		code = "BUSY"
	case len(shown.Path) == 0: // of the request, not of a field
		code = "BAD_INPUT"
		shown.Message = shown.Message[:min(len(shown.Message), maxMessage)]
	default:
		h.opt.Log.Error("graphql", "error", err)
		shown.Message = "internal error"
	}
	if shown.Extensions == nil {
		shown.Extensions = map[string]any{}
	}
	shown.Extensions["code"] = code
	return shown
}
