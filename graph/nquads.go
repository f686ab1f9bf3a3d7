package graph

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

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
	case quad.BNode, quad.LangString: // of a store that other tools have edited
		return append(b, v.String()...)
	}
	text, datatype := Literal(v)
	b = AppendString(b, text)
	if datatype == "" {
		return b
	}
	return appendIRI(append(b, '^', '^'), quad.IRI(datatype))
}

// Literal is the text of a literal as exports have it, and the short IRI of its type; words have none.
func Literal(v quad.Value) (text, datatype string) {
	switch v := v.(type) {
	case quad.String:
		return string(v), ""
	case quad.Float: // Cayley would write 9.3E-01
		return strconv.FormatFloat(float64(v), 'f', -1, 64), "xsd:double"
	case quad.TypedString:
		return string(v.Value), string(v.Type)
	case quad.TypedStringer:
		return Literal(v.TypedString())
	}
	return quad.ToString(v), ""
}

func appendIRI(b []byte, iri quad.IRI) []byte {
	b = append(b, '<')
	b = append(b, FullIRI(string(iri))...)
	return append(b, '>')
}

// AppendString appends a literal in canonical form, as RDF 1.2 N-Quads defines it.
func AppendString(b []byte, s string) []byte {
	s = strings.ToValidUTF8(s, "\uFFFD")
	b = append(b, '"')
	done := 0 // what stands before is in b
	for i, r := range s {
		if r >= ' ' && r != '"' && r != '\\' && r != 0x7F && r < 0xFFFE || r > 0xFFFF {
			continue
		}
		b = append(b, s[done:i]...)
		done = i + utf8.RuneLen(r)
		if at := strings.IndexRune("\b\t\n\f\r\"\\", r); at >= 0 {
			b = append(b, '\\', "btnfr\"\\"[at])
		} else {
			b = fmt.Appendf(b, "\\u%04X", r)
		}
	}
	b = append(b, s[done:]...)
	return append(b, '"')
}
