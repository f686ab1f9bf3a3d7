package language

import (
	"strings"

	"github.com/quadpress/quadpress"
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
