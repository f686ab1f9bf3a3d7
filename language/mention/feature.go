package mention

import "math/bits"

// A word's features are what the network sees of it besides its vector, as numbers: each stands for something that is
// so.
const (
	kindBits, seenBits = 32, 16 // of the sets, those that have features

	fKnown    = 0                    // what lists know of the word
	fPhrase   = fKnown + kindBits    // of the known phrase that begins with it
	fInPhrase = fPhrase + kindBits   // of the known phrase that began before it
	fHead     = fInPhrase + kindBits // of the first of the capitalised words that it stands among
	fTail     = fHead + kindBits     // of the last
	fSeen     = fTail + kindBits     // how the document uses it
	fStyle    = fSeen + seenBits     // of the sentence
	fCapital  = fStyle + 3
	fUpper    = fCapital + 1
	fSmall    = fCapital + 2
	fDigits   = fCapital + 3
	fOpening  = fCapital + 4 // it is the first of the sentence
	fRunFirst = fCapital + 5 // of the capitalised words
	fRunLast  = fCapital + 6

	featureCount = fCapital + 7
)

// Styles of a whole sentence.
const (
	plain    = iota
	headline // nearly every word capitalised
	shouting // nearly every letter capital
)

func styleOf(words []word) int {
	capital, upper, small := 0, 0, 0
	for i := range words {
		switch {
		case words[i].upper:
			upper++
		case words[i].capital:
			capital++
		case words[i].lowercase:
			small++
		}
	}
	switch {
	case upper > 2 && upper > 4*(small+capital):
		return shouting
	case capital+upper > 2*small && capital+upper > 3:
		return headline
	}
	return plain
}

// appendFeatures appends the features of the word at i. doc may be nil.
func appendFeatures(out []int, words []word, i, style int, doc *context) []int {
	w := &words[i]
	set := func(at int, bitset uint32) {
		for ; bitset != 0; bitset &= bitset - 1 {
			out = append(out, at+bits.TrailingZeros32(bitset))
		}
	}
	flag := func(at int, is bool) {
		if is {
			out = append(out, at)
		}
	}
	set(fKnown, uint32(w.known))
	if w.inPhrase {
		set(fInPhrase, uint32(w.phrase))
	} else {
		set(fPhrase, uint32(w.phrase))
	}
	if r := w.run; r.last-r.first > 1 {
		set(fHead, uint32(words[r.first].known))
		set(fTail, uint32(words[r.last-1].known))
	}
	if doc != nil && w.capital {
		set(fSeen, uint32(doc.of(w.lower)))
	}
	out = append(out, fStyle+style)
	flag(fCapital, w.capital)
	flag(fUpper, w.upper)
	flag(fSmall, w.lowercase)
	flag(fDigits, w.digits)
	flag(fOpening, i == 0)
	if r := w.run; r.last > r.first {
		flag(fRunFirst, i == r.first)
		flag(fRunLast, i == r.last-1)
	}
	return out
}
