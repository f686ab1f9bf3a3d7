package syntax

import (
	"github.com/quadpress/quadpress/extract/lexicon"
)

// agreeingRelatives hangs a relative clause on the noun right before its pronoun where the verb agrees with that noun
// and not with the one above it: in "Shares in Volta, which makes pumps" it is Volta that makes them.
func (t *Tree) agreeingRelatives() (changed bool) {
	for v := range t.Tokens {
		h := t.Head(v)
		if t.Rels[v] != "acl:relcl" || h < 0 || h > v {
			continue
		}
		who := t.Child(v, "nsubj")
		if who <= h || !t.IsRelativePronoun(who) {
			continue
		}
		near := t.Before(who)
		if near > h && t.Tokens[near].Form == "," {
			near = t.Before(near)
		}
		for near > h && (t.Rel(near) == "flat" || t.Rel(near) == "compound" && t.Head(near) < near) && t.Head(near) > h {
			near = t.Head(near)
		}
		if near <= h || !t.Within(near, h) || t.Child(h, "conj") >= 0 || t.Child(near, "cc") >= 0 {
			continue
		}
		verb := v
		if a := t.Child(v, "aux", "cop"); a > who {
			verb = a
		}
		one, several := t.isOneThing(near), t.isSeveral(near)
		switch form := t.Tokens[verb].XPOS; {
		case form == "VBZ" || t.Lower(verb) == "was":
			if !one || !t.isSeveral(h) || lexicon.English().Collectives[t.Lemma(h)] {
				continue
			}
		case form == "VBP" || t.Lower(verb) == "were":
			if !several || !t.isOneThing(h) || t.Tokens[h].UPOS == "PROPN" {
				continue
			}
		default:
			continue
		}
		changed = t.attach(v, near, "acl:relcl") || changed
	}
	return changed
}

// isOneThing reports whether a word is a noun or a name in the singular.
func (t *Tree) isOneThing(i int) bool {
	x := t.Tokens[i].XPOS
	return x == "NN" || x == "NNP"
}

// crossingConjuncts joins a finite verb behind "and" to the verb between it and the one it was joined to, where that
// verb's clause holds the other: in "The breakdown, a week after a vote that no party won, leaves the state without a
// budget and raises the prospect of another" the breakdown raises it.
func (t *Tree) crossingConjuncts() (changed bool) {
	for v := range t.Tokens {
		h := t.Head(v)
		if t.Rel(v) != "conj" || h < 0 || h > v || !t.finite(v, -1) || t.Child(v, "nsubj", "csubj", "expl", "mark") >= 0 {
			continue
		}
		over := -1
		for a := t.Head(h); a >= 0; a = t.Head(a) {
			if a > h && a < v && t.finite(a, -1) {
				over = a
			}
		}
		if over >= 0 {
			changed = t.attach(v, over, "conj") || changed
		}
	}
	return changed
}

// hyphenedModifiers hangs a word on the modifier that a hyphen joins it to, where a parse has it for something else:
// "the centre-right Unity party" is no centre.
func (t *Tree) hyphenedModifiers() (changed bool) {
	for i := 1; i+1 < len(t.Tokens); i++ {
		first, last := i-1, i+1
		noun := t.Head(last)
		if t.Tokens[i].XPOS != "HYPH" || !t.Tokens[first].Joined || !t.Tokens[i].Joined || noun <= last ||
			t.Rel(last) != "amod" || t.Within(first, noun) || t.Within(last, first) || t.InName(first) {
			continue
		}
		for k := range t.Heads {
			if t.Head(k) == first && k != last && t.Rel(k) != "punct" {
				t.Heads[k] = noun
			}
		}
		changed = t.attach(first, last, "compound") || changed
	}
	return changed
}

// sumsBeforeNouns makes a modifier of a sum of money that stands before a noun, with the same sum in brackets between
// them: "a 42 billion crown ($6 billion) offer".
func (t *Tree) sumsBeforeNouns() (changed bool) {
	for unit := range t.Tokens {
		noun, open := -1, unit+1
		if t.Child(unit, "nummod") < 0 || t.Tokens[unit].XPOS != "NN" || open+2 >= len(t.Tokens) ||
			t.Tokens[open].Form != "(" {
			continue
		}
		closing := open + 1
		for closing < len(t.Tokens) && t.Tokens[closing].Form != ")" {
			closing++
		}
		if closing+1 >= len(t.Tokens) || t.Tokens[open+1].XPOS != "$" {
			continue
		}
		for noun = closing + 1; t.Rel(noun) == "compound" || t.Rel(noun) == "amod"; noun = t.Head(noun) {
			if t.Head(noun) <= noun {
				break
			}
		}
		if h := t.Head(unit); t.Tokens[noun].UPOS != "NOUN" || h != t.Head(noun) || t.Rel(unit) != t.Rel(noun) {
			continue
		}
		for k := range t.Heads {
			if t.Head(k) == unit && k < unit && t.Rel(k) != "nummod" {
				t.Heads[k] = noun
			}
		}
		changed = t.attach(unit, noun, "compound") || changed
	}
	return changed
}

// gapsBeforeBy takes a name out of the list of those by whom something is done, where another "by" right behind it says
// that the verb is left out: "Volta is advised by Alba and Norsk by Vik".
func (t *Tree) gapsBeforeBy() (changed bool) {
	for by := 2; by+1 < len(t.Tokens); by++ {
		whose, whom := t.Before(by), t.Head(by)
		if t.Lower(by) != "by" || t.Rel(by) != "case" || whom < by || t.Rels[whom] != "obl:agent" || whose < 0 {
			continue
		}
		v := t.Head(whom)
		for t.Rel(whose) == "flat" || t.Rel(whose) == "compound" {
			whose = t.Head(whose)
		}
		first := t.Head(whose)
		if t.Rel(whose) != "conj" || first < 0 || first > whose || t.Rels[first] != "obl:agent" || t.Head(first) != v {
			continue
		}
		t.Heads[whose], t.Rels[whose] = v, "orphan"
		t.Heads[whom], t.Rels[whom] = whose, "orphan"
		changed = true
	}
	return changed
}
