package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/syntax"
)

// saidOf is who a noun says something of, and in what stance.
type saidOf struct {
	token  int
	stance stance
}

// tokensBetween are the indexes from first to before last.
func tokensBetween(first, last int) (out []int) {
	for i := first; i < last; i++ {
		out = append(out, i)
	}
	return out
}

// bearersOf are those of whom a noun is said: the subject of its copula or of a verb of having an office, the name that
// it stands beside, the name whose title it is.
func (st *story) bearersOf(n, i int) []saidOf {
	t, words := st.trees[n], loadBiography()
	plain := stance{speaker: noSpeaker}
	for _, r := range st.refs[n] {
		if r.start <= i && i < r.first {
			return st.namesBeside(n, i, r.head, plain)
		}
	}
	if r := st.namedBeside(n, i); r != nil {
		return st.namesBeside(n, i, r.head, plain)
	}
	if r := st.nameAfter(n, i); r != nil {
		return st.namesBeside(n, i, r.head, plain)
	}
	if h := t.Head(i); h >= 0 && t.Rel(i) == "nsubj" { // "Its chief executive is Eva Vik"
		if c := st.clauses[n][h]; c != nil && c.Copula >= 0 && st.nameAt(n, h) >= 0 {
			return bearersIn(t.Conjuncts(h), st.stance(n, c))
		}
	}
	cur := i
	for steps := 0; cur >= 0 && steps < 6; steps++ {
		for _, k := range t.Kids[cur] {
			if t.Rel(k) == "appos" && st.nameAt(n, k) >= 0 && st.classOf(n, k, false) == "Person" && (cur == i || k > i) {
				return st.namesBeside(n, i, k, plain)
			}
		}
		h := t.Head(cur)
		if c := st.clauses[n][cur]; c != nil && c.Copula >= 0 {
			return bearersIn(c.Subjects, st.stance(n, c))
		}
		if h < 0 {
			return nil
		}
		c := st.clauses[n][h]
		lemma := strings.ToLower(t.Lemma(h))
		switch rel := t.Rel(cur); {
		case rel == "conj" && (t.Tokens[h].UPOS == "NOUN" || t.Tokens[h].UPOS == "PROPN"):
			if e := st.nameAt(n, h); e >= 0 && st.entities[e].typ == "Person" && depthOfAppositions(t, cur) == 0 &&
				t.Child(cur, "cc") < 0 {
				return bearersIn([]int{h}, plain)
			} else if e >= 0 {
				return nil
			}
		case rel == "appos":
			if r := st.nameBefore(n, cur); r != nil && st.describes(n, cur) {
				return bearersIn([]int{r.head}, plain)
			}
			if st.thing(n, h, true) >= 0 && (st.nameAt(n, h) >= 0 || t.Tokens[h].UPOS == "PRON") {
				return bearersIn([]int{h}, plain)
			}
		case c != nil && t.Preposition(cur) == "as" && rel == "obl" && len(c.Subjects) > 0 && cur < c.Subjects[0]:
			// "As chief executive of Siemens, she"
			return bearersIn(c.Subjects, st.stance(n, c))
		case c != nil && t.Preposition(cur) == "as" && (rel == "obl" || rel == "advcl" || rel == "xcomp"),
			c != nil && (rel == "xcomp" || rel == "obj" || rel == "obl") &&
				(words.Appointing[lemma] || lemma == "become" || lemma == "remain"):
			if t.Preposition(cur) != "as" && t.Preposition(cur) != "" {
				return nil
			}
			switch {
			case st.lex.Replacing[lemma] && t.Preposition(cur) == "as": // "replaced Vik as chief executive"
				return bearersIn(slices.Concat(c.Subjects, c.Objects, c.Agents), st.stance(n, c))
			case c.Passive && (words.Appointing[lemma] || words.Serving[lemma]):
				return bearersIn(c.Subjects, st.stance(n, c))
			case words.Appointing[lemma] && !c.Passive && len(c.Indirect) > 0:
				return bearersIn(c.Indirect, st.stance(n, c))
			case words.Appointing[lemma] && !c.Passive && rel != "obj":
				return bearersIn(c.Objects, st.stance(n, c))
			case words.Serving[lemma]:
				return bearersIn(c.Subjects, st.stance(n, c))
			}
			return nil
		case rel == "nmod" && t.Preposition(cur) == "of" && lemma == "one": // "one of the founders of"
		case rel == "nmod" && t.Preposition(cur) == "as" && words.Tenures[lemma]:
			if owner := t.Child(h, "nmod:poss"); owner >= 0 {
				return bearersIn([]int{owner}, plain)
			}
			if g := st.clauses[n][t.Head(h)]; g != nil && t.Rel(h) == "obj" {
				return bearersIn(g.Subjects, st.stance(n, g))
			}
			return nil
		default:
			return nil
		}
		cur = h
	}
	return nil
}

// namesBeside are the names that a noun stands before: with a noun in the plural all that are coordinated ("sons Jon
// and Ole").
func (st *story) namesBeside(n, noun, head int, s stance) []saidOf {
	t := st.trees[n]
	if x := t.Tokens[noun].XPOS; x != "NNS" && x != "NNPS" {
		return bearersIn([]int{head}, s)
	}
	return bearersIn(st.namesFrom(n, st.at[n][head].first), s)
}

// namesFrom are the names of people in a row that begins at a token: "Karina, Alec and Brian".
func (st *story) namesFrom(n, i int) (out []int) {
	t := st.trees[n]
	for i < len(t.Tokens) {
		r := st.at[n][i]
		if r == nil || r.typ != "Person" {
			break
		}
		out = append(out, r.head)
		i = r.last
		for depth := 0; i < len(t.Tokens); i++ { // "Elise (9) and Austin (6)"
			w := t.Lower(i)
			if w == "(" {
				depth++
			}
			if depth == 0 && w != "," && w != "and" && w != "&" && w != ";" {
				break
			}
			if w == ")" {
				depth--
			}
		}
	}
	return out
}

// nameAfter is the name of a relative or body right after a noun, with nothing but a mark between: "his wife, Eva,".
func (st *story) nameAfter(n, i int) *reference {
	t := st.trees[n]
	next := i + 1
	if next < len(t.Tokens) && slices.Contains([]string{",", ":", "(", "-", "–"}, t.Tokens[next].Form) {
		next++
	}
	noun := st.lifeNoun(t, i)
	if next >= len(t.Tokens) || noun == nil || noun.Bearer == "Person" && noun.To[0] != "Person" {
		return nil
	}
	r := st.at[n][next]
	if r != nil && !r.acting && st.schema.Class(r.typ) == noun.Bearer && (r.first == next || r.start == next) {
		return r
	}
	return nil
}

// depthOfAppositions is how many appositions stand between a word and the word that it is coordinated with in the end.
func depthOfAppositions(t *syntax.Tree, i int) (depth int) {
	for ; i >= 0 && t.Rel(i) == "conj"; i = t.Head(i) {
		if h := t.Head(i); h >= 0 && t.Rel(h) == "appos" {
			depth++
		}
	}
	return depth
}

func bearersIn(tokens []int, s stance) (out []saidOf) {
	for _, k := range tokens {
		out = append(out, saidOf{k, s})
	}
	return out
}

// othersOf are those to whom a noun says that its bearer is something: under its prepositions, in the possessive, or
// before it; and those of a noun that is coordinated with it where it has none of its own: "chairman and CEO of
// Siemens".
func (st *story) othersOf(n, i int, noun *lifeNoun, post bool) []int {
	if noun == nil && !post {
		return nil
	}
	with, to := lexicon.Words{"of": true, "at": true, "for": true, "with": true, "in": true}, []string{"Organization"}
	if st.lex.Academics[strings.ToLower(st.trees[n].Lemma(i))] { // "professor of East Asian Studies at Yale"
		with = lexicon.Words{"at": true, "in": true, "with": true}
	}
	if noun != nil {
		with, to = noun.With, noun.To
	}
	t := st.trees[n]
	own := func(i int, behind int) (out []int) {
		for _, k := range t.Kids[i] {
			under := k > i && k > behind && (t.Rel(k) == "nmod" || t.Rel(k) == "obl") && with[t.Preposition(k)]
			beside := t.Rel(k) == "compound" || t.Rel(k) == "amod" || t.Rel(k) == "nmod"
			before := k < i && (t.Rels[k] == "nmod:poss" || beside && st.at[n][k] != nil && behind < 0)
			if !under && !before {
				continue
			}
			for _, h := range t.Conjuncts(k) {
				out = append(out, st.ofTypes(n, h, to)...)
			}
		}
		return out
	}
	if out := own(i, -1); len(out) > 0 {
		return out
	}
	if i > 0 && st.at[n][i] != nil && st.at[n][i].first > i { // "Oracle CEO Larry Ellison"
		for k := i - 1; k >= 0 && slices.Contains([]string{"PROPN", "NOUN", "ADJ"}, t.Tokens[k].UPOS); k-- {
			for _, r := range st.refs[n] {
				if r.last == k+1 && r != st.at[n][i] && !r.acting {
					return st.ofTypes(n, r.head, to)
				}
			}
		}
	}
	root := i
	if h := t.Head(i); h > i && st.nameAt(n, h) >= 0 && noun != nil { // "her husband Jon and son Ole"
		if out := own(h, -1); len(out) > 0 {
			return out
		}
		root = h
	}
	for t.Rel(root) == "conj" && t.Head(root) >= 0 && t.Tokens[t.Head(root)].UPOS != "VERB" {
		root = t.Head(root)
	}
	for _, k := range t.Conjuncts(root) {
		if k != i {
			if out := own(k, i); len(out) > 0 {
				return out
			}
			for _, d := range t.Kids[k] { // "her husband" where the name is the head
				if out := own(d, i); t.Tokens[d].UPOS == "NOUN" && d < k && len(out) > 0 {
					return out
				}
			}
		}
	}
	return nil
}
