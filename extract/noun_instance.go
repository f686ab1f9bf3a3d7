package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/wordnet"
)

// instances states what belongs to what a noun names: "countries such as France", "the alliance, including France",
// "the members of the alliance, among them France".
func (st *story) instances(n, i int) {
	if noun := st.lifeNoun(st.trees[n], i); noun != nil && noun.Says == "child_of" {
		return // see children
	}
	whole, t := i, st.trees[n]
	if h := t.Head(i); h >= 0 && t.Rel(i) == "nmod" && t.Preposition(i) == "of" &&
		(st.lex.Counting[t.Lemma(h)] || st.lex.Multitudes[t.Lemma(h)]) {
		whole = h // "dozens of buildings, among them a mill"
	}
	for _, h := range st.instancesOf(n, i) {
		st.member(n, whole, h, stance{speaker: -1})
	}
}

// instancesOf are those whom a text names of what a noun speaks of.
func (st *story) instancesOf(n, i int) (out []int) {
	t := st.trees[n]
	for _, k := range t.Kids[i] {
		p := t.Preposition(k)
		several := p == "of" && len(t.Conjuncts(k)) > 1
		ensemble := several && st.lex.Ensembles[t.Lemma(i)] // "a cast of Ann Lee and Tom Berg"
		places := several && st.namesPlaces(n, i, k)
		if k < i || p != "such as" && p != "including" && p != "among them" && !ensemble && !places {
			continue
		}
		for _, h := range t.Conjuncts(k) {
			if ensemble || places && st.isPlaceOfKind(n, i, h) || !places && st.canBe(n, i, h) {
				out = append(out, h)
			}
		}
	}
	return out
}

// namesPlaces reports whether the places of a list are what the noun before it says: "the states of Utah and Nevada",
// but not "the cities of Norway and Sweden".
func (st *story) namesPlaces(n, noun, first int) bool {
	t := st.trees[n]
	if t.Tokens[noun].XPOS != "NNS" || st.schema.Class(st.typeOfNoun(n, noun)) != "Place" {
		return false
	}
	alike, places := 0, t.Conjuncts(first)
	for _, k := range places {
		if st.isPlaceOfKind(n, noun, k) {
			alike++
		}
	}
	return 2*alike > len(places) // "the states of Oregon, Utah and Washington", which may be a city too
}

// isPlaceOfKind reports whether a name is, by its type, one of the places that a noun stands for.
func (st *story) isPlaceOfKind(n, noun, k int) bool {
	typ := st.typeAt(n, k)
	return typ == "Place" || typ == st.typeOfNoun(n, noun) || strings.EqualFold(typ, st.trees[n].Lemma(noun))
}

// canBe reports whether a noun can speak of a thing: no person and no place is one of some rumors or leagues, whatever
// the phrase hangs on in a parse: "detained people for spreading rumors, including Ann Lee".
func (st *story) canBe(n, noun, thing int) bool {
	t := st.trees[n]
	_, _, k := st.nounAgreement(t, noun)
	c := st.schema.Class(st.typeOfWord(n, thing))
	of, e := st.entityAt(n, noun, false), st.entityAt(n, thing, false)
	switch {
	case e < 0 && (!st.isInstance(n, thing) || st.amountAt(n, noun) != nil || of >= 0 && !st.isMany(of)):
		return false
	case e < 0 && !t.Alike(noun, thing) && t.Lemma(noun) != "other" && (t.Tokens[noun].XPOS == "NN" || k == isPerson ||
		wordnet.NatureOf(t.Lemma(noun)) == wordnet.Thing && wordnet.NatureOf(t.Lemma(thing)) != wordnet.Thing):
		return false // "threw for two miles, including three goals", "the injury, including the last game"
	case of >= 0:
		return true
	}
	return k&^(isThing|isText) != 0 || c != "Person" && c != "Place"
}

// isMany reports whether what has a name has members or parts of its own.
func (st *story) isMany(e int) bool {
	switch st.schema.Class(st.entities[e].typ) {
	case "Organization", "Place", "Group", "Event":
		return true
	}
	return false
}

// isInstance reports whether a noun without a name speaks of what can be an instance of something: of no time and no
// amount, and not only of how many.
func (st *story) isInstance(n, i int) bool {
	t := st.trees[n]
	return t.Tokens[i].UPOS == "NOUN" && !t.IsTime(i) && st.amountAt(n, i) == nil && st.countedBy(n, i) == i &&
		!st.lex.Uncounted[t.Lemma(i)] && !st.lex.Hollow[t.Lemma(i)]
}

// spelledOut are the things that the text names in place of an end that has no name itself: what holds of "countries
// such as France" holds of France, and one who named "three countries: France, Mali and Chad" named each. "Her children
// include Ann Lee" says whose child Lee is.
func (st *story) spelledOut(n, i int) []int {
	if i < 0 || st.entityAt(n, i, true) >= 0 || st.trees[n].Tokens[i].UPOS != "NOUN" {
		return nil
	}
	return slices.DeleteFunc(slices.Concat(st.instancesOf(n, i), st.listed(n, i), st.included(n, i)),
		func(h int) bool { return st.entityAt(n, h, false) < 0 && !st.isInstance(n, h) })
}

// included are the names that a clause counts among what its subject speaks of: "Members of the alliance include
// France".
func (st *story) included(n, i int) (out []int) {
	t := st.trees[n]
	c := st.clauses[n][t.Head(i)]
	if t.Tokens[i].XPOS != "NNS" || c == nil || c.Passive || !slices.Contains(c.Subjects, i) || !st.isHolding(c) ||
		st.stance(n, c).polarity != quadpress.Affirmed {
		return nil
	}
	for _, object := range c.Objects {
		for _, h := range t.Conjuncts(object) {
			if st.nameAt(n, h) >= 0 {
				out = append(out, h)
			}
		}
	}
	return out
}

// isHolding reports whether the verb of a clause says what something has as its parts: "include", "comprise".
func (st *story) isHolding(c *syntax.Clause) bool {
	p := st.schema.Verb(c.Lemma(c.Verb), "", "")
	return p != nil && p.Name == "has_part"
}

// listed are the names of a list after a colon, where a number before the noun says that they are what it speaks of.
func (st *story) listed(n, i int) (out []int) {
	t := st.trees[n]
	if x := t.Tokens[i].XPOS; x != "NNS" || t.Child(i, "nummod") < 0 {
		return nil
	}
	colon := i + 1
	for colon < len(t.Tokens) && t.Tokens[colon].Form != ":" {
		colon++
	}
	for k := colon + 1; k < len(t.Tokens); k++ {
		r := st.at[n][k]
		switch w := t.Lower(k); {
		case r != nil && !r.acting && r.start <= k:
			out = append(out, r.head)
			k = r.last - 1
		case w == "," || w == "and" || w == "the" || w == "." || w == "”":
		default:
			return nil
		}
	}
	return out
}

// member states that a thing is one of those that a noun names, or part of the one that it names. "Members of the
// alliance" are said to be members of it.
func (st *story) member(n, whole, part int, s stance) {
	if st.entityAt(n, part, false) < 0 && !st.isInstance(n, part) {
		return
	}
	of := st.trees[n].Child(whole, "nmod") // "the states of Utah and Nevada" are no states of Nevada
	if st.entityAt(n, whole, false) < 0 && !(of > whole && st.namesPlaces(n, whole, of)) {
		st.related(n, part, whole, s, byInstance)
	}
	f := given(byInstance, n, whole, -1, part, "include", 0.8)
	f.stance, f.predicate = s, st.schema.Verb("include", "", "")
	st.emit(f)
}
