package extract

import (
	"slices"
	"strings"
)

// mostSalient is the most salient of some candidates, of equal ones that which has the other for a part ("Two students
// and a teacher left. They"), else the first of a sentence.
func (st *story) mostSalient(m *mention, list []candidate) *referent {
	answered := st.repliedTo(m)
	best := 0
	for k := range list {
		c := &list[k]
		if answered != nil && c.referent == answered.root() {
			c.salience = c.salience * answering / 100
		}
		b := &list[best]
		if c.salience > b.salience || c.salience == b.salience && (slices.Contains(c.referent.members, b.referent) ||
			c.last.sentence == b.last.sentence && c.last.before(b.last)) {
			best = k
		}
	}
	return list[best].referent
}

// salience weighs a mention as what a pronoun may take up.
func (st *story) salience(o, m *mention) int {
	t := st.trees[o.sentence]
	s := 0
	switch rel := t.Rel(o.outer); {
	case rel == "nsubj" && t.Depth(o.outer) <= 1:
		s = salientSubject
	case rel == "nsubj":
		s = salientInner
	case rel == "obj" || rel == "iobj":
		s = salientObject
	case rel == "obl":
		s = salientOblique
	default:
		s = salientOther
	}
	if t.Rels[o.outer] == "nmod:poss" && o.form == pronominal {
		s = salientOblique
	}
	if o.sentence == m.sentence {
		s = s * 130 / 100
		switch st.governs(o, m) {
		case 1:
			s = s * 150 / 100
		case 2:
			s = s * 120 / 100
		}
	}
	if st.trees[m.sentence].Rel(m.head) == "nsubj" && t.Rel(o.outer) == "nsubj" { // parallel parts
		s = s * 140 / 100
	}
	if o.form == named && m.kind&isPerson != 0 {
		s = s * 120 / 100
	}
	if o.sentence == m.sentence && st.controls(o, m) {
		s = s * 180 / 100
	}
	fate := st.fateOf(m)
	if fate != 0 && st.fateOf(o)&fate != 0 { // "Police arrested two men. They were charged"
		s = s * 300 / 100
	}
	if o.sentence == m.sentence && st.speaks(o, m) {
		if s = s * 130 / 100; fate&harmed != 0 { // "Police said they had died"
			s = s * 40 / 100
		}
	}
	if o.sentence == m.sentence && m.gender != unknownGender && o.form == described && st.saysSo(o, true) &&
		st.speaksForOthers(t.Lemma(o.head)) { // "A police spokesman said he was 40"
		s = s * 5 / 100
	}
	if o.sentence == m.sentence && (st.opens(o, m) || st.handled(o, m)) {
		s = s * 200 / 100
	}
	if o.sentence == m.sentence-1 && st.saysSo(o, true) && st.saysSo(m, false) { // "Lee said ... She added"
		s = s * 140 / 100
	}
	if o.form == described && !st.isDefinite(t, o) && st.quotes[o.sentence][o.head] != nil &&
		st.quotes[m.sentence][m.head] == nil { // "“I have lost a friend,” Lind said" is not a story about a friend
		s = s * 30 / 100
	}
	if m.gender != unknownGender && o.referent.root().gender == m.gender {
		s = s * 150 / 100
	}
	if m.number == plural && o.referent.root().number == anyNumber && !st.ownsVoice(m) {
		s = s * 50 / 100
	}
	if m.number == plural && o.referent.root().kind&(isPerson|isBody) == 0 {
		s = s * 60 / 100
	}
	return s
}

// opens reports whether a mention is the subject of an adverbial clause before the one of which a pronoun is the
// subject: "when the truck failed to stop, it hit a wall".
func (st *story) opens(o, m *mention) bool {
	t := st.trees[m.sentence]
	v := t.Head(o.outer)
	return t.Rel(m.head) == "nsubj" && t.Rel(o.outer) == "nsubj" && v >= 0 && v < m.head && t.Rel(v) == "advcl" &&
		t.Head(v) == t.Head(m.head) && t.Child(v, "mark", "advmod") >= 0
}

// handled reports whether a mention is the object of the verb to which that of a pronoun, its object, is joined:
// "collected the papers and burned them". Only the living are killed.
func (st *story) handled(o, m *mention) bool {
	t := st.trees[m.sentence]
	v := t.Head(m.head)
	return t.Rel(m.head) == "obj" && t.Rel(o.outer) == "obj" && v >= 0 && t.Rel(v) == "conj" &&
		t.Child(v, "nsubj") < 0 && t.Head(v) == t.Head(o.outer) && (o.kind&isPerson != 0 || !st.lex.Bodily[t.Lemma(v)])
}

// controls reports whether a mention is the subject, understood from the verb above, of the infinitive whose object is
// a pronoun's: "urged Russia to remove its troops".
func (st *story) controls(o, m *mention) bool {
	t := st.trees[m.sentence]
	if t.Rels[m.head] != "nmod:poss" {
		return false
	}
	c := st.clauses[m.sentence][t.ClauseHead(m.head)]
	return c != nil && !c.Explicit && c.ToInfinitive() && slices.Contains(c.Objects, t.Head(m.head)) &&
		slices.Contains(c.Subjects, o.head)
}

// governs reports whether a mention is the subject of a clause that a pronoun stands in or under (Hobbs, 1978): 1 for
// the nearest such subject, 2 for another, 0 for none.
func (st *story) governs(o, m *mention) int {
	t := st.trees[m.sentence]
	level := 1
	for h := t.ClauseHead(m.head); h >= 0; h = t.ClauseHead(h) {
		c := st.clauses[m.sentence][h]
		if c == nil || slices.Contains(c.Subjects, m.head) || len(c.Subjects) == 0 {
			continue
		}
		for _, s := range c.Subjects {
			if s == o.head || s == o.outer {
				return level
			}
		}
		level = 2
	}
	return 0
}

// ownsVoice reports whether what a pronoun owns is one who heads a body or speaks for it: "their manager".
func (st *story) ownsVoice(m *mention) bool {
	t := st.trees[m.sentence]
	if t.Rels[m.head] != "nmod:poss" {
		return false
	}
	lemma := strings.ToLower(t.Lemma(t.Head(m.head)))
	return st.lex.Heads[lemma] || st.lex.Voices[lemma] || st.lex.Spokespersons[lemma]
}
