package explore

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress/graph"
)

// Value is what stands at an end of a statement or takes part in an event: a [Thing], an [Event], a [Document] or a
// [Literal].
type Value interface{ isValue() }

// Node is whatever has an ID: a [Thing], an [Event], a [Document], a [Statement] or a [Relation].
type Node interface{ ID() string }

// Literal is a number, an amount, a time or words.
type Literal struct {
	// Value is its text.
	Value string
	// Type is the short IRI of its type or unit, empty for words.
	Type string
}

// Datatype is the short IRI of its type or unit; words have none.
func (l Literal) Datatype() (string, bool) { return known(l.Type) }

// Kind says how the documents speak of a thing.
type Kind string

// The kinds of things.
const (
	Named      Kind = "named"
	Described  Kind = "described"
	Concept    Kind = "concept"
	Occurrence Kind = "event"
)

// Thing is who or what documents speak of. It is valid as long as its graph.
type Thing struct {
	g *Graph
	n node
}

// Class is a class of things or events, Predicate a relation or a role.
type (
	Class     struct{ term }
	Predicate struct{ term }
)

// term is a node of the vocabulary.
type term struct {
	g *Graph
	n node
}

// ID is the short IRI.
func (t term) ID() string { return t.g.text(t.n) }

// Label is the name in words.
func (t term) Label() string { return t.g.label(t.n) }

func (Thing) isValue()    {}
func (Event) isValue()    {}
func (Document) isValue() {}
func (Literal) isValue()  {}

// value is a node as what it is, nil for none.
func (g *Graph) value(n node) Value {
	switch v := g.values[n]; {
	case n == 0:
		return nil
	case g.marks[n].event:
		return Event{g, n}
	case g.marks[n].kind != "":
		return Thing{g, n}
	case v.Datatype != graph.IRIValue:
		return Literal{v.Text, v.Datatype}
	}
	if at, ok := g.documentAt[n]; ok {
		return Document{g, at}
	}
	return Literal{g.values[n].Text, ""}
}

// Node is what has an ID, nil where there is nothing.
func (g *Graph) Node(id string) Node {
	if r, ok := g.Relation(id); ok {
		return r
	}
	if s, ok := g.Statement(id); ok {
		return s
	}
	switch v := g.value(g.find(id)).(type) {
	case Thing:
		return v
	case Event:
		return v
	case Document:
		return v
	}
	return nil
}

// Thing is the thing with an ID, if there is one. An event is one too.
func (g *Graph) Thing(id string) (Thing, bool) {
	n := g.find(id)
	return Thing{g, n}, g.isThing(n)
}

// ID is the short IRI.
func (t Thing) ID() string { return t.g.text(t.n) }

// Label is the name that it is best known by.
func (t Thing) Label() string { return t.g.label(t.n) }

// Kind says how documents speak of it.
func (t Thing) Kind() Kind {
	if t.g.marks[t.n].event {
		return Occurrence
	}
	return t.g.marks[t.n].kind
}

// Types are its classes.
func (t Thing) Types() []Class { return t.g.types(t.n) }

func (g *Graph) types(n node) []Class {
	classes := []Class{}
	for _, c := range g.traitsWith(n, g.own.typ) {
		classes = append(classes, Class{term{g, c}})
	}
	return classes
}

// Names are its other names, sorted.
func (t Thing) Names() []string { return t.g.texts(t.g.traitsWith(t.n, t.g.own.altLabel)) }

// Kinds are the common nouns that documents call it by ("jewellery store").
func (t Thing) Kinds() []string { return t.g.texts(t.g.traitsWith(t.n, t.g.own.kind)) }

// Qualities are what adjectives say of it ("upmarket").
func (t Thing) Qualities() []string { return t.g.texts(t.g.traitsWith(t.n, t.g.own.quality)) }

// Gender is "female" or "male" of a person whom a document speaks of as such.
func (t Thing) Gender() (string, bool) { return known(t.g.trait(t.n, t.g.own.gender)) }

// Count is how many things it is, where a document says it: a number, or words such as "at least 12".
func (t Thing) Count() (string, bool) { return known(t.g.trait(t.n, t.g.own.count)) }

// Curated are the kinds of corrections by hand that made it what it is, sorted, as package curate names them.
func (t Thing) Curated() []string { return t.g.texts(t.g.traitsWith(t.n, t.g.own.curated)) }

// SameAs are the full IRIs that it has elsewhere.
func (t Thing) SameAs() []string { return t.g.texts(t.g.traitsWith(t.n, t.g.own.sameAs)) }

func (g *Graph) texts(nodes []node) []string {
	texts := make([]string, len(nodes))
	for i, n := range nodes {
		texts[i] = g.text(n)
	}
	return texts
}

// traitsWith are the values of a predicate that a node has by itself.
func (g *Graph) traitsWith(n, predicate node) (values []node) {
	for _, at := range g.traitsOf.of(n) {
		if t := g.traits[at]; t.predicate == predicate {
			values = append(values, t.value)
		}
	}
	return values
}

// trait is the first value of a predicate that a node has by itself, empty for none.
func (g *Graph) trait(n, predicate node) string {
	if values := g.traitsWith(n, predicate); len(values) > 0 {
		return g.text(values[0])
	}
	return ""
}

// maxDescribing is how many offices a description names.
const maxDescribing = 3

// Description says who or what it is in a few words: the offices that most documents give it, if any does.
func (t Thing) Description() (string, bool) {
	var offices []relationView
	for _, r := range t.g.relationsOf(t.n, nil) {
		if r.predicate == t.g.own.position && r.subject == t.n && r.edge && !t.g.isIRI(r.object) {
			offices = append(offices, r)
		}
	}
	slices.SortStableFunc(offices, func(a, b relationView) int { return cmp.Compare(b.documents, a.documents) })
	var words []string
	for _, r := range offices[:min(len(offices), maxDescribing)] {
		words = append(words, t.g.text(r.object))
	}
	return known(strings.Join(words, ", "))
}

// StatementCount is how many statements have it as an end.
func (t Thing) StatementCount() int { return int(t.g.marks[t.n].statements) }

// EventCount is how many events it takes part in.
func (t Thing) EventCount() int { return int(t.g.marks[t.n].events) }

// DocumentCount is how many documents state something of it, or tell an event with it; near-copies of one text count
// once.
func (t Thing) DocumentCount() int { return int(t.g.marks[t.n].documents) }

// weight is how much the graph knows of a node.
func (g *Graph) weight(n node) int {
	m := &g.marks[n]
	return 4*int(m.documents) + int(m.statements) + int(m.events)
}

// Things are those of these classes, or all, with names, without or both; what the graph knows most of comes first.
func (g *Graph) Things(types []string, named *bool, w Window) (Page[Thing], error) {
	classes := g.set(types)
	var found []node
	for i := range g.marks {
		n := node(i)
		if g.marks[n].kind != "" && !g.marks[n].event && g.passes(n, classes, named) {
			found = append(found, n)
		}
	}
	return g.thingPage(found, w)
}

func (g *Graph) passes(n node, classes map[node]bool, named *bool) bool {
	return (classes == nil || g.isOf(n, classes)) && (named == nil || *named == g.named(n))
}

// thingPage is a page of things, those that the graph knows most of first.
func (g *Graph) thingPage(found []node, w Window) (Page[Thing], error) {
	slices.SortFunc(found, func(a, b node) int {
		return cmp.Or(cmp.Compare(g.weight(b), g.weight(a)), strings.Compare(g.text(a), g.text(b)))
	})
	return page(found, g.text, func(n node) Thing { return Thing{g, n} }, w)
}

// Part is what a thing is in a statement.
type Part string

// The parts.
const (
	Subject Part = "subject"
	Object  Part = "object"
	Place   Part = "place"
	Speaker Part = "speaker"
)

// Statements are those in which it has one of these parts, document by document.
func (t Thing) Statements(as []Part, f *Filter, w Window) (Page[Statement], error) {
	test, err := t.g.test(f)
	if err != nil {
		return Page[Statement]{}, err
	}
	var rows []int32
	for _, part := range as {
		switch part {
		case Place:
			rows = append(rows, t.g.byPlace.of(t.n)...)
		case Speaker:
			rows = append(rows, t.g.bySpeaker.of(t.n)...)
		default:
			for _, at := range t.g.byEnd.of(t.n) {
				s := &t.g.statements[at]
				if part == Subject && s.subject == t.n || part == Object && s.object == t.n {
					rows = append(rows, at)
				}
			}
		}
	}
	slices.Sort(rows)
	rows = slices.DeleteFunc(slices.Compact(rows), func(at int32) bool { return !test.statement(at, t.n) })
	return t.g.statementPage(rows, w)
}

// Documents are those that state something of it or tell an event with it, the latest first.
func (t Thing) Documents(w Window) (Page[Document], error) {
	seen := map[int32]bool{}
	var found []int32
	add := func(at int32) {
		if !seen[at] {
			seen[at] = true
			found = append(found, at)
		}
	}
	for _, rows := range [][]int32{t.g.byEnd.of(t.n), t.g.byPlace.of(t.n), t.g.bySpeaker.of(t.n)} {
		for _, at := range rows {
			add(t.g.statements[at].document)
		}
	}
	for _, rows := range [][]int32{t.g.parts.of(t.n), t.g.tellingsOf.of(t.n)} {
		for _, at := range rows {
			add(t.g.tellings[at].document)
		}
	}
	return t.g.documentPage(found, w)
}
