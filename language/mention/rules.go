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
		"year", "through", "till", "one", "m", "bn", "mn", "at", "near", "into", "'s", "'",
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
		if trim(&m, s.Tokens, words) {
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
func trim(m *quadpress.Mention, tokens []quadpress.Token, words []word) bool {
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
		for m.Last-m.First > 1 && words[m.First].known&isTitle != 0 && words[m.First].known&isGiven == 0 {
			m.First++
		}
		if m.Last-m.First == 1 && words[m.First].known&isTitle != 0 && words[m.First].known&(isGiven|isSurname) == 0 {
			return false
		}
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

// addKnown adds the names of lists that the model missed.
func (t *Tagger) addKnown(s *quadpress.Sentence, words []word) {
	found := len(s.Mentions)
	for i := 0; i < len(words); i++ {
		if !words[i].capital {
			continue
		}
		n, k := t.curated.longest(words[i:], byForm)
		if n == 0 || covered(s.Mentions[:found], i, i+n) {
			n, k = t.names.longest(words[i:], byLower)
			if k&isGroup == 0 || n == 0 || covered(s.Mentions[:found], i, i+n) {
				continue
			}
			k = isGroup
		}
		m := quadpress.Mention{First: i, Last: i + n}
		switch {
		case k&isCountry != 0:
			m.Type = quadpress.Place
		case k&isGroup != 0:
			m.Type = quadpress.Group
		case k&isOrg != 0:
			m.Type = quadpress.Organization
		case k&isBigPlace != 0:
			m.Type = quadpress.Place
		default:
			continue
		}
		s.Mentions = append(s.Mentions, m)
		i += n - 1
	}
}

// covered tells whether a mention overlaps the tokens.
func covered(mentions []quadpress.Mention, first, last int) bool {
	for _, m := range mentions {
		if m.First < last && first < m.Last {
			return true
		}
	}
	return false
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
