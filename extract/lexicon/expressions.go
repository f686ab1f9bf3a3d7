package lexicon

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"
)

//go:embed expressions.yaml
var expressionsYAML []byte

// Expression is a verb that means something together with other words: "lose one's life". All words are lemmas.
type Expression struct {
	Verb, Particle string
	// Parts are what it stands with, in the order of the dictionary.
	Parts []Part
	// Sense is PropBank's for what it means, "" where it has none but its own words.
	Sense string
	// Undergone reports whether the subject undergoes what happens: "X catch fire".
	Undergone bool
}

// Part is a word of an expression, or the place of what the expression has to do with.
type Part struct {
	// Preposition is what it stands under, "" for none.
	Preposition string
	// Word is its lemma, "" for any.
	Word string
	// Open reports whether it is what the expression has to do with, X; Type is then a type that it must have, "" for any.
	Open bool
	Type string
	// Owned reports whether it has a possessive: "one's life"; Own whether it has "own" too.
	Owned, Own bool
	// Infinitive reports whether it is a clause in the infinitive: "to do".
	Infinitive bool
}

// Expressions are what expressions.yaml holds; the comments stand there.
type Expressions struct {
	ByVerb                           map[string][]Expression // those of a verb, the longest first
	Resultative, Ranking, Adverbials Words
}

// EnglishExpressions returns the expressions of English. They are read once; what comes back is shared and must not be
// changed.
func EnglishExpressions() *Expressions { return expressions() }

var expressions = sync.OnceValue(func() *Expressions {
	var file struct {
		Senses                                         map[string][]string
		Own                                            []string
		Resultative, Ranking, Adverbials, Prepositions Words
	}
	if err := yaml.Load(expressionsYAML, &file, yaml.WithKnownFields()); err != nil {
		panic(fmt.Sprintf("expressions.yaml: %v", err)) // embedded: a test reads it
	}
	x := &Expressions{ByVerb: map[string][]Expression{}, Resultative: file.Resultative, Ranking: file.Ranking,
		Adverbials: file.Adverbials}
	add := func(sense string, list []string) {
		for _, text := range list {
			e := parseExpression(text, file.Prepositions)
			e.Sense = sense
			x.ByVerb[e.Verb] = append(x.ByVerb[e.Verb], e)
		}
	}
	for _, sense := range slices.Sorted(maps.Keys(file.Senses)) {
		add(sense, file.Senses[sense])
	}
	add("", file.Own)
	for _, list := range x.ByVerb {
		slices.SortStableFunc(list, func(a, b Expression) int { return len(b.Parts) - len(a.Parts) })
	}
	return x
})

// parseExpression reads an expression as the file writes it.
func parseExpression(text string, prepositions Words) (e Expression) {
	words := strings.Fields(text)
	if words[0] == "X" {
		e.Undergone, words = true, words[1:]
	}
	e.Verb, e.Particle, _ = strings.Cut(words[0], "+")
	part := Part{}
	for i := 1; i < len(words); i++ {
		w := words[i]
		switch name, what, ok := strings.Cut(w, ":"); {
		case w == "to" && i+1 < len(words) && words[i+1] == "do":
			e.Parts = append(e.Parts, Part{Infinitive: true})
			i++
			continue
		case prepositions[w]:
			part.Preposition = strings.TrimSpace(part.Preposition + " " + w)
			continue
		case w == "one's":
			part.Owned = true
			continue
		case w == "own":
			part.Own = true
			continue
		case name == "X" && ok && what != strings.ToLower(what):
			part.Open, part.Type = true, what
		case name == "X":
			part.Open, part.Word = true, what
		default:
			part.Word = w
		}
		e.Parts = append(e.Parts, part)
		part = Part{}
	}
	return e
}

// Words are those that an expression says with the verb, joined as in the name of a relation: "come_into_contact".
func (e *Expression) Words() string {
	words := []string{e.Verb}
	for _, p := range e.Parts {
		if !p.Open && !p.Infinitive {
			words = append(words, strings.Fields(p.Preposition)...)
			words = append(words, p.Word)
		}
	}
	return strings.Join(words, "_")
}
