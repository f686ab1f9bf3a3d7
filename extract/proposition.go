package extract

import (
	"slices"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/logistic"
)

// Propositions returns what the clauses of the sentences say, in the sentences' own words (open information extraction).
// They are ordered by sentence and predicate.
func (x *Extractor) Propositions(sentences []quadpress.Sentence) []quadpress.Proposition {
	out, features := x.PropositionFeatures(sentences)
	for i := range out {
		out[i].Confidence = loadConfidence().Probability(features[i])
	}
	return out
}

// PropositionFeatures returns propositions without their confidence, and what it is estimated from.
func (x *Extractor) PropositionFeatures(sentences []quadpress.Sentence) (out []quadpress.Proposition, features []logistic.Features) {
	for n := range sentences {
		if len(sentences[n].Tokens) == 0 {
			continue
		}
		t := newTree(&sentences[n], n)
		clauses := t.clauses()
		for i := range t.Tokens {
			if c := clauses[i]; c != nil && !t.folded(c, clauses) {
				out = append(out, x.propositions(c, clauses)...)
			}
			if t.rel(i) == "appos" && t.head(i) >= 0 {
				out = append(out, t.apposition(i)...)
			}
			for k := len(features); k < len(out); k++ {
				features = append(features, t.features(&out[k], clauses[i]))
			}
		}
	}
	return out, features
}

// folded tells whether a clause is told as part of the verb group above it: "began striking", "agreed to share".
func (t *tree) folded(c *clause, clauses map[int]*clause) bool {
	g := clauses[t.head(c.verb)]
	return g != nil && t.foldedComplement(g, clauses) == c
}

// foldedComplement is the open complement that a clause's verb group takes in: that of a verb without an object of its
// own, whose subject it shares. It is nil for none.
func (t *tree) foldedComplement(c *clause, clauses map[int]*clause) *clause {
	if len(c.objects)+len(c.indirect) > 0 || c.copula >= 0 {
		return nil
	}
	for _, k := range c.contents {
		if g := clauses[k]; g != nil && t.rel(k) == "xcomp" && g.copula < 0 && !g.explicit && k > c.verb {
			return g
		}
	}
	return nil
}

// propositions makes one proposition for each subject of a clause.
func (x *Extractor) propositions(c *clause, clauses map[int]*clause) (out []quadpress.Proposition) {
	t := c.tree
	if len(c.subjects) == 0 {
		return nil
	}
	predicate, last := t.verbGroup(c), c
	for g := t.foldedComplement(c, clauses); g != nil; g = t.foldedComplement(last, clauses) {
		predicate, last = append(predicate, t.verbGroup(g)...), g
	}
	slices.Sort(predicate)
	predicate = slices.Compact(predicate)
	args := t.arguments(last, clauses)
	if last != c {
		args = append(args, t.arguments(c, clauses)...)
		slices.SortStableFunc(args, func(a, b quadpress.Argument) int { return a.Tokens[0] - b.Tokens[0] })
	}
	if len(args) == 0 {
		return nil
	}
	// The first argument's preposition belongs to the predicate where there is no object: "comes from".
	if first := &args[0]; first.Role == quadpress.RoleOblique {
		for len(first.Tokens) > 1 && t.Tokens[first.Tokens[0]].UPOS == "ADP" && t.rel(first.Tokens[0]) == "case" && t.head(first.Tokens[0]) == first.Head {
			predicate = append(predicate, first.Tokens[0])
			first.Tokens = first.Tokens[1:]
		}
		first.Text = t.text(first.Tokens)
	}
	rule := byClause
	if c.copula >= 0 {
		rule = byCopula
	}
	subjects := c.subjects
	if c.explicit { // coordinated subjects stay together: "Kerry and Lavrov met"
		subjects = subjects[:1]
	}
	for _, s := range subjects {
		tokens := t.nominal(s)
		if len(tokens) == 0 || t.isRelativePronoun(s) {
			continue
		}
		out = append(out, quadpress.Proposition{
			Sentence: t.index, Subject: quadpress.Phrase{Head: s, Tokens: tokens, Text: t.text(tokens)},
			Predicate: quadpress.Phrase{Head: c.verb, Tokens: predicate, Text: t.text(predicate)}, Arguments: args, Rule: rule.Name,
		})
	}
	return out
}

// verbGroup are the words of the predicate: auxiliaries, negation, the verb and its particle; of a copular clause, the
// copula.
func (t *tree) verbGroup(c *clause) []int {
	var out []int
	if c.copula >= 0 {
		out = append(out, c.copula)
	} else {
		out = append(out, c.verb)
	}
	for _, k := range t.kids[c.verb] {
		switch t.rel(k) {
		case "aux", "compound":
			if t.rel(k) == "aux" || t.rels[k] == "compound:prt" {
				out = append(out, k)
			}
		case "advmod":
			if loadLexicon().Negation[t.lower(k)] {
				out = append(out, k)
			}
		case "mark":
			if t.lower(k) == "to" && t.rel(c.verb) == "xcomp" {
				out = append(out, k)
			}
		}
	}
	slices.Sort(out)
	return out
}

// arguments are the complements and adjuncts of a clause, objects first.
func (t *tree) arguments(c *clause, clauses map[int]*clause) []quadpress.Argument {
	var objects, rest []quadpress.Argument
	add := func(list *[]quadpress.Argument, head int, tokens []int, role quadpress.Role) {
		if tokens = t.trim(tokens); len(tokens) > 0 {
			*list = append(*list, quadpress.Argument{Phrase: quadpress.Phrase{Head: head, Tokens: tokens, Text: t.text(tokens)}, Role: role})
		}
	}
	if c.copula >= 0 {
		add(&objects, c.verb, t.predicateNominal(c), quadpress.RoleComplement)
	}
	folded := t.foldedComplement(c, clauses)
	for _, k := range t.kids[c.verb] {
		switch t.rel(k) {
		case "obj":
			if !t.isRelativePronoun(k) {
				add(&objects, k, t.nominal(k), quadpress.RoleObject)
			}
		case "iobj":
			add(&objects, k, t.nominal(k), quadpress.RoleIndirectObject)
		case "xcomp", "ccomp":
			if folded == nil || folded.verb != k {
				add(&rest, k, t.subtree(k, t.ownFact), quadpress.RoleComplement)
			}
		case "obl":
			if t.isRelativePronoun(k) || c.copula >= 0 && c.Tokens[c.verb].UPOS != "ADJ" {
				continue
			}
			role := quadpress.RoleOblique
			if t.isTime(k) {
				role = quadpress.RoleTime
			}
			add(&rest, k, t.oblique(k), role)
		case "advmod":
			if t.isTime(k) {
				add(&rest, k, t.subtree(k, nil), quadpress.RoleTime)
			}
		}
	}
	if len(objects) == 0 && t.rels[c.verb] == "acl:relcl" && !c.passive { // "the airfield that Russia built"
		for _, o := range c.objects {
			add(&objects, o, t.nominal(o), quadpress.RoleObject)
		}
	}
	// Times come last: they seldom are what a predicate is about.
	slices.SortStableFunc(rest, func(a, b quadpress.Argument) int {
		return boolInt(a.Role == quadpress.RoleTime) - boolInt(b.Role == quadpress.RoleTime)
	})
	return append(objects, rest...)
}

// ownFact tells whether a token heads a branch that is told as a proposition of its own: a relative clause, an apposition, an
// aside, a participle after a comma ("the bank, founded in 1920, lends").
func (t *tree) ownFact(c int) bool {
	switch t.rel(c) {
	case "parataxis", "appos":
		return true
	case "acl":
		first := t.subtree(c, nil)[0]
		return t.rels[c] == "acl:relcl" || first > 0 && t.Tokens[first-1].Form == "," || t.Tokens[first].Form == ","
	}
	return false
}

// nominal is a noun phrase without the clauses that hang on it.
func (t *tree) nominal(i int) []int {
	return t.trim(t.subtree(i, func(c int) bool {
		switch t.rel(c) {
		case "acl", "parataxis", "appos":
			return t.ownFact(c)
		case "discourse", "advcl":
			return true
		case "case", "mark", "cop", "aux", "expl":
			return t.head(c) == i && t.Tokens[c].XPOS != "POS"
		case "punct":
			return t.head(c) == i && (t.Tokens[c].Form == "," && !t.listed(i))
		}
		return false
	}))
}

// listed tells whether a nominal is coordinated with others by commas.
func (t *tree) listed(i int) bool { return len(t.children(i, "conj")) > 1 }

// oblique is a noun phrase with its preposition.
func (t *tree) oblique(i int) []int {
	tokens := t.nominal(i)
	for _, c := range t.kids[i] {
		if t.rel(c) == "case" && c < i {
			tokens = append(tokens, t.subtree(c, nil)...)
		}
	}
	slices.Sort(tokens)
	return slices.Compact(tokens)
}

// predicateNominal is what a copula ascribes to its subject.
func (t *tree) predicateNominal(c *clause) []int {
	i := c.verb
	return t.subtree(i, func(k int) bool {
		if t.head(k) != i {
			return t.ownFact(k)
		}
		switch t.rel(k) {
		case "nsubj", "csubj", "cop", "aux", "mark", "punct", "conj", "cc", "parataxis", "advcl", "discourse", "expl":
			return t.Tokens[k].XPOS != "HYPH"
		case "acl":
			return t.ownFact(k)
		case "obl":
			return t.Tokens[i].UPOS == "ADJ"
		case "advmod":
			return loadLexicon().Negation[t.lower(k)]
		}
		return false
	})
}

// apposition reads "Ban Ki-moon, the secretary-general" as a statement with "is".
func (t *tree) apposition(i int) []quadpress.Proposition {
	h := t.head(i)
	if t.Tokens[i].UPOS == "NUM" || t.Tokens[h].UPOS == "NUM" || t.Tokens[h].UPOS == "VERB" {
		return nil
	}
	subject, object := t.nominal(h), t.nominal(i)
	subject = slices.DeleteFunc(subject, func(k int) bool { return slices.Contains(object, k) })
	if subject, object = t.trim(subject), t.trim(object); len(subject) == 0 || len(object) == 0 {
		return nil
	}
	return []quadpress.Proposition{{
		Sentence: t.index, Subject: quadpress.Phrase{Head: h, Tokens: subject, Text: t.text(subject)},
		Predicate: quadpress.Phrase{Head: -1, Text: "is"},
		Arguments: []quadpress.Argument{{Phrase: quadpress.Phrase{Head: i, Tokens: object, Text: t.text(object)}, Role: quadpress.RoleComplement}},
		Rule:      byApposition.Name,
	}}
}
