package language

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/quadpress/quadpress"
)

// nounMine makes a noun of "mine" where an article or the like hangs on it ("the gold mine"): where the network has
// learnt, the word always stands for what is mine.
func nounMine(tokens []quadpress.Token) {
	for i := range tokens {
		h := tokens[i].Head
		if h <= i || tokens[h].XPOS != "PRP" || !strings.EqualFold(tokens[h].Form, "mine") {
			continue
		}
		switch tokens[i].Rel {
		case "det", "amod", "compound", "nummod", "nmod:poss":
			tokens[h].UPOS, tokens[h].XPOS, tokens[h].Feats = "NOUN", "NN", "Number=Sing"
		}
	}
}

// verbBeat makes a verb of "beat" between who won and the name of who was beaten, which the network took for a noun,
// and its subject and object of them: "The German beat Ole Vik 6-4", "Lom beat Voss 2-0". "Lom host Voss on Sunday" is
// read so where the sentence has no verb.
func verbBeat(tokens []quadpress.Token) {
	for v := 1; v+1 < len(tokens); v++ {
		w, whom := &tokens[v], &tokens[v+1]
		host := strings.EqualFold(w.Form, "host") && w.Head < 0
		if w.UPOS != "NOUN" || !host && !strings.EqualFold(w.Form, "beat") || whom.Head != v || whom.UPOS != "PROPN" ||
			whom.Rel != "appos" && whom.Rel != "obj" {
			continue
		}
		first := v - 1
		for tokens[first].Rel == "flat" && tokens[first].Head >= 0 && tokens[first].Head < first {
			first = tokens[first].Head
		}
		by := &tokens[first]
		if by.Head != v || by.Rel != "amod" && (by.Rel != "compound" || by.UPOS != "PROPN") ||
			strings.ToLower(by.Form) == by.Form {
			continue
		}
		for k := range tokens {
			switch t := &tokens[k]; {
			case t.Head != v:
			case k < first:
				t.Head = first
			case k > v+1 && t.Rel == "nmod":
				t.Rel = "obl"
			case k > v+1 && t.Rel == "flat": // the score
				t.Rel = "obl:unmarked"
			}
		}
		w.UPOS, w.XPOS, w.Feats, by.Rel, whom.Rel = "VERB", "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin", "nsubj", "obj"
		if host {
			w.XPOS, w.Feats = "VBP", "Mood=Ind|Tense=Pres|VerbForm=Fin"
		}
	}
}

//go:embed mounting.txt
var mountingData string

var mountingVerbs = sync.OnceValue(func() map[string]bool { return wordsOf(mountingData) })

// bounds makes bounds of "up to", "at least" and "at most" before a number, which the network often takes for
// prepositions, and an object of what is counted: "The ferry carries up to 300 people", "killed at least 73". A price
// that "climbed up to 20 dollars" has none. The tokens have their lemmas.
func bounds(tokens []quadpress.Token) {
	for first := 1; first+2 < len(tokens); first++ {
		number := first + 2
		upTo := strings.EqualFold(tokens[first].Form, "up") && strings.EqualFold(tokens[first+1].Form, "to")
		least := strings.EqualFold(tokens[first+1].Form, "least") || strings.EqualFold(tokens[first+1].Form, "most")
		if !upTo && (!least || !strings.EqualFold(tokens[first].Form, "at")) {
			continue
		}
		if tokens[number].XPOS == "DT" && number+1 < len(tokens) { // "up to a million people"
			number++
		}
		if x := tokens[number].XPOS; x != "CD" && x != "$" {
			continue
		}
		noun := number
		for tokens[noun].Head > noun {
			noun = tokens[noun].Head
		}
		v := tokens[noun].Head
		if v < 0 || v >= first || !upTo && tokens[first-1].UPOS == "ADP" || tokens[v].UPOS != "VERB" ||
			!strings.HasPrefix(tokens[noun].Rel, "obl") ||
			tokens[first-1].Head == noun && tokens[first-1].Rel == "case" || // "jailed for up to ten years"
			mountingVerbs()[tokens[v].Lemma] {
			continue
		}
		if tokens[number].Head < first {
			number = noun
		}
		at, bound := &tokens[first], &tokens[first+1]
		at.UPOS, at.XPOS = "ADP", "IN"
		if upTo {
			at.Head, at.Rel, bound.UPOS, bound.Head, bound.Rel = number, "advmod", "ADP", first, "fixed"
		} else {
			at.Head, at.Rel, bound.Head, bound.Rel = first+1, "case", number, "nmod"
		}
		tokens[noun].Rel = "obj"
		for k := v + 1; k < first; k++ {
			if tokens[k].Head == v && tokens[k].Rel == "obj" { // "raised rates up to 2 percent"
				tokens[noun].Rel = "obl:unmarked"
			}
		}
	}
}

// passedOver makes attributes of two participles between a noun and who did it, where the network took the first for
// the verb of the sentence, or for a noun: "A man [shot and killed by police] was a father of three". The verb behind
// them is the noun's.
func passedOver(tokens []quadpress.Token) {
	for v := 1; v+3 < len(tokens); v++ {
		noun, last := v-1, lastParticiple(tokens, v)
		if u := tokens[noun].UPOS; last == v || u != "NOUN" && u != "PROPN" || tokens[noun].Head != v {
			continue
		}
		by := last + 1
		if r := tokens[by].Rel; r == "advmod" || r == "compound:prt" { // "swept away by"
			by++
		}
		if by+1 >= len(tokens) || !strings.EqualFold(tokens[by].Form, "by") || tokens[by].Head < by {
			continue
		}
		doer := tokens[by].Head
		finite, verb := nextPredicate(tokens, doer)
		if verb <= doer || tokens[v].Head != verb && tokens[verb].Head != v && tokens[verb].Head != last ||
			isWithin(tokens, verb, doer) {
			continue
		}
		passive := false
		for k := range tokens {
			if tokens[k].Head == verb && k != v && k != doer && strings.Contains(tokens[k].Rel, "subj") {
				verb = -1
				break
			}
			passive = passive || tokens[k].Head == verb && tokens[k].Rel == "aux:pass"
		}
		if verb < 0 {
			continue
		}
		if tokens[v].Head != verb {
			tokens[verb].Head, tokens[verb].Rel = tokens[v].Head, tokens[v].Rel
		}
		for k := range tokens {
			switch t := &tokens[k]; {
			case t.Head != v && t.Head != last || k == noun || k == last || k == verb || k > v && k < finite:
			case k < noun && ofNoun(t.Rel):
				t.Head = noun
			default:
				t.Head = verb
			}
		}
		tokens[noun].Head, tokens[noun].Rel = verb, "nsubj"
		if passive {
			tokens[noun].Rel = "nsubj:pass"
		}
		tokens[v].Head, tokens[v].Rel = noun, "acl"
		tokens[doer].Head, tokens[doer].Rel = last, "obl:agent"
		for _, p := range [...]int{v, last} {
			tokens[p].UPOS, tokens[p].XPOS, tokens[p].Feats = "VERB", "VBN", "Tense=Past|VerbForm=Part|Voice=Pass"
		}
	}
}

// isWithin reports whether a word hangs on another, if only by others.
func isWithin(tokens []quadpress.Token, i, on int) bool {
	for i >= 0 && i != on {
		i = tokens[i].Head
	}
	return i == on
}

// lastParticiple is the participle that "and" joins to a word that can be one too; the word itself where there is none.
func lastParticiple(tokens []quadpress.Token, v int) int {
	last := v + 2
	if x := tokens[v].XPOS; x != "VBD" && x != "VBN" && x != "NN" || tokens[v+1].Rel != "cc" ||
		tokens[last].Head != v || tokens[last].Rel != "conj" || tokens[last].XPOS != "VBN" {
		return v
	}
	return last
}

// nextPredicate finds the first finite verb behind a noun that nothing but phrases parts from it, and the head of what
// it says; -1 where there is none.
func nextPredicate(tokens []quadpress.Token, noun int) (finite, head int) {
	for f := noun + 1; f < len(tokens); f++ {
		switch t := tokens[f]; {
		case t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP" || t.XPOS == "MD":
			if t.UPOS == "AUX" && (t.Rel == "cop" || strings.HasPrefix(t.Rel, "aux")) {
				return f, t.Head
			}
			return f, f
		case t.UPOS == "PUNCT" || t.Rel == "cc" || t.Rel == "mark" || strings.HasPrefix(t.XPOS, "W"):
			return -1, -1
		}
	}
	return -1, -1
}

// ofNoun reports whether a relation is that of a word before the noun that it goes with.
func ofNoun(rel string) bool {
	switch rel {
	case "det", "amod", "nummod", "compound", "nmod:poss":
		return true
	}
	return false
}
