package neural

import (
	"math"
	"slices"
)

// decodeTree finds the heads that form the best tree with one root by the scores of its arcs: score[d*stride+h] for
// head h of word d, both counted from 1 with the root as 0. The result has n values, the first of them meaningless.
func decodeTree(score []float32, n, stride int) []int {
	heads := make([]int, n)
	for d := 1; d < n; d++ {
		best := float32(math.Inf(-1))
		for h, v := range score[d*stride : d*stride+n] {
			if h != d && v > best {
				best, heads[d] = v, h
			}
		}
	}
	nodes := nodesOf(heads)
	if n <= 2 || countRoots(heads) == 1 && findCycle(heads, nodes) == nil {
		return heads
	}
	// Every tree has at least one root. With roots dear enough the best tree has no more, and all trees with one root have
	// paid the same for it.
	const rootPrice = 1e6
	s := square(n)
	for d := range s {
		for h := range s[d] {
			s[d][h] = float64(score[d*stride+h])
		}
		s[d][0] -= rootPrice
	}
	t := tree{score: s, heads: heads}
	for _, d := range nodes[1:] {
		t.attach(d, nodes)
	}
	t.solve(nodes)
	return heads
}

// nodesOf returns the numbers of the words that have these heads, the root first.
func nodesOf(heads []int) []int {
	nodes := make([]int, len(heads))
	for i := range nodes {
		nodes[i] = i
	}
	return nodes
}

// square returns n rows of n values.
func square(n int) [][]float64 {
	rows, values := make([][]float64, n), make([]float64, n*n)
	for i := range rows {
		rows[i] = values[i*n : (i+1)*n]
	}
	return rows
}

func countRoots(heads []int) int {
	n := 0
	for _, h := range heads[1:] {
		if h == 0 {
			n++
		}
	}
	return n
}

// findCycle returns the words of the first cycle among nodes, the root before them; nil for a tree.
func findCycle(heads, nodes []int) []int {
	seen := make([]int, len(heads)) // the walk that first came by, 0 for none
	for _, start := range nodes[1:] {
		d := start
		for d != 0 && seen[d] == 0 {
			seen[d] = start
			d = heads[d]
		}
		if d == 0 || seen[d] != start {
			continue
		}
		cycle := []int{d}
		for e := heads[d]; e != d; e = heads[e] {
			cycle = append(cycle, e)
		}
		return cycle
	}
	return nil
}

// tree finds the best tree by the algorithm of Chu, Liu and Edmonds. A cycle is contracted to one node in the place of
// one of its words. A run of words without an end has hundreds of cycles within one another: a copy of the scores for
// each would take hundreds of megabytes and most of the time.
type tree struct {
	score [][]float64 // score[d][h]; those of contracted words are overwritten
	heads []int
}

// attach gives a node the best of nodes as its head.
func (t *tree) attach(d int, nodes []int) {
	best := math.Inf(-1)
	for _, h := range nodes {
		if v := t.score[d][h]; h != d && v > best {
			best, t.heads[d] = v, h
		}
	}
}

// solve makes a tree of nodes, the root first, each of which has its best head.
func (t *tree) solve(nodes []int) {
	cycle := findCycle(t.heads, nodes)
	if cycle == nil {
		return
	}
	whole := cycle[0] // the cycle as one node
	inside := t.heads[whole]
	// the cycle's word that heads a node, and that it heads
	leave, enter := make([]int, len(t.heads)), make([]int, len(t.heads))
	left := make([]int, 0, len(nodes))
	for _, x := range nodes {
		if slices.Contains(cycle, x) {
			continue
		}
		left = append(left, x)
		from, to := math.Inf(-1), math.Inf(-1)
		for _, c := range cycle {
			if v := t.score[x][c]; v > from {
				from, leave[x] = v, c
			}
			if v := t.score[c][x] - t.score[c][t.heads[c]]; v > to {
				to, enter[x] = v, c
			}
		}
		t.score[x][whole], t.score[whole][x] = from, to
	}
	others := left[1:]
	for _, x := range others {
		if slices.Contains(cycle, t.heads[x]) {
			t.heads[x] = whole
		}
	}
	t.attach(whole, left)
	left = append(left, whole)
	t.solve(left)

	for _, x := range others {
		if t.heads[x] == whole {
			t.heads[x] = leave[x]
		}
	}
	above := t.heads[whole]
	t.heads[whole] = inside
	t.heads[enter[above]] = above
}
