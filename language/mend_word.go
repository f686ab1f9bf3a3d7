package language

import (
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
