// Package pipeline reads a corpus on a cluster, with Apache Beam. It takes the steps that package press takes on one
// machine, and what comes out is the same to the byte:
//
//	files ─► parts ─► documents ─(ID)─► extractions ──┐
//	            records of forms ─(form)─► votes ─(what hangs together)─► answers
//	                                                  ├─(document)─► readings, terms
//	            terms ─(term)─► pairs of documents ─► links ─(what hangs together)─► resolutions
//	                                                  └─(document)─► quads ─(line)─► sorted shards
//
// A file, or part of one, is what one worker reads at a time; everything behind an arrow with brackets is brought
// together by what stands in them. All values between steps are JSON.
package pipeline

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/press"
	"github.com/quadpress/quadpress/resolve"
	"github.com/quadpress/quadpress/schema"
)

// Options say what is read and where to.
type Options struct {
	// Paths are files and folders that every worker finds under the same names.
	Paths []string
	// Format is that of all files; the zero value goes by their names.
	Format document.Format
	// Schema is the text of an ontology, empty for the built-in one.
	Schema string
	// PartSize is how many bytes of a file of JSON Lines are read at a time.
	PartSize int64
	// Rounds is how often neighbours are asked who hangs together with whom. Where it is not enough the pipeline fails
	// and says so.
	Rounds int
	// Shards is how many files the quads are written to, and how many the documents. A worker holds a shard in memory.
	Shards int
	// Output is a folder that every worker finds under the same name.
	Output string
	// OmitText leaves the texts out of the documents that are written.
	OmitText bool
}

// Build adds the steps to a pipeline. When it has run, the folder holds quads-*.nq, documents-*.jsonl and
// failures-*.jsonl: see [WriteQuads], [Documents] and [Failures].
func Build(s beam.Scope, opt Options) {
	docs, unread := read(s.Scope("read"), opt)
	extractions, failed := beam.ParDo2(s.Scope("extract"), &extractFn{reads{Schema: opt.Schema}}, docs)
	resolutions := resolveAll(s.Scope("resolve"), extractions, opt)
	write(s.Scope("write"), opt, docs, extractions, resolutions, beam.Flatten(s, unread, failed))
}

// reads is what a step needs that knows the ontology.
type reads struct {
	// Schema is its text, empty for the built-in one.
	Schema string

	tools *tools
	steps *resolve.Stages
	asked int // how often for steps
}

// Setup gets what the worker has for all its steps.
func (r *reads) Setup() (err error) {
	r.tools, err = toolsFor(r.Schema)
	return err
}

// stages are new ones now and then, for they remember all names that they have met.
func (r *reads) stages() *resolve.Stages {
	const renewed = 10_000
	if r.asked%renewed == 0 {
		r.steps = resolve.NewStages(r.tools.schema)
	}
	r.asked++
	return r.steps
}

// tools are what all steps of a worker with one ontology share.
type tools struct {
	schema *schema.Schema
	reader *press.Reader // its models are loaded once a worker
}

var (
	toolsMutex sync.Mutex
	toolsMade  = map[string]*tools{}
)

func toolsFor(text string) (*tools, error) {
	toolsMutex.Lock()
	defer toolsMutex.Unlock()
	if t := toolsMade[text]; t != nil {
		return t, nil
	}
	t := &tools{schema: schema.Default()}
	var err error
	if text != "" {
		if t.schema, err = schema.Load(strings.NewReader(text), "schema"); err != nil {
			return nil, err
		}
	}
	if t.reader, err = press.NewReader(press.Options{Schema: t.schema}); err != nil {
		return nil, err
	}
	toolsMade[text] = t
	return t, nil
}

// encode is a value as JSON. What steps pass on can always be encoded.
func encode(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Errorf("encode %T: %w", v, err))
	}
	return data
}

// decode is what [encode] has encoded.
func decode[T any](data []byte) (T, error) {
	var v T
	if err := json.Unmarshal(data, &v); err != nil {
		return v, fmt.Errorf("decode %T: %w", v, err)
	}
	return v, nil
}

// decodeAll decodes all values of a key.
func decodeAll[T any](next func(*[]byte) bool) (all []T, err error) {
	var data []byte
	for next(&data) {
		v, err := decode[T](data)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

// first decodes the first value of a key; ok is false where there is none.
func first[T any](next func(*[]byte) bool) (v T, ok bool, err error) {
	var data []byte
	if !next(&data) {
		return v, false, nil
	}
	v, err = decode[T](data)
	return v, true, err
}

type (
	values = func(*[]byte) bool
	emit   = func(string, []byte)
	tell   = func([]byte)
)
