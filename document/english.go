package document

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed data/languages.txt
var languageData string

// languages says which languages a common word belongs to: English, others, both.
type languages struct{ english, other bool }

// commonWords are the commonest words of English and of other languages; loans have letters that English only borrows;
// particles are parts of names.
var commonWords, loans, particles = func() (_ map[string]languages, loans, particles map[string]bool) {
	words, loans, particles := map[string]languages{}, map[string]bool{}, map[string]bool{}
	for line := range strings.Lines(languageData) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		name, list, _ := strings.Cut(line, ":")
		for word := range strings.FieldsSeq(list) {
			l := words[word]
			switch name {
			case "english":
				l.english = true
			case "loan":
				loans[word] = true
				continue
			case "particle":
				particles[word] = true
				continue
			default:
				l.other = true
			}
			words[word] = l
		}
	}
	return words, loans, particles
}()

// How a text in English is told. Short ones have the benefit of the doubt: they are refused only where another language
// speaks for itself.
const (
	sampleWords = 5000 // the words that are looked at
	// With so many words in small letters, one of them at least is or looks like a common one, and with longText a
	// share of commonShare.
	shortText   = 6
	longText    = 25
	commonShare = 0.08
)

// english reports whether a text is in English, by its script and by its common words, English and other.
func english(text string) bool {
	if latinShare(text) < 0.75 {
		return false
	}
	e := evidence(text)
	switch {
	case e.words == 0:
		return false
	case 2*e.foreign > 2*e.native+e.shared:
		return false
	case e.small >= longText:
		return float64(e.native+e.shared) >= commonShare*float64(e.small)
	case e.small >= shortText:
		return e.native+e.shared+e.endings > 0
	}
	return true
}

// wordCounts are counts of a text's words.
type wordCounts struct {
	words   int
	small   int // in small letters, in a text in capitals all
	native  int // common in English alone
	shared  int // common in English and in another language
	foreign int // common in another language, or spelt as no word of English is; parts of names are not counted
	endings int // other words with an ending of English
}

func evidence(text string) (e wordCounts) {
	capitals := inCapitals(text)
	before, word := "", ""
	count := func(after string) {
		if word == "" {
			return
		}
		e.words++
		lower := strings.ToLower(word)
		small := capitals || !capitalized(word)
		if small {
			e.small++
		}
		common := commonWords[lower]
		// "de Mistura", "La Liga", "Vince", "the UN"
		inName := !capitals && (small && particles[lower] && capitalized(before) && capitalized(after) ||
			!small && (after == "" || capitalized(after) || len(word) > 1 && strings.ToUpper(word) == word))
		switch {
		case common.english && common.other:
			e.shared++
		case common.english:
			e.native++
		case inName:
		case common.other, small && foreignLetters(lower):
			e.foreign++
		case small && englishEnding(lower):
			e.endings++
		}
	}
	for field := range strings.FieldsSeq(text) {
		if strings.ContainsRune(field, '@') || strings.Contains(field, "://") || strings.HasPrefix(field, "www.") {
			continue // an address
		}
		for next := range strings.FieldsFuncSeq(field, func(r rune) bool {
			return !unicode.IsLetter(r) &&
				!unicode.IsMark(r)
		}) {
			count(next)
			before, word = word, next
		}
		if e.words >= sampleWords {
			return e
		}
	}
	count("")
	return e
}

func capitalized(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first)
}

// inCapitals reports whether most letters of a text's beginning are capitals.
func inCapitals(text string) bool {
	letters, upper := 0, 0
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		if letters++; letters > 1000 {
			break
		}
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper*10 > letters*7
}

// foreignLetters reports whether a word in small letters is spelt with Latin letters that English has not, and is none
// of its loans. (Words in other scripts may be quotations.)
func foreignLetters(word string) bool {
	accented := func(r rune) bool { return r >= utf8.RuneSelf && unicode.Is(unicode.Latin, r) }
	return strings.ContainsFunc(word, accented) && !loans[word]
}

// englishEnding reports whether a word ends as few words of other languages do.
func englishEnding(word string) bool {
	for _, ending := range [...]string{"ing", "ed", "ly", "ness", "ght", "tion", "tions", "ity", "ies", "ers",
		"ous", "ful", "ship", "th"} {
		if len(word) > len(ending)+2 && strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// latinShare is the share of Latin letters among the letters of a text, 1 where it has none.
func latinShare(text string) float64 {
	letters, latin := 0, 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			if letters++; r < 0x250 {
				latin++
			}
		}
	}
	if letters == 0 {
		return 1
	}
	return float64(latin) / float64(letters)
}
