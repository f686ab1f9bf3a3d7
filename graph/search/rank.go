package search

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// ranked is how many of the hits that the index has first are ranked anew. The index ranks rare words first, which
// misspelt ones are; here it counts how like the words are and how much is known.
const ranked = 200

// How well a name fits in which a word is as it was asked for, begins so, or has one letter wrong or two.
const (
	same     = 1
	begun    = 0.8
	oneWrong = 0.6
	twoWrong = 0.3
)

// sentenceScore is that of a sentence, which comes after names of things that are well known.
const sentenceScore = 1

// rank sorts hits by how well they fit the words of a query.
func (x *Index) rank(hits []Hit, query string) {
	words := x.words(nameAnalyzer, query)
	best := 0.0
	for _, h := range hits {
		best = max(best, h.Score)
	}
	for i := range hits {
		h := &hits[i]
		if h.Kind == Sentence {
			h.Score = sentenceScore * h.Score / max(best, math.SmallestNonzeroFloat64)
			continue
		}
		fit := 0.0
		for _, name := range h.names {
			fit = max(fit, fits(words, x.words(nameAnalyzer, name)))
		}
		h.Score = fit * (1 + math.Log2(1+h.weight))
	}
	slices.SortStableFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(a.ID, b.ID))
	})
}

// fits is how well the words of a name fit those of a query, from 0 to 1. Words of the name that were not asked for
// count a little against it.
func fits(query, name []string) float64 {
	sum := 0.0
	for _, asked := range query {
		best := 0.0
		for _, word := range name {
			best = max(best, likeness(asked, word))
		}
		sum += best
	}
	more := max(0, len(name)-len(query))
	return sum / float64(max(1, len(query))) / (1 + 0.1*float64(more))
}

func likeness(asked, word string) float64 {
	switch {
	case asked == word:
		return same
	case strings.HasPrefix(word, asked):
		return begun
	}
	switch levenshtein.ComputeDistance(asked, word) {
	case 1:
		return oneWrong
	case 2:
		return twoWrong
	}
	return 0
}
