package quantity

import "strings"

// isNoAmount reports whether the number from first to end, which has no unit, only names something: a year, a day of a
// month, a time of day, "Boeing 737", "Article 50", "F-16", "10 Main Street", a telephone number.
func (r *reader) isNoAmount(first, end int) bool {
	w := r.at(first)
	counts := r.countsNoun(end)
	plain := end == first+1
	switch {
	case w == "one" && plain && r.isPronounOne(first):
		return true
	case plain && r.isPlainYear(first) && r.isYear(first, end, counts):
		return true
	case r.isMonth(end) || r.isMonth(first-1) && !counts:
		return true
	case parseFigures(w) != nil && r.Clocks[r.at(end)]:
		return true
	case r.at(first-1) == "/" && first > 1 && r.tokens[first-2].Joined: // "24/7"
		return true
	case r.at(end) == "/" && r.tokens[end-1].Joined:
		return true
	case r.isDash(first-1) && first > 1 && r.tokens[first-2].Joined && r.tokens[first-1].Joined: // "F-16", "1-800-5"
		return true
	case r.isHyphen(end) && (r.isLetter(end+1) || parseFigures(r.at(end+1)) != nil && r.isHyphen(end+2)):
		return true // "3-D", "4-4-2"
	case plain && onlyDigits(w) && len(w) > maxPlain && !counts: // "1175971051701"
		return true
	case r.isLabelled(first, end, counts), r.isDayBesideDay(first, counts):
		return true
	case r.tokens[end-1].Joined && r.at(end) >= "a" && r.at(end) < "{": // "49ers"
		return true
	case r.isHouse(end):
		return true
	}
	return r.isCapital(first) && r.isProper(first) && plain
}

// maxPlain is how many figures a number has at most without commas; more are those of a key or an address.
const maxPlain = 7

// isPronounOne reports whether "one" stands for something spoken of: "the one", "no one", "one another".
func (r *reader) isPronounOne(k int) bool {
	if r.at(k+1) == "of" && r.is(k+2, "the", "its", "their", "his", "her", "these", "those", "them", "our", "my") {
		return false
	}
	switch {
	case !r.tagged(k, "CD", ""), r.isHyphen(k - 1), r.isPronounBefore(k - 1):
		return true
	case r.isHyphen(k + 1):
		return r.is(k+2, "by", "off", "time", "sided", "way")
	}
	return r.is(k+1, "by", "another", "'s", "’s")
}

// isPronounBefore reports whether word k makes a pronoun of "one" behind it.
func (r *reader) isPronounBefore(k int) bool {
	return r.is(k, "no", "any", "every", "each", "this", "that", "another", "which")
}

// isLetter reports whether word k is one capital letter.
func (r *reader) isLetter(k int) bool { return len(r.at(k)) == 1 && r.isCapital(k) }

// isYear reports whether the figures of a year mean one: they do unless they count a noun, and a noun behind "the" they
// do not count.
func (r *reader) isYear(first, end int, counts bool) bool {
	recent := r.at(first) >= "1900" && r.at(first) < "2100"
	switch {
	case r.isHyphen(end):
		return true
	case counts:
		_, length := r.before.endOf(r.words[:first])
		return length == 0 && (r.tagged(first-1, "DT", "PRP$", "POS") || r.is(first-1, "of", "since", "until", "in") ||
			r.is(first-1, "and", "or", ",") && r.isPlainYear(first-2))
	case recent:
		_, length := r.before.endOf(r.words[:first])
		return length == 0 || r.is(first-1, "around", "about", "before") || !r.tagged(end, "JJ")
	}
	return r.tagged(first-1, "IN", "TO", "-LRB-", "NNP", ",", "CC", "DT", "PRP$", "POS", "RB") && r.sentence != nil &&
		!strings.Contains(r.tokens[first].Rel, "subj")
}

// isLabelled reports whether a number belongs to the word before it: "Route 66", "Articles 5 and 6", "Boeing 737".
func (r *reader) isLabelled(first, end int, counts bool) bool {
	k := first - 1
	joins := r.is(k, "and", "or", ",", "to", "&") || r.isDash(k)
	if k > 1 && joins && parseFigures(r.at(k-1)) != nil { // "Articles 5 and 6"
		k -= 2
		counts = counts && !r.isCapital(k)
	}
	w := r.at(k)
	if w == "." && r.is(k-1, "no", "nos") {
		return true
	}
	if w == "no" && r.isCapital(k) && r.sentence != nil && k > 0 {
		return true
	}
	if r.Labels[w] || r.Labels[strings.TrimSuffix(w, "s")] {
		return !counts || r.sentence != nil && r.tokens[first].Head == k
	}
	name := r.isProper(k) || k > 0 && r.tagged(k, "NN") && len(w) > 1
	if !name || !r.isCapital(k) || k != first-1 || parseFigures(r.at(first)) == nil && !r.isCapital(first) {
		return false
	}
	if r.sentence == nil {
		return !counts
	}
	head := r.tokens[first].Head
	switch one := r.is(first, "1", "one"); {
	case head == k, head == r.tokens[k].Head && r.tokens[k].BaseRel() == "compound":
		return true
	case r.tagged(end, "NN") && !one: // "Falcon 9 rocket"
		return true
	case head >= max(0, k-3) && head < k && r.isProper(head):
		return true
	}
	return !counts && head < first
}

// isDayBesideDay reports whether a number goes on with the days of a month: the "6" of "December 5 and 6".
func (r *reader) isDayBesideDay(first int, counts bool) bool {
	return !counts && r.is(first-1, "and", "or", "to") && parseFigures(r.at(first-2)) != nil && r.isMonth(first-3)
}

// isHouse reports whether the name of a street stands behind a number.
func (r *reader) isHouse(k int) bool {
	for n := 0; n < 4 && r.isProper(k) && r.isCapital(k); n, k = n+1, k+1 {
		if n > 0 && r.Streets[r.at(k)] {
			return true
		}
	}
	return false
}
