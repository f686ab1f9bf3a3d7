package lemma

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress/language/wordnet"
)

// The rules take words in lower case.

// singularName undoes the plural of a name and keeps its case: "States" is "State".
func singularName(form string) string {
	if strings.HasSuffix(form, "ies") && len(form) > 5 {
		return form[:len(form)-3] + "y"
	}
	return stripS(form)
}

// singular undoes the plural of a noun.
func singular(word string) string {
	n := len(word)
	switch {
	case strings.HasSuffix(word, "men") && n > 4:
		return word[:n-2] + "an"
	case strings.HasSuffix(word, "children"):
		return word[:n-3]
	case strings.HasSuffix(word, "wives"), strings.HasSuffix(word, "lives") && n <= 5, strings.HasSuffix(word, "knives"):
		return word[:n-3] + "fe"
	case strings.HasSuffix(word, "selves"), strings.HasSuffix(word, "shelves"), strings.HasSuffix(word, "wolves"):
		return word[:n-3] + "f"
	case strings.HasSuffix(word, "'s") && n > 2:
		return word[:n-2] // "MP's"
	case '0' <= word[0] && word[0] <= '9':
		return word // "1990s"
	}
	return withoutS(word)
}

// withoutS undoes the ending -s of plurals and of verbs.
func withoutS(word string) string {
	n := len(word)
	switch {
	case strings.HasSuffix(word, "ies"):
		if n <= 4 {
			return word[:n-1] // "dies", "ties"
		}
		return word[:n-3] + "y"
	case endsWith(word, "sses", "shes", "ches", "xes", "zzes", "oes", "ucuses", "ocuses", "rcuses"):
		return word[:n-2]
	}
	return stripS(word)
}

// stripS takes a final s off, where it is an ending.
func stripS(word string) string {
	n := len(word)
	if n < 2 || word[n-1] != 's' || endsWith(word, "ss", "us", "is") && n > 2 {
		return word
	}
	return word[:n-1]
}

// withoutEd undoes the ending -ed.
func withoutEd(word string) string {
	n := len(word)
	switch {
	case !strings.HasSuffix(word, "ed") || n < 4:
		return word
	case strings.HasSuffix(word, "ied"):
		if n == 4 {
			return word[:n-1]
		}
		return knownVerb(word[:n-3]+"y", word[:n-1], word[:n-2]) // "denied", "belied", "taxied"
	case strings.HasSuffix(word, "eed"):
		return word[:n-1] // "agreed"
	}
	return stem(word[:n-2])
}

// withoutIng undoes the ending -ing.
func withoutIng(word string) string {
	if !strings.HasSuffix(word, "ing") && !strings.HasSuffix(word, "in'") || len(word) < 5 {
		return word
	}
	s := word[:len(word)-3]
	if endsWith(s, "y") {
		return knownVerb(s, s[:len(s)-1]+"ie") // "studying", "underlying"
	}
	return stem(s)
}

// positive undoes comparison with the ending given.
func positive(word, ending string) string {
	s, found := strings.CutSuffix(word, ending)
	switch {
	case !found || len(s) < 3:
		return word
	case strings.HasSuffix(s, "i"):
		return s[:len(s)-1] + "y"
	case stems.of(s) == doubled && !strings.HasSuffix(s, "ll"):
		return s[:len(s)-1]
	case endsWith(s, "c", "dg", "ng", "rg") && s != "long" && s != "young" &&
		s != "strong", endsWith(s, "bl", "pl", "tl", "dl", "fl"):
		return s + "e"
	}
	return s
}

// stem restores what the endings -ed and -ing leave: "runn" is "run", "mak" is "make", "visit" is whole. The dictionary
// has the last word where it knows only another one: "ow" is "owe", "siphon" is whole.
func stem(s string) string {
	guess := s
	switch stems.of(s) {
	case lostE:
		guess = s + "e"
	case doubled:
		guess = s[:len(s)-1]
	}
	n := len(s)
	if n > 2 && (s[n-1] == s[n-2] || endsWith(s, "ck")) { // "spurred", "frolicked"
		return knownVerb(guess, s, s+"e", s[:n-1])
	}
	return knownVerb(guess, s, s+"e")
}

// knownVerb is the first of some words that the dictionary has as a verb, the first of all where it has none.
func knownVerb(words ...string) string {
	if i := slices.IndexFunc(words, wordnet.IsVerb); i >= 0 {
		return words[i]
	}
	return words[0]
}

// openSyllable reports whether a stem is one syllable with one vowel before one consonant. A final e kept that
// consonant from being doubled; w, x, y and h never are.
func openSyllable(s string) bool {
	n := len(s)
	return n > 1 && vowels(s) == 1 && vowel(s[n-2]) && (n < 3 || !vowel(s[n-3])) && !vowel(s[n-1]) &&
		strings.IndexByte("wxyh", s[n-1]) < 0
}

// vowels counts the groups of vowels; "u" behind "q" is none.
func vowels(s string) int {
	n, in := 0, false
	for i := 0; i < len(s); i++ {
		v := vowel(s[i]) || s[i] == 'y' && i > 0
		if v && s[i] == 'u' && i > 0 && s[i-1] == 'q' {
			v = false
		}
		if v && !in {
			n++
		}
		in = v
	}
	return n
}

func vowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u':
		return true
	}
	return false
}

func endsWith(s string, endings ...string) bool {
	for _, e := range endings {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}
