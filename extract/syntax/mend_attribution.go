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
