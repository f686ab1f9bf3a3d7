package resolve

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/name"
)

// resolveNameless names described things, by their document, and concepts, by their lemma.
func resolveNameless(docs []Document, out [][]quadpress.Resolution) {
	concepts := map[string]*tally{} // types by ID
	for d, doc := range docs {
		before := map[string]int{} // described things of the document by name
		for i := range doc.Entities {
			e := &doc.Entities[i]
			switch r := &out[d][i]; e.Kind {
			case quadpress.KindDescribed:
				id := thingID(e.Name) + "_(" + mark(doc.ID, e.Name, before[e.Name])[:8] + ")"
				*r = quadpress.Resolution{ID: id, Label: e.Name, Type: e.Type, Kind: e.Kind}
				before[e.Name]++
			case quadpress.KindConcept:
				lemma := strings.ToLower(e.Name)
				*r = quadpress.Resolution{ID: quadpress.ConceptID + name.Local(lemma), Label: lemma, Kind: e.Kind}
				if concepts[r.ID] == nil {
					concepts[r.ID] = &tally{}
				}
				concepts[r.ID].add(e.Type, 1)
			}
		}
	}
	for d := range docs {
		for i := range out[d] {
			if r := &out[d][i]; r.Kind == quadpress.KindConcept {
				r.Type = concepts[r.ID].first()
			}
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
