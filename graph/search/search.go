// Package search is a full-text index over the names of things and events and over sentences. Words are found by their
// beginnings, with misspellings and without regard to accents and case; of what is found, that comes first which fits
// best and which the graph knows most of.
package search

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
	index "github.com/blevesearch/bleve_index_api"
)

// Kind is what an entry is.
type Kind string

// The kinds of entries.
const (
	Thing    Kind = "thing"
	Event    Kind = "event"
	Sentence Kind = "sentence"
)

// Entry is what can be found.
type Entry struct {
	// ID is the short IRI of a thing or event, or what names a sentence.
	ID   string
	Kind Kind
	// Types are the classes of a thing or event.
	Types []string
	// Names are the names of a thing or event, the best known first.
	Names []string
	// Text is a sentence, or a description.
	Text string
	// Weight is how much the graph knows of a thing or event.
	Weight int
}

// Hit is an entry that was found.
type Hit struct {
	ID   string
	Kind Kind
	// Text is the sentence, empty for a thing or event.
	Text string
	// Highlighted is the name or sentence that matches, as HTML in which <mark> stands around what does.
	Highlighted string
	// Score tells how well it fits; larger is better.
	Score float64

	names  []string
	weight float64
}

// HasName reports whether a thing or event has a name, in whatever case.
func (h *Hit) HasName(name string) bool {
	return slices.ContainsFunc(h.names, func(n string) bool { return strings.EqualFold(n, name) })
}

// Name is the name that a thing or event is best known by, or the sentence.
func (h *Hit) Name() string {
	if len(h.names) > 0 {
		return h.names[0]
	}
	return h.Text
}

// largestFile is how many entries a file of an index has at most that others are merged into. To merge it takes memory
// of its size, some 100 bytes for an entry.
const largestFile = 250_000

// settings are what bleve is to know of an index.
func settings(readOnly bool) map[string]any {
	return map[string]any{"read_only": readOnly, "scorchMergePlanOptions": map[string]any{"MaxSegmentSize": largestFile}}
}

// Index is an open index. Its methods are safe for concurrent use.
type Index struct{ bleve bleve.Index }

// Memory returns an empty index that is in memory alone.
func Memory() (*Index, error) {
	m, err := newMapping()
	if err != nil {
		return nil, err
	}
	index, err := bleve.NewMemOnly(m)
	if err != nil {
		return nil, fmt.Errorf("make search index: %w", err)
	}
	return &Index{index}, nil
}

// Create makes an empty index in a directory, which must not exist, for writing.
func Create(dir string) (*Index, error) {
	m, err := newMapping()
	if err != nil {
		return nil, err
	}
	c := bleve.Config
	index, err := bleve.NewUsing(dir, m, c.DefaultIndexType, c.DefaultKVStore, settings(false))
	if err != nil {
		return nil, fmt.Errorf("make search index: %w", err)
	}
	return &Index{index}, nil
}

// Open opens the index in a directory. Several processes may read one at a time; who writes has it alone. For reading,
// it must be sealed, and all of it is compared with what was sealed.
func Open(dir string, readOnly bool) (*Index, error) {
	if readOnly {
		if err := Check(dir); err != nil {
			return nil, err
		}
	}
	index, err := bleve.OpenUsing(dir, settings(readOnly))
	if err != nil {
		return nil, fmt.Errorf("open search index: %w", err)
	}
	return &Index{index}, nil
}

// Close releases the index. What was written is on disk then.
func (x *Index) Close() error { return x.bleve.Close() }

// Len is how many entries there are.
func (x *Index) Len() (uint64, error) { return x.bleve.DocCount() }

// Settle waits until the files of an index are merged as far as they are to be. A merge that is under way when an index
// is closed is lost, and begun again by the next that opens it for writing.
func (x *Index) Settle(ctx context.Context) error {
	inner, err := x.bleve.Advanced()
	if s, ok := inner.(*scorch.Scorch); err == nil && ok {
		plan := mergeplan.DefaultMergePlanOptions
		plan.MaxSegmentSize = largestFile
		err = s.ForceMerge(ctx, &plan)
	}
	if err != nil {
		return fmt.Errorf("write search index: %w", err)
	}
	return nil
}

// Weight is the weight of the entry with an ID; found is false where there is none.
func (x *Index) Weight(id string) (weight int, found bool, err error) {
	d, err := x.bleve.Document(id)
	if err != nil || d == nil {
		return 0, false, err
	}
	d.VisitFields(func(f index.Field) {
		if n, ok := f.(index.NumericField); ok && f.Name() == weightField {
			var number float64
			number, err = n.Number()
			weight = int(number)
		}
	})
	return weight, err == nil, err
}

// batchSize is how many entries are written at once.
const batchSize = 2000

// Update takes away the entries with some IDs and adds others, in place of those that have their IDs.
func (x *Index) Update(remove []string, put []Entry) error {
	b := x.bleve.NewBatch()
	flush := func(least int) error {
		if b.Size() < least {
			return nil
		}
		full := b
		b = x.bleve.NewBatch() // bleve may still read the full one when Batch returns
		return x.bleve.Batch(full)
	}
	var errs []error
	for _, id := range remove {
		b.Delete(id)
		errs = append(errs, flush(batchSize))
	}
	for i := range put {
		errs = append(errs, b.Index(put[i].ID, put[i].fields()), flush(batchSize))
	}
	if err := errors.Join(append(errs, flush(1))...); err != nil {
		return fmt.Errorf("write search index: %w", err)
	}
	return nil
}
