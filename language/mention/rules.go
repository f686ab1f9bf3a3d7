package mention

import (
	"cmp"
	"slices"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/perceptron"
)

// hashOf holds the hashes of the small words that rules ask about.
var hashOf = func() map[string]uint64 {
	m := map[string]uint64{}
	for _, w := range []string{
		"in", "since", "by", "until", "from", "of", "during", "before", "after", "(", "between", "and", "to", "-", "–", ",", "for", "the",
		"year", "through", "till", "one", "m", "bn", "mn", "at", "near", "into", "'s", "'", "la",
	} {
		m[w] = perceptron.String(w)
	}
	return m
}()

// refine turns the learned names into the mentions of a sentence: it trims them, adds what is known from lists, dates and
// numbers, and tells events.
func (t *Tagger) refine(s *quadpress.Sentence, words []word) {
	kept := s.Mentions[:0]
	for _, m := range s.Mentions {
		if t.trim(&m, s.Tokens, words) {
			m.Type = t.settle(m, words)
			kept = append(kept, m)
		}
	}
	s.Mentions = kept
	t.addKnown(s, words)
	addDates(s, words)
	if !slices.IsSortedFunc(s.Mentions, byPlace) {
		slices.SortFunc(s.Mentions, byPlace)
	}
}

func byPlace(a, b quadpress.Mention) int { return cmp.Compare(a.First, b.First) }

// trim cuts off what belongs to no name: a possessive, an article, a person's title, a stray mark. It tells whether a name
// is left.
func (t *Tagger) trim(m *quadpress.Mention, tokens []quadpress.Token, words []word) bool {
	for m.First < m.Last {
		w := &words[m.Last-1]
		if w.lower == hashOf["'s"] || w.lower == hashOf["'"] || !w.capital && !w.lowercase && !w.digits && !isClosing(tokens[m.Last-1].Form) {
			m.Last--
			continue
		}
		break
	}
	for m.First < m.Last && words[m.First].lower == hashOf["the"] && (m.Type != quadpress.Other || m.Last-m.First == 1) {
		m.First++
	}
	if m.Type == quadpress.Person {
		t.trimTitles(m, words)
		t.widen(m, tokens, words)
	}
	if m.First == m.Last {
		return false
	}
	// Function words and pronouns are no names, however they are written.
	if m.Last-m.First == 1 {
		switch tokens[m.First].UPOS {
		case "PRON", "AUX", "DET", "ADP", "CCONJ", "SCONJ", "PART", "PUNCT":
			return words[m.First].upper && tokens[m.First].UPOS != "PRON" && tokens[m.First].UPOS != "PUNCT"
		}
	}
	return true
}

// trimTitles drops a person's titles and what stands before them: "US Secretary of State John Kerry" is "John Kerry". A
// mention of nothing but a title is emptied.
func (t *Tagger) trimTitles(m *quadpress.Mention, words []word) {
	for i := m.First; i < m.Last; i++ {
		w := &words[i]
		long := w.phrase&isTitle != 0
		if long || w.known&isTitle != 0 && w.known&(isGiven|isSurname) == 0 && (i == m.First || i+1 < m.Last) {
			m.First = i + 1
		}
	}
	for m.First < m.Last && !words[m.First].capital && words[m.First].known&isParticle == 0 {
		m.First++
	}
}

// widen takes in what belongs to a person's name but looks like no part of it: "de" and "al-" before it, and what follows a
// hyphen ("Ban Ki-moon").
func (t *Tagger) widen(m *quadpress.Mention, tokens []quadpress.Token, words []word) {
	if m.First == m.Last {
		return
	}
	for m.First > 0 {
		i := m.First - 1
		if isDash(tokens[i].Form) && i > 0 && words[i-1].known&isArticle != 0 {
			m.First = i - 1
			continue
		}
		if words[i].known&isParticle != 0 && words[i].known&isSurname == 0 && words[i].lower != hashOf["la"] && !words[i].upper {
			m.First = i
			continue
		}
		break
	}
	if n := m.Last + 1; n < len(tokens) && tokens[m.Last].Form == "-" && words[n].lowercase && words[n].class.Profile.Number() != 0 &&
		(tokens[n].UPOS == "PROPN" || tokens[n].UPOS == "X" || m.Last-m.First > 1 && tokens[n].UPOS == "NOUN") {
		m.Last = n + 1
	}
}

// isClosing tells whether a mark may end a name: "Yahoo !", "S.A ."
func isClosing(form string) bool { return form == "!" || form == "+" }

// settle decides a name's type once more, where lists know better than the model: a country is a place, a nationality a
// group; what ends like an event is one.
func (t *Tagger) settle(m quadpress.Mention, words []word) quadpress.MentionType {
	name := words[m.First:m.Last]
	if n, k := t.curated.longest(name, byForm); n == len(name) {
		switch {
		case k&isCountry != 0:
			return quadpress.Place
		case k&isGroup != 0:
			return quadpress.Group
		case k&isOrg != 0 && k&isBigPlace == 0:
			return quadpress.Organization
		case k&isBigPlace != 0 && m.Type != quadpress.Organization:
			return quadpress.Place
		}
	}
	if m.Type == quadpress.Other {
		if n, k := t.names.longest(name, byLower); n == len(name) && k&isGroup != 0 {
			return quadpress.Group
		}
		if len(name) > 1 && (name[len(name)-1].known&isEventHead != 0 || len(name) > 2 && name[len(name)-2].known&isEventHead != 0) {
			return quadpress.Event // "Second World War", "World War II"
		}
	}
	return m.Type
}

// addKnown adds the names of lists that the model missed, in place of mentions of parts of them.
func (t *Tagger) addKnown(s *quadpress.Sentence, words []word) {
	for i := 0; i < len(words); i++ {
		if !words[i].capital && !words[i].lowercase {
			continue
		}
		n, kind := t.known(words[i:], s.Tokens[i:])
		if n == 0 {
			continue
		}
		free := true
		for _, m := range s.Mentions {
			if m.First < i+n && i < m.Last && (m.Last-m.First >= n || m.First < i || i+n < m.Last) {
				free = false
				break
			}
		}
		if free {
			s.Mentions = slices.DeleteFunc(s.Mentions, func(m quadpress.Mention) bool { return i <= m.First && m.Last <= i+n })
			s.Mentions = append(s.Mentions, quadpress.Mention{First: i, Last: i + n, Type: kind})
			i += n - 1
		}
	}
}

// known returns the length and the type of the name beyond doubt that the words start with, 0 for none.
func (t *Tagger) known(words []word, tokens []quadpress.Token) (n int, kind quadpress.MentionType) {
	n, k := t.curated.longest(words, byForm)
	if n == 0 && words[0].capital {
		n, k = t.names.longest(words, byLower)
		k &= isGroup
		if words[0].upper && k == 0 { // "UNITED NATIONS"
			if m, c := t.shouted.longest(words, byLower); m > 0 && words[m-1].upper {
				n, k = m, c
			}
		}
	}
	switch {
	case n == 0 || k == 0 || n == 1 && tokens[0].UPOS == "PRON":
		return 0, ""
	case k&isCountry != 0:
		return n, quadpress.Place
	case k&isGroup != 0:
		return n, quadpress.Group
	case k&isOrg != 0:
		return n, quadpress.Organization
	}
	return n, quadpress.Place
}

// addDates adds dates and numbers outside of names. A date that holds a name within it ("Easter Monday") takes its place.
func addDates(s *quadpress.Sentence, words []word) {
	found := len(s.Mentions)
	for i := 0; i < len(words); i++ {
		end, kind := dateAt(s.Tokens, words, i), quadpress.Date
		if end == i {
			end, kind = numberAt(s.Tokens, words, i), quadpress.Number
		}
		if end == i {
			continue
		}
		clash := false
		for j := range s.Mentions[:found] {
			m := &s.Mentions[j]
			if m.First >= end || m.Last <= i || m.First == m.Last {
				continue
			}
			if kind == quadpress.Date && i <= m.First && m.Last <= end {
				m.Last = m.First // emptied, dropped below
				continue
			}
			clash = true
		}
		if clash {
			continue
		}
		s.Mentions = append(s.Mentions, quadpress.Mention{First: i, Last: end, Type: kind})
		i = end - 1
	}
	s.Mentions = slices.DeleteFunc(s.Mentions, func(m quadpress.Mention) bool { return m.First == m.Last })
}
