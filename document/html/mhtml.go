package html

import (
	"bufio"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"iter"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"

	"github.com/quadpress/quadpress/document/story"
)

// maxParts is how many parts of a saved page are looked at for the page; it is the first one nearly always.
const maxParts = 100

// ReadSaved yields the story of a page that a browser saved with its pictures in one file (MHTML).
func ReadSaved(src story.Source) iter.Seq2[story.Item, error] {
	return func(yield func(story.Item, error) bool) {
		s, err := saved(src)
		yield(story.Item{Story: s}, err)
	}
}

func saved(src story.Source) (s story.Story, err error) {
	message, err := mail.ReadMessage(bufio.NewReader(io.LimitReader(src, 4*maxPage)))
	if err != nil {
		return s, fmt.Errorf("is a damaged web page (MHTML): %w", err)
	}
	_, parameters, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil || parameters["boundary"] == "" {
		return s, errors.New("is a damaged web page (MHTML): its parts cannot be told")
	}
	parts := multipart.NewReader(message.Body, parameters["boundary"])
	for range maxParts {
		part, err := parts.NextRawPart()
		if err != nil {
			break
		}
		contentType := part.Header.Get("Content-Type")
		if media, _, _ := mime.ParseMediaType(contentType); media != "text/html" && media != "application/xhtml+xml" {
			continue
		}
		data, err := story.Source{Reader: decoded(part, part.Header.Get("Content-Transfer-Encoding"))}.All(maxPage)
		if err != nil {
			return s, fmt.Errorf("is a damaged web page (MHTML): %w", err)
		}
		if s, err = Parse(data, contentType); err != nil {
			return s, err
		}
		for _, address := range [...]string{message.Header.Get("Snapshot-Content-Location"),
			part.Header.Get("Content-Location")} {
			if strings.HasPrefix(address, "http://") || strings.HasPrefix(address, "https://") {
				s.URL = address
				break
			}
		}
		return s, nil
	}
	return s, errors.New("is a saved web page (MHTML) without a page in it")
}

// decoded reads what a mail encodes in letters.
func decoded(in io.Reader, encoding string) io.Reader {
	switch strings.ToLower(encoding) {
	case "quoted-printable":
		return quotedprintable.NewReader(in)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, in)
	}
	return in
}
