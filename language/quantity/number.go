package quantity

import (
	"math/big"
	"regexp"
	"strings"

	"github.com/quadpress/quadpress/language/timex"
)

// numeral is a plain number in words or figures.
type numeral struct {
	value   *big.Rat
	end     int      // behind its last token
	scale   *big.Rat // what its last word multiplies by: 1000000 of "1.5 million"; nil for none
	figures bool     // it begins with figures
	open    bool     // "dozens", "hundreds of thousands": at least so many
	bound   Bound    // a sign in its figures: "100+"
	money   bool     // a sign of a currency stands before it
}

// Figures: 1400 and 1,400 and 12.5; 1,50,000; 1.400.000; .5.
var figures = regexp.MustCompile(`^(?:(?:\d{1,20}|\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})(?:\.\d{1,12})?|` +
	`\d{1,3}(?:\.\d{3}){2,}|\.\d{1,12})$`)

var indian = regexp.MustCompile(`^(?:\d{2},)+\d{3}$`)

// maxFigures is how many letters a number in figures may have.
const maxFigures = 32

// parts of one that have a letter of their own.
var vulgar = map[rune]*big.Rat{'½': big.NewRat(1, 2), '¼': big.NewRat(1, 4), '¾': big.NewRat(3, 4),
	'⅓': big.NewRat(1, 3), '⅔': big.NewRat(2, 3), '⅛': big.NewRat(1, 8), '⅜': big.NewRat(3, 8), '⅝': big.NewRat(5, 8),
	'⅞': big.NewRat(7, 8), '⅕': big.NewRat(1, 5), '⅖': big.NewRat(2, 5), '⅗': big.NewRat(3, 5), '⅘': big.NewRat(4, 5)}

// parseFigures reads a word in figures, nil for none. "007" is a name.
func parseFigures(w string) *big.Rat {
	if w == "" || len(w) > maxFigures {
		return nil
	}
	sum := new(big.Rat)
	last := []rune(w)
	if part := vulgar[last[len(last)-1]]; part != nil {
		sum = part
		if w = string(last[:len(last)-1]); w == "" {
			return sum
		}
	}
	if !figures.MatchString(w) || len(w) > 1 && w[0] == '0' && w[1] != '.' {
		return nil
	}
	if strings.Count(w, ".") > 1 {
		w = strings.ReplaceAll(w, ".", "")
	}
	n, ok := new(big.Rat).SetString(strings.ReplaceAll(w, ",", ""))
	if !ok {
		return nil
	}
	return n.Add(n, sum)
}

// figuresAt reads the figures at k with what is written together with them: a scale ("1.2bn") or a bound ("100+").
func (r *reader) figuresAt(k int) (n numeral, ok bool) {
	w := r.at(k)
	n = numeral{end: k + 1, figures: true}
	if rest, found := strings.CutSuffix(w, "+"); found {
		w, n.bound = rest, AtLeast
	}
	if b, found := r.before.byWords[w[:min(len(w), 1)]]; found {
		w, n.bound = w[1:], b
	}
	if rest := strings.TrimLeft(w, "0123456789.,"); rest != "" && len(rest) < len(w) && r.ShortScales[rest] > 0 {
		w, n.scale = strings.TrimSuffix(w, rest), whole(r.ShortScales[rest])
	}
	if r.at(k+1) == "," && len(w) < 3 && onlyDigits(w) && r.tokens[k].Joined && r.tokens[k+1].Joined &&
		indian.MatchString(r.at(k+2)) { // "1,50,000" is cut into three tokens
		w, n.end = w+","+r.at(k+2), k+3
	}
	if n.value = parseFigures(w); n.value == nil {
		return numeral{}, false
	}
	if n.scale != nil {
		n.value = product(n.value, n.scale)
	}
	for n.scale == nil && len(w) <= 3 && len(r.at(n.end)) == 3 && !strings.Contains(w, ".") { // "1 400 000"
		group, err := new(big.Rat).SetString(r.at(n.end))
		if !err || !onlyDigits(r.at(n.end)) || r.tokens[n.end-1].Joined {
			break
		}
		n.value = group.Add(group, product(n.value, whole(1000)))
		n.end++
	}
	return n, true
}

func onlyDigits(w string) bool { return w != "" && strings.Trim(w, "0123456789") == "" }

func whole(n int64) *big.Rat { return new(big.Rat).SetInt64(n) }

func product(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }

// number reads the number at i: "1.5 million", "two hundred and ten", "a dozen", "half a million", "tens of thousands",
// "several hundred", "a couple of", "two and a half".
func (r *reader) number(i int, money bool) (numeral, bool) {
	if n, ok := r.fractionOfOne(i); ok {
		return n, true
	}
	if n, ok := r.openNumber(i); ok {
		return n, true
	}
	switch w := r.at(i); {
	case w == "a" && r.at(i+1) == "couple":
		end := i + 2
		switch {
		case r.at(end) == "of":
			end++
		case !r.countsNoun(end) && r.Scales[r.at(end)] == 0: // "a couple from Kent"
			return numeral{}, false
		}
		return r.composed(end, numeral{value: whole(2)}), true
	case w == "a" || w == "an":
		if r.Scales[r.at(r.behindHyphen(i+1))] > 0 {
			return r.composed(r.behindHyphen(i+1), numeral{value: whole(1)}), true
		}
		return numeral{}, false
	case r.isNumberWord(i):
		return r.composed(i+1, numeral{value: whole(r.Numbers[w])}), true
	case r.Scales[w] > 0 && !r.tagged(i, "NNP", "NNPS"):
		return r.composed(i, numeral{value: whole(1)}), true
	}
	n, ok := r.figuresAt(i)
	if !ok {
		return n, false
	}
	n.money = money
	return r.composed(n.end, n), true
}

// isNumberWord reports whether word k is a number below a hundred, and no name ("Seven Network").
func (r *reader) isNumberWord(k int) bool {
	_, ok := r.Numbers[r.at(k)]
	return ok && !(r.isCapital(k) && r.isProper(k))
}

// fractionOfOne is "half a million", "half an hour", "three quarters of a mile", "half-hour": a part of one scale or
// unit. A unit stands behind it.
func (r *reader) fractionOfOne(i int) (numeral, bool) {
	part, end, ok := r.fraction(i)
	if !ok {
		return numeral{}, false
	}
	k := end
	hyphen := r.isHyphen(k)
	k = r.behindHyphen(k)
	if r.at(k) == "of" {
		k++
	}
	if r.is(k, "a", "an") {
		k = r.behindHyphen(k + 1)
	} else if !hyphen {
		return numeral{}, false
	}
	n := numeral{value: part, end: k}
	if scale := r.Scales[r.at(k)]; scale > 0 {
		return r.composed(k, n), true
	}
	if _, length := r.unitAt(k, n); length == 0 || r.at(k) == "second" {
		return numeral{}, false
	}
	return n, true
}

// openNumber is "dozens", "hundreds of thousands", "several hundred": at least two of the scale.
func (r *reader) openNumber(i int) (numeral, bool) {
	k := i
	if r.at(k) == "a" && r.at(k+1) == "few" {
		k++
	}
	if r.is(k, "several", "few", "many") {
		scale := r.Scales[r.at(k+1)]
		if scale == 0 {
			return numeral{}, false
		}
		n := r.composed(k+1, numeral{value: whole(2)})
		n.open = true
		return n, true
	}
	n := numeral{value: whole(2), end: k, open: true}
	for {
		scale := r.OpenScales[r.at(n.end)]
		if one, plural := strings.CutSuffix(r.at(n.end), "s"); scale == 0 && plural {
			scale = r.Scales[one]
		}
		of := r.at(n.end+1) == "of" || n.end > k
		if scale == 0 || r.isProper(n.end) || r.OpenScales[r.at(n.end)] > 0 && r.at(n.end) != "dozens" && !of {
			break
		}
		n.value, n.scale = product(n.value, whole(scale)), whole(scale)
		n.end++
		if r.at(n.end) == "of" && r.isOpenScale(n.end+1) {
			n.end++
		}
	}
	return n, n.end > k
}

func (r *reader) isOpenScale(k int) bool {
	one, plural := strings.CutSuffix(r.at(k), "s")
	return r.OpenScales[r.at(k)] > 0 || plural && r.Scales[one] > 0
}

// composed adds the words at k that go on with a number: scales, "and a half", and smaller numbers behind larger ones.
func (r *reader) composed(k int, n numeral) numeral {
	n.end = k
	total, part := new(big.Rat), n.value // part is what the next scale multiplies
	low := whole(100)                    // what comes next must be below
	if n.figures {
		low = new(big.Rat)
	}
	for k < len(r.words) {
		k = r.behindHyphen(k)
		and := r.at(k) == "and" && !r.isHyphen(k-1)
		if half, end := r.andFraction(k); end > k && (!n.figures || n.scale == nil) {
			if n.scale != nil && part.Sign() == 0 { // "a million and a half"
				half = product(half, n.scale)
			}
			part = new(big.Rat).Add(part, half)
			k, n.end = end, end
			continue
		}
		if and && n.scale != nil && n.scale.Cmp(whole(100)) >= 0 && !n.figures && r.isNumberWord(k+1) {
			k++
		} else if and {
			break
		}
		w := r.at(k)
		scale := whole(r.Scales[w])
		if n.figures && scale.Sign() == 0 && n.scale == nil && (r.isShortScale(k) || n.money && r.ShortScales[w] > 0) {
			scale = whole(r.ShortScales[w])
		}
		small, isSmall := r.Numbers[w]
		switch {
		case scale.Sign() > 0 && w == "dozen", scale.Sign() > 0 && w == "hundred":
			if part.Sign() == 0 {
				part = whole(1)
			}
			part = product(part, scale)
			low = whole(100)
		case scale.Sign() > 0 && part.Sign() > 0:
			total.Add(total, product(part, scale))
			part, low = new(big.Rat), scale
		case scale.Sign() > 0: // "lakh crore"
			total = product(total, scale)
		case isSmall && r.isNumberWord(k) && !n.figures && r.mayFollow(part, small, low):
			part = new(big.Rat).Add(part, whole(small))
			k++
			n.end = k
			continue
		default:
			n.value = total.Add(total, part)
			return n
		}
		n.scale = scale
		k++
		n.end = k
	}
	n.value = total.Add(total, part)
	return n
}

// mayFollow reports whether a number below a hundred may go on with one whose last part is given: five with twenty, any
// with a hundred, but not eighty-four with nineteen.
func (r *reader) mayFollow(part *big.Rat, small int64, low *big.Rat) bool {
	if !part.IsInt() {
		return false
	}
	rest := new(big.Int).Mod(part.Num(), big.NewInt(100)).Int64()
	switch {
	case rest == 0:
		return small > 0 && (part.Sign() > 0 || low.Cmp(whole(100)) >= 0)
	case rest >= 20 && rest%10 == 0:
		return small > 0 && small < 10
	}
	return false
}

// isShortScale reports whether the word k behind figures is a short scale: "bn", and "m" before a currency or what is
// counted.
func (r *reader) isShortScale(k int) bool {
	w := r.at(k)
	if r.ShortScales[w] == 0 {
		return false
	}
	if w != "m" {
		return w != "b" || r.isCapital(k) // "5B"
	}
	_, money := r.currencyAt(k + 1)
	return r.isCapital(k) && r.at(k+1) != "☉" || money > 0 || r.isPlural(k+1) && !r.is(k+1, "hurdles")
}

// andFraction reads "and a half" and "and three quarters" at k, perhaps with hyphens; the end is k for none.
func (r *reader) andFraction(k int) (part *big.Rat, end int) {
	if r.at(k) != "and" {
		return nil, k
	}
	part, end, ok := r.fraction(r.behindHyphen(k + 1))
	if !ok || r.at(r.behindHyphen(k+1)) == "half" || r.is(end, "of", "the", "a", "an") {
		return nil, k
	}
	return part, end
}

// fraction reads the words for a part of a whole at i: "half", "a third", "two-thirds", "one quarter", "½".
func (r *reader) fraction(i int) (part *big.Rat, end int, ok bool) {
	if w := []rune(r.at(i)); len(w) == 1 && vulgar[w[0]] != nil {
		return vulgar[w[0]], i + 1, true
	}
	if r.at(i) == "half" {
		return big.NewRat(1, 2), i + 1, true
	}
	if r.at(i) == "quarter" && r.isHyphen(i+1) {
		return big.NewRat(1, 4), i + 1, true
	}
	if a, b, found := strings.Cut(r.at(i), "/"); found && len(a) < 3 && len(b) < 3 { // "2/3"
		n, m := parseFigures(a), parseFigures(b)
		if n == nil || m == nil || n.Sign() <= 0 || n.Cmp(m) >= 0 || m.Cmp(whole(10)) > 0 || r.isMonth(i+1) {
			return nil, i, false
		}
		return n.Quo(n, m), i + 1, true
	}
	number := int64(1)
	if !r.is(i, "a", "an") {
		if number = r.Numbers[r.at(i)]; number == 0 || number > 9 || !r.isNumberWord(i) {
			return nil, i, false
		}
	}
	k := r.behindHyphen(i + 1)
	w, plural := strings.CutSuffix(r.at(k), "s")
	parts := r.Fractions[r.at(k)]
	if parts == 0 {
		parts = r.Fractions[w]
	}
	if parts == 0 {
		parts = r.Ordinals[w]
	}
	switch {
	case parts < 2, number >= parts, r.isProper(k), w == "second", plural != (number > 1):
		return nil, i, false
	}
	return big.NewRat(number, parts), k + 1, true
}

// isPlainYear reports whether the word k is written as a year is.
func (r *reader) isPlainYear(k int) bool { return timex.IsYear(r.at(k)) }
