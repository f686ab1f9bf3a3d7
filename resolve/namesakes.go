package resolve

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/name"
)

// namesakes are the bearers of one name, found by what is known of them, so that each need not be compared with all.
type namesakes struct {
	count int
	// Bearers of each country and field, those with the most documents first. Those with a middle name are in both.
	all, plain map[whereabouts][]*bearer
	// Those with a middle name, by each word of the first one that they have.
	byWord map[middleWord][]*bearer
	// The numbers of words that there are in byWord, each once.
	lengths []int
}

// whereabouts are the country and the field of a bearer.
type whereabouts struct{ country, field string }

// middleWord is a word of a middle name of so many words. A word that ends with "*" is any word with that first byte.
type middleWord struct {
	length int
	word   string
}

func newNamesakes() *namesakes {
	return &namesakes{
		all: map[whereabouts][]*bearer{}, plain: map[whereabouts][]*bearer{}, byWord: map[middleWord][]*bearer{},
	}
}

// add enters a bearer of whom nothing is known yet.
func (n *namesakes) add(b *bearer) {
	b.number = n.count
	n.count++
	n.place(b)
}

// learn adds to what is known of a bearer.
func (n *namesakes) learn(b *bearer, p name.Profile, offices []string, docs int) {
	n.remove(b)
	middles := len(b.middles)
	b.learn(p, offices, docs)
	n.place(b)
	if middles == 0 && len(b.middles) > 0 {
		n.index(b)
	}
}

// enter enters a bearer of whom all is known: see [namesakes.agreeing].
func (n *namesakes) enter(b *bearer) {
	w := whereabouts{b.country, b.field}
	for _, m := range n.with(b) {
		m[w] = append(m[w], b)
	}
	if len(b.middles) > 0 {
		n.index(b)
	}
}

// index enters a bearer by the words of a middle name.
func (n *namesakes) index(b *bearer) {
	words := strings.Fields(b.middles[0])
	if !slices.Contains(n.lengths, len(words)) {
		n.lengths = append(n.lengths, len(words))
	}
	for _, w := range words {
		for _, k := range []string{w, w[:1] + "*"} {
			k := middleWord{len(words), k}
			n.byWord[k] = append(n.byWord[k], b)
		}
	}
}

// byDocuments orders bearers: those with the most documents first, then those that were found first.
func byDocuments(a, b *bearer) int { return cmp.Or(b.docs-a.docs, a.number-b.number) }

func (n *namesakes) place(b *bearer) {
	w := whereabouts{b.country, b.field}
	for _, m := range n.with(b) {
		i, _ := slices.BinarySearchFunc(m[w], b, byDocuments)
		m[w] = slices.Insert(m[w], i, b)
	}
}

func (n *namesakes) remove(b *bearer) {
	w := whereabouts{b.country, b.field}
	for _, m := range n.with(b) {
		i, _ := slices.BinarySearchFunc(m[w], b, byDocuments)
		m[w] = slices.Delete(m[w], i, i+1)
	}
}

// with are the maps that a bearer is in.
func (n *namesakes) with(b *bearer) []map[whereabouts][]*bearer {
	if len(b.middles) > 0 {
		return []map[whereabouts][]*bearer{n.all}
	}
	return []map[whereabouts][]*bearer{n.all, n.plain}
}

// admitting are the first two, by number of documents, of the bearers that nothing speaks against for a profile.
func (n *namesakes) admitting(p name.Profile) (best, second *bearer) {
	consider := func(b *bearer) {
		switch {
		case b == best || b == second:
		case best == nil || byDocuments(b, best) < 0:
			best, second = b, best
		case second == nil || byDocuments(b, second) < 0:
			second = b
		}
	}
	for bearers := range n.around(p) {
		for _, b := range bearers[:min(2, len(bearers))] {
			consider(b)
		}
	}
	for b := range n.sharing(p.Middle) {
		if b.admits(p) {
			consider(b)
		}
	}
	return best, second
}

// agreeing yields all bearers entered that agree with one, and some others; one bearer maybe several times. Those that
// were merged since they were entered may be among them.
func (n *namesakes) agreeing(b *bearer) iter.Seq[*bearer] {
	return func(yield func(*bearer) bool) {
		p := name.Profile{Country: b.country, Field: b.field}
		if len(b.middles) > 0 {
			p.Middle = b.middles[0]
		}
		for bearers := range n.around(p) {
			for _, o := range bearers {
				if !yield(o) {
					return
				}
			}
		}
		for o := range n.sharing(p.Middle) {
			if !yield(o) {
				return
			}
		}
	}
}

// around yields, by country and field, those whose country and field agree with a profile's: all of them if it has no
// middle name, else those without one. They come in any order.
func (n *namesakes) around(p name.Profile) iter.Seq[[]*bearer] {
	within := n.plain
	if p.Middle == "" {
		within = n.all
	}
	return func(yield func([]*bearer) bool) {
		for w, bearers := range within {
			agrees := (p.Country == "" || w.country == "" || p.Country == w.country) &&
				(p.Field == "" || w.field == "" || p.Field == w.field)
			if agrees && !yield(bearers) {
				return
			}
		}
	}
}

// sharing yields all bearers with a middle name that may agree with another, and some others; one bearer maybe several
// times.
func (n *namesakes) sharing(middle string) iter.Seq[*bearer] {
	return func(yield func(*bearer) bool) {
		words := strings.Fields(middle)
		for _, length := range n.lengths {
			for _, w := range n.telling(words, length) {
				for _, k := range alike(w) {
					for _, b := range n.byWord[middleWord{length, k}] {
						if !yield(b) {
							return
						}
					}
				}
			}
		}
	}
}

// telling are those of some words that middle names of a length have to share one of, to agree: the shorter name has
// each of its words in a place of its own in the longer. So any one word is enough where these are the fewer; else as
// many may be left out as the names have, but one. Kept are those that the fewest bearers share.
func (n *namesakes) telling(words []string, length int) []string {
	if len(words) == 0 {
		return nil
	}
	sharers := func(w string) (sum int) {
		for _, k := range alike(w) {
			sum += len(n.byWord[middleWord{length, k}])
		}
		return sum
	}
	words = slices.SortedFunc(slices.Values(words), func(a, b string) int { return sharers(a) - sharers(b) })
	return words[:max(len(words)-length, 0)+1]
}

// alike are the words that a word of a middle name agrees with: itself and its first letter, and for a letter all that
// begin with it.
func alike(word string) []string {
	if len(word) == 1 {
		return []string{word + "*"}
	}
	return []string{word, word[:1]}
}

// namesakesBy are namesakes by what they share.
type namesakesBy map[string]*namesakes

func (by namesakesBy) enter(shared string, b *bearer) {
	if by[shared] == nil {
		by[shared] = newNamesakes()
	}
	by[shared].enter(b)
}

// agreeing yields what [namesakes.agreeing] does, of all who share one of some things.
func (by namesakesBy) agreeing(b *bearer, shared ...string) iter.Seq[*bearer] {
	return func(yield func(*bearer) bool) {
		for _, s := range shared {
			if by[s] == nil {
				continue
			}
			for o := range by[s].agreeing(b) {
				if !yield(o) {
					return
				}
			}
		}
	}
}
