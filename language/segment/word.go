package segment

import (
	"strings"
	"unicode/utf8"
)

// maxLook bounds how far a rule looks ahead, in bytes, so that no text takes more than linear time.
const maxLook = 100

// word takes the word that begins here; the chunk ends at end.
func (s *scanner) word(end int) {
	i := wordRun(s.text, s.at, end)
	for i < end {
		if s.text[i] == '.' {
			if !s.withStop(i, end) {
				s.plainWord(i)
			}
			return
		}
		size := apostropheAt(s.text[i:end])
		if size > 0 && s.contraction(i, i+size, end) {
			return
		}
		k := wordRun(s.text, i+size, end) // "O'Reilly"
		if size == 0 {
			k = s.linked(i, end)
		}
		if k == i {
			break
		}
		i = k
	}
	if i+1 < end && s.text[i] == '$' && isASCIIDigit(s.text[i+1]) && i-s.at < 4 && upperASCII(s.text[s.at:i]) {
		i++ // "US$750" says whose dollars they are, not who pays
	}
	s.plainWord(i)
}

// linked returns how far the word goes on behind the mark at i, i itself where the word ends there.
func (s *scanner) linked(i, end int) int {
	text, begin, next := s.text, s.at, i+1
	if text[i] == '[' { // "want[ing]": an editor's ending
		return max(i, wordRun(text, bracketedLetters(text, i, end), end))
	}
	k := wordRun(text, next, end)
	if k == next {
		return i
	}
	first, second := text[begin:i], text[next:k]
	switch text[i] {
	case '-': // "anti-war", "non-U.S."
		if lookup(prefixes, first) {
			return max(k, acronymEnd(text, next, end))
		}
		if s.givenName(first, second) {
			return k
		}
	case '&': // "AT&T", but not "salt&pepper"
		if len(first)+len(second) < 8 && upperASCII(first) && upperASCII(second) {
			return k
		}
	case '/': // "s/he", "w/o", "l/c", but not "and/or" or "w/the"
		if len(first) == 1 && (len(second) < 3 || len(second) == 3 && upperASCII(first) == upperASCII(second)) {
			return k
		}
	case '*': // "f*ck"
		if isASCIILetter(second[0]) {
			return k
		}
	}
	return i
}

// givenName reports whether two halves of a word are a Korean or Chinese given name behind its family name: "Moon
// Jae-in", "Chiang Kai-shek". Most of its syllables are no English words; the others would go astray.
func (s *scanner) givenName(first, second string) bool {
	const longest = 6 // letters of a syllable: "Kwang", "Hsiung"
	if len(s.pieces) == 0 || s.newlines > 0 || len(first) > longest || len(second) > longest ||
		!upperASCII(first[:1]) || strings.ToLower(first[1:]) != first[1:] || strings.ToLower(second) != second {
		return false
	}
	before := s.pieces[len(s.pieces)-1]
	return familyNames[s.text[before.begin:before.end]] && !joiners[second]
}

// apostropheAt returns the size of the apostrophe that a text begins with, 0 for none.
func apostropheAt(text string) int {
	switch {
	case text[0] == '\'' || text[0] == '`':
		return 1
	case strings.HasPrefix(text, "’"):
		return len("’")
	}
	return 0
}

// contraction takes the word up to the apostrophe at i and what is contracted with it behind the apostrophe: "is|n't",
// "they|'ll". It returns false where the word itself goes on: "O'Reilly".
func (s *scanner) contraction(i, next, end int) bool {
	rest := s.text[next:end]
	if len(rest) > 0 && rest[0]|0x20 == 't' && s.text[i-1]|0x20 == 'n' && !letterAt(rest, 1) {
		if i-1 > s.at {
			s.emit(i-1, plain)
		}
		s.emit(next+1, plain)
		return true
	}
	n := suffixLength(rest)
	if n == 0 && letterAt(rest, 0) && s.text[i] != '`' {
		return false
	}
	s.plainWord(i)
	if n > 0 {
		s.emit(next+n, plain)
	}
	return true
}

// plainWord emits the word up to end, as the parts of a contraction where it is one.
func (s *scanner) plainWord(end int) {
	word := s.text[s.at:end]
	if len(word) >= 2 && len(word) <= maxLexical && mayContract[word[0]|0x20] && (word != "lets" || !s.behindWord()) {
		if parts := lookup(contractions, word); parts != nil && (len(word) > 3 || !upperASCII(word)) {
			for _, n := range parts {
				s.emit(s.at+n, plain)
			}
			return
		}
	}
	s.emit(end, plain)
}

// behindWord reports whether a word stands before the next piece in its line: "lets" behind one is a verb, as in "The
// law lets firms hire".
func (s *scanner) behindWord() bool {
	last := len(s.pieces) - 1
	return last >= 0 && s.newlines == 0 && s.pieces[last].class == plain && letterAt(s.text, s.pieces[last].end-1)
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
	goesOn := letterAt(text[:end], i+1)
	if i+1 < end && text[i+1] == '.' {
		return false // an ellipsis
	}
	single := utf8.RuneCountInString(text[begin:min(i, begin+8)]) == 1
	if single && goesOn && isLetter(after) {
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
	case units[text[begin:i]] && s.afterNumber(), single && s.isLetter(begin):
		s.emit(i+1, abbreviate)
		s.pieces[len(s.pieces)-1].full = true
	case kind == titleBeforeName, kind == beforePlace && !s.afterName() && s.capitalFollows(i+1),
		kind == beforeNumber && s.numberFollows(i+1), kind == beforeTime && s.timeFollows(i+1):
		s.emit(i+1, title)
	case kind == mayEnd, kind == endsLists, kind == legalForm, kind == beforePlace:
		s.emit(i+1, abbreviate)
	case single && s.isInitial(begin):
		s.emit(i+1, initial)
	case goesOn && isDigit(after) && isASCIIDigit(text[i-1]):
		s.emit(wordRun(text, i+1, end), plain) // "v1.2"
	default:
		return false
	}
	return true
}

// isInitial reports whether the single letter at begin is the initial of a name: "J. Smith". The pronoun I is one only
// between capitalised words.
func (s *scanner) isInitial(begin int) bool {
	r, _ := utf8.DecodeRuneInString(s.text[begin:])
	if !isUpper(r) {
		return false
	}
	next := s.text[s.afterBlank(begin+len("I.")):]
	return r != 'I' || s.afterName() || len(next) > 1 && 'A' <= next[0] && next[0] <= 'Z' && next[1] == '.' // "I. M. Pei"
}

// isLetter reports whether the single letter at begin is what something is called: "plan B", "World War I".
func (s *scanner) isLetter(begin int) bool {
	r, _ := utf8.DecodeRuneInString(s.text[begin:])
	return isUpper(r) && len(s.pieces) > 0 && lookup(lettered, s.string(len(s.pieces)-1))
}

// afterName reports whether the next piece follows a word with a capital.
func (s *scanner) afterName() bool {
	if len(s.pieces) == 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s.string(len(s.pieces) - 1))
	return isUpper(r)
}

// afterNumber reports whether the next piece follows a number, or the sign of degrees.
func (s *scanner) afterNumber() bool {
	if len(s.pieces) == 0 {
		return false
	}
	before := s.string(len(s.pieces) - 1)
	return isASCIIDigit(before[len(before)-1]) || before == "°"
}

// afterBlank is the place behind the blank at i, i itself where there is none.
func (s *scanner) afterBlank(i int) int {
	if i < len(s.text) && s.text[i] == ' ' {
		return i + 1
	}
	return min(i, len(s.text))
}

// capitalFollows reports whether a capital stands at i, after at most one space.
func (s *scanner) capitalFollows(i int) bool {
	r, _ := utf8.DecodeRuneInString(s.text[s.afterBlank(i):])
	return isUpper(r)
}

// numberFollows reports whether a number stands at i, after at most one space: "No. 5", "No. #5", "No. A5", "Op. IV".
func (s *scanner) numberFollows(i int) bool {
	rest := s.text[s.afterBlank(i):]
	if len(rest) > 0 && (rest[0] == '#' || rest[0] == '$') {
		rest = rest[1:]
	}
	rest = rest[:wordRun(rest, 0, min(len(rest), maxLexical))]
	switch {
	case len(rest) == 0:
		return false
	case isASCIIDigit(rest[0]), len(rest) > 1 && strings.Trim(rest, "IVXLC") == "":
		return true
	}
	return 'A' <= rest[0] && rest[0] <= 'Z' && len(rest) > 1 && isASCIIDigit(rest[1])
}

// timeFollows reports whether a date goes on at i, or the sentence: "Mon. 5 May", "Mon. May 5", "Mon. and Tue."
func (s *scanner) timeFollows(i int) bool {
	at := s.afterBlank(i)
	rest := s.text[at:wordRun(s.text, at, min(len(s.text), at+maxLexical))]
	r, _ := utf8.DecodeRuneInString(rest)
	return isDigit(r) || isLower(r) || lookup(timeWords, rest) == monthName
}

// acronymEnd returns the end of letters with a stop behind each: "U.S.", "U.S", "a.m.". It is begin where there are
// none.
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

func upperASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}
