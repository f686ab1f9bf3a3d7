package lexicon

import (
	"testing"

	"github.com/quadpress/quadpress/language/frames"
)

func TestParseExpression(t *testing.T) {
	prepositions := Words{"into": true, "to": true, "out": true, "of": true}
	for text, want := range map[string]Expression{
		"lose one's life":     {Verb: "lose", Parts: []Part{{Word: "life", Owned: true}}},
		"run out of X":        {Verb: "run", Parts: []Part{{Preposition: "out of", Open: true}}},
		"take X into custody": {Verb: "take", Parts: []Part{{Open: true}, {Preposition: "into", Word: "custody"}}},
		"drive+up X":          {Verb: "drive", Particle: "up", Parts: []Part{{Open: true}}},
		"X catch fire":        {Verb: "catch", Undergone: true, Parts: []Part{{Word: "fire"}}},
		"discharge X:Weapon":  {Verb: "discharge", Parts: []Part{{Open: true, Type: "Weapon"}}},
		"claim X:life":        {Verb: "claim", Parts: []Part{{Open: true, Word: "life"}}},
		"order X to do":       {Verb: "order", Parts: []Part{{Open: true}, {Infinitive: true}}},
		"come into contact":   {Verb: "come", Parts: []Part{{Preposition: "into", Word: "contact"}}},
	} {
		got := parseExpression(text, prepositions)
		if got.Verb != want.Verb || got.Particle != want.Particle || got.Undergone != want.Undergone ||
			len(got.Parts) != len(want.Parts) {
			t.Errorf("%q: %+v, want %+v", text, got, want)
			continue
		}
		for k := range got.Parts {
			if got.Parts[k] != want.Parts[k] {
				t.Errorf("%q, part %d: %+v, want %+v", text, k, got.Parts[k], want.Parts[k])
			}
		}
	}
}

// What an expression means is a sense of PropBank, and no expression ends in a preposition.
func TestExpressionsAreWellFormed(t *testing.T) {
	for verb, list := range EnglishExpressions().ByVerb {
		for _, e := range list {
			if e.Sense != "" && frames.Get(e.Sense) == nil {
				t.Errorf("%s: there is no sense %s", e.Words(), e.Sense)
			}
			if len(e.Parts) == 0 && e.Particle == "" {
				t.Errorf("%s stands alone", verb)
			}
		}
	}
}
