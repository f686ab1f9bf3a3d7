package syntax

import (
	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
)

// recipients makes an indirect object of the first of two objects of a verb of giving, "Lee gave Roe a car", or of
// naming to an office, "Lee appointed Roe prime minister". What is given may stand before a relative clause: "the car
// that Lee gave Roe".
func (t *Tree) recipients() (changed bool) {
	for v := range t.Tokens {
		if l := t.Lemma(v); !lexicon.English().Giving[l] && !lexicon.English().Appointing[l] ||
			t.Child(v, "iobj", "nsubj:pass", "aux:pass") >= 0 {
			continue
		}
		if all := t.Children(v, "obj"); len(all) == 2 && all[0] > v &&
			(t.Tokens[all[0]].UPOS == "PROPN" || t.Tokens[all[0]].UPOS == "PRON") {
			t.Rels[all[0]], changed = "iobj", true
		} else if whom := t.Child(v, "obj"); whom > v && t.isGivenAway(v, whom) {
			t.Rels[whom], changed = "iobj", true
		}
	}
	return changed
}

// named makes an object of who is called something, and a complement of what: "calling them a mistake". So it does of
// what something is made: "making the stock the top gainer", "was made a dame".
func (t *Tree) named() (changed bool) {
	lex := lexicon.English()
	for v := range t.Tokens {
		if l := t.Lemma(v); t.Tokens[v].UPOS != "VERB" || l != "make" && !lex.Naming[l] || lex.Appointing[l] ||
			lex.Giving[l] {
			continue
		}
		whom, what := t.Child(v, "iobj"), t.Child(v, "obj")
		if objects := t.Children(v, "obj"); t.Lemma(v) == "make" && whom < 0 && len(objects) > 1 {
			whom, what = objects[0], objects[1]
			if t.Child(what, "det", "nmod:poss") != whom+1 {
				continue
			}
		}
		if whom > v && what > whom {
			t.Rels[whom], t.Rels[what], changed = "obj", "xcomp", true
		} else if t.Lemma(v) == "make" && what == v+2 && t.Rel(v+1) == "det" && t.Child(v, "nsubj:pass") >= 0 {
			t.Rels[what], changed = "xcomp", true
		}
	}
	return changed
}

// halvesOfObjects makes one phrase of two nouns that an owner stands before and a parse took for two objects: "cut its
// sales forecast".
func (t *Tree) halvesOfObjects() (changed bool) {
	for noun := 2; noun < len(t.Tokens); noun++ {
		first, v := noun-1, t.Head(noun)
		owner := t.Child(first, "nmod:poss")
		if t.Rel(noun) == "obj" && t.Rel(first) == "obj" && t.Head(first) == v && t.Tokens[first].UPOS == "NOUN" &&
			t.Tokens[noun].UPOS == "NOUN" && len(t.Kids[first]) == 1 && owner == first-1 && owner > v &&
			!lexicon.English().Giving[t.Lemma(v)] && t.attach(first, noun, "compound") {
			t.Heads[owner], changed = noun, true
		}
	}
	return changed
}

// receivers makes an indirect object of who gets a right, where a parse has one word of both: "gave the crew permission
// to leave".
func (t *Tree) receivers() (changed bool) {
	lex := lexicon.English()
	for what := 2; what < len(t.Tokens); what++ {
		who, v := what-1, t.Head(what)
		if v < 0 || v > who || t.Rel(what) != "obj" || !lex.Giving[t.Lemma(v)] || !lex.Foresees(t.Lemma(what)) ||
			t.Head(who) != what || t.Rel(who) != "compound" || t.isLifeless(who) || t.Child(v, "iobj") >= 0 ||
			!t.attach(who, v, "iobj") {
			continue
		}
		for k := v + 1; k < who; k++ {
			if t.Head(k) == what {
				t.attach(k, who, t.Rels[k])
			}
		}
		for _, x := range t.Children(v, "advcl", "xcomp") { // "to leave" is what is permitted
			if t.Child(x, "mark") == what+1 && t.Lower(what+1) == "to" {
				t.attach(x, what, "acl")
			}
		}
		changed = true
	}
	return changed
}

// isGivenAway reports whether a relative clause of a verb of giving tells to whom one gave a thing: "the car Lee gave
// her", but neither "the man who sold her" nor "the day she sold him".
func (t *Tree) isGivenAway(v, whom int) bool {
	what, who := t.Head(v), t.Child(v, "nsubj")
	if rel := t.Rel(v); rel != "acl" && rel != "acl:relcl" || what < 0 || who < what || who > v ||
		t.IsRelativePronoun(who) || !t.isLifeless(what) || t.IsTime(what) || !lexicon.English().Giving[t.Lemma(v)] {
		return false
	}
	m := t.MentionAround(whom)
	return t.Tokens[whom].XPOS == "PRP" && t.Lower(whom) != "it" || m != nil && m.Type == quadpress.Person
}

// payers makes an indirect object of the name that a parse took into the sum behind it: "fined the carmaker Volta
// €120 million".
func (t *Tree) payers() (changed bool) {
	for i := range t.Tokens {
		v := t.Head(i)
		if t.Tokens[i].UPOS != "SYM" || t.Rel(i) != "obj" || v < 0 || v > i || t.Tokens[v].UPOS != "VERB" {
			continue
		}
		who, det := t.Child(i, "compound"), t.Child(i, "det")
		if who < 0 || who > i || len(t.Tokens[who].Form) < 3 || // "the US $2 million"
			t.Tokens[who].UPOS != "PROPN" && t.Child(who, "det", "nmod:poss") < 0 {
			continue
		}
		if own := t.Subtree(who, nil); own[len(own)-1] != i-1 || !t.attach(who, v, "iobj") {
			continue
		}
		if changed = true; det >= 0 {
			t.Heads[det] = who
		}
	}
	return changed
}
