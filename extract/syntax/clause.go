package syntax

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
)

// Clause is a predicate with what it takes: the frame that propositions and statements are read from. All ints are
// token indexes in the tree.
type Clause struct {
	*Tree
	Verb     int    // the predicate: a verb, or the nominal or adjective of a copular clause
	Copula   int    // the form of "be", -1 in a verbal clause
	Passive  bool   // "was struck"
	Particle string // "out" of "carry out"

	Subjects []int // who does it (in a passive: who undergoes it), coordination shared out
	Explicit bool  // the subject stands in the clause itself
	Agents   []int // by whom, in a passive
	Objects  []int
	Indirect []int
	Obliques []Oblique
	Contents []int // clausal complements: ccomp and xcomp
	Governor int   // the clause this one hangs on (its predicate), -1 for the root
}

// Oblique is a prepositional or bare adverbial argument.
type Oblique struct {
	Head        int
	Preposition string // "" for a bare one ("Tuesday")
	Relative    bool   // the antecedent of a relative clause: "the country from which they withdrew"
}

// Clauses returns the clauses of a sentence by predicate, governors first in reading order where the tree allows.
func (t *Tree) Clauses() map[int]*Clause {
	out := make(map[int]*Clause)
	for i := range t.Tokens {
		if t.IsPredicate(i) {
			out[i] = t.clause(i)
		}
	}
	// Subjects come from governors, which may get theirs from their own: settle from the top.
	order := make([]int, 0, len(out))
	for i := range out {
		order = append(order, i)
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(t.Depth(a)-t.Depth(b), a-b) })
	for _, i := range order {
		c := out[i]
		c.Governor = t.Governor(i, out)
		t.settleSubject(c, out)
	}
	return out
}

// measure notes the depths of a tree that stays as it is.
func (t *Tree) measure() {
	depths := make([]int, len(t.Heads))
	var reached []int
	for i, h := range t.Heads {
		if h < 0 {
			reached = append(reached, i)
		}
	}
	for n := 0; n < len(reached); n++ {
		for _, k := range t.Kids[reached[n]] {
			depths[k] = depths[reached[n]] + 1
			reached = append(reached, k)
		}
	}
	t.depths = depths
}

// Depth is how many words stand above a token.
func (t *Tree) Depth(i int) (n int) {
	if t.depths != nil {
		return t.depths[i]
	}
	for i = t.Head(i); i >= 0; i = t.Head(i) {
		n++
	}
	return n
}

// IsPredicate reports whether a token heads a clause.
func (t *Tree) IsPredicate(i int) bool {
	tok := &t.Tokens[i]
	if t.Child(i, "cop") >= 0 {
		return true
	}
	switch t.Rel(i) {
	case "case", "mark", "amod", "compound", "flat", "fixed", "aux", "cop", "advmod", "det", "discourse", "cc":
		return false
	}
	if tok.UPOS == "VERB" {
		return !t.inNameOfPerson(i)
	}
	return tok.UPOS == "AUX" && t.Child(i, "nsubj", "expl") >= 0 // "there is", ellipsis
}

// inNameOfPerson reports whether a token is part of a person's name of several words: in "Said bin Taimur" nobody said
// anything.
func (t *Tree) inNameOfPerson(i int) bool {
	for _, m := range t.Mentions {
		if m.Type == quadpress.Person && m.First <= i && i < m.Last && m.Last-m.First > 1 {
			return true
		}
	}
	return false
}

// Governor is the nearest predicate above i.
func (t *Tree) Governor(i int, clauses map[int]*Clause) int {
	for h := t.Head(i); h >= 0; h = t.Head(h) {
		if clauses[h] != nil {
			return h
		}
	}
	return -1
}

// clause reads the frame of one predicate off its dependents.
func (t *Tree) clause(i int) *Clause {
	c := &Clause{Tree: t, Verb: i, Copula: t.Child(i, "cop"), Governor: -1}
	for _, k := range t.Kids[i] {
		switch rel := t.Rels[k]; t.Rel(k) {
		case "nsubj", "csubj":
			if strings.HasSuffix(rel, ":outer") {
				continue
			}
			if strings.HasSuffix(rel, ":pass") {
				c.Passive = true
			}
			if t.Rel(k) == "nsubj" {
				c.Subjects = append(c.Subjects, t.Conjuncts(k)...)
				c.Explicit = true
			}
		case "aux":
			if rel == "aux:pass" {
				c.Passive = true
			}
		case "obj":
			if k < i && t.Child(i, "nsubj", "csubj") < 0 && t.Rels[i] != "acl:relcl" &&
				t.Tokens[i].Feat("VerbForm") != "Inf" && !t.IsRelativePronoun(k) {
				c.Subjects = append(c.Subjects, t.Conjuncts(k)...) // in English what stands before its verb is its subject
				c.Explicit = true
				continue
			}
			if len(t.Kids[k]) == 0 && lexicon.English().Idioms[t.Lemma(i)+" "+t.Lower(k)] { // "shook hands"
				c.Particle = t.Lower(k)
				continue
			}
			c.Objects = append(c.Objects, t.Conjuncts(k)...)
		case "iobj":
			c.Indirect = append(c.Indirect, t.Conjuncts(k)...)
		case "compound":
			if rel == "compound:prt" {
				c.Particle = t.Lower(k)
			}
		case "advmod":
			if k == i+1 && lexicon.English().Phrasal[t.Lemma(i)+" "+t.Lower(k)] || t.isParticle(i, k) { // "hit back at critics"
				c.Particle = t.Lower(k)
			}
		case "obl", "nmod":
			p := t.Preposition(k)
			for _, h := range t.Conjuncts(k) {
				q := p
				if own := t.Preposition(h); own != "" {
					q = own
				}
				if rel == "obl:agent" && (q == "by" || q == "") { // not "in Oslo" of "was charged by prosecutors in Oslo"
					c.Agents = append(c.Agents, h)
				} else {
					c.Obliques = append(c.Obliques, Oblique{Head: h, Preposition: q})
				}
			}
		case "ccomp", "xcomp":
			c.Contents = append(c.Contents, k)
		}
	}
	// "..., reports Reuters": who speaks may follow the verb.
	if quotative := lexicon.English().Quotative; !c.Explicit && len(c.Objects) == 1 && c.Objects[0] > i &&
		c.Objects[0] <= i+3 && len(c.Contents) == 0 &&
		quotative[t.Lemma(i)] && t.Tokens[i].Feat("VerbForm") == "Fin" && t.Tokens[c.Objects[0]].UPOS == "PROPN" &&
		t.Head(i) >= 0 {
		c.Subjects, c.Objects, c.Explicit = c.Objects, nil, true
	}
	// "..., reads the report"
	if reading := lexicon.English().Reading; !c.Explicit && len(c.Objects) == 1 && c.Objects[0] > i &&
		c.Objects[0] <= i+3 &&
		reading[t.Lemma(i)] && t.Tokens[i].XPOS == "VBZ" && (len(c.Contents) > 0 && c.Contents[0] < i ||
		t.Rel(i) == "parataxis") {
		c.Subjects, c.Objects, c.Explicit = c.Objects, nil, true
	}
	// A bare participle after a noun is passive: "the agreement reached in Vienna".
	// So is one that a verb gives its subject or its object: "became known", "got the car repaired".
	// And one beside a clause with who does it: "As reported by Reuters, the firm sold its ships".
	if t.Tokens[i].XPOS == "VBN" && c.Copula < 0 && !t.HasAux(i) && (t.Rel(i) == "acl" || t.Rel(i) == "advcl" ||
		t.Rel(i) == "parataxis" && t.Child(i, "obl:agent") >= 0 ||
		t.Rel(i) == "xcomp" && len(c.Objects)+len(c.Contents) == 0) {
		c.Passive = true
	}
	if c.Passive {
		c.takeAgents()
	}
	return c
}

// isParticle reports whether an adverb stands with a verb as its particle, right behind it or behind its object:
// "passed away", "swept the bridge away".
func (t *Tree) isParticle(verb, i int) bool {
	if i < verb || t.Tokens[verb].UPOS != "VERB" || len(t.Kids[i]) > 0 || !lexicon.English().Particles[t.Lower(i)] {
		return false
	}
	object := t.Child(verb, "obj")
	return i == verb+1 || object > verb && object == i-1
}

// takeAgents makes agents of what stands under "by" in a passive.
func (c *Clause) takeAgents() {
	c.Obliques = slices.DeleteFunc(c.Obliques, func(o Oblique) bool {
		if o.Preposition == "by" && !c.IsTime(o.Head) {
			c.Agents = append(c.Agents, o.Head)
			return true
		}
		return false
	})
}

// HasAux reports whether a predicate has an auxiliary.
func (t *Tree) HasAux(i int) bool { return t.Child(i, "aux") >= 0 }

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
		case len(above.Objects) > 0 && above.Lemma(above.Verb) != "promise" && above.Lemma(above.Verb) != "use":
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
		if c.ToInfinitive() && lexicon.English().Attesting[t.Lemma(t.Head(i))] { // "no evidence to support the theory"
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
	if g == nil || c.Rel(top) == "nsubj" || lex.Apart[c.Preposition(top)] {
		return nil
	}
	if r := g.Awarded(); m == "for" && len(r) > 0 { // "gave Lind a fine for parking"
		return r
	}
	if c.Rel(top) == "obj" && lex.Troubles[c.Lemma(top)] && c.Mark() == "" { // "had trouble finding staff"
		return g.Subjects
	}
	if gerund && g.Is(lex.Judging) && lex.Suspicions[c.Lemma(noun)] {
		if g.Passive {
			return g.Subjects
		}
		return g.Objects
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

// resolveRelative puts the antecedent where its relative pronoun, or the gap, stands: "Kerry, who announced an
// agreement", "the airfield that Russia built", "the country he visited".
func (t *Tree) resolveRelative(c *Clause) {
	i := c.Verb
	if t.Rels[i] != "acl:relcl" {
		return
	}
	antecedent := t.AntecedentOf(i)
	found := false
	replace := func(list []int) {
		for n, k := range list {
			if t.IsRelativePronoun(k) && k > antecedent {
				list[n], found = antecedent, true
			}
		}
	}
	if all := t.Conjuncts(antecedent); len(all) > 1 && all[len(all)-1] < i && len(c.Subjects) == 1 &&
		t.IsRelativePronoun(c.Subjects[0]) && all[len(all)-1] < c.Subjects[0] {
		c.Subjects, found = all, true // "Ethiopia and Eritrea, which fought"
	}
	replace(c.Subjects)
	replace(c.Objects)
	replace(c.Indirect)
	replace(c.Agents)
	for n := range c.Obliques {
		o := &c.Obliques[n]
		if t.IsRelativePronoun(o.Head) {
			o.Head, o.Relative, found = antecedent, true, true
		} else if p := t.Lower(o.Head); p == "where" && o.Preposition == "" {
			o.Head, o.Preposition, o.Relative, found = antecedent, "in", true, true
		}
	}
	if k := t.Stranded(i); k >= 0 && c.Explicit { // "the raid that Lind took part in"
		c.Objects = slices.DeleteFunc(c.Objects, func(o int) bool { return o == antecedent })
		c.Obliques = slices.DeleteFunc(c.Obliques, func(o Oblique) bool { return o.Head == k })
		c.Obliques = append(c.Obliques, Oblique{antecedent, t.Lower(k), true})
		found = true
	}
	for _, k := range t.Kids[i] {
		switch t.Lower(k) {
		case "where":
			if !found && t.Rel(k) == "advmod" {
				c.Obliques = append(c.Obliques, Oblique{antecedent, "in", true})
			}
			found = true
		case "when", "why", "whose":
			found = true
		}
		if w := t.Child(k, "nmod:poss", "det"); w >= 0 && t.Lower(w) == "whose" {
			found = true
		}
	}
	switch {
	case found:
	case len(c.Subjects) == 0:
		c.Subjects = []int{antecedent}
	case len(c.Objects) == 0 && c.Copula < 0 && !c.Passive && len(c.Contents) == 0:
		c.Objects = []int{antecedent}
	}
}

// Stranded is the preposition that a relative clause leaves behind, -1 for none: "the raid that Lind took part in".
func (t *Tree) Stranded(verb int) int {
	where := func(k int) bool { return t.Lower(k) == "where" }
	if t.Rels[verb] != "acl:relcl" || slices.ContainsFunc(t.Kids[verb], where) {
		return -1
	}
	for _, k := range t.Kids[verb] {
		if r := t.Rel(k); k > verb && t.Tokens[k].UPOS == "ADP" && len(t.Kids[k]) == 0 && r != "compound" && r != "mark" &&
			r != "cc" {
			return k
		}
	}
	return -1
}

// Relativized reports whether the clause has a relative pronoun.
func (c *Clause) Relativized() bool {
	for k := c.Verb - 1; k > c.Head(c.Verb); k-- {
		if c.IsRelativePronoun(k) && c.Rel(k) != "mark" {
			return true
		}
	}
	return false
}

// AntecedentOf is what a relative clause is about: the noun that the parse hangs it on, but for "who" the person named
// right before it, if there is one: "said Kerry, who announced an agreement".
func (t *Tree) AntecedentOf(i int) int {
	for k := range t.Kids[i] {
		w := t.Kids[i][k]
		if t.Lower(w) != "who" || w >= i {
			continue
		}
		before := w - 1
		for before > 0 && t.Tokens[before].UPOS == "PUNCT" {
			before--
		}
		for _, m := range t.Mentions {
			if m.Type == quadpress.Person && m.First <= before && before < m.Last {
				return t.SpanHead(m.First, m.Last)
			}
		}
	}
	return t.said(t.Head(i))
}

// said is the name of which a noun is said: of "Hezbollah, a group that", "Hezbollah is a group that" Hezbollah. It is
// the noun itself where there is none.
func (t *Tree) said(noun int) int {
	name := -1
	if t.Rel(noun) == "appos" {
		name = t.Head(noun)
	} else if t.Child(noun, "cop") >= 0 {
		name = t.Child(noun, "nsubj")
	}
	if name >= 0 && name < noun && (t.Tokens[name].UPOS == "PROPN" || lexicon.English().Generic[t.Lemma(name)]) &&
		t.Tokens[noun].UPOS == "NOUN" {
		return name
	}
	return noun
}

// IsRelativePronoun reports whether a token is "who", "whom", "which" or "that" and stands for a noun.
func (t *Tree) IsRelativePronoun(i int) bool {
	switch t.Lower(i) {
	case "who", "which", "that", "whom":
		return t.Tokens[i].UPOS == "PRON" || t.Tokens[i].UPOS == "SCONJ" || t.Tokens[i].UPOS == "DET"
	}
	return false
}

// Expletive reports whether "it" stands for a clause: "It is estimated that", "it is good that".
func (t *Tree) Expletive(i int) bool {
	h := t.Head(i)
	if h < 0 || t.Rel(i) != "nsubj" {
		return false
	}
	if t.Child(h, "csubj") >= 0 {
		return true
	}
	if t.Child(h, "cop") >= 0 && h > i && t.IsTime(h) { // "It was the greatest night of his career"
		return true
	}
	if x := t.Child(h, "xcomp", "advcl", "ccomp"); x > h && t.Lemma(h) == "take" && t.Tokens[x].XPOS == "VB" {
		return true // "It took police six hours to find the boy"
	}
	if lexicon.English().Seeming[t.Lemma(h)] { // "it felt like they would drown"
		like := -1
		if x := t.Child(h, "advcl"); x > h {
			like = t.Child(x, "mark")
		}
		if t.Child(h, "ccomp") > h || like >= 0 && (t.Lower(like) == "like" || t.Lower(like) == "as") {
			return true
		}
	}
	impersonal := t.Child(h, "cop") >= 0 || t.Rels[i] == "nsubj:pass" || t.Lemma(h) == "seem" || t.Lemma(h) == "appear"
	return impersonal && (t.Child(h, "ccomp", "xcomp") >= 0 ||
		t.Rels[i] != "nsubj:pass" && t.Child(h, "advcl", "acl") >= 0)
}

// ClauseHead is the nearest predicate above a token, -1 for none. Pronouns ask for it time and again: it is kept.
func (t *Tree) ClauseHead(i int) int {
	if t.above != nil && t.above[i] != 0 {
		return t.above[i] - 2
	}
	h := t.Head(i)
	for h >= 0 && !t.IsPredicate(h) {
		h = t.Head(h)
	}
	if t.above != nil {
		t.above[i] = h + 2
	}
	return h
}

// Whose is what a "whose" stands for: the antecedent of the relative clause that it stands in. It is -1 for any other
// word.
func (t *Tree) Whose(i int) int {
	for h := t.Head(i); t.Lower(i) == "whose" && h >= 0; h = t.Head(h) {
		if t.Rels[h] == "acl:relcl" {
			return t.AntecedentOf(h)
		}
	}
	return -1
}

// IsWhose reports whether a verb is that of a relative clause of which "whose" is the only relative pronoun.
func (t *Tree) IsWhose(verb int) bool {
	if t.Rels[verb] != "acl:relcl" {
		return false
	}
	whose := false
	for i := t.Head(verb) + 1; i > 0 && i < verb; i++ {
		if t.IsRelativePronoun(i) {
			return false
		}
		whose = whose || t.Lower(i) == "whose"
	}
	return whose
}

// RelativeClause is the verb of the relative clause that a pronoun begins, -1 for none.
func (t *Tree) RelativeClause(i int) int {
	for h := t.Head(i); h >= 0; h = t.Head(h) {
		if t.Rels[h] == "acl:relcl" {
			return h
		}
	}
	return -1
}

// ClauseHeadOr is the nearest predicate above a token, the token itself for none.
func (t *Tree) ClauseHeadOr(i int) int {
	if h := t.ClauseHead(i); h >= 0 {
		return h
	}
	return i
}

// AfterSemicolon reports whether the clause that i heads is set off by a semicolon.
func (t *Tree) AfterSemicolon(i int) bool {
	first := t.Subtree(i, func(k int) bool { return t.Rel(k) == "punct" })[0]
	return first > 0 && t.Tokens[first-1].Form == ";"
}
