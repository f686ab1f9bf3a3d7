package server

import (
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"

	"github.com/quadpress/quadpress/web"
)

// views are the addresses of the explorer's views. Each is the one page, which tells them apart in the browser.
var views = []string{"/{$}", "/search", "/thing", "/event", "/story", "/graph", "/query", "/curation"}

// explorerPolicy lets the explorer's page run its own scripts and draw what it has made, and speak to this server alone.
const explorerPolicy = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self'; " +
	"img-src 'self' data: blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// graphiqlPolicy is that of the page with GraphiQL, which makes styles as it goes and has its fonts in them.
var graphiqlPolicy = strings.NewReplacer("style-src 'self'", "style-src 'self' 'unsafe-inline'; font-src 'self' data:").
	Replace(explorerPolicy)

// explorer serves the files of the explorer.
type explorer struct {
	files map[string]explorerFile // by path: "/assets/index-4f2a.js"
}

type explorerFile struct {
	content []byte
	tag     string // for the header ETag
}

func newExplorer() (*explorer, error) {
	e := &explorer{files: map[string]explorerFile{}}
	all := web.Files()
	err := fs.WalkDir(all, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(all, name)
		e.files["/"+name] = explorerFile{content, tagOf(content)}
		return err
	})
	return e, err
}

// page answers with the explorer's one page, whatever the view.
func (e *explorer) page(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Security-Policy", explorerPolicy)
	e.serve(w, r, "/index.html")
}

// orGraphiQL answers with GraphiQL where a browser opens the address, and else as next does.
func (e *explorer) orGraphiQL(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Add("Vary", "Accept")
		reads := r.Method == http.MethodGet || r.Method == http.MethodHead
		if !reads || r.URL.Query().Has("query") || !strings.Contains(r.Header.Get("Accept"), "text/html") {
			next.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Security-Policy", graphiqlPolicy)
		e.serve(w, r, "/graphiql.html")
	})
}

// file answers with a file of the explorer.
func (e *explorer) file(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, "/assets/") { // their names change with what is in them
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	w.Header().Set("Content-Security-Policy", explorerPolicy) // scripts of a worker have their own
	e.serve(w, r, r.URL.Path)
}

func (e *explorer) serve(w http.ResponseWriter, r *http.Request, name string) {
	f, found := e.files[name]
	if !found {
		w.Header().Del("Cache-Control")
		notFound(w, r)
		return
	}
	if w.Header().Get("Cache-Control") == "" {
		w.Header().Set("Cache-Control", "no-cache")
	}
	w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
	sendTagged(w, r, f.content, f.tag)
}
