package syntax

import (
	"slices"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
)

// Judges reports whether the clause judges its object for what a gerund says: "praised Russia for working with Syria".
func (c *Clause) Judges(g *Clause) bool {
	m := g.Mark()
	return c.Is(lexicon.English().Judging) && (m == "of" || m == "for" || m == "with") && (len(c.Objects) > 0 || c.Passive)
}

// Prevents reports whether the clause says of a gerund under a preposition that it did not come about: "kept Turkey
// from attacking Syria", "stopped short of attacking".
func (c *Clause) Prevents(g *Clause) bool {
	lex := lexicon.English()
	key := c.Lemma(c.Verb) + " " + g.Mark()
	if short := lex.FallingShort[key]; short != "" && len(c.Objects) == 0 &&
		!slices.ContainsFunc(c.Kids[c.Verb], func(k int) bool { return c.Lower(k) == short }) {
		return false
	}
	return lex.Preventing[key] || c.Particle != "" && lex.Preventing[c.Key()+" "+g.Mark()]
}

// Dissuades reports whether the clause asks that what a gerund says be not done: "warned Turkey against attacking
// Syria".
func (c *Clause) Dissuades(g *Clause) bool {
	return lexicon.English().Dissuading[c.Lemma(c.Verb)+" "+g.Mark()]
}

// AsksFor reports whether the clause asks for what a gerund under its preposition says: "called for closing the
// airport".
func (c *Clause) AsksFor(g *Clause) bool {
	return g.Tokens[g.Verb].XPOS == "VBG" && g.Mark() != "" && lexicon.English().Directive[c.Key()+" "+g.Mark()]
}

// Opposes reports whether the clause is against what a gerund right behind its verb or its object says: "vetoed Sweden
// joining NATO".
func (c *Clause) Opposes(g *Clause) bool {
	if !c.Is(lexicon.English().Opposing) || g.Tokens[g.Verb].XPOS != "VBG" || g.Mark() != "" || g.Verb < c.Verb {
		return false
	}
	return !c.SetOffAfter(g.Verb, c.Verb)
}

// Addressee is whom a request goes to by a preposition: "called on Russia to help". It is -1 for none.
func (c *Clause) Addressee() int {
	for _, o := range c.Obliques {
		switch o.Preposition {
		case "on", "upon", "for", "to", "with":
			if o.Head > c.Verb && lexicon.English().Directive[c.Key()+" "+o.Preposition] {
				return o.Head
			}
		}
	}
	return -1
}

// NonFinite reports whether the clause is a participle, gerund or infinitive.
func (c *Clause) NonFinite() bool {
	v := c.FiniteWord()
	switch c.Tokens[v].XPOS {
	case "VBG", "VBN", "VB", "TO":
		return c.Tokens[v].Feat("VerbForm") != "Fin"
	}
	return false
}

// IsGerund reports whether a clause is told by a gerund: "leaving", "having left", "being sold".
func (c *Clause) IsGerund() bool {
	return c.NonFinite() && (c.Tokens[c.Verb].XPOS == "VBG" || c.Tokens[c.FiniteWord()].XPOS == "VBG")
}

// Finite reports whether an auxiliary or the copula carries tense.
func (c *Clause) Finite() bool {
	v := c.FiniteWord()
	return v != c.Verb && c.Tokens[v].Feat("VerbForm") == "Fin"
}

// FiniteWord is the first word of the verb group: what carries tense if anything does.
func (c *Clause) FiniteWord() int {
	first := c.Verb
	if c.Copula >= 0 {
		first = c.Copula
	}
	if a := c.Child(c.Verb, "aux"); a >= 0 && a < first {
		first = a
	}
	return first
}

// ToInfinitive reports whether the clause is an infinitive with "to": not the gerund of "led to Lind resigning".
func (c *Clause) ToInfinitive() bool {
	to := func(m int) bool { return c.Lower(m) == "to" || c.Lower(m) == "na" } // of "gonna"
	return c.Tokens[c.FiniteWord()].XPOS != "VBG" && slices.ContainsFunc(c.Children(c.Verb, "mark"), to)
}

// Mark is the word that subordinates the clause ("if", "that"), in lower case, "" for none.
func (c *Clause) Mark() string {
	for _, k := range c.Kids[c.Verb] {
		if c.Rel(k) == "mark" && c.Lower(k) != "to" {
			w := c.Lower(k)
			for _, f := range c.Kids[k] {
				if c.Rel(f) == "fixed" {
					w += " " + c.Lower(f)
				}
			}
			if k+1 < c.Verb && c.Lower(k+1) == "of" && c.Head(k+1) == c.Verb { // "out of attacking"
				w += " of"
			}
			return w
		}
		if c.Rel(k) == "advmod" && k < c.Verb {
			if w := c.Lower(k); w == "when" || w == "where" || w == "how" {
				return w
			}
		}
	}
	return ""
}

// Key is the clause's verb as lexicons list it: lemma, with its particle.
func (c *Clause) Key() string {
	if c.Particle != "" {
		return c.Lemma(c.Verb) + "+" + c.Particle
	}
	return c.Lemma(c.Verb)
}

// Is reports whether the verb stands in a lexicon, alone or with one of its prepositions.
func (c *Clause) Is(set lexicon.Words) bool {
	if c.Copula >= 0 {
		return false
	}
	if set[c.Key()] {
		return true
	}
	for _, o := range c.Obliques {
		if o.Preposition != "" && set[c.Key()+" "+o.Preposition] {
			return true
		}
	}
	for _, x := range c.Contents { // "called for Russia to leave", "succeeded in taking"
		if m := c.Child(x, "mark"); m >= 0 && set[c.Key()+" "+c.Lower(m)] {
			return true
		}
	}
	return false
}

// SharesAuxiliaries reports whether a coordinated predicate has no auxiliary of its own and takes a form that needs
// those of the first: "will meet and discuss", "was not picked up and delivered", "may have bribed or threatened".
func (c *Clause) SharesAuxiliaries(first *Clause) bool {
	if c.Explicit || c.HasAux(c.Verb) || c.Copula >= 0 || c.ToInfinitive() {
		return false
	}
	switch c.Tokens[c.Verb].XPOS {
	case "VB":
		return true
	case "VBN", "VBG":
		return first.HasAux(first.Verb)
	case "VBD": // taken for a past tense
		k := c.Child(c.Verb, "cc")
		return k >= 0 && c.Lower(k) == "or" && first.HasAux(first.Verb) && first.Tokens[first.Verb].XPOS == "VBN"
	}
	return false
}

// IsAlternative reports whether the clause is one of several predicates that "or" joins.
func (c *Clause) IsAlternative() bool {
	first := c.Verb
	if c.Rel(first) == "conj" {
		if and := c.Child(first, "cc"); and >= 0 && c.Lower(and) != "or" {
			return false
		}
		first = c.Head(first)
	}
	return slices.ContainsFunc(c.Kids[first], func(k int) bool {
		or := c.Child(k, "cc")
		return c.Rel(k) == "conj" && c.IsPredicate(k) && or >= 0 && c.Lower(or) == "or"
	})
}

// IsImperative reports whether the clause tells someone to do something: "Take the car and leave".
func (c *Clause) IsImperative() bool { return c.imperative(c.Verb) }

func (t *Tree) imperative(v int) bool {
	if t.Tokens[v].XPOS != "VB" || t.Child(v, "aux", "nsubj", "mark", "cop") >= 0 {
		return false
	}
	switch t.Rel(v) {
	case "root", "parataxis":
		return true
	case "ccomp": // "told her: leave", not "helped rebuild"
		return lexicon.English().Speech[t.Lemma(t.Head(v))]
	case "conj":
		return t.Head(v) < v && t.imperative(t.Head(v))
	}
	return false
}

// SpeaksItself reports whether the subject of a clause is who says it, "I" or "we".
func (c *Clause) SpeaksItself() bool {
	return len(c.Subjects) > 0 && (c.Lower(c.Subjects[0]) == "i" || c.Lower(c.Subjects[0]) == "we")
}

// HasAs reports whether the clause says as what: "as a threat", "as having no plan".
func (c *Clause) HasAs() bool {
	return slices.ContainsFunc(c.Kids[c.Verb], func(k int) bool {
		return slices.ContainsFunc(c.Kids[k], func(w int) bool {
			return c.Lower(w) == "as" && (c.Rel(w) == "case" || c.Rel(w) == "mark" || c.Rel(w) == "advmod") && w < k &&
				w > c.Verb
		})
	})
}

// Sense is what a clause's verb means, PropBank's name of it, "" where it is not known.
func (c *Clause) Sense() string {
	i, ok := slices.BinarySearchFunc(c.Frames, c.Verb, func(f quadpress.Frame, verb int) int { return f.Predicate - verb })
	if !ok {
		return ""
	}
	return c.Frames[i].Sense
}

// Inverted reports whether a clause is a condition by its word order: "Had Russia attacked, the talks would have
// ended".
func (c *Clause) Inverted() bool {
	a := c.Child(c.Verb, "aux")
	s := c.Child(c.Verb, "nsubj")
	if a < 0 || s < a || c.Child(c.Verb, "mark") >= 0 {
		return false
	}
	switch c.Lower(a) {
	case "had", "were", "should":
		return true
	}
	return false
}

// Helpless reports whether a clause says by a denial that something was bound to be: "could not help criticizing",
// "could not but condemn".
func (c *Clause) Helpless() bool {
	but := c.Verb > 0 && c.Lower(c.Verb-1) == "but"
	if !but && c.Lemma(c.Verb) != "help" || !c.Negated(c.Verb) {
		return false
	}
	return (but || len(c.Objects) == 0) && (c.Auxiliary("could") || c.Auxiliary("can") || c.Auxiliary("ca"))
}

// Concessive reports whether the condition that a clause states is none: "even if".
func (t *Tree) Concessive(i int) bool {
	m := t.Child(i, "mark")
	return m > 0 && t.Lower(m-1) == "even"
}

// Addresses reports whether the subject of a clause is "you".
func (c *Clause) Addresses() bool { return len(c.Subjects) > 0 && c.Lower(c.Subjects[0]) == "you" }

// Auxiliary reports whether one of the clause's auxiliaries is a form, in lower case.
func (c *Clause) Auxiliary(form string) bool {
	for _, k := range c.Kids[c.Verb] {
		if c.Rel(k) == "aux" && c.Lower(k) == form {
			return true
		}
	}
	return false
}

// WouldHave reports whether a clause tells what would have been: "would have banned".
func (c *Clause) WouldHave() bool { return c.wouldHave(c.Verb) }

// FallsShort reports whether an adjective is said to be too little or too much for what an infinitive behind it names:
// "too weak to resist", "not old enough to vote".
func (c *Clause) FallsShort() bool {
	return slices.ContainsFunc(c.Kids[c.Verb], func(k int) bool {
		word := c.Lower(k)
		return c.Rel(k) == "advmod" && (word == "too" && k < c.Verb || word == "enough" && c.Negated(c.Verb))
	})
}

// Suffices reports whether an adjective is said to be enough for what an infinitive behind it names: "small enough to
// fit".
func (c *Clause) Suffices() bool {
	return !c.Negated(c.Verb) && slices.ContainsFunc(c.Children(c.Verb, "advmod"),
		func(k int) bool { return c.Lower(k) == "enough" && k == c.Verb+1 })
}

// WillBe reports whether a clause is an infinitive after "be": "Merkel is to visit China", "is to be built".
func (c *Clause) WillBe() bool {
	if x := c.Tokens[c.Verb].XPOS; x != "VB" && x != "VBN" {
		return false
	}
	be := -1
	for _, k := range c.Kids[c.Verb] {
		switch {
		case (c.Rel(k) == "aux" || c.Rel(k) == "cop") && c.Lemma(k) == "be":
			be = k
		case c.Rel(k) == "mark" && be >= 0 && k > be:
			return true
		}
	}
	return false
}
