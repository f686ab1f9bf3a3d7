package document

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"
)

// path reads one path that the user named.
func (r *reader) path(name string) bool {
	r.current = ""
	if name == "-" {
		if r.opt.Stdin == nil {
			return r.fail("standard input", "there is none")
		}
		in := Interruptible(r.ctx, r.opt.Stdin)
		defer in.Close()
		return r.read(source{Reader: in, name: "standard input", id: "stdin"}, r.opt.Format)
	}
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return r.folder(name)
	case err != nil && (strings.HasPrefix(name, "https://") || strings.HasPrefix(name, "http://")):
		return r.fail(name, "is an address: save the page and name its file; only feeds are fetched (build --feed)")
	}
	in, err := Open(r.ctx, name)
	return r.file(name, filepath.Base(name), in, err)
}

// folder reads the stories below a folder. Files are opened through an [os.Root], which nothing leads out of.
func (r *reader) folder(name string) bool {
	root, err := os.OpenRoot(name)
	if err != nil {
		return r.fail(name, "%s", cause(err))
	}
	defer root.Close()
	found, more := 0, true
	err = fs.WalkDir(root.FS(), ".", func(rel string, entry fs.DirEntry, err error) error {
		full := filepath.Join(name, filepath.FromSlash(rel))
		switch {
		case r.ctx.Err() != nil:
			more = r.fail(full, "") // says that the context has ended
		case err != nil:
			more = r.fail(full, "%s", cause(err))
		case rel != "." && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case entry.IsDir():
			if _, err := root.Lstat(path.Join(rel, storeFile)); err == nil {
				return fs.SkipDir
			}
		case entry.Type()&fs.ModeSymlink != 0:
			target, reason := follow(name, rel)
			if reason != "" {
				found++
				more = r.fail(full, "%s", reason)
			} else if target != "" {
				found++
				more = r.fileBelow(root, target, full, rel)
			}
		case isStory(entry.Name()), isUntold(rel) && entry.Type().IsRegular() && tellsBelow(root, rel):
			found++
			more = r.fileBelow(root, rel, full, rel)
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
		return r.fail(name, "the folder holds no file that ends in %s (others are read when named themselves)", endings())
	}
	return more
}

// storeFile lies in each store. A store below a folder, as "quadpress build ." leaves one there, holds no stories.
const storeFile = "quadpress.json"

// tellsBelow reports whether the content of the file at rel below root tells what it is.
func tellsBelow(root *os.Root, rel string) bool {
	f, err := root.Open(filepath.FromSlash(rel))
	if err != nil {
		return false
	}
	defer f.Close()
	return tells(beginning(f))
}

// follow resolves a link below a folder. It returns the file to read, relative to the folder, or the reason why there
// is none; neither for a link that nobody would take for a story, and for one to a folder that is read by its own name
// anyway.
func follow(folder, link string) (target, reason string) {
	story := isStory(link)
	if !story && path.Ext(link) != "" {
		return "", ""
	}
	full := filepath.Join(folder, filepath.FromSlash(link))
	info, err := os.Stat(full)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", "is a link to nothing"
	case errors.Is(err, syscall.ELOOP):
		return "", "is a link that leads to itself"
	case err != nil:
		return "", fmt.Sprintf("is a link that cannot be followed: %s", cause(err))
	case !story && !info.IsDir():
		return "", ""
	}
	real, err := filepath.EvalSymlinks(full)
	if err != nil {
		return "", fmt.Sprintf("is a link that cannot be followed: %s", cause(err))
	}
	home, err := filepath.EvalSymlinks(folder)
	if err != nil {
		return "", fmt.Sprintf("is a link that cannot be followed: %s", cause(err))
	}
	rel, err := below(home, real)
	switch {
	case err != nil || !filepath.IsLocal(rel):
		return "", "is a link out of the folder: name what it links to, if that is to be read"
	case !info.IsDir():
		return filepath.ToSlash(rel), ""
	case rel == "." || strings.HasPrefix(filepath.FromSlash(link), rel+string(filepath.Separator)):
		return "", "is a link to the folder that it lies in"
	case strings.HasPrefix(rel, ".") || strings.Contains(rel, string(filepath.Separator)+"."):
		return "", "is a link to a hidden folder: name that folder, if it is to be read"
	}
	return "", ""
}

// below is where a file lies, seen from a folder; either may be relative to the working directory.
func below(folder, file string) (string, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	if file, err = filepath.Abs(file); err != nil {
		return "", err
	}
	return filepath.Rel(folder, file)
}

// fileBelow reads the file at rel below root, unless it is no regular one: nobody has asked for it by name, and it
// might never end.
func (r *reader) fileBelow(root *os.Root, rel, name, id string) bool {
	// Of a FIFO, opening alone would wait for a writer.
	f, err := root.OpenFile(filepath.FromSlash(rel), os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err == nil {
		var info fs.FileInfo
		if info, err = f.Stat(); err == nil && !info.Mode().IsRegular() {
			f.Close()
			return r.fail(name, "is %s and no file: name it itself to read from it", kind(info.Mode()))
		}
	} else if info, statErr := root.Stat(filepath.FromSlash(rel)); statErr == nil && !info.Mode().IsRegular() {
		return r.fail(name, "is %s and no file: name it itself to read from it", kind(info.Mode()))
	}
	return r.file(name, id, f, err)
}

// kind says what else than a regular file there is.
func kind(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "a folder"
	case mode&fs.ModeNamedPipe != 0:
		return "a FIFO"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	}
	return "a device"
}

// file reads one file that was opened, or says why it could not be; id is its path relative to what the user named.
func (r *reader) file(name, id string, f io.ReadCloser, err error) bool {
	if err != nil {
		return r.fail(name, "%s", cause(err))
	}
	defer f.Close()
	absolute, err := filepath.Abs(name)
	if err != nil {
		return r.fail(name, "%s", cause(err))
	}
	r.current = absolute
	src := source{Reader: f, name: name, id: filepath.ToSlash(id), path: absolute}
	if file, ok := f.(*os.File); ok {
		if info, err := file.Stat(); err == nil && info.Mode().IsRegular() {
			src.file = file
		}
	}
	if r.known(src) {
		return true
	}
	return r.read(src, r.opt.Format)
}

// known reports whether a file need not be read.
func (r *reader) known(src source) bool {
	if src.file == nil || r.opt.Known == nil {
		return false
	}
	info, err := src.file.Stat()
	return err == nil && r.opt.Known(File{Name: src.name, Path: src.path, ID: src.id, Format: r.opt.Format,
		Fields: r.opt.Fields, Size: info.Size(), Modified: info.ModTime()})
}

// read reads one source in the format given, or in its own.
func (r *reader) read(src source, name Format) bool {
	if src.spent == nil {
		src.spent = &spent{}
		src.Reader = &counted{src.Reader, src.spent}
	}
	in := bufio.NewReaderSize(&checked{r.ctx, src.Reader}, headSize)
	named := strings.HasSuffix(strings.ToLower(src.name), ".gz")
	if mark, _ := in.Peek(len(gzipMark)); named || bytes.Equal(mark, gzipMark) {
		z, err := gzip.NewReader(in)
		if err != nil && named {
			return r.fail(src.name, "is not compressed with gzip, as its name says: %v", err)
		} else if err != nil {
			return r.fail(src.name, "is compressed with gzip and damaged: %v", err)
		}
		defer z.Close()
		in = bufio.NewReaderSize(&expanded{z, src.spent}, headSize)
		src.file = nil
	}
	src.Reader = in
	f := byName(name)
	switch {
	case name == ByName:
		f = formatOf(src.name, in)
	case f == nil:
		return r.fail(src.name, "%s", unknownFormat(name))
	}
	src.format = name
	return f.read(r, src)
}

// gzipMark is what a file compressed with gzip begins with.
var gzipMark = []byte{0x1f, 0x8b}

// checked is a reader that ends with a context, between two reads.
type checked struct {
	ctx context.Context
	io.Reader
}

func (c *checked) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.Reader.Read(p)
}

// Interruptible returns a reader of r, such as standard input, that ends with ctx at once, also while r keeps it
// waiting. It may read more of r than is read of it.
func Interruptible(ctx context.Context, r io.Reader) io.ReadCloser {
	return stream(ctx, func() (io.ReadCloser, error) { return io.NopCloser(r), nil })
}

// Open opens a file for reading. What is no regular file, such as a FIFO, ends with ctx at once, also while it keeps
// who opens or reads it waiting; an error in opening it comes with the first read.
func Open(ctx context.Context, name string) (io.ReadCloser, error) {
	info, err := os.Stat(name)
	if err != nil || info.Mode().IsRegular() {
		return os.Open(name)
	}
	return stream(ctx, func() (io.ReadCloser, error) { return os.Open(name) }), nil
}

// stream is for sources that may hold up who opens or reads them, such as a FIFO that nobody writes to: reading from it
// ends with ctx at once. The goroutine that is held up goes when the system lets it go.
func stream(ctx context.Context, open func() (io.ReadCloser, error)) io.ReadCloser {
	out, in := io.Pipe()
	go func() {
		src, err := open()
		if err == nil {
			_, err = io.Copy(in, src)
			err = errors.Join(err, src.Close())
		}
		in.CloseWithError(err)
	}()
	stop := context.AfterFunc(ctx, func() { in.CloseWithError(ctx.Err()) })
	return &pipe{out, stop}
}

// pipe is the reading end of a stream.
type pipe struct {
	*io.PipeReader
	stop func() bool
}

func (p *pipe) Close() error {
	p.stop()
	return p.PipeReader.Close()
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
