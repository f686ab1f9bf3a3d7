package resolve

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/schema"
)

// Stages are the steps by which [Entities] decides, one by one, for documents that are spread over many machines. Each
// step needs what belongs together and nothing else; who calls it brings that together:
//
//	each document                          Records: what it says of things
//	records of one form, added up          Ballot
//	records of one ballot                  Vote
//	records that hang together by Keys     Answer
//	a document, the answers for its forms  Read, Terms
//	two documents that share rare terms    Near, Linked
//	documents that hang together by links  Events: what their entities are
//
// Stages remember names that they have seen; they are not safe for concurrent use.
type Stages struct{ *lore }

// NewStages returns the steps for an ontology.
func NewStages(s *schema.Schema) *Stages { return &Stages{newLore(s)} }

// Records returns what a document says of each form that its entities have. What only its document speaks of has none.
func (s *Stages) Records(doc *Document) map[string]*Record {
	records := map[string]*Record{}
	for i := range doc.Entities {
		f, ok := formOf(&doc.Entities[i])
		if !ok {
			continue
		}
		id := f.id()
		if records[id] == nil {
			records[id] = &Record{form: f, Documents: 1}
		}
		records[id].Entities++
	}
	return records
}

// Add adds what other documents say of the same form.
func (r *Record) Add(o *Record) {
	r.Entities += o.Entities
	r.Documents += o.Documents
}

// Ballot names the records that a record's class is voted on with. A ballot may hold that record alone.
func (s *Stages) Ballot(r *Record) string {
	if r.votes() {
		return "name " + s.facts(r.Name).key
	}
	return "form " + r.id()
}

// Vote sets the classes of all records of one ballot.
func (s *Stages) Vote(records []*Record) {
	if len(records) == 1 && !records[0].votes() {
		records[0].Class = s.ownClass(records[0])
		return
	}
	for i, class := range s.vote(records) {
		records[i].Class = class
	}
}

// Keys returns what a record, whose class is known, has in common with all others that have a say in what it is.
func (s *Stages) Keys(r *Record) []string { return s.keys(&r.form, r.Class) }

// Answer says what each of some records is, by its form. All that hang together with any of them by keys must be among
// them.
func (s *Stages) Answer(records []*Record) map[string]Answer {
	ids := make(map[*Record]string, len(records))
	for _, r := range records {
		ids[r] = r.id()
	}
	records = slices.SortedFunc(slices.Values(records), func(a, b *Record) int { return strings.Compare(ids[a], ids[b]) })
	answers := map[string]Answer{}
	for i, a := range s.resolve(records) {
		answers[ids[records[i]]] = a
	}
	return answers
}

// Reading is a document with what its things are. Its events are not resolved yet.
type Reading struct {
	Document
	// Things are as many as the entities, in their order.
	Things []quadpress.Resolution
	// Squares is the square of the length of the document's vector of terms.
	Squares int64

	told []wording // of the events, once they were compared
}

// wordings are in what words the events are told, in their order.
func (r *Reading) wordings() []wording {
	if r.told == nil {
		r.told = make([]wording, len(r.Events))
		for i := range r.Events {
			r.told[i] = wordingOf(&r.Events[i])
		}
	}
	return r.told
}

// thingsOf returns what the entities of a document are, by their forms and the answers for these; its events are as if
// there were no others.
func thingsOf(doc *Document, forms []string, answers map[string]Answer) []quadpress.Resolution {
	out := make([]quadpress.Resolution, len(doc.Entities))
	for i, form := range forms {
		if a, ok := answers[form]; ok {
			out[i] = a.in(doc.ID)
		}
	}
	nameNameless(doc, out)
	return out
}

// Read returns a document with what its things are, and its terms, each with how often it has it. Answers are those for
// its forms.
func (s *Stages) Read(doc *Document, answers map[string]Answer) (*Reading, map[string]int) {
	forms := make([]string, len(doc.Entities))
	for i := range doc.Entities {
		forms[i] = formIDOf(&doc.Entities[i])
	}
	things := thingsOf(doc, forms, answers)
	terms := s.vectorOf(doc, things)
	return &Reading{Document: *doc, Things: things, Squares: terms.squares()}, terms
}

// Common is the number of documents from which on a term, among so many, is too common to count for what is between two
// documents.
func Common(documents int) int { return commonAbove(documents) }

// Between is what a term that two documents have so often puts between them. What all their terms put there, added up,
// is what is between them.
func Between(term string, a, b int) int64 { return weight(term, a) * weight(term, b) }

// Near reports whether two documents, with so much between them, are so much alike that they may tell of one event;
// squares are those of their readings.
func Near(between, squaresA, squaresB int64) bool {
	return likeness(between, squaresA, squaresB) >= leastLike
}

// Linked reports whether enough speaks for two documents telling of one event, with so much between them.
func (s *Stages) Linked(a, b *Reading, between int64) bool {
	if a.ID > b.ID {
		a, b = b, a
	}
	near := map[string]map[string]int64{b.ID: {a.ID: between}}
	return newEventResolver(s.lore, []*Reading{a, b}, near).anyAlike()
}

// Events yields what the entities of documents are, in their order. All that hang together with any of them by links
// must be among them. Near is what is between those that are near each other, by the higher and the lower of their IDs.
func (s *Stages) Events(readings []*Reading, near map[string]map[string]int64) [][]quadpress.Resolution {
	byID := func(a, b *Reading) int { return strings.Compare(a.ID, b.ID) }
	r := newEventResolver(s.lore, slices.SortedFunc(slices.Values(readings), byID), near)
	r.resolve()
	at := map[string]int{}
	for d := range r.docs {
		at[r.docs[d].ID] = d
	}
	out := make([][]quadpress.Resolution, len(readings))
	for i, reading := range readings {
		out[i] = r.out[at[reading.ID]]
	}
	return out
}
