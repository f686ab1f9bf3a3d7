package explore

import (
	"context"
	"fmt"

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
	if h.Kind != search.Sentence {
		return d, 0, 0, false
	}
	document, span, ok := graph.ParseSentenceID(h.ID)
	if !ok {
		return d, 0, 0, false
	}
	d, ok = h.g.Document(document)
	return d, span.Begin, span.End, ok
}
