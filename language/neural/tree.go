package neural

import "math"

// decodeTree finds the heads that form the best tree with one root by the scores of its arcs: score[d*stride+h] for head h of word d,
// both counted from 1 with the root as 0. The result has n values, the first of them meaningless.
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
	if n <= 2 || countRoots(heads) == 1 && findCycle(heads) == nil {
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
	return spanningTree(s)
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

// findCycle returns the words of a cycle, nil for a tree.
func findCycle(heads []int) []int {
	seen := make([]int, len(heads)) // the walk that first came by, 0 for none
	for start := 1; start < len(heads); start++ {
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

// spanningTree is the algorithm of Chu, Liu and Edmonds: the best tree from node 0, score[d][h].
func spanningTree(score [][]float64) []int {
	n := len(score)
	heads := make([]int, n)
	for d := 1; d < n; d++ {
		best := math.Inf(-1)
		for h, v := range score[d] {
			if h != d && v > best {
				best, heads[d] = v, h
			}
		}
	}
	cycle := findCycle(heads)
	if cycle == nil {
		return heads
	}
	// Contract the cycle to one node, the last, and solve the smaller problem.
	inside := make([]bool, n)
	for _, d := range cycle {
		inside[d] = true
	}
	var rest []int
	for d := range n {
		if !inside[d] {
			rest = append(rest, d)
		}
	}
	k := len(rest)
	small := square(k + 1)
	leave, enter := make([]int, k), make([]int, k) // the cycle's word that heads rest[a], and that rest[a] heads
	for a, x := range rest {
		for b, y := range rest {
			small[a][b] = score[x][y]
		}
		small[a][k], small[k][a] = math.Inf(-1), math.Inf(-1)
		for _, c := range cycle {
			if v := score[x][c]; v > small[a][k] {
				small[a][k], leave[a] = v, c
			}
			if v := score[c][x] - score[c][heads[c]]; v > small[k][a] {
				small[k][a], enter[a] = v, c
			}
		}
	}
	solved := spanningTree(small)
	for a := 1; a < k; a++ {
		if solved[a] == k {
			heads[rest[a]] = leave[a]
		} else {
			heads[rest[a]] = rest[solved[a]]
		}
	}
	heads[enter[solved[k]]] = rest[solved[k]]
	return heads
}
