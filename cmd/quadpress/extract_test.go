package main

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/press"
)

// Whatever the words are, a proposition is one line with a column for each part.
func TestPropositionsOfHostileWords(t *testing.T) {
	word := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"a\tb", "a\r\nb", "\v\f\u0085\u2028\u2029\x00\x1b[31m", "",
	}))
	rapid.Check(t, func(t *rapid.T) {
		r := &press.Reading{Analysis: press.Analysis{
			Document:  &quadpress.Document{},
			Sentences: []quadpress.Sentence{{Tokens: []quadpress.Token{{Form: word.Draw(t, "form")}}}},
		}}
		r.Propositions = []quadpress.Proposition{{
			Subject:   quadpress.Phrase{Text: word.Draw(t, "subject")},
			Predicate: quadpress.Phrase{Text: word.Draw(t, "predicate")},
			Arguments: []quadpress.Argument{{Phrase: quadpress.Phrase{Text: word.Draw(t, "argument")}}},
		}}
		var b bytes.Buffer
		if err := printPropositions(&b, r); err != nil {
			t.Fatal(err)
		}
		line, rest, ended := strings.Cut(b.String(), "\n")
		if !ended || rest != "" || strings.Count(line, "\t") != 4 ||
			strings.ContainsAny(line, "\r\v\f\u0085\u2028\u2029\x00\x1b") {
			t.Errorf("written as %q", b.String())
		}
	})
}
