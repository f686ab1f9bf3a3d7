// Package schema holds the ontology: the types of things, the types of events, and the predicates with the verbs and
// nouns that express them. It is data, embedded from ontology.yaml, and a user can replace it by a file of the same
// form.
//
// Beside the ontology stand two curated sets of facts about the world that help to tell names apart: [Countries] and
// [Things].
package schema

import (
	"slices"
	"strings"
)

// Schema is an ontology. It does not change once loaded and is safe for concurrent use; what its methods return is
// shared and must not be changed.
type Schema struct {
	types      []*Type
	events     []*Event
	predicates []*Predicate
	patterns   []*Pattern
	lines      map[entity]int // of the file that defines it

	typeByName      map[string]*Type
	typeByKind      map[string]*Type
	ancestors       map[string]map[string]bool // of each type
	eventByName     map[string]*Event
	predicateByName map[string]*Predicate
	verbs           map[Verb]*Predicate
	nouns           map[Noun]*Predicate
	prepositions    map[string][]string    // by the noun's lemma
	senses          map[Sense][]*Predicate // in the file's order
	lemmas          map[lemmaOf]bool       // which lemmas a predicate lists senses of
	verbLemmas      map[string]bool
	eventBySense    map[string][]typedEvent
	eventByNoun     map[string]string
	untyped         []string
}

// Type is a type of thing.
type Type struct {
	// Name is how the rest of the schema speaks of it: "Country".
	Name string
	// IRI is its class in short form: "schema:Country".
	IRI string
	// Label is its name for a reader: "country".
	Label string
	// Parents are the names of the types that it refines.
	Parents []string
	// Kinds are those of package wordnet whose nouns have the type: "building" makes "the tower block" a
	// CivicStructure. A kind belongs to one type.
	Kinds []string
}

// Event is a type of event.
type Event struct {
	// Name is its code: "CONSULT".
	Name string
	// Label is its name for a reader, Description one sentence about what falls under it.
	Label       string
	Description string
	// Senses are the meanings of words that are events of this type, beside those of the predicates that name it.
	Senses []string
	// Nouns are those that name events of this type whatever PropBank knows of them: "heist".
	Nouns []string
	// Agents name the types of those who can do it, empty for any. Of another agent ("the storm struck") the event is of
	// the type that Otherwise names, empty for none.
	Agents    []string
	Otherwise string
}

// Predicate is a relation between two things, or between a thing and a value.
type Predicate struct {
	// Name is the local part of its IRI: "met", "withdrew_from".
	Name string
	// Label is its name for a reader: "withdrew from".
	Label string
	// Event names its type of event, empty for a state or a role.
	Event string
	// Symmetric says that "A met B" is also "B met A".
	Symmetric bool
	// Undergone says that its subject is whoever undergoes what the verb says: "The court convicted Lind of fraud".
	Undergone bool
	// Inverse names the predicate that says the same with the ends exchanged, empty for none.
	Inverse string
	// Parent names the wider predicate that this one refines, empty for none.
	Parent string
	// Values says that its object may be a value, such as "Secretary of State", and not only a thing.
	Values bool
	// Verbs and Nouns are the words that express it, the most typical first.
	Verbs []Verb
	Nouns []Noun
	// Senses are the meanings of words that it stands for, of verbs and nouns alike. See [Schema.Relation].
	Senses []Sense
	// Subjects and Objects name the types that its ends may have; empty allows any. See [Schema.Admits].
	Subjects []string
	Objects  []string
	// Examples are sentences with what they must say by the predicate.
	Examples []Example `json:"-"`
}

// Verb is a verb that expresses a predicate: "meet", "withdraw" + "from", "call" "off".
type Verb struct {
	Lemma       string
	Particle    string // empty for none
	Preposition string // what the object stands under, empty for a direct object
}

// String is the verb with what follows it, separated by blanks: "follow up on".
func (v Verb) String() string { return joinWords(v.Lemma, v.Particle, v.Preposition) }

// Noun is a noun that expresses a predicate, whose object stands under the preposition: "talks with", "strike on".
type Noun struct {
	Lemma       string // "news conference" where the noun has a modifier
	Preposition string
}

// String is the noun and its preposition, separated by a blank.
func (n Noun) String() string { return joinWords(n.Lemma, n.Preposition) }

// Sense is a meaning of words that expresses a predicate.
type Sense struct {
	ID          string // PropBank's name: "strike.01"
	Preposition string // what the object stands under, empty for what undergoes it: the direct object of a verb
}

// String is the sense and its preposition, separated by a blank: "withdraw.01 from".
func (n Sense) String() string { return joinWords(n.ID, n.Preposition) }

// Types are all types of things, in the file's order.
func (s *Schema) Types() []*Type { return slices.Clone(s.types) }

// Events are all types of events, in the file's order.
func (s *Schema) Events() []*Event { return slices.Clone(s.events) }

// Predicates are all predicates, in the file's order.
func (s *Schema) Predicates() []*Predicate { return slices.Clone(s.predicates) }

// Patterns are all patterns, in the file's order.
func (s *Schema) Patterns() []*Pattern { return slices.Clone(s.patterns) }

// Untyped are the senses that are to be no event of any type, in the file's order.
func (s *Schema) Untyped() []string { return slices.Clone(s.untyped) }

// Type returns the type of that name, nil when there is none.
func (s *Schema) Type(name string) *Type { return s.typeByName[name] }

// TypeOf returns the name of the type that the first of some kinds has which has any; empty for none. What package
// wordnet says of a noun gives its type: "Person" for the kinds of "victim".
func (s *Schema) TypeOf(kinds []string) string {
	for _, kind := range kinds {
		if t := s.typeByKind[kind]; t != nil {
			return t.Name
		}
	}
	return ""
}

// Event returns the type of event of that name, nil when there is none.
func (s *Schema) Event(name string) *Event { return s.eventByName[name] }

// Predicate returns the predicate of that name, nil when there is none.
func (s *Schema) Predicate(name string) *Predicate { return s.predicateByName[name] }

// Verb returns the predicate that a verb expresses, nil when there is none. Particle and preposition may be empty; a
// preposition may be of several words ("out of"). There is no fallback: ask again without the preposition to treat the
// object as a direct one.
func (s *Schema) Verb(lemma, particle, preposition string) *Predicate {
	return s.verbs[Verb{lemma, particle, preposition}]
}

// Noun returns the predicate that a noun expresses when its object stands under the preposition, nil when there is
// none. The lemma may hold a modifier ("news conference"); there is no fallback to the bare noun.
func (s *Schema) Noun(lemma, preposition string) *Predicate {
	return s.nouns[Noun{lemma, preposition}]
}

// NounPrepositions returns the prepositions with which a noun expresses predicates, in the file's order and each once;
// nil when the noun expresses none.
func (s *Schema) NounPrepositions(lemma string) []string { return s.prepositions[lemma] }

// IsA reports whether a type is the same as another or refines it, however far up. It is false for unknown types.
func (s *Schema) IsA(name, ancestor string) bool {
	return s.typeByName[name] != nil && (name == ancestor || s.ancestors[name][ancestor])
}

// Class returns which of the kinds of things that are told apart most coarsely a type is of: Person, Group,
// Organization, Event, Place, or "Thing" for all else.
func (s *Schema) Class(name string) string {
	for _, c := range [...]string{"Person", "Group", "Organization", "Event", "Place"} {
		if name == c || s.IsA(name, c) {
			return c
		}
	}
	return "Thing"
}

// Refines reports whether a predicate is the same as another or refines it, however far up: whether "warned" is a way
// of saying. It is false for unknown predicates.
func (s *Schema) Refines(name, ancestor string) bool {
	for p := s.predicateByName[name]; p != nil; p = s.predicateByName[p.Parent] {
		if p.Name == ancestor {
			return true
		}
	}
	return false
}

// Admits reports whether things of these two types can be the ends of a predicate. An empty type is unknown and passes.
func (s *Schema) Admits(p *Predicate, subject, object string) bool {
	return s.allowed(subject, p.Subjects) && s.allowed(object, p.Objects)
}

func (s *Schema) allowed(name string, types []string) bool {
	return name == "" || len(types) == 0 || slices.ContainsFunc(types, func(t string) bool { return s.IsA(name, t) })
}

// joinWords joins those words that are not empty by blanks.
func joinWords(words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " ")
}
