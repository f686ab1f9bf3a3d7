package document

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// records counts those of a source.
type records struct {
	*reader
	src   source
	blank int  // empty lines in a row
	bads  int  // records in a row that hold no story, empty lines not counted
	good  bool // whether some record held one
	done  bool // the rest is not read
}

func (s *records) empty() bool { return !s.good && s.bads == 0 }

// bad hands over the error of a record that holds no story, and gives up when there are too many.
func (s *records) bad(where, reason string) bool {
	s.blank = 0
	most := maxBadFirst
	if s.good {
		most = maxBad
	}
	if s.bads++; s.bads == most {
		reason += fmt.Sprintf("; with it, %d lines in a row hold no story, and what follows is not read", most)
		s.done = true
	}
	return s.fail(where, "%s", reason)
}

// unicodeReader reads UTF-8, of UTF-16 what it says in UTF-8, both without the byte order mark.
func unicodeReader(r io.Reader) *bufio.Reader {
	in := bufio.NewReaderSize(r, 64<<10)
	if head, _ := in.Peek(in.Size()); isUTF16(head) {
		in = bufio.NewReaderSize(fromUTF16(in, head), 64<<10)
	}
	if head, _ := in.Peek(3); string(head) == "\ufeff" {
		in.Discard(3)
	}
	return in
}

// wholeJSON reports whether what begins here is JSON that does not stand in lines: an array, or an object of several
// lines.
func wholeJSON(in *bufio.Reader) bool {
	head, _ := in.Peek(in.Size())
	head = bytes.TrimLeft(head, " \t\r\n")
	line, _, _ := bytes.Cut(head, []byte("\n"))
	line = bytes.TrimSpace(line)
	return bytes.HasPrefix(line, []byte("[")) || string(line) == "{"
}

// maxRecord is how much one record may have, in bytes.
const maxRecord = maxLine

var errLongRecord = fmt.Errorf("the record has more than %d MB", maxRecord>>20)

// allowance is a reader that gives no more than so many bytes until it is refilled.
type allowance struct {
	io.Reader
	left int
}

func (a *allowance) refill() { a.left = maxRecord }

func (a *allowance) Read(p []byte) (int, error) {
	if a.left <= 0 {
		return 0, errLongRecord
	}
	n, err := a.Reader.Read(p[:min(len(p), a.left)])
	a.left -= n
	return n, err
}

// jsonValues reads a source of JSON: stories, arrays of them, and objects that hold such arrays, as news APIs answer.
// One record is held at a time.
func (r *reader) jsonValues(src source) bool {
	in := unicodeReader(src)
	if inLines(in) {
		src.Reader = in
		return r.jsonLines(src)
	}
	return r.json(src, in)
}

// jsonObject and jsonArray are how JSON begins: no prose does.
var (
	jsonObject = regexp.MustCompile(`^\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\}\s*$)`)
	jsonArray  = regexp.MustCompile(`^\[\s*(?:[{\[]\s*["{\[\]}]|"(?:[^"\\]|\\.)*"\s*[,\]]\s*(?:"|$))`)
)

// isJSON tells JSON, also in lines.
func isJSON(h *head) bool { return jsonObject.MatchString(h.text) || jsonArray.MatchString(h.text) }

// inLines reports whether what begins here is JSON Lines: its first line is an object.
func inLines(in *bufio.Reader) bool {
	head, _ := in.Peek(in.Size())
	line, _, ended := bytes.Cut(bytes.TrimLeft(head, " \t\r\n"), []byte("\n"))
	return ended && bytes.HasPrefix(line, []byte("{")) && json.Valid(line)
}

func (r *reader) json(src source, in io.Reader) bool {
	bytes := &allowance{Reader: in}
	bytes.refill()
	s := &records{reader: r, src: src}
	w := walker{records: s, in: json.NewDecoder(bytes), next: bytes.refill, where: src.at(""), begin: "#",
		id: src.id + "#"}
	for {
		more, err := w.value()
		switch {
		case err == io.EOF && w.values == 0:
			return r.fail(src.name, "is empty")
		case err == io.EOF && w.count == 0:
			return r.fail(src.name, "holds no story")
		case err == io.EOF || !more || s.done:
			return more
		case err != nil:
			return r.fail(w.place().name, "%s; what follows is not read", brokenJSON(err))
		}
	}
}

func brokenJSON(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("the JSON breaks off")
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Errorf("is not valid JSON: %w", err)
	}
	return cause(err)
}

// walker goes through a JSON value and reads the stories in it.
type walker struct {
	*records
	in     *json.Decoder
	next   func() // called before each record
	where  place  // of the whole
	begin  string // what stands between the whole and the number of a story: "#", or "." behind a line's
	id     string // what the IDs begin with
	values int    // begun, that stand in no other
	count  int    // records read
}

// maxEnvelopes is how deep stories may lie in what holds them.
const maxEnvelopes = 8

// envelopes are the members in which answers hold stories.
var envelopes = setOf("articles results data docs items news stories posts documents hits response value entries " +
	"records rows graph edges result output payload messages")

// wrappers are the members in which a record holds its story, as Elasticsearch, GraphQL and JSON:API give them.
var wrappers = [...]string{"_source", "node", "article", "document", "attributes"}

// unwrapped is the record itself, or, if it has no text, the member of it that has.
func (s *records) unwrapped(o *object) *object {
	if text := s.opt.Fields.field(o, "text"); text.said() {
		return o
	}
	for _, name := range wrappers {
		var members map[string]json.RawMessage
		if json.Unmarshal(o.members[name], &members) != nil || len(members) == 0 {
			continue
		}
		inner := newObject(members)
		if text := s.opt.Fields.field(inner, "text"); text.said() {
			return inner
		}
	}
	return o
}

// holdsStories reports whether a record has a member that may hold stories.
func (s *records) holdsStories(o *object) bool {
	for name, value := range o.members {
		if envelopes[name] && (value[0] == '[' || value[0] == '{') {
			return true
		}
	}
	return false
}

func (w *walker) place() place {
	if w.count == 0 {
		return w.where
	}
	suffix := fmt.Sprintf("%s%d", w.begin, w.count)
	return place{name: w.where.name + suffix, path: w.where.path + suffix}
}

// value reads the value that comes next. The error is the decoder's.
func (w *walker) value() (more bool, err error) {
	t, err := w.in.Token()
	if err != nil {
		return true, err
	}
	w.values++
	return w.after(t, 0, false)
}

// after reads the rest of a value whose first token was read; inArray says that it is an element.
func (w *walker) after(t json.Token, depth int, inArray bool) (more bool, err error) {
	if depth > maxEnvelopes {
		w.done = true
		return w.fail(w.place().name, "the stories lie too deep in other values; what follows is not read"), nil
	}
	switch t {
	case json.Delim('['):
		return w.array(depth)
	case json.Delim('{'):
		return w.object(depth, inArray)
	}
	w.count++
	return w.bad(w.place().name, "is a JSON value and no object with a story"), nil
}

func (w *walker) array(depth int) (more bool, err error) {
	for w.in.More() {
		t, err := w.in.Token()
		if err != nil {
			return true, err
		}
		if more, err := w.after(t, depth+1, true); !more || err != nil || w.done {
			return more, err
		}
	}
	_, err = w.in.Token()
	return true, inside(err)
}

// object reads the members of an object: those of a story, or, unless it is the element of an array, stories in them.
func (w *walker) object(depth int, inArray bool) (more bool, err error) {
	if w.next != nil {
		w.next()
	}
	members := map[string]json.RawMessage{}
	holds, told, valid := false, false, true
	for w.in.More() {
		t, err := w.in.Token()
		if err != nil {
			return true, inside(err)
		}
		name, _ := t.(string)
		plain := plainName(name)
		if envelopes[plain] && !inArray && !told && !w.wanted(plain) {
			if t, err = w.in.Token(); err != nil {
				return true, inside(err)
			}
			if _, composite := t.(json.Delim); composite {
				holds, members = true, nil
				if more, err := w.after(t, depth+1, false); !more || err != nil || w.done {
					return more, err
				}
			} else if !holds {
				members[name], _ = json.Marshal(t)
			}
			continue
		}
		var value json.RawMessage
		if err := w.in.Decode(&value); err != nil {
			return true, inside(err)
		}
		if !holds {
			members[name] = value
			valid = valid && utf8.Valid(value)
			told = told || w.isText(plain) && value[0] == '"' && len(value) > len(`""`)
		}
	}
	if _, err := w.in.Token(); err != nil {
		return true, inside(err)
	}
	if holds {
		return true, nil
	}
	w.count++
	if !valid {
		return w.bad(w.place().name, "is not valid UTF-8"), nil
	}
	return w.story(w.unwrapped(newObject(members)), fmt.Sprintf("%s%d", w.id, w.count), w.place()), nil
}

// inside is an error within a value, where its end is not the end of all.
func inside(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// wanted reports whether the user has named what lies in a member.
func (w *walker) wanted(name string) bool {
	for _, path := range w.opt.Fields {
		if first, _, _ := strings.Cut(plainName(path), "."); first == name {
			return true
		}
	}
	return false
}

// isText reports whether a member of this name has the text.
func (w *walker) isText(name string) bool {
	if given, ok := w.opt.Fields["text"]; ok {
		return plainName(given) == name
	}
	return slices.Contains(fieldNames["text"], name)
}

// object is a record of JSON.
type object struct {
	written []string                   // the names of the members, sorted
	members map[string]json.RawMessage // by their names as written, and as plainName leaves them
}

func newObject(members map[string]json.RawMessage) *object {
	o := &object{slices.Sorted(maps.Keys(members)), members}
	for _, name := range o.written {
		plain := plainName(name)
		if _, taken := members[plain]; !taken {
			members[plain] = members[name]
		}
	}
	return o
}

func (o *object) names(most int) []string { return o.written[:min(most, len(o.written))] }

// values finds a member by its name, or by one that is written another way; dots lead into objects.
func (o *object) values(name string) (v values, ok bool) {
	data, ok := o.member(name)
	if !ok {
		return v, false
	}
	v.name = name
	if err := json.Unmarshal(data, &v); err != nil {
		v.odd = true
	}
	return v, true
}

func (o *object) member(name string) (json.RawMessage, bool) {
	for _, spelling := range [...]string{name, plainName(name)} {
		if data, ok := o.members[spelling]; ok {
			return data, true
		}
	}
	first, rest, nested := strings.Cut(name, ".")
	if !nested {
		return nil, false
	}
	data, ok := o.member(first)
	var members map[string]json.RawMessage
	if !ok || json.Unmarshal(data, &members) != nil || members == nil {
		return nil, false
	}
	return newObject(members).member(rest)
}
