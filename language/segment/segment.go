// Package segment cuts English prose into sentences and words by the conventions of the Universal Dependencies
// treebanks for English: "don't" is "do" and "n't", "three-day" is "three", "-" and "day", "U.S." is one word.
//
// Words are cut by rules and the word lists in the data folder, in one pass over the text. Where sentences begin a
// small network decides, which knows what the rules say of it.
package segment

import (
	"iter"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/quadpress/quadpress"
)

// Segmenter cuts documents. It is safe for concurrent use.
type Segmenter struct {
	network   *network
	workspace sync.Pool
}

// Load returns a segmenter with the embedded network. The error says that it is damaged, which only a faulty build can
// bring about.
var Load = sync.OnceValues(func() (*Segmenter, error) {
	n, err := readNetwork(embedded)
	if err != nil {
		return nil, err
	}
	return &Segmenter{network: n, workspace: sync.Pool{New: func() any { return new(workspace) }}}, nil
})

// Document returns the sentences of doc.Blocks in order, each block by itself. Spans count code points in doc.Text, as
// do those of the tokens; of a token Form, Span and Joined are set, and Head is -1. The parts of a contraction are
// joined.
//
// A form is the text in its span, but for white space inside: "U. S." has the form "U.S.". Every other character of a
// block belongs to exactly one token. Where doc.Lines says so, each block is one sentence.
func (g *Segmenter) Document(doc *quadpress.Document) []quadpress.Sentence {
	w := g.workspace.Get().(*workspace)
	defer g.workspace.Put(w)
	var sentences []quadpress.Sentence
	for s, base := range blocks(doc) {
		if !doc.Lines {
			s.markByRules()
			g.network.mark(s, w)
		}
		sentences = s.sentences(base, sentences)
	}
	return sentences
}

// blocks yields the pieces of each block that has any, and the code point at which the block begins.
func blocks(doc *quadpress.Document) iter.Seq2[*scanner, int] {
	return func(yield func(*scanner, int) bool) {
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
			s.scan(doc.Text[begin:at])
			if len(s.pieces) > 0 && !yield(&s, block.Begin) {
				return
			}
		}
	}
}

// MaxTokens is the length at which a run of words without an end is cut. No sentence is as long; what is are lists,
// tables and noise. All that is done later looks at the words of one sentence each with each, so that this bounds the
// time that a text can take for its length, and the same text is always cut in the same places, as it would not be by a
// clock.
const MaxTokens = 300

// sentences appends the sentences of a block, which begins at code point base.
func (s *scanner) sentences(base int, sentences []quadpress.Sentence) []quadpress.Sentence {
	for first := 0; first < len(s.pieces); {
		end := first + 1
		for end < len(s.pieces) && !s.pieces[end].begins {
			end++
		}
		for end-first > MaxTokens {
			cut := s.cut(first, first+MaxTokens)
			sentences = append(sentences, s.sentence(first, cut, base))
			first = cut
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
