package document

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// Limits on what is read. Characters may take six bytes of JSON.
const (
	maxLine    = 4 * MaxText // the longest line, in bytes
	maxSkipped = 4 * maxLine // how much of a line that is too long is passed over, to find its end
	maxBlank   = 1 << 20     // empty lines in a row
	// Bad lines in a row, before and after the first story of the file: it is something else, or broken off.
	maxBadFirst, maxBad = 20, 1000
)

// jsonLines reads a source with one story a line. What is odd about a story beside its text is left out with a warning.
func (r *reader) jsonLines(src source) bool {
	in := unicodeReader(src)
	if src.line <= 1 && wholeJSON(in) {
		return r.json(src, in)
	}
	l := records{reader: r, src: src, good: src.line > 0}
	for number := max(src.line, 1); ; number++ {
		line, err := readLine(in)
		line = bytes.TrimSpace(bytes.TrimPrefix(line, []byte("\ufeff")))
		where := src.at(fmt.Sprintf(":%d", number))
		more := true
		switch {
		case errors.Is(err, errEndlessLine):
			return r.fail(where.name, "%s", err)
		case errors.Is(err, errLongLine):
			more = l.bad(where.name, err.Error())
		case err != nil && err != io.EOF:
			return r.fail(where.name, "%s", cause(err))
		case len(line) > 0:
			more = l.line(number, where, line)
		default:
			if l.blank++; l.blank > maxBlank {
				return r.fail(where.name, "%d empty lines in a row: what follows is not read", maxBlank)
			}
		}
		if more && err == io.EOF && l.empty() {
			return r.fail(src.name, "is empty")
		}
		if !more || err == io.EOF || l.done {
			return more
		}
	}
}

var errLongLine = fmt.Errorf("the line has more than %d MB", maxLine>>20)
var errEndlessLine = fmt.Errorf("%w and does not end: what follows is not read", errLongLine)

// readLine returns the next line, io.EOF with the last one. Of a line that is too long it returns errLongLine and
// nothing, of one that does not end errEndlessLine.
func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	skipped := 0
	for {
		part, err := in.ReadSlice('\n')
		if skipped == 0 && len(line)+len(part) <= maxLine {
			line = append(line, part...)
		} else {
			line, skipped = nil, skipped+len(part)
		}
		switch {
		case skipped > maxSkipped:
			return nil, errEndlessLine
		case err == bufio.ErrBufferFull:
			continue
		case skipped > 0 && (err == nil || err == io.EOF):
			return nil, errLongLine // after the last line, the next call finds the end
		}
		return line, err
	}
}

// line reads one line that is not empty: a story, or an object that holds some.
func (s *records) line(number int, where place, line []byte) bool {
	s.blank = 0
	switch {
	case !utf8.Valid(line):
		return s.bad(where.name, "is not valid UTF-8")
	case line[0] != '{' && json.Valid(line):
		return s.bad(where.name, "is a JSON value and no object with a story")
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(line, &members); err != nil {
		return s.bad(where.name, fmt.Sprintf("is no JSON object with a story: %s", err))
	}
	id := fmt.Sprintf("%s#%d", s.src.id, number)
	o := s.unwrapped(newObject(members))
	if text := s.opt.Fields.field(o, "text"); len(text.strings) > 0 || !s.holdsStories(o) {
		return s.story(o, id, where)
	}
	w := walker{records: s, in: json.NewDecoder(bytes.NewReader(line)), where: where, begin: ".",
		id: id + "."}
	more, _ := w.value()
	return more
}
