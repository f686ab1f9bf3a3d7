package html

import (
	"encoding/json"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"github.com/quadpress/quadpress/document/story"
)

// maxJSON is the longest description of a page in JSON that is read, in bytes.
const maxJSON = 1 << 20

// about is what a page says about its story in its head, and in it the text of the story, as some pages give it to
// search engines.
func about(doc *html.Node) (s story.Story, body string) {
	var d described
	meta := map[string]string{}
	var title, heading, canonical, moment string
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "html":
			s.Language = attribute(n, "lang")
		case "title":
			if title == "" && !within(n, "svg") {
				title = text(n)
			}
		case "h1":
			if heading == "" {
				heading = text(n)
			}
		case "link":
			if strings.EqualFold(attribute(n, "rel"), "canonical") && canonical == "" {
				canonical = attribute(n, "href")
			}
		case "meta":
			name := attribute(n, "property")
			if name == "" {
				name = attribute(n, "name")
			}
			if name == "" {
				name = attribute(n, "itemprop")
			}
			name = strings.ToLower(name)
			if content := attribute(n, "content"); content != "" && meta[name] == "" {
				meta[name] = content
			}
		case "time":
			if moment == "" && (attribute(n, "itemprop") == "datePublished" || attribute(n, "pubdate") != "" ||
				within(n, "article", "header", "main")) {
				moment = attribute(n, "datetime")
			}
		case "script":
			if strings.EqualFold(attribute(n, "type"), "application/ld+json") && n.FirstChild != nil &&
				len(n.FirstChild.Data) <= maxJSON {
				d.read([]byte(n.FirstChild.Data))
			}
		}
	}
	first := func(names ...string) string {
		for _, name := range names {
			if meta[name] != "" {
				return meta[name]
			}
		}
		return ""
	}
	s.URL = firstOf(canonical, first("og:url"), d.url)
	if !strings.HasPrefix(s.URL, "https://") && !strings.HasPrefix(s.URL, "http://") {
		s.URL = ""
	}
	s.Publisher = firstOf(d.publisher, first("og:site_name", "application-name", "citation_publisher", "dc.publisher"))
	s.Title = firstOf(d.headline, first("og:title", "twitter:title", "dc.title", "citation_title"))
	if s.Title == "" {
		s.Title = pageTitle(title, heading)
	}
	s.Title = WithoutSite(s.Title, s.Publisher)
	s.Published = firstOf(d.published, first("article:published_time", "og:article:published_time", "datepublished",
		"parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "dc.date.issued",
		"dcterms.created", "dc.date", "citation_publication_date", "date"), moment)
	s.Authors = d.authors
	author := first("author", "article:author", "parsely-author", "sailthru.author", "dc.creator")
	if len(s.Authors) == 0 && author != "" && !strings.Contains(author, "://") {
		s.Authors = []string{author}
	}
	return s, d.body
}

// firstOf is the first text that says something.
func firstOf(texts ...string) string {
	for _, t := range texts {
		if t = strings.TrimSpace(t); t != "" {
			return t
		}
	}
	return ""
}

// text is all text below a node, in a line.
func text(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// siteMark is what stands between a headline and the name of the site behind it.
var siteMark = regexp.MustCompile(` (?:[|»·]|::|[-–—]) `)

// pageTitle is the headline in a page's title: its first heading, where that begins the title, else the title up to the
// name of the site. Behind a dash a headline may go on.
func pageTitle(title, heading string) string {
	if heading != "" && (title == "" || strings.HasPrefix(strings.ToLower(title), strings.ToLower(heading))) {
		return heading
	}
	all := siteMark.FindAllStringIndex(title, -1)
	if len(all) == 0 {
		return title
	}
	last := all[len(all)-1]
	headline, site := title[:last[0]], title[last[1]:]
	dash := strings.ContainsAny(title[last[0]:last[1]], "-–—")
	if words := len(strings.Fields(headline)); words < 2 || dash && (words < 4 || len(strings.Fields(site)) > 4) {
		return title
	}
	return headline
}

// WithoutSite takes the name of the site off a headline: "Peru asks for help - The Wire".
func WithoutSite(title, site string) string {
	if all := siteMark.FindAllStringIndex(title, -1); len(all) > 0 && site != "" {
		if last := all[len(all)-1]; strings.EqualFold(title[last[1]:], site) {
			return title[:last[0]]
		}
	}
	return title
}

// described is a story as the page describes it in JSON-LD, in the vocabulary of schema.org.
type described struct {
	headline, published, url, publisher, body string
	authors                                   []string
}

// article are the types of stories.
var article = regexp.MustCompile(`(?:Article|BlogPosting|LiveBlogPosting|Report|Review|SocialMediaPosting)$`)

// read takes in one description.
func (d *described) read(data []byte) {
	var value any
	if json.Unmarshal(data, &value) == nil {
		d.find(value, 0)
	}
}

// find looks for a story in a description, also within its graph.
func (d *described) find(value any, depth int) {
	const deepest = 4
	if depth > deepest {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			d.find(item, depth+1)
		}
	case map[string]any:
		if graph, ok := v["@graph"]; ok {
			d.find(graph, depth+1)
		}
		for _, kind := range names(v["@type"]) {
			if article.MatchString(kind) && d.headline == "" {
				d.take(v)
				return
			}
		}
		if main, ok := v["mainEntity"]; ok {
			d.find(main, depth+1)
		}
	}
}

func (d *described) take(v map[string]any) {
	first := func(value any) string {
		if all := names(value); len(all) > 0 {
			return all[0]
		}
		return ""
	}
	d.headline = firstOf(first(v["headline"]), first(v["name"]))
	d.published = firstOf(first(v["datePublished"]), first(v["dateCreated"]))
	d.publisher = first(v["publisher"])
	d.authors = names(v["author"])
	d.url = firstOf(first(v["url"]), first(v["mainEntityOfPage"]))
	if body := first(v["articleBody"]); body != "" {
		d.body = plain(body)
	}
}

// plain is a text in JSON-LD as paragraphs.
func plain(body string) string {
	if strings.Contains(body, "</") || strings.Contains(body, "&lt;/") {
		return Fragment(html.UnescapeString(body))
	}
	var all []string
	for line := range strings.Lines(html.UnescapeString(body)) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			all = append(all, line)
		}
	}
	return strings.Join(all, "\n\n")
}

// names are the strings of a value, and the names of the things in it.
func names(value any) (all []string) {
	switch v := value.(type) {
	case string:
		return []string{v}
	case []any:
		for _, item := range v {
			if _, nested := item.([]any); !nested {
				all = append(all, names(item)...)
			}
		}
	case map[string]any:
		for _, key := range [...]string{"name", "@id", "url"} {
			if name, ok := v[key].(string); ok && name != "" {
				return []string{name}
			}
		}
	}
	return all
}
