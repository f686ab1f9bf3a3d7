// Package mention finds the names in analysed sentences: persons, organizations, places, groups, events and other names,
// and beside them dates and numbers.
//
// Names are found by a conditional random field over the words of a sentence. What it sees of a word are its form and
// shape, its tags, the classes of package cluster, lists of names (package schema and lexicon/), the capitalised words
// around it, and how the rest of the document uses it. Rules then trim the names, add those that lists know beyond doubt,
// and find dates and numbers. MODEL.md says what it was trained from and how good it is.
package mention
