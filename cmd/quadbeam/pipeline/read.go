package pipeline

import (
	"context"
	"errors"
	"fmt"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/press"
)

func init() {
	beam.RegisterDoFn(&listFn{})
	beam.RegisterDoFn(&cutFn{})
	beam.RegisterDoFn(&readFn{})
	beam.RegisterDoFn(&firstFn{})
	beam.RegisterDoFn(&extractFn{})
}

// Failure is a document that could not be used, or, as a warning, something in it.
type Failure struct {
	document.Error
	Warning bool `json:",omitempty"`
}

// read yields the documents by their IDs, and the failures.
func read(s beam.Scope, opt Options) (docs, failures beam.PCollection) {
	files, missing := beam.ParDo2(s, &listFn{opt.Paths, opt.Format}, beam.Impulse(s))
	parts, unreadable := beam.ParDo2(s, &cutFn{opt.PartSize}, beam.Reshuffle(s, files))
	all, unread := beam.ParDo2(s, &readFn{opt.Format}, beam.Reshuffle(s, parts))
	docs, doubles := beam.ParDo2(s, &firstFn{}, beam.GroupByKey(s, all))
	return docs, beam.Flatten(s, missing, unreadable, unread, doubles)
}

// numbered is a part with the number of its file in the order of all.
type numbered struct {
	File int
	document.Part
}

// placed is a document with its place in the order in which all would be read one after the other.
type placed struct {
	File, Line, Number int
	Document           *quadpress.Document
}

func (p *placed) before(o *placed) bool {
	if p.File != o.File {
		return p.File < o.File
	}
	if p.Line != o.Line {
		return p.Line < o.Line
	}
	return p.Number < o.Number
}

// same reports whether both are one story of the Web.
func (p *placed) same(o *placed) bool {
	return p.Document.URL != "" && p.Document.Title == o.Document.Title && p.Document.Text == o.Document.Text
}

// failed tells of a document that could not be used; any other error is returned.
func failed(failures tell, err error) error {
	var bad *document.Error
	if !errors.As(err, &bad) {
		return err
	}
	failures(encode(Failure{Error: *bad}))
	return nil
}

// listFn lists the files of a corpus.
type listFn struct {
	Paths  []string
	Format document.Format
}

// ProcessElement is called once.
func (f *listFn) ProcessElement(ctx context.Context, _ []byte, files, failures tell) error {
	number := 0
	for part, err := range document.Parts(ctx, f.Paths, document.Options{Format: f.Format}) {
		if err != nil {
			if err := failed(failures, err); err != nil {
				return err
			}
			continue
		}
		files(encode(numbered{number, part}))
		number++
	}
	return nil
}

// cutFn cuts files into parts that are read by themselves.
type cutFn struct{ Size int64 }

// ProcessElement cuts one file.
func (f *cutFn) ProcessElement(ctx context.Context, file []byte, parts, failures tell) error {
	whole, err := decode[numbered](file)
	if err != nil {
		return err
	}
	for part, err := range whole.Cut(ctx, f.Size) {
		if err != nil {
			if err := failed(failures, err); err != nil {
				return err
			}
			continue
		}
		parts(encode(numbered{whole.File, part}))
	}
	return nil
}

// readFn reads the documents of a part.
type readFn struct{ Format document.Format }

// ProcessElement reads one part.
func (f *readFn) ProcessElement(ctx context.Context, data []byte, docs emit, failures tell) error {
	part, err := decode[numbered](data)
	if err != nil {
		return err
	}
	opt := document.Options{Format: f.Format, Warn: func(w *document.Error) {
		failures(encode(Failure{*w, true}))
	}}
	number := 0
	for doc, err := range document.ReadPart(ctx, part.Part, opt) {
		if err != nil {
			if err := failed(failures, err); err != nil {
				return err
			}
			continue
		}
		doc = press.Valid(doc)
		docs(doc.ID, encode(placed{part.File, part.Line, number, doc}))
		number++
	}
	return nil
}

// firstFn takes of all documents of one ID the one that comes first.
type firstFn struct{}

// ProcessElement chooses one document.
func (f *firstFn) ProcessElement(id string, all values, docs emit, failures tell) error {
	found, err := decodeAll[placed](all)
	if err != nil {
		return err
	}
	best := 0
	for i := range found {
		if found[i].before(&found[best]) {
			best = i
		}
	}
	for i := range found {
		if i != best && !found[i].same(&found[best]) {
			reason := fmt.Sprintf("has the same ID as one of %s: %s", found[best].Document.Source, id)
			failures(encode(Failure{Error: document.Error{Path: found[i].Document.Source, Reason: reason}}))
		}
	}
	docs(id, encode(found[best].Document))
	return nil
}

// extractFn finds what a document says.
type extractFn struct{ reads }

// ProcessElement reads one document.
func (f *extractFn) ProcessElement(ctx context.Context, id string, data []byte, extractions emit,
	failures tell) error {
	doc, err := decode[*quadpress.Document](data)
	if err != nil {
		return err
	}
	e, err := f.tools.reader.Read(ctx, doc)
	if err != nil {
		return failed(failures, err)
	}
	e.Document.Text, e.Document.Blocks, e.Document.Tokenized = "", nil, nil
	extractions(id, encode(&e))
	return nil
}
