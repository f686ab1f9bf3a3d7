package archive

import (
	"context"
	"slices"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/press"
)

// Read makes a corpus of the stories of a folder, or of as much of each as stands in its first code points, where these
// are more than none.
func Read(ctx context.Context, folder string, points int) (*Archive, error) {
	var docs []*quadpress.Document
	for doc, err := range document.Read(ctx, []string{folder}, document.Options{}) {
		if err != nil {
			return nil, err
		}
		if points > 0 {
			doc = begin(doc, points)
		}
		docs = append(docs, doc)
	}
	all := func(yield func(*quadpress.Document, error) bool) {
		for _, doc := range docs {
			if !yield(doc, nil) {
				return
			}
		}
	}
	read, failures, err := press.Extract(ctx, all, press.Options{})
	if err != nil {
		return nil, err
	} else if len(failures) > 0 {
		return nil, failures[0]
	}
	stories := make([]Story, len(docs))
	for i := range docs {
		stories[i] = Story{docs[i], read[i].Extraction}
	}
	return &Archive{stories}, nil
}

// begin returns the first paragraphs of a document: those that begin within so many code points.
func begin(doc *quadpress.Document, points int) *quadpress.Document {
	short := *doc
	after := func(b quadpress.Span) bool { return b.Begin >= points }
	if i := slices.IndexFunc(short.Blocks, after); i > 0 {
		short.Blocks = short.Blocks[:i]
		short.Text = string([]rune(short.Text)[:short.Blocks[i-1].End])
	}
	return &short
}
