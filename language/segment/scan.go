package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// piece is a word in the making: a range of the text in bytes and in code points.
type piece struct {
	begin, end      int
	point, pointEnd int
	lines           uint8 // line breaks before it, at most 2
	spaced          bool  // holds white space: "U. S."
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
	s.pieces = append(s.pieces, piece{begin: s.at, end: end, point: s.point, pointEnd: points, lines: s.newlines, class: c})
	s.at, s.point, s.newlines = end, points, 0
}

// chunk cuts what stands between white space up to end.
func (s *scanner) chunk(end int) {
	if s.spacedAcronym(end) {
		return
	}
	whole, wholeEnd := s.address(end)
	for s.at < end {
		if s.at == whole && wholeEnd > s.at {
			s.emit(wholeEnd, plain)
			continue
		}
		limit := end
		if s.at < whole {
			limit = whole
		}
		s.next(limit, end)
	}
}

// next emits at least one piece; the chunk goes on up to limit, and what can be seen of it up to end.
func (s *scanner) next(limit, end int) {
	r, size := utf8.DecodeRuneInString(s.text[s.at:limit])
	switch {
	case isLetter(r):
		s.word(limit)
	case isDigit(r):
		s.number(limit)
	default:
		s.mark(r, size, limit)
	}
}

// address finds a URL or an e-mail address in the chunk.
func (s *scanner) address(end int) (from, to int) {
	chunk := s.text[s.at:end]
	if len(chunk) < 5 {
		return -1, -1
	}
	if i := strings.Index(chunk, "://"); i > 0 {
		from = i
		for from > 0 && isASCIILetter(chunk[from-1]) {
			from--
		}
	} else if i := strings.Index(chunk, "www."); i >= 0 {
		from = i
	} else if i := strings.IndexByte(chunk, '@'); i > 0 && i+1 < len(chunk) && isAddressByte(chunk[i-1]) && isASCIIWord(chunk[i+1]) {
		from = i
		for from > 0 && isAddressByte(chunk[from-1]) {
			from--
		}
		to = i + 1
		for to < len(chunk) && isAddressByte(chunk[to]) {
			to++
		}
		for chunk[to-1] == '.' || chunk[to-1] == '-' || chunk[to-1] == ':' {
			to--
		}
		if strings.IndexByte(chunk[i:to], '.') < 0 {
			return -1, -1
		}
		return s.at + from, s.at + to
	} else {
		return -1, -1
	}
	to = from + strings.IndexAny(chunk[from:]+" ", "<>\"“”’»| ")
	for to > from && strings.IndexByte(".,;:!?'*]", chunk[to-1]) >= 0 {
		to--
	}
	if to > from && chunk[to-1] == ')' && strings.IndexByte(chunk[from:to], '(') < 0 {
		to--
	}
	return s.at + from, s.at + to
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

// mark takes punctuation and symbols; r is the first, size bytes long.
func (s *scanner) mark(r rune, size, end int) {
	text, at := s.text, s.at
	if n := s.emoticon(end); n > 0 {
		s.emit(at+n, plain)
		return
	}
	next := rune(-1)
	if at+size < end {
		next, _ = utf8.DecodeRuneInString(text[at+size : end])
	}
	switch r {
	case '.', '!', '?', '…':
		if r == '.' && isDigit(next) && s.numberMayFollow() {
			s.number(end)
			return
		}
		i := at + size
		for i < end {
			n, size := utf8.DecodeRuneInString(text[i:end])
			if n != '.' && n != '!' && n != '?' && n != '…' {
				break
			}
			i += size
		}
		if i == at+1 && r == '.' && s.spacedEllipsis() {
			return
		}
		s.emit(i, stop)
	case '\'', '’', '‘', '`', '´':
		s.apostrophe(r, size, end)
	case '#', '@':
		if isLetter(next) && s.afterSpace() {
			i := at + size
			s.emit(wordRun(text, i, end), plain)
			return
		}
		s.emit(s.repeated(r, size, end), plain)
	case '+':
		if isDigit(next) && s.afterSpace() {
			s.number(end)
			return
		}
		s.emit(s.repeated(r, size, end), plain)
	case '-', '*', '=', '_', '~', '<', '>', '$', '–', '—':
		s.emit(s.repeated(r, size, end), plain)
	case '[':
		if strings.HasPrefix(text[at:end], "[...]") {
			s.emit(at+len("[...]"), plain)
			return
		}
		s.emit(at+size, plain)
	default:
		s.emit(symbolEnd(text, at+size, end), plain)
	}
}

// repeated returns the end of a run of one character.
func (s *scanner) repeated(r rune, size, end int) int {
	i := s.at + size
	for i < end {
		n, size := utf8.DecodeRuneInString(s.text[i:end])
		if n != r {
			break
		}
		i += size
	}
	return i
}

// symbolEnd takes what belongs to the symbol before i: combining marks and the joined parts of an emoji.
func symbolEnd(text string, i, end int) int {
	for i < end {
		r, size := utf8.DecodeRuneInString(text[i:end])
		switch {
		case r == '\u200d': // joins the symbol that follows
			i += size
			if i < end {
				_, size = utf8.DecodeRuneInString(text[i:end])
				i += size
			}
		case r > unicode.MaxASCII && unicode.In(r, unicode.M), r >= 0x1F3FB && r <= 0x1F3FF:
			i += size
		default:
			return i
		}
	}
	return i
}

// spacedEllipsis takes ". . ." as one piece.
func (s *scanner) spacedEllipsis() bool {
	end := s.at + 1
	for strings.HasPrefix(s.text[end:], " .") && (end+2 == len(s.text) || s.text[end+2] != '.') {
		end += 2
	}
	if end < s.at+len(". . .") {
		return false
	}
	s.emit(end, stop)
	s.pieces[len(s.pieces)-1].spaced = true
	return true
}

// apostrophe takes a single quotation mark or what an apostrophe begins: "'s" by itself, "'90s", "'em", "”".
func (s *scanner) apostrophe(r rune, size, end int) {
	rest := s.text[s.at+size : end]
	if r2, n := utf8.DecodeRuneInString(rest); r2 == r && r != '´' {
		s.emit(s.at+size+n, plain) // '' or “ as two characters
		return
	}
	if n := suffixLength(rest); n > 0 && (!s.afterSpace() || n == len(rest)) {
		s.emit(s.at+size+n, plain)
		return
	}
	if len(rest) >= 2 && isASCIIDigit(rest[0]) && isASCIIDigit(rest[1]) && s.afterSpace() {
		n := 2
		if n < len(rest) && rest[n] == 's' {
			n++
		}
		if n == len(rest) || !isASCIIWord(rest[n]) {
			s.emit(s.at+size+n, plain)
			return
		}
	}
	for _, word := range [...]string{"em", "til", "cause", "tis", "twas", "n", "bout", "round"} {
		if len(rest) >= len(word) && strings.EqualFold(rest[:len(word)], word) && !letterAt(rest, len(word)) &&
			(len(rest) == len(word) || rest[len(word)] != '\'') {
			s.emit(s.at+size+len(word), plain)
			return
		}
	}
	s.emit(s.at+size, plain)
}

// emoticon returns the length of the emoticon that begins here, 0 for none.
func (s *scanner) emoticon(end int) int {
	rest := s.text[s.at:end]
	if len(rest) < 2 || strings.IndexByte(":;=^<(xX", rest[0]) < 0 {
		return 0
	}
	best := 0
	for _, e := range emoticons {
		if len(e) > best && strings.HasPrefix(rest, e) && !(len(rest) > len(e) && (isASCIIWord(rest[len(e)]) || rest[len(e)] == '/')) {
			best = len(e)
		}
	}
	return best
}

// afterSpace tells whether the next piece has white space, a bracket or a quotation mark before it.
func (s *scanner) afterSpace() bool {
	if s.at == 0 {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(s.text[:s.at])
	return isSpace(r) || strings.ContainsRune("([{\"“‘'`–—/-", r)
}

// numberMayFollow tells whether ".5" may be a number here.
func (s *scanner) numberMayFollow() bool {
	return s.afterSpace() || strings.ContainsRune("$£€", rune(s.text[s.at-1]))
}

// suffixLength measures the contraction that stands behind an apostrophe: "s", "ll", "re", "ve", "d", "m".
func suffixLength(rest string) int {
	if len(rest) == 0 {
		return 0
	}
	n := 0
	switch rest[0] | 0x20 {
	case 's', 'd', 'm':
		n = 1
	case 'l':
		n = 2
		if len(rest) < 2 || rest[1]|0x20 != 'l' {
			return 0
		}
	case 'r', 'v':
		n = 2
		if len(rest) < 2 || rest[1]|0x20 != 'e' {
			return 0
		}
	default:
		return 0
	}
	if letterAt(rest, n) {
		return 0
	}
	return n
}

// letterAt tells whether a letter or digit begins at byte i.
func letterAt(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return isLetter(r) || isDigit(r)
}
