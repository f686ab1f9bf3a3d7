package extract

import (
	"slices"
	"strings"
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
	}
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
