// Package office reads documents of word processors (DOCX, ODT, RTF) and books (EPUB). All but RTF are ZIP archives of
// XML.
package office

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/quadpress/quadpress/document/story"
)

// Limits on a file, in bytes. What a story needs is a thousandth of it; pictures take the rest.
const (
	maxFile  = 64 << 20
	maxText  = 16 << 20
	maxDepth = 500 // of elements, or of groups of RTF, in one another
)

// How much XML one part may have, unpacked, and all chapters of a book together.
var (
	maxPart int64 = 24 << 20
	maxBook int64 = 12 << 20
)

// archive is a document that is open.
type archive struct{ *zip.Reader }

func open(src story.Source) (archive, error) {
	data, err := src.All(maxFile)
	if err != nil {
		return archive{}, err
	}
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return archive{}, fmt.Errorf("is damaged: %w", err)
	}
	return archive{in}, nil
}

// part opens a file in the archive. What is read of it is bounded.
func (a archive) part(name string) (io.ReadCloser, error) {
	at := slices.IndexFunc(a.File, func(f *zip.File) bool { return f.Name == name })
	if at < 0 {
		return nil, fmt.Errorf("is damaged: there is no %s in it", name)
	}
	in, err := a.File[at].Open()
	if err != nil {
		return nil, fmt.Errorf("is damaged: %s: %w", name, err)
	}
	return struct {
		io.Reader
		io.Closer
	}{&limited{in, maxPart}, in}, nil
}

// limited is a reader that fails behind so many bytes.
type limited struct {
	io.Reader
	left int64
}

func (l *limited) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, fmt.Errorf("%w: more than %d MB of XML", story.ErrTooLong, maxPart>>20)
	}
	n, err := l.Reader.Read(p[:min(int64(len(p)), l.left)])
	l.left -= int64(n)
	return n, err
}

// one gives the one story of a document.
func one(read func(archive) (story.Story, error)) story.Read {
	return func(src story.Source) iter.Seq2[story.Item, error] {
		return func(yield func(story.Item, error) bool) {
			var s story.Story
			a, err := open(src)
			if err == nil {
				s, err = read(a)
			}
			if err == nil && strings.TrimSpace(s.Text) == "" {
				err = errors.New("holds no prose")
			}
			yield(story.Item{Story: s}, err)
		}
	}
}

// elements goes through XML. Enter is called with the elements around each, the last its own name, and reports whether
// to go into it; leave when it ends, text with what stands in it.
type elements struct {
	enter func(within []string, start xml.StartElement) bool
	leave func(within []string)
	text  func(within []string, text string) error
}

// walk reads XML as word processors write it. There are no entities but XML's own, so that none can grow.
func (e elements) walk(in io.Reader) error {
	decoder := xml.NewDecoder(in)
	decoder.CharsetReader = func(charset string, _ io.Reader) (io.Reader, error) {
		return nil, fmt.Errorf("is written in %s and not in UTF-8", charset)
	}
	var within []string
	for {
		token, err := decoder.RawToken()
		switch {
		case err == io.EOF && len(within) > 0:
			return errors.New("is damaged: the XML breaks off")
		case err == io.EOF:
			return nil
		case errors.Is(err, story.ErrTooLong):
			return err
		case err != nil:
			return fmt.Errorf("is damaged: %w", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if len(within) == maxDepth {
				return fmt.Errorf("is damaged: more than %d elements in one another", maxDepth)
			}
			within = append(within, qualified(token.Name))
			if !e.enter(within, token) {
				if err := skip(decoder, len(within)); err != nil {
					return err
				}
				within = within[:len(within)-1]
			}
		case xml.EndElement:
			if len(within) == 0 || within[len(within)-1] != qualified(token.Name) {
				return fmt.Errorf("is damaged: </%.40s> ends what has not begun", qualified(token.Name))
			}
			e.leave(within)
			within = within[:len(within)-1]
		case xml.CharData:
			if err := e.text(within, string(token)); err != nil {
				return err
			}
		}
	}
}

// skip passes over the rest of an element.
func skip(decoder *xml.Decoder, depth int) error {
	for open := 1; open > 0; {
		token, err := decoder.RawToken()
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if errors.Is(err, story.ErrTooLong) {
			return err
		}
		if err != nil {
			return fmt.Errorf("is damaged: %w", err)
		}
		switch token.(type) {
		case xml.StartElement:
			if open++; depth+open > maxDepth {
				return fmt.Errorf("is damaged: more than %d elements in one another", maxDepth)
			}
		case xml.EndElement:
			open--
		}
	}
	return nil
}

// qualified is a name with its prefix, as all programs write it.
func qualified(name xml.Name) string {
	if name.Space == "" {
		return name.Local
	}
	return name.Space + ":" + name.Local
}

// attribute is an attribute of an element by its qualified name, "" for none.
func attribute(start xml.StartElement, name string) string {
	for _, a := range start.Attr {
		if qualified(a.Name) == name {
			return a.Value
		}
	}
	return ""
}

// prose puts a text together.
type prose struct {
	done  []string
	line  strings.Builder
	size  int
	title string // the first heading
}

func (p *prose) add(text string) error {
	if p.size += len(text); p.size > maxText {
		return fmt.Errorf("%w: more than %d MB of text", story.ErrTooLong, maxText>>20)
	}
	p.line.WriteString(text)
	return nil
}

// endsSentence reports whether a text ends as sentences do.
func endsSentence(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, `"'”’»)]`))
	return strings.ContainsRune(".!?…", last)
}

// end ends a paragraph. In a table or list it only counts if it is a sentence; a heading is none.
func (p *prose) end(item, heading bool) {
	text := strings.Join(strings.Fields(p.line.String()), " ")
	p.line.Reset()
	switch {
	case text == "":
	case heading:
		if p.title == "" && len(p.done) == 0 {
			p.title = text
		}
	case !item || endsSentence(text):
		p.done = append(p.done, text)
	}
}

func (p *prose) text() string { return strings.Join(p.done, "\n\n") }

// tell gives a story its text, and its title where the document's own information has none.
func (p *prose) tell(s *story.Story) error {
	if s.Text = p.text(); s.Title == "" {
		s.Title = p.title
	}
	if s.Text == "" && p.size == 0 {
		return errors.New("holds no text")
	}
	return nil
}

// values reads the texts of some elements of XML, such as those of its metadata, each by its qualified name.
func values(in io.Reader, names map[string]string) (map[string][]string, error) {
	found := map[string][]string{}
	size := 0
	e := elements{
		enter: func([]string, xml.StartElement) bool { return true },
		leave: func([]string) {},
		text: func(within []string, text string) error {
			if len(within) == 0 {
				return nil
			}
			field := names[within[len(within)-1]]
			if text = strings.TrimSpace(text); field != "" && text != "" {
				if size += len(text); size > 1<<20 {
					return fmt.Errorf("%w: more than 1 MB of metadata", story.ErrTooLong)
				}
				found[field] = append(found[field], text)
			}
			return nil
		},
	}
	return found, e.walk(in)
}

// about fills in what the metadata of a document say. A document without them is as good.
func (a archive) about(s *story.Story, part string, names map[string]string) {
	in, err := a.part(part)
	if err != nil {
		return
	}
	defer in.Close()
	found, err := values(in, names)
	if err != nil {
		return
	}
	first := func(field string) string {
		if all := found[field]; len(all) > 0 {
			return all[0]
		}
		return ""
	}
	s.Title, s.Created, s.Language, s.Publisher = first("title"), first("created"), first("language"), first("publisher")
	s.Published, s.Authors = first("published"), found["author"]
}
