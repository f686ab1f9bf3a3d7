package extract

import (
	"slices"
	"strconv"
	"strings"

	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/quantity"
)

// byIdentity finds the name by which someone is said to have been identified, or the names of several: "The victim was
// named as Ole Vik", "Police identified the two as Ole Vik and Ann Lee".
func (st *story) byIdentity(m *mention) *referent {
	n, t := m.sentence, st.trees[m.sentence]
	r := m.referent.root()
	if r.entity >= 0 || len(r.members) > 0 || m.kind&isPerson == 0 {
		return nil
	}
	c, whom := st.clauses[n][t.Head(m.outer)], m.outer
	for _, k := range append(t.Children(m.head, "appos"), m.head) { // "The man, a soldier identified as Ole Vik, died"
		if v := t.Child(k, "acl"); v > k && t.Tokens[v].XPOS == "VBN" && t.Rels[v] == "acl" && st.clauses[n][v] != nil {
			c, whom = st.clauses[n][v], k
		}
	}
	if c == nil || !c.Is(st.lex.Identifying) || t.Negated(c.Verb) || st.isMistaken(c) {
		return nil
	}
	if !slices.Contains(c.Objects, whom) && (!c.Passive || !slices.Contains(c.Subjects, whom)) {
		return nil
	}
	for _, o := range c.Obliques {
		if o.Preposition == "as" && o.Head > c.Verb {
			return st.identified(m, o.Head)
		}
	}
	return nil
}

// isMistaken reports whether an adverb says that a verb's doing was a mistake: "was wrongly named as Ole Vik".
func (st *story) isMistaken(c *syntax.Clause) bool {
	return slices.ContainsFunc(c.Kids[c.Verb], func(k int) bool { return st.lex.Mistaken[c.Lower(k)] })
}

// identified is the person or the several people whom a word behind "as" names, as many as a mention speaks of.
func (st *story) identified(m *mention, i int) *referent {
	n := m.sentence
	if m.number != plural {
		if r := st.at[n][i]; r != nil && r.typ == "Person" && st.trees[n].Child(i, "conj") < 0 {
			return st.referents[r.entity]
		}
		return nil
	}
	for _, g := range st.phrases[n] {
		if !g.group || g.head != i {
			continue
		}
		r := g.referent.root()
		if want := st.countOf(m); want != "" && want != strconv.Itoa(len(r.members)) ||
			slices.ContainsFunc(r.members, func(o *referent) bool { return o.root().entity < 0 || o.root().kind != isPerson }) {
			return nil
		}
		return r
	}
	return nil
}

// byOpening finds the name that the second sentence of a story, or the first below the headline, gives to the one whom
// the one before it has described: "A nurse who stole a painting has been jailed. Ann Lee, 34, was found guilty".
func (st *story) byOpening(m *mention) *referent {
	n := m.sentence
	if n+1 >= len(st.trees) || st.headline[n+1] || n > 0 && !st.headline[n] && !st.headline[n-1] ||
		m.referent.root().entity >= 0 {
		return nil
	}
	o := st.presented(n + 1)
	if o == nil || !o.referent.agrees(m.referent) || st.isOtherSex(o.ref, m.referent.root().gender) {
		return nil
	}
	fate := st.fateOf(o)
	var found []*referent
	for _, described := range st.phrases[n] {
		if described.form == pronominal || described.number != singular || described.group ||
			described.kind != isPerson && (described != m || m.kind&isPerson == 0) || // a climber is a plant too
			st.quotes[n][described.head] != nil {
			continue
		}
		if described.referent.root() == o.referent.root() { // already found
			return nil
		}
		if st.trees[n].Child(described.head, "nmod:poss") >= 0 && fate&harmed == 0 { // "jailed for hiding her son"
			continue
		}
		if r := described.referent.root(); !slices.Contains(found, r) && r.entity < 0 {
			found = append(found, r)
		}
	}
	own := st.fateOf(m)
	if len(found) > 1 { // the one whom the same befell
		found = slices.DeleteFunc(found, func(r *referent) bool { return fate == 0 || st.fateOf(r.noun)&fate == 0 })
	} else if fate != 0 && own != 0 && fate&own == 0 {
		return nil
	}
	if len(found) != 1 || found[0] != m.referent.root() || fate&own == 0 && !st.isAged(o) && !st.isLead(m, o) {
		return nil
	}
	return o.referent
}

// isLead reports whether a story opens by telling what one did who has no name yet, and the next sentence what one did
// of whom no more is told than a name: "A nurse has been praised for saving a boy. Ann Lee pulled him from a river". A
// judge rules on others, and who saw it was not in it.
func (st *story) isLead(m, named *mention) bool {
	t, next := st.trees[m.sentence], st.trees[named.sentence]
	c := st.clauses[m.sentence][slices.Index(t.Heads, -1)]
	if c == nil || !slices.Equal(c.Subjects, []int{m.head}) || !st.isIndefinite(t, m.head) ||
		c.Child(c.Verb, "ccomp") >= 0 ||
		!c.Passive && (c.Is(st.lex.Speech) || st.schema.EventOf(c.Sense(), "", "") == "JUSTICE") {
		return false
	}
	did := st.clauses[named.sentence][next.ClauseHead(named.outer)]
	return named.first == 0 && named.last-named.first > 1 && named.ref.role == "" && did != nil &&
		!did.Is(st.lex.Perceiving) && next.Child(named.head, "appos", "acl:relcl", "acl") < 0
}

// presented is the name of someone of whom the story speaks here for the first time, as the subject of the sentence,
// but not as one who says something. It is nil for none.
func (st *story) presented(n int) *mention {
	t := st.trees[n]
	c := st.clauses[n][slices.Index(t.Heads, -1)]
	if c != nil && c.Is(st.lex.Speech) && len(c.Contents) == 1 && len(c.Subjects) == 1 && c.Contents[0] < c.Subjects[0] {
		c = st.clauses[n][c.Contents[0]] // "Ann Lee took money, prosecutors said"
	}
	if c == nil || len(c.Subjects) != 1 || !c.Passive && (c.Is(st.lex.Speech) || c.Is(st.lex.Quotative)) {
		return nil
	}
	o := st.mentionAt[n][c.Subjects[0]]
	if o == nil || o.form != named || o.ref.typ != "Person" || o.ref.acting || st.quotes[n][o.head] != nil {
		return nil
	}
	for k := range n {
		if !st.headline[k] && slices.ContainsFunc(st.refs[k], func(r *reference) bool { return r.entity == o.ref.entity }) {
			return nil
		}
	}
	return o
}

// isAged reports whether a name's age stands behind it: "Ann Lee, 34, was".
func (st *story) isAged(o *mention) bool {
	return slices.ContainsFunc(st.amounts[o.sentence], func(a quantity.Found) bool {
		return a.Value.Kind == quantity.Age && st.aged(o.sentence, &a) == o.head
	})
}

// isOtherSex reports whether a person's given name is not that of the sex of somebody.
func (st *story) isOtherSex(r *reference, g gender) bool { return st.isNamedForOther(r.name, g) }

// isNamedForOther reports whether a name begins with a given name of the other sex.
func (st *story) isNamedForOther(name string, g gender) bool {
	given, _, _ := strings.Cut(strings.ToLower(name), " ")
	man, woman := st.lex.Men[given], st.lex.Women[given]
	return man != woman && (man && g == female || woman && g == male)
}

// identifyPronouns joins those for whom pronouns stand with the names by which they are identified: "He was named as
// Ole Vik".
func (st *story) identifyPronouns() {
	for n := range st.trees {
		for _, m := range st.phrases[n] {
			if m.form == pronominal {
				if r := st.byIdentity(m); r != nil {
					r.join(m.referent)
				}
			}
		}
	}
}
