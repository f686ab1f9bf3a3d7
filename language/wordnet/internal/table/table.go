// Package table writes and searches a sorted list of words as one string, small enough to embed and searched as it
// stands: only its lines are found first.
//
// A line holds sixteen words, each behind a tab but the first. A word is a letter for how many bytes it shares with the
// word before it in the line (front coding: Witten, Moffat and Bell, Managing Gigabytes, 1999), two letters for its
// class, and the bytes that follow. A verb that belongs to it stands behind "=": nothing where it is the same word,
// else a letter for how many bytes it shares with the word, and the bytes that follow.
package table

import (
	"fmt"
	"slices"
	"sort"
	"strings"
)

// Entry is a word.
type Entry struct {
	// Word may hold any bytes but control characters and "=".
	Word string
	// Class is a number that the table's user gives a meaning, from 0 to [MaxClass].
	Class int
	// Verb is a verb that belongs to the word, empty for none. It holds no control characters and no "=".
	Verb string
}

const (
	digits   = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	perLine  = 16
	maxShare = len(digits) - 1
)

// MaxClass is the largest number of a class.
const MaxClass = len(digits)*len(digits) - 1

// Write returns the table of some entries. They need no order; a word that stands twice, an empty word, a class out
// of range and bytes that an entry cannot hold are errors.
func Write(entries []Entry) (string, error) {
	entries = slices.Clone(entries)
	slices.SortFunc(entries, func(a, b Entry) int { return strings.Compare(a.Word, b.Word) })
	var b strings.Builder
	before := ""
	for i, e := range entries {
		switch {
		case e.Word == "" || i > 0 && e.Word == entries[i-1].Word:
			return "", fmt.Errorf("word %q is empty or there twice; leave it out", e.Word)
		case e.Class < 0 || e.Class > MaxClass:
			return "", fmt.Errorf("word %q: class %d: want 0 to %d", e.Word, e.Class, MaxClass)
		case strings.ContainsFunc(e.Word+e.Verb, func(r rune) bool { return r < ' ' || r == '=' }):
			return "", fmt.Errorf("word %q, verb %q: want no control characters and no equals sign", e.Word, e.Verb)
		}
		if i%perLine == 0 {
			if i > 0 {
				b.WriteByte('\n')
			}
			before = ""
		} else {
			b.WriteByte('\t')
		}
		n := share(before, e.Word)
		b.Write([]byte{digits[n], digits[e.Class/len(digits)], digits[e.Class%len(digits)]})
		b.WriteString(e.Word[n:])
		switch {
		case e.Verb == e.Word:
			b.WriteByte('=')
		case e.Verb != "":
			n := share(e.Word, e.Verb)
			b.Write([]byte{'=', digits[n]})
			b.WriteString(e.Verb[n:])
		}
		before = e.Word
	}
	return b.String(), nil
}

// share returns how many bytes two words have in common at their start, at most maxShare.
func share(a, b string) int {
	n := 0
	for n < min(len(a), len(b), maxShare) && a[n] == b[n] {
		n++
	}
	return n
}

// Table is a table that can be searched.
type Table struct {
	text string
	// lines are the offsets at which the lines begin.
	lines []uint32
}

// Read returns the table that [Write] wrote as a text. It looks for the ends of the lines and reads no more.
func Read(text string) Table {
	t := Table{text: text, lines: make([]uint32, 0, strings.Count(text, "\n")+1)}
	for at := 0; at < len(text); {
		t.lines = append(t.lines, uint32(at))
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			break
		}
		at += end + 1
	}
	return t
}

// Find returns the entry of a word, and whether there is one.
func (t Table) Find(word string) (Entry, bool) {
	line := t.lineOf(word)
	same := 0 // bytes that the word shares with the one before in the line
	for len(line) >= 3 {
		item := line
		if end := strings.IndexByte(line, '\t'); end >= 0 {
			item, line = line[:end], line[end+1:]
		} else {
			line = ""
		}
		n := int(valueOf[item[0]])
		same = min(same, maxShare) // more than can be told of the item
		if n > same {
			continue // it goes on as the one before did, which differs from the word
		}
		if n < same {
			break // it is behind the word
		}
		suffix, verb, hasVerb := item[3:], "", false
		if end := strings.IndexByte(suffix, '='); end >= 0 {
			suffix, verb, hasVerb = suffix[:end], suffix[end+1:], true
		}
		common := 0
		for common < min(len(suffix), len(word)-same) && suffix[common] == word[same+common] {
			common++
		}
		same += common
		if common < len(suffix) {
			continue
		}
		if same == len(word) {
			e := Entry{Word: word, Class: int(valueOf[item[1]])*len(digits) + int(valueOf[item[2]])}
			switch {
			case verb != "":
				e.Verb = word[:valueOf[verb[0]]] + verb[1:]
			case hasVerb:
				e.Verb = word
			}
			return e, true
		}
	}
	return Entry{}, false
}

// valueOf holds the number that each of the digits stands for.
var valueOf = func() (values [256]uint8) {
	for i := range len(digits) {
		values[digits[i]] = uint8(i)
	}
	return values
}()

// lineOf returns the line in which a word stands if it stands in any: the last whose first word is not behind it.
func (t Table) lineOf(word string) string {
	after := sort.Search(len(t.lines), func(i int) bool { return isBehind(t.text[t.lines[i]:], word) })
	if after == 0 {
		return ""
	}
	end := len(t.text)
	if after < len(t.lines) {
		end = int(t.lines[after]) - 1
	}
	return t.text[t.lines[after-1]:end]
}

// isBehind reports whether the first word of a line stands behind a word in the order of bytes.
func isBehind(line, word string) bool {
	for i := 3; i < len(line); i++ {
		c := line[i]
		switch {
		case c == '\t' || c == '\n' || c == '=':
			return false // the same word, or one that begins it
		case i-3 == len(word) || c > word[i-3]:
			return true
		case c < word[i-3]:
			return false
		}
	}
	return false
}
