package extract

import (
	"strings"

	"github.com/quadpress/quadpress/extract/syntax"
)

// deeds states of whom someone thinks well or ill whose doing he judges: "criticized Putin's policies" and "condemned
// the Iranian attack" are about Putin and Iran.
func (st *story) deeds(n int, c *syntax.Clause, f finding) {
	t := st.trees[n]
	p := st.verb(c, "")
	if p == nil || !st.lex.Evaluating[c.Lemma(c.Verb)] {
		return
	}
	f.predicate, f.rule = p, byDeed
	doers, targets := c.Subjects, c.Objects
	if c.Passive {
		doers, targets = c.Agents, c.Subjects
	}
	for _, o := range targets {
		if st.eventNoun(t, o) == "" && !st.lex.Deeds[t.Lemma(o)] || st.entityAt(n, o, false) >= 0 {
			continue
		}
		whose := st.doersOf(n, o)
		if c.Lemma(c.Verb) == "blame" { // "blamed divisions in the council"
			for _, k := range append(t.Children(o, "nmod"), t.Children(c.Verb, "obl")...) {
				if k > o && t.Preposition(k) == "in" && t.WordBefore(k) == o {
					whose = append(whose, t.Conjuncts(k)...)
				}
			}
		}
		for k := max(2, o-maxModifiers); k < o; k++ { // "each other's policies"
			if t.Tokens[k].XPOS == "POS" && t.Reciprocal(k-1) {
				st.eachOther(n, doers, f)
			}
		}
		for _, f.subject = range doers {
			for _, f.object = range whose {
				f.objectRef = nil
				if r := st.at[n][f.object]; r != nil && r.acting {
					f.objectRef = r
				}
				st.emit(f)
			}
		}
	}
}

// maxModifiers is how many words before a noun are looked at for a possessive.
const maxModifiers = 4

// reciprocally states what several do to one another: "Iran and Iraq accused each other of spying".
func (st *story) reciprocally(n int, c *syntax.Clause, f finding) {
	p := st.verb(c, "")
	if p == nil || c.Passive {
		return
	}
	for _, o := range append(c.Objects, c.Indirect...) {
		if c.Reciprocal(o) || o+1 < len(c.Tokens) && c.Reciprocal(o+1) {
			f.predicate, f.rule = p, byReciprocal
			st.eachOther(n, c.Subjects, f)
			return
		}
	}
}

// eachOther states a finding of each two of those who act, in both directions.
func (st *story) eachOther(n int, doers []int, f finding) {
	if len(doers) == 1 {
		all := st.membersOf(n, doers[0])
		for _, a := range all {
			for _, b := range all {
				if a != b {
					f.subject, f.object, f.subjectAs, f.objectAs = doers[0], doers[0], a, b
					st.state(f)
				}
			}
		}
		return
	}
	for _, a := range doers {
		for _, b := range doers {
			if a != b {
				f.subject, f.object = a, b
				st.emit(f)
			}
		}
	}
}

// atBehest states who asked, invited or ordered the subject of a clause: "NATO met at the request of Turkey", "at
// Turkey's invitation".
func (st *story) atBehest(n int, c *syntax.Clause, f finding) {
	t := st.trees[n]
	doers := c.Subjects
	if c.Passive {
		doers = c.Agents
	}
	for _, o := range c.Obliques {
		noun := strings.ToLower(t.Lemma(o.Head))
		p := st.schema.Noun(noun, "to")
		if o.Preposition != "at" && o.Preposition != "on" && o.Preposition != "under" || p == nil ||
			p.Event != "REQUEST" && !st.lex.Directive[noun] {
			continue
		}
		f.predicate, f.rule, f.lemma, f.word, f.place = p, byBehest, noun, o.Head, -1
		for _, k := range t.Kids[o.Head] {
			if t.Rels[k] != "nmod:poss" && (t.Rel(k) != "nmod" || t.Preposition(k) != "of") {
				continue
			}
			for _, h := range t.Conjuncts(k) {
				for _, d := range doers {
					f.subject, f.object = h, d
					st.emit(f)
				}
			}
		}
	}
}
