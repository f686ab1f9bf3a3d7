package resolve

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/schema"
)

// anyDocument gives a document about few things and events, so that several documents speak of one.
func anyDocument(t *rapid.T, id string) *Document {
	names := []string{"John Kerry", "Kerry", "J. Kerry", "Teresa Kerry", "Halvorsen", "Vera Halvorsen", "Vera Halvorson",
		"Nils Halvorson", "Popular Mobilization Forces", "PMF", "Party of Modern Farmers", "Mobilization Forces", "Paris",
		"Georgia", "Health Ministry", "Marlow Hale", "Kerry (person)"}
	roles := []string{"Norwegian trade envoy", "Kenyan president", "striker"}
	doc := &Document{ID: id}
	for range rapid.IntRange(0, 6).Draw(t, "things") {
		all := rapid.SliceOfNDistinct(rapid.SampledFrom(names), 1, 2, rapid.ID[string]).Draw(t, "names")
		e := quadpress.Entity{Name: all[0], Names: slices.Sorted(slices.Values(all)),
			Type:  rapid.SampledFrom([]string{"Person", "Organization", "Company", "City", "Thing"}).Draw(t, "type"),
			Known: rapid.SampledFrom([]string{"", "", "", "Paris", "Georgia"}).Draw(t, "known"),
			Roles: rapid.SliceOfNDistinct(rapid.SampledFrom(roles), 0, 2, rapid.ID[string]).Draw(t, "roles")}
		doc.Entities = append(doc.Entities, e)
	}
	nameless := rapid.SampledFrom([]quadpress.Entity{
		{Kind: quadpress.KindDescribed, Type: "Person", Name: "British worker"},
		{Kind: quadpress.KindDescribed, Type: "Person", Name: "worker", Count: "12"},
		{Kind: quadpress.KindConcept, Type: "Thing", Name: "Terrorism"}, {Kind: quadpress.KindConcept, Name: "terrorism"},
	})
	doc.Entities = append(doc.Entities, rapid.SliceOfN(nameless, 0, 3).Draw(t, "nameless")...)
	things := len(doc.Entities)
	for range rapid.IntRange(0, 4).Draw(t, "events") {
		lemma := rapid.SampledFrom([]string{"injure", "visit", "sail", "collapse"}).Draw(t, "lemma")
		ev := quadpress.Event{Entity: len(doc.Entities), Predicate: lemma + "d", Lemma: lemma,
			Time:     rapid.SampledFrom([]string{"", "2015-10", "2015-10-30", "2015-10-31"}).Draw(t, "time"),
			Mentions: []quadpress.EventMention{{Lemma: lemma}}}
		for range min(things, rapid.IntRange(0, 3).Draw(t, "participants")) {
			ev.Roles = append(ev.Roles, quadpress.EventRole{
				Role: rapid.SampledFrom([]quadpress.ThematicRole{"agent", "patient", "place"}).Draw(t, "role"),
				Term: quadpress.Term{Entity: rapid.IntRange(0, things-1).Draw(t, "participant")},
			})
		}
		doc.Entities = append(doc.Entities, quadpress.Entity{Kind: quadpress.KindEvent, Type: "Event", Name: lemma})
		doc.Events = append(doc.Events, ev)
	}
	return doc
}

// Whatever documents came, changed and went, in whatever order and however many updates, what is known of them is what
// one look at all of them tells.
func TestBlocksForgetNothingAndKeepNothing(t *testing.T) { rapid.Check(t, checkHistory) }

func checkHistory(t *rapid.T) {
	held := map[string]*Document{}
	known := map[string][]quadpress.Resolution{}
	index := memory{}
	for range rapid.IntRange(1, 5).Draw(t, "updates") {
		var ids []string
		for range rapid.IntRange(1, 4).Draw(t, "changes") {
			id := fmt.Sprint("d", rapid.IntRange(0, 6).Draw(t, "document"))
			ids = append(ids, id)
			if delete(held, id); rapid.IntRange(0, 3).Draw(t, "gone") > 0 {
				held[id] = anyDocument(t, id)
			}
		}
		b := NewBlocks(schema.Default(), index, func(id string) (*Document, error) { return held[id], nil })
		for id, resolutions := range b.Update(ids) {
			known[id] = resolutions
		}
		if err := b.Err(); err != nil {
			t.Fatal(err)
		}
		maps.DeleteFunc(known, func(id string, _ []quadpress.Resolution) bool { return held[id] == nil })
		want := map[string][]quadpress.Resolution{}
		var docs []Document
		for _, id := range slices.Sorted(maps.Keys(held)) {
			docs = append(docs, *held[id])
		}
		for d, resolutions := range Entities(schema.Default(), docs) {
			want[docs[d].ID] = resolutions
		}
		if diff := cmp.Diff(want, known); diff != "" {
			t.Fatalf("what one look at all tells (-), and what is known after the update (+):\n%s", diff)
		}
		fresh := memory{}
		b = NewBlocks(schema.Default(), fresh, func(id string) (*Document, error) { return held[id], nil })
		for range b.Update(slices.Collect(maps.Keys(held))) {
		}
		if diff := cmp.Diff(fresh, index); diff != "" {
			t.Fatalf("the index of one look at all (-), and that after the update (+):\n%s", diff)
		}
	}
	for range NewBlocks(schema.Default(), index, func(string) (*Document, error) { return nil, nil }).
		Update(slices.Collect(maps.Keys(held))) {
		t.Fatal("something is said of a document that is gone")
	}
	if len(index) > 0 {
		t.Fatalf("without documents the index holds %v", index)
	}
}
