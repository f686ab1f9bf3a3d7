package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/schema"
)

// clauseStatements states what the clauses of a sentence say that no frame holds: what something is, who said what, who
// holds an office, at whose request one acts, what several do to one another.
func (st *story) clauseStatements(n int) {
	for i := range st.trees[n].Tokens {
		c := st.clauses[n][i]
		if c == nil || st.inTextTitle(n, i) {
			continue
		}
		f := finding{
			rule: bySpeech, sentence: n, word: c.Verb, place: -1, time: st.timeOf(n, c), stance: st.stance(n, c),
			confidence: 0.9, lemma: c.Lemma(c.Verb),
		}
		switch {
		case st.folded[[2]int{n, i}] != nil && st.folded[[2]int{n, i}].nominal: // "held talks at the request of Turkey"
			st.atBehest(n, c, f)
		case c.Copula >= 0:
			st.copular(n, c)
		case st.lex.Comparing[c.Lemma(i)] && c.Passive && !c.HasAux(i):
			// "Compared to Chad, Mali is rich": what Mali is measured against.
		case c.Is(st.lex.Aspect) && slices.ContainsFunc(c.Contents, func(x int) bool {
			return c.Rel(x) == "xcomp" && st.clauses[n][x] != nil
		}):
			// "began striking": the event is the complement, whose clause has the subject.
		default:
			f.place = st.sharedPlace(n, c)
			st.speech(n, c, f)
			st.ascribe(n, c, f)
			st.appointment(n, c, f)
			st.renamed(n, c, f)
			st.deeds(n, c, f)
			st.reciprocally(n, c, f)
			st.atBehest(n, c, f)
			st.inOffice(n, c, f)
		}
	}
}

// speech states that something was said, with the clause as a literal: "Kerry said he and Lavrov talked".
func (st *story) speech(n int, c *syntax.Clause, f finding) {
	t := st.trees[n]
	if !c.Is(st.lex.Speech) || c.Passive {
		return
	}
	value := ""
	object := c.Verb
	for _, x := range c.Contents {
		if t.Rel(x) == "ccomp" {
			value, object = st.clauseText(n, x), x
		}
	}
	if value == "" && c.Is(st.lex.Quotative) {
		switch h := t.Head(c.Verb); {
		case t.Rel(c.Verb) == "parataxis" && h >= 0 && !t.AfterSemicolon(c.Verb): // "Russia must withdraw, Kerry said"
			tokens := t.Subtree(h, func(k int) bool { return k == c.Verb })
			value, object = t.Written(t.Trim(joined(t, h, tokens))), h
		default:
			if p := t.Child(c.Verb, "parataxis"); p >= 0 && st.quotes[n][p] != nil {
				value, object = st.clauseText(n, p), p
			}
		}
	}
	if value == "" {
		return
	}
	f.predicate = st.verb(c, "")
	if f.predicate == nil || !st.schema.Refines(f.predicate.Name, "said") {
		f.predicate = st.schema.Predicate("said")
		if st.lex.Thinking[c.Lemma(c.Verb)] { // "fears that Turkey will attack"
			f.predicate, f.name = nil, st.openVerb(c.Sense(), c.Lemma(c.Verb), c.Particle, "")
		}
	}
	f.object, f.value, f.rule = object, value, bySpeech
	for _, f.subject = range c.Subjects {
		if a := st.author(n, f.subject); a >= 0 {
			f.subject = a
		}
		st.emit(f)
	}
}

// joined leaves out the second of the commas around what was taken from between the words of a clause, and all of them
// between subject and verb: "At noon, they left" of "At noon, Kerry said, they left", "Russia must withdraw" of
// "Russia, Kerry said, must withdraw".
func joined(t *syntax.Tree, head int, tokens []int) []int {
	isComma := func(k int) bool { return t.Tokens[tokens[k]].Form == "," }
	subject := t.Child(head, "nsubj")
	var out []int
	for k, i := range tokens {
		opens, closes := k+1 < len(tokens) && tokens[k+1] > i+1, k > 0 && tokens[k-1] < i-1 // a gap
		if !isComma(k) || !opens && !closes {
			out = append(out, i)
			continue
		}
		behindSubject := len(out) > 0 && subject >= 0 && t.Within(out[len(out)-1], subject)
		if !behindSubject && !(closes && isComma(k-1)) {
			out = append(out, i)
		}
	}
	return out
}

// clauseText is a complement clause in its own words, without the word that introduces it.
func (st *story) clauseText(n, x int) string {
	t := st.trees[n]
	tokens := t.Subtree(x, func(k int) bool {
		c := st.clauses[n][k]
		return t.Head(k) == x && t.Rel(k) == "mark" && t.Lower(k) == "that" ||
			t.Rel(k) == "parataxis" && c != nil && c.Is(st.lex.Quotative)
	})
	return t.Written(t.Trim(joined(t, x, tokens)))
}

// verb is the predicate of a clause's verb whose object stands under the preposition, or is the direct one. A
// preposition is no particle: "called for calm in Geneva" is not calling anyone in.
func (st *story) verb(c *syntax.Clause, preposition string) *schema.Predicate {
	w := schema.Word{Lemma: c.Lemma(c.Verb), Particle: c.Particle, Preposition: preposition, Sense: c.Sense()}
	p := st.schema.Relation(w)
	if p == nil || preposition == "" || p == st.schema.Sense(w.Sense, preposition) {
		return p
	}
	for _, v := range p.Verbs {
		if v.Lemma == c.Lemma(c.Verb) && v.Preposition != "" && strings.HasSuffix(preposition, v.Preposition) {
			return p
		}
	}
	return nil
}
