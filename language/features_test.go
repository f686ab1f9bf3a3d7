package language

import (
	"testing"

	"github.com/quadpress/quadpress"
)

func TestInflect(t *testing.T) {
	word := func(form, upos, xpos, feats string, head int, rel string) quadpress.Token {
		return quadpress.Token{Form: form, UPOS: upos, XPOS: xpos, Feats: feats, Head: head, Rel: rel}
	}
	const past = "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"
	tests := []struct {
		name   string
		tokens []quadpress.Token
		word   int
		want   string
	}{
		{"a plural subject", []quadpress.Token{
			word("dams", "NOUN", "NNS", "Number=Plur", 1, "nsubj"),
			word("broke", "VERB", "VBD", past, -1, "root"),
		}, 1, "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"},
		{"an auxiliary's subject is its verb's", []quadpress.Token{
			word("we", "PRON", "PRP", "Case=Nom|Number=Plur|Person=1|PronType=Prs", 2, "nsubj"),
			word("were", "AUX", "VBD", past, 2, "aux:pass"),
			word("told", "VERB", "VBN", "Tense=Past|VerbForm=Part", -1, "root"),
		}, 1, "Mood=Ind|Number=Plur|Person=1|Tense=Past|VerbForm=Fin"},
		{"passive", []quadpress.Token{
			word("was", "AUX", "VBD", past, 1, "aux:pass"),
			word("left", "VERB", "VBN", "Tense=Past|VerbForm=Part", -1, "root"),
		}, 1, "Tense=Past|VerbForm=Part|Voice=Pass"},
		{"a command", []quadpress.Token{
			word("Leave", "VERB", "VB", "VerbForm=Inf", -1, "root"),
			word("it", "PRON", "PRP", "Case=Nom|Number=Sing|Person=3", 0, "obj"),
		}, 0, "Mood=Imp|VerbForm=Fin"},
		{"an object's case", []quadpress.Token{
			word("Leave", "VERB", "VB", "VerbForm=Inf", -1, "root"),
			word("it", "PRON", "PRP", "Case=Nom|Number=Sing|Person=3", 0, "obj"),
		}, 1, "Case=Acc|Number=Sing|Person=3"},
		{"coordinated subjects, a later verb", []quadpress.Token{
			word("Rain", "NOUN", "NN", "Number=Sing", 3, "nsubj"),
			word("and", "CCONJ", "CC", "", 2, "cc"),
			word("wind", "NOUN", "NN", "Number=Sing", 0, "conj"),
			word("came", "VERB", "VBD", past, -1, "root"),
			word("stayed", "VERB", "VBD", past, 3, "conj"),
		}, 4, "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"},
	}
	for _, test := range tests {
		inflect(test.tokens)
		if got := test.tokens[test.word].Feats; got != test.want {
			t.Errorf("%s: %q has %s, want %s", test.name, test.tokens[test.word].Form, got, test.want)
		}
	}
}
