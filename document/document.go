// Package document reads stories from files, folders and standard input, in the formats of its registry: text, pages,
// mail, feeds, office documents, PDF, JSON, tables, archives of these. It leaves out of a text what cannot be seen and
// what marks it up, and finds what frames a story (headline, dateline, date, furniture such as "Share") and which parts
// of its text are prose. What it cannot read it refuses with the reason.
package document

import (
	"context"
	"fmt"
	"hash/maphash"
	"io"
	"iter"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document/story"
)

// Format is how a source is written.
type Format string

// The formats.
const (
	ByName   Format = ""         // told by the content and the name's ending
	Text     Format = "text"     // one story a file
	Lines    Format = "lines"    // one sentence a line
	CoNLLU   Format = "conllu"   // tokens as given; one document for each "newdoc", or one in all
	JSONL    Format = "jsonl"    // one story a line: an object with text, title, published, url, publisher, id
	JSON     Format = "json"     // such objects in arrays, and in the answers of news APIs
	CSV      Format = "csv"      // one story a row, below a row of names
	HTML     Format = "html"     // a web page: its story, without what stands around it
	MHTML    Format = "mhtml"    // a web page that a browser has saved with its pictures
	Markdown Format = "markdown" // one story a file: its paragraphs, and what stands before it in YAML
	PDF      Format = "pdf"      // its text, column by column
	DOCX     Format = "docx"     // of Word
	ODT      Format = "odt"      // of LibreOffice
	RTF      Format = "rtf"      // Rich Text Format, of Word and of archives of news
	EPUB     Format = "epub"     // a book, chapter by chapter
	Mail     Format = "mail"     // a message or a mailbox: what each sender wrote, and to whom
	Feed     Format = "feed"     // RSS, Atom or JSON Feed: one story an entry
	WARC     Format = "warc"     // a web archive: the pages and texts in it
	ZIP      Format = "zip"      // an archive of files in any of the formats
	TAR      Format = "tar"      // the same
)

// Options say how to read.
type Options struct {
	// Format holds for every source; the zero value goes by each one's content, and by its name where that tells more.
	Format Format
	// Fields name the fields of JSON and CSV that are not called as usual.
	Fields Fields
	// Stdin is read where the path is "-".
	Stdin io.Reader
	// Known, if set, is asked about each regular file before it is read; one that is known is passed over. It is called
	// from the goroutine that asks for documents.
	Known func(File) bool
	// Warn, if set, is called with what is left out of a document that is given all the same, such as a date that is
	// not understood; before the document comes, and from the goroutine that asks for it.
	Warn func(*Error)
}

// File is a file that is about to be read.
type File struct {
	Name     string // as the user would name it
	Path     string // absolute
	ID       string // of its document, or what the IDs of several begin with
	Format   Format // that of the Options
	Fields   Fields // the same
	Size     int64
	Modified time.Time
}

// Error is a document that cannot be used, or, as a warning, something in it. Reading goes on behind it.
type Error struct {
	// Path is the file as the user would name it, with ":12" behind it for a line, and with the place in it for a story
	// or a file in another.
	Path string
	// File is the absolute path of the file, the name of another source (see [ReadFrom]), or empty.
	File string
	// Reason says what is wrong.
	Reason string
}

func (e *Error) Error() string { return printable(e.Path + ": " + e.Reason) }

// MaxText is the most text that one document may have, in bytes. A story has a thousandth of it.
const MaxText = 8 << 20

// Read yields the documents under paths: files, folders with all below them, "-" for standard input. Paths are taken in
// the order given, what a folder holds in the order of names. Of a folder, files are read whose names have an ending of
// one of the formats, such as .txt, .jsonl or .zip, each also with .gz; documents in other formats, such as .doc or
// .xlsx, are yielded as errors. What lies beside them (pictures, a README, a store) and what is hidden is passed over.
// A file that is named itself is read whatever its name. An archive is read as a folder is; the ID of a document in it
// is that of the archive, "/", and the path within.
//
// In a folder only regular files are read, and those that a link leads to, as long as they lie in the folder. (A link
// to a folder within is passed over, for that is read by its own name.) A FIFO or device is read where it is named
// itself.
//
// A document that cannot be used (missing, empty, binary, not English, undecodable, in a format that is not read, such
// as a calendar, of an ID met before in another place) is yielded as an [*Error] with a nil document, and reading goes
// on.
// Where Options name the format, its text is not searched for another one.
//
// When ctx ends, its error is yielded last, at once even where a source keeps its reader waiting.
func Read(ctx context.Context, paths []string, opt Options) iter.Seq2[*quadpress.Document, error] {
	return func(yield func(*quadpress.Document, error) bool) {
		r := reader{ctx: ctx, opt: opt, yield: yield, seen: map[string]place{}}
		for _, p := range paths {
			if !r.path(p) {
				break
			}
		}
	}
}

// ReadFrom yields the documents of one source that is no file, such as an answer of a site, as [Read] does. Its name is
// what errors call it, and what the IDs of its documents begin with that have no other.
func ReadFrom(ctx context.Context, in io.Reader, name string, opt Options) iter.Seq2[*quadpress.Document, error] {
	return func(yield func(*quadpress.Document, error) bool) {
		r := reader{ctx: ctx, opt: opt, yield: yield, seen: map[string]place{}, current: name}
		r.read(source{Reader: in, name: name, id: name}, opt.Format)
	}
}

// reader hands documents to its consumer. Its methods return false once nobody wants more.
type reader struct {
	ctx     context.Context
	opt     Options
	yield   func(*quadpress.Document, error) bool
	seen    map[string]place // document IDs, with where each was
	current string           // the absolute path of what is being read, empty for none
}

// source is one file that is open for reading.
type source struct {
	io.Reader
	name string // as errors call it
	id   string // its path relative to what the user named
	path string // absolute, empty for standard input
	line int    // the number of its first line, where it is some lines of a file; else 0

	format Format   // as the user names it, ByName for none
	file   *os.File // itself, where it is a regular file that is not compressed; else nil
	spent  *spent
	headed bool // its titles are headlines

	// Of a file in another: "/" and its path in there, how many it lies in, what they tell of it.
	within      string
	depth       int
	known       story.Story
	contentType string
}

// place is where a document was: as errors call it, and absolutely.
type place struct {
	name, path string
	story      uint64 // the sum of what it says, where it has an address
}

var oneSeed = maphash.MakeSeed()

// at is the place in a source that a suffix such as ":12" names.
func (s *source) at(suffix string) place {
	return place{name: s.name + suffix, path: s.path + s.within + suffix}
}

// give hands over a document, unless its ID was met before. A document that is named twice is read once, and so is a
// story of the Web that stands in two places, as in a feed of yesterday and one of today.
func (r *reader) give(doc *quadpress.Document, where place) bool {
	if err := r.ctx.Err(); err != nil {
		r.yield(nil, err)
		return false
	}
	if doc.URL != "" {
		where.story = maphash.String(oneSeed, doc.Title+"\x00"+doc.Text)
	}
	if before, ok := r.seen[doc.ID]; ok {
		if before.path == where.path || doc.URL != "" && before.story == where.story {
			return true
		}
		return r.fail(where.name, "has the same ID as %s: %s", before.name, doc.ID)
	}
	r.seen[doc.ID] = where
	return r.yield(doc, nil)
}

// fail hands over a document's error. Whatever fails once the context has ended fails for that.
func (r *reader) fail(where, reason string, args ...any) bool {
	if err := r.ctx.Err(); err != nil {
		r.yield(nil, err)
		return false
	}
	return r.yield(nil, &Error{Path: where, File: r.current, Reason: fmt.Sprintf(reason, args...)})
}

// warn says what is left out of a document.
func (r *reader) warn(where, reason string, args ...any) {
	if r.opt.Warn != nil {
		r.opt.Warn(&Error{Path: where, File: r.current, Reason: fmt.Sprintf(reason, args...)})
	}
}

// isStory tells by its name whether a file of a folder is to be read, or named as one that cannot be. A README in
// Markdown and its like tell of the folder, and Word marks a document that is open by a file of its own.
func isStory(name string) bool {
	f, base := byEnding(name), path.Base(name)
	switch {
	case strings.HasPrefix(base, "~$"):
		return false
	case f == nil:
		return slices.Contains(unread, ending(name))
	}
	return f.name != Markdown || !aboutFolder.MatchString(base)
}

var aboutFolder = regexp.MustCompile(`(?i)^(?:readme|licen[cs]e|changelog|contributing|code_of_conduct)\b`)

// ending is a name's last part, ".gz" stripped, in lower case.
func ending(name string) string {
	name = strings.ToLower(name)
	return path.Ext(strings.TrimSuffix(name, ".gz"))
}
