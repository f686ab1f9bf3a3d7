package syntax

import "github.com/quadpress/quadpress/extract/lexicon"

// saidAsides sets a clause with "as" that names who says what stands beside it as a verb of speech without "as"
// stands: "As Ann Lee told the Post, sales have dropped", "The firm, as Reuters reported, sold its ships". What is said
// then has a speaker. "As she told the story" tells of another deed meanwhile, and "as expected" names nobody.
func (t *Tree) saidAsides() (changed bool) {
	lex := lexicon.English()
	for v := range t.Tokens {
		m := t.Child(v, "mark")
		if t.Rel(v) != "advcl" || t.Tokens[v].UPOS != "VERB" || m < 0 || m > v || t.Lower(m) != "as" ||
			t.Tokens[v].XPOS == "VBG" || t.Child(v, "obj", "ccomp", "xcomp", "expl") >= 0 || !t.isSetOff(v) {
			continue
		}
		who := t.Child(v, "nsubj")
		if t.Tokens[v].XPOS == "VBN" && who < 0 {
			who = t.Child(v, "obl:agent")
		}
		if who >= 0 && lex.Sourcing[t.Lemma(v)] {
			t.Rels[v], t.Rels[m], changed = "parataxis", "discourse", true
		}
	}
	return changed
}

// isSetOff reports whether a comma, or an end of the sentence, stands on either side of what a word heads.
func (t *Tree) isSetOff(i int) bool {
	words := t.Trim(t.Subtree(i, nil))
	first, last := words[0], words[len(words)-1]
	return (first == 0 || t.Tokens[first-1].UPOS == "PUNCT") &&
		(last+1 == len(t.Tokens) || t.Tokens[last+1].UPOS == "PUNCT")
}

// compoundPrepositions makes one preposition of an adverb and the one right behind it: "left ahead of the storm",
// "stands next to the mill"; and of "thanks to".
func (t *Tree) compoundPrepositions() (changed bool) {
	lex := lexicon.English()
	for i := 0; i+2 < len(t.Tokens); i++ {
		of := i + 1
		x, both := t.Head(of), t.Lower(i)+" "+t.Lower(of)
		known := t.Tokens[i].UPOS == "ADV" && (lex.Temporal[both] || lex.Locative[both]) ||
			t.Tokens[i].UPOS == "NOUN" && lex.ObliqueNames[both] != ""
		if known && t.Rel(of) == "case" && x > of && t.Head(i) == t.Head(x) && len(t.Kids[i]) == 0 {
			t.Heads[i], t.Rels[i] = x, "case"
			t.Heads[of], t.Rels[of], changed = i, "fixed", true
		}
	}
	return changed
}

// quotedConditions makes what is said of the condition in quotation marks before a verb of speech with its speaker
// behind it: "“If it rains,” said Lind" says nothing of when Lind spoke.
func (t *Tree) quotedConditions() (changed bool) {
	for x := range t.Tokens {
		v := t.Head(x)
		if t.Rel(x) != "advcl" || v < x+2 || !IsClosingQuote(t.Tokens[v-1].Form) ||
			!lexicon.English().Quotative[t.Lemma(v)] || t.Child(v, "ccomp") >= 0 || t.Child(v, "nsubj") < v ||
			t.Tokens[v].XPOS == "VBG" {
			continue
		}
		t.Rels[x], changed = "ccomp", true
	}
	return changed
}

// outOfQuotes hangs a verb behind a quotation on the verb of speech before it, of which the parse made a conjunct of
// what is said: "Lind reported that “shops are shut”, and called it a shame".
func (t *Tree) outOfQuotes() (changed bool) {
	for x := range t.Tokens {
		said := t.Head(x)
		if t.Rel(x) != "conj" || said < 0 || said > x || t.Tokens[x].UPOS != "VERB" ||
			t.Child(x, "nsubj", "nsubj:pass", "aux") >= 0 {
			continue
		}
		v := t.Head(said)
		if v >= 0 && v < said && t.Rel(said) == "ccomp" && lexicon.English().Quotative[t.Lemma(v)] &&
			t.Tokens[v].XPOS == t.Tokens[x].XPOS && t.quoteBetween(v, said, true) && t.quoteBetween(said, x, false) {
			changed = t.attach(x, v, "conj") || changed
		}
	}
	return changed
}

// quoteBetween reports whether one quotation mark, one that may open or one that may close, stands between two tokens.
func (t *Tree) quoteBetween(i, k int, opens bool) bool {
	marks := 0
	for _, w := range t.Tokens[i+1 : k] {
		if opens && IsOpeningQuote(w.Form, true) || !opens && IsClosingQuote(w.Form) {
			marks++
		}
	}
	return marks == 1
}

// delegatesTo hangs what stands under "to" behind an office on the office: "expelled the ambassador to Greece". One may
// be sent or given to someone.
func (t *Tree) delegatesTo() (changed bool) {
	lex := lexicon.English()
	for k := range t.Tokens {
		v, to := t.Head(k), t.Child(k, "case")
		if t.Rel(k) != "obl" || v < 0 || to < 2 || to > k || t.Lower(to) != "to" || lex.Sending[t.Lemma(v)] ||
			lex.Giving[t.Lemma(v)] {
			continue
		}
		if who := to - 1; lex.Delegates[t.Lemma(who)] && t.Head(who) == v && t.Tokens[who].UPOS == "NOUN" {
			changed = t.attach(k, who, "nmod") || changed
		}
	}
	return changed
}

// itSays makes the subject of an active verb of speech of "it", and of an adjective for what one is minded to do: "It
// said on Friday that the road was closed" and "it is ready to sign" speak of someone.
func (t *Tree) itSays() (changed bool) {
	lex := lexicon.English()
	for i := range t.Tokens {
		v := t.Head(i)
		if t.Rel(i) != "expl" || v < i || t.Lower(i) != "it" || t.Child(v, "nsubj") >= 0 {
			continue
		}
		says := t.Tokens[v].UPOS == "VERB" && t.isFinite(v) && !t.passive(v) && lex.Quotative[t.Lemma(v)] &&
			t.Child(v, "csubj") < 0
		x := t.Child(v, "csubj", "xcomp", "ccomp", "advcl")
		minded := t.Tokens[v].UPOS == "ADJ" && lex.Minded[t.Lower(v)] && x > v && t.Child(x, "mark") == x-1
		if !says && !minded {
			continue
		}
		if t.Rels[i], changed = "nsubj", true; minded && t.Lower(x-1) == "to" {
			t.Rels[x] = "xcomp"
		}
	}
	return changed
}

// saidInText hangs what is said in a text on the verb, not on the text: "Siemens confirmed in a statement that Lind had
// left". What one issues is left to the text: "said in a statement that Siemens issued".
func (t *Tree) saidInText() (changed bool) {
	lex := lexicon.English()
	for that := 1; that < len(t.Tokens); that++ {
		x, text := t.Head(that), that-1
		if t.Lower(that) != "that" || x <= that || t.Rel(x) != "acl" || t.Head(x) != text || t.Rel(text) != "obl" ||
			t.Rel(that) != "obj" && t.Rel(that) != "mark" || !lex.Sources[t.Lemma(text)] || lex.Uttering[t.Lemma(x)] {
			continue
		}
		v := t.Head(text)
		if v < 0 || v > text || !lex.Quotative[t.Lemma(v)] || t.Child(v, "ccomp", "obj") >= 0 || t.Child(x, "nsubj") < that {
			continue
		}
		if t.attach(x, v, "ccomp") {
			t.Rels[that], changed = "mark", true
		}
	}
	return changed
}
