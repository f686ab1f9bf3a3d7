package openie_test

import (
	"strings"
	"sync"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language"
)

// analyzer is shared: loading the models is the slow part.
var analyzer = sync.OnceValue(func() *language.Analyzer {
	a, err := language.Load()
	if err != nil {
		panic(err)
	}
	return a
})

// story is a document with a block for each line.
func story(text string) *quadpress.Document {
	doc := &quadpress.Document{ID: "story.txt", Text: text, Language: "en"}
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		n := len([]rune(line))
		if n > 0 {
			doc.Blocks = append(doc.Blocks, quadpress.Span{Begin: at, End: at + n})
		}
		at += n + 1
	}
	return doc
}
