package explore

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/graph"
)

// Document is a story. It is valid as long as its graph.
type Document struct {
	g  *Graph
	at int32
}

// Document is the document with an ID, an IRI, if there is one.
func (g *Graph) Document(id string) (Document, bool) {
	at, ok := g.documentAt[g.find(id)]
	return Document{g, at}, ok
}

// Documents are all, the latest first.
func (g *Graph) Documents(w Window) (Page[Document], error) {
	all := make([]int32, len(g.documents))
	for i := range all {
		all[i] = int32(i)
	}
	return g.documentPage(all, w)
}

// documentPage is a page of documents, the latest first.
func (g *Graph) documentPage(all []int32, w Window) (Page[Document], error) {
	key := func(at int32) string { return g.text(g.documents[at].id) }
	slices.SortFunc(all, func(a, b int32) int {
		return cmp.Or(strings.Compare(g.text(g.documents[b].published), g.text(g.documents[a].published)),
			strings.Compare(key(a), key(b)))
	})
	return page(all, key, func(at int32) Document { return Document{g, at} }, w)
}

func (d Document) row() *document { return &d.g.documents[d.at] }

// ID is the short IRI.
func (d Document) ID() string { return d.g.text(d.row().id) }

// Title is the headline, or else the document's ID.
func (d Document) Title() string { return cmp.Or(d.g.trait(d.row().id, d.g.own.title), d.row().key) }

// URL is where it was published, if that is known.
func (d Document) URL() (string, bool) {
	return known(graph.FullIRI(d.g.trait(d.row().id, d.g.own.url)))
}

// Publisher is who published it, if that is known.
func (d Document) Publisher() (string, bool) { return known(d.g.trait(d.row().id, d.g.own.publisher)) }

// known tells that an empty text is none.
func known(text string) (string, bool) { return text, text != "" }

// Published is when it was published, empty where that is not known.
func (d Document) Published() string { return d.g.text(d.row().published) }

// Copies are the other documents with nearly the same text, the latest first: another paper's print of it, or another
// version.
func (d Document) Copies(w Window) (Page[Document], error) { return d.g.documentPage(d.copies(), w) }

// CopyCount is how many copies there are.
func (d Document) CopyCount() int { return len(d.copies()) }

func (d Document) copies() (all []int32) {
	g, text := d.g, d.row().text
	from, _ := slices.BinarySearchFunc(g.byText, text, func(at, text int32) int {
		return cmp.Compare(g.documents[at].text, text)
	})
	for _, at := range g.byText[from:] {
		if g.documents[at].text != text {
			break
		}
		if at != d.at {
			all = append(all, at)
		}
	}
	return all
}

// StatementCount is how many statements it makes.
func (d Document) StatementCount() int { return int(d.row().endStatement - d.row().firstStatement) }

// EventCount is how many events it tells.
func (d Document) EventCount() int { return int(d.row().endTelling - d.row().firstTelling) }

// Statements are those that it makes, in the order of its text.
func (d Document) Statements(f *Filter, w Window) (Page[Statement], error) {
	t, err := d.g.test(f)
	if err != nil {
		return Page[Statement]{}, err
	}
	rows := []int32{}
	for at := d.row().firstStatement; at < d.row().endStatement; at++ {
		if t.statement(at, 0) {
			rows = append(rows, at)
		}
	}
	return d.g.statementPage(rows, w)
}

// Events are those that it tells, the latest first.
func (d Document) Events(f *Filter, w Window) (Page[Event], error) {
	t, err := d.g.test(f)
	if err != nil {
		return Page[Event]{}, err
	}
	var events []node
	for at := d.row().firstTelling; at < d.row().endTelling; at++ {
		if t.telling(at, 0) {
			events = append(events, d.g.tellings[at].event)
		}
	}
	return d.g.eventPage(events, w)
}

// Things are those that it speaks of, of these classes or all, those that the graph knows most of first.
func (d Document) Things(types []string, named *bool, w Window) (Page[Thing], error) {
	classes, seen := d.g.set(types), map[node]bool{}
	var found []node
	add := func(n node) {
		if d.g.isThing(n) && !d.g.marks[n].event && !seen[n] && d.g.passes(n, classes, named) {
			found = append(found, n)
		}
		seen[n] = true
	}
	for at := d.row().firstStatement; at < d.row().endStatement; at++ {
		s := &d.g.statements[at]
		for _, n := range []node{s.subject, s.object, s.place, s.speaker} {
			add(n)
		}
	}
	for at := d.row().firstTelling; at < d.row().endTelling; at++ {
		for _, n := range d.g.participants(at) {
			add(n)
		}
	}
	return d.g.thingPage(found, w)
}

// Text is the whole text; ok is false where the store keeps none.
func (d Document) Text() (text string, ok bool, err error) { return d.g.store.Text(d.row().key) }

// Mention is a place where a document speaks of something: its begin and end in the text, in code points.
type Mention struct {
	Value      Value
	Begin, End int
	// Text is the words, empty where the text is not kept.
	Text string
}

// Mentions are those of things and events, in the order of the text.
func (d Document) Mentions(w Window) (Page[Mention], error) {
	r, err := d.record()
	if err != nil {
		return Page[Mention]{}, err
	}
	text, _, err := d.Text()
	if err != nil {
		return Page[Mention]{}, err
	}
	runes := []rune(text)
	words := func(s quadpress.Span) string {
		if s.Begin < 0 || s.End > len(runes) || s.Begin > s.End {
			return ""
		}
		return string(runes[s.Begin:s.End])
	}
	type place struct {
		span quadpress.Span
		iri  string
	}
	var all []place
	for i := range r.Extraction.Entities {
		for _, span := range r.Extraction.Entities[i].Mentions {
			all = append(all, place{span, thingIRI(r, i)})
		}
	}
	for i := range r.Extraction.Events {
		e := &r.Extraction.Events[i]
		for _, m := range e.Mentions {
			all = append(all, place{m.Span, thingIRI(r, e.Entity)})
		}
	}
	slices.SortFunc(all, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.span.Begin, b.span.Begin), cmp.Compare(b.span.End, a.span.End),
			strings.Compare(a.iri, b.iri))
	})
	all = slices.Compact(all)
	return page(all, func(p place) string { return fmt.Sprint(p.span, p.iri) }, func(p place) Mention {
		return Mention{d.g.value(d.g.find(p.iri)), p.span.Begin, p.span.End, words(p.span)}
	}, w)
}

// record is what the store knows of the document.
func (d Document) record() (*graph.Record, error) {
	r, err := d.g.store.Record(d.row().key)
	if err == nil && r == nil {
		err = fmt.Errorf("document %s is in the graph and not in the ledger", d.row().key)
	}
	return r, err
}

// thingIRI is the IRI of what a document's entity turned out to be.
func thingIRI(r *graph.Record, entity int) string { return graph.ThingIRI(r.Resolutions[entity].ID) }
