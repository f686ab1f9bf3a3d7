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
		if i > 0 && s.bullet(i-1) {
			s.pieces[i].settled = true
		}
		if s.is(i, `"`) {
			quoted = s.opens(i, quoted)
			continue
		}
		p := &s.pieces[i]
		if p.class == title || p.class == plain && !s.is(i, "[...]") {
			continue
		}
		end := s.closers(i+1, quoted)
		v := s.endsWith(first, i, end)
		if end < len(s.pieces) {
			s.pieces[end].settled = v == surelyEnds || v == surelyGoesOn
		}
		if v == ends || v == surelyEnds {
			return end
		}
	}
	return len(s.pieces)
}

// opensParagraph reports whether layout begins a sentence at piece i: an empty line, or the bullet of a list.
func (s *scanner) opensParagraph(i int) bool {
	p := &s.pieces[i]
	if p.lines == 0 {
		return false
	}
	return p.lines > 1 || p.class == initial && isASCIIDigit(s.text[p.begin]) || s.bullet(i)
}

// bullet reports whether piece i is the mark of a list's item.
func (s *scanner) bullet(i int) bool {
	if s.pieces[i].lines == 0 && i > 0 {
		return false
	}
	return s.is(i, "•") || s.is(i, "*") || s.is(i, "·") || s.is(i, "-") && !s.joined(i+1)
}

// rule reports whether piece i is a line drawn with characters, such as "=====".
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
		if s.footnote(i) {
			s.pieces[i].settled = true
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

// footnote reports whether piece i is the number of a note at the end of a sentence: "said so.3 Then".
func (s *scanner) footnote(i int) bool {
	return i > 1 && s.joined(i) && !s.joined(i+1) && s.shortNumber(i, 3) && s.is(i-1, ".") && s.wholeWord(i-2) &&
		!isASCIIDigit(s.text[s.pieces[i-2].begin])
}

// opens reports whether the straight quotation mark i opens a quotation; quoted says whether one is open.
func (s *scanner) opens(i int, quoted bool) bool {
	before, after := s.joined(i), s.joined(i+1)
	if before != after {
		return after
	}
	return !quoted
}

// joined reports whether piece i follows the one before without white space.
func (s *scanner) joined(i int) bool {
	return i > 0 && i < len(s.pieces) && s.pieces[i].begin == s.pieces[i-1].end
}

// verdict is what the rules say of a place where a sentence may end. Where they are sure, the network has no say.
type verdict uint8

const (
	goesOn verdict = iota
	surelyGoesOn
	ends
	surelyEnds
)

func likely(end bool) verdict {
	if end {
		return ends
	}
	return goesOn
}

// endsWith reports whether the stop or abbreviation i, with its closing marks up to end, ends the sentence that begins
// at first.
func (s *scanner) endsWith(first, i, end int) verdict {
	if end == len(s.pieces) || s.pieces[end].lines > 1 {
		return ends
	}
	word := end // the first word of what follows
	for word < min(end+maxMarks, len(s.pieces)-1) && s.openingMark(word) {
		word++
	}
	r, size := utf8.DecodeRuneInString(s.text[s.pieces[word].begin:])
	p := &s.pieces[i]
	switch {
	case p.class == plain: // "[...]"
		return likely(i > first && isUpper(r) && s.starter(word))
	case p.class != stop:
		return s.abbreviationEnds(first, i, end, word)
	case s.numbersItem(first, i):
		return surelyGoesOn
	case s.joined(end) && end == i+1:
		// "said.Then": a missing space, if a word of its own follows.
		return likely(isUpper(r) && size < s.pieces[word].end-s.pieces[word].begin && !s.ellipsis(i))
	}
	switch s.text[p.end-1] {
	case '?', '!':
		if s.labelled(first) && s.labelled(word) { // "Smith: When? Jones: Now."
			return surelyEnds
		}
		if s.continues(word) {
			return surelyGoesOn // "Yahoo! Inc."
		}
		if isLower(r) {
			return likely(end == i+1 && !s.joined(end))
		}
		if end > i+1 && s.attributed(word) {
			return surelyGoesOn
		}
		return ends
	}
	switch {
	case i == first: // an ellipsis that opens the sentence
		return goesOn
	case s.continues(word):
		return surelyGoesOn
	case isLower(r):
		return likely(end == i+1 && !s.joined(end) && !s.ellipsis(i) && s.wholeWord(i-1))
	case s.labelled(first) && s.labelled(word): // "Smith: I left... Jones: When?"
		return surelyEnds
	case s.ellipsis(i) && (end > i+1 && s.attributed(word) || s.hesitates(first, i, end)):
		return surelyGoesOn
	case s.ellipsis(i): // "a while ... Russia": left out, where it stands apart
		return likely(s.joined(i) || !isUpper(r) || s.starter(word))
	case strings.ContainsRune("$£€¥", r) && s.wholeWord(i-1):
		return surelyEnds
	}
	return ends
}

// abbreviationEnds reports whether the stop of abbreviation or initial i ends the sentence too; word is the first word
// behind it and its closing marks, which end at end.
func (s *scanner) abbreviationEnds(first, i, end, word int) verdict {
	p := &s.pieces[i]
	r, _ := utf8.DecodeRuneInString(s.string(word))
	switch {
	case p.class == initial && i == first:
		return goesOn
	case s.continues(word), abbreviationOf(s.string(word)) == bareForm:
		return surelyGoesOn
	case isLower(r):
		if s.mixed(word) || abbreviationOf(strings.TrimSuffix(s.string(i), ".")) == endsLists {
			return goesOn
		}
		return surelyGoesOn
	case !isUpper(r) || s.joined(i+1):
		return goesOn
	case p.class == initial:
		return likely(s.starter(word))
	case !s.starter(word) && s.twoInitials(i):
		return surelyGoesOn
	case s.labelled(first) && s.labelled(word): // "Smith: I left the U.S. Jones: When?"
		return surelyEnds
	case end > i+1: // "Acme Inc." in quotation marks or brackets
		return likely(s.starter(word))
	case s.meridiem(i):
		return s.meridiemEnds(first, i, word)
	case p.full:
		return surelyEnds
	case lookup(timeWords, s.string(word)) != weekday || word+1 == len(s.pieces),
		s.is(word+1, ","), s.is(word+1, "'s"):
		return likely(s.starter(word))
	}
	return surelyGoesOn // "Acme Inc. Friday reported"
}

// meridiemEnds reports whether "a.m." or "p.m." at i ends the sentence, where word behind it has a capital.
func (s *scanner) meridiemEnds(first, i, word int) verdict {
	timeOrZone := lookup(timeWords, s.string(word)) != noTime || word+1 < len(s.pieces) && s.is(word+1, "time")
	switch {
	case s.starter(word):
		return ends
	case timeOrZone, s.onlyTime(first, i):
		return surelyGoesOn // "5 p.m. Eastern", "5 p.m. Moscow time", "At 5 p.m. Smith left."
	case i > 1 && (s.is(i-2, "the") || s.is(i-2, "a")):
		return goesOn // "the 5 p.m. Berlin train"
	}
	return surelyEnds
}

// hesitates reports whether the ellipsis i follows the first word or two of what someone says: "You know... Smith
// lied".
func (s *scanner) hesitates(first, i, end int) bool {
	if end > i+1 {
		return false
	}
	switch s.string(first) {
	case `"`, "“", "'", "‘":
		return i-first <= 3
	}
	return i-first <= 4 && s.labelled(first)
}

// labelled reports whether the word i is the label of who speaks: "Smith:".
func (s *scanner) labelled(i int) bool {
	return i+2 < len(s.pieces) && s.is(i+1, ":") && s.joined(i+1) && !s.joined(i+2)
}

// numbersItem reports whether the stop i stands behind the number of an item in a list that runs on: "1. Who pays? 2.
// Who gains?".
func (s *scanner) numbersItem(first, i int) bool {
	heads := i == first+1 || i > first+1 && s.is(i-2, ":") && !s.joined(i-1)
	return heads && s.joined(i) && s.is(i, ".") && s.shortNumber(i-1, 2)
}

// shortNumber reports whether piece i is a number of so many digits at most.
func (s *scanner) shortNumber(i, digits int) bool {
	return s.pieces[i].end-s.pieces[i].begin <= digits && isASCIIDigit(s.text[s.pieces[i].begin])
}

// twoInitials reports whether piece i is the initials of a person: "K.C. Moran", not "U.S."
func (s *scanner) twoInitials(i int) bool {
	w := s.string(i)
	return len(w) == 4 && w[1] == '.' && w[3] == '.' && upperASCII(w[:1]) && upperASCII(w[2:3]) && !acronyms[w]
}

// mixed reports whether the word i is a name such as "iPhone".
func (s *scanner) mixed(i int) bool {
	w := s.string(i)
	return len(w) > 1 && isUpper(rune(w[1]))
}

// meridiem reports whether piece i is "a.m." or "p.m." behind a number.
func (s *scanner) meridiem(i int) bool {
	w := s.string(i)
	return len(w) == 4 && w[1] == '.' && w[2]|0x20 == 'm' && (w[0]|0x20 == 'a' || w[0]|0x20 == 'p') && i > 0 &&
		isASCIIDigit(s.text[s.pieces[i-1].begin])
}

// onlyTime reports whether nothing but words for a time stands from first to i.
func (s *scanner) onlyTime(first, i int) bool {
	if i-first > maxMarks {
		return false
	}
	for k := first; k < i; k++ {
		if w := s.string(k); !isASCIIDigit(w[0]) && w != "," && !s.meridiem(k) && lookup(timeWords, w) == noTime {
			return false
		}
	}
	return true
}

// wholeWord reports whether piece i, which stands before a stop, looks like a word rather than an unknown abbreviation.
func (s *scanner) wholeWord(i int) bool {
	word := s.string(i)
	r, _ := utf8.DecodeRuneInString(word)
	return isDigit(r) || isLower(r) && len(word) > 1 || len(word) > 4
}

// ellipsis reports whether the stop i is more than one point.
func (s *scanner) ellipsis(i int) bool {
	return s.pieces[i].end-s.pieces[i].begin > 1 && !strings.ContainsAny(s.string(i), "!?")
}

// openingMark reports whether piece i is a mark that may stand before the first word of a sentence.
func (s *scanner) openingMark(i int) bool {
	switch s.string(i) {
	case `"`, "'", "“", "‘", "``", "''", "‘’", "`", "«", "(", "[", "-", "--", "–", "—", "*", "•", "...", "…":
		return true
	}
	return false
}

// continues reports whether piece i cannot begin a sentence.
func (s *scanner) continues(i int) bool {
	switch s.string(i) {
	case ",", ";", ":", ")", "]", "}", "%", "/", "&", "=":
		return true
	}
	form, dotted := strings.CutSuffix(s.string(i), ".")
	return dotted && abbreviationOf(form) == legalForm
}

// starter reports whether the word i begins a sentence rather than following an abbreviation.
func (s *scanner) starter(i int) bool { return lookup(starters, s.string(i)) }

// attributed reports whether a verb of saying stands right behind the word i, without what was said behind it: "Kerry
// asked", not "Kerry said that" nor "Kerry said, ...".
func (s *scanner) attributed(i int) bool {
	for k := i; k < i+4 && k+1 < len(s.pieces); k++ {
		if lookup(speechVerbs, s.string(k)) {
			switch s.string(k + 1) {
			case ",", ":", "that", "how", "why", "what", "if", "whether":
				return false
			}
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
