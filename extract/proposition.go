package extract

import (
	"cmp"
	"slices"
	"sort"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/logistic"
)

// Propositions returns what the clauses of the sentences say, in the sentences' own words (open information extraction).
// They are ordered by sentence and predicate. A clause that has nothing but a subject makes one without arguments.
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
			if p := t.inclusion(i); p != nil {
				out = append(out, *p)
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
		if g := clauses[k]; g != nil && t.rel(k) == "xcomp" && g.copula < 0 && !g.explicit && g.nonFinite() && k > c.verb {
			return g
		}
	}
	return nil
}

// propositions makes one proposition for each subject of a clause.
func (x *Extractor) propositions(c *clause, clauses map[int]*clause) (out []quadpress.Proposition) {
	t := c.tree
	s := t.saying(c, clauses)
	if s == nil {
		return nil
	}
	subjects, predicate, args := s.subjects, s.predicate, s.args
	if there := t.thereOf(c); there >= 0 { // "There is a bridge"
		if tokens := t.subject(subjects[0], c); len(tokens) > 0 {
			args = slices.Concat([]quadpress.Argument{{Phrase: t.wording(subjects[0], tokens), Role: quadpress.RoleComplement}}, args)
			subjects = []int{there}
		}
	}
	// The first argument's preposition belongs to the predicate where there is no object: "comes from".
	if len(args) > 0 && (args[0].Role == quadpress.RoleOblique || t.prepositionOf(args[0].Head) >= 0) {
		first := &args[0]
		if preposition, rest := t.splitPreposition(first.Phrase); len(preposition) > 0 && preposition[0] > s.last.verb {
			predicate, first.Phrase = slices.Concat(predicate, preposition), t.wording(first.Head, rest)
		}
	}
	for _, i := range subjects {
		if tokens := t.subject(i, c); len(tokens) > 0 && !t.isRelativePronoun(i) {
			out = append(out, quadpress.Proposition{
				Sentence: t.index, Subject: t.wording(i, tokens), Predicate: t.wording(c.verb, predicate), Arguments: args, Rule: s.rule,
			})
		}
	}
	return out
}

// saying is what a clause says, before it is put in the form of propositions or of triples.
type saying struct {
	last      *clause // the clause itself, or the innermost that its verb group takes in
	subjects  []int   // coordinated ones by their first
	predicate []int   // the words of the verb group
	args      []quadpress.Argument
	rule      string
}

// saying returns what a clause says, nil where it has no subject or nothing that is worth telling.
func (t *tree) saying(c *clause, clauses map[int]*clause) *saying {
	subjects := t.subjectsOf(c)
	if len(subjects) == 0 || t.leansOn(c, clauses) {
		return nil
	}
	s := &saying{last: c, subjects: subjects, predicate: t.verbGroup(c), rule: byClause.Name}
	for g := t.foldedComplement(c, clauses); g != nil; g = t.foldedComplement(s.last, clauses) {
		s.predicate, s.last = append(s.predicate, t.verbGroup(g)...), g
	}
	// A verb coordinated with a folded one stands under the same words: "plans to hire people and build a plant".
	if g := clauses[t.head(c.verb)]; t.rel(c.verb) == "conj" && g != nil && !c.explicit && t.Tokens[c.verb].XPOS == t.Tokens[g.verb].XPOS {
		for t.folded(g, clauses) {
			g = clauses[t.head(g.verb)]
			s.predicate = append(s.predicate, t.verbGroup(g)...)
		}
	}
	slices.Sort(s.predicate)
	s.predicate = slices.Compact(s.predicate)
	s.args = t.arguments(s.last, clauses)
	if s.last != c {
		s.args = append(s.args, t.arguments(c, clauses)...)
		slices.SortStableFunc(s.args, func(a, b quadpress.Argument) int {
			return cmp.Or(boolInt(a.Head < c.verb)-boolInt(b.Head < c.verb), a.Tokens[0]-b.Tokens[0])
		})
	}
	s.args = slices.DeleteFunc(s.args, func(a quadpress.Argument) bool { return a.Head == subjects[0] })
	stated := c.explicit && c.copula < 0 && t.Tokens[c.finiteWord()].Feat("VerbForm") == "Fin" // "the bridge collapsed"
	if len(s.args) == 0 && !stated && !c.passive {
		return nil
	}
	if c.copula >= 0 {
		s.rule = byCopula.Name
	}
	if c.explicit { // coordinated subjects stay together: "Kerry and Lavrov met"
		s.subjects = s.subjects[:1]
	}
	return s
}

// subjectsOf are the subjects of a clause, as propositions tell them.
func (t *tree) subjectsOf(c *clause) []int {
	finite := t.Tokens[c.finiteWord()].Feat("Mood") == "Ind"
	switch before := t.child(c.verb, "obl"); {
	case len(c.subjects) > 0:
		return c.subjects
	case t.rels[c.verb] == "acl" && t.Tokens[c.verb].XPOS == "VBN": // "They live near the dam, built in 1990"
		return []int{t.head(c.verb)}
	case finite && t.child(c.verb, "expl") >= 0 && t.child(c.verb, "ccomp") >= 0: // "It is thought that they fled"
		return []int{t.child(c.verb, "expl")}
	case finite && t.rel(c.verb) == "root" && before >= 0 && before < c.finiteWord():
		if c.copula >= 0 { // "Among the guests were two ministers"
			return []int{c.verb}
		}
		if k := t.child(c.verb, "obj"); k > c.verb { // "On the table lay a map"
			return []int{k}
		}
	}
	return nil
}

// thereOf is the "there" of a clause that says that something exists, -1 for none.
func (t *tree) thereOf(c *clause) int {
	if i := t.child(c.verb, "expl"); i >= 0 && c.copula < 0 && t.lower(i) == "there" {
		return i
	}
	return -1
}

// prepositionOf is the preposition that a gerund stands under, as a noun would: "for" in "known for making boats". It is -1 for
// none.
func (t *tree) prepositionOf(gerund int) int {
	found := -1
	for _, k := range t.kids[gerund] {
		switch {
		case k > gerund || t.Tokens[gerund].XPOS != "VBG":
			return found
		case t.rel(k) == "nsubj" || t.rel(k) == "aux":
			return -1
		case t.rel(k) == "mark" && t.Tokens[k].XPOS == "IN" && len(t.kids[k]) == 0:
			found = k
		}
	}
	return found
}

// splitPreposition parts the preposition of a phrase from the rest of it.
func (t *tree) splitPreposition(p quadpress.Phrase) (preposition, rest []int) {
	n := 0
	for n < len(p.Tokens)-1 && t.ofPreposition(p.Tokens[n], p.Head) {
		n++
	}
	return p.Tokens[:n], p.Tokens[n:]
}

// ofPreposition reports whether a token stands in the preposition of a noun: "because" and "of" in "because of rain".
func (t *tree) ofPreposition(i, noun int) bool {
	if t.rel(i) == "fixed" {
		i = t.head(i)
	}
	return i >= 0 && (i == t.prepositionOf(noun) || t.rel(i) == "case") && t.head(i) == noun && t.Tokens[i].XPOS != "POS"
}

// subject is the noun phrase of a clause's subject: without that clause itself, which may hang on it, and, where it is what
// another clause says of its own subject ("The winner was Dunn, who ran"), without the rest of that clause.
func (t *tree) subject(i int, c *clause) []int {
	states := t.child(i, "cop") >= 0
	return t.nominal(i, func(k int) bool {
		if states && t.head(k) == i {
			switch t.rel(k) {
			case "nsubj", "csubj", "obl", "advmod", "ccomp":
				return true
			}
		}
		return k == c.verb
	})
}

// leansOn reports whether a gerund under a preposition, or one coordinated with it, is an argument of the clause above it
// ("resigned after losing a vote") or leaves open who does it ("By adding salt, the walls were cleaned").
func (t *tree) leansOn(c *clause, clauses map[int]*clause) bool {
	first := c.verb
	if t.rel(first) == "conj" && t.Tokens[first].XPOS == "VBG" && !c.explicit {
		first = t.head(first)
	}
	above := clauses[t.head(first)]
	k := t.prepositionOf(first)
	return above != nil && k >= 0 && (first > above.verb || above.passive && t.lower(k) == "by")
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
		if t.stranded(k) {
			out = append(out, k)
			continue
		}
		switch t.rel(k) {
		case "aux", "compound":
			if t.rel(k) == "aux" || t.rels[k] == "compound:prt" {
				out = append(out, k)
			}
		case "advmod":
			if loadLexicon().Negation[t.lower(k)] || t.adverbOf(k, c) {
				out = append(out, k)
			}
		case "mark":
			if t.lower(k) == "to" {
				out = append(out, k)
			}
		}
	}
	out = append(out, t.sharedAuxiliaries(c)...)
	slices.Sort(out)
	return out
}

// stranded reports whether a token is a preposition right behind its verb whose noun stands elsewhere: "is referred to as".
func (t *tree) stranded(k int) bool {
	return t.Tokens[k].UPOS == "ADP" && t.rel(k) == "obl" && k == t.head(k)+1 && len(t.kids[k]) == 0
}

// sharedAuxiliaries are those that a coordinated verb has from the one before it: "was sold and renamed", "would not eat or
// sleep". They come with the negation and the "to" that stand there.
func (t *tree) sharedAuxiliaries(c *clause) (out []int) {
	above := t.head(c.verb)
	if t.rel(c.verb) != "conj" || c.explicit || t.hasAux(c.verb) || t.child(c.verb, "mark") >= 0 || t.Tokens[above].XPOS != t.Tokens[c.verb].XPOS {
		return nil
	}
	switch t.Tokens[c.verb].XPOS {
	case "VB", "VBN", "VBG":
		for _, k := range t.kids[above] {
			if k > above { // the verbs coordinated with it, which may be many
				break
			}
			if t.rel(k) == "aux" || t.rel(k) == "mark" && t.lower(k) == "to" || t.rel(k) == "advmod" && loadLexicon().Negation[t.lower(k)] {
				out = append(out, k)
			}
		}
	}
	return out
}

// adverbOf reports whether an adverb belongs to the verb group: it stands among its words or right at the verb.
func (t *tree) adverbOf(k int, c *clause) bool {
	if len(t.kids[k]) > 0 || t.isTime(k) || t.Tokens[k].UPOS != "ADV" {
		return false
	}
	if c.copula >= 0 { // "is usually taller", but not "is very tall"
		return k > c.copula && k < c.verb-boolInt(t.Tokens[c.verb].UPOS == "ADJ")
	}
	if k > c.verb {
		return k == c.verb+1 && true
	}
	return !c.explicit || k > c.subjects[0]
}

// arguments are the complements and adjuncts of a clause, objects first.
func (t *tree) arguments(c *clause, clauses map[int]*clause) []quadpress.Argument {
	var objects, rest []quadpress.Argument
	add := func(list *[]quadpress.Argument, head int, tokens []int, role quadpress.Role) {
		if tokens = t.trim(tokens); len(tokens) > 0 {
			*list = append(*list, quadpress.Argument{Phrase: t.wording(head, tokens), Role: role})
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
				add(&objects, k, t.nominal(k, nil), quadpress.RoleObject)
			}
		case "iobj":
			add(&objects, k, t.nominal(k, nil), quadpress.RoleIndirectObject)
		case "xcomp", "ccomp":
			if (folded == nil || folded.verb != k) && c.copula < 0 { // "able to swim" is one complement
				add(&rest, k, t.subtree(k, t.ownFact), quadpress.RoleComplement)
			}
		case "obl":
			if t.isRelativePronoun(k) || t.includes(k) || t.stranded(k) || k > c.copula && c.copula >= 0 && c.Tokens[c.verb].UPOS != "ADJ" {
				continue
			}
			role := quadpress.RoleOblique
			if t.isTime(k) {
				role = quadpress.RoleTime
			}
			add(&rest, k, t.oblique(k), role)
		case "advcl":
			if k > c.verb && t.prepositionOf(k) >= 0 { // "is known for making boats"
				add(&rest, k, t.subtree(k, t.ownFact), quadpress.RoleComplement)
			}
		case "advmod":
			if t.isTime(k) {
				add(&rest, k, t.subtree(k, nil), quadpress.RoleTime)
			}
		}
	}
	if len(objects) == 0 && t.rels[c.verb] == "acl:relcl" && !c.passive && t.child(c.verb, "ccomp") < 0 { // "the airfield that Russia built"
		for _, o := range c.objects {
			if t.child(o, "cop") >= 0 && t.preposition(o) != "" { // "It was in Homs that they met"
				add(&rest, o, t.oblique(o), quadpress.RoleOblique)
			} else {
				add(&objects, o, t.nominal(o, nil), quadpress.RoleObject)
			}
		}
	}
	// Times, and what stands before the verb, come last: they seldom are what a predicate is about.
	aside := func(a *quadpress.Argument) int {
		return 2*boolInt(a.Role == quadpress.RoleTime) + boolInt(a.Head < c.verb)
	}
	slices.SortStableFunc(rest, func(a, b quadpress.Argument) int { return aside(&a) - aside(&b) })
	return append(objects, rest...)
}

// wording is a choice of words, without commas that are left of what it lacks, and with both quotation marks where it has one
// or stands in them.
func (t *tree) wording(head int, tokens []int) quadpress.Phrase {
	tokens = slices.Clone(tokens)
	for n := len(tokens) - 1; n > 0; n-- {
		if t.Tokens[tokens[n]].Form == "," && tokens[n-1] != tokens[n]-1 {
			tokens = slices.Delete(tokens, n, n+1) // it closed what was left out
		}
	}
	is := func(i int, tag string) bool { return 0 <= i && i < len(t.Tokens) && t.Tokens[i].XPOS == tag }
	before, after, open := tokens[0]-1, tokens[len(tokens)-1]+1, 0
	if is(after+1, "''") && t.Tokens[after].UPOS == "PUNCT" { // "a tale, '"
		after++
	}
	for _, i := range tokens {
		open += boolInt(is(i, "``")) - boolInt(is(i, "''"))
	}
	if open < 1 && is(before, "``") && (open < 0 || is(after, "''")) {
		tokens, open = slices.Concat([]int{before}, tokens), open+1
	}
	if open > 0 && is(after, "''") {
		tokens = append(tokens, after)
	}
	return quadpress.Phrase{Head: head, Tokens: tokens, Text: t.Words(tokens)}
}

// ownFact tells whether a token heads a branch that is told as a proposition of its own: a relative clause, an apposition, an
// aside, a participle after a comma ("the bank, founded in 1920, lends").
func (t *tree) ownFact(c int) bool {
	switch t.rel(c) {
	case "parataxis":
		return true
	case "appos":
		return !t.partOfPlace(c)
	case "acl":
		switch t.Tokens[t.head(c)].Feat("PronType") {
		case "Dem", "Int", "Rel": // "those who left", "what they want"
			return false
		}
		first := t.subtree(c, nil)[0]
		return t.rels[c] == "acl:relcl" || first > 0 && t.Tokens[first-1].Form == "," || t.Tokens[first].Form == ","
	}
	return false
}

// partOfPlace reports whether an apposition tells in what a place lies, which is told as part of its name: "Toledo, Ohio".
func (t *tree) partOfPlace(i int) bool { return t.isPlaceName(i) && t.isPlaceName(t.head(i)) }

// isPlaceName reports whether a token stands in the name of a place.
func (t *tree) isPlaceName(i int) bool {
	m := t.mentionAround(i)
	return m != nil && m.Type == quadpress.Place
}

// mentionAround is the mention that a token stands in, nil for none.
func (t *tree) mentionAround(i int) *quadpress.Mention {
	n := sort.Search(len(t.Mentions), func(n int) bool { return t.Mentions[n].Last > i })
	if n < len(t.Mentions) && t.Mentions[n].First <= i {
		return &t.Mentions[n]
	}
	return nil
}

// nominal is a noun phrase without the clauses that hang on it, and without the branches that skip rejects (nil for none).
func (t *tree) nominal(i int, skip func(c int) bool) []int {
	return t.trim(t.subtree(i, func(c int) bool {
		if skip != nil && skip(c) {
			return true
		}
		switch t.rel(c) {
		case "acl", "parataxis", "appos":
			return t.ownFact(c)
		case "discourse", "advcl", "vocative", "dislocated":
			return true
		case "cc":
			return t.head(c) == i && t.rels[c] != "cc:preconj" // "and" of a conjunct by itself
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
	tokens := t.nominal(i, nil)
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
		if k < c.copula && c.copula < i { // "In summer, the mill is a museum"
			return true
		}
		switch t.rel(k) {
		case "conj":
			return t.isPredicate(k)
		case "nsubj", "csubj", "cop", "aux", "mark", "punct", "cc", "parataxis", "advcl", "discourse", "expl", "vocative", "dislocated":
			return t.Tokens[k].XPOS != "HYPH"
		case "acl":
			return t.ownFact(k)
		case "obl":
			return t.Tokens[i].UPOS == "ADJ"
		case "advmod":
			return loadLexicon().Negation[t.lower(k)] || t.adverbOf(k, c) || t.Tokens[min(k+1, i)].Form == ","
		}
		return false
	})
}

// apposition reads "Ban Ki-moon, the secretary-general" as a statement with "is".
func (t *tree) apposition(i int) []quadpress.Proposition {
	h := t.head(i)
	if t.partOfPlace(i) || t.Tokens[i].UPOS == "NUM" || t.Tokens[h].UPOS == "NUM" || t.Tokens[h].UPOS == "VERB" {
		return nil
	}
	subject, object := t.nominal(h, nil), t.nominal(i, nil)
	subject = slices.DeleteFunc(subject, func(k int) bool { return slices.Contains(object, k) })
	if subject, object = t.trim(subject), t.trim(object); len(subject) == 0 || len(object) == 0 {
		return nil
	}
	return []quadpress.Proposition{{
		Sentence: t.index, Subject: t.wording(h, subject),
		Predicate: quadpress.Phrase{Head: -1, Text: "is"},
		Arguments: []quadpress.Argument{{Phrase: t.wording(i, object), Role: quadpress.RoleComplement}},
		Rule:      byApposition.Name,
	}}
}

// inclusion reads "the regions, including Galicia" as a proposition. It is nil where a token is not what is included.
func (t *tree) inclusion(i int) *quadpress.Proposition {
	k, h := t.child(i, "case"), t.head(i)
	if !t.includes(i) || h < 0 {
		return nil
	}
	if t.rel(i) == "obl" { // "Shops closed, including bakeries"
		h = t.child(h, "obj", "nsubj")
	}
	if h < 0 || h > k || t.isRelativePronoun(h) {
		return nil
	}
	subject, object := t.nominal(h, func(k int) bool { return k == i }), t.nominal(i, nil)
	if len(subject) == 0 || len(object) == 0 {
		return nil
	}
	return &quadpress.Proposition{
		Sentence: t.index, Subject: t.wording(h, subject), Predicate: t.wording(k, []int{k}), Rule: byInclusion.Name,
		Arguments: []quadpress.Argument{{Phrase: t.wording(i, object), Role: quadpress.RoleObject}},
	}
}

// includes reports whether a noun stands under "including".
func (t *tree) includes(i int) bool { return t.preposition(i) == "including" }
