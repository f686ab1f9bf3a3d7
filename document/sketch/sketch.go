// Package sketch tells near-copies of a text: an agency's story as two papers print it, one with another headline,
// a changed word or a paragraph less.
package sketch

import (
	"encoding/binary"
	"encoding/hex"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cespare/xxhash/v2"

	"github.com/quadpress/quadpress"
)

// Texts are compared by their shingles, runs of four words. MinHash (Broder 1997) takes of each of some orders of all
// shingles the first that a text has; two texts agree in it as often as they share of all shingles that either has.
// Keys are made of several together (bands, Indyk and Motwani 1998), so that of texts that share 0.3 of their shingles
// 3 in 100 have a key in common, of those that share 0.5, 32, 0.7, 89, and 0.8, 99. Two stories about the same event
// in words of their own share less than 0.1.
const (
	shingleWords = 4
	bands        = 12
	bandRows     = 5
	leastWords   = 25 // of fewer words a text has no sketch: "No injuries were reported" is nobody's copy
)

// Of returns the keys of a document's prose: twelve, in an order of their own, each 16 hexadecimal digits; none for a
// text of fewer than 25 words. Two documents that have any key in common are near-copies of each other. The keys
// depend on the words alone, not on their capitals, on punctuation or on what is no prose.
func Of(doc *quadpress.Document) []string {
	all := words(doc)
	if len(all) < leastWords {
		return nil
	}
	var first [bands * bandRows]uint64
	for i := range first {
		first[i] = math.MaxUint64
	}
	for i := 0; i+shingleWords <= len(all); i++ {
		h := xxhash.Sum64String(strings.Join(all[i:i+shingleWords], " "))
		for order := range first {
			first[order] = min(first[order], scattered(h+uint64(order)*golden))
		}
	}
	keys := make([]string, bands)
	for band := range keys {
		var data []byte
		for _, v := range first[band*bandRows : (band+1)*bandRows] {
			data = binary.BigEndian.AppendUint64(data, v)
		}
		keys[band] = key(byte(band), data)
	}
	return keys
}

// golden is 2^64 over the golden ratio: steps of it spread best (Knuth, The Art of Computer Programming 3, 6.4).
const golden = 0x9e3779b97f4a7c15

// scattered gives numbers another order, the same each time (the finalizer of SplitMix64, Steele and others 2014).
func scattered(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// key is what a band comes to; no band has a key of another.
func key(band byte, data []byte) string {
	sum := xxhash.Sum64(append(data, band))
	return hex.EncodeToString(binary.BigEndian.AppendUint64(nil, sum))
}

// words are the words of a document's prose, in small letters.
func words(doc *quadpress.Document) []string {
	split := func(text string) []string {
		return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r)
		})
	}
	if doc.Tokenized != nil {
		var all []string
		for _, s := range doc.Tokenized {
			for _, t := range s.Tokens {
				all = append(all, split(t.Form)...)
			}
		}
		return all
	}
	var all []string
	rest, at := doc.Text, 0
	for _, b := range doc.Blocks {
		_, rest = cut(rest, b.Begin-at)
		var prose string
		prose, rest = cut(rest, b.Len())
		at = b.End
		all = append(all, split(prose)...)
	}
	return all
}

// cut cuts a text behind so many code points.
func cut(text string, points int) (before, after string) {
	size := 0
	for range points {
		_, n := utf8.DecodeRuneInString(text[size:])
		size += n
	}
	return text[:size], text[size:]
}
