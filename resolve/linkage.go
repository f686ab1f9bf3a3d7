package resolve

import (
	"container/heap"
	"slices"
)

// linkage clusters items by average linkage: it joins the two clusters whose items, each with each, have the most
// between them on average, as long as that is enough. Items that nothing links have nothing between them.
type linkage struct {
	links   []map[int]int64 // by cluster: the sum of what is between its items and those of another one
	members [][]int         // by cluster, none where it has become part of another one
	best    linkHeap
}

// newLinkage returns a linkage of items from 0 to n-1, each its own cluster.
func newLinkage(n int) *linkage {
	l := &linkage{links: make([]map[int]int64, n), members: make([][]int, n)}
	for i := range n {
		l.members[i] = []int{i}
	}
	return l
}

// link says what is between two items.
func (l *linkage) link(a, b int, between int64) {
	if between == 0 {
		return
	}
	for _, ends := range [...][2]int{{a, b}, {b, a}} {
		if l.links[ends[0]] == nil {
			l.links[ends[0]] = map[int]int64{}
		}
		l.links[ends[0]][ends[1]] = between
	}
}

// clusters returns the clusters of more than one item that have at least so much between them, each sorted, by their
// first items.
func (l *linkage) clusters(least int64) (out [][]int) {
	for a := range l.links {
		for b := range l.links[a] {
			if a < b {
				l.offer(a, b, least)
			}
		}
	}
	heap.Init(&l.best)
	for l.best.Len() > 0 {
		if k := heap.Pop(&l.best).(candidate); l.members[k.a] != nil && l.members[k.b] != nil {
			l.join(k.a, k.b, least)
		}
	}
	for _, m := range l.members {
		if len(m) > 1 {
			slices.Sort(m)
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b []int) int { return a[0] - b[0] })
	return out
}

// join makes two clusters a new one.
func (l *linkage) join(a, b int, least int64) {
	c := len(l.members)
	l.members = append(l.members, append(l.members[a], l.members[b]...))
	l.members[a], l.members[b] = nil, nil
	links := map[int]int64{}
	for _, part := range [...]int{a, b} {
		for o, between := range l.links[part] {
			if o != a && o != b {
				links[o] += between
			}
			delete(l.links[o], part)
		}
		l.links[part] = nil
	}
	l.links = append(l.links, links)
	for o, between := range links {
		l.links[o][c] = between
		if l.offer(o, c, least) {
			heap.Fix(&l.best, l.best.Len()-1)
		}
	}
}

// offer makes two clusters candidates for joining if there is enough between them, and reports whether it did. Behind
// it stands the last of the heap, which is to be put in order.
func (l *linkage) offer(a, b int, least int64) bool {
	pairs := int64(len(l.members[a])) * int64(len(l.members[b]))
	between := l.links[a][b]
	if between < least*pairs {
		return false
	}
	l.best = append(l.best, candidate{float64(between) / float64(pairs), a, b})
	return true
}

// candidate is a pair of clusters and what is between them on average.
type candidate struct {
	average float64
	a, b    int
}

// linkHeap has the pair with the most between it first.
type linkHeap []candidate

func (h linkHeap) Len() int { return len(h) }

func (h linkHeap) Less(i, j int) bool {
	if h[i].average != h[j].average {
		return h[i].average > h[j].average
	}
	if h[i].a != h[j].a {
		return h[i].a < h[j].a
	}
	return h[i].b < h[j].b
}

func (h linkHeap) Swap(i, j int) { h[i], h[j] = h[j], h[i] }

func (h *linkHeap) Push(x any) { *h = append(*h, x.(candidate)) }

func (h *linkHeap) Pop() any {
	last := len(*h) - 1
	k := (*h)[last]
	*h = (*h)[:last]
	return k
}
