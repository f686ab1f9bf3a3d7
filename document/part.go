package document

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"

	"github.com/quadpress/quadpress"
)

// Part is what can be read of a corpus by itself, also on another machine that sees the same files: a file, or some
// lines of a file of JSON Lines.
type Part struct {
	Name   string // of the file, as the user would name it
	Path   string // absolute
	ID     string // of its document, or what the IDs of several begin with
	Format Format // that of the Options
	// Begin and End are the bytes of the file that are read, Line the number of the first line there. All three are 0
	// for all of a file.
	Begin, End int64
	Line       int
}

// Parts yields the files that [Read] would read under paths, in its order, each once. What cannot be opened is yielded
// as an [*Error], as by Read. Only regular files can be read in parts. When ctx ends, its error is yielded last.
func Parts(ctx context.Context, paths []string, opt Options) iter.Seq2[Part, error] {
	return func(yield func(Part, error) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		wanted, seen := true, map[string]bool{}
		give := func(part Part, err error) bool {
			if wanted = wanted && yield(part, err); !wanted {
				stop()
			}
			return wanted
		}
		opt.Stdin = nil
		opt.Known = func(f File) bool { // so none is read
			if !seen[f.Path] {
				seen[f.Path] = true
				give(Part{Name: f.Name, Path: f.Path, ID: f.ID, Format: f.Format}, nil)
			}
			return true
		}
		for doc, err := range Read(ctx, paths, opt) {
			if doc != nil {
				err = &Error{Path: doc.Source, Reason: "is no regular file, and cannot be read in parts"}
			}
			if !give(Part{}, err) {
				return
			}
		}
	}
}

// Cut yields a file in parts of about so many bytes if it is one of JSON Lines that is not compressed, else whole. It
// reads the file once, to count its lines.
func (p Part) Cut(ctx context.Context, size int64) iter.Seq2[Part, error] {
	return func(yield func(Part, error) bool) {
		fail := func(err error) {
			if ctx.Err() == nil {
				err = &Error{Path: p.Name, Reason: cause(err).Error()}
			}
			yield(Part{}, err)
		}
		in, err := os.Open(p.Path)
		if err != nil {
			fail(err)
			return
		}
		defer in.Close()
		info, err := in.Stat()
		if err != nil {
			fail(err)
			return
		}
		lines := bufio.NewReaderSize(&checked{ctx, in}, 64<<10)
		head, _ := lines.Peek(lines.Size())
		if wholeJSON(lines) || !p.jsonLines() || info.Size() <= size || strings.HasSuffix(strings.ToLower(p.Path), ".gz") ||
			bytes.HasPrefix(head, gzipMark) || isUTF16(head) {
			yield(p, nil)
			return
		}
		for part, err := range cutLines(lines, p, size) {
			if err != nil {
				fail(err)
				return
			}
			if !yield(part, nil) {
				return
			}
		}
	}
}

// jsonLines reports whether a part is read as JSON Lines.
func (p Part) jsonLines() bool {
	if p.Format != ByName {
		return p.Format == JSONL
	}
	f := byEnding(p.Path)
	return f != nil && f.name == JSONL
}

// cutLines yields parts of whole lines.
func cutLines(in *bufio.Reader, part Part, size int64) iter.Seq2[Part, error] {
	return func(yield func(Part, error) bool) {
		at, line := int64(0), 1
		part.Line = line
		for {
			text, err := in.ReadSlice('\n')
			at += int64(len(text))
			if errors.Is(err, bufio.ErrBufferFull) {
				continue
			}
			line++
			if err != nil && err != io.EOF {
				yield(Part{}, err)
				return
			}
			if at > part.Begin && (err == io.EOF || at-part.Begin >= size) {
				part.End = at
				if !yield(part, nil) {
					return
				}
				part.Begin, part.Line = at, line
			}
			if err == io.EOF {
				return
			}
		}
	}
}

// ReadPart yields the documents of a part, as [Read] would. Of a file in several parts, each gives up by itself where
// its lines hold no stories.
func ReadPart(ctx context.Context, part Part, opt Options) iter.Seq2[*quadpress.Document, error] {
	return func(yield func(*quadpress.Document, error) bool) {
		r := reader{ctx: ctx, opt: opt, yield: yield, seen: map[string]place{}, current: part.Path}
		f, err := os.Open(part.Path)
		if err != nil {
			r.fail(part.Name, "%s", cause(err))
			return
		}
		defer f.Close()
		src := source{Reader: f, name: part.Name, id: part.ID, path: part.Path, file: f}
		if part.End > 0 {
			src.line = part.Line
			src.Reader = io.NewSectionReader(f, part.Begin, part.End-part.Begin)
		}
		r.read(src, part.Format)
	}
}

// String is the part as an error would name it.
func (p Part) String() string {
	if p.End == 0 {
		return p.Name
	}
	return fmt.Sprintf("%s:%d", p.Name, p.Line)
}
