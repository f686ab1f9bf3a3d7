// Package segment cuts English prose into sentences and words by the conventions of the Universal Dependencies
// treebanks for English: "don't" is "do" and "n't", "three-day" is "three", "-" and "day", "U.S." is one word.
//
// It works by rules and the word lists in its data folder, in one pass over the text.
package segment

import (
	"strings"
	"unicode/utf8"

	"github.com/quadpress/quadpress"
)

// Document returns the sentences of doc.Blocks in order, each block by itself. Spans count code points in doc.Text, as do
// those of the tokens; of a token Form, Span and Joined are set, and Head is -1. The parts of a contraction are joined.
//
// A form is the text in its span, but for white space inside: "U. S." has the form "U.S.". Every other character of a
// block belongs to exactly one token. Where doc.Lines says so, each block is one sentence.
func Document(doc *quadpress.Document) []quadpress.Sentence {
	var sentences []quadpress.Sentence
	var s scanner
	at, point := 0, 0 // the same place in bytes and in code points
	skip := func(to int) {
		for ; point < to && at < len(doc.Text); point++ {
			_, size := utf8.DecodeRuneInString(doc.Text[at:])
			at += size
		}
	}
	for _, block := range doc.Blocks {
		skip(block.Begin)
		begin := at
		skip(block.End)
		sentences = s.block(doc.Text[begin:at], block.Begin, doc.Lines, sentences)
	}
	return sentences
}

// MaxTokens is the length at which a run of words without an end is cut; package neural reads as many at once.
const MaxTokens = 600

// block appends the sentences of one block, which begins at code point base.
func (s *scanner) block(text string, base int, oneSentence bool, sentences []quadpress.Sentence) []quadpress.Sentence {
	s.scan(text)
	if len(s.pieces) == 0 {
		return sentences
	}
	for first := 0; first < len(s.pieces); {
		end := len(s.pieces)
		if !oneSentence {
			end = s.sentenceEnd(first)
		}
		sentences = append(sentences, s.sentence(first, end, base))
		first = end
	}
	return sentences
}

// sentence builds the sentence of the pieces from first up to end.
func (s *scanner) sentence(first, end, base int) quadpress.Sentence {
	pieces := s.pieces[first:end]
	stop := s.finalStop(first, end) - first // the abbreviation whose stop ends the sentence, if any
	tokens := make([]quadpress.Token, 0, len(pieces)+1)
	for i := range pieces {
		p := &pieces[i]
		token := quadpress.Token{
			Form:   s.text[p.begin:p.end],
			Head:   -1,
			Span:   quadpress.Span{Begin: base + p.point, End: base + p.pointEnd},
			Joined: i+1 < len(pieces) && pieces[i+1].begin == p.end,
		}
		if p.spaced {
			token.Form = strings.Join(strings.Fields(token.Form), "")
		}
		if i == stop {
			word, point := token, token
			word.Form, point.Form = word.Form[:len(word.Form)-1], "."
			word.Span.End--
			point.Span.Begin = word.Span.End
			word.Joined = true
			tokens = append(tokens, word)
			token = point
		}
		tokens = append(tokens, token)
	}
	last := &pieces[len(pieces)-1]
	return quadpress.Sentence{
		Span:   quadpress.Span{Begin: base + pieces[0].point, End: base + last.pointEnd},
		Text:   s.text[pieces[0].begin:last.end],
		Tokens: tokens,
	}
}
