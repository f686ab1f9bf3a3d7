package server

import (
	"bytes"
	"context"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"strings"

	"github.com/quadpress/quadpress/curate"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/press"
)

// Writing lets those who know a token correct the graph by hand.
type Writing struct {
	// Token is what a request must give in the header Authorization, behind "Bearer ".
	Token string
	// Curator makes the corrections.
	Curator *press.Curator
	// Changed is called when one was made, to have the server show what came of it.
	Changed func(context.Context) error
}

// curation answers with what was corrected by hand, and how each entry stands.
func (s *Server) curation(w http.ResponseWriter, r *http.Request) {
	s.showing.RLock()
	defer s.showing.RUnlock()
	c, err := s.shown.Curation()
	var entries []graph.Correction
	if err == nil {
		entries, err = s.shown.Judge(r.Context(), c)
	}
	if err != nil {
		s.failed(w, r, err)
		return
	}
	types := []string{}
	for _, t := range s.shown.Schema().Types() {
		types = append(types, t.Name)
	}
	writeJSON(w, http.StatusOK, map[string]any{"write": s.opt.Writing != nil, "entries": entries, "types": types})
}

// curationFile answers with all entries as a file for a colleague.
func (s *Server) curationFile(w http.ResponseWriter, r *http.Request) {
	s.showing.RLock()
	defer s.showing.RUnlock()
	c, err := s.shown.Curation()
	var file bytes.Buffer
	if err == nil {
		err = c.Write(&file)
	}
	if err != nil {
		s.failed(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/yaml")
	w.Header().Set("Content-Disposition", `attachment; filename="curation.yaml"`)
	_, _ = w.Write(file.Bytes())
}

// correct puts in the entry of the body.
func (s *Server) correct(w http.ResponseWriter, r *http.Request) {
	s.change(w, r, "application/json", func() (press.Corrected, error) {
		var e curate.Entry
		in := json.NewDecoder(r.Body)
		in.DisallowUnknownFields()
		if err := in.Decode(&e); err != nil {
			return press.Corrected{}, fmt.Errorf("%w: the body is no entry: %w", press.ErrCuration, err)
		}
		return s.opt.Writing.Curator.Add(r.Context(), e)
	})
}

// importCuration puts in the entries of a file, which is the body.
func (s *Server) importCuration(w http.ResponseWriter, r *http.Request) {
	s.change(w, r, "application/yaml", func() (press.Corrected, error) {
		c, err := curate.Read(r.Body, "the file")
		if err != nil {
			return press.Corrected{}, fmt.Errorf("%w: %w", press.ErrCuration, err)
		}
		return s.opt.Writing.Curator.Import(r.Context(), c)
	})
}

// undo takes an entry back.
func (s *Server) undo(w http.ResponseWriter, r *http.Request) {
	s.change(w, r, "", func() (press.Corrected, error) {
		return s.opt.Writing.Curator.Undo(r.Context(), r.PathValue("id"))
	})
}

// change lets those who may change the graph, and answers with what that came to. Pages of other origins cannot ask for
// it: they may send neither the token nor such a body without being asked first, and are refused then.
func (s *Server) change(w http.ResponseWriter, r *http.Request, body string, do func() (press.Corrected, error)) {
	if s.opt.Writing == nil {
		writeError(w, http.StatusForbidden, errors.New("the graph is read-only here; start the server with --write"))
		return
	}
	token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !ok || subtle.ConstantTimeCompare([]byte(token), []byte(s.opt.Writing.Token)) != 1 {
		w.Header().Set("WWW-Authenticate", "Bearer")
		writeError(w, http.StatusUnauthorized, errors.New("this needs the token that the server was started with"))
		return
	}
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); body != "" && (err != nil || kind != body) {
		writeError(w, http.StatusUnsupportedMediaType, fmt.Errorf("the body must be %s", body))
		return
	}
	s.changing.Lock()
	defer s.changing.Unlock()
	done, err := do()
	if err == nil {
		err = s.opt.Writing.Changed(r.Context())
	}
	switch {
	case errors.Is(err, press.ErrCuration):
		writeError(w, http.StatusBadRequest, err)
	case errors.Is(err, graph.ErrLocked):
		writeError(w, http.StatusConflict, errors.New("a build is running; try again when it is done"))
	case err != nil:
		s.failed(w, r, err)
	default:
		writeJSON(w, http.StatusOK, done)
	}
}

// failed answers where the server itself cannot do what was asked, and logs why.
func (s *Server) failed(w http.ResponseWriter, r *http.Request, err error) {
	s.opt.Log.Error("the curation failed", "method", r.Method, "path", r.URL.Path, "error", err)
	writeError(w, http.StatusInternalServerError, err)
}
