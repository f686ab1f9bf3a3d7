package quadpress

// Event is something that a document tells, or supposes, to have happened, to be so or to be planned: one node however
// often the document tells it.
type Event struct {
	// Entity indexes Extraction.Entities: the node, of [KindEvent].
	Entity int `json:"entity"`
	// Predicate is the local name of the relation that tells it ("struck"), Sense PropBank's sense of the word that
	// does ("strike.01", empty for none), Lemma that word's lemma.
	Predicate string `json:"predicate"`
	Sense     string `json:"sense,omitempty"`
	Lemma     string `json:"lemma"`
	// Type is the schema's type of event ("ASSAULT"), empty for none.
	Type string `json:"type,omitempty"`
	// Roles are those who and what takes part, places, causes and amounts among them, in the order of the roles and
	// then of the text.
	Roles []EventRole `json:"roles,omitempty"`
	// Time is when, in ISO 8601 to the precision given; TimeType is its XML Schema type: date, gYearMonth, gYear or
	// dateTime. TimeText is the words, where the text has a time that Time cannot hold ("the 1990s").
	Time     string `json:"time,omitempty"`
	TimeType string `json:"timeType,omitempty"`
	TimeText string `json:"timeText,omitempty"`
	// Speaker is whose claim it is, nil for the document's own.
	Speaker  *Term    `json:"speaker,omitempty"`
	Polarity Polarity `json:"polarity,omitempty"`
	Modality Modality `json:"modality,omitempty"`
	// Mentions are the places where the document tells it, in reading order.
	Mentions []EventMention `json:"mentions"`
}

// HoldsAsFact reports whether the document says that the event happened.
func (e *Event) HoldsAsFact() bool { return e.Polarity == Affirmed && e.Modality == Asserted }

// EventRole is a part taken in an event.
type EventRole struct {
	Role ThematicRole `json:"role"`
	Term Term         `json:"term"`
	// Preposition is the word that marks it ("against"), in small letters, empty for none.
	Preposition string `json:"preposition,omitempty"`
}

// EventMention is one place where a document tells an event.
type EventMention struct {
	// Text and Span are those of the word that carries it.
	Text string `json:"text"`
	Span Span   `json:"span"`
	// Lemma is that word's lemma, Sense its sense in PropBank, empty for none.
	Lemma string `json:"lemma"`
	Sense string `json:"sense,omitempty"`
	// Sentence is where the sentence stands that tells it, Evidence its text.
	Sentence Span   `json:"sentence"`
	Evidence string `json:"evidence"`
	// Roles are the parts that are told here.
	Roles []EventRole `json:"roles,omitempty"`
}
