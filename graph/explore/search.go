package explore

import (
	"context"
	"fmt"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/search"
)

// Hit is a thing, an event or a sentence that was found.
type Hit struct {
	g *Graph
	search.Hit
}

// Search finds things and events by their names, and sentences by their words; what fits best and what the graph knows
// most of comes first. Its errors are those of bad input and of the index.
func (g *Graph) Search(ctx context.Context, q search.Query, w Window) (Page[Hit], error) {
	want := w.First
	if w.After != "" {
		at, _, err := parseCursor(w.After)
		if err != nil {
			return Page[Hit]{}, err
		}
		want += at + 1
	}
	if w.First < 0 || w.First > MaxPage || want > search.MaxHits {
		return Page[Hit]{}, fmt.Errorf("%w: a page has at most %d hits, and no more than %d can be had", ErrInput,
			MaxPage, search.MaxHits)
	}
	hits, total, err := g.index.Search(ctx, q, want)
	if err != nil {
		return Page[Hit]{}, err
	}
	p, err := page(hits, func(h search.Hit) string { return h.ID }, func(h search.Hit) Hit { return Hit{g, h} }, w)
	p.Total = total
	return p, err
}

// Value is the thing or event, nil for a sentence.
func (h Hit) Value() Value { return h.g.value(h.g.find(h.ID)) }

// Evidence is the sentence, nil for a thing or event.
func (h Hit) Evidence() *Evidence {
	d, begin, end, ok := h.place()
	if !ok {
		return nil
	}
	return &Evidence{h.Text, begin, end, d}
}

// Statements are those that the sentence makes.
func (h Hit) Statements() []Statement {
	made := []Statement{}
	d, begin, end, ok := h.place()
	if !ok {
		return made
	}
	for at := d.row().firstStatement; at < d.row().endStatement; at++ {
		if s := &h.g.statements[at]; int(s.begin) == begin && int(s.end) == end {
			made = append(made, h.g.statement(at))
		}
	}
	return made
}

// place is the document of a sentence and where it stands there.
func (h Hit) place() (d Document, begin, end int, ok bool) {
	i := strings.LastIndexByte(h.ID, '#')
	if h.Kind != search.Sentence || i < 0 {
		return d, 0, 0, false
	}
	if d, ok = h.g.Document(h.ID[:i]); !ok {
		return d, 0, 0, false
	}
	_, err := fmt.Sscanf(h.ID[i:], "#%d-%d", &begin, &end)
	return d, begin, end, err == nil
}

// nameWeight is how much more a thing with a name counts than one without.
const nameWeight = 4

// newIndex makes an index of what the graph holds.
func (g *Graph) newIndex(ctx context.Context) (*search.Index, error) {
	x, err := search.Memory()
	if err != nil {
		return nil, err
	}
	var entries []search.Entry
	for i := range g.marks {
		n := node(i)
		if !g.isThing(n) {
			continue
		}
		e := search.Entry{ID: g.text(n), Kind: search.Thing, Weight: g.weight(n)}
		if g.marks[n].event {
			e.Kind = search.Event
		}
		if g.named(n) {
			e.Weight *= nameWeight
		}
		e.Names = append([]string{g.label(n)}, g.texts(g.traitsWith(n, g.own.altLabel))...)
		e.Types = g.texts(g.traitsWith(n, g.own.typ))
		entries = append(entries, e)
	}
	for r, err := range g.store.Records(ctx) {
		if err != nil {
			return nil, err
		}
		entries = append(entries, sentencesOf(r)...)
	}
	return x, x.Update(nil, entries)
}

func sentencesOf(r *graph.Record) (entries []search.Entry) {
	seen := map[quadpress.Span]bool{}
	add := func(s quadpress.Span, text string) {
		if seen[s] || text == "" {
			return
		}
		seen[s] = true
		id := fmt.Sprintf("%s#%d-%d", graph.DocumentIRI(r.Extraction.Document.ID), s.Begin, s.End)
		entries = append(entries, search.Entry{ID: id, Kind: search.Sentence, Text: text})
	}
	for i := range r.Extraction.Statements {
		add(r.Extraction.Statements[i].Span, r.Extraction.Statements[i].Evidence)
	}
	for i := range r.Extraction.Events {
		for _, m := range r.Extraction.Events[i].Mentions {
			add(m.Sentence, m.Evidence)
		}
	}
	return entries
}
