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

//go:embed appointing.txt
var appointingData string

var appointingVerbs = sync.OnceValue(func() map[string]bool { return wordsOf(appointingData) })

// electedTo parts from an office the name right behind a verb that puts its bearer into it, where the network took the
// name for a part of the office: "Voters elected Ann Lee president".
func electedTo(tokens []quadpress.Token) {
	for v := 0; v+3 < len(tokens); v++ {
		verb, who := &tokens[v], v+1
		if verb.UPOS != "VERB" || tokens[who].UPOS != "PROPN" || tokens[who].Rel != "compound" && tokens[who].Rel != "flat" ||
			!appointingVerbs()[lemma.Of(verb.Form, verb.UPOS, verb.XPOS)] {
			continue
		}
		office, name := tokens[who].Head, who
		for name+1 < len(tokens) && tokens[name+1].Head == who && tokens[name+1].Rel == "flat" &&
			tokens[name+1].UPOS == "PROPN" {
			name++
		}
		if office <= name || name == who || tokens[office].Head != v || tokens[office].Rel != "obj" &&
			tokens[office].Rel != "xcomp" || strings.ToLower(tokens[office].Form) != tokens[office].Form ||
			!slices.Contains(wordnet.Noun(tokens[office].Form), "person") {
			continue
		}
		passive := false
		for k := range tokens {
			passive = passive || tokens[k].Head == v && tokens[k].Rel == "aux:pass"
		}
		if passive {
			continue
		}
		for k := range tokens {
			if tokens[k].Head == v && tokens[k].Rel == "nsubj:pass" {
				tokens[k].Rel = "nsubj"
			}
		}
		if verb.XPOS == "VBN" {
			verb.XPOS, verb.Feats = "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
		}
		tokens[who].Head, tokens[who].Rel = v, "obj"
		o := &tokens[office]
		o.UPOS, o.XPOS, o.Feats, o.Rel = "NOUN", "NN", "Number=Sing", "xcomp"
	}
}

//go:embed participles.txt
var participleData string

var participlesOfNouns = sync.OnceValue(func() map[string]bool { return wordsOf(participleData) })

// participleInNoun makes a part of the noun behind it of a participle with which it is one term, where the network took
// it for a verb: "beat [defending champion] Ann Lee", "[running back] Ole Vik said". The noun is the title of a name
// right behind it.
func participleInNoun(tokens []quadpress.Token) {
	for v := 0; v+1 < len(tokens); v++ {
		p, noun := &tokens[v], v+1
		if p.UPOS != "VERB" || p.XPOS != "VBG" || !isTerm(tokens, v) {
			continue
		}
		parsed := slices.Clone(tokens)
		head := noun // of the term, or of the name behind it
		if next := noun + 1; next < len(tokens) && tokens[next].UPOS == "PROPN" {
			for head = next; tokens[head].Head > head && tokens[tokens[head].Head].UPOS == "PROPN"; {
				head = tokens[head].Head
			}
		}
		if over := tokens[head].Head; head == noun || over == v || over == noun { // takes the participle's place
			up, rel := p.Head, p.Rel
			if up == head {
				up, rel = tokens[head].Head, tokens[head].Rel
			}
			if up == noun || up == v {
				continue
			}
			if f := nextFinite(tokens, head); f >= 0 { // "running back Ole Vik said"
				if up, rel = f, "nsubj"; isWithin(tokens, f, v) {
					tokens[f].Head, tokens[f].Rel = p.Head, p.Rel
				}
			} else if up < 0 {
				rel = "root"
			} else if up < v && !strings.HasPrefix(rel, "nsubj") && !strings.HasPrefix(rel, "ob") && rel != "conj" {
				rel = "obj"
			}
			tokens[head].Head, tokens[head].Rel = up, rel
		}
		for k := range tokens {
			if tokens[k].Head == v && tokens[k].Rel == "mark" { // "serves as acting premier"
				tokens[k].Rel, tokens[head].Rel = "case", "obl"
			}
			if k != noun && k != v && k != head && (tokens[k].Head == v || tokens[k].Head == noun) {
				if tokens[k].Head = head; k > v && tokens[k].Rel != "punct" && tokens[head].Head >= 0 {
					tokens[k].Head = tokens[head].Head // "beat the defending champion on Friday"
				}
			}
		}
		if head != noun {
			tokens[noun].Head, tokens[noun].Rel = head, "nmod:desc"
		}
		x := "NN"
		if strings.HasSuffix(tokens[noun].Form, "s") {
			x = "NNS"
		}
		tokens[noun].UPOS, tokens[noun].XPOS = "NOUN", x
		p.UPOS, p.XPOS, p.Feats, p.Head, p.Rel = "NOUN", "NN", "Number=Sing", noun, "compound"
		if !isTree(tokens) { // of a strange parse
			copy(tokens, parsed)
		}
	}
}

// isTerm reports whether a participle and the noun behind it are one term: "running back", "acting mayor", "as acting
// premier", but not "were acting rowdy".
func isTerm(tokens []quadpress.Token, v int) bool {
	participle := strings.ToLower(tokens[v].Form)
	noun := strings.TrimSuffix(tokens[v+1].Form, "s")
	return participlesOfNouns()[participle+"_"+noun] || participle == "acting" && noun == strings.ToLower(noun) &&
		(tokens[v+1].UPOS == "NOUN" || v > 0 && strings.EqualFold(tokens[v-1].Form, "as")) &&
		slices.Contains(wordnet.Noun(noun), "person")
}

// isTree reports whether every word leads to a root.
func isTree(tokens []quadpress.Token) bool {
	for i := range tokens {
		steps := 0
		for k := i; k >= 0; k = tokens[k].Head {
			if steps++; steps > len(tokens) {
				return false
			}
		}
	}
	return true
}

// nextFinite is the finite verb without a subject right behind a name, -1 for none.
func nextFinite(tokens []quadpress.Token, name int) int {
	f := name + 1
	for f < len(tokens) && tokens[f].Head == name && tokens[f].Rel == "flat" {
		f++
	}
	if f >= len(tokens) || tokens[f].XPOS != "VBD" && tokens[f].XPOS != "VBZ" {
		return -1
	}
	for k := range tokens {
		if tokens[k].Head == f && strings.Contains(tokens[k].Rel, "subj") {
			return -1
		}
	}
	return f
}

// stayPut makes an adjective of "put" behind "stay".
func stayPut(tokens []quadpress.Token) {
	for i := 1; i < len(tokens); i++ {
		if w := &tokens[i]; strings.EqualFold(w.Form, "put") && w.Head == i-1 &&
			lemma.Of(tokens[i-1].Form, tokens[i-1].UPOS, tokens[i-1].XPOS) == "stay" {
			w.UPOS, w.XPOS, w.Feats, w.Rel = "ADJ", "JJ", "Degree=Pos", "xcomp"
		}
	}
}

// askedWho makes a question of the clause with "who" behind a noun for what one knows, which tells of nobody: "had no
// idea who sent it".
func askedWho(tokens []quadpress.Token) {
	for i := 1; i < len(tokens); i++ {
		w := &tokens[i]
		verb := w.Head
		if !strings.EqualFold(w.Form, "who") || verb < i || tokens[verb].Rel != "acl:relcl" || tokens[verb].Head != i-1 {
			continue
		}
		noun := lemma.Of(tokens[i-1].Form, tokens[i-1].UPOS, tokens[i-1].XPOS)
		if kinds := wordnet.Noun(noun); tokens[i-1].UPOS == "NOUN" &&
			(slices.Contains(kinds, "cognition") || slices.Contains(kinds, "communication")) {
			tokens[verb].Rel = "acl"
		}
	}
}

// ownObject makes an object of a reflexive pronoun that the network took for an owner, and a complement of the noun
// behind it: "Vik crowned himself emperor".
func ownObject(tokens []quadpress.Token) {
	for i := range tokens {
		w := &tokens[i]
		if w.Rel != "nmod:poss" || w.Head < i || !strings.HasSuffix(w.Form, "self") && !strings.HasSuffix(w.Form, "selves") {
			continue
		}
		if noun := &tokens[w.Head]; noun.Rel == "obj" && noun.Head >= 0 && noun.Head < i {
			w.Head, w.Rel, noun.Rel = noun.Head, "obj", "xcomp"
		}
	}
}

// participleAsPeople makes a noun of a participle with an article right before it that is a subject or an object: "the
// injured were taken to hospitals".
func participleAsPeople(tokens []quadpress.Token) {
	for i := 1; i < len(tokens); i++ {
		w, article := &tokens[i], &tokens[i-1]
		if w.UPOS != "VERB" || w.XPOS != "VBN" || article.Head != i || article.Rel != "det" ||
			!strings.EqualFold(article.Form, "the") {
			continue
		}
		switch rel, _, _ := strings.Cut(w.Rel, ":"); rel {
		case "nsubj", "obj", "iobj", "obl", "nmod":
			w.UPOS, w.XPOS, w.Feats = "NOUN", "NNS", "Number=Plur"
		}
	}
}

//go:embed degrees.txt
var degreeData string

var degreeAdverbs = sync.OnceValue(func() map[string]bool { return wordsOf(degreeData) })

// Degree reports whether a word in lower case tells how much an adjective holds: "very kind".
func Degree(word string) bool { return degreeAdverbs()[word] }

// officeToCome makes a modifier of an office of "designate" or "elect" that a hyphen joins to it before a name, where
// the network took it for a verb: "accused Prime Minister-designate Ole Vik".
func officeToCome(tokens []quadpress.Token) {
	for i := 1; i+2 < len(tokens); i++ {
		d, name, office := i+1, i+2, i-1
		if w := strings.ToLower(tokens[d].Form); tokens[i].Form != "-" || w != "designate" && w != "elect" ||
			tokens[d].UPOS != "VERB" || tokens[name].Head != d || tokens[name].UPOS != "PROPN" ||
			tokens[office].Head != d && tokens[office].Head != name {
			continue
		}
		parsed := slices.Clone(tokens)
		verb := &tokens[d]
		rel := verb.Rel
		if rel == "xcomp" || rel == "ccomp" || rel == "advcl" {
			rel = "obj"
		}
		tokens[name].Head, tokens[name].Rel = verb.Head, rel
		for k := range tokens {
			if tokens[k].Head == d {
				tokens[k].Head = name
			}
		}
		tokens[office].Head, tokens[office].Rel = name, "nmod:desc"
		verb.UPOS, verb.XPOS, verb.Feats, verb.Head, verb.Rel = "ADJ", "JJ", "Degree=Pos", office, "amod"
		tokens[i].Head = office
		if !isTree(tokens) {
			copy(tokens, parsed)
		}
	}
}

// nounWithRelative makes a noun of a word that is one as well as a participle, behind another noun and before a
// relative clause, where the network took it for a participle and the clause for what that says: "a finance ministry
// forecast that put the deficit at 4 %".
func nounWithRelative(tokens []quadpress.Token) {
	for p := 1; p+2 < len(tokens); p++ {
		w, noun := &tokens[p], p-1
		verb := tokens[p+1].Head
		if w.UPOS != "VERB" || w.Head != noun || w.Rel != "acl" || tokens[noun].UPOS != "NOUN" ||
			tokens[p+1].XPOS != "WDT" || tokens[p+1].Rel != "nsubj" || verb <= p || tokens[verb].Head != p ||
			tokens[verb].Rel != "ccomp" || !wordnet.IsNoun(strings.ToLower(w.Form)) {
			continue
		}
		w.UPOS, w.XPOS, w.Feats, w.Head, w.Rel = "NOUN", "NN", "Number=Sing", tokens[noun].Head, tokens[noun].Rel
		for k := range tokens {
			if k < noun && tokens[k].Head == noun {
				tokens[k].Head = p
			}
		}
		tokens[noun].Head, tokens[noun].Rel, tokens[verb].Rel = p, "compound", "acl:relcl"
	}
}

// gradedParticiple makes an adjective of a participle that is one too, with an adverb of degree before it, where it has
// no object: "described the findings as really encouraging".
func gradedParticiple(tokens []quadpress.Token) {
	for i := 1; i < len(tokens); i++ {
		w, degree := &tokens[i], &tokens[i-1]
		if w.UPOS != "VERB" || w.XPOS != "VBG" || degree.Head != i || degree.Rel != "advmod" ||
			!Degree(strings.ToLower(degree.Form)) || !wordnet.IsAdjective(strings.ToLower(w.Form)) {
			continue
		}
		as, bare := -1, true
		for k := range tokens {
			if tokens[k].Head != i {
				continue
			}
			switch rel, _, _ := strings.Cut(tokens[k].Rel, ":"); {
			case rel == "mark" && strings.EqualFold(tokens[k].Form, "as"):
				as = k
			case rel == "obj" || rel == "ccomp" || rel == "xcomp" || rel == "aux" || rel == "mark":
				bare = false
			}
		}
		if as < 0 || !bare {
			continue
		}
		w.UPOS, w.XPOS, w.Feats, w.Rel = "ADJ", "JJ", "Degree=Pos", "obl"
		tokens[as].Rel = "case"
	}
}

// partOwned parts from a noun the participle with a hyphen behind it, whose first half the network took for the head:
// "a firm [part-owned] by his brother", "a plant half-built by 2010".
func partOwned(tokens []quadpress.Token) {
	for part := 1; part+2 < len(tokens); part++ {
		noun, p := part-1, part+2
		w, n := &tokens[part], &tokens[noun]
		if tokens[part+1].Form != "-" || tokens[p].XPOS != "VBN" || tokens[p].Head != part || n.Head != part ||
			w.UPOS != "NOUN" || !halves()[strings.ToLower(w.Form)] || n.Rel != "amod" && n.Rel != "compound" ||
			!wordnet.IsNoun(strings.ToLower(n.Form)) || p+1 >= len(tokens) || !strings.EqualFold(tokens[p+1].Form, "by") {
			continue
		}
		for k := range tokens {
			if tokens[k].Head == part && k != noun && k != part+1 {
				tokens[k].Head = noun
			}
		}
		n.Head, n.Rel, n.UPOS, n.XPOS, n.Feats = w.Head, w.Rel, "NOUN", "NN", "Number=Sing"
		tokens[p].Head, tokens[p].Rel = noun, "acl"
		w.Head, w.Rel = p, "compound"
		tokens[part+1].Head = part
	}
}

//go:embed halves.txt
var halvesData string

var halves = sync.OnceValue(func() map[string]bool { return wordsOf(halvesData) })

// caseBehind parts two noun phrases of which the network took the first, with the preposition behind it, for a part of
// the second: "a U-turn [by] district councillors". No preposition of English stands behind its noun so.
func caseBehind(tokens []quadpress.Token) {
	for p := 1; p+1 < len(tokens); p++ {
		noun := tokens[p].Head
		if tokens[p].Rel != "case" || noun != p-1 || tokens[p].XPOS != "IN" || tokens[noun].UPOS != "NOUN" {
			continue
		}
		over := tokens[noun].Head
		if over <= p || tokens[noun].Rel != "compound" || tokens[over].UPOS != "NOUN" && tokens[over].UPOS != "PROPN" {
			continue
		}
		tokens[noun].Head, tokens[noun].Rel = tokens[over].Head, tokens[over].Rel
		for k := range noun {
			if tokens[k].Head == over {
				tokens[k].Head = noun
			}
		}
		tokens[over].Head, tokens[over].Rel, tokens[p].Head = noun, "nmod", over
	}
}
