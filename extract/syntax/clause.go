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
	c.Passive = c.Passive || t.sharesPassive(c)
	if c.Passive {
		c.takeAgents()
	}
	return c
}

// sharesPassive reports whether a coordinated clause with a subject of its own leaves out the auxiliary of the passive
// that it goes on with: "ten people were detained and two officers hurt".
func (t *Tree) sharesPassive(c *Clause) bool {
	i, h := c.Verb, t.Head(c.Verb)
	return t.Rel(i) == "conj" && h >= 0 && h < i && slices.ContainsFunc(t.Kids[h], func(k int) bool {
		return t.Rels[k] == "aux:pass"
	}) && c.Explicit && c.Copula < 0 && !t.HasAux(i) && len(c.Objects)+len(c.Contents) == 0 && c.Particle == "" &&
		(t.Tokens[i].XPOS == "VBN" || t.Tokens[i].XPOS == "VBD" && lexicon.English().Transitive[t.Lemma(i)])
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
