// Package frames is PropBank's inventory: the senses that words have ("strike.01" of "strike", the verb and the
// noun), and what the numbered roles of each mean.
//
// It stands in frames.tsv, a sense a line, which generate writes from what PropBank publishes. The columns are the
// sense's name; its lemma; what it means; the words that may have it, as part of speech and word, "=12" behind one
// that the annotation of UD EWT has twelve times, "~" before one that only the annotation knows; its numbered roles,
// as number, function, roles in VerbNet and meaning.
package frames

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// POS is a part of speech, as PropBank tells them apart.
type POS string

// The parts of speech that have senses. Words of others are Other.
const (
	Verb      POS = "v"
	Noun      POS = "n"
	Adjective POS = "j"
	Other     POS = "x"
)

// POSOf returns the part of speech of a letter that PropBank's lists of words have.
func POSOf(letter string) POS {
	switch p := POS(letter); p {
	case Verb, Noun, Adjective:
		return p
	}
	return Other
}

// POSOfTag returns the part of speech of a universal tag: "AUX" is a verb, "PROPN" a noun.
func POSOfTag(upos string) POS {
	switch upos {
	case "VERB", "AUX":
		return Verb
	case "NOUN", "PROPN":
		return Noun
	case "ADJ":
		return Adjective
	}
	return Other
}

// Sense is one meaning of a word, which PropBank calls a frame.
type Sense struct {
	// ID is its name: "strike.01", "carry_out.03". Those that end in "LV" are of light verbs: "take.LV" of "take a look".
	ID string
	// Lemma is the word that it is listed under, "carry_out" for one of two words.
	Lemma string
	// Name says in a few words what it means: "hit, attack".
	Name string
	// Number is its place among all senses, from 0.
	Number int
	// Count is how often it stands in the training part of UD EWT.
	Count int
	// Published reports whether PropBank has a frame for it; the others are known from its annotation of UD EWT alone.
	Published bool

	words, roles string // columns of frames.tsv
}

// Role is a numbered role of a sense.
type Role struct {
	// Name is "ARG0" to "ARG5".
	Name string
	// Function is PropBank's tag of what the role does: PAG (proto-agent), PPT (proto-patient), GOL (goal), DIR
	// (direction), LOC, MNR, EXT, CAU, PRP, COM, PRD (predication), VSP (verb-specific) and rarer ones.
	Function string
	// VerbNet are its names in VerbNet's classes: "agent", "co_patient". Most senses have none.
	VerbNet []string
	// Description says what takes the part: "thing hit".
	Description string
}

// Roles returns the numbered roles that the sense has, in order.
func (s *Sense) Roles() []Role {
	if s.roles == "" {
		return nil
	}
	var list []Role
	for text := range strings.SplitSeq(s.roles, "|") {
		part := strings.SplitN(text, ":", 4)
		r := Role{Name: "ARG" + part[0], Function: part[1], Description: part[3]}
		if part[2] != "" {
			r.VerbNet = strings.Split(part[2], ",")
		}
		list = append(list, r)
	}
	return list
}

// Entry is a word, or words, that may have a sense.
type Entry struct {
	Sense *Sense
	POS   POS
	// Rest are the words behind the first: "out" of "carry out". It is empty for one word.
	Rest []string
	// Count is how often the annotation of UD EWT has the word with the sense.
	Count int
	// Listed reports whether PropBank lists the word for the sense; others are known from the annotation alone.
	Listed bool
}

//go:embed frames.tsv
var table string

// inventory is the table, read.
type inventory struct {
	senses  []*Sense
	byID    map[string]*Sense
	entries map[string][]Entry // by the first word
	lemmas  map[string][]*Sense
}

// load reads the table at its first use, in about twenty milliseconds.
var load = sync.OnceValue(func() *inventory { return read(table) })

// read reads a table. What stands between tabs is taken as it is: the table is this package's own.
func read(table string) *inventory {
	n := strings.Count(table, "\n")
	inv := &inventory{
		senses: make([]*Sense, 0, n), byID: make(map[string]*Sense, n),
		entries: make(map[string][]Entry, n), lemmas: make(map[string][]*Sense, n),
	}
	all := make([]Sense, n)
	for line := range strings.Lines(table) {
		s := &all[len(inv.senses)]
		s.Number = len(inv.senses)
		s.ID, line, _ = strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		s.Lemma, line, _ = strings.Cut(line, "\t")
		s.Name, line, _ = strings.Cut(line, "\t")
		s.words, s.roles, _ = strings.Cut(line, "\t")
		s.Published = s.Name != ""
		for text := range strings.FieldsSeq(s.words) {
			e := Entry{Sense: s, Listed: text[0] != '~'}
			pos, form, _ := strings.Cut(strings.TrimPrefix(text, "~"), ":")
			form, count, _ := strings.Cut(form, "=")
			e.POS = POS(pos)
			e.Count, _ = strconv.Atoi(count)
			s.Count += e.Count
			if i := strings.IndexAny(form, "_-"); i > 0 {
				e.Rest = strings.FieldsFunc(form[i:], func(r rune) bool { return r == '_' || r == '-' })
				first := form[:i]
				inv.entries[first] = append(inv.entries[first], e)
				e.Rest = nil
			}
			inv.entries[form] = append(inv.entries[form], e)
		}
		inv.senses = append(inv.senses, s)
		inv.byID[s.ID] = s
		inv.lemmas[s.Lemma] = append(inv.lemmas[s.Lemma], s)
	}
	return inv
}

// Get returns the sense of a name such as "strike.01", nil where there is none.
func Get(id string) *Sense { return load().byID[id] }

// All returns all senses in the order of their names. The list must not be changed.
func All() []*Sense { return load().senses }

// Entries returns what a word, in small letters, may mean alone or with the words behind it ("carry" and "carry
// out"). A word of several parts is found by all of it too ("carry_out"). The list must not be changed.
func Entries(word string) []Entry { return load().entries[word] }

// Under returns the senses that PropBank lists under a lemma, whatever the words that have them. The list must not be
// changed.
func Under(lemma string) []*Sense { return load().lemmas[lemma] }
