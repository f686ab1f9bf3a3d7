package server

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"mime"
	"net/http"
	"os"
	"path"
	"strings"
)

// cayleyPages is where a web interface of Cayley's is found; its start is there, as the explorer's is at /.
const cayleyPages = "/ui/"

// cayleyFiles are the other addresses that the pages of either interface name.
var cayleyFiles = []string{
	"/static/", "/vs/", "/gizmo.d.ts", "/favicon.ico", "/manifest.json", "/logo192.png", "/logo512.png",
}

// cayleyUI serves one of Cayley's web interfaces: that of version 0.7, made of templates, or the later one, an
// application in JavaScript. Both are served as they are, but for addresses.
type cayleyUI struct {
	files  fs.FS
	pages  map[string][]byte // by the part of their address behind /ui/
	local  *strings.Replacer // puts this server in the place of others in scripts
	policy string            // the pages' Content-Security-Policy
}

// Where the later interface looks for the server and for its editor.
const (
	cayleyServer = "http://localhost:64210"
	cayleyEditor = "https://cdn.jsdelivr.net/npm/monaco-editor@0.18.1/min/vs"
)

// newCayleyUI reads the interface in a folder: with templates/ and static/, or with index.html and static/. The latter
// gets its editor from the folder vs/, where there is one, else from another host.
func newCayleyUI(dir string) (*cayleyUI, error) {
	ui := &cayleyUI{files: os.DirFS(dir), pages: map[string][]byte{}, local: strings.NewReplacer(cayleyServer, "")}
	hosts, fonts := "", ""
	index, err := fs.ReadFile(ui.files, "index.html")
	switch {
	case err == nil:
		ui.pages[""] = index
		if _, err := fs.Stat(ui.files, "vs/loader.js"); err == nil {
			ui.local = strings.NewReplacer(cayleyServer, "", cayleyEditor, "/vs")
		} else {
			hosts, fonts = " https://cdn.jsdelivr.net", " https://fonts.googleapis.com https://fonts.gstatic.com"
		}
	case errors.Is(err, fs.ErrNotExist):
		if err := ui.readTemplates(); err != nil {
			return nil, fmt.Errorf("%s is no web interface of Cayley's, which has templates/ and static/, or index.html and "+
				"static/: %w", dir, err)
		}
	default:
		return nil, err
	}
	ui.policy = "default-src 'self'" + hosts + "; script-src 'self' 'unsafe-inline'" + hosts +
		"; style-src 'self' 'unsafe-inline'" + hosts + fonts + "; font-src 'self' data:" + hosts + fonts +
		"; img-src 'self' data:; worker-src 'self' blob:; base-uri 'none'; frame-ancestors 'none'"
	return ui, nil
}

// readTemplates fills in the pages of version 0.7.
func (ui *cayleyUI) readTemplates() error {
	templates, err := template.ParseFS(ui.files, "templates/*")
	if err != nil {
		return err
	}
	for at, name := range map[string]string{
		"": "query", "query": "query", "query_shape": "query_shape", "visualize": "visualize", "write": "write",
	} {
		var page bytes.Buffer
		if err := templates.ExecuteTemplate(&page, name+".html", nil); err != nil {
			return err
		}
		ui.pages[at] = bytes.ReplaceAll(page.Bytes(), []byte(`href="/"`), []byte(`href="`+cayleyPages+`"`))
	}
	return nil
}

// page answers with a page.
func (ui *cayleyUI) page(w http.ResponseWriter, r *http.Request) {
	page, found := ui.pages[strings.TrimPrefix(r.URL.Path, cayleyPages)]
	if !found {
		notFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	ui.send(w, r, page)
}

// file answers with a file of the folder.
func (ui *cayleyUI) file(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	content, err := fs.ReadFile(ui.files, name)
	if err != nil { // also where it is a folder or has a ".." in it
		notFound(w, r)
		return
	}
	if path.Ext(name) == ".js" {
		content = []byte(ui.local.Replace(string(content)))
	}
	w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
	ui.send(w, r, content)
}

func (ui *cayleyUI) send(w http.ResponseWriter, r *http.Request, content []byte) {
	w.Header().Set("Content-Security-Policy", ui.policy)
	w.Header().Set("Cache-Control", "no-cache")
	sendTagged(w, r, content, tagOf(content))
}
