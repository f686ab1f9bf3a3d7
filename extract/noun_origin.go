package extract

import (
	"strings"

	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/syntax"
)

// origin states of which country a body or a person is said to be by an adjective or a noun for a national: "the
// Norwegian company Orkla", "Orkla, a Norwegian company", "Danish Politiken", "Ole Vik, a Norwegian".
func (st *story) origin(n int, r *reference) {
	if r.acting || r.owner != nil || r.metonym {
		return
	}
	switch st.schema.Class(r.typ) {
	case "Place":
		st.homeOf(n, r)
	case "Person":
		c, i := st.national(n, r)
		if tokens, k := st.trees[n].Tokens, r.start-1; c == nil && k >= 0 && r.start == r.first && tokens[k].UPOS == "ADJ" {
			if a := st.at[n][k]; a != nil && a.acting && a.typ == "Country" && (k == 0 || tokens[k-1].Form != "-") {
				c, i = a, k // "Norwegian Kari Lund"
			}
		}
		if c != nil {
			st.originOf(n, r, c, i, "nationality")
		}
	case "Organization":
		if st.trees[n].Rel(r.head) == "compound" { // "a Swiss Chess tournament"
			return
		}
		if c, i := st.adjectiveOf(n, r); c != nil {
			st.originOf(n, r, c, i, st.countryRelation(r))
		}
	}
}

// countryRelation names the relation of a body to its country: an organ of the state is a part of it.
func (st *story) countryRelation(r *reference) string {
	last := strings.ToLower(r.name[strings.LastIndexByte(r.name, ' ')+1:])
	if st.lex.Bodies["GovernmentOrganization"][last] && !lexicon.Names().Private[last] ||
		st.schema.IsA(r.typ, "GovernmentOrganization") {
		return "part_of"
	}
	return "based_in"
}

// homeOf states who is from a place by what it is to them: "her hometown of Bergen", "her native Norway".
func (st *story) homeOf(n int, r *reference) {
	t := st.trees[n]
	home := r.head
	if h := t.Head(home); h >= 0 && st.lex.Homes[strings.ToLower(t.Lemma(h))] &&
		(t.Preposition(home) == "of" || t.Rel(home) == "appos") {
		home = h
	} else if native := t.Child(home, "amod"); native < 0 || t.Lower(native) != "native" {
		return
	}
	whose := t.Child(home, "nmod:poss")
	if whose < 0 || whose > home {
		return
	}
	if e := st.entityAt(n, whose, true); e >= 0 && st.entities[e].typ == "Person" {
		f := given(byOrigin, n, whose, -1, r.head, "", 0.8)
		f.objectRef, f.predicate = r, st.schema.Predicate("came_from")
		st.emit(f)
	}
}

func (st *story) originOf(n int, r, country *reference, i int, relation string) {
	if country.entity == r.entity {
		return
	}
	f := given(byOrigin, n, r.head, -1, i, "", 0.8)
	f.objectRef, f.predicate = country, st.schema.Predicate(relation)
	st.emit(f)
}

// adjectiveOf finds the country whose adjective stands before a body's name, before a noun right before the name, or
// before the noun of an apposition to it, and where.
func (st *story) adjectiveOf(n int, r *reference) (country *reference, at int) {
	t := st.trees[n]
	adjective := func(first, last int) *reference {
		for k := first; k <= last; k++ {
			c := st.at[n][k]
			if c != nil && c.acting && c.typ == "Country" && t.Tokens[k].UPOS != "NOUN" &&
				(k < 2 || t.Lower(k-1) != "and" && t.Tokens[k-1].Form != "-") && t.Lower(k+1) != "and" &&
				t.Tokens[k+1].Form != "-" {
				return c
			}
		}
		return nil
	}
	noun := r.first - 1
	if noun >= 0 && st.at[n][noun] != nil && adjective(noun, noun) != nil {
		return adjective(noun, noun), noun
	}
	if first := st.firstOfNames(n, r); noun >= 0 && first < r.first { // "the Danish banks Lunar and Nordea"
		noun = first - 1
	}
	if noun >= 0 && (st.isBodyNoun(t, noun) || t.Tokens[noun].XPOS == "NNS" && st.lex.Collectives[t.Lemma(noun)]) {
		first := noun
		for first > 0 && first > noun-longestKind && st.ofKind(t, first-1) {
			first--
		}
		if c := adjective(first, noun-1); c != nil {
			return c, c.head
		}
	}
	for i := r.last; i < len(t.Tokens); i++ {
		if t.Tokens[i].UPOS != "NOUN" || !st.isBodyNoun(t, i) || st.nameDescribed(t, i) < 0 ||
			st.at[n][st.nameDescribed(t, i)] != r || t.Negated(i) {
			continue
		}
		for _, k := range t.Kids[i] {
			if k < i && t.Rel(k) == "amod" && adjective(k, k) != nil {
				return adjective(k, k), k
			}
		}
	}
	return nil, -1
}

// firstOfNames is where the coordinated names begin among which a body's stands: "Lunar and Nordea".
func (st *story) firstOfNames(n int, r *reference) int {
	t, first := st.trees[n], r.first
	for first > 1 {
		w := t.Lower(first - 1)
		before := st.at[n][first-2]
		if w != "and" && w != "," || before == nil || before.acting || before.last != first-1 ||
			st.schema.Class(before.typ) != "Organization" {
			break
		}
		first = before.first
	}
	return first
}

// longestKind is the length in words of what may stand between a country's adjective and the noun for a body.
const longestKind = 4

// ofKind reports whether a word can stand between a country's adjective and the noun for a body: "the Danish online
// bank Lunar".
func (st *story) ofKind(t *syntax.Tree, i int) bool {
	switch t.Tokens[i].UPOS {
	case "ADJ", "NOUN":
		return true
	}
	return t.Tokens[i].Form == "-" || st.at[t.Index][i] != nil && st.at[t.Index][i].acting
}

// isBodyNoun reports whether a singular noun is for bodies with a seat: "company", "newspaper", "agency".
func (st *story) isBodyNoun(t *syntax.Tree, i int) bool {
	lemma := strings.ToLower(t.Lemma(i))
	return t.Tokens[i].XPOS == "NN" && (st.lex.Collectives[lemma] || st.lex.BodyType(lemma) != "") && !st.lex.Deputy[lemma]
}

// national finds the country whose national someone is said to be, by an apposition or a copula, and the noun that says
// so.
func (st *story) national(n int, r *reference) (country *reference, at int) {
	t := st.trees[n]
	for _, c := range st.refs[n] {
		d := t.Child(c.head, "det")
		if i := c.head; c.acting && c.typ == "Country" && c.last == i+1 && d >= 0 &&
			(t.Lower(d) == "a" || t.Lower(d) == "an") && !t.Negated(i) &&
			(t.Rel(i) == "appos" && st.at[n][t.Head(i)] == r || t.Child(i, "cop") >= 0 && t.Child(i, "nsubj") >= 0 &&
				st.entityAt(n, t.Child(i, "nsubj"), false) == r.entity) {
			return c, i
		}
	}
	return nil, -1
}

// namesBody reports whether a word that is no mention is the name of the body that the noun right before it speaks of.
func (st *story) namesBody(t *syntax.Tree, i int) bool {
	noun := i - 1
	if t.Tokens[i].UPOS != "PROPN" || t.Dates[i] || st.lex.Times[t.Lower(i)] || st.isTitle(t, i) ||
		len(t.Tokens[i].Form) < 2 {
		return false
	}
	return t.Head(i) == noun && (t.Rel(i) == "appos" || t.Rel(i) == "flat" ||
		t.Rel(i) == "nmod" && t.Preposition(i) == "") || t.Head(noun) == i &&
		(t.Rel(noun) == "compound" || t.Rels[noun] == "nmod:desc")
}
