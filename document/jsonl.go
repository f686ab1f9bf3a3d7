package document

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/quadpress/quadpress"
)

// jsonStory is one line of JSON Lines. Other members are passed over.
type jsonStory struct {
	ID        values `json:"id"`
	URL       values `json:"url"`
	Title     values `json:"title"`
	Published values `json:"published"`
	Publisher values `json:"publisher"`
	Text      values `json:"text"`
}

// values are the strings of a JSON value, numbers as they are written: of a string or number itself, of an array those
// in it, of an object the one that stands for it. Odd says that there is something else in it.
type values struct {
	strings []string
	odd     bool
}

// standIns are the members that stand for an object, as "name" does for a publisher, first the better.
var standIns = [...]string{"name", "text", "value", "$date", "$oid", "@value", "@id", "#text"}

// UnmarshalJSON never fails on valid JSON: a title that is none must not lose the story.
func (v *values) UnmarshalJSON(data []byte) error {
	*v = values{}
	if data[0] != '[' {
		return v.add(data)
	}
	var items []json.RawMessage
	if err := json.Unmarshal(data, &items); err != nil {
		return err
	}
	for _, item := range items {
		if err := v.add(item); err != nil {
			return err
		}
	}
	return nil
}

// add adds a JSON value.
func (v *values) add(data []byte) error {
	switch data[0] {
	case 'n':
	case '"':
		var text string
		if err := json.Unmarshal(data, &text); err != nil {
			return err
		}
		v.strings = append(v.strings, text)
	case '{':
		var members map[string]json.RawMessage
		if err := json.Unmarshal(data, &members); err != nil {
			return err
		}
		for _, name := range standIns {
			if member, ok := members[name]; ok && !bytes.ContainsAny(member[:1], "{[ntf") {
				return v.add(member)
			}
		}
		v.odd = true
	case '[', 't', 'f':
		v.odd = true
	default:
		v.strings = append(v.strings, string(data))
	}
	return nil
}

// first is the first of the strings, "" where there is none.
func (v *values) first() string {
	if len(v.strings) == 0 {
		return ""
	}
	return v.strings[0]
}

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
	in := bufio.NewReaderSize(src, 64<<10)
	if head, _ := in.Peek(2); bytes.Equal(head, utf16LE) || bytes.Equal(head, utf16BE) {
		in = bufio.NewReaderSize(fromUTF16(in), 64<<10)
	}
	l := lineReader{reader: r, src: src, good: src.line > 0}
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

// lineReader counts the lines of a source.
type lineReader struct {
	*reader
	src   source
	blank int  // empty lines in a row
	bads  int  // lines in a row that hold no story, empty ones not counted
	good  bool // whether some line held one
	done  bool // the rest is not read
}

func (l *lineReader) empty() bool { return !l.good && l.bads == 0 }

// bad hands over the error of a line that holds no story, and gives up when there are too many.
func (l *lineReader) bad(where, reason string) bool {
	l.blank = 0
	most := maxBadFirst
	if l.good {
		most = maxBad
	}
	if l.bads++; l.bads == most {
		reason += fmt.Sprintf("; with it, %d lines in a row hold no story, and what follows is not read", most)
		l.done = true
	}
	return l.fail(where, "%s", reason)
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

// line reads one line that is not empty.
func (l *lineReader) line(number int, where place, line []byte) bool {
	l.blank = 0
	if !utf8.Valid(line) {
		return l.bad(where.name, "is not valid UTF-8")
	}
	var s jsonStory
	const perLine = "put each of its objects in a line of its own (jq -c '.[]')"
	switch err := json.Unmarshal(line, &s); {
	case err == nil && line[0] == '{':
	case line[0] == '[' && json.Valid(line):
		return l.bad(where.name, "is a JSON array and no object with a story: "+perLine)
	case json.Valid(line):
		return l.bad(where.name, "is a JSON value and no object with a story")
	case l.empty() && line[0] == '[':
		l.done = true
		return l.fail(l.src.name, "is a JSON array and no JSON Lines: "+perLine)
	case l.empty() && string(line) == "{":
		l.done = true
		return l.fail(l.src.name, "is JSON in several lines and no JSON Lines: put each object in a line of its own "+
			"(jq -c .)")
	default:
		return l.bad(where.name, fmt.Sprintf("is no JSON object with a story: %s", err))
	}
	if len(s.Text.strings) == 0 {
		return l.bad(where.name, noText(line, &s))
	}
	l.bads, l.good = 0, true
	doc := l.story(number, where, &s)
	if len(doc.Text) > MaxText {
		return l.fail(where.name, "%s", errTooLong)
	}
	if reason := frame(doc); reason != "" {
		return l.fail(where.name, "%s", reason)
	}
	return l.give(doc, where)
}

// story makes a document of a line.
func (l *lineReader) story(number int, where place, s *jsonStory) *quadpress.Document {
	doc := &quadpress.Document{
		ID:        s.ID.first(),
		URL:       s.URL.first(),
		Title:     strings.Join(strings.Fields(readable(strings.Join(s.Title.strings, " "))), " "),
		Publisher: strings.Join(strings.Fields(readable(strings.Join(s.Publisher.strings, ", "))), " "),
		Text:      readable(strings.Join(s.Text.strings, "\n\n")),
		Source:    l.src.path,
	}
	if doc.ID == "" {
		doc.ID = doc.URL
	}
	if doc.ID == "" {
		doc.ID = fmt.Sprintf("%s#%d", l.src.id, number)
	}
	for _, f := range [...]struct {
		name string
		*values
	}{{"id", &s.ID}, {"url", &s.URL}, {"title", &s.Title}, {"publisher", &s.Publisher}, {"text", &s.Text}} {
		if f.odd {
			l.warn(where.name, "%q holds what is neither a string nor a number; it is left out", f.name)
		}
	}
	understood := false
	for _, date := range s.Published.strings {
		if doc.Published, understood = parsePublished(date); understood {
			break
		}
	}
	if given := strings.Join(s.Published.strings, ", "); !understood && strings.TrimSpace(given) != "" {
		l.warn(where.name, "the date of publication %.80q is not understood; it is left out", given)
	} else if !understood && s.Published.odd {
		l.warn(where.name, "the date of publication is neither a string nor a number; it is left out")
	}
	return doc
}

// noText says what an object has that has no text.
func noText(line []byte, s *jsonStory) string {
	const most = 10
	if s.Text.odd {
		return `its "text" is neither a string nor a number`
	}
	names := memberNames(line, most+1)
	if len(names) == 0 {
		return `has no "text": it is an empty object`
	}
	more := ""
	if len(names) > most {
		names, more = names[:most], " and more"
	}
	return fmt.Sprintf(`has no "text": its fields are %s%s, those wanted are text and, if known, url, title, `+
		"published, publisher and id",
		strings.Join(names, ", "), more)
}

// memberNames returns the first names of an object's members, quoted.
func memberNames(object []byte, most int) (names []string) {
	in := json.NewDecoder(bytes.NewReader(object))
	if _, err := in.Token(); err != nil {
		return nil
	}
	for len(names) < most && in.More() {
		name, err := in.Token()
		if err != nil {
			return names
		}
		names = append(names, fmt.Sprintf("%.40q", name))
		var skipped json.RawMessage
		if in.Decode(&skipped) != nil {
			return names
		}
	}
	return names
}
