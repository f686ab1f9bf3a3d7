package export

import (
	"time"
)

// gexf writes GEXF 1.3, as a graph that changes: what has times has a spell for each.
type gexf struct {
	withoutDocuments
	printer
	edges bool // the nodes are done
}

func newGEXF(to target) (graphWriter, error) {
	w, err := to.create("")
	if err != nil {
		return nil, err
	}
	g := &gexf{printer: printer{out: w}}
	g.print("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n")
	g.print("<graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\">\n")
	g.print("<attributes class=\"node\" mode=\"static\">\n")
	for _, a := range nodeAttributes[1:] { // without the label
		g.declare(a.name, a.typ)
	}
	g.print("</attributes>\n<attributes class=\"edge\" mode=\"static\">\n")
	for _, a := range edgeAttributes[1:] {
		if a.name != "weight" {
			g.declare(a.name, a.typ)
		}
	}
	g.print("</attributes>\n<nodes>\n")
	return g, g.err
}

func (g *gexf) declare(name, typ string) {
	if typ == "int" {
		typ = "integer"
	}
	g.print("<attribute id=\"%[1]s\" title=\"%[1]s\" type=\"%[2]s\"/>\n", name, typ)
}

func (g *gexf) node(n *Node) error {
	g.print("<node id=\"%s\" label=\"%s\">\n<attvalues>", xmlText(n.ID), xmlText(n.Label))
	for _, a := range nodeAttributes[1:] {
		g.value(a.name, a.value(n))
	}
	g.print("</attvalues>\n")
	g.spells(n.Times)
	g.print("</node>\n")
	return g.err
}

func (g *gexf) edge(e *Edge) error {
	g.toEdges()
	g.print("<edge id=\"%s\" source=\"%s\" target=\"%s\" label=\"%s\" kind=\"%s\" weight=\"%d\">\n<attvalues>", e.ID,
		xmlText(e.Source.ID), xmlText(e.Target.ID), xmlText(e.Label), xmlText(e.Predicate), len(e.Documents))
	for _, a := range edgeAttributes[1:] {
		if a.name != "weight" {
			g.value(a.name, a.value(e))
		}
	}
	g.print("</attvalues>\n")
	g.spells(e.Times)
	g.print("</edge>\n")
	return g.err
}

func (g *gexf) value(name, value string) {
	if value != "" {
		g.print("<attvalue for=\"%s\" value=\"%s\"/>", name, xmlText(value))
	}
}

// spells writes when something was. What has no time always is.
func (g *gexf) spells(times []string) {
	var spells [][2]string
	for _, t := range times {
		if begin, end, ok := days(t); ok {
			spells = append(spells, [2]string{begin, end})
		}
	}
	if len(spells) == 0 {
		return
	}
	g.print("<spells>")
	for i, s := range spells {
		if i == 0 || s != spells[i-1] {
			g.print("<spell start=\"%s\" end=\"%s\"/>", s[0], s[1])
		}
	}
	g.print("</spells>\n")
}

// days are the first and the last day of a year, a month, a day or a moment.
func days(t string) (first, last string, ok bool) {
	for _, precision := range []struct {
		layout             string
		years, months, day int
	}{{time.DateOnly, 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		text := t
		if len(text) > len(time.DateOnly) {
			text = text[:len(time.DateOnly)]
		}
		begin, err := time.Parse(precision.layout, text)
		if err == nil {
			end := begin.AddDate(precision.years, precision.months, precision.day).AddDate(0, 0, -1)
			return begin.Format(time.DateOnly), end.Format(time.DateOnly), true
		}
	}
	return "", "", false
}

func (g *gexf) toEdges() {
	if !g.edges {
		g.edges = true
		g.print("</nodes>\n<edges>\n")
	}
}

func (g *gexf) close() error {
	g.toEdges()
	g.print("</edges>\n</graph>\n</gexf>\n")
	return g.err
}
