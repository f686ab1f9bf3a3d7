package extract

import (
	"slices"
	"strconv"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/timex"
)

// quantities states how many or how much of something the text speaks of: "15 strikes on Homs", "at least 20 people",
// "dozens of villages", "two tonnes of cocaine".
func (st *story) quantities(n int) {
	t := st.trees[n]
	for i := range t.Tokens {
		if u := t.Tokens[i].UPOS; u != "NOUN" && u != "PROPN" {
			continue
		}
		noun, first, last := st.quantityOf(n, i)
		if noun < 0 {
			continue
		}
		value, _ := t.cut(first, last)
		f := given(byQuantity, n, i, -1, last-1, "", 0.85)
		f.subjectText = true
		f.predicate, f.value = st.schema.Predicate("quantity"), strings.Join(strings.Fields(value), " ")
		f.number = wholeNumber(f.value)
		c := st.clauses[n][t.governor(noun, st.clauses[n])]
		if f.stance = st.nominalStance(n, i, c); c != nil && slices.Contains(c.subjects, i) { // "Two towns did not fall" are two
			f.stance.polarity = quadpress.Affirmed
		}
		if st.doing(t, noun) != "" || st.lex.Happenings[strings.ToLower(t.lemma(noun))] { // "Near Homs, five strikes hit"
			f.time = st.nominalTime(n, noun, i, c)
			if f.place = st.placeWithin(n, noun); f.place < 0 && c != nil {
				f.place = st.sharedPlace(n, c)
			}
		}
		st.emit(f)
	}
}

// quantityOf reads how much of a noun there is off a phrase headed by i: the noun that is counted or measured, and the words
// for how much from first to before last. The noun is -1 where the phrase says no quantity, or that of a time, of money or
// of nothing to be counted: "two days", "three ways".
func (st *story) quantityOf(n, i int) (noun, first, last int) {
	t := st.trees[n]
	if r := st.at[n][i]; r != nil && !r.acting || t.isTime(i) || t.rel(i) == "compound" || t.rel(i) == "nmod" && t.head(i) > i {
		return -1, 0, 0
	}
	lemma := strings.ToLower(t.lemma(i))
	first, end, ok := st.numeral(n, i)
	if st.lex.Multitudes[lemma] && !ok {
		first, ok = t.qualified(i), true
		if first > 0 && t.lower(first-1) == "a" {
			first--
		}
	}
	if !ok {
		return -1, 0, 0
	}
	last = i
	for h := i; st.lex.Multitudes[strings.ToLower(t.lemma(h))] || h == i && st.lex.Measures[lemma]; { // "dozens of villages", "700 square miles of land", "tens of thousands of people"
		of := st.of(n, h)
		if of < 0 {
			return -1, 0, 0
		}
		last, h = h+1, of
		if l := strings.ToLower(t.lemma(of)); !st.lex.Multitudes[l] {
			if st.lex.Measures[l] || st.lex.Uncounted[l] || t.isTime(of) || st.at[n][of] != nil && !st.at[n][of].acting {
				return -1, 0, 0
			}
			return of, first, last
		}
	}
	if st.lex.Uncounted[lemma] {
		return -1, 0, 0
	}
	plural := t.Tokens[i].XPOS == "NNS" || t.Tokens[i].XPOS == "NNPS" || st.lex.Plurals[t.lower(i)]
	if one := end == first+1 && (t.lower(first) == "one" || t.lower(first) == "1"); one == plural || one && st.lex.Happenings[lemma] == st.isPersonNoun(lemma) && st.doing(t, i) == "" {
		return -1, 0, 0
	}
	return i, first, end
}

// of is the noun right after "of" behind a noun, -1 for none.
func (st *story) of(n, i int) int {
	t := st.trees[n]
	if i+1 < len(t.Tokens) && t.lower(i+1) == "of" {
		for _, o := range t.kids[i] {
			if o > i && t.rel(o) == "nmod" && t.preposition(o) == "of" && t.Tokens[o].UPOS == "NOUN" {
				return o
			}
		}
	}
	return -1
}

// numeral is the cardinal number that opens a noun's phrase, with what makes it inexact: not "Article 50", "the 2020 election",
// "a 12-inch gun", nor "the two men", which takes up two that are known.
func (st *story) numeral(n, i int) (first, last int, ok bool) {
	t := st.trees[n]
	begin := i
	for _, k := range t.kids[i] {
		if r := t.rel(k); k < begin && (r == "nummod" || r == "amod" || r == "compound" || r == "det" || r == "nmod" || r == "advmod") {
			begin = t.subtree(k, nil)[0]
		}
	}
	known := false
	for ; begin < i && t.Tokens[begin].XPOS != "CD"; begin++ {
		if u := t.Tokens[begin].UPOS; u == "NOUN" || u == "PROPN" || u == "PUNCT" || u == "VERB" {
			return 0, 0, false
		}
		known = known || t.Tokens[begin].XPOS == "DT" || t.Tokens[begin].XPOS == "PRP$"
	}
	for last = begin; last < i && (t.Tokens[last].XPOS == "CD" || last > begin && last+1 < i && joinsNumbers[t.lower(last)] && t.Tokens[last+1].XPOS == "CD"); last++ {
		if t.dates[last] || st.at[n][last] != nil && !st.at[n][last].acting {
			return 0, 0, false
		}
	}
	if last == begin || last > begin && !strings.ContainsAny(t.lower(begin), "0123456789") && !isNumeral(t.lower(begin)) || t.Tokens[last].XPOS == "HYPH" || t.Tokens[last].Form == "-" ||
		known && (t.lower(last-1) == "two" || timex.IsYear(t.lower(last-1))) {
		return 0, 0, false
	}
	if last+1 < i && t.lower(last) == "or" { // "1,000 or more"
		last += 2
	}
	if w := t.lower(last); w == "per" || st.lex.Measures[t.lemma(last)] && last < i && !st.lex.Measures[t.lemma(i)] { // "ninety per cent", "a 20 mile road"
		return 0, 0, false
	}
	return t.qualified(begin), last, true
}

// joinsNumbers are the words between the parts of a number: "10 to 15", "twenty-five".
var joinsNumbers = words{"to": true, "or": true, "-": true, "–": true, "and": true}

// isNumeral tells whether a word is a number or a part of one.
func isNumeral(w string) bool {
	return slices.Contains(numerals, w) || w == "hundred" || scales[w] > 0
}

// qualified is where a quantity begins whose first word is given, with the words before it that make it inexact: "at least".
func (t *tree) qualified(first int) int {
	switch {
	case first > 1 && approximate[t.lower(first-2)+" "+t.lower(first-1)]:
		return first - 2
	case first > 0 && approximate[t.lower(first-1)]:
		return first - 1
	}
	return first
}

// approximate are the words that make a number inexact.
var approximate = words{"about": true, "around": true, "approximately": true, "roughly": true, "some": true, "nearly": true, "almost": true,
	"over": true, "more than": true, "less than": true, "fewer than": true, "at least": true, "at most": true, "up to": true,
	"as many as": true, "well over": true, "just over": true, "just under": true, "close to": true}

// wholeNumber is a number in digits, "" for what is none or no whole one: "1,200", "fifteen", "two million".
func wholeNumber(text string) string {
	total, part := 0, 0
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return r == ' ' || r == '-' }) {
		switch v, scale := slices.Index(numerals, w), scales[w]; {
		case v >= 20:
			part += (v - 18) * 10
		case v >= 0:
			part += v
		case w == "hundred":
			part = max(part, 1) * 100
		case scale > 0:
			total, part = total+max(part, 1)*scale, 0
		case w == "and":
		default:
			v, err := strconv.Atoi(strings.ReplaceAll(w, ",", ""))
			if err != nil || part > 0 {
				return ""
			}
			part = v
		}
	}
	return strconv.Itoa(total + part)
}

// numerals are the numbers from zero to twenty and the tens from there.
var numerals = strings.Fields(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
	eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety`)

var scales = map[string]int{"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
