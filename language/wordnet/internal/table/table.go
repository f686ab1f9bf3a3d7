// Package table writes and searches a sorted list of words as one string, small enough to embed and searched as it
// stands, without being read first.
//
// A line holds sixteen words, each behind a tab but the first. A word is a letter for how many bytes it shares with the
// word before it in the line (front coding: Witten, Moffat and Bell, Managing Gigabytes, 1999), two letters for its
// class, and the bytes that follow. A verb that belongs to it stands behind "=": nothing where it is the same word,
// else a letter for how many bytes it shares with the word, and the bytes that follow.
package table

import (
	"fmt"
	"slices"
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

// Find returns the entry of a word, and whether there is one. The table is one that [Write] made.
func Find(table, word string) (Entry, bool) {
	line := lineOf(table, word)
	same := 0 // bytes that the word shares with the one before in the line
	for len(line) >= 3 {
		var item string
		item, line, _ = strings.Cut(line, "\t")
		n := strings.IndexByte(digits, item[0])
		if n > same {
			continue // it goes on as the one before did, which differs from the word
		}
		if n < same {
			break // it is behind the word
		}
		suffix, verb, hasVerb := strings.Cut(item[3:], "=")
		common := 0
		for common < min(len(suffix), len(word)-same) && suffix[common] == word[same+common] {
			common++
		}
		same += common
		if common < len(suffix) {
			continue
		}
		if same == len(word) {
			e := Entry{Word: word, Class: strings.IndexByte(digits, item[1])*len(digits) + strings.IndexByte(digits, item[2])}
			switch {
			case verb != "":
				e.Verb = word[:strings.IndexByte(digits, verb[0])] + verb[1:]
			case hasVerb:
				e.Verb = word
			}
			return e, true
		}
	}
	return Entry{}, false
}

// lineOf returns the line in which a word stands if it stands in any: the last whose first word is not behind it.
func lineOf(table, word string) string {
	low, high := 0, len(table) // the line begins in between
	for {
		middle := low + (high-low)/2
		start := low + strings.LastIndexByte(table[low:middle], '\n') + 1
		if start == low { // the first line of what is left: look at the next
			next := strings.IndexByte(table[middle:high], '\n')
			if start = middle + next + 1; next < 0 || start == high {
				break
			}
		}
		if head(table[start:]) <= word {
			low = start
		} else {
			high = start
		}
	}
	line, _, _ := strings.Cut(table[low:high], "\n")
	return line
}

// head returns the first word of a line.
func head(line string) string {
	end := strings.IndexAny(line, "\t\n=")
	if end < 0 {
		end = len(line)
	}
	return line[3:end]
}
