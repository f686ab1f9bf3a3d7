// Package markdown reads the prose of a text in Markdown: its paragraphs, without headings, tables, code and the items
// of lists that are no sentences. What stands before the text in YAML, as static sites have it, tells of the story.
package markdown

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"go.yaml.in/yaml/v4"

	"github.com/quadpress/quadpress/document/story"
)

// maxText is the longest text, in bytes.
const maxText = 1 << 20

var parser = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Footnote)).Parser()

// Parse returns the story of a text in UTF-8 whose lines end with "\n".
func Parse(markdown string) (story.Story, error) {
	if len(markdown) > maxText {
		return story.Story{}, fmt.Errorf("%w: more than %d MB of Markdown", story.ErrTooLong, maxText>>20)
	}
	s, markdown := front(markdown)
	source := withoutTangles(markdown)
	p := prose{source: source}
	p.blocks(parser.Parse(text.NewReader(source)))
	s.Text = strings.Join(p.done, "\n\n")
	if s.Title == "" {
		s.Title = p.title
	}
	if s.Text == "" {
		return s, fmt.Errorf("holds no paragraph of prose")
	}
	return s, nil
}

// maxMarks is how many marks the lines between two empty ones may have.
const maxMarks = 500

// maxColumns is how many columns a table may have.
const maxColumns = 100

// withoutTangles leaves out lines of more marks than prose has, which the parser takes time for by their square.
func withoutTangles(markdown string) []byte {
	out := make([]byte, 0, len(markdown))
	marks, begin := 0, 0 // of the lines in hand, and where they begin in out
	for line := range strings.Lines(markdown) {
		if strings.TrimSpace(line) == "" {
			if marks > maxMarks {
				out = out[:begin]
			}
			marks, begin = 0, len(out)+len(line)
		}
		out = append(out, line...)
		if columns := strings.Count(line, "|"); columns > maxColumns {
			marks += columns
		}
		for i := range len(line) {
			switch line[i] {
			case '[', '!', '<', '>', '*', '_', '~', '`', '&', '\\', '#', '=':
				marks++
			case '-', '+', '.', ')': // those of lists
				if i+1 == len(line) || line[i+1] == ' ' || line[i+1] == '\t' {
					marks++
				}
			}
		}
	}
	if marks > maxMarks {
		out = out[:begin]
	}
	return out
}

// maxFront is how long what stands before a text may be, in bytes.
const maxFront = 64 << 10

// frontEnd is the line behind it.
var frontEnd = regexp.MustCompile(`\n(?:---|\.\.\.)[ \t]*(?:\n|$)`)

// front takes in what stands before a text between two lines of three hyphens, and returns the rest.
func front(markdown string) (s story.Story, rest string) {
	head, found := strings.CutPrefix(markdown, "---\n")
	if !found {
		return s, markdown
	}
	end := frontEnd.FindStringIndex(head[:min(len(head), maxFront)])
	if end == nil {
		return s, markdown
	}
	head, rest = head[:end[0]], head[end[1]:]
	var fields map[string]any
	if yaml.Unmarshal([]byte(head), &fields) != nil {
		return s, markdown
	}
	first := func(names ...string) string {
		for _, name := range names {
			if all := strs(fields[name]); len(all) > 0 {
				return all[0]
			}
		}
		return ""
	}
	s.Title = first("title", "headline")
	s.Published = first("date", "published", "pubdate", "publishdate", "publishDate", "pubDate", "created")
	s.URL = first("url", "canonical", "canonical_url", "canonicalURL", "source", "link")
	s.Publisher = first("publisher", "site", "site_name", "publication")
	s.Language = first("lang", "language")
	for _, name := range [...]string{"authors", "author", "by"} {
		if s.Authors = strs(fields[name]); len(s.Authors) > 0 {
			break
		}
	}
	if !strings.HasPrefix(s.URL, "https://") && !strings.HasPrefix(s.URL, "http://") {
		s.URL = ""
	}
	return s, rest
}

// strs are the strings of a value, and the names of what is in it.
func strs(value any) (all []string) {
	switch v := value.(type) {
	case string:
		if v = strings.TrimSpace(v); v != "" {
			return []string{v}
		}
	case time.Time:
		return []string{v.Format(time.RFC3339)}
	case int, float64:
		return []string{fmt.Sprint(v)}
	case []any:
		for _, item := range v {
			if _, nested := item.([]any); !nested {
				all = append(all, strs(item)...)
			}
		}
	case map[string]any:
		if name, ok := v["name"].(string); ok {
			return []string{name}
		}
	}
	return all
}

// prose is the prose of a text.
type prose struct {
	source []byte
	title  string // the first heading, of the first level
	done   []string
}

// blocks goes through what stands in a block.
func (p *prose) blocks(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Heading:
			if p.title == "" && c.Level == 1 && len(p.done) == 0 {
				p.title = p.line(c)
			}
		case *ast.Paragraph:
			p.add(p.line(c), false)
		case *ast.TextBlock: // in a list whose items stand close
			p.add(p.line(c), true)
		case *ast.ListItem:
			// The paragraphs of an item are those of a list too, where it has no other.
			if first := c.FirstChild(); first != nil && first.NextSibling() == nil && first.Kind() == ast.KindParagraph {
				p.add(p.line(first), true)
			} else {
				p.blocks(c)
			}
		case *extast.Table, *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock, *extast.FootnoteList:
		default:
			p.blocks(c)
		}
	}
}

// sentence is a text that ends as sentences do.
var sentence = regexp.MustCompile(`[.!?…]["'”’»)\]]*$`)

func (p *prose) add(text string, item bool) {
	if text != "" && (!item || sentence.MatchString(text)) {
		p.done = append(p.done, text)
	}
}

// line is the text of a block in one line.
func (p *prose) line(block ast.Node) string {
	var b strings.Builder
	_ = ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // which has no error
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			b.Write(n.Segment.Value(p.source))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(n.Value)
		case *ast.AutoLink:
			b.Write(n.Label(p.source))
		case *ast.Image, *ast.RawHTML, *extast.FootnoteLink:
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return strings.Join(strings.Fields(b.String()), " ")
}
