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

// joinServed joins whom lawyers and doctors call their own with whom the story says that they serve: "Lawyers for Lind
// said their client had left", "Lind's lawyer, Ole Vik, said his client had left".
func (st *story) joinServed() {
	served := map[*referent][]*referent{} // by those who serve
	var called []*mention                 // "his client"
	for n, t := range st.trees {
		for _, m := range st.phrases[n] {
			if m.form != described || m.group {
				continue
			}
			lemma := strings.ToLower(t.Lemma(m.head))
			if st.lex.Served[lemma] != nil && st.owner(m) >= 0 {
				called = append(called, m)
			}
			if o := st.servedBy(m, lemma); o != nil {
				r := m.referent.root()
				served[r] = append(served[r], o)
			}
		}
	}
	for _, m := range called {
		o := st.mentionAt[m.sentence][st.owner(m)]
		if o == nil {
			continue
		}
		who := served[o.referent.root()]
		if len(who) > 0 && !slices.ContainsFunc(who, func(r *referent) bool { return r.root() != who[0].root() }) {
			who[0].join(m.referent)
		}
	}
}

// servedBy is whom a noun for one who serves or speaks for others names: "Lind's lawyer", "a spokesman for Lind". It is
// nil for none.
func (st *story) servedBy(m *mention, lemma string) *referent {
	t := st.trees[m.sentence]
	serves := st.lex.Spokespersons[lemma]
	for _, by := range st.lex.Served {
		serves = serves || by[lemma]
	}
	if !serves {
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
