package graph

import (
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"
)

// AppendNQuad appends a quad as one line of N-Quads with full IRIs, newline included. Equal quads give equal bytes.
func AppendNQuad(b []byte, q quad.Quad) []byte {
	b = appendValue(b, q.Subject)
	b = append(b, ' ')
	b = appendValue(b, q.Predicate)
	b = append(b, ' ')
	b = appendValue(b, q.Object)
	b = append(b, ' ')
	if q.Label != nil {
		b = appendValue(b, q.Label)
		b = append(b, ' ')
	}
	return append(b, '.', '\n')
}

func appendValue(b []byte, v quad.Value) []byte {
	switch v := v.(type) {
	case quad.IRI:
		return appendIRI(b, v)
	case quad.String:
		return appendString(b, string(v))
	case quad.Float: // Cayley would write 9.3E-01
		b = appendString(b, strconv.FormatFloat(float64(v), 'f', -1, 64))
		return appendIRI(append(b, '^', '^'), "xsd:double")
	case quad.TypedString:
		b = appendString(b, string(v.Value))
		return appendIRI(append(b, '^', '^'), v.Type)
	case quad.TypedStringer:
		return appendValue(b, v.TypedString())
	}
	return append(b, v.String()...)
}

func appendIRI(b []byte, iri quad.IRI) []byte {
	b = append(b, '<')
	b = append(b, FullIRI(string(iri))...)
	return append(b, '>')
}

var literalEscapes = strings.NewReplacer("\\", `\\`, "\"", `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`)

func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	if strings.ContainsAny(s, "\\\"\n\r\t") {
		s = literalEscapes.Replace(s)
	}
	b = append(b, s...)
	return append(b, '"')
}
