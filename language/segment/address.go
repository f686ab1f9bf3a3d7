package segment

import (
	"strings"
	"unicode/utf8"
)

// address returns where the first URL or e-mail address in the chunk stands, -1 for none.
func (s *scanner) address(end int) (from, to int) {
	chunk := s.text[s.at:end]
	if len(chunk) < 5 {
		return -1, -1
	}
	from, to = url(chunk)
	if a, b := mail(chunk); b >= 0 && (to < 0 || a < from) {
		from, to = a, b
	}
	if to < 0 {
		return -1, -1
	}
	return s.at + from, s.at + to
}

// url finds "https://..." or "www...." in a chunk, -1 for none. Marks behind it are no part of it.
func url(chunk string) (from, to int) {
	if from = strings.Index(chunk, "://"); from > 0 {
		for from > 0 && isASCIILetter(chunk[from-1]) {
			from--
		}
	} else if from = strings.Index(chunk, "www."); from < 0 {
		return -1, -1
	}
	to = len(chunk)
	if n := strings.IndexAny(chunk[from:], "<>\"“”’»|"); n >= 0 {
		to = from + n
	}
	opened := strings.IndexByte(chunk[from:to], '(') >= 0
	for to > from {
		last := chunk[to-1]
		if (last != ')' || opened) && strings.IndexByte(".,;:!?'*]", last) < 0 {
			return from, to
		}
		to--
	}
	return -1, -1
}

// mail finds "name@host.org" in a chunk, -1 for none.
func mail(chunk string) (from, to int) {
	at := strings.IndexByte(chunk, '@')
	if at < 1 || at+1 == len(chunk) || !isAddressByte(chunk[at-1]) || !isASCIIWord(chunk[at+1]) {
		return -1, -1
	}
	for from = at; from > 0 && isAddressByte(chunk[from-1]); {
		from--
	}
	for to = at + 1; to < len(chunk) && isAddressByte(chunk[to]); {
		to++
	}
	for !isASCIIWord(chunk[to-1]) {
		to--
	}
	if strings.IndexByte(chunk[at:to], '.') < 0 {
		return -1, -1
	}
	return from, to
}

// isAddressByte tells what e-mail addresses are made of.
func isAddressByte(c byte) bool {
	return isASCIIWord(c) || strings.IndexByte(".-_+%:", c) >= 0
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
