package extract

import (
	"slices"
	"strconv"
	"strings"

	"github.com/quadpress/quadpress/language/timex"
)

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
