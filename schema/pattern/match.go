package pattern

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/quadpress/quadpress"
)

// Sentence is a sentence as patterns see it.
type Sentence struct {
	*quadpress.Sentence
	// Down are the edges from each token to those that hang on it, Up those to the ones that it hangs on. A token may
	// hang on several: what is shared by coordinated words, and the antecedent of a relative clause.
	Down, Up [][]Edge
	// IsA reports whether a token stands for something of a type of the schema. It may be nil: then no token does.
	IsA func(token int, typ string) bool
}

// Edge is one end of a dependency: the token at the other end, and the relation.
type Edge struct {
	Token    int
	Relation string
}

// New returns a sentence with the edges of its tree.
func New(s *quadpress.Sentence) *Sentence {
	out := &Sentence{Sentence: s, Down: make([][]Edge, len(s.Tokens)), Up: make([][]Edge, len(s.Tokens))}
	for i := range s.Tokens {
		if h := s.Tokens[i].Head; h >= 0 {
			out.Add(h, i, s.Tokens[i].Rel)
		}
	}
	return out
}

// Add adds an edge to a token from the one that it hangs on.
func (s *Sentence) Add(head, token int, relation string) {
	s.Down[head] = append(s.Down[head], Edge{token, relation})
	s.Up[token] = append(s.Up[token], Edge{head, relation})
}

// Match is a pattern found in a sentence.
type Match struct {
	// Pattern is the index of the pattern in the index.
	Pattern int
	// Tokens are, for each word of the pattern, the token that it was found at; -1 for a word that need not be there and
	// is not.
	Tokens []int
}

// Index finds many patterns at once. It is safe for concurrent use.
type Index struct {
	patterns []*Pattern
	plans    []plan // of each
	// anchors are the words that patterns are looked for by: lemmas, forms and tags, by kind and value.
	anchors [Tag + 1]map[string][]anchor
	// others are those of patterns that have no such word.
	others []anchor
}

// anchor is a word of a pattern.
type anchor struct{ pattern, word int }

// NewIndex returns an index of patterns. Each is filed under its rarest word.
func NewIndex(patterns []*Pattern) *Index {
	x := &Index{patterns: patterns}
	for k := range x.anchors {
		x.anchors[k] = map[string][]anchor{}
	}
	for n, p := range patterns {
		x.plans = append(x.plans, p.plan(0))
		a := anchor{n, p.rarest()}
		key := p.Words[a.word].key()
		for _, value := range key.values {
			x.anchors[key.kind][value] = append(x.anchors[key.kind][value], a)
		}
		if len(key.values) == 0 {
			x.others = append(x.others, a)
		}
	}
	return x
}

// key is what a word is filed under: a condition all of whose alternatives are lemmas, forms or tags. It has no values
// where the word has no such condition.
type key struct {
	kind   Kind
	values []string
}

func (w *Word) key() key {
	best := key{kind: Tag + 1}
	for _, c := range w.Conditions {
		k := key{kind: c.Tests[0].Kind}
		for _, t := range c.Tests {
			if t.Kind != k.kind || c.Negated || t.Kind > Tag {
				k.values = nil
				break
			}
			k.values = append(k.values, t.Value)
		}
		if len(k.values) > 0 && k.kind < best.kind {
			slices.Sort(k.values)
			k.values = slices.Compact(k.values)
			best = k
		}
	}
	return best
}

// rarity compares how rare the words are that have a key: those of grammar are the most frequent, tags more so, and of
// others the shorter are (Zipf's law of abbreviation, 1935).
func (w *Word) rarity() (rank, length int) {
	k := w.key()
	switch {
	case len(k.values) == 0:
		return 0, 0
	case k.kind == Tag:
		return 1, 0
	case functional(w.Relations):
		rank = 2
	default:
		rank = 3
	}
	length = utf8.RuneCountInString(k.values[0])
	for _, v := range k.values {
		length = min(length, utf8.RuneCountInString(v))
	}
	return rank, length
}

// rarest is the index of the rarest word that must be there.
func (p *Pattern) rarest() int {
	best := 0
	for i := range p.Words {
		if p.need(i) != Must {
			continue
		}
		rank, length := p.Words[i].rarity()
		bestRank, bestLength := p.Words[best].rarity()
		if cmp.Or(cmp.Compare(rank, bestRank), cmp.Compare(length, bestLength)) > 0 {
			best = i
		}
	}
	return best
}

// maxSteps is how many steps a pattern takes at most from one of its rarest words. Only a pattern with many words that
// fit almost any token comes near it; what it has not found by then it does not find.
const maxSteps = 10_000

// Match returns where patterns are found in a sentence, in the order of the patterns and then of the tokens. It calls
// see, which returns the sentence as patterns see it, only if there is a word that one is looked for by.
func (x *Index) Match(s *quadpress.Sentence, see func() *Sentence) []Match {
	var out []Match
	var seen *Sentence
	try := func(token int, anchors []anchor) {
		for _, a := range anchors {
			if seen == nil {
				seen = see()
			}
			m := matcher{Sentence: seen, pattern: x.patterns[a.pattern], plan: x.plans[a.pattern], steps: maxSteps}
			m.from(a.word, token, func(tokens []int) {
				out = append(out, Match{a.pattern, slices.Clone(tokens)})
			})
		}
	}
	for i := range s.Tokens {
		t := &s.Tokens[i]
		try(i, x.anchors[Lemma][strings.ToLower(t.Lemma)])
		try(i, x.anchors[Form][t.Form])
		try(i, x.anchors[Tag][t.UPOS])
		if t.XPOS != t.UPOS {
			try(i, x.anchors[Tag][t.XPOS])
		}
		try(i, x.others)
	}
	slices.SortFunc(out, func(a, b Match) int {
		return cmp.Or(a.Pattern-b.Pattern, slices.Compare(a.Tokens, b.Tokens))
	})
	return slices.CompactFunc(out, func(a, b Match) bool {
		return a.Pattern == b.Pattern && slices.Equal(a.Tokens, b.Tokens)
	})
}

// plan is the order in which the words of a pattern are looked for: those that must be there, of which the first has
// the others below it, then those that may be, each with what hangs on it, and last those that may not. No order of the
// lines and no word that the search begins with changes what is found.
type plan struct {
	must       []int
	maybe, not []plan
}

// plan returns the plan for a word and all below it.
func (p *Pattern) plan(first int) plan {
	out := plan{must: []int{first}}
	below := map[int]bool{first: true} // of the words that must be there
	for i := first + 1; i < len(p.Words); i++ {
		if !below[p.Words[i].Head] {
			continue
		}
		switch p.Words[i].Need {
		case Must:
			below[i] = true
			out.must = append(out.must, i)
		case Maybe:
			out.maybe = append(out.maybe, p.plan(i))
		case Not:
			out.not = append(out.not, p.plan(i))
		}
	}
	return out
}

// matcher looks for one pattern in one sentence.
type matcher struct {
	*Sentence
	pattern *Pattern
	plan    plan
	tokens  []int // by word, -1 for those not found yet
	steps   int   // left
}

// from finds the pattern with one of its words at a token, and gives found the tokens of all words.
func (m *matcher) from(word, token int, found func(tokens []int)) {
	m.tokens = make([]int, len(m.pattern.Words))
	for i := range m.tokens {
		m.tokens[i] = -1
	}
	m.climb(word, token, func() bool {
		return m.find(&m.plan, m.plan.must, func() bool {
			if m.steps >= 0 { // what may not be there has been looked for to the end
				found(m.tokens)
			}
			return false
		})
	})
}

// climb puts a word at a token, and the words that it hangs on above it. It ends when then, called for each way to do
// so, returns true.
func (m *matcher) climb(i, token int, then func() bool) bool {
	w := &m.pattern.Words[i]
	return m.at(i, token, func() bool {
		if w.Head < 0 {
			return then()
		}
		for _, h := range m.above(w, token) {
			if w.sided(token, h) && m.climb(w.Head, h, then) {
				return true
			}
		}
		return false
	})
}

// find finds the words of a plan, of which those that must be there and are not found yet are left. It ends when then,
// called for each way to do so, returns true.
func (m *matcher) find(p *plan, left []int, then func() bool) bool {
	if len(left) == 0 {
		return m.findMaybe(p, p.maybe, then)
	}
	if m.tokens[left[0]] >= 0 { // found on the way up
		return m.find(p, left[1:], then)
	}
	w := &m.pattern.Words[left[0]]
	head := m.tokens[w.Head]
	for _, token := range m.below(w, head) {
		if w.sided(token, head) && m.at(left[0], token, func() bool { return m.find(p, left[1:], then) }) {
			return true
		}
	}
	return false
}

// findMaybe finds those words of a plan that are there, of the ones left that may be; then that no word is that may
// not.
func (m *matcher) findMaybe(p *plan, left []plan, then func() bool) bool {
	is := func(p *plan) bool { return m.find(p, p.must, func() bool { return true }) }
	switch {
	case len(left) == 0:
		return !slices.ContainsFunc(p.not, func(n plan) bool { return is(&n) }) && then()
	case is(&left[0]):
		return m.find(&left[0], left[0].must, func() bool { return m.findMaybe(p, left[1:], then) })
	}
	return m.findMaybe(p, left[1:], then)
}

// at puts a word at a token, if it fits and no other word is there, while then runs, and returns what that returns.
func (m *matcher) at(i, token int, then func() bool) bool {
	if m.steps--; m.steps < 0 || slices.Contains(m.tokens, token) || !m.fits(&m.pattern.Words[i], token) {
		return false
	}
	m.tokens[i] = token
	defer func() { m.tokens[i] = -1 }()
	return then()
}

// sided reports whether a token stands on the right side of its head.
func (w *Word) sided(token, head int) bool {
	return w.Side == AnySide || (w.Side == Before) == (token < head)
}

// above are the tokens that a word may hang on if it is at a token.
func (m *matcher) above(w *Word, token int) []int {
	var out []int
	for _, e := range m.Up[token] {
		if w.hangsBy(e.Relation) {
			out = append(out, e.Token)
		}
	}
	if w.Below {
		return reach(m.Up, out)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// below are the tokens that a word may be at if it hangs on a token.
func (m *matcher) below(w *Word, head int) []int {
	from := []int{head}
	if w.Below {
		from = reach(m.Down, from)
	}
	var out []int
	for _, h := range from {
		for _, e := range m.Down[h] {
			if w.hangsBy(e.Relation) {
				out = append(out, e.Token)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// reach returns some tokens and all that can be reached from them, in order.
func reach(edges [][]Edge, from []int) []int {
	seen := make([]bool, len(edges))
	var out []int
	add := func(i int) {
		if !seen[i] {
			seen[i] = true
			out = append(out, i)
		}
	}
	for _, i := range from {
		add(i)
	}
	for n := 0; n < len(out); n++ {
		for _, e := range edges[out[n]] {
			add(e.Token)
		}
	}
	slices.Sort(out)
	return out
}

// hangsBy reports whether a word may hang by a relation.
func (w *Word) hangsBy(relation string) bool {
	if len(w.Relations) == 0 {
		return true
	}
	for _, r := range w.Relations {
		if r == relation {
			return true
		}
		if base, ok := strings.CutSuffix(r, ":*"); ok && (relation == base || strings.HasPrefix(relation, base+":")) {
			return true
		}
	}
	return false
}

// fits reports whether all conditions of a word hold of a token.
func (m *matcher) fits(w *Word, token int) bool {
	return !slices.ContainsFunc(w.Conditions, func(c Condition) bool {
		return c.Negated == slices.ContainsFunc(c.Tests, func(t Test) bool { return m.passes(&t, token) })
	})
}

// passes reports whether a test holds of a token.
func (m *matcher) passes(t *Test, i int) bool {
	token := &m.Tokens[i]
	switch t.Kind {
	case Lemma:
		return strings.EqualFold(token.Lemma, t.Value)
	case Form:
		return token.Form == t.Value
	case Tag:
		return token.UPOS == t.Value || token.XPOS == t.Value
	case Type:
		return m.IsA != nil && m.IsA(i, t.Value)
	case Mention:
		return slices.ContainsFunc(m.Mentions, func(x quadpress.Mention) bool {
			return x.First <= i && i < x.Last && (string(x.Type) == t.Value || t.Value == "name" && x.Type.Names())
		})
	case Sense:
		return slices.ContainsFunc(m.Frames, func(f quadpress.Frame) bool { return f.Predicate == i && f.Sense == t.Value })
	case Feature:
		return token.Feat(t.Name) == t.Value
	}
	return false
}
