package syntax

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/language/timex"
)

// IsTime reports whether a nominal names a time: "Tuesday", "last month", "mid-July", "the 4th".
func (t *Tree) IsTime(i int) bool {
	switch t.Rels[i] {
	case "obl:tmod", "nmod:tmod":
		return true
	}
	if t.Tokens[i].UPOS == "VERB" && !t.Dates[i] { // "agreed to end the war"
		return false
	}
	w := t.Lower(i)
	if w == t.Tokens[i].Form && timex.IsMonth(w) && !t.Dates[i] { // "took part in a march"
		return false
	}
	if r := t.Rel(i); w == "age" && (r == "obj" || r == "nsubj") && t.Child(i, "compound") >= 0 { // "the retirement age"
		return false
	}
	if t.Rels[i] == "obl:unmarked" && timex.IsYear(w) && len(t.Kids[i]) == 0 { // "was born 1940"
		return true
	}
	if t.Dates[i] || lexicon.English().Times[w] || lexicon.English().Times[t.Lemma(i)] ||
		lexicon.English().Times[strings.TrimPrefix(w, "mid-")] {
		return true
	}
	if d := strings.TrimRight(w, "stndrh"); d != w && d != "" && len(d) <= 2 && d[0] >= '1' && d[0] <= '9' &&
		t.Preposition(i) == "on" {
		return true
	}
	if t.Tokens[i].UPOS == "NUM" { // "on 28 March", "from 3 to 5 May", with the day for a head
		return slices.ContainsFunc(t.Kids[i], func(k int) bool {
			month := func(m int) bool { return timex.IsMonth(t.Lower(m)) }
			return lexicon.English().Times[t.Lower(k)] || t.Tokens[k].UPOS == "NUM" && slices.ContainsFunc(t.Kids[k], month)
		})
	}
	return false
}

// TimeWords are the words for the time that token i heads, in lower case: no prepositions before it, and nothing that
// is said of it.
func (t *Tree) TimeWords(i int) (out []string) {
	name := t.timeNames[i]
	if name != nil {
		out = append(out, name.words...)
	}
	for _, k := range t.TimeTokens(i) {
		if name != nil && t.timeNames[k] == name {
			continue
		}
		if t.Tokens[k].UPOS != "PUNCT" && !(t.Rel(k) == "case" && t.Head(k) == i && k < i) {
			out = append(out, t.Lower(k))
		}
	}
	return append(out, t.sharedMonth(i, out)...)
}

// sharedMonth are the words for the month and year that a day has in common with the one before it: of "on 5 and 6
// December" those of the 6th.
func (t *Tree) sharedMonth(i int, words []string) (out []string) {
	h := t.Head(i)
	if t.Rel(i) != "conj" || h < 0 || t.Tokens[i].UPOS != "NUM" || len(t.Tokens[i].Form) > 2 ||
		slices.ContainsFunc(words, timex.IsMonth) {
		return nil
	}
	for _, k := range t.TimeTokens(h) {
		if w := t.Lower(k); timex.IsMonth(w) || timex.IsYear(w) {
			out = append(out, w)
		}
	}
	return out
}

// TimeTokens are the tokens of the time that token i heads.
func (t *Tree) TimeTokens(i int) []int {
	return t.Subtree(i, func(k int) bool {
		switch t.Rel(k) {
		case "acl", "cop", "nsubj", "advcl", "parataxis":
			return true
		case "appos":
			return !t.IsTime(k)
		case "obl", "nmod": // "Tuesday in Berlin": where, not when; "three days after the attack" counts from what is no time
			p := t.Preposition(k)
			return p != "after" && p != "before" && p != "from" && !t.IsTime(k) && !timex.IsYear(t.Tokens[k].Form)
		}
		return false
	})
}
