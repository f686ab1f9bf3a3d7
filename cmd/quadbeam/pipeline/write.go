package pipeline

import (
	"bufio"
	"fmt"
	"hash/fnv"
	"io"
	"path/filepath"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/internal/wholefile"
	"github.com/quadpress/quadpress/press"
)

func init() {
	beam.RegisterDoFn(&quadsFn{})
	beam.RegisterFunction(once)
	beam.RegisterDoFn(&lineFn{})
	beam.RegisterDoFn(&documentFn{})
	beam.RegisterFunction(failureLine)
	beam.RegisterDoFn(&shardFn{})
}

// write writes the quads, the documents and the failures to the folder of the output.
func write(s beam.Scope, opt Options, docs, extractions, resolutions, failures beam.PCollection) {
	parts := beam.CoGroupByKey(s, docs, extractions, resolutions)
	quads, resolved := beam.ParDo2(s, &quadsFn{reads{Schema: opt.Schema}, opt.OmitText}, parts)
	lines := beam.ParDo(s, once, beam.GroupByKey(s, quads))
	for _, out := range []struct {
		name  string
		lines beam.PCollection
	}{
		{quadsShard, beam.ParDo(s, &lineFn{opt.Shards}, lines)},
		{documentsShard, beam.ParDo(s, &documentFn{opt.Shards}, resolved)},
		{failuresShard, beam.ParDo(s, failureLine, failures)},
	} {
		beam.ParDo0(s, &shardFn{opt.Output, out.name}, beam.GroupByKey(s, out.lines))
	}
}

// Names of the files that are written, for the number of a shard. Each holds lines in the order of their bytes.
const (
	quadsShard     = "quads-%05d.nq"
	documentsShard = "documents-%05d.jsonl"
	failuresShard  = "failures-%05d.jsonl"
)

// quadsFn makes the quads of documents.
type quadsFn struct {
	reads
	OmitText bool
}

// ProcessElement takes one document. It yields its quads as lines, and what a store is made from.
func (f *quadsFn) ProcessElement(id string, docs, extractions, resolutions values, lines func(string, string),
	resolved emit) error {
	var out press.Resolved
	var ok bool
	var err error
	if out.Extraction, ok, err = first[quadpress.Extraction](extractions); err != nil || !ok {
		return err
	}
	if out.Resolutions, _, err = first[[]quadpress.Resolution](resolutions); err != nil {
		return err
	}
	for _, q := range graph.Quads(f.tools.schema, &out.Extraction, out.Resolutions) {
		lines(string(graph.AppendNQuad(nil, q)), "")
	}
	if !f.OmitText {
		doc, _, err := first[quadpress.Document](docs)
		if err != nil {
			return err
		}
		out.Document.Text = doc.Text
	}
	resolved(id, encode(&out))
	return nil
}

// once is a line that several documents say.
func once(line string, _ func(*string) bool) string { return line }

// shardOf spreads lines evenly over files.
func shardOf(key string, shards int) int {
	h := fnv.New32a()
	h.Write([]byte(key))
	return int(h.Sum32() % uint32(shards))
}

// lineFn spreads lines of quads over files.
type lineFn struct{ Shards int }

// ProcessElement takes one line.
func (f *lineFn) ProcessElement(line string, shard func(int, string)) {
	shard(shardOf(line, f.Shards), line)
}

// documentFn spreads documents over files.
type documentFn struct{ Shards int }

// ProcessElement takes one document.
func (f *documentFn) ProcessElement(id string, data []byte, shard func(int, string)) {
	shard(shardOf(id, f.Shards), string(data)+"\n")
}

// failureLine is a line of the one file of failures.
func failureLine(data []byte, shard func(int, string)) { shard(0, string(data)+"\n") }

// shardFn writes files of sorted lines.
type shardFn struct{ Folder, Name string }

// ProcessElement writes one file. It is there when all of it is, and written again it is the same.
func (f *shardFn) ProcessElement(shard int, next func(*string) bool) error {
	var lines []string
	for line := ""; next(&line); {
		lines = append(lines, line)
	}
	slices.Sort(lines)
	name := filepath.Join(f.Folder, fmt.Sprintf(f.Name, shard))
	return wholefile.Write(name, 0o644, func(out io.Writer) error {
		w := bufio.NewWriterSize(out, 1<<16)
		for _, line := range lines {
			w.WriteString(line) // Flush returns the error
		}
		return w.Flush()
	})
}
