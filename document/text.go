package document

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document/markdown"
	"github.com/quadpress/quadpress/document/story"
)

// text reads a source that is one story.
func (r *reader) text(src source) bool {
	data, err := readAll(src)
	if err != nil {
		return r.fail(src.name, "%s", cause(err))
	}
	decoded, err := decode(data)
	if err != nil {
		return r.fail(src.name, "%s", err)
	}
	if src.format != Text { // who names the format knows what he has
		if reason := foreign(decoded); reason != "" {
			return r.fail(src.name, "%s", reason)
		}
	}
	doc := &quadpress.Document{ID: src.id, Text: readable(decoded), Source: src.path, URL: src.known.URL,
		Title: inLine(readable(src.known.Title))}
	if len(doc.Text) > MaxText { // some characters take more room than what stood for them
		return r.fail(src.name, "%s", errTooLong)
	}
	if reason := frame(doc); reason != "" {
		return r.fail(src.name, "%s", reason)
	}
	return r.give(doc, src.at(""))
}

// markdown reads a source that is one story in Markdown.
func (r *reader) markdown(src source) bool {
	data, err := readAll(src)
	if err != nil {
		return r.fail(src.name, "%s", cause(err))
	}
	text, err := decode(data)
	if err != nil {
		return r.fail(src.name, "%s", err)
	}
	s, err := markdown.Parse(text)
	src.headed = true
	return r.item(src, &story.Item{Story: s}, err)
}

// How much of a text headlines and other lines without a sentence may have, in words.
const (
	maxHeadline = 30
	maxLabel    = 6 // a line this short with no stop is a label or heading between paragraphs of prose
	openingPart = 8 // paragraphs in which a headline and a date are looked for
)

// frame finds what a story's text consists of and fills in Title, Dateline, Published, Language and Blocks; what the
// document already says is kept. It returns why the document cannot be used, "" for nothing.
func frame(doc *quadpress.Document) (reason string) {
	if strings.TrimSpace(doc.Text) == "" {
		return "is empty"
	}
	if !strings.ContainsFunc(doc.Text, unicode.IsLetter) {
		return "holds no word"
	}
	if !english(doc.Text) {
		return "is not in English"
	}
	doc.Language = "en"
	all := paragraphs(doc.Text)
	story := stripFurniture(doc, all)
	if len(story) == 0 {
		story = all // nothing but lines of this kind: better those than nothing
	}
	for _, p := range prose(story, findHeadline(doc, story)) {
		if block, ok := body(doc, p); ok {
			doc.Blocks = append(doc.Blocks, block)
		}
	}
	return ""
}

// stripFurniture leaves out the lines of the page: those of the list, dates that stand alone, lines that come again,
// captions cut off, tables, paragraphs in another script.
func stripFurniture(doc *quadpress.Document, all []paragraph) []paragraph {
	count := map[string]int{}
	for _, p := range all {
		count[p.text]++
	}
	seen := map[string]bool{}
	var story []paragraph
	for i, p := range all {
		if seen[p.text] {
			continue
		}
		seen[p.text] = true
		if t, ok := dateAlone(p.text); ok {
			// Further in it is a heading, as of a chronicle.
			if doc.Published.IsZero() && (i < openingPart || i >= len(all)-2) {
				doc.Published = t
			}
			continue
		}
		if isRow(p.text) && (i > 0 && isRow(all[i-1].text) || i+1 < len(all) && isRow(all[i+1].text)) {
			continue // of a table
		}
		again := count[p.text] > 1 && !endsSentence(p.text)
		cutOff := i+1 < len(all) && len(all[i+1].text) > len(p.text) && !endsSentence(p.text) &&
			strings.HasPrefix(all[i+1].text, p.text)
		if again || cutOff || isFurniture(p.text) || latinShare(p.text) < 0.5 {
			continue
		}
		story = append(story, p)
	}
	return story
}

// dateAlone reads a line that is nothing but the date of publication.
func dateAlone(line string) (time.Time, bool) {
	if len(line) > 80 || !strings.ContainsAny(line, "0123456789") {
		return time.Time{}, false
	}
	for part := range strings.SplitSeq(line, " | ") {
		if t, ok := parseDate(part); ok && part != line {
			return t, true
		}
	}
	for _, label := range [...]string{"Published", "Updated", "Last updated", "Posted", "Date"} {
		if len(line) > len(label) && strings.EqualFold(line[:len(label)], label) {
			line = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(line[len(label):], " on"), ":"))
			break
		}
	}
	return parseDate(line)
}

// withHeadline puts a title before a text that does not begin with it, so that what a headline says is read too.
func withHeadline(doc *quadpress.Document) {
	if !headline(doc.Title) {
		return // "Talks"
	}
	all := paragraphs(doc.Text)
	for _, p := range all[:min(len(all), openingPart)] {
		if sameWords(p.text, doc.Title) || strings.HasPrefix(p.text, doc.Title) {
			return
		}
	}
	doc.Text = doc.Title + "\n\n" + doc.Text
}

// findHeadline is the place of the headline among the paragraphs, -1 for none. It becomes the title of a document that
// has none.
func findHeadline(doc *quadpress.Document, story []paragraph) int {
	if doc.Title != "" {
		if len(story) > 1 && sameWords(story[0].text, doc.Title) {
			return 0
		}
		return -1
	}
	for i := 0; i+1 < len(story) && i < openingPart && (headline(story[i].text) || !endsSentence(story[i].text)); i++ {
		if headline(story[i].text) && (endsSentence(story[i+1].text) || i+2 < len(story) && endsSentence(story[i+2].text)) {
			doc.Title = strings.Join(strings.Fields(story[i].text), " ")
			return i
		}
	}
	return -1
}

// headline reports whether a paragraph is built as headlines are: short, with a capital and without a stop.
func headline(s string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "\"'“‘"))
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) || words(s) > maxHeadline || words(s) < 2 {
		return false
	}
	if _, ok := openingOf(s); ok || proseEnd(s) < len(s) {
		return false
	}
	return !endsSentence(s) || strings.HasSuffix(s, "?")
}

func sameWords(a, b string) bool {
	plain := func(s string) string {
		return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
			return !unicode.IsLetter(r) &&
				!unicode.IsDigit(r)
		}), " ")
	}
	return plain(a) == plain(b)
}

// prose leaves out the headings and labels between paragraphs, and keeps the headline. A text without one sentence that
// ends is taken whole.
func prose(story []paragraph, headline int) []paragraph {
	var out []paragraph
	whole := false
	for i, p := range story {
		if endsSentence(p.text) {
			whole = true
			out = append(out, p)
		} else if i == headline || words(p.text) > maxLabel || strings.ContainsAny(p.text[len(p.text)-1:], ",:;-\"'") {
			out = append(out, p)
		}
	}
	if !whole {
		return story
	}
	return out
}

// body is what a paragraph has to say, without a photographer's credit behind it or the dateline of the story before
// it.
func body(doc *quadpress.Document, p paragraph) (quadpress.Span, bool) {
	s, span := p.text, p.span
	if end := proseEnd(s); end < len(s) {
		s = s[:end]
		span.End = span.Begin + utf8.RuneCountInString(s)
	}
	if doc.Dateline != "" || len(doc.Blocks) > 2 { // behind a headline and a by-line
		return span, span.Len() > 0
	}
	if o, ok := openingOf(s); ok {
		doc.Dateline = o.place
		if doc.Published.IsZero() {
			doc.Published = o.date
		}
		span.Begin += utf8.RuneCountInString(s[:o.length])
	}
	return span, span.Len() > 0
}
