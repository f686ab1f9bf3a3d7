package syntax

import (
	"slices"

	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/language/wordnet"
)

// records hangs on a noun what says since when or in how long nothing was like it: "the coldest night since 1987", "won
// their third title in four years".
func (t *Tree) records() (changed bool) {
	for i := range t.Tokens {
		c := t.Child(i, "case")
		if c < 2 || c > i || t.Rel(i) != "obl" || !t.countsBack(i) {
			continue
		}
		for h := c - 1; h >= 0 && h != t.Head(i) && t.Head(h) >= 0; h = t.Head(h) {
			words := t.Subtree(h, func(k int) bool { return t.Rel(k) == "acl" }) // "in years to win it"
			if words[len(words)-1] >= c {
				break
			}
			if t.Ranked(h) {
				changed = t.attach(i, h, "nmod") || changed
				break
			}
		}
	}
	return changed
}

// strayMarks gives to the phrase behind it a preposition that a parse took for the mark of a later verb, "a man armed
// with a knife was arrested", and to the gerund behind it one that it took for that of the gerund's object, "accused
// Norway of supporting rebels".
func (t *Tree) strayMarks() (changed bool) {
	for m := 1; m+1 < len(t.Tokens); m++ {
		verb := m - 1
		if o := t.Head(m); t.Rel(m) == "case" && t.Tokens[m+1].XPOS == "VBG" && o > m+1 && t.Head(o) == m+1 {
			changed = t.attach(m, m+1, "mark") || changed
			continue
		}
		if t.Rel(m) != "mark" || t.Tokens[verb].UPOS != "VERB" || t.Head(m) < m || !t.isFinite(t.Head(m)) {
			continue
		}
		for _, k := range t.Children(verb, "obl", "obj") {
			if k > m && t.Head(m) > k && t.Child(k, "case") < 0 && t.Subtree(k, nil)[0] == m+1 {
				changed = t.attach(m, k, "case") || changed
				break
			}
		}
	}
	return changed
}

// MeasuresRecord reports whether a time only says since when or in how long nothing was like what it hangs on.
func (t *Tree) MeasuresRecord(i int) bool {
	h := t.Head(i)
	return h >= 0 && h < i && t.Rel(i) == "nmod" && t.countsBack(i) && t.Ranked(h)
}

// EndsInEvent is what went on for as long as a phrase says, after which or amid which something was: of "after days of
// talks" the talks; -1 for none.
func (t *Tree) EndsInEvent(i int) int {
	if p := t.Preposition(i); t.Tokens[i].XPOS != "NNS" || !lexicon.English().Times[t.Lemma(i)] ||
		p != "after" && p != "following" && p != "amid" && p != "during" {
		return -1
	}
	for _, k := range t.Children(i, "nmod") {
		if k > i && t.Preposition(k) == "of" && t.Tokens[k].UPOS == "NOUN" {
			return k
		}
	}
	return -1
}

// countsBack reports whether a phrase is one for a time since when, or for how long a time: "since 1987", "in two
// years".
func (t *Tree) countsBack(i int) bool {
	switch t.Preposition(i) {
	case "since":
		return t.Tokens[i].UPOS != "VERB"
	case "in", "for":
		return lexicon.English().Times[t.Lemma(i)] && (t.Tokens[i].XPOS == "NNS" || t.Child(i, "det") >= 0 && !t.Definite(i))
	}
	return false
}

// recordsOfDeeds sets apart from the noun before it what says of a whole clause that it was the first or the biggest
// of its kind: "cut 900 jobs in Oslo, its third reduction in a year".
func (t *Tree) recordsOfDeeds() (changed bool) {
	for i := range t.Tokens {
		h := t.Head(i)
		if r := t.Rel(i); h < 0 || h > i || r != "appos" && r != "obj" || t.Child(i, "nmod:poss") < 0 || !t.Ranked(i) ||
			t.Child(i, "cc", "conj", "case") >= 0 || wordnet.NatureOf(t.Lemma(i)) != wordnet.Event ||
			t.Tokens[h].UPOS == "NOUN" && wordnet.NatureOf(t.Lemma(h)) == wordnet.Event {
			continue
		}
		v := h
		for v >= 0 && t.Tokens[v].UPOS != "VERB" {
			v = t.Head(v)
		}
		words := t.Subtree(i, func(k int) bool { return t.Rel(k) == "punct" })
		if comma := words[0] - 1; v >= 0 && v < comma && t.Tokens[comma].Form == "," {
			changed = t.attach(i, v, "dislocated") || changed
		}
	}
	return changed
}

// Ranked reports whether a noun is said to be the first, the third, the only or the biggest of its kind.
func (t *Tree) Ranked(i int) bool {
	return t.Tokens[i].UPOS == "NOUN" && (t.Superlative(i) || slices.ContainsFunc(t.Children(i, "amod"), func(k int) bool {
		return t.Tokens[k].Feat("NumType") == "Ord" || lexicon.English().InARow[t.Lower(k)]
	}))
}

// byAndTo hangs on the verb where a figure has got to, which a parse hung on how far it went: "raised the rate by a
// quarter of a point to 4.5%".
func (t *Tree) byAndTo() (changed bool) {
	for to := 2; to+1 < len(t.Tokens); to++ {
		goal := t.Head(to)
		if t.Lower(to) != "to" || t.Rel(to) != "case" || goal < to || t.Rel(goal) != "nmod" ||
			t.Tokens[goal].UPOS != "NUM" && t.Tokens[goal].UPOS != "SYM" {
			continue
		}
		far := t.Head(goal)
		for far >= 0 && t.Rel(far) == "nmod" {
			far = t.Head(far)
		}
		if far >= 0 && far < to && t.Rel(far) == "obl" && t.Preposition(far) == "by" {
			changed = t.attach(goal, t.Head(far), "obl") || changed
		}
	}
	return changed
}
