package press

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/graph"
)

// Reader reads documents one by one, for whoever spreads them over machines; [Build] and [Extract] spread them over the
// processors of one. Its models are loaded when the first document needs them. It is safe for concurrent use.
type Reader struct {
	reader   *reader
	pipeline string
}

// NewReader returns a reader; of the options it needs the schema alone.
func NewReader(opt Options) (*Reader, error) {
	opt = opt.withDefaults()
	pipeline, err := fingerprint(opt.Schema)
	if err != nil {
		return nil, err
	}
	return &Reader{newReader(opt.Schema), pipeline}, nil
}

// Read returns what a document says. A fault of the program in it is a [*document.Error]; any other error ends all
// reading.
func (r *Reader) Read(ctx context.Context, doc *quadpress.Document) (e quadpress.Extraction, err error) {
	var whole extraction
	first := true
	fault := guard(func() {
		for part := range sections(Valid(doc), sectionLength) {
			var x extraction
			if x, err = r.reader.extract(ctx, part); err != nil {
				return
			}
			if first {
				whole, first = x, false
			} else {
				whole.add(x)
			}
		}
	})
	if fault != nil {
		return e, &document.Error{Path: doc.ID, Reason: fault.Error()}
	}
	whole.Pipeline = r.pipeline
	return whole.Extraction, err
}

// Load puts documents that were read and resolved elsewhere, all of a corpus, into a store that holds none. The text
// is kept of each that has it. They come in batches: what ends loading early leaves the last one that was whole, and
// the store is then to be made anew.
func Load(ctx context.Context, store *graph.Store, docs iter.Seq2[*Resolved, error]) (done graph.Change, err error) {
	if stats, err := store.Stats(ctx); err != nil || stats.Documents > 0 {
		return done, errors.Join(err, fmt.Errorf("the store holds %d documents already: name a new one", stats.Documents))
	}
	next, stop := iter.Pull2(docs)
	defer stop()
	for more := true; more; {
		change, err := store.Update(ctx, func(u *graph.Update) error {
			for range DefaultBatch {
				var doc *Resolved
				var err error
				if doc, err, more = next(); !more || err != nil {
					return err
				}
				text := doc.Document.Text
				if err := errors.Join(u.Put(doc.Extraction), u.Resolve(doc.Document.ID, doc.Resolutions)); err != nil {
					return err
				}
				if text == "" {
					continue
				}
				if err := u.PutText(doc.Document.ID, text); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return done, err
		}
		done.QuadsAdded += change.QuadsAdded
		done.QuadsRemoved += change.QuadsRemoved
	}
	return done, nil
}
