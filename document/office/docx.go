package office

import (
	"encoding/xml"
	"strings"

	"github.com/quadpress/quadpress/document/story"
)

// ReadDOCX yields the story of a document of Word: the text as it stands when all changes are taken over, without
// headers, footers, notes, comments and headings.
var ReadDOCX = one(docx)

// coreNames are the metadata of a package of Office Open XML.
var coreNames = map[string]string{"dc:title": "title", "dc:creator": "author", "dcterms:created": "created"}

// skippedInWord are elements whose text is not read: what was deleted, the second form of a text box, fields'
// instructions.
var skippedInWord = map[string]bool{"w:del": true, "w:moveFrom": true, "mc:Fallback": true, "w:instrText": true,
	"w:pict": true, "w:footnotePr": true}

func docx(a archive) (s story.Story, err error) {
	in, err := a.part("word/document.xml")
	if err != nil {
		return s, err
	}
	defer in.Close()
	a.about(&s, "docProps/core.xml", coreNames)
	var p prose
	heading, list, tables := false, false, 0
	e := elements{
		enter: func(within []string, start xml.StartElement) bool {
			switch name := within[len(within)-1]; name {
			case "w:p":
				p.end(list || tables > 0, heading)
				heading, list = false, false
			case "w:pStyle":
				style := strings.ToLower(attribute(start, "w:val"))
				heading = heading || strings.HasPrefix(style, "heading") || style == "title" || style == "subtitle"
				list = list || strings.HasPrefix(style, "list")
			case "w:numPr":
				list = true
			case "w:tbl":
				tables++
			case "w:tab", "w:br", "w:cr":
				_ = p.add(" ")
			case "w:noBreakHyphen":
				_ = p.add("-")
			default:
				return !skippedInWord[name]
			}
			return true
		},
		leave: func(within []string) {
			switch within[len(within)-1] {
			case "w:p":
				p.end(list || tables > 0, heading)
				heading, list = false, false
			case "w:tbl":
				tables--
			}
		},
		text: func(within []string, text string) error {
			if len(within) > 0 && within[len(within)-1] == "w:t" {
				return p.add(text)
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
