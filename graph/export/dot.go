package export

import "strings"

// dot writes DOT, which Graphviz draws.
type dot struct {
	withoutDocuments
	printer
}

func newDOT(to target) (graphWriter, error) {
	w, err := to.create("")
	if err != nil {
		return nil, err
	}
	d := &dot{printer: printer{out: w}}
	d.print("digraph quadpress {\n")
	return d, d.err
}

// shapes are those of the kinds of nodes.
var shapes = map[string]string{eventKind: "box", valueKind: "plaintext"}

func (d *dot) node(n *Node) error {
	d.print("%s [label=%s, class=%s", dotText(n.ID), dotText(n.Label), dotText(n.Kind))
	if shape := shapes[n.Kind]; shape != "" {
		d.print(", shape=%s", shape)
	}
	d.print("];\n")
	return d.err
}

func (d *dot) edge(e *Edge) error {
	label := e.Label
	if e.Place.Label != "" {
		label += " in " + e.Place.Label
	}
	d.print("%s -> %s [label=%s, weight=%d", dotText(e.Source.ID), dotText(e.Target.ID), dotText(label), len(e.Documents))
	if e.Evidence != "" {
		d.print(", tooltip=%s", dotText(e.Evidence))
	}
	d.print("];\n")
	return d.err
}

// dotText is a quoted string.
func dotText(s string) string { return `"` + dotEscapes.Replace(oneLine(s)) + `"` }

var dotEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\x00", "")

func (d *dot) close() error {
	d.print("}\n")
	return d.err
}
