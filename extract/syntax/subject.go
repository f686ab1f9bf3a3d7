package syntax

import (
	"slices"

	"github.com/quadpress/quadpress/extract/lexicon"
)

// settleSubject finds the subject of a clause that has none of its own. Governors are settled already.
func (t *Tree) settleSubject(c *Clause, clauses map[int]*Clause) {
	t.resolveRelative(c)
	i := c.Verb
	above := clauses[t.Head(i)]
	if t.Rel(i) == "conj" && above != nil {
		c.shareObjects(above, clauses)
	}
	if t.Rel(i) == "ccomp" && above != nil && above.lendsGap(c) || c.Explicit || len(c.Subjects) > 0 {
		return
	}
	switch t.Rel(i) {
	case "conj": // "Kerry flew to Vienna and met Lavrov"
		if above != nil {
			c.Subjects, c.Passive = above.shared(c)
			if c.Passive {
				c.takeAgents()
				switch near := i-above.Verb == 2; { // "was struck and killed by", whichever the agent hangs on
				case near && len(above.Agents) == 0:
					above.Agents = c.Agents
				case near && len(c.Agents) == 0 && len(above.Agents) > 0 && above.Agents[0] > i:
					c.Agents = above.Agents
				}
			}
		}
	case "xcomp":
		if above == nil || c.Finite() {
			return
		}
		switch a := above.Addressee(); {
		case a >= 0 && c.ToInfinitive() && above.Is(lexicon.English().Directive): // "called on Russia to help"
			c.Subjects = t.Conjuncts(a)
		case len(above.Indirect) > 0:
			c.Subjects = above.Indirect
		case len(above.Objects) > 0 && !lexicon.English().SelfBound[above.Lemma(above.Verb)]:
			// "asked Russia to help", not "used rockets to attack"
			c.Subjects = above.Objects
		default: // "Russia began striking"
			c.Subjects = above.Subjects
		}
	case "ccomp": // "asked Russia to help", parsed as a clause
		// "announced the vote has been held"
		if above != nil && (c.ToInfinitive() || c.Finite()) && len(above.Objects) > 0 {
			c.Subjects = above.Objects
		}
	case "advcl": // "Speaking in Paris, Lavrov said", "met to discuss"
		if above == nil || t.Child(i, "mark") >= 0 && !c.NonFinite() {
			return
		}
		if lexicon.English().Inclusive[c.Lemma(i)] {
			return // "the region, comprising Czechia": not the main clause's subject
		}
		if o := slices.Concat(above.Objects, above.Indirect); len(o) > 0 && !above.Passive &&
			(above.Prevents(c) || above.Dissuades(c) || above.Opposes(c) || c.Mark() == "into") {
			c.Subjects = o // "kept Turkey from attacking", "talked Turkey into attacking"
			return
		}
		// "quoted Lind as saying that", "named children as having the greatest need"
		if above.Judges(c) || c.Mark() == "as" && i > above.Verb && (len(above.Objects) > 0 || above.Passive) {
			switch c.Subjects = above.Objects; {
			case above.Passive:
				c.Subjects = above.Subjects
			case len(above.Indirect) > 0: // "fined Lind $50 for parking there"
				c.Subjects = above.Indirect
			}
			return
		}
		if r := above.Awarded(); c.Mark() == "for" && len(r) > 0 && r[0] < i {
			c.Subjects = r
			return
		}
		// "called on Russia to help"
		if a := above.Addressee(); a >= 0 && c.ToInfinitive() && above.Is(lexicon.English().Directive) {
			c.Subjects = t.Conjuncts(a)
			return
		}
		if c.ToInfinitive() && len(above.Objects) > 0 && !above.Passive && i > above.Verb &&
			lexicon.English().Sending[above.Lemma(above.Verb)] {
			c.Subjects = above.Objects
			return
		}
		if r := above.recipients(i); c.ToInfinitive() && len(r) > 0 {
			c.Subjects = r
			return
		}
		if c.Tokens[i].XPOS == "VBG" && len(above.Objects) > 0 && above.Objects[len(above.Objects)-1] < i && c.Mark() == "" &&
			lexicon.English().Perceiving[above.Lemma(above.Verb)] && !t.SetOffAfter(i, above.Verb) &&
			!(t.Lower(i) == "using" && t.isLifeless(above.Objects[0])) { // "saw the roof falling", not "found ice using"
			c.Subjects = above.Objects
			return
		}
		if source := above.source(); source >= 0 && source < i && lexicon.English().Citing[c.Lemma(i)] {
			c.Subjects = []int{source} // "According to the paper, citing two officials"
			return
		}
		if c.NonFinite() && !above.AsksFor(c) {
			c.Subjects = above.Subjects
			if above.Passive && len(above.Agents) > 0 && c.ToInfinitive() &&
				!lexicon.English().Sending[above.Lemma(above.Verb)] { // "was burned by the army to clear the land"
				c.Subjects = above.Agents
			}
		}
	case "acl": // "rebels fighting to overthrow Assad", "the plan announced by Lavrov"
		if t.Rels[i] != "acl:relcl" && t.Child(i, "mark") < 0 && i > 0 {
			h := t.Head(i)
			if t.Tokens[i-1].Form == "," && t.Rel(h) != "nsubj" && t.Rel(h) != "obj" && t.Child(h, "cop") < 0 {
				return // "published in Nature, conducted by": it may be about anything before it
			}
			if lexicon.English().Troubles[t.Lemma(h)] && t.Tokens[i].XPOS == "VBG" {
				c.Subjects = c.doersUnderNoun(clauses)
			} else if x := t.Tokens[i].XPOS; x == "VBG" || x == "VBN" {
				c.Subjects = []int{t.said(h)}
			}
			return
		}
		if lex := lexicon.English(); c.ToInfinitive() && lex.Attesting[t.Lemma(t.Head(i))] &&
			!lex.Accusing[t.Lemma(i)] && !lex.Convicting[t.Lemma(i)] { // "no evidence to support the theory"
			c.Subjects = []int{t.Head(i)}
			return
		}
		c.Subjects = c.doersUnderNoun(clauses)
	}
}

// Awarded are those to whom a clause gives a penalty or a prize, which they get for their own doing: "gave Lind a fine
// for parking there", "a sentence was handed to Lind".
func (c *Clause) Awarded() []int {
	given := func(i int) bool { return lexicon.English().Penalties[c.Lemma(i)] }
	if !slices.ContainsFunc(c.Objects, given) && !(c.Passive && slices.ContainsFunc(c.Subjects, given)) {
		return nil
	}
	if len(c.Indirect) > 0 {
		return c.Indirect
	}
	for _, o := range c.Obliques {
		if o.Preposition == "to" || o.Preposition == "on" {
			return c.Conjuncts(o.Head)
		}
	}
	return nil
}

// doersUnderNoun are those whose doing an infinitive or a gerund under a noun is: the noun's owner ("Turkey's decision
// to leave", "her quest to find"), who is charged ("convicted of two counts of stealing"), or who has or does what the
// noun says ("announced plans to leave", "had a part in planning", "is in charge of managing").
func (c *Clause) doersUnderNoun(clauses map[int]*Clause) []int {
	noun, lex := c.Head(c.Verb), lexicon.English()
	m := c.Mark()
	gerund := c.Tokens[c.Verb].XPOS == "VBG" && (lex.Notional[m] || m == "in" || m == "at" || lex.Troubles[c.Lemma(noun)])
	if !gerund && !c.ToInfinitive() {
		return nil
	}
	for _, k := range c.Kids[noun] { // "attempts by officials to"
		if c.Rel(k) == "nmod" && c.Preposition(k) == "by" && noun < k && k < c.Verb {
			return c.Conjuncts(k)
		}
	}
	if owner := c.owner(noun, c.Verb); owner >= 0 && (c.Rels[owner] == "nmod:poss" && lex.BodyType(c.Lemma(noun)) == "" ||
		lex.Intended[c.Lemma(noun)] ||
		lex.Foresees(c.Lemma(noun))) {
		return c.Conjuncts(owner)
	}
	top := noun
	for c.Rel(top) == "nmod" && c.Preposition(top) == "of" { // "three counts of"
		top = c.Head(top)
	}
	g := clauses[c.Head(top)]
	if own := clauses[top]; own != nil && own.Copula >= 0 {
		g = own
	}
	if c.ToInfinitive() && c.Ranked(noun) && top == noun && !c.IsTime(noun) && !lex.Uncounted[c.Lemma(noun)] &&
		!lex.Foresees(c.Lemma(noun)) && !lex.Intended[c.Lemma(noun)] {
		if s := c.ranking(g, noun); s != nil {
			return s
		}
	}
	if g == nil || c.Rel(top) == "nsubj" || lex.Apart[c.Preposition(top)] {
		return nil
	}
	if r := g.Awarded(); m == "for" && len(r) > 0 { // "gave Lind a fine for parking"
		return r
	}
	if gerund && m == "in" && lex.Sharing[c.Lemma(noun)] && !g.Passive { // "denied any part in killing the mayor"
		return g.Subjects
	}
	if c.Rel(top) == "obj" && lex.Troubles[c.Lemma(top)] && c.Mark() == "" { // "had trouble finding staff"
		return g.Subjects
	}
	if gerund && lex.Suspicions[c.Lemma(noun)] && (g.Is(lex.Judging) || c.Preposition(top) == "on" && g.Verb != top) {
		if g.Passive {
			return g.Subjects
		}
		return g.Objects
	}
	if v := c.Lemma(g.Verb); c.Rel(top) == "obj" && lex.Undertakings[c.Lemma(noun)] &&
		(lex.Weighing[v] || lex.Evaluating[v] || lex.Opposing[v] || lex.Averting[v]) {
		return nil // "criticized the decision to cut aid"
	}
	if c.Rel(top) == "obj" && lex.Giving[c.Lemma(g.Verb)] && lex.Foresees(c.Lemma(noun)) {
		switch { // "gave them permission to leave", "was granted the right to sell"
		case len(g.Indirect) > 0:
			return g.Indirect
		case g.Passive:
			return g.Subjects
		}
		return g.recipients(c.Verb)
	}
	if g.Verb == top && c.Preposition(top) == "in" && c.ToInfinitive() { // "is in talks to sell"
		return g.Subjects
	}
	if lex.Intended[c.Lemma(noun)] || lex.Foresees(c.Lemma(noun)) && lex.Disposing[c.Lemma(g.Verb)] ||
		gerund && (g.Verb == top || lex.Disposing[c.Lemma(g.Verb)] || g.Is(lex.Receiving)) {
		if g.Passive {
			return g.Agents
		}
		return g.Subjects
	}
	return nil
}

// shareObjects gives the objects of a coordinated verb to those that stand before it without any of their own, and
// nothing in between: "designed, built and sold the engines".
func (c *Clause) shareObjects(first *Clause, clauses map[int]*Clause) {
	if len(c.Objects) == 0 || c.Objects[0] < c.Verb || c.Passive || c.Explicit || c.Copula >= 0 {
		return
	}
	verbs := append([]int{first.Verb}, c.Children(first.Verb, "conj")...)
	var bare []*Clause
	comma := false
	for k := c.Verb - 1; k >= first.Verb; k-- {
		v := clauses[k]
		switch {
		case slices.Contains(verbs, k) && v != nil:
			if len(v.Objects)+len(v.Contents)+len(v.Obliques) > 0 || v.Copula >= 0 || v.Particle != "" ||
				v.Passive && c.HasAux(k) || !lexicon.English().Transitive[c.Lemma(k)] || c.Finite() != v.Finite() ||
				c.ToInfinitive() && !v.ToInfinitive() {
				return
			}
			bare = append(bare, v)
		case c.Rel(k) == "punct":
			comma = true
		case c.Rel(k) != "advmod" && (c.Rel(k) != "cc" || c.Lower(k) != "and" && c.Lower(k) != "or"):
			return
		}
	}
	for _, v := range bare {
		if !comma || len(bare) > 1 { // "rose, and cut wages"
			v.Objects, v.Passive = c.Objects, false
		}
	}
}

// lendsGap gives what a relative clause is about to the clause that is said in it, where that one lacks its subject or,
// having one, its object: "outsiders who he said had burned cars", "the bill, which Lind said the senate had passed".
// It reports whether it did so.
func (c *Clause) lendsGap(said *Clause) bool {
	if c.Rels[c.Verb] != "acl:relcl" || len(c.Subjects) == 0 || !c.Explicit ||
		!lexicon.English().Speech[c.Lemma(c.Verb)] || said.ToInfinitive() || said.Mark() != "" {
		return false
	}
	antecedent := c.AntecedentOf(c.Verb)
	own := func(i int) bool { return i == antecedent || c.IsRelativePronoun(i) && i < c.Verb }
	if !slices.ContainsFunc(slices.Concat(c.Objects, said.Objects, said.Subjects), own) {
		return false
	}
	c.Objects = slices.DeleteFunc(c.Objects, own)
	said.Objects = slices.DeleteFunc(said.Objects, own)
	if !said.Explicit || own(said.Subjects[0]) {
		said.Subjects, said.Explicit = []int{antecedent}, true
		return true
	}
	if len(said.Objects) == 0 && !said.Passive && said.Copula < 0 {
		said.Objects = []int{antecedent}
	}
	return true
}

// recipients are those to whom a clause says that something was given, before token i: "gave the books to pupils to
// read".
func (c *Clause) recipients(i int) (out []int) {
	if !lexicon.English().Giving[c.Lemma(c.Verb)] {
		return nil
	}
	for _, o := range c.Obliques {
		if o.Preposition == "to" && c.Verb < o.Head && o.Head < i {
			out = append(out, o.Head)
		}
	}
	return out
}

// owner is whose a noun's plan or duty is, as told before token i: "France's failure to", "the failure of France to".
// It is -1 for none.
func (t *Tree) owner(noun, i int) int {
	if p := t.Child(noun, "nmod:poss"); p >= 0 {
		return p
	}
	for _, k := range t.Kids[noun] {
		if t.Rel(k) == "nmod" && t.Preposition(k) == "of" && k < i {
			return k
		}
	}
	return -1
}

// source is the one according to whom a clause is so, -1 for none.
func (c *Clause) source() int {
	for _, o := range c.Obliques {
		if o.Preposition == "according to" {
			return o.Head
		}
	}
	return -1
}

// shared gives a coordinated predicate the subject of the first one, and its voice where the auxiliary is shared too:
// "was arrested and taken to Paris".
func (c *Clause) shared(next *Clause) (subjects []int, passive bool) {
	passive = next.Passive
	// "was elected and admitted to the academy"
	admitted := lexicon.English().Admitting[next.Lemma(next.Verb)] && len(next.Objects)+len(next.Contents) == 0
	// "was arrested and charged with fraud", with the participle taken for a past tense
	judged := lexicon.English().Judging[next.Lemma(next.Verb)] && len(next.Objects)+len(next.Contents) == 0
	if c.Passive && (next.Tokens[next.Verb].XPOS == "VBN" || admitted || judged) && !next.HasAux(next.Verb) {
		passive = true
	}
	if c.Passive && !passive && next.Tokens[next.Verb].UPOS == "VERB" && !c.Explicit && len(c.Agents) > 0 {
		return c.Agents, passive
	}
	return c.Subjects, passive
}

// ranking are those who are said to be what a ranked noun says, for the infinitive under it: "Norway is the only
// country to oppose it", "Lind became the first woman to lead the bank". It is nil for nobody.
func (c *Clause) ranking(g *Clause, noun int) []int {
	for _, k := range c.Children(noun, "amod") {
		if l := c.Lemma(k); l == "good" || l == "bad" { // "Oslo is the best place to live"
			return nil
		}
	}
	switch {
	case g == nil:
	case slices.ContainsFunc(g.Subjects, func(k int) bool { return c.Lower(k) == "it" || c.Lower(k) == "this" }):
	case g.Verb == noun, (c.Rel(noun) == "xcomp" || c.Rel(noun) == "obj") &&
		(c.Lemma(g.Verb) == "become" || c.Lemma(g.Verb) == "remain"):
		return g.Subjects
	case c.Rel(noun) == "nsubj" && g.Copula >= 0 && c.Tokens[g.Verb].UPOS == "PROPN":
		return c.Conjuncts(g.Verb) // "the first country to act was Norway"
	}
	if h := c.Head(noun); c.Rel(noun) == "appos" && h >= 0 {
		return c.Conjuncts(h)
	}
	return nil
}
