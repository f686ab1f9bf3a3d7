// Package html reads the story of a web page: its text without menus, advertisements, banners, comments and what else
// stands around it, and what the page says about the story in its head.
package html

import (
	"bytes"
	"errors"
	"iter"
	"regexp"
	"strings"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"github.com/quadpress/quadpress/document/story"
)

// Limits on a page. The longest pages of news have a tenth of it, most of that in scripts.
const (
	maxPage     = 16 << 20 // bytes
	maxElements = 200_000
)

// Read yields the story of a page.
func Read(src story.Source) iter.Seq2[story.Item, error] {
	return func(yield func(story.Item, error) bool) {
		data, err := src.All(maxPage)
		if err != nil {
			yield(story.Item{}, err)
			return
		}
		s, err := Parse(data, src.ContentType)
		yield(story.Item{Story: s}, err)
	}
}

// Parse returns the story of a page; contentType is what a server calls it, empty where unknown.
func Parse(data []byte, contentType string) (story.Story, error) {
	switch n := bytes.Count(data, []byte("<")); {
	case n > 4*maxElements:
		return story.Story{}, errTooMany
	case n == 0 && utf8.Valid(data): // a text that is called a page
		return story.Story{Text: string(data)}, nil
	}
	doc, err := parse(data, contentType)
	if err != nil {
		return story.Story{}, err
	}
	if elements(doc) > maxElements {
		return story.Story{}, errTooMany
	}
	s, body := about(doc)
	strip(doc)
	s.Text = mainText(doc)
	// The story of a page that lets only subscribers see it, as it is given to search engines.
	if len(body) > 2*len(s.Text) {
		s.Text = body
	}
	if first, rest, ok := strings.Cut(s.Text, "\n\n"); ok && strings.EqualFold(first, s.Title) {
		s.Text = rest // a headline that is not marked as one
	}
	if s.Text == "" {
		return s, errors.New("is a web page without a story")
	}
	return s, nil
}

var errTooMany = errors.New("is a web page of more elements than a story can need")

// Fragment returns the prose of a piece of HTML, such as an entry of a feed.
func Fragment(markup string) string {
	if !strings.ContainsAny(markup, "<&") {
		return markup
	}
	if strings.Count(markup, "<") > maxElements {
		return ""
	}
	doc, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		return ""
	}
	strip(doc)
	return prose(doc)
}

// parse reads a page in the encoding that it is written in.
func parse(data []byte, contentType string) (*html.Node, error) {
	if utf8.Valid(data) {
		return html.Parse(bytes.NewReader(data))
	}
	in, err := charset.NewReader(bytes.NewReader(data), contentType)
	if err != nil {
		return nil, err
	}
	return html.Parse(in)
}

func elements(n *html.Node) (count int) {
	for range n.Descendants() {
		count++
	}
	return count
}

// maxLead is how long the lead of a story is at most, in bytes.
const maxLead = 800

// mainText is the prose of the story in a page that is stripped of its furniture.
func mainText(doc *html.Node) string {
	marked := ""
	if n := container(doc); n != nil {
		marked = prose(n)
	}
	whole := prose(doc)
	// What the page itself marks as its story is that, unless it is no more than a lead.
	if len(marked)*2 > len(whole) || len(marked) > maxLead {
		return marked
	}
	parser := readability.NewParser()
	parser.DisableJSONLD = true
	article, err := parser.ParseAndMutate(doc, nil)
	if err != nil || article.Node == nil {
		return whole
	}
	if found := prose(article.Node); len(found) > len(marked) {
		return found
	}
	return marked
}

// container is the element that a page marks as its story: by the vocabulary of schema.org, as its only article, or as
// its main part.
func container(doc *html.Node) *html.Node {
	var body, articles, mains []*html.Node
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch {
		case attribute(n, "itemprop") == "articleBody":
			body = append(body, n)
		case n.Data == "article":
			articles = append(articles, n)
		case n.Data == "main", attribute(n, "role") == "main":
			mains = append(mains, n)
		}
	}
	switch {
	case len(body) == 1:
		return body[0]
	case len(articles) == 1:
		return articles[0]
	case len(mains) == 1:
		return mains[0]
	}
	return nil
}

// prose is the text below a node: its paragraphs, without headings, tables, code and the items of lists that are no
// sentences.
func prose(n *html.Node) string {
	var p paragraphs
	p.walk(n)
	p.end(false)
	return strings.Join(p.done, "\n\n")
}

// paragraphs are those of a text that is being put together.
type paragraphs struct {
	done  []string
	line  strings.Builder
	aside int // bytes of line that stand in a link, or say when
}

func (p *paragraphs) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		p.line.WriteString(n.Data)
		return
	case html.ElementNode:
		if noProse[n.Data] || n.Data == "table" && isData(n) {
			p.end(false)
			return
		}
		if n.Data == "br" {
			if next := n.NextSibling; next != nil && (next.Data == "br" || strings.TrimSpace(next.Data) == "" &&
				next.NextSibling != nil && next.NextSibling.Data == "br") {
				p.end(false)
			} else {
				p.line.WriteByte(' ')
			}
			return
		}
		if n.Data == "td" || n.Data == "th" {
			p.line.WriteByte(' ')
		}
	}
	block := n.Type == html.ElementNode && blocks[n.Data]
	if block {
		p.end(false)
	}
	before := p.line.Len()
	for c := range n.ChildNodes() {
		p.walk(c)
	}
	switch {
	case block:
		p.end(n.Data == "li" || n.Data == "dd" || n.Data == "dt")
	case n.Data == "a" || n.Data == "time":
		p.aside += len(strings.TrimSpace(p.line.String()[min(before, p.line.Len()):]))
	}
}

// end ends a paragraph. An item of a list only counts if it is a sentence; a link or a time of day alone is none.
func (p *paragraphs) end(item bool) {
	text := strings.Join(strings.Fields(p.line.String()), " ")
	aside := p.aside
	p.line.Reset()
	p.aside = 0
	if text != "" && (!item || sentence.MatchString(text)) && aside*10 < len(text)*9 {
		p.done = append(p.done, text)
	}
}

// sentence is a text that ends as sentences do.
var sentence = regexp.MustCompile(`[.!?…]["'”’»)\]]*$`)

// isData reports whether a table holds data, and not the parts of a page side by side, as old pages have it.
func isData(table *html.Node) bool {
	for n := range table.Descendants() {
		if n.Type == html.ElementNode && (n.Data == "p" || n.Data == "table" || n.Data == "article") {
			return false
		}
	}
	return true
}

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

var (
	// noProse are the elements whose text is none.
	noProse = setOf("h1 h2 h3 h4 h5 h6 hgroup pre code kbd samp var figcaption caption math head title")
	// blocks are those that begin and end a paragraph.
	blocks = setOf("address article aside blockquote body center dd details div dl dt fieldset figure footer form " +
		"header hr html li main ol p section summary table tbody td tfoot th thead tr ul amp-accordion")
)

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}
