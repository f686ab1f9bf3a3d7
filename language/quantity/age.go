package quantity

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/quadpress/quadpress"
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
		case aged && (r.countsNoun(f.Last) || !mayBeAge(f.Value.Number)):
			return
		case !aged && !elder && !r.isBesidePerson(f) && !r.isSaidOfPerson(f):
			return
		case elder:
			v.Bound = older
			f.Last += length
		}
		v.Kind, v.Unit = Age, "year"
	}
	if r.at(f.First-1) == "of" && r.at(f.First-3) == "the" { // "under the age of 30"
		if b, length := r.before.endOf(r.words[:f.First-3]); length > 0 {
			v.Bound = b
		}
	}
}

// isAged reports whether the words before token k say that it is an age: "aged", "aged between", "under the age of",
// "range in age from", "died at".
func (r *reader) isAged(first int) bool {
	k := first
	if r.at(k-1) == "between" {
		k--
	}
	if _, length := r.before.endOf(r.words[:max(0, k)]); length > 0 {
		k -= length
	}
	if r.at(k-1) == "between" {
		k--
	}
	switch lemma := r.lemma(k - 1); {
	case r.is(k-1, "aged", "age", "ages"), r.Aging[lemma] && !r.tagged(first+1, "NN", "NNS", "JJ"):
		return true
	case r.People[lemma] && k < first && r.tagged(k, "IN", "RB", "JJ"): // "children under five"
		return true
	case r.at(k-1) == "of" && r.is(k-2, "age", "ages"):
		return true
	case r.at(k-1) == "of" && r.People[r.lemma(k-2)] && !r.isPlural(k-2) && r.at(first+1) != "of": // "a boy of 12"
		return true
	case r.at(k-1) == "at" && r.AgingAt[r.lemma(k-2)]:
		return true
	}
	between := []string{"IN", "TO", "CD", "VBD", "VBZ", "VBP", "VBG", "RB"}
	if parseFigures(r.at(first)) != nil {
		between = append(between, ",", "CC")
	}
	for k--; k >= max(0, first-maxBehindAge) && r.tagged(k, between...); k-- {
		if r.is(k-1, "aged", "age", "ages") {
			return true
		}
	}
	return false
}

// maxBehindAge is how many words a number stands behind "age" at most: "range in age from 21 to 78", "aged 5, 7 and
// 12".
const maxBehindAge = 6

// isBesidePerson reports whether a number stands between commas or in brackets behind the name of a person.
func (r *reader) isBesidePerson(f *Found) bool {
	if r.sentence == nil || f.Value.High != "" || r.tokens[f.Last-1].Form != f.Value.Number {
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
	return mayBeAge(f.Value.Number) && (r.People[r.lemma(k-1)] && !r.isPlural(k-1) || r.endsPerson(k))
}

// endsPerson reports whether the name of a person ends before token k.
func (r *reader) endsPerson(k int) bool {
	return r.sentence != nil && slices.ContainsFunc(r.sentence.Mentions, func(m quadpress.Mention) bool {
		return m.Last == k && m.Type == quadpress.Person
	})
}

// isSaidOfPerson reports whether a bare number is the age in "She was 34", "Ann Lee is 34" and "At 77, she ...".
func (r *reader) isSaidOfPerson(f *Found) bool {
	if r.tokens[f.Last-1].Form != f.Value.Number || f.Value.High != "" || !mayBeAge(f.Value.Number) {
		return false
	}
	k := f.First - 1
	if r.at(k) == "at" && (k == 0 || r.is(k-1, ",", "``", "\"")) && r.at(f.Last) == "," {
		return true
	}
	if _, length := r.before.endOf(r.words[:max(0, k+1)]); length > 0 {
		k -= length
	}
	return r.Being[r.at(k)] && (r.Pronouns[r.at(k-1)] || r.endsPerson(k)) &&
		!r.tagged(f.Last, "NN", "NNS", "JJ", "$") && !r.isHyphen(f.Last)
}

// mayBeAge reports whether a number is a whole one up to 119.
func mayBeAge(number string) bool {
	n, err := strconv.Atoi(number)
	return err == nil && n > 0 && n < 120
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
	if low == 0 || !r.Possessives[r.at(k)] || r.at(k-1) != "in" {
		return f, false
	}
	f.Value = Value{Kind: Age, Number: decimal(whole(low)), High: decimal(whole(low + 9)), Unit: "year"}
	return f, true
}
