package server

import (
	"bytes"
	"context"
	_ "embed" // the page
	"html/template"
	"net/http"
	"net/url"
	"sync"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/query"
)

//go:embed index.html
var indexHTML string

//go:embed style.css
var styleCSS string

var indexTemplate = template.Must(template.New("index").Parse(indexHTML))

func serveStyle(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	_, _ = w.Write([]byte(styleCSS))
}

// overview is what the index page tells of the graph. The store keeps it; only a store of an earlier version is read
// through when the page is first asked for.
type overview struct {
	mu       sync.Mutex
	store    *graph.Store
	found    bool // in this store
	Stats    graph.Stats
	Examples []example
}

// example is a query that finds something in this graph.
type example struct {
	Title    string
	Language string
	Text     string
}

// Path is the address that runs the example.
func (e example) Path() string {
	return "/api/v2/query?" + url.Values{"lang": {e.Language}, "qu": {e.Text}}.Encode()
}

func (s *Server) index(w http.ResponseWriter, r *http.Request) {
	o := &s.overview
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.found {
		if err := o.find(r.Context()); err != nil {
			writeError(w, http.StatusInternalServerError, err)
			return
		}
	}
	var page bytes.Buffer
	err := indexTemplate.Execute(&page, map[string]any{
		"Stats": o.Stats, "Examples": o.Examples, "Query": s.opt.Query, "Languages": query.Languages(),
	})
	if err != nil {
		writeError(w, http.StatusInternalServerError, err)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(page.Bytes())
}

func (o *overview) find(ctx context.Context) (err error) {
	if o.Stats, err = o.store.Stats(ctx); err != nil {
		return err
	}
	if o.Examples, err = examples(ctx, o.store); err != nil {
		return err
	}
	o.found = true
	return nil
}
