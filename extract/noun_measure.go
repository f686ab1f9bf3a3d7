package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/quantity"
)

// measures states what the amounts of a sentence measure, where no more than a noun phrase or a copula says it: "a $2
// billion deal", "three days of mourning", "Norway has a population of five million", "the fine was $500".
func (st *story) measures(n int) {
	for k := range st.amounts[n] {
		a := &st.amounts[n][k]
		if m := st.measured(n, a); m != nil {
			st.stateMeasure(n, a, m)
		}
	}
}

// measurement is what an amount measures.
type measurement struct {
	of   int            // the word for what is measured
	word int            // the word for its dimension, -1 for none: "population", "long"
	rule *Rule          // how it was read
	says *syntax.Clause // the clause that says it, nil where a noun phrase does
}

// measured is what an amount measures, nil for nothing that can be told.
func (st *story) measured(n int, a *quantity.Found) *measurement {
	t := st.trees[n]
	x := t.ArgumentHead(a.First, a.Last)
	if x < 0 || st.at[n][x] != nil || st.dimensions(a) == nil || st.liesBeside(n, x) >= 0 {
		return nil
	}
	if c := st.clauses[n][x]; c != nil && c.Copula >= 0 && t.Preposition(x) == "" { // "the fine was $500"
		return st.measuredSubject(n, a, c)
	}
	h := t.Head(x)
	switch {
	case h < 0:
		return nil
	case a.Value.Kind == quantity.Score || a.Value.Kind == quantity.Tally:
		if v := st.scored(n, h, a); v >= 0 {
			return &measurement{v, v, byMeasureVerb, st.clauses[n][v]}
		}
	case st.clauses[n][h] != nil && st.lex.Measuring[strings.TrimSpace(t.Lemma(h)+" "+t.Preposition(x))]:
		c := st.clauses[n][h]
		if c.Passive != (t.Preposition(x) == "at") { // "which the city had valued at $500"
			return nil
		}
		m := st.measuredSubject(n, a, c) // "the trial lasted six weeks"
		if m == nil || a.Value.Kind == quantity.Money && st.schema.Class(st.typeOfWord(n, m.of)) == "Person" {
			return nil // "the two cost the city $500"
		}
		m.word, m.rule = h, byMeasureVerb
		return m
	}
	switch {
	case t.Lower(h) == "worth" && t.Rel(x) == "obj":
		if c := st.clauses[n][h]; c != nil && c.Copula >= 0 { // "the deal is worth $500"
			return st.measuredSubject(n, a, c)
		}
		if of := t.Head(h); of >= 0 && of < h && t.Rel(h) == "amod" { // "goods worth $500"
			return st.measuredNoun(n, a, &measurement{of, -1, byMeasure, nil})
		}
	case t.Tokens[h].UPOS == "ADJ" && st.dimensions(a)[t.Lower(h)] != "":
		if c := st.clauses[n][h]; c != nil && c.Copula >= 0 { // "the bridge is 300 metres long"
			m := st.measuredSubject(n, a, c)
			if m != nil {
				m.word = h
			}
			return m
		}
		if of := t.Head(h); t.Rel(h) == "amod" && of > h { // "a 300-metre-long bridge"
			return st.measuredNoun(n, a, &measurement{of, h, byMeasure, nil})
		}
	case t.Lower(h) == "worth" && st.worthOf(n, h) >= 0: // "40 million pounds' worth of cocaine"
		return &measurement{st.worthOf(n, h), -1, byMeasure, nil}
	case h >= a.Last && t.Preposition(x) == "" && isModifiers(t, a.Last, h):
		switch t.Rel(x) {
		case "nummod", "compound", "amod", "nmod": // "a $2 billion deal"
			return st.measuredNoun(n, a, &measurement{h, -1, byMeasure, nil})
		}
	case h < a.First && t.Rel(x) == "nmod" && t.Preposition(x) == "of": // "a fine of $500"
		return st.measuredNoun(n, a, &measurement{h, -1, byMeasure, nil})
	}
	if a.Value.Kind == quantity.Magnitude && t.Tokens[x].UPOS == "NOUN" { // "had a magnitude of 6.1"
		if owner := st.measureOwner(n, x, a); owner >= 0 {
			return st.measuredNoun(n, a, &measurement{owner, -1, byMeasure, nil})
		}
	}
	if of := st.substance(n, a, x); of >= 0 { // "three days of mourning"
		return st.measuredNoun(n, a, &measurement{of, -1, byMeasure, nil})
	}
	return nil
}

// scored is the verb for a contest or a vote of which a score behind it says how it ended: of "beat Oslo 3-1" the
// beating, whatever the parse hangs the score on. It is -1 for none.
func (st *story) scored(n, i int, a *quantity.Found) int {
	t := st.trees[n]
	if a.First > 0 && t.Tokens[a.First-1].Form == "(" { // "the Bears (7-9)" have won seven
		return -1
	}
	for i >= 0 && (t.Tokens[i].UPOS == "PROPN" || t.Tokens[i].UPOS == "NUM") {
		i = t.Head(i)
	}
	if i < 0 || st.clauses[n][i] == nil || !st.lex.Competing[t.Lemma(i)] && st.dimensions(a)[t.Lemma(i)] == "" {
		return -1
	}
	f := st.carrier(n, i)
	if f == nil || f.happening == nil || st.stance(n, st.clauses[n][i]).modality == quadpress.Requested {
		return -1
	}
	return i
}

// substance is what there is so much of as an amount with a unit says, or what a sum is given in: of "20 tonnes of
// cocaine" the cocaine, of "$2 million in aid" the aid. It is -1 for none.
func (st *story) substance(n int, a *quantity.Found, x int) int {
	t := st.trees[n]
	switch a.Value.Kind {
	case quantity.Money:
		if in := st.sumIn(n, a, x); in >= 0 {
			return in
		}
	case quantity.Duration, quantity.Mass, quantity.Volume, quantity.Length, quantity.Area:
	default:
		return -1
	}
	switch t.Preposition(x) {
	case "within", "in", "for": // "within an hour of delivery"
		return -1
	}
	for _, k := range t.Kids[x] {
		if k >= a.Last && t.Rel(k) == "nmod" && t.Preposition(k) == "of" && st.isBareNoun(n, k) {
			return k
		}
	}
	return -1
}

// sumIn is the noun right behind a sum that says what it is given or counted in, -1 for none.
func (st *story) sumIn(n int, a *quantity.Found, x int) int {
	t := st.trees[n]
	if r := t.Rel(x); r != "obj" && r != "nsubj" || a.Last+1 >= len(t.Tokens) || t.Lower(a.Last) != "in" {
		return -1
	}
	k := t.Head(a.Last)
	if h := t.Head(k); k < a.Last || h != x && h != t.Head(x) || !t.Follows(k, a.Last) || !st.isBareNoun(n, k) ||
		st.schema.IsA(st.typeOfNoun(n, k), "Place") || t.Child(k, "conj") >= 0 ||
		lexicon.EnglishExpressions().Adverbials["in "+t.Lower(k)] {
		return -1
	}
	return k
}

// isBareNoun reports whether a word is a noun for no time, without article or owner: "12 minutes of the game" do not
// measure the game.
func (st *story) isBareNoun(n, i int) bool {
	t := st.trees[n]
	return t.Tokens[i].UPOS == "NOUN" && !t.IsTime(i) && t.Child(i, "det", "nmod:poss", "nummod") < 0
}

// worthOf is what an amount of money is the worth of: of "two million pounds' worth of cocaine" the cocaine. It is -1
// for none.
func (st *story) worthOf(n, i int) int {
	t := st.trees[n]
	if i < 0 || t.Lower(i) != "worth" {
		return -1
	}
	for _, k := range t.Kids[i] {
		if k > i && t.Rel(k) == "nmod" && t.Preposition(k) == "of" && t.Tokens[k].UPOS == "NOUN" {
			return k
		}
	}
	return -1
}

// insteadOfAmount is what takes part where an amount of it stands: of "seized two tonnes of cocaine" the cocaine, of
// "stole goods worth $500" the goods. Any other word stands for itself.
func (st *story) insteadOfAmount(n, i int) int {
	t := st.trees[n]
	if h := t.Head(i); h >= 0 && t.Lower(h) == "worth" && t.Rel(i) == "obj" && t.Rel(h) == "amod" {
		return t.Head(h)
	}
	if of := st.worthOf(n, i); of >= 0 {
		return of
	}
	if k := st.amountsAt[n][i] - 1; k >= 0 && st.amounts[n][k].Last > i {
		if of := st.substance(n, &st.amounts[n][k], i); of >= 0 {
			return of
		}
	}
	return i
}

// measuredSubject is what a copula gives an amount to.
func (st *story) measuredSubject(n int, a *quantity.Found, c *syntax.Clause) *measurement {
	if len(c.Subjects) != 1 || st.trees[n].IsTime(c.Subjects[0]) {
		return nil
	}
	m := &measurement{c.Subjects[0], -1, byMeasureCopula, c}
	return st.measuredNoun(n, a, m)
}

// measuredNoun puts the owner in place of a noun for a dimension: of "the population of Oslo" it is Oslo that has one.
// It is nil where a noun is none that has an amount, as a bare number has a thing only by such a noun.
func (st *story) measuredNoun(n int, a *quantity.Found, m *measurement) *measurement {
	t := st.trees[n]
	tok := &t.Tokens[m.of]
	if tok.UPOS != "NOUN" && tok.UPOS != "PROPN" && (tok.UPOS != "PRON" || m.word < 0) || t.IsTime(m.of) ||
		m.of >= a.First && m.of < a.Last || st.lex.Counting[t.Lemma(m.of)] {
		return nil
	}
	if st.dimensions(a)[strings.ToLower(t.Lemma(m.of))] == "" {
		if a.Value.Kind == quantity.Count && m.word < 0 {
			return nil
		}
		return m
	}
	m.word = m.of
	if owner := st.measureOwner(n, m.of, a); owner >= 0 {
		m.of = owner
	}
	return m
}

// isModifiers reports whether words can all stand before a noun: not "before" in "two days before the vote".
func isModifiers(t *syntax.Tree, first, last int) bool {
	return !slices.ContainsFunc(t.Tokens[first:last], func(tok quadpress.Token) bool {
		switch tok.UPOS {
		case "ADP", "SCONJ", "CCONJ", "ADV", "DET", "PRON":
			return true
		}
		return tok.Form == "," || tok.Form == "("
	})
}

// isMeasurable reports whether a thing has amounts of a kind: how long someone has served is not how long he is, and a
// score is that of a match.
func (st *story) isMeasurable(n, i int, a *quantity.Found, named bool) bool {
	switch a.Value.Kind {
	case quantity.Count, quantity.Magnitude:
		return true
	case quantity.Score, quantity.Tally:
		return st.entityAt(n, i, false) < 0
	}
	typ := st.typeOfWord(n, i)
	isBody := st.entityAt(n, i, false) >= 0 && st.schema.Class(typ) == "Organization"
	return named || !isBody && !st.schema.IsA(typ, "Person")
}

// measureOwner is what has a dimension: Oslo in "Oslo's population", "the population of Oslo" and "Oslo has a
// population of". It is -1 where that is not said.
func (st *story) measureOwner(n, i int, a *quantity.Found) int {
	t := st.trees[n]
	for _, k := range t.Kids[i] {
		if t.Rels[k] == "nmod:poss" || t.Rel(k) == "nmod" && t.Preposition(k) == "of" && (k < a.First || k >= a.Last) {
			return k
		}
	}
	for t.Rel(i) == "conj" && t.Head(i) >= 0 { // "a magnitude of 6.1 and a depth of 10 km"
		i = t.Head(i)
	}
	h := t.Head(i)
	if h < 0 {
		return -1
	}
	if c := st.clauses[n][h]; c != nil && t.Rel(i) == "obj" && t.Lemma(h) == "have" && len(c.Subjects) == 1 {
		return c.Subjects[0]
	}
	switch t.Rel(i) {
	case "compound": // "a magnitude 5.2 earthquake"
		return h
	case "nmod": // "a quake of magnitude 5.2", "a town with a population of 500"
		if p := t.Preposition(i); p == "of" || p == "with" {
			return h
		}
	case "obl": // "the quake struck with a magnitude of 5.2"
		c := st.clauses[n][h]
		if p := t.Preposition(i); (p == "with" || p == "at") && c != nil && len(c.Subjects) == 1 && !c.Passive {
			return c.Subjects[0]
		}
	}
	return -1
}

// dimensions are the predicates for amounts of a kind, by the words for them; by "" for an amount alone.
func (st *story) dimensions(a *quantity.Found) map[string]string {
	return st.lex.Dimensions[string(a.Value.Kind)]
}

// stateMeasure states what an amount measures.
func (st *story) stateMeasure(n int, a *quantity.Found, m *measurement) {
	named := ""
	if m.word >= 0 {
		named = strings.ToLower(st.trees[n].Lemma(m.word))
		if st.lex.Competing[named] { // "tied the game at 24-24"
			named = "score"
		}
	}
	f := given(m.rule, n, m.of, m.word, a.First, "", 0.85)
	f.predicate = st.schema.Predicate(cmp.Or(st.dimensions(a)[named], st.dimensions(a)[""]))
	if f.amount = a; f.predicate == nil || !st.isMeasurable(n, m.of, a, named != "") {
		return
	}
	switch g := st.carrier(n, m.of); {
	case m.says != nil:
		f.stance, f.time = st.stance(n, m.says), st.timeOf(n, m.says)
	case g != nil && g.happening != nil:
		f.stance = st.frameStance(g)
	}
	if e := st.thing(n, m.of, false); e >= 0 && st.entities[e].kind == quadpress.KindConcept {
		st.entities[e].kind = quadpress.KindDescribed // what is so much is not spoken of in general
	}
	st.emit(f)
}
