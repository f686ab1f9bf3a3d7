package syntax

import (
	"strings"
	"testing"

	"github.com/quadpress/quadpress"
)

func TestKeepsCapitals(t *testing.T) {
	for _, c := range []struct{ sentence, word string }{
		{"They saw CCTV", "CCTV"}, {"Two URLs failed", "URLs"}, {"She caught COVID-19", "COVID-19"},
		{"MAN SEES CCTV", ""}, {"Ex-Ministers left Oslo", ""}, {"I saw A tower", ""},
	} {
		var s quadpress.Sentence
		for w := range strings.FieldsSeq(c.sentence) {
			s.Tokens = append(s.Tokens, quadpress.Token{Form: w})
		}
		tree := &Tree{Sentence: &s}
		for i := range s.Tokens {
			if form := s.Tokens[i].Form; tree.KeepsCapitals(i) != (form == c.word) {
				t.Errorf("%s: %s keeps its capitals: %t", c.sentence, form, tree.KeepsCapitals(i))
			}
		}
	}
}
