package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
)

// gerundsUnderTo makes a clause of a gerund and of the name or pronoun that a preposition stands before, where the verb says
// what comes of something: the report that "led to Lee resigning" did not lead to Lee.
func (t *tree) gerundsUnderTo() (changed bool) {
	for g := 2; g < len(t.Tokens); g++ {
		who := g - 1
		for t.rel(who) == "flat" && t.head(who) >= 0 {
			who = t.head(who)
		}
		v := t.head(who)
		if t.Tokens[g].XPOS != "VBG" || v < 0 || v > who || t.rel(who) != "obl" || t.head(g) != v && t.head(g) != who || t.rel(g) == "conj" {
			continue
		}
		p := t.child(who, "case")
		if u := t.Tokens[who].UPOS; u != "PROPN" && u != "PRON" || p < 0 || !loadLexicon().Entailing[t.lemma(v)+" "+t.lower(p)] {
			continue
		}
		if t.attach(g, v, "ccomp") && t.attach(who, g, "nsubj") && t.attach(p, g, "mark") {
			changed = true
		}
	}
	return changed
}

// infinitives makes complements of infinitives that are taken for purposes: of "used" without an object, "Iran used to arm
// Syria", of a verb that says that something was not done, "Merkel declined to meet Lavrov" (but "stopped to rest"), and of a verb of asking, ordering or allowing with one, "the general ordered the brigade, the last in the city, to withdraw".
func (t *tree) infinitives() (changed bool) {
	directive, delegating, negative := loadLexicon().Directive, loadLexicon().Delegating, loadLexicon().Negative
	for v := range t.Tokens {
		if t.Tokens[v].UPOS != "VERB" {
			continue
		}
		object := t.child(v, "obj", "iobj")
		for _, x := range t.children(v, "advcl") {
			mark := t.child(x, "mark")
			if x < v || mark < 0 || t.lemma(mark) != "to" || t.Tokens[x].Feat("VerbForm") != "Inf" {
				continue
			}
			used := object < 0 && mark == v+1 && (t.lemma(v) == "use" || negative[t.lemma(v)] && t.lemma(v) != "stop" && t.lemma(v) != "halt")
			if used || object > v && object < mark && (directive[t.lemma(v)] || delegating[t.lemma(v)]) {
				t.rels[x], changed = "xcomp", true
			}
		}
	}
	return changed
}

// placesInPlaces puts the second of two places under the first: "protests in Lyon in France".
func (t *tree) placesInPlaces() (changed bool) {
	for i := 1; i < len(t.Mentions); i++ {
		inner, outer := t.Mentions[i-1], t.Mentions[i]
		if inner.Type != quadpress.Place || outer.Type != quadpress.Place || outer.First != inner.Last+1 || t.lemma(inner.Last) != "in" {
			continue
		}
		a, b := t.spanHead(inner.First, inner.Last), t.spanHead(outer.First, outer.Last)
		if t.head(a) == t.head(b) && t.rel(a) == "nmod" && t.rel(b) == "nmod" {
			changed = t.attach(b, a, "nmod") || changed
		}
	}
	return changed
}

// namesTakeNone hangs on a noun what a parse hung on the name under it, which takes no such complement: "airstrikes by France on
// Raqqa", "criticism of Turkey from Germany".
func (t *tree) namesTakeNone() (changed bool) {
	takes := map[string]string{"on": "by", "against": "by", "over": "by", "from": "of", "by": "of"}
	for i := range t.Tokens {
		name := t.head(i)
		if t.rel(i) != "nmod" || name < 0 || name > i || t.Tokens[name].UPOS != "PROPN" || t.rel(name) != "nmod" {
			continue
		}
		noun := t.head(name)
		if noun < 0 || noun > name || t.Tokens[noun].UPOS != "NOUN" || takes[t.preposition(i)] == "" || takes[t.preposition(i)] != t.preposition(name) {
			continue
		}
		changed = t.attach(i, noun, "nmod") || changed
	}
	return changed
}

// ofTheLast hangs what stands under "of" on the second of two nouns where the first has a noun before it that says of what it is: of "a
// union leader and founder of the party" one founded the party.
func (t *tree) ofTheLast() (changed bool) {
	for i := range t.Tokens {
		first := t.head(i)
		if t.rel(i) != "nmod" || t.preposition(i) != "of" || first < 0 || first > i || t.Tokens[first].UPOS != "NOUN" {
			continue
		}
		last := t.wordBefore(i)
		joined := last > first && t.rel(last) == "conj" && (t.head(last) == first || t.rel(first) == "appos" && t.head(last) == t.head(first))
		if k := t.child(first, "compound"); joined && k >= 0 && t.Tokens[k].UPOS == "NOUN" {
			changed = t.attach(i, last, "nmod") || changed
		}
	}
	return changed
}

// bordersWith hangs on a border the neighbor named right behind it, not on the verb: "shot down a jet near its border with Syria".
func (t *tree) bordersWith() (changed bool) {
	for i := 2; i < len(t.Tokens); i++ {
		border := i - 2
		if t.preposition(i) == "with" && t.rel(i) == "obl" && t.lower(i-1) == "with" && loadLexicon().Borders[t.lemma(border)] && t.head(border) >= 0 {
			changed = t.attach(i, border, "nmod") || changed
		}
	}
	return changed
}

// namedKinds makes appositions of names right behind the noun for their kind, where a parse took the two for two objects: "floods hit the
// towns Voss and Bergen".
func (t *tree) namedKinds() (changed bool) {
	settlements := loadLexicon().Settlements
	for i := 1; i < len(t.Tokens); i++ {
		kind, v := i-1, t.head(i)
		if t.rel(i) == "obj" && t.Tokens[i].UPOS == "PROPN" && t.rel(kind) == "obj" && t.head(kind) == v && settlements[t.lemma(kind)] && t.child(kind, "det") >= 0 {
			changed = t.attach(i, kind, "appos") || changed
		}
	}
	return changed
}

// ownSubjects gives a verb the name between "and" and itself: "Russia attacked Syria, and France attacked Libya".
func (t *tree) ownSubjects() (changed bool) {
	for v := 2; v < len(t.Tokens); v++ {
		s := v - 1
		if t.Tokens[v].UPOS == "VERB" && t.Tokens[v].Feat("VerbForm") == "Fin" && t.rels[v] == "conj" && t.child(v, "nsubj") < 0 &&
			t.Tokens[s].UPOS == "PROPN" && t.rel(s) == "conj" && t.rel(s-1) == "cc" && t.head(s-1) == v {
			changed = t.attach(s, v, "nsubj") || changed
		}
	}
	return changed
}

// datelines takes the place and the agency before a dash out of the sentence: "VIENNA (AP) — The ministers met", "Kabul - Rebels
// met".
func (t *tree) datelines() (changed bool) {
	const longest = 6 // tokens
	dash := slices.IndexFunc(t.Tokens[:min(longest, len(t.Tokens))], isDash)
	if dash < 1 || t.Tokens[0].UPOS != "PROPN" || t.Tokens[dash].Form == "-" && t.Tokens[dash].Joined {
		return false
	}
	place := t.spanHead(0, 1)
	if !t.opensWithPlace() && strings.ToUpper(t.Tokens[0].Form) != t.Tokens[0].Form {
		return false
	}
	v := t.head(place)
	if v < dash || t.rel(place) != "nsubj" || slices.ContainsFunc(t.Tokens[dash+1:v], isDash) { // "Kabul – the capital – fell"
		return false
	}
	for k := dash + 1; k < v; k++ {
		inside := t.head(k) == place && strings.Contains("appos nmod conj flat", t.rel(k))
		if inside && t.attach(k, v, "nsubj") || t.head(k) == v && t.rel(k) == "nsubj" {
			t.rels[place] = "dislocated"
			return true
		}
	}
	return false
}

func isDash(w quadpress.Token) bool {
	return w.Form == "—" || w.Form == "–" || w.Form == "--" || w.Form == "-"
}

// opensWithPlace reports whether a sentence begins with the name of a place.
func (t *tree) opensWithPlace() bool {
	return len(t.Mentions) > 0 && t.Mentions[0].First == 0 && t.Mentions[0].Type == quadpress.Place
}

// daysOfSources puts the day of what someone says under the source: "According to officials on Monday, …".
func (t *tree) daysOfSources() (changed bool) {
	for i := range t.Tokens {
		source := t.head(i)
		if t.lemma(i) != "according" && t.Tokens[i].Form != "According" || t.rel(i) != "case" || source < i || t.Tokens[source].UPOS == "VERB" {
			continue
		}
		for _, m := range t.Mentions {
			if m.Type != quadpress.Date || m.First != source+2 || t.lemma(source+1) != "on" || m.Last >= len(t.Tokens) || t.Tokens[m.Last].Form != "," {
				continue
			}
			if day := t.spanHead(m.First, m.Last); t.head(day) == t.head(source) {
				changed = t.attach(day, source, "nmod") || changed
			}
		}
	}
	return changed
}

// recipients makes an indirect object of the first of two objects of a verb of giving, "Lee gave Roe a car", or of naming to an
// office, "Lee appointed Roe prime minister".
func (t *tree) recipients() (changed bool) {
	for v := range t.Tokens {
		if l := t.lemma(v); !loadLexicon().Giving[l] && !loadLexicon().Appointing[l] || t.child(v, "iobj", "nsubj:pass", "aux:pass") >= 0 {
			continue
		}
		if all := t.children(v, "obj"); len(all) == 2 && all[0] > v && (t.Tokens[all[0]].UPOS == "PROPN" || t.Tokens[all[0]].UPOS == "PRON") {
			t.rels[all[0]], changed = "iobj", true
		}
	}
	return changed
}

// reducedRelatives makes an attribute of a participle that a parse took for a clause with the subject of the verb after it: "Rebels
// led by Ann Lee marched on Homs".
func (t *tree) reducedRelatives() (changed bool) {
	for v := range t.Tokens {
		main := t.head(v)
		if t.rel(v) != "advcl" || main < v || t.Tokens[v].XPOS != "VBN" && t.Tokens[v].XPOS != "VBD" || t.child(v, "aux", "mark") >= 0 || t.child(main, "nsubj", "csubj", "expl") >= 0 {
			continue
		}
		who, by := t.child(v, "nsubj"), t.child(v, "obl")
		if who < 0 || who > v || by < v || t.preposition(by) != "by" || t.Tokens[v-1].UPOS == "PUNCT" || !t.attach(who, main, "nsubj") {
			continue
		}
		t.attach(v, who, "acl")
		changed = true
	}
	return changed
}

// clauseOpeners makes conjunctions of prepositions that open a finite clause, and its subject of what was taken to stand
// under them: "left after the body was found".
func (t *tree) clauseOpeners() (changed bool) {
	for v := range t.Tokens {
		if t.Tokens[v].UPOS != "VERB" || t.rel(v) != "advcl" || t.child(v, "nsubj", "csubj", "expl") >= 0 {
			continue
		}
		a := t.child(v, "aux")
		if a < 0 || t.Tokens[a].Feat("VerbForm") != "Fin" {
			continue
		}
		for _, k := range t.children(v, "obl") {
			p := t.child(k, "case")
			if k > a || p < 0 || !loadLexicon().Opening[t.lower(p)] || t.isTimeWord(k) || !t.attach(p, v, "mark") {
				continue
			}
			t.rels[k] = "nsubj"
			if t.rels[a] == "aux:pass" {
				t.rels[k] = "nsubj:pass"
			}
			changed = true
			break
		}
	}
	return changed
}

// isTimeWord reports whether a word names a time by itself: "Monday".
func (t *tree) isTimeWord(i int) bool {
	return t.Tokens[i].UPOS == "NUM" || loadLexicon().Times[t.lower(i)]
}
