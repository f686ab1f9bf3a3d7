package syntax

import (
	"slices"

	"github.com/quadpress/quadpress/extract/lexicon"
)

// bracketed takes what stands in brackets out of the clause around them: "(Jane Roe) The city has nine districts".
func (t *Tree) bracketed() (changed bool) {
	open := make([]int, len(t.Tokens)) // how many brackets are open at each token
	depth := 0
	for i := range t.Tokens {
		switch t.Tokens[i].Form {
		case "(", "[", "((":
			depth++
		case ")", "]", "))":
			depth = max(0, depth-1)
		}
		open[i] = depth
	}
	for i := range t.Tokens {
		h := t.Head(i)
		if h < 0 || open[i] <= open[h] {
			continue
		}
		switch t.Rel(i) {
		case "nsubj", "obj", "iobj":
			t.Rels[i], changed = "dislocated", true
		}
	}
	return changed
}

// inCompanyOf makes a preposition of "in the company of" and its like: "He left in the company of his wife" speaks of
// no company.
func (t *Tree) inCompanyOf() (changed bool) {
	for i := 2; i+1 < len(t.Tokens); i++ {
		if t.Lower(i-2) != "in" || t.Lower(i-1) != "the" || t.Lower(i+1) != "of" ||
			!lexicon.English().Accompanying[t.Lower(i)] || t.Head(i) < 0 {
			continue
		}
		for _, k := range t.Children(i, "nmod") {
			if of := t.Child(k, "case"); of == i+1 && t.attach(k, t.Head(i), t.Rels[i]) {
				in := i - 2
				t.Heads[in], t.Rels[in] = k, "case"
				for _, part := range [...]int{i - 1, i, of} {
					t.Heads[part], t.Rels[part] = in, "fixed"
				}
				changed = true
				break
			}
		}
	}
	return changed
}

// filledIn joins a name that an editor has put in square brackets to what "and" joins to it: "“[Kari] and I are
// ill,” he wrote".
func (t *Tree) filledIn() (changed bool) {
	for _, m := range t.Mentions {
		and := m.Last + 1
		if m.First < 1 || and+1 >= len(t.Tokens) || t.Tokens[m.First-1].Form != "[" || t.Tokens[m.Last].Form != "]" ||
			t.Lower(and) != "and" {
			continue
		}
		i, other := t.SpanHead(m.First, m.Last), and+1
		for t.Head(other) > other && t.Rel(other) != "nsubj" && t.Rel(other) != "obj" {
			other = t.Head(other)
		}
		if r := t.Rel(other); r != "nsubj" && r != "obj" && r != "obl" || t.Within(other, i) {
			continue
		}
		t.Heads[i], t.Rels[i] = t.Heads[other], t.Rels[other]
		t.Heads[other], t.Rels[other], changed = i, "conj", true
		t.Heads[and], t.Rels[and] = other, "cc"
	}
	return changed
}

// openingParticiples makes adverbial clauses of participles that open a sentence and were taken for what is said:
// "Speaking after talks in Vienna, Kerry said".
func (t *Tree) openingParticiples() (changed bool) {
	for i := range t.Tokens {
		h := t.Head(i)
		if t.Rel(i) != "ccomp" || t.Tokens[i].XPOS != "VBG" || h < i || t.Child(i, "nsubj", "aux") >= 0 {
			continue
		}
		if s := t.Child(h, "nsubj"); s > i {
			t.Rels[i], changed = "advcl", true
		}
	}
	return changed
}

// openingCircumstances gives a participle that opens a sentence what stands between commas right behind its own time or
// place: "Born on 3 May 1935, in Lom, Vik began his career in Oslo".
func (t *Tree) openingCircumstances() (changed bool) {
	for v := range t.Tokens {
		h := t.Head(v)
		if x := t.Tokens[v].XPOS; v > 1 || x != "VBN" && x != "VBG" || t.Rel(v) != "advcl" || h < v || t.Child(v, "obl") < v {
			continue
		}
		own := t.Subtree(v, func(c int) bool { return t.Tokens[c].UPOS == "PUNCT" })
		next := own[len(own)-1] + 1
		if next+1 >= h || t.Tokens[next].Form != "," || t.Tokens[next+1].UPOS != "ADP" {
			continue
		}
		for _, k := range t.Children(h, "obl") {
			words := t.Subtree(k, func(c int) bool { return t.Tokens[c].UPOS == "PUNCT" })
			if end := words[len(words)-1] + 1; words[0] == next+1 && end < h && t.Tokens[end].Form == "," {
				changed = t.attach(k, v, "obl") || changed
				break
			}
		}
	}
	return changed
}

// gerundsOfAspect makes a gerund right after a verb of aspect its complement: in "began striking Homs" it is no
// attribute of Homs.
func (t *Tree) gerundsOfAspect() (changed bool) {
	aspect := lexicon.English().Aspect
	for v := 0; v+1 < len(t.Tokens); v++ {
		g := v + 1
		noun := t.Head(g)
		if t.Tokens[v].UPOS != "VERB" || !aspect[t.Lemma(v)] || t.Tokens[g].XPOS != "VBG" || noun <= g ||
			t.Rel(g) != "amod" && t.Rel(g) != "compound" {
			continue
		}
		if h := t.Head(noun); h != v && t.Rel(noun) != "obj" {
			continue
		}
		if t.attach(g, v, "xcomp") {
			t.attach(noun, g, "obj")
			changed = true
		}
	}
	return changed
}

// passive reports whether a verb has the auxiliary of the passive.
func (t *Tree) passive(v int) bool {
	return slices.ContainsFunc(t.Children(v, "aux"), func(k int) bool { return t.Rels[k] == "aux:pass" })
}

// perceivedParticiples hangs a participle behind what someone saw or heard on that: in "saw a man being chased" the man
// is chased.
func (t *Tree) perceivedParticiples() (changed bool) {
	for p := range t.Tokens {
		v := t.Head(p)
		if t.Rels[p] != "advcl" || v < 0 || v > p || !lexicon.English().Perceiving[t.Lemma(v)] ||
			t.Child(p, "mark", "nsubj") >= 0 || t.Tokens[p].XPOS != "VBG" && t.Tokens[p].XPOS != "VBN" {
			continue
		}
		o := t.Child(v, "obj")
		if first := t.Subtree(p, nil)[0]; o > v && o < p && t.Tokens[first].XPOS == "VBG" &&
			t.Tokens[first-1].UPOS != "PUNCT" {
			changed = t.attach(p, o, "acl") || changed
		}
	}
	return changed
}

// reducedRelatives makes an attribute of a participle that a parse took for a clause with the subject of the verb after
// it: "Rebels led by Ann Lee marched on Homs".
func (t *Tree) reducedRelatives() (changed bool) {
	for v := range t.Tokens {
		main := t.Head(v)
		if t.Rel(v) != "advcl" || main < v || t.Tokens[v].XPOS != "VBN" && t.Tokens[v].XPOS != "VBD" ||
			t.Child(v, "aux", "mark") >= 0 || t.Child(main, "nsubj", "csubj", "expl") >= 0 {
			continue
		}
		who, by := t.Child(v, "nsubj"), t.Child(v, "obl")
		if who < 0 || who > v || by < v || t.Preposition(by) != "by" || t.Tokens[v-1].UPOS == "PUNCT" ||
			!t.attach(who, main, "nsubj") {
			continue
		}
		t.attach(v, who, "acl")
		changed = true
	}
	return changed
}

// withParticiples makes the subject of a participle of who stands before it under "with", where a parse gave it to the
// main clause: "Norway had ten, with the next country, Chad, reporting two".
func (t *Tree) withParticiples() (changed bool) {
	for v := range t.Tokens {
		main := t.Head(v)
		if t.Rel(v) != "advcl" || t.Tokens[v].XPOS != "VBG" || t.Child(v, "nsubj", "mark", "aux") >= 0 {
			continue
		}
		if with, who := t.Child(v, "case"), t.Child(v, "compound"); with >= 0 && t.Lower(with) == "with" && who >= 0 &&
			who == v-1 && t.Tokens[who].UPOS == "PROPN" { // ", with Tide Bank failing"
			t.Rels[with], t.Rels[who], changed = "mark", "nsubj", true
			continue
		}
		for i := v - 1; i > main; i-- {
			with := t.Child(i, "case")
			if with < 1 || t.Lower(with) != "with" || with > i || t.Tokens[with-1].Form != "," || t.Within(v, i) {
				continue
			}
			words := t.Subtree(i, func(k int) bool { return t.Rel(k) == "punct" })
			next := words[len(words)-1] + 1
			apposed := t.Child(i, "appos") > i
			if next == v && !apposed || apposed && next == v-1 && t.Tokens[next].Form == "," {
				changed = t.attach(i, v, "nsubj") && t.attach(with, v, "mark") || changed
			}
			break
		}
	}
	return changed
}

// adnominal gives to the noun before it a participle that no clause takes: "had years of war leading up to the vote".
func (t *Tree) adnominal() (changed bool) {
	for v := 1; v < len(t.Tokens); v++ {
		noun := v - 1
		if t.Rel(v) == "advcl" && t.Tokens[v].XPOS == "VBG" && t.Tokens[noun].UPOS == "NOUN" && t.Head(v) < noun &&
			t.Child(v, "nsubj", "mark", "aux") < 0 && lexicon.English().Adnominal[t.verbKey(v)] {
			changed = t.attach(v, noun, "acl") || changed
		}
	}
	return changed
}

// partsAside makes a participle of a past tense that stands between commas right behind a noun and has no object:
// "Lind, signed from Porto in May, scored". Who is signed there signs nobody.
func (t *Tree) partsAside() (changed bool) {
	for v := 2; v+1 < len(t.Tokens); v++ {
		if t.Tokens[v].XPOS != "VBD" || t.Rel(v) != "advcl" && t.Rel(v) != "acl" || t.Tokens[v-1].Form != "," ||
			t.Tokens[v+1].UPOS != "ADP" || t.Child(v, "nsubj", "obj", "mark", "aux", "ccomp") >= 0 {
			continue
		}
		h := t.Head(v)
		if noun := t.Tokens[v-2].UPOS; noun == "NOUN" || noun == "PROPN" || h == v-2 {
			t.Tokens[v].XPOS, t.Tokens[v].Feats, changed = "VBN", "Tense=Past|VerbForm=Part", true
		}
	}
	return changed
}

// chargedBy hangs who acts on the verb of a charge, not on what it is for: "convicted of theft by a jury".
func (t *Tree) chargedBy() (changed bool) {
	for i := range t.Tokens {
		crime := t.Head(i)
		if t.Rel(i) != "nmod" && t.Rel(i) != "obl" || t.Preposition(i) != "by" || crime < 0 {
			continue
		}
		v := crime
		if t.Preposition(crime) == "of" {
			v = t.Head(crime)
		}
		if v >= 0 && t.Tokens[v].UPOS == "ADJ" && t.Rel(v) == "xcomp" { // "found guilty of theft by a jury"
			v = t.Head(v)
		}
		if v >= 0 && v != crime && t.Tokens[v].XPOS == "VBN" && t.passive(v) && t.Child(v, "obl:agent") < 0 {
			changed = t.attach(i, v, "obl:agent") || changed
		}
	}
	return changed
}

// subjectsBehindWith gives a passive the subject that stands before it, where the parser has taken what "with" brings
// along: "finished with nine men after Lind was sent off".
func (t *Tree) subjectsBehindWith() (changed bool) {
	for v := range t.Tokens {
		along := t.Child(v, "nsubj", "obl")
		if along < 0 || along > v || t.Child(along, "case") < 0 || t.Rel(v) != "advcl" || t.Head(v) < 0 ||
			t.Head(v) > along {
			continue
		}
		for _, k := range t.Kids[along] {
			after := t.Child(k, "case")
			if t.Rel(k) != "nmod" || after < 0 || !lexicon.English().Temporal[t.Lower(after)] || k < along || k > v {
				continue
			}
			subject := "nsubj"
			if t.passive(v) {
				subject = "nsubj:pass"
			}
			t.Heads[along], t.Rels[along] = t.Head(v), "obl"
			t.Heads[k], t.Rels[k] = v, subject
			t.Heads[after], t.Rels[after] = v, "mark"
			changed = true
			break
		}
	}
	return changed
}

// participlesOfObjects hangs a participle right behind an object on that, where the language's roles say that the
// object does what it says: "overpowered a guard watching him".
func (t *Tree) participlesOfObjects() (changed bool) {
	for v := 2; v < len(t.Tokens); v++ {
		h := t.Head(v)
		if t.Rel(v) != "advcl" || t.Tokens[v].XPOS != "VBG" || h < 0 || h > v || t.Tokens[v-1].UPOS == "PUNCT" ||
			t.Child(v, "nsubj", "mark", "aux") >= 0 {
			continue
		}
		o, lex := t.Child(h, "obj"), lexicon.English()
		if o < h || o > v || t.Tokens[o].UPOS != "NOUN" || lex.Opposing[t.Lemma(h)] || lex.Preventing[t.Lemma(h)] {
			continue
		}
		if words := t.Subtree(o, nil); words[len(words)-1] == v-1 && t.acts(o, v) && !t.acts(t.Child(h, "nsubj"), v) {
			changed = t.attach(v, o, "acl") || changed
		}
	}
	return changed
}

// participlesOfThings hangs on the object before it a participle that a parse took for what is said of that, where the
// verb says no such thing: "recalled cars built in Lom", "studied light passing through the air".
func (t *Tree) participlesOfThings() (changed bool) {
	lex := lexicon.English()
	for p := 2; p < len(t.Tokens); p++ {
		v := t.Head(p)
		if x := t.Tokens[p].XPOS; t.Rel(p) != "xcomp" || x != "VBN" && x != "VBG" || v < 0 || v > p ||
			t.Tokens[v].UPOS != "VERB" || t.passive(v) || lex.Embedding[t.Lemma(v)] ||
			lex.Perceiving[t.Lemma(v)] || lex.Naming[t.Lemma(v)] || t.Child(p, "aux", "mark", "cop") >= 0 {
			continue
		}
		o := t.Child(p, "nsubj")
		if o < 0 {
			o = t.Child(v, "obj")
		}
		if o < v || o > p || t.Tokens[o].UPOS != "NOUN" {
			continue
		}
		if end := p - 1; t.Tokens[end].UPOS != "PUNCT" && t.Within(end, o) && t.attach(o, v, "obj") {
			changed = t.attach(p, o, "acl") || changed
		}
	}
	return changed
}

// participlesBehindCommas makes a clause of a participle behind a comma and of the noun right behind it, which a parse
// took for one with that: "walked out, closing schools".
func (t *Tree) participlesBehindCommas() (changed bool) {
	for p := 2; p+1 < len(t.Tokens); p++ {
		noun := t.Head(p)
		if t.Tokens[p].XPOS != "VBG" || t.Tokens[p].UPOS != "VERB" || t.Rel(p) != "amod" || noun != p+1 ||
			t.Tokens[p-1].Form != "," || t.Rel(noun) != "obj" && t.Rel(noun) != "obl" ||
			t.Child(noun, "det", "nmod:poss", "case") >= 0 || t.Tokens[noun].XPOS != "NNS" {
			continue
		}
		v := t.Head(noun)
		if v < 0 || v > p-2 || t.Head(p-2) == noun || !t.attach(p, v, "advcl") {
			continue
		}
		changed = t.attach(noun, p, "obj") || changed
	}
	return changed
}

// acts reports whether the language's roles have a phrase for who does what a verb says.
func (t *Tree) acts(i, verb int) bool {
	for k := range t.Frames {
		f := &t.Frames[k]
		if f.Predicate != verb || i < 0 {
			continue
		}
		for _, a := range f.Args {
			if a.Role == "ARG0" && a.First <= i && i < a.Last {
				return true
			}
		}
	}
	return false
}

// aimsOfAdverbs hangs where one goes on the verb, not on the adverb before it: "got back to the game", "flew home to
// Lyon".
func (t *Tree) aimsOfAdverbs() (changed bool) {
	for i := range t.Tokens {
		adverb := t.Head(i)
		if t.Rel(i) != "obl" || adverb < 0 || adverb > i || t.Tokens[adverb].UPOS != "ADV" || t.Rel(adverb) != "advmod" ||
			len(t.Kids[adverb]) > 1 || !lexicon.English().Homing[t.Lower(adverb)] {
			continue
		}
		if v := t.Head(adverb); v >= 0 && v < adverb && t.Tokens[v].UPOS == "VERB" {
			changed = t.attach(i, v, "obl") || changed
		}
	}
	return changed
}

// accusedGerunds makes a gerund of the participle before what someone is accused of doing something to: "accused Norway
// of supporting rebels".
func (t *Tree) accusedGerunds() (changed bool) {
	for v := 1; v+1 < len(t.Tokens); v++ {
		noun, of := t.Head(v), v-1
		if t.Tokens[v].XPOS != "VBG" || t.Tokens[v].UPOS != "VERB" || t.Rel(v) != "amod" && t.Rel(v) != "compound" ||
			noun < v ||
			t.Rel(of) != "case" || t.Head(of) != noun || t.Rel(noun) != "obl" {
			continue
		}
		verb := t.Head(noun)
		if verb < 0 || verb > of || !lexicon.English().Accusing[t.Lemma(verb)] {
			continue
		}
		t.Heads[v], t.Rels[v] = verb, "advcl"
		t.Heads[noun], t.Rels[noun] = v, "obj"
		t.Heads[of], t.Rels[of] = v, "mark"
		changed = true
	}
	return changed
}

// lastToDo hangs an infinitive right behind a noun that is the first, the last or the only one to do something on that
// noun: "dissolved the last company to make glass".
func (t *Tree) lastToDo() (changed bool) {
	for v := 2; v < len(t.Tokens); v++ {
		h := t.Head(v)
		if r := t.Rel(v); r != "advcl" && r != "xcomp" || t.Tokens[v].XPOS != "VB" || h < 0 || h > v ||
			t.Lower(v-1) != "to" || t.Head(v-1) != v || t.Child(v, "nsubj") >= 0 {
			continue
		}
		noun := v - 2
		if r := t.Rel(noun); t.Tokens[noun].UPOS != "NOUN" || t.Head(noun) != h || r != "obj" && r != "obl" {
			continue
		}
		for _, k := range t.Children(noun, "amod") {
			if w := t.Lower(k); w == "only" || w == "first" || w == "last" {
				changed = t.attach(v, noun, "acl") || changed
			}
		}
	}
	return changed
}
