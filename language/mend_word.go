package language

import (
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/frames"
	"github.com/quadpress/quadpress/language/lemma"
	"github.com/quadpress/quadpress/language/wordnet"
)

// nounInIng makes a noun of a word in "-ing" that the network took for what its verb is about, where no verb has that
// form: "did not admit wrongdoing".
func nounInIng(tokens []quadpress.Token) {
	for i := range tokens {
		w := &tokens[i]
		if w.UPOS != "VERB" || w.XPOS != "VBG" || w.Rel != "xcomp" && w.Rel != "ccomp" && w.Rel != "obj" ||
			!wordnet.IsNoun(w.Form) {
			continue
		}
		verb := lemma.Of(w.Form, w.UPOS, w.XPOS)
		if wordnet.IsVerb(verb) || len(frames.Entries(verb)) > 0 {
			continue
		}
		w.UPOS, w.XPOS, w.Feats, w.Rel = "NOUN", "NN", "Number=Sing", "obj"
	}
}

// scoreApart parts from a name the score that a contest had, which the network took for a part of the name: "beat Lom
// 3-1", "defeated Ole Vik 6-4".
func scoreApart(tokens []quadpress.Token) {
	for i := 2; i+2 < len(tokens); i++ {
		points, name := &tokens[i], tokens[i].Head
		if points.XPOS != "CD" || points.Rel != "flat" || name < 1 || name >= i || tokens[name].UPOS != "PROPN" ||
			tokens[name].Rel != "obj" || tokens[name].Head < 0 || tokens[name].Head >= name ||
			tokens[i+1].Form != "-" && tokens[i+1].Form != "–" || tokens[i+2].XPOS != "CD" || tokens[i+2].Head != i {
			continue
		}
		points.Head, points.Rel = tokens[name].Head, "obl:unmarked"
		for k := i + 3; k < len(tokens); k++ {
			if tokens[k].Head == name && (tokens[k].Rel == "list" || tokens[k].Rel == "flat") { // the next set
				tokens[k].Head = i
			}
		}
	}
}

// nounOfSomeone makes a noun of an adjective that has an owner and is no part of another phrase: "won for her novel
// Cold Harbor".
func nounOfSomeone(tokens []quadpress.Token) {
	for i := range tokens {
		h := tokens[i].Head
		if tokens[i].Rel != "nmod:poss" || h <= i || tokens[h].UPOS != "ADJ" || tokens[h].XPOS != "JJ" ||
			h+1 >= len(tokens) || strings.ToLower(tokens[h+1].Form) == tokens[h+1].Form ||
			strings.EqualFold(tokens[h].Form, "own") || !wordnet.IsNoun(tokens[h].Form) {
			continue
		}
		switch tokens[h].Rel {
		case "obj", "obl", "nmod", "nsubj", "conj", "appos":
			tokens[h].UPOS, tokens[h].XPOS, tokens[h].Feats = "NOUN", "NN", "Number=Sing"
		}
	}
}

// namedWHO makes a name of "WHO" behind "the", which the network takes for a pronoun, and a clause of its own of what
// that says behind a comma: "..., the WHO said".
func namedWHO(tokens []quadpress.Token) {
	for i := 1; i < len(tokens); i++ {
		w := &tokens[i]
		if w.Form != "WHO" || w.UPOS != "PRON" || !strings.EqualFold(tokens[i-1].Form, "the") {
			continue
		}
		w.UPOS, w.XPOS, w.Feats = "PROPN", "NNP", "Number=Sing"
		if v := w.Head; v > i && tokens[v].Head >= 0 && tokens[v].Rel == "acl:relcl" {
			root := v
			for tokens[root].Head >= 0 {
				root = tokens[root].Head
			}
			tokens[v].Head, tokens[v].Rel = root, "parataxis"
		}
	}
}

// beatsName makes a verb of "beat" between two names, which the network took for a part of them, and of the figures
// behind them the score: "Vik beat Roe 7-6, 6-3".
func beatsName(tokens []quadpress.Token) {
	for v := 1; v+1 < len(tokens); v++ {
		w, whom := &tokens[v], v+1
		first := v - 1
		for tokens[first].Rel == "flat" && tokens[first].Head >= 0 && tokens[first].Head < first {
			first = tokens[first].Head
		}
		if w.Form != "beat" || w.UPOS != "PROPN" || tokens[first].UPOS != "PROPN" || tokens[whom].UPOS != "PROPN" ||
			tokens[first].Head != v && w.Head != first || tokens[whom].Head != v && tokens[whom].Head != first {
			continue
		}
		if w.Head == first {
			w.Head, w.Rel = tokens[first].Head, tokens[first].Rel
		}
		tokens[first].Head, tokens[first].Rel = v, "nsubj"
		last := whom // of the name
		for k := v + 1; k < len(tokens); k++ {
			if k != whom && tokens[k].Head != v && tokens[k].Head != first {
				continue
			}
			switch {
			case k == whom:
				tokens[k].Head, tokens[k].Rel = v, "obj"
			case tokens[k].UPOS == "PROPN" && k == last+1:
				tokens[k].Head, tokens[k].Rel, last = whom, "flat", k
			case tokens[k].XPOS == "CD":
				tokens[k].Head, tokens[k].Rel = v, "obl:unmarked"
			default:
				tokens[k].Head = v
			}
		}
		w.UPOS, w.XPOS, w.Feats = "VERB", "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
	}
}

// verbBeforeState makes the predicate of a verb that the network took for an adverb of the adjective behind it, and of
// that adjective what the verb says: "she would plead not guilty".
func verbBeforeState(tokens []quadpress.Token) {
	for v := 1; v+1 < len(tokens); v++ {
		state := tokens[v].Head
		if tokens[v].UPOS != "VERB" || tokens[v].Rel != "advmod" || state <= v || state > v+2 ||
			tokens[state].UPOS != "ADJ" || isWithin(tokens, tokens[state].Head, v) {
			continue
		}
		subject, copula := false, false
		for k := range tokens {
			subject = subject || tokens[k].Head == state && k < v && strings.HasPrefix(tokens[k].Rel, "nsubj")
			copula = copula || tokens[k].Head == state && tokens[k].Rel == "cop"
		}
		if !subject || copula {
			continue
		}
		tokens[v].Head, tokens[v].Rel = tokens[state].Head, tokens[state].Rel
		tokens[state].Head, tokens[state].Rel = v, "xcomp"
		for k := range tokens {
			if tokens[k].Head == state && k != v && (k < v || k > state) {
				tokens[k].Head = v
			}
		}
	}
}
