package mention

import (
	"slices"

	"github.com/quadpress/quadpress"
)

// keepsGenitive tells whether a company's name ends in the "'s" that a mention ends in: "Denny 's", "Levi 's".
func (t *Tagger) keepsGenitive(m quadpress.Mention, words []word) bool {
	if m.Type == quadpress.Person || m.Last-m.First < 2 || words[m.Last-1].lower != small["'s"] {
		return false
	}
	n, k := t.names.longest(words[m.First:m.Last], byLower)
	return n == m.Last-m.First && k&isCompany != 0
}

// isBusiness tells whether what looks like a person's name is that of a company or another body: "Burger King", "PayPal",
// "Ray 's Pizza".
func (t *Tagger) isBusiness(name []word) bool {
	const personal = isGiven | isSurname
	last := &name[len(name)-1]
	if len(name) == 1 {
		return last.known&personal == 0 && (last.mixed || last.known&(isCompany|isOrg) != 0 && last.known&isAnyPlace == 0)
	}
	if last.capital && last.known&(isTrade|isOrgHead) != 0 && last.known&personal == 0 {
		return true
	}
	n, k := t.names.longest(name, byLower)
	return n == len(name) && k&(isCompany|isOrg) != 0 && !isFullName(name)
}

// takeLegalForm takes the legal form into a company's name that stands behind a comma: "Halden Optics , Inc.". What has one
// is a company, whatever the network took it for.
func takeLegalForm(m *quadpress.Mention, words []word) {
	i := m.Last
	if i < len(words) && words[i].lower == small[","] {
		i++
	}
	if i < len(words) && words[i].known&isLegalForm != 0 && words[i].capital && words[m.Last-1].capital {
		m.Last, m.Type = i+1, quadpress.Organization
	}
}

// addBusinesses joins a name with the word for a newspaper or business of its name that the network left out: "San Francisco Bulletin",
// "Halden Securities".
func addBusinesses(s *quadpress.Sentence, words []word) {
	for i := range s.Mentions {
		m := &s.Mentions[i]
		k := m.Last
		if m.Type != quadpress.Place && m.Type != quadpress.Person || k >= len(words) || words[k].run.first > m.First || words[k].run.last != k+1 ||
			s.Tokens[k].UPOS != "PROPN" || words[k].known&isOrgSuffix == 0 || overlaps(s.Mentions, k, k+1) {
			continue
		}
		m.Last, m.Type = k+1, quadpress.Organization
	}
}

// joinState joins the short name of a state with the body of it that follows ("U.S. Coast Guard"), and an adjective with a
// body that many states have ("Norwegian Navy").
func (t *Tagger) joinState(mentions []quadpress.Mention, tokens []quadpress.Token, words []word) []quadpress.Mention {
	for i := len(mentions) - 1; i > 0; i-- {
		state, body := &mentions[i-1], mentions[i]
		if state.Last != body.First || body.Type != quadpress.Organization || state.Last-state.First > 1 || !words[body.First].capital && !isOrdinal(tokens[body.First].Form) {
			continue
		}
		switch state.Type {
		case quadpress.Place:
			if !isShortState(tokens[state.First:state.Last]) {
				continue
			}
		case quadpress.Group:
			if n, k := t.names.longest(words[body.First:body.Last], byLower); n < body.Last-body.First || k&isStateBody == 0 {
				continue
			}
		default:
			continue
		}
		state.Last, state.Type = body.Last, body.Type
		mentions = slices.Delete(mentions, i, i+1)
	}
	return mentions
}
