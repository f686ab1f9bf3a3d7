package syntax

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/language/wordnet"
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
			used := goesOn || object < 0 && (mark == v+1 && t.Lemma(v) == "use" || t.onlyTimes(v+1, mark) &&
				negative[t.Lemma(v)] && t.Lemma(v) != "stop" && t.Lemma(v) != "halt")
			if used || object > v && object < mark && (directive[t.Lemma(v)] || delegating[t.Lemma(v)] || causing[t.Lemma(v)]) {
				t.Rels[x], changed = "xcomp", true
			}
		}
		for _, x := range t.Children(v, "xcomp") { // "drove tractors into town to protest": not the tractors
			mark, subject := t.Child(x, "mark"), t.Child(v, "nsubj")
			if object > v && object < x && mark > object+1 && t.Lemma(mark) == "to" && t.isLifeless(object) &&
				t.acts(subject, x) && !t.acts(object, x) {
				t.Rels[x], changed = "advcl", true
			}
		}
		if object < v || !t.isLifeless(object) || t.foresees(object) {
			continue
		}
		for _, x := range t.Children(object, "acl") { // "broke ranks to support her"
			mark, subject := t.Child(x, "mark"), t.Child(v, "nsubj")
			if mark == object+1 && t.Lemma(mark) == "to" && t.Child(x, "obj") > x && t.acts(subject, x) && !t.acts(object, x) {
				changed = t.attach(x, v, "advcl") || changed
			}
		}
	}
	return changed
}

// foresees reports whether a noun has an infinitive for what it is about: "a plan to leave", "the money to buy it".
func (t *Tree) foresees(noun int) bool {
	lex, lemma := lexicon.English(), t.Lemma(noun)
	return lex.Foresees(lemma) || lex.Intended[lemma] || lex.Content[lemma] || lex.InOrder[lemma] ||
		t.Child(noun, "det", "amod", "nmod:poss") >= 0
}

// onlyTimes reports whether nothing but a phrase for a time stands between two places: "declined on Monday to say".
func (t *Tree) onlyTimes(first, last int) bool {
	if first >= last {
		return first == last
	}
	k := last - 1
	for t.Head(k) >= first && t.Head(k) < last {
		k = t.Head(k)
	}
	words := t.Subtree(k, nil)
	return t.isTimeWord(k) && words[0] == first && words[len(words)-1] == last-1
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

// countsLeftAs makes an object of the number of those whom something leaves so, and a clause of a second one behind
// "and": "left three dead and a dozen wounded".
func (t *Tree) countsLeftAs() (changed bool) {
	left := -1
	for x := 1; x < len(t.Tokens); x++ {
		if t.Tokens[x].UPOS == "VERB" && t.Lemma(x) == "leave" {
			left = x
		}
		count := t.Child(x, "nummod", "obl", "nsubj")
		if left < 0 || !lexicon.English().LeftAs[t.Lower(x)] || count != x-1 || count <= left ||
			t.Tokens[count].UPOS != "NUM" || t.Child(x, "aux", "cop", "mark") >= 0 {
			continue
		}
		switch {
		case t.Head(x) == left && (t.Rel(x) == "obj" || t.Rel(x) == "xcomp"):
			for k := left + 1; k < count; k++ {
				if t.Head(k) == x {
					t.Heads[k] = count
				}
			}
			for _, k := range t.Children(x, "conj") {
				if k > x && t.attach(k, left, "conj") {
					changed = true
				}
			}
			if t.attach(count, left, "obj") {
				t.Rels[x], changed = "xcomp", true
			}
		case t.Rel(x) == "conj" && t.Head(x) == left:
			t.Rels[count], changed = "nsubj:pass", true
		}
	}
	return changed
}

// shotDead makes a complement of the adjective between a verb and the number, the article or the owner of its object:
// "shot dead two guards", "cut short her trip".
func (t *Tree) shotDead() (changed bool) {
	for x := 1; x < len(t.Tokens)-1; x++ {
		who, v := t.Head(x), x-1
		if r := t.Rel(x); r != "amod" && r != "case" || who <= x+1 || t.Rel(who) != "obj" || t.Head(who) != v ||
			t.Tokens[v].UPOS != "VERB" {
			continue
		}
		as := t.Lower(x)
		if lexicon.English().LeftAs[as] && t.Child(who, "det", "nummod") > x ||
			as == "short" && t.Lemma(v) == "cut" && t.Child(who, "det", "nmod:poss") > x {
			changed = t.attach(x, v, "xcomp") || changed
		}
	}
	return changed
}

// deadSomewhere hangs where someone was shot dead, found hurt or left homeless on the verb, not on the adjective: "was
// shot dead outside a gym".
func (t *Tree) deadSomewhere() (changed bool) {
	for i := range t.Tokens {
		x := t.Head(i)
		if x < 0 || x > i || t.Rel(i) != "obl" || t.Rel(x) != "xcomp" || !lexicon.English().LeftAs[t.Lower(x)] ||
			!lexicon.English().Locative[t.Preposition(i)] {
			continue
		}
		if v := t.Head(x); v >= 0 && v < x && t.Tokens[v].UPOS == "VERB" {
			changed = t.attach(i, v, "obl") || changed
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
			(t.Rel(x) != "nmod" || t.Tokens[whom].UPOS != "PROPN" && wordnet.NatureOf(t.Lemma(x)) != wordnet.Event) {
			continue // but "cleared Mr Holt of murder", "convicted an officer of manslaughter"
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

// releases gives to a work or a text the participle that a parse gave to its maker: "an album by Kari Lund, released by
// Siemens", "a statement from the palace issued on Friday".
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
		if maker < 0 || t.Rel(maker) != "nmod" {
			continue
		}
		work, of := t.Head(maker), t.Preposition(maker)
		if work < 0 || work > maker || !lex.Works[t.Lemma(work)] && !lex.Sources[t.Lemma(work)] {
			continue
		}
		body := !lex.Works[t.Lemma(maker)] && !lex.Sources[t.Lemma(maker)] && t.Tokens[maker].XPOS != "NNS"
		if of == "by" || (of == "from" || of == "of") && lex.Sources[t.Lemma(work)] && body { // but "a list of songs released"
			changed = t.attach(v, work, "acl") || changed
		}
	}
	return changed
}

// isTimeWord reports whether a word names a time by itself: "Monday".
func (t *Tree) isTimeWord(i int) bool {
	return t.Tokens[i].UPOS == "NUM" || lexicon.English().Times[t.Lower(i)]
}

// sharesBesideTimes parts a share from the time behind it: "rose by a fifth last year" has no fifth year.
func (t *Tree) sharesBesideTimes() (changed bool) {
	for i := 2; i+1 < len(t.Tokens); i++ {
		unit := t.Head(i)
		if t.Tokens[i].Feat("NumType") != "Ord" || t.Lower(i-1) != "a" || unit < i+2 || !t.isTimeWord(unit) ||
			t.Tokens[i-2].UPOS != "ADP" && t.Tokens[i-2].UPOS != "VERB" {
			continue
		}
		if w := t.Lower(i + 1); w != "last" && w != "this" && w != "next" {
			continue
		}
		verb := t.Head(unit)
		if verb < 0 || !t.attach(i, verb, "obl") {
			continue
		}
		for k := i - 2; k < i; k++ {
			if t.Head(k) == unit {
				t.Heads[k] = i
			}
		}
		t.Rels[unit], changed = "obl", true
	}
	return changed
}

// forSubjects gives an infinitive with "for" the subject that stands between the two: "called for the case to be
// reopened", "paid for Lind to attend".
func (t *Tree) forSubjects() (changed bool) {
	for v := range t.Tokens {
		to := t.Child(v, "mark")
		if marks := t.Children(v, "mark"); len(marks) == 2 && t.Lower(marks[0]) == "for" {
			to = marks[1]
		}
		if to < 0 || t.Lower(to) != "to" || t.Child(v, "nsubj") >= 0 {
			continue
		}
		i := t.forWhom(v, to)
		if i < 0 {
			continue
		}
		rel := "nsubj"
		if a := t.Child(v, "aux"); a >= 0 && t.Rels[a] == "aux:pass" {
			rel = "nsubj:pass"
		}
		mark := t.Child(i, "case")
		if !t.attach(i, v, rel) {
			continue
		}
		changed = true
		if mark >= 0 {
			t.attach(mark, v, "mark")
		}
	}
	return changed
}

// forWhom is the head of what stands between "for" and the "to" of an infinitive, beside that in the tree; -1 for none.
func (t *Tree) forWhom(v, to int) int {
	above := t.Head(v)
	if above < 0 || above > to {
		return -1
	}
	for i := above + 1; i < to; i++ {
		if t.Head(i) != above || t.Rel(i) != "obl" && t.Rel(i) != "obj" {
			continue
		}
		switch p := t.Preposition(i); {
		case p == "" && slices.ContainsFunc(t.Children(v, "mark"), func(m int) bool { return m < i }):
			return i // "for" hangs on the infinitive already
		case p == "for" && slices.Max(t.Subtree(i, nil)) == to-1 && lexicon.English().Arranging[t.Lemma(above)] &&
			(!t.isLifeless(i) || t.Child(v, "aux") >= 0): // not "pushed for money to avoid a strike"
			return i
		}
	}
	return -1
}
