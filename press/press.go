// Package press is the pipeline: documents in, quads out. It spreads documents over workers, keeps order, memory and
// failures in hand, and leaves the reading to packages language and extract and the quads to package graph.
//
// [Build] brings a store up to date with documents; [Extract], [Propositions], [Triples] and [Parse] give what they say
// without a store. What comes out never depends on the number of workers.
package press

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract"
	"github.com/quadpress/quadpress/extract/openie"
	"github.com/quadpress/quadpress/language"
	"github.com/quadpress/quadpress/schema"
)

// Options say how documents are read. The zero value is fine.
type Options struct {
	// Workers is how many documents are read at once; below 1 it is the number of processors.
	Workers int
	// Schema names the relations; nil is [schema.Default].
	Schema *schema.Schema
}

func (o Options) withDefaults() Options {
	o.Workers = o.workers()
	if o.Schema == nil {
		o.Schema = schema.Default()
	}
	return o
}

func (o Options) workers() int {
	if o.Workers < 1 {
		return runtime.GOMAXPROCS(0)
	}
	return o.Workers
}

// loadLanguage loads the language models, once.
var loadLanguage = sync.OnceValues(func() (*language.Analyzer, error) {
	analyzer, err := language.Load()
	if err != nil {
		return nil, fmt.Errorf("load language models: %w", err)
	}
	return analyzer, nil
})

// reader turns documents into what they say. Its models are loaded when the first document asks for them, so that a
// build with nothing new does without.
type reader struct {
	schema *schema.Schema
	load   func() (tools, error)
}

type tools struct {
	language *language.Analyzer
	extract  *extract.Extractor
}

func newReader(s *schema.Schema) *reader {
	return &reader{schema: s, load: sync.OnceValues(func() (tools, error) {
		var t tools
		var work errgroup.Group // side by side: the first document waits for both
		work.Go(func() (err error) {
			t.language, err = loadLanguage()
			return err
		})
		t.extract = extract.New(s)
		return t, work.Wait()
	})}
}

// extraction is what one document, or a section of it, says, with the number of sentences that it took.
type extraction struct {
	quadpress.Extraction
	sentences int
}

// add appends what a further section of the document says.
func (x *extraction) add(part extraction) {
	addSection(&x.Extraction, part.Extraction, x.sentences)
	x.sentences += part.sentences
}

// addSection appends what a section says that stands behind so many sentences.
func addSection(x *quadpress.Extraction, part quadpress.Extraction, sentences int) {
	shift := len(x.Entities)
	for t := range part.Terms() {
		if t.IsEntity() {
			t.Entity += shift
		}
	}
	for i := range part.Events {
		part.Events[i].Entity += shift
	}
	for i := range part.Statements {
		part.Statements[i].Origin.Sentence += sentences
	}
	x.Entities = append(x.Entities, part.Entities...)
	x.Events = append(x.Events, part.Events...)
	x.Statements = append(x.Statements, part.Statements...)
}

func (r *reader) extract(ctx context.Context, part section) (extraction, error) {
	t, err := r.load()
	if err != nil {
		return extraction{}, err
	}
	sentences, err := t.language.AnalyzeContext(ctx, part.Document)
	if err != nil {
		return extraction{}, err
	}
	x := extraction{t.extract.Extract(part.Document, sentences), len(sentences)}
	part.sign(&x.Extraction)
	return x, nil
}

// Analysis is a document, or a section of a long one, with its analysed sentences.
type Analysis struct {
	Document  *quadpress.Document
	Sentences []quadpress.Sentence
	// First is the number of the document's sentences that stand before these.
	First int
}

// continues reports whether an analysis is of the section of a document behind another one. (Two documents may have one
// ID: the second begins anew.)
func (a *Analysis) continues(before *Analysis) bool {
	return a.Document.ID == before.Document.ID && len(a.Sentences) > 0 && len(before.Sentences) > 0 &&
		a.Sentences[0].Span.Begin >= before.Sentences[len(before.Sentences)-1].Span.End
}

// Parse yields the linguistic analysis of each document, in order; long documents come in several sections. A document
// that cannot be read is yielded as a [*document.Error] with a nil analysis, and the rest goes on. It stops early only
// when ctx ends, with ctx's error as the last one.
func Parse(ctx context.Context, docs iter.Seq2[*quadpress.Document, error], opt Options) iter.Seq2[*Analysis, error] {
	analyses := each(inOrder(ctx, inSections(docs), opt.workers(), func(part section) (*Analysis, error) {
		analyzer, err := loadLanguage()
		if err != nil {
			return nil, err
		}
		sentences, err := analyzer.AnalyzeContext(ctx, part.Document)
		return &Analysis{Document: part.Document, Sentences: sentences}, err
	}))
	return func(yield func(*Analysis, error) bool) {
		var last *Analysis
		for a, err := range analyses {
			if err == nil {
				if last != nil && a.continues(last) {
					a.First = last.First + len(last.Sentences)
				}
				last = a
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// Reading is a document, or a section of a long one, with its analysed sentences and the propositions that they make.
type Reading struct {
	Analysis
	Propositions []quadpress.Proposition
}

// Propositions yields the propositions of each document, in order; sections and errors are as with [Parse].
func Propositions(ctx context.Context, docs iter.Seq2[*quadpress.Document, error], opt Options) iter.Seq2[*Reading,
	error] {
	return readings(ctx, docs, opt, openie.Propositions)
}

// Triples yields the triples of each document as propositions of one argument each, see [openie.Triples].
func Triples(ctx context.Context, docs iter.Seq2[*quadpress.Document, error], opt Options) iter.Seq2[*Reading, error] {
	return readings(ctx, docs, opt, openie.Triples)
}

// readings yields what read makes of the sentences of each document.
func readings(
	ctx context.Context, docs iter.Seq2[*quadpress.Document, error], opt Options,
	read func([]quadpress.Sentence) []quadpress.Proposition,
) iter.Seq2[*Reading, error] {
	opt = opt.withDefaults()
	r := newReader(opt.Schema)
	return each(inOrder(ctx, inSections(docs), opt.Workers, func(part section) (*Reading, error) {
		t, err := r.load()
		if err != nil {
			return nil, err
		}
		sentences, err := t.language.AnalyzeContext(ctx, part.Document)
		if err != nil {
			return nil, err
		}
		return &Reading{Analysis{Document: part.Document, Sentences: sentences}, read(sentences)}, nil
	}))
}
