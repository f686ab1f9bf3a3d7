package resolve

import (
	"cmp"
	_ "embed" // common.txt, function.txt
	"encoding/binary"
	"fmt"
	"maps"
	"math"
	"math/bits"
	"strings"
	"sync"

	"github.com/quadpress/quadpress"
)

// Two documents are alike by the cosine of the angle between their vectors of terms (Salton and Buckley 1988), in parts
// of [whole]. What a term weighs depends on how often a document has it and on what it is, not on the other documents:
// so how alike two documents are, they say by themselves. Only terms that few documents have count for what is between
// two documents. All of it is reckoned in integers, for processors round sums of products in different ways.
const (
	// whole is how much alike a document is to itself.
	whole = 1_000_000
	// nameRarity and wordRarity are what terms weigh, in bits: names of people and cities stand in few documents;
	// countries and words, unless they are so common that they weigh nothing, in many.
	nameRarity = 8 << logBits
	wordRarity = 2 << logBits
	// termLetters is the length to which common words are cut, for "collapsed" and "collapse" are alike.
	termLetters = 6
)

// mostCommon is the number of documents up to which a term tells them from others; it bounds the time that comparing
// takes. Of fewer documents than twelve times as many, the number is smaller, down to leastCommon.
const (
	mostCommon  = 60
	leastCommon = 3
)

// commonAbove is the number of documents from which on a term is common among so many. It changes seldom, and no more
// once there are enough.
func commonAbove(documents int) int {
	common := mostCommon
	for common > leastCommon && common > documents/12 {
		common /= 2
	}
	return max(common, leastCommon)
}

// vector is what a document speaks of: how often it has each term. The first letter of a term tells what it is.
type vector map[string]int

const (
	nameTerm = "n"
	wordTerm = "w" // also for curated things
)

// vectorOf returns the terms of a document: things by what they are resolved to, words without their endings.
func (l *lore) vectorOf(doc *Document, out []quadpress.Resolution) vector {
	v := vector{}
	word := func(w string) {
		if !commonWords()[w] {
			v[wordTerm+hashed(w, 8)]++
		}
	}
	for i := range doc.Entities {
		switch e := &doc.Entities[i]; e.Kind {
		case quadpress.KindNamed:
			v[l.termOf(out[i].ID)]++
		case quadpress.KindDescribed, quadpress.KindConcept:
			for _, w := range strings.Fields(e.Name) {
				word(stem(w))
			}
		}
	}
	for i := range doc.Events {
		e := &doc.Events[i]
		for j := range e.Mentions {
			word("predicate " + e.Predicate)
			word(stem(e.Mentions[j].Lemma))
		}
	}
	return v
}

// termOf is the term of a thing with a name.
func (l *lore) termOf(id string) string {
	if _, curated := l.gaz.ByID[id]; curated {
		return wordTerm + hashed("thing "+id, 8)
	}
	return nameTerm + hashed("thing "+id, 8)
}

//go:embed common.txt
var commonText string

// commonWords are those that so many stories have that they tell none from another: at least one in twelve of 124
// stories of Wikinews from 2020.
var commonWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for line := range strings.Lines(commonText) {
		words[strings.TrimSpace(line)] = true
	}
	return words
})

//go:embed function.txt
var functionText string

// functionWords are those that say nothing by themselves.
var functionWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for line := range strings.Lines(functionText) {
		if !strings.HasPrefix(line, "#") {
			for w := range strings.FieldsSeq(line) {
				words[stem(w)] = true
			}
		}
	}
	return words
})

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

// rarity is what a term weighs where a document has it once.
func rarity(term string) int64 {
	if strings.HasPrefix(term, nameTerm) {
		return nameRarity
	}
	return wordRarity
}

// weight is what a term weighs that a document has so often.
func weight(term string, n int) int64 {
	return (1<<logBits + log2(n)*7/10) * rarity(term) >> logBits // 1 + ln of the count
}

// squares is the square of a vector's length.
func (v vector) squares() (sum int64) {
	for t, n := range v {
		sum += weight(t, n) * weight(t, n)
	}
	return sum
}

// likeness is how much alike two documents are that have so much between them.
func likeness(between, squaresA, squaresB int64) int64 {
	return int64(float64(between) / math.Sqrt(float64(squaresA)*float64(squaresB)) * whole)
}

// encode writes the terms in their order, each with its number.
func (v vector) encode() []byte {
	out := []byte{0} // for those of no terms
	for _, t := range sortedKeys(v) {
		out = binary.AppendUvarint(append(out, t...), uint64(v[t]))
	}
	return out
}

// decodeVector reads what [vector.encode] wrote.
func decodeVector(data []byte) (vector, error) {
	v := vector{}
	length := len(nameTerm + hashed("", 8))
	for data = data[min(1, len(data)):]; len(data) > 0; {
		n, size := uint64(0), 0
		if len(data) > length {
			n, size = binary.Uvarint(data[length:])
		}
		if size <= 0 {
			return nil, fmt.Errorf("a document's terms are cut short")
		}
		v[string(data[:length])] = int(n)
		data = data[length+size:]
	}
	return v, nil
}

func (v vector) equal(o vector) bool { return maps.Equal(v, o) }

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

// neighbour is a document, and how much alike it is to another one.
type neighbour struct {
	doc  int
	like int64
}
