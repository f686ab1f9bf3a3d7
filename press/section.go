package press

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/quadpress/quadpress"
)

// sectionLength is how many code points of a document are read at once, some thirty pages. Stories are far shorter; books and
// reports come in sections, each read like a story of its own, so that memory does not grow with them.
const sectionLength = 100_000

// sections yields a document in parts of at most length code points: copies with some of its blocks each. Most documents
// are one section.
func sections(doc *quadpress.Document, length int) iter.Seq[*quadpress.Document] {
	return func(yield func(*quadpress.Document) bool) {
		if len(doc.Text) <= length || len(doc.Blocks)+len(doc.Tokenized) == 0 {
			yield(doc)
			return
		}
		part := *doc
		if doc.Tokenized != nil {
			for sentences := range groups(doc.Tokenized, length, func(s *quadpress.Sentence) quadpress.Span { return s.Span }) {
				p := part
				p.Tokenized = sentences
				if !yield(&p) {
					return
				}
			}
			return
		}
		for blocks := range groups(cutBlocks(doc, length), length, func(b *quadpress.Span) quadpress.Span { return *b }) {
			p := part
			p.Blocks = blocks
			if !yield(&p) {
				return
			}
		}
	}
}

// inSections yields the sections of documents, and the errors in their places.
func inSections(docs iter.Seq2[*quadpress.Document, error]) iter.Seq2[*quadpress.Document, error] {
	return func(yield func(*quadpress.Document, error) bool) {
		for doc, err := range docs {
			if err != nil {
				if !yield(nil, err) {
					return
				}
				continue
			}
			for part := range sections(doc, sectionLength) {
				if !yield(part, nil) {
					return
				}
			}
		}
	}
}

// groups cuts items into runs that are no longer than a section each, where no item alone is longer.
func groups[T any](items []T, length int, span func(*T) quadpress.Span) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		first := 0
		for i := range items {
			if i > first && span(&items[i]).End-span(&items[first]).Begin > length {
				if !yield(items[first:i:i]) {
					return
				}
				first = i
			}
		}
		if first < len(items) {
			yield(items[first:])
		}
	}
}

// cutBlocks returns the blocks of a document, those longer than a section cut in pieces that are not.
func cutBlocks(doc *quadpress.Document, length int) []quadpress.Span {
	long := func(b quadpress.Span) bool { return b.Len() > length }
	if doc.Lines || !slices.ContainsFunc(doc.Blocks, long) {
		return doc.Blocks
	}
	var blocks []quadpress.Span
	rest, point := doc.Text, 0 // what is left of the text, and where it begins
	skip := func(points int) string {
		size := 0
		for range points {
			_, n := utf8.DecodeRuneInString(rest[size:])
			size += n
		}
		skipped := rest[:size]
		rest, point = rest[size:], point+points
		return skipped
	}
	for _, b := range doc.Blocks {
		skip(b.Begin - point)
		for b.End-point > length {
			begin, before := point, rest
			window := skip(length)
			cut := lastBreak(window)
			rest, point = before, begin
			skip(utf8.RuneCountInString(window[:cut]))
			blocks = append(blocks, quadpress.Span{Begin: begin, End: point})
		}
		if point < b.End {
			blocks = append(blocks, quadpress.Span{Begin: point, End: b.End})
		}
	}
	return blocks
}

// lastBreak is the byte offset behind the last end of a sentence in a text, else behind the last white space, else the
// text's length.
func lastBreak(text string) int {
	for _, mark := range [...]string{". ", ".\n", "\n", " "} {
		if i := strings.LastIndex(text, mark); i >= 0 {
			return i + len(mark)
		}
	}
	return len(text)
}
