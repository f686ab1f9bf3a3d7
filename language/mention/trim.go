package mention

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
)

// trim cuts off what belongs to no name: a possessive, an article, a person's title, a stray mark. It reports whether
// a name is left.
func (t *Tagger) trim(m *quadpress.Mention, tokens []quadpress.Token, words []word) bool {
	for m.First < m.Last && !t.keepsGenitive(*m, words) {
		w := &words[m.Last-1]
		isMark := !w.capital && !w.lowercase && !w.digits && !isClosing(tokens[m.Last-1].Form)
		if w.lower != small["'s"] && w.lower != small["'"] && !isMark {
			break
		}
		m.Last--
	}
	if m.Last-m.First > 1 && m.Type == quadpress.Person && tokens[m.Last-1].Form == "I" &&
		tokens[m.Last-1].UPOS == "PRON" {
		m.Last-- // "Tell Dan I left"
	}
	t.trimDay(m, words)
	trimBracket(m, tokens)
	for m.First < m.Last && words[m.First].lower == small["the"] && (m.Type != quadpress.Other || m.Last-m.First == 1) {
		m.First++
	}
	for m.Last-m.First > 1 && tokens[m.First].UPOS == "ADJ" && words[m.First].lowercase &&
		words[m.First].known == 0 && words[m.First+1].capital {
		m.First++ // "respected Institute of Hydrology"
	}
	if n, _ := t.curated.longest(words[m.First:m.Last], byForm); n > 0 && n < m.Last-m.First &&
		allTitle(words[m.First+n:m.Last]) {
		return false // "United States Senator"; the country is found again
	}
	if m.Type == quadpress.Place && m.Last-m.First > 2 && words[m.First].known&isTitle != 0 &&
		words[m.First+1].lower == small["of"] {
		m.First += 2 // "President of Peru"
	}
	if last := m.Last - 1; m.Type == quadpress.Place && m.Last-m.First > 1 && words[last].lowercase &&
		words[last].known&isSettlement != 0 && last+2 < len(words) && words[last+1].lower == small["of"] &&
		words[last+2].capital {
		m.Last-- // "the Devon town of Dawlish"
	}
	if last := m.Last - 1; m.Last-m.First > 1 && words[last].lowercase && tokens[last].XPOS == "VBZ" &&
		tokens[last-1].Head == last && tokens[last-1].Rel == "nsubj" {
		m.Last-- // "Volta spurns bid"
	}
	if m.Last-m.First == 1 && m.Last < len(words) && words[m.First].known&isField != 0 && words[m.Last].capital &&
		(words[m.Last].lower == small["minister"] || words[m.Last].lower == small["secretary"]) {
		return false // "Labour Minister Ann Lee" is of any party
	}
	if m.Type == quadpress.Organization {
		t.trimOffice(m, words)
		t.trimSeat(m, words)
	}
	if m.Type == quadpress.Person {
		for i := m.First + 1; i < m.Last; i++ {
			if words[i].lowercase && tokens[i].UPOS == "VERB" && words[i].known&isParticle == 0 {
				m.Last = i // "Van der Berg praised Halvorsen" are two
			}
		}
		t.trimTitles(m, words)
		t.widen(m, tokens, words)
	}
	takeNumber(m, tokens, words)
	return m.First < m.Last && !allTitle(words[m.First:m.Last]) && t.isName(*m, tokens, words)
}

// takeNumber takes in the number behind a name's hyphen: "COVID-19", "Su-24", "K2-18b".
func takeNumber(m *quadpress.Mention, tokens []quadpress.Token, words []word) {
	n := m.Last + 1
	if n >= len(words) || m.First == m.Last || !isDash(tokens[m.Last].Form) || !words[n].digits {
		return
	}
	last, token := &words[m.Last-1], &tokens[m.Last-1]
	if last.upper || last.capital && token.Joined && len(token.Form) < 4 {
		m.Last = n + 1
		if n := m.Last; n < len(words) && tokens[n-1].Joined && words[n].lowercase && len(tokens[n].Form) == 1 {
			m.Last++
		}
	}
}

// isName reports whether what is left of a name can be one: lists of names are none, nor are function words, pronouns,
// addresses and common words, however they are written.
func (t *Tagger) isName(m quadpress.Mention, tokens []quadpress.Token, words []word) bool {
	if m.Last-m.First > 1 {
		return m.Type == quadpress.Organization || !t.isList(words[m.First:m.Last], m.Type)
	}
	w, token := &words[m.First], &tokens[m.First]
	if m.Type != quadpress.Group && hasPrefix(token.Form) {
		return false // "mid-December", "pre-Islamic"
	}
	if w.known&isNoName != 0 || isAddress(token.Form) || beforeDollars(tokens, m.First) {
		return false
	}
	if m.Type == quadpress.Person && token.XPOS == "NNPS" && w.known&(isGiven|isSurname) == 0 &&
		(m.First == 0 || words[m.First-1].lower != small["the"]) {
		return false // nobody's name is a plural, but for families: "the Halvorsens"
	}
	switch token.UPOS {
	case "PRON", "PUNCT", "INTJ":
		return false
	case "AUX", "DET", "ADP", "CCONJ", "SCONJ", "PART":
		return w.upper
	}
	return true
}

// trimDay cuts off the day when something happened, which newspapers put behind a name without "on": "took most of
// Sarim Wednesday".
func (t *Tagger) trimDay(m *quadpress.Mention, words []word) {
	if m.Type != quadpress.Place && m.Type != quadpress.Organization && m.Type != quadpress.Person ||
		m.Last-m.First < 2 || words[m.Last-1].known&isWeekday == 0 {
		return
	}
	if n, _ := t.names.longest(words[m.First:m.Last], byLower); n == m.Last-m.First ||
		m.Last < len(words) && words[m.Last].lower == small["'s"] {
		return // "Ruby Tuesday", which is a restaurant
	}
	n, k := t.names.longest(words[m.First:m.Last-1], byLower)
	known := n == m.Last-1-m.First && k&(isAnyPlace|isOrg|isCompany) != 0
	if m.Type == quadpress.Organization && !known {
		return // "Black Monday"
	}
	m.Last--
	if known && k&^isAnyPlace == 0 {
		m.Type = quadpress.Place
	}
}

// trimBracket ends a name before a bracket that was opened before it: "Halden ) 555-0100".
func trimBracket(m *quadpress.Mention, tokens []quadpress.Token) {
	open := 0
	for i := m.First; i < m.Last; i++ {
		switch tokens[i].Form {
		case "(", "[":
			open++
		case ")", "]":
			if open--; open < 0 && i > m.First {
				m.Last = i
			}
		}
	}
}

// splitLists parts names that the network took for one: "Halden / Nordvik", "Halden , Nordvik", "Springfield IL",
// "Anna Boone Reuters", troops and what they belong to.
func splitLists(mentions []quadpress.Mention, tokens []quadpress.Token, words []word) []quadpress.Mention {
	for i := 0; i < len(mentions); i++ {
		m := &mentions[i]
		for k := m.First + 1; k < m.Last; k++ {
			end, next, rest := k+1 == m.Last, k+1, m.Type
			switch {
			case m.Type == quadpress.Place && end && words[k].known&isStateCode != 0 && words[k].capital &&
				words[k].known&isBigPlace == 0:
				next = k
			case m.Type == quadpress.Person && end && words[m.First].known&isGiven != 0 &&
				words[k].known&(isCompany|isOrg) != 0 && words[k].known&^(isCompany|isOrg) == 0 && k > m.First+1:
				next, rest = k, quadpress.Organization
			case end:
				continue
			case words[k].lower == small[","] && m.Type == quadpress.Organization && k == m.First+1 &&
				k+2 == m.Last && words[k+1].known&isLegalForm == 0:
			case tokens[k].Form == "/" && words[k-1].capital && words[k+1].capital:
			// "3rd Brigade of the Amber Front"
			case words[k].lower == small["of"] && isOrdinal(tokens[m.First].Form) && words[k-1].known&isTroop != 0:
				if words[next].lower == small["the"] {
					next++
				}
			default:
				continue
			}
			mentions = slices.Insert(mentions, i+1, quadpress.Mention{First: next, Last: m.Last, Type: rest})
			mentions[i].Last = k
			break
		}
	}
	return mentions
}

// isList reports whether words are two or more known names one after the other and no name of their own: "Republican
// Iowa", "Tampa Florida".
func (t *Tagger) isList(words []word, kind quadpress.MentionType) bool {
	pieces := 0
	if isYearWord(&words[0]) && len(words) > 1 {
		words, pieces = words[1:], 1
	}
	for i := 0; i < len(words); pieces++ {
		n, k := t.curated.longest(words[i:], byForm)
		sure := n > 0 || kind == quadpress.Place && i == 0
		if m, l := t.names.longest(words[i:], byLower); m > n {
			n, k = m, l
			sure = sure || k&isGroup != 0
		}
		if !sure || k&(isGroup|isCountry|isBigPlace|isPlace) == 0 {
			return false
		}
		i += n
	}
	return pieces > 1
}

func isYearWord(w *word) bool { return w.digits && !w.marked }

// isClosing reports whether a mark may end a name: "Yahoo !", "S.A ."
func isClosing(form string) bool { return form == "!" || form == "+" }

// hasPrefix reports whether a word is made of a prefix in small letters and another word.
func hasPrefix(form string) bool {
	prefix, _, ok := strings.Cut(form, "-")
	switch prefix {
	case "mid", "pre", "post", "anti", "pro", "non", "ex", "inter", "trans", "sub", "semi", "self", "co", "re", "un":
		return ok
	}
	return false
}

// beforeDollars reports whether a word says whose dollars an amount is in: "US $ 40".
func beforeDollars(tokens []quadpress.Token, i int) bool {
	return i+1 < len(tokens) && tokens[i+1].Form == "$"
}

// isAddress reports whether a word is an address or a file's name.
func isAddress(form string) bool {
	form = strings.ToLower(form)
	if strings.Contains(form, "@") || strings.Contains(form, "://") || strings.HasPrefix(form, "www.") {
		return true
	}
	switch form[strings.LastIndexByte(form, '.')+1:] {
	case "pdf", "doc", "docx", "xls", "xlsx", "ppt", "txt", "jpg", "gif", "png", "htm", "html":
		return strings.Contains(form, ".")
	}
	return false
}
