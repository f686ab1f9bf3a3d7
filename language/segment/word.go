package segment

import (
	"strings"
	"unicode/utf8"
)

// maxLook bounds how far a rule looks ahead, in bytes, so that no text takes more than linear time.
const maxLook = 100

// word takes the word that begins here; the chunk ends at end.
func (s *scanner) word(end int) {
	text, begin := s.text, s.at
	i := wordRun(text, begin, end)
	for i < end {
		next := i + 1
		switch text[i] {
		case '.':
			if s.withStop(i, end) {
				return
			}
			s.plainWord(i)
			return
		case '\'', '`':
		case 0xe2: // ’ is e2 80 99
			if !strings.HasPrefix(text[i:end], "’") {
				s.plainWord(i)
				return
			}
			next = i + len("’")
		case '-':
			if letterAt(text[:end], next) && lookup(prefixes, text[begin:i]) {
				s.emit(s.hyphenated(next, end), plain)
				return
			}
			s.plainWord(i)
			return
		case '&':
			// "AT&T", but not "salt&pepper"
			if k := wordRun(text, next, end); k > next && k-begin <= 8 && upperASCII(text[begin:i]) && upperASCII(text[next:k]) {
				i = k
				continue
			}
			s.plainWord(i)
			return
		case '/':
			// "s/he", "w/o", "l/c", but not "and/or"
			if k := wordRun(text, next, end); i-begin == 1 && k > next && k-next <= 3 && !upperPair(text[begin:i], text[next:k]) {
				s.emit(k, plain)
				return
			}
			s.plainWord(i)
			return
		case '*':
			// "f*ck"
			if k := wordRun(text, next, end); k > next && isASCIILetter(text[next]) {
				i = k
				continue
			}
			s.plainWord(i)
			return
		default:
			s.plainWord(i)
			return
		}
		// An apostrophe.
		rest := text[next:end]
		if negation := len(rest) > 0 && rest[0]|0x20 == 't' && text[i-1]|0x20 == 'n' && !letterAt(rest, 1); negation {
			if i-1 > begin {
				s.emit(i-1, plain)
			}
			s.emit(next+1, plain)
			return
		}
		if suffixLength(rest) > 0 || !letterAt(rest, 0) || text[i] == '`' {
			s.plainWord(i)
			if n := suffixLength(rest); n > 0 {
				s.emit(next+n, plain)
			}
			return
		}
		i = wordRun(text, next, end) // "O'Reilly"
	}
	s.plainWord(i)
}

// hyphenated returns the end of the word that goes on behind a prefix's hyphen.
func (s *scanner) hyphenated(i, end int) int {
	return wordRun(s.text, i, end)
}

// plainWord emits the word up to end, as the parts of a contraction where it is one.
func (s *scanner) plainWord(end int) {
	word := s.text[s.at:end]
	if len(word) >= 2 && len(word) <= maxLexical && mayContract[word[0]|0x20] {
		if parts := lookup(contractions, word); parts != nil && (len(word) > 3 || !upperASCII(word)) {
			for _, n := range parts {
				s.emit(s.at+n, plain)
			}
			return
		}
	}
	s.emit(end, plain)
}

// mayContract marks the letters that the contractions begin with, to look up few words.
var mayContract = func() (t [256]bool) {
	for word := range contractions {
		t[word[0]] = true
	}
	return t
}()

// withStop takes a word whose letters end at i together with the stops that belong to it. It returns false when the
// stop at i is no part of the word.
func (s *scanner) withStop(i, end int) bool {
	text, begin := s.text, s.at
	after, _ := utf8.DecodeRuneInString(text[i+1 : end])
	goesOn := i+1 < end && (isLetter(after) || isDigit(after))
	if i+1 < end && text[i+1] == '.' {
		return false // an ellipsis
	}
	single := utf8.RuneCountInString(text[begin:min(i, begin+8)]) == 1
	if single && isLetter(after) && goesOn {
		if k := acronymEnd(text, begin, end); k > i+1 {
			s.emit(k, abbreviate)
			return true
		}
	}
	if goesOn {
		if k := dottedAbbreviation(text, begin, end); k > 0 {
			s.emit(k, abbreviate)
			return true
		}
		if k := hostName(text, begin, end); k > 0 {
			s.emit(k, plain)
			return true
		}
	}
	kind := abbreviationOf(text[begin:i])
	switch {
	case kind == titleBeforeName:
		s.emit(i+1, title)
	case kind == mayEnd:
		s.emit(i+1, abbreviate)
	case kind == dotted:
		s.emit(i+1, abbreviate)
	case kind == beforeNumber && s.numberFollows(i+1):
		s.emit(i+1, title)
	case single && s.isInitial(begin, i+1, end):
		s.emit(i+1, initial)
	case goesOn && isDigit(after) && isASCIIDigit(text[i-1]):
		s.emit(wordRun(text, i+1, end), plain) // "v1.2"
	default:
		return false
	}
	return true
}

// isInitial tells whether the single letter at begin is the initial of a name: "J. Smith". The pronoun I is one only
// between capitalised words.
func (s *scanner) isInitial(begin, after, end int) bool {
	r, _ := utf8.DecodeRuneInString(s.text[begin:])
	if !isUpper(r) {
		return false
	}
	if r == 'I' {
		if len(s.pieces) == 0 {
			return false
		}
		before, _ := utf8.DecodeRuneInString(s.text[s.pieces[len(s.pieces)-1].begin:])
		if !isUpper(before) {
			return false
		}
	}
	return true
}

// numberFollows tells whether a digit stands at i, after at most one space.
func (s *scanner) numberFollows(i int) bool {
	if i < len(s.text) && s.text[i] == ' ' {
		i++
	}
	if i < len(s.text) && (s.text[i] == '#' || s.text[i] == '$') {
		i++
	}
	return i < len(s.text) && isASCIIDigit(s.text[i])
}

// acronymEnd returns the end of letters with a stop behind each: "U.S.", "U.S", "a.m.". It is begin where there are none.
func acronymEnd(text string, begin, end int) int {
	i, letters := begin, 0
	for i < end && letters < 12 {
		r, size := utf8.DecodeRuneInString(text[i:end])
		if !isLetter(r) {
			break
		}
		if i+size < end && text[i+size] == '.' {
			i += size + 1
			letters++
			continue
		}
		if letters > 0 && !letterAt(text[:end], i+size) {
			return i + size // the last stop is missing: "U.S"
		}
		break
	}
	if letters < 2 {
		return begin
	}
	return i
}

// dottedAbbreviation returns the end of "Ph.D." and its like, 0 for none.
func dottedAbbreviation(text string, begin, end int) int {
	limit := min(end, begin+10)
	for i := begin; i < limit; i++ {
		if c := text[i]; !isASCIILetter(c) && c != '.' {
			limit = i
		}
	}
	for i := limit; i > begin+2; i-- {
		if letterAt(text[:end], i) && text[i-1] != '.' {
			continue
		}
		if lookup(abbreviations, strings.TrimSuffix(text[begin:i], ".")) == dotted {
			return i
		}
	}
	return 0
}

// hostName returns the end of "bbc.co.uk", "nytimes.com/2015/10", "report.doc" or "comp.lang.c", 0 for none.
func hostName(text string, begin, end int) int {
	limit := min(end, begin+maxLook)
	i, label, labels := begin, begin, 0
	upper := false
	for ; i < limit; i++ {
		c := text[i]
		if c == '.' && i+1 < limit && (isASCIIWord(text[i+1]) || text[i+1] == '_') {
			label = i + 1
			labels++
		} else if !isASCIIWord(c) && c != '-' && c != '_' {
			break
		} else if 'A' <= c && c <= 'Z' {
			upper = true
		}
	}
	last := text[label:i]
	if labels == 0 || len(last) == 0 || len(last) > 5 && labels < 2 {
		return 0
	}
	known := lookup(domains, last) && (isLower(rune(last[0])) || upperASCII(last))
	if !known && (labels < 2 || upper || !isASCIILetter(last[0])) {
		return 0
	}
	if known && i < end && text[i] == '/' {
		for i < limit && strings.IndexByte("<>\"),;", text[i]) < 0 && text[i] < utf8.RuneSelf {
			i++
		}
		for strings.IndexByte(".:!?'", text[i-1]) >= 0 {
			i--
		}
	}
	return i
}

func upperASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}

// upperPair tells "A/C" and "I/S", which are one word, from "B/and".
func upperPair(a, b string) bool {
	return upperASCII(a) != upperASCII(b) && len(b) > 2
}
