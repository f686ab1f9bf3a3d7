package syntax

import (
	"slices"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
)

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
	if h := t.Head(i); t.isMutual(i) {
		antecedent = h // "Ole Vik and Ann Lee, who met in Oslo"
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

// isMutual reports whether a verb says what several do to one another, without an object: "met in Oslo".
func (t *Tree) isMutual(verb int) bool {
	return lexicon.English().Mutual[t.Lemma(verb)] && t.Child(verb, "obj", "iobj") < 0 && !t.passive(verb) &&
		!slices.ContainsFunc(t.Children(verb, "obl"), func(k int) bool { return t.Preposition(k) == "with" })
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
	name, det := -1, t.Child(noun, "det")
	if t.Rel(noun) == "appos" {
		name = t.Head(noun)
	} else if t.Child(noun, "cop") >= 0 {
		name = t.Child(noun, "nsubj")
	}
	if name >= 0 && name < noun && (t.Tokens[name].UPOS == "PROPN" || lexicon.English().Generic[t.Lemma(name)]) &&
		(t.Tokens[noun].UPOS == "NOUN" || det >= 0 && t.Lemma(det) == "a") { // "Lee, a Democrat who"
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
