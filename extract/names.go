package extract

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// tidyName brings a name as written to the form in which it is stored: one blank between words, no possessive, no
// article, no quotation marks around it, "U. S." as "U.S.".
func tidyName(name string) string {
	name = strings.Join(strings.Fields(name), " ")
	name = strings.Trim(name, "\"'“”‘’«»`.,;:()[]* ")
	for _, s := range []string{"'s", "’s", "'", "’"} {
		name = strings.TrimSuffix(name, s)
	}
	for _, article := range []string{"the ", "The ", "THE ", "a ", "an "} {
		name = strings.TrimPrefix(name, article)
	}
	name = joinInitials(name)
	if strings.Count(name, ".") > 0 && isAcronym(name) && !strings.HasSuffix(name, ".") {
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

// isInitials tells whether a word is capitals each with a full stop: "U.", "U.S.".
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

// isAcronym tells whether a name is one word of two to eight capitals, with or without full stops ("ISIL", "U.N.").
func isAcronym(name string) bool {
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

// plainAcronym drops the full stops of an acronym: "U.N." and "UN" are one.
func plainAcronym(name string) string {
	if isAcronym(name) {
		return strings.ReplaceAll(name, ".", "")
	}
	return name
}

// initials are the capitals that an acronym of the name would be made of: "UNSC" for "UN Security Council" is not among
// them, "PMF" for "Popular Mobilization Forces" is.
func initials(name string) string {
	var b strings.Builder
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' }) {
		r := []rune(w)[0]
		if unicode.IsUpper(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// unaccented drops diacritics. A transformer keeps state, so each call has its own.
func unaccented(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			t := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
			if out, _, err := transform.String(t, s); err == nil {
				return out
			}
			return s
		}
	}
	return s
}

// nameKey is what the spellings of one name have in common: case, accents, hyphens, articles and the ways of writing
// Slavic and Arabic names in Latin letters are folded away. "Sergey Lavrov" and "Sergei Lavrov", "Bashar al-Assad" and
// "Bashar Assad" have one key.
func nameKey(name string) string {
	words := nameWords(name)
	for i, w := range words {
		words[i] = foldSpelling(w)
	}
	return strings.Join(words, " ")
}

// nameWords are the words of a name in lower case without accents, articles of Arabic names dropped.
func nameWords(name string) []string {
	name = strings.ToLower(unaccented(plainAcronym(name)))
	words := strings.FieldsFunc(name, func(r rune) bool {
		return !(unicode.IsLetter(r) || unicode.IsDigit(r) || r == '&' || r == '+')
	})
	kept := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return arabicArticles[w] })
	if len(kept) == 0 {
		return words
	}
	return kept
}

// arabicArticles are the article in the forms that assimilation and transliteration give it: "al-Assad", "el-Sisi".
var arabicArticles = words{"al": true, "el": true, "ul": true, "ad": true, "ash": true, "as": true, "ar": true, "an": true, "at": true, "az": true}

// foldings are spellings that transliterations of one name differ in, each with what it becomes: Sergey and Sergei, Kiev
// and Kiyev, Muammar Gaddafi and Qaddafi, Mohammed and Muhammad.
var foldings = strings.NewReplacer(
	"iy", "i", "ij", "i", "ey", "ei", "yi", "i", "ay", "ai", "oy", "oi", "yu", "iu", "ya", "ia", "ye", "e", "yo", "e",
	"kh", "h", "gh", "g", "dh", "d", "dj", "j", "zh", "j", "q", "k", "ck", "k", "ph", "f", "ou", "u", "oo", "u", "ee", "i",
	"y", "i",
)

// foldSpelling folds one lower-case word.
func foldSpelling(w string) string {
	if strings.HasPrefix(w, "moham") || strings.HasPrefix(w, "muham") || w == "mohd" {
		return "mohamad"
	}
	w = foldings.Replace(w)
	// One letter for a doubled one.
	var b strings.Builder
	var last rune
	for _, r := range w {
		if r != last || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// surname is the folded last name in a person's name: the last word, with the particles that belong to it ("de
// Mistura", "bin Salman") left out. Generational suffixes are no surname.
func surname(key string) string {
	words := strings.Fields(key)
	for len(words) > 1 && suffixes[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// suffixes come after a surname: "Sammy Davis Jr.".
var suffixes = words{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true, "junior": true, "senior": true}

// localName makes the local part of an IRI from a name.
func localName(name string) string { return strings.Join(strings.Fields(name), "_") }
