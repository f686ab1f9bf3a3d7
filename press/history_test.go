package press

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

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
		history = append(history, held{maps.Clone(now), rapid.IntRange(1, 3).Draw(t, "batch")})
	}
	return history
})

type held struct {
	stories map[string]story
	batch   int
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
		buildStories(t, fresh, held{last.stories, DefaultBatch})
		if got, want := exported(t, store), exported(t, fresh); got != want {
			t.Fatalf("after %v the store holds\n%s\nand one build of all gives\n%s", history, got, want)
		}
	}
}

func buildStories(t *testing.T, store *graph.Store, h held) {
	t.Helper()
	var all []story
	for _, id := range slices.Sorted(maps.Keys(h.stories)) {
		all = append(all, h.stories[id])
	}
	opt := BuildOptions{Options: Options{Workers: 2, Schema: schema.Default()}, Paths: []string{"/news"}, Batch: h.batch}
	b := &build{opt: opt, pipeline: "1", extract: plainly}
	if report, err := b.run(context.Background(), store, stories(all)); err != nil || report.Read != len(all) {
		t.Fatalf("%+v, %v", report, err)
	}
}

func exported(t *testing.T, store *graph.Store) string {
	t.Helper()
	var out bytes.Buffer
	if err := store.Export(context.Background(), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
