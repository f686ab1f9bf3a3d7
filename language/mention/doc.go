// Package mention finds what sentences name and count: persons, organizations, places, buildings, groups, events,
// products, laws and other names, dates, numbers, quantities and sums of money.
//
// A small network finds them upon the vectors that package neural makes of the words. What else it sees of a word are
// its shape, lists of names (package schema and lexicon/), the capitalised words around it, and how the rest of the
// document uses it. All places of a name in a document settle its type together. Rules then trim the names, add those
// that lists know beyond doubt, and tell dates and amounts; a document is made to agree with itself. MODEL.md says what
// the network was trained from and how good it is.
package mention
