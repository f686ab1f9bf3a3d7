package role

import (
	"cmp"
	"slices"

	"github.com/quadpress/quadpress"
)

// alone reports whether an argument of a role is always one word: a modal verb, a light verb and the noun that it
// goes with.
func alone(r int) bool { return r == roleModal || r == roleLightVerb || r == roleLightNoun }

// around reports whether a relation makes a word no part of a phrase that holds the predicate: of "to the town, which
// they had left" the argument of "left" is "the town".
func around(rel string) bool {
	switch rel {
	case "case", "cop", "nsubj", "nsubj:outer", "expl", "mark", "cc", "cc:preconj", "punct", "aux", "parataxis",
		"discourse":
		return true
	}
	return false
}

// span returns the words of the argument that h heads: what depends on h and holds neither the predicate nor the head
// of another argument, in one piece, without the punctuation at its ends. The predicate and the heads are those
// marked.
func (t *tree) span(h, role int) (first, last int) {
	if alone(role) {
		return h, h + 1
	}
	low, high := t.cover(h, t.above[h])
	first, last = h, h
	for first > low && t.inside[first-1] {
		first--
	}
	for last < high && t.inside[last+1] {
		last++
	}
	clear(t.inside[low : high+1])
	last++
	for last-1 > h && t.tokens[last-1].UPOS == "PUNCT" && !t.opened(first, last) {
		last--
	}
	for first < h && (t.tokens[first].UPOS == "PUNCT" && !t.closed(first, last) ||
		t.tokens[first].Rel == "cc" && t.heads[first] == h) {
		first++
	}
	return first, last
}

// cover sets t.inside for h and what depends on it, but for what leads to the predicate, and returns the first word and
// the last one of them.
func (t *tree) cover(h int, holdsPredicate bool) (low, high int) {
	low, high = h, h
	t.inside[h] = true
	for _, c := range t.children(h) {
		if t.above[c] || t.taken[c] || holdsPredicate && around(t.tokens[c].Rel) {
			continue
		}
		l, r := t.cover(int(c), false)
		low, high = min(low, l), max(high, r)
	}
	return low, high
}

// closers are the marks that end what another began.
var closers = map[string]string{")": "(", "]": "[", "''": "``", "”": "“", `"`: `"`}

// opened reports whether the mark that ends a span was opened within.
func (t *tree) opened(first, last int) bool {
	opener, ok := closers[t.tokens[last-1].Form]
	return ok && slices.ContainsFunc(t.tokens[first:last-1], func(x quadpress.Token) bool { return x.Form == opener })
}

// closed reports whether the mark that begins a span is closed within.
func (t *tree) closed(first, last int) bool {
	form := t.tokens[first].Form
	return slices.ContainsFunc(t.tokens[first+1:last], func(x quadpress.Token) bool { return closers[x.Form] == form })
}

// head is a word with the role of the argument that it heads.
type head struct{ word, role int }

// compose makes arguments of their heads, in the order of the words. A head of no role of its own goes to the
// argument beside it: "They saw [the ship] [leave]".
func (t *tree) compose(heads []head) []quadpress.FrameArgument {
	args := make([]quadpress.FrameArgument, 0, len(heads))
	var more []quadpress.FrameArgument
	for _, h := range heads {
		t.taken[h.word] = h.role != roleRelative
	}
	for _, h := range heads {
		if h.role == roleRelative {
			continue
		}
		first, last := t.span(h.word, h.role)
		a := quadpress.FrameArgument{Role: roles[h.role], First: first, Last: last}
		if h.role == roleMore {
			more = append(more, a)
		} else {
			args = append(args, a)
		}
	}
	for _, h := range heads {
		t.taken[h.word] = false
	}
	slices.SortFunc(more, byPlace)
	for _, m := range more {
		t.join(args, m)
	}
	slices.SortFunc(args, byPlace)
	return args
}

func byPlace(a, b quadpress.FrameArgument) int {
	return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.Last, b.Last), cmp.Compare(a.Role, b.Role))
}

// join gives words to the argument right before them, else to the one right behind them.
func (t *tree) join(args []quadpress.FrameArgument, m quadpress.FrameArgument) {
	before, after := -1, -1
	for i, a := range args {
		if a.Last <= m.First && t.onlyMarks(a.Last, m.First) && (before < 0 || a.Last > args[before].Last) {
			before = i
		}
		if m.Last <= a.First && t.onlyMarks(m.Last, a.First) && (after < 0 || a.First < args[after].First) {
			after = i
		}
	}
	switch {
	case before >= 0:
		args[before].Last = m.Last
	case after >= 0:
		args[after].First = m.First
	}
}

// onlyMarks reports whether all words of a span are punctuation.
func (t *tree) onlyMarks(first, last int) bool {
	return !slices.ContainsFunc(t.tokens[first:last], func(x quadpress.Token) bool { return x.UPOS != "PUNCT" })
}
