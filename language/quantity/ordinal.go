package quantity

import (
	"regexp"
)

var ordinalFigures = regexp.MustCompile(`^([1-9]\d{0,2}(?:,?\d{3})*)(?:st|nd|rd|th)$`)

// ordinal is a place in an order: "second", "43rd", "twenty-first"; not of a day, a century or a street.
func (r *reader) ordinal(i int) (Found, bool) {
	f := Found{First: i, Last: i + 1}
	n := r.Ordinals[r.at(i)]
	number := whole(n)
	if m := ordinalFigures.FindStringSubmatch(r.at(i)); m != nil {
		number = parseFigures(m[1])
	} else if tens := r.Numbers[r.at(i)]; tens >= 20 && (r.isHyphen(i+1) || r.Ordinals[r.at(i+1)] > 0) {
		k := r.behindHyphen(i + 1)
		if small := r.Ordinals[r.at(k)]; small > 0 && small < 10 {
			number, f.Last = whole(tens+small), k+1
		}
	}
	if number == nil || number.Sign() == 0 || r.isName(i, f.Last) || r.isNoOrdinal(i, f.Last) {
		return f, false
	}
	f.Value = Value{Kind: Ordinal, Number: decimal(number)}
	return f, true
}

// isNoOrdinal reports whether an ordinal is of a date or an address, stands in a name, or is a word of another kind:
// "a second", "first, they left".
func (r *reader) isNoOrdinal(first, end int) bool {
	switch {
	case r.isMonth(first - 1), r.isMonth(end), r.at(end) == "of" && r.isMonth(end+1):
		return true
	case r.is(end, "century", "centuries", "quarter") || r.Streets[r.at(end)] && r.isProper(end):
		return true
	case r.isCapital(end-1) && (r.isProper(end-1) || end > 1 && (r.isCapital(end) || r.isCapital(end-2))):
		return true
	case r.at(end) == "of" && r.at(end+1) == "all":
		return true
	case r.at(first) == "first" && r.at(end) == "place" && r.at(first-2) == "in": // "in the first place"
		return true
	case r.at(first-1) == "on" && r.at(first)[0] <= '9' && !r.tagged(end, "NN", "NNS", "JJ"): // "on 14th"
		return true
	case r.at(first) == "second" && r.tagged(first, "NN") && r.is(first-1, "a", "per", "each", "every"):
		return true
	case r.tagged(end-1, "RB"):
		return !r.isRank(end - 1)
	}
	return false
}

// isRank reports whether an adverb says which place somebody took: "finished third".
func (r *reader) isRank(k int) bool {
	if r.sentence == nil {
		return true
	}
	head := r.tokens[k].Head
	return head >= 0 && head == k-1 && r.Ranking[r.tokens[head].Lemma]
}
