package office

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/quadpress/quadpress/document/story"
)

// ReadODT yields the story of a text in OpenDocument, as LibreOffice writes it, without notes, comments and headings.
var ReadODT = one(odt)

var metaNames = map[string]string{"dc:title": "title", "meta:initial-creator": "author",
	"meta:creation-date": "created", "dc:language": "language"}

// skippedInText are elements whose text is not read.
var skippedInText = map[string]bool{"text:note": true, "office:annotation": true, "text:tracked-changes": true,
	"text:table-of-content": true, "office:styles": true, "office:master-styles": true,
	"office:meta": true, "office:settings": true, "office:scripts": true, "office:font-face-decls": true,
	"text:sequence-decls": true, "svg:title": true, "svg:desc": true}

// maxStyles is how many styles of titles there may be.
const maxStyles = 1000

func odt(a archive) (s story.Story, err error) {
	if a.encrypted() {
		return s, errors.New("is protected with a password")
	}
	in, err := a.part("content.xml")
	if err != nil {
		return s, err
	}
	defer in.Close()
	a.about(&s, "meta.xml", metaNames)
	var p prose
	heading, items := false, 0
	titles := map[string]bool{"Title": true, "Subtitle": true} // styles
	e := elements{
		enter: func(within []string, start xml.StartElement) bool {
			switch name := within[len(within)-1]; name {
			case "text:p", "text:h":
				p.end(items > 0, heading)
				heading = name == "text:h" || titles[attribute(start, "text:style-name")]
			case "style:style":
				if titles[attribute(start, "style:parent-style-name")] && len(titles) < maxStyles {
					titles[attribute(start, "style:name")] = true
				}
			case "text:list", "table:table":
				items++
			case "text:s", "text:tab", "text:line-break":
				_ = p.add(" ")
			default:
				return !skippedInText[name]
			}
			return true
		},
		leave: func(within []string) {
			switch within[len(within)-1] {
			case "text:p", "text:h":
				p.end(items > 0, heading)
				heading = false
			case "text:list", "table:table":
				items--
			}
		},
		text: func(within []string, text string) error {
			for _, name := range within {
				if name == "text:p" || name == "text:h" {
					return p.add(text)
				}
			}
			return nil
		},
	}
	if err := e.walk(in); err != nil {
		return s, err
	}
	err = p.tell(&s)
	return s, err
}

// encrypted reports whether the parts of the document are.
func (a archive) encrypted() bool {
	in, err := a.part("META-INF/manifest.xml")
	if err != nil {
		return false
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, 1<<20))
	return err == nil && strings.Contains(string(data), "encryption-data")
}
