package extract

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/quantity"
)

// fate is what befell someone, or what he did to others, as far as nouns take people up by it.
type fate uint8

const (
	harmed  fate = 1 << iota // "the victims"
	accused                  // of it or of having done it: "the suspect", "the attacker"
)

// byFate finds the only people of the story so far to whom that happened, or who did that, which a noun says: "A man
// was stabbed in Oslo ... the victim", "Two men were arrested ... the suspects". A noun that says no more than "the
// men" takes up the last ones of whom the sentences before speak.
func (st *story) byFate(m *mention) *referent {
	t := st.trees[m.sentence]
	lemma := strings.ToLower(t.Lemma(m.head))
	if m.ref != nil || m.referent.root().entity >= 0 || m.referent.root().noun != m || !st.isBareCount(t, m) {
		return nil
	}
	want, reach := fate(0), reachPeople
	switch {
	case st.lex.TakingPeople["harmed"][lemma]:
		want, reach = harmed, reachHead
	case st.lex.TakingPeople["accused"][lemma]:
		want, reach = accused, reachHead
	case !st.lex.TakingPeople["anyone"][lemma]:
		return nil
	}
	var found []*referent
	for n := m.sentence; n >= 0 && n >= m.sentence-reach; n-- {
		for _, o := range st.phrases[n] {
			r := o.referent.root()
			if n == m.sentence && o.head >= m.first || slices.Contains(found, r) || r == m.referent.root() ||
				!st.canBeTaken(o, m) || want != 0 && st.fateOf(o)&want == 0 ||
				want == 0 && !st.isAnyone(o) {
				continue
			}
			found = append(found, r)
		}
		if want == 0 && len(found) > 0 {
			break
		}
	}
	if len(found) != 1 {
		return nil
	}
	return found[0]
}

// reachPeople is how many sentences back a noun for people is taken up by one that says nothing more of them.
const reachPeople = 3

// canBeTaken reports whether people that a mention speaks of can be those of a later noun: as many, of one sex, and
// nothing else of the same verb.
func (st *story) canBeTaken(o, m *mention) bool {
	if o.kind&isPerson == 0 || !o.referent.agrees(m.referent) || o.number != m.number || st.isLabel(o.sentence, o.head) ||
		o.form == pronominal && personal[st.trees[o.sentence].Lower(o.head)].person != 3 {
		return false
	}
	if want := st.countOf(m); want != "" && st.countOf(o) != want {
		return false
	}
	if o.sentence != m.sentence {
		return true
	}
	t := st.trees[m.sentence]
	return t.ClauseHead(o.outer) != t.ClauseHead(m.outer) && !t.Within(m.head, o.head)
}

// isAnyone reports whether a mention is of someone without a name of whom its noun says no more than that he is a man
// or what befell him.
func (st *story) isAnyone(o *mention) bool {
	if o.form != described || o.referent.root().entity >= 0 || len(o.referent.root().members) > 0 {
		return false
	}
	lemma := strings.ToLower(st.trees[o.sentence].Lemma(o.head))
	for _, nouns := range st.lex.TakingPeople {
		if nouns[lemma] {
			return true
		}
	}
	return false
}

// byAge finds the only one of whom the story says that he is as old as a noun says: "Ole Vik, 35, was arrested ... the
// 35-year-old", "A 35-year-old man was shot ... Ole Vik, 35".
func (st *story) byAge(m *mention) *referent {
	age := st.ageOf(m)
	if age == "" || m.ref != nil || m.referent.root().entity >= 0 {
		return nil
	}
	var found *referent
	for n := range st.trees {
		for k := range st.amounts[n] {
			a := &st.amounts[n][k]
			if a.Value.Kind != quantity.Age || a.Value.Number != age || a.Value.High != "" {
				continue
			}
			who := st.aged(n, a)
			if who < 0 || st.mentionAt[n][who] == nil || st.mentionAt[n][who] == m {
				continue
			}
			r := st.mentionAt[n][who].referent.root()
			if r == m.referent.root() || !r.agrees(m.referent) {
				continue
			}
			if found != nil && found != r {
				return nil
			}
			found = r
		}
	}
	t := st.trees[m.sentence]
	if d := t.Child(m.head, "det"); d >= 0 && st.lex.Indefinite[t.Lower(d)] { // "another 35-year-old"
		return nil
	}
	if found == nil || !st.isDefinite(t, m) && (found.entity < 0 || st.lex.Relational[t.Lemma(m.head)]) {
		return nil
	}
	return found
}

// byAgeGroup finds the only one of whom the story says that he is of the age that a noun says: "Ole Vik, 16, was
// arrested ... the teenager".
func (st *story) byAgeGroup(m *mention) *referent {
	t := st.trees[m.sentence]
	r := m.referent.root()
	ages, ok := st.lex.Ages[strings.ToLower(t.Lemma(m.head))]
	if !ok || m.ref != nil || r.entity >= 0 || m.number != singular || st.ageOf(m) != "" || !isThe(t, m.head) ||
		!st.isEpithet(m, true) {
		return nil
	}
	var found *referent
	for n := range st.trees {
		for k := range st.amounts[n] {
			a := &st.amounts[n][k]
			years, err := strconv.Atoi(a.Value.Number)
			if a.Value.Kind != quantity.Age || err != nil || years < ages[0] || years > ages[1] {
				continue
			}
			who := st.aged(n, a)
			if who < 0 || st.mentionAt[n][who] == nil || n > m.sentence {
				continue
			}
			o := st.mentionAt[n][who].referent.root()
			if o == r || o == found || !o.agrees(r) {
				continue
			}
			if found != nil {
				return nil
			}
			found = o
		}
	}
	return found
}

// ageOf is how many years old a noun phrase says that someone is, empty for nothing: "the 35-year-old driver".
func (st *story) ageOf(m *mention) string {
	for i := m.first; i <= m.head; i++ {
		if k := st.amountsAt[m.sentence][i] - 1; k >= 0 && st.amounts[m.sentence][k].Value.Kind == quantity.Age {
			return st.amounts[m.sentence][k].Value.Number
		}
	}
	return ""
}

// countOf is how many a mention speaks of, in digits, empty where it does not say.
func (st *story) countOf(m *mention) string {
	if c := st.lex.Companions[st.trees[m.sentence].Lemma(m.head)]; c != "" && m.form == described {
		return c
	}
	if counted, ok := quantity.CountIn(st.trees[m.sentence].Sentence, st.amounts[m.sentence], m.head); ok {
		return counted.Value.Number
	}
	return ""
}

// isBareCount reports whether a noun phrase is "the" with a noun and at most a number: "the three men".
func (st *story) isBareCount(t *syntax.Tree, m *mention) bool {
	definite := false
	for _, k := range t.Kids[m.head] {
		switch t.Rel(k) {
		case "det":
			definite = t.Lower(k) == "the"
		case "amod", "compound", "nmod", "acl", "flat":
			if !t.SetOff(k) {
				return false
			}
		}
	}
	return definite
}

// fateOf is what a mention's verb says of it: "was stabbed", "a man accused of theft", "police arrested her"; or a
// noun, "the death of a student".
func (st *story) fateOf(m *mention) (out fate) {
	n, t := m.sentence, st.trees[m.sentence]
	if h := t.Head(m.outer); h >= 0 && t.Rel(m.outer) == "nmod" && t.Preposition(m.outer) == "of" &&
		(t.Lemma(h) == "death" || st.eventOfNoun(t.Lemma(h)) == "ASSAULT") {
		out = harmed
	}
	verbs := t.Children(m.head, "acl")
	if v := t.ClauseHead(m.outer); v >= 0 {
		verbs = append(verbs, v)
	}
	for _, v := range verbs {
		c := st.clauses[n][v]
		if c == nil {
			continue
		}
		within := func(list []int) bool { return slices.Contains(list, m.outer) || slices.Contains(list, m.head) }
		subject := within(c.Subjects)
		undergoes := within(c.Objects) || subject && c.Passive
		if t.Head(v) == m.head && t.Tokens[v].XPOS == "VBN" {
			subject, undergoes = true, true
		}
		if undergoes || subject {
			out |= st.fateBy(c, undergoes)
		}
	}
	return out
}

// fateBy is what a verb says of who undergoes it, or of who does it.
func (st *story) fateBy(c *syntax.Clause, undergoes bool) fate {
	sense := c.Sense()
	if undergoes && c.Passive { // "was charged with stealing"
		sense = cmp.Or(st.lex.Priceless[sense], sense)
	}
	switch event := st.schema.EventOf(sense, "Person", "Person"); {
	case !undergoes && st.lex.Dying[c.Lemma(c.Verb)],
		undergoes && (event == "ASSAULT" || event == "DISASTER"):
		return harmed
	case undergoes && c.Lemma(c.Verb) == "see" && slices.ContainsFunc(c.Children(c.Verb, "advmod"), func(k int) bool {
		return c.Lower(k) == "last"
	}): // "was last seen leaving a club"
		return harmed
	case undergoes && c.Lemma(c.Verb) == "find" && hasOblique(c, "with", st.lex.Injuries): // "found her with injuries"
		return harmed
	case !undergoes && c.Lemma(c.Verb) == "appear" && (hasOblique(c, "before", st.lex.Benches) ||
		hasOblique(c, "in", st.lex.Benches) || hasOblique(c, "at", st.lex.Benches)): // "will appear in court"
		return accused
	case undergoes && st.lex.Accusing[c.Lemma(c.Verb)] && (event == "JUSTICE" || event == "COERCE" || event == "ACCUSE"),
		!undergoes && !c.Passive && event == "ASSAULT":
		return accused
	}
	return 0
}

// hasOblique reports whether one of some nouns stands under a preposition with a verb.
func hasOblique(c *syntax.Clause, preposition string, nouns lexicon.Words) bool {
	return slices.ContainsFunc(c.Obliques, func(o syntax.Oblique) bool {
		return o.Preposition == preposition && nouns[c.Lemma(o.Head)]
	})
}
