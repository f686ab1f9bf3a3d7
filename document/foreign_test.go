package document

import (
	"archive/zip"
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// in is a text in a format of its own, with a word of the reason that is wanted.
var formats = map[string]struct{ text, reason string }{
	"RDF": {"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><item/></rdf:RDF>",
		"RDF"},
	"XML":        {"<?xml version=\"1.0\"?>\n<nitf><body>" + sample + "</body></nitf>", "XML"},
	"SGML":       {"<DOC>\n<DOCNO> 17 </DOCNO>\n<TEXT>\n" + sample + "\n</TEXT>\n</DOC>", "XML"},
	"broken XML": {"<?xml version=\"1.0\"?>\n" + sample, "XML"},
	"answer":     {"HTTP/1.1 200 OK\nContent-Type: text/html\n\n<html>", "web server"},
	"N-Quads":    {"<urn:a:Russia> <urn:b:struck> <urn:a:Homs> .\n", "RDF"},
	"Turtle":     {"@prefix a: <urn:a:> .\na:Russia a:struck a:Homs .\n", "RDF"},
	"subtitles":  {"1\n00:00:01,000 --> 00:00:04,000\nThe minister met her colleague.\n", "subtitles"},
	"key":        {"-----BEGIN PGP MESSAGE-----\n\nhQEMA\n", "encrypted"},
}

// stories are prose with something of a format in it.
var stories = map[string]string{
	"tag":             "The page read <b>Closed</b> on Monday. " + sample,
	"tag at the head": "<b>Merkel</b> met <i>Macron</i> on Monday. " + sample,
	"tag of a paragraph": "The minister met her colleague.<br>They talked for three hours.<p>Nobody said " +
		"what about.",
	"quoted markup":                sample + "\nHe had written \"<script>\" on the wall, and </html> below it.",
	"less than":                    "If a < b and c > d, the minister said, then the talks were of use.",
	"angle brackets":               "<Reuters> The minister met her colleague.\n\n" + sample,
	"address":                      "<https://news.example/1> is where the minister said it. " + sample,
	"comment":                      "<!-- lead -->\n" + sample,
	"square brackets":              "[Updated at 5 p.m.] The minister met her colleague.\n\n" + sample,
	"footnote":                     "[1] The minister, as he then was, met her colleague. " + sample,
	"quotation in square brackets": "[\"We agree,\" she said.] " + sample,
	"braces":                       "{The minister} met her colleague. " + sample,
	"lists of names": "Merkel, Macron, and Scholz met in Paris.\n" +
		"Kerry, Lavrov, and Zarif met in Vienna.\nObama, Putin, and Xi met in Lima.\n",
	"thousands": "In 2019 1,000 people died of it.\nIn 2020 2,000 people died of it.\n" +
		"In 2021 3,000 people died of it.\n",
	"millions": "It took 1,200,000 people in.\nIt sent 2,300,000 people back.\n" +
		"It lost 3,400,000 people since.\n",
	"results": "Arsenal 2, Chelsea 1\nLiverpool 0, Everton 0\nLeeds 3, Fulham 2\n" +
		"The minister watched the second of them.\n",
	"comma and quotation": "\"We agree,\"said the minister.\n\"We do,\"said her colleague.\n" +
		"\"Good,\"said the third.\n",
	"indented by tabs": "\tThe minister met her colleague.\n\tThey talked for three hours.\n" +
		"\tNobody said what about.\n",
	"speakers": "THE MINISTER:\tWe met today.\nTHE COLLEAGUE:\tWe did indeed.\n" +
		"THE MINISTER:\tWe shall meet again.\n",
	"numbered": "1.\tThe minister met her colleague.\n2.\tThey talked for three hours.\n" +
		"3.\tNobody said what about.\n",
	"semicolons": "The minister came; she saw; she left.\nHer colleague stayed; he ate; he slept.\n" +
		"The press waited; it rained; it left.\n",
	"bars":         "World News | Wed Sep 30, 2015 6:12pm EDT\n\nVIENNA | By Jane Doe\n\n" + sample,
	"from":         "From: our correspondent in Vienna\n\n" + sample,
	"from a place": "From London to Paris it rained on Wednesday. " + sample,
	"memo": "TO: All staff\nFROM: The minister\nDATE: Sept. 30, 2015\nSUBJECT: Talks\n\n" +
		sample,
	"above the text": "Title: Talks in Vienna\nAuthor: Jane Doe\nDate: Sept. 30, 2015\n\n" + sample,
	"front matter":   "---\ntitle: Talks in Vienna\ndate: 2015-09-30\n---\n\n" + sample,
	"quoted mail": sample + "\n\nFrom: jane@news.example\nTo: joe@news.example\nSubject: Talks\n" +
		"Date: Monday\n\n" + second,
	"Markdown": "# Talks in Vienna\n\n**The minister** met [her " +
		"colleague](https://news.example/2).\n\n* first\n* second\n\n" + sample,
	"table within": sample + "\n\nTeam,P,W,L\nArsenal,3,2,1\nChelsea,3,1,2\n\n" + second,
	"percent":      "%5 of it was lost, the minister said. " + sample,
	"web":          "HTTP is what browsers speak, the minister said. " + sample,
	"one line":     "Ministers meet in capital",
	"two lines":    "Ministers meet in capital\nPresidents stay at home",
	"BMW":          "BMW shares rose on Monday. " + sample,
	"BEGIN":        "BEGIN the talks, the minister said. " + sample,
}

func TestForeign(t *testing.T) {
	for name, tt := range formats {
		for _, file := range []string{"story.txt", "story"} {
			folder(t, map[string]string{file: tt.text})
			got := read(t, Options{}, file)
			if len(got.docs) > 0 || len(got.errs) != 1 || !strings.Contains(got.errs[0], tt.reason) ||
				!strings.Contains(got.errs[0], "not text") {
				t.Errorf("%s: %d documents, errors %q", name, len(got.docs), got.errs)
			}
		}
	}
}

func TestProseIsNotForeign(t *testing.T) {
	for name, text := range stories {
		folder(t, map[string]string{"story.txt": text})
		if got := read(t, Options{}, "story.txt"); len(got.docs) != 1 {
			t.Errorf("%s: %q", name, got.errs)
		}
	}
	for name, tt := range formats {
		// Behind a paragraph of prose it is a quotation.
		if reason := foreign(sample + "\n\n" + strings.TrimSpace(tt.text)); reason != "" &&
			!strings.Contains(reason, "HTML") {
			t.Errorf("%s behind prose: %s", name, reason)
		}
	}
}

func TestForeignAsTextOnDemand(t *testing.T) {
	text := "id,title,text\n1,Talks,The minister met her colleague.\n"
	got := read(t, Options{Format: Text, Stdin: strings.NewReader(text)}, "-")
	if len(got.docs) != 1 {
		t.Errorf("%q", got.errs)
	}
}

func TestBinary(t *testing.T) {
	archive := func(name string) string {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(sample))
		}
		if err != nil || z.Close() != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	tests := map[string]struct{ data, reason string }{
		"ZIP": {archive("story.txt"), "is a ZIP archive, not text: unpack it"},
		"old Word": {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600),
			"is an office document of before 2007, not text: save it as DOCX or text"},
		"PNG":   {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is a picture (png), not text"},
		"WAV":   {"RIFF\x24\x00\x00\x00WAVEfmt ", "is a sound (wav), not text"},
		"7z":    {"7z\xbc\xaf\x27\x1c\x00\x04", "is a 7z archive, not text: unpack it"},
		"ELF":   {"\x7fELF\x02\x01\x01\x00\x00", "is a program, not text"},
		"other": {"\x00\x01\x02\x03 text", "is binary, not text"},
	}
	for name, tt := range tests {
		if _, err := decode([]byte(tt.data)); err == nil || err.Error() != tt.reason {
			t.Errorf("%s: %v, want %s", name, err, tt.reason)
		}
	}
}

// TestUnread names the documents of a folder and of an archive that are in formats that are not read, and passes over
// what is no document.
func TestUnread(t *testing.T) {
	const subtitles, ole = "WEBVTT\n\n00:01.000 --> 00:04.000\n" + sample, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	folder(t, map[string]string{
		"n/a.vtt":      subtitles,
		"n/b.DOC":      ole + strings.Repeat("\x00", 600),
		"n/c.doc":      "<html><body><p>" + sample + "</p></body></html>", // Word saves pages under such names too
		"n/d.tar.xz":   "\xfd7zXZ\x00\x00",
		"n/e.zip":      zipped(t, file{"a.vtt", subtitles}, file{"b.jpg", "x"}),
		"n/f.png":      "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
		"n/~$open.doc": "\x03Ann\x00",
		"n/go.py":      "print()",
	})
	got := read(t, Options{}, "n")
	slash := filepath.FromSlash("n/")
	want := []string{
		slash + "a.vtt: is a file of subtitles, not text: save it as text",
		slash + "b.DOC: is an office document of before 2007, not text: save it as DOCX or text",
		slash + "d.tar.xz: is compressed with xz, not text: unpack it",
		slash + "e.zip/a.vtt: is a file of subtitles, not text: save it as text",
	}
	if diff := cmp.Diff(want, got.errs); diff != "" {
		t.Error(diff)
	}
	if len(got.docs) != 1 || got.docs[0].ID != "c.doc" || got.docs[0].Text != sample {
		t.Errorf("%+v", got.docs)
	}
}
