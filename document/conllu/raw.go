package conllu

import (
	"io"
	"strings"

	"github.com/quadpress/quadpress"
)

// Raw is a document of a treebank as plain text, with the spans in it (code points) that segmentation should find.
type Raw struct {
	Document         quadpress.Document
	Words, Sentences []quadpress.Span
}

// ReadRaw reads the documents of a CoNLL-U file as plain text: sentences as [Read] joins them, an empty line where the
// treebank begins a paragraph. Each paragraph is a block.
func ReadRaw(r io.Reader) ([]Raw, error) {
	var docs []Raw
	var text strings.Builder
	points, shift := 0, 0 // paragraphs put the treebank's spans off
	finish := func() {
		if len(docs) == 0 {
			return
		}
		d := &docs[len(docs)-1].Document
		d.Text = text.String()
		d.Blocks[len(d.Blocks)-1].End = points
		text.Reset()
		points = 0
	}
	for s, err := range Read(r) {
		if err != nil {
			return nil, err
		}
		id, begins := s.Comment("newdoc")
		if begins || len(docs) == 0 {
			finish()
			docs = append(docs, Raw{Document: quadpress.Document{ID: id}})
		}
		doc := &docs[len(docs)-1]
		blocks := &doc.Document.Blocks
		_, paragraph := s.Comment("newpar")
		switch {
		case len(*blocks) == 0:
			*blocks = []quadpress.Span{{}}
		case paragraph:
			(*blocks)[len(*blocks)-1].End = points
			text.WriteString("\n\n")
			points += 2
			*blocks = append(*blocks, quadpress.Span{Begin: points})
		case points < s.Span.Begin+shift:
			text.WriteString(" ")
			points++
		}
		shift = points - s.Span.Begin
		for _, t := range s.Tokens {
			doc.Words = append(doc.Words, quadpress.Span{Begin: t.Span.Begin + shift, End: t.Span.End + shift})
		}
		doc.Sentences = append(doc.Sentences, quadpress.Span{Begin: s.Span.Begin + shift, End: s.Span.End + shift})
		text.WriteString(s.Text)
		points += s.Span.Len()
	}
	finish()
	return docs, nil
}
