// Package conllu reads and writes CoNLL-U, the file format of Universal Dependencies treebanks.
//
// One line is one word in ten columns separated by tabs: ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC. Lines
// that start with "#" are comments, an empty line ends a sentence, "_" stands for an empty column.
package conllu

import (
	"strings"

	"github.com/quadpress/quadpress"
)

// Sentence is one sentence of a CoNLL-U file.
type Sentence struct {
	// Comments are the comment lines before the sentence, without "#" and surrounding white space: "sent_id = news-1".
	Comments []string
	// Sentence holds the words with all their columns but DEPS. Span, Text and the spans of the tokens (code points) are
	// those in the text that one gets by joining the sentences of a document with one blank, or none after a
	// word marked SpaceAfter=No; a document begins at the file's start and at every "newdoc" comment.
	quadpress.Sentence
	// Misc is the MISC column of each token as it stands, empty for "_".
	Misc []string
}

// Comment returns the value of the comment "key = value", and whether there is one. A comment without a value, such as
// "newpar", has the value "".
func (s *Sentence) Comment(key string) (value string, ok bool) {
	for _, c := range s.Comments {
		k, v, _ := strings.Cut(c, "=")
		k = strings.TrimSpace(k)
		// "newdoc id = x" is the comment "newdoc" as well.
		if k == key || k == key+" id" {
			return strings.TrimSpace(v), true
		}
	}
	return "", false
}

// columns of a word line.
const (
	colID = iota
	colForm
	colLemma
	colUPOS
	colXPOS
	colFeats
	colHead
	colRel
	colDeps
	colMisc
	numColumns
)
