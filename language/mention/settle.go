package mention

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
)

// settle decides a name's type once more, where lists know better than the model: a country is a place, a nationality a
// group; what ends like an event is one.
func (t *Tagger) settle(m quadpress.Mention, tokens []quadpress.Token, words []word) quadpress.MentionType {
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
	last := &name[len(name)-1]
	if len(name) > 1 && (name[0].known&isStorm != 0 || name[0].lower == small["operation"]) {
		return quadpress.NamedEvent // "Hurricane Lorna", "Operation Inherent Resolve"
	}
	if len(name) > 1 && m.Type != quadpress.Place {
		if n, k := t.names.longest(name, byLower); n == len(name) && k&^(isPlace|isBigPlace) == 0 && k&isBigPlace != 0 {
			return quadpress.Place // "Golan Heights"
		}
	}
	if len(name) > 1 && last.capital {
		switch {
		case last.known&isFacilityHead != 0 && (m.Type == quadpress.Place || m.Type == quadpress.Facility ||
			m.Type == quadpress.Person && last.known&isSurname == 0) && !isFullName(name):
			return quadpress.Facility
		case (last.known|last.phrase)&isSite != 0 && m.Type == quadpress.Organization:
			return quadpress.Facility // "Halden Air Base"
		case last.known&isOrgSuffix != 0:
			return quadpress.Organization
		case last.known&isPlaceSuffix != 0 && m.Type != quadpress.Organization && m.Type != quadpress.Facility:
			return quadpress.Place
		}
	}
	switch {
	case m.Type == quadpress.Person && slices.ContainsFunc(name, isNumber):
		return quadpress.Product // no person is called "Sukhoi Su-24"
	case m.Type == quadpress.Person && (t.isBusiness(name) || isInitials(m, tokens, words)):
		return quadpress.Organization
	case m.Type == quadpress.Person && len(name) == 1 && last.known&isProduct != 0 &&
		last.known&(isGiven|isSurname) == 0:
		return quadpress.Product
	case m.Type == quadpress.Person && len(name) == 1 && last.known&isCountry != 0 &&
		last.known&(isGiven|isSurname) == 0:
		return quadpress.Place // Jordan may be a man, Turkey is none
	case m.Type == quadpress.Place && len(name) == 2 && name[0].known&isAnyPlace == 0 && name[1].known == 0 &&
		isFullName(name):
		return quadpress.Person
	}
	if m.Type == quadpress.Organization && len(name) > 2 && isLawWord(name[0]) && name[1].lower == small["of"] {
		return quadpress.Law // "Law of Armed Conflict"
	}
	if n, _ := t.names.longest(name, byLower); m.Type == quadpress.Organization && len(name) > 1 && n < len(name) &&
		last.known&(isLawHead|isPaper) != 0 && last.known&isSurname == 0 {
		m.Type = quadpress.Other // "Clean Rivers Act", "Supply Contract"
	}
	switch m.Type {
	case quadpress.Law, quadpress.NamedEvent, quadpress.Other:
		if len(name) > 1 && slices.ContainsFunc(name, isLawWord) {
			return quadpress.Law
		}
		if m.Type == quadpress.Law {
			m.Type = quadpress.Other // a law's name says that it is one
		}
	}
	if m.Type == quadpress.Other {
		if isFullName(name) {
			return quadpress.Person
		}
		if n, k := t.names.longest(name, byLower); n == len(name) && k&isGroup != 0 {
			return quadpress.Group
		}
		if len(name) > 1 && (last.known&isEventHead != 0 ||
			len(name) > 2 && name[len(name)-2].known&isEventHead != 0) {
			return quadpress.NamedEvent // "Second World War", "World War II"
		}
	}
	return m.Type
}

// isInitials reports whether a name is one of initials alone, as no person's is but a president's, in a sentence that
// has small letters: "ODE". Longer ones may be names that someone shouts, and one before a colon that of who speaks.
func isInitials(m quadpress.Mention, tokens []quadpress.Token, words []word) bool {
	w := &words[m.First]
	if m.Last-m.First > 1 || !w.upper || w.known != 0 || len(words) < 4 || len(tokens[m.First].Form) > 4 ||
		strings.Contains(tokens[m.First].Form, ".") {
		return false
	}
	return (m.Last == len(words) || tokens[m.Last].Form != ":") && styleOf(words) == plain
}

func isLawWord(w word) bool { return w.capital && w.known&isLawHead != 0 }

func isNumber(w word) bool { return w.digits }
