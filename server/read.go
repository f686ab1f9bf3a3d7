package server

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/query"
)

// readLimit is how many quads a request gives at most.
const readLimit = 100_000

// read answers with the quads that have what the parameters sub, pred, obj and label name, as Cayley does: several
// values of one with commas between them or in several parameters of that name.
func (s *Server) read(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		writeError(w, http.StatusBadRequest, err)
		return
	}
	format, err := readFormat(r)
	if err != nil {
		writeError(w, http.StatusBadRequest, err)
		return
	}
	opt := s.opt.Query
	if opt.Limit, err = limitOf(r, readLimit, readLimit); err != nil {
		writeError(w, http.StatusBadRequest, err)
		return
	}
	pattern := query.Pattern{
		Subjects: terms(r.Form["sub"]), Predicates: terms(r.Form["pred"]),
		Objects: terms(r.Form["obj"]), Labels: terms(r.Form["label"]),
	}
	found, err := s.queries.Read(r.Context(), pattern, opt)
	if err != nil {
		writeError(w, statusOf(err), err)
		return
	}
	body, err := writeQuads(found, format, r.Form.Get("iri"))
	if err != nil {
		writeError(w, http.StatusBadRequest, err)
		return
	}
	w.Header().Add("Vary", "Accept")
	if len(format.Mime) > 0 {
		w.Header().Set("Content-Type", format.Mime[0])
	}
	if found.Cut != "" {
		w.Header().Set(cutHeader, found.Cut)
	}
	_, _ = w.Write(body)
}

// terms are the values of a parameter; a literal is one, whatever is in it.
func terms(parameters []string) (terms []string) {
	for _, p := range parameters {
		if strings.HasPrefix(p, `"`) {
			terms = append(terms, p)
			continue
		}
		for _, term := range strings.Split(p, ",") {
			if term != "" {
				terms = append(terms, term)
			}
		}
	}
	return terms
}

const nquads = "nquads"

// readFormat is the format that a request asks for: by name, else by the Accept header, else N-Quads.
func readFormat(r *http.Request) (*quad.Format, error) {
	if name := r.Form.Get("format"); name != "" {
		format := quad.FormatByName(name)
		if format == nil || format.Writer == nil {
			return nil, fmt.Errorf("there is no format %q to read in: it is one of %s", name, strings.Join(readFormats(), ", "))
		}
		return format, nil
	}
	for accepted := range strings.SplitSeq(r.Header.Get("Accept"), ",") {
		mime, _, _ := strings.Cut(accepted, ";")
		if format := quad.FormatByMime(strings.TrimSpace(mime)); format != nil && format.Writer != nil {
			return format, nil
		}
	}
	return quad.FormatByName(nquads), nil
}

// readFormats are the names of the formats that quads can be written in, sorted.
func readFormats() (names []string) {
	for _, format := range quad.Formats() {
		if format.Writer != nil {
			names = append(names, format.Name)
		}
	}
	slices.Sort(names)
	return names
}

// fullQuads writes N-Quads with full IRIs.
type fullQuads struct{ *bytes.Buffer }

func (f fullQuads) WriteQuads(quads []quad.Quad) (int, error) {
	for _, q := range quads {
		f.Write(graph.AppendNQuad(f.AvailableBuffer(), q))
	}
	return len(quads), nil
}

// writeQuads writes quads in a format, with IRIs as the store has them, or "short" or "full". What was cut is said in a
// comment where the format has such.
func writeQuads(found *query.Quads, format *quad.Format, iris string) ([]byte, error) {
	var body bytes.Buffer
	if format.Name == nquads && iris == "full" {
		if _, err := quad.CopyBatch(fullQuads{&body}, found, 0); err != nil {
			return nil, err
		}
	} else {
		forms := map[string]quad.IRIFormat{"": quad.IRIDefault, "short": quad.IRIShort, "full": quad.IRIFull}
		form, ok := forms[iris]
		if !ok {
			return nil, fmt.Errorf("iri=%s: it is short or full", iris)
		}
		out := format.Writer(&body)
		_, err := quad.Copy(quad.IRIWriter(out, quad.IRIOptions{Format: form}), found)
		if err := errors.Join(err, out.Close()); err != nil {
			return nil, fmt.Errorf("write the quads as %s: %w", format.Name, err)
		}
	}
	if found.Cut != "" && format.Name == nquads {
		fmt.Fprintf(&body, "# %s\n", found.Cut)
	}
	return body.Bytes(), nil
}
