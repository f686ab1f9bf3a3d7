package extract

import "strings"

// deeds states of whom someone thinks well or ill whose doing he judges: "criticized Putin's policies" and "condemned the
// Iranian attack" are about Putin and Iran.
func (st *story) deeds(n int, c *clause, f finding) {
	t := st.trees[n]
	p := st.verb(c, "")
	if p == nil || !st.lex.Evaluating[c.lemma(c.verb)] {
		return
	}
	f.predicate, f.rule = p, byDeed
	doers, targets := c.subjects, c.objects
	if c.passive {
		doers, targets = c.agents, c.subjects
	}
	for _, o := range targets {
		noun := st.eventNoun(t, o)
		if noun == "" && !st.lex.Deeds[t.lemma(o)] || st.entityAt(n, o, false) >= 0 {
			continue
		}
		var attached []oblique
		for _, k := range t.kids[o] {
			if p := t.preposition(k); t.rel(k) == "nmod" && (p == "by" || p == "of" && st.schema.Noun(noun, "of") == nil || p == "in" && c.lemma(c.verb) == "blame") {
				for _, h := range t.conjuncts(k) {
					attached = append(attached, oblique{head: h, preposition: "by"})
				}
			}
		}
		for _, b := range c.obliques { // "blamed divisions in the council"
			if c.lemma(c.verb) == "blame" && b.preposition == "in" && b.head > o && t.wordBefore(b.head) == o {
				attached = append(attached, oblique{head: b.head, preposition: "by"})
			}
		}
		for k := max(2, o-maxModifiers); k < o; k++ { // "each other's policies"
			if t.Tokens[k].XPOS == "POS" && t.reciprocal(k-1) {
				st.eachOther(n, doers, f)
			}
		}
		for _, d := range doers {
			for _, whose := range st.nominalDoers(n, o, noun, attached) {
				f.subject, f.object = d, whose.word
				if r := st.at[n][whose.word]; r != nil && r.acting {
					f.objectRef = r
				}
				st.emit(f)
				f.objectRef = nil
			}
		}
	}
}

// maxModifiers is how many words before a noun are looked at for a possessive.
const maxModifiers = 4

// reciprocal tells whether a word ends "each other" or "one another", however a parse joins the two.
func (t *tree) reciprocal(i int) bool {
	return i > 0 && (t.lower(i) == "other" && t.lower(i-1) == "each" || t.lower(i) == "another" && t.lower(i-1) == "one")
}

// reciprocally states what several do to one another: "Iran and Iraq accused each other of spying".
func (st *story) reciprocally(n int, c *clause, f finding) {
	p := st.verb(c, "")
	if p == nil || c.passive {
		return
	}
	for _, o := range append(c.objects, c.indirect...) {
		if c.reciprocal(o) || o+1 < len(c.Tokens) && c.reciprocal(o+1) {
			f.predicate, f.rule = p, byReciprocal
			st.eachOther(n, c.subjects, f)
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

// atBehest states who asked, invited or ordered the subject of a clause: "NATO met at the request of Turkey", "at Turkey's
// invitation".
func (st *story) atBehest(n int, c *clause, f finding) {
	t := st.trees[n]
	doers := c.subjects
	if c.passive {
		doers = c.agents
	}
	for _, o := range c.obliques {
		noun := strings.ToLower(t.lemma(o.head))
		p := st.schema.Noun(noun, "to")
		if o.preposition != "at" && o.preposition != "on" && o.preposition != "under" || p == nil || p.Event != "REQUEST" && !st.lex.Directive[noun] {
			continue
		}
		f.predicate, f.rule, f.lemma, f.word, f.place = p, byBehest, noun, o.head, -1
		for _, k := range t.kids[o.head] {
			if t.rels[k] != "nmod:poss" && (t.rel(k) != "nmod" || t.preposition(k) != "of") {
				continue
			}
			for _, h := range t.conjuncts(k) {
				for _, d := range doers {
					f.subject, f.object = h, d
					st.emit(f)
				}
			}
		}
	}
}
