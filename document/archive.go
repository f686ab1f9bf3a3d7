package document

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/quadpress/quadpress/document/story"
)

// Limits on archives.
const (
	maxEntries = 1 << 20 // files in one
	maxUnnamed = 1 << 30 // bytes of a ZIP archive that comes as a stream: its contents stand at its end
)

// archive hands over the entries of one.
type archive struct {
	*reader
	src   source
	seen  map[string]bool
	found bool
}

// entry reads an entry that is a file, if its name is one of a story.
func (a *archive) entry(name string, open func() (io.ReadCloser, error)) bool {
	name = strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/")
	if !utf8.ValidString(name) {
		name = strings.ToValidUTF8(name, "\ufffd")
	}
	untold := isUntold(name)
	if isHidden(name) || !untold && !isStory(path.Base(name)) {
		return true
	}
	where := a.src.at("/" + name).name
	if a.seen[name] {
		return a.fail(where, "is in the archive twice; the first is read")
	}
	if a.seen[name] = true; len(a.seen) > maxEntries {
		return a.fail(where, "the archive holds more than %d files: what follows is not read", maxEntries)
	}
	a.found = a.found || !untold
	in, err := open()
	if err != nil && untold {
		return true
	} else if err != nil {
		return a.fail(where, "%s", cause(err))
	}
	defer in.Close()
	content := io.Reader(in)
	if untold {
		buffered := bufio.NewReaderSize(in, headSize)
		if begin, _ := buffered.Peek(headSize); !tells(beginning(bytes.NewReader(begin))) {
			return true
		}
		a.found, content = true, buffered
	}
	return a.reader.entry(a.src, &story.Item{Path: name, File: &story.Source{Reader: content}})
}

// end says so where an archive held nothing to read.
func (a *archive) end() bool {
	if a.found {
		return true
	}
	return a.fail(a.src.name, "the archive holds no file that ends in %s", endings())
}

// isHidden reports whether a file of an archive, or a folder that it lies in, is hidden, as on a Mac.
func isHidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") || part == "__MACOSX" {
			return true
		}
	}
	return false
}

// tar reads the stories in a TAR archive.
func (r *reader) tar(src source) bool {
	a := archive{reader: r, src: src, seen: map[string]bool{}}
	for in := tar.NewReader(src); ; {
		header, err := in.Next()
		switch {
		case err == io.EOF:
			return a.end()
		case err != nil:
			return r.fail(src.name, "is a damaged TAR archive: %s", cause(err))
		case header.Typeflag != tar.TypeReg:
			continue
		}
		if !a.entry(header.Name, func() (io.ReadCloser, error) { return io.NopCloser(in), nil }) {
			return false
		}
		if len(a.seen) > maxEntries {
			return true
		}
	}
}

// zip reads the stories in a ZIP archive.
func (r *reader) zip(src source) bool {
	file := src.file
	if file == nil {
		var err error
		if file, err = spool(src); err != nil {
			return r.fail(src.name, "%s", cause(err))
		}
		defer unspool(file)
	}
	info, err := file.Stat()
	if err != nil {
		return r.fail(src.name, "%s", cause(err))
	}
	size := info.Size()
	in, err := zip.NewReader(file, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // names lead nowhere here
		return r.fail(src.name, "is a damaged ZIP archive: %s", cause(err))
	}
	var stored uint64
	for _, f := range in.File {
		if stored += f.CompressedSize64; stored > uint64(size) || f.CompressedSize64 > uint64(size) {
			return r.fail(src.name, "is a ZIP archive whose files lie over one another: it is not read")
		}
	}
	if src.depth == 0 {
		src.spent.in = size
	}
	a := archive{reader: r, src: src, seen: map[string]bool{}}
	for _, f := range in.File {
		if !f.Mode().IsRegular() {
			continue
		}
		more := a.entry(f.Name, func() (io.ReadCloser, error) {
			if f.Flags&1 != 0 {
				return nil, errors.New("is encrypted: unpack it")
			}
			content, err := f.Open()
			if err != nil {
				return nil, fmt.Errorf("cannot be unpacked: %w", err)
			}
			return struct {
				io.Reader
				io.Closer
			}{&expanded{content, src.spent}, content}, nil
		})
		if !more {
			return false
		}
		if len(a.seen) > maxEntries || src.spent.over() {
			return true
		}
	}
	return a.end()
}

// spool writes a stream to a temporary file.
func spool(in io.Reader) (*os.File, error) {
	f, err := os.CreateTemp("", "quadpress-*.zip")
	if err != nil {
		return nil, err
	}
	n, err := io.Copy(f, io.LimitReader(in, maxUnnamed+1))
	if err == nil && n > maxUnnamed {
		err = fmt.Errorf("is a ZIP archive of more than %d MB within another or in a stream: unpack it", maxUnnamed>>20)
	}
	if err != nil {
		unspool(f)
		return nil, err
	}
	return f, nil
}

// unspool removes a temporary file.
func unspool(f *os.File) {
	f.Close()
	os.Remove(f.Name())
}
