package quantity

import (
	"math/big"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/timex"
)

// amount is a number with its bound, range, unit and rate, or with none of them: "more than $1.2bn", "between 5 and 7
// percent", "90 km per hour", "12". The span that comes back is behind what is no amount, too.
func (r *reader) amount(i int) (Found, bool) {
	f := Found{First: i, Last: i + 1}
	first, currency := i, r.signAt(i)
	if currency != "" {
		first++
	}
	n, ok := r.number(first, currency != "")
	if !ok {
		return r.aUnit(i)
	}
	r.negate(&f, &n)
	v := &f.Value
	v.Bound, f.Last = n.bound, n.end
	if n.open {
		v.Bound = AtLeast
	}
	if margin, ok := r.number(n.end+1, false); ok && r.at(n.end) == "±" {
		n.end, f.Last, v.Bound = margin.end, margin.end, About
	}
	u, low, high := r.measured(&f, n, currency)
	v.Kind, v.Unit, v.Per = u.kind, u.name, u.per
	if high == nil {
		low = r.belowZero(&f, r.compound(&f, low))
	} else {
		v.High = decimal(high)
	}
	v.Number = decimal(low)
	r.strength(&f)
	r.age(&f)
	r.rate(&f)
	if v.Kind == Count && r.isNoAmount(first, f.Last) || r.isName(first, n.end) {
		return f, false
	}
	r.bound(&f)
	r.period(&f)
	return f, true
}

// measured reads what a number is of and the upper end of its range, nil for none. The span grows by both.
func (r *reader) measured(f *Found, n numeral, currency string) (u unit, low, high *big.Rat) {
	u, length := r.unitOf(f.Last, n)
	if b, words := r.behind.startOf(r.words[n.end:]); words > 0 && length == 0 { // "1,000 or more kilograms"
		if u, length = r.unitOf(n.end+words, n); length > 0 {
			f.Value.Bound, f.Last = b, n.end+words
		}
	}
	low, high, end := r.rangeTo(f.First, n, f.Last+length, currency)
	if high != nil {
		second, behind := r.unitOf(end, numeral{value: high, figures: n.figures})
		if length > 0 && second.name != u.name { // "between six months and two years"
			low, high = n.value, nil
		} else {
			f.Last, u, length = end, second, behind
		}
	} else if r.at(f.First-1) == "from" && length == 0 && currency == "" {
		// "from 5 to 7 percent" has its unit but once.
		if m, ok := r.number(n.end+1, false); ok && r.at(n.end) == "to" {
			u, _ = r.unitOf(m.end, m)
		}
	}
	f.Last += length
	switch coin := r.Coins[r.at(f.Last-1)]; {
	case currency != "":
		u = unit{kind: Money, name: currency}
		if code := r.code(f.Last); code != "" { // "$500 CAD"
			u.name = code
			f.Last++
		}
	case u.kind == Money && coin > 0:
		low = new(big.Rat).Quo(low, whole(coin))
		if high != nil {
			high = new(big.Rat).Quo(high, whole(coin))
		}
	case u.kind == "":
		u.kind = Count
	}
	return u, low, high
}

// aUnit is "a week", "an hour and a half" where it is a length of time: as a mention, or behind "more than".
func (r *reader) aUnit(i int) (Found, bool) {
	f := Found{First: i, Last: i + 1}
	u, length := r.unitAt(i+1, numeral{value: whole(1)})
	if !r.is(i, "a", "an") || u.kind != Duration || length == 0 || r.isName(i, i+1+length) {
		return f, false
	}
	low := whole(1)
	end := i + 1 + length
	if half, behind := r.andFraction(end); behind > end {
		low.Add(low, half)
		end = behind
	}
	f.Value = Value{Kind: Duration, Number: decimal(low), Unit: u.name}
	week := Found{First: i, Last: end, Value: f.Value}
	r.age(&week)
	r.bound(&week)
	r.period(&week)
	if week.Value.Kind == Age || week.First < i || end > i+1+length || r.isMention(i, end) {
		return week, true
	}
	return f, false
}

// isMention reports whether the tokens are all that is to be read, or a mention of a quantity.
func (r *reader) isMention(first, last int) bool {
	if r.sentence == nil {
		return first == 0 && last == len(r.tokens)
	}
	return slices.ContainsFunc(r.sentence.Mentions, func(m quadpress.Mention) bool {
		return m.Type == quadpress.Quantity && m.First == first && m.Last == last
	})
}

// negate gives a number the minus before it.
func (r *reader) negate(f *Found, n *numeral) {
	k := f.First - 1
	word := r.is(k, "minus", "negative")
	if !word && !(r.isDash(k) && r.tokens[k].Joined && (k == 0 || !r.tokens[k-1].Joined)) {
		return
	}
	if _, ok := r.figuresAt(k - 1); ok { // "3 -1"
		return
	}
	n.value = new(big.Rat).Neg(n.value)
	f.First = k
}

// rangeTo reads the upper end of a range whose lower one is n, with its unit up to end: "10 to 12", "5% to 7%", "$3-4
// million", "between five and seven". A scale or unit that is said once is that of both. The end is 0 for no range.
func (r *reader) rangeTo(first int, n numeral, end int, currency string) (low, high *big.Rat, last int) {
	low = n.value
	k := end
	switch {
	case r.isDash(k):
	case r.at(k) == "to" && !r.is(first-1, "from", "by"): // "by 3 to 5" tells a change
	case r.at(k) == "or" && !r.is(k+1, "more", "so", "less"):
	case r.at(k) == "and" && r.between(first):
	default:
		return low, nil, 0
	}
	k++
	sign := r.signAt(k)
	if sign != "" && (sign != currency || r.at(end) == "to" && r.Moving[r.lemma(first-1)]) { // "rose $2 to $71"
		return low, nil, 0
	}
	if sign != "" {
		k++
	}
	if _, _, part := r.fraction(k); part && r.at(end) != "-" {
		return low, nil, 0
	}
	m, ok := r.number(k, currency != "")
	if !ok || r.Scales[r.at(k)] > 0 || currency != "" && sign == "" && !m.figures {
		return low, nil, 0
	}
	if m.scale != nil && n.scale == nil && end == n.end { // "10 to 12 million"
		if scaled := product(low, m.scale); scaled.Cmp(m.value) < 0 {
			low = scaled
		}
	}
	years := r.isPlainYear(first) && n.scale == nil && r.isPlainYear(k) && !r.countsNoun(m.end)
	chained := r.isHyphen(m.end) && parseFigures(r.at(m.end+1)) != nil
	if low.Cmp(m.value) >= 0 || n.open || years || chained {
		return n.value, nil, 0
	}
	return low, m.value, m.end
}

// between reports whether "between" stands before a number, perhaps before its bound or "the ages of".
func (r *reader) between(first int) bool {
	if r.at(first-1) == "of" && r.is(first-2, "age", "ages") {
		first -= 2
		if r.at(first-1) == "the" {
			first--
		}
	}
	_, length := r.before.endOf(r.words[:max(0, first)])
	return r.at(first-1-length) == "between"
}

// signAt is the code of the currency whose sign, or whose code before figures, is token k; empty for none.
func (r *reader) signAt(k int) string {
	if k < 0 || k >= len(r.tokens) {
		return ""
	}
	if code := r.Signs[r.tokens[k].Form]; code != "" {
		return code
	}
	if _, ok := r.figuresAt(k + 1); ok {
		return r.code(k)
	}
	return ""
}

// code is the code of ISO 4217 that token k is; "RMB" is short for the yuan.
func (r *reader) code(k int) string {
	if k >= len(r.tokens) || !r.Codes[r.tokens[k].Form] {
		return ""
	}
	if r.tokens[k].Form == "RMB" {
		return "CNY"
	}
	return r.tokens[k].Form
}

// currencyAt is the currency whose name begins at k, and how many words that has.
func (r *reader) currencyAt(k int) (code string, length int) {
	if k >= len(r.words) {
		return "", 0
	}
	if code := r.code(k); code != "" {
		return code, 1
	}
	code, length = r.money.startOf(r.words[k:])
	if length == 0 && r.isCapital(k) && r.tagged(k, "JJ", "NNP") && r.tagged(k+1, "NNS", "NN") { // "Georgian lari"
		if code, length = r.money.startOf(r.words[k+1:]); length > 0 {
			if shared := r.sharedName(r.at(k + 1)); shared != "" {
				code = shared
			}
			return code, length + 1
		}
	}
	if length > 0 && (r.tagged(k+length-1, "VBD", "VBN", "JJ", "RB") || r.at(k) == "won" && !r.tagged(k, "NN", "NNS")) {
		return "", 0 // "three won", "the real"
	}
	return code, length
}

// sharedName is the name in the singular of a currency that several countries have one of, empty for another.
func (r *reader) sharedName(word string) string {
	for forms := range r.CountryCurrencies {
		if names := strings.Fields(forms); slices.Contains(names, word) {
			return names[0]
		}
	}
	return ""
}

// unitOf is the unit of a number, at k or behind a hyphen or "of" ("millions of dollars") there, and how many tokens it
// takes from k on.
func (r *reader) unitOf(k int, n numeral) (u unit, length int) {
	from := r.behindHyphen(k)
	if n.open && r.at(k) == "of" {
		from = k + 1
	}
	if u, length = r.unitAt(from, n); length > 0 {
		length += from - k
	}
	return u, length
}

// unitAt is the unit or the currency at k of a number, and how many words it has.
func (r *reader) unitAt(k int, n numeral) (u unit, length int) {
	if k >= len(r.words) {
		return unit{}, 0
	}
	if u, length = r.units.startOf(r.words[k:]); length > 0 && r.isUnit(k, length, u, n) {
		if u.name == "degree" && r.Angles[r.at(k+length)] {
			u.kind = Angle
		}
		if !r.is(k+length-1, "pound", "pounds") || r.isWeight(k, length) {
			return u, length
		}
	}
	if code, length := r.currencyAt(k); length > 0 {
		return unit{kind: Money, name: code}, length
	}
	return unit{}, 0
}

// isUnit reports whether the words at k can be a unit of a number: short forms stand behind figures, and "second" and
// "stone" before a noun are none.
func (r *reader) isUnit(k, length int, u unit, n numeral) bool {
	w, last := r.at(k), k+length
	several := n.value.Cmp(whole(1)) > 0 && !r.isHyphen(k-1)
	switch {
	case several && r.is(last-1, "foot", "stone", "bit") && r.tagged(last, "NN", "NNS", "HYPH"):
		return false
	case several && w == "second":
		return false
	case length == 1 && len(w) <= shortForm && w != u.name && !n.figures && w != "%" && w != "°" && w != "km":
		return false
	case w == "m" && r.isPlural(last) && !r.is(last, "hurdles"):
		return false
	}
	return true
}

// isWeight reports whether the pounds at k are of mass and not of money.
func (r *reader) isWeight(k, length int) bool {
	end := k + length
	return r.at(end) == "of" || r.isHyphen(k-1) && !r.Paid[r.at(end)] && r.at(end) != "a" ||
		r.isNear(r.Weighing, k, end, 6, 4)
}

// compound adds a smaller unit behind a larger one: "two hours and 15 minutes", "6 feet 2 inches".
func (r *reader) compound(f *Found, low *big.Rat) *big.Rat {
	for {
		v := &f.Value
		if v.Per != "" {
			return low
		}
		if half, end := r.andFraction(f.Last); end > f.Last && v.Unit != "" { // "an hour and a half"
			f.Last = end
			return new(big.Rat).Add(low, half)
		}
		k := f.Last
		for r.is(k, "and", ",") {
			k++
		}
		smaller := r.Compounds[v.Unit]
		n, ok := r.number(k, false)
		if !ok || smaller == nil || n.open {
			return low
		}
		u, length := r.unitOf(n.end, n)
		if v.Unit == "foot" && length == 0 && k == f.Last && n.figures && !r.tagged(n.end, "NNS", "NN") { // "6 ft 2"
			u = unit{name: "inch"}
			if r.at(n.end) == "in" && r.tokens[n.end-1].Joined { // "6ft 2in"
				length = 1
			}
		}
		if smaller[u.name] == 0 || n.value.Cmp(whole(smaller[u.name])) >= 0 {
			return low
		}
		low = new(big.Rat).Add(product(low, whole(smaller[u.name])), n.value)
		v.Unit, f.Last = u.name, n.end+length
	}
}

// belowZero is the negative of a temperature told as "15 below zero" or "15 degrees below freezing".
func (r *reader) belowZero(f *Found, low *big.Rat) *big.Rat {
	v := &f.Value
	if v.Kind != Count && v.Kind != Temperature || r.at(f.Last) != "below" || !r.Freezing[r.at(f.Last+1)] {
		return low
	}
	f.Last += 2
	if v.Kind = Temperature; v.Unit == "" {
		v.Unit = "degree"
	}
	return new(big.Rat).Neg(low)
}

// strength makes a number on a scale a magnitude: "magnitude 6.4", "a magnitude of 6.4", "6.4-magnitude", "6.4 on the
// Richter scale", "Category 4".
func (r *reader) strength(f *Found) {
	if f.Value.Kind != Count {
		return
	}
	k := f.First - 1
	if r.isDash(k) {
		k--
	} else if r.at(k) == "of" {
		k--
	}
	behind := r.behindHyphen(f.Last)
	switch gauge := r.Gauges[r.at(behind)]; {
	case r.Gauges[r.at(k)] != "" && (r.at(k+1) != "of" || r.at(k) == "magnitude"):
		f.Value.Kind, f.Value.Unit, f.First = Magnitude, r.Gauges[r.at(k)], k
	case gauge == "magnitude" && r.at(behind) == gauge && len(f.Value.Number) < 5 && !r.tagged(behind+1, "CD"):
		f.Value.Kind, f.Value.Unit, f.Last = Magnitude, gauge, behind+1
	case gauge == "magnitude" && strings.Contains(f.Value.Number, "."): // "a 6.4 quake"
		f.Value.Kind, f.Value.Unit = Magnitude, gauge
	case r.is(f.Last, "on", "at") && r.Gauges[r.at(f.Last+2)] == "magnitude":
		f.Value.Kind, f.Value.Unit, f.Last = Magnitude, "magnitude", f.Last+3
	case strings.Contains(f.Value.Number, ".") && gauge == "" &&
		(r.tagged(f.Last, "IN", ".", ",") || f.Last == len(r.words)) && r.isNear(r.Quakes, f.First, f.Last, 12, 6):
		// "The magnitude was put at 6.6."
		f.Value.Kind, f.Value.Unit = Magnitude, "magnitude"
	}
}

// rate reads what an amount is per: "a barrel", "per 100,000 people", "/h", "an hour".
func (r *reader) rate(f *Found) {
	v := &f.Value
	if v.Per != "" || v.Kind == Age || v.Kind == Percent && !r.is(f.Last, "per", "a") {
		return
	}
	k := f.Last
	hyphen := r.isHyphen(k)
	k = r.behindHyphen(k)
	switch w := r.at(k); {
	case w == "per" || w == "/" || w == "for" && r.at(k+1) == "every":
		k++
		if w == "for" {
			k++
		}
		if u := r.ShortUnits[r.at(k)]; u != "" && v.Kind != Count {
			v.Per, f.Last = u, k+1
		} else if w == "/" && v.Kind != Money { // "2005/jun"
		} else if n, ok := r.number(k, false); ok && r.tagged(n.end, "NN", "NNS") {
			v.Per, f.Last = decimal(n.value)+" "+r.at(n.end), n.end+1
		} else if r.tagged(k, "NN", "NNS") || r.is(k, "capita") {
			v.Per, f.Last = r.perName(k), k+1
		}
	case w == "a" || w == "an" || w == "each" || w == "every":
		noun := r.behindHyphen(k + 1)
		u, length := r.unitAt(noun, numeral{value: whole(1)})
		timed := length > 0 && u.kind == Duration
		end := noun + 1
		if r.isHyphen(end) || !hyphen && r.is(end, "ago", "later", "earlier", "before", "after", "old", "of") {
			break // "$5 million a year ago"
		}
		if timed || v.Kind == Money && w != "each" && r.tagged(noun, "NN") && !r.tagged(end, "NN", "NNS") {
			v.Per, f.Last = r.perName(noun), end
		}
	}
	if v.Kind == Length && v.Per != "" {
		v.Kind = Speed
	}
}

// perName is the unit at k, else the lemma of the noun there.
func (r *reader) perName(k int) string {
	if u, length := r.unitAt(k, numeral{value: whole(1), figures: true}); length == 1 && u.kind != Money {
		return u.name
	}
	if l := r.tokens[k].Lemma; l != "" {
		return strings.ToLower(l)
	}
	return r.at(k)
}

// bound reads what makes an amount inexact, before or behind it.
func (r *reader) bound(f *Found) {
	v := &f.Value
	if b, length := r.behind.startOf(r.words[f.Last:]); length > 0 && r.isBoundBehind(f.Last, length) {
		v.Bound = b
		f.Last += length
	} else if k := r.behindHyphen(f.Last); k > f.Last && r.is(k, "odd", "plus") {
		v.Bound = r.behind.byWords[r.at(k)]
		f.Last = k + 1
	}
	first := f.First
	if r.at(first-1) == "between" && v.High != "" {
		f.First, first = first-1, first-1
	}
	b, length := r.before.endOf(r.words[:first])
	if length == 0 {
		return
	}
	w := r.at(first - 1)
	switch {
	case v.Kind == Duration && length == 1 && w == "over": // "over three days" is during them
		return
	case w == "some" && r.at(first-2) == "," || r.isName(first-length, first):
		return
	}
	f.First -= length
	if r.at(f.First-1) == "between" && v.High != "" {
		f.First--
	}
	if v.Bound == Exact || b != About {
		v.Bound = b
	}
}

// isBoundBehind reports whether the words behind an amount bound it: "plus" joins, and "or more" goes with no noun.
func (r *reader) isBoundBehind(k, length int) bool {
	switch r.at(k) {
	case "plus", "odd":
		return r.isHyphen(k-1) || r.at(k) == "odd"
	case "or", "and":
		return !(r.is(k+1, "over", "under", "above", "below", "up") && r.tagged(k+length, "CD", "DT", "$"))
	}
	return true
}

// period sets how long a duration is as timex writes it.
func (r *reader) period(f *Found) {
	v := &f.Value
	if v.Kind != Duration || v.High != "" || v.Per != "" || strings.HasPrefix(v.Number, "-") {
		return
	}
	var words []string
	for k := f.First; k < f.Last; k++ {
		if !r.isDash(k) && !r.is(k, ",") {
			words = append(words, r.at(k))
		}
	}
	number, unit := v.Number, v.Unit
	if years := r.Compounds[unit]["year"]; years > 0 && strings.Contains(number, ".") { // "a quarter of a century"
		n, _ := new(big.Rat).SetString(number)
		number, unit = decimal(product(n, whole(years))), "year"
	} else if slices.Contains(words, "half") { // "half an hour" is PT30M
		if v.Period = timex.Duration(words); v.Period != "" {
			return
		}
	}
	v.Period = timex.Duration([]string{number, unit})
}
