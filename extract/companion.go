package extract

import (
	"slices"

	"github.com/quadpress/quadpress/extract/syntax"
)

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
				if r == nil || r.head != k || !st.schema.IsA(r.typ, "Agent") || slices.Contains(c.Subjects, k) || r.typ == "Person" && st.afterPerson(n, c, k) {
					continue
				}
				switch p := t.Preposition(k); {
				case p == "along with", p == "together with", p == "alongside", p == "with" && (together(h) || together(t.Child(k, "advmod"))):
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
	return i > c.Verb && slices.ContainsFunc(c.Objects, func(o int) bool { return o > c.Verb && o < i && st.typeAt(n, o) == "Person" })
}

// happenedAt states where something was done to someone, by a verb without an agent, where the place stands deeper in
// the clause: "Hassan was killed in an airstrike on a car in Aleppo".
func (st *story) happenedAt(n int, c *syntax.Clause, f finding) {
	p := st.verb(c, "")
	if p == nil || p.Event != "ASSAULT" && p.Event != "COERCE" || f.place < 0 ||
		slices.ContainsFunc(c.Obliques, func(o syntax.Oblique) bool { return o.Head == f.place }) {
		return
	}
	f.rule, f.name = byUndergoing, openName("was_"+c.Lower(c.Verb), c.Particle, "in")
	f.predicate, f.object, f.confidence = nil, f.place, 0.75
	for _, s := range c.Subjects {
		if f.subject = s; st.entityAt(n, s, false) >= 0 && s < c.Verb && c.Finite() {
			st.emit(f)
		}
	}
}
