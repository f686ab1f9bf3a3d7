package mention

import "github.com/quadpress/quadpress"

// keepsGenitive reports whether a company's name ends in the "'s" that a mention ends in: "Denny 's", "Levi 's".
func (t *Tagger) keepsGenitive(m quadpress.Mention, words []word) bool {
	if m.Type == quadpress.Person || m.Last-m.First < 2 || words[m.Last-1].lower != small["'s"] {
		return false
	}
	n, k := t.names.longest(words[m.First:m.Last], byLower)
	return n == m.Last-m.First && k&isCompany != 0
}

// isBusiness reports whether what looks like a person's name is that of a company or another body: "Burger King",
// "PayPal", "Ray 's Pizza".
func (t *Tagger) isBusiness(name []word) bool {
	const personal = isGiven | isSurname
	last := &name[len(name)-1]
	if len(name) == 1 {
		return last.known&personal == 0 && (last.mixed ||
			last.known&(isCompany|isOrg) != 0 && last.known&isAnyPlace == 0)
	}
	if last.capital && last.known&(isTrade|isOrgHead) != 0 && last.known&personal == 0 {
		return true
	}
	n, k := t.names.longest(name, byLower)
	return n == len(name) && k&(isCompany|isOrg) != 0 && !isFullName(name)
}

// takeLegalForm takes the legal form into a company's name that stands behind a comma: "Halden Optics , Inc.". What
// has one is a company, whatever the network took it for.
func takeLegalForm(m *quadpress.Mention, words []word) {
	i := m.Last
	if i < len(words) && words[i].lower == small[","] {
		i++
	}
	if i < len(words) && words[i].known&isLegalForm != 0 && words[i].capital && words[m.Last-1].capital {
		m.Last, m.Type = i+1, quadpress.Organization
	}
}

// trimSeat cuts off the country where a business sits: "Halden Optics of Norway". Other bodies have it in their name:
// "Bank of England", "Voice of America".
func (t *Tagger) trimSeat(m *quadpress.Mention, words []word) {
	for i := m.First + 1; i+1 < m.Last; i++ {
		before := words[i-1].known
		if words[i].lower != small["of"] || before&(isTrade|isOrgSuffix) == 0 || before&isOrgHead != 0 {
			continue
		}
		if n, k := t.curated.longest(words[i+1:m.Last], byForm); n == m.Last-i-1 && k&isCountry != 0 {
			m.Last = i
		}
	}
}
