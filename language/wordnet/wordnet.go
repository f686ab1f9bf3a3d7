// Package wordnet tells what English words are: which are nouns, verbs and adjectives, and of what kind the thing is
// that a common noun stands for ("tower": a structure, an artifact), by its most frequent sense in WordNet 3.1
// (Fellbaum 1998).
//
//	kinds.tsv    the kinds, and what the nouns of each stand for; written by hand
//	senses.tsv   words that news uses in another sense, and words that WordNet lacks; written by hand
//	classes.tsv  the combinations of parts of speech and kinds that words have; made by generate
//	words.txt    the words, each with its class and the verb that tells what it tells; made by generate
package wordnet

//go:generate go run ./generate

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/quadpress/quadpress/language/wordnet/internal/table"
)

// Nature is what a noun stands for.
type Nature string

const (
	// Thing is an individual that one can point at: "tower", "mayor", "company".
	Thing Nature = "thing"
	// Event is what happens or is done: "blast", "election", "talks".
	Event Nature = "event"
	// Concept is what is spoken of in general or has no number: "terrorism", "oil", "unemployment".
	Concept Nature = "concept"
)

var (
	//go:embed kinds.tsv
	kindsTSV string
	//go:embed classes.tsv
	classesTSV string
	//go:embed words.txt
	wordsTXT string
)

// class is what some words have in common.
type class struct {
	noun, verb, adjective bool
	kinds                 []string
	nature                Nature
}

// load reads kinds and classes at their first use, in less than a millisecond.
var load = sync.OnceValue(readClasses)

// words returns the words, of which only the lines are told apart at their first use.
var words = sync.OnceValue(func() table.Table { return table.Read(wordsTXT) })

func readClasses() []class {
	natures := map[string]Nature{}
	for line := range strings.Lines(kindsTSV) {
		if kind, rest, ok := strings.Cut(line, "\t"); ok && line[0] != '#' {
			nature, _, _ := strings.Cut(strings.TrimSpace(rest), "\t")
			natures[strings.Trim(kind, "[]")] = Nature(nature)
		}
	}
	var classes []class
	for line := range strings.Lines(classesTSV) {
		speech, kinds, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		c := class{
			noun: strings.Contains(speech, "n"), verb: strings.Contains(speech, "v"), adjective: strings.Contains(speech, "a"),
		}
		if kinds != "" {
			c.kinds = strings.Split(kinds, ",")
			c.nature = natures[c.kinds[0]]
		}
		classes = append(classes, c)
	}
	return classes
}

// Kinds returns all kinds, in alphabetical order.
func Kinds() []string {
	var kinds []string
	for line := range strings.Lines(kindsTSV) {
		if kind, _, ok := strings.Cut(line, "\t"); ok && line[0] != '#' {
			kinds = append(kinds, strings.Trim(kind, "[]"))
		}
	}
	slices.Sort(kinds)
	return slices.Compact(kinds)
}

// Noun returns the kinds of what a noun stands for, from the most special to the most general: "building",
// "structure" and "artifact" for "school building". Of several words that WordNet does not have together ("gas leak")
// the last one counts, that before "of" if there is one ("chief of staff"). A gerund that WordNet does not have is what
// happens. It returns nil for a word that is no noun. The list must not be changed.
func Noun(lemma string) []string {
	_, c := noun(lemma)
	return c.kinds
}

// NatureOf returns what a noun stands for, empty for a word that is no noun.
func NatureOf(lemma string) Nature {
	_, c := noun(lemma)
	return c.nature
}

// VerbOf returns the verb that tells the event that a noun stands for: "explode" for "explosion". It is empty for
// nouns that stand for no event, or that have no verb.
func VerbOf(lemma string) string {
	e, _ := noun(lemma)
	return e.Verb
}

// IsNoun reports whether a lemma is a common noun of the dictionary, or ends in one behind a blank or a hyphen.
func IsNoun(lemma string) bool {
	_, c := noun(lemma)
	return c.noun
}

// IsTerm reports whether the dictionary has a noun of several words as it is: "heart attack", but not "gas leak".
func IsTerm(words string) bool { return find(words, func(c class) bool { return c.noun }) }

// IsVerb reports whether a lemma is a verb of the dictionary, a prefix before a hyphen aside ("re-elect").
func IsVerb(lemma string) bool {
	is := func(c class) bool { return c.verb }
	return find(lemma, is) || find(lastPart(lemma, "-"), is)
}

// IsAdjective reports whether a lemma is an adjective of the dictionary.
func IsAdjective(lemma string) bool {
	return find(lemma, func(c class) bool { return c.adjective })
}

// find reports whether a word is in the dictionary with a class of which is holds.
func find(word string, is func(class) bool) bool {
	e, ok := words().Find(strings.ToLower(word))
	return ok && is(load()[e.Class])
}

// noun finds a noun: as it is, in the singular, or by its last word, that before "of" if it has one.
func noun(lemma string) (table.Entry, class) {
	word := strings.ToLower(lemma)
	if head, _, ok := strings.Cut(word, " of "); ok && !find(word, func(c class) bool { return c.noun }) {
		word = head
	}
	for rest := word; rest != ""; rest = lastPart(rest, separators) {
		word = rest
		for _, form := range singulars(word) {
			if form == "" {
				continue
			}
			if e, ok := words().Find(form); ok && load()[e.Class].noun {
				return e, load()[e.Class]
			}
		}
	}
	if verb := verbOfGerund(word); verb != "" {
		return table.Entry{Word: word, Verb: verb}, gerund
	}
	return table.Entry{}, class{}
}

// separators stand between the words of a noun.
const separators = " -_"

// gerund is what a gerund stands for that is no noun of its own in the dictionary: "the reopening".
var gerund = class{noun: true, kinds: []string{"happening", "act"}, nature: Event}

// verbOfGerund returns the verb that a word in "-ing" is the gerund of: "reopen", "hose" for "hosing", "patrol" for
// "patrolling". It is empty for other words.
func verbOfGerund(word string) string {
	stem, ok := strings.CutSuffix(word, "ing")
	if n := len(stem); !ok || n < 2 {
		return ""
	} else if stem[n-1] == stem[n-2] && IsVerb(stem[:n-1]) && !IsVerb(stem) {
		return stem[:n-1]
	}
	switch {
	case IsVerb(stem):
		return stem
	case IsVerb(stem + "e"):
		return stem + "e"
	}
	return ""
}

// lastPart returns what stands behind the first of some characters in a word, empty for a word without.
func lastPart(word, at string) string {
	i := strings.IndexAny(word, at)
	if i < 0 {
		return ""
	}
	return word[i+1:]
}

// singulars are the forms that a regular noun may have in the singular, the word itself first and the likeliest before
// others; those that are empty are none.
func singulars(word string) [4]string {
	forms := [4]string{word}
	stem, ok := strings.CutSuffix(word, "s")
	if !ok || len(stem) < 3 || strings.HasSuffix(stem, "s") {
		return forms
	}
	forms[1] = stem
	if stem, ok = strings.CutSuffix(stem, "e"); ok {
		forms[2] = stem
	}
	if stem, ok = strings.CutSuffix(stem, "i"); ok {
		forms[3] = stem + "y"
	}
	return forms
}
