package document

import (
	"strings"
	"testing"
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
		"archive":        {zipped(t, file{"page.html", page}), sample},
		"tape":           {gzipped(t, taped(t, file{"page.html.gz", gzipped(t, page)})), sample},
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
