package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress/language/quantity"
)

// reachEpithet is how many sentences back people are taken up by what is known of them.
const reachEpithet = 2

// byEpithet finds the one person of the last sentences whom a noun takes up that says what he is, and not what he is to
// another: "Ole Vik joined the club. The 24-year-old scored twice", "The Norwegian", "The young striker". It finds
// nobody where they speak of two who can be meant.
func (st *story) byEpithet(m *mention) *referent {
	t := st.trees[m.sentence]
	r := m.referent.root()
	if m.ref != nil || r.entity >= 0 || r.noun != m || m.number != singular || m.kind != isPerson ||
		st.quotes[m.sentence][m.head] != nil {
		return nil
	}
	lemma, age, citizen := strings.ToLower(t.Lemma(m.head)), st.ageOf(m), st.isCitizen(t, m.head)
	named := citizen || st.lex.Epithets[lemma] // else no more than his age is told
	if !named && (age == "" || t.Tokens[m.head].UPOS != "ADJ") || !st.isEpithet(m, st.lex.Epithets[lemma]) {
		return nil
	}
	for n := m.sentence; n >= 0 && n >= m.sentence-reachEpithet; n-- {
		var found []*referent
		barred := false
		for _, o := range st.phrasesBefore(n, m.sentence, m.head) {
			if o.form == pronominal || o.group || o.kind != isPerson || o.number != singular || st.isLabel(n, o.head) ||
				st.quotes[n][o.head] != nil {
				continue
			}
			if named && o.referent.root().entity < 0 && st.lex.Roles[strings.ToLower(st.trees[n].Lemma(o.head))] {
				continue // of another calling
			}
			if n == m.sentence && st.fillsSameVerb(o, m) {
				barred = true
				continue
			}
			if o := o.referent.root(); !slices.Contains(found, o) && o.agrees(r) && st.canBeCalled(o, lemma, age) {
				found = append(found, o)
			}
		}
		if barred || n == m.sentence && !st.lex.Epithets[lemma] && len(found) > 0 {
			return nil
		}
		if len(found) == 0 {
			continue
		}
		// Of several it is the one that the sentence is about.
		if len(found) > 1 && n < m.sentence && (age != "" || citizen) {
			found = st.mainPerson(n, m)
		}
		if len(found) != 1 || !found[0].agrees(r) || named && found[0].entity < 0 ||
			!st.canBeCalled(found[0], lemma, age) {
			return nil
		}
		return found[0]
	}
	return nil
}

// fillsSameVerb reports whether a person fills another place of the verb of a later noun: "Vik beat the goalkeeper".
func (st *story) fillsSameVerb(o, m *mention) bool {
	t := st.trees[m.sentence]
	return t.ClauseHead(o.outer) == t.ClauseHead(m.outer) && t.Rels[o.outer] != "nmod:poss"
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

// isEpithet reports whether a noun phrase has "the" and says no more beside its noun than what someone is like: his
// age, or, beside a noun for what he is known for, a plain adjective ("the young striker").
func (st *story) isEpithet(m *mention, calling bool) bool {
	t := st.trees[m.sentence]
	the := false
	for _, k := range t.Kids[m.head] {
		switch t.Rel(k) {
		case "det":
			the = t.Lower(k) == "the"
		case "nmod", "acl", "appos", "flat":
			if !t.SetOff(k) {
				return false
			}
		case "nummod", "conj":
			return false
		case "amod", "compound":
			if st.amountsAt[m.sentence][k] == 0 && (!calling || t.Tokens[k].XPOS != "JJ") {
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
