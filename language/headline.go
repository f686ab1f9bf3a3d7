package language

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/lemma"
	"github.com/quadpress/quadpress/language/wordnet"
	"github.com/quadpress/quadpress/schema"
)

//go:embed smallwords.txt
var smallWordData string

var smallWords = sync.OnceValue(func() map[string]bool { return wordsOf(smallWordData) })

// wordsOf is the set of the words of a list, in which lines that begin with "#" are remarks.
func wordsOf(list string) map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(list) {
		if !strings.HasPrefix(line, "#") {
			for w := range strings.FieldsSeq(line) {
				set[w] = true
			}
		}
	}
	return set
}

// knownNames are the curated names of one word, in lower case.
var knownNames = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for _, c := range schema.Countries() {
		for _, name := range append([]string{c.Name}, c.Adjectives...) {
			set[strings.ToLower(name)] = true
		}
	}
	for _, t := range schema.Things() {
		set[strings.ToLower(t.Name)] = true
	}
	return set
})

// recase writes the headlines among the sentences of a document in plain case, as the network knows it from running
// text, and words without the brackets that an editor has put into them; it returns a function that gives the tokens
// their forms back. How a word is written elsewhere in the document goes first (after Lita et al., "tRuEcasIng", 2003);
// else names that are known and words that no dictionary has keep a capital.
func recase(sentences []quadpress.Sentence) (restore func()) {
	type form struct {
		token *quadpress.Token
		was   string
	}
	var changed []form
	var seen map[string]map[string]int
	for i := range sentences {
		s := &sentences[i]
		for k := range s.Tokens {
			if t := &s.Tokens[k]; t.Plain() != t.Form { // "[t]he"
				changed = append(changed, form{t, t.Form})
				t.Form = t.Plain()
			}
		}
		capitals := inCapitals(s)
		if !capitals && !inTitleCase(s) {
			continue
		}
		if seen == nil {
			seen = formsInText(sentences)
		}
		verb := -1
		if !capitals {
			verb = titleVerb(s)
		}
		for k := range s.Tokens {
			t := &s.Tokens[k]
			plain := t.Form
			switch lower := strings.ToLower(t.Form); {
			case mostFrequent(seen[lower]) != "":
				plain = mostFrequent(seen[lower])
			case capitals:
				plain = plainForm(t.Form)
			case k == verb:
				plain = lower
			}
			if k == 0 {
				plain = capitalized(plain)
			}
			if plain != t.Form {
				changed = append(changed, form{t, t.Form})
				t.Form = plain
			}
		}
	}
	return func() {
		for _, f := range slices.Backward(changed) {
			f.token.Form = f.was
		}
	}
}

// plainForm is a word in capitals as it is written in running text.
func plainForm(word string) string {
	lower := strings.ToLower(word)
	switch {
	case smallWords()[lower], strings.HasPrefix(lower, "'"), strings.HasPrefix(lower, "’"), lower == "n't":
		return lower
	case knownNames()[lower]:
		return capitalized(lower)
	case wordnet.IsNoun(lower), wordnet.IsNoun(lemma.Of(lower, "NOUN", "NNS")), wordnet.IsAdjective(lower),
		wordnet.IsVerb(lower), isVerbForm(lower):
		return lower
	case utf8.RuneCountInString(word) <= 4: // NATO
		return word
	}
	return capitalized(lower)
}

// isVerbForm reports whether a word in lower case is a form of a verb that is not its infinitive: "attacks", "met".
func isVerbForm(word string) bool {
	for _, tag := range [...]string{"VBZ", "VBD", "VBG", "VBN"} {
		if l := lemma.Of(word, "VERB", tag); l != word && wordnet.IsVerb(l) {
			return true
		}
	}
	return false
}

// titleVerb is the token of a headline in title case that its verb is: the first verb form that can be nothing else,
// else the first one. It is -1 for none.
func titleVerb(s *quadpress.Sentence) int {
	found := -1
	for k := 1; k < len(s.Tokens); k++ {
		lower := strings.ToLower(s.Tokens[k].Form)
		switch {
		case smallWords()[lower] || strings.HasPrefix(lower, "'") || strings.HasPrefix(lower, "’") || !isVerbForm(lower):
		case !wordnet.IsNoun(lemma.Of(lower, "NOUN", "NNS")) && !wordnet.IsAdjective(lower):
			return k
		case found < 0:
			found = k
		}
	}
	return found
}

// inCapitals reports whether a sentence of several words has no small letter.
func inCapitals(s *quadpress.Sentence) bool {
	words := 0
	for i := range s.Tokens {
		f := s.Tokens[i].Form
		if f != strings.ToUpper(f) {
			return false
		}
		words += min(1, utf8.RuneCountInString(strings.TrimFunc(f, func(r rune) bool { return !unicode.IsLetter(r) }))/3)
	}
	return words >= 3
}

// inTitleCase reports whether a sentence of several words without a stop has a capital at all that are no words of
// grammar.
func inTitleCase(s *quadpress.Sentence) bool {
	words := 0
	for i := range s.Tokens {
		f := s.Tokens[i].Form
		r, _ := utf8.DecodeRuneInString(f)
		switch {
		case unicode.IsUpper(r):
			words++
		case unicode.IsLower(r) && !smallWords()[f]:
			return false
		}
	}
	last := s.Tokens[max(0, len(s.Tokens)-1):]
	return words >= 3 && !strings.ContainsAny(last[0].Form, ".!?:;\"”")
}

// formsInText counts how the words of running text are written behind the first word of a sentence, by their lower
// case.
func formsInText(sentences []quadpress.Sentence) map[string]map[string]int {
	seen := map[string]map[string]int{}
	for i := range sentences {
		s := &sentences[i]
		if len(s.Tokens) == 0 || inCapitals(s) || inTitleCase(s) {
			continue
		}
		for k := 1; k < len(s.Tokens); k++ {
			f := s.Tokens[k].Form
			lower := strings.ToLower(f)
			if seen[lower] == nil {
				seen[lower] = map[string]int{}
			}
			seen[lower][f]++
		}
	}
	return seen
}

// mostFrequent is the form that is counted most often, the first in the alphabet of several, "" for none.
func mostFrequent(counts map[string]int) (best string) {
	for f, n := range counts {
		if n > counts[best] || n == counts[best] && (best == "" || f < best) {
			best = f
		}
	}
	return best
}

// capitalized is a word with its first letter as a capital.
func capitalized(word string) string {
	r, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + word[size:]
}
