package resolve

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/name"
)

// resolveConcepts says what concepts are, by their lemma. A concept is called as most documents write it: "COVID-19".
func resolveConcepts(forms []*Record, out []Answer) {
	types, names := map[string]*tally{}, map[string]*tally{} // by ID
	for i, f := range forms {
		if f.Kind != quadpress.KindConcept {
			continue
		}
		id := quadpress.ConceptID + name.Local(strings.ToLower(f.Name))
		out[i] = Answer{ID: id, Kind: f.Kind}
		if types[id] == nil {
			types[id], names[id] = &tally{}, &tally{}
		}
		types[id].add(f.Type, f.Entities)
		names[id].add(f.Name, f.Entities)
	}
	for i := range out {
		if out[i].Kind == quadpress.KindConcept {
			out[i].Type, out[i].Label = types[out[i].ID].first(), names[out[i].ID].first()
		}
	}
}

// Own returns the IDs that the entities of a document would have if there were no other documents, in their order. They
// change with what the document says alone.
func Own(doc *Document) []string {
	ids := make([]string, len(doc.Entities))
	predicates := map[int]string{} // of events; their labels change with all that is known of others
	for i := range doc.Events {
		predicates[doc.Events[i].Entity] = doc.Events[i].Predicate
	}
	type nameless struct {
		kind quadpress.EntityKind
		name string
	}
	before := map[nameless]int{}
	for i := range doc.Entities {
		e := &doc.Entities[i]
		n := nameless{e.Kind, e.Name}
		switch e.Kind {
		case quadpress.KindNamed:
			ids[i] = cmp.Or(e.Known, thingID(e.Name))
		case quadpress.KindConcept:
			ids[i] = quadpress.ConceptID + name.Local(strings.ToLower(e.Name))
		case quadpress.KindDescribed:
			ids[i] = thingID(e.Name) + "_(" + mark(doc.ID, e.Name, before[n])[:8] + ")"
		case quadpress.KindEvent:
			n.name = predicates[i]
			ids[i] = quadpress.EventID + mark(doc.ID, n.name, before[n])
		}
		before[n]++
	}
	return ids
}

// nameNameless gives the described things and the events of a document what they are by themselves.
func nameNameless(doc *Document, out []quadpress.Resolution) {
	own := Own(doc)
	for i := range doc.Entities {
		if e := &doc.Entities[i]; e.Kind == quadpress.KindDescribed || e.Kind == quadpress.KindEvent {
			out[i] = quadpress.Resolution{ID: own[i], Label: e.Name, Type: e.Type, Kind: e.Kind}
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
