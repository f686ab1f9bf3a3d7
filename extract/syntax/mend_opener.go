package syntax

import (
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/language/wordnet"
)

// clauseOpeners makes conjunctions of prepositions that open a finite clause, and its subject of what was taken to
// stand under them: "left after the body was found".
func (t *Tree) clauseOpeners() (changed bool) {
	for v := range t.Tokens {
		if r := t.Rel(v); t.Tokens[v].UPOS != "VERB" || r != "advcl" && r != "acl" ||
			t.Child(v, "nsubj", "csubj", "expl") >= 0 {
			continue
		}
		if k := t.openedBefore(v); k >= 0 {
			t.Rels[v] = "advcl"
			t.Tokens[v].XPOS, t.Tokens[v].Feats = "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
			changed = t.attach(t.Child(k, "case"), v, "mark") && t.attach(k, v, "nsubj") || changed
			continue
		}
		a := t.Child(v, "aux")
		if a < 0 || t.Rel(v) == "acl" || t.Tokens[a].Feat("VerbForm") != "Fin" {
			continue
		}
		for _, k := range t.Children(v, "obl") {
			p := t.Child(k, "case")
			if k > a || p < 0 || !lexicon.English().Opening[t.Lower(p)] || t.isTimeWord(k) || !t.attach(p, v, "mark") {
				continue
			}
			t.Rels[k] = "nsubj"
			if t.Rels[a] == "aux:pass" {
				t.Rels[k] = "nsubj:pass"
			}
			changed = true
			break
		}
	}
	return changed
}

// openedBefore is the noun right before a finite verb without a subject that a parse put under the preposition which
// opens the clause: "left after an inquiry found that she had lied". It is -1 for none.
func (t *Tree) openedBefore(v int) int {
	h := t.Head(v)
	finite := t.Tokens[v].XPOS == "VBD" || t.Tokens[v].XPOS == "VBN" && t.Child(v, "ccomp") > v
	if !finite || t.Child(v, "ccomp", "obj", "xcomp") < v || t.Child(v, "aux", "mark") >= 0 || h < 0 {
		return -1
	}
	for _, k := range t.Children(h, "obl", "nmod") {
		p, own := t.Child(k, "case"), t.Subtree(k, nil)
		if k < v && own[len(own)-1] == v-1 && p >= 0 && lexicon.English().Opening[t.Lower(p)] && !t.isTimeWord(k) {
			return k
		}
	}
	return -1
}

// subjectsBehindOpeners makes the subject of a verb of what a parse put under the preposition that opens its clause,
// where it has another one: "sacked its coach after a defeat left the club last", "left after talks between the union
// and the city failed".
func (t *Tree) subjectsBehindOpeners() (changed bool) {
	for v := range t.Tokens {
		h, s := t.Head(v), t.Child(v, "nsubj")
		if t.Tokens[v].UPOS != "VERB" || h < 0 || h > v || s < 0 || s > v || !t.finite(v, -1) || t.Child(v, "mark") >= 0 {
			continue
		}
		for _, k := range append(t.Children(v, "obl"), t.Children(h, "obl")...) {
			p, and := t.Child(k, "case"), t.Child(v, "cc")
			if p < 0 || k > v || !lexicon.English().Opening[t.Lower(p)] || t.isTimeWord(k) {
				continue
			}
			between := t.Child(k, "nmod")
			switch {
			case s > h && s < p && t.Head(k) == v && t.Rel(v) == "advcl" && t.Child(h, "obj") < 0 && t.attach(s, h, "obj"):
			case s > k && between > k && t.Preposition(between) == "between" && and > between && and < s &&
				t.attach(s, between, "conj"):
				t.attach(and, s, "cc")
			default:
				continue
			}
			if t.attach(p, v, "mark") && t.attach(k, v, "nsubj") {
				t.Rels[v], changed = "advcl", true
			}
			break
		}
	}
	return changed
}

// listsBehindAs makes the subjects of a verb of two nouns that "and" joins, of which a parse put the first under "as":
// "slowed as a slump in exports and a strike weighed on trade".
func (t *Tree) listsBehindAs() (changed bool) {
	for v := range t.Tokens {
		h, and, s := t.Head(v), t.Child(v, "cc"), t.Child(v, "nsubj")
		if t.Rel(v) != "conj" || t.Tokens[v].UPOS != "VERB" || h < 0 || h > v || and < 0 || s < and || s > v ||
			!t.finite(v, -1) {
			continue
		}
		for _, k := range t.Children(h, "obl") {
			as, own := t.Child(k, "case"), t.Subtree(k, nil)
			if as < 0 || t.Lower(as) != "as" || wordnet.NatureOf(t.Lemma(k)) != wordnet.Event ||
				wordnet.NatureOf(t.Lemma(s)) != wordnet.Event || own[len(own)-1] != and-1 || !t.attach(s, k, "conj") {
				continue
			}
			t.attach(and, s, "cc")
			t.attach(as, v, "mark")
			t.attach(k, v, "nsubj")
			t.Rels[v], changed = "advcl", true
			break
		}
	}
	return changed
}

// openingRoots hangs on the clause behind it a participle that opens a sentence and that a parse took for its verb:
// "Made a dame in 2001, she refused".
func (t *Tree) openingRoots() (changed bool) {
	if len(t.Tokens) == 0 {
		return false
	}
	w, v := &t.Tokens[0], -1
	for k := range t.Tokens {
		if t.Head(k) == 0 && t.Rel(k) == "parataxis" {
			v = k
			break
		}
	}
	if w.UPOS != "VERB" || w.XPOS != "VBN" && w.XPOS != "VBD" || t.Head(0) >= 0 || v < 0 || !t.finite(v, -1) {
		return false
	}
	s := t.Child(v, "nsubj")
	if s < 2 || t.Tokens[t.Subtree(s, nil)[0]-1].Form != "," || t.Child(0, "nsubj", "aux", "mark") >= 0 {
		return false
	}
	t.Heads[v], t.Rels[v] = -1, "root"
	t.Heads[0], t.Rels[0] = v, "advcl"
	for k := v; k < len(t.Tokens); k++ {
		if t.Head(k) == 0 {
			t.Heads[k] = v
		}
	}
	w.XPOS, w.Feats = "VBN", "Tense=Past|VerbForm=Part"
	return true
}

// followingEvents makes a preposition of "following" before what happened: "will reopen following a restoration".
func (t *Tree) followingEvents() (changed bool) {
	for v := 1; v < len(t.Tokens); v++ {
		w, o := &t.Tokens[v], t.Child(v, "obj")
		if t.Lower(v) != "following" || w.XPOS != "VBG" || t.Rel(v) != "advcl" || o < v || len(t.Kids[v]) > 1 ||
			t.Head(v) < 0 || t.Head(v) > v || wordnet.NatureOf(t.Lemma(o)) != wordnet.Event || !t.attach(o, t.Head(v), "obl") {
			continue
		}
		t.attach(v, o, "case")
		w.UPOS, w.XPOS, w.Lemma, w.Feats, changed = "ADP", "IN", "following", "", true
	}
	return changed
}
