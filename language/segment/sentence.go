package segment

import (
	"strings"
	"unicode/utf8"
)

// markByRules marks the pieces that paragraphs and, as the rules have it, sentences begin with.
func (s *scanner) markByRules() {
	for first := 0; first < len(s.pieces); first = s.sentenceEnd(first) {
		p := &s.pieces[first]
		p.opens = first == 0 || s.opensParagraph(first)
		p.begins = true
	}
}

// sentenceEnd returns the index behind the last piece of the sentence that begins with piece first.
func (s *scanner) sentenceEnd(first int) int {
	quoted := false // inside straight double quotation marks
	for i := first; i < len(s.pieces); i++ {
		if i > first && (s.opensParagraph(i) || s.rule(i) || s.rule(i-1)) {
			return i
		}
		if s.is(i, `"`) {
			quoted = s.opens(i, quoted)
			continue
		}
		if s.pieces[i].class == plain || s.pieces[i].class == title {
			continue
		}
		if end := s.closers(i+1, quoted); s.endsWith(first, i, end) {
			return end
		}
	}
	return len(s.pieces)
}

// opensParagraph tells whether layout begins a sentence at piece i: an empty line, or the bullet of a list.
func (s *scanner) opensParagraph(i int) bool {
	p := &s.pieces[i]
	if p.lines == 0 {
		return false
	}
	return p.lines > 1 || p.class == initial && isASCIIDigit(s.text[p.begin]) || s.is(i, "•") || s.is(i, "*") || s.is(i, "·") ||
		s.is(i, "-") && !s.joined(i+1)
}

// rule tells whether piece i is a line drawn with characters, such as "=====".
func (s *scanner) rule(i int) bool {
	p := &s.pieces[i]
	return p.end-p.begin >= 5 && p.class == plain && strings.IndexByte("=-_*~", s.text[p.begin]) >= 0 &&
		strings.Count(s.text[p.begin:p.end], s.text[p.begin:p.begin+1]) == p.end-p.begin
}

// maxMarks bounds how many marks in a row are looked through.
const maxMarks = 16

// closers returns the index behind the quotation marks and brackets that close from piece i on, and stops between them.
func (s *scanner) closers(i int, quoted bool) int {
	for limit := min(i+maxMarks, len(s.pieces)); i < limit; i++ {
		if n := s.reference(i); n > 0 {
			i += n - 1
			continue
		}
		switch s.string(i) {
		case "”", "»", ")", "]", "}":
		case "’", "'", "’’", "''":
			if !s.joined(i) {
				return i
			}
		case `"`:
			if s.opens(i, quoted) {
				return i
			}
			quoted = false
		default:
			if s.pieces[i].class != stop || !s.joined(i) {
				return i
			}
		}
		if s.pieces[i].lines > 1 {
			return i
		}
	}
	return i
}

// reference returns the number of pieces of a numbered reference, "[17]", at piece i, 0 for none.
func (s *scanner) reference(i int) int {
	if i+2 < len(s.pieces) && s.is(i, "[") && isASCIIDigit(s.text[s.pieces[i+1].begin]) && s.is(i+2, "]") {
		return 3
	}
	return 0
}

// opens tells whether the straight quotation mark i opens a quotation; quoted says whether one is open.
func (s *scanner) opens(i int, quoted bool) bool {
	before, after := s.joined(i), s.joined(i+1)
	if before != after {
		return after
	}
	return !quoted
}

// joined tells whether piece i follows the one before without white space.
func (s *scanner) joined(i int) bool {
	return i > 0 && i < len(s.pieces) && s.pieces[i].begin == s.pieces[i-1].end
}

// endsWith tells whether the stop or abbreviation i, with its closing marks up to end, ends the sentence that begins at
// first.
func (s *scanner) endsWith(first, i, end int) bool {
	if end == len(s.pieces) {
		return true
	}
	if s.pieces[end].lines > 1 {
		return true
	}
	word := end // the first word of what follows
	for word < min(end+maxMarks, len(s.pieces)-1) && s.openingMark(word) {
		word++
	}
	r, size := utf8.DecodeRuneInString(s.text[s.pieces[word].begin:])
	p := &s.pieces[i]
	if p.class != stop {
		if p.class == initial && i == first {
			return false
		}
		return isUpper(r) && !s.joined(i+1) && s.starter(word)
	}
	if s.joined(end) && end == i+1 {
		// "said.Then": a missing space, if a word of its own follows.
		return isUpper(r) && size < s.pieces[word].end-s.pieces[word].begin && !s.ellipsis(i)
	}
	switch s.text[p.end-1] {
	case '?', '!':
		if isLower(r) {
			return end == i+1 && !s.joined(end)
		}
		return end == i+1 || !s.attributed(word)
	}
	if i == first {
		return false // an ellipsis that opens the sentence
	}
	if isLower(r) {
		return end == i+1 && !s.joined(end) && !s.ellipsis(i) && s.wholeWord(i-1)
	}
	return !s.continues(word)
}

// wholeWord tells whether piece i, which stands before a stop, looks like a word rather than an unknown abbreviation.
func (s *scanner) wholeWord(i int) bool {
	word := s.string(i)
	r, _ := utf8.DecodeRuneInString(word)
	return isDigit(r) || isLower(r) && len(word) > 1 || len(word) > 5
}

// ellipsis tells whether the stop i is more than one point.
func (s *scanner) ellipsis(i int) bool {
	return s.pieces[i].end-s.pieces[i].begin > 1 && !strings.ContainsAny(s.string(i), "!?")
}

// openingMark tells whether piece i is a mark that may stand before the first word of a sentence.
func (s *scanner) openingMark(i int) bool {
	switch s.string(i) {
	case `"`, "'", "“", "‘", "``", "''", "‘’", "`", "«", "(", "[", "-", "--", "–", "—", "*", "•", "...", "…":
		return true
	}
	return false
}

// continues tells whether piece i cannot begin a sentence.
func (s *scanner) continues(i int) bool {
	switch s.string(i) {
	case ",", ";", ":", ")", "]", "}", "%", "/", "&", "=":
		return true
	}
	return false
}

// starter tells whether the word i begins a sentence rather than following an abbreviation.
func (s *scanner) starter(i int) bool { return lookup(starters, s.string(i)) }

// attributed tells whether a verb of saying stands right behind the word i: "Kerry asked".
func (s *scanner) attributed(i int) bool {
	for k := i; k < i+4 && k < len(s.pieces); k++ {
		if lookup(speechVerbs, s.string(k)) {
			return true
		}
	}
	return false
}

// cut returns where to end a sentence that has none: behind the strongest mark among the last pieces before limit.
func (s *scanner) cut(first, limit int) int {
	best, strength := limit, 0
	for i := limit - 1; i > first+MaxTokens/2; i-- {
		n := 0
		switch s.string(i) {
		case ";":
			n = 3
		case ":", "--", "–", "—":
			n = 2
		case ",":
			n = 1
		}
		if s.pieces[i].class == stop {
			n = 4
		}
		if n > strength && !s.joined(i+1) {
			best, strength = i+1, n
		}
	}
	return best
}

// finalStop returns the abbreviation among the pieces from first up to end whose stop ends the sentence, -1 for none:
// that of "... and Co." is a word of its own, "U.S." keeps its own.
func (s *scanner) finalStop(first, end int) int {
	i := end - 1
	for i > first && s.closing(i) {
		i--
	}
	p := &s.pieces[i]
	word := s.string(i)
	if i == first || p.class != abbreviate && p.class != title && p.class != initial || p.spaced ||
		strings.IndexByte(word, '.') != len(word)-1 {
		return -1
	}
	return i
}

func (s *scanner) closing(i int) bool {
	switch s.string(i) {
	case `"`, "'", "”", "’", "’’", "''", "»", ")", "]", "}":
		return true
	}
	return false
}

func (s *scanner) string(i int) string     { return s.text[s.pieces[i].begin:s.pieces[i].end] }
func (s *scanner) is(i int, w string) bool { return s.string(i) == w }
