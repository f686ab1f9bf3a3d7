package office

import (
	"errors"
	"fmt"
	"iter"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/quadpress/quadpress/document/story"
)

// ReadRTF yields the story of a document in Rich Text Format, by the specification of Microsoft, 1.9.1: the text as it
// stands when all changes are taken over, without headers, footers, notes, comments and headings. (No library for Go
// that is kept reads it.)
func ReadRTF(src story.Source) iter.Seq2[story.Item, error] {
	return func(yield func(story.Item, error) bool) {
		var s story.Story
		data, err := src.All(maxFile)
		if err == nil {
			s, err = rtf(data)
		}
		if err == nil && strings.TrimSpace(s.Text) == "" {
			err = errors.New("holds no prose")
		}
		yield(story.Item{Story: s}, err)
	}
}

// rtfReader goes through a document. What holds for a group of it ends with the group.
type rtfReader struct {
	data    []byte
	at      int
	groups  []rtfGroup
	group   rtfGroup
	page    *charmap.Charmap // that letters beyond ASCII are written in
	passed  int              // characters to pass over, which stand for one that was read
	high    rune             // the first half of a character that is written in two, 0 for none
	prose   prose
	about   map[string]*strings.Builder // what its own information tells
	created [3]int                      // year, month and day when it was made
}

// rtfGroup is what holds for a group.
type rtfGroup struct {
	skipped  bool   // its text is not read
	deleted  bool   // or was deleted, or is hidden
	info     string // what its text tells of the document, if it does
	fallback int    // how many characters stand for one of Unicode, for those who do not know it
	item     bool   // its paragraphs stand in a table or list
	heading  bool
}

func rtf(data []byte) (s story.Story, err error) {
	r := rtfReader{data: data, page: charmap.Windows1252, group: rtfGroup{fallback: 1},
		about: map[string]*strings.Builder{"title": {}, "author": {}}}
	for r.at < len(r.data) && err == nil {
		err = r.next()
	}
	if err != nil {
		return s, err
	}
	if len(r.groups) > 0 {
		return s, errors.New("is damaged: it breaks off")
	}
	s.Title = strings.TrimSpace(r.about["title"].String())
	if author := strings.TrimSpace(r.about["author"].String()); author != "" {
		s.Authors = []string{author}
	}
	if d := r.created; d[0] > 0 {
		s.Created = fmt.Sprintf("%04d-%02d-%02d", d[0], d[1], d[2])
	}
	return s, r.prose.tell(&s)
}

// next reads a group's beginning or end, a control word, or a character.
func (r *rtfReader) next() error {
	c := r.data[r.at]
	r.at++
	switch c {
	case '{':
		if len(r.groups) == maxDepth {
			return fmt.Errorf("is damaged: more than %d groups in one another", maxDepth)
		}
		r.groups = append(r.groups, r.group)
		r.passed = 0
	case '}':
		r.passed = 0
		if len(r.groups) == 0 {
			return errors.New("is damaged: a group ends that has not begun")
		}
		if len(r.groups) == 1 { // what stands behind the document is none of it
			r.end()
			r.at = len(r.data)
		}
		r.group, r.groups = r.groups[len(r.groups)-1], r.groups[:len(r.groups)-1]
	case '\\':
		return r.control()
	case '\r', '\n', 0:
	default:
		return r.byte(c)
	}
	return nil
}

// control reads what stands behind a backslash.
func (r *rtfReader) control() error {
	if r.at == len(r.data) {
		return nil
	}
	c := r.data[r.at]
	if !isASCIILetter(c) {
		r.at++
		return r.symbol(c)
	}
	begin := r.at
	for r.at < len(r.data) && isASCIILetter(r.data[r.at]) {
		r.at++
	}
	word := string(r.data[begin:min(r.at, begin+maxWord)])
	begin = r.at
	for r.at < len(r.data) && r.at-begin < maxNumber &&
		(r.data[r.at] >= '0' && r.data[r.at] <= '9' || r.at == begin && r.data[r.at] == '-') {
		r.at++
	}
	number, err := strconv.Atoi(string(r.data[begin:r.at]))
	if err != nil {
		number = 1 // "\b" is "\b1"
	}
	if r.at < len(r.data) && r.data[r.at] == ' ' {
		r.at++
	}
	return r.word(word, number)
}

// How long a control word and its number can be, by the specification.
const maxWord, maxNumber = 32, 11

func isASCIILetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// symbol reads a control that is one character.
func (r *rtfReader) symbol(c byte) error {
	switch c {
	case '\'':
		if r.at+2 > len(r.data) {
			return nil
		}
		code, err := strconv.ParseUint(string(r.data[r.at:r.at+2]), 16, 8)
		if r.at += 2; err != nil {
			return nil
		}
		return r.byte(byte(code))
	case '*': // a destination that readers need not know
		r.group.skipped = true
	case '~':
		return r.add(" ")
	case '_':
		return r.add("-")
	case '\r', '\n':
		r.end()
	case '\\', '{', '}':
		return r.byte(c)
	}
	return nil // such as "\-", where a word may be broken
}

// word reads a control word.
func (r *rtfReader) word(word string, number int) error {
	if word == "bullet" && r.prose.line.Len() == 0 {
		r.group.item = true // as pandoc writes the items of lists
		return nil
	}
	if text, ok := rtfSigns[word]; ok && r.passed > 0 {
		r.passed--
		return nil
	} else if ok {
		return r.add(text)
	}
	if rtfSkipped[word] {
		r.group.skipped = true
		return nil
	}
	switch word {
	case "par", "sect", "page", "cell", "nestcell", "row", "nestrow":
		r.end()
	case "pard":
		r.group.item, r.group.heading = false, false
	case "intbl", "ls":
		r.group.item = true
	case "outlinelevel":
		r.group.heading = number < 9
	case "deleted", "v":
		r.group.deleted = number != 0
	case "plain":
		r.group.deleted = false
	case "u":
		return r.unicode(number)
	case "uc":
		r.group.fallback = max(0, min(number, 8))
	case "bin":
		r.at = min(r.at+max(0, number), len(r.data))
	case "ansicpg":
		if page := rtfPages[number]; page != nil {
			r.page = page
		}
	case "mac":
		r.page = charmap.Macintosh
	case "pc", "pca":
		r.page = map[string]*charmap.Charmap{"pc": charmap.CodePage437, "pca": charmap.CodePage850}[word]
	case "info", "creatim":
		r.group.skipped, r.group.info = true, word
	case "title", "author":
		if r.group.info != "" {
			r.group.info = word
			r.about[word].Reset() // LibreOffice names the author twice
		}
	case "yr", "mo", "dy":
		if r.group.info == "creatim" && number > 0 && number < 10000 {
			r.created[strings.Index("yrmody", word)/2] = number
		}
	}
	return nil
}

// rtfSigns are control words for characters.
var rtfSigns = map[string]string{
	"tab": " ", "line": " ", "emspace": " ", "enspace": " ", "qmspace": " ", "emdash": "—", "endash": "–", "bullet": "•",
	"lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
}

// rtfSkipped are groups whose text is not read.
var rtfSkipped = map[string]bool{}

func init() {
	for word := range strings.FieldsSeq("fonttbl colortbl stylesheet listtable listoverridetable pict object objdata " +
		"nonshppict header headerl headerr headerf footer footerl footerr footerf footnote annotation atnid atnauthor " +
		"fldinst listtext pntext pntxta pntxtb tc xe rxe txe template background filetbl revtbl rsidtbl themedata " +
		"datastore shpinst do bkmkstart bkmkend ftnsep ftnsepc ftncn") {
		rtfSkipped[word] = true
	}
}

// rtfPages are the code pages of Windows and DOS.
var rtfPages = map[int]*charmap.Charmap{
	437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 1250: charmap.Windows1250,
	1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253, 1254: charmap.Windows1254,
	1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258,
	10000: charmap.Macintosh,
}

// byte reads a character in the document's code page.
func (r *rtfReader) byte(c byte) error {
	if r.passed > 0 {
		r.passed--
		return nil
	}
	return r.add(string(r.page.DecodeByte(c)))
}

// unicode reads a character by its number, as 16 bits with a sign. Behind it stand others for those who do not know it.
func (r *rtfReader) unicode(number int) error {
	c := rune(uint16(number))
	r.passed = r.group.fallback
	if utf16.IsSurrogate(c) {
		if r.high == 0 {
			r.high = c
			return nil
		}
		c = utf16.DecodeRune(r.high, c)
	}
	if r.high = 0; c == utf8.RuneError {
		return nil
	}
	return r.add(string(c))
}

// add adds text to the prose, or to what the document tells of itself.
func (r *rtfReader) add(text string) error {
	switch about := r.about[r.group.info]; {
	case about != nil && about.Len() < 1000:
		about.WriteString(text)
	case about == nil && !r.group.skipped && !r.group.deleted:
		return r.prose.add(text)
	}
	return nil
}

// end ends a paragraph.
func (r *rtfReader) end() {
	if !r.group.skipped {
		r.prose.end(r.group.item, r.group.heading)
	}
}
