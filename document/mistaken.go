package document

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// mistaken is UTF-8 that was taken for Windows-1252 beyond doubt: "JosÃ©", "itâ€™s", "Â£2".
var mistaken = regexp.MustCompile("[ÂÃ][\u00a0-\u00aa\u00ac-\u00ba\u00bc-\u00bf]|â€|â\u0080|Ã[€‚ƒ„†‡ˆ‰Š‹ŒŽ˜™š›œžŸ]")

// maxMistaken is how often in a row one text may have been taken for another.
const maxMistaken = 3

// untaken is a text as it was before its UTF-8 was taken for Windows-1252, as tables are that went through a
// spreadsheet.
func untaken(text string) string {
	for range maxMistaken {
		if !strings.ContainsAny(text, "ÂÃâ") || !mistaken.MatchString(text) {
			break
		}
		text = takenBack(text)
	}
	return text
}

// takenBack writes the characters that together are one of UTF-8 as that one, and leaves the others.
func takenBack(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	var one [utf8.UTFMax]byte
	for i := 0; i < len(text); {
		n, size := 0, 0 // bytes of the one, and of text
		for n < len(one) {
			r, length := utf8.DecodeRuneInString(text[i+size:])
			c, ok := byteOf(r)
			if !ok || n == 0 && !utf8.RuneStart(c) || n > 0 && utf8.RuneStart(c) {
				break
			}
			one[n] = c
			n, size = n+1, size+length
			if utf8.FullRune(one[:n]) {
				break
			}
		}
		r, length := utf8.DecodeRune(one[:n])
		switch {
		case n > 1 && r != utf8.RuneError && length == n:
			b.WriteRune(r)
			i += size
		case strings.HasPrefix(text[i:], lostQuote):
			b.WriteRune('”')
			i += len(lostQuote)
		default:
			_, length := utf8.DecodeRuneInString(text[i:])
			b.WriteString(text[i : i+length])
			i += length
		}
	}
	return b.String()
}

// lostQuote is what is left of a closing quotation mark, whose last byte Windows-1252 does not define.
const lostQuote = "â€"

// byteOf is the byte that was taken for a character.
func byteOf(r rune) (c byte, ok bool) {
	if r >= utf8.RuneSelf && r < 0x100 {
		return byte(r), true
	}
	if r < utf8.RuneSelf {
		return 0, false
	}
	return charmap.Windows1252.EncodeRune(r)
}
