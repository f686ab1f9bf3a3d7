package extract

import "github.com/quadpress/quadpress"

// Chain is the mentions of one thing in a document, in reading order.
type Chain []ChainMention

// ChainMention is one phrase of a chain.
type ChainMention struct {
	// Sentence is the index of the sentence, Head the index of the phrase's head in it.
	Sentence, Head int
	// Mention gives the phrase's words in the sentence and the sort of thing it means: a person, an organization, a place,
	// or other.
	quadpress.Mention
	// Noun says that the phrase is neither a name nor a pronoun.
	Noun bool
	// Group says that the phrase is of several things joined by a conjunction; Head is then that of the first.
	Group bool
}

// Coreference returns the chains of a document's mentions of the same things, in order of their first mentions. The
// sentences are the document's, analysed; a thing that is mentioned once is a chain of one.
func (x *Extractor) Coreference(doc *quadpress.Document, sentences []quadpress.Sentence) []Chain {
	st := x.read(doc, sentences)
	var out []Chain
	at := map[*referent]int{}
	for _, mentions := range st.phrases {
		for _, m := range mentions {
			r := m.referent.root()
			k, ok := at[r]
			if !ok {
				k = len(out)
				at[r] = k
				out = append(out, nil)
			}
			out[k] = append(out[k], st.chainMention(m))
		}
	}
	return out
}

// chainMention is a mention as a chain has it.
func (st *story) chainMention(m *mention) ChainMention {
	t := st.trees[m.sentence]
	return ChainMention{
		Sentence: t.Number, Head: m.head, Group: m.group,
		Noun:    m.form == described && t.Tokens[m.head].UPOS != "PROPN",
		Mention: quadpress.Mention{First: m.first, Last: m.last, Type: m.referent.root().mentionType()},
	}
}

// mentionType is the sort of thing that a referent is.
func (r *referent) mentionType() quadpress.MentionType {
	switch k := r.kind; {
	case k == anyKind || k&(isPerson|isThing) == isPerson: // "they" by itself is mostly about people
		return quadpress.Person
	case k&isThing != 0:
		return quadpress.Other
	case k&isPlace != 0:
		return quadpress.Place
	case k&isBody != 0:
		return quadpress.Organization
	}
	return quadpress.Other
}
