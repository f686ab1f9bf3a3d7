package server

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"

	"github.com/quadpress/quadpress/graph/query"
)

// query runs a query and answers as Cayley does: {"result": [...]} or {"error": "..."}, in GraphQL {"data": {...}} or
// {"errors": [{"message": "..."}]}.
func (s *server) query(w http.ResponseWriter, r *http.Request) {
	language := r.PathValue("lang") // version 1
	if language == "" {
		language = r.URL.Query().Get("lang")
	}
	result, status, err := s.run(r, language)
	switch {
	case err != nil && language == query.GraphQL:
		writeJSON(w, status, map[string]any{"errors": []any{map[string]string{"message": err.Error()}}})
	case err != nil:
		writeError(w, status, err)
	case result.Data != nil:
		writeJSON(w, status, map[string]any{"data": result.Data})
	default:
		writeJSON(w, status, map[string]any{"result": result.Rows})
	}
}

// run runs the query of a request. The status goes with the result or the error.
func (s *server) run(r *http.Request, language string) (query.Result, int, error) {
	opt := s.opt.Query
	if text := r.URL.Query().Get("limit"); text != "" {
		limit, err := strconv.Atoi(text)
		if err != nil {
			return query.Result{}, http.StatusBadRequest, fmt.Errorf("limit %q is not a number", text)
		}
		if limit > 0 {
			opt.Limit = min(limit, opt.Limit)
		}
	}
	text := r.URL.Query().Get("qu")
	if r.Method == http.MethodPost {
		body, err := io.ReadAll(r.Body)
		var long *http.MaxBytesError
		if errors.As(err, &long) {
			return query.Result{}, http.StatusRequestEntityTooLarge, fmt.Errorf("the query is longer than %d KiB", query.MaxLength>>10)
		} else if err != nil {
			return query.Result{}, http.StatusBadRequest, err
		}
		text = string(body)
	}
	if language == "" {
		return query.Result{}, http.StatusBadRequest, errors.New("name the query's language with the parameter lang")
	}
	result, err := query.Run(r.Context(), s.store.Handle().QuadStore, language, text, opt)
	switch {
	case errors.Is(err, query.ErrTimeout), errors.Is(err, query.ErrMemory):
		return result, http.StatusServiceUnavailable, err
	case err != nil:
		return result, http.StatusBadRequest, err
	}
	return result, http.StatusOK, nil
}
