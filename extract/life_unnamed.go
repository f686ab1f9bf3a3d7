package extract

import (
	"cmp"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/name"
)

// unnamedPeople makes entities of the people of whom the story speaks by pronouns alone: "He was born in Oslo" at the
// start of a text is about someone. The writer who says "I" is one of them.
func (st *story) unnamedPeople() {
	for n, t := range st.trees {
		for _, m := range st.phrases[n] {
			p := personal[t.Lower(m.head)]
			if m.form != pronominal || p.person != 1 && p.gender == unknownGender || p.number != singular {
				continue
			}
			r := m.referent.root()
			if r.entity >= 0 || r.noun != nil || len(r.members) > 0 ||
				r != st.narrator.root() && r.gender == unknownGender && r.office == "" {
				continue
			}
			e := st.makeThing(n, m.head)
			if e == nil {
				continue
			}
			e.order, r.entity = len(st.entities), len(st.entities)
			st.entities = append(st.entities, e)
			st.referents = append(st.referents, r)
		}
	}
}

// isPersonal reports whether a voice is one person's.
func (st *story) isPersonal(voice *referent) bool {
	switch {
	case voice.number == plural || len(voice.members) > 0:
		return false
	case voice.entity >= 0:
		e := st.entities[voice.entity]
		return st.schema.Class(e.typ) == "Person" && (e.gender != unknownGender || strings.Contains(e.canonical(), " "))
	}
	return voice.noun != nil && st.isPersonNoun(strings.ToLower(st.trees[voice.noun.sentence].Lemma(voice.noun.head)))
}

// company is whom one person means by "we" where the story does not say: that person and others.
func (st *story) company(we, voice *referent) int {
	if we.thing > 0 {
		return we.thing - 1
	}
	who := voice.entity
	if who < 0 {
		if who = st.thing(voice.noun.sentence, voice.noun.head, true); who < 0 {
			return -1
		}
	}
	called := cmp.Or(st.entities[who].known, st.entities[who].canonical(), st.entities[who].name) + " and others"
	e := &entity{
		kind: quadpress.KindDescribed, name: called, key: name.Key(called), typ: "Group", order: len(st.entities),
		names: map[string]int{called: 1}, roles: map[string]bool{}, types: map[string]int{"Group": 1},
	}
	st.entities = append(st.entities, e)
	we.thing = len(st.entities)
	return we.thing - 1
}

// supposed is what a nominal stands for, as thing has it. A pronoun that stands for nothing known ("it", "we") is taken
// for a body where what is said is said of bodies alone: "It is headquartered in Oslo".
func (st *story) supposed(n, i int, bodies bool) int {
	if e := st.thing(n, i, true); e >= 0 || !bodies {
		return e
	}
	m := st.mentionAt[n][i]
	if m == nil || m.form != pronominal || m.kind&isBody == 0 {
		return -1
	}
	r := m.referent.root()
	if r.entity >= 0 || r.noun != nil || len(r.members) > 0 || r.kind&isBody == 0 {
		return -1
	}
	const name, typ = "organization", "Organization"
	e := &entity{
		kind: quadpress.KindDescribed, name: name, key: name, typ: typ,
		names: map[string]int{name: 1}, roles: map[string]bool{}, types: map[string]int{typ: 1},
	}
	e.order, r.entity = len(st.entities), len(st.entities)
	st.entities = append(st.entities, e)
	st.referents = append(st.referents, r)
	return r.entity
}

// bodiesBySaid makes bodies of the names of which the story says what is said of bodies alone, whatever they were taken
// for: "the CEO of Top Rank", "Top Rank is a company", "a politician of Venstre". Curated things stay what they are.
func (st *story) bodiesBySaid() {
	said := loadBiography()
	body := func(n, i int, typ string) {
		r := st.at[n][i]
		if r == nil || r.acting || r.known != "" {
			return
		}
		if e := st.entities[r.entity]; e.known == "" && !st.schema.IsA(e.typ, typ) {
			e.typ, e.types, r.typ = typ, map[string]int{typ: 1}, typ
		}
	}
	isLoose := func(n, i int) bool { // a name that may well be something else than it was taken for
		r := st.at[n][i]
		return r != nil && (st.schema.Class(r.typ) == "Thing" ||
			r.typ == "Person" && r.role == "" && st.entities[r.entity].gender == unknownGender)
	}
	for n, t := range st.trees {
		for i := range t.Tokens {
			if c := st.clauses[n][i]; c != nil && c.Copula >= 0 && said.BodiesByKind[t.Lemma(i)] &&
				t.Tokens[i].XPOS == "NN" && t.Preposition(i) == "" {
				for _, s := range c.Subjects {
					if isLoose(n, s) {
						body(n, s, "Organization")
					}
				}
			}
			if c := st.clauses[n][i]; c != nil && c.Copula < 0 && said.BodiesByVerb[c.Lemma(c.Verb)] {
				for _, s := range c.Subjects {
					if c.Passive || c.Lemma(c.Verb) == "employ" {
						body(n, s, "Organization")
					}
				}
			}
			if c := st.clauses[n][i]; c != nil && c.Copula < 0 && said.BodiesByObject[c.Lemma(c.Verb)] {
				objects := c.Objects
				if c.Passive {
					objects = c.Subjects
				}
				for _, o := range objects {
					if t.Head(o) == i && isLoose(n, o) {
						body(n, o, "Organization")
					}
				}
			}
			noun := said.BodiesByNoun[strings.ToLower(t.Lemma(i))]
			for first := max(0, i-2); first < i && !noun; first++ {
				noun = said.BodiesByNoun[strings.ToLower(t.Join(tokensBetween(first, i+1)))]
			}
			party := said.PartiesByNoun[strings.ToLower(t.Lemma(i))]
			if !noun && !party {
				continue
			}
			for _, k := range t.Kids[i] {
				p := t.Preposition(k)
				switch r := st.at[n][k]; {
				case party && r != nil && (r.typ == "Organization" || r.typ == "Group") &&
					(p == "of" || p == "for" || p == "from" || t.Rel(k) == "compound"):
					body(n, k, "PoliticalParty")
				case noun && (k > i && t.Rel(k) == "nmod" && (p == "of" || p == "at") || t.Rels[k] == "nmod:poss"):
					body(n, k, "Organization")
				}
			}
		}
	}
}
