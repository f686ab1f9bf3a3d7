package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/quantity"
	"github.com/quadpress/quadpress/language/timex"
)

// isMultitude reports whether a name is only a part of what a noun counts: "two Hezbollah fighters".
func (st *story) isMultitude(n, i int) bool {
	r := st.at[n][i]
	return r != nil && r.some
}

// countedBy is the noun for what a word only counts: "120 of its workers", "a series of strikes", "none of the tests".
// It is the word itself where it counts nothing.
func (st *story) countedBy(n, i int) int {
	t := st.trees[n]
	if k := st.fractionOf(n, i); k >= 0 {
		return k
	}
	if t.Tokens[i].UPOS == "NUM" || t.Lower(i) == "none" || st.lex.Multitudes[t.Lower(i)] || st.lex.Counting[t.Lemma(i)] &&
		!(st.lex.Figures[t.Lemma(i)] && t.Definite(i)) { // "the number of strikes" is a figure
		for _, k := range slices.Backward(t.Kids[i]) {
			if k > i && t.Rel(k) == "nmod" && t.Preposition(k) == "of" {
				if st.lex.Multitudes[t.Lower(k)] { // "tens of thousands of women"
					return st.countedBy(n, k)
				}
				return k
			}
		}
	}
	return i
}

// describesOne is the apposition that says who one of several is: of "One of the victims, a boy aged 9, died" the boy.
// It is -1 for none.
func (st *story) describesOne(n, i int) int {
	t := st.trees[n]
	if t.Lower(i) != "one" {
		return -1
	}
	of, a := st.countedBy(n, i), t.Child(i, "appos")
	if of == i || a < of || !t.SetOff(a) || t.Tokens[a].XPOS != "NN" || t.Child(a, "conj") >= 0 || !st.isIndefinite(t, a) {
		return -1
	}
	if x, y := st.typeOfNoun(n, of), st.typeOfNoun(n, a); !st.schema.IsA(x, y) && !st.schema.IsA(y, x) {
		return -1
	}
	return a
}

// counterOf is the word that counts those for whom a noun stands: "hundreds" of "hundreds of his supporters", and
// "one" of "one of her aides", of whose others nothing is told. It is -1 for none, where there are none of them, and
// where one is told from others: "one of the buses".
func (st *story) counterOf(n, i int) int {
	t, counter := st.trees[n], -1
	for h := t.Head(i); h >= 0 && st.countedBy(n, h) == i; h = t.Head(h) {
		if w := t.Lower(h); w == "none" || w == "one" && t.Child(i, "nmod:poss") < 0 {
			return -1
		}
		counter = h
	}
	return counter
}

// isOneOfSeveral reports whether an adjective tells one from others that the story has spoken of: "the first", "the
// other".
func (st *story) isOneOfSeveral(n, i int) bool {
	w := st.trees[n].Lower(i)
	if k := st.amountsAt[n][i] - 1; k >= 0 && st.amounts[n][k].Value.Kind == quantity.Ordinal {
		return true
	}
	return st.lex.InARow[w] || st.lex.Indefinite[w] || st.lex.Bygone[w]
}

// pluralBefore is the last mention of several by a noun before a word, in its sentence or the one before: the articles
// of "two articles of a treaty. The first says". It is nil for none.
func (st *story) pluralBefore(n, i int) *mention {
	for k := n; k >= 0 && k >= n-1; k-- {
		for _, m := range slices.Backward(st.phrases[k]) {
			if m.form == described && !m.group && st.trees[k].Tokens[m.head].XPOS == "NNS" && (k < n || m.head < i) &&
				st.trees[k].Lemma(m.head) != "other" {
				return m
			}
		}
	}
	return nil
}

// isAloneNumber reports whether a number stands for things or people by itself: "twelve were killed and thirty
// injured", but not "on March 4 and 5", "24/7", "for Vista, 7 and 8.1".
func (st *story) isAloneNumber(n, i int) bool {
	t := st.trees[n]
	switch t.Rels[i] {
	case "nsubj", "nsubj:pass", "obj":
	case "conj":
		if h := t.Head(i); t.IsTime(h) || t.Tokens[h].UPOS == "PROPN" {
			return false
		}
	default:
		return false
	}
	isPart := t.Tokens[i].Joined && t.Tokens[i+1].XPOS != "." && t.Tokens[i+1].XPOS != "," || i > 0 && t.Tokens[i-1].Joined
	return !isPart && !timex.IsYear(t.Tokens[i].Form) && !strings.ContainsAny(t.Tokens[i].Form, "/.")
}

// countedNoun is the noun for what a number by itself counts, with its sentence: the last one before it that has a
// number, or what the same verb has for an object in the sentence before ("Berg won eight delegates. Lind won six").
func (st *story) countedNoun(n, i int) (sentence, noun int) {
	t := st.trees[n]
	if k := countedBefore(t, i); k >= 0 {
		return n, k
	}
	if n == 0 || t.Rel(i) != "obj" || t.Head(i) < 0 || st.lex.Bodily[t.Lemma(t.Head(i))] {
		return n, -1
	}
	o := st.trees[n-1]
	for k := range o.Tokens {
		most := slices.ContainsFunc(o.Kids[k], func(m int) bool { return o.Rel(m) == "nummod" || o.Lower(m) == "most" })
		alike := o.Rel(k) == "obj" && o.Tokens[k].XPOS == "NNS" && o.Lemma(o.Head(k)) == t.Lemma(t.Head(i))
		if most && alike && !o.IsTime(k) && !lexicon.English().Measures[o.Lemma(k)] {
			return n - 1, k
		}
	}
	return n, -1
}

// countedBefore is the last noun before a number by itself that has a number too: the delegates of "Berg won eight
// delegates and Lind six". It is -1 for none.
func countedBefore(t *syntax.Tree, i int) int {
	if h := t.Head(i); t.Rel(i) == "conj" && t.Tokens[h].UPOS == "NOUN" && t.Child(h, "nummod") >= 0 {
		return h
	}
	for k := i - 1; k > 0; k-- {
		if t.Tokens[k].XPOS == "NNS" && t.Child(k, "nummod") >= 0 && !t.IsTime(k) && !lexicon.English().Measures[t.Lemma(k)] {
			return k
		}
	}
	return -1
}

// count notes how many an entity is, and reports whether its noun says it.
func (st *story) count(e *entity, n, i int) bool {
	t := st.trees[n]
	share := i
	if k := t.Child(i, "nummod"); k >= 0 && st.fractionOf(n, i) < 0 { // "7 out of 20 nurses"
		share = k
	}
	if st.fractionOf(n, share) >= 0 {
		a := &st.amounts[n][st.amountsAt[n][share]-1]
		text, _ := t.Cut(a.First, a.Last)
		e.countText = strings.ToLower(text)
		return true
	}
	counted, ok := quantity.CountIn(t.Sentence, st.amounts[n], i)
	switch v := &counted.Value; {
	case !ok:
	case st.isOpenCount(t, counted.First):
		text, _ := t.Cut(counted.First, counted.Last)
		e.count, e.countText = "", strings.TrimSuffix(strings.ToLower(text), " of")
	case v.High != "":
		e.count, e.countText = "", strings.TrimSpace(string(v.Bound)+" "+v.Number+"-"+v.High)
	case v.Bound != quantity.Exact:
		e.count, e.countText = v.Number, string(v.Bound)+" "+v.Number
	default:
		e.count = v.Number
	}
	return ok
}

// howOften is how many times a verb says that something happened, in digits, empty where it does not say: "went there
// twice", "was arrested three times".
func (st *story) howOften(f *frame) string {
	n, t := f.sentence, st.trees[f.sentence]
	if f.clause == nil {
		return ""
	}
	for _, k := range t.Children(f.word, "advmod", "obl") {
		if a := st.amountsAt[n][k] - 1; a >= 0 && (k+1 == len(t.Tokens) || t.Lower(k+1) != "as") {
			if v := &st.amounts[n][a].Value; v.Kind == quantity.Multiple && v.Bound == quantity.Exact && v.High == "" &&
				t.Preposition(k) == "" && !strings.Contains(v.Number, ".") {
				return v.Number
			}
		}
	}
	return ""
}

// isOpenCount reports whether the number that a word begins says no more than its scale: "dozens", "hundreds of
// thousands".
func (st *story) isOpenCount(t *syntax.Tree, i int) bool {
	first := t.Lower(i)
	return st.lex.Multitudes[first] && strings.HasSuffix(first, "s")
}

// isWordRune reports whether a rune can be part of a word.
func isWordRune(r rune) bool {
	return r == '_' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r > 127
}
