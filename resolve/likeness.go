package resolve

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
)

// likeness tells how much alike documents are in what they speak of: the cosine of the angle between their vectors of
// terms, weighted by tf-idf (Salton and Buckley 1988), in parts of [whole]. All of it is reckoned in integers, for
// processors round sums of products in different ways.
type likeness struct {
	terms map[string]int // numbers of terms
	docs  [][]weighed
	norms []float64
	where [][]weighed // by term: the documents that have it, and its weight there
	idf   []int64     // by term
}

// weighed is a term of a document, or a document of a term, with its weight.
type weighed struct {
	of     int
	weight int64
}

const (
	// whole is how much alike a document is to itself.
	whole = 1_000_000
	// commonTerm is the number of documents from which on a term tells no two apart. It bounds the time that
	// comparing takes.
	commonTerm = 60
	// Terms are taken to stand in so many of background further documents, so that a few documents can be compared too:
	// names of cities and people in few, countries and common words in many.
	background, priorName, priorWord = 1000, 2, 500
	// termLetters is the length to which common words are cut, for "collapsed" and "collapse" are alike.
	termLetters = 6
)

// compare makes the terms of documents comparable.
func compare(docs []Document, out [][]quadpress.Resolution) *likeness {
	a := &likeness{terms: map[string]int{}, docs: make([][]weighed, len(docs)), norms: make([]float64, len(docs))}
	var priors, documents []int
	for d := range docs {
		counts := map[int]int64{}
		forTerms(&docs[d], out[d], func(term string, prior int) {
			t, ok := a.terms[term]
			if !ok {
				t = len(a.terms)
				a.terms[term] = t
				priors, documents = append(priors, prior), append(documents, 0)
			}
			if counts[t]++; counts[t] == 1 {
				documents[t]++
			}
		})
		for t, n := range counts {
			a.docs[d] = append(a.docs[d], weighed{t, n})
		}
		slices.SortFunc(a.docs[d], func(x, y weighed) int { return x.of - y.of })
	}
	a.where, a.idf = make([][]weighed, len(documents)), make([]int64, len(documents))
	for t, n := range documents {
		a.idf[t] = max(0, log2(len(docs)+background)-log2(n+priors[t]))
	}
	common := min(commonTerm, max(3, len(docs)/12))
	for d := range a.docs {
		var squares int64
		rare := a.docs[d][:0]
		for _, t := range a.docs[d] {
			if documents[t.of] > common {
				continue
			}
			t.weight = (1<<logBits + log2(int(t.weight))*7/10) * a.idf[t.of] >> logBits // 1 + ln of the count
			squares += t.weight * t.weight
			rare = append(rare, t)
			a.where[t.of] = append(a.where[t.of], weighed{d, t.weight})
		}
		a.docs[d], a.norms[d] = rare, math.Sqrt(float64(squares))
	}
	return a
}

// forTerms calls visit with each term of a document, as often as it stands there, and its prior: things by what they
// are resolved to, words without their endings.
func forTerms(doc *Document, out []quadpress.Resolution, visit func(term string, prior int)) {
	for i := range doc.Entities {
		switch e := &doc.Entities[i]; e.Kind {
		case quadpress.KindNamed:
			prior := priorName
			if e.Known != "" {
				prior = priorWord
			}
			visit(namedTerm(out[i].ID), prior)
		case quadpress.KindDescribed, quadpress.KindConcept:
			for _, w := range strings.Fields(e.Name) {
				visit(stem(w), priorWord)
			}
		}
	}
	for i := range doc.Events {
		e := &doc.Events[i]
		for j := range e.Mentions {
			visit("predicate "+e.Predicate, priorWord)
			visit(stem(e.Mentions[j].Lemma), priorWord)
		}
	}
}

func namedTerm(id string) string { return "thing " + id }

// stem is a word in small letters without what it ends in.
func stem(word string) string {
	word = strings.ToLower(word)
	n := 0
	for i := range word {
		if n == termLetters {
			return word[:i]
		}
		n++
	}
	return word
}

// rarity is how much a thing that two documents share tells: the idf of its term, in units of 1<<logBits.
func (a *likeness) rarity(id string) int64 {
	if t, ok := a.terms[namedTerm(id)]; ok {
		return a.idf[t]
	}
	return 0
}

// neighbour is a document, and how much alike it is to another one.
type neighbour struct {
	doc  int
	like int64
}

// before returns the documents before one that are at least so much alike to it, in their order.
func (a *likeness) before(doc int, least int64, sums []int64) (near []neighbour) {
	var met []int
	for _, t := range a.docs[doc] {
		for _, o := range a.where[t.of] {
			if o.of >= doc {
				break
			}
			if sums[o.of] == 0 {
				met = append(met, o.of)
			}
			sums[o.of] += t.weight * o.weight
		}
	}
	slices.Sort(met)
	for _, o := range met {
		like := int64(float64(sums[o]) / (a.norms[doc] * a.norms[o]) * whole)
		if sums[o] = 0; like >= least {
			near = append(near, neighbour{o, like})
		}
	}
	return near
}

// logBits is the number of bits behind the point of a logarithm.
const logBits = 10

// log2 is the logarithm to the base of 2 of a number from 1 to below 1<<31, with [logBits] bits behind the point.
func log2(n int) int64 {
	whole := bits.Len(uint(cmp.Or(n, 1))) - 1
	log := int64(whole)
	x := uint64(n) << (31 - whole) // from 1 to below 2, with 31 bits behind the point
	for range logBits {
		log <<= 1
		if x = x * x >> 31; x >= 1<<32 {
			x >>= 1
			log |= 1
		}
	}
	return log
}
