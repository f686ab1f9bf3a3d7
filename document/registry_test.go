package document

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReadByContent reads files whose names say nothing, or something else than their content.
func TestReadByContent(t *testing.T) {
	const page = "<!DOCTYPE html>\n<html><head><title>Talks</title></head><body><nav>Home</nav><p>" + sample +
		"</p></body></html>"
	tests := map[string]struct {
		data string
		want string // a part of the text
	}{
		"page":                 {page, sample},
		"page in capitals":     {"<HTML>\n<BODY>\n" + sample + "\n</BODY></HTML>", sample},
		"page under a comment": {"<!-- saved on Monday -->\n<!doctype HTML>\n<html lang=en>\n" + sample, sample},
		"XHTML": {"<?xml version=\"1.0\"?>\n<!DOCTYPE html [\n<!ENTITY x \"y\">\n]>\n" +
			"<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>" + sample + "</p></body></html>", sample},
		"fragment":   {`<div class="story"><h1>Talks</h1><p>` + sample + "</p></div>", sample},
		"paragraphs": {"<p>" + sample + "</p>\n<p>" + second + "</p>", sample + "\n\n" + second},
		"script": {"Talks in Vienna\n<script type=\"text/javascript\">var a = 'Putin struck Paris';</script>\n" +
			sample, sample},
		"page in UTF-16": {"\xff\xfe" + strings.Join(strings.Split(page, ""), "\x00") + "\x00", sample},
		"compressed":     {gzipped(t, page), sample},
		"CoNLL-U":        {"# sent_id = 1\n# text = They left\n1\tThey\tthey\tPRON\n2\tleft\tleave\tVERB\n", "They left"},
		"RSS": {"<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>Wire</title><item>" +
			"<link>https://wire.example/1</link><description>" + sample + "</description></item></channel></rss>", sample},
		"Atom": {"<?xml version='1.0'?><?xml-stylesheet href='x'?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>" +
			"<summary>" + sample + "</summary></entry></feed>", sample},
		"RSS 1.0": {`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">` +
			"<channel/><item><description>" + sample + "</description></item></rdf:RDF>", sample},
		"JSON Feed": {`{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","content_text":"` + sample + `"}]}`,
			sample},
		"RTF": {`{\rtf1\ansi\deff0{\fonttbl{\f0 Times;}}` + sample + `\par}`, sample},
		"saved page": {"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://wire.example/1\r\nSubject: Talks\r\n" +
			"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"b\"\r\n\r\n" +
			"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
			strings.Replace(page, "=", "=3D", -1) + "\r\n--b--\r\n", sample},
		"web archive": {fmt.Sprintf("WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://wire.example/1\r\n"+
			"Content-Type: text/html\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", len(page), page), sample},
		"archive": {zipped(t, file{"page.html", page}), sample},
		"tape":    {gzipped(t, taped(t, file{"page.html.gz", gzipped(t, page)})), sample},
	}
	for name, tt := range tests {
		for _, file := range []string{"story.txt", "story", "story.html"} {
			folder(t, map[string]string{file: tt.data})
			got := read(t, Options{}, file)
			if len(got.docs) != 1 || len(got.errs) > 0 || !strings.Contains(got.docs[0].Text, tt.want) ||
				strings.Contains(got.docs[0].Text, "Putin") || strings.Contains(got.docs[0].Text, "Home") {
				t.Errorf("%s as %s: %+v", name, file, got)
			}
		}
	}
}

// TestStoriesOfTheWeb reads what tells where and when it was published.
func TestStoriesOfTheWeb(t *testing.T) {
	feed := func(entries string) string {
		return `<rss version="2.0"><channel><title>The Wire</title>` + entries + `</channel></rss>`
	}
	entry := func(number int, text string) string {
		return fmt.Sprintf("<item><title>Talks</title><link>https://wire.example/%d</link>"+
			"<pubDate>Wed, 30 Sep 2015 14:03:00 +0200</pubDate><description>%s</description></item>", number, text)
	}
	record := func(date, page string) string {
		answer := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
		return fmt.Sprintf("WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://wire.example/9\r\nWARC-Date: %s\r\n"+
			"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", date, len(answer), answer)
	}
	folder(t, map[string]string{
		"web/1.xml": feed(entry(1, sample) + entry(2, second)),
		"web/2.xml": feed(entry(2, second) + entry(3, sample) + entry(1, second)),
		// A WARC archive is compressed record by record.
		"web/3.warc": gzipped(t, record("2020-01-01T00:00:00Z", "<title>Talks</title>"+
			"<link rel=canonical href=https://x.example/><p>"+sample)) +
			gzipped(t, record("2021-01-01T00:00:00Z", "<p>"+second)),
		"web/4.md":      "---\ntitle: Talks\ndate: 2015-09-30\n---\n" + sample,
		"web/README.md": sample,
		"web/5.html": `<html><head><meta property="article:published_time" content="2015-09-30T14:03:00+02:00">` +
			`<meta property="og:site_name" content="The Wire"><title>Talks</title></head><p>` + sample,
	})
	got := read(t, Options{}, "web")
	want := []string{"https://wire.example/1", "https://wire.example/2", "https://wire.example/3",
		"https://wire.example/9@2020-01-01T00:00:00Z", "https://wire.example/9@2021-01-01T00:00:00Z", "4.md", "5.html"}
	if diff := cmp.Diff(want, got.ids()); diff != "" {
		t.Error(diff)
	}
	if len(got.errs) != 1 || got.errs[0] != "web/2.xml#3: has the same ID as web/1.xml#1: https://wire.example/1" {
		t.Errorf("%q", got.errs)
	}
	for i, doc := range got.docs {
		published := ""
		if !doc.Published.IsZero() {
			published = doc.Published.UTC().Format("2006-01-02 15:04")
		}
		wanted := "2015-09-30 12:03"
		switch i {
		case 3, 4:
			wanted = ""
			if doc.URL != "https://wire.example/9" {
				t.Errorf("the address of %s is %q", doc.ID, doc.URL)
			}
		case 5:
			wanted = "2015-09-30 00:00"
		}
		if published != wanted || i != 4 && doc.Title != "Talks" || i < 3 && doc.Publisher != "The Wire" {
			t.Errorf("%s: %q by %q, %q, want %q", doc.ID, doc.Title, doc.Publisher, published, wanted)
		}
	}
}

// TestEndings holds the names of formats and their endings apart.
func TestEndings(t *testing.T) {
	seen := map[string]Format{}
	for _, f := range registry {
		for _, name := range append([]string{string(f.name)}, f.endings...) {
			if other, ok := seen[name]; ok {
				t.Errorf("%s is of %s and of %s", name, other, f.name)
			}
			seen[name] = f.name
			if strings.HasPrefix(name, ".") && ending("x"+name) != name {
				t.Errorf("%s is no ending", name)
			}
		}
		if f.is == nil && !f.settles && f.name != Lines {
			t.Errorf("nothing tells %s", f.name)
		}
	}
}
