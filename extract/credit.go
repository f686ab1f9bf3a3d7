package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
)

// isCredit reports whether a sentence only says who made the text, which is no part of the story: "Reporting by Ann
// Lee in Oslo", "By Ann Lee", "Bo Hart in Cairo contributed reporting".
func isCredit(s *quadpress.Sentence) bool {
	lex := lexicon.English()
	var words []string
	for i := range s.Tokens {
		words = append(words, strings.ToLower(s.Tokens[i].Form))
	}
	text := strings.Join(words, " ")
	if strings.Contains(text, "contributed reporting") || strings.Contains(text, "contributed to this report") {
		return true
	}
	first := 0
	for first < len(words) && (words[first] == "(" || words[first] == "[" || lex.Additional[words[first]]) {
		first++
	}
	finite := slices.ContainsFunc(s.Tokens[min(first+1, len(s.Tokens)):], func(t quadpress.Token) bool {
		return t.UPOS == "AUX" || t.UPOS == "VERB" && t.XPOS != "VBN" && t.XPOS != "VBG"
	})
	if first+1 >= len(words) || finite {
		return false
	}
	if words[first] == "by" {
		return slices.ContainsFunc(s.Mentions, func(m quadpress.Mention) bool {
			return m.First == first+1 && m.Type == quadpress.Person
		})
	}
	return words[first+1] == "by" && lex.Crediting[words[first]]
}
