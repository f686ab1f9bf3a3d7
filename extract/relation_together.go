package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/syntax"
)

// together states what several do with one another: "Kerry and Lavrov met", "talks between Russia and Turkey".
func (st *story) together(f *frame, g finding, said told) {
	n := f.sentence
	with := frameArgument{preposition: "with"}
	p := st.relation(f, &with, "", "")
	if p == nil || !p.Symmetric && p.Event != "CONSULT" || f.state {
		return
	}
	if !f.nominal && (len(f.clause.Objects) > 0 || f.clause.Passive && p.Event != "AGREE") {
		return // "was agreed by France and Mali", but "is spoken by"
	}
	var sides []int
	between := false
	for _, a := range f.args {
		switch {
		case a.preposition == "with":
			return
		case a.preposition == "between" || a.preposition == "among":
			if !between {
				sides, between = nil, true
			}
			sides = append(sides, a.head)
		case !between && (a.name == "ARG0" || f.isSubject(a.head)):
			sides = append(sides, a.head)
		}
	}
	if !p.Symmetric {
		if p = st.schema.Predicate("spoke_with"); !between {
			return // "a phone call by Lind and Berg"
		}
	}
	joint := slices.ContainsFunc(st.trees[n].Kids[f.word], func(k int) bool { return st.trees[n].Lower(k) == "joint" })
	if st.lex.Audiences[st.eventNoun(st.trees[n], f.word)] && !between && !joint {
		return // "Lind and Berg gave a press conference", each perhaps their own
	}
	if len(sides) == 1 {
		if len(st.membersOf(n, sides[0])) > 1 {
			sides = []int{sides[0], sides[0]} // "They met": each of them the others
		} else {
			sides = st.sides(n, sides[0])
		}
	}
	g.predicate, g.rule = p, byTogether
	for i := range sides {
		for _, g.object = range sides[i+1:] {
			if g.subject = sides[i]; g.subject == g.object ||
				st.entityAt(n, g.subject, true) >= 0 && st.entityAt(n, g.object, true) >= 0 {
				st.emitNew(g, said)
			}
		}
	}
}

// sides are those whose people a plural noun speaks of: "the delegations of Cyprus and Greece", "Russian and Turkish
// officials", "the leaders of France and Germany".
func (st *story) sides(n, i int) (out []int) {
	t := st.trees[n]
	lemma := strings.ToLower(t.Lemma(i))
	plural := t.Tokens[i].XPOS == "NNS" || t.Tokens[i].XPOS == "NNPS"
	if !plural || !st.lex.Roles[lemma] && !st.lex.Deputy[lemma] && !st.lex.Instrument[lemma] {
		return nil
	}
	for _, k := range t.Kids[i] {
		rel, p := t.Rel(k), t.Preposition(k)
		before := k < i && (rel == "amod" || rel == "nmod" || rel == "compound")
		if !before && !(k > i && rel == "nmod" && (p == "of" || p == "from")) {
			continue
		}
		if all := t.Conjuncts(k); len(all) > 1 {
			for _, h := range all {
				if st.modifierEntity(n, h) >= 0 {
					out = append(out, h)
				}
			}
		}
	}
	return out
}

// companions are those who do what the subjects of a clause do, by a preposition: "Syria, along with Hezbollah,
// captured Homs", "France bombed Raqqa together with Turkey".
func (st *story) companions(n int, c *syntax.Clause) (out []int) {
	t := st.trees[n]
	if c.Passive || c.Copula >= 0 || len(c.Subjects) == 0 || st.verb(c, "with") != nil {
		return nil
	}
	together := func(i int) bool { return i >= 0 && (t.Lower(i) == "together" || t.Lower(i) == "along") }
	accompany := func(heads ...int) {
		for _, h := range heads {
			for _, k := range t.Kids[h] {
				r := st.at[n][k]
				if r == nil || r.head != k || !st.schema.IsA(r.typ, "Agent") || slices.Contains(c.Subjects, k) ||
					r.typ == "Person" && st.afterPerson(n, c, k) {
					continue
				}
				switch p := t.Preposition(k); {
				case p == "along with", p == "together with", p == "alongside",
					p == "with" && (together(h) || together(t.Child(k, "advmod"))):
					out = append(out, t.Conjuncts(k)...)
				}
			}
		}
	}
	accompany(append(slices.Clone(c.Subjects), c.Verb)...)
	for _, h := range append(slices.Clone(c.Subjects), c.Verb) {
		accompany(t.Children(h, "advmod")...)
	}
	return out
}

// afterPerson reports whether someone stands behind a person who is the object of a clause, and so is probably that
// one's company: "Lind sent Berg, along with Roe, to Mali".
func (st *story) afterPerson(n int, c *syntax.Clause, i int) bool {
	return i > c.Verb && slices.ContainsFunc(c.Objects, func(o int) bool {
		return o > c.Verb && o < i && st.typeAt(n, o) == "Person"
	})
}
