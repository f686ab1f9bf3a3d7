package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/schema"
)

// eventNoun returns the form under which the schema knows a noun as an event, with its modifier where that makes the
// event ("news conference"), "" for any other noun.
func (st *story) eventNoun(t *syntax.Tree, i int) string {
	if u := t.Tokens[i].UPOS; u != "NOUN" && u != "PROPN" || st.at[t.Index][i] != nil && !st.at[t.Index][i].acting {
		return ""
	}
	lemma := strings.ToLower(t.Lemma(i))
	if i > 0 {
		for _, w := range [...]string{t.Lower(i - 1), t.Lemma(i - 1)} {
			if form := w + " " + lemma; st.schema.NounPrepositions(form) != nil {
				return form
			}
		}
	}
	if st.schema.NounPrepositions(lemma) != nil {
		return lemma
	}
	if form := t.Lower(i); st.schema.NounPrepositions(form) != nil { // "talks" where it is listed as such
		return form
	}
	return ""
}

// noun is the predicate of an event noun whose object stands under the preposition, its modifier left out where that
// makes no difference: "missile attack against" is "attack against".
func (st *story) noun(noun, preposition string) *schema.Predicate {
	if p := st.schema.Noun(noun, preposition); p != nil {
		return p
	}
	if i := strings.LastIndexByte(noun, ' '); i >= 0 {
		return st.schema.Noun(noun[i+1:], preposition)
	}
	return nil
}

// doing is eventNoun for nouns of what is done alone: "talks", not "unit".
func (st *story) doing(t *syntax.Tree, i int) string {
	noun := st.eventNoun(t, i)
	if noun == "" {
		return ""
	}
	for _, preposition := range st.schema.NounPrepositions(noun) {
		if p := st.schema.Noun(noun, preposition); p.Event != "" || !st.isStative(noun, p) {
			return noun
		}
	}
	return ""
}

// isStative reports whether a noun names what something is ("base in", "member of") rather than what is done
// ("acquisition of"): the latter begins like its verb.
func (st *story) isStative(noun string, p *schema.Predicate) bool {
	if st.lex.Relational[noun] || st.lex.Settlements[noun] || st.lex.Roles[noun] || st.lex.Generic[noun] {
		return true
	}
	return !slices.ContainsFunc(p.Verbs, func(v schema.Verb) bool {
		return len(v.Lemma) >= 3 && strings.HasPrefix(noun, v.Lemma[:min(4, len(v.Lemma))])
	})
}

// modifierEntity is the entity that a modifier before a noun names as the doer: "Russian airstrikes", "US sanctions".
func (st *story) modifierEntity(n, k int) int {
	if r := st.at[n][k]; r != nil && st.schema.Class(r.typ) != "Thing" && st.schema.Class(r.typ) != "Event" {
		return r.entity
	}
	return -1
}

// counted is what there is a number or a series of: of "a series of strikes" the strikes; any other noun is itself.
func (st *story) counted(n, i int) int {
	t := st.trees[n]
	if !st.lex.Counting[t.Lemma(i)] {
		return i
	}
	for _, k := range t.Kids[i] {
		if k > i && t.Rel(k) == "nmod" && t.Preposition(k) == "of" {
			return k
		}
	}
	return i
}

// doersOf are those whose event a noun is: "Russia's airstrikes", "Russian airstrikes", "airstrikes by Russia".
func (st *story) doersOf(n, i int) (out []int) {
	t := st.trees[n]
	for _, k := range t.Kids[i] {
		p, names := t.Preposition(k), false
		switch rel := t.Rels[k]; {
		case rel == "nmod:poss",
			t.Rel(k) == "nmod" && k > i && (p == "by" || p == "of" && st.schema.Noun(st.eventNoun(t, i), "of") == nil):
			names = st.entityAt(n, k, true) >= 0
		case (rel == "amod" || rel == "compound" || rel == "nmod") && k < i:
			names = st.modifierEntity(n, k) >= 0
		}
		if names {
			out = append(out, t.Conjuncts(k)...)
		}
	}
	return out
}

// receives reports whether a clause's subject receives what a noun says.
func (st *story) receives(c *syntax.Clause, noun int) bool {
	if c.Passive || c.Copula >= 0 || c.Lemma(c.Verb) == "win" && !st.lex.Sourced[c.Lemma(noun)] {
		return false // who wins praise receives it, who wins caucuses does not
	}
	return slices.Contains(c.Objects, noun) && st.lex.Receiving[c.Key()] ||
		slices.ContainsFunc(c.Obliques, func(o syntax.Oblique) bool {
			return o.Head == noun && st.lex.Receiving[c.Key()+" "+o.Preposition]
		})
}
