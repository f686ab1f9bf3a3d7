package mention

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/timex"
)

// small holds the hashes of the small words that rules ask about.
var small = func() map[string]uint64 {
	m := map[string]uint64{}
	for _, w := range []string{
		"in", "since", "by", "until", "from", "of", "during", "before", "after", "(", ")", "between", "and", "to", "-", "–", ",", "for", "the",
		"year", "through", "till", "one", "m", "bn", "mn", "at", "near", "into", "on", "&", "'s", "'", "la", "operation", "district",
	} {
		m[w] = hashOf(w)
	}
	return m
}()

// refine turns the learned names into the mentions of a sentence: it trims them, adds what is known from lists, dates and
// numbers, and tells events.
func (t *Tagger) refine(s *quadpress.Sentence, words []word) {
	s.Mentions = splitLists(s.Mentions, s.Tokens, words)
	for i := range s.Mentions {
		m := &s.Mentions[i]
		if t.trim(m, s.Tokens, words) {
			takeLegalForm(m, words)
			m.Type = t.settle(*m, s.Tokens, words)
			if named(m.Type) && isCalledPlace(*m, s.Tokens, words) && !t.isCurated(s.Tokens[m.First:m.Last]) || t.isNearby(*m, s.Tokens, words) {
				m.Type = quadpress.Place
			} else if named(m.Type) && isCalledBody(*m, s.Tokens, words) && !t.isCurated(s.Tokens[m.First:m.Last]) {
				m.Type = quadpress.Organization
			}
		} else {
			m.Last = m.First
		}
	}
	s.Mentions = slices.DeleteFunc(s.Mentions, isEmpty)
	t.addKnown(s, words)
	addTroops(s, words)
	addShips(s, words)
	addStates(s, words)
	addDates(s, words)
	addCoordinates(s)
	if !slices.IsSortedFunc(s.Mentions, byPlace) {
		slices.SortFunc(s.Mentions, byPlace)
	}
	s.Mentions = t.joinBodies(s.Mentions, s.Tokens, words)
	joinFields(s, words)
	s.Mentions = joinNamedAfter(s.Mentions, s.Tokens, words)
	s.Mentions = joinDistricts(s.Mentions, words)
	t.define(s)
}

// splitLists parts names that the network took for one: "Halden / Nordvik", "Halden , Nordvik", "Springfield IL", "Anna Boone
// Reuters", troops and what they belong to.
func splitLists(mentions []quadpress.Mention, tokens []quadpress.Token, words []word) []quadpress.Mention {
	for i := 0; i < len(mentions); i++ {
		m := &mentions[i]
		for k := m.First + 1; k < m.Last; k++ {
			end, next, rest := k+1 == m.Last, k+1, m.Type
			switch {
			case m.Type == quadpress.Place && end && words[k].known&isStateCode != 0 && words[k].capital && words[k].known&isBigPlace == 0:
				next = k
			case m.Type == quadpress.Person && end && words[m.First].known&isGiven != 0 && words[k].known&(isCompany|isOrg) != 0 && words[k].known&^(isCompany|isOrg) == 0 && k > m.First+1:
				next, rest = k, quadpress.Organization
			case end:
				continue
			case words[k].lower == small[","] && m.Type == quadpress.Organization && k == m.First+1 && k+2 == m.Last && words[k+1].known&isLegalForm == 0:
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

func byPlace(a, b quadpress.Mention) int { return cmp.Compare(a.First, b.First) }

// trim cuts off what belongs to no name: a possessive, an article, a person's title, a stray mark. It tells whether a name
// is left.
func (t *Tagger) trim(m *quadpress.Mention, tokens []quadpress.Token, words []word) bool {
	for m.First < m.Last && !t.keepsGenitive(*m, words) {
		w := &words[m.Last-1]
		if w.lower == small["'s"] || w.lower == small["'"] || !w.capital && !w.lowercase && !w.digits && !isClosing(tokens[m.Last-1].Form) {
			m.Last--
			continue
		}
		break
	}
	if m.Last-m.First > 1 && m.Type == quadpress.Person && tokens[m.Last-1].Form == "I" && tokens[m.Last-1].UPOS == "PRON" {
		m.Last-- // "Tell Dan I left"
	}
	t.trimDay(m, words)
	trimBracket(m, tokens)
	for m.First < m.Last && words[m.First].lower == small["the"] && (m.Type != quadpress.Other || m.Last-m.First == 1) {
		m.First++
	}
	for m.Last-m.First > 1 && tokens[m.First].UPOS == "ADJ" && words[m.First].lowercase && words[m.First].known == 0 && words[m.First+1].capital {
		m.First++ // "respected Institute of Hydrology"
	}
	if n, _ := t.curated.longest(words[m.First:m.Last], byForm); n > 0 && n < m.Last-m.First && allTitle(words[m.First+n:m.Last]) {
		return false // "United States Senator"; the country is found again
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
	if n := m.Last + 1; n < len(words) && m.First < m.Last && isDash(tokens[m.Last].Form) && words[n].digits &&
		(words[m.Last-1].upper || words[m.Last-1].capital && tokens[m.Last-1].Joined && len(tokens[m.Last-1].Form) < 4) {
		m.Last = n + 1 // "COVID-19", "Su-24"
		if n := m.Last; n < len(words) && tokens[n-1].Joined && words[n].lowercase && len(tokens[n].Form) == 1 {
			m.Last++ // "K2-18b"
		}
	}
	if m.First == m.Last || allTitle(words[m.First:m.Last]) || m.Type != quadpress.Organization && t.isList(words[m.First:m.Last], m.Type) {
		return false
	}
	if m.Last-m.First == 1 && m.Type != quadpress.Group && hasPrefix(tokens[m.First].Form) {
		return false // "mid-December", "pre-Islamic"
	}
	// Function words and pronouns are no names, however they are written.
	if m.Last-m.First == 1 {
		if words[m.First].known&isNoName != 0 || isAddress(tokens[m.First].Form) || beforeDollars(tokens, m.First) {
			return false
		}
		if m.Type == quadpress.Person && tokens[m.First].XPOS == "NNPS" && words[m.First].known&(isGiven|isSurname) == 0 && (m.First == 0 || words[m.First-1].lower != small["the"]) {
			return false // nobody's name is a plural, but for families: "the Halvorsens"
		}
		switch tokens[m.First].UPOS {
		case "PRON", "AUX", "DET", "ADP", "CCONJ", "SCONJ", "PART", "PUNCT", "INTJ":
			return words[m.First].upper && tokens[m.First].UPOS != "PRON" && tokens[m.First].UPOS != "PUNCT" && tokens[m.First].UPOS != "INTJ"
		}
	}
	return true
}

// trimDay cuts off the day when something happened, which newspapers put behind a name without "on": "took most of Sarim Wednesday".
func (t *Tagger) trimDay(m *quadpress.Mention, words []word) {
	if m.Type != quadpress.Place && m.Type != quadpress.Organization && m.Type != quadpress.Person || m.Last-m.First < 2 || words[m.Last-1].known&isWeekday == 0 {
		return
	}
	if n, _ := t.names.longest(words[m.First:m.Last], byLower); n == m.Last-m.First || m.Last < len(words) && words[m.Last].lower == small["'s"] {
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

// hasPrefix tells whether a word is made of a prefix in small letters and another word.
func hasPrefix(form string) bool {
	prefix, _, ok := strings.Cut(form, "-")
	switch prefix {
	case "mid", "pre", "post", "anti", "pro", "non", "ex", "inter", "trans", "sub", "semi", "self", "co", "re", "un":
		return ok
	}
	return false
}

// beforeDollars tells whether a word says whose dollars an amount is in: "US $ 40".
func beforeDollars(tokens []quadpress.Token, i int) bool {
	return i+1 < len(tokens) && tokens[i+1].Form == "$"
}

// isAddress tells whether a word is an address or a file's name.
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

// isList tells whether words are two or more known names one after the other and no name of their own: "Republican Iowa",
// "Tampa Florida".
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

// isClosing tells whether a mark may end a name: "Yahoo !", "S.A ."
func isClosing(form string) bool { return form == "!" || form == "+" }

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
		case last.known&isFacilityHead != 0 && (m.Type == quadpress.Place || m.Type == quadpress.Facility || m.Type == quadpress.Person && last.known&isSurname == 0) && !isFullName(name):
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
	case m.Type == quadpress.Person && len(name) == 1 && last.known&isProduct != 0 && last.known&(isGiven|isSurname) == 0:
		return quadpress.Product
	case m.Type == quadpress.Person && len(name) == 1 && last.known&isCountry != 0 && last.known&(isGiven|isSurname) == 0:
		return quadpress.Place // Jordan may be a man, Turkey is none
	case m.Type == quadpress.Place && len(name) == 2 && name[0].known&isAnyPlace == 0 && name[1].known == 0 && isFullName(name):
		return quadpress.Person
	}
	if m.Type == quadpress.Organization && len(name) > 2 && isLawWord(name[0]) && name[1].lower == small["of"] {
		return quadpress.Law // "Law of Armed Conflict"
	}
	if n, _ := t.names.longest(name, byLower); m.Type == quadpress.Organization && len(name) > 1 && n < len(name) && last.known&(isLawHead|isPaper) != 0 && last.known&isSurname == 0 {
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
		if len(name) > 1 && (name[len(name)-1].known&isEventHead != 0 || len(name) > 2 && name[len(name)-2].known&isEventHead != 0) {
			return quadpress.NamedEvent // "Second World War", "World War II"
		}
	}
	return m.Type
}

// isInitials tells whether a name is one of initials alone, as no person's is but a president's, in a sentence that has small letters:
// "ODE". Longer ones may be names that someone shouts, and one before a colon that of who speaks.
func isInitials(m quadpress.Mention, tokens []quadpress.Token, words []word) bool {
	w := &words[m.First]
	if m.Last-m.First > 1 || !w.upper || w.known != 0 || len(words) < 4 || len(tokens[m.First].Form) > 4 || strings.Contains(tokens[m.First].Form, ".") {
		return false
	}
	return (m.Last == len(words) || tokens[m.Last].Form != ":") && styleOf(words) == plain
}

func isLawWord(w word) bool { return w.capital && w.known&isLawHead != 0 }

func isNumber(w word) bool { return w.digits }

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
			s.Mentions = slices.DeleteFunc(s.Mentions, func(m quadpress.Mention) bool { return i <= m.First && m.Last <= i+n })
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
		if words[i].known&isStateCode == 0 || !words[i].capital || s.Tokens[i-1].Form != "," || overlaps(s.Mentions, i, i+1) {
			continue
		}
		if slices.ContainsFunc(s.Mentions, func(m quadpress.Mention) bool { return m.Last == i-1 && m.Type == quadpress.Place }) {
			s.Mentions = append(s.Mentions, quadpress.Mention{First: i, Last: i + 1, Type: quadpress.Place})
		}
	}
}

// addDates adds dates and numbers outside of names. A date that holds a name within it ("Easter Monday") takes its place.
func addDates(s *quadpress.Sentence, words []word) {
	names := len(s.Mentions)
	lower := make([]string, len(s.Tokens))
	for i := range s.Tokens {
		lower[i] = strings.ToLower(s.Tokens[i].Form)
	}
	for i := 0; i < len(words); {
		afterName := slices.ContainsFunc(s.Mentions[:names], func(m quadpress.Mention) bool { return m.Last == i && m.First < i })
		end, kind := dateAt(s.Tokens, words, lower, i, afterName), quadpress.Date
		if end == i {
			end, kind = timex.LengthAt(s.Tokens, lower, i), quadpress.Quantity
		}
		if end == i {
			end, kind = numberAt(s.Tokens, words, i)
		}
		if end == i || !free(s.Mentions[:names], i, end, kind) {
			i = max(end, i+1)
			continue
		}
		if n := len(s.Mentions); n > names && kind == quadpress.Date && s.Mentions[n-1].Type == kind && s.Mentions[n-1].Last == i {
			s.Mentions[n-1].Last = end // "August" "last year"
		} else {
			s.Mentions = append(s.Mentions, quadpress.Mention{First: i, Last: end, Type: kind})
		}
		i = end
	}
	s.Mentions = slices.DeleteFunc(s.Mentions, isEmpty)
}

func overlaps(mentions []quadpress.Mention, first, last int) bool {
	return slices.ContainsFunc(mentions, func(m quadpress.Mention) bool { return m.First < last && first < m.Last })
}

func isEmpty(m quadpress.Mention) bool { return m.First == m.Last }

// free tells whether no name is in the way of a date or number. It empties names that lie within a date.
func free(names []quadpress.Mention, first, last int, kind quadpress.MentionType) bool {
	for i := range names {
		m := &names[i]
		switch {
		case m.First >= last || m.Last <= first:
		case kind == quadpress.Date && first <= m.First && m.Last <= last:
			m.Last = m.First
		default:
			return false
		}
	}
	return true
}
