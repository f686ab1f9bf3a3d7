package document

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/quadpress/quadpress"
)

// story is one line of JSON Lines. Other members are passed over.
type story struct {
	ID        scalar `json:"id"`
	URL       string `json:"url"`
	Title     string `json:"title"`
	Published scalar `json:"published"`
	Publisher string `json:"publisher"`
	Text      string `json:"text"`
}

// scalar is a JSON string or number.
type scalar string

func (s *scalar) UnmarshalJSON(data []byte) error {
	var text string
	if json.Unmarshal(data, &text) == nil {
		*s = scalar(text)
		return nil
	}
	var number json.Number
	if err := json.Unmarshal(data, &number); err != nil {
		return errors.New("an id or a date is a string or a number")
	}
	*s = scalar(number)
	return nil
}

// maxLine is the longest line read, in bytes; characters may take six bytes of JSON.
const maxLine = 4 * MaxText

// jsonLines reads a source with one story a line. A date of publication that is not understood is left out.
func (r *reader) jsonLines(src source) bool {
	in := bufio.NewReaderSize(src, 64<<10)
	empty := true
	for number := 1; ; number++ {
		line, err := readLine(in)
		line = bytes.TrimSpace(bytes.TrimPrefix(line, []byte("\ufeff")))
		where := src.at(fmt.Sprintf(":%d", number))
		more := true
		switch {
		case errors.Is(err, errLongLine):
			more = r.fail(where.name, "%s", err)
			empty = false
		case err != nil && err != io.EOF:
			return r.fail(where.name, "%s", cause(err))
		case len(line) > 0:
			more = r.jsonLine(src, number, where, line)
			empty = false
		}
		if more && err == io.EOF && empty {
			return r.fail(src.name, "is empty")
		}
		if !more || err == io.EOF {
			return more
		}
	}
}

var errLongLine = fmt.Errorf("the line has more than %d MB", maxLine>>20)

// readLine returns the next line, io.EOF with the last one. Of a line that is too long it returns errLongLine and nothing.
func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := in.ReadSlice('\n')
		if long = long || len(line)+len(part) > maxLine; !long {
			line = append(line, part...)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if long && err == nil {
			return nil, errLongLine
		}
		if long && err == io.EOF {
			// The next call finds the end.
			return nil, errLongLine
		}
		return line, err
	}
}

// jsonLine reads one story.
func (r *reader) jsonLine(src source, number int, where place, line []byte) bool {
	if !utf8.Valid(line) {
		return r.fail(where.name, "is not valid UTF-8")
	}
	var s story
	if err := json.Unmarshal(line, &s); err != nil {
		return r.fail(where.name, "is no JSON object with a story: %s", err)
	}
	doc := &quadpress.Document{
		ID:        string(s.ID),
		URL:       s.URL,
		Title:     unescape(s.Title),
		Publisher: s.Publisher,
		Text:      unescape(unixLines(s.Text)),
		Source:    src.path,
	}
	if doc.ID == "" {
		doc.ID = doc.URL
	}
	if doc.ID == "" {
		doc.ID = fmt.Sprintf("%s#%d", src.id, number)
	}
	if len(doc.Text) > MaxText {
		return r.fail(where.name, "%s", errTooLong)
	}
	doc.Published, _ = parseDate(string(s.Published))
	if reason := frame(doc); reason != "" {
		return r.fail(where.name, "%s", reason)
	}
	return r.give(doc, where)
}
