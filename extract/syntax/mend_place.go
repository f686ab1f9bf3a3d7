package syntax

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
)

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

// courtsOfTrials hangs on the verb the court that a parse gave to the crime: "stood trial for murder at the Crown
// Court".
func (t *Tree) courtsOfTrials() (changed bool) {
	lex := lexicon.English()
	for i := range t.Tokens {
		crime := t.Head(i)
		if crime < 0 || crime > i || t.Rel(i) != "nmod" || t.Rel(crime) != "obl" || t.Lower(i) != "court" {
			continue
		}
		v := t.Head(crime)
		if v < 0 || !lex.Locative[t.Preposition(i)] {
			continue
		}
		trial := t.Child(v, "obj")
		if lex.Penalizing[t.Lemma(v)] || trial >= 0 && t.Lemma(trial) == "trial" {
			changed = t.attach(i, v, "obl") || changed
		}
	}
	return changed
}

// placesOfDeath hangs on the verb where someone died, which a parse gave to what of: "died of a heart attack at his
// home in Lyon".
func (t *Tree) placesOfDeath() (changed bool) {
	for i := range t.Tokens {
		cause := t.Head(i)
		if cause < 0 || cause > i || t.Rel(i) != "nmod" || t.Rel(cause) != "obl" ||
			t.Preposition(cause) != "of" && t.Preposition(cause) != "from" || !lexicon.English().Locative[t.Preposition(i)] {
			continue
		}
		if t.isSite(i) && lexicon.English().Dying[t.Lemma(t.Head(cause))] {
			changed = t.attach(i, t.Head(cause), "obl") || changed
		}
	}
	return changed
}

// isSite reports whether a word is the name of a place or a noun for one where people are.
func (t *Tree) isSite(i int) bool {
	m := t.MentionAround(i)
	return m != nil && m.Type == quadpress.Place || lexicon.English().Sites[t.Lemma(i)]
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

// countsByPlace joins a number to what is counted before it, not to where that is: "won three seats in Oslo and one in
// Bergen".
func (t *Tree) countsByPlace() (changed bool) {
	for i := range t.Tokens {
		place := t.Head(i)
		if place < 0 || t.Rel(i) != "conj" || t.Tokens[i].UPOS != "NUM" || t.Tokens[place].UPOS != "PROPN" ||
			t.Rel(place) != "nmod" || t.Head(place) < 0 {
			continue
		}
		k, noun := t.Child(i, "nmod"), t.Head(place)
		if k > i && t.Preposition(k) != "" && t.Preposition(k) == t.Preposition(place) && t.Child(noun, "nummod") >= 0 {
			changed = t.attach(i, noun, "conj") || changed
		}
	}
	return changed
}

// stakes gives to the stake or the shares of a company the phrase right behind them, which a parse gave to the verb:
// "sold its stake in Volta to a rival".
func (t *Tree) stakes() (changed bool) {
	for in := 2; in+1 < len(t.Tokens); in++ {
		noun, firm := in-1, t.Head(in)
		if t.Lower(in) != "in" || t.Rel(in) != "case" || firm < in || t.Rel(firm) != "obl" || t.Rel(noun) != "obj" ||
			t.Head(noun) != t.Head(firm) {
			continue
		}
		if l := t.Lemma(noun); lexicon.English().Shareholdings[l] || l == "share" && t.Tokens[noun].XPOS == "NNS" {
			changed = t.attach(firm, noun, "nmod") || changed
		}
	}
	return changed
}
