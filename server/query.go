package server

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/query"
)

// The headers that say what an answer lacks and what a query may have meant.
const (
	cutHeader  = "Quadpress-Cut"
	noteHeader = "Quadpress-Note"
)

// rowsAnswer is the answer to a Gizmo query, in Cayley's shape with two members more.
type rowsAnswer struct {
	Result []json.RawMessage `json:"result"`
	remarks
}

// dataAnswer is the answer to a GraphQL query.
type dataAnswer struct {
	Data       json.RawMessage `json:"data"`
	Extensions *remarks        `json:"extensions,omitempty"`
}

// remarks are what goes with results.
type remarks struct {
	Cut   string   `json:"cut,omitempty"`
	Notes []string `json:"notes,omitempty"`
}

// query runs a query and answers as Cayley does: {"result": [...]} or {"error": "..."}, in GraphQL {"data": {...}} or
// {"errors": [{"message": "..."}]}.
func (s *Server) query(w http.ResponseWriter, r *http.Request) {
	language := r.PathValue("lang") // version 1
	if language == "" {
		language = r.URL.Query().Get("lang")
	}
	result, status, err := s.run(r, language)
	if result.Cut != "" {
		w.Header().Set(cutHeader, result.Cut)
	}
	for _, note := range result.Notes {
		w.Header().Add(noteHeader, strconv.QuoteToASCII(note))
	}
	more := remarks{result.Cut, result.Notes}
	switch {
	case err != nil && language == query.GraphQL:
		writeJSON(w, status, map[string]any{"errors": []any{map[string]string{"message": err.Error()}}})
	case err != nil:
		writeError(w, status, err)
	case result.Data != nil:
		answer := dataAnswer{Data: result.Data}
		if more.Cut != "" || more.Notes != nil {
			answer.Extensions = &more
		}
		writeJSON(w, status, answer)
	default:
		writeJSON(w, status, rowsAnswer{result.Rows, more})
	}
}

// run runs the query of a request. The status goes with the result or the error.
func (s *Server) run(r *http.Request, language string) (query.Result, int, error) {
	opt := s.opt.Query
	var err error
	if opt.Limit, err = limitOf(r, opt.Limit); err != nil {
		return query.Result{}, http.StatusBadRequest, err
	}
	text := r.URL.Query().Get("qu")
	if r.Method == http.MethodPost {
		body, err := io.ReadAll(r.Body)
		var long *http.MaxBytesError
		if errors.As(err, &long) {
			err := fmt.Errorf("the query is longer than %d KiB", query.MaxLength>>10)
			return query.Result{}, http.StatusRequestEntityTooLarge, err
		} else if err != nil {
			return query.Result{}, http.StatusBadRequest, err
		}
		text = string(body)
	}
	if language == "" {
		return query.Result{}, http.StatusBadRequest, errors.New("name the query's language with the parameter lang")
	}
	if language == query.GraphQL {
		if text, err = graphQLText(text); err != nil {
			return query.Result{}, http.StatusBadRequest, err
		}
	}
	result, err := s.queries.Run(r.Context(), language, text, opt)
	return result, statusOf(err), err
}

// statusOf is the status of the answer to a query that ended with err.
func statusOf(err error) int {
	switch {
	case err == nil:
		return http.StatusOK
	case errors.Is(err, graph.ErrDamaged):
		return http.StatusInternalServerError
	case query.Stopped(err):
		return http.StatusServiceUnavailable
	}
	return http.StatusBadRequest
}

// limitOf is the number of results that a request asks for with limit=, most if it does not or asks for more.
func limitOf(r *http.Request, most int) (int, error) {
	text := r.URL.Query().Get("limit")
	if text == "" {
		return most, nil
	}
	limit, err := strconv.Atoi(text)
	if err != nil {
		return 0, fmt.Errorf("limit %q is not a number", text)
	}
	if limit < 1 {
		return most, nil
	}
	return min(limit, most), nil
}

// graphQLText is the query in the body of a GraphQL request: the body itself, as Cayley takes it, or the member "query"
// of a JSON object, as clients of GraphQL send it, with the values of its variables in their places.
func graphQLText(body string) (string, error) {
	var request struct {
		Query     string         `json:"query"`
		Variables map[string]any `json:"variables"`
	}
	in := json.NewDecoder(strings.NewReader(body))
	in.UseNumber()
	if in.Decode(&request) != nil || request.Query == "" {
		return body, nil
	}
	return query.WithVariables(request.Query, request.Variables)
}
