package syntax

// IsOpeningQuote reports whether a token may open a quotation. Strict leaves out marks that close one where they are
// used rightly.
func IsOpeningQuote(form string, strict bool) bool {
	switch form {
	case "“", "``", "\"", "«", "„":
		return true
	case "''", "”": // a wrong mark before a paragraph
		return !strict
	}
	return false
}

// IsClosingQuote reports whether a token may close a quotation.
func IsClosingQuote(form string) bool {
	switch form {
	case "”", "''", "\"", "»", "“":
		return true
	}
	return false
}
