package quantity

import (
	"math/big"
	"strings"
)

// share is a part of a whole: "two thirds", "half of", "a quarter of", "one in five", "three out of four".
func (r *reader) share(i int) (Found, bool) {
	f := Found{First: i, Last: i + 1}
	if r.isName(i, i+1) {
		return f, false
	}
	if v, end := r.oneIn(i); end > i {
		f.Value, f.Last = v, end
		r.bound(&f)
		return f, true
	}
	if _, ok := r.fractionOfOne(i); ok {
		return f, false
	}
	part, end, ok := r.fraction(i)
	if !ok || !r.isShare(i, end) {
		return f, false
	}
	f.Last = end
	f.Value = Value{Kind: Share, Number: decimal(part)}
	if r.is(end, "percent", "%") { // "half percent"
		f.Value, f.Last = Value{Kind: Percent, Number: decimal(part), Unit: "percent"}, end+1
	}
	r.bound(&f)
	return f, true
}

// isShare reports whether the words of a fraction mean one where they stand: "a third of", "more than half", and not
// "the second half", "a third man".
func (r *reader) isShare(first, end int) bool {
	_, length := r.before.endOf(r.words[:first])
	bounded := length > 0 || r.is(first-1, "by", "than") || r.at(first-1) == "in" && r.at(first) == "half"
	alone := r.sentence == nil && first == 0 && end == len(r.words)
	switch w := r.at(first); {
	case w == "half":
		if r.Ordinals[r.at(first-1)] > 0 || r.Halves[r.at(first-1)] {
			return false
		}
		if alone || r.isHyphen(end) {
			return alone
		}
		whole := r.Possessives[r.at(end)] || r.is(end, "of", "the", "all", "that", "those", "these", "as")
		return whole || bounded && !r.tagged(end, "NN")
	case w == "quarter":
		return false
	case w == "a" || w == "an":
		return alone || r.at(end) == "of" || bounded && (!r.tagged(end, "NN", "NNS", "JJ") || r.is(end, "last", "this"))
	}
	return true
}

// oneIn is "one in five", "3 out of 10", "one of every six".
func (r *reader) oneIn(i int) (Value, int) {
	a, okA := r.scoreNumber(i)
	k := i + 1
	every := false
	switch {
	case r.at(k) == "in":
		k++
	case r.at(k) == "out" && r.at(k+1) == "of":
		k += 2
		every = true
	case r.at(k) == "of" && r.is(k+1, "every", "each"):
		k++
	default:
		return Value{}, i
	}
	if r.is(k, "every", "each") {
		k++
		every = true
	}
	b, okB := r.number(k, false)
	if !okA || !okB || a.Sign() <= 0 || a.Cmp(b.value) >= 0 || r.isPlainYear(k) && !every || b.open {
		return Value{}, i
	}
	named := r.Scales[r.at(b.end)] > 0 || r.isMonth(b.end) || r.isProper(b.end)
	if _, length := r.unitOf(b.end, b); length > 0 || r.at(k) == "a" || named && !every {
		return Value{}, i
	}
	return Value{Kind: Share, Number: decimal(new(big.Rat).Quo(a, b.value))}, b.end
}

// multiple is a number of times: "twice", "three times", "tenfold", "double the".
func (r *reader) multiple(i int) (Found, bool) {
	f := Found{First: i, Last: i + 1}
	w := r.at(i)
	number, fold := strings.CutSuffix(strings.TrimSuffix(w, "-fold"), "fold")
	fold = fold || strings.HasSuffix(w, "-fold")
	switch n, ok := r.number(i, false); {
	case r.isName(i, i+1):
		return f, false
	case w == "twice" || w == "thrice", r.Multiples[w] > 0 && r.is(i+1, "the", "that", "its", "their", "what"):
		f.Value.Number = decimal(whole(r.Multiples[w]))
	case fold && r.Numbers[number] > 0:
		f.Value.Number = decimal(whole(r.Numbers[number]))
	case fold && parseFigures(number) != nil:
		f.Value.Number = decimal(parseFigures(number))
	case ok && r.at(r.behindHyphen(n.end)) == "fold":
		f.Value.Number, f.Last = decimal(n.value), r.behindHyphen(n.end)+1
	case ok && n.open && r.at(n.end) == "of" && r.at(n.end+1) == "times":
		f.Value.Number, f.Value.Bound, f.Last = decimal(n.value), AtLeast, n.end+2
	case ok && r.isHyphen(n.end) && r.at(n.end+1) == "time": // "two-time champion"
		f.Value.Number, f.Last = decimal(n.value), n.end+2
	case ok && r.isTimes(n.end) && !r.isNoAmount(i, n.end):
		f.Value.Number, f.Last = decimal(n.value), n.end+1
	case strings.HasSuffix(w, "x") && parseFigures(strings.TrimSuffix(w, "x")) != nil:
		f.Value.Number = decimal(parseFigures(strings.TrimSuffix(w, "x")))
	default:
		return f, false
	}
	f.Value.Kind = Multiple
	r.rate(&f)
	r.bound(&f)
	return f, true
}

// isTimes reports whether word k multiplies the number before it; in "2 × 10" it multiplies what follows.
func (r *reader) isTimes(k int) bool {
	return r.at(k) == "times" && !r.isCapital(k) || r.is(k, "x", "×") && parseFigures(r.at(k+1)) == nil
}
