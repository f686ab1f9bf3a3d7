package syntax

import (
	"slices"

	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/schema"
)

// AsHeadline reads the tree as headlines are written, which tell what happened in the present tense and leave
// auxiliaries out: of "Mayor arrested in Oslo" the mayor is arrested, in "Norway to hold vote" Norway is to hold it.
func (t *Tree) AsHeadline() {
	if t.participlesAlone() || t.infinitivesAlone() {
		t.link()
	}
}

// participlesAlone makes a passive of a past form with a subject and without an object.
func (t *Tree) participlesAlone() (changed bool) {
	for v := range t.Tokens {
		past := t.Tokens[v].XPOS == "VBD" || t.Tokens[v].XPOS == "VBN"
		if !past || t.Lower(v) != schema.Participle(t.Lemma(v)) || lexicon.English().Intransitive[t.Lemma(v)] ||
			t.Child(v, "aux", "cop", "obj", "ccomp", "xcomp", "mark") >= 0 {
			continue
		}
		if s := t.Child(v, "nsubj"); s >= 0 && s < v && t.Rels[s] == "nsubj" && t.Tokens[s].UPOS != "PRON" {
			t.Rels[s], t.Tokens[v].XPOS, changed = "nsubj:pass", "VBN", true
			t.Tokens[v].Feats = "Tense=Past|VerbForm=Part|Voice=Pass"
		}
	}
	return changed
}

// infinitivesAlone makes the verb of a sentence of an infinitive behind a noun that nothing finite is said of.
func (t *Tree) infinitivesAlone() bool {
	root := slices.Index(t.Heads, -1)
	if root < 0 || t.Tokens[root].UPOS == "VERB" || t.Child(root, "cop", "nsubj", "det") >= 0 {
		return false
	}
	v := t.Child(root, "acl", "advcl")
	if v < root || t.Tokens[v].XPOS != "VB" || t.Child(v, "nsubj") >= 0 {
		return false
	}
	if mark := t.Child(v, "mark"); mark < 0 || t.Lemma(mark) != "to" || mark > v {
		return false
	}
	t.Heads[v], t.Rels[v] = -1, "root"
	t.Heads[root], t.Rels[root] = v, "nsubj"
	if t.Tokens[root].UPOS != "PROPN" {
		t.Tokens[root].UPOS = "NOUN"
	}
	return true
}
