package document

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document/html"
)

// Fields names the members of records (JSON objects, rows of CSV) that hold what a document wants: text, title,
// published, url, publisher, authors or id. Dots lead into objects ("content.body"). What is not named is looked for
// under the names that news APIs use.
type Fields map[string]string

// ParseFields reads "text=content.body,date=meta.day"; "date" may stand for "published".
func ParseFields(s string) (Fields, error) {
	fields := Fields{}
	for _, pair := range strings.Split(s, ",") {
		field, name, ok := strings.Cut(strings.TrimSpace(pair), "=")
		if field == "date" {
			field = "published"
		}
		if _, known := fieldNames[field]; !ok || !known {
			return nil, fmt.Errorf("%q is not of the form FIELD=NAME, where FIELD is one of %s", pair,
				strings.Join(slices.Sorted(maps.Keys(fieldNames)), ", "))
		}
		if fields[field] != "" {
			return nil, fmt.Errorf("%s is named twice", field)
		}
		fields[field] = name
	}
	return fields, nil
}

// fieldNames are the names under which news APIs, crawlers and archives give what a document wants, those first that
// tell more. They are written as plainName leaves them.
var fieldNames = map[string][]string{
	"id":  {"id"},
	"url": {"url", "link", "weburl", "permalink", "canonicalurl", "articleurl", "pageurl", "links.permalink", "uri"},
	"title": {"title", "headline", "webtitle", "articletitle", "heading", "name",
		"fields.headline"},
	"published": {"published", "publishedat", "datepublished", "publisheddate", "datepublish", "publishdate",
		"publicationdate", "webpublicationdate", "pubdate", "datetimepub", "datetime", "date", "dategmt", "publishtime",
		"publishedtime", "timestamp", "createdat", "created", "posted", "day"},
	"publisher": {"publisher", "sourcename", "source", "publication", "provider", "outlet", "newspaper", "sitename",
		"site", "thread.site", "domain", "sourcedomain", "cleanurl", "sourceid",
		"fields.publication"},
	"authors": {"authors", "author", "byline", "creator", "authorname", "writer", "fields.byline"},
	"text": {"text", "content", "body", "maintext", "articlebody", "articletext", "fulltext", "bodytext",
		"fields.bodytext", "contenttext", "textcontent", "cleanedtext", "cleantext", "plaintext", "rawtext", "storytext",
		"story", "article", "transcript", "contenthtml", "bodyhtml", "fields.body",
		// where there is no more
		"summary", "description", "abstract", "leadparagraph", "excerpt", "snippet"},
}

// plainName is a member's name without what names differ in: "publishedAt", "published_at" and "Published-At" are one.
func plainName(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '.':
			return r
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// record is one story as data give it.
type record interface {
	// values are what stands under a name; ok is false where there is nothing of that name.
	values(name string) (v values, ok bool)
	// names are those of the first members, most at most, as they are written.
	names(most int) []string
}

// values are the strings of a JSON value, numbers as they are written: of a string or number itself, of an array those
// in it, of an object the one that stands for it. Odd says that there is something else in it.
type values struct {
	name    string
	strings []string
	odd     bool
	pieces  bool // of one text: an array of strings and of objects that mark some up, as Telegram exports it
}

// standIns are the members that stand for an object, as "name" does for a publisher, first the better.
var standIns = [...]string{"name", "title", "text", "value", "rendered", "main", "original", "$date", "$oid", "@value",
	"@id", "#text", "html"}

// UnmarshalJSON never fails on valid JSON: a title that is none must not lose the story.
func (v *values) UnmarshalJSON(data []byte) error {
	*v = values{name: v.name}
	if data[0] != '[' {
		return v.add(data)
	}
	var items []json.RawMessage
	if err := json.Unmarshal(data, &items); err != nil {
		return err
	}
	kinds := map[byte]bool{}
	for _, item := range items {
		kinds[item[0]] = true
		if err := v.add(item); err != nil {
			return err
		}
	}
	v.pieces = kinds['"'] && kinds['{'] && len(kinds) == 2
	return nil
}

// add adds a JSON value.
func (v *values) add(data []byte) error {
	switch data[0] {
	case 'n':
	case '"':
		var text string
		if err := json.Unmarshal(data, &text); err != nil {
			return err
		}
		v.strings = append(v.strings, text)
	case '{':
		var members map[string]json.RawMessage
		if err := json.Unmarshal(data, &members); err != nil {
			return err
		}
		for _, name := range standIns {
			if member, ok := members[name]; ok && !bytes.ContainsAny(member[:1], "{[ntf") {
				return v.add(member)
			}
		}
		v.odd = true
	case '[', 't', 'f':
		v.odd = true
	default:
		v.strings = append(v.strings, string(data))
	}
	return nil
}

// first is the first of the strings, "" where there is none.
func (v *values) first() string {
	if len(v.strings) == 0 {
		return ""
	}
	return v.strings[0]
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

func hasLetter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// said reports whether there is more than blanks.
func (v *values) said() bool {
	return slices.ContainsFunc(v.strings, func(s string) bool { return strings.TrimSpace(s) != "" })
}

// field is what a record says of a field: under the user's name for it, else under the first of the usual ones that
// says something, else what is odd.
func (f Fields) field(r record, field string) (best values) {
	names := fieldNames[field]
	if name, given := f[field]; given {
		names = []string{name}
	}
	found := false
	for _, name := range names {
		v, ok := r.values(name)
		if !ok {
			continue
		}
		if v.said() {
			return v
		}
		if !found || len(best.strings) == 0 && !best.odd {
			best, found = v, true
		}
	}
	return best
}

// cutOff is what NewsAPI puts where it breaks a text off.
var cutOff = regexp.MustCompile(`\s*(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$`)

// textOf is the text of a record's fields, without a sentence that its source has broken off.
func textOf(v values) string {
	between := "\n\n"
	if v.pieces {
		between = ""
	}
	text := strings.Join(v.strings, between)
	at := cutOff.FindStringIndex(text)
	if at == nil {
		return text
	}
	text = text[:at[0]]
	if end := strings.LastIndexAny(text, ".!?\n"); end > 0 {
		text = text[:end+1]
	}
	return text
}

// story makes a document of a record and gives it; number is for the ID where the record has none.
func (s *records) story(r record, id string, where place) bool {
	fields := s.opt.Fields
	text := fields.field(r, "text")
	if len(text.strings) == 0 {
		return s.bad(where.name, noText(r, fields, text))
	}
	if !slices.ContainsFunc(text.strings, hasLetter) && text.said() {
		return s.bad(where.name, "holds no word")
	}
	s.bads, s.good = 0, true
	published := fields.field(r, "published")
	given := map[string]values{"text": text}
	for _, name := range [...]string{"id", "url", "title", "publisher", "authors"} {
		given[name] = fields.field(r, name)
	}
	if total := strings.Join(text.strings, ""); len(total) > 2*MaxText { // entities are longer than what they stand for
		return s.fail(where.name, "%s", errTooLong)
	}
	line := func(field, separator string) string {
		return inLine(readable(strings.Join(given[field].strings, separator)))
	}
	one := func(field string) string { v := given[field]; return v.first() }
	doc := &quadpress.Document{
		ID:        one("id"),
		URL:       one("url"),
		Title:     line("title", " "),
		Publisher: siteOf(line("publisher", ", ")),
		Authors:   authors(given["authors"].strings),
		Text:      readable(textOf(text)),
		Source:    s.src.path,
	}
	doc.Title = html.WithoutSite(doc.Title, doc.Publisher)
	if isNumber(doc.ID) {
		doc.ID = s.src.id + "#id=" + doc.ID // other files count from 1 too
	}
	if doc.ID == "" {
		doc.ID = doc.URL
	}
	if doc.ID == "" {
		doc.ID = id
	}
	for _, name := range [...]string{"id", "url", "title", "publisher", "authors", "text"} {
		if v := given[name]; v.odd {
			s.warn(where.name, "%q holds what is neither a string nor a number; it is left out", v.name)
		}
	}
	understood := false
	for _, date := range published.strings {
		if doc.Published, understood = parsePublished(date); understood {
			break
		}
	}
	if given := strings.Join(published.strings, ", "); !understood && strings.TrimSpace(given) != "" {
		s.warn(where.name, "the date of publication %.80q is not understood; it is left out", given)
	} else if !understood && published.odd {
		s.warn(where.name, "the date of publication is neither a string nor a number; it is left out")
	}
	withHeadline(doc)
	if len(doc.Text) > MaxText {
		return s.fail(where.name, "%s", errTooLong)
	}
	if reason := frame(doc); reason != "" {
		return s.fail(where.name, "%s", reason)
	}
	return s.give(doc, where)
}

// siteOf is a publisher's name, of an address the site.
func siteOf(publisher string) string {
	if u, err := url.Parse(publisher); err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") {
		return strings.TrimPrefix(u.Hostname(), "www.")
	}
	return publisher
}

// noText says what a record has that has no text.
func noText(r record, fields Fields, text values) string {
	const most = 10
	if text.odd {
		return fmt.Sprintf("its %q is neither a string nor a number", text.name)
	}
	wanted := "text"
	if name := fields["text"]; name != "" {
		wanted = name
	}
	names := r.names(most + 1)
	if len(names) == 0 {
		return fmt.Sprintf("has no %q: it is an empty object", wanted)
	}
	more := ""
	if len(names) > most {
		names, more = names[:most], " and more"
	}
	for i, name := range names {
		names[i] = fmt.Sprintf("%.40q", name)
	}
	return fmt.Sprintf("has no %q: its fields are %s%s; name the one with the text as in --fields text=NAME", wanted,
		strings.Join(names, ", "), more)
}
