package graph

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	cayley "github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"github.com/hidal-go/hidalgo/kv/flat"
	"google.golang.org/protobuf/proto"
	"pgregory.net/rapid"
)

// What is written in bulk is what Cayley's own writer leaves, key by key.
func TestBulkWritesWhatCayleyWrites(t *testing.T) {
	value := rapid.OneOf(
		rapid.Map(rapid.IntRange(0, 20), func(i int) quad.Value { return quad.IRI(fmt.Sprintf(`kg:a/\%d`, i)) }),
		rapid.Map(rapid.IntRange(0, 3), func(i int) quad.Value { return quad.String(fmt.Sprint("a word ", i)) }),
		rapid.Map(rapid.IntRange(0, 3), func(i int) quad.Value { return quad.Int(i) }),
	)
	genQuad := rapid.Custom(func(t *rapid.T) quad.Quad {
		q := quad.Quad{Subject: value.Draw(t, "subject"), Predicate: value.Draw(t, "predicate"),
			Object: value.Draw(t, "object")}
		if rapid.Bool().Draw(t, "labelled") {
			q.Label = value.Draw(t, "label")
		}
		return q
	})
	opt := graph.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true}
	rapid.Check(t, func(rt *rapid.T) {
		dir := t.TempDir()
		ours, theirs := openForBulk(t, filepath.Join(dir, "ours")), openForBulk(t, filepath.Join(dir, "theirs"))
		defer ours.QuadStore.Close()
		defer theirs.QuadStore.Close()
		there := map[quad.Quad]bool{}
		for range rapid.IntRange(1, 5).Draw(rt, "batches") {
			var deltas, again []graph.Delta
			for _, q := range rapid.SliceOfNDistinct(genQuad, 1, 40, rapid.ID).Draw(rt, "quads") {
				if d := (graph.Delta{Quad: q, Action: graph.Add}); there[q] {
					again = append(again, d)
				} else {
					deltas = append(deltas, d)
				}
				there[q] = true
			}
			if len(deltas) > 0 {
				apply(t, ours.ApplyDeltas(append(append(deltas, again...), deltas[0]), opt))
				apply(t, theirs.QuadStore.ApplyDeltas(deltas, opt)) // Cayley would count nodes of those that are there again
			}
			if rapid.Bool().Draw(rt, "one goes") && len(deltas) > 0 {
				gone := []graph.Delta{{Quad: deltas[0].Quad, Action: graph.Delete}}
				apply(t, ours.ApplyDeltas(gone, opt))
				apply(t, theirs.QuadStore.ApplyDeltas(gone, opt))
				delete(there, deltas[0].Quad)
			}
			if rapid.Bool().Draw(rt, "begun by others") {
				ours.known = nil
			}
			if diff := cmp.Diff(pairsOf(t, theirs), pairsOf(t, ours)); diff != "" {
				rt.Fatalf("Cayley writes - and the bulk writer +:\n%s", diff)
			}
		}
	})
}

func apply(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func openForBulk(t *testing.T, dir string) *bulkQuads {
	t.Helper()
	q, err := openQuads(dir, written)
	if err != nil {
		t.Fatal(err)
	}
	b, err := newBulkQuads(q, nil)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// pairsOf are all keys and values of a graph, without the times at which they were written.
func pairsOf(t *testing.T, b *bulkQuads) map[string]string {
	t.Helper()
	pairs := map[string]string{}
	it := b.db.NewIterator(nil, nil)
	defer it.Release()
	for it.Next() {
		key, value := string(it.Key()), it.Value()
		if bucket := flat.KeyUnescape(it.Key())[0]; string(bucket) == "log" {
			var p cayley.Primitive
			if err := proto.Unmarshal(value, &p); err != nil {
				t.Fatal(err)
			}
			p.Timestamp = 0
			value = []byte(fmt.Sprint(&p))
		}
		pairs[fmt.Sprintf("%q", key)] = string(value)
	}
	if err := it.Error(); err != nil {
		t.Fatal(err)
	}
	return pairs
}

// A filter that is overfull says "maybe" and never "no" of a node that is there.
func TestNodeFilter(t *testing.T) {
	f := newNodeFilter()
	hash := func(i int) refs.ValueHash { return refs.HashOf(quad.String(strings.Repeat("a", i%7) + fmt.Sprint(i))) }
	const n = 100_000
	for i := range n {
		f.add(hash(i))
	}
	wrong := 0
	for i := range n {
		if !f.mayHave(hash(i)) {
			t.Fatalf("node %d is there, and the filter does not have it", i)
		}
		if f.mayHave(hash(n + i)) {
			wrong++
		}
	}
	if wrong > n/1000 {
		t.Errorf("of %d new nodes, the filter may have %d", n, wrong)
	}
}
