package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/syntax"
)

// copular makes statements of a clause with "be": "Kerry is the US secretary of state", "Homs is in Syria".
func (st *story) copular(n int, c *syntax.Clause) {
	t := st.trees[n]
	s := st.stance(n, c)
	prep := t.Preposition(c.Verb)
	if prep == "" && st.mutual(n, c, s) {
		return
	}
	for _, sub := range c.Subjects {
		if st.nameAt(n, c.Verb) >= 0 && st.describes(n, sub) && (st.isOffice(t, sub) || st.lex.Relational[t.Lemma(sub)]) &&
			t.Tokens[sub].XPOS != "NNS" {
			st.identity(n, c.Verb, sub, s, byCopulaOffice, byCopulaRelation) // "whose leader is Ole Vik"
			continue
		}
		if st.thing(n, sub, true) < 0 {
			continue
		}
		beside := -1
		if prep == "" {
			beside = st.liesBeside(n, c.Verb)
		}
		switch {
		case beside >= 0: // "is north of Lyon"
			if st.schema.Class(st.typeOfWord(n, sub)) == "Place" {
				f := given(byBeside, n, sub, c.Copula, beside, "be", 0.85)
				f.predicate, f.stance = st.schema.Predicate("located_near"), s
				st.emit(f)
			}
		case prep == "in" && st.placeWord(n, c.Verb) >= 0:
			f := finding{rule: byCopulaPlace, sentence: n, subject: sub, word: c.Copula, object: c.Verb,
				predicate: st.schema.Predicate("located_in"), place: -1, time: -1, stance: s, confidence: 0.85}
			st.emit(f)
		case prep != "" && (st.lex.Adverbial[t.Lemma(c.Verb)] || st.lex.Uncounted[t.Lemma(c.Verb)]):
			// "was in effect", "was on its way"
		case prep == "among" && s.polarity == quadpress.Affirmed && t.Tokens[c.Verb].XPOS != "NN": // "was among the dead"
			st.member(n, c.Verb, sub, s)
		case prep != "" && prep != "like" && prep != "as" && !t.IsTime(c.Verb) && st.hasKind(n, c.Verb):
			// "is under the mayor's control", "was on the roof"
			f := given(byCopulaPreposition, n, sub, c.Copula, c.Verb, "be", 0.8)
			f.name, f.stance, f.time = openName("was", "", prep), s, st.timeOf(n, c)
			st.emit(f)
		case prep == "" && st.isOneOfMany(n, c.Verb): // "is one of the largest lenders in Norway"
			st.was(n, c, sub, s)
		case prep != "", st.amountAt(n, c.Verb) != nil: // see measures
		case t.Tokens[c.Verb].UPOS == "ADJ":
			if !st.adjective(n, c, sub, s) {
				st.qualities(n, c, sub, s)
			}
		case t.Tokens[c.Verb].UPOS == "NOUN" || t.Tokens[c.Verb].UPOS == "PROPN":
			if st.identity(n, sub, c.Verb, s, byCopulaOffice, byCopulaRelation) {
				continue
			}
			if whole := st.wholeOf(n, c.Verb); whole >= 0 { // "the flight was part of the mission"
				f := given(byPart, n, sub, c.Copula, whole, "part", 0.85)
				f.predicate, f.stance, f.time = st.schema.Predicate("part_of"), s, st.timeOf(n, c)
				st.emit(f)
				continue
			}
			if e := st.entityAt(n, c.Verb, false); e < 0 || e == st.entityAt(n, sub, false) {
				st.was(n, c, sub, s)
			}
		}
	}
}

// was states what something is in the words of the phrase, unless these are too many.
func (st *story) was(n int, c *syntax.Clause, subject int, s stance) {
	t := st.trees[n]
	if tokens := t.Phrase(c.Verb); len(tokens) > 0 && len(tokens) <= maxPhrase {
		st.emit(finding{rule: byCopulaIdentity, sentence: n, subject: subject, word: c.Copula, object: c.Verb, name: "was",
			value: t.Written(tokens), place: -1, time: st.timeOf(n, c), stance: s, confidence: 0.8, lemma: "be"})
	}
}

// isOneOfMany reports whether a word is the "one" of "one of the largest lenders", of things that are no office.
func (st *story) isOneOfMany(n, i int) bool {
	t := st.trees[n]
	return t.Lower(i) == "one" && slices.ContainsFunc(t.Kids[i], func(k int) bool {
		return isOneAmong(t, k) && t.Tokens[k].UPOS == "NOUN" && !st.lex.Roles[strings.ToLower(t.Lemma(k))]
	})
}

// hasKind reports whether a phrase is for something by name or of a kind that one can point at: not "the grade five" of
// "is in grade five", which says too little behind "was".
func (st *story) hasKind(n, i int) bool {
	typ := st.typeOfWord(n, i)
	return typ != "" && typ != "Thing" || st.entityAt(n, i, false) >= 0
}

// wholeOf is what a phrase says to be the whole of a part: "the mission" of "part of the mission". It is -1 for none.
func (st *story) wholeOf(n, i int) int {
	t := st.trees[n]
	if t.Lemma(i) != "part" {
		return -1
	}
	k := slices.IndexFunc(t.Kids[i], func(k int) bool { return k > i && t.Rel(k) == "nmod" && t.Preposition(k) == "of" })
	if k < 0 {
		return -1
	}
	return t.Kids[i][k]
}

// adjective states what an adjective says with its preposition, "Moscow is critical of Paris", and reports whether it
// says any such thing.
func (st *story) adjective(n int, c *syntax.Clause, sub int, s stance) (states bool) {
	for _, o := range c.Obliques {
		if o.Preposition == "" || st.trees[n].IsTime(o.Head) || st.entityAt(n, o.Head, false) < 0 {
			continue
		}
		p := st.schema.Verb("be", "", c.Lower(c.Verb)+" "+o.Preposition)
		if p == nil {
			continue
		}
		st.emit(finding{rule: byCopulaAdjective, sentence: n, subject: sub, word: c.Verb, object: o.Head, predicate: p,
			place: -1, time: st.timeOf(n, c), stance: s, confidence: 0.85})
		states = true
	}
	return states
}
