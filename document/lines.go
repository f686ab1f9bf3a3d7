package document

import (
	"unicode/utf8"

	"github.com/quadpress/quadpress"
)

// lines reads a source with one sentence a line. The text is left as it is, but for what cannot be seen.
func (r *reader) lines(src source) bool {
	data, err := readAll(src)
	if err != nil {
		return r.fail(src.name, "%s", cause(err))
	}
	text, err := decode(data)
	if err != nil {
		return r.fail(src.name, "%s", err)
	}
	if text = visible(text); len(text) > MaxText {
		return r.fail(src.name, "%s", errTooLong)
	}
	doc := &quadpress.Document{ID: src.id, Text: text, Source: src.path, Lines: true, Language: "en"}
	for _, l := range splitLines(text) {
		if l.begin < l.end {
			doc.Blocks = append(doc.Blocks, quadpress.Span{Begin: l.point,
				End: l.point + utf8.RuneCountInString(text[l.begin:l.end])})
		}
	}
	if len(doc.Blocks) == 0 {
		return r.fail(src.name, "is empty")
	}
	return r.give(doc, src.at(""))
}
