// Package server answers queries on a store over HTTP: Cayley's own API, read-only, typed GraphQL, agents' calls, and
// the explorer. It lets those who may correct the graph by hand.
package server

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"sync"

	cayley "github.com/cayleygraph/cayley/server/http"
	_ "github.com/cayleygraph/quad/dot"     // a format
	_ "github.com/cayleygraph/quad/gml"     // a format
	_ "github.com/cayleygraph/quad/graphml" // a format
	_ "github.com/cayleygraph/quad/json"    // a format
	_ "github.com/cayleygraph/quad/jsonld"  // a format
	_ "github.com/cayleygraph/quad/nquads"  // a format
	_ "github.com/cayleygraph/quad/pquads"  // the format that Cayley's client asks for
	"github.com/klauspost/compress/gzhttp"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/explore"
	"github.com/quadpress/quadpress/graph/query"
	"github.com/quadpress/quadpress/server/gql"
	"github.com/quadpress/quadpress/server/mcp"
)

// Options say how queries are answered.
type Options struct {
	// Query bounds each query. A client can ask for fewer results, not for more.
	Query query.Options
	// Hosts are the names, without port, that the server answers for beside addresses and localhost.
	Hosts []string
	// Origins are those whose pages may read the answers, such as "https://news.example"; "*" is any.
	Origins []string
	// CayleyUI is the folder of a web interface of Cayley's to serve at /ui/; empty for none.
	CayleyUI string
	// Certificate has [Serve] speak TLS, with this certificate; nil is plain HTTP.
	Certificate *tls.Certificate
	// Writing lets the graph be corrected by hand; nil is read-only.
	Writing *Writing
	// Version is the program's, which agents are told.
	Version string
	// Log receives each request and what goes wrong in the server itself; nil is [slog.Default].
	Log *slog.Logger
}

func (o Options) withDefaults() Options {
	o.Query = o.Query.WithDefaults()
	if o.Log == nil {
		o.Log = slog.Default()
	}
	return o
}

// New returns a handler that answers queries on a store, which workers on the same store run. Both must stay open while
// it is in use. It reads what the store relates into memory.
//
//	/, /search, /thing, /event,       the explorer
//	/story, /graph, /query, /curation
//	/ui/                              Cayley's web interface, where the options name one
//	/healthz, /health                 "ok"
//	/metrics                          for Prometheus
//	/graphql                          typed GraphQL on things, events, statements and documents; GraphiQL for a browser
//	/mcp                              for agents: the Model Context Protocol as streamable HTTP
//	/api/v2/query?lang=L              a query in the body, or in the parameter qu
//	/api/v2/read?sub=&pred=&obj=      quads
//	/api/v2/formats                   the formats that read can answer in
//	/api/v1/query/L                   a query in the body
//	/api/v2/namespace-rules           the prefixes of IRIs
//	/api/v1/shape/L                   what a query in the body looks for, as a graph
//	/gephi/gs?sub=&pred=&obj=         quads as Gephi streams graphs
//	/api/curation                     what was corrected by hand, as JSON; takes further entries
//	/api/curation/file                the same as a file for a colleague; takes one
//	/api/curation/entries/ID          takes an entry back, with DELETE
//
// What would change the graph is refused with status 403, but for corrections where the options have [Writing].
func New(ctx context.Context, store *graph.Store, queries *query.Pool, opt Options) (*Server, error) {
	opt = opt.withDefaults()
	opt.Query.Admit = admit
	loaded, err := explore.Load(ctx, store)
	if err != nil {
		return nil, err
	}
	explorer, err := newExplorer()
	if err != nil {
		return nil, err
	}
	s := &Server{
		queries: queries, opt: opt, shown: store,
		typed:   gql.New(loaded, gql.Options{Timeout: opt.Query.Timeout, Log: opt.Log}),
		agents:  mcp.New(loaded, queries, mcp.Options{Query: opt.Query, Version: opt.Version, Log: opt.Log}),
		metrics: newMetrics(queries),
	}
	s.metrics.show(loaded.Stats())
	api := cayley.NewAPIv2(nil) // only for what needs no store

	mux := http.NewServeMux()
	answers := newAnswers()
	handle := func(pattern string, h http.HandlerFunc, methods ...string) { mux.Handle(pattern, only(methods, h)) }
	answer := func(pattern string, h http.HandlerFunc, methods ...string) {
		mux.Handle(pattern, only(methods, answers.whole(h).ServeHTTP))
	}
	for _, view := range views {
		handle(view, explorer.page, http.MethodGet)
	}
	handle("/assets/", explorer.file, http.MethodGet)
	handle("/icon.svg", explorer.file, http.MethodGet)
	if opt.CayleyUI != "" {
		ui, err := newCayleyUI(opt.CayleyUI)
		if err != nil {
			return nil, err
		}
		handle(cayleyPages, ui.page, http.MethodGet)
		for _, at := range cayleyFiles {
			handle(at, ui.file, http.MethodGet)
		}
	}
	handle("/healthz", healthz, http.MethodGet)
	handle("/health", healthz, http.MethodGet) // as Cayley has it
	handle("/metrics", s.metrics.handler().ServeHTTP, http.MethodGet)
	mux.Handle("/graphql", explorer.orGraphiQL(answers.whole(s.typed)))
	answer("/mcp", s.agents.ServeHTTP, http.MethodPost)
	answer("/api/v2/query", s.query, http.MethodGet, http.MethodPost)
	answer("/api/v2/read", s.read, http.MethodGet, http.MethodPost)
	answer("/api/v2/formats", api.ServeFormats, http.MethodGet)
	answer("/api/v2/namespace-rules", api.ServeNamespaceRules, http.MethodGet)
	answer("/api/v1/query/{lang}", s.firstQuery, http.MethodPost)
	answer("/api/v1/shape/{lang}", s.shape, http.MethodPost)
	answer("/gephi/gs", s.gephi, http.MethodGet)
	handle("/api/curation", byMethod(s.curation, s.correct), http.MethodGet, http.MethodPost)
	handle("/api/curation/file", byMethod(s.curationFile, s.importCuration), http.MethodGet, http.MethodPost)
	handle("/api/curation/entries/{id}", s.undo, http.MethodDelete)
	for _, path := range []string{"/api/v2/write", "/api/v2/delete", "/api/v2/node/delete", "/api/v1/write",
		"/api/v1/write/file/nquad", "/api/v1/delete"} {
		mux.HandleFunc(path, readOnly)
	}
	mux.HandleFunc("/", notFound)
	s.handler = s.observe(s.guard(gzhttp.GzipHandler(mux)))
	return s, nil
}

// Server answers requests. Its methods are safe for concurrent use.
type Server struct {
	handler http.Handler
	queries *query.Pool
	opt     Options
	typed   *gql.Handler
	agents  *mcp.Server
	metrics *metrics

	showing  sync.RWMutex // held while another store is shown
	shown    *graph.Store
	changing sync.Mutex // held while the graph is corrected
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Show has the server tell of another store from now on. When it returns, the one before is no longer in use and may be
// closed. What queries of Cayley's see is up to the pool; see [query.Pool.Renew]. After an error it tells of the same
// store as before.
func (s *Server) Show(ctx context.Context, store *graph.Store) error {
	loaded, err := explore.Load(ctx, store)
	if err != nil {
		return err
	}
	s.typed.Show(loaded)
	s.agents.Show(loaded)
	s.showing.Lock()
	s.shown = store
	s.showing.Unlock()
	s.metrics.show(loaded.Stats())
	s.metrics.changes.Inc()
	return nil
}

// only refuses other methods than these. HEAD goes with GET, and OPTIONS tells which there are.
func only(methods []string, next http.HandlerFunc) http.Handler {
	allowed := map[string]bool{}
	list := ""
	for _, m := range methods {
		allowed[m] = true
		list += m + ", "
		if m == http.MethodGet {
			allowed[http.MethodHead] = true
			list += "HEAD, "
		}
	}
	list = list[:len(list)-len(", ")]
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodOptions {
			w.Header().Set("Allow", list)
			w.Header().Set("Access-Control-Allow-Methods", list)
			w.WriteHeader(http.StatusNoContent)
			return
		}
		if !allowed[r.Method] {
			w.Header().Set("Allow", list)
			writeError(w, http.StatusMethodNotAllowed, fmt.Errorf("%s takes %s", r.URL.Path, list))
			return
		}
		next(w, r)
	})
}

// byMethod answers reads by one handler and the rest by another.
func byMethod(read, write http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet || r.Method == http.MethodHead {
			read(w, r)
		} else {
			write(w, r)
		}
	}
}

func healthz(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	fmt.Fprintln(w, "ok")
}

func readOnly(w http.ResponseWriter, _ *http.Request) {
	writeError(w, http.StatusForbidden, errors.New("the graph is read-only here; change it with `quadpress build`"))
}

func notFound(w http.ResponseWriter, r *http.Request) {
	writeError(w, http.StatusNotFound, fmt.Errorf("there is nothing at %s; / tells what there is", r.URL.Path))
}
