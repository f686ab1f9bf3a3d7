package schema

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed irregular.yaml
var irregularYAML []byte

//go:embed spellings.yaml
var spellingsYAML []byte

// irregular holds the verbs that the rules of PastTense do not cover.
var irregular = sync.OnceValue(func() map[string]string {
	var entries mapping[string]
	if err := decode(irregularYAML, "irregular.yaml", &entries); err != nil {
		panic(err) // the embedded file is tested
	}
	verbs := map[string]string{}
	for _, e := range entries {
		verbs[e.key] = e.value
	}
	return verbs
})

// PastTenseOf is the simple past of an English verb in a sense of PropBank: "lied" of who tells no truth, else "lay".
func PastTenseOf(lemma, sense string) string {
	if past, ok := irregular()[sense]; ok {
		return past
	}
	return PastTense(lemma)
}

// PastTense is the simple past of an English verb given by its lemma in lower case: "struck" for "strike". Of a
// hyphenated verb the last part is inflected ("test-fired"). Predicates that the schema does not know are named by it.
func PastTense(lemma string) string {
	if i := strings.LastIndexByte(lemma, '-'); i >= 0 {
		return lemma[:i+1] + PastTense(lemma[i+1:])
	}
	if past, ok := irregular()[lemma]; ok {
		return past
	}
	switch n := len(lemma); {
	case n < 2:
		return lemma + "ed"
	case lemma[n-1] == 'e':
		return lemma + "d"
	case lemma[n-1] == 'y' && !isVowel(lemma[n-2]):
		return lemma[:n-1] + "ied"
	case doublesLast(lemma):
		return lemma + lemma[n-1:] + "ed"
	}
	return lemma + "ed"
}

// doublesLast reports whether the last letter doubles: one consonant after one vowel in a word of one syllable. Longer
// words double it where the last syllable is stressed, which spelling does not tell; those are listed as irregular.
func doublesLast(lemma string) bool {
	n := len(lemma)
	if n < 3 || isVowel(lemma[n-1]) || strings.IndexByte("wxy", lemma[n-1]) >= 0 || !isVowel(lemma[n-2]) {
		return false
	}
	vowels := 0
	for i := range n {
		if isVowel(lemma[i]) && (i == 0 || lemma[i] != 'u' || lemma[i-1] != 'q') {
			vowels++
		}
	}
	return vowels == 1 && strings.IndexByte("aeiou", lemma[n-2]) >= 0
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// british is the table of spellings.yaml: verbs that have another spelling in American English.
var british = sync.OnceValue(func() map[string]string {
	var entries mapping[string]
	if err := decode(spellingsYAML, "spellings.yaml", &entries); err != nil {
		panic(err) // the embedded file is tested
	}
	verbs := map[string]string{}
	for _, e := range entries {
		verbs[e.key] = e.value
	}
	return verbs
})

// American is the American spelling of an English verb's lemma: "organize" for "organise", "honor" for "honour". Names
// of relations have it, so that a verb has one name.
func American(lemma string) string {
	if american, ok := british()[lemma]; ok {
		return american
	}
	if n := len(lemma); n > 6 && (strings.HasSuffix(lemma, "ise") || strings.HasSuffix(lemma, "yse")) {
		return lemma[:n-2] + "ze"
	}
	return lemma
}
