package mention

import (
	"cmp"
	"slices"

	"github.com/quadpress/quadpress"
)

// small holds the hashes of the small words that rules ask about.
var small = func() map[string]uint64 {
	m := map[string]uint64{}
	for _, w := range []string{
		"in", "since", "by", "until", "from", "of", "during", "before", "after", "(", ")", "between", "and", "to", "-",
		"–", ",", "for", "the", "year", "through", "till", "one", "m", "bn", "mn", "at", "near", "into", "on", "&",
		"'s", "'", "la", "operation", "district", "minister", "secretary",
	} {
		m[w] = hashOf(w)
	}
	return m
}()

// refine turns the learned names into the mentions of a sentence: it parts and trims them (trim.go) and settles their
// types (settle.go), adds what is known from lists (known.go), troops, ships, dates and numbers, joins parts of one
// name, and takes a name for what the sentence says it is (define.go).
func (t *Tagger) refine(s *quadpress.Sentence, words []word) {
	s.Mentions = splitLists(s.Mentions, s.Tokens, words)
	for i := range s.Mentions {
		m := &s.Mentions[i]
		if !t.trim(m, s.Tokens, words) {
			m.Last = m.First
			continue
		}
		takeLegalForm(m, words)
		m.Type = t.settle(*m, s.Tokens, words)
		called := named(m.Type) && !t.isCurated(s.Tokens[m.First:m.Last])
		if called && isCalledPlace(*m, s.Tokens, words) || t.isNearby(*m, s.Tokens, words) {
			m.Type = quadpress.Place
		} else if called && isCalledBody(*m, s.Tokens, words) {
			m.Type = quadpress.Organization
		}
	}
	end := 0
	s.Mentions = slices.DeleteFunc(s.Mentions, func(m quadpress.Mention) bool {
		if isEmpty(m) || m.First < end { // nothing is left of it, or another has grown over it
			return true
		}
		end = m.Last
		return false
	})
	t.addKnown(s, words)
	dropDegrees(s, words)
	addTroops(s, words)
	addShips(s, words)
	addStorms(s, words)
	addStates(s, words)
	addDates(s, words)
	addCoordinates(s)
	if !slices.IsSortedFunc(s.Mentions, byPlace) {
		slices.SortFunc(s.Mentions, byPlace)
	}
	s.Mentions = t.joinBodies(s.Mentions, s.Tokens, words)
	joinFields(s, words)
	s.Mentions = joinNamedAfter(s.Mentions, s.Tokens, words)
	s.Mentions = joinNicknames(s.Mentions, s.Tokens)
	s.Mentions = joinDistricts(s.Mentions, words)
	t.liken(s)
	t.define(s)
}

// byPlace orders mentions by where they begin.
func byPlace(a, b quadpress.Mention) int { return cmp.Compare(a.First, b.First) }

// overlaps reports whether one of the mentions holds one of some tokens.
func overlaps(mentions []quadpress.Mention, first, last int) bool {
	return slices.ContainsFunc(mentions, func(m quadpress.Mention) bool { return m.First < last && first < m.Last })
}

// isEmpty reports whether a mention holds nothing, as those do that are to be dropped.
func isEmpty(m quadpress.Mention) bool { return m.First == m.Last }

// replace adds a mention in place of those of parts of it. It does nothing where another is in its way.
func replace(s *quadpress.Sentence, m quadpress.Mention) {
	within := func(o quadpress.Mention) bool { return m.First <= o.First && o.Last <= m.Last }
	inTheWay := func(o quadpress.Mention) bool { return o.First < m.Last && m.First < o.Last && !within(o) }
	if slices.ContainsFunc(s.Mentions, inTheWay) {
		return
	}
	s.Mentions = append(slices.DeleteFunc(s.Mentions, within), m)
}
