package extract

import (
	"cmp"
	"slices"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/openie"
)

// Explanation is what a document says, with how it was read and what was found and not stated.
type Explanation struct {
	quadpress.Extraction
	// Sentences are the document's, with the trees as the rules see them: what [Extractor.Extract] puts right is put
	// right.
	Sentences []quadpress.Sentence
	// References are the words that name the entities, pronouns included, in reading order.
	References []Reference
	// Propositions are what the sentences say in their own words.
	Propositions []quadpress.Proposition
	// Rejections are what a rule has found and dropped, in the order of the rules in each sentence.
	Rejections []Rejection
}

// Reference is a run of words that stands for an entity.
type Reference struct {
	// Sentence is the index of the sentence in the document, First and Last those of its first word and of the word after
	// its last one.
	Sentence, First, Last int
	// Entity indexes the extraction's entities.
	Entity int
}

// Rejection is something that a rule found in a sentence and that became no statement.
type Rejection struct {
	quadpress.Origin
	// SubjectText, Predicate and ObjectText are its parts as far as they are known; the predicate is the verb or noun
	// where it has no name yet. Subject and Object of the origin are -1 where there is none.
	SubjectText, Predicate, ObjectText string
	// Reason says why it was dropped, in a few words.
	Reason string
}

// Explain does what [Extractor.Extract] does and says how.
func (x *Extractor) Explain(doc *quadpress.Document, sentences []quadpress.Sentence) Explanation {
	st := x.read(doc, sentences)
	st.rejections = &[]Rejection{}
	e := Explanation{Extraction: st.extraction(), Sentences: slices.Clone(sentences),
		Propositions: openie.Propositions(sentences)}
	e.Rejections = *st.rejections
	for n, t := range st.trees {
		s := &e.Sentences[t.Number]
		s.Tokens = slices.Clone(s.Tokens)
		for i := range s.Tokens {
			s.Tokens[i].Head, s.Tokens[i].Rel = t.Heads[i], t.Rels[i]
		}
		for i := range t.Tokens {
			if r := st.at[n][i]; r != nil && r.first == i {
				e.References = append(e.References, Reference{t.Number, r.first, r.last, r.entity})
			} else if r == nil && t.Tokens[i].UPOS == "PRON" {
				if entity := st.entityAt(n, i, true); entity >= 0 {
					e.References = append(e.References, Reference{t.Number, i, i + 1, entity})
				}
			}
		}
	}
	return e
}

// reject notes why a finding becomes no statement, where anyone asks.
func (st *story) reject(f finding, reason string) {
	if st.rejections == nil {
		return
	}
	t := st.trees[f.sentence]
	words := func(i int) string {
		if i < 0 {
			return ""
		}
		return t.Written(t.Phrase(i))
	}
	*st.rejections = append(*st.rejections, Rejection{
		Origin: f.origin(t), SubjectText: words(f.subject), Predicate: cmp.Or(f.relationName(), f.lemma),
		ObjectText: cmp.Or(f.value, words(f.object)), Reason: reason,
	})
}
