package feed

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress/document/story"
)

func TestRead(t *testing.T) {
	talks := story.Story{ID: "https://wire.example/1", URL: "https://wire.example/1", Title: "Talks & more",
		Text: "The minister met her colleague.\n\nThey talked.", Publisher: "The Wire"}
	tests := map[string]struct {
		feed string
		want []story.Story
		errs int
	}{
		"RSS 2.0": {`<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
			xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Wire</title><link>https://wire.example/</link>
			<item><title>Talks &amp;amp; more</title><link>/1</link><dc:creator>Jane Doe</dc:creator>
			<pubDate>Wed, 30 Sep 2015 14:03:00 +0200</pubDate><description>Short.</description>
			<content:encoded><![CDATA[<p>The minister met her colleague.</p><p>They <b>talked</b>.</p>]]></content:encoded>
			</item>
			<item><title>Nothing</title></item></channel></rss>`,
			[]story.Story{with(talks, "Wed, 30 Sep 2015 14:03:00 +0200", "Jane Doe")}, 1},
		"RSS 1.0": {`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
			xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Wire</title></channel><item>
			<title>Talks &amp; more</title>
			<link>https://wire.example/1</link><dc:date>2015-09-30</dc:date>
			<description>&lt;p&gt;The minister met her colleague.&lt;/p&gt;&lt;p&gt;They talked.&lt;/p&gt;</description>
			</item></rdf:RDF>`,
			[]story.Story{with(talks, "2015-09-30")}, 0},
		"Atom": {`<feed xmlns="http://www.w3.org/2005/Atom"><title>The Wire</title><entry>
			<title type="html">Talks &amp;amp; more</title><link href="https://wire.example/1"/><id>tag:1</id>
			<updated>2015-09-30T14:03:00Z</updated><author><name>Jane Doe</name></author><content type="xhtml">
			<div xmlns="http://www.w3.org/1999/xhtml"><p>The minister met her colleague.</p><p>They talked.</p></div>
			</content></entry></feed>`,
			[]story.Story{with(talks, "2015-09-30T14:03:00Z", "Jane Doe")}, 0},
		"JSON Feed": {`{"version":"https://jsonfeed.org/version/1.1","title":"The Wire","items":[{"id":"1",
			"url":"https://wire.example/1",
			"title":"Talks & more","content_html":"<p>The minister met her colleague.</p><p>They talked.</p>",
			"date_published":"2015-09-30T14:03:00+02:00","authors":[{"name":"Jane Doe"},{"name":"Joe Roe"}]}]}`,
			[]story.Story{with(talks, "2015-09-30T14:03:00+02:00", "Jane Doe", "Joe Roe")}, 0},
		"no feed": {`<rss`, nil, 1},
		"billion laughs": {`<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
			<rss version="2.0"><channel><item><title>x</title><description>&b;</description></item></channel></rss>`, nil, 1},
	}
	for name, tt := range tests {
		var got []story.Story
		errs := 0
		for item, err := range Read(story.Source{Reader: strings.NewReader(tt.feed)}) {
			if err != nil {
				errs++
			} else {
				got = append(got, item.Story)
			}
		}
		if name != "billion laughs" && (errs != tt.errs || !cmp.Equal(tt.want, got)) {
			t.Errorf("%s: %d errors, %s", name, errs, cmp.Diff(tt.want, got))
		}
		for _, s := range got {
			if len(s.Text) > 1000 {
				t.Errorf("%s: a text of %d bytes", name, len(s.Text))
			}
		}
	}
}

func with(s story.Story, published string, authors ...string) story.Story {
	s.Published, s.Authors = published, authors
	return s
}

func FuzzRead(f *testing.F) {
	f.Add(`<rss version="2.0"><channel><item><title>a</title><link>b</link><description>c</description></item></channel>` +
		`</rss>`)
	f.Add(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml"><div>a</div></content></entry></feed>`)
	f.Add(`{"version":"https://jsonfeed.org/version/1","items":[{"id":1,"content_text":"a","authors":[null]}]}`)
	f.Fuzz(func(t *testing.T, data string) {
		for item, err := range Read(story.Source{Reader: strings.NewReader(data)}) {
			if err == nil && item.Text == "" {
				t.Error("an entry without a text")
			}
		}
	})
}
