package mention

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
)

// definedAs returns what a sentence says that a name is, "" where it says nothing: "Tarimah is a town", "Hamnen, a newspaper", "the
// Yardem spacecraft".
func (t *Tagger) definedAs(s *quadpress.Sentence, m quadpress.Mention) quadpress.MentionType {
	head := m.First
	for head+1 < m.Last && m.First <= s.Tokens[head].Head && s.Tokens[head].Head < m.Last {
		head++
	}
	subject := strings.HasPrefix(s.Tokens[head].Rel, "nsubj") && slices.ContainsFunc(s.Tokens, func(c quadpress.Token) bool {
		return c.Rel == "cop" && c.Head == s.Tokens[head].Head
	})
	called := -1 // "an alliance called Yardem"
	if v := s.Tokens[head].Head; v >= 0 && v < m.First && t.kindsOf(s.Tokens[v].Form)&isCalled != 0 && s.Tokens[v].Rel == "acl" {
		called = s.Tokens[v].Head
	}
	for i := range s.Tokens {
		n := &s.Tokens[i]
		if n.UPOS != "NOUN" || !(i == called || subject && i == s.Tokens[head].Head || n.Rel == "appos" && n.Head == head && i > head) {
			continue
		}
		k := t.kindsOf(n.Form)
		if i > 0 {
			k |= t.kindsOf(s.Tokens[i-1].Form, n.Form) // "political party"
		}
		switch {
		case k&isPlaceNoun != 0:
			return quadpress.Place
		case k&isBuildingNoun != 0:
			return quadpress.Facility
		case k&isBodyNoun != 0:
			return quadpress.Organization
		case k&isProductNoun != 0:
			return quadpress.Product
		}
	}
	if i := m.Last; i < len(s.Tokens) && m.Type != quadpress.Organization && s.Tokens[i].UPOS == "NOUN" && t.kindsOf(s.Tokens[i].Form)&isProductNoun != 0 {
		return quadpress.Product // "the Yardem spacecraft"
	}
	return ""
}

// define gives names the types that the sentence says they have. Those that the lists know are left as they are.
func (t *Tagger) define(s *quadpress.Sentence) {
	for i := range s.Mentions {
		m := &s.Mentions[i]
		if (named(m.Type) || m.Type == quadpress.Product || m.Type == quadpress.Event) && !t.isCurated(s.Tokens[m.First:m.Last]) {
			if k := t.definedAs(s, *m); k != "" {
				m.Type = k
			}
		}
	}
}
