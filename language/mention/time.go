package mention

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/timex"
)

// dateAt returns where the date or time that starts at token i ends, i for none; lower are the tokens in lower case.
// afterName says that another name ends before it.
func dateAt(tokens []quadpress.Token, words []word, lower []string, i int, afterName bool) int {
	if end := timex.PhraseAt(tokens, lower, i); end > i {
		return end
	}
	is := func(j int, k kinds) bool { return j < len(words) && words[j].known&k != 0 }
	form := func(j int) string {
		if j >= len(tokens) {
			return ""
		}
		return tokens[j].Form
	}
	switch {
	case isMonthAt(tokens, words, i):
		return afterMonth(tokens, words, i)
	case is(i, isWeekday) && words[i].capital:
		if i > 0 && !afterName && words[i-1].capital && (tokens[i-1].UPOS == "PROPN" || tokens[i-1].UPOS == "ADJ") &&
			words[i-1].known&isWhich == 0 {
			return i // "Super Tuesday", but "met Anna Boone Tuesday"
		}
		end := i + 1
		if is(end, isDayPart) {
			end++
		}
		if next := end + 1; form(end) == "," && isMonthAt(tokens, words, next) {
			return afterMonth(tokens, words, next)
		}
		if isMonthAt(tokens, words, end) {
			return afterMonth(tokens, words, end)
		}
		return end
	case is(i, isDay):
		if is(i+1, isDayPart) {
			return i + 2
		}
		return i + 1
	case isDayOfMonth(form(i)) && isMonthAt(tokens, words, i+1) && tokens[i+1].UPOS != "VERB":
		return afterMonth(tokens, words, i+1)
	case is(i, isWhich) && is(i+1, isPeriod|isWeekday|isDayPart) && tokens[i].UPOS != "VERB" && form(i+1) != "second":
		return i + 2
	case is(i, isWhich) && isMonthAt(tokens, words, i+1):
		return afterMonth(tokens, words, i+1)
	case is(i, isWhich) && isYear(form(i+1)):
		return i + 2
	case is(i, isWhich) && countAt(words, i+1) > i+1 && is(countAt(words, i+1), isPeriod):
		return countAt(words, i+1) + 1 // "past three years"
	case isDecade(form(i)):
		return i + 1
	case clockAt(tokens, i) > i:
		return clockAt(tokens, i)
	case isYear(form(i)) && yearFits(tokens, words, i):
		return i + 1
	}
	// "three days ago", "a year earlier"
	end := countAt(words, i)
	if end == i && (form(i) == "a" || form(i) == "an" || form(i) == "A" || form(i) == "An") {
		end = i + 1
		if is(end, isSome) {
			end++ // "a few"
		}
	}
	if end > i && is(end, isPeriod) {
		switch form(end + 1) {
		case "ago", "earlier", "later":
			return end + 2
		}
	}
	return i
}

// isMonthAt tells a month from the verbs "may" and "march" and from the name May.
func isMonthAt(tokens []quadpress.Token, words []word, i int) bool {
	if i >= len(words) || words[i].known&isMonth == 0 || !words[i].capital {
		return false
	}
	switch tokens[i].Form {
	case "May", "March", "Mar", "Mar.", "Jan", "Dec":
		if i+1 < len(tokens) && (isDayOfMonth(tokens[i+1].Form) || isYear(tokens[i+1].Form)) {
			return true
		}
		if i == 0 {
			return false
		}
		switch words[i-1].lower {
		case small["in"], small["since"], small["by"], small["until"], small["from"], small["of"], small["during"],
			small["before"],
			small["after"], small["through"], small["till"], small["to"], small["and"]:
			return tokens[i].UPOS == "PROPN"
		}
		return words[i-1].known&isWhich != 0 || isDayOfMonth(tokens[i-1].Form)
	}
	return true
}

// afterMonth ends a date whose month stands at i: "Sept. 30, 2015", "March 2011", "May".
func afterMonth(tokens []quadpress.Token, words []word, i int) int {
	end := i + 1
	if end < len(tokens) && isDayOfMonth(tokens[end].Form) {
		end++
		if end+1 < len(tokens) && isDash(tokens[end].Form) && isDayOfMonth(tokens[end+1].Form) {
			end += 2 // "May 3-5"
		}
	}
	switch {
	case end < len(tokens) && isYear(tokens[end].Form):
		end++
	case end+1 < len(tokens) && tokens[end].Form == "," && isYear(tokens[end+1].Form):
		end += 2
	case end+1 < len(tokens) && tokens[end].Form == "of" && isYear(tokens[end+1].Form):
		end += 2
	}
	return end
}

// countAt returns where a number of periods that starts at i ends: "three", "several", "25".
func countAt(words []word, i int) int {
	end := i
	for end < len(words) && (words[end].known&(isCardinal|isMagnitude|isSome) != 0 || words[end].digits) {
		end++
	}
	return end
}

// clockAt returns where a time of day ends: "5 p.m.", "10:30", "0900 GMT".
func clockAt(tokens []quadpress.Token, i int) int {
	if i+1 < len(tokens) && isDigits(tokens[i].Form, 4, ":.") {
		switch tokens[i+1].Form {
		case "a.m.", "p.m.", "am", "pm", "AM", "PM", "A.M.", "P.M.", "GMT", "UTC", "EST", "EDT", "CET", "BST", "PST",
			"o'clock", "a.m", "p.m":
			end := i + 2
			if end < len(tokens) {
				switch tokens[end].Form {
				case "GMT", "UTC", "EST", "EDT", "ET", "CET", "BST", "PST", "PDT":
					end++
				}
			}
			return end
		}
	}
	if f := tokens[i].Form; len(f) >= 4 && len(f) <= 5 && f[len(f)-3] == ':' && isDigits(f, 4, ":") {
		return i + 1
	}
	return i
}

// yearFits reports whether a number that looks like a year stands where a year does.
func yearFits(tokens []quadpress.Token, words []word, i int) bool {
	if i+1 < len(words) && words[i+1].known&(isUnit|isCurrency|isMagnitude|isPeriod) != 0 {
		return false
	}
	if i+1 < len(tokens) && (tokens[i+1].UPOS == "NOUN" && tokens[i+1].XPOS == "NNS" || tokens[i+1].Form == "%") {
		return false // "2000 people"
	}
	if i == 0 {
		return true
	}
	before := words[i-1].lower
	switch before {
	case small["in"], small["since"], small["by"], small["until"], small["from"], small["of"], small["during"],
		small["before"],
		small["after"], small["("], small["between"], small["the"], small["year"], small["through"], small["till"]:
		return true
	case small["and"], small["to"], small["-"], small["–"], small[","]:
		return i > 1 && isYear(tokens[i-2].Form) // "2014 and 2015"
	}
	return false
}

func isYear(f string) bool {
	return len(f) == 4 && (f[0] == '1' || f[0] == '2' && f[1] == '0') && isDigits(f, 4, "")
}

func isDecade(f string) bool {
	switch len(f) {
	case 5:
		return f[4] == 's' && isYear(f[:4])
	case 6:
		return (f[4:] == "'s") && isYear(f[:4])
	}
	return false
}

func isDayOfMonth(f string) bool {
	n := 0
	for n < len(f) && f[n] >= '0' && f[n] <= '9' {
		n++
	}
	if n == 0 || n > 2 || n == 2 && (f[0] > '3' || f[0] == '3' && f[1] > '1') || f == "0" {
		return false
	}
	switch f[n:] {
	case "", "st", "nd", "rd", "th":
		return true
	}
	return false
}

func isDash(f string) bool { return f == "-" || f == "–" || f == "—" }

// isDigits reports whether a word is made of digits, at most so many, and of the marks; it starts with a digit.
func isDigits(f string, most int, marks string) bool {
	n := 0
	for i := range len(f) {
		switch {
		case f[i] >= '0' && f[i] <= '9':
			n++
		case i > 0 && containsByte(marks, f[i]):
		default:
			return false
		}
	}
	return n > 0 && n <= most
}

func containsByte(s string, b byte) bool {
	for i := range len(s) {
		if s[i] == b {
			return true
		}
	}
	return false
}

// addDates adds dates and numbers outside of names. A date that holds a name within it ("Easter Monday") takes its
// place.
func addDates(s *quadpress.Sentence, words []word) {
	names := len(s.Mentions)
	lower := make([]string, len(s.Tokens))
	for i := range s.Tokens {
		lower[i] = strings.ToLower(s.Tokens[i].Form)
	}
	for i := 0; i < len(words); {
		afterName := slices.ContainsFunc(s.Mentions[:names], func(m quadpress.Mention) bool {
			return m.Last == i &&
				m.First < i
		})
		end, kind := dateAt(s.Tokens, words, lower, i, afterName), quadpress.Date
		if end == i {
			end, kind = timex.LengthAt(s.Tokens, lower, i), quadpress.Quantity
		}
		if end == i {
			end, kind = numberAt(s.Tokens, words, i)
		}
		if end == i || !free(s.Mentions[:names], i, end, kind) {
			i = max(end, i+1)
			continue
		}
		if n := len(s.Mentions); n > names && kind == quadpress.Date && s.Mentions[n-1].Type == kind &&
			s.Mentions[n-1].Last == i {
			s.Mentions[n-1].Last = end // "August" "last year"
		} else {
			s.Mentions = append(s.Mentions, quadpress.Mention{First: i, Last: end, Type: kind})
		}
		i = end
	}
	s.Mentions = slices.DeleteFunc(s.Mentions, isEmpty)
}

// free reports whether no name is in the way of a date or number. It empties names that lie within a date.
func free(names []quadpress.Mention, first, last int, kind quadpress.MentionType) bool {
	for i := range names {
		m := &names[i]
		switch {
		case m.First >= last || m.Last <= first:
		case kind == quadpress.Date && first <= m.First && m.Last <= last:
			m.Last = m.First
		default:
			return false
		}
	}
	return true
}
