package graph

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress/graph/search"
)

// The index has what one of all documents at once would have, however they have come, and also where it was lost.
func TestIndexFollowsDocuments(t *testing.T) {
	moved := vienna()
	moved.resolutions[2].ID, moved.resolutions[2].Label = "Wien", "Wien" // its sentences stay
	lose := func(dir string) error { return os.RemoveAll(dir) }
	damage := func(dir string) error {
		return os.WriteFile(filepath.Join(dir, "index_meta.json"), []byte("{}"), 0o600)
	}
	for name, test := range map[string]struct {
		steps []loaded
		harm  func(dir string) error // before the last step
		want  []loaded
	}{
		"one by one":               {[]loaded{vienna(), paris()}, nil, []loaded{vienna(), paris()}},
		"one goes":                 {[]loaded{vienna(), paris(), without(paris())}, nil, []loaded{vienna()}},
		"one is resolved anew":     {[]loaded{vienna(), paris(), moved}, nil, []loaded{moved, paris()}},
		"lost, one comes":          {[]loaded{vienna(), paris()}, lose, []loaded{vienna(), paris()}},
		"lost, one goes":           {[]loaded{vienna(), paris(), without(paris())}, lose, []loaded{vienna()}},
		"damaged, one is resolved": {[]loaded{vienna(), paris(), moved}, damage, []loaded{moved, paris()}},
	} {
		dir := storeDir(t)
		s := openStore(t, dir, Options{})
		for i, d := range test.steps {
			if i == len(test.steps)-1 && test.harm != nil {
				if err := test.harm(currentPath(t, dir, indexDir)); err != nil {
					t.Fatal(err)
				}
			}
			update(t, s, d)
		}
		once := openStore(t, storeDir(t), Options{})
		update(t, once, test.want...)
		if diff := cmp.Diff(found(t, once), found(t, s)); diff != "" {
			t.Errorf("%s: what is found differs from that of one update: %s", name, diff)
		}
	}
}

// found is what the index of a store finds.
func found(t *testing.T, s *Store) (found []string) {
	t.Helper()
	x, err := s.Index(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	n, err := x.Len()
	found = []string{fmt.Sprint(n)}
	for _, text := range []string{"Kerry", "Lavrov", "Vienna", "Wien", "Paris", "secretary", "met"} {
		hits, _, errOf := x.Search(context.Background(), search.Query{Text: text}, 20)
		err = errors.Join(err, errOf)
		for _, h := range hits {
			weight, _, errOf := x.Weight(h.ID)
			err = errors.Join(err, errOf)
			found = append(found, fmt.Sprintf("%s: %s %s %s, weight %d", text, h.Kind, h.ID, h.Name(), weight))
		}
	}
	if err != nil || len(found) < 8 {
		t.Fatalf("found %v, %v", found, err)
	}
	return found
}
