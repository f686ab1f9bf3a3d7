// Package document reads stories from files, folders and standard input: plain text, one sentence a line, JSON Lines and
// CoNLL-U. It finds what frames a story (headline, dateline, date, furniture such as "Share") and which parts of
// its text are prose.
package document

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/quadpress/quadpress"
)

// Format is how a source is written.
type Format string

// The formats.
const (
	ByName Format = ""       // told by the name's ending; text where that says nothing
	Text   Format = "text"   // one story a file
	Lines  Format = "lines"  // one sentence a line
	CoNLLU Format = "conllu" // tokens as given; one document for each "newdoc", or one in all
	JSONL  Format = "jsonl"  // one story a line: an object with url, title, published, text, publisher, id
)

// Options say how to read.
type Options struct {
	// Format holds for every source; the zero value goes by each one's name.
	Format Format
	// Stdin is read where the path is "-".
	Stdin io.Reader
}

// Error is a document that cannot be used. Reading goes on behind it.
type Error struct {
	// Path is the file as the user would name it, with ":12" behind it for a line.
	Path string
	// Reason says what is wrong.
	Reason string
}

func (e *Error) Error() string { return visible(e.Path + ": " + e.Reason) }

// MaxText is the most text that one document may have, in bytes. A story has a thousandth of it.
const MaxText = 8 << 20

// endings are the names' endings of the files that are read from a folder, ".gz" stripped.
var endings = map[string]Format{
	".txt": Text, ".text": Text,
	".jsonl": JSONL, ".ndjson": JSONL,
	".conllu": CoNLLU,
}

// Read yields the documents under paths: files, folders with all below them, "-" for standard input. Paths are taken
// in the order given, what a folder holds in the order of names. Of a folder, files are read whose names end in .txt,
// .text, .jsonl, .ndjson or .conllu, each also with .gz; what lies beside them (pictures, a README, a store) and what is
// hidden is passed over. A file that is named itself is read whatever its name.
//
// A document that cannot be used (missing, empty, binary, not English, undecodable, of an ID met before in another place)
// is yielded as an [*Error] with a nil document, and reading goes on. The error of a cancelled context is yielded last.
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

// reader hands documents to its consumer. Its methods return false once nobody wants more.
type reader struct {
	ctx   context.Context
	opt   Options
	yield func(*quadpress.Document, error) bool
	seen  map[string]place // document IDs, with where each was
}

// source is one file that is open for reading.
type source struct {
	io.Reader
	name string // as errors call it
	id   string // its path relative to what the user named
	path string // absolute, empty for standard input
}

// place is where a document was: as errors call it, and absolutely.
type place struct{ name, path string }

// at is the place in a source that a suffix such as ":12" names.
func (s *source) at(suffix string) place { return place{s.name + suffix, s.path + suffix} }

// give hands over a document, unless its ID was met before. A document that is named twice is read once.
func (r *reader) give(doc *quadpress.Document, where place) bool {
	if err := r.ctx.Err(); err != nil {
		r.yield(nil, err)
		return false
	}
	if before, ok := r.seen[doc.ID]; ok {
		if before.path == where.path {
			return true
		}
		return r.fail(where.name, "has the same ID as %s: %s", before.name, doc.ID)
	}
	r.seen[doc.ID] = where
	return r.yield(doc, nil)
}

// fail hands over a document's error.
func (r *reader) fail(where, reason string, args ...any) bool {
	return r.yield(nil, &Error{Path: where, Reason: fmt.Sprintf(reason, args...)})
}

// path reads one path that the user named.
func (r *reader) path(name string) bool {
	if name == "-" {
		if r.opt.Stdin == nil {
			return r.fail("standard input", "there is none")
		}
		return r.read(source{Reader: r.opt.Stdin, name: "standard input", id: "stdin"}, r.opt.Format)
	}
	info, err := os.Stat(name)
	if err != nil {
		return r.fail(name, "%s", cause(err))
	}
	if !info.IsDir() {
		return r.file(name, filepath.Base(name))
	}
	found, more := 0, true
	err = fs.WalkDir(os.DirFS(name), ".", func(rel string, entry fs.DirEntry, err error) error {
		full := filepath.Join(name, filepath.FromSlash(rel))
		switch {
		case err != nil:
			more = r.fail(full, "%s", cause(err))
		case rel != "." && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case !entry.IsDir() && isStory(entry.Name()):
			found++
			more = r.file(full, rel)
		}
		if !more {
			return fs.SkipAll
		}
		return nil
	})
	if err != nil {
		return r.fail(name, "%s", cause(err))
	}
	if more && found == 0 {
		return r.fail(name, "the folder holds no .txt, .jsonl or .conllu file (others are read when named themselves)")
	}
	return more
}

// isStory tells by its name whether a file of a folder is to be read.
func isStory(name string) bool {
	_, ok := endings[ending(name)]
	return ok
}

// ending is a name's last part, ".gz" stripped, in lower case.
func ending(name string) string {
	name = strings.ToLower(name)
	return path.Ext(strings.TrimSuffix(name, ".gz"))
}

// file reads one file; id is its path relative to what the user named.
func (r *reader) file(name, id string) bool {
	if err := r.ctx.Err(); err != nil {
		r.yield(nil, err)
		return false
	}
	f, err := os.Open(name)
	if err != nil {
		return r.fail(name, "%s", cause(err))
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() && info.Mode()&fs.ModeNamedPipe == 0 {
		return r.fail(name, "is no file to read from")
	}
	absolute, err := filepath.Abs(name)
	if err != nil {
		return r.fail(name, "%s", cause(err))
	}
	src := source{Reader: f, name: name, id: filepath.ToSlash(id), path: absolute}
	if strings.HasSuffix(strings.ToLower(name), ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			return r.fail(name, "is not compressed with gzip, as its name says: %v", err)
		}
		defer z.Close()
		src.Reader = z
	}
	format := r.opt.Format
	if format == ByName {
		format = endings[ending(name)]
	}
	return r.read(src, format)
}

// read reads one source in the format given.
func (r *reader) read(src source, format Format) bool {
	switch format {
	case JSONL:
		return r.jsonLines(src)
	case CoNLLU:
		return r.conllu(src)
	case Lines:
		return r.lines(src)
	case Text, ByName:
		return r.text(src)
	}
	return r.fail(src.name, "unknown input format %q: give text, lines, conllu or jsonl", format)
}

// cause is what an error of the file system says, without the path that stands before it anyway.
func cause(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		if errors.Is(err, fs.ErrNotExist) {
			return errors.New("there is no such file or folder")
		}
		return pathError.Err
	}
	return err
}
