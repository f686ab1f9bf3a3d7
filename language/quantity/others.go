package quantity

import (
	"math/big"
	"regexp"
	"strconv"
	"strings"

	"github.com/quadpress/quadpress/language/timex"
)

// age makes an amount an age: "34-year-old", "six months old", "aged 42", "at the age of three", and the "42" of "Ann
// Smith, 42, said".
func (r *reader) age(f *Found) {
	v := &f.Value
	aged := r.isAged(f.First)
	switch v.Kind {
	case Duration:
		k := r.behindHyphen(f.Last)
		switch {
		case r.is(k, "old", "olds"):
			f.Last = k + 1
		case r.at(k) == "of" && r.at(k+1) == "age":
			f.Last = k + 2
		case !aged:
			return
		}
		v.Kind = Age
	case Count:
		older, length := r.behind.startOf(r.words[f.Last:])
		elder := length > 0 && r.is(f.Last+length-1, "older", "younger")
		switch {
		case !aged && !elder && !r.isBesidePerson(f) && !r.isSaidOfPerson(f):
			return
		case elder:
			v.Bound = older
			f.Last += length
		}
		v.Kind, v.Unit = Age, "year"
	}
	if r.at(f.First-1) == "of" && r.at(f.First-3) == "the" { // "under the age of 30"
		if b, length := r.before.endOf(r.words[max(0, f.First-6) : f.First-3]); length > 0 {
			v.Bound = b
		}
	}
}

// isAged reports whether the words before token k say that it is an age: "aged", "aged between", "under the age of".
func (r *reader) isAged(k int) bool {
	if r.between(k) || r.at(k-1) == "between" {
		k--
	}
	if _, length := r.before.endOf(r.words[max(0, k-4):max(0, k)]); length > 0 {
		k -= length
	}
	return r.is(k-1, "aged", "age", "ages") || r.at(k-1) == "of" && r.is(k-2, "age", "ages") && !r.tagged(k-3, "JJ", "NNP")
}

// isBesidePerson reports whether a number stands between commas or in brackets behind the name of a person.
func (r *reader) isBesidePerson(f *Found) bool {
	if r.sentence == nil || f.Value.High != "" || !onlyDigits(f.Value.Number) || len(f.Value.Number) > 3 || r.tokens[f.Last-1].Form != f.Value.Number {
		return false
	}
	k := f.First - 1
	switch r.at(k) {
	case ",":
		if !r.is(f.Last, ",", ".", ";", ")", "of", "from", "and") {
			return false
		}
	case "(":
		if !r.is(f.Last, ")", ",") {
			return false
		}
	default:
		return false
	}
	for _, m := range r.sentence.Mentions {
		if m.Last == k && m.Type == "person" {
			return f.Value.Number[0] != '0' && (len(f.Value.Number) < 3 || f.Value.Number < "120")
		}
	}
	return false
}

// isSaidOfPerson reports whether a bare number is the age in "She was 34" and "At 77, she ...".
func (r *reader) isSaidOfPerson(f *Found) bool {
	if r.tokens[f.Last-1].Form != f.Value.Number || f.Value.High != "" || len(f.Value.Number) > 2 && f.Value.Number > "120" {
		return false
	}
	k := f.First - 1
	if r.at(k) == "at" && (k == 0 || r.is(k-1, ",", "``", "\"")) && r.at(f.Last) == "," {
		return true
	}
	if _, length := r.before.endOf(r.words[max(0, k-2):max(0, k+1)]); length > 0 {
		k -= length
	}
	return r.Being[r.at(k)] && r.Persons[r.at(k-1)] && !r.tagged(f.Last, "NN", "NNS", "JJ", "$") && !r.isHyphen(f.Last)
}

var decadeOfLife = regexp.MustCompile(`^([1-9]0)s$`)

// ageByDecade is the "30s" of "in her early 30s": an age from 30 to 39 years.
func (r *reader) ageByDecade(i int) (Found, bool) {
	f := Found{First: i, Last: i + 1}
	low := int64(0)
	if m := decadeOfLife.FindStringSubmatch(r.at(i)); m != nil {
		low, _ = strconv.ParseInt(m[1], 10, 64)
	} else if tens, plural := strings.CutSuffix(r.at(i), "ies"); plural && r.Numbers[tens+"y"] >= 20 {
		low = r.Numbers[tens+"y"]
	}
	k := i - 1
	for r.is(k, "early", "mid", "late") || r.isDash(k) {
		k--
	}
	if low == 0 || !r.is(k, "his", "her", "their", "my", "our", "your", "its") || r.at(k-1) != "in" {
		return f, false
	}
	f.Value = Value{Kind: Age, Number: decimal(whole(low)), High: decimal(whole(low + 9)), Unit: "year"}
	return f, true
}

var colonScore = regexp.MustCompile(`^(\d{1,3}):(\d|\d{3})$`)

// score is two numbers of a score or a vote: "3-1", "3:1", "21 to 14", "52-48".
func (r *reader) score(i int) (Found, bool) {
	f := Found{First: i, Last: i + 1}
	if m := colonScore.FindStringSubmatch(r.at(i)); m != nil {
		f.Value = Value{Kind: Score, Number: m[1], High: m[2]}
		return f, parseFigures(m[1]) != nil
	}
	a, okA := r.scoreNumber(i)
	b, okB := r.scoreNumber(i + 2)
	joined := (r.isDash(i+1) || r.at(i+1) == ":") && onlyDigits(r.at(i)+r.at(i+2))
	if !okA || !okB || !joined && r.at(i+1) != "to" || r.isName(i, i+3) {
		return f, false
	}
	if chained := (r.isHyphen(i-1) && i > 1) || (r.isHyphen(i+3) && parseFigures(r.at(i+4)) != nil); chained || joined && r.isPlainYear(i) {
		return f, false
	}
	_, unit := r.unitOf(i+3, numeral{value: b, figures: true})
	counts := unit > 0 || r.Scales[r.at(i+3)] > 0 || r.isHyphen(i+3)
	if r.at(i-1) == "from" || counts || a.Cmp(b) < 0 && r.isPlural(i+3) && !r.Voting[r.at(i+3)] {
		return f, false
	}
	f.Last = i + 3
	f.Value = Value{Kind: Score, Number: decimal(a), High: decimal(b)}
	switch {
	case r.isNear(r.Voting, i, f.Last, 10, 3):
		f.Value.Kind = Tally
	case r.isNear(r.Scoring, i, f.Last, 8, 6):
	default:
		return f, joined && a.Cmp(b) >= 0
	}
	return f, true
}

func (r *reader) scoreNumber(k int) (*big.Rat, bool) {
	w := r.at(k)
	if n, ok := r.Numbers[w]; ok && r.isNumberWord(k) {
		return whole(n), true
	}
	n := parseFigures(w)
	return n, n != nil && n.IsInt() && len(w) < 6
}

// votes is a tally told in words: "52 votes to 48", "52 in favour and 48 against", "52 for, 48 against".
func (r *reader) votes(i int) (Found, bool) {
	f := Found{First: i, Last: i + 1}
	a, ok := r.number(i, false)
	if !ok {
		return f, false
	}
	k := a.end
	votes := r.is(k, "vote", "votes")
	if votes {
		k++
	}
	favour := r.at(k) == "for" || r.at(k) == "in" && r.is(k+1, "favor", "favour")
	if favour {
		k += len(strings.Fields(map[bool]string{true: "for", false: "in favour"}[r.at(k) == "for"]))
	}
	if !votes && !favour {
		return f, false
	}
	for r.is(k, ",", "and", "to", "with", "versus", "against") {
		k++
	}
	b, ok := r.number(k, false)
	if !ok || k == a.end || favour && !r.Against[r.at(r.behindVotes(b.end))] || !favour && !r.is(k-1, "to", "versus", "against") {
		return f, false
	}
	f.Last = r.behindVotes(b.end)
	if favour {
		f.Last++
	}
	f.Value = Value{Kind: Tally, Number: decimal(a.value), High: decimal(b.value)}
	return f, true
}

func (r *reader) behindVotes(k int) int {
	if r.is(k, "vote", "votes") {
		return k + 1
	}
	return k
}

var (
	runHours   = regexp.MustCompile(`^(\d{1,2}):([0-5]\d):([0-5]\d(?:\.\d{1,3})?)$`)
	runMinutes = regexp.MustCompile(`^()([0-5]?\d):([0-5]\d\.\d{1,3})$`)
)

// run is the time that a run or a lap took: "2:05:45", "3:43.13". A time of day it is not.
func (r *reader) run(i int) (Found, bool) {
	f := Found{First: i, Last: i + 1}
	m := runHours.FindStringSubmatch(r.at(i))
	if m == nil {
		m = runMinutes.FindStringSubmatch(r.at(i))
	}
	if m == nil || r.at(i-1) == "at" || r.is(i+1, "am", "pm", "a.m.", "p.m.", "gmt", "utc") || r.isName(i, i+1) {
		return f, false
	}
	period, seconds := "PT", new(big.Rat)
	for k, letter := range [...]string{"H", "M", "S"} {
		part, ok := new(big.Rat).SetString(m[k+1])
		if !ok {
			part = new(big.Rat)
		}
		if part.Sign() > 0 {
			period += decimal(part) + letter
		}
		seconds.Add(product(seconds, whole(60)), part)
	}
	if seconds.Sign() == 0 {
		return f, false
	}
	f.Value = Value{Kind: Duration, Number: decimal(seconds), Unit: "second", Period: period}
	return f, true
}

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
	_, bounded := r.before.endOf(r.words[max(0, first-3):first])
	bounded = max(bounded, map[bool]int{true: 1}[r.is(first-1, "by", "than", "in")])
	alone := r.sentence == nil && first == 0 && end == len(r.words)
	switch w := r.at(first); {
	case w == "half":
		if r.Ordinals[r.at(first-1)] > 0 || r.is(first-1, "other", "this", "next", "last", "each", "final", "opening", "better") {
			return false
		}
		return alone || !r.isHyphen(end) && (bounded > 0 && !r.tagged(end, "NN") ||
			r.is(end, "of", "the", "their", "its", "his", "her", "our", "my", "your", "all", "that", "those", "these", "as"))
	case w == "quarter":
		return false
	case w == "a" || w == "an":
		return alone || r.at(end) == "of" || bounded > 0 && !r.tagged(end, "NN", "NNS", "JJ")
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
	if _, length := r.unitOf(b.end, b); length > 0 || r.at(k) == "a" || !every && (r.Scales[r.at(b.end)] > 0 || r.isMonth(b.end) || r.isProper(b.end)) {
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
	case ok && (r.at(n.end) == "times" || r.is(n.end, "x", "×") && parseFigures(r.at(n.end+1)) == nil) && !r.isCapital(n.end) && !r.isNoAmount(i, n.end):
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
	case r.at(end) == "of" && r.at(end+1) == "all", r.at(end) == "place" && r.at(first-2) == "in" && r.at(first) == "first":
		return true
	case r.at(first-1) == "on" && r.at(first)[0] <= '9' && !r.tagged(end, "NN", "NNS", "JJ"): // "on 14th"
		return true
	case r.at(first) == "second" && r.tagged(first, "NN") && (r.is(first-1, "a", "per", "each", "every") || r.Numbers[r.at(first-1)] > 0):
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
	case parseFigures(w) != nil && r.is(end, "am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock", "o’clock", "bc", "ad", "bce", "ce", "gmt", "utc"):
		return true
	case r.at(first-1) == "/" && first > 1 && r.tokens[first-2].Joined, r.at(end) == "/" && r.tokens[end-1].Joined && parseFigures(r.at(end+1)) != nil:
		return true
	case r.isDash(first-1) && first > 1 && r.tokens[first-2].Joined && r.tokens[first-1].Joined: // "F-16", "1-800-5"
		return true
	case r.isHyphen(end) && (parseFigures(r.at(end+1)) != nil && !timex.IsYear(w) && r.isHyphen(end+2) || len(r.at(end+1)) == 1 && r.isCapital(end+1)):
		return true
	case r.isLabelled(first, end, counts):
		return true
	case r.isHouse(end):
		return true
	}
	return r.isCapital(first) && r.isProper(first) && plain
}

// isPronounOne reports whether "one" stands for something spoken of: "the one", "no one", "one another".
func (r *reader) isPronounOne(k int) bool {
	if r.at(k+1) == "of" && r.is(k+2, "the", "its", "their", "his", "her", "these", "those", "them", "our", "my") {
		return false
	}
	return !r.tagged(k, "CD", "") || r.is(k+1, "by") || r.isHyphen(k+1) && r.at(k+2) == "by" || r.isHyphen(k-1) || r.is(k-1, "no", "any", "every", "each", "this", "that", "another", "which") ||
		r.is(k+1, "another", "'s", "’s") || r.isHyphen(k+1) && r.is(k+2, "off", "time", "sided", "way")
}

// isYear reports whether the figures of a year mean one: they do unless they count a noun, and a noun behind "the" they
// do not count.
func (r *reader) isYear(first, end int, counts bool) bool {
	recent := r.at(first) >= "1900" && r.at(first) < "2100"
	switch {
	case r.isHyphen(end):
		return true
	case counts:
		_, length := r.before.endOf(r.words[max(0, first-3):first])
		return length == 0 && (r.tagged(first-1, "DT", "PRP$", "POS") || r.is(first-1, "of", "since", "until", "in") ||
			r.is(first-1, "and", "or", ",") && r.isPlainYear(first-2))
	case recent:
		_, length := r.before.endOf(r.words[max(0, first-3):first])
		return length == 0 || r.is(first-1, "around", "about", "before") || !r.tagged(end, "JJ")
	}
	return r.tagged(first-1, "IN", "TO", "-LRB-", "NNP", ",", "CC", "DT", "PRP$", "POS", "RB") && r.sentence != nil &&
		!strings.Contains(r.tokens[first].Rel, "subj")
}

// isLabelled reports whether a number belongs to the word before it: "Route 66", "Articles 5 and 6", "Boeing 737".
func (r *reader) isLabelled(first, end int, counts bool) bool {
	k := first - 1
	if k > 1 && (r.is(k, "and", "or", ",", "to", "&") || r.isDash(k)) && parseFigures(r.at(k-1)) != nil { // "Articles 5 and 6"
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
	if head == r.tokens[k].Head && r.tokens[k].BaseRel() == "compound" || r.tagged(end, "NN") && r.at(first) != "1" && r.at(first) != "one" { // "Falcon 9 rocket"
		return true
	}
	return head == k || head < k && head >= 0 && r.isProper(head) && head >= k-3 || !counts && head < first && r.isCapital(k)
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
