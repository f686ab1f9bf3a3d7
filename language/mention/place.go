package mention

import "github.com/quadpress/quadpress"

// isCalledPlace tells whether the words around a name say that it is a place's: "the village of Tal Hadra", "Sarim province".
func isCalledPlace(m quadpress.Mention, tokens []quadpress.Token, words []word) bool {
	if i := m.First; i > 1 && words[i-1].lower == small["of"] && words[i-2].known&isSettlement != 0 && words[i-2].lowercase {
		return true
	}
	i := m.Last
	if i >= len(words) || words[i].known&isDistrict == 0 || !words[i].lowercase {
		return false
	}
	// "the Sarim district attorney" is no district.
	return i+1 == len(words) || tokens[i+1].UPOS != "NOUN" && tokens[i+1].UPOS != "PROPN"
}

// addCalledPlaces adds the names that the model missed, and that the words before or after them say to be places.
func addCalledPlaces(s *quadpress.Sentence, words []word) {
	for i := 0; i < len(words); i++ {
		r := words[i].run
		if r.first != i || r.last <= i {
			continue
		}
		m := quadpress.Mention{First: r.first, Last: r.last, Type: quadpress.Place}
		if s.Tokens[i].UPOS == "PROPN" && r.last-r.first <= 3 && isCalledPlace(m, s.Tokens, words) && !overlaps(s.Mentions, m.First, m.Last) &&
			words[r.first].known&(isGroup|isMonth|isWeekday) == 0 && words[r.last-1].known&(isOrgHead|isTitle) == 0 {
			s.Mentions = append(s.Mentions, m)
		}
		i = r.last - 1
	}
}
