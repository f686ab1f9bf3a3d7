package document

import (
	"fmt"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document/conllu"
)

// maxTokens is how many words a document may have: they take more room than their letters.
const maxTokens = MaxText / 8

// conllu reads a CoNLL-U source: a document for each "newdoc" comment, or one in all. Only the words are kept.
func (r *reader) conllu(src source) bool {
	var doc *quadpress.Document
	var text strings.Builder
	points, number, words, bad := 0, 0, 0, 0
	finish := func() bool {
		if doc == nil {
			return true
		}
		number++
		doc.Text = text.String()
		text.Reset()
		points, words = 0, 0
		return r.give(doc, src.at(fmt.Sprintf(" (document %d)", number)))
	}
	for s, err := range conllu.Read(src) {
		if err != nil {
			if bad++; bad == maxBad || bad == maxBadFirst && doc == nil {
				return r.fail(src.name, "%s; with it, %d sentences in a row are bad, and what follows is not read",
					err, bad)
			}
			if !r.fail(src.name, "%s", err) {
				return false
			}
			continue
		}
		bad = 0
		name, isNew := s.Comment("newdoc")
		if isNew || doc == nil {
			if !finish() {
				return false
			}
			doc = &quadpress.Document{ID: src.id, Source: src.path, Language: "en"}
			if name != "" {
				doc.ID += "#" + name
			}
		}
		if points < s.Span.Begin {
			text.WriteByte('\n')
		}
		text.WriteString(s.Text)
		points = s.Span.End
		doc.Tokenized = append(doc.Tokenized, bare(&s.Sentence))
		if words += len(s.Tokens); words > maxTokens || text.Len() > MaxText {
			return r.fail(src.name, "%s; what follows is not read", errTooLong)
		}
	}
	if doc == nil {
		return r.fail(src.name, "holds no sentence in CoNLL-U")
	}
	return finish()
}

// bare is a sentence with nothing but its words and where they stand.
func bare(s *quadpress.Sentence) quadpress.Sentence {
	tokens := make([]quadpress.Token, len(s.Tokens))
	for i := range s.Tokens {
		t := &s.Tokens[i]
		tokens[i] = quadpress.Token{Form: strings.Clone(t.Form), Head: -1, Span: t.Span, Joined: t.Joined}
	}
	return quadpress.Sentence{Span: s.Span, Text: s.Text, Tokens: tokens}
}
