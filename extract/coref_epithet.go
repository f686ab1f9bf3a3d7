package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress/language/quantity"
)

// reachEpithet is how many sentences back people are taken up by what is known of them.
const reachEpithet = 2

// byEpithet finds the one person of the last sentences whom a noun takes up that says what he is, and not what he is to
// another: "Ole Vik joined the club. The 24-year-old scored twice", "The Norwegian", "The striker". It finds nobody
// where they speak of two.
func (st *story) byEpithet(m *mention) *referent {
	t := st.trees[m.sentence]
	r := m.referent.root()
	if m.ref != nil || r.entity >= 0 || r.noun != m || m.number != singular || m.kind != isPerson || !st.isThe(m) {
		return nil
	}
	lemma := strings.ToLower(t.Lemma(m.head))
	named := st.isCitizen(t, m.head) || st.lex.Epithets[lemma] // else no more than his age is told
	age := st.ageOf(m)
	if !named && (age == "" || t.Tokens[m.head].UPOS != "ADJ") || st.quotes[m.sentence][m.head] != nil {
		return nil
	}
	for n := m.sentence; n >= 0 && n >= m.sentence-reachEpithet; n-- {
		var found []*referent
		for _, o := range st.phrasesBefore(n, m.sentence, m.head) {
			if o.form == pronominal || o.group || o.kind != isPerson || o.number != singular || st.isLabel(n, o.head) ||
				st.quotes[n][o.head] != nil {
				continue
			}
			if o := o.referent.root(); !slices.Contains(found, o) {
				found = append(found, o)
			}
		}
		if len(found) == 0 {
			continue
		}
		// Of several it is the one that the sentence is about.
		if len(found) > 1 && n < m.sentence && (age != "" || st.isCitizen(t, m.head)) {
			found = st.mainPerson(n, m)
		}
		if n == m.sentence || len(found) != 1 || !found[0].agrees(r) || named && found[0].entity < 0 ||
			!st.canBeCalled(found[0], lemma, age) {
			return nil
		}
		return found[0]
	}
	return nil
}

// mainPerson is the one with a name who is the subject of a sentence, for the subject of a later one.
func (st *story) mainPerson(n int, m *mention) []*referent {
	if st.part(m) != mainSubject {
		return nil
	}
	for _, o := range st.phrases[n] {
		if o.form == named && o.kind == isPerson && st.part(o) == mainSubject && st.trees[n].Child(o.outer, "conj") < 0 {
			return []*referent{o.referent.root()}
		}
	}
	return nil
}

// isThe reports whether a noun phrase has "the" and says no more than an age beside its noun.
func (st *story) isThe(m *mention) bool {
	t := st.trees[m.sentence]
	the := false
	for _, k := range t.Kids[m.head] {
		switch t.Rel(k) {
		case "det":
			the = t.Lower(k) == "the"
		case "nmod", "acl", "appos", "flat", "conj":
			return false
		case "amod", "compound":
			if st.amountsAt[m.sentence][k] == 0 {
				return false
			}
		}
	}
	return the
}

// canBeCalled reports whether nothing that the story tells of someone speaks against a noun or an age for him: no other
// age, and no other office.
func (st *story) canBeCalled(r *referent, lemma, age string) bool {
	if r.entity >= 0 {
		offices := st.entities[r.entity].offices
		if st.lex.Epithets[lemma] && len(offices) > 0 && !slices.ContainsFunc(offices, func(office string) bool {
			head, _ := st.readOffice(office)
			return head == lemma
		}) {
			return false
		}
	}
	known := st.ageTold(r)
	return age == "" || known == "" || known == age
}

// ageTold is how old the story says that someone is, empty where it does not.
func (st *story) ageTold(r *referent) string {
	for n := range st.trees {
		for k := range st.amounts[n] {
			a := &st.amounts[n][k]
			if a.Value.Kind != quantity.Age {
				continue
			}
			if who := st.aged(n, a); who >= 0 && st.mentionAt[n][who] != nil && st.mentionAt[n][who].referent.root() == r {
				return a.Value.Number
			}
		}
	}
	return ""
}
