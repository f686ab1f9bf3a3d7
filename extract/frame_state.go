package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/quantity"
	"github.com/quadpress/quadpress/language/wordnet"
)

// stateFrame makes the frame of what someone says that something is, by a noun or an adverb behind the copula or by no
// more than that it is there: "Lind said the plan was a mistake", "said there were two boats in the bay". The copula
// tells it, and the verb of speech has it for its topic. What the story itself says so is a statement and no event, but
// for the condition that something is in.
func (st *story) stateFrame(n int, c *syntax.Clause) {
	t := st.trees[n]
	if st.changeFrame(n, c) {
		return
	}
	f := &frame{sentence: n, word: c.Copula, lemma: "be", clause: c, state: true}
	if st.isThere(c) {
		if f.word = c.Verb; st.foldThere(n, c) {
			return
		}
	} else if c.Copula < 0 || c.Verb < c.Copula || t.Tokens[c.Verb].UPOS == "VERB" || c.NonFinite() && !st.appears(n, c) ||
		t.IsTime(c.Verb) && (t.Dates[c.Verb] || t.Preposition(c.Verb) != "") { // "was on Friday", but "was a sad day"
		return
	} else if t.Tokens[c.Verb].UPOS == "ADJ" && st.judgesClause(c) { // "said it was ready to sell": that it sold
		st.passContent(n, c)
		return
	}
	for _, s := range c.Subjects {
		f.args = append(f.args, frameArgument{"ARG1", quadpress.ThemeRole, s, ""})
	}
	preposition := t.Preposition(c.Verb)
	var ascribed []int
	for _, p := range t.Conjuncts(c.Verb) {
		g := st.frameAt[n][p]
		if p == f.word || p != c.Verb && st.clauses[n][p] != nil || g != nil && (!g.nominal || // "was dangerous"
			preposition != "" && len(g.args) > 0 && st.isEventNoun(n, p) || st.isUnder(g)) { // "was in talks with"
			continue
		}
		a := frameArgument{"ARG2", quadpress.AttributeRole, p, preposition}
		if preposition != "" && st.schema.IsA(st.typeOfWord(n, p), "Place") {
			a.role = quadpress.PlaceRole
		}
		f.args, ascribed = append(f.args, a), append(ascribed, p)
	}
	if len(ascribed) == 0 && (f.word == c.Copula || len(f.args) == 0) || st.inTextTitle(n, c.Verb) ||
		!st.isReported(n, c) && !st.isCondition(n, c) {
		return
	}
	for _, o := range c.Obliques {
		if st.lex.Locative[o.Preposition] && st.schema.IsA(st.typeOfWord(n, o.Head), "Place") && !o.Relative {
			f.args = append(f.args, frameArgument{"ARGM-LOC", quadpress.PlaceRole, o.Head, o.Preposition})
		}
	}
	st.frameAt[n][f.word] = f
	st.takesState(f, ascribed)
}

// changeFrame makes the frame of a rise or fall that a copula tells with how much it was, and reports whether it does:
// "shares were down 2.1%", "turnout was up by five points".
func (st *story) changeFrame(n int, c *syntax.Clause) bool {
	t := st.trees[n]
	if c.Copula < 0 || st.frameAt[n][c.Verb] != nil && !st.frameAt[n][c.Verb].state {
		return false
	}
	way, by := c.Verb, -1
	if h := t.Head(way); t.Rel(way) == "advmod" && h > way { // "down 2.1%" is read as a percentage, down
		by = h
	}
	for _, k := range t.Kids[way] {
		if by < 0 && k > way && st.amountAt(n, k) != nil && (t.Preposition(k) == "" || t.Preposition(k) == "by") {
			by = k
		}
	}
	sense := st.lex.Directions[t.Lower(way)]
	amount := st.amountAt(n, max(by, 0))
	if len(c.Subjects) == 0 && sense != "" && by >= 0 {
		c.Subjects = t.Children(by, "nsubj") // "oil was up 3 percent"
	}
	if sense == "" || by < 0 || amount == nil || len(c.Subjects) == 0 || amount.Value.Kind == quantity.Age ||
		amount.Value.Kind == quantity.Duration {
		return false
	}
	f := &frame{sentence: n, word: way, sense: sense, lemma: verbOf(sense), clause: c}
	for _, s := range c.Subjects {
		f.args = append(f.args, frameArgument{"ARG1", quadpress.PatientRole, s, ""})
	}
	f.args = append(f.args, frameArgument{"ARG2", quadpress.ExtentRole, by, ""})
	for _, k := range slices.Concat(t.Kids[way], t.Kids[by]) {
		if p := t.Preposition(k); k > by && st.lex.Locative[p] && st.isPlaceAt(n, k) {
			f.args = append(f.args, frameArgument{"ARGM-LOC", quadpress.PlaceRole, k, p})
		}
	}
	st.frameAt[n][way] = f
	return true
}

// foldThere folds "there is" into the only noun for what happens that it speaks of, and reports whether it does: "said
// there was no threat" speaks of a threat, and "there is a provision in the bill" of a thing.
func (st *story) foldThere(n int, c *syntax.Clause) bool {
	if len(c.Subjects) != 1 {
		return false
	}
	there := st.frameAt[n][c.Verb]
	if there == nil {
		there = &frame{sentence: n, word: c.Verb, clause: c}
	}
	g := st.frameAt[n][c.Subjects[0]]
	if g == nil || !g.nominal || g.clause != nil || g.participle || g.modifier ||
		wordnet.NatureOf(g.lemma) == wordnet.Thing {
		return false
	}
	if g.clause = c; !st.tellsEvent(g) {
		g.clause = nil
		return false
	}
	st.pass(there, g, "")
	return true
}

// isReported reports whether someone, named or not, says what a clause says: "it was reported that he was a spy".
func (st *story) isReported(n int, c *syntax.Clause) bool {
	g := st.clauses[n][c.Governor]
	return st.stance(n, c).speaker != noSpeaker || g != nil && c.Rel(c.Verb) == "ccomp" && g.Is(st.lex.Speech)
}

// isCondition reports whether a copula says by a noun under a preposition in what condition something is: "was in
// custody", "is without power", "is in a coma", but not where it is, or when.
func (st *story) isCondition(n int, c *syntax.Clause) bool {
	t := st.trees[n]
	return t.Tokens[c.Verb].UPOS == "NOUN" && len(c.Subjects) > 0 && st.lex.Conditioning[t.Preposition(c.Verb)] &&
		st.entityAt(n, c.Verb, false) < 0 && !t.IsTime(c.Verb) && !st.schema.IsA(st.typeOfNoun(n, c.Verb), "Place") &&
		(t.Child(c.Verb, "det") < 0 || slices.Contains([]string{"a", "an"}, t.Lower(t.Child(c.Verb, "det"))) &&
			st.isInward(strings.ToLower(t.Lemma(c.Verb))))
}

// isInward reports whether a noun is for a state, of health or of mind: "a coma", "a stable condition", "a rage".
func (st *story) isInward(lemma string) bool {
	kinds := wordnet.Noun(lemma)
	return len(kinds) > 0 && st.lex.Inward[kinds[0]]
}

// appears reports whether an infinitive with a copula says what something is or will be: "appeared to be a fake",
// "is going to be a lawyer", "is likely to be a fake".
func (st *story) appears(n int, c *syntax.Clause) bool {
	g := st.clauses[n][c.Governor]
	return g != nil && c.Rel(c.Verb) == "xcomp" && len(c.Subjects) > 0 && (st.sharesStance(g) || st.judgesClause(g) ||
		g.Lemma(g.Verb) == "go")
}

// passContent makes the clause that a copula only says to be likely, meant or wanted the part of the frames over it.
func (st *story) passContent(n int, c *syntax.Clause) {
	for _, x := range append(st.trees[n].Children(c.Verb, "csubj"), c.Contents...) {
		if g := st.frameAt[n][x]; g != nil && g.clause != nil && !g.nominal {
			st.takesState(&frame{sentence: n, word: x, clause: c}, []int{c.Verb})
			return
		}
	}
}

// takesState makes a state, and not what it ascribes, the part that a clause has in the frames over it: who "said the
// plan was a mistake" said that it was one.
func (st *story) takesState(f *frame, ascribed []int) {
	t := st.trees[f.sentence]
	for _, g := range st.frameAt[f.sentence] {
		if g == nil || g == f || g.clause == nil || t.Within(g.word, f.clause.Verb) {
			continue
		}
		for k := range g.args {
			if a := &g.args[k]; slices.Contains(ascribed, a.head) && !g.isSubject(a.head) {
				if a.preposition == t.Preposition(a.head) {
					a.preposition = ""
				}
				a.head = f.word
			}
		}
	}
}

// isStateAdjective reports whether a copula says an adjective of its subject and that tells a state: "was dangerous",
// but neither "is likely to fall" nor "was the worst in years".
func (st *story) isStateAdjective(c *syntax.Clause) bool {
	return c.Copula >= 0 && c.Tokens[c.Verb].UPOS == "ADJ" && c.Child(c.Verb, "det") < 0 && !st.judgesClause(c)
}

// isThere reports whether a clause says no more than that something is there: "there were two boats in the bay".
func (st *story) isThere(c *syntax.Clause) bool {
	return c.Copula < 0 && c.Lemma(c.Verb) == "be" && c.Child(c.Verb, "expl") >= 0
}

// alsoStates makes frames of the further adjectives that a copula says of its subject: "was not free or fair".
func (st *story) alsoStates(n int, c *syntax.Clause) {
	t := st.trees[n]
	first := st.frameAt[n][c.Verb]
	if first == nil || !first.state {
		return
	}
	for _, k := range t.Conjuncts(c.Verb) {
		if t.Tokens[k].UPOS != "ADJ" || st.frameAt[n][k] != nil || st.clauses[n][k] != nil {
			continue
		}
		f := &frame{sentence: n, word: k, lemma: t.Lemma(k), clause: c, state: true}
		for _, s := range c.Subjects {
			f.add("ARG1", s, "")
		}
		st.frameAt[n][k] = f
	}
}

// predicateText is what a copula says of its subject in the words of the sentence: "near enough".
func (st *story) predicateText(n, i int) string {
	t, copula, preposition := st.trees[n], st.trees[n].Child(i, "cop"), st.trees[n].Child(i, "case")
	tokens := t.Trim(t.Subtree(i, func(k int) bool {
		if t.Head(k) != i {
			return false
		}
		switch t.Rel(k) {
		case "nsubj", "csubj", "expl", "cop", "aux", "mark", "cc", "conj", "acl", "appos", "advcl", "ccomp", "parataxis",
			"punct", "case", "discourse":
			return true
		}
		return k < max(copula, preposition) || t.IsTime(k) && t.Preposition(k) != "of" || t.Negates(k) // polarity has "not"
	}))
	if len(tokens) == 0 || len(tokens) > maxPhrase {
		tokens = t.Phrase(i)
	}
	if k := slices.IndexFunc(tokens, func(k int) bool { return k > i && t.Lower(k) == "according" }); k > 0 {
		tokens = t.Trim(tokens[:k]) // who says so
	}
	if len(tokens) > maxPhrase {
		return ""
	}
	return strings.Join(strings.Fields(unquoted(t.Written(tokens))), " ")
}
