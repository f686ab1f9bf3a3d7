package mail

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"

	"github.com/quadpress/quadpress/document/story"
)

// Limits on the parts of a message.
const (
	maxDepth  = 20             // parts in one another
	maxParts  = 1000           // in all
	maxHeader = 1 << 16        // bytes of a header that are looked at
	maxRead   = 3 * maxMessage // bytes of all parts, those in others counted again
	maxText   = 8 << 20
)

// message is a message in its parts.
type message struct {
	header     mail.Header
	text, html string
	files      []file
	parts      int
	read       int
}

// file is what is attached.
type file struct {
	name, contentType string
	content           []byte
}

// header is that of a message or of a part.
type header interface{ Get(name string) string }

func parse(data []byte) (*message, error) {
	in, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("is no mail, or damaged: %.200q", err.Error())
	}
	content, err := io.ReadAll(in.Body)
	if err != nil {
		return nil, fmt.Errorf("is damaged: %w", err)
	}
	m := &message{header: in.Header}
	if err := m.part(in.Header, content, 0); err != nil {
		return nil, err
	}
	if len(m.text) > maxText || len(m.html) > maxText {
		return nil, fmt.Errorf("%w: more than %d MB of text", story.ErrTooLong, maxText>>20)
	}
	return m, nil
}

// part takes in a part. What is damaged in it is taken as far as it goes.
func (m *message) part(h header, content []byte, depth int) error {
	if m.parts++; m.parts > maxParts || depth > maxDepth {
		return fmt.Errorf("has more than %d parts, or more than %d in one another", maxParts, maxDepth)
	}
	kind, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil && kind == "" {
		kind = "text/plain"
	}
	if strings.HasPrefix(kind, "multipart/") && params["boundary"] != "" {
		in := multipart.NewReader(bytes.NewReader(content), params["boundary"])
		for {
			part, err := in.NextRawPart()
			if err != nil {
				return nil // the last one, or broken off
			}
			content, _ := io.ReadAll(part)
			if m.read += len(content); m.read > maxRead {
				return fmt.Errorf("%w: its parts have more than %d MB", story.ErrTooLong, maxRead>>20)
			}
			if err := m.part(part.Header, content, depth+1); err != nil {
				return err
			}
		}
	}
	content = decoded(content, h.Get("Content-Transfer-Encoding"))
	disposition, more, _ := mime.ParseMediaType(h.Get("Content-Disposition"))
	name := more["filename"]
	if name == "" {
		name = params["name"]
	}
	name = path.Base(strings.ReplaceAll(decodedWords(name), `\`, "/"))
	switch {
	case kind == "message/rfc822":
		m.files = append(m.files, file{"message.eml", kind, content})
	case disposition == "attachment" || name != "." && name != "/":
		if readable[strings.ToLower(path.Ext(name))] {
			m.files = append(m.files, file{name, kind, content})
		}
	case kind == "text/plain":
		m.text += inUnicode(content, params["charset"])
	case kind == "text/html":
		m.html += inUnicode(content, params["charset"])
	}
	return nil
}

// decoded undoes the encoding in which a part is sent.
func decoded(content []byte, encoding string) []byte {
	var in io.Reader
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		in = base64.NewDecoder(base64.StdEncoding, bytes.NewReader(content))
	case "quoted-printable":
		in = quotedprintable.NewReader(bytes.NewReader(content))
	default:
		return content
	}
	content, _ = io.ReadAll(in)
	return content
}

// inUnicode is a text that is written in some code; what says it wrongly is read as Windows writes it.
func inUnicode(content []byte, label string) string {
	if utf8.Valid(content) && !strings.HasPrefix(strings.ToLower(label), "utf-16") &&
		!strings.HasPrefix(strings.ToLower(label), "iso-2022") {
		return string(content)
	}
	if in, err := charset.NewReaderLabel(label, bytes.NewReader(content)); err == nil {
		if text, err := io.ReadAll(in); err == nil && !bytes.ContainsRune(text, utf8.RuneError) {
			return string(text)
		}
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(content)
	if err != nil {
		return strings.ToValidUTF8(string(content), "\ufffd")
	}
	return string(text)
}

var words = mime.WordDecoder{CharsetReader: charset.NewReaderLabel}

// decodedWords is a header as it is read ("=?utf-8?q?Ren=C3=A9e?=").
func decodedWords(s string) string {
	if text, err := words.DecodeHeader(s); err == nil {
		return text
	}
	return s
}

// get is a header of the message.
func (m *message) get(name string) string {
	value := m.header.Get(name)
	return decodedWords(value[:min(len(value), maxHeader)])
}

// addresses are those in a header.
func (m *message) addresses(name string) []*mail.Address {
	value := m.header.Get(name)
	if len(value) > maxHeader {
		value = value[:strings.LastIndexByte(value[:maxHeader], ',')+1]
		value = strings.TrimRight(value, ", ")
	}
	list, err := (&mail.AddressParser{WordDecoder: &words}).ParseList(value)
	if err != nil {
		return nil
	}
	return list
}
