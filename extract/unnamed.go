package extract

import "github.com/quadpress/quadpress"

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

// supposed is what a nominal stands for, as thing has it. A pronoun that stands for nothing known ("it", "we") is taken for a
// body where what is said is said of bodies alone: "It is headquartered in Oslo".
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
	e := &entity{kind: quadpress.KindDescribed, name: name, key: name, typ: typ, names: map[string]int{name: 1}, roles: map[string]bool{}, types: map[string]int{typ: 1}}
	e.order, r.entity = len(st.entities), len(st.entities)
	st.entities = append(st.entities, e)
	st.referents = append(st.referents, r)
	return r.entity
}
