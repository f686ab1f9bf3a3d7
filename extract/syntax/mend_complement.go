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
		v := t.Head(who)
		if t.Tokens[g].XPOS != "VBG" || v < 0 || v > who || t.Rel(who) != "obl" || t.Head(g) != v && t.Head(g) != who ||
			t.Rel(g) == "conj" {
			continue
		}
		p := t.Child(who, "case")
		if u := t.Tokens[who].UPOS; u != "PROPN" && u != "PRON" || p < 0 ||
			!lexicon.English().Entailing[t.Lemma(v)+" "+t.Lower(p)] {
			continue
		}
		if t.attach(g, v, "ccomp") && t.attach(who, g, "nsubj") && t.attach(p, g, "mark") {
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
	directive, delegating, negative := lexicon.English().Directive, lexicon.English().Delegating,
		lexicon.English().Negative
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
			used := object < 0 && mark == v+1 && (t.Lemma(v) == "use" ||
				negative[t.Lemma(v)] && t.Lemma(v) != "stop" && t.Lemma(v) != "halt")
			if used || object > v && object < mark && (directive[t.Lemma(v)] || delegating[t.Lemma(v)]) {
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
// objects: "floods hit the towns Voss and Bergen".
func (t *Tree) namedKinds() (changed bool) {
	settlements := lexicon.English().Settlements
	for i := 1; i < len(t.Tokens); i++ {
		kind, v := i-1, t.Head(i)
		if t.Rel(i) == "obj" && t.Tokens[i].UPOS == "PROPN" && t.Rel(kind) == "obj" && t.Head(kind) == v &&
			settlements[t.Lemma(kind)] && t.Child(kind, "det") >= 0 {
			changed = t.attach(i, kind, "appos") || changed
		}
	}
	return changed
}

// leftAs makes a complement of the adjective or participle right behind those whom something leaves so: "left two people
// dead".
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
			if m.Type != quadpress.Date || m.First != source+2 || t.Lemma(source+1) != "on" || m.Last >= len(t.Tokens) ||
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
