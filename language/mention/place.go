package mention

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
)

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

// isNearby tells whether what was taken for a person is a place, for it is where something is near to, or a country follows that
// it lies in, and none of its words is a person's name: "near Al Tarim", "Dayr al Sarim, Syria".
func (t *Tagger) isNearby(m quadpress.Mention, tokens []quadpress.Token, words []word) bool {
	if m.Type != quadpress.Person || slices.ContainsFunc(words[m.First:m.Last], isPersonal) {
		return false
	}
	if m.First > 0 && words[m.First-1].lower == small["near"] {
		return true
	}
	if m.Last+1 >= len(words) || words[m.Last].lower != small[","] {
		return false
	}
	n, k := t.curated.longest(words[m.Last+1:], byForm)
	next := m.Last + 1 + n
	return k&isCountry != 0 && (next == len(words) || words[next].lower == small[","] && m.First > 0 && tokens[m.First-1].UPOS == "ADP")
}

// addSmallPlaces adds places whose names someone wrote in small letters: "trains from delhi to agra".
func addSmallPlaces(s *quadpress.Sentence, words []word) {
	for i := range words {
		w, token := &words[i], &s.Tokens[i]
		known := w.known&(isCountry|isBigPlace) != 0 && w.known&^isAnyPlace == 0
		if known && w.lowercase && token.UPOS == "PROPN" && !strings.Contains(token.Form, ".") && !overlaps(s.Mentions, i, i+1) {
			s.Mentions = append(s.Mentions, quadpress.Mention{First: i, Last: i + 1, Type: quadpress.Place})
		}
	}
}

// addCoordinates adds the places that are told by latitude and longitude: "33 ° 30 ′ 21 ″ N , 36 ° 16 ′ 11 ″ E". What was found
// within is part of them.
func addCoordinates(s *quadpress.Sentence) {
	for i := range s.Tokens {
		middle := arcAt(s.Tokens, i, "N", "S")
		if middle == i {
			continue
		}
		east := middle
		if east < len(s.Tokens) && s.Tokens[east].Form == "," {
			east++
		}
		if end := arcAt(s.Tokens, east, "E", "W"); end > east {
			replace(s, quadpress.Mention{First: i, Last: end, Type: quadpress.Place})
		}
	}
}

// arcAt returns where the degrees, minutes and seconds that start at token i end, with the side of the equator or of Greenwich
// that they are on; i for none.
func arcAt(tokens []quadpress.Token, i int, sides ...string) (end int) {
	k := i
	for _, marks := range [...][]string{{"°", "º"}, {"′", "'", "’"}, {"″", "\"", "”"}} {
		if k+1 < len(tokens) && isDigits(tokens[k].Form, 12, ".") && slices.Contains(marks, tokens[k+1].Form) {
			k += 2
		}
	}
	if k == i || tokens[i+1].Form != "°" && tokens[i+1].Form != "º" || k == len(tokens) || !slices.Contains(sides, tokens[k].Form) {
		return i
	}
	return k + 1
}

func isPersonal(w word) bool {
	return w.known&(isGiven|isSurname) != 0 && w.known&(isArticle|isParticle) == 0
}

// trimKind cuts off the noun in small letters that says what a place is, "West Bank town", where the name does not
// need it, as in "Mysore district", "Huallaga river".
func trimKind(m *quadpress.Mention, words []word) {
	end := &words[m.Last-1]
	if m.Last-m.First > 1 && words[m.Last-2].capital && end.lowercase && end.known&isSettlement != 0 && end.known&(isDistrict|isPlaceSuffix) == 0 {
		m.Last--
	}
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
