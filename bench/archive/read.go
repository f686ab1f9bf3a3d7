package archive

import (
	"context"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document"
	"github.com/quadpress/quadpress/press"
)

// Read makes a corpus of the stories of a folder.
func Read(ctx context.Context, folder string) (*Archive, error) {
	var docs []*quadpress.Document
	for doc, err := range document.Read(ctx, []string{folder}, document.Options{}) {
		if err != nil {
			return nil, err
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
