package graph

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	cayleykv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/kv/bolt"
	"github.com/cayleygraph/quad"
	hidalgo "github.com/hidal-go/hidalgo/kv"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/internal/postgrestest"
	"github.com/quadpress/quadpress/schema"
)

// newsDocuments makes documents in the proportions of news: thirty statements each, about a few things that many
// documents speak of and many that few do. A document gives some 420 quads.
func newsDocuments(n int) []loaded {
	random := rand.New(rand.NewPCG(1, 2))
	predicates := schema.Default().Predicates()
	docs := make([]loaded, n)
	for i := range docs {
		d := &docs[i]
		d.Document = quadpress.Document{ID: fmt.Sprintf("news/%05d.txt", i), Title: fmt.Sprintf("Story %d", i)}
		d.Hash = fmt.Sprintf("%064x", i)
		for range 15 {
			name := fmt.Sprintf("Thing %d", int(random.ExpFloat64()*float64(n)/2))
			d.Entities = append(d.Entities, quadpress.Entity{Type: "Person", Name: name, Names: []string{name}})
			d.resolutions = append(d.resolutions, quadpress.Resolution{ID: name, Label: name, Type: "Person"})
		}
		for j := range 30 {
			p := predicates[random.IntN(len(predicates))]
			d.Statements = append(d.Statements, quadpress.Statement{
				Subject: quadpress.Term{Entity: random.IntN(15)}, Predicate: p.Name,
				Object:    quadpress.Term{Entity: random.IntN(15)},
				EventType: p.Event, Confidence: random.Float64(), Span: quadpress.Span{Begin: 150 * j, End: 150*j + 140},
				Evidence: fmt.Sprintf("Sentence %d of story %d, which is as long as the sentences of news stories are on average: some twenty-five words, about.", j, i),
			})
		}
	}
	return docs
}

const newsSize = 475 // documents, for 150,000 quads

func BenchmarkUpdate(b *testing.B) {
	docs := newsDocuments(newsSize)
	onEach(b, func(b *testing.B, place func(testing.TB) string) {
		quads := 0
		for b.Loop() {
			s := openStore(b, place(b), Options{})
			quads += update(b, s, docs...).QuadsAdded
			if d, ok := s.backend.(*directory); ok {
				b.ReportMetric(diskSize(b, d.held.path(graphDir)), "graph-MB")
				b.ReportMetric(diskSize(b, d.held.path(ledgerDir)), "ledger-MB")
			}
			closeStore(b, s)
		}
		b.ReportMetric(float64(quads)/b.Elapsed().Seconds(), "quads/s")
	})
}

// BenchmarkUpdateOne adds one document to a large store and takes it out.
func BenchmarkUpdateOne(b *testing.B) {
	docs := newsDocuments(newsSize)
	onEach(b, func(b *testing.B, place func(testing.TB) string) {
		s := openStore(b, place(b), Options{})
		update(b, s, docs[1:]...)
		for d := docs[0]; b.Loop(); d.gone = !d.gone {
			update(b, s, d)
		}
	})
}

func BenchmarkExport(b *testing.B) {
	docs := newsDocuments(newsSize)
	onEach(b, func(b *testing.B, place func(testing.TB) string) {
		s := openStore(b, place(b), Options{})
		change := update(b, s, docs...)
		for b.Loop() {
			if err := s.Export(context.Background(), io.Discard); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(change.QuadsAdded)*float64(b.N)/b.Elapsed().Seconds(), "quads/s")
	})
}

func BenchmarkQuads(b *testing.B) {
	docs := newsDocuments(1)
	n := 0
	for b.Loop() {
		n += len(Quads(schema.Default(), &docs[0].Extraction, docs[0].resolutions))
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "quads/s")
}

// BenchmarkBackend loads the same quads into Cayley on the two key-value stores that could hold them, on LevelDB as a
// build does, and into PostgreSQL. On two cores of an AMD EPYC, LevelDB takes 54,700 quads a second and 12 MB for
// 153,000 quads, Bolt 32,300 and 83 MB.
func BenchmarkBackend(b *testing.B) {
	var quads []quad.Quad
	seen := map[quad.Quad]bool{}
	for _, d := range newsDocuments(newsSize) {
		for _, q := range Quads(schema.Default(), &d.Extraction, d.resolutions) {
			if !seen[q] {
				seen[q] = true
				quads = append(quads, q)
			}
		}
	}
	openBolt := func(dir string) (graph.QuadStore, error) {
		var kv hidalgo.KV
		options := graph.Options{"nosync": true, cayleykv.OptNoBloom: true}
		kv, err := bolt.Create(dir, options)
		if err != nil {
			return nil, err
		}
		if err := cayleykv.Init(kv, options); err != nil {
			return nil, err
		}
		return cayleykv.New(kv, options)
	}
	openLevel := func(dir string) (graph.QuadStore, error) { return openQuads(dir, written) }
	openBulk := func(dir string) (graph.QuadStore, error) {
		q, err := openQuads(dir, written)
		if err != nil {
			return nil, err
		}
		return newBulkQuads(q, nil)
	}
	openPostgres := func(string) (graph.QuadStore, error) { return openDraft(postgrestest.New(b)) }
	for name, open := range map[string]func(string) (graph.QuadStore, error){
		"bolt": openBolt, "leveldb": openLevel, "bulk": openBulk, "postgres": openPostgres,
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				dir := b.TempDir()
				qs, err := open(dir)
				if err != nil {
					b.Fatal(err)
				}
				for rest := quads; len(rest) > 0; rest = rest[min(batchSize, len(rest)):] {
					var deltas []graph.Delta
					for _, q := range rest[:min(batchSize, len(rest))] {
						deltas = append(deltas, graph.Delta{Quad: q, Action: graph.Add})
					}
					if err := qs.ApplyDeltas(deltas, graph.IgnoreOpts{}); err != nil {
						b.Fatal(err)
					}
				}
				if err := qs.Close(); err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(diskSize(b, dir), "MB")
			}
			b.ReportMetric(float64(len(quads)*b.N)/b.Elapsed().Seconds(), "quads/s")
		})
	}
}

// draftQuads is the graph of a draft in a database, which is committed when it is closed.
type draftQuads struct {
	graph.QuadStore
	of *database
	draft
}

func openDraft(url string) (graph.QuadStore, error) {
	d, err := lockDatabase(url, making)
	if err != nil {
		return nil, err
	}
	next, err := d.begin(context.Background(), false)
	if err != nil {
		return nil, err
	}
	quads, err := next.quads(context.Background(), false)
	return draftQuads{quads, d, next}, err
}

func (q draftQuads) Close() error { return errors.Join(q.commit(), q.of.close()) }

func diskSize(b *testing.B, dir string) float64 {
	var size int64
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		size += info.Size()
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return float64(size) / 1e6
}
