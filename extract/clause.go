package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
)

// clause is a predicate with what it takes: the frame that propositions and statements are read from. All ints are token
// indexes in the tree.
type clause struct {
	*tree
	verb     int    // the predicate: a verb, or the nominal or adjective of a copular clause
	copula   int    // the form of "be", -1 in a verbal clause
	passive  bool   // "was struck"
	particle string // "out" of "carry out"

	subjects []int // who does it (in a passive: who undergoes it), coordination shared out
	explicit bool  // the subject stands in the clause itself
	agents   []int // by whom, in a passive
	objects  []int
	indirect []int
	obliques []oblique
	contents []int // clausal complements: ccomp and xcomp
	governor int   // the clause this one hangs on (its predicate), -1 for the root
}

// oblique is a prepositional or bare adverbial argument.
type oblique struct {
	head        int
	preposition string // "" for a bare one ("Tuesday")
	relative    bool   // the antecedent of a relative clause: "the country from which they withdrew"
}

// clauses returns the clauses of a sentence by predicate, governors first in reading order where the tree allows.
func (t *tree) clauses() map[int]*clause {
	out := make(map[int]*clause)
	for i := range t.Tokens {
		if t.isPredicate(i) {
			out[i] = t.clause(i)
		}
	}
	// Subjects come from governors, which may get theirs from their own: settle from the top.
	order := make([]int, 0, len(out))
	for i := range out {
		order = append(order, i)
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(t.depth(a)-t.depth(b), a-b) })
	for _, i := range order {
		c := out[i]
		c.governor = t.governor(i, out)
		t.settleSubject(c, out)
	}
	return out
}

// measure notes the depths of a tree that stays as it is.
func (t *tree) measure() {
	depths := make([]int, len(t.heads))
	var reached []int
	for i, h := range t.heads {
		if h < 0 {
			reached = append(reached, i)
		}
	}
	for n := 0; n < len(reached); n++ {
		for _, k := range t.kids[reached[n]] {
			depths[k] = depths[reached[n]] + 1
			reached = append(reached, k)
		}
	}
	t.depths = depths
}

// depth is how many words stand above a token.
func (t *tree) depth(i int) (n int) {
	if t.depths != nil {
		return t.depths[i]
	}
	for i = t.head(i); i >= 0; i = t.head(i) {
		n++
	}
	return n
}

// isPredicate tells whether a token heads a clause.
func (t *tree) isPredicate(i int) bool {
	tok := &t.Tokens[i]
	if t.child(i, "cop") >= 0 {
		return true
	}
	switch t.rel(i) {
	case "case", "mark", "amod", "compound", "flat", "fixed", "aux", "cop", "advmod", "det", "discourse", "cc":
		return false
	}
	if tok.UPOS == "VERB" {
		return !t.inNameOfPerson(i)
	}
	return tok.UPOS == "AUX" && t.child(i, "nsubj", "expl") >= 0 // "there is", ellipsis
}

// inNameOfPerson tells whether a token is part of a person's name of several words: in "Said bin Taimur" nobody said anything.
func (t *tree) inNameOfPerson(i int) bool {
	for _, m := range t.Mentions {
		if m.Type == quadpress.Person && m.First <= i && i < m.Last && m.Last-m.First > 1 {
			return true
		}
	}
	return false
}

// governor is the nearest predicate above i.
func (t *tree) governor(i int, clauses map[int]*clause) int {
	for h := t.head(i); h >= 0; h = t.head(h) {
		if clauses[h] != nil {
			return h
		}
	}
	return -1
}

// clause reads the frame of one predicate off its dependents.
func (t *tree) clause(i int) *clause {
	c := &clause{tree: t, verb: i, copula: t.child(i, "cop"), governor: -1}
	for _, k := range t.kids[i] {
		switch rel := t.rels[k]; t.rel(k) {
		case "nsubj", "csubj":
			if strings.HasSuffix(rel, ":outer") {
				continue
			}
			if strings.HasSuffix(rel, ":pass") {
				c.passive = true
			}
			if t.rel(k) == "nsubj" {
				c.subjects = append(c.subjects, t.conjuncts(k)...)
				c.explicit = true
			}
		case "aux":
			if rel == "aux:pass" {
				c.passive = true
			}
		case "obj":
			if k < i && t.child(i, "nsubj", "csubj") < 0 && t.rels[i] != "acl:relcl" && t.Tokens[i].Feat("VerbForm") != "Inf" && !t.isRelativePronoun(k) {
				c.subjects = append(c.subjects, t.conjuncts(k)...) // in English what stands before its verb is its subject
				c.explicit = true
				continue
			}
			if len(t.kids[k]) == 0 && loadLexicon().Idioms[t.lemma(i)+" "+t.lower(k)] { // "shook hands"
				c.particle = t.lower(k)
				continue
			}
			c.objects = append(c.objects, t.conjuncts(k)...)
		case "iobj":
			c.indirect = append(c.indirect, t.conjuncts(k)...)
		case "compound":
			if rel == "compound:prt" {
				c.particle = t.lower(k)
			}
		case "advmod":
			if k == i+1 && loadLexicon().Phrasal[t.lemma(i)+" "+t.lower(k)] { // "hit back at critics"
				c.particle = t.lower(k)
			}
		case "obl", "nmod":
			p := t.preposition(k)
			for _, h := range t.conjuncts(k) {
				q := p
				if own := t.preposition(h); own != "" {
					q = own
				}
				if rel == "obl:agent" && (q == "by" || q == "") { // not "in Oslo" of "was charged by prosecutors in Oslo"
					c.agents = append(c.agents, h)
				} else {
					c.obliques = append(c.obliques, oblique{head: h, preposition: q})
				}
			}
		case "ccomp", "xcomp":
			c.contents = append(c.contents, k)
		}
	}
	// "..., reports Reuters": who speaks may follow the verb.
	if quotative := loadLexicon().Quotative; !c.explicit && len(c.objects) == 1 && c.objects[0] > i && c.objects[0] <= i+3 && len(c.contents) == 0 &&
		quotative[t.lemma(i)] && t.Tokens[i].Feat("VerbForm") == "Fin" && t.Tokens[c.objects[0]].UPOS == "PROPN" && t.head(i) >= 0 {
		c.subjects, c.objects, c.explicit = c.objects, nil, true
	}
	// A bare participle after a noun is passive: "the agreement reached in Vienna".
	if t.Tokens[i].XPOS == "VBN" && c.copula < 0 && (t.rel(i) == "acl" || t.rel(i) == "advcl") && !t.hasAux(i) {
		c.passive = true
	}
	if c.passive {
		c.takeAgents()
	}
	return c
}

// takeAgents makes agents of what stands under "by" in a passive.
func (c *clause) takeAgents() {
	c.obliques = slices.DeleteFunc(c.obliques, func(o oblique) bool {
		if o.preposition == "by" && !c.isTime(o.head) {
			c.agents = append(c.agents, o.head)
			return true
		}
		return false
	})
}

func (t *tree) hasAux(i int) bool { return t.child(i, "aux") >= 0 }

// settleSubject finds the subject of a clause that has none of its own. Governors are settled already.
func (t *tree) settleSubject(c *clause, clauses map[int]*clause) {
	t.resolveRelative(c)
	if c.explicit || len(c.subjects) > 0 {
		return
	}
	i := c.verb
	above := clauses[t.head(i)]
	switch t.rel(i) {
	case "conj": // "Kerry flew to Vienna and met Lavrov"
		if above != nil {
			c.subjects, c.passive = above.shared(c)
			if c.passive {
				c.takeAgents()
				switch near := i-above.verb == 2; { // "was struck and killed by", whichever the agent hangs on
				case near && len(above.agents) == 0:
					above.agents = c.agents
				case near && len(c.agents) == 0 && len(above.agents) > 0 && above.agents[0] > i:
					c.agents = above.agents
				}
			}
		}
	case "xcomp":
		if above == nil || c.finite() {
			return
		}
		switch a := above.addressee(); {
		case a >= 0 && c.bareInfinitive() && above.is(loadLexicon().Directive): // "called on Russia to help"
			c.subjects = t.conjuncts(a)
		case len(above.indirect) > 0:
			c.subjects = above.indirect
		case len(above.objects) > 0 && above.lemma(above.verb) != "promise" && above.lemma(above.verb) != "use": // "asked Russia to help", not "used rockets to attack"
			c.subjects = above.objects
		default: // "Russia began striking"
			c.subjects = above.subjects
		}
	case "ccomp": // "asked Russia to help", parsed as a clause
		if above != nil && (c.bareInfinitive() || c.finite()) && len(above.objects) > 0 { // "announced the vote has been held"
			c.subjects = above.objects
		}
	case "advcl": // "Speaking in Paris, Lavrov said", "met to discuss"
		if above == nil || t.child(i, "mark") >= 0 && !c.nonFinite() {
			return
		}
		if loadLexicon().Inclusive[c.lemma(i)] {
			return // "the region, comprising Czechia": not the main clause's subject
		}
		if o := slices.Concat(above.objects, above.indirect); len(o) > 0 && !above.passive &&
			(above.prevents(c) || above.dissuades(c) || above.opposes(c) || c.mark() == "into") {
			c.subjects = o // "kept Turkey from attacking", "talked Turkey into attacking"
			return
		}
		if l := above.lemma(above.verb); above.judges(c) || c.mark() == "as" && (l == "quote" || l == "cite") { // "quoted Lind as saying that"
			c.subjects = above.objects
			if above.passive {
				c.subjects = above.subjects
			}
			return
		}
		if a := above.addressee(); a >= 0 && c.bareInfinitive() && above.is(loadLexicon().Directive) { // "called on Russia to help"
			c.subjects = t.conjuncts(a)
			return
		}
		if c.bareInfinitive() && len(above.objects) > 0 && !above.passive && loadLexicon().Sending[above.lemma(above.verb)] {
			c.subjects = above.objects
			return
		}
		if c.Tokens[i].XPOS == "VBG" && len(above.objects) > 0 && above.objects[len(above.objects)-1] < i && c.mark() == "" &&
			loadLexicon().Perceiving[above.lemma(above.verb)] && !t.setOffAfter(i, above.verb) { // "saw the roof falling"
			c.subjects = above.objects
			return
		}
		if c.nonFinite() {
			c.subjects = above.subjects
			if above.passive && len(above.agents) > 0 && c.bareInfinitive() { // "was sent by Obama to end the siege"
				c.subjects = above.agents
			}
		}
	case "acl": // "rebels fighting to overthrow Assad", "the plan announced by Lavrov"
		if t.rels[i] != "acl:relcl" && t.child(i, "mark") < 0 && i > 0 {
			h := t.head(i)
			if t.Tokens[i-1].Form == "," && t.rel(h) != "nsubj" && t.rel(h) != "obj" {
				return // "published in Nature, conducted by": it may be about anything before it
			}
			if x := t.Tokens[i].XPOS; x == "VBG" || x == "VBN" {
				c.subjects = []int{t.said(h)}
			}
			return
		}
		if h := t.head(i); c.bareInfinitive() && loadLexicon().Intended[t.lemma(h)] { // "Turkey's decision to leave", "announced plans to leave"
			if p := t.child(h, "nmod:poss"); p >= 0 {
				c.subjects = t.conjuncts(p)
			} else if g := clauses[t.head(h)]; g != nil && t.rel(h) != "nsubj" {
				c.subjects = g.subjects
				if g.passive {
					c.subjects = g.agents
				}
			}
		}
	}
}

// judges tells whether the clause judges its object for what a gerund says: "praised Russia for working with Syria".
func (c *clause) judges(g *clause) bool {
	m := g.mark()
	return c.is(loadLexicon().Judging) && (m == "of" || m == "for" || m == "with") && (len(c.objects) > 0 || c.passive)
}

// prevents reports whether the clause says of a gerund under a preposition that it did not come about: "kept Turkey from
// attacking Syria", "stopped short of attacking".
func (c *clause) prevents(g *clause) bool {
	lex := loadLexicon()
	key := c.lemma(c.verb) + " " + g.mark()
	if short := lex.FallingShort[key]; short != "" && len(c.objects) == 0 &&
		!slices.ContainsFunc(c.kids[c.verb], func(k int) bool { return c.lower(k) == short }) {
		return false
	}
	return lex.Preventing[key] || c.particle != "" && lex.Preventing[c.key()+" "+g.mark()]
}

// dissuades reports whether the clause asks that what a gerund says be not done: "warned Turkey against attacking Syria".
func (c *clause) dissuades(g *clause) bool {
	return loadLexicon().Dissuading[c.lemma(c.verb)+" "+g.mark()]
}

// opposes reports whether the clause is against what a gerund right behind its verb or its object says: "vetoed Sweden joining
// NATO".
func (c *clause) opposes(g *clause) bool {
	if !c.is(loadLexicon().Opposing) || g.Tokens[g.verb].XPOS != "VBG" || g.mark() != "" || g.verb < c.verb {
		return false
	}
	return !c.setOffAfter(g.verb, c.verb)
}

// addressee is whom a request goes to by a preposition: "called on Russia to help". It is -1 for none.
func (c *clause) addressee() int {
	for _, o := range c.obliques {
		switch o.preposition {
		case "on", "upon", "for", "to", "with":
			if o.head > c.verb && loadLexicon().Directive[c.key()+" "+o.preposition] {
				return o.head
			}
		}
	}
	return -1
}

// shared gives a coordinated predicate the subject of the first one, and its voice where the auxiliary is shared too:
// "was arrested and taken to Paris".
func (c *clause) shared(next *clause) (subjects []int, passive bool) {
	passive = next.passive
	admitted := loadLexicon().Admitting[next.lemma(next.verb)] && len(next.objects)+len(next.contents) == 0 // "was elected and admitted to the academy"
	if c.passive && (next.Tokens[next.verb].XPOS == "VBN" || admitted) && !next.hasAux(next.verb) {
		passive = true
	}
	if c.passive && !passive && next.Tokens[next.verb].UPOS == "VERB" && !c.explicit && len(c.agents) > 0 {
		return c.agents, passive
	}
	return c.subjects, passive
}

// resolveRelative puts the antecedent where its relative pronoun, or the gap, stands: "Kerry, who announced an
// agreement", "the airfield that Russia built", "the country he visited".
func (t *tree) resolveRelative(c *clause) {
	i := c.verb
	if t.rels[i] != "acl:relcl" {
		return
	}
	antecedent := t.antecedentOf(i)
	found := false
	replace := func(list []int) {
		for n, k := range list {
			if t.isRelativePronoun(k) && k > antecedent {
				list[n], found = antecedent, true
			}
		}
	}
	if all := t.conjuncts(antecedent); len(all) > 1 && all[len(all)-1] < i && len(c.subjects) == 1 && t.isRelativePronoun(c.subjects[0]) && all[len(all)-1] < c.subjects[0] {
		c.subjects, found = all, true // "Ethiopia and Eritrea, which fought"
	}
	replace(c.subjects)
	replace(c.objects)
	replace(c.indirect)
	replace(c.agents)
	for n := range c.obliques {
		o := &c.obliques[n]
		if t.isRelativePronoun(o.head) {
			o.head, o.relative, found = antecedent, true, true
		} else if p := t.lower(o.head); p == "where" && o.preposition == "" {
			o.head, o.preposition, o.relative, found = antecedent, "in", true, true
		}
	}
	for _, k := range t.kids[i] {
		switch t.lower(k) {
		case "where":
			if !found && t.rel(k) == "advmod" {
				c.obliques = append(c.obliques, oblique{antecedent, "in", true})
			}
			found = true
		case "when", "why", "whose":
			found = true
		}
		if w := t.child(k, "nmod:poss", "det"); w >= 0 && t.lower(w) == "whose" {
			found = true
		}
	}
	switch {
	case found:
	case len(c.subjects) == 0:
		c.subjects = []int{antecedent}
	case len(c.objects) == 0 && c.copula < 0 && !c.passive && len(c.contents) == 0:
		c.objects = []int{antecedent}
	}
}

// relativized tells whether the clause has a relative pronoun.
func (c *clause) relativized() bool {
	for k := c.verb - 1; k > c.head(c.verb); k-- {
		if c.isRelativePronoun(k) && c.rel(k) != "mark" {
			return true
		}
	}
	return false
}

// antecedentOf is what a relative clause is about: the noun that the parse hangs it on, but for "who" the person named
// right before it, if there is one: "said Kerry, who announced an agreement".
func (t *tree) antecedentOf(i int) int {
	for k := range t.kids[i] {
		w := t.kids[i][k]
		if t.lower(w) != "who" || w >= i {
			continue
		}
		before := w - 1
		for before > 0 && t.Tokens[before].UPOS == "PUNCT" {
			before--
		}
		for _, m := range t.Mentions {
			if m.Type == quadpress.Person && m.First <= before && before < m.Last {
				return t.spanHead(m.First, m.Last)
			}
		}
	}
	return t.said(t.head(i))
}

// said is the name of which a noun is said: of "Hezbollah, a group that", "Hezbollah is a group that" Hezbollah. It is the noun
// itself where there is none.
func (t *tree) said(noun int) int {
	name := -1
	if t.rel(noun) == "appos" {
		name = t.head(noun)
	} else if t.child(noun, "cop") >= 0 {
		name = t.child(noun, "nsubj")
	}
	if name >= 0 && name < noun && (t.Tokens[name].UPOS == "PROPN" || loadLexicon().Generic[t.lemma(name)]) && t.Tokens[noun].UPOS == "NOUN" {
		return name
	}
	return noun
}

func (t *tree) isRelativePronoun(i int) bool {
	switch t.lower(i) {
	case "who", "which", "that", "whom":
		return t.Tokens[i].UPOS == "PRON" || t.Tokens[i].UPOS == "SCONJ" || t.Tokens[i].UPOS == "DET"
	}
	return false
}

// nonFinite tells whether the clause is a participle, gerund or infinitive.
func (c *clause) nonFinite() bool {
	v := c.finiteWord()
	switch c.Tokens[v].XPOS {
	case "VBG", "VBN", "VB", "TO":
		return c.Tokens[v].Feat("VerbForm") != "Fin"
	}
	return false
}

// finite tells whether an auxiliary or the copula carries tense.
func (c *clause) finite() bool {
	v := c.finiteWord()
	return v != c.verb && c.Tokens[v].Feat("VerbForm") == "Fin"
}

// finiteWord is the first word of the verb group: what carries tense if anything does.
func (c *clause) finiteWord() int {
	first := c.verb
	if c.copula >= 0 {
		first = c.copula
	}
	if a := c.child(c.verb, "aux"); a >= 0 && a < first {
		first = a
	}
	return first
}

// bareInfinitive tells whether the clause is an infinitive with "to".
func (c *clause) bareInfinitive() bool {
	return slices.ContainsFunc(c.children(c.verb, "mark"), func(m int) bool { return c.lower(m) == "to" })
}

// mark is the word that subordinates the clause ("if", "that"), in lower case, "" for none.
func (c *clause) mark() string {
	for _, k := range c.kids[c.verb] {
		if c.rel(k) == "mark" && c.lower(k) != "to" {
			w := c.lower(k)
			for _, f := range c.kids[k] {
				if c.rel(f) == "fixed" {
					w += " " + c.lower(f)
				}
			}
			if k+1 < c.verb && c.lower(k+1) == "of" && c.head(k+1) == c.verb { // "out of attacking"
				w += " of"
			}
			return w
		}
		if c.rel(k) == "advmod" && k < c.verb {
			if w := c.lower(k); w == "when" || w == "where" || w == "how" {
				return w
			}
		}
	}
	return ""
}

// key is the clause's verb as lexicons list it: lemma, with its particle.
func (c *clause) key() string {
	if c.particle != "" {
		return c.lemma(c.verb) + "+" + c.particle
	}
	return c.lemma(c.verb)
}

// is tells whether the verb stands in a lexicon, alone or with one of its prepositions.
func (c *clause) is(set words) bool {
	if c.copula >= 0 {
		return false
	}
	if set[c.key()] {
		return true
	}
	for _, o := range c.obliques {
		if o.preposition != "" && set[c.key()+" "+o.preposition] {
			return true
		}
	}
	for _, x := range c.contents { // "called for Russia to leave", "succeeded in taking"
		if m := c.child(x, "mark"); m >= 0 && set[c.key()+" "+c.lower(m)] {
			return true
		}
	}
	return false
}

// hasAs tells whether the clause says as what: "as a threat", "as having no plan".
func (c *clause) hasAs() bool {
	return slices.ContainsFunc(c.kids[c.verb], func(k int) bool {
		return slices.ContainsFunc(c.kids[k], func(w int) bool {
			return c.lower(w) == "as" && (c.rel(w) == "case" || c.rel(w) == "mark" || c.rel(w) == "advmod") && w < k && w > c.verb
		})
	})
}
