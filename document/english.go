package document

import (
	_ "embed"
	"strings"
	"unicode"
)

//go:embed data/languages.txt
var languageData string

// commonWords maps the commonest words of English and of other languages to whether they are English.
var commonWords = func() map[string]bool {
	words := map[string]bool{}
	for line := range strings.Lines(languageData) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		name, list, _ := strings.Cut(line, ":")
		for _, word := range strings.Fields(list) {
			words[word] = words[word] || name == "english"
		}
	}
	return words
}()

// What an English text has at least: commonShare of its words are common ones, and no fewer than those of other languages.
// With fewer words than minWords the script and the absence of another language are enough.
const (
	minWords    = 12
	commonShare = 0.08
	sampleWords = 5000
)

// english tells whether a text is in English, by its script and by the share of common words, English and other.
func english(text string) bool {
	words, native, foreign := 0, 0, 0
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if words++; words > sampleWords {
			break
		}
		if isEnglish, known := commonWords[strings.ToLower(word)]; isEnglish {
			native++
		} else if known {
			foreign++
		}
	}
	switch {
	case words == 0 || latinShare(text) < 0.75:
		return false
	case words < minWords:
		return foreign <= native || foreign < 2
	}
	return native >= foreign && float64(native) >= commonShare*float64(words)
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
