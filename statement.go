package quadpress

import "iter"

// Proposition is what a clause says in the sentence's own words: the unit of open information extraction.
type Proposition struct {
	// Sentence is the index of the sentence in the document.
	Sentence int
	// Subject is who or what the clause is about, Predicate its verb group with particles and the complement's
	// preposition, Arguments the objects, complements and adjuncts in order: none where a clause has but a subject.
	Subject   Phrase
	Predicate Phrase
	Arguments []Argument
	// Confidence is the probability, from 0 to 1, that the proposition is right, as annotators of open information
	// extraction would have it: calibrated by logistic regression over the parse (docs/quality.md).
	Confidence float64
	// Rule names the rule that made it, one of extract.Rules: "proposition/clause".
	Rule string
}

// Phrase is a choice of words from one sentence.
type Phrase struct {
	// Head is the index of the syntactic head in the sentence, -1 when the phrase was supplied ("is" in an apposition).
	Head int
	// Tokens are the indexes of its words in reading order; there may be gaps.
	Tokens []int
	// Text is what [Sentence.Words] makes of Tokens unless words were supplied.
	Text string
}

// Argument is a phrase with its role in the clause.
type Argument struct {
	Phrase
	Role Role
}

// Role is the part that an argument plays in its clause.
type Role string

// The roles of arguments.
const (
	RoleObject         Role = "object"
	RoleIndirectObject Role = "indirect"
	RoleComplement     Role = "complement" // of a copula, or a clause
	RoleOblique        Role = "oblique"    // a prepositional argument
	RoleTime           Role = "time"
)

// EntityKind is how a document speaks of a thing.
type EntityKind string

// The kinds of things. The zero value is a thing with a name.
const (
	KindNamed     EntityKind = ""
	KindDescribed EntityKind = "described" // an individual, or several, without a name: "the ten-storey building"
	KindConcept   EntityKind = "concept"   // something spoken of in general: "terrorism"
	KindEvent     EntityKind = "event"     // what an [Event] is about; one that has a name is of KindNamed
)

// Entity is one thing as one document speaks of it: a cluster of mentions.
type Entity struct {
	Kind EntityKind `json:"kind,omitempty"`
	// Type is the schema's name for its type: "Person", "Country".
	Type string `json:"type"`
	// Name is the fullest name that the document gives, Names all names, sorted and without duplicates. Of a described
	// thing it is the noun with what tells it apart ("ten-storey building"), of a concept the lemma ("terrorism"), of an
	// event its label ("airstrikes on Homs").
	Name  string   `json:"name"`
	Names []string `json:"names"`
	// Roles are the titles and offices the document gives the thing ("Russian Foreign Minister"), sorted.
	Roles []string `json:"roles,omitempty"`
	// Known is the local name of the curated thing this is beyond doubt ("Russia" for "Moscow" acting), else empty.
	Known string `json:"known,omitempty"`
	// Count is how many things a described one is, where the text says it, as a decimal number: "39". CountText is what
	// it says less exactly: "at least 12", of which Count is "12", or "10-12", which has no Count.
	Count     string `json:"count,omitempty"`
	CountText string `json:"countText,omitempty"`
	// Kinds are what common nouns call it ("jewellery store"), Qualities what adjectives and participles before a noun say
	// of it ("upmarket"): in lower case, sorted. Gender is "female" or "male" of a person of whom the text tells.
	Kinds     []string `json:"kinds,omitempty"`
	Qualities []string `json:"qualities,omitempty"`
	Gender    string   `json:"gender,omitempty"`
	// Mentions are the places where the document speaks of it, in reading order.
	Mentions []Span `json:"mentions,omitempty"`
}

// What the IDs of events and of concepts begin with; those of other things never do.
const (
	EventID   = "event/"
	ConceptID = "concept/"
)

// Resolution is what an [Entity] turned out to be, once all documents are known.
type Resolution struct {
	// ID is the local part of the thing's IRI: "Sergei_Lavrov", "building_(5feceb66)", "concept/terrorism",
	// "event/3f9a0c1d2e4b5a67".
	ID string `json:"id"`
	// Label is its canonical name, Type its type.
	Label string `json:"label"`
	Type  string `json:"type"`
	// Kind is how the documents speak of it: by name, where any of them has one.
	Kind EntityKind `json:"kind,omitempty"`
}

// Polarity says whether a statement is affirmed or denied.
type Polarity string

// The polarities. The zero value is affirmed.
const (
	Affirmed Polarity = ""
	Denied   Polarity = "denied"
)

// Modality says in what way a statement is put forward.
type Modality string

// The modalities. The zero value is asserted: said to be so, or to have happened.
const (
	Asserted     Modality = ""
	Possible     Modality = "possible"     // "may withdraw", "could cooperate"
	Planned      Modality = "planned"      // "will meet", "agreed to share"
	Requested    Modality = "requested"    // "asked Russia to help", "must withdraw"
	Hypothetical Modality = "hypothetical" // "if they cooperate", questions
)

// Term is one end of a statement, its place or its speaker: an entity or a literal, and the words it came from.
type Term struct {
	// Entity indexes Extraction.Entities; it is [NoEntity] for a literal.
	Entity int `json:"entity"`
	// Literal is the value of a literal in lexical form; Datatype names its XML Schema type ("date"), empty for a plain
	// string.
	Literal  string `json:"literal,omitempty"`
	Datatype string `json:"datatype,omitempty"`
	// Unit is what an amount is an amount of: an ISO 4217 code ("USD"), "percent", or the unit's English name in the
	// singular ("kilometre"). It is empty for a bare number and for all else.
	Unit string `json:"unit,omitempty"`
	// Text is the mention as written ("his Russian counterpart"), Span where it stands.
	Text string `json:"text,omitempty"`
	Span Span   `json:"span"`
}

// NoEntity marks a term that is a literal.
const NoEntity = -1

// IsEntity reports whether the term is an entity.
func (t *Term) IsEntity() bool { return t != nil && t.Entity != NoEntity }

// Statement is a proposition made canonical: who did what to whom, where and when, and who says so.
type Statement struct {
	Subject Term `json:"subject"`
	// Predicate is the local name of a relation: "met", "withdrew_from".
	Predicate string `json:"predicate"`
	Object    Term   `json:"object"`
	// Event is the event that says it, nil where a noun phrase alone does ("Homs, Syria").
	Event *Term `json:"event,omitempty"`
	// Place is where it happened, nil when the sentence gives no place.
	Place *Term `json:"place,omitempty"`
	// Time is when, in ISO 8601 to the precision given; TimeType is its XML Schema type: date, gYearMonth, gYear or
	// dateTime. Of a range it is the start; a week or season, for which there is no type, is given by the month or year
	// that holds it.
	Time     string `json:"time,omitempty"`
	TimeType string `json:"timeType,omitempty"`
	// TimeText is the words for the time where the text gives one that Time cannot hold: "the 1990s", "until Friday".
	TimeText string `json:"timeText,omitempty"`
	// Speaker is whose claim it is, the innermost of nested ones, nil for the document's own. One without a name
	// ("officials") is a literal.
	Speaker  *Term    `json:"speaker,omitempty"`
	Polarity Polarity `json:"polarity,omitempty"`
	Modality Modality `json:"modality,omitempty"`
	// EventType is the PLOVER type that the schema gives ("CONSULT"), empty for none.
	EventType string `json:"eventType,omitempty"`
	// Confidence estimates, from 0 to 1, how likely the statement is right: the confidence of the proposition that its
	// clause makes, or of the rule where no clause says it ("Homs, Syria"), times how sure it is that its ends stand for
	// their entities (1 by name, less by a pronoun or a description). It says nothing about whether the speaker is right.
	Confidence float64 `json:"confidence"`
	// Evidence is the sentence that says it, Span where it stands in the document.
	Evidence string `json:"evidence"`
	Span     Span   `json:"span"`
	// Lemma is the lemma of the word that carries the relation.
	Lemma string `json:"lemma,omitempty"`
	// Origin says how it was read. A store does not keep it.
	Origin Origin `json:"-"`
}

// Origin says by which rule and from which words a statement was read.
type Origin struct {
	// Rule names the rule, one of extract.Rules ("frame/patient") or of the schema's patterns ("pattern/alumnus").
	Rule string
	// Sentence is the index of the sentence in the document.
	Sentence int
	// Subject, Relation and Object are the indexes in the sentence of the words at the head of each; Relation is -1 where
	// no word carries it ("Homs, Syria").
	Subject, Relation, Object int
}

// HoldsAsFact reports whether the document puts the statement forward as being so: affirmed and asserted.
func (s *Statement) HoldsAsFact() bool { return s.Polarity == Affirmed && s.Modality == Asserted }

// Extraction is everything that one document says.
type Extraction struct {
	// Document is the document, without its text.
	Document Document `json:"document"`
	// Hash is [Document.Hash] of the whole document.
	Hash string `json:"hash"`
	// Sketch are the keys of the text, of which near-copies have one in common; none for a few words.
	Sketch []string `json:"sketch,omitempty"`
	// Pipeline is the fingerprint of the rules, models and schema that read the document. A document is read again when
	// its hash or its pipeline has changed; neither the pipeline nor how it is written is part of the graph.
	Pipeline string `json:"pipeline,omitempty"`
	// Entities are the things that the statements speak of; terms refer to them by index.
	Entities   []Entity    `json:"entities"`
	Events     []Event     `json:"events,omitempty"`
	Statements []Statement `json:"statements"`
}

// Terms yields every term of the statements and the events, each once.
func (x *Extraction) Terms() iter.Seq[*Term] {
	return func(yield func(*Term) bool) {
		seen := map[*Term]bool{} // what several have in common
		one := func(t *Term) bool {
			if t == nil || seen[t] {
				return true
			}
			seen[t] = true
			return yield(t)
		}
		for i := range x.Statements {
			s := &x.Statements[i]
			if !(one(&s.Subject) && one(&s.Object) && one(s.Event) && one(s.Place) && one(s.Speaker)) {
				return
			}
		}
		roles := func(all []EventRole) bool {
			for i := range all {
				if !one(&all[i].Term) {
					return false
				}
			}
			return true
		}
		for i := range x.Events {
			e := &x.Events[i]
			if !one(e.Speaker) || !roles(e.Roles) {
				return
			}
			for j := range e.Mentions {
				if !roles(e.Mentions[j].Roles) {
					return
				}
			}
		}
	}
}
