package export

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"io"

	"encoding/json"

	"github.com/cayleygraph/quad"

	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/internal/linesort"
)

// quadWriter writes quads, which come sorted and each once.
type quadWriter interface {
	quad(*triple) error
	close() error
}

// order is how quads are sorted.
type order int

const (
	// byLine is that of lines of N-Quads.
	byLine order = iota
	// byGraph sorts by graph, then by subject and predicate. The default graph comes first.
	byGraph
	// withoutGraph leaves out in which graph a quad is, and sorts by subject and predicate.
	withoutGraph
)

// term is an IRI in short form, a blank node as an IRI that begins with "_:", or a literal.
type term struct {
	iri                      string
	text, datatype, language string
}

// triple is a quad whose graph is empty for the default one.
type triple struct {
	graph, subject, predicate string
	object                    term
}

func termOf(v quad.Value) term {
	switch v := v.(type) {
	case nil:
		return term{}
	case quad.IRI:
		return term{iri: string(v)}
	case quad.BNode:
		return term{iri: "_:" + string(v)}
	case quad.LangString:
		return term{text: string(v.Value), language: v.Lang}
	}
	var t term
	t.text, t.datatype = graph.Literal(v)
	return t
}

// writeQuads writes the quads of a store that are chosen.
func writeQuads(ctx context.Context, store *graph.Store, c *chooser, f Format, w io.Writer) (err error) {
	if f.order == byLine && c.all {
		return store.Export(ctx, w)
	}
	var lines linesort.Sorter
	defer func() { err = errors.Join(err, lines.Close()) }()
	add := func(q quad.Quad) error { return lines.Add(f.line(q)) }
	if c.all {
		err = store.EachQuad(ctx, add)
	} else {
		err = c.eachQuad(ctx, store, add)
	}
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(w, 1<<16)
	if f.order == byLine {
		err = lines.WriteTo(ctx, out)
	} else {
		err = writeTriples(ctx, &lines, f.quads(out))
	}
	return cmp.Or(err, out.Flush())
}

// eachQuad calls visit with the quads that are chosen, some several times.
func (c *chooser) eachQuad(ctx context.Context, store *graph.Store, visit func(quad.Quad) error) error {
	for said, err := range store.Contributions(ctx) {
		if err != nil {
			return err
		}
		s := newStory(said)
		keeps := c.keeps(s, c.choose(s))
		for _, q := range said.Quads {
			if !keeps(q) {
				continue
			}
			if err := visit(q); err != nil {
				return err
			}
		}
	}
	return nil
}

// line appends a quad as it is sorted.
func (f Format) line(q quad.Quad) func([]byte) []byte {
	if f.order == byLine {
		return func(b []byte) []byte { return graph.AppendNQuad(b, q) }
	}
	label := termOf(q.Label).iri
	if f.order == withoutGraph {
		label = ""
	}
	o := termOf(q.Object)
	// rdf:type comes first of all predicates.
	predicate := termOf(q.Predicate).iri
	first := "1"
	if predicate == "rdf:type" {
		first = "0"
	}
	return record{label, termOf(q.Subject).iri, first, predicate, o.iri, o.text, o.datatype, o.language}.append
}

func writeTriples(ctx context.Context, lines *linesort.Sorter, w quadWriter) error {
	for line, err := range lines.Groups(ctx) {
		if err != nil {
			return err
		}
		var r record
		if err := json.Unmarshal(line.Line, &r); err != nil {
			return err
		}
		if err := w.quad(&triple{r[0], r[1], r[3], term{r[4], r[5], r[6], r[7]}}); err != nil {
			return err
		}
	}
	return w.close()
}

// isBlank reports whether an IRI is a blank node.
func isBlank(iri string) bool { return len(iri) > 1 && iri[:2] == "_:" }

// namespaces are the prefixes, without colons, that are declared where a format has them, and what they stand for, in
// the order of the prefixes.
var namespaces = []string{"dcterms", "kg", "owl", "prov", "qp", "rdf", "rdfs", "rel", "role", "schema", "sem", "skos",
	"unit", "xsd"}

func namespace(prefix string) string { return graph.Prefixes()[prefix+":"] }
