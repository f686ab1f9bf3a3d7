package press

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/quadpress/quadpress"
)

// Valid returns a document like another, whose strings are all UTF-8, as the ledger keeps them. Files may have
// names that are not; of such an ID the bytes in question, and percent signs, are percent-encoded, so that two
// names stay two.
func Valid(doc *quadpress.Document) *quadpress.Document {
	d := *doc
	if !utf8.ValidString(d.ID) {
		d.ID = validID(d.ID)
	}
	for _, s := range [...]*string{&d.Title, &d.Text, &d.URL, &d.Publisher, &d.Dateline, &d.Language, &d.Source} {
		*s = validString(*s)
	}
	d.Authors = slices.Clone(d.Authors)
	for i := range d.Authors {
		d.Authors[i] = validString(d.Authors[i])
	}
	return &d
}

// validID is an ID that is UTF-8, for one that is not.
func validID(id string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(id); {
		r, size := utf8.DecodeRuneInString(id[i:])
		if c := id[i]; r == utf8.RuneError && size == 1 || c == '%' {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		} else {
			b.WriteString(id[i : i+size])
		}
		i += size
	}
	return b.String()
}

// validString has one replacement character for each byte that belongs to none, so that spans still fit.
func validString(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return string([]rune(s))
}
