package export

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// attribute is what nodes or edges have in the formats whose properties are declared before they are used: a name, a
// type ("string", "int" or "double") and the value, empty where there is none.
type attribute[T any] struct {
	name, typ string
	value     func(T) string
}

// between stands between the values of a property where a format has no lists.
const between = "; "

var nodeAttributes = []attribute[*Node]{
	{"label", "string", func(n *Node) string { return n.Label }},
	{"kind", "string", func(n *Node) string { return n.Kind }},
	{"type", "string", func(n *Node) string { return n.Type() }},
	{"types", "string", func(n *Node) string { return strings.Join(n.Types, between) }},
	{"names", "string", func(n *Node) string { return strings.Join(n.Names, between) }},
	{"sameAs", "string", func(n *Node) string { return strings.Join(n.SameAs, between) }},
	{"times", "string", func(n *Node) string { return strings.Join(n.Times, between) }},
	{"standing", "string", func(n *Node) string { return n.Standing }},
	{"documents", "int", func(n *Node) string { return strconv.Itoa(n.Documents) }},
}

var edgeAttributes = []attribute[*Edge]{
	{"label", "string", func(e *Edge) string { return e.Label }},
	{"kind", "string", func(e *Edge) string { return e.Kind }},
	{"predicate", "string", func(e *Edge) string { return e.Predicate }},
	{"weight", "int", func(e *Edge) string { return strconv.Itoa(len(e.Documents)) }},
	{"place", "string", func(e *Edge) string { return e.Place.Label }},
	{"placeId", "string", func(e *Edge) string { return e.Place.ID }},
	{"times", "string", func(e *Edge) string { return strings.Join(e.Times, between) }},
	{"documents", "string", func(e *Edge) string { return strings.Join(e.Documents, between) }},
	{"statements", "int", func(e *Edge) string { return strconv.Itoa(e.Statements) }},
	{"speakers", "string", func(e *Edge) string { return strings.Join(e.Speakers, between) }},
	{"standing", "string", func(e *Edge) string { return e.Standing }},
	{"confidence", "double", func(e *Edge) string {
		if e.Kind == roleEdge {
			return ""
		}
		return strconv.FormatFloat(e.Confidence, 'f', -1, 64)
	}},
	{"evidence", "string", func(e *Edge) string { return e.Evidence }},
}

// printer writes until something fails.
type printer struct {
	out io.Writer
	err error
}

func (p *printer) print(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.out, format, args...)
	}
}

// graphML writes GraphML.
type graphML struct {
	withoutDocuments
	printer
}

func newGraphML(to target) (graphWriter, error) {
	w, err := to.create("")
	if err != nil {
		return nil, err
	}
	g := &graphML{printer: printer{out: w}}
	g.print("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")
	for _, a := range nodeAttributes {
		g.print("<key id=\"n_%[1]s\" for=\"node\" attr.name=\"%[1]s\" attr.type=\"%[2]s\"/>\n", a.name, a.typ)
	}
	for _, a := range edgeAttributes {
		g.print("<key id=\"e_%[1]s\" for=\"edge\" attr.name=\"%[1]s\" attr.type=\"%[2]s\"/>\n", a.name, a.typ)
	}
	g.print("<graph id=\"quadpress\" edgedefault=\"directed\">\n")
	return g, g.err
}

func (g *graphML) node(n *Node) error {
	g.print("<node id=\"%s\">", xmlText(n.ID))
	for _, a := range nodeAttributes {
		g.data("n_"+a.name, a.value(n))
	}
	g.print("</node>\n")
	return g.err
}

func (g *graphML) edge(e *Edge) error {
	g.print("<edge id=\"%s\" source=\"%s\" target=\"%s\">", e.ID, xmlText(e.Source.ID), xmlText(e.Target.ID))
	for _, a := range edgeAttributes {
		g.data("e_"+a.name, a.value(e))
	}
	g.print("</edge>\n")
	return g.err
}

func (g *graphML) data(key, value string) {
	if value != "" {
		g.print("<data key=\"%s\">%s</data>", key, xmlText(value))
	}
}

func (g *graphML) close() error {
	g.print("</graph>\n</graphml>\n")
	return g.err
}
