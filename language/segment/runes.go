package segment

import (
	"unicode"
	"unicode/utf8"
)

// isSpace tells what separates words: white space, and the invisible characters that are left in web text. Soft hyphens
// and the joiners stand inside words and symbols.
func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || '\t' <= r && r <= '\r'
	}
	return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) && r != '\u00ad' && r != '\u200c' && r != '\u200d' &&
		r < 0xE0000
}

// isLetter tells what words are made of beside digits. Soft hyphens count: they stand inside words.
func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return isASCIILetter(byte(r)) && r >= 0
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || r == '\u00ad'
}

func isDigit(r rune) bool {
	if r < utf8.RuneSelf {
		return '0' <= r && r <= '9'
	}
	return unicode.IsDigit(r)
}

func isUpper(r rune) bool {
	if r < utf8.RuneSelf {
		return 'A' <= r && r <= 'Z'
	}
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

func isLower(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z'
	}
	return unicode.IsLower(r)
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isASCIIDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isASCIIWord(c byte) bool   { return isASCIILetter(c) || isASCIIDigit(c) }

// wordRun returns the end of the letters, digits and underscores from i.
func wordRun(text string, i, end int) int {
	for i < end {
		c := text[i]
		if c < utf8.RuneSelf {
			if !isASCIIWord(c) && c != '_' {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:end])
		// Inside a word of an Indian or Persian script the two signs without width shape letters.
		if !isLetter(r) && !isDigit(r) && r != '\u200c' && r != '\u200d' {
			return i
		}
		i += size
	}
	return i
}
