package document

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/gabriel-vasile/mimetype"

	"github.com/quadpress/quadpress/document/feed"
	"github.com/quadpress/quadpress/document/html"
	"github.com/quadpress/quadpress/document/mail"
	"github.com/quadpress/quadpress/document/office"
	"github.com/quadpress/quadpress/document/pdf"
	"github.com/quadpress/quadpress/document/warc"
)

// format is how sources of one format are told and read.
type format struct {
	name Format
	// endings of the names of such files, in small letters and without ".gz". Of a folder, and of an archive, files with
	// these endings are read.
	endings []string
	// settles says that the ending alone tells the format, whatever the content looks like.
	settles bool
	// is tells the format by its content; nil where nothing tells it.
	is func(*head) bool
	// read hands over the documents of a source, and reports whether more are wanted.
	read func(*reader, source) bool
}

// registry holds the formats that are read, in the order in which they are looked for. What is none of them is text, or
// refused by name (see foreign).
var registry []format

func init() { // an archive leads back to its entries' formats
	registry = []format{
		{JSONL, []string{".jsonl", ".ndjson"}, true, nil, (*reader).jsonLines},
		{Feed, []string{".rss", ".atom", ".xml"}, false, isFeed, headed(feed.Read)},
		{JSON, []string{".json"}, false, isJSON, (*reader).jsonValues},
		{CoNLLU, []string{".conllu"}, true, isCoNLLU, (*reader).conllu},
		{Lines, nil, false, nil, (*reader).lines},
		{DOCX, []string{".docx"}, true, isType(docxType), items(office.ReadDOCX)},
		{ODT, []string{".odt"}, true, isType("application/vnd.oasis.opendocument.text"), items(office.ReadODT)},
		{RTF, []string{".rtf"}, false, beginsWith(`{\rtf`), items(office.ReadRTF)},
		{EPUB, []string{".epub"}, true, isType("application/epub+zip"), items(office.ReadEPUB)},
		{ZIP, []string{".zip"}, false, isType("application/zip"), (*reader).zip},
		{TAR, []string{".tar", ".tgz"}, false, isType("application/x-tar"), (*reader).tar},
		{WARC, []string{".warc", ".wet"}, false, beginsWith("WARC/"), headed(warc.Read)},
		{MHTML, []string{".mhtml", ".mht"}, false, isMHTML, headed(html.ReadSaved)},
		{Mail, []string{".eml", ".mbox", ".mbx"}, false, isMail, items(mail.Read)},
		{Markdown, []string{".md", ".markdown"}, true, nil, (*reader).markdown},
		{HTML, []string{".html", ".htm", ".xhtml", ".shtml"}, false, isMarkup("html"), headed(html.Read)},
		{PDF, []string{".pdf"}, false, isPDF, items(pdf.Read)},
		{CSV, []string{".csv", ".tsv"}, true, isCSV, (*reader).csv},
		{Text, []string{".txt", ".text"}, false, func(*head) bool { return true }, (*reader).text},
	}
}

const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// unread are endings of the names of documents and archives in formats that are not read. Of a folder, and of an
// archive, such files are opened all the same: what they hold is named with the reason (see foreign), or read where it
// is a page or plain text under such a name.
var unread = []string{
	".doc", ".ppt", ".pptx", ".odp", ".xls", ".xlsx", ".ods", ".msg", ".pst", ".mobi", ".srt", ".vtt",
	".7z", ".rar", ".bz2", ".xz", ".zst",
}

// Formats are the names of the formats, for a user to choose from: the plain ones first.
func Formats() (names []Format) {
	names = []Format{Text, Lines, CoNLLU, JSONL}
	for _, f := range registry {
		if !slices.Contains(names, f.name) {
			names = append(names, f.name)
		}
	}
	return names
}

// byName is the format of a name that a user gives; nil for none.
func byName(name Format) *format {
	for i := range registry {
		if registry[i].name == name {
			return &registry[i]
		}
	}
	return nil
}

// byEnding is the format that a file's name tells; nil for none.
func byEnding(name string) *format {
	end := ending(name)
	for i := range registry {
		if slices.Contains(registry[i].endings, end) {
			return &registry[i]
		}
	}
	return nil
}

// byContent is the format that a source's beginning tells.
func byContent(h *head) *format {
	for i := range registry {
		if registry[i].is != nil && registry[i].is(h) {
			return &registry[i]
		}
	}
	return byName(Text)
}

// formatOf is the format of a source: as its name settles it, else as its content tells.
func formatOf(name string, content interface{ Peek(int) ([]byte, error) }) *format {
	if f := byEnding(name); f != nil && f.settles {
		return f
	}
	data, _ := content.Peek(headSize) // what fails here fails again when it is read
	told := byContent(newHead(data))
	if named := byEnding(name); told.name == Text && named != nil {
		return named
	}
	return told
}

// headSize is how much of a source is looked at to tell its format, in bytes.
const headSize = 64 << 10

// head is how a source begins.
type head struct {
	bytes []byte
	// text is the same as text, without white space before it; what is not UTF-8 stands in it as it came.
	text string
}

func newHead(data []byte) *head {
	text := data
	if isUTF16(data) {
		text, _ = io.ReadAll(fromUTF16(bytes.NewReader(data), data))
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	return &head{bytes: data, text: strings.TrimLeftFunc(string(text), unicode.IsSpace)}
}

// isPDF tells PDF, before which some programs leave a few bytes.
func isPDF(h *head) bool { return bytes.Contains(h.bytes[:min(len(h.bytes), 1024)], []byte("%PDF-1.")) }

// isType returns a function that tells a binary format by its media type.
func isType(name string) func(*head) bool {
	return func(h *head) bool {
		return bytes.IndexByte(h.bytes, 0) >= 0 && mimetype.Detect(h.bytes).Is(name)
	}
}

// beginsWith returns a function that tells a format by a mark at its beginning.
func beginsWith(mark string) func(*head) bool {
	return func(h *head) bool { return strings.HasPrefix(h.text, mark) }
}

// unknownFormat is the reason against a format that a user names.
func unknownFormat(name Format) string {
	var names []string
	for _, f := range Formats() {
		names = append(names, string(f))
	}
	return fmt.Sprintf("unknown input format %q: give %s", name, oneOf(names))
}

// endings are the first endings of the formats, for a user to read.
func endings() string {
	var all []string
	for _, name := range Formats() {
		if f := byName(name); len(f.endings) > 0 {
			all = append(all, f.endings[0])
		}
	}
	return oneOf(all)
}

// oneOf lists words: "a, b or c".
func oneOf(words []string) string {
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
