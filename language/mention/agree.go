package mention

import (
	"slices"

	"github.com/quadpress/quadpress"
)

// agree makes the names of a document agree with one another: a surname is a person where the full name was one ("Kerry"
// after "John Kerry"), and a name that was found in several sentences has the type it has most often, and is not missed
// where it stands again.
func (t *Tagger) agree(sentences []quadpress.Sentence) {
	names := t.collect(sentences)
	if len(names.persons) == 0 && len(names.types) == 0 {
		return
	}
	for i := range sentences {
		s := &sentences[i]
		for j := range s.Mentions {
			m := &s.Mentions[j]
			if named(m.Type) && !t.isCurated(s.Tokens[m.First:m.Last]) {
				if k := names.typeOf(s.Tokens[m.First:m.Last]); k != "" {
					m.Type = k
				}
			}
		}
		names.addMissed(s)
	}
}

// documentNames are the names that one document has shown.
type documentNames struct {
	persons map[string]bool                          // the words of persons' full names
	types   map[string]map[quadpress.MentionType]int // how often each name had each type
}

func (t *Tagger) collect(sentences []quadpress.Sentence) *documentNames {
	n := &documentNames{persons: map[string]bool{}, types: map[string]map[quadpress.MentionType]int{}}
	for i := range sentences {
		s := &sentences[i]
		for _, m := range s.Mentions {
			if !named(m.Type) {
				continue
			}
			tokens := s.Tokens[m.First:m.Last]
			if m.Type == quadpress.Person && len(tokens) > 1 && isCapital(tokens[len(tokens)-1].Form) {
				n.persons[tokens[len(tokens)-1].Form] = true
				n.persons[tokens[0].Form] = true
			}
			name := join(tokens)
			if n.types[name] == nil {
				n.types[name] = map[quadpress.MentionType]int{}
			}
			n.types[name][m.Type]++
		}
	}
	return n
}

// typeOf returns the type that a name has in the document, "" for no change.
func (n *documentNames) typeOf(tokens []quadpress.Token) quadpress.MentionType {
	if len(tokens) == 1 && n.persons[tokens[0].Form] {
		return quadpress.Person
	}
	best, most := quadpress.MentionType(""), 0
	for _, k := range learned {
		if c := n.types[join(tokens)][k]; c > most {
			best, most = k, c
		}
	}
	return best
}

// addMissed adds single words that are names elsewhere in the document, where they are capitalised and read as a name.
func (n *documentNames) addMissed(s *quadpress.Sentence) {
	found := len(s.Mentions)
	for i, tok := range s.Tokens {
		if !isCapital(tok.Form) || overlaps(s.Mentions[:found], i, i+1) {
			continue
		}
		kind := n.typeOf(s.Tokens[i : i+1])
		if kind == "" || kind == quadpress.Other {
			continue
		}
		proper := tok.UPOS == "PROPN" || kind == quadpress.Person && i+1 < len(s.Tokens) && s.Tokens[i+1].UPOS == "VERB" && tok.UPOS != "PRON"
		if !proper || i+1 < len(s.Tokens) && isCapital(s.Tokens[i+1].Form) && s.Tokens[i+1].UPOS == "PROPN" {
			continue
		}
		s.Mentions = append(s.Mentions, quadpress.Mention{First: i, Last: i + 1, Type: kind})
	}
	slices.SortFunc(s.Mentions, byPlace)
}

// named tells the types that agree within a document.
func named(k quadpress.MentionType) bool {
	return k == quadpress.Person || k == quadpress.Organization || k == quadpress.Place || k == quadpress.Other
}

func isCapital(form string) bool { return form != "" && form[0] >= 'A' && form[0] <= 'Z' }

func join(tokens []quadpress.Token) string {
	if len(tokens) == 1 {
		return tokens[0].Form
	}
	n := 0
	for i := range tokens {
		n += len(tokens[i].Form) + 1
	}
	b := make([]byte, 0, n)
	for i := range tokens {
		b = append(b, tokens[i].Form...)
		b = append(b, ' ')
	}
	return string(b)
}

// isCurated tells whether the lists know a name beyond doubt.
func (t *Tagger) isCurated(tokens []quadpress.Token) bool {
	n, k := t.curated.longestOf(tokens)
	return n == len(tokens) && k != 0
}
