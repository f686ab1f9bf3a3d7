// Package curate holds what analysts correct in a graph: that two things are one, that some documents mean another
// thing, that a relation is wrong, what a thing is called and what it is.
//
// A [Curation] is a set of such entries, kept as a readable file beside a store. It has no order: what it does to a
// graph follows from the set and from what the documents say, and where two entries contradict each other, a rule tells
// which holds. A [Plan] is what a curation comes to for the documents of one store.
package curate

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quadpress/quadpress"
)

// Kind is what an entry corrects.
type Kind string

// The kinds.
const (
	Same   Kind = "same"   // several things are one
	Apart  Kind = "apart"  // some documents mean another thing
	Wrong  Kind = "wrong"  // a relation does not hold
	Rename Kind = "rename" // a thing is called something else
	Retype Kind = "retype" // a thing is of another type
)

// Kinds are all kinds, in the order in which entries are listed.
var Kinds = []Kind{Same, Apart, Wrong, Rename, Retype}

// Entry is one correction. Things are meant by their short IRIs, as documents by themselves have them: see
// [Corpus.Find].
type Entry struct {
	Kind Kind `json:"kind"`
	// Things are those that are one, the first of which gives its IRI and name to all, the others sorted; of the other
	// kinds the one thing that is corrected, of a wrong relation its subject.
	Things []string `json:"things"`
	// Documents are the IDs of those in which the thing is another one, sorted; of [Apart] alone.
	Documents []string `json:"documents,omitempty"`
	// Predicate and Object are those of a wrong relation: the short IRI of a relation, and that of a thing or a literal
	// such as "2015-10"^^xsd:gYearMonth.
	Predicate string `json:"predicate,omitempty"`
	Object    string `json:"object,omitempty"`
	// Value is the name of [Rename] and the type of [Retype], as the schema names it.
	Value string `json:"value,omitempty"`
	// Note and Who say why it was corrected and by whom. They are no part of what an entry says.
	Note string `json:"note,omitempty"`
	Who  string `json:"who,omitempty"`
}

// New returns an entry in its one form, or an error that says what is wrong with it.
func New(e Entry) (Entry, error) {
	e.Things, e.Documents = slices.Clone(e.Things), slices.Clone(e.Documents)
	if e.Kind == Same && len(e.Things) > 0 {
		first, rest := e.Things[0], e.Things[1:]
		slices.Sort(rest)
		rest = slices.DeleteFunc(slices.Compact(rest), func(t string) bool { return t == first })
		e.Things = append([]string{first}, rest...)
	}
	slices.Sort(e.Documents)
	e.Documents = slices.Compact(e.Documents)
	return e, e.check()
}

func (e *Entry) check() error {
	for _, text := range slices.Concat(e.Things, e.Documents, []string{e.Predicate, e.Object, e.Value, e.Note, e.Who}) {
		if !utf8.ValidString(text) {
			return fmt.Errorf("%q is not UTF-8", text)
		}
	}
	for _, t := range e.Things {
		if !IsThing(t) {
			return fmt.Errorf("%q is not the IRI of a thing, such as kg:John_Kerry", t)
		}
	}
	switch n := len(e.Things); {
	case !slices.Contains(Kinds, e.Kind):
		return fmt.Errorf("unknown kind %q; it is one of same, apart, wrong, rename, retype", e.Kind)
	case e.Kind == Same && n < 2:
		return errors.New("same needs two different things or more")
	case e.Kind != Same && n != 1:
		return fmt.Errorf("%s needs one thing", e.Kind)
	case e.Kind == Apart && (len(e.Documents) == 0 || slices.Contains(e.Documents, "")):
		return errors.New("apart needs the documents in which the thing is another one")
	case e.Kind == Wrong && (!strings.HasPrefix(e.Predicate, "rel:") || e.Predicate == "rel:"):
		return fmt.Errorf("%q is not the IRI of a relation, such as rel:met", e.Predicate)
	case e.Kind == Wrong && !IsThing(e.Object) && !isLiteral(e.Object):
		return fmt.Errorf("%q is neither the IRI of a thing nor a literal in quotation marks", e.Object)
	case e.Kind == Rename && strings.TrimSpace(e.Value) == "":
		return errors.New("rename needs a name")
	case e.Kind == Retype && strings.TrimSpace(e.Value) == "":
		return errors.New("retype needs a type")
	}
	return nil
}

// IsThing reports whether a text has the form of a thing's short IRI.
func IsThing(iri string) bool {
	local, ok := strings.CutPrefix(iri, "kg:")
	if !ok || local == "" || strings.ContainsAny(iri, "<>\"{}|\\^`") || strings.ContainsFunc(iri, unicode.IsSpace) ||
		strings.ContainsFunc(iri, unicode.IsControl) {
		return false
	}
	for _, prefix := range [...]string{"document/", "statement/"} {
		if strings.HasPrefix(local, prefix) {
			return false
		}
	}
	return local != quadpress.EventID && local != quadpress.ConceptID
}

// isLiteral reports whether a text has the form of a literal: words in quotation marks, and a type behind ^^ or none.
func isLiteral(text string) bool {
	end := strings.LastIndexByte(text, '"')
	return strings.HasPrefix(text, `"`) && end > 0 && (end == len(text)-1 || strings.HasPrefix(text[end+1:], "^^"))
}

// ID names an entry by what it says: eight hexadecimal digits.
func (e *Entry) ID() string {
	said := *e
	said.Note, said.Who = "", ""
	data, err := json.Marshal(said)
	if err != nil {
		panic(err) // strings can be marshalled
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:4])
}

// Part is the IRI of the other thing that an entry of [Apart] makes.
func (e *Entry) Part() string { return e.Things[0] + e.suffix() }

// described matches the IRI of a thing without a name, which ends with the mark of its story.
var described = regexp.MustCompile(`_\([0-9a-f]{8}\)$`)

// suffix is what the IRI of that thing ends with.
func (e *Entry) suffix() string {
	if described.MatchString(e.Things[0]) {
		return "_(" + e.ID() + ")" // which tells that it has no name either
	}
	return "_(apart_" + e.ID() + ")"
}

// String says what an entry says, in one line.
func (e *Entry) String() string {
	switch e.Kind {
	case Same:
		return strings.Join(e.Things[1:], " and ") + " is the same as " + e.Things[0]
	case Apart:
		return e.Things[0] + " is " + e.Part() + " in " + strings.Join(e.Documents, ", ")
	case Wrong:
		return e.Things[0] + " " + e.Predicate + " " + e.Object + " is wrong"
	case Rename:
		return fmt.Sprintf("%s is called %q", e.Things[0], e.Value)
	}
	return e.Things[0] + " is of type " + e.Value
}

// compare is the order in which entries are listed.
func compare(a, b Entry) int {
	return cmp.Or(slices.Index(Kinds, a.Kind)-slices.Index(Kinds, b.Kind), slices.Compare(a.Things, b.Things),
		strings.Compare(a.Predicate, b.Predicate), strings.Compare(a.Object, b.Object),
		strings.Compare(a.Value, b.Value), slices.Compare(a.Documents, b.Documents))
}
