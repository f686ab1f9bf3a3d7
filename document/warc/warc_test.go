package warc

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress/document/story"
)

// written is a record of an archive.
func written(version, kind, address, contentType, block string) string {
	return fmt.Sprintf("WARC/%s\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2015-09-30T14:03:00Z\r\n"+
		"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", version, kind, address,
		contentType, len(block), block)
}

const answered = "application/http; msgtype=response"

func answer(status, header, body string) string {
	return "HTTP/1.1 " + status + "\r\n" + header + "\r\n\r\n" + body
}

func TestRead(t *testing.T) {
	page := answer("200 OK", "Content-Type: text/html; charset=utf-8", "<p>One.</p>")
	archive := written("1.0", "warcinfo", "", "application/warc-fields", "software: wget\r\n") +
		written("1.0", "request", "https://a.example/", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n") +
		written("1.0", "response", "https://a.example/1", answered, page) +
		written("1.1", "response", "<https://a.example/2>", answered, answer("200 OK",
			"Content-Type: text/plain\r\nTransfer-Encoding: chunked", "4\r\nTwo.\r\n0\r\n\r\n")) +
		written("1.1", "response", "https://a.example/3", answered, answer("200 OK",
			"Content-Type: TEXT/HTML\r\nTransfer-Encoding: chunked", "<p>Three.")) +
		written("1.1", "response", "https://a.example/4", answered, answer("404 Not Found",
			"Content-Type: text/html", "No.")) +
		written("1.1", "response", "https://a.example/5", answered, answer("200 OK", "Content-Type: image/png", "\x89PNG")) +
		written("1.1", "response", "https://a.example/6", answered, answer("200 OK",
			"Content-Type: text/html\r\nContent-Encoding: br", "\x01")) +
		written("1.1", "response", "https://a.example/robots.txt", answered, answer("200 OK",
			"Content-Type: text/plain", "No.")) +
		written("1.1", "response", "dns:a.example", "text/dns", "a.example. 1 IN A 192.0.2.1") +
		written("1.1", "response", "https://a.example/7", answered, "no answer") +
		written("1.1", "revisit", "https://a.example/1", answered, answer("200 OK", "Content-Type: text/html", "")) +
		"garbage\r\nin between\r\n\r\n" +
		written("1.0", "conversion", "https://a.example/8", "text/plain", "Eight.") +
		written("1.0", "resource", "https://a.example/9", "text/html", "<p>Nine.") +
		"WARC/1.0\r\nWARC-Type: response\r\n\r\n" +
		written("1.1", "response", "https://a.example/10", answered, page)[:230]
	var got, errs []string
	for item, err := range Read(story.Source{Reader: strings.NewReader(archive)}) {
		if err != nil {
			errs = append(errs, fmt.Sprintf("%s: %v", item.Path, err))
			continue
		}
		body, err := io.ReadAll(item.File)
		if err != nil {
			t.Error(err)
		}
		got = append(got, fmt.Sprintf("%s %s %s", item.ID, item.File.ContentType, body))
	}
	const at = "@2015-09-30T14:03:00Z"
	want := []string{
		"https://a.example/1" + at + " text/html; charset=utf-8 <p>One.</p>",
		"https://a.example/2" + at + " text/plain Two.",
		"https://a.example/3" + at + " TEXT/HTML <p>Three.",
		"https://a.example/8" + at + " text/plain Eight.",
		"https://a.example/9" + at + " text/html <p>Nine.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	wantErrs := []string{
		"https://a.example/6" + at + `: is compressed as "br", which is not read`,
		"https://a.example/7" + at + ": is no answer of a web server",
		"15: is no record of a web archive; the next one is looked for",
		"https://a.example/10" + at + ": is no answer of a web server",
		"16: the archive breaks off in this record",
	}
	if diff := cmp.Diff(wantErrs, errs); diff != "" {
		t.Error(diff)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(written("1.0", "response", "https://a.example/", answered, answer("200 OK",
		"Content-Type: text/html\r\nTransfer-Encoding: chunked", "3\r\nabc\r\n0\r\n\r\n")))
	f.Add(written("1.1", "conversion", "http://a.example/", "text/plain", "One.") + "WARC/1.0\r\n\r\nWARC/1.0\r\na: b\r\n")
	f.Fuzz(func(t *testing.T, data string) {
		for item, err := range Read(story.Source{Reader: strings.NewReader(data)}) {
			if err == nil && item.File == nil {
				t.Error("neither a file nor an error")
			}
			if item.File != nil {
				_, _ = io.CopyN(io.Discard, item.File, 100)
			}
		}
	})
}
