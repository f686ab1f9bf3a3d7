package extract

import (
	"slices"

	"github.com/quadpress/quadpress/extract/syntax"
)

// sharedPlace is the place of a clause, else the one that opens the sentence where its verb is coordinated with the
// first: "In Homs, rebels burned a bus and shot two men".
func (st *story) sharedPlace(n int, c *syntax.Clause) int {
	p := st.placeOf(n, c)
	// "In Homs, rebels burned a bus, killing two men"
	means := c.Rel(c.Verb) == "advcl" && c.Tokens[c.Verb].XPOS == "VBG" && c.Mark() == ""
	if p >= 0 || c.Rel(c.Verb) != "conj" && !means || c.Explicit {
		return p
	}
	first := st.clauses[n][c.Head(c.Verb)]
	if first == nil {
		return -1
	}
	if p := st.sharedPlace(n, first); p >= 0 && p < first.Verb && !slices.Contains(c.Subjects, p) {
		return p
	}
	return -1
}

// placeOf is the word for where a clause's event is: a place under a locative preposition that hangs on the verb, or on
// one of its obliques ("said in a press availability in Vienna"). It is -1 for none.
func (st *story) placeOf(n int, c *syntax.Clause) int {
	for _, o := range c.Obliques {
		if p := st.placeWord(n, o.Head); p >= 0 && st.lex.Locative[o.Preposition] && st.verb(c, o.Preposition) == nil &&
			!(o.Preposition == "on" && st.isCountry(n, p)) {
			return p
		}
	}
	for _, o := range c.Objects { // "met Hollande in Berlin", with the place hung on the person
		if e := st.entityAt(n, o, false); e >= 0 && st.entities[e].typ == "Person" {
			for _, k := range st.trees[n].Kids[o] {
				if st.lex.Locative[st.trees[n].Preposition(k)] && st.placeWord(n, k) >= 0 {
					return k
				}
			}
		}
	}
	for _, o := range c.Obliques {
		if st.lex.Locative[o.Preposition] {
			if p := st.placeWithin(n, o.Head); p >= 0 {
				return p
			}
		}
	}
	for _, s := range append(slices.Clone(c.Subjects), c.Agents...) {
		// "A blast in Kabul killed", "was killed by a strike near Homs"
		s = st.counted(n, s)
		if st.doing(st.trees[n], s) != "" || st.lex.Happenings[st.trees[n].Lemma(s)] {
			if p := st.placeWithin(n, s); p >= 0 {
				return p
			}
		}
	}
	return -1
}

// placeWord returns i where it names a place, else -1. A country as a place counts.
func (st *story) placeWord(n, i int) int {
	if e := st.entityAt(n, i, false); e >= 0 && st.schema.Class(st.entities[e].typ) == "Place" {
		if r := st.at[n][i]; r == nil || !r.acting {
			return i
		}
	}
	return -1
}

// placeWithin finds a place under a locative preposition within a nominal: "a meeting at the UN headquarters in New
// York".
func (st *story) placeWithin(n, i int) int {
	t := st.trees[n]
	for _, k := range t.Kids[i] {
		if t.Rel(k) != "nmod" && t.Rel(k) != "obl" {
			continue
		}
		if p := t.Preposition(k); st.lex.Locative[p] && (p != "by" || !st.isCountry(n, k)) { // "a strike by Israel"
			if p := st.placeWord(n, k); p >= 0 {
				return p
			}
		}
		if p := st.placeWithin(n, k); p >= 0 {
			return p
		}
	}
	return -1
}
