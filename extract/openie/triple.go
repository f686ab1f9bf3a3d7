package openie

import (
	"slices"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/syntax"
)

// Triples returns what the sentences say in pairs: propositions of a subject, a predicate and one argument each, made
// of the sentence's own words and none that it lacks. Coordinated subjects and arguments are told one by one ("or",
// "nor" and "between" keep theirs together), an argument's preposition is part of the predicate, as are auxiliaries and
// negation:
//
//	Ann and Bea did not go to Rome in May.    Ann | did not go to | Rome    Ann | did not go in | May    Bea | ...
//
// They are ordered by sentence and predicate; none stands twice.
func Triples(sentences []quadpress.Sentence) (out []quadpress.Proposition) {
	for n := range sentences {
		if len(sentences[n].Tokens) == 0 {
			continue
		}
		t := syntax.NewTree(&sentences[n], n)
		clauses := t.Clauses()
		seen := map[[3]string]bool{}
		for i := range t.Tokens {
			c := clauses[i]
			var made []quadpress.Proposition
			if c != nil && !folded(t, c, clauses) {
				made = clauseTriples(t, c, clauses)
			}
			if p := inclusion(t, i); p != nil {
				made = append(made, pairs(t, p.Subject, p.Arguments[0].Phrase, p.Predicate, p.Rule)...)
			}
			for _, p := range made {
				key := [3]string{p.Subject.Text, p.Predicate.Text, p.Arguments[0].Text}
				if !seen[key] {
					seen[key] = true
					p.Confidence = loadConfidence().Probability(describe(t, &p, c))
					out = append(out, p)
				}
			}
		}
	}
	return out
}

// clauseTriples reads the triples of one clause.
func clauseTriples(t *syntax.Tree, c *syntax.Clause, clauses map[int]*syntax.Clause) (out []quadpress.Proposition) {
	s := sayingOf(t, c, clauses)
	if s == nil {
		return nil
	}
	for _, i := range s.subjects {
		tokens := subjectPhrase(t, i, c)
		if len(tokens) == 0 || t.IsRelativePronoun(i) {
			continue
		}
		subject := wording(t, i, tokens)
		if there := thereOf(t, c); there >= 0 {
			out = append(out, pairs(t, wording(t, there, []int{there}), subject, wording(t, c.Verb, s.predicate), s.rule)...)
		}
		for k := range s.args {
			a := &s.args[k]
			if a.Role == quadpress.RoleIndirectObject || leadsOn(t, s, k) || thereOf(t, c) >= 0 && a.Tokens[0] < c.Verb {
				continue
			}
			predicate := wording(t, c.Verb, carried(t, s, k))
			out = append(out, pairs(t, subject, a.Phrase, predicate, s.rule)...)
		}
	}
	return out
}

// carried are the words of the predicate under which the k-th argument stands: those of the verb group, and the
// arguments without which it would be false or mean nothing.
func carried(t *syntax.Tree, s *saying, k int) []int {
	words, a := slices.Clone(s.predicate), &s.args[k]
	fronted := a.Tokens[0] < s.predicate[0]
	for n := range s.args {
		b := &s.args[n]
		core := b.Role == quadpress.RoleObject || b.Role == quadpress.RoleComplement && t.Tokens[b.Head].UPOS != "VERB"
		switch {
		case n == k:
		case fronted && core, // "In May she | became head of the bank"
			b.Tokens[0] < a.Tokens[0] && isNeeded(t, s, b, a):
			words = append(words, b.Tokens...)
		}
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// isNeeded reports whether an argument goes to the predicate of one that stands behind it.
func isNeeded(t *syntax.Tree, s *saying, b, a *quadpress.Argument) bool {
	switch b.Role {
	case quadpress.RoleIndirectObject: // "gave her | a book"
		return true
	case quadpress.RoleComplement: // "was full of | water", "became chairman in | May"
		return t.Tokens[b.Head].UPOS != "VERB"
	case quadpress.RoleObject: // "called the plan | a mistake", "took part in | talks"
		return a.Role == quadpress.RoleComplement || a.Role == quadpress.RoleObject || isBare(t, b) && abuts(t, b, a)
	}
	return false
}

// leadsOn reports whether an argument is told with the one that follows it and says too little alone: "full" of "was
// full of water", "part" of "took part in talks".
func leadsOn(t *syntax.Tree, s *saying, k int) bool {
	a := &s.args[k]
	if !(a.Role == quadpress.RoleObject && isBare(t, a) || a.Role == quadpress.RoleComplement && a.Head == s.last.Verb) {
		return false
	}
	return slices.ContainsFunc(s.args, func(b quadpress.Argument) bool {
		return b.Role == quadpress.RoleOblique && abuts(t, a, &b)
	})
}

// isBare reports whether an argument is a single common noun: "part", "place".
func isBare(t *syntax.Tree, a *quadpress.Argument) bool {
	return len(a.Tokens) == 1 && t.Tokens[a.Head].XPOS == "NN"
}

// abuts reports whether an argument with a preposition stands right behind another.
func abuts(t *syntax.Tree, a, b *quadpress.Argument) bool {
	return b.Tokens[0] == a.Tokens[len(a.Tokens)-1]+1 && isOfPreposition(t, b.Tokens[0], b.Head)
}

// pairs makes one triple for each of the things that a subject and an argument coordinate. A preposition goes to the
// predicate; one that stands before it ("In May they met") stays where it is.
func pairs(t *syntax.Tree, subject, object, predicate quadpress.Phrase, rule string) (out []quadpress.Proposition) {
	shared, _ := splitPreposition(t, object)
	fronted := len(shared) > 0 && shared[0] < predicate.Tokens[0]
	subjects, objects := split(t, subject), []quadpress.Phrase{object}
	if !fronted {
		objects = split(t, object)
	}
	if len(subjects)*len(objects) > mostPairs {
		subjects, objects = []quadpress.Phrase{subject}, []quadpress.Phrase{object}
	}
	for _, s := range subjects {
		for _, o := range objects {
			words := predicate
			if preposition, rest := splitPreposition(t, o); !fronted && len(shared)+len(preposition) > 0 {
				if len(preposition) == 0 { // "to Rome and Naples"
					preposition = shared
				}
				words = wording(t, predicate.Head, slices.Concat(predicate.Tokens, compoundAdverb(t, preposition, predicate),
					preposition))
				o = wording(t, o.Head, rest)
			}
			out = append(out, quadpress.Proposition{
				Sentence: t.Index, Subject: s, Predicate: words, Arguments: []quadpress.Argument{{Phrase: o}}, Rule: rule,
			})
		}
	}
	return out
}

// compoundAdverb is the adverb that makes one preposition with the word behind it, though the tree hangs it on the
// verb: "left ahead of the storm".
func compoundAdverb(t *syntax.Tree, preposition []int, predicate quadpress.Phrase) []int {
	i := preposition[0] - 1
	if i < 0 || t.Tokens[i].UPOS != "ADV" || t.Rel(i) != "advmod" || t.Head(i) != predicate.Head || len(t.Kids[i]) > 0 ||
		slices.Contains(predicate.Tokens, i) {
		return nil
	}
	return []int{i}
}

// mostPairs is how many triples a subject and an argument may make; longer lists stay together.
const mostPairs = 100

// split parts a phrase into what it coordinates. What is one name, or told as alternatives, stays together.
func split(t *syntax.Tree, p quadpress.Phrase) []quadpress.Phrase {
	whole := []quadpress.Phrase{p}
	if t.Tokens[p.Head].UPOS == "VERB" && t.Tokens[p.Head].XPOS != "VBG" || t.Preposition(p.Head) == "between" {
		return whole
	}
	inside := map[int]bool{}
	for _, i := range p.Tokens {
		inside[i] = true
	}
	heads := map[int]bool{}
	all := slices.DeleteFunc(t.Conjuncts(p.Head), func(i int) bool {
		return !inside[i] || i != p.Head && sameName(t, i, p.Head) ||
			t.Tokens[i].XPOS == "VBG" && t.Child(i, "nsubj", "aux") >= 0
	})
	for _, i := range all {
		heads[i] = true
		for _, k := range t.Children(i, "cc") {
			switch t.Lower(k) {
			case "and", "&", "both", "but", "as": // "as well as"
			default:
				return whole
			}
		}
	}
	excluded := func(k int) bool { return t.Rel(k) == "conj" && t.Negated(k) } // "the storm, not the flood"
	if len(all) < 2 && !slices.ContainsFunc(t.Kids[p.Head], excluded) {
		return whole
	}
	var out []quadpress.Phrase
	for _, i := range all {
		words := t.Subtree(i, func(k int) bool {
			return heads[k] || heads[t.Head(k)] && excluded(k) || t.Rel(k) == "cc" && heads[t.Head(k)]
		})
		words = t.Trim(slices.DeleteFunc(words, func(k int) bool { return !inside[k] }))
		if len(words) > 0 {
			out = append(out, wording(t, i, words))
		}
	}
	return out
}

// sameName reports whether two tokens stand in one name: "Marks and Spencer".
func sameName(t *syntax.Tree, i, k int) bool {
	m := t.MentionAround(i)
	return m != nil && m == t.MentionAround(k)
}
