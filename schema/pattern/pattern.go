// Package pattern finds words in dependency trees by patterns: trees of words with conditions, some of them captured.
//
// A pattern is written as "quadpress explain" prints a tree: a word a line, indented below the word that it hangs on,
// the relation to that word first. This one reads "Ann Lee, an alumnus of Yale University":
//
//	subject: Person
//	  appos relation: alumnus|graduate
//	    nmod object: Organization +case of
//
// [Parse] says what can stand on a line. [NewIndex] makes many patterns one, so that a sentence is looked at only for
// those of which it has the rarest word.
package pattern

import "strings"

// Pattern is a tree of words to find.
type Pattern struct {
	// Words are its words, each before those that hang on it: the first is the one on which all others hang.
	Words []Word
}

// Word is a word of a pattern.
type Word struct {
	// Line is the line of the pattern that it stands on, from 1.
	Line int
	// Head is the index of the word that it hangs on, -1 for the first.
	Head int
	// Need says whether a sentence must have the word.
	Need Need
	// Relations are the Universal Dependencies by which it may hang on its head ("nsubj:pass"; "nmod:*" is nmod with any
	// subtype or none), none for any.
	Relations []string
	// Below says that the head may be any number of words above; the last step is one of the relations.
	Below bool
	// Side is on which side of its head it must stand.
	Side Side
	// Capture is what the word is in the relation.
	Capture Capture
	// Conditions all hold of the word.
	Conditions []Condition
}

// Need says whether a sentence must have a word of a pattern.
type Need int

// The needs.
const (
	Must  Need = iota
	Maybe      // taken where it is there, of what those that must be have left
	Not        // nothing is found where it is there, among what all others have left
)

// Side is a side of a word.
type Side int

// The sides.
const (
	AnySide Side = iota
	Before
	After
)

// Capture is what a word of a pattern is in the relation that the pattern finds.
type Capture string

// The captures. A pattern has a subject, and an object or a value.
const (
	NoCapture Capture = ""
	Subject   Capture = "subject"
	Object    Capture = "object"
	Value     Capture = "value" // an object that is its words, or a number
	Place     Capture = "place"
	Time      Capture = "time"
	Relation  Capture = "relation" // the word that carries it
)

// captures are all captures, as errors list them.
var captures = []Capture{Subject, Object, Value, Place, Time, Relation}

// Condition is something that a word must be: one of some alternatives.
type Condition struct {
	Negated bool // it must be none of them
	Tests   []Test
}

// Test is one thing that a word may be.
type Test struct {
	Kind  Kind
	Name  string // of a universal feature: "Number"
	Value string
}

// Kind says what of a word is tested.
type Kind int

// The kinds of tests.
const (
	Lemma   Kind = iota // the dictionary form, in small letters
	Form                // the word as written
	Tag                 // the universal part of speech, or the Penn tag
	Type                // the schema's type of what the word stands for, or one that it refines
	Mention             // the type of the name, time or amount that the word is part of; "name" for any name
	Sense               // PropBank's sense: "strike.01"
	Feature             // a universal feature: "Number=Plur"
)

// Captured returns the index of the word with a capture, -1 for none.
func (p *Pattern) Captured(c Capture) int {
	for i := range p.Words {
		if p.Words[i].Capture == c {
			return i
		}
	}
	return -1
}

// Carrier returns the index of the word that carries the relation: the one captured as such, else the first that must
// be there, has a lemma and is not captured. It is -1 where there is none.
func (p *Pattern) Carrier() int {
	if i := p.Captured(Relation); i >= 0 {
		return i
	}
	for i := range p.Words {
		if w := &p.Words[i]; w.Need == Must && w.Capture == NoCapture && !functional(w.Relations) && w.key().kind == Lemma {
			return i
		}
	}
	return -1
}

// Tests returns the values of all tests of a kind, with the line of each.
func (p *Pattern) Tests(k Kind) (out []LineOf) {
	for i := range p.Words {
		for _, c := range p.Words[i].Conditions {
			for _, t := range c.Tests {
				if t.Kind == k {
					out = append(out, LineOf{t.Value, p.Words[i].Line})
				}
			}
		}
	}
	return out
}

// LineOf is something that stands on a line of a pattern.
type LineOf struct {
	Value string
	Line  int
}

// functional reports whether words that hang by some relations are those of grammar, which are frequent.
func functional(relations []string) bool {
	for _, r := range relations {
		base, _, _ := strings.Cut(r, ":")
		switch base {
		case "case", "mark", "det", "cc", "aux", "cop", "expl":
			return true
		}
	}
	return false
}
