package quantity

import (
	"regexp"
	"strconv"
	"strings"
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
