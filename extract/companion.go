package extract

import "slices"

// companions are those who do what the subjects of a clause do, by a preposition: "Syria, along with Hezbollah, captured Homs",
// "France bombed Raqqa together with Turkey".
func (st *story) companions(n int, c *clause) (out []int) {
	t := st.trees[n]
	if c.passive || c.copula >= 0 || len(c.subjects) == 0 || st.verb(c, "with") != nil {
		return nil
	}
	together := func(i int) bool { return i >= 0 && (t.lower(i) == "together" || t.lower(i) == "along") }
	accompany := func(heads ...int) {
		for _, h := range heads {
			for _, k := range t.kids[h] {
				r := st.at[n][k]
				if r == nil || r.head != k || !st.schema.IsA(r.typ, "Agent") || slices.Contains(c.subjects, k) || r.typ == "Person" && st.afterPerson(n, c, k) {
					continue
				}
				switch p := t.preposition(k); {
				case p == "along with", p == "together with", p == "alongside", p == "with" && (together(h) || together(t.child(k, "advmod"))):
					out = append(out, t.conjuncts(k)...)
				}
			}
		}
	}
	accompany(append(slices.Clone(c.subjects), c.verb)...)
	for _, h := range append(slices.Clone(c.subjects), c.verb) {
		accompany(t.children(h, "advmod")...)
	}
	return out
}

// afterPerson tells whether someone stands behind a person who is the object of a clause, and so is probably that one's company: "Lind
// sent Berg, along with Roe, to Mali".
func (st *story) afterPerson(n int, c *clause, i int) bool {
	return i > c.verb && slices.ContainsFunc(c.objects, func(o int) bool { return o > c.verb && o < i && st.typeAt(n, o) == "Person" })
}

// happenedAt states where something was done to someone, by a verb without an agent, where the place stands deeper in the
// clause: "Hassan was killed in an airstrike on a car in Aleppo".
func (st *story) happenedAt(n int, c *clause, f finding) {
	p := st.verb(c, "")
	if p == nil || p.Event != "ASSAULT" && p.Event != "COERCE" || f.place < 0 ||
		slices.ContainsFunc(c.obliques, func(o oblique) bool { return o.head == f.place }) {
		return
	}
	f.rule, f.name = byUndergoing, openName("was_"+c.lower(c.verb), c.particle, "in")
	f.predicate, f.object, f.confidence = nil, f.place, 0.75
	for _, s := range c.subjects {
		if f.subject = s; st.entityAt(n, s, false) >= 0 && s < c.verb && c.finite() {
			st.emit(f)
		}
	}
}
