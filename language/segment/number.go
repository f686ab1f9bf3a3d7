package segment

import (
	"strings"
	"unicode/utf8"
)

// number takes a number, a date, a time or a telephone number, and cuts its unit off: "10:30am" is "10:30" and "am".
func (s *scanner) number(end int) {
	text, begin := s.text, s.at
	i := begin
	if text[i] == '.' || text[i] == '+' {
		i++
	}
	i = digitRun(text, i, end)
	groups := 1 // runs of digits with "-" or "/" between
	joint := byte(0)
	for i+1 < end && isASCIIDigit(text[i+1]) {
		c := text[i]
		switch c {
		case '.', ',', ':':
			if c == ',' && !thousands(text, i+1, end) {
				s.emit(i, plain)
				return
			}
		case '/':
			groups++
			joint = '/'
		case '-':
			k := digitRun(text, i+1, end)
			if groups == 1 && !phoneLike(text, begin, i, k, end) || joint == '/' && k-i < 5 {
				s.emit(i, plain)
				return
			}
			groups++
			joint = '-'
		default:
			s.letters(i, end)
			return
		}
		i = digitRun(text, i+1, end)
	}
	s.letters(i, end)
}

// letters ends a number whose digits end at i, with the letters that belong to it.
func (s *scanner) letters(i, end int) {
	text, begin := s.text, s.at
	k := wordRun(text, i, end)
	if k == i {
		if i < end && text[i] == '.' && s.headsLine() && (i+1 == end || isSpace(rune(text[i+1]))) && i-begin <= 2 &&
			i+1 < len(text) {
			s.emit(i+1, initial) // "1." of a list
			return
		}
		// "80's" and "1990's"
		if i-begin >= 2 && text[i-1] == '0' && i+1 < end && text[i] == '\'' && text[i+1]|0x20 == 's' &&
			!letterAt(text[:end], i+2) {
			s.emit(i+2, plain)
			return
		}
		s.emit(i, plain)
		return
	}
	if h := hostName(text, begin, end); h > k {
		s.emit(h, plain)
		return
	}
	if unit(text[i:k]) {
		s.emit(i, plain)
		s.word(end)
		return
	}
	s.emit(k, plain)
}

// headsLine reports whether the next piece is the first of its line.
func (s *scanner) headsLine() bool { return len(s.pieces) == 0 || s.newlines > 0 }

// unit reports whether letters behind a number are a word of their own. Ordinals, decades and codes ("4A") are not.
func unit(letters string) bool {
	switch letters {
	case "st", "nd", "rd", "th", "s", "ST", "ND", "RD", "TH", "S", "d", "D", "G", "g", "a", "A":
		return false
	case "K", "M", "F", "B":
		return true
	}
	if len(letters) > 12 {
		return false
	}
	for i := 0; i < len(letters); i++ {
		if !isASCIILetter(letters[i]) {
			return letters[i] >= utf8.RuneSelf // "5µg", but not the code "5x7"
		}
	}
	return len(letters) > 1 || letters[0] >= 'a'
}

// digitRun returns the end of the digits from i.
func digitRun(text string, i, end int) int {
	for i < end {
		r, size := utf8.DecodeRuneInString(text[i:end])
		if !isDigit(r) {
			break
		}
		i += size
	}
	return i
}

// thousands reports whether three digits stand at i, as behind the comma of "250,000".
func thousands(text string, i, end int) bool {
	return digitRun(text, i, min(end, i+4)) == i+3
}

// phoneLike reports whether the digits up to dash and those up to k, with a hyphen between, are parts of one number:
// "853-3989", "713-853-3989", "11-20-2000", but not the range "1969-1970".
func phoneLike(text string, begin, dash, k, end int) bool {
	if strings.ContainsAny(text[begin:dash], ".,:/") {
		return false
	}
	first, second := dash-begin, k-dash-1
	more := k+1 < end && text[k] == '-' && isASCIIDigit(text[k+1])
	return more || first == 3 && second == 4 || first == 5 && second == 4
}
