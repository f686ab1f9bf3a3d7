package linesort

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Lines come sorted, with how often each was added, however many runs they take.
func TestGroups(t *testing.T) {
	whole := RunSize
	defer func() { RunSize = whole }()
	rapid.Check(t, func(t *rapid.T) {
		RunSize = rapid.SampledFrom([]int{1, 10, 100, whole}).Draw(t, "run")
		lines := rapid.SliceOfN(rapid.StringMatching(`[ab]{0,3}`), 0, 30).Draw(t, "lines")
		var s Sorter
		defer func() {
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
		}()
		times := map[string]int{}
		for _, line := range lines {
			times[line+"\n"]++
			if err := s.Add(func(b []byte) []byte { return append(append(b, line...), '\n') }); err != nil {
				t.Fatal(err)
			}
		}
		var got []string
		for g, err := range s.Groups(context.Background()) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, fmt.Sprintf("%s%d", g.Line, g.Times))
		}
		var want []string
		for line, n := range times {
			want = append(want, fmt.Sprintf("%s%d", line, n))
		}
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	})
}
