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

// Cayley's first API answers as plain text, which its web interface counts on, and with few results.
const (
	firstType  = "text/plain; charset=utf-8"
	firstLimit = 100
)

// linkedType is the media type of JSON-LD, in whose form version 2 writes values for those who ask.
const linkedType = "application/ld+json"

// firstQuery is query in Cayley's first API.
func (s *Server) firstQuery(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", firstType)
	s.answer(w, r, asked{language: r.PathValue("lang"), usual: firstLimit})
}

// query runs a query and answers as Cayley does: {"result": [...]} or {"error": "..."}, in its GraphQL {"data": {...}}
// or {"errors": [{"message": "..."}]}.
func (s *Server) query(w http.ResponseWriter, r *http.Request) {
	q := asked{language: r.URL.Query().Get("lang"), usual: s.opt.Query.Limit}
	w.Header().Add("Vary", "Accept")
	if first, _, _ := strings.Cut(r.Header.Get("Accept"), ","); strings.TrimSpace(first) == linkedType {
		q.linked = true
		w.Header().Set("Content-Type", linkedType)
	}
	s.answer(w, r, q)
}

// asked is a query as the API's versions ask it.
type asked struct {
	language string
	usual    int // the number of results where the request names none
	linked   bool
}

func (s *Server) answer(w http.ResponseWriter, r *http.Request, q asked) {
	result, status, err := s.run(r, q)
	if result.Cut != "" {
		w.Header().Set(cutHeader, result.Cut)
	}
	for _, note := range result.Notes {
		w.Header().Add(noteHeader, strconv.QuoteToASCII(note))
	}
	more := remarks{result.Cut, result.Notes}
	switch {
	case err != nil && q.language == query.GraphQL:
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
func (s *Server) run(r *http.Request, q asked) (query.Result, int, error) {
	opt := s.opt.Query
	opt.Linked = q.linked
	var err error
	if opt.Limit, err = limitOf(r, q.usual, opt.Limit); err != nil {
		return query.Result{}, http.StatusBadRequest, err
	}
	text, status, err := queryText(r)
	if err != nil {
		return query.Result{}, status, err
	}
	if q.language == "" {
		return query.Result{}, http.StatusBadRequest, errors.New("name the query's language with the parameter lang")
	}
	if q.language == query.GraphQL {
		if text, err = graphQLText(text); err != nil {
			return query.Result{}, http.StatusBadRequest, err
		}
	}
	result, err := s.queries.Run(r.Context(), q.language, text, opt)
	return result, statusOf(err), err
}

// shape tells what a query looks for, as a graph, in Cayley's first API.
func (s *Server) shape(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", firstType)
	text, status, err := queryText(r)
	if err != nil {
		writeError(w, status, err)
		return
	}
	result, err := s.queries.Sketch(r.Context(), r.PathValue("lang"), text, s.opt.Query)
	if err != nil {
		writeError(w, statusOf(err), err)
		return
	}
	writeJSON(w, http.StatusOK, result.Data)
}

// queryText is the query of a request: its body, or the parameter qu. The status goes with the error.
func queryText(r *http.Request) (string, int, error) {
	if r.Method != http.MethodPost {
		return r.URL.Query().Get("qu"), 0, nil
	}
	// JSON may need twice the room for a text.
	body, err := io.ReadAll(http.MaxBytesReader(nil, r.Body, 2*query.MaxLength))
	var long *http.MaxBytesError
	if errors.As(err, &long) {
		return "", http.StatusRequestEntityTooLarge, fmt.Errorf("the query is longer than %d KiB", query.MaxLength>>10)
	} else if err != nil {
		return "", http.StatusBadRequest, err
	}
	return string(body), 0, nil
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

// limitOf is the number of results that a request asks for with limit=, the usual one if it names none, and never more
// than most.
func limitOf(r *http.Request, usual, most int) (int, error) {
	text := r.URL.Query().Get("limit")
	if text == "" {
		return min(usual, most), nil
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
