package mention

import (
	"slices"

	"github.com/quadpress/quadpress"
)

// isCalledPlace reports whether the words around a name say that it is a place's: "the village of Tal Hadra", "Sarim
// province".
func isCalledPlace(m quadpress.Mention, tokens []quadpress.Token, words []word) bool {
	if i := m.First; i > 1 && words[i-1].lower == small["of"] && words[i-2].known&isSettlement != 0 &&
		words[i-2].lowercase {
		return true
	}
	i := m.Last
	if i >= len(words) || words[i].known&isDistrict == 0 || !words[i].lowercase {
		return false
	}
	// "the Sarim district attorney" is no district.
	return i+1 == len(words) || tokens[i+1].UPOS != "NOUN" && tokens[i+1].UPOS != "PROPN"
}

// isNearby reports whether what was taken for a person is a place, for it is where something is near to, or a country
// follows that it lies in, and none of its words is a person's name: "near Al Tarim", "Dayr al Sarim, Syria".
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
	return k&isCountry != 0 && (next == len(words) || words[next].lower == small[","] && m.First > 0 &&
		tokens[m.First-1].UPOS == "ADP")
}

// addCoordinates adds the places that are told by latitude and longitude: "33 ° 30 ′ 21 ″ N , 36 ° 16 ′ 11 ″ E". What
// was found within is part of them.
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

// arcAt returns where the degrees, minutes and seconds that start at token i end, with the side of the equator or of
// Greenwich that they are on; i for none.
func arcAt(tokens []quadpress.Token, i int, sides ...string) (end int) {
	k := i
	for _, marks := range [...][]string{{"°", "º"}, {"′", "'", "’"}, {"″", "\"", "”"}} {
		if k+1 < len(tokens) && isDigits(tokens[k].Form, 12, ".") && slices.Contains(marks, tokens[k+1].Form) {
			k += 2
		}
	}
	if k == i || tokens[i+1].Form != "°" && tokens[i+1].Form != "º" || k == len(tokens) ||
		!slices.Contains(sides, tokens[k].Form) {
		return i
	}
	return k + 1
}

func isPersonal(w word) bool {
	return w.known&(isGiven|isSurname) != 0 && w.known&(isArticle|isParticle) == 0
}
