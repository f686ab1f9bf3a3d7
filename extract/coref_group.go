package extract

import (
	"slices"
	"strconv"

	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/quantity"
	"github.com/quadpress/quadpress/language/timex"
)

// group is a mention of several things by a conjunction, "Kerry and Lavrov", "Biden and his team", nil where a word
// heads none.
func (st *story) group(n, i int) *mention {
	t := st.trees[n]
	first := st.mentionAt[n][i]
	if first == nil || t.Rel(i) == "conj" || first.form == pronominal &&
		(first.gender == unknownGender || t.Tokens[i].XPOS != "PRP") {
		return nil
	}
	g := &mention{sentence: n, head: i, first: first.first, last: first.last, outer: first.outer, form: first.form,
		group: true, number: plural, kind: first.kind}
	members := []*referent{first.referent}
	for _, k := range t.Conjuncts(i)[1:] {
		m := st.mentionAt[n][k]
		const actor = isPerson | isBody
		switch {
		case m == nil:
			return nil
		case g.kind&m.kind != 0:
			g.kind &= m.kind
		case g.kind&actor != 0 && m.kind&actor != 0:
			g.kind = actor
		default:
			return nil
		}
		g.last = max(g.last, m.last)
		g.form = max(g.form, m.form)
		members = append(members, m.referent)
	}
	if len(members) < 2 {
		return nil
	}
	g.form = min(g.form, described) // "she and her family" is no pronoun
	g.referent = &referent{entity: -1, number: plural, kind: g.kind, members: members}
	return g
}

// membersOf are the things that a word for several stands for, nil where it stands for one. Of those without a name it
// finds people and bodies, once events are known.
func (st *story) membersOf(n, i int) []*referent {
	m := st.mentionAt[n][i]
	if m == nil || m.form == named || st.trees[n].Tokens[i].XPOS == "PRP$" {
		return nil
	}
	var out []*referent
	for _, o := range m.referent.root().members {
		if o = o.root(); o.entity < 0 {
			if o.noun == nil || !st.told || o.kind&(isPerson|isBody) == 0 {
				return nil
			}
			e := st.thing(o.noun.sentence, o.noun.head, true)
			if e < 0 {
				return nil
			}
			o = &referent{entity: e}
		}
		if !slices.Contains(out, o) {
			out = append(out, o)
		}
	}
	return out
}

// byPair finds the two that a noun for two means, where the sentences before leave no choice: "Kerry met Lavrov. The
// two men agreed", "Russian and Turkish diplomats met. Both countries want".
func (st *story) byPair(m *mention) *referent {
	t := st.trees[m.sentence]
	switch {
	case m.ref != nil || m.number != plural || m.kind&isThing != 0 && m.kind&isBody == 0:
	case st.lex.Companions[t.Lemma(m.head)] != "" && st.isBareCount(t, m): // "the pair"
		return st.ofNumber(m, reachPeople)
	case t.IsPair(m.head):
		return st.pair(m, 2)
	case m.kind&isBody != 0 && st.lex.Generic[t.Lemma(m.head)] && t.Child(m.head, "nummod", "acl") < 0 &&
		st.isBareCount(t, m): // "Siemens agreed to buy Volvo, the companies said"
		return st.pair(m, 0)
	}
	return nil
}

// pair finds the two that fit: those joined by a conjunction, else the only two that the sentence, or one of so many
// before, speaks of.
func (st *story) pair(m *mention, reach int) *referent {
	for n := m.sentence; n >= 0 && n >= m.sentence-reach; n-- {
		if r, several := st.pairIn(n, m, reach > 0); r != nil || several {
			return r
		}
	}
	return nil
}

// pairIn finds the two that fit in one sentence; else it reports whether that speaks of more.
func (st *story) pairIn(n int, m *mention, loosely bool) (r *referent, several bool) {
	for _, g := range slices.Backward(st.phrases[n]) {
		if (n < m.sentence || g.last <= m.first) && len(g.referent.root().members) == 2 && g.referent.agrees(m.referent) &&
			(loosely || st.fitNoun(m, g)) {
			return g.referent, false
		}
	}
	var two []*referent
	for _, r := range st.refs[n] {
		if n == m.sentence && r.head >= m.first || !st.takesPart(n, r) {
			continue
		}
		o := st.referents[r.entity]
		if o.kind&m.kind == 0 || m.gender != unknownGender && o.gender != unknownGender && o.gender != m.gender ||
			!st.fitsNoun(m, r) {
			continue
		}
		if !slices.Contains(two, o) {
			two = append(two, o)
		}
	}
	if len(two) != 2 {
		return nil, len(two) > 2
	}
	return &referent{entity: -1, number: plural, kind: two[0].kind & two[1].kind, members: two}, false
}

// fitNoun reports whether all members of a group have names and are of the kind that a noun names.
func (st *story) fitNoun(m, group *mention) bool {
	return !slices.ContainsFunc(group.referent.root().members, func(r *referent) bool {
		r = r.root()
		return r.entity < 0 || !st.fitsNoun(m, &reference{entity: r.entity})
	})
}

// isNumberTaken reports whether a number takes up so many of whom the story spoke: "The two met", but not "the two who
// met" or "two met".
func isNumberTaken(t *syntax.Tree, i int) bool {
	if i == 0 || t.Tokens[i].UPOS != "NUM" || t.Lower(i-1) != "the" && t.Lower(i-1) != "these" || t.Lower(i) == "one" ||
		t.Head(i-1) != i || t.Dates[i] || t.IsTime(i) || timex.IsYear(t.Tokens[i].Form) ||
		slices.ContainsFunc(t.Kids[i], func(k int) bool {
			return k > i && t.Rel(k) != "punct" && t.Rel(k) != "conj" && t.Rel(k) != "appos"
		}) {
		return false
	}
	switch t.Rel(i) {
	case "nsubj", "obj", "iobj", "obl", "nmod":
		return true
	}
	return false
}

// ofNumber is the last that the story spoke of as so many, by a conjunction or a number: "Police held nine men. The
// nine", "Two sisters left. Both". Two may also be the only ones that it spoke of. It is nil for none.
func (st *story) ofNumber(m *mention, reach int) *referent {
	number := func(n, i int) string {
		v, _ := quantity.Read(st.trees[n].Tokens[i : i+1])
		return v.Number
	}
	want := "2" // "both"
	if c := st.countOf(m); c != "" {
		want = c
	} else if st.trees[m.sentence].Tokens[m.head].UPOS == "NUM" {
		want = number(m.sentence, m.head)
	}
	for n := m.sentence; n >= 0 && n >= m.sentence-reach; n-- {
		for _, o := range slices.Backward(st.phrasesBefore(n, m.sentence, m.head)) {
			if n == m.sentence && o.last > m.first || o.number != plural || o.referent.root().kind&m.kind == 0 {
				continue
			}
			count := st.trees[n].Child(o.head, "nummod")
			if o.group && strconv.Itoa(len(o.referent.root().members)) == want ||
				!o.group && o.form == described && count >= 0 && number(n, count) == want {
				return o.referent
			}
		}
		if want != "2" || n < m.sentence-2 || n == m.sentence {
			continue
		}
		if r, _ := st.pairIn(n, m, true); r != nil { // nearer than others of that number
			return r
		}
	}
	return nil
}

// reachNumber is how many sentences back a number alone takes up as many things, reachBoth how many back "both" does.
const (
	reachNumber = 10
	reachBoth   = 2
)

// takesPart reports whether a name is more than where something is: not "in Vienna, Austria".
func (st *story) takesPart(n int, r *reference) bool {
	t := st.trees[n]
	if p := t.Preposition(r.head); st.lex.Locative[p] && (p != "on" || r.typ != "Country") || p == "from" ||
		p == "to" && st.schema.Class(r.typ) == "Place" && r.typ != "Country" {
		return false
	}
	if r.first > 0 && t.Tokens[r.first-1].Form == "," && t.Rel(r.head) != "conj" && r.typ == "Country" { // "Homs, Syria"
		return false
	}
	return true
}

// fitsNoun reports whether a thing is of the kind that a noun names: of "the two countries" each is a country.
func (st *story) fitsNoun(m *mention, r *reference) bool {
	typ := st.entities[r.entity].typ
	switch lemma := st.trees[m.sentence].Lemma(m.head); lemma {
	case "country", "nation", "state", "government", "power", "neighbor", "neighbour":
		return typ == "Country"
	case "side", "party":
		return !r.acting && (typ == "Country" || st.schema.Class(typ) == "Organization" || typ == "Person")
	case "city", "town", "village":
		return st.schema.Class(typ) == "Place" && typ != "Country"
	}
	if m.kind == isPerson || m.form == pronominal { // "Kerry met Lavrov. They agreed"
		return typ == "Person"
	}
	return !r.acting && st.schema.Class(typ) == "Organization"
}
