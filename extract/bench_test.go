package extract_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract"
	"github.com/quadpress/quadpress/schema"
)

// BenchmarkExtract measures extraction alone: analysed sentences in, statements out.
func BenchmarkExtract(b *testing.B) {
	paths, err := filepath.Glob("../seeds/*.txt")
	if err != nil || len(paths) == 0 {
		b.Fatalf("no stories in ../seeds: %v", err)
	}
	var docs []*quadpress.Document
	var analysed [][]quadpress.Sentence
	sentences := 0
	for _, p := range paths {
		text, err := os.ReadFile(p)
		if err != nil {
			b.Fatal(err)
		}
		doc := story(string(text))
		docs = append(docs, doc)
		analysed = append(analysed, analyzer().Analyze(doc))
		sentences += len(analysed[len(analysed)-1])
	}
	x := extract.New(schema.Default())
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		for i, doc := range docs {
			x.Extract(doc, analysed[i])
		}
	}
	b.ReportMetric(float64(b.N*sentences)/b.Elapsed().Seconds(), "sentences/s")
}
