package explore

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/graph"
)

// Filter chooses statements, and with them relations, neighbours and events. All that it asks for must be so; of the
// several values of one field, any. Fields that are empty ask for nothing.
type Filter struct {
	Things, Subjects, Objects []string // IDs; Things are either end
	Types                     []string // classes of an end; where one end is given, of the other
	Predicates, EventTypes    []string
	From, To                  string // years, months or days
	PublishedFrom             string
	PublishedTo               string
	Places, Speakers          []string
	Claimed                   *bool // whether it is somebody's claim
	Documents, Publishers     []string
	MinConfidence             float64
	Polarity                  []quadpress.Polarity
	Modality                  []quadpress.Modality
	Named                     *bool // whether all ends that are things have names
	Wrong                     bool  // it was marked as wrong by hand; else what was is left out
}

// day matches the times that a filter takes.
var day = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d)?)?$`)

// CheckDay returns an error for what is no year, month or day that a filter takes. It may be empty.
func CheckDay(t string) error {
	if t != "" && !day.MatchString(t) {
		return fmt.Errorf("%w: %q is no year, month or day such as 2015-09-30", ErrInput, t)
	}
	return nil
}

// test is a filter made ready for one graph.
type test struct {
	*Filter
	g                                  *Graph
	things, subjects, objects, types   map[node]bool
	predicates, events, places, voices map[node]bool
	documents                          map[int32]bool
	polarity, modality                 map[node]bool
}

// test makes a filter ready. A filter that names what the graph does not hold passes nothing.
func (g *Graph) test(f *Filter) (*test, error) {
	if f == nil {
		f = &Filter{}
	}
	for _, t := range []string{f.From, f.To, f.PublishedFrom, f.PublishedTo} {
		if err := CheckDay(t); err != nil {
			return nil, err
		}
	}
	t := &test{
		Filter: f, g: g,
		things: g.set(f.Things), subjects: g.set(f.Subjects), objects: g.set(f.Objects), types: g.set(f.Types),
		predicates: g.set(f.Predicates), events: g.set(f.EventTypes), places: g.set(f.Places), voices: g.set(f.Speakers),
	}
	if len(f.Documents)+len(f.Publishers) > 0 || f.PublishedFrom != "" || f.PublishedTo != "" {
		t.documents = t.chosenDocuments()
	}
	t.polarity, t.modality = words(g, f.Polarity), words(g, f.Modality)
	return t, nil
}

// words is the nodes of polarities or modalities, nil for none; the usual one has none and is 0.
func words[S ~string](g *Graph, all []S) map[node]bool {
	if len(all) == 0 {
		return nil
	}
	set := map[node]bool{}
	for _, s := range all {
		n, ok := g.nodes[graph.OutlineValue{Text: string(s)}]
		if ok || s == "" {
			set[n] = true
		}
	}
	return set
}

// set is the nodes of IDs, nil where none are asked for.
func (g *Graph) set(ids []string) map[node]bool {
	if len(ids) == 0 {
		return nil
	}
	set := map[node]bool{}
	for _, id := range ids {
		if n := g.find(id); n != 0 {
			set[n] = true
		}
	}
	return set
}

// chosenDocuments are the documents that pass.
func (t *test) chosenDocuments() map[int32]bool {
	ids, chosen := t.g.set(t.Filter.Documents), map[int32]bool{}
	for at := range t.g.documents {
		d := &t.g.documents[at]
		published := t.g.text(d.published)
		if (ids == nil || ids[d.id]) &&
			(len(t.Publishers) == 0 || slices.Contains(t.Publishers, t.g.trait(d.id, t.g.own.publisher))) &&
			Within(published, t.PublishedFrom, t.PublishedTo) {
			chosen[int32(at)] = true
		}
	}
	return chosen
}

// Within reports whether a time, to whatever precision, lies between two days, months or years; empty ones are open.
func Within(time, from, to string) bool {
	if from == "" && to == "" {
		return true
	}
	return time != "" && (from == "" || time >= from || len(time) < len(from) && from[:len(time)] == time) &&
		(to == "" || time[:min(len(time), len(to))] <= to)
}

// statement reports whether a statement passes, as one of self, if that is given.
func (t *test) statement(at int32, self node) bool {
	s := &t.g.statements[at]
	return t.Wrong == s.wrong && (t.things == nil || t.things[s.subject] || t.things[s.object]) &&
		(t.subjects == nil || t.subjects[s.subject]) && (t.objects == nil || t.objects[s.object]) &&
		(t.predicates == nil || t.predicates[s.predicate]) && (t.events == nil || t.events[s.class]) &&
		(t.places == nil || t.places[s.place]) && (t.voices == nil || t.voices[s.speaker]) &&
		(t.documents == nil || t.documents[s.document]) &&
		(t.polarity == nil || t.polarity[s.polarity]) && (t.modality == nil || t.modality[s.modality]) &&
		(t.Claimed == nil || *t.Claimed == (s.speaker != 0)) &&
		float64(s.confidence) >= t.MinConfidence &&
		Within(t.g.text(s.when), t.From, t.To) &&
		(t.Named == nil || *t.Named == (t.g.named(s.subject) && t.g.named(s.object))) &&
		(t.types == nil || t.ofType(s.subject, self) || t.ofType(s.object, self))
}

// ofType reports whether a node other than self is of one of the classes asked for.
func (t *test) ofType(n, self node) bool {
	return n != self && t.g.isOf(n, t.types)
}

// isOf reports whether a node is of one of these classes.
func (g *Graph) isOf(n node, classes map[node]bool) bool {
	for _, at := range g.traitsOf.of(n) {
		if t := g.traits[at]; t.predicate == g.own.typ && classes[t.value] {
			return true
		}
	}
	return false
}

// named reports whether a node has a name or is a value.
func (g *Graph) named(n node) bool {
	kind := g.marks[n].kind
	return kind == Named || kind == ""
}

// telling reports whether what a document tells of an event passes.
func (t *test) telling(at int32, self node) bool {
	e := &t.g.tellings[at]
	return (t.predicates == nil || t.predicates[e.predicate]) && (t.documents == nil || t.documents[e.document]) &&
		Within(t.g.text(e.when), t.From, t.To) &&
		(t.events == nil || t.g.isOf(e.event, t.events)) &&
		(t.things == nil || t.takesPart(e, "", t.things)) &&
		(t.subjects == nil || t.takesPart(e, "role:agent", t.subjects)) &&
		(t.objects == nil || t.takesPart(e, "role:patient", t.objects) || t.takesPart(e, "role:theme", t.objects)) &&
		(t.places == nil || t.takesPart(e, "role:place", t.places)) &&
		(t.voices == nil || t.has(e, func(f fact) bool { return f.predicate == t.g.own.speaker && t.voices[f.value] })) &&
		(t.Claimed == nil || *t.Claimed == (t.g.said(e, t.g.own.speaker) != 0)) &&
		(t.polarity == nil || t.polarity[t.g.said(e, t.g.own.polarity)]) &&
		(t.modality == nil || t.modality[t.g.said(e, t.g.own.modality)]) &&
		(t.Named == nil || *t.Named == !t.has(e, func(f fact) bool {
			return isRole(t.g.text(f.predicate)) && f.value != self && !t.g.named(f.value)
		})) &&
		(t.types == nil || t.has(e, func(f fact) bool {
			return isRole(t.g.text(f.predicate)) && t.ofType(f.value, self)
		}))
}

func (t *test) has(e *telling, which func(fact) bool) bool {
	return slices.ContainsFunc(t.g.facts[e.first:e.last], which)
}

// takesPart reports whether one of some nodes has a role, or any role where that is empty.
func (t *test) takesPart(e *telling, role string, nodes map[node]bool) bool {
	return t.has(e, func(f fact) bool {
		iri := t.g.text(f.predicate)
		return isRole(iri) && (role == "" || iri == role) && nodes[f.value]
	})
}

// said is the value that a telling has of a predicate, 0 for none.
func (g *Graph) said(e *telling, predicate node) node {
	for _, f := range g.facts[e.first:e.last] {
		if f.predicate == predicate {
			return f.value
		}
	}
	return 0
}

// chosen are the statements that pass a filter, in the order of the table. It begins with the fewest that it can.
func (t *test) chosen() []int32 {
	found := []int32{}
	rows, all := t.candidates()
	if all {
		for at := range t.g.statements {
			if t.statement(int32(at), 0) {
				found = append(found, int32(at))
			}
		}
		return found
	}
	for _, at := range rows {
		if t.statement(at, 0) {
			found = append(found, at)
		}
	}
	return found
}

// candidates are the statements among which all are that pass, sorted, unless those are all.
func (t *test) candidates() (rows []int32, all bool) {
	best := len(t.g.statements) / 2
	all = true
	for _, c := range []struct {
		nodes map[node]bool
		index *index
	}{
		{t.things, &t.g.byEnd}, {t.subjects, &t.g.byEnd}, {t.objects, &t.g.byEnd}, {t.predicates, &t.g.byPredicate},
		{t.places, &t.g.byPlace}, {t.voices, &t.g.bySpeaker},
	} {
		n := 0
		for of := range c.nodes {
			n += len(c.index.of(of))
		}
		if c.nodes != nil && n <= best {
			best, all, rows = n, false, nil
			for of := range c.nodes {
				rows = append(rows, c.index.of(of)...)
			}
		}
	}
	slices.Sort(rows)
	return slices.Compact(rows), all
}
