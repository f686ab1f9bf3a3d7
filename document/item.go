package document

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document/html"
	"github.com/quadpress/quadpress/document/story"
)

// items returns how a format is read that a package below this one reads.
func items(read story.Read) func(*reader, source) bool {
	return func(r *reader, src source) bool {
		next, stop := iter.Pull2(read(story.Source{Reader: src, Name: src.name, URL: src.known.URL,
			ContentType: src.contentType}))
		defer stop()
		for some := false; ; some = true {
			item, err, ok := pull(next)
			switch {
			case !ok && !some:
				return r.fail(src.name, "holds no story")
			case !ok:
				return true
			case !r.item(src, &item, err):
				return false
			}
		}
	}
}

// headed is items for a format whose titles are the headlines of its stories, and not what a file or message is called.
func headed(read story.Read) func(*reader, source) bool {
	all := items(read)
	return func(r *reader, src source) bool {
		src.headed = true
		return all(r, src)
	}
}

// pull asks for the next item. A reader that panics has no more items.
func pull(next func() (story.Item, error, bool)) (item story.Item, err error, ok bool) {
	defer func() {
		if fault := recover(); fault != nil {
			item, err, ok = story.Item{}, fmt.Errorf("is so damaged that it cannot be read: %v", fault), true
		}
	}()
	return next()
}

// item hands over what a source holds.
func (r *reader) item(src source, item *story.Item, err error) bool {
	if item.File != nil && err == nil {
		return r.entry(src, item)
	}
	suffix := ""
	if item.Path != "" {
		suffix = "#" + item.Path
	}
	where := src.at(suffix)
	if err != nil {
		return r.fail(where.name, "%s", cause(err))
	}
	for _, warning := range item.Warnings {
		r.warn(where.name, "%s", warning)
	}
	s := fill(item.Story, src.known)
	doc := &quadpress.Document{
		ID:        s.ID,
		URL:       strings.TrimSpace(s.URL),
		Title:     inLine(readable(s.Title)),
		Publisher: inLine(readable(s.Publisher)),
		Authors:   authors(s.Authors),
		Text:      readable(s.Text),
		Source:    src.path,
	}
	if doc.ID == "" {
		doc.ID = src.id + suffix
	}
	if strings.TrimSpace(s.Published) != "" {
		var understood bool
		if doc.Published, understood = parsePublished(s.Published); !understood {
			r.warn(where.name, "the date of publication %.80q is not understood; it is left out", s.Published)
		}
	}
	if src.headed {
		doc.Title = html.WithoutSite(doc.Title, doc.Publisher)
		withHeadline(doc)
	}
	if len(doc.Text) > MaxText {
		return r.fail(where.name, "%s", errTooLong)
	}
	if reason := frame(doc); reason != "" {
		return r.fail(where.name, "%s", reason)
	}
	if doc.Published.IsZero() {
		doc.Published, _ = parsePublished(s.Created)
	}
	return r.give(doc, where)
}

// maxAuthors is how many authors a story may have, and maxName how long a name may be, in bytes.
const maxAuthors, maxName = 20, 200

// authors are the names of authors, without "By" before them, and without addresses and numbers.
func authors(given []string) (names []string) {
	for _, name := range given {
		if name = inLine(readable(name)); len(name) > 3 && strings.EqualFold(name[:3], "by ") {
			name = name[3:]
		}
		if hasLetter(name) && len(name) <= maxName && !strings.Contains(name, "://") && len(names) < maxAuthors &&
			!slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// fill takes what a story does not say from what is known of it otherwise. Where it was fetched is known better than a
// page knows it.
func fill(s, known story.Story) story.Story {
	for _, f := range [...]struct {
		to   *string
		from string
	}{{&s.Title, known.Title}, {&s.Published, known.Published}, {&s.Publisher, known.Publisher},
		{&s.Language, known.Language}} {
		if *f.to == "" {
			*f.to = f.from
		}
	}
	if known.URL != "" {
		s.URL = known.URL
	}
	if len(s.Authors) == 0 {
		s.Authors = known.Authors
	}
	return s
}

// inLine brings a text into one line.
func inLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// maxDepth is how many archives may lie in one another.
const maxDepth = 3

// entry reads a file that lies in another.
func (r *reader) entry(src source, item *story.Item) bool {
	inner := source{
		Reader:      item.File,
		name:        src.name + "/" + item.Path,
		id:          item.ID,
		path:        src.path,
		within:      src.within + "/" + item.Path,
		depth:       src.depth + 1,
		spent:       src.spent,
		known:       fill(item.Story, src.known),
		contentType: item.File.ContentType,
	}
	if inner.id == "" {
		inner.id = src.id + "/" + item.Path
	}
	if inner.depth > maxDepth {
		return r.fail(inner.name, "lies in more than %d archives, one in another: unpack it", maxDepth)
	}
	return r.read(inner, ByName)
}

// spent is how much was read of a source that is compressed, and how much came out of it, in bytes, those of the files
// in it counted in. It bounds what a small file can grow to.
type spent struct{ in, out int64 }

// What may come out of a compressed source: HTML of one site compresses to a thirtieth.
const (
	freeOutput  = 256 << 20
	maxExpanded = 100
)

var errBomb = fmt.Errorf("holds more than %d times its size: what follows is not read", maxExpanded)

// expanded is a reader of what comes out of a compressed source.
type expanded struct {
	io.Reader
	spent *spent
}

func (e *expanded) Read(p []byte) (int, error) {
	n, err := e.Reader.Read(p)
	if e.spent.out += int64(n); e.spent.over() {
		return 0, errBomb
	}
	return n, err
}

func (s *spent) over() bool { return s.out > freeOutput+maxExpanded*s.in }

// counted is a reader of a source as it is stored.
type counted struct {
	io.Reader
	spent *spent
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.spent.in += int64(n)
	return n, err
}
