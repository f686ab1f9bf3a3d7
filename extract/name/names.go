package name

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

const quotationMarks = "\"“”„«»"

// Tidy brings a name as written to the form in which it is stored: one blank between words, no possessive, no
// article, no quotation marks around or within it, "U. S." as "U.S.".
func Tidy(name string) string {
	if strings.ContainsAny(name, quotationMarks) { // Anna "Annie" Boone
		name = strings.Map(func(r rune) rune {
			if strings.ContainsRune(quotationMarks, r) {
				return -1
			}
			return r
		}, name)
	}
	name = strings.Join(strings.Fields(name), " ")
	name = strings.Trim(name, "\"'“”‘’«»`.,;:()[]* ")
	for _, s := range []string{"'s", "’s", "'", "’"} {
		name = strings.TrimSuffix(name, s)
	}
	for _, article := range []string{"the ", "The ", "THE ", "a ", "an "} {
		name = strings.TrimPrefix(name, article)
	}
	name = joinInitials(name)
	if strings.Count(name, ".") > 0 && IsAcronym(name) && !strings.HasSuffix(name, ".") {
		name += "." // a final stop that Trim took
	}
	return name
}

// joinInitials closes the gaps in "U. S." and "J. K. Rowling".
func joinInitials(name string) string {
	if !strings.Contains(name, ". ") {
		return name
	}
	words := strings.Fields(name)
	out := words[:1]
	for _, w := range words[1:] {
		last := out[len(out)-1]
		if isInitials(last) && (isInitials(w) || len(w) == 1 && unicode.IsUpper(rune(w[0]))) {
			out[len(out)-1] = last + w
		} else {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// isInitials reports whether a word is capitals each with a full stop: "U.", "U.S.".
func isInitials(w string) bool {
	if w == "" || len(w)%2 != 0 {
		return false
	}
	for i := 0; i < len(w); i += 2 {
		if w[i] < 'A' || w[i] > 'Z' || w[i+1] != '.' {
			return false
		}
	}
	return true
}

// IsAcronym reports whether a name is one word of two to eight capitals, with or without full stops ("ISIL", "U.N.").
func IsAcronym(name string) bool {
	n := 0
	for _, r := range name {
		switch {
		case unicode.IsUpper(r), unicode.IsDigit(r) && n > 0:
			n++
		case r != '.' && r != '-' && r != '&':
			return false
		}
	}
	return n >= 2 && n <= 8
}

// Shortens reports whether one word is made of letters of a name, in order, from the beginning of one of its words on:
// "CalTrain" of "California Train Service" (Schwartz and Hearst, 2003). A word of the name itself does not shorten it.
func Shortens(word, name string) bool {
	letters, long := []rune(strings.ToLower(word)), []rune(strings.ToLower(name))
	if len(letters) < 2 || len(letters)+1 >= len(long) || !unicode.IsLetter(letters[0]) ||
		strings.ContainsRune(word, ' ') || slices.Contains(strings.Fields(string(long)), string(letters)) {
		return false
	}
	at := len(long)
	for k := len(letters) - 1; k >= 0; k-- {
		at--
		for at >= 0 && (long[at] != letters[k] || k == 0 && at > 0 && unicode.IsLetter(long[at-1])) {
			at--
		}
		if at < 0 {
			return false
		}
	}
	return true
}

// InCapitals reports whether a name is written in capitals alone, as headlines are.
func InCapitals(name string) bool {
	return name == strings.ToUpper(name) && name != strings.ToLower(name)
}

// PlainAcronym drops the full stops of an acronym: "U.N." and "UN" are one.
func PlainAcronym(name string) string {
	if IsAcronym(name) {
		return strings.ReplaceAll(name, ".", "")
	}
	return name
}

// Initials are the capitals that an acronym of the name would be made of: "UNSC" for "UN Security Council" is not among
// them, "PMF" for "Popular Mobilization Forces" is.
func Initials(name string) string {
	var b strings.Builder
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' }) {
		r := []rune(w)[0]
		if unicode.IsUpper(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// barred are letters that have no accent to drop, with what stands for them in ASCII.
var barred = strings.NewReplacer("ł", "l", "Ł", "L", "ø", "o", "Ø", "O", "đ", "d", "Đ", "D", "ı", "i", "ß", "ss", "æ",
	"ae", "Æ", "Ae", "œ", "oe", "ð", "d", "þ", "th", "Þ", "Th", "ə", "a")

// Unaccented drops diacritics. A transformer keeps state, so each call has its own.
func Unaccented(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			s = barred.Replace(s)
			t := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
			if out, _, err := transform.String(t, s); err == nil {
				return out
			}
			return s
		}
	}
	return s
}

// Local makes the local part of an IRI from a name.
func Local(name string) string { return strings.Join(strings.Fields(name), "_") }
