package syntax

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
)

// gerundsUnderTo makes a clause of a gerund and of the name or pronoun that a preposition stands before, where the verb
// says what comes of something: the report that "led to Lee resigning" did not lead to Lee.
func (t *Tree) gerundsUnderTo() (changed bool) {
	for g := 2; g < len(t.Tokens); g++ {
		who := g - 1
		for t.Rel(who) == "flat" && t.Head(who) >= 0 {
			who = t.Head(who)
		}
		v, verb := t.Head(who), g
		if t.Rel(g) == "aux" && t.Head(g) > g { // "led to Berg being arrested"
			verb = t.Head(g)
		}
		if t.Tokens[g].XPOS != "VBG" || v < 0 || v > who || t.Rel(who) != "obl" || t.Head(verb) != v && t.Head(verb) != who ||
			t.Rel(verb) == "conj" {
			continue
		}
		p := t.Child(who, "case")
		// "led to a law banning guns" is no gerund, "led to the state closing schools" mostly one
		clause := t.Rel(verb) == "advcl" && t.Head(verb) == v && t.Tokens[who].UPOS == "NOUN"
		if u := t.Tokens[who].UPOS; u != "PROPN" && u != "PRON" && !clause || p < 0 ||
			!lexicon.English().Entailing[t.Lemma(v)+" "+t.Lower(p)] {
			continue
		}
		if t.attach(verb, v, "ccomp") && t.attach(who, verb, "nsubj") && t.attach(p, verb, "mark") {
			changed = true
		}
	}
	return changed
}

// infinitives makes complements of infinitives that are taken for purposes: of "used" without an object, "Iran used to
// arm Syria", of a verb that says that something was not done, "Merkel declined to meet Lavrov" (but "stopped to
// rest"), and of a verb of asking, ordering or allowing with one, "the general ordered the brigade, the last in the
// city, to withdraw".
func (t *Tree) infinitives() (changed bool) {
	lex := lexicon.English()
	directive, delegating, causing, negative := lex.Directive, lex.Delegating, lex.Causing, lex.Negative
	for v := range t.Tokens {
		if t.Tokens[v].UPOS != "VERB" {
			continue
		}
		object := t.Child(v, "obj", "iobj")
		for _, x := range t.Children(v, "advcl") {
			mark := t.Child(x, "mark")
			if x < v || mark < 0 || t.Lemma(mark) != "to" || t.Tokens[x].Feat("VerbForm") != "Inf" {
				continue
			}
			goesOn := mark == v+2 && lex.Aspect[t.Lemma(v)+"+"+t.Lower(v+1)] // "went on to say"
			used := goesOn || object < 0 && mark == v+1 && (t.Lemma(v) == "use" ||
				negative[t.Lemma(v)] && t.Lemma(v) != "stop" && t.Lemma(v) != "halt")
			if used || object > v && object < mark && (directive[t.Lemma(v)] || delegating[t.Lemma(v)] || causing[t.Lemma(v)]) {
				t.Rels[x], changed = "xcomp", true
			}
		}
	}
	return changed
}

// placesInPlaces puts the second of two places under the first: "protests in Lyon in France".
func (t *Tree) placesInPlaces() (changed bool) {
	for i := 1; i < len(t.Mentions); i++ {
		inner, outer := t.Mentions[i-1], t.Mentions[i]
		if inner.Type != quadpress.Place || outer.Type != quadpress.Place || outer.First != inner.Last+1 ||
			t.Lemma(inner.Last) != "in" {
			continue
		}
		a, b := t.SpanHead(inner.First, inner.Last), t.SpanHead(outer.First, outer.Last)
		if t.Head(a) == t.Head(b) && t.Rel(a) == "nmod" && t.Rel(b) == "nmod" {
			changed = t.attach(b, a, "nmod") || changed
		}
	}
	return changed
}

// sidesOfPlaces hangs on a place what says to which side of another it lies: in "was born in Lom, south of Bergen" Lom
// does.
func (t *Tree) sidesOfPlaces() (changed bool) {
	for i := 2; i < len(t.Tokens)-1; i++ {
		if t.Tokens[i-1].Form != "," || !lexicon.English().Sides[t.Lower(i)] || t.Lower(i+1) != "of" {
			continue
		}
		m := t.MentionAround(i - 2)
		if m == nil || m.Type != quadpress.Place {
			continue
		}
		if place := t.SpanHead(m.First, m.Last); t.Head(i) == t.Head(place) {
			changed = t.attach(i, place, "advmod") || changed
		}
	}
	return changed
}

// namesTakeNone hangs on a noun what a parse hung on the name under it, which takes no such complement: "airstrikes by
// France on Raqqa", "criticism of Turkey from Germany".
func (t *Tree) namesTakeNone() (changed bool) {
	takes := map[string]string{"on": "by", "against": "by", "over": "by", "from": "of", "by": "of"}
	for i := range t.Tokens {
		name := t.Head(i)
		if t.Rel(i) != "nmod" || name < 0 || name > i || t.Tokens[name].UPOS != "PROPN" || t.Rel(name) != "nmod" {
			continue
		}
		noun := t.Head(name)
		if noun < 0 || noun > name || t.Tokens[noun].UPOS != "NOUN" || takes[t.Preposition(i)] == "" ||
			takes[t.Preposition(i)] != t.Preposition(name) {
			continue
		}
		changed = t.attach(i, noun, "nmod") || changed
	}
	return changed
}

// ofTheLast hangs what stands under "of" on the second of two nouns where the first has a noun before it that says of
// what it is: of "a union leader and founder of the party" one founded the party.
func (t *Tree) ofTheLast() (changed bool) {
	for i := range t.Tokens {
		first := t.Head(i)
		if t.Rel(i) != "nmod" || t.Preposition(i) != "of" || first < 0 || first > i || t.Tokens[first].UPOS != "NOUN" {
			continue
		}
		last := t.WordBefore(i)
		joined := last > first && t.Rel(last) == "conj" &&
			(t.Head(last) == first || t.Rel(first) == "appos" && t.Head(last) == t.Head(first))
		if k := t.Child(first, "compound"); joined && k >= 0 && t.Tokens[k].UPOS == "NOUN" {
			changed = t.attach(i, last, "nmod") || changed
		}
	}
	return changed
}

// bordersWith hangs on a border the neighbor named right behind it, not on the verb: "shot down a jet near its border
// with Syria".
func (t *Tree) bordersWith() (changed bool) {
	for i := 2; i < len(t.Tokens); i++ {
		border := i - 2
		if t.Preposition(i) == "with" && t.Rel(i) == "obl" && t.Lower(i-1) == "with" &&
			lexicon.English().Borders[t.Lemma(border)] && t.Head(border) >= 0 {
			changed = t.attach(i, border, "nmod") || changed
		}
	}
	return changed
}

// namedKinds makes appositions of names right behind the noun for their kind, where a parse took the two for two
// objects or two subjects: "floods hit the towns Voss and Bergen", "the shipping company Nordsjo said".
func (t *Tree) namedKinds() (changed bool) {
	settlements := lexicon.English().Settlements
	for i := 1; i < len(t.Tokens); i++ {
		kind, v := i-1, t.Head(i)
		if t.Rel(i) == "obj" && t.Tokens[i].UPOS == "PROPN" && t.Rel(kind) == "obj" && t.Head(kind) == v &&
			settlements[t.Lemma(kind)] && t.Child(kind, "det") >= 0 {
			changed = t.attach(i, kind, "appos") || changed
		}
		if t.Rel(i) == "nsubj" && t.Tokens[i].UPOS == "PROPN" && t.Rel(kind) == "nsubj" && t.Head(kind) == v && v > i &&
			t.Tokens[kind].UPOS == "NOUN" && t.Child(kind, "det") >= 0 {
			changed = t.attach(i, kind, "appos") || changed
		}
	}
	return changed
}

// distances hangs how far on the direction right behind it, where a parse took it for an object: "struck 30 km south of
// Lyon".
func (t *Tree) distances() (changed bool) {
	for i := 1; i+1 < len(t.Tokens); i++ {
		if t.Tokens[i].UPOS == "NOUN" && t.Child(i, "nummod") >= 0 && lexicon.English().Sides[t.Lower(i+1)] &&
			t.Rel(i) == "obj" && t.Head(i) == t.Head(i+1) && t.Child(i+1, "obl", "nmod") > i {
			changed = t.attach(i, i+1, "obl:unmarked") || changed
		}
	}
	return changed
}

// worths puts the amount behind "worth" under it, and both under the noun before: who "stole goods worth $2 million"
// stole goods.
func (t *Tree) worths() (changed bool) {
	for w := 1; w+1 < len(t.Tokens); w++ {
		if t.Lower(w) != "worth" || t.Tokens[w].UPOS != "ADJ" && t.Tokens[w].UPOS != "ADP" || t.Child(w, "cop") >= 0 {
			continue
		}
		noun, x := w-1, w+1
		for h := t.Head(x); h > w; h = t.Head(x) {
			x = h
		}
		if u := t.Tokens[x].UPOS; t.Tokens[noun].UPOS != "NOUN" || u != "NOUN" && u != "SYM" && u != "NUM" {
			continue
		}
		if v := t.Head(w); v >= 0 && v < noun && t.Head(noun) == w { // "sold shares worth $2 million to the bank"
			for _, k := range t.Kids[w] {
				if k != x {
					t.Heads[k] = v
				}
			}
			t.Rels[noun] = "obj"
		}
		if t.Within(noun, w) || t.Within(noun, x) {
			continue
		}
		t.Heads[w], t.Rels[w] = noun, "amod"
		t.Heads[x], t.Rels[x] = w, "obj"
		changed = true
	}
	return changed
}

// calledByAge makes the speaker of one who is called by an age, where a parse took the age for what is said: "“Not me,”
// said the 22-year-old".
func (t *Tree) calledByAge() (changed bool) {
	for i := 1; i < len(t.Tokens); i++ {
		v := t.Head(i)
		if v >= 0 && v < i && t.Lemma(i) == "old" && t.Rel(i) == "ccomp" && t.Child(i, "det") >= 0 &&
			lexicon.English().Quotative[t.Lemma(v)] && t.Child(v, "nsubj") < 0 {
			t.Rels[i], changed = "nsubj", true
		}
	}
	return changed
}

// leftAs makes a complement of the adjective or participle right behind those whom something leaves so: "left two
// people dead".
func (t *Tree) leftAs() (changed bool) {
	for x := 2; x < len(t.Tokens); x++ {
		who := t.Head(x)
		if who < 0 || who > x || t.Rel(x) != "amod" && t.Rel(x) != "acl" || !lexicon.English().LeftAs[t.Lower(x)] ||
			t.Child(x, "obl", "nsubj", "aux", "mark") >= 0 {
			continue
		}
		if v := t.Head(who); t.Rel(who) == "obj" && v >= 0 && v < who && t.Lemma(v) == "leave" {
			changed = t.attach(x, v, "xcomp") || changed
		}
	}
	return changed
}

// ownSubjects gives a verb the name between "and" and itself: "Russia attacked Syria, and France attacked Libya".
func (t *Tree) ownSubjects() (changed bool) {
	for v := 2; v < len(t.Tokens); v++ {
		s := v - 1
		if t.Tokens[v].UPOS == "VERB" && t.Tokens[v].Feat("VerbForm") == "Fin" && t.Rels[v] == "conj" &&
			t.Child(v, "nsubj") < 0 &&
			t.Tokens[s].UPOS == "PROPN" && t.Rel(s) == "conj" && t.Rel(s-1) == "cc" && t.Head(s-1) == v {
			changed = t.attach(s, v, "nsubj") || changed
		}
	}
	return changed
}

// datelines takes the place and the agency before a dash out of the sentence: "VIENNA (AP) — The ministers met", "Kabul
// - Rebels met".
func (t *Tree) datelines() (changed bool) {
	const longest = 6 // tokens
	dash := slices.IndexFunc(t.Tokens[:min(longest, len(t.Tokens))], isDash)
	if dash < 1 || t.Tokens[0].UPOS != "PROPN" || t.Tokens[dash].Form == "-" && t.Tokens[dash].Joined {
		return false
	}
	place := t.SpanHead(0, 1)
	if !t.opensWithPlace() && strings.ToUpper(t.Tokens[0].Form) != t.Tokens[0].Form {
		return false
	}
	v := t.Head(place)
	// "Kabul – the capital – fell"
	if v < dash || t.Rel(place) != "nsubj" || slices.ContainsFunc(t.Tokens[dash+1:v], isDash) {
		return false
	}
	for k := dash + 1; k < v; k++ {
		inside := t.Head(k) == place && strings.Contains("appos nmod conj flat", t.Rel(k))
		if inside && t.attach(k, v, "nsubj") || t.Head(k) == v && t.Rel(k) == "nsubj" {
			t.Rels[place] = "dislocated"
			return true
		}
	}
	return false
}

func isDash(w quadpress.Token) bool {
	return w.Form == "—" || w.Form == "–" || w.Form == "--" || w.Form == "-"
}

// gerundSubjects gives a gerund the noun between it and its preposition for a subject: "because of workers leaving".
func (t *Tree) gerundSubjects() (changed bool) {
	for v := range t.Tokens {
		m, g := t.Child(v, "mark"), t.Head(v)
		if t.Tokens[v].XPOS != "VBG" || g < 0 || m < 0 || t.Tokens[m].UPOS != "ADP" || t.Child(v, "nsubj") >= 0 {
			continue
		}
		for i := m + 1; i < v; i++ {
			if t.Head(i) == g && (t.Rel(i) == "obl" || t.Rel(i) == "nmod") && t.Preposition(i) == "" &&
				!lexicon.English().Times[t.Lower(i)] {
				changed = t.attach(i, v, "nsubj") || changed
			}
		}
	}
	return changed
}

// gerundsAsSubjects makes the subject of a verb that has none of a gerund right before it, without a comma between:
// "but reopening the mill was expected to take longer".
func (t *Tree) gerundsAsSubjects() (changed bool) {
	for g := range t.Tokens {
		v := t.Head(g)
		if t.Tokens[g].XPOS != "VBG" || t.Rels[g] != "advcl" || v < g || !t.isFinite(v) ||
			t.Child(v, "nsubj", "csubj", "expl") >= 0 || t.Child(g, "mark", "nsubj", "aux") >= 0 {
			continue
		}
		tokens := t.Subtree(g, nil)
		last := tokens[len(tokens)-1]
		next := last + 1
		if next == len(t.Tokens) || t.Tokens[last].UPOS == "PUNCT" || next != v && t.Head(next) != v ||
			t.Tokens[next].UPOS == "PUNCT" {
			continue
		}
		rel := "csubj"
		if t.passive(v) {
			rel = "csubj:pass"
		}
		changed = t.attach(g, v, rel) || changed
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

// provisos makes a subordinator of a participle that states a condition: "will leave provided France agrees".
func (t *Tree) provisos() (changed bool) {
	for i := range t.Tokens {
		x, main := t.Child(i, "ccomp"), t.ClauseHead(i)
		if t.Tokens[i].UPOS != "VERB" || !lexicon.English().Conditional[t.Lower(i)] || x < i || main < 0 || main > i ||
			t.Child(x, "nsubj") < i || t.Child(i, "obj", "aux", "nsubj") >= 0 {
			continue
		}
		if t.attach(x, main, "advcl") {
			t.Heads[i], t.Rels[i] = x, "mark"
			changed = true
		}
	}
	return changed
}

// imperatives joins an imperative to the one before it, not to a clause between them: "If they are watching, take the
// car and leave".
func (t *Tree) imperatives() (changed bool) {
	for v := range t.Tokens {
		first := t.Head(v)
		if t.Rel(v) != "conj" || t.Tokens[v].XPOS != "VB" || t.Child(v, "aux", "nsubj", "mark") >= 0 || first < 0 ||
			t.Tokens[first].XPOS == "VB" || t.Child(first, "nsubj") < 0 {
			continue
		}
		modal := func(k int) bool { x := t.Tokens[k].XPOS; return t.Rel(k) == "aux" && (x == "MD" || t.Lemma(k) == "do") }
		if slices.ContainsFunc(t.Kids[first], modal) {
			continue
		}
		for h := v - 1; h >= 0; h-- {
			if t.Rel(h) != "conj" && t.imperative(h) {
				changed = t.attach(v, h, "conj") || changed
				break
			}
		}
	}
	return changed
}

// chargesOf hangs what someone is charged with on the verb, not on who is charged: "accused the network of breaking the
// law", "accused it of swindling".
func (t *Tree) chargesOf() (changed bool) {
	lex := lexicon.English()
	for x := range t.Tokens {
		whom, m := t.Head(x), t.Child(x, "mark", "case")
		if strings.HasSuffix(t.Lower(x), "ing") && t.Rel(x) == "obl" && m >= 0 && m < x && t.Rel(m) == "mark" {
			// "prevents people from voting"
			if changed = true; t.Tokens[x].UPOS == "VERB" {
				t.Rels[x] = "advcl"
			} else {
				t.Rels[m] = "case"
			}
			continue
		}
		if m < 0 || m > x || whom < 0 || t.Rel(whom) != "obj" || !strings.HasSuffix(t.Lower(x), "ing") &&
			(t.Tokens[whom].UPOS != "PROPN" || t.Rel(x) != "nmod") { // "cleared Mr Holt of murder"
			continue
		}
		rel := map[string]string{"acl": "advcl", "nmod": "obl"}[t.Rel(x)]
		v := t.Head(whom)
		if rel == "" || v < 0 || v > whom {
			continue
		}
		if key := t.Lemma(v) + " " + t.Lower(m); lex.Charging[key] || lex.Preventing[key] {
			changed = t.attach(x, v, rel) || changed
		}
	}
	return changed
}

// opensWithPlace reports whether a sentence begins with the name of a place.
func (t *Tree) opensWithPlace() bool {
	return len(t.Mentions) > 0 && t.Mentions[0].First == 0 && t.Mentions[0].Type == quadpress.Place
}

// daysOfSources puts the day of what someone says under the source: "According to officials on Monday, …".
func (t *Tree) daysOfSources() (changed bool) {
	for i := range t.Tokens {
		source := t.Head(i)
		if t.Lemma(i) != "according" && t.Tokens[i].Form != "According" || t.Rel(i) != "case" || source < i ||
			t.Tokens[source].UPOS == "VERB" {
			continue
		}
		for _, m := range t.Mentions {
			before := m.First - 1
			for before > source && (t.Lemma(before) == "on" || t.Tokens[before].UPOS == "ADV") {
				before--
			}
			if m.Type != quadpress.Date || before < source || !t.Within(before, source) || m.Last >= len(t.Tokens) ||
				t.Tokens[m.Last].Form != "," {
				continue
			}
			if day := t.SpanHead(m.First, m.Last); t.Head(day) == t.Head(source) {
				changed = t.attach(day, source, "nmod") || changed
			}
		}
	}
	return changed
}

// recipients makes an indirect object of the first of two objects of a verb of giving, "Lee gave Roe a car", or of
// naming to an office, "Lee appointed Roe prime minister".
func (t *Tree) recipients() (changed bool) {
	for v := range t.Tokens {
		if l := t.Lemma(v); !lexicon.English().Giving[l] && !lexicon.English().Appointing[l] ||
			t.Child(v, "iobj", "nsubj:pass", "aux:pass") >= 0 {
			continue
		}
		if all := t.Children(v, "obj"); len(all) == 2 && all[0] > v &&
			(t.Tokens[all[0]].UPOS == "PROPN" || t.Tokens[all[0]].UPOS == "PRON") {
			t.Rels[all[0]], changed = "iobj", true
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

// tools gives to the clause the participle by which it says what someone did it with, which a parse gave to the noun
// before: "found ice on the moon using a telescope". What is done by using something uses nothing.
func (t *Tree) tools() (changed bool) {
	for v := 2; v < len(t.Tokens); v++ {
		noun := t.Head(v)
		if t.Lower(v) != "using" || t.Rel(v) != "acl" || noun < 0 || noun > v || t.Child(v, "mark", "aux") >= 0 ||
			!t.isLifeless(noun) {
			continue
		}
		for t.Rel(noun) == "nmod" || t.Rel(noun) == "conj" {
			noun = t.Head(noun)
		}
		verb := t.Head(noun)
		if rel := t.Rel(noun); (rel == "obj" || rel == "obl") && verb >= 0 && verb < noun && t.Tokens[verb].UPOS == "VERB" &&
			t.Child(verb, "obj") >= 0 {
			changed = t.attach(v, verb, "advcl") || changed
		}
	}
	return changed
}

// isLifeless reports whether a word is a common noun for nobody and no body.
func (t *Tree) isLifeless(i int) bool {
	lex, lemma := lexicon.English(), t.Lemma(i)
	return t.Tokens[i].UPOS == "NOUN" && !lex.Persons[lemma] && !lex.Plurals[t.Lower(i)] && !lex.Collectives[lemma] &&
		!lex.Roles[lemma] && lex.BodyType(lemma) == ""
}

// tasks gives to a subject the infinitive right behind it that a parse gave to the verb: "The order to close schools
// angered parents".
func (t *Tree) tasks() (changed bool) {
	for v := 2; v < len(t.Tokens); v++ {
		to, noun := v-1, v-2
		if t.Rel(v) == "advcl" && t.Tokens[v].Feat("VerbForm") == "Inf" && t.Tokens[to].Form == "to" &&
			t.Tokens[noun].UPOS == "NOUN" && t.Rel(noun) == "nsubj" && t.Head(noun) == t.Head(v) && t.Head(v) > v {
			changed = t.attach(v, noun, "acl") || changed
		}
	}
	return changed
}

// verbKey is a verb with its particle: "lead up".
func (t *Tree) verbKey(v int) string {
	if p := t.Child(v, "compound"); p > v {
		return t.Lemma(v) + " " + t.Lower(p)
	}
	return t.Lemma(v)
}

// releases gives to a work the participle that a parse gave to its maker: "an album by Kari Lund, released by Siemens".
func (t *Tree) releases() (changed bool) {
	lex := lexicon.English()
	for v := range t.Tokens {
		if !lex.Publishing[t.Lemma(v)] || t.Rel(v) != "acl" || t.Tokens[v].XPOS != "VBN" && t.Tokens[v].XPOS != "VBD" {
			continue
		}
		maker := t.Head(v)
		for maker >= 0 && (t.Rel(maker) == "appos" || t.Rel(maker) == "flat" || t.Rel(maker) == "conj") {
			maker = t.Head(maker)
		}
		if maker < 0 || t.Rel(maker) != "nmod" || t.Preposition(maker) != "by" {
			continue
		}
		if work := t.Head(maker); work >= 0 && lex.Works[t.Lemma(work)] && work < maker {
			changed = t.attach(v, work, "acl") || changed
		}
	}
	return changed
}

// clauseOpeners makes conjunctions of prepositions that open a finite clause, and its subject of what was taken to
// stand under them: "left after the body was found".
func (t *Tree) clauseOpeners() (changed bool) {
	for v := range t.Tokens {
		if t.Tokens[v].UPOS != "VERB" || t.Rel(v) != "advcl" || t.Child(v, "nsubj", "csubj", "expl") >= 0 {
			continue
		}
		a := t.Child(v, "aux")
		if a < 0 || t.Tokens[a].Feat("VerbForm") != "Fin" {
			continue
		}
		for _, k := range t.Children(v, "obl") {
			p := t.Child(k, "case")
			if k > a || p < 0 || !lexicon.English().Opening[t.Lower(p)] || t.isTimeWord(k) || !t.attach(p, v, "mark") {
				continue
			}
			t.Rels[k] = "nsubj"
			if t.Rels[a] == "aux:pass" {
				t.Rels[k] = "nsubj:pass"
			}
			changed = true
			break
		}
	}
	return changed
}

// isTimeWord reports whether a word names a time by itself: "Monday".
func (t *Tree) isTimeWord(i int) bool {
	return t.Tokens[i].UPOS == "NUM" || lexicon.English().Times[t.Lower(i)]
}
