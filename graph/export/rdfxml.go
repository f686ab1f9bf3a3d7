package export

import (
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/quadpress/quadpress/graph"
)

// rdfXML writes RDF/XML, a description for each subject.
type rdfXML struct {
	out     io.Writer
	begun   bool
	subject string
	err     error
}

func newRDFXML(w io.Writer) quadWriter { return &rdfXML{out: w} }

func (x *rdfXML) print(format string, args ...any) {
	if x.err == nil {
		_, x.err = fmt.Fprintf(x.out, format, args...)
	}
}

func (x *rdfXML) begin() {
	x.print("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF")
	for _, prefix := range namespaces {
		x.print("\n\txmlns:%s=\"%s\"", prefix, xmlText(namespace(prefix)))
	}
	x.print(">\n")
	x.begun = true
}

func (x *rdfXML) quad(q *triple) error {
	if !x.begun {
		x.begin()
	}
	if q.subject != x.subject {
		x.end()
		x.print("<rdf:Description %s>\n", xmlNode("about", q.subject))
		x.subject = q.subject
	}
	open, name, err := xmlName(q.predicate)
	if err != nil {
		return err
	}
	switch o := q.object; {
	case o.iri != "":
		x.print("\t<%s %s/>\n", open, xmlNode("resource", o.iri))
	case o.language != "":
		x.print("\t<%s xml:lang=\"%s\">%s</%s>\n", open, xmlText(o.language), xmlText(o.text), name)
	case o.datatype != "":
		x.print("\t<%s rdf:datatype=\"%s\">%s</%s>\n", open, xmlText(graph.FullIRI(o.datatype)), xmlText(o.text), name)
	default:
		x.print("\t<%s>%s</%s>\n", open, xmlText(o.text), name)
	}
	return x.err
}

func (x *rdfXML) end() {
	if x.subject != "" {
		x.print("</rdf:Description>\n")
	}
}

func (x *rdfXML) close() error {
	if !x.begun {
		x.begin()
	}
	x.end()
	x.print("</rdf:RDF>\n")
	return x.err
}

// xmlNode is the attribute that names a node.
func xmlNode(attribute, iri string) string {
	if isBlank(iri) {
		return `rdf:nodeID="` + xmlText(iri[2:]) + `"`
	}
	return "rdf:" + attribute + `="` + xmlText(graph.FullIRI(iri)) + `"`
}

// localXML matches the end of an IRI that can be the name of an element.
var localXML = regexp.MustCompile(`[A-Za-z_\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{2FF}\x{370}-\x{37D}]` +
	`[A-Za-z0-9_.\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{2FF}\x{370}-\x{37D}\-]*$`)

// xmlName is the name of the element for a predicate, with and without the declaration of its namespace.
func xmlName(iri string) (open, name string, err error) {
	prefix, local, _ := strings.Cut(iri, ":")
	if declared[prefix] && localXML.FindString(local) == local && local != "" {
		return iri, iri, nil
	}
	full := graph.FullIRI(iri)
	local = localXML.FindString(full)
	if local == "" {
		return "", "", fmt.Errorf("RDF/XML has no way to write the predicate <%s>; choose another format", full)
	}
	name = "ns:" + local
	return fmt.Sprintf(`%s xmlns:ns="%s"`, name, xmlText(strings.TrimSuffix(full, local))), name, nil
}

// xmlText escapes text for XML. Characters that XML cannot have become U+FFFD.
func xmlText(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder does not fail
	return b.String()
}
