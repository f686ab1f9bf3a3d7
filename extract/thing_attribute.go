package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/wordnet"
)

// attributes notes what the noun phrases of the story say that things and events are like ("a brazen robbery"), what
// they call what they speak of ("the Carlton hotel"), and of which sex a person is ("an armed man"). It makes no thing.
func (st *story) attributes() {
	for n, t := range st.trees {
		for i := range t.Tokens {
			at := st.describedAt(n, i)
			if at < 0 || st.isNone(t, i) {
				continue
			}
			e := st.entities[at].root()
			if e.kind == quadpress.KindConcept { // what one story says of it holds for no other
				continue
			}
			for _, k := range t.Kids[i] {
				if e.kind == quadpress.KindNamed && st.at[n][i] == nil && st.lex.IsOffice(t.OfficeLemma(i)) {
					break // "the chief executive, Ann Lee"
				}
				if q := st.qualityBefore(n, k, i); q != "" {
					e.qualities = insert(e.qualities, q)
				}
			}
			if e.kind == quadpress.KindEvent {
				if q := st.qualityBehind(n, i); q != "" {
					e.qualities = insert(e.qualities, q)
				}
				continue
			}
			if w := st.kindNamed(n, i, e); w != "" {
				e.kinds = insert(e.kinds, w)
			}
			if e.typ == "Person" {
				e.noteGender(strings.ToLower(t.Lemma(i)), st.lex)
			}
		}
	}
}

// qualityBehind is what a copula says by an adjective that the event of a noun was like: "the damage was severe". It is
// "" for none.
func (st *story) qualityBehind(n, i int) string {
	t := st.trees[n]
	h := t.Head(i)
	if h < i || t.Rel(i) != "nsubj" || !st.isQuality(t, h) || st.frameAt[n][h] == nil ||
		!st.isEventQuality(st.frameAt[n][h]) {
		return ""
	}
	if s := st.frameStance(st.frameAt[n][h]); s.polarity == quadpress.Denied || s.modality != quadpress.Asserted {
		return ""
	}
	return t.Lower(h)
}

// insert puts a word where it belongs among sorted ones, once.
func insert(words []string, w string) []string {
	at, found := slices.BinarySearch(words, w)
	if found {
		return words
	}
	return slices.Insert(words, at, w)
}

// describedAt is the entity that a noun speaks of, a thing or an event as far as one has been made; -1 for none. An
// event that the noun is only part of ("the start of the match") is another.
func (st *story) describedAt(n, i int) int {
	t := st.trees[n]
	if u := t.Tokens[i].UPOS; u != "NOUN" && u != "PROPN" {
		return -1
	}
	if f := st.frameAt[n][i]; f != nil && f.happening != nil {
		return f.happening.entity
	}
	if r := st.at[n][i]; r != nil && (r.acting || r.some || r.head != i || r.metonym) {
		return -1
	}
	return st.standsFor(n, i)
}

// isNone reports whether a noun phrase speaks of nothing that there is: "no armed men", "any armed man".
func (st *story) isNone(t *syntax.Tree, i int) bool {
	return slices.ContainsFunc(t.Kids[i], func(k int) bool {
		w := t.Lower(k)
		return k < i && (w == "no" || w == "any" || st.lex.Negation[w])
	})
}

// isAlleged reports whether a thing may not be what its noun says: "an alleged thief", "the planned bridge".
func (st *story) isAlleged(t *syntax.Tree, i int) bool {
	return slices.ContainsFunc(t.Kids[i], func(k int) bool {
		w := t.Lower(k)
		return k < i && t.Rel(k) == "amod" && (st.lex.Alleged[w] || st.lex.Tentative[w])
	})
}

// qualityBefore is what an adjective or a participle before its noun says of it, with its adverb of degree: "upmarket",
// "very kind", "burning". It is empty for one that says which is meant ("the same man"), how many there are, whose it
// is ("Norwegian"), how old, or that there may be none ("an alleged thief").
func (st *story) qualityBefore(n, k, noun int) string {
	t := st.trees[n]
	w := t.Lower(k)
	if k > noun || t.Rel(k) != "amod" || st.at[n][k] != nil || st.isOfTitle(n, k, noun) || st.lex.Alleged[w] ||
		st.lex.Tentative[w] || st.lex.Determining[w] {
		return ""
	}
	if st.lex.Parts[w] && st.schema.Class(st.namedType(n, noun)) == "Place" {
		return "" // "in northern Nigeria": a part of it
	}
	if _, nation := st.gaz.Adjectives[t.Tokens[k].Form]; nation || t.Lemma(k) == "old" && t.Child(k, "obl") >= 0 {
		return ""
	}
	if st.amountsAt[n][k] != 0 { // "an estimated two million people"
		return ""
	}
	switch t.Tokens[k].XPOS {
	case "JJ":
		if t.Tokens[k].Feat("NumType") == "Ord" || !st.isQuality(t, k) && !strings.Contains(w, "-") ||
			st.at[n][noun] != nil && st.lex.PartsOfPlaces[w] { // "southern Egypt"
			return ""
		}
	case "VBN", "VBG":
		if t.Child(k, "obj", "obl", "nsubj", "xcomp", "ccomp") >= 0 {
			return ""
		}
	default:
		return ""
	}
	words := t.Subtree(k, func(c int) bool {
		return t.Rel(c) == "cc" || t.Rel(c) == "conj" || t.Rel(c) == "punct" && t.Tokens[c].XPOS != "HYPH"
	})
	if words[len(words)-1] != k || slices.ContainsFunc(words, func(w int) bool { return t.Tokens[w].UPOS == "PROPN" }) {
		return "" // "Basel-based": where something is
	}
	return strings.ToLower(t.Written(words))
}

// isOfTitle reports whether an adjective before a name belongs to what stands between them: "general manager Ann Lee".
func (st *story) isOfTitle(n, k, name int) bool {
	r, t := st.at[n][name], st.trees[n]
	for ; r != nil && k < r.first; k++ {
		if x := t.Tokens[k].UPOS; x == "NOUN" || t.Tokens[k].Form == "," {
			return true
		}
	}
	return false
}

// kindNamed is what a noun calls the thing that it speaks of, with the nouns that make one word with it: "jewellery
// store". Of a name it is the common nouns that end it: the hotel of "the Carlton hotel".
func (st *story) kindNamed(n, i int, e *entity) string {
	t := st.trees[n]
	i = st.countedBy(n, i) // "dozens of homes"
	if t.Tokens[i].UPOS != "NOUN" || st.lex.Multitudes[t.Lower(i)] || st.isAlleged(t, i) {
		return ""
	}
	if r := st.at[n][i]; e.kind == quadpress.KindNamed && (e.known != "" || r == nil || i < r.first || i >= r.last ||
		t.Tokens[i].Form != t.Lower(i)) {
		return "" // "the government of Norway", "Bettie Page"
	}
	first := i
	if i > 1 && t.Tokens[i-1].XPOS == "HYPH" { // "start-ups"
		first = i - 2
	}
	for first > 0 && t.Head(first-1) >= first && t.Head(first-1) <= i && t.Rel(first-1) == "compound" &&
		t.Tokens[first-1].UPOS == "NOUN" && t.Tokens[first-1].XPOS == "NN" && st.amountAt(n, first-1) == nil {
		first-- // "data centre operators", but not "a 1.1 billion crown plant"
	}
	if first > 1 && t.Tokens[first-1].XPOS == "HYPH" { // "high-rise buildings"
		first -= 2
	}
	if k := first - 1; first == i && k >= 0 && t.Head(k) == i && t.Rel(k) == "amod" && t.Tokens[k].XPOS == "JJ" &&
		wordnet.IsTerm(t.Lower(k)+" "+strings.ToLower(t.Lemma(i))) { // "central bank"
		first--
	}
	if first == i && t.IsInLaw(i) {
		return t.OfficeLemma(i)
	}
	if first == i {
		return strings.ToLower(t.Lemma(i))
	}
	before, _ := t.Cut(first, i)
	if !strings.HasSuffix(before, "-") {
		before += " "
	}
	return strings.ToLower(before + t.Lemma(i))
}
