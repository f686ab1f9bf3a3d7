package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/name"
)

// homelands finds whose country people are said to have: "Iranian President Hassan Rouhani said his country was ready"
// speaks of Iran. It is the one country that the story names in their offices. So is a body that they speak for:
// "Siemens director Ann Lee said her company was ready".
func (st *story) homelands() {
	st.byKnown = map[string][]int{}
	for e, ent := range st.entities {
		if ent.known != "" {
			st.byKnown[ent.known] = append(st.byKnown[ent.known], e)
		}
	}
	for n, t := range st.trees {
		for _, m := range st.phrases[n] {
			if m.form != described || m.group || m.referent.root().entity >= 0 || m.number == plural {
				continue
			}
			lemma := strings.ToLower(t.Lemma(m.head))
			land := lemma == "country" || lemma == "nation" || lemma == "homeland"
			if !land && m.kind&isBody == 0 || !land && t.Child(m.head, "amod", "compound", "acl") >= 0 {
				continue
			}
			for _, k := range t.Kids[m.head] {
				if t.Rels[k] != "nmod:poss" {
					continue
				}
				e := st.entityAt(n, k, false)
				if t.Lower(k) == "whose" {
					e = st.whose(n, m.head)
				}
				if e < 0 || st.entities[e].typ != "Person" {
					continue
				}
				if land {
					e = st.homeland(e)
				} else if e = st.spokenFor(e); e >= 0 && !st.isOfKind(lemma, st.entities[e].typ) {
					e = -1
				}
				if e >= 0 {
					st.referents[e].join(m.referent)
				}
			}
		}
	}
}

// whose is the entity that a relative clause is about whose subject is someone's: of "Kerry, whose country struck Homs"
// Kerry. It is -1 for none.
func (st *story) whose(n, subject int) int {
	t := st.trees[n]
	for h := subject; h >= 0; h = t.Head(h) {
		if t.Rels[h] == "acl:relcl" {
			return st.entityAt(n, t.Head(h), false)
		}
	}
	return -1
}

// homeland is the country that the story names in someone's offices, -1 where it names none or several.
func (st *story) homeland(person int) int {
	found := -1
	for _, office := range st.entities[person].offices {
		for w := range strings.FieldsSeq(office) {
			w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
			name := name.TitleCase(w)
			k, ok := st.gaz.Adjectives[name]
			if !ok {
				k, ok = st.gaz.Find(name)
			}
			if !ok && strings.Contains(w, ".") {
				k, ok = st.gaz.Find(strings.ToUpper(w))
			}
			if !ok || k.Type != "Country" {
				continue
			}
			for _, e := range st.byKnown[k.ID] {
				if found >= 0 && found != e {
					return -1
				}
				found = e
			}
		}
	}
	return found
}

// converse is of whom somebody is said to be something by a noun, as of "Lind's father" Lind.
type converse struct {
	noun string
	of   *referent
}

// joinConverse joins whom people call their own with those of whom the story says the same the other way round:
// "Lawyers for Lind said their client had left", "Lind's father, Ole Vik, said his son had left", "Lind married Ole
// Vik. Her husband left".
func (st *story) joinConverse() {
	told := map[*referent][]converse{} // by those of whom it is told
	var called []*mention              // "his client"
	for n, t := range st.trees {
		for _, m := range st.phrases[n] {
			if m.form != described || m.group {
				continue
			}
			lemma := strings.ToLower(t.Lemma(m.head))
			if st.lex.Converse[lemma] != nil && st.owner(m) >= 0 && t.Child(m.head, "amod", "nummod", "compound", "acl") < 0 {
				called = append(called, m)
			}
			if o := st.servedBy(m, lemma); o != nil {
				r := m.referent.root()
				told[r] = append(told[r], converse{lemma, o})
			}
		}
	}
	st.wedded(told)
	for _, m := range called {
		o := st.mentionAt[m.sentence][st.owner(m)]
		if o == nil || m.referent.root().entity >= 0 {
			continue
		}
		var of *referent
		for _, c := range told[o.referent.root()] {
			if !st.lex.Converse[strings.ToLower(st.trees[m.sentence].Lemma(m.head))][c.noun] {
				continue
			}
			if of != nil && of != c.of.root() {
				of = nil
				break
			}
			of = c.of.root()
		}
		if of != nil && of != o.referent.root() {
			of.join(m.referent)
		}
	}
}

// wedded notes of whom the story says by a verb that they married whom: "Ann Lee married Jon Vik. Her husband".
func (st *story) wedded(told map[*referent][]converse) {
	for n := range st.trees {
		for _, c := range st.clauses[n] {
			verb := c.Lemma(c.Verb)
			if c.Copula >= 0 || !st.isConverse(verb) {
				continue
			}
			both := slices.Concat(c.Subjects, c.Objects)
			for _, o := range c.Obliques {
				if o.Preposition == "to" {
					both = append(both, o.Head)
				}
			}
			if len(both) != 2 {
				continue
			}
			if a, b := st.mentionAt[n][both[0]], st.mentionAt[n][both[1]]; a != nil && b != nil {
				told[a.referent.root()] = append(told[a.referent.root()], converse{verb, b.referent})
				told[b.referent.root()] = append(told[b.referent.root()], converse{verb, a.referent})
			}
		}
	}
}

// servedBy is of whom a noun says that he has somebody for his own, or that somebody speaks for him: "Lind's lawyer",
// "a spokesman for Lind". It is nil for none.
func (st *story) servedBy(m *mention, lemma string) *referent {
	t := st.trees[m.sentence]
	if !st.isConverse(lemma) && !st.lex.Spokespersons[lemma] {
		return nil
	}
	for _, k := range t.Kids[m.head] {
		if o := st.mentionAt[m.sentence][k]; o != nil && (t.Rels[k] == "nmod:poss" ||
			t.Rel(k) == "nmod" && (t.Preposition(k) == "for" || t.Preposition(k) == "of")) {
			return o.referent
		}
	}
	return nil
}

// isConverse reports whether a noun is one that another says the other way round: "lawyer" and "client".
func (st *story) isConverse(lemma string) bool {
	for _, nouns := range st.lex.Converse {
		if nouns[lemma] {
			return true
		}
	}
	return false
}
