package language

import (
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/lemma"
	"github.com/quadpress/quadpress/language/wordnet"
)

// arrestedSubject makes an attribute of a participle right behind its noun, where the network took it for the verb of
// the sentence and hung the verb on what stands under it: "A man [arrested on suspicion of helping a thief] has been
// released". The verb has an auxiliary.
func arrestedSubject(tokens []quadpress.Token) {
	for v := 1; v+2 < len(tokens); v++ {
		noun := v - 1
		p := &tokens[v]
		if p.UPOS != "VERB" || p.XPOS != "VBN" || tokens[noun].UPOS != "NOUN" || tokens[noun].Head != v ||
			!strings.HasPrefix(tokens[noun].Rel, "nsubj") {
			continue
		}
		aux, verb := firstAuxiliary(tokens, v)
		if verb < 0 || verb == v || !isWithin(tokens, verb, v) || hasAuxiliaryOrObject(tokens, v) {
			continue
		}
		subject := "nsubj"
		for k := range tokens {
			if t := &tokens[k]; t.Head == verb {
				if strings.Contains(t.Rel, "subj") || t.Rel == "expl" || t.Rel == "mark" || t.Rel == "cc" {
					subject = ""
					break
				}
				if t.Rel == "aux:pass" {
					subject = "nsubj:pass"
				}
			}
		}
		if subject == "" {
			continue
		}
		tokens[verb].Head, tokens[verb].Rel = p.Head, p.Rel
		for k := range tokens {
			if tokens[k].Head == v && k != verb && (k < v || k > aux) {
				tokens[k].Head = verb
			}
		}
		tokens[noun].Head, tokens[noun].Rel = verb, subject
		p.Head, p.Rel = noun, "acl"
	}
}

// firstAuxiliary finds the first auxiliary in the present or past tense behind a word, and its verb, where neither a
// mark nor a conjunction parts them; -1 where there is none.
func firstAuxiliary(tokens []quadpress.Token, from int) (aux, verb int) {
	for f := from + 1; f < len(tokens); f++ {
		switch t := tokens[f]; {
		case t.UPOS == "AUX" && (t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP" || t.XPOS == "MD"):
			if t.Head > f && (t.Rel == "cop" || strings.HasPrefix(t.Rel, "aux")) {
				return f, t.Head
			}
			return -1, -1
		case t.UPOS == "PUNCT" && t.Form != "-" || t.Rel == "cc" || strings.HasPrefix(t.XPOS, "W") ||
			t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP":
			return -1, -1
		}
	}
	return -1, -1
}

// hasAuxiliaryOrObject reports whether a verb has an auxiliary, an object or a clause before which it stands, as no
// participle behind a noun has.
func hasAuxiliaryOrObject(tokens []quadpress.Token, v int) bool {
	for k := range tokens {
		if t := tokens[k]; t.Head == v && (strings.HasPrefix(t.Rel, "aux") || t.Rel == "cop" || t.Rel == "obj") {
			return true
		}
	}
	return false
}

// agedSubject makes the verb of a sentence that has none of the past tense right behind the words for someone's age,
// which the network took for an attribute: "The 58-year-old [blamed] Siemens for the crash".
func agedSubject(tokens []quadpress.Token) {
	for v := 4; v+1 < len(tokens); v++ {
		old, object := v-1, tokens[v].Head
		if object < 0 {
			object = v
		}
		who, w := &tokens[old], &tokens[v]
		top := tokens[object].Head // "In a letter to Lind, the"
		if who.Form != "old" || tokens[v-2].Form != "-" || tokens[v-3].Form != "year" || who.Head != object ||
			top >= 0 && (top > old || tokens[top].Head >= 0 || tokens[object].Rel != "appos") ||
			w.Rel != "amod" && w.Rel != "acl" && object != v || !isPast(w) {
			continue
		}
		behind := v + 1
		if object > v {
			behind = object
		}
		if u := tokens[behind].UPOS; u != "PROPN" && u != "NOUN" && u != "PRON" {
			continue
		}
		for k := range tokens {
			t := &tokens[k]
			switch {
			case t.Head != object || k == old || k == v:
			case k < old && (t.Rel == "nmod" || t.Rel == "obl"): // "On Friday, the"
				t.Head, t.Rel = v, "obl"
			case k < old && t.Rel != "punct":
				t.Head = old
			case k > behind && t.Rel == "nmod":
				t.Head, t.Rel = v, "obl"
			case k > behind && t.Rel == "punct", k < old:
				t.Head = v
			}
		}
		who.Head, who.Rel, w.Head, w.Rel = v, "nsubj", -1, "root"
		if top >= 0 {
			tokens[top].Head, tokens[top].Rel = v, "obl"
		}
		tokens[behind].Head, tokens[behind].Rel = v, "obj"
		w.UPOS, w.XPOS, w.Feats = "VERB", "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
	}
}

// isPast reports whether a word can be the past tense of a verb.
func isPast(w *quadpress.Token) bool {
	verb := lemma.Of(w.Form, "VERB", "VBD")
	return wordnet.IsVerb(verb) && (verb != w.Form || verb == "beat")
}
