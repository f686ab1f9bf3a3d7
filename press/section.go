package press

import (
	"iter"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document/sketch"
)

// sectionLength is how many code points of a document are read at once, some thirty pages. Stories are far shorter;
// books and reports come in sections, each read like a story of its own, so that memory does not grow with them.
const sectionLength = 100_000

// section is a document, or a part of a long one: a copy with some of its blocks.
type section struct {
	*quadpress.Document
	hash   func() string   // of the whole document
	sketch func() []string // of the whole document
	last   bool            // the document ends with it
}

// sign says of what is read of a section which document it is of.
func (s *section) sign(x *quadpress.Extraction) { x.Hash, x.Sketch = s.hash(), s.sketch() }

// sections yields a document in parts of at most length code points and of about the same length each. Most documents
// are one section.
func sections(doc *quadpress.Document, length int) iter.Seq[section] {
	hash, similar := sync.OnceValue(doc.Hash), sync.OnceValue(func() []string { return sketch.Of(doc) })
	return func(yield func(section) bool) {
		var before section // the part before the one at hand, which is known to be the last only when there is no other
		for part := range cut(doc, length) {
			if before.Document != nil && !yield(before) {
				return
			}
			before = section{Document: part, hash: hash, sketch: similar}
		}
		if before.Document == nil {
			before = section{Document: doc, hash: hash, sketch: similar} // its blocks are empty
		}
		before.last = true
		yield(before)
	}
}

// cut yields the parts of a document: itself where it is short or has no prose, none where all its blocks are empty.
func cut(doc *quadpress.Document, length int) iter.Seq[*quadpress.Document] {
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
func inSections(docs iter.Seq2[*quadpress.Document, error]) iter.Seq2[section, error] {
	return func(yield func(section, error) bool) {
		for doc, err := range docs {
			if err != nil {
				if !yield(section{}, err) {
					return
				}
				continue
			}
			for part := range sections(Valid(doc), sectionLength) {
				if !yield(part, nil) {
					return
				}
			}
		}
	}
}

// groups cuts items into runs of about the same length, which are no longer than a section each where no item alone is
// longer.
func groups[T any](items []T, length int, span func(*T) quadpress.Span) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		if len(items) == 0 {
			return
		}
		end := span(&items[len(items)-1]).End
		first, begin, fair := 0, 0, 0
		start := func(i int) {
			first, begin = i, span(&items[i]).Begin
			rest := end - begin
			fair = rest / max(1, (rest+length-1)/length)
		}
		start(0)
		for i := 1; i < len(items); i++ {
			with, without := span(&items[i]).End-begin, span(&items[i-1]).End-begin
			if with > length || with-fair > fair-without {
				if !yield(items[first:i:i]) {
					return
				}
				start(i)
			}
		}
		yield(items[first:])
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
