package office

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/url"
	"path"
	"strings"

	"github.com/quadpress/quadpress/document/html"
	"github.com/quadpress/quadpress/document/story"
)

var bookNames = map[string]string{"dc:title": "title", "dc:creator": "author", "dc:date": "published",
	"dc:language": "language", "dc:publisher": "publisher"}

const (
	maxChapters = 10_000
	maxChapter  = 8 << 20
)

// ReadEPUB yields the chapters of a book in their order, each by the name of its file. Those without prose, such as the
// cover, are passed over.
func ReadEPUB(src story.Source) iter.Seq2[story.Item, error] {
	return func(yield func(story.Item, error) bool) {
		a, err := open(src)
		if err != nil {
			yield(story.Item{}, err)
			return
		}
		book, chapters, err := a.book()
		if err != nil {
			yield(story.Item{}, err)
			return
		}
		some, left := false, maxBook
		for _, name := range chapters {
			text, err := a.chapter(name, &left)
			if err == nil && !hasSentence(text) {
				continue
			}
			some = true
			item := story.Item{Path: name, Story: book}
			item.Text = text
			if !yield(item, err) {
				return
			}
			if left <= 0 {
				yield(story.Item{}, fmt.Errorf("has more than %d MB of chapters: what follows is not read", maxBook>>20))
				return
			}
		}
		if !some {
			yield(story.Item{}, errors.New("is a book without prose"))
		}
	}
}

// hasSentence reports whether some paragraph is prose, which those of a cover are not.
func hasSentence(text string) bool {
	for p := range strings.SplitSeq(text, "\n\n") {
		if endsSentence(p) {
			return true
		}
	}
	return false
}

// chapter is the prose of one file. What all may have together is bounded.
func (a archive) chapter(name string, left *int64) (string, error) {
	in, err := a.part(name)
	if err != nil {
		return "", err
	}
	defer in.Close()
	data, err := story.Source{Reader: in}.All(maxChapter)
	if *left -= int64(len(data)); err != nil {
		return "", err
	}
	return html.Fragment(string(data)), nil
}

// book reads what a book says of itself, and the names of its chapters.
func (a archive) book() (book story.Story, chapters []string, err error) {
	root, err := a.rootFile()
	if err != nil {
		return book, nil, err
	}
	a.about(&book, root, bookNames)
	in, err := a.part(root)
	if err != nil {
		return book, nil, err
	}
	defer in.Close()
	files := map[string]string{}
	seen := map[string]bool{}
	e := elements{
		enter: func(within []string, start xml.StartElement) bool {
			switch local(within[len(within)-1]) {
			case "item":
				if strings.Contains(attribute(start, "media-type"), "html") && attribute(start, "properties") != "nav" {
					files[attribute(start, "id")] = attribute(start, "href")
				}
			case "itemref":
				href, ok := files[attribute(start, "idref")]
				name, err := url.PathUnescape(href)
				if name = path.Join(path.Dir(root), name); ok && err == nil && !seen[name] && len(seen) < maxChapters {
					seen[name] = true
					chapters = append(chapters, name)
				}
			}
			return true
		},
		leave: func([]string) {},
		text:  func([]string, string) error { return nil },
	}
	return book, chapters, e.walk(in)
}

// rootFile is the file that says what a book consists of.
func (a archive) rootFile() (name string, err error) {
	in, err := a.part("META-INF/container.xml")
	if err != nil {
		return "", err
	}
	defer in.Close()
	e := elements{
		enter: func(within []string, start xml.StartElement) bool {
			if local(within[len(within)-1]) == "rootfile" && name == "" {
				name = attribute(start, "full-path")
			}
			return true
		},
		leave: func([]string) {},
		text:  func([]string, string) error { return nil },
	}
	if err := e.walk(io.LimitReader(in, 1<<20)); err != nil {
		return "", err
	}
	if name == "" {
		return "", fmt.Errorf("is damaged: META-INF/container.xml names no book")
	}
	return name, nil
}

// local is a name without its prefix.
func local(name string) string { return name[strings.IndexByte(name, ':')+1:] }
