package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/syntax"
)

// barNamed adds those of whom the quotations of a sentence speak: a speaker who speaks of himself says "I".
func (st *story) barNamed(n int, barred map[*referent]bool) {
	var last *quotation
	for _, q := range st.quotes[n] {
		if q == nil || q == last || q.length <= maxScare {
			continue
		}
		last = q
		for k := max(q.first, n-reachQuotations); k <= n; k++ {
			for _, o := range st.phrases[k] {
				if st.quotes[k][o.head] == q && (o.form == named || o.form == pronominal &&
					personal[st.trees[k].Lower(o.head)].person == 3 || o.form == described && o.kind == isPerson) {
					barred[o.referent.root()] = true
				}
			}
		}
	}
}

// barred are the referents that a pronoun cannot mean where it stands: what fills another place of its verb ("Kerry met
// him"), and, in a quotation, who speaks; of one that says a quotation whom that names.
func (st *story) barred(m *mention) map[*referent]bool {
	out := map[*referent]bool{}
	n, t := m.sentence, st.trees[m.sentence]
	if q := st.quotes[n][m.head]; q != nil && q.voice != nil {
		out[q.voice.root()] = true
	}
	if t.Rels[m.head] == "nmod:poss" {
		st.barAlive(m, out)
		return out
	}
	h := t.ClauseHead(m.head)
	c := st.clauses[n][h]
	if c == nil {
		return out
	}
	if st.quotes[n][m.head] == nil && c.Is(st.lex.Quotative) && slices.Contains(c.Subjects, m.head) {
		st.barNamed(n, out)
	}
	if slices.Contains(c.Subjects, m.head) {
		for _, x := range c.Contents {
			st.barUnder(m, x, out)
		}
		st.barBeside(m, c, out)
	}
	st.barJudges(m, c, out)
	bar := func(i int) {
		if o := st.mentionAt[n][i]; o != nil && i != m.head && !t.Siblings(i, m.head) {
			out[o.referent.root()] = true
		}
	}
	for _, s := range c.Subjects { // "A spokesman for Siemens welcomed it"
		if m.kind&isPerson == 0 && s < m.head && st.lex.Spokespersons[strings.ToLower(t.Lemma(s))] {
			for _, k := range t.Kids[s] {
				bar(k)
			}
		}
	}
	for _, s := range c.Subjects { // "Vik, one of the men who found him"
		one := t.Head(s)
		if !isOneAmong(t, s) {
			continue
		}
		if t.Rel(one) == "appos" {
			bar(t.Head(one))
		} else if g := st.clauses[n][one]; g != nil && g.Copula >= 0 {
			for _, k := range g.Subjects {
				bar(k)
			}
		}
	}
	for _, list := range [...][]int{c.Subjects, c.Objects, c.Indirect, c.Agents} {
		for _, i := range list {
			bar(i)
		}
	}
	for _, o := range c.Obliques {
		if t.Head(o.Head) == h && o.Preposition != "as" { // "he appeared as Max Storm"
			bar(o.Head)
		}
	}
	return out
}

// barJudges adds who rules that something is lawful or not: "The court blocked the plan, ruling that it was illegal".
func (st *story) barJudges(m *mention, c *syntax.Clause, barred map[*referent]bool) {
	n, t := m.sentence, st.trees[m.sentence]
	g := st.clauses[n][t.Head(c.Verb)]
	if g == nil || t.Rel(c.Verb) != "ccomp" || !slices.Contains(c.Subjects, m.head) || !st.lex.Lawful[t.Lower(c.Verb)] {
		return
	}
	for _, s := range g.Subjects {
		if o := st.mentionAt[n][s]; o != nil {
			barred[o.referent.root()] = true
		}
	}
}

// barAlive adds who tells of a death, of whose death a pronoun speaks: "His agent confirmed his death".
func (st *story) barAlive(m *mention, barred map[*referent]bool) {
	n, t := m.sentence, st.trees[m.sentence]
	whose := t.Head(m.head)
	if whose < 0 || !st.lex.Bodily[t.Lemma(whose)] && t.Lemma(whose) != "death" {
		return
	}
	c := st.clauses[n][t.ClauseHead(whose)]
	if c == nil || c.Passive || !c.Is(st.lex.Speech) {
		return
	}
	for _, s := range c.Subjects {
		if o := st.mentionAt[n][s]; o != nil {
			barred[o.referent.root()] = true
		}
	}
}

// barBeside adds what fills the other places of a past participle that has a pronoun for its subject too, and whom what
// stands beside a speaker's name is of, where the speaker is "it": "Born to a fisherman, she left", "Volta, the
// country's biggest firm, said it would close".
func (st *story) barBeside(m *mention, c *syntax.Clause, barred map[*referent]bool) {
	n, t := m.sentence, st.trees[m.sentence]
	bar := func(i int) {
		if o := st.mentionAt[n][i]; o != nil && o != m {
			barred[o.referent.root()] = true
		}
	}
	for _, v := range c.Children(c.Verb, "advcl") {
		p := st.clauses[n][v]
		if p == nil || p.Explicit || v > m.head || t.Tokens[v].XPOS != "VBN" || t.Child(v, "mark") >= 0 {
			continue
		}
		for _, o := range p.Obliques {
			for _, k := range t.Conjuncts(o.Head) {
				bar(k)
			}
		}
		for _, k := range p.Objects { // "Made a dame in 2001, she"
			bar(k)
		}
	}
	g := st.clauses[n][t.Head(c.Verb)]
	if m.kind&isPerson != 0 || t.Rel(c.Verb) != "ccomp" || g == nil || !g.Is(st.lex.Speech) {
		return
	}
	for _, s := range g.Subjects {
		for _, beside := range t.Children(s, "appos") {
			for _, owner := range t.Children(beside, "nmod") {
				bar(owner)
			}
		}
	}
}

// barUnder adds what is named or described in the complement of the verb of which a pronoun is the subject: in "They
// said the miners had left" they are not the miners (Chomsky, 1981).
func (st *story) barUnder(m *mention, verb int, barred map[*referent]bool) {
	t := st.trees[m.sentence]
	first, _ := slices.BinarySearchFunc(st.phrases[m.sentence], m.head+1,
		func(o *mention, head int) int { return o.head - head })
	behind := st.phrases[m.sentence][first:]
	for _, o := range behind[:min(len(behind), reachPhrases)] {
		if o.form != pronominal && o.referent != m.referent && t.Within(o.head, verb) {
			barred[o.referent.root()] = true
		}
	}
}
