package document

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// printable shows what nobody sees in a name, or a terminal would obey, as Go writes it in a string: "a\nb",
// "\x1b[31m".
func printable(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if part := s[i : i+size]; strconv.IsPrint(r) && (r != utf8.RuneError || size > 1) {
			b.WriteString(part)
		} else {
			b.WriteString(strings.Trim(strconv.Quote(part), `"`))
		}
		i += size
	}
	return b.String()
}
