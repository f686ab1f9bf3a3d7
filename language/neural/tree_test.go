package neural

import (
	"math"
	"runtime"
	"testing"

	"pgregory.net/rapid"
)

// Whatever the scores, decoding gives the best of all trees with one root.
func TestDecodeTree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 7).Draw(t, "nodes")
		stride := n + rapid.IntRange(0, 3).Draw(t, "padding")
		score := make([]float32, n*stride)
		for i := range score {
			score[i] = float32(rapid.IntRange(-20, 20).Draw(t, "score"))
		}
		heads := decodeTree(score, n, stride)
		if !isTree(heads) {
			t.Fatalf("%v is no tree with one root", heads)
		}
		if got, best := total(score, stride, heads), bestTree(score, n, stride); got != best {
			t.Fatalf("%v scores %g, the best tree %g", heads, got, best)
		}
	})
}

// However many cycles lie within one another, the scores are copied once.
func TestDecodeTreeMemory(t *testing.T) {
	const n = MaxWords + 1
	score := make([]float32, n*n)
	for d := range n {
		for h := range n {
			score[d*n+h] = -float32(max(2*(d-h), h-d)) // near words are liked, of the neighbours the next one
		}
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	heads := decodeTree(score, n, n)
	runtime.ReadMemStats(&after)
	if !isTree(heads) {
		t.Error("no tree with one root")
	}
	if got, limit := after.TotalAlloc-before.TotalAlloc, uint64(8*8*n*n); got > limit {
		t.Errorf("a tree of %d words took %d bytes, want at most %d", n-1, got, limit)
	}
}

func isTree(heads []int) bool {
	return countRoots(heads) == 1 && findCycle(heads, nodesOf(heads)) == nil
}

func total(score []float32, stride int, heads []int) float32 {
	var sum float32
	for d := 1; d < len(heads); d++ {
		sum += score[d*stride+heads[d]]
	}
	return sum
}

// bestTree is the score of the best tree with one root, by trying all.
func bestTree(score []float32, n, stride int) float32 {
	best := float32(math.Inf(-1))
	heads := make([]int, n)
	var try func(d int)
	try = func(d int) {
		if d == n {
			if isTree(heads) {
				best = max(best, total(score, stride, heads))
			}
			return
		}
		for h := range n {
			if h != d {
				heads[d] = h
				try(d + 1)
			}
		}
	}
	try(1)
	return best
}
