package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language"
)

var byQuality = rule("copula/quality", "of what quality something is", "Ann Lee was calm.", `Ann Lee was "calm"`)

// qualities state what adjectives say that something is, each on its own: "Lind was calm and very kind", but not
// "Lind is able to leave", which tells of her leaving, nor what is asked by "whether".
func (st *story) qualities(n int, c *syntax.Clause, subject int, s stance) {
	t := st.trees[n]
	if m := t.Child(c.Verb, "mark"); len(c.Contents) > 0 || st.judgesClause(c) || m >= 0 && t.Lower(m) == "whether" {
		return
	}
	if t.Lower(subject) == "it" {
		return // what was just told, more often than a thing: "it was hard"
	}
	for _, i := range t.Conjuncts(c.Verb) {
		if i != c.Verb && (t.Negated(i) || t.Head(i) != c.Verb || t.Child(i, "nsubj", "cop") >= 0) || !st.isQuality(t, i) {
			continue
		}
		words := []int{i}
		for k := i - 1; k >= 0 && t.Head(k) == i && st.isDegree(t.Lower(k)); k-- {
			words = append(words, k)
		}
		slices.Reverse(words)
		st.emit(finding{rule: byQuality, sentence: n, subject: subject, word: c.Copula, object: i, name: "was",
			value: t.Written(words), place: -1, time: st.timeOf(n, c), stance: s, confidence: 0.8, lemma: "be"})
	}
}

// isDegree reports whether an adverb says how much or in what way something has a quality: "very kind", "genetically
// related", but not "reportedly calm".
func (st *story) isDegree(w string) bool {
	return language.Degree(w) || strings.HasSuffix(w, "ly") && !st.lex.Hedge[w]
}

// isQuality reports whether an adjective says by itself what something is like: not "deeper", "as deep", "how deep",
// "less deep", "narrow minded" nor "worth the trouble".
func (st *story) isQuality(t *syntax.Tree, i int) bool {
	w := t.Lower(i)
	if t.Tokens[i].UPOS != "ADJ" || t.Tokens[i].XPOS != "JJ" || st.lex.Unqualifying[w] || st.lex.Incomplete[w] {
		return false
	}
	return !slices.ContainsFunc(t.Kids[i], func(k int) bool {
		switch t.Rel(k) {
		case "xcomp", "ccomp", "advcl", "csubj", "obl", "obj", "nmod", "compound", "amod", "fixed":
			return true
		case "advmod":
			x := t.Tokens[k].XPOS
			return x == "RBR" || x == "RBS" || x == "WRB" || t.Lower(k) == "as" || t.Tokens[k].UPOS == "ADJ"
		}
		return false
	})
}
