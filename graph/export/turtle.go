package export

import (
	"io"
	"regexp"
	"strings"

	"github.com/quadpress/quadpress/graph"
)

// turtle writes Turtle, and TriG where quads have graphs.
type turtle struct {
	out                       io.Writer
	begun                     bool
	graph, subject, predicate string
	err                       error
}

func newTurtle(w io.Writer) quadWriter { return &turtle{out: w} }

func (t *turtle) print(parts ...string) {
	for _, part := range parts {
		if t.err == nil {
			_, t.err = io.WriteString(t.out, part)
		}
	}
}

// unprefixed is the prefix whose names are written in full: it stands for "urn:quadpress:", which is no IRI by itself,
// as strict parsers ask of what a prefix stands for.
const unprefixed = "qp"

func (t *turtle) prefixes() {
	for _, prefix := range namespaces {
		if prefix == unprefixed {
			continue
		}
		t.print("@prefix ", prefix, ": <", namespace(prefix), "> .\n")
	}
}

func (t *turtle) quad(q *triple) error {
	indent := ""
	if q.graph != "" {
		indent = "\t"
	}
	switch {
	case t.begun && q.graph == t.graph && q.subject == t.subject && q.predicate == t.predicate:
		t.print(" ,\n", indent, "\t\t", turtleObject(q.object))
	case t.begun && q.graph == t.graph && q.subject == t.subject:
		t.print(" ;\n", indent, "\t", turtlePredicate(q.predicate), " ", turtleObject(q.object))
	default:
		if !t.begun {
			t.prefixes()
		} else {
			t.print(" .\n")
		}
		if t.graph != "" && t.graph != q.graph {
			t.print("}\n")
		}
		t.print("\n")
		if q.graph != t.graph {
			t.print(turtleIRI(q.graph), " {\n")
		}
		t.print(indent, turtleIRI(q.subject), " ", turtlePredicate(q.predicate), " ", turtleObject(q.object))
	}
	t.begun, t.graph, t.subject, t.predicate = true, q.graph, q.subject, q.predicate
	return t.err
}

func (t *turtle) close() error {
	if !t.begun {
		t.prefixes()
	} else {
		t.print(" .\n")
	}
	if t.graph != "" {
		t.print("}\n")
	}
	return t.err
}

// plainName matches the names that stand behind a prefix without escapes.
var plainName = regexp.MustCompile(`^[A-Za-z_0-9\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{2FF}\x{370}-\x{37D}]` +
	`[A-Za-z_0-9\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{2FF}\x{370}-\x{37D}-]*$`)

func turtleIRI(iri string) string {
	if isBlank(iri) {
		return iri
	}
	prefix, local, _ := strings.Cut(iri, ":")
	if declared[prefix] && prefix != unprefixed && plainName.MatchString(local) {
		return iri
	}
	return "<" + graph.FullIRI(iri) + ">"
}

// declared are the prefixes of namespaces.
var declared = func() map[string]bool {
	set := map[string]bool{}
	for _, prefix := range namespaces {
		set[prefix] = true
	}
	return set
}()

func turtlePredicate(iri string) string {
	if iri == "rdf:type" {
		return "a"
	}
	return turtleIRI(iri)
}

func turtleObject(t term) string {
	if t.iri != "" {
		return turtleIRI(t.iri)
	}
	literal := string(graph.AppendString(nil, t.text))
	switch {
	case t.language != "":
		return literal + "@" + t.language
	case t.datatype != "":
		return literal + "^^" + turtleIRI(t.datatype)
	}
	return literal
}
