package press

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/quadpress/quadpress/curate"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/schema"
)

// histories are what is held after each of a few builds, and how many documents each commits at once.
var histories = rapid.Custom(func(t *rapid.T) (history []held) {
	name := rapid.SampledFrom([]string{"Kerry", "John_Kerry", "J._Kerry", "Teresa_Kerry", "Lavrov", "Sergei_Lavrov",
		"Sergey_Lavrov", "Halvorsen", "Vera_Halvorsen", "Vera_Halvorson", "Georgia"})
	now := map[string]story{}
	for range rapid.IntRange(2, 5).Draw(t, "builds") {
		for range rapid.IntRange(1, 4).Draw(t, "changes") {
			id := fmt.Sprint(rapid.IntRange(0, 5).Draw(t, "story"), ".txt")
			if delete(now, id); rapid.IntRange(0, 3).Draw(t, "gone") > 0 {
				now[id] = story{id, name.Draw(t, "subject") + " met " + name.Draw(t, "object")}
			}
		}
		history = append(history, held{stories: maps.Clone(now), batch: rapid.IntRange(1, 3).Draw(t, "batch")})
	}
	return history
})

type held struct {
	stories  map[string]story
	batch    int
	curation *curate.Curation // nil for none
}

// Whatever stories came, changed and went, in whatever batches and however many builds, a store holds what one build of
// those that are left would have given. (What a build decides has more cases in package resolve, without stores.)
func TestHistoryEndsAsOneBuild(t *testing.T) {
	for n := range 10 {
		history := histories.Example(n)
		store, fresh := openStore(t), openStore(t)
		for _, h := range history {
			buildStories(t, store, h)
		}
		last := history[len(history)-1]
		buildStories(t, fresh, held{stories: last.stories, batch: DefaultBatch})
		if got, want := exported(t, store), exported(t, fresh); got != want {
			t.Fatalf("after %v the store holds\n%s\nand one build of all gives\n%s", history, got, want)
		}
	}
}

// corrections are entries about the things of histories, some of which are there only at times.
var corrections = rapid.Custom(func(t *rapid.T) *curate.Curation {
	thing := rapid.SampledFrom([]string{"kg:Kerry", "kg:John_Kerry", "kg:J._Kerry", "kg:Teresa_Kerry", "kg:Lavrov",
		"kg:Sergei_Lavrov", "kg:Halvorsen", "kg:Vera_Halvorsen", "kg:Georgia"})
	document := rapid.Map(rapid.IntRange(0, 5), func(n int) string { return fmt.Sprint(n, ".txt") })
	c := &curate.Curation{}
	for range rapid.IntRange(0, 5).Draw(t, "entries") {
		e := curate.Entry{Kind: rapid.SampledFrom(curate.Kinds).Draw(t, "kind"), Things: []string{thing.Draw(t, "thing")}}
		switch e.Kind {
		case curate.Same:
			e.Things = rapid.SliceOfNDistinct(thing, 2, 3, rapid.ID[string]).Draw(t, "things")
		case curate.Apart:
			e.Documents = rapid.SliceOfN(document, 1, 3).Draw(t, "documents")
		case curate.Wrong:
			e.Predicate, e.Object = "rel:met", thing.Draw(t, "object")
		case curate.Rename:
			e.Value = rapid.SampledFrom([]string{"Kerry", "The Envoy"}).Draw(t, "name")
		case curate.Retype:
			e.Value = rapid.SampledFrom([]string{"City", "Person", "Country"}).Draw(t, "type")
		}
		made, err := curate.New(e)
		if err != nil {
			t.Fatal(err)
		}
		c.Add(made)
		if part := made; made.Kind == curate.Apart && rapid.Bool().Draw(t, "speak of the part") {
			if part, err = curate.New(curate.Entry{Kind: curate.Rename, Things: []string{part.Part()}, Value: "P"}); err != nil {
				t.Fatal(err)
			}
			c.Add(part)
		}
	}
	return c
})

// Whatever was corrected and taken back while stories came, changed and went, a store holds what one build of all with
// the last corrections would have given, and knows that. What a correction changes is all that a build of it writes,
// and without corrections the graph is as if there had never been any.
func TestCuratedHistoryEndsAsOneBuild(t *testing.T) {
	for n := range 8 {
		history := histories.Example(n)
		store, fresh := openStore(t), openStore(t)
		for i := range history {
			history[i].curation = corrections.Example(10*n + i)
			buildStories(t, store, history[i])
		}
		last := history[len(history)-1]
		buildStories(t, fresh, held{stories: last.stories, batch: DefaultBatch, curation: last.curation})
		compareStores(t, history, store, fresh)

		last.curation = corrections.Example(10*n + 9)
		before := exported(t, store)
		report := buildStories(t, store, last)
		added, removed := changed(before, exported(t, store))
		if report.QuadsAdded != added || report.QuadsRemoved != removed {
			t.Errorf("the build of %v says that it added %d and removed %d quads, not %d and %d", last.curation.Entries(),
				report.QuadsAdded, report.QuadsRemoved, added, removed)
		}
		another := openStore(t)
		buildStories(t, another, last)
		compareStores(t, append(history, last), store, another)

		last.curation = &curate.Curation{}
		buildStories(t, store, last)
		plain := openStore(t)
		buildStories(t, plain, held{stories: last.stories, batch: DefaultBatch})
		compareStores(t, append(history, last), store, plain)
	}
}

// compareStores compares what two stores hold, and how they judge what was corrected.
func compareStores(t *testing.T, history []held, store, fresh *graph.Store) {
	t.Helper()
	if got, want := exported(t, store), exported(t, fresh); got != want {
		t.Fatalf("after %+v the store holds\n%s\nand one build of all gives\n%s", history, got, want)
	}
	var judged [2][]graph.Correction
	var indexed [2]uint64
	for i, s := range []*graph.Store{store, fresh} {
		index, err := s.Index(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if indexed[i], err = index.Len(); err != nil {
			t.Fatal(err)
		}
		c, err := s.Curation()
		if err != nil {
			t.Fatal(err)
		}
		if judged[i], err = s.Judge(context.Background(), c); err != nil {
			t.Fatal(err)
		}
	}
	if indexed[0] != indexed[1] {
		t.Fatalf("after %+v the index has %d entries, and that of one build of all %d", history, indexed[0], indexed[1])
	}
	if diff := cmp.Diff(judged[1], judged[0]); diff != "" {
		t.Fatalf("what one build of all says of the corrections (-), and the store (+):\n%s", diff)
	}
}

// changed counts the lines that are in one of two sorted texts alone.
func changed(before, after string) (added, removed int) {
	lines := map[string]int{}
	for line := range strings.Lines(before) {
		lines[line]--
	}
	for line := range strings.Lines(after) {
		lines[line]++
	}
	for _, n := range lines {
		added, removed = added+max(0, n), removed+max(0, -n)
	}
	return added, removed
}

func buildStories(t *testing.T, store *graph.Store, h held) Report {
	t.Helper()
	var all []story
	for _, id := range slices.Sorted(maps.Keys(h.stories)) {
		all = append(all, h.stories[id])
	}
	opt := BuildOptions{Options: Options{Workers: 2, Schema: schema.Default()}, Paths: []string{"/news"}, Batch: h.batch,
		Curation: h.curation}
	b := &build{opt: opt, pipeline: "1", extract: plainly}
	report, err := b.run(context.Background(), store, stories(all))
	if err != nil || report.Read != len(all) {
		t.Fatalf("%+v, %v", report, err)
	}
	return report
}

func exported(t *testing.T, store *graph.Store) string {
	t.Helper()
	var out bytes.Buffer
	if err := store.Export(context.Background(), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
