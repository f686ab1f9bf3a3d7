package openie

import (
	"cmp"
	"slices"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/logistic"
	"github.com/quadpress/quadpress/extract/syntax"
)

// The rules that make propositions.
const (
	ClauseRule     = "proposition/clause"
	CopulaRule     = "proposition/copula"
	AppositionRule = "proposition/apposition"
	InclusionRule  = "proposition/including"
)

// Propositions returns what the clauses of the sentences say, in the sentences' own words (open information
// extraction). They are ordered by sentence and predicate. A clause that has nothing but a subject makes one without
// arguments.
func Propositions(sentences []quadpress.Sentence) []quadpress.Proposition {
	out, features := Features(sentences)
	for i := range out {
		out[i].Confidence = loadConfidence().Probability(features[i])
	}
	return out
}

// Features returns propositions without their confidence, and what it is estimated from.
func Features(sentences []quadpress.Sentence) (out []quadpress.Proposition, features []logistic.Features) {
	for n := range sentences {
		if len(sentences[n].Tokens) == 0 {
			continue
		}
		t := syntax.NewTree(&sentences[n], n)
		clauses := t.Clauses()
		for i := range t.Tokens {
			if c := clauses[i]; c != nil && !folded(t, c, clauses) {
				out = append(out, clausePropositions(c, clauses)...)
			}
			if t.Rel(i) == "appos" && t.Head(i) >= 0 {
				out = append(out, apposition(t, i)...)
			}
			if p := inclusion(t, i); p != nil {
				out = append(out, *p)
			}
			for k := len(features); k < len(out); k++ {
				features = append(features, describe(t, &out[k], clauses[i]))
			}
		}
	}
	return out, features
}

// folded reports whether a clause is told as part of the verb group above it: "began striking", "agreed to share".
func folded(t *syntax.Tree, c *syntax.Clause, clauses map[int]*syntax.Clause) bool {
	g := clauses[t.Head(c.Verb)]
	return g != nil && foldedComplement(t, g, clauses) == c
}

// foldedComplement is the open complement that a clause's verb group takes in: that of a verb without an object of its
// own, whose subject it shares. It is nil for none.
func foldedComplement(t *syntax.Tree, c *syntax.Clause, clauses map[int]*syntax.Clause) *syntax.Clause {
	if len(c.Objects)+len(c.Indirect) > 0 || c.Copula >= 0 {
		return nil
	}
	for _, k := range c.Contents {
		if g := clauses[k]; g != nil && t.Rel(k) == "xcomp" && g.Copula < 0 && !g.Explicit && g.NonFinite() && k > c.Verb {
			return g
		}
	}
	return nil
}

// clausePropositions makes one proposition for each subject of a clause. They have no confidence yet.
func clausePropositions(c *syntax.Clause, clauses map[int]*syntax.Clause) (out []quadpress.Proposition) {
	t := c.Tree
	s := sayingOf(t, c, clauses)
	if s == nil {
		return nil
	}
	subjects, predicate, args := s.subjects, s.predicate, s.args
	if there := thereOf(t, c); there >= 0 { // "There is a bridge"
		if tokens := subjectPhrase(t, subjects[0], c); len(tokens) > 0 {
			args = slices.Concat([]quadpress.Argument{{Phrase: wording(t, subjects[0], tokens),
				Role: quadpress.RoleComplement}}, args)
			subjects = []int{there}
		}
	}
	// The first argument's preposition belongs to the predicate where there is no object: "comes from".
	if len(args) > 0 && (args[0].Role == quadpress.RoleOblique || prepositionOf(t, args[0].Head) >= 0) {
		first := &args[0]
		if preposition, rest := splitPreposition(t, first.Phrase); len(preposition) > 0 && preposition[0] > s.last.Verb {
			predicate, first.Phrase = slices.Concat(predicate, preposition), wording(t, first.Head, rest)
		}
	}
	for _, i := range subjects {
		if tokens := subjectPhrase(t, i, c); len(tokens) > 0 && !t.IsRelativePronoun(i) {
			out = append(out, quadpress.Proposition{
				Sentence: t.Index, Subject: wording(t, i, tokens), Predicate: wording(t, c.Verb, predicate), Arguments: args,
				Rule: s.rule,
			})
		}
	}
	return out
}

// saying is what a clause says, before it is put in the form of propositions or of triples.
type saying struct {
	last      *syntax.Clause // the clause itself, or the innermost that its verb group takes in
	subjects  []int          // coordinated ones by their first
	predicate []int          // the words of the verb group
	args      []quadpress.Argument
	rule      string
}

// sayingOf returns what a clause says, nil where it has no subject or nothing that is worth telling.
func sayingOf(t *syntax.Tree, c *syntax.Clause, clauses map[int]*syntax.Clause) *saying {
	subjects := subjectsOf(t, c)
	if len(subjects) == 0 || leansOn(t, c, clauses) {
		return nil
	}
	s := &saying{last: c, subjects: subjects, predicate: verbGroup(t, c), rule: ClauseRule}
	for g := foldedComplement(t, c, clauses); g != nil; g = foldedComplement(t, s.last, clauses) {
		s.predicate, s.last = append(s.predicate, verbGroup(t, g)...), g
	}
	// A verb coordinated with a folded one stands under the same words: "plans to hire people and build a plant".
	if g := clauses[t.Head(c.Verb)]; t.Rel(c.Verb) == "conj" && g != nil && !c.Explicit &&
		t.Tokens[c.Verb].XPOS == t.Tokens[g.Verb].XPOS {
		for folded(t, g, clauses) {
			g = clauses[t.Head(g.Verb)]
			s.predicate = append(s.predicate, verbGroup(t, g)...)
		}
	}
	slices.Sort(s.predicate)
	s.predicate = slices.Compact(s.predicate)
	s.args = arguments(t, s.last, clauses)
	if s.last != c {
		s.args = append(s.args, arguments(t, c, clauses)...)
		slices.SortStableFunc(s.args, func(a, b quadpress.Argument) int {
			return cmp.Or(indicator(a.Head < c.Verb)-indicator(b.Head < c.Verb), a.Tokens[0]-b.Tokens[0])
		})
	}
	s.args = slices.DeleteFunc(s.args, func(a quadpress.Argument) bool { return a.Head == subjects[0] })
	stated := c.Explicit && c.Copula < 0 && t.Tokens[c.FiniteWord()].Feat("VerbForm") == "Fin" // "the bridge collapsed"
	if len(s.args) == 0 && !stated && !c.Passive {
		return nil
	}
	if c.Copula >= 0 {
		s.rule = CopulaRule
	}
	if c.Explicit { // coordinated subjects stay together: "Kerry and Lavrov met"
		s.subjects = s.subjects[:1]
	}
	return s
}

// subjectsOf are the subjects of a clause, as propositions tell them.
func subjectsOf(t *syntax.Tree, c *syntax.Clause) []int {
	finite := t.Tokens[c.FiniteWord()].Feat("Mood") == "Ind"
	switch before := t.Child(c.Verb, "obl"); {
	case len(c.Subjects) > 0:
		return c.Subjects
	case t.Rels[c.Verb] == "acl" && t.Tokens[c.Verb].XPOS == "VBN": // "They live near the dam, built in 1990"
		return []int{t.Head(c.Verb)}
	case finite && t.Child(c.Verb, "expl") >= 0 && t.Child(c.Verb, "ccomp") >= 0: // "It is thought that they fled"
		return []int{t.Child(c.Verb, "expl")}
	case finite && t.Rel(c.Verb) == "root" && before >= 0 && before < c.FiniteWord():
		if c.Copula >= 0 { // "Among the guests were two ministers"
			return []int{c.Verb}
		}
		if k := t.Child(c.Verb, "obj"); k > c.Verb { // "On the table lay a map"
			return []int{k}
		}
	}
	return nil
}

// thereOf is the "there" of a clause that says that something exists, -1 for none.
func thereOf(t *syntax.Tree, c *syntax.Clause) int {
	if i := t.Child(c.Verb, "expl"); i >= 0 && c.Copula < 0 && t.Lower(i) == "there" {
		return i
	}
	return -1
}

// prepositionOf is the preposition that a gerund stands under, as a noun would: "for" in "known for making boats". It
// is -1 for none.
func prepositionOf(t *syntax.Tree, gerund int) int {
	found := -1
	for _, k := range t.Kids[gerund] {
		switch {
		case k > gerund || t.Tokens[gerund].XPOS != "VBG":
			return found
		case t.Rel(k) == "nsubj" || t.Rel(k) == "aux":
			return -1
		case t.Rel(k) == "mark" && t.Tokens[k].XPOS == "IN" && len(t.Kids[k]) == 0:
			found = k
		}
	}
	return found
}

// splitPreposition parts the preposition of a phrase from the rest of it.
func splitPreposition(t *syntax.Tree, p quadpress.Phrase) (preposition, rest []int) {
	n := 0
	for n < len(p.Tokens)-1 && isOfPreposition(t, p.Tokens[n], p.Head) {
		n++
	}
	return p.Tokens[:n], p.Tokens[n:]
}

// isOfPreposition reports whether a token stands in the preposition of a noun: "because" and "of" in "because of rain".
func isOfPreposition(t *syntax.Tree, i, noun int) bool {
	if t.Rel(i) == "fixed" {
		i = t.Head(i)
	}
	return i >= 0 && (i == prepositionOf(t, noun) || t.Rel(i) == "case") && t.Head(i) == noun && t.Tokens[i].XPOS != "POS"
}

// subjectPhrase is the noun phrase of a clause's subject: without that clause itself, which may hang on it, and, where
// it is what another clause says of its own subject ("The winner was Dunn, who ran"), without the rest of that clause.
func subjectPhrase(t *syntax.Tree, i int, c *syntax.Clause) []int {
	states := t.Child(i, "cop") >= 0
	return nominal(t, i, func(k int) bool {
		if states && t.Head(k) == i {
			switch t.Rel(k) {
			case "nsubj", "csubj", "obl", "advmod", "ccomp":
				return true
			}
		}
		return k == c.Verb
	})
}

// leansOn reports whether a gerund under a preposition, or one coordinated with it, is an argument of the clause above
// it ("resigned after losing a vote") or leaves open who does it ("By adding salt, the walls were cleaned").
func leansOn(t *syntax.Tree, c *syntax.Clause, clauses map[int]*syntax.Clause) bool {
	first := c.Verb
	if t.Rel(first) == "conj" && t.Tokens[first].XPOS == "VBG" && !c.Explicit {
		first = t.Head(first)
	}
	above := clauses[t.Head(first)]
	k := prepositionOf(t, first)
	return above != nil && k >= 0 && (first > above.Verb || above.Passive && t.Lower(k) == "by")
}

// verbGroup are the words of the predicate: auxiliaries, negation, the verb and its particle; of a copular clause, the
// copula.
func verbGroup(t *syntax.Tree, c *syntax.Clause) []int {
	var out []int
	if c.Copula >= 0 {
		out = append(out, c.Copula)
	} else {
		out = append(out, c.Verb)
	}
	for _, k := range t.Kids[c.Verb] {
		if isStranded(t, k) {
			out = append(out, k)
			continue
		}
		switch t.Rel(k) {
		case "aux", "compound":
			if t.Rel(k) == "aux" || t.Rels[k] == "compound:prt" {
				out = append(out, k)
			}
		case "advmod":
			if lexicon.English().Negation[t.Lower(k)] || isAdverbOf(t, k, c) {
				out = append(out, k)
			}
		case "mark":
			if t.Lower(k) == "to" {
				out = append(out, k)
			}
		}
	}
	out = append(out, sharedAuxiliaries(t, c)...)
	slices.Sort(out)
	return out
}

// isStranded reports whether a token is a preposition right behind its verb whose noun stands elsewhere: "is referred
// to as".
func isStranded(t *syntax.Tree, k int) bool {
	return t.Tokens[k].UPOS == "ADP" && t.Rel(k) == "obl" && k == t.Head(k)+1 && len(t.Kids[k]) == 0
}

// sharedAuxiliaries are those that a coordinated verb has from the one before it: "was sold and renamed", "would not
// eat or sleep". They come with the negation and the "to" that stand there.
func sharedAuxiliaries(t *syntax.Tree, c *syntax.Clause) (out []int) {
	above := t.Head(c.Verb)
	if t.Rel(c.Verb) != "conj" || c.Explicit || t.HasAux(c.Verb) || t.Child(c.Verb, "mark") >= 0 ||
		t.Tokens[above].XPOS != t.Tokens[c.Verb].XPOS {
		return nil
	}
	switch t.Tokens[c.Verb].XPOS {
	case "VB", "VBN", "VBG":
		for _, k := range t.Kids[above] {
			if k > above { // the verbs coordinated with it, which may be many
				break
			}
			if t.Rel(k) == "aux" || t.Rel(k) == "mark" && t.Lower(k) == "to" ||
				t.Rel(k) == "advmod" && lexicon.English().Negation[t.Lower(k)] {
				out = append(out, k)
			}
		}
	}
	return out
}

// isAdverbOf reports whether an adverb belongs to the verb group: it stands among its words or right at the verb.
func isAdverbOf(t *syntax.Tree, k int, c *syntax.Clause) bool {
	if len(t.Kids[k]) > 0 || t.IsTime(k) || t.Tokens[k].UPOS != "ADV" {
		return false
	}
	if c.Copula >= 0 { // "is usually taller", but not "is very tall"
		return k > c.Copula && k < c.Verb-indicator(t.Tokens[c.Verb].UPOS == "ADJ")
	}
	if k > c.Verb {
		return k == c.Verb+1
	}
	return !c.Explicit || k > c.Subjects[0]
}

// arguments are the complements and adjuncts of a clause, objects first.
func arguments(t *syntax.Tree, c *syntax.Clause, clauses map[int]*syntax.Clause) []quadpress.Argument {
	var objects, rest []quadpress.Argument
	add := func(list *[]quadpress.Argument, head int, tokens []int, role quadpress.Role) {
		if tokens = t.Trim(tokens); len(tokens) > 0 {
			*list = append(*list, quadpress.Argument{Phrase: wording(t, head, tokens), Role: role})
		}
	}
	if c.Copula >= 0 {
		add(&objects, c.Verb, predicateNominal(t, c), quadpress.RoleComplement)
	}
	folded := foldedComplement(t, c, clauses)
	for _, k := range t.Kids[c.Verb] {
		switch t.Rel(k) {
		case "obj":
			if !t.IsRelativePronoun(k) {
				add(&objects, k, nominal(t, k, nil), quadpress.RoleObject)
			}
		case "iobj":
			add(&objects, k, nominal(t, k, nil), quadpress.RoleIndirectObject)
		case "xcomp", "ccomp":
			if (folded == nil || folded.Verb != k) && c.Copula < 0 { // "able to swim" is one complement
				add(&rest, k, t.Subtree(k, func(k int) bool { return ownFact(t, k) }), quadpress.RoleComplement)
			}
		case "obl":
			if t.IsRelativePronoun(k) || includes(t, k) || isStranded(t, k) ||
				k > c.Copula && c.Copula >= 0 && c.Tokens[c.Verb].UPOS != "ADJ" {
				continue
			}
			role := quadpress.RoleOblique
			if t.IsTime(k) {
				role = quadpress.RoleTime
			}
			add(&rest, k, obliquePhrase(t, k), role)
		case "advcl":
			if k > c.Verb && prepositionOf(t, k) >= 0 { // "is known for making boats"
				add(&rest, k, t.Subtree(k, func(k int) bool { return ownFact(t, k) }), quadpress.RoleComplement)
			}
		case "advmod":
			if t.IsTime(k) {
				add(&rest, k, t.Subtree(k, nil), quadpress.RoleTime)
			}
		}
	}
	// "the airfield that Russia built"
	if len(objects) == 0 && t.Rels[c.Verb] == "acl:relcl" && !c.Passive && t.Child(c.Verb, "ccomp") < 0 {
		for _, o := range c.Objects {
			if t.Child(o, "cop") >= 0 && t.Preposition(o) != "" { // "It was in Homs that they met"
				add(&rest, o, obliquePhrase(t, o), quadpress.RoleOblique)
			} else {
				add(&objects, o, nominal(t, o, nil), quadpress.RoleObject)
			}
		}
	}
	// Times, and what stands before the verb, come last: they seldom are what a predicate is about.
	aside := func(a *quadpress.Argument) int {
		return 2*indicator(a.Role == quadpress.RoleTime) + indicator(a.Head < c.Verb)
	}
	slices.SortStableFunc(rest, func(a, b quadpress.Argument) int { return aside(&a) - aside(&b) })
	return append(objects, rest...)
}

// wording is a choice of words, without commas that are left of what it lacks, and with both quotation marks where it
// has one or stands in them.
func wording(t *syntax.Tree, head int, tokens []int) quadpress.Phrase {
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
		open += indicator(is(i, "``")) - indicator(is(i, "''"))
	}
	if open < 1 && is(before, "``") && (open < 0 || is(after, "''")) {
		tokens, open = slices.Concat([]int{before}, tokens), open+1
	}
	if open > 0 && is(after, "''") {
		tokens = append(tokens, after)
	}
	return quadpress.Phrase{Head: head, Tokens: tokens, Text: t.Words(tokens)}
}

// ownFact reports whether a token heads a branch that is told as a proposition of its own: a relative clause, an
// apposition, an aside, a participle after a comma ("the bank, founded in 1920, lends").
func ownFact(t *syntax.Tree, c int) bool {
	switch t.Rel(c) {
	case "parataxis":
		return true
	case "appos":
		return !isPartOfPlace(t, c)
	case "acl":
		switch t.Tokens[t.Head(c)].Feat("PronType") {
		case "Dem", "Int", "Rel": // "those who left", "what they want"
			return false
		}
		first := t.Subtree(c, nil)[0]
		return t.Rels[c] == "acl:relcl" || first > 0 && t.Tokens[first-1].Form == "," || t.Tokens[first].Form == ","
	}
	return false
}

// isPartOfPlace reports whether an apposition tells in what a place lies, which is told as part of its name: "Toledo,
// Ohio".
func isPartOfPlace(t *syntax.Tree, i int) bool { return isPlaceName(t, i) && isPlaceName(t, t.Head(i)) }

// isPlaceName reports whether a token stands in the name of a place.
func isPlaceName(t *syntax.Tree, i int) bool {
	m := t.MentionAround(i)
	return m != nil && m.Type == quadpress.Place
}

// nominal is a noun phrase without the clauses that hang on it, and without the branches that skip rejects (nil for
// none).
func nominal(t *syntax.Tree, i int, skip func(c int) bool) []int {
	return t.Trim(t.Subtree(i, func(c int) bool {
		if skip != nil && skip(c) {
			return true
		}
		switch t.Rel(c) {
		case "acl", "parataxis", "appos":
			return ownFact(t, c)
		case "discourse", "advcl", "vocative", "dislocated":
			return true
		case "cc":
			return t.Head(c) == i && t.Rels[c] != "cc:preconj" // "and" of a conjunct by itself
		case "case", "mark", "cop", "aux", "expl":
			return t.Head(c) == i && t.Tokens[c].XPOS != "POS"
		case "punct":
			return t.Head(c) == i && (t.Tokens[c].Form == "," && !listed(t, i))
		}
		return false
	}))
}

// listed reports whether a nominal is coordinated with others by commas.
func listed(t *syntax.Tree, i int) bool { return len(t.Children(i, "conj")) > 1 }

// obliquePhrase is a noun phrase with its preposition.
func obliquePhrase(t *syntax.Tree, i int) []int {
	tokens := nominal(t, i, nil)
	for _, c := range t.Kids[i] {
		if t.Rel(c) == "case" && c < i {
			tokens = append(tokens, t.Subtree(c, nil)...)
		}
	}
	slices.Sort(tokens)
	return slices.Compact(tokens)
}

// predicateNominal is what a copula ascribes to its subject.
func predicateNominal(t *syntax.Tree, c *syntax.Clause) []int {
	i := c.Verb
	return t.Subtree(i, func(k int) bool {
		if t.Head(k) != i {
			return ownFact(t, k)
		}
		if k < c.Copula && c.Copula < i { // "In summer, the mill is a museum"
			return true
		}
		switch t.Rel(k) {
		case "conj":
			return t.IsPredicate(k)
		case "nsubj", "csubj", "cop", "aux", "mark", "punct", "cc", "parataxis", "advcl", "discourse", "expl", "vocative",
			"dislocated":
			return t.Tokens[k].XPOS != "HYPH"
		case "acl":
			return ownFact(t, k)
		case "obl":
			return t.Tokens[i].UPOS == "ADJ"
		case "advmod":
			return lexicon.English().Negation[t.Lower(k)] || isAdverbOf(t, k, c) || t.Tokens[min(k+1, i)].Form == ","
		}
		return false
	})
}

// apposition reads "Ban Ki-moon, the secretary-general" as a statement with "is".
func apposition(t *syntax.Tree, i int) []quadpress.Proposition {
	h := t.Head(i)
	if isPartOfPlace(t, i) || t.Tokens[i].UPOS == "NUM" || t.Tokens[h].UPOS == "NUM" || t.Tokens[h].UPOS == "VERB" {
		return nil
	}
	subject, object := nominal(t, h, nil), nominal(t, i, nil)
	subject = slices.DeleteFunc(subject, func(k int) bool { return slices.Contains(object, k) })
	if subject, object = t.Trim(subject), t.Trim(object); len(subject) == 0 || len(object) == 0 {
		return nil
	}
	return []quadpress.Proposition{{
		Sentence: t.Index, Subject: wording(t, h, subject),
		Predicate: quadpress.Phrase{Head: -1, Text: "is"},
		Arguments: []quadpress.Argument{{Phrase: wording(t, i, object), Role: quadpress.RoleComplement}},
		Rule:      AppositionRule,
	}}
}

// inclusion reads "the regions, including Galicia" as a proposition. It is nil where a token is not what is included.
func inclusion(t *syntax.Tree, i int) *quadpress.Proposition {
	k, h := t.Child(i, "case"), t.Head(i)
	if !includes(t, i) || h < 0 {
		return nil
	}
	if t.Rel(i) == "obl" { // "Shops closed, including bakeries"
		h = t.Child(h, "obj", "nsubj")
	}
	if h < 0 || h > k || t.IsRelativePronoun(h) {
		return nil
	}
	subject, object := nominal(t, h, func(k int) bool { return k == i }), nominal(t, i, nil)
	if len(subject) == 0 || len(object) == 0 {
		return nil
	}
	return &quadpress.Proposition{
		Sentence: t.Index, Subject: wording(t, h, subject), Predicate: wording(t, k, []int{k}), Rule: InclusionRule,
		Arguments: []quadpress.Argument{{Phrase: wording(t, i, object), Role: quadpress.RoleObject}},
	}
}

// includes reports whether a noun stands under "including".
func includes(t *syntax.Tree, i int) bool { return t.Preposition(i) == "including" }

// indicator is 1 for what is so, 0 for what is not.
func indicator(b bool) int {
	if b {
		return 1
	}
	return 0
}
