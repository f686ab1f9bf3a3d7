package press

import (
	"context"
	"errors"
	"iter"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/resolve"
)

// Resolved is what one document says, with what its entities turned out to be once all documents were known.
type Resolved struct {
	quadpress.Extraction
	// Resolutions are as many as Entities, in their order.
	Resolutions []quadpress.Resolution
}

// Extract returns what documents say, in their order. Entities are resolved across all of them, so that nothing comes
// before the last document is read; it is the extractions that are held, not the texts.
//
// Documents that cannot be read are returned as failures and the others go on; an error means that ctx has ended.
func Extract(ctx context.Context, docs iter.Seq2[*quadpress.Document, error], opt Options) (all []Resolved,
	failures []*document.Error, err error) {
	opt = opt.withDefaults()
	r := newReader(opt.Schema)
	read := func(part section) (extraction, error) { return r.extract(ctx, part) }
	for e, err := range joined(inOrder(ctx, inSections(docs), opt.Workers, read), (*extraction).add) {
		var bad *document.Error
		if errors.As(err, &bad) {
			failures = append(failures, bad)
			continue
		} else if err != nil {
			return nil, nil, err
		}
		all = append(all, Resolved{Extraction: e.Extraction})
	}
	resolveAll(all, opt)
	return all, failures, nil
}

func resolveAll(all []Resolved, opt Options) {
	order := make([]int, len(all)) // of IDs
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return strings.Compare(all[i].Document.ID, all[j].Document.ID) })
	entities := make([]resolve.Document, len(all))
	for n, i := range order {
		entities[n] = resolve.DocumentOf(&all[i].Extraction)
	}
	for n, resolutions := range resolve.Entities(opt.Schema, entities) {
		all[order[n]].Resolutions = resolutions
	}
}
