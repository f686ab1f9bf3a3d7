package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/quantity"
)

// reachEpithet is how many sentences back people are taken up by what is known of them.
const reachEpithet = 6

// byEpithet finds the one person of the last sentences whom a noun takes up that says what he is, and not what he is to
// another: "Ole Vik joined the club. The 24-year-old scored twice", "The Norwegian", "The young striker", "The father
// of two". It finds nobody where they speak of two who can be meant.
func (st *story) byEpithet(m *mention) *referent {
	t := st.trees[m.sentence]
	r := m.referent.root()
	if m.ref != nil || r.entity >= 0 || r.noun != m || m.number != singular || m.kind != isPerson ||
		st.quotes[m.sentence][m.head] != nil || !isThe(t, m.head) {
		return nil
	}
	if slices.ContainsFunc(st.phrasesBefore(m.sentence, m.sentence, m.head), func(o *mention) bool {
		return o.form == pronominal && o.kind == isPerson && o.number == singular && t.Rel(o.head) == "nsubj" &&
			personal[t.Lower(o.head)].person == 3 && st.quotes[m.sentence][o.head] == nil
	}) {
		return nil // "She wept after the Norwegian had won" is about two
	}
	lemma, age, citizen := strings.ToLower(t.Lemma(m.head)), st.ageOf(m), st.isCitizen(t, m.head)
	calling := st.lex.Epithets[lemma]
	detailed := st.isDetailed(m)
	if !detailed && !st.isEpithet(m, calling) || !citizen && !calling && !detailed &&
		(age == "" || lemma != "old") {
		return nil
	}
	named := citizen || calling || detailed // else no more than his age is told
	land := ""
	if citizen {
		form := t.Tokens[m.head].Form
		land = cmp.Or(st.gaz.Demonyms[form].ID, st.gaz.Adjectives[form].ID)
		if o := st.compatriot(m, land); o != nil {
			return o
		}
	}
	for n := m.sentence; n >= 0 && n >= m.sentence-reachEpithet; n-- {
		var found []*referent
		barred := false
		for _, o := range st.phrasesBefore(n, m.sentence, m.head) {
			if o.form == pronominal || o.group || o.kind != isPerson || o.number != singular || st.isLabel(n, o.head) ||
				st.quotes[n][o.head] != nil {
				continue
			}
			if noun := strings.ToLower(st.trees[n].Lemma(o.head)); named && o.referent.root().entity < 0 &&
				(st.lex.Roles[noun] || st.lex.Epithets[noun]) {
				continue // of another calling
			}
			if n == m.sentence && o.form == described && st.part(m) == mainSubject && st.part(o) > innerSubject {
				continue // "In a letter to the president, the 58-year-old said"
			}
			if n == m.sentence && st.fillsSameVerb(o, m) {
				barred = barred || t.Rels[m.outer] != "nmod:poss" // "Lee's agent Ole Vik confirmed the actress's stay"
				continue
			}
			if o := o.referent.root(); !slices.Contains(found, o) && o.agrees(r) && st.canBeCalled(o, lemma, age) &&
				!st.isOfOther(o, land) && (o.entity < 0 || !st.isNamedForOther(st.entities[o.entity].name, r.gender)) {
				found = append(found, o)
			}
		}
		if barred || n == m.sentence && !st.lex.Epithets[lemma] && len(found) > 0 {
			return nil
		}
		if len(found) == 0 {
			continue
		}
		// Of several it is the one that the sentence is about, or the only one with a name where it is about no one.
		if len(found) > 1 && n < m.sentence && (age != "" || citizen || detailed) {
			if main := st.mainPerson(n, m); main != nil || age == "" || st.isAboutSomeone(n) {
				found = main
			} else {
				found = slices.DeleteFunc(found, func(r *referent) bool { return r.entity < 0 })
			}
		}
		if len(found) != 1 || !found[0].agrees(r) || named && found[0].entity < 0 ||
			!st.canBeCalled(found[0], lemma, age) {
			return nil
		}
		return found[0]
	}
	return nil
}

// compatriot is the only one of the last sentences of whom the story says that he is of a country: "Pablo Ruiz meets
// Tom Ash of Britain. Ruiz won the cup. The Briton". It is nil for none and for several.
func (st *story) compatriot(m *mention, land string) (found *referent) {
	for n := max(0, m.sentence-reachEpithet); n <= m.sentence; n++ {
		for _, o := range st.phrasesBefore(n, m.sentence, m.head) {
			r := o.referent.root()
			if o.form != named || o.group || o.kind != isPerson || r == found || !r.agrees(m.referent) || !st.isOfLand(r, land) {
				continue
			}
			if found != nil || n == m.sentence && st.fillsSameVerb(o, m) {
				return nil
			}
			found = r
		}
	}
	return found
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

// isAboutSomeone reports whether the subject of a sentence is one person.
func (st *story) isAboutSomeone(n int) bool {
	return slices.ContainsFunc(st.phrases[n], func(o *mention) bool {
		return o.kind == isPerson && o.number != plural && st.part(o) == mainSubject
	})
}

// byCalling finds the only person of the story, or of its last sentences, of whom it says that he is what a noun with
// "the" calls by another word: "Novelist Ann Lee won a prize. The author lives in Rome".
func (st *story) byCalling(m *mention) *referent {
	t := st.trees[m.sentence]
	r := m.referent.root()
	lemma := strings.ToLower(t.Lemma(m.head))
	star := st.lex.Epithets[lemma] && t.Rel(m.head) == "nsubj" // one that is no person elsewhere: "the star sued"
	if m.ref != nil || r.entity >= 0 || r.noun != m || m.number != singular || m.kind&isPerson == 0 && !star ||
		st.quotes[m.sentence][m.head] != nil || !isThe(t, m.head) || !st.isEpithet(m, true) {
		return nil
	}
	var found []int
	for _, set := range st.lex.Callings {
		if !set[lemma] {
			continue
		}
		for noun := range set {
			for _, h := range st.holders[noun] {
				if o := st.referents[h.entity]; !slices.Contains(found, h.entity) && (star || o.agrees(r)) {
					found = append(found, h.entity)
				}
			}
		}
	}
	if found = st.lastSpokenOf(found, m); len(found) != 1 {
		return nil
	}
	r.kind = isPerson
	return st.referents[found[0]]
}

// isSameCalling reports whether two nouns can be said of one person by what he does: "novelist" and "author".
func (st *story) isSameCalling(a, b string) bool {
	return slices.ContainsFunc(st.lex.Callings, func(set lexicon.Words) bool { return set[a] && set[b] })
}

// isThe reports whether a noun has "the".
func isThe(t *syntax.Tree, i int) bool {
	d := t.Child(i, "det")
	return d >= 0 && t.Lower(d) == "the"
}

// isEpithet reports whether a noun phrase says no more beside its noun than what someone is like: his age, or, beside a
// noun for what he is known for, a plain adjective ("the young striker").
func (st *story) isEpithet(m *mention, calling bool) bool {
	t := st.trees[m.sentence]
	for _, k := range t.Kids[m.head] {
		switch t.Rel(k) {
		case "nmod", "acl", "appos", "flat":
			if !t.SetOff(k) && !st.isFrom(t, k) {
				return false
			}
		case "nummod", "conj":
			return false
		case "amod", "compound":
			if !st.isAge(t.Index, k) && (!calling || !st.isPlain(t, k)) {
				return false
			}
		}
	}
	return true
}

// isPlain reports whether an adjective tells no one from others of his kind: "young", but not "next", "second". What he
// once was tells of a player or an artist who is known ("the former striker"), but of an office another one who held it.
func (st *story) isPlain(t *syntax.Tree, i int) bool {
	w, lemma := t.Lower(i), strings.ToLower(t.Lemma(t.Head(i)))
	bygone := st.lex.Bygone[w] && (!st.lex.Epithets[lemma] && !st.lex.Positions[lemma] || st.lex.Roles[lemma])
	return t.Tokens[i].XPOS == "JJ" && st.amountsAt[t.Index][i] == 0 && w != "next" &&
		!st.lex.Indefinite[w] && !bygone && !st.lex.Ahead[w]
}

// isFrom reports whether a noun with "from" is the place where someone is from: "the 17-year-old from Voss".
func (st *story) isFrom(t *syntax.Tree, i int) bool {
	r := st.at[t.Index][i]
	return t.Rel(i) == "nmod" && t.Preposition(i) == "from" && r != nil && st.schema.Class(r.typ) == "Place"
}

// isAge reports whether a word belongs to an age: "35-year-old".
func (st *story) isAge(n, i int) bool {
	k := st.amountsAt[n][i] - 1
	return k >= 0 && st.amounts[n][k].Value.Kind == quantity.Age
}

// isDetailed reports whether a noun phrase tells of someone what is told of people who are known: how old he is, from
// where, for which team he plays, or how many children he has: "the 35-year-old plumber", "the Swiss rider", "the
// Leeds-born singer", "the Ohio native", "the nurse from Leeds", "the Rovers striker", "the father of two".
func (st *story) isDetailed(m *mention) bool {
	n, t := m.sentence, st.trees[m.sentence]
	lemma := strings.ToLower(t.Lemma(m.head))
	if lemma == "old" { // "the 35-year-old"
		return false
	}
	detailed := false
	for _, k := range t.Kids[m.head] {
		r := st.at[n][k]
		switch t.Rel(k) {
		case "nmod":
			if t.SetOff(k) {
				continue
			}
			if st.isFrom(t, k) {
				detailed = true
				continue
			}
			if t.Preposition(k) != "of" || t.Tokens[k].UPOS != "NUM" || !st.lex.Parents[lemma] {
				return false
			}
			detailed = true
		case "acl", "appos", "flat":
			if !t.SetOff(k) {
				return false
			}
		case "nummod", "conj":
			return false
		case "amod", "compound":
			switch {
			case st.isAge(n, k):
				detailed = true
			case t.Lower(k) == "born" && len(t.Kids[k]) > 0:
				detailed = true
			case r != nil && st.schema.Class(r.typ) == "Place":
				if lemma == "native" || r.typ == "Country" &&
					(t.Tokens[k].UPOS == "ADJ" || lemma == "international" || st.lex.Positions[lemma]) {
					detailed = true
					continue
				}
				return false
			case r != nil && st.lex.Positions[lemma] && st.schema.Class(r.typ) == "Organization":
				detailed = true
			case r != nil:
				return false
			case t.Tokens[k].UPOS == "ADJ" && !st.isPlain(t, k):
				return false
			}
		}
	}
	return detailed
}

// canBeCalled reports whether nothing that the story tells of someone speaks against a noun or an age for him: no other
// age, and no other office.
func (st *story) canBeCalled(r *referent, lemma, age string) bool {
	if r.entity >= 0 {
		offices := st.entities[r.entity].offices
		if st.lex.Epithets[lemma] && len(offices) > 0 && !slices.ContainsFunc(offices, func(office string) bool {
			head, _ := st.readOffice(office)
			return head == lemma || st.isSameCalling(head, lemma)
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
