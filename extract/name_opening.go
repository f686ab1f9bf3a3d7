package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/syntax"
)

// isOpeningNoun reports whether a mention is a noun for people or bodies in the plural that has its capital from
// opening its sentence: "Forecasters expect rain", unless the story writes it so elsewhere ("the Brewers").
func (st *story) isOpeningNoun(t *syntax.Tree, m quadpress.Mention) bool {
	form := t.Tokens[m.First].Form
	lemma, several := strings.CutSuffix(t.Lower(m.First), "s")
	if !several || m.Type == quadpress.Group || m.Last != m.First+1 || !opensSentence(t, m.First) ||
		form[1:] != t.Lower(m.First)[1:] ||
		!st.isPersonNoun(lemma) && !isAgentive(lemma) && !st.lex.Generic[lemma] && st.lex.BodyType(lemma) == "" {
		return false
	}
	if _, known := st.gaz.Find(form); known {
		return false
	}
	return !slices.ContainsFunc(st.trees, func(o *syntax.Tree) bool {
		for i := range o.Tokens {
			if o.Tokens[i].Form == form && !opensSentence(o, i) {
				return true
			}
		}
		return false
	})
}

// opensSentence reports whether a token is the first word of its sentence or of a quotation.
func opensSentence(t *syntax.Tree, i int) bool {
	return i == 0 || syntax.IsOpeningQuote(t.Tokens[i-1].Form, true)
}
