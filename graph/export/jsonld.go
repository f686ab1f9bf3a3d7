package export

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"

	"github.com/quadpress/quadpress/graph"
)

// jsonLD writes JSON-LD: a context, and a line for each node of each graph.
type jsonLD struct {
	out   io.Writer
	begun bool
	graph string // the one that is open, empty for the default one
	comma bool   // something stands before in the array
	node  jsonNode
	err   error
}

// jsonNode is what is said of a subject in one graph.
type jsonNode struct {
	id         string
	types      []string
	predicates []string
	objects    [][]any
}

func newJSONLD(w io.Writer) quadWriter { return &jsonLD{out: w} }

func (j *jsonLD) print(s string) {
	if j.err == nil {
		_, j.err = io.WriteString(j.out, s)
	}
}

func (j *jsonLD) begin() {
	context := make(map[string]string, len(namespaces))
	for _, prefix := range namespaces {
		context[prefix] = namespace(prefix)
	}
	j.print("{\"@context\": " + jsonText(context) + ",\n\"@graph\": [")
	j.begun = true
}

func (j *jsonLD) quad(q *triple) error {
	if !j.begun {
		j.begin()
	}
	if q.graph != j.graph || q.subject != j.node.id {
		j.flush()
	}
	if q.graph != j.graph {
		j.closeGraph()
		j.print(j.separator() + `{"@id": ` + jsonText(q.graph) + `, "@graph": [`)
		j.graph, j.comma = q.graph, false
	}
	n := &j.node
	n.id = q.subject
	if q.predicate == "rdf:type" && q.object.iri != "" {
		n.types = append(n.types, jsonIRI(q.object.iri))
		return j.err
	}
	if last := len(n.predicates) - 1; last < 0 || n.predicates[last] != q.predicate {
		n.predicates, n.objects = append(n.predicates, q.predicate), append(n.objects, nil)
	}
	last := len(n.objects) - 1
	n.objects[last] = append(n.objects[last], jsonObject(q.object))
	return j.err
}

func (j *jsonLD) separator() string {
	if j.comma {
		return ",\n"
	}
	return "\n"
}

// flush writes the node.
func (j *jsonLD) flush() {
	n := &j.node
	if n.id == "" {
		return
	}
	var b strings.Builder
	b.WriteString(j.separator() + `{"@id": ` + jsonText(jsonIRI(n.id)))
	if n.types != nil {
		b.WriteString(`, "@type": ` + jsonText(n.types))
	}
	for i, predicate := range n.predicates {
		b.WriteString(", " + jsonText(jsonIRI(predicate)) + ": " + jsonText(n.objects[i]))
	}
	j.print(b.String() + "}")
	j.node, j.comma = jsonNode{}, true
}

func (j *jsonLD) closeGraph() {
	if j.graph != "" {
		j.print("\n]}")
		j.graph, j.comma = "", true
	}
}

func (j *jsonLD) close() error {
	if !j.begun {
		j.begin()
	}
	j.flush()
	j.closeGraph()
	j.print("\n]}\n")
	return j.err
}

// jsonIRI is an IRI as the context lets it be written.
func jsonIRI(iri string) string {
	if prefix, _, _ := strings.Cut(iri, ":"); declared[prefix] {
		return iri
	}
	return graph.FullIRI(iri)
}

func jsonObject(t term) any {
	switch {
	case t.iri != "":
		return map[string]string{"@id": jsonIRI(t.iri)}
	case t.language != "":
		return map[string]string{"@value": t.text, "@language": t.language}
	case t.datatype != "":
		return map[string]string{"@value": t.text, "@type": jsonIRI(t.datatype)}
	}
	return t.text
}

// jsonText is JSON on one line. Values are made of strings, which cannot fail.
func jsonText(v any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(v)
	return strings.TrimSuffix(b.String(), "\n")
}
