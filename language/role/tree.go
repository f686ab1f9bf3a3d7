package role

import "github.com/quadpress/quadpress"

// tree is a sentence's dependency tree, made for walks down it.
type tree struct {
	tokens []quadpress.Token
	heads  []int
	first  []int32 // where the children of each word begin in kids
	kids   []int32 // in order
	rels   []int   // the relations by their numbers in the network
	above  []bool  // the predicate at hand and what it depends on
	taken  []bool  // the heads of its arguments
	inside []bool
}

func (t *tree) set(tokens []quadpress.Token, rels map[string]int) {
	n := len(tokens)
	t.tokens = tokens
	t.heads, t.rels = resize(t.heads, n), resize(t.rels, n)
	t.first, t.kids = resize(t.first, n+2), resize(t.kids, n)
	t.above, t.taken, t.inside = resize(t.above, n), resize(t.taken, n), resize(t.inside, n)
	clear(t.first)
	clear(t.above)
	clear(t.taken)
	clear(t.inside)
	for i := range tokens {
		t.heads[i], t.rels[i] = tokens[i].Head, rels[tokens[i].Rel]
		if h := tokens[i].Head; h >= 0 {
			t.first[h+2]++
		}
	}
	for i := 2; i < len(t.first); i++ {
		t.first[i] += t.first[i-1]
	}
	for i := range tokens {
		if h := tokens[i].Head; h >= 0 {
			t.kids[t.first[h+1]] = int32(i)
			t.first[h+1]++
		}
	}
}

// children lists the words that depend on a word, in order.
func (t *tree) children(i int) []int32 { return t.kids[t.first[i]:t.first[i+1]] }

// mark sets or clears t.above for a predicate and what it depends on.
func (t *tree) mark(p int, is bool) {
	for x := p; x >= 0; x = t.heads[x] {
		t.above[x] = is
	}
}

// resize returns a slice of n values, x's memory where that is enough. The values are whatever was there.
func resize[T any](x []T, n int) []T {
	if cap(x) < n {
		return make([]T, n, n+n/4)
	}
	return x[:n]
}
