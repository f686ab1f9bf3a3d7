package syntax

import (
	"slices"
	"strings"
	"unicode"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
)

// Tree is a sentence with its dependents at hand.
type Tree struct {
	*quadpress.Sentence
	Index  int      // of the tree in its story
	Number int      // of the sentence in its document
	Block  int      // of the paragraph that it stands in
	Heads  []int    // of each token, -1 for the root
	Rels   []string // relations to the heads; both as parsed but for what mend puts right
	Kids   [][]int  // dependents of each token in reading order
	Dates  []bool   // tokens of the mentions of dates and times

	lower     []string          // what Lower returns
	depths    []int             // of each token, once the tree stays as it is
	above     []int             // what ClauseHead has found, with 2 added; 0 for what nobody has asked for
	timeNames map[int]*timeName // of each token of a name of a time
}

// NewTree returns the tree of a sentence, mended; the sentence stays as it is. The index is that of the tree in its
// story.
func NewTree(s *quadpress.Sentence, index int) *Tree {
	own := *s
	own.Tokens = slices.Clone(s.Tokens) // some of them are put right here
	t := &Tree{Sentence: &own, Index: index, Number: index, Heads: make([]int, len(s.Tokens)),
		Rels: make([]string, len(s.Tokens)), Kids: make([][]int, len(s.Tokens)), lower: make([]string, len(s.Tokens))}
	for i := range s.Tokens {
		t.Heads[i], t.Rels[i], t.lower[i] = s.Tokens[i].Head, s.Tokens[i].Rel, strings.ToLower(s.Tokens[i].Plain())
	}
	t.capitals()
	t.link()
	t.movingAdjectives()
	t.kindsBeforeNames()
	t.kindsInNames()
	t.Dates = make([]bool, len(s.Tokens))
	for _, m := range s.Mentions {
		for i := m.First; i < m.Last && m.Type == quadpress.Date; i++ {
			t.Dates[i] = true
		}
	}
	t.mend()
	t.measure()
	t.above = make([]int, len(s.Tokens)) // from now on the tree stays as it is
	t.findTimeNames()
	return t
}

// capitals makes a name of a pronoun that is written in capitals where no other word is: "The WHO said".
func (t *Tree) capitals() {
	upper := func(k int) bool {
		return len(t.Tokens[k].Form) > 1 && strings.ToUpper(t.Tokens[k].Form) == t.Tokens[k].Form
	}
	for i := range t.Tokens {
		if tok := &t.Tokens[i]; tok.UPOS == "PRON" && upper(i) && unicode.IsLetter(rune(tok.Form[1])) &&
			(i == 0 || !upper(i-1)) && (i+1 == len(t.Tokens) || !upper(i+1)) {
			tok.UPOS, tok.XPOS, tok.Lemma, tok.Feats = "PROPN", "NNP", tok.Form, "Number=Sing"
		}
	}
}

// KeepsCapitals reports whether a word has a capital within, in a sentence that is not written in them: "CCTV", "URLs",
// "JavaScript".
func (t *Tree) KeepsCapitals(i int) bool {
	within, before := false, ' '
	for _, r := range t.Tokens[i].Form {
		within = within || unicode.IsUpper(r) && unicode.IsLetter(before)
		before = r
	}
	return within && slices.ContainsFunc(t.Tokens, func(w quadpress.Token) bool {
		return len(w.Form) > 2 && strings.ContainsFunc(w.Form[2:], unicode.IsLower)
	})
}

// link fills kids from heads.
func (t *Tree) link() {
	counts := make([]int, len(t.Heads))
	for _, h := range t.Heads {
		if h >= 0 {
			counts[h]++
		}
	}
	all := make([]int, len(t.Heads))
	for i, n := range counts {
		t.Kids[i], all = all[:0:n], all[n:]
	}
	for i, h := range t.Heads {
		if h >= 0 {
			t.Kids[h] = append(t.Kids[h], i)
		}
	}
}

// Rel is the relation of a token to its head, without the subtype.
func (t *Tree) Rel(i int) string {
	base, _, _ := strings.Cut(t.Rels[i], ":")
	return base
}

// Lemma is the dictionary form of a token.
func (t *Tree) Lemma(i int) string { return t.Tokens[i].Lemma }

// Lower is a token as written, in lower case and without an editor's brackets.
func (t *Tree) Lower(i int) string { return t.lower[i] }

// Head is the token that another hangs on, -1 for the root.
func (t *Tree) Head(i int) int { return t.Heads[i] }

// Child returns the first dependent of i whose relation (without or with subtype) is one of rels, -1 for none.
func (t *Tree) Child(i int, rels ...string) int {
	for _, c := range t.Kids[i] {
		if slices.Contains(rels, t.Rel(c)) || slices.Contains(rels, t.Rels[c]) {
			return c
		}
	}
	return -1
}

// Children returns all dependents of i whose relation is one of rels.
func (t *Tree) Children(i int, rels ...string) []int {
	var out []int
	for _, c := range t.Kids[i] {
		if slices.Contains(rels, t.Rel(c)) || slices.Contains(rels, t.Rels[c]) {
			out = append(out, c)
		}
	}
	return out
}

// Conjuncts returns i and what is coordinated with it, leaving out what is expressly excluded ("terrorists and not
// rebels").
func (t *Tree) Conjuncts(i int) []int {
	out := []int{i}
	linked := false
	for n := 0; n < len(out); n++ { // a conjunct may carry the next one
		for _, c := range t.Kids[out[n]] {
			if cc := t.Child(c, "cc"); t.Rel(c) == "conj" && (!t.Negated(c) || cc >= 0 && t.Lower(cc) == "nor") {
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

// Crossed reports whether two words stand in lists that "respectively" pairs, and not in the same place: Russia and
// Iran in "Russia and China support Syria and Iran, respectively".
func (t *Tree) Crossed(a, b int) bool {
	p := t.Paired(a, b)
	return p >= 0 && p != b
}

// Paired returns the word that "respectively" pairs with a of the list that b stands in: for China and Syria in "Russia
// and China support Syria and Iran, respectively" it is Iran. It is -1 where nothing pairs them.
func (t *Tree) Paired(a, b int) int {
	if a < 0 || b < 0 || !slices.ContainsFunc(t.Tokens,
		func(w quadpress.Token) bool { return strings.EqualFold(w.Form, "respectively") }) {
		return -1
	}
	x, y := t.list(a), t.list(b)
	if len(x) < 2 || len(x) != len(y) || x[0] == y[0] || slices.Index(x, a) < 0 {
		return -1
	}
	return y[slices.Index(x, a)]
}

// list is the coordination that a word stands in, itself included.
func (t *Tree) list(i int) []int {
	for t.Rel(i) == "conj" && t.Head(i) >= 0 {
		i = t.Head(i)
	}
	return t.Conjuncts(i)
}

// Siblings reports whether two tokens are coordinated with each other.
func (t *Tree) Siblings(a, b int) bool {
	return a != b && (slices.Contains(t.Conjuncts(a), b) || slices.Contains(t.Conjuncts(b), a))
}

// Negated reports whether a word carries a negation of its own.
func (t *Tree) Negated(i int) bool {
	for _, c := range t.Kids[i] {
		switch t.Rel(c) {
		case "advmod", "cc", "cc:preconj", "det":
			if t.Negates(c) {
				return true
			}
		}
	}
	return false
}

// Negates reports whether a word denies what it stands by: "not", "never", "no longer", but not the "not" of "not
// only".
func (t *Tree) Negates(i int) bool {
	lex := lexicon.English()
	switch w := t.Lower(i); {
	case w == "longer" && i > 0 && t.Lower(i-1) == "no", // "no longer"
		w == "little" && i+1 < len(t.Tokens) && t.Lower(i+1) == "changed",
		t.Rel(i) == "advmod" && i > 0 && t.Lower(i-1) == "never" && t.Head(i-1) == i, // "have never before seen"
		t.Rel(i) == "cc" && (w == "rather" || w == "instead"):                        // "supported Mali rather than Libya"
		return true
	}
	return (lex.Negation[t.Lower(i)] || lex.Negation[t.Lemma(i)]) && (i+1 == len(t.Tokens) || !lex.NotOnly[t.Lower(i+1)])
}

// Preposition returns the case marker of a nominal in lower case ("in", "because of"), "" for none.
func (t *Tree) Preposition(i int) string {
	var parts []string
	for _, c := range t.Kids[i] {
		if t.Rel(c) != "case" || t.Tokens[c].XPOS == "POS" {
			continue
		}
		if c > i && !t.IsRelativePronoun(i) { // "two years ago" and the like, but "the hotel that he stayed at"
			continue
		}
		parts = append(parts, t.Lower(c))
		for _, f := range t.Kids[c] {
			if t.Rel(f) == "fixed" {
				parts = append(parts, t.Lower(f))
			}
		}
	}
	if len(parts) == 0 { // "with Foreign Minister Lavrov", where the title carries the preposition
		for _, c := range t.Kids[i] {
			if c < i && t.Rels[c] == "nmod:desc" {
				return t.Preposition(c)
			}
		}
	}
	return strings.Join(parts, " ")
}

// Subtree returns the tokens that i dominates, itself included, in reading order, without the branches that skip
// rejects.
func (t *Tree) Subtree(i int, skip func(c int) bool) []int {
	var out []int
	var walk func(i int)
	walk = func(i int) {
		out = append(out, i)
		for _, c := range t.Kids[i] {
			if skip == nil || !skip(c) {
				walk(c)
			}
		}
	}
	walk(i)
	slices.Sort(out)
	return out
}

// Within reports whether a is b or stands below it.
func (t *Tree) Within(a, b int) bool {
	for n := 0; a >= 0 && n <= len(t.Tokens); n++ {
		if a == b {
			return true
		}
		a = t.Head(a)
	}
	return false
}

// Join joins tokens by blanks, as tokenised.
func (t *Tree) Join(tokens []int) string {
	var b strings.Builder
	for n, i := range tokens {
		if n > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.Tokens[i].Form)
	}
	return b.String()
}

// Cut returns the sentence's text from token first to before token last, as written, and where it stands.
func (t *Tree) Cut(first, last int) (string, quadpress.Span) {
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

// Trim drops punctuation, determiners of no content and stray marks from both ends of a phrase.
func (t *Tree) Trim(tokens []int) []int {
	for len(tokens) > 0 && t.Tokens[tokens[0]].UPOS == "PUNCT" {
		tokens = tokens[1:]
	}
	for len(tokens) > 0 && t.Tokens[tokens[len(tokens)-1]].UPOS == "PUNCT" && !t.closesBracket(tokens) {
		tokens = tokens[:len(tokens)-1]
	}
	return tokens
}

// closesBracket reports whether the last of some tokens closes a bracket that another of them opens: "5 pm (1700 UTC)".
func (t *Tree) closesBracket(tokens []int) bool {
	return t.Tokens[tokens[len(tokens)-1]].Form == ")" &&
		slices.ContainsFunc(tokens, func(k int) bool { return t.Tokens[k].Form == "(" })
}

// measure notes the depths of a tree that stays as it is.
func (t *Tree) measure() {
	depths := make([]int, len(t.Heads))
	var reached []int
	for i, h := range t.Heads {
		if h < 0 {
			reached = append(reached, i)
		}
	}
	for n := 0; n < len(reached); n++ {
		for _, k := range t.Kids[reached[n]] {
			depths[k] = depths[reached[n]] + 1
			reached = append(reached, k)
		}
	}
	t.depths = depths
}

// Depth is how many words stand above a token.
func (t *Tree) Depth(i int) (n int) {
	if t.depths != nil {
		return t.depths[i]
	}
	for i = t.Head(i); i >= 0; i = t.Head(i) {
		n++
	}
	return n
}
