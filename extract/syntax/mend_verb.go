package syntax

import (
	"slices"

	"github.com/quadpress/quadpress/extract/lexicon"
)

// copulas makes a copula of the "be" before an adjective that a parse took for a participle, and the auxiliary of a
// passive of that before a participle: "Three climbers are still missing", "Schools were closed".
func (t *Tree) copulas() (changed bool) {
	for b := range t.Tokens {
		a := t.Head(b)
		if t.Rels[b] == "cop" && t.Lemma(b) == "be" && a > b && t.Tokens[a].UPOS == "VERB" && t.Tokens[a].XPOS == "VBN" &&
			slices.ContainsFunc(t.Children(a, "nsubj"), func(s int) bool { return t.Rels[s] == "nsubj:pass" }) {
			t.Rels[b], changed = "aux:pass", true
			continue
		}
		if t.Rels[b] != "aux" || t.Lemma(b) != "be" || a < b || t.Child(a, "obj", "ccomp", "xcomp", "compound") > a {
			continue
		}
		w := &t.Tokens[a]
		if w.UPOS == "VERB" && w.XPOS == "VBG" && lexicon.English().Lacking[t.Lower(a)] &&
			t.Tokens[b].Feat("VerbForm") == "Fin" && t.Rels[a] != "acl:relcl" {
			w.UPOS, w.XPOS, w.Lemma, w.Feats = "ADJ", "JJ", t.Lower(a), "Degree=Pos"
		}
		if w.UPOS == "ADJ" {
			t.Rels[b], changed = "cop", true
		}
	}
	return changed
}

// movingAdjectives makes an adjective of a participle by itself behind one: "praised the book as bold and moving".
func (t *Tree) movingAdjectives() {
	for i := range t.Tokens {
		h := t.Head(i)
		alone := !slices.ContainsFunc(t.Kids[i], func(k int) bool { return t.Rel(k) != "cc" && t.Rel(k) != "punct" })
		if t.Tokens[i].XPOS == "VBG" && t.Rel(i) == "conj" && h >= 0 && h < i && t.Tokens[h].UPOS == "ADJ" && alone &&
			t.Child(h, "cop") < 0 {
			w := &t.Tokens[i]
			w.UPOS, w.XPOS, w.Lemma, w.Feats = "ADJ", "JJ", t.Lower(i), "Degree=Pos"
		}
	}
}

// finiteConjuncts joins a finite verb behind "and" to the finite one before it, not to an infinitive between them, nor,
// in the past tense, to what stands under a modal: who "refused to resign and accused the press" accused it, and a
// union that "warned that jobs could go, and called on regulators to act" called on them.
func (t *Tree) finiteConjuncts() (changed bool) {
	for v := range t.Tokens {
		x := t.Head(v)
		if t.Rel(v) != "conj" || x < 0 || x > v || t.Tokens[x].XPOS != "VB" || t.Tokens[v].XPOS == "VBP" ||
			t.Child(v, "nsubj", "csubj", "expl", "mark") >= 0 {
			continue
		}
		to, w := t.Child(x, "mark"), &t.Tokens[v]
		past := (w.XPOS == "VBD" || w.XPOS == "VBN") && t.Child(v, "aux") < 0
		switch {
		case to >= 0 && t.Lower(to) == "to" && t.Child(x, "aux") < 0 && t.finite(v, x):
		case past && t.modal(x):
		default:
			continue
		}
		h := x
		for h >= 0 && (h > v || !t.finite(h, -1) || t.modal(h)) {
			h = t.Head(h)
		}
		if h < 0 || !t.attach(v, h, "conj") {
			continue
		}
		if changed = true; w.XPOS == "VBN" && past {
			w.XPOS, w.Feats = "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
		}
	}
	return changed
}

// finite reports whether a predicate is in the present or past tense by its own form or by an auxiliary behind token
// from.
func (t *Tree) finite(v, from int) bool {
	if x := t.Tokens[v].XPOS; t.Tokens[v].UPOS == "VERB" && (x == "VBD" || x == "VBZ" || x == "VBP") {
		return true
	}
	for _, k := range t.Children(v, "aux", "cop") {
		if k > from && k < v && t.Tokens[k].Feat("VerbForm") == "Fin" {
			return true
		}
	}
	return false
}

// modal reports whether a verb stands under a modal or "do", with which no past tense is joined.
func (t *Tree) modal(v int) bool {
	for _, k := range t.Children(v, "aux") {
		if x := t.Tokens[k].XPOS; k < v && (x == "MD" || t.Lemma(k) == "do") {
			return true
		}
	}
	return false
}

// nounsBesideVerbs makes a modifier of the noun before its preposition of what a parse compounds with the verb behind
// it: "Two men on a motorbike shot a guard".
func (t *Tree) nounsBesideVerbs() (changed bool) {
	for i := 1; i < len(t.Tokens); i++ {
		h, of := t.Head(i), t.Child(i, "case")
		if t.Rels[i] != "compound" || of < 1 || of > i || t.Tokens[i].UPOS != "NOUN" {
			continue
		}
		if h > i && t.Tokens[h].UPOS == "VERB" && h == i+1 {
			h = of - 1
		}
		if h < of && h >= 0 && (t.Tokens[h].UPOS == "NOUN" || t.Tokens[h].UPOS == "PROPN") {
			changed = t.attach(i, h, "nmod") || changed
		}
	}
	return changed
}

// dueTo gives the subject of "is due to" to the infinitive for which a parse has it: "The council is due to meet".
func (t *Tree) dueTo() (changed bool) {
	for i := range t.Tokens {
		v := t.Head(i)
		if t.Lower(i) == "due" && t.Rels[i] == "mark" && v > i {
			if s := t.Child(v, "nsubj:outer"); s >= 0 && s < i && t.Tokens[v].XPOS == "VB" {
				t.Rels[s], changed = "nsubj", true
			}
		}
	}
	return changed
}

// dueToLand makes an infinitive of "land" behind "due to": "The craft is due to land in the desert".
func (t *Tree) dueToLand() (changed bool) {
	for v := 2; v < len(t.Tokens); v++ {
		to, due, w := v-1, v-2, &t.Tokens[v]
		if t.Lower(v) != "land" || w.UPOS != "NOUN" || t.Lower(to) != "to" || t.Lower(due) != "due" || t.Child(v, "cop") < 0 {
			continue
		}
		for _, k := range t.Children(v, "nmod") {
			t.Rels[k] = "obl"
		}
		s, cop := t.Child(v, "nsubj"), t.Child(v, "cop")
		w.UPOS, w.XPOS, w.Feats = "VERB", "VB", "VerbForm=Inf"
		t.Heads[due], t.Rels[due] = t.Heads[v], t.Rels[v]
		t.Heads[v], t.Rels[v] = due, "xcomp"
		t.Heads[to], t.Rels[to] = v, "mark"
		t.Heads[cop] = due
		if s >= 0 {
			t.Heads[s] = due
		}
		changed = true
	}
	return changed
}

// progressives makes an auxiliary of the "be" before a participle that is tagged as a verb and has an object: "it is
// still affecting ships".
func (t *Tree) progressives() (changed bool) {
	for i := range t.Tokens {
		v := t.Head(i)
		if t.Rel(i) == "cop" && v > i && t.Tokens[v].XPOS == "VBG" && t.Tokens[v].UPOS == "VERB" && t.Preposition(v) == "" &&
			t.Child(v, "det", "amod") < 0 && t.Child(v, "obj") >= 0 {
			t.Rels[i], changed = "aux", true
		}
	}
	return changed
}
