package extract

// unnamedPeople makes entities of the people of whom the story speaks by pronouns alone: "He was born in Oslo" at the
// start of a text is about someone. The writer who says "I" is one of them.
func (st *story) unnamedPeople() {
	for n, t := range st.trees {
		for _, m := range st.phrases[n] {
			if p := personal[t.lower(m.head)]; m.form != pronominal || p.person != 1 && p.gender == unknownGender || p.number != singular {
				continue
			}
			r := m.referent.root()
			if r.entity >= 0 || r.noun != nil || len(r.members) > 0 || r != st.narrator.root() && r.gender == unknownGender {
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
