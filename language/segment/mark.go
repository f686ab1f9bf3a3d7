package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mark takes punctuation and symbols; r is the first, size bytes long.
func (s *scanner) mark(r rune, size, end int) {
	text, at := s.text, s.at
	if n := s.emoticon(end); n > 0 {
		s.emit(at+n, plain)
		return
	}
	if i := s.noise(end); i > at {
		s.emit(i, plain)
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
		if i := bracketedLetters(text, at, end); i > at && letterAt(text[:end], i) { // "[t]he": an editor's letter
			s.emit(wordRun(text, i, end), plain)
			return
		}
		s.emit(at+size, plain)
	default:
		s.emit(symbolEnd(text, at+size, end), plain)
	}
}

// bracketedLetters returns the end of a run of letters in square brackets that begins at i, i itself where there is
// none.
func bracketedLetters(text string, i, end int) int {
	k := wordRun(text, i+1, min(end, i+maxLook))
	if k == i+1 || k >= end || text[k] != ']' || strings.ContainsAny(text[i:k], "0123456789_") { // "note[1]"
		return i
	}
	return k + 1
}

// maxMarksInRow is how many marks without a letter, a digit or white space between them are words each.
const maxMarksInRow = 32

// noise returns the end of a run of more marks than anyone reads one by one, such as a page of emoji; s.at where there
// is none. What begins with a mark that is one word with its like, as in "-----", is left to that.
func (s *scanner) noise(end int) int {
	i, n := s.at, 0
	for i < end {
		r, size := utf8.DecodeRuneInString(s.text[i:end])
		if isLetter(r) || isDigit(r) {
			break
		}
		if n == 0 && strings.ContainsRune(".!?…-*=_~<>$–—#@+", r) {
			return s.at
		}
		i += size
		n++
	}
	if n <= maxMarksInRow {
		return s.at
	}
	return i
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

// afterSpace reports whether the next piece has white space, a bracket or a quotation mark before it.
func (s *scanner) afterSpace() bool {
	if s.at == 0 {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(s.text[:s.at])
	return isSpace(r) || strings.ContainsRune("([{\"“‘'`–—/-", r)
}

// numberMayFollow reports whether ".5" may be a number here.
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

// letterAt reports whether a letter or digit begins at byte i.
func letterAt(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return isLetter(r) || isDigit(r)
}
