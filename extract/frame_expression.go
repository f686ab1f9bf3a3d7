package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/frames"
)

// express gives the frame of a verb what the verb means together with other words: "lost their lives", "made the data
// available". The words are then no parts of the event, and the clause has what stands with them for its own.
func (st *story) express(f *frame) {
	if f.clause == nil || f.nominal || f.state {
		return
	}
	lex := lexicon.EnglishExpressions()
	adverbial := func(preposition string, i int) bool { return saysHow(f.clause, preposition, i) }
	f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool { return adverbial(a.preposition, a.head) })
	for k := range lex.ByVerb[f.lemma] {
		e := &lex.ByVerb[f.lemma][k]
		if words, open, ok := st.expressed(f, e); ok {
			st.mean(f, e, words, open)
			return
		}
	}
	f.clause.Obliques = slices.DeleteFunc(slices.Clone(f.clause.Obliques), func(o syntax.Oblique) bool {
		return adverbial(o.Preposition, o.Head)
	})
	if words := rankOf(f.clause); words != nil && lex.Ranking[f.lemma] { // "came in second"
		rank := lexicon.Expression{Verb: f.lemma, Parts: []lexicon.Part{{Word: f.clause.Lower(words[len(words)-1])}}}
		st.mean(f, &rank, words, -1)
		return
	}
	if x := resultOf(f.clause); x >= 0 && lex.Resultative[f.lemma] {
		state := lexicon.Expression{Verb: f.lemma, Parts: []lexicon.Part{{Word: f.clause.Lower(x)}}}
		st.mean(f, &state, []int{x}, -1)
	}
}

// saysHow reports whether a phrase says how or in what state something is: "at all", "out of control".
func saysHow(c *syntax.Clause, preposition string, i int) bool {
	return lexicon.EnglishExpressions().Adverbials[preposition+" "+c.Lower(i)] && c.Child(i, "det", "amod", "nmod") < 0
}

// expressed reports whether a clause says an expression, and returns the words that are part of it and the one that it
// has to do with, -1 for none.
func (st *story) expressed(f *frame, e *lexicon.Expression) (words []int, open int, ok bool) {
	c := f.clause
	open = -1
	if e.Particle != f.particle && !(e.Particle == "" && len(e.Parts) > 0 &&
		strings.HasPrefix(e.Parts[0].Preposition, f.particle)) {
		return nil, -1, false
	}
	for k := range e.Parts {
		p := &e.Parts[k]
		i := slices.IndexFunc(st.standWith(f, p, words), func(i int) bool { return st.isPart(f, p, i) })
		if i < 0 {
			return nil, -1, false
		}
		if i = st.standWith(f, p, words)[i]; p.Open && open < 0 {
			open = i
		} else if !p.Open && !p.Infinitive {
			words = append(words, i)
		}
	}
	return words, open, c.Copula < 0
}

// standWith are the words of a clause that may be a part of an expression: objects, or what stands under the
// preposition of the part, be it the verb's or that of a word of the expression ("an end to the war").
func (st *story) standWith(f *frame, p *lexicon.Part, words []int) (out []int) {
	c := f.clause
	switch {
	case p.Infinitive:
		return c.Contents
	case p.Preposition == "" && p.Open && c.Passive:
		return c.Subjects
	case p.Preposition == "" && p.Open:
		return c.Objects
	case p.Preposition == "":
		out = append(append(slices.Clone(c.Objects), c.Indirect...), c.Contents...)
		return append(out, c.Children(c.Verb, "xcomp", "advmod", "obl", "obj")...)
	}
	for _, o := range c.Obliques {
		if o.Preposition == p.Preposition {
			out = append(out, o.Head)
		}
	}
	for _, w := range words {
		for _, k := range c.Kids[w] {
			if c.Preposition(k) == p.Preposition {
				out = append(out, k)
			}
		}
	}
	return out
}

// isPart reports whether a word is that part of an expression.
func (st *story) isPart(f *frame, p *lexicon.Part, i int) bool {
	c := f.clause
	switch {
	case p.Infinitive:
		content := st.clauses[f.sentence][i]
		return content != nil && content.ToInfinitive()
	case p.Word == "oneself":
		return st.lex.Reflexives[c.Lower(i)]
	case p.Word != "" && strings.ToLower(c.Lemma(i)) != p.Word && c.Lower(i) != p.Word,
		p.Owned && c.Child(i, "nmod:poss") < 0,
		p.Own && !slices.ContainsFunc(c.Kids[i], func(k int) bool { return c.Lower(k) == "own" }),
		p.Word != "" && slices.ContainsFunc(c.Kids[i], func(k int) bool { return st.lex.Negation[c.Lower(k)] }):
		return false // "not guilty"
	case p.Type == "Agent" && c.Tokens[i].Feat("PronType") == "Prs": // "took them to court"
		return c.Lower(i) != "it"
	case p.Type != "":
		return st.schema.IsA(st.typeOfWord(f.sentence, i), p.Type)
	}
	return p.Preposition != "" || c.Preposition(i) == ""
}

// typeOfWord is the type of what a word names or describes.
func (st *story) typeOfWord(n, i int) string {
	if typ := st.typeAt(n, i); typ != "" {
		return typ
	}
	return st.typeOfNoun(n, i)
}

// resultOf is the adjective that says what the object of a clause becomes or stays, -1 for none, and where it has a
// clause of its own: "made it hard to breathe".
func resultOf(c *syntax.Clause) int {
	for _, x := range c.Contents {
		state := c.Tokens[x].UPOS == "ADJ" || lexicon.English().Lacking[c.Lower(x)] // "left two missing"
		if c.Rel(x) == "xcomp" && state && (len(c.Objects) > 0 || c.Passive) &&
			c.Child(x, "xcomp", "ccomp", "advcl", "mark", "obl", "nmod", "cop") < 0 && len(c.Contents) == 1 {
			return x
		}
	}
	return -1
}

// rankOf is the ordinal by which a clause says in what place someone came, with the particle before it: "in second". It
// is nil for none.
func rankOf(c *syntax.Clause) []int {
	for _, i := range c.Children(c.Verb, "advmod", "xcomp", "obl") {
		if i < c.Verb || c.Tokens[i].Feat("NumType") != "Ord" || c.Child(i, "det", "nmod", "case") >= 0 {
			continue
		}
		if i-1 > c.Verb && c.Lower(i-1) == "in" {
			return []int{i - 1, i}
		}
		return []int{i}
	}
	return nil
}

// mean makes the verb's frame one of an expression: its sense, its parts as the tree has them, and no frames for its
// words.
func (st *story) mean(f *frame, e *lexicon.Expression, words []int, open int) {
	n, c := f.sentence, f.clause
	f.sense, f.lemma, f.particle = e.Sense, e.Words(), ""
	if s := frames.Get(e.Sense); s != nil {
		f.lemma, f.particle, _ = strings.Cut(s.Lemma, "_")
	}
	var beside []int
	f.also = append(f.also, words...)
	part := func(i int) bool { return slices.Contains(words, i) }
	for _, w := range words {
		st.frameAt[n][w] = nil
		st.folded[[2]int{n, w}] = f
		for _, k := range c.Kids[w] {
			if p := c.Preposition(k); p != "" && !saysHow(c, p, k) && (p != "of" || c.Tokens[w].UPOS == "ADJ") &&
				(c.Rel(k) == "nmod" || c.Rel(k) == "obl") && k != open {
				c.Obliques = append(c.Obliques, syntax.Oblique{Head: k, Preposition: p}) // "guilty of fraud"
				beside = append(beside, k)
			}
			if g := st.clauses[n][k]; g != nil && g.Mark() == "of" && c.Tokens[k].XPOS == "VBG" { // "guilty of stealing"
				if beside = append(beside, k); len(g.Subjects) == 0 && c.Passive {
					g.Subjects = c.Subjects
				}
			}
		}
	}
	c.Objects = slices.DeleteFunc(slices.Clone(c.Objects), part)
	c.Contents = slices.DeleteFunc(slices.Clone(c.Contents), part)
	c.Obliques = slices.DeleteFunc(slices.Clone(c.Obliques), func(o syntax.Oblique) bool {
		return part(o.Head) || o.Head == open
	})
	f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool {
		return part(a.head) || a.head == open || !strings.HasPrefix(a.name, "ARGM-")
	})
	subject, object := partsOf(e, open >= 0)
	preposition := ""
	if open >= 0 && !(c.Passive && slices.Contains(c.Subjects, open)) {
		c.Objects = []int{open}
		if f.lemma == e.Verb && f.particle != "" { // "ran out of water"
			preposition = strings.TrimPrefix(c.Preposition(open), f.particle+" ")
		}
	}
	if c.Passive {
		subject = object
	}
	for _, h := range c.Subjects {
		st.addPlain(f, subject, h, "")
	}
	if !c.Passive {
		for _, h := range c.Objects {
			st.addPlain(f, object, h, preposition)
		}
	}
	for _, k := range beside {
		if p := cmp.Or(c.Preposition(k), "of"); st.lex.ObliqueNames[p] == "" && !st.lex.Locative[p] && !c.IsTime(k) {
			f.args = append(f.args, frameArgument{"ARG2", quadpress.TopicRole, k, p})
		}
	}
	for _, x := range c.Contents {
		if len(e.Parts) > 0 && e.Parts[len(e.Parts)-1].Infinitive {
			f.add("ARG2", x, "to")
		}
	}
}

// partsOf are the roles of the subject and of the object in the sense of an expression.
func partsOf(e *lexicon.Expression, open bool) (subject, object string) {
	s := frames.Get(e.Sense)
	switch {
	case e.Undergone:
		return "ARG1", "ARG2"
	case s == nil || takes(e.Sense, "ARG0"):
		return "ARG0", "ARG1"
	case !open:
		return "ARG1", "ARG2"
	}
	for _, r := range s.Roles() {
		if r.Function == "PAG" && r.Name == "ARG1" { // who contracts a disease
			return "ARG1", "ARG2"
		}
	}
	return "ARG2", "ARG1" // who runs out of water
}
