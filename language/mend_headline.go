package language

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/lemma"
	"github.com/quadpress/quadpress/language/wordnet"
)

// Headlines leave out what tells verbs from nouns in other text, so the network, which has learnt few, mixes them up.

// nounBeforeVerb makes a noun of the first of two finite verbs right behind each other, where the network took the
// second for its object: "Coalition talks collapse over cuts".
func nounBeforeVerb(tokens []quadpress.Token) {
	for v := 1; v+1 < len(tokens); v++ {
		first, second, noun := &tokens[v], &tokens[v+1], &tokens[v-1]
		if first.UPOS != "VERB" || first.XPOS != "VBZ" || second.UPOS != "VERB" || second.XPOS != "VBP" ||
			second.Head != v || second.Rel != "obj" && second.Rel != "xcomp" || noun.Head != v ||
			noun.Rel != "nsubj" && noun.Rel != "compound" ||
			noun.UPOS != "NOUN" || !wordnet.IsNoun(lemma.Of(first.Form, "NOUN", "NNS")) {
			continue
		}
		second.Head, second.Rel = first.Head, first.Rel
		for k := range tokens {
			if k > v+1 && tokens[k].Head == v {
				tokens[k].Head = v + 1
			}
		}
		first.UPOS, first.XPOS, first.Feats, first.Head, first.Rel = "NOUN", "NNS", "Number=Plur", v+1, "nsubj"
		noun.Rel = "compound"
	}
}

// verbAndObject makes a verb of a word that no dictionary has as a noun, or before one that none has as a verb, and an
// object of what follows it: "Volta spurns sweetened bid", "Volta lifts outlook".
func verbAndObject(tokens []quadpress.Token) {
	for i := 1; i+1 < len(tokens); i++ {
		w, next := &tokens[i], &tokens[i+1]
		if w.XPOS != "NNS" || w.Head != i+1 || w.Rel != "nsubj" || next.UPOS != "VERB" ||
			!wordnet.IsVerb(lemma.Of(w.Form, "VERB", "VBZ")) {
			continue
		}
		object := -1
		switch {
		case next.XPOS == "VBP" && !wordnet.IsVerb(next.Form) && wordnet.IsNoun(next.Form): // "lifts outlook"
			object = i + 1
		case (next.XPOS == "VBN" || next.XPOS == "VBD") && !wordnet.IsNoun(lemma.Of(w.Form, "NOUN", "NNS")):
			for k := i + 2; k < len(tokens) && object < 0; k++ { // "spurns sweetened bid"
				if tokens[k].Head == i+1 && tokens[k].Rel == "obj" {
					object = k
				}
			}
		}
		if object < 0 {
			continue
		}
		parsed := slices.Clone(tokens)
		w.UPOS, w.XPOS, w.Feats = "VERB", "VBZ", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
		w.Head, w.Rel = next.Head, next.Rel
		subject := -1
		for k := range i {
			if tokens[k].Head == i && tokens[k].Rel == "compound" {
				subject = k
			}
		}
		for k := range tokens {
			switch {
			case k < i && tokens[k].Head == i && subject >= 0 && k != subject:
				tokens[k].Head = subject
			case tokens[k].Head == i+1 && k != i:
				tokens[k].Head = i
			}
		}
		if subject >= 0 {
			tokens[subject].Rel = "nsubj"
		}
		tokens[object].Head, tokens[object].Rel = i, "obj"
		if object == i+1 {
			next.UPOS, next.XPOS, next.Feats = "NOUN", "NN", "Number=Sing"
		} else {
			next.Head, next.Rel = object, "amod"
		}
		if !isTree(tokens) {
			copy(tokens, parsed)
		}
	}
}

//go:embed intending.txt
var intendingData string

var intendingVerbs = sync.OnceValue(func() map[string]bool { return wordsOf(intendingData) })

// verbOfPlan makes a verb of "plans" and its like between a name and an infinitive, where the network took it for what
// is said or for all of the sentence: "Volta plans to add ten buses, Lind said".
func verbOfPlan(tokens []quadpress.Token) {
	for v := 1; v+2 < len(tokens); v++ {
		w, name := &tokens[v], &tokens[v-1]
		verb := tokens[v+1].Head
		if w.XPOS != "NNS" || name.Head != v || name.Rel != "compound" || name.UPOS != "PROPN" || w.Rel != "ccomp" &&
			w.Rel != "root" && w.Rel != "parataxis" || !intendingVerbs()[lemma.Of(w.Form, "VERB", "VBZ")] ||
			!strings.EqualFold(tokens[v+1].Form, "to") || verb <= v || tokens[verb].Head != v || tokens[verb].Rel != "acl" {
			continue
		}
		w.UPOS, w.XPOS, w.Feats = "VERB", "VBZ", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
		tokens[verb].Rel = "xcomp"
		for k := range v - 1 {
			if tokens[k].Head == v && tokens[k].Rel != "punct" && tokens[k].Rel != "cc" && tokens[k].Rel != "mark" {
				tokens[k].Head = v - 1
			}
		}
		name.Rel = "nsubj"
	}
}
