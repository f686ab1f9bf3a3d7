package extract

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/name"
	"github.com/quadpress/quadpress/extract/syntax"
)

// Whose party it is that an adjective tells (noun_party.go).
var byParty = rule("noun/party", "a politician and the word for those of a party",
	"The Green Party rejected the plan. Green senator Ann Lee left.", "Ann Lee member_of Green Party")

// namedParties are the parties that a story names, by the words for their people. "Labour" alone is a party's name
// where the story takes it for that of a body.
func (st *story) namedParties() map[string]int {
	named := map[string]int{}
	for e, x := range st.entities {
		if x.kind != quadpress.KindNamed {
			continue
		}
		for called := range x.names {
			if _, ok := knownParties()[called]; ok && st.schema.Class(x.typ) == "Organization" {
				named[called] = e
			}
			for _, w := range partyWords(called) {
				if x.typ == "PoliticalParty" {
					named[w] = e
				}
			}
		}
	}
	return named
}

// partyWords are the words for the people of a party by its name: of the Democratic Party "Democratic" and "Democrat".
func partyWords(called string) (out []string) {
	if one, ok := strings.CutSuffix(called, "s"); ok && strings.Contains(called, " ") { // "Social Democrats"
		out = append(out, one)
	}
	if w, ok := strings.CutSuffix(called, " Party"); ok && w != strings.ToUpper(w) {
		out = append(out, w)
		if of, ok := strings.CutSuffix(w, "ic"); ok {
			out = append(out, of)
		}
	}
	return out
}

// knownParties are the curated parties by the words for their people.
var knownParties = sync.OnceValue(func() map[string]name.Curated {
	out := map[string]name.Curated{}
	for _, c := range name.DefaultGazetteer().ByID {
		if c.Type == "PoliticalParty" {
			for _, w := range partyWords(c.Name) {
				if other, ok := out[w]; !ok || c.ID < other.ID {
					out[w] = c
				}
			}
		}
	}
	return out
})

// parties states of what party politicians are by the word for its people, before the noun for them or as the noun:
// "Republican senator Ann Lee", "Lind, a Democrat", "two Labour ministers". Of which party that is the story says, by
// named, or everyone knows.
func (st *story) parties(n int, named map[string]int) {
	t := st.trees[n]
	for i := range t.Tokens {
		if u := t.Tokens[i].UPOS; u != "NOUN" && u != "PROPN" || st.nameAt(n, i) >= 0 && st.typeAt(n, i) == "Person" {
			continue
		}
		word := i
		if st.isPersonNoun(strings.ToLower(t.Lemma(i))) || st.isOffice(t, i) {
			if k := st.partyWordBefore(n, i, named); k >= 0 && !st.isPortfolio(t, k, i) {
				word = k
			}
		}
		if word == i && (!isSingled(t, i) || st.isPartOfName(n, i)) || !isPartyWord(t.Tokens[word].Form, named) ||
			st.isBygone(n, i) {
			continue
		}
		party := st.partyOf(t.Tokens[word].Form, named)
		bearers := st.bearersOf(n, i)
		for _, b := range bearers {
			if st.typeAt(n, b.token) == "Person" {
				st.memberOf(n, b.token, word, party, b.stance)
			}
		}
		if len(bearers) == 0 && word != i && t.Tokens[i].UPOS == "NOUN" {
			st.memberOf(n, i, word, party, stance{speaker: noSpeaker})
		}
	}
}

// isPartyWord reports whether a word is for the people of a party that the story or everyone knows.
func isPartyWord(word string, named map[string]int) bool {
	if _, ok := named[word]; ok {
		return true
	}
	_, ok := knownParties()[word]
	return ok
}

// partyWordBefore is the word for those of a party before a noun for people and its adjectives: "Republican" of
// "Republican state senator". It is -1 for none.
func (st *story) partyWordBefore(n, i int, named map[string]int) int {
	t := st.trees[n]
	for k := i - 1; k >= 0; k-- {
		switch u := t.Tokens[k].UPOS; {
		case !t.Within(k, i) && len(st.titles[[2]int{n, k}]) == 0, u != "ADJ" && u != "NOUN" && u != "PROPN":
			return -1
		case isPartyWord(t.Tokens[k].Form, named):
			if st.isPartOfName(n, k) {
				return -1
			}
			return k
		}
	}
	return -1
}

// partyOwners states of what party people are whose party a phrase names: "Her party, the Harbour Union, lost", "Lind,
// whose Harbour Union party lost".
func (st *story) partyOwners(n int) {
	t := st.trees[n]
	for i := range t.Tokens {
		k := t.Child(i, "nmod:poss")
		if t.Lemma(i) != "party" || k < 0 {
			continue
		}
		owner := k
		if w := t.Whose(k); w >= 0 {
			owner = w
		}
		if e := st.entityAt(n, owner, true); e < 0 || st.entities[e].typ != "Person" {
			continue
		}
		for _, p := range append(t.Children(i, "appos"), i) {
			if e := st.entityAt(n, p, false); e >= 0 && st.entities[e].kind == quadpress.KindNamed &&
				st.schema.Class(st.entities[e].typ) == "Organization" {
				st.memberOf(n, owner, p, e, stance{speaker: noSpeaker})
			}
		}
	}
}

// partiesInPlural states of what party people are before whose names one of those stands whom its name speaks of: of
// the Social Democrats "Social Democrat Ann Lee".
func (st *story) partiesInPlural(n int, named map[string]int) {
	t := st.trees[n]
	for _, r := range st.refs[n] {
		if r.typ != "Person" || r.acting {
			continue
		}
		for _, called := range slices.Sorted(maps.Keys(named)) {
			words := strings.Fields(called)
			first := r.first - len(words)
			if len(words) < 2 || first < 0 || t.Join(sequence(first, r.first)) != called {
				continue
			}
			st.memberOf(n, r.head, r.first-1, named[called], stance{speaker: noSpeaker})
		}
	}
}

// isPortfolio reports whether a word before an office with a capital says what that is for: "Labour Minister Ann Lee",
// but "Labour minister Ann Lee" is of the party.
func (st *story) isPortfolio(t *syntax.Tree, k, office int) bool {
	w := t.Tokens[office].Form
	return k == office-1 && st.lex.Portfolios[t.Lower(k)] && w != strings.ToLower(w)
}

// isPartOfName reports whether the word for those of a party is the end of another party's: "a Liberal Democrat", but
// "a Texas Democrat".
func (st *story) isPartOfName(n, k int) bool {
	t := st.trees[n]
	if k == 0 || t.Rel(k-1) != "amod" || t.Tokens[k-1].Form == t.Lower(k-1) || st.lex.Ranking[t.Lower(k-1)] ||
		st.lex.Bygone[t.Lower(k-1)] {
		return false
	}
	_, nation := st.gaz.Adjectives[t.Tokens[k-1].Form]
	return !nation
}

// isSingled reports whether a noun speaks of one by the indefinite article: "a Republican".
func isSingled(t *syntax.Tree, i int) bool {
	d := t.Child(i, "det")
	return d >= 0 && (t.Lower(d) == "a" || t.Lower(d) == "an")
}

// partyOf is the party whose people a word is for, a new entity where the story does not name it.
func (st *story) partyOf(word string, named map[string]int) int {
	if e, ok := named[word]; ok {
		return e
	}
	c := knownParties()[word]
	e, ok := named[c.Name]
	if !ok {
		e = len(st.entities)
		st.entities = append(st.entities, &entity{kind: quadpress.KindNamed, name: c.Name, key: name.Key(c.Name),
			typ: c.Type, known: c.ID, order: e, names: map[string]int{c.Name: 1}, adopted: map[string]bool{},
			roles: map[string]bool{}, types: map[string]int{c.Type: 1}})
	}
	named[word], named[c.Name] = e, e
	return e
}

// memberOf states that someone is of a party.
func (st *story) memberOf(n, who, word, party int, s stance) {
	t := st.trees[n]
	if st.entityAt(n, who, true) == party { // "Labour members backed the bill": the party did
		return
	}
	f := given(byParty, n, who, -1, word, "", 0.85)
	f.predicate, f.stance = st.schema.Predicate("member_of"), s
	f.objectRef = &reference{head: word, first: word, last: word + 1, start: word, typ: "PoliticalParty", entity: party,
		name: t.Tokens[word].Form}
	st.emit(f)
}
