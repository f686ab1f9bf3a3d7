package mention

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
)

// joinBodies joins a nationality with the body of that nation which follows, for the adjective alone names nothing:
// "Iraqi security forces", "the Turkish government", and so the short name of a state that stands for one, "the U.S.
// military". One of many is no name: "an Egyptian court".
func (t *Tagger) joinBodies(mentions []quadpress.Mention, tokens []quadpress.Token, words []word) []quadpress.Mention {
	for i := range mentions {
		m := &mentions[i]
		nation := m.Type == quadpress.Group && tokens[m.First].UPOS == "ADJ" ||
			m.Type == quadpress.Place && isShortState(tokens[m.First:m.Last])
		if !nation || m.First > 0 && isIndefinite(tokens[m.First-1]) {
			continue
		}
		next := i + 1
		if next < len(mentions) && mentions[next].Type == m.Type && mentions[next].First == m.Last {
			next++ // "Syrian Arab forces"
		}
		last := bodyAfter(tokens, words, mentions[next-1].Last)
		if last == 0 && m.Type == quadpress.Group {
			last = t.stateBodyAfter(words, mentions[next-1].Last)
		}
		if last == 0 || next < len(mentions) && mentions[next].First < last {
			continue
		}
		for k := i + 1; k < next; k++ {
			mentions[k].Last = mentions[k].First
		}
		m.Last, m.Type = last, quadpress.Organization
	}
	return slices.DeleteFunc(mentions, isEmpty)
}

// isShortState reports whether a name is the short one of a state, which stands for its adjective too: "U.S.".
func isShortState(tokens []quadpress.Token) bool {
	if len(tokens) != 1 {
		return false
	}
	switch tokens[0].Form {
	case "US", "U.S.", "UK", "U.K.":
		return true
	}
	return false
}

// bodyAfter returns where the noun phrase in small letters that starts at i ends, as far as it is one for a body, 0
// for none.
func bodyAfter(tokens []quadpress.Token, words []word, i int) (last int) {
	for k := i; k < min(i+3, len(words)); k++ {
		if u := tokens[k].UPOS; !words[k].lowercase || u != "NOUN" && u != "ADJ" && u != "VERB" {
			break
		}
		compound := k+1 < len(words) && isDash(tokens[k+1].Form) && tokens[k].Joined
		if words[k].known&isBody != 0 && tokens[k].UPOS == "NOUN" && !compound {
			last = k + 1
		}
	}
	return last
}

// stateBodyAfter returns where the body of a state ends whose capitalised name starts at i, 0 for none: "Iraqi Army".
func (t *Tagger) stateBodyAfter(words []word, i int) (last int) {
	if i == len(words) || !words[i].capital {
		return 0
	}
	n, k := t.names.longest(words[i:words[i].run.last], byLower)
	if k&isStateBody == 0 || i+n < words[i].run.last {
		return 0
	}
	return i + n
}

func isIndefinite(t quadpress.Token) bool {
	switch strings.ToLower(t.Form) {
	case "a", "an", "another", "any", "each", "every", "no", "some":
		return true
	}
	return t.UPOS == "NUM"
}

// addTroops adds the bodies of troops that are told apart by a number: "5th Fleet", "407th Air Expeditionary Group",
// "507th ARW"; and those that are put together for a task, with a number or without: "Task Force 31", "Combined Joint
// Task Force".
func addTroops(s *quadpress.Sentence, words []word) {
	for i := 0; i+1 < len(words); i++ {
		if r := words[i+1].run; r.first == i+1 && r.last-r.first <= 4 && isOrdinal(s.Tokens[i].Form) &&
			isTroopName(words[i+1:r.last]) {
			replace(s, quadpress.Mention{First: i, Last: r.last, Type: quadpress.Organization})
		}
		r := words[i].run
		if r.last != i+1 && !words[i+1].hyphen || i-r.first > 3 || (words[i].known|words[i].phrase)&isTaskForce == 0 {
			continue
		}
		m := quadpress.Mention{First: r.first, Last: i + 1, Type: quadpress.Organization}
		if words[m.First].lower == small["the"] {
			m.First++
		}
		if words[i+1].digits {
			m.Last++
		} else if words[i].upper { // "CTF" without its number
			continue
		}
		replace(s, m)
	}
}

// isTroopName reports whether words behind an ordinal number name a body of troops, written out or in its initials.
func isTroopName(words []word) bool {
	last := &words[len(words)-1]
	return last.known&isTroop != 0 || len(words) == 1 && last.upper && last.known == 0
}

// isCalledBody reports whether the words around a name say that it is a body's: "the newspaper Hamnen", "Hamnen
// shareholders".
func isCalledBody(m quadpress.Mention, tokens []quadpress.Token, words []word) bool {
	if m.First > 0 && words[m.First-1].lowercase && words[m.First-1].known&isBodyKind != 0 &&
		tokens[m.First-1].UPOS == "NOUN" {
		return !isFullName(words[m.First:m.Last])
	}
	return m.Last < len(words) && words[m.Last].lowercase && words[m.Last].known&isHolding != 0 &&
		tokens[m.Last].UPOS == "NOUN" &&
		m.Last-m.First == 1 && words[m.First].known&isAnyPlace == 0
}

// isOrdinal reports whether a word is an ordinal number in digits: "5th".
func isOrdinal(form string) bool {
	n := len(form) - 2
	if n < 1 || !isDigits(form[:n], 20, "") {
		return false
	}
	switch form[n:] {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}

// trimOffice cuts off an office that someone holds in the body: "Chief Technology Officer of Red Hat" is Red Hat.
// What is left may be a place: "Governor of Texas".
func (t *Tagger) trimOffice(m *quadpress.Mention, words []word) {
	if allTitle(words[m.First:m.Last]) {
		return
	}
	for i := m.First + 1; i+1 < m.Last; i++ {
		if words[i].lower != small["of"] {
			continue
		}
		if (words[i-1].known|words[i-1].phrase)&isOffice == 0 {
			return
		}
		m.First = i + 1
		if words[m.First].lower == small["the"] && m.First+1 < m.Last {
			m.First++
		}
		if n, k := t.names.longest(words[m.First:m.Last], byLower); n == m.Last-m.First &&
			k&(isCountry|isBigPlace) != 0 && k&isOrg == 0 {
			m.Type = quadpress.Place
		}
		return
	}
}
