package resolve

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/name"
)

// resolveConcepts says what concepts are, by their lemma.
func resolveConcepts(forms []*record, out []answer) {
	types := map[string]*tally{} // by ID
	for i, f := range forms {
		if f.Kind != quadpress.KindConcept {
			continue
		}
		lemma := strings.ToLower(f.Name)
		out[i] = answer{ID: quadpress.ConceptID + name.Local(lemma), Label: lemma, Kind: f.Kind}
		if types[out[i].ID] == nil {
			types[out[i].ID] = &tally{}
		}
		types[out[i].ID].add(f.Type, f.Entities)
	}
	for i := range out {
		if out[i].Kind == quadpress.KindConcept {
			out[i].Type = types[out[i].ID].first()
		}
	}
}

// nameDescribed names the described things of a document.
func nameDescribed(doc *Document, out []quadpress.Resolution) {
	before := map[string]int{} // by name
	for i := range doc.Entities {
		if e := &doc.Entities[i]; e.Kind == quadpress.KindDescribed {
			id := thingID(e.Name) + "_(" + mark(doc.ID, e.Name, before[e.Name])[:8] + ")"
			out[i] = quadpress.Resolution{ID: id, Label: e.Name, Type: e.Type, Kind: e.Kind}
			before[e.Name]++
		}
	}
}

// first is the value of the highest count, of equal ones the first in the alphabet.
func (c tally) first() string {
	return c.best(func(string) int { return 0 }, func(string) bool { return false })
}

// mark tells what several documents, or one of them several times, call the same apart: 16 hexadecimal digits.
func mark(document, name string, ordinal int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %q %d", document, name, ordinal))
	return hex.EncodeToString(sum[:8])
}

// thingID is the ID of a thing that is neither a concept nor an event.
func thingID(label string) string {
	id := name.Local(label)
	for _, prefix := range [...]string{quadpress.EventID, quadpress.ConceptID} {
		if rest, ok := strings.CutPrefix(id, prefix); ok {
			return prefix[:len(prefix)-1] + "_" + rest
		}
	}
	return id
}
