package segment

import (
	"strings"
	"unicode/utf8"
)

// piece is a word in the making: a range of the text in bytes and in code points.
type piece struct {
	begin, end      int
	point, pointEnd int
	lines           uint8 // line breaks before it, at most 2
	spaced          bool  // holds white space: "U. S."
	opens           bool  // the first of its paragraph
	begins          bool  // the first of its sentence
	settled         bool  // the rules are sure whether it begins a sentence
	full            bool  // its stop ends the sentence where a capital follows: "50 km.", "plan B."
	class           class
}

// class says what a piece means for the end of a sentence.
type class uint8

const (
	plain      class = iota
	stop             // a run of "." "!" "?" "…"
	title            // an abbreviation that never ends a sentence
	abbreviate       // one that may
	initial          // "J.", "1." at the head of a line
	numClasses
)

// scanner cuts a text into pieces.
type scanner struct {
	text     string
	pieces   []piece
	at       int   // where the next piece begins
	point    int   // the same in code points
	newlines uint8 // line breaks since the last piece
}

// scan fills s.pieces with the pieces of the text.
func (s *scanner) scan(text string) {
	*s = scanner{text: text, pieces: s.pieces[:0]}
	for {
		s.skipSpace()
		if s.at == len(text) {
			return
		}
		s.chunk(s.chunkEnd())
	}
}

func (s *scanner) skipSpace() {
	s.newlines = 0
	for s.at < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[s.at:])
		if !isSpace(r) {
			return
		}
		if r == '\n' && s.newlines < 2 {
			s.newlines++
		}
		s.at += size
		s.point++
	}
}

// chunkEnd returns where the white space behind the next piece begins.
func (s *scanner) chunkEnd() int {
	for i := s.at; i < len(s.text); {
		c := s.text[i]
		if c < utf8.RuneSelf {
			if c <= ' ' && isSpace(rune(c)) {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s.text[i:])
		if isSpace(r) {
			return i
		}
		i += size
	}
	return len(s.text)
}

// emit makes everything up to end a piece.
func (s *scanner) emit(end int, c class) {
	points := s.point + utf8.RuneCountInString(s.text[s.at:end])
	s.pieces = append(s.pieces, piece{begin: s.at, end: end, point: s.point, pointEnd: points, lines: s.newlines,
		class: c})
	s.at, s.point, s.newlines = end, points, 0
}

// chunk cuts what stands between white space up to end.
func (s *scanner) chunk(end int) {
	if s.spacedAcronym(end) {
		return
	}
	from, to := s.address(end)
	for s.at < end {
		if s.at == to && end-to < maxLook {
			from, to = s.address(end) // "a@x.org,b@x.org"
		}
		switch {
		case s.at < from:
			s.next(from)
		case s.at == from && to > from:
			s.emit(to, plain)
		default:
			s.next(end)
		}
	}
}

// next emits at least one piece of the chunk that ends at end.
func (s *scanner) next(end int) {
	r, size := utf8.DecodeRuneInString(s.text[s.at:end])
	switch {
	case isLetter(r):
		s.word(end)
	case isDigit(r):
		s.number(end)
	default:
		s.mark(r, size, end)
	}
}

// spacedAcronyms are initials that stand for a name even with a space between them.
var spacedAcronyms = [...]string{"U. S. A.", "U. S.", "U. N.", "U. K.", "D. C."}

// spacedAcronym takes "U. S." as one piece.
func (s *scanner) spacedAcronym(end int) bool {
	if end != s.at+2 || s.text[s.at+1] != '.' {
		return false
	}
	for _, a := range spacedAcronyms {
		rest := s.text[s.at:]
		if strings.HasPrefix(rest, a) && (len(rest) == len(a) || !isASCIIWord(rest[len(a)])) {
			s.emit(s.at+len(a), abbreviate)
			s.pieces[len(s.pieces)-1].spaced = true
			return true
		}
	}
	return false
}
