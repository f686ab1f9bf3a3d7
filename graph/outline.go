package graph

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"

	"github.com/cayleygraph/quad"
	"github.com/golang/snappy"
)

// Outline is what a document contributes to the graph but for its sentences: enough to tell what is related to what,
// how, when and by whose word, in a form that thousands of documents are read in a second from.
type Outline struct {
	// Document is the ID of the document.
	Document string
	// Values are the nodes that the rows speak of, each once.
	Values []OutlineValue
	// Rows are quads without their labels, as indexes of Values, in the order of [Quads].
	Rows [][3]uint32
}

// OutlineValue is a node: an IRI in short form, or a literal.
type OutlineValue struct {
	Text string
	// Datatype is the short IRI of a literal's type, empty for words. It is [IRIValue] where Text is an IRI.
	Datatype string
}

// IRIValue stands in the place of a datatype where a value is an IRI.
const IRIValue = "@id"

// leftOut are the predicates that an outline has nothing of.
var leftOut = map[quad.Value]bool{qpEvidence: true, qpHash: true, qpLemma: true, qpValue: true}

// outlineOf is the outline of what a document says.
func outlineOf(id string, quads []quad.Quad) *Outline {
	o := &Outline{Document: id}
	seen := map[OutlineValue]uint32{}
	index := func(v quad.Value) uint32 {
		value := outlineValue(v)
		i, ok := seen[value]
		if !ok {
			i = uint32(len(o.Values))
			seen[value] = i
			o.Values = append(o.Values, value)
		}
		return i
	}
	for _, q := range quads {
		if !leftOut[q.Predicate] {
			o.Rows = append(o.Rows, [3]uint32{index(q.Subject), index(q.Predicate), index(q.Object)})
		}
	}
	return o
}

func outlineValue(v quad.Value) OutlineValue {
	switch v := v.(type) {
	case quad.IRI:
		return OutlineValue{string(v), IRIValue}
	case quad.String:
		return OutlineValue{string(v), ""}
	case quad.TypedString:
		return OutlineValue{string(v.Value), ShortIRI(string(v.Type))}
	case quad.TypedStringer:
		return outlineValue(v.TypedString())
	}
	return OutlineValue{quad.ToString(v), ""}
}

// encode packs an outline: its values, each with the length of its two strings, and the rows, each index as a number of
// variable length.
func (o *Outline) encode() []byte {
	b := binary.AppendUvarint(nil, uint64(len(o.Values)))
	for _, v := range o.Values {
		b = binary.AppendUvarint(b, uint64(len(v.Datatype)))
		b = append(b, v.Datatype...)
		b = binary.AppendUvarint(b, uint64(len(v.Text)))
		b = append(b, v.Text...)
	}
	b = binary.AppendUvarint(b, uint64(len(o.Rows)))
	for _, row := range o.Rows {
		for _, i := range row {
			b = binary.AppendUvarint(b, uint64(i))
		}
	}
	return snappy.Encode(nil, b)
}

// decodeOutline is the inverse of encode.
func decodeOutline(id string, data []byte) (*Outline, error) {
	b, err := snappy.Decode(nil, data)
	if err != nil {
		return nil, err
	}
	r := packed{rest: string(b)}
	o := &Outline{Document: id, Values: make([]OutlineValue, 0, r.count())}
	for range cap(o.Values) {
		datatype := r.text()
		o.Values = append(o.Values, OutlineValue{Datatype: datatype, Text: r.text()})
	}
	o.Rows = make([][3]uint32, r.count())
	for i := range o.Rows {
		for j := range 3 {
			n := r.number()
			if n >= uint64(len(o.Values)) {
				return nil, errPacked
			}
			o.Rows[i][j] = uint32(n)
		}
	}
	if r.rest != "" || r.bad {
		return nil, errPacked
	}
	return o, nil
}

var errPacked = errors.New("it is cut short or no outline")

// packed reads what encode has written. After a fault it gives zeros, and bad is set.
type packed struct {
	rest string
	bad  bool
}

func (p *packed) number() uint64 {
	n, size := uint64(0), 0
	for shift := uint(0); size < min(len(p.rest), binary.MaxVarintLen64); shift += 7 {
		c := p.rest[size]
		size++
		n |= uint64(c&0x7f) << shift
		if c < 0x80 {
			p.rest = p.rest[size:]
			return n
		}
	}
	p.rest, p.bad = "", true
	return 0
}

// count is the number of things that follow, each of which takes a byte at least.
func (p *packed) count() int {
	n := p.number()
	if n > uint64(len(p.rest)) {
		p.rest, p.bad = "", true
		return 0
	}
	return int(n)
}

func (p *packed) text() string {
	n := p.count()
	text := p.rest[:n]
	p.rest = p.rest[n:]
	return text
}

func (l *ledger) outline(id string) (*Outline, error) {
	data, err := l.Get(outlineKey + id)
	if err != nil {
		return nil, fmt.Errorf("read ledger: %w", err)
	} else if data == nil {
		return nil, nil
	}
	o, err := decodeOutline(id, data)
	if err != nil {
		return nil, fmt.Errorf("read ledger: outline of document %s: %w", id, err)
	}
	return o, nil
}

// outline is the outline of a document in a ledger, an empty one where that does not know it. One that an earlier
// version has not kept is made.
func (s *Store) outline(l *ledger, id string) (*Outline, error) {
	o, err := l.outline(id)
	if err == nil && o == nil {
		var quads []quad.Quad
		quads, err = s.documentQuads(l, id)
		o = outlineOf(id, quads)
	}
	return o, err
}

// Outlines yields the outline of each document, in the order of their IDs. Those of a store that an earlier version has
// written are made on the way, which takes longer. An error, of ctx or of the store, ends the sequence.
func (s *Store) Outlines(ctx context.Context) iter.Seq2[*Outline, error] {
	return func(yield func(*Outline, error) bool) {
		l := s.backend.current().ledger
		for id, err := range l.documents() {
			var o *Outline
			if err == nil {
				err = ctx.Err()
			}
			if err == nil {
				o, err = s.outline(l, id)
			}
			if !yield(o, s.backend.diagnose(err)) || err != nil {
				return
			}
		}
	}
}
