package explore_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/graph/explore"
	"github.com/quadpress/quadpress/graph/explore/exploretest"
)

// TestCopies: documents of which each has a key of another are one text, whatever their order, and count as one.
func TestCopies(t *testing.T) {
	visits := []quadpress.Extraction{
		exploretest.Visit("a", "k1"), exploretest.Visit("b", "k2"), exploretest.Visit("c", "k1", "k2"),
		exploretest.Visit("d", "k3"), exploretest.Visit("e", "k4"), exploretest.Visit("f", "k4", "k4b"),
	}
	want := map[string][]string{
		"a": {"b", "c"}, "b": {"a", "c"}, "c": {"a", "b"}, "d": nil, "e": {"f"}, "f": {"e"},
	}
	for range 4 {
		g := exploretest.Of(t, visits...)
		for id, copies := range want {
			d, ok := g.Document("kg:document/" + id)
			if !ok {
				t.Fatalf("no document %s", id)
			}
			p, err := d.Copies(explore.Window{First: 10})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, c := range p.Items {
				got = append(got, c.Title())
			}
			if diff := cmp.Diff(copies, got); diff != "" {
				t.Errorf("copies of %s (-want +got):\n%s", id, diff)
			}
			if d.CopyCount() != len(copies) {
				t.Errorf("%s has %d copies, counted %d", id, len(copies), d.CopyCount())
			}
		}
		oslo, _ := g.Thing("kg:Oslo")
		relations, err := oslo.Relations(nil, explore.Window{First: 1})
		if err != nil {
			t.Fatal(err)
		}
		neighbors, err := g.Neighbors("kg:Oslo", nil, []explore.Link{explore.ByRelation}, explore.Window{First: 1})
		if err != nil {
			t.Fatal(err)
		}
		counts := []int{oslo.DocumentCount(), relations.Items[0].DocumentCount(), neighbors.Items[0].DocumentCount()}
		if diff := cmp.Diff([]int{3, 3, 3}, counts); diff != "" {
			t.Errorf("numbers of texts: %s", diff)
		}
		visits = slices.Concat(visits[4:], visits[:4])
		slices.Reverse(visits[1:4])
	}
}
