package document

import (
	"bytes"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document/story"
)

func TestItems(t *testing.T) {
	give := func(yield func(story.Item, error) bool) {
		more := yield(story.Item{Path: "1", Story: story.Story{Title: "Talks\nin Vienna", Text: sample + "\n\n" + second,
			Published: "2015-09-30T14:03:00+02:00", Publisher: "The Wire",
			Authors: []string{"By Jane Doe", "https://wire.example/joe", "Joe &amp; Co", "Jane Doe", ""}}}, nil) &&
			yield(story.Item{Path: "2"}, errors.New("has no text")) &&
			yield(story.Item{Story: story.Story{ID: "https://news.example/3", Text: sample, Published: "Michaelmas"}}, nil) &&
			yield(story.Item{Path: "in/4.txt", File: &story.Source{Reader: strings.NewReader(second)},
				Story: story.Story{URL: "https://news.example/4"}}, nil)
		if more {
			panic("index out of range")
		}
	}
	var got result
	r := reader{ctx: t.Context(), seen: map[string]place{}, opt: Options{Warn: func(e *Error) {
		got.errs = append(got.errs, e.Error())
	}}}
	for doc, err := range func(yield func(doc *quadpress.Document, err error) bool) {
		r.yield = yield
		items(func(story.Source) iter.Seq2[story.Item, error] { return give })(&r,
			source{name: "news.x", id: "news.x", path: "/news.x", spent: &spent{}})
	} {
		if err != nil {
			got.errs = append(got.errs, err.Error())
		} else {
			got.docs = append(got.docs, doc)
		}
	}
	want := []string{"news.x#1", "https://news.example/3", "news.x/in/4.txt"}
	if diff := cmp.Diff(want, got.ids()); diff != "" {
		t.Error(diff)
	}
	errs := []string{"news.x#2: has no text",
		`news.x: the date of publication "Michaelmas" is not understood; it is left out`,
		"news.x: is so damaged that it cannot be read: index out of range"}
	if diff := cmp.Diff(errs, got.errs); diff != "" {
		t.Error(diff)
	}
	first, last := got.docs[0], got.docs[2]
	if first.Title != "Talks in Vienna" || first.Published.UTC().Hour() != 12 || len(first.Blocks) != 2 ||
		first.Publisher != "The Wire" ||
		!slices.Equal(first.Authors, []string{"Jane Doe", "Joe & Co"}) || last.URL != "https://news.example/4" {
		t.Errorf("%+v\n%+v", first, last)
	}
}

func TestReadPDF(t *testing.T) {
	for _, name := range []string{"latex", "groff", "office", "weasyprint"} {
		got := read(t, Options{}, filepath.Join("pdf", "testdata", name+".pdf"))
		if len(got.docs) != 1 || len(got.errs) != 0 {
			t.Fatalf("%s: %d documents, errors %q", name, len(got.docs), got.errs)
		}
		doc := got.docs[0]
		text := strings.Join(blocks(doc), "\n")
		for _, want := range []string{
			"Putin’s spokesman, Dmitry Peskov, did not say how long the campaign would last.",
			"foreign minister, Mohammad Javad Zarif, met European Union foreign policy chief Federica Mogherini",
			"the secretary-general of the alliance, said NATO supported Turkey",
			"Neither the Syrian government nor the opposition was invited to Vienna",
		} {
			if !strings.Contains(strings.ReplaceAll(text, "'", "’"), want) {
				t.Errorf("%s: no %q in\n%s", name, want, text)
			}
		}
		if strings.Contains(text, "Quiet Wire") || strings.Contains(text, "Page ") {
			t.Errorf("%s: what stands on every page is in it:\n%s", name, text)
		}
		if doc.Title != "Powers agree in Vienna to seek Syrian ceasefire" || doc.Published.IsZero() {
			t.Errorf("%s: %q, %v", name, doc.Title, doc.Published)
		}
	}
}

func TestReadOffice(t *testing.T) {
	documents := map[string][]byte{}
	for _, name := range []string{"pandoc.docx", "pandoc.odt", "office.docx", "office.odt"} {
		data, err := os.ReadFile(filepath.Join("office", "testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		documents[name] = data
	}
	for name, data := range documents {
		folder(t, map[string]string{name: string(data)})
		for _, opt := range []Options{{}, {Stdin: bytes.NewReader(data)}} {
			path := "."
			if opt.Stdin != nil {
				path = "-" // by its content alone
			}
			got := read(t, opt, path)
			if len(got.docs) != 1 || len(got.errs) != 0 {
				t.Errorf("%s: %d documents, errors %q", name, len(got.docs), got.errs)
			} else if doc := got.docs[0]; doc.Published.Format(time.DateOnly) != "2015-10-30" || len(doc.Blocks) < 7 {
				t.Errorf("%s: %+v", name, doc)
			}
		}
	}
}

// mails are told by their content.
var mails = map[string]string{
	"mail": "From: Jane Doe <jane@news.example>\nTo: John Roe <john@news.example>\nSubject: Re: Talks\n" +
		"Date: Wed, 30 Sep 2015 14:03:00 +0000\n\n" + sample,
	"mail with headers": "Received: from mx.example (mx.example [192.0.2.1])\n\tby in.example; Wed, 30 Sep 2015\n" +
		"Message-ID: <1@x>\nSubject: a\n\n" + sample,
	"mailbox": "From jane@news.example Wed Sep 30 14:03:00 2015\nSubject: Talks\n\n" + sample,
	"Usenet": "Path: news.example!not-for-mail\nFrom: jane@news.example\nNewsgroups: soc.talk\n" +
		"Message-ID: <x@y>\n\n" + sample,
}

func TestReadMail(t *testing.T) {
	for name, text := range mails {
		for _, file := range []string{"x", "x.txt", "x.eml", "x.mbox"} {
			folder(t, map[string]string{file: text})
			got := read(t, Options{}, file)
			if len(got.docs) != 1 || len(got.errs) != 0 {
				t.Errorf("%s as %s: %d documents, errors %q", name, file, len(got.docs), got.errs)
				continue
			}
			all := blocks(got.docs[0])
			if all[len(all)-1] != sample || len(all) > 1 != (name == "mail") {
				t.Errorf("%s: %q", name, all)
			}
			if name == "mail" && (all[0] != "Jane Doe wrote to John Roe on September 30, 2015." ||
				got.docs[0].Title != "Talks" ||
				got.docs[0].Published.Format(time.RFC3339) != "2015-09-30T14:03:00Z") {
				t.Errorf("%q, %+v", all, got.docs[0])
			}
		}
	}
}
