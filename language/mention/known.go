package mention

import (
	"slices"

	"github.com/quadpress/quadpress"
)

// addKnown adds the names of lists that the model missed, in place of mentions of parts of them.
func (t *Tagger) addKnown(s *quadpress.Sentence, words []word) {
	style := styleOf(words)
	for i := 0; i < len(words); i++ {
		if !words[i].capital && !words[i].lowercase {
			continue
		}
		acronym := style == plain && i > 0 && words[i].upper && words[i-1].lower == small["the"]
		n, kind := t.known(words[i:], s.Tokens[i:], acronym)
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
			s.Mentions = slices.DeleteFunc(s.Mentions, func(m quadpress.Mention) bool {
				return i <= m.First && m.Last <= i+n
			})
			s.Mentions = append(s.Mentions, quadpress.Mention{First: i, Last: i + n, Type: kind})
			i += n - 1
		}
	}
}

// known returns the length and the type of the name beyond doubt that the words start with, 0 for none.
// acronym says that the first is an acronym for certain: "the IS" rather than "IS".
func (t *Tagger) known(words []word, tokens []quadpress.Token, acronym bool) (n int, kind quadpress.MentionType) {
	n, k := t.curated.longest(words, byForm)
	if n == 0 && acronym {
		n, k = t.doubtful.longest(words, byForm)
	}
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
	case n == 0 || k == 0 || n == 1 && (tokens[0].UPOS == "PRON" || beforeDollars(tokens, 0)):
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

// addStates adds the codes of US states behind a place: "Springfield , IL".
func addStates(s *quadpress.Sentence, words []word) {
	for i := 2; i < len(words); i++ {
		if words[i].known&isStateCode == 0 || !words[i].capital || s.Tokens[i-1].Form != "," ||
			overlaps(s.Mentions, i, i+1) {
			continue
		}
		if slices.ContainsFunc(s.Mentions, func(m quadpress.Mention) bool {
			return m.Last == i-1 && m.Type == quadpress.Place
		}) {
			s.Mentions = append(s.Mentions, quadpress.Mention{First: i, Last: i + 1, Type: quadpress.Place})
		}
	}
}
