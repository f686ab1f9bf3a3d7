package resolve

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAverageLinkage(t *testing.T) {
	for _, c := range []struct {
		name  string
		links map[[2]int]int64
		want  [][]int
	}{
		{"two of three", map[[2]int]int64{{0, 1}: 10, {1, 2}: 4}, [][]int{{0, 1}}},
		{"a chain that holds on average", map[[2]int]int64{{0, 1}: 20, {1, 2}: 12}, [][]int{{0, 1, 2}}},
		{"one pair speaks against it", map[[2]int]int64{{0, 1}: 20, {1, 2}: 12, {0, 2}: -5}, [][]int{{0, 1}}},
		{"the strongest first", map[[2]int]int64{{0, 1}: 6, {1, 2}: 9, {2, 3}: 6}, [][]int{{1, 2}}},
		{"nothing", nil, nil},
	} {
		l := newLinkage(4)
		for ends, between := range c.links {
			l.link(ends[0], ends[1], between)
		}
		if diff := cmp.Diff(c.want, l.clusters(6)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestLogarithm(t *testing.T) {
	for n, want := range map[int]int64{1: 0, 2: 1 << logBits, 3: 1623, 1000: 10204, 1 << 30: 30 << logBits} {
		if got := log2(n); got != want {
			t.Errorf("log2(%d) is %d/%d, want %d", n, got, 1<<logBits, want)
		}
	}
}
