package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
)

// tree is a sentence with its dependents at hand.
type tree struct {
	*quadpress.Sentence
	index  int               // of the tree in its story
	number int               // of the sentence in its document
	block  int               // of the paragraph that it stands in
	heads  []int             // of each token, -1 for the root
	rels   []string          // relations to the heads; both as parsed but for what mend puts right
	kids   [][]int           // dependents of each token in reading order
	depths []int             // of each token, once the tree stays as it is
	above  []int             // what clauseHead has found, with 2 added; 0 for what nobody has asked for
	dates  []bool            // tokens of the mentions of dates and times
	names  map[int]*timeName // of each token of a name of a time
}

func newTree(s *quadpress.Sentence, index int) *tree {
	t := &tree{Sentence: s, index: index, number: index, heads: make([]int, len(s.Tokens)), rels: make([]string, len(s.Tokens)), kids: make([][]int, len(s.Tokens))}
	for i := range s.Tokens {
		t.heads[i], t.rels[i] = s.Tokens[i].Head, s.Tokens[i].Rel
	}
	t.link()
	t.mend()
	t.measure()
	t.above = make([]int, len(s.Tokens)) // from now on the tree stays as it is
	t.dates = make([]bool, len(s.Tokens))
	for _, m := range s.Mentions {
		for i := m.First; i < m.Last && m.Type == quadpress.Date; i++ {
			t.dates[i] = true
		}
	}
	t.findTimeNames()
	return t
}

// link fills kids from heads.
func (t *tree) link() {
	counts := make([]int, len(t.heads))
	for _, h := range t.heads {
		if h >= 0 {
			counts[h]++
		}
	}
	all := make([]int, len(t.heads))
	for i, n := range counts {
		t.kids[i], all = all[:0:n], all[n:]
	}
	for i, h := range t.heads {
		if h >= 0 {
			t.kids[h] = append(t.kids[h], i)
		}
	}
}

// rel is the relation of a token to its head, without the subtype.
func (t *tree) rel(i int) string {
	base, _, _ := strings.Cut(t.rels[i], ":")
	return base
}

func (t *tree) lemma(i int) string { return t.Tokens[i].Lemma }
func (t *tree) lower(i int) string { return strings.ToLower(t.Tokens[i].Form) }
func (t *tree) head(i int) int     { return t.heads[i] }

// child returns the first dependent of i whose relation (without or with subtype) is one of rels, -1 for none.
func (t *tree) child(i int, rels ...string) int {
	for _, c := range t.kids[i] {
		if slices.Contains(rels, t.rel(c)) || slices.Contains(rels, t.rels[c]) {
			return c
		}
	}
	return -1
}

// children returns all dependents of i whose relation is one of rels.
func (t *tree) children(i int, rels ...string) []int {
	var out []int
	for _, c := range t.kids[i] {
		if slices.Contains(rels, t.rel(c)) || slices.Contains(rels, t.rels[c]) {
			out = append(out, c)
		}
	}
	return out
}

// conjuncts returns i and what is coordinated with it, leaving out what is expressly excluded ("terrorists and not rebels").
func (t *tree) conjuncts(i int) []int {
	out := []int{i}
	linked := false
	for n := 0; n < len(out); n++ { // a conjunct may carry the next one
		for _, c := range t.kids[out[n]] {
			if cc := t.child(c, "cc"); t.rel(c) == "conj" && (!t.negated(c) || cc >= 0 && t.lower(cc) == "nor") {
				out = append(out, c)
				linked = linked || cc >= 0
			}
		}
	}
	slices.Sort(out[1:])
	if u := t.Tokens[i].UPOS; !linked && len(out) == 2 && (u == "NOUN" || u == "PROPN") {
		return out[:1] // two nouns without "and" are no list: "South Bend, Indiana"
	}
	return out
}

// crossed reports whether two words stand in lists that "respectively" pairs, and not in the same place: Russia and Iran in "Russia
// and China support Syria and Iran, respectively".
func (t *tree) crossed(a, b int) bool {
	if a < 0 || b < 0 || !slices.ContainsFunc(t.Tokens, func(w quadpress.Token) bool { return strings.EqualFold(w.Form, "respectively") }) {
		return false
	}
	x, y := t.list(a), t.list(b)
	return len(x) > 1 && len(x) == len(y) && x[0] != y[0] && slices.Index(x, a) != slices.Index(y, b)
}

// list is the coordination that a word stands in, itself included.
func (t *tree) list(i int) []int {
	for t.rel(i) == "conj" && t.head(i) >= 0 {
		i = t.head(i)
	}
	return t.conjuncts(i)
}

// siblings tells whether two tokens are coordinated with each other.
func (t *tree) siblings(a, b int) bool {
	return a != b && (slices.Contains(t.conjuncts(a), b) || slices.Contains(t.conjuncts(b), a))
}

// negated tells whether a word carries a negation of its own.
func (t *tree) negated(i int) bool {
	for _, c := range t.kids[i] {
		switch t.rel(c) {
		case "advmod", "cc", "cc:preconj", "det":
			if t.negates(c) {
				return true
			}
		}
	}
	return false
}

// negates reports whether a word denies what it stands by: "not", "never", "no longer", but not the "not" of "not only".
func (t *tree) negates(i int) bool {
	lex := loadLexicon()
	switch w := t.lower(i); {
	case w == "longer", t.rel(i) == "cc" && (w == "rather" || w == "instead"): // "supported Mali rather than Libya"
		return true
	}
	return (lex.Negation[t.lower(i)] || lex.Negation[t.lemma(i)]) && (i+1 == len(t.Tokens) || !lex.NotOnly[t.lower(i+1)])
}

// preposition returns the case marker of a nominal in lower case ("in", "because of"), "" for none.
func (t *tree) preposition(i int) string {
	var parts []string
	for _, c := range t.kids[i] {
		if t.rel(c) != "case" || t.Tokens[c].XPOS == "POS" {
			continue
		}
		if c > i { // "two years ago" and the like
			continue
		}
		parts = append(parts, t.lower(c))
		for _, f := range t.kids[c] {
			if t.rel(f) == "fixed" {
				parts = append(parts, t.lower(f))
			}
		}
	}
	if len(parts) == 0 { // "with Foreign Minister Lavrov", where the title carries the preposition
		for _, c := range t.kids[i] {
			if c < i && t.rels[c] == "nmod:desc" {
				return t.preposition(c)
			}
		}
	}
	return strings.Join(parts, " ")
}

// subtree returns the tokens that i dominates, itself included, in reading order, without the branches that skip rejects.
func (t *tree) subtree(i int, skip func(c int) bool) []int {
	var out []int
	var walk func(i int)
	walk = func(i int) {
		out = append(out, i)
		for _, c := range t.kids[i] {
			if skip == nil || !skip(c) {
				walk(c)
			}
		}
	}
	walk(i)
	slices.Sort(out)
	return out
}

// within tells whether a is b or stands below it.
func (t *tree) within(a, b int) bool {
	for n := 0; a >= 0 && n <= len(t.Tokens); n++ {
		if a == b {
			return true
		}
		a = t.head(a)
	}
	return false
}

// text joins tokens by blanks, as tokenised.
func (t *tree) text(tokens []int) string {
	var b strings.Builder
	for n, i := range tokens {
		if n > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.Tokens[i].Form)
	}
	return b.String()
}

// cut returns the sentence's text from token first to before token last, as written, and where it stands.
func (t *tree) cut(first, last int) (string, quadpress.Span) {
	span := quadpress.Span{Begin: t.Tokens[first].Span.Begin, End: t.Tokens[last-1].Span.End}
	return cutRunes(t.Text, span.Begin-t.Span.Begin, span.End-t.Span.Begin), span
}

// cutRunes returns the code points begin to end of s.
func cutRunes(s string, begin, end int) string {
	n, from := 0, -1
	for i := range s {
		if n == begin {
			from = i
		}
		if n == end {
			return s[from:i]
		}
		n++
	}
	if from < 0 {
		return ""
	}
	return s[from:]
}

// trim drops punctuation, determiners of no content and stray marks from both ends of a phrase.
func (t *tree) trim(tokens []int) []int {
	for len(tokens) > 0 && t.Tokens[tokens[0]].UPOS == "PUNCT" {
		tokens = tokens[1:]
	}
	for len(tokens) > 0 && t.Tokens[tokens[len(tokens)-1]].UPOS == "PUNCT" {
		tokens = tokens[:len(tokens)-1]
	}
	return tokens
}
