package syntax

import (
	"slices"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/language/timex"
)

// maxTitle is how many words a title has at most.
const maxTitle = 12

// quotedTitles makes names of the titles in quotation marks that the tagger missed or cut: "the song “Dark Night”",
// "“Maybe” is a song", "“Tides” (1990)", "the songs “Maybe” and “After Dark”".
func (t *Tree) quotedTitles() (changed bool) {
	last := -1 // the mark behind the title before
	for o := range t.Tokens {
		first, end, mark := t.quoted(o)
		if first < 0 || o < last {
			continue
		}
		if t.isQuotedTitle(first, end, mark) || last > 0 && t.hasCapitals(first, end) && t.joinsTitles(last, o) {
			changed = t.nameTitle(first, end) || changed
			last = mark
		}
	}
	return changed
}

// worksBeforeNames makes nouns of words for works that a parse takes for adjectives of the names behind them: "the
// novel Cold Harbor", "the musical “Maybe”".
func (t *Tree) worksBeforeNames() (changed bool) {
	for i := 1; i+1 < len(t.Tokens); i++ {
		if t.Tokens[i].UPOS != "ADJ" || !lexicon.English().Works[t.Lower(i)] || t.Rel(i) != "amod" ||
			t.Tokens[i-1].UPOS == "ADV" || len(t.Kids[i]) > 0 {
			continue
		}
		name := i + 1
		if IsOpeningQuote(t.Tokens[name].Form, true) && name+1 < len(t.Tokens) {
			name++
		}
		m := t.MentionAt(name)
		if m == nil && name == i+1 || m != nil && (m.Type == quadpress.Person || m.Type == quadpress.Group) {
			continue
		}
		t.Tokens[i].UPOS, t.Tokens[i].XPOS, t.Rels[i], changed = "NOUN", "NN", "compound", true
	}
	return changed
}

// quoted is what stands between the quotation mark at a token and its partner, the mark there, without a comma or full
// stop at the end; first is -1 for none.
func (t *Tree) quoted(o int) (first, end, mark int) {
	single := t.Tokens[o].Form == "‘"
	if !single && (!IsOpeningQuote(t.Tokens[o].Form, true) || t.Tokens[o].XPOS == "''") {
		return -1, -1, -1
	}
	for c := o + 1; c < len(t.Tokens) && c <= o+maxTitle+2; c++ {
		if single && t.Tokens[c].Form != "’" || !single && !IsClosingQuote(t.Tokens[c].Form) {
			continue
		}
		end := c
		for end > o+1 && (t.Tokens[end-1].Form == "," || t.Tokens[end-1].Form == ".") {
			end--
		}
		if end > o+1 {
			return o + 1, end, c
		}
		break
	}
	return -1, -1, -1
}

// isQuotedTitle reports whether quoted words are a title: a noun for a work is said of them, or a year stands behind
// them in brackets.
func (t *Tree) isQuotedTitle(first, end, mark int) bool {
	if !t.isCapital(first) {
		return false
	}
	before := first - 2
	if t.isWork(before) {
		return true
	}
	if before >= 0 && t.Tokens[before].Form == "," {
		before--
	}
	return t.hasCapitals(first, end) && (t.isWork(before) || t.isWork(mark+1) || t.yearBehind(mark) > mark ||
		t.isSaidWork(t.SpanHead(first, end), mark+1))
}

// isWork reports whether a token is a noun for works.
func (t *Tree) isWork(i int) bool {
	return i >= 0 && i < len(t.Tokens) && t.Tokens[i].UPOS == "NOUN" && lexicon.English().Works[t.Lemma(i)]
}

// isSaidWork reports whether the clause whose verb stands at a token or an apposition says of what another token heads
// that it is a work: "“Maybe” is a song", "“Maybe”, a song from 1990".
func (t *Tree) isSaidWork(i, verb int) bool {
	if h := t.Head(i); h > verb && t.isWork(h) && t.Child(h, "cop") == verb {
		t.Rels[i] = "nsubj" // whatever the parse makes of the title's words
		return true
	}
	return slices.ContainsFunc(t.Children(i, "appos"), t.isWork)
}

// hasCapitals reports whether all words have a capital that have one in titles.
func (t *Tree) hasCapitals(first, end int) bool {
	for i := first; i < end; i++ {
		switch t.Tokens[i].UPOS {
		case "PUNCT", "NUM", "SYM", "PART":
		case "ADP", "DET", "CCONJ", "SCONJ":
			if i == first && !t.isCapital(i) {
				return false
			}
		default:
			if !t.isCapital(i) {
				return false
			}
		}
	}
	return true
}

// yearBehind is the bracket that closes a year right behind a token, "(1990)"; it is the token itself where none is.
func (t *Tree) yearBehind(i int) int {
	if i+3 < len(t.Tokens) && t.Tokens[i+1].Form == "(" && timex.IsYear(t.Lower(i+2)) && t.Tokens[i+3].Form == ")" {
		return i + 3
	}
	return i
}

// joinsTitles reports whether nothing but a year, a comma and "and" or "or" stands between the mark behind a title and
// the one before the next.
func (t *Tree) joinsTitles(mark, open int) bool {
	i := t.yearBehind(mark) + 1
	comma := t.Tokens[mark-1].Form == ","
	if i < open && t.Tokens[i].Form == "," {
		comma = true
		i++
	}
	if i < open && (t.Lower(i) == "and" || t.Lower(i) == "or") {
		comma = true
		i++
	}
	return comma && i == open
}

// nameTitle makes one name of the words of a title, unless they stand in a longer one.
func (t *Tree) nameTitle(first, end int) (changed bool) {
	for _, m := range t.Mentions {
		if m.First <= first && m.Last >= end && (m.Last > m.First+end-first || m.Type == quadpress.Other) {
			return false
		}
	}
	head := first
	for h := first; h >= 0; h = t.Head(h) { // the word over all others
		if h >= first && h < end {
			head = h
		}
	}
	for i := first; i < end; i++ {
		if tok := &t.Tokens[i]; tok.UPOS != "PUNCT" && tok.UPOS != "NUM" {
			tok.UPOS, tok.XPOS = "PROPN", "NNP"
		}
		if i != head {
			t.Heads[i], t.Rels[i] = head, "flat"
		}
	}
	whole := *t.Sentence
	whole.Mentions = slices.DeleteFunc(slices.Clone(whole.Mentions),
		func(m quadpress.Mention) bool { return m.First < end && m.Last > first })
	whole.Mentions = append(whole.Mentions, quadpress.Mention{First: first, Last: end, Type: quadpress.Other})
	slices.SortFunc(whole.Mentions, func(a, b quadpress.Mention) int { return a.First - b.First })
	t.Sentence = &whole
	return true
}

// Before is the token before another, -1 for none; a quotation mark between is passed over.
func (t *Tree) Before(i int) int {
	if i > 0 && (IsOpeningQuote(t.Tokens[i-1].Form, true) || t.Tokens[i-1].Form == "‘") {
		i--
	}
	return i - 1
}
