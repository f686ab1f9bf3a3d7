package extract

import (
	"slices"

	"github.com/quadpress/quadpress"
)

// speakOf gives each thing but events the places where the story speaks of it, in reading order: by name, by
// description, by pronoun, and by the relative pronoun of a clause that is about it.
func (st *story) speakOf(out []quadpress.Entity) {
	note := func(e int, span quadpress.Span) {
		if e >= 0 && out[e].Kind != quadpress.KindEvent && !slices.Contains(out[e].Mentions, span) {
			out[e].Mentions = append(out[e].Mentions, span)
		}
	}
	for n, t := range st.trees {
		for _, r := range st.refs[n] {
			if !r.acting && !r.some {
				_, span := t.Cut(r.first, r.last)
				note(r.entity, span)
			}
		}
		for _, m := range st.phrases[n] {
			if !m.group && (m.ref == nil || m.form != named) && !st.isSaidOfName(m) {
				_, span := t.Cut(m.first, m.last)
				note(m.referent.stands(), span)
			}
		}
		for i := range t.Tokens {
			if e, ok := st.nouns[[2]int{n, i}]; ok {
				note(e, t.Tokens[i].Span)
			}
			switch w := t.Lower(i); {
			case t.IsRelativePronoun(i), w == "whose", w == "where" && t.Rels[t.ClauseHeadOr(i)] == "acl:relcl":
			default:
				continue
			}
			if h := t.RelativeClause(i); h >= 0 {
				e := st.standsFor(n, st.predicated(n, t.AntecedentOf(h), -1))
				w, person := t.Lower(i), e >= 0 && out[e].Type == "Person"
				if (w != "who" && w != "whom" || person) && (w != "which" || !person) {
					note(e, t.Tokens[i].Span)
				}
			}
		}
	}
	for i := range st.statements {
		if s := &st.statements[i]; s.Predicate == "known_as" && s.Subject.IsEntity() && !s.Object.IsEntity() {
			note(s.Subject.Entity, s.Object.Span)
		}
	}
	for i := range out {
		slices.SortFunc(out[i].Mentions, func(a, b quadpress.Span) int { return a.Begin - b.Begin })
	}
}

// isSaidOfName reports whether a noun only says what the name is that it stands beside, or its subject: "his wife, Eva
// Vik", "Siemens is a company". That is no place of its own.
func (st *story) isSaidOfName(m *mention) bool {
	if m.form != described {
		return false
	}
	n, t := m.sentence, st.trees[m.sentence]
	c := st.clauses[n][m.head]
	if c != nil && c.Copula >= 0 || st.namedBeside(n, m.head) != nil || t.Rel(m.head) == "appos" {
		return true
	}
	for _, k := range t.Kids[m.head] {
		if t.Rel(k) == "appos" && st.nameAt(n, k) >= 0 {
			return true
		}
	}
	h := t.Head(m.head)
	return h >= 0 && (t.Rels[m.head] == "nmod:desc" || t.Rel(m.head) == "compound") && st.nameAt(n, h) >= 0
}

// stands is the index of the entity that a referent is, named or not, -1 for none.
func (r *referent) stands() int {
	if r = r.root(); r.entity < 0 && r.thing > 0 {
		return r.thing - 1
	}
	return r.entity
}

// standsFor is the entity of a nominal as far as one has been made, -1 for none.
func (st *story) standsFor(n, i int) int {
	if i < 0 {
		return -1
	}
	if e := st.entityAt(n, i, false); e >= 0 {
		return e
	}
	if m := st.mentionAt[n][i]; m != nil {
		return m.referent.stands()
	}
	if e, ok := st.nouns[[2]int{n, i}]; ok {
		return e
	}
	return -1
}
