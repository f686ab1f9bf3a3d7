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
	for number := 1; ; number++ {
		line, err := readLine(in)
		where := fmt.Sprintf("%s:%d", src.name, number)
		if err != nil && err != io.EOF && !errors.Is(err, errLongLine) {
			return r.fail(where, "%s", cause(err))
		}
		last := err == io.EOF
		line = bytes.TrimSpace(bytes.TrimPrefix(line, []byte("\ufeff")))
		if errors.Is(err, errLongLine) || len(line) > 0 {
			var ok bool
			if err != nil && !last {
				ok = r.fail(where, "%s", err)
			} else {
				ok = r.jsonLine(src, number, where, line)
			}
			if !ok {
				return false
			}
		}
		if last {
			return true
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
func (r *reader) jsonLine(src source, number int, where string, line []byte) bool {
	if !utf8.Valid(line) {
		return r.fail(where, "is not valid UTF-8")
	}
	var s story
	if err := json.Unmarshal(line, &s); err != nil {
		return r.fail(where, "is no JSON object with a story: %s", err)
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
		return r.fail(where, "%s", errTooLong)
	}
	doc.Published, _ = parseDate(string(s.Published))
	if reason := frame(doc); reason != "" {
		return r.fail(where, "%s", reason)
	}
	return r.give(doc, where)
}
