package extract

import "slices"

// endsRange tells whether a preposition gives the end of a time, or one that the event is not in: "until Friday".
func endsRange(preposition string) bool {
	return slices.Contains([]string{"by", "to", "until", "till", "before", "after", "for", "within", "prior to", "ahead of", "up to", "as of", "beyond", "than"}, preposition)
}
