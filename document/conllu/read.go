package conllu

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/quadpress/quadpress"
)

// Limits on what is read, against files that are something else.
const (
	maxLine  = 1 << 20 // bytes in a line
	maxWords = 10_000  // words in a sentence
	maxSize  = 4 << 20 // bytes in a sentence with its comments
	maxEmpty = 1 << 20 // lines in a row that give no sentence
)

// Read yields the sentences of a CoNLL-U stream.
//
// It is tolerant: multi-word ranges give their words' spacing and are dropped, as are empty nodes; missing columns at a
// line's end count as "_"; words without a head have Head -1. A sentence that cannot be read is yielded as an error
// that names the line, with a nil sentence, and reading goes on behind it. A failing reader or a line beyond all
// measure ends it. That the heads form a tree is not checked.
func Read(r io.Reader) iter.Seq2[*Sentence, error] {
	return func(yield func(*Sentence, error) bool) {
		lines := bufio.NewScanner(r)
		lines.Buffer(make([]byte, 64<<10), maxLine)
		var b builder
		number, last := 0, 0 // lines, and the one that the last sentence ended with
		for lines.Scan() {
			number++
			if number-last > maxEmpty {
				yield(nil, fmt.Errorf("line %d: %d lines without a sentence, this is no CoNLL-U", number, maxEmpty))
				return
			}
			line := lines.Text()
			if number == 1 {
				line = strings.TrimPrefix(line, "\ufeff")
			}
			if strings.TrimSpace(line) != "" {
				if b.err == nil {
					if err := b.line(line); err != nil {
						b.err = fmt.Errorf("line %d: %w", number, err)
					}
				}
				continue
			}
			s, err := b.end()
			if s != nil || err != nil {
				last = number
				if !yield(s, err) {
					return
				}
			}
		}
		err := lines.Err()
		if errors.Is(err, bufio.ErrTooLong) {
			yield(nil, fmt.Errorf("line %d: longer than %d bytes, this is no CoNLL-U", number+1, maxLine))
			return
		}
		if err != nil {
			yield(nil, fmt.Errorf("after line %d: %w", number, err))
			return
		}
		if s, err := b.end(); s != nil || err != nil {
			yield(s, err)
		}
	}
}

// builder gathers one sentence after the other.
type builder struct {
	s    *Sentence
	err  error // what is wrong with the sentence, nil for nothing
	from int   // where the sentence begins in the document's text
	at   int   // where its next word begins
	size int   // bytes of its lines
	text strings.Builder

	// The multi-word range that is open: the words up to number last share surface.
	last    int
	surface string // what is left of it for the words to come
	joined  bool   // whether the next word follows the range without a space
}

// line adds a comment or a word.
func (b *builder) line(line string) error {
	if !utf8.ValidString(line) {
		return errors.New("not valid UTF-8")
	}
	if b.s == nil {
		b.s = &Sentence{}
	}
	if b.size += len(line); b.size > maxSize {
		return fmt.Errorf("the sentence has more than %d MB", maxSize>>20)
	}
	if line[0] == '#' {
		comment := strings.TrimSpace(line[1:])
		b.s.Comments = append(b.s.Comments, comment)
		if key, _, _ := strings.Cut(comment, " "); key == "newdoc" {
			b.from, b.at = 0, 0
		}
		return nil
	}
	var col [numColumns]string
	rest, more := line, true
	n := 0
	for ; more; n++ {
		if n == numColumns {
			return fmt.Errorf("more than %d columns", numColumns)
		}
		col[n], rest, more = strings.Cut(rest, "\t")
	}
	if n < 2 {
		return fmt.Errorf("%.40q is no word line: columns are separated by tabs", line)
	}
	if col[colForm] = strings.TrimSpace(col[colForm]); col[colForm] == "" {
		return errors.New("the FORM column is empty")
	}
	if strings.Contains(col[colID], ".") {
		return nil
	}
	if first, last, isRange := strings.Cut(col[colID], "-"); isRange {
		return b.openRange(first, last, &col)
	}
	return b.word(&col)
}

// openRange takes a line such as "3-4 don't", which says how the words that follow are written.
func (b *builder) openRange(first, last string, col *[numColumns]string) error {
	from, err1 := strconv.Atoi(first)
	to, err2 := strconv.Atoi(last)
	if err1 != nil || err2 != nil || from != len(b.s.Tokens)+1 || to < from {
		return fmt.Errorf("the ID %.40q is no range of words that follow", col[colID])
	}
	if b.surface != "" || b.last > len(b.s.Tokens) {
		return fmt.Errorf("the range %.40q begins inside another", col[colID])
	}
	b.last, b.surface, b.joined = to, col[colForm], noSpaceAfter(col[colMisc])
	return nil
}

// word adds a word.
func (b *builder) word(col *[numColumns]string) error {
	number := len(b.s.Tokens) + 1
	if id, err := strconv.Atoi(col[colID]); err != nil || id != number {
		return fmt.Errorf("the ID is %.40q where %d should follow", col[colID], number)
	}
	if number > maxWords {
		return fmt.Errorf("more than %d words in a sentence", maxWords)
	}
	t := quadpress.Token{
		Form: col[colForm], Lemma: value(col[colLemma]), UPOS: value(col[colUPOS]), XPOS: value(col[colXPOS]),
		Feats: value(col[colFeats]), Rel: value(col[colRel]), Head: -1, Joined: noSpaceAfter(col[colMisc]),
	}
	if t.Form == "_" && col[colLemma] == "_" {
		t.Lemma = "_" // the underscore as a word
	}
	if head := value(col[colHead]); head != "" {
		h, err := strconv.Atoi(head)
		if err != nil || h < 0 || h > maxWords || h == number {
			return fmt.Errorf("the HEAD %.40q of word %d is no other word's number", head, number)
		}
		t.Head = h - 1
	}
	written := t.Form
	if number <= b.last {
		written = b.share(t.Form, number == b.last)
		t.Joined = number < b.last || b.joined
	}
	if number == 1 {
		b.s.Span.Begin = b.at
	}
	t.Span.Begin = b.at
	b.at += utf8.RuneCountInString(written)
	t.Span.End = b.at
	b.text.WriteString(written)
	if !t.Joined {
		b.text.WriteByte(' ')
		b.at++
	}
	b.s.Tokens = append(b.s.Tokens, t)
	b.s.Misc = append(b.s.Misc, value(col[colMisc]))
	return nil
}

// share cuts one word's part from the surface of the open range: as many letters as the word has, or, for the last
// word, what is left. Together the words so spell the range whatever their forms are.
func (b *builder) share(form string, isLast bool) string {
	n := 0
	for i := 0; i < utf8.RuneCountInString(form) && n < len(b.surface); i++ {
		_, size := utf8.DecodeRuneInString(b.surface[n:])
		n += size
	}
	if isLast {
		n = len(b.surface)
	}
	part := b.surface[:n]
	b.surface = b.surface[n:]
	return part
}

// end returns the sentence that an empty line ends, nil when there was none.
func (b *builder) end() (*Sentence, error) {
	s, err := b.s, b.err
	if err == nil && s != nil {
		err = s.checkHeads()
	}
	if err != nil {
		*b = builder{from: b.from, at: b.from}
		return nil, err
	}
	text := b.text.String()
	*b = builder{from: b.at, at: b.at}
	if s == nil || len(s.Tokens) == 0 {
		return nil, nil
	}
	last := &s.Tokens[len(s.Tokens)-1]
	if s.Text = text; !last.Joined {
		s.Text = strings.TrimSuffix(text, " ") // the blank behind the word; the word itself may end with one
	}
	s.Span.End = last.Span.End
	return s, nil
}

// checkHeads finds heads beyond the sentence.
func (s *Sentence) checkHeads() error {
	for i := range s.Tokens {
		if s.Tokens[i].Head >= len(s.Tokens) {
			return fmt.Errorf("%s: the HEAD %d of word %d is beyond the sentence's %d words",
				s.name(), s.Tokens[i].Head+1, i+1, len(s.Tokens))
		}
	}
	return nil
}

// name tells a sentence in an error.
func (s *Sentence) name() string {
	if id, ok := s.Comment("sent_id"); ok {
		return "sentence " + id
	}
	return fmt.Sprintf("sentence %.40q", s.Tokens[0].Form)
}

func value(column string) string {
	if column == "_" {
		return ""
	}
	return column
}

// noSpaceAfter reports whether a MISC column holds SpaceAfter=No.
func noSpaceAfter(misc string) bool {
	for misc != "" {
		var item string
		item, misc, _ = strings.Cut(misc, "|")
		if item == "SpaceAfter=No" {
			return true
		}
	}
	return false
}
