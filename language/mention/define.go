package mention

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
)

// definedAs returns what a sentence says that a name is, "" where it says nothing: "Tarimah is a town", "Hamnen, a
// newspaper", "an alliance called Hamnen", "the Hamnen spacecraft".
func (t *Tagger) definedAs(s *quadpress.Sentence, m quadpress.Mention) quadpress.MentionType {
	head := m.First
	for head+1 < m.Last && m.First <= s.Tokens[head].Head && s.Tokens[head].Head < m.Last {
		head++
	}
	above := s.Tokens[head].Head
	isCopula := func(c quadpress.Token) bool { return c.Rel == "cop" && c.Head == above }
	noun := -1
	switch {
	case strings.HasPrefix(s.Tokens[head].Rel, "nsubj") && slices.ContainsFunc(s.Tokens, isCopula):
		noun = above
	case 0 <= above && above < m.First && s.Tokens[above].Rel == "acl" && t.kindsOf(s.Tokens[above].Form)&isCalled != 0:
		noun = s.Tokens[above].Head
	}
	for i := range s.Tokens {
		n := &s.Tokens[i]
		if n.UPOS != "NOUN" || i != noun && (n.Rel != "appos" || n.Head != head || i < head) {
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
	if m.Last < len(s.Tokens) && m.Type != quadpress.Organization {
		if next := &s.Tokens[m.Last]; next.UPOS == "NOUN" && t.kindsOf(next.Form)&isProductNoun != 0 {
			return quadpress.Product
		}
	}
	return ""
}

// define gives names the types that the sentence says they have. Those that the lists know are left as they are.
func (t *Tagger) define(s *quadpress.Sentence) {
	for i := range s.Mentions {
		m := &s.Mentions[i]
		open := named(m.Type) || m.Type == quadpress.Product || m.Type == quadpress.NamedEvent
		if open && !t.isCurated(s.Tokens[m.First:m.Last]) {
			if k := t.definedAs(s, *m); k != "" {
				m.Type = k
			}
		}
	}
}
