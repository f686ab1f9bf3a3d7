package mention

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
)

// definedAs returns what a sentence says that a name is, "" where it says nothing: "Tarimah is a town", "Hamnen, a
// newspaper", "an alliance called Hamnen", "bands such as Hamnen and Yardem", "the Hamnen spacecraft".
func (t *Tagger) definedAs(s *quadpress.Sentence, m quadpress.Mention) quadpress.MentionType {
	head := headOf(s.Tokens, m)
	noun := t.kindNoun(s.Tokens, head)
	if full := m.Type == quadpress.Person && m.Last-m.First > 1 &&
		t.kindsOf(s.Tokens[m.First].Form)&isGiven != 0; noun < 0 && !full {
		noun = exampled(s.Tokens, head)
	}
	for i := range s.Tokens {
		n := &s.Tokens[i]
		if n.UPOS != "NOUN" || i != noun && (n.Rel != "appos" || n.Head != head || i < head) {
			continue
		}
		k := t.kindsOf(n.Form) | t.kindsOf(n.Lemma)
		if i > 0 {
			k |= t.kindsOf(s.Tokens[i-1].Form, n.Form) | t.kindsOf(s.Tokens[i-1].Form, n.Lemma) // "political party"
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

// headOf returns the word of a mention that the others hang on.
func headOf(tokens []quadpress.Token, m quadpress.Mention) int {
	head := m.First
	for head+1 < m.Last && m.First <= tokens[head].Head && tokens[head].Head < m.Last {
		head++
	}
	return head
}

// kindNoun returns the noun that a name is said to be or to be called as, -1 for none.
func (t *Tagger) kindNoun(tokens []quadpress.Token, head int) int {
	above := tokens[head].Head
	isCopula := func(c quadpress.Token) bool { return c.Rel == "cop" && c.Head == above }
	switch {
	case strings.HasPrefix(tokens[head].Rel, "nsubj") && slices.ContainsFunc(tokens, isCopula):
		return above
	case 0 <= above && above < head && tokens[above].Rel == "acl" && t.kindsOf(tokens[above].Form)&isCalled != 0:
		return tokens[above].Head
	}
	return -1
}

// exampled returns the noun that a name is an example of, -1 for none: "bands" of "bands such as Hamnen and Yardem",
// of both.
func exampled(tokens []quadpress.Token, head int) int {
	head = firstOfList(tokens, head)
	above := tokens[head].Head
	isMark := func(c quadpress.Token) bool {
		return c.Rel == "case" && c.Head == head && (c.Form == "such" || c.Form == "including")
	}
	if 0 <= above && above < head && slices.ContainsFunc(tokens[above:head], isMark) {
		return above
	}
	return -1
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

// firstOfList returns the first word of the list that a word is in, itself where it is in none.
func firstOfList(tokens []quadpress.Token, head int) int {
	for tokens[head].Rel == "conj" && 0 <= tokens[head].Head && tokens[head].Head < head {
		head = tokens[head].Head
	}
	return head
}

// liken gives the one name of a list that differs the type that all others have, two or more, unless its words tell
// its own: "Halden Optics, Yardem and Nordvik Motors" are organizations.
func (t *Tagger) liken(s *quadpress.Sentence) {
	lists := map[int][]*quadpress.Mention{} // by the first word of the list
	for i := range s.Mentions {
		if m := &s.Mentions[i]; named(m.Type) || m.Type == quadpress.Product {
			first := firstOfList(s.Tokens, headOf(s.Tokens, *m))
			lists[first] = append(lists[first], m)
		}
	}
	for _, list := range lists {
		for i, m := range list {
			k := list[(i+1)%len(list)].Type
			differs := func(o *quadpress.Mention) bool { return o != m && o.Type != k }
			if len(list) > 2 && m.Type != k && k != quadpress.Other && !slices.ContainsFunc(list, differs) &&
				!t.tellsType(s.Tokens[m.First:m.Last]) {
				m.Type = k
			}
		}
	}
}

// tellsType reports whether a name is known, or begins as a person's does or ends as an organization's.
func (t *Tagger) tellsType(name []quadpress.Token) bool {
	first, last := t.kindsOf(name[0].Form), t.kindsOf(name[len(name)-1].Form)
	return t.isCurated(name) || first&(isGiven|isSurname) != 0 || last&(isOrgHead|isOrgSuffix) != 0
}
