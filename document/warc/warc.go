// Package warc reads web archives (WARC 1.0 and 1.1, ISO 28500): the pages and texts that servers gave, by their
// address and the moment they were fetched.
//
// It goes through an archive as a stream, with no more than a few lines of it in memory, and whatever the lengths in it
// say: what other readers keep of a record (in memory, or in temporary files) an archive from outside decides.
package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"mime"
	"net/http"
	"net/http/httputil"
	"net/textproto"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/quadpress/quadpress/document/story"
)

// Limits on an archive.
const (
	maxHeader = 64 << 10 // bytes of the header of a record, or of an answer
	maxBad    = 20       // records in a row that cannot be told
)

// Read yields the pages and texts of an archive that is not compressed, or no longer.
func Read(src story.Source) iter.Seq2[story.Item, error] {
	return func(yield func(story.Item, error) bool) {
		in := bufio.NewReaderSize(src, maxHeader)
		for number, bad := 1, 0; bad < maxBad; number++ {
			record, err := next(in)
			switch {
			case err == io.EOF:
				return
			case errors.Is(err, errNoRecord):
				bad++
				if !yield(story.Item{Path: strconv.Itoa(number)}, err) {
					return
				}
				continue
			case err != nil:
				yield(story.Item{Path: strconv.Itoa(number)}, fmt.Errorf("what follows is not read: %w", err))
				return
			}
			bad = 0
			if item, ok, err := record.item(); ok && !yield(item, err) {
				return
			}
			if _, err := io.Copy(io.Discard, record.block); err != nil {
				yield(story.Item{Path: strconv.Itoa(number)}, fmt.Errorf("what follows is not read: %w", err))
				return
			}
			if record.block.N > 0 {
				yield(story.Item{Path: strconv.Itoa(number)}, errors.New("the archive breaks off in this record"))
				return
			}
		}
	}
}

// record is a record of an archive.
type record struct {
	header textproto.MIMEHeader
	block  *io.LimitedReader
}

var (
	errNoRecord = errors.New("is no record of a web archive; the next one is looked for")
	version     = regexp.MustCompile(`^WARC/\d+\.\d+\r?\n`)
)

// next finds the next record: at the place of reading, or behind what is none.
func next(in *bufio.Reader) (*record, error) {
	lost := false
	for {
		line, err := in.ReadSlice('\n')
		if version.Match(line) {
			break
		}
		lost = lost || len(bytes.TrimSpace(line)) > 0
		switch {
		case err == io.EOF && lost:
			return nil, errNoRecord
		case err != nil && err != bufio.ErrBufferFull:
			return nil, err
		}
	}
	head, err := header(in)
	if err != nil {
		return nil, err
	}
	fields, err := textproto.NewReader(bufio.NewReader(bytes.NewReader(head))).ReadMIMEHeader()
	length, lengthErr := strconv.ParseInt(strings.TrimSpace(fields.Get("Content-Length")), 10, 64)
	if err != nil || lengthErr != nil || length < 0 {
		return nil, errNoRecord
	}
	return &record{header: fields, block: &io.LimitedReader{R: in, N: length}}, nil
}

// header reads up to an empty line.
func header(in *bufio.Reader) ([]byte, error) {
	var head []byte
	for {
		line, err := in.ReadSlice('\n')
		head = append(head, line...)
		switch {
		case err == bufio.ErrBufferFull || len(head) > maxHeader:
			return nil, errNoRecord
		case err == io.EOF:
			return nil, io.ErrUnexpectedEOF
		case err != nil:
			return nil, err
		case len(bytes.TrimRight(line, "\r\n")) == 0:
			return head, nil
		}
	}
}

// item is the page or text in a record; ok is false where it holds neither.
func (r *record) item() (item story.Item, ok bool, err error) {
	address := strings.Trim(r.header.Get("WARC-Target-URI"), "<> ")
	item.ID = address + "@" + r.header.Get("WARC-Date")
	item.Path = item.ID
	item.URL = address
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || strings.HasSuffix(u.Path, "/robots.txt") {
		return item, false, nil
	}
	contentType := r.header.Get("Content-Type")
	var body io.Reader = r.block
	switch r.header.Get("WARC-Type") {
	case "response":
		if media(contentType) != "application/http" {
			return item, false, nil
		}
		answer, err := response(r.block)
		if err != nil {
			return item, true, err
		}
		if answer.StatusCode != http.StatusOK {
			return item, false, nil
		}
		if contentType = answer.Header.Get("Content-Type"); !isText(contentType) {
			return item, false, nil
		}
		switch coding := strings.ToLower(answer.Header.Get("Content-Encoding")); coding {
		case "", "identity", "gzip", "x-gzip": // gzip is told by its first bytes
		default:
			return item, true, fmt.Errorf("is compressed as %q, which is not read", coding)
		}
		body = answer.Body
	case "resource", "conversion":
		if !isText(contentType) {
			return item, false, nil
		}
	default:
		return item, false, nil
	}
	item.File = &story.Source{Reader: body, URL: address, ContentType: contentType}
	return item, true, nil
}

// response is what a server gave.
func response(block io.Reader) (*http.Response, error) {
	in := bufio.NewReaderSize(block, maxHeader)
	head, err := header(in)
	if err != nil {
		return nil, errors.New("is no answer of a web server")
	}
	answer, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(head)), &http.Request{Method: http.MethodHead})
	if err != nil {
		return nil, fmt.Errorf("is no answer of a web server: %w", err)
	}
	answer.Body = io.NopCloser(in)
	// Some archives keep the header of what came in chunks, and not the chunks.
	if len(answer.TransferEncoding) > 0 {
		if start, _ := in.Peek(18); chunk.Match(start) {
			answer.Body = io.NopCloser(httputil.NewChunkedReader(in))
		}
	}
	return answer, nil
}

// chunk is how a body in chunks begins: with the length of the first one.
var chunk = regexp.MustCompile(`^[0-9a-fA-F]{1,8}[ \t]*(?:;[^\n]*)?\r?\n`)

// isText reports whether a media type is that of a page or of a text.
func isText(contentType string) bool {
	switch media(contentType) {
	case "text/html", "application/xhtml+xml", "text/plain":
		return true
	}
	return false
}

func media(contentType string) string {
	name, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		name, _, _ = strings.Cut(contentType, ";")
	}
	return strings.ToLower(strings.TrimSpace(name))
}
