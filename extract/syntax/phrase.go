package syntax

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/language/wordnet"
)

// MentionAt is the mention that begins at a token, nil for none.
func (t *Tree) MentionAt(i int) *quadpress.Mention {
	for k := range t.Mentions {
		if t.Mentions[k].First == i {
			return &t.Mentions[k]
		}
	}
	return nil
}

// Reciprocal reports whether a word ends "each other" or "one another", however a parse joins the two.
func (t *Tree) Reciprocal(i int) bool {
	return i > 0 && (t.Lower(i) == "other" && t.Lower(i-1) == "each" || t.Lower(i) == "another" && t.Lower(i-1) == "one")
}

// ArgumentHead is the word on which the others of a span hang: of those whose head stands outside, the verb of a
// complement ("wants Turkey to leave"), else the first noun, else the first word of content. It is -1 for none.
func (t *Tree) ArgumentHead(first, last int) int {
	found := -1
	for i := first; i < last; i++ {
		if h := t.Head(i); h >= first && h < last {
			continue
		}
		switch t.Tokens[i].UPOS {
		case "PUNCT", "ADP", "CCONJ", "SCONJ", "PART":
			continue
		case "NOUN", "PROPN", "PRON", "NUM":
			if found < 0 || t.Tokens[found].UPOS != "NOUN" && t.Tokens[found].UPOS != "PROPN" && t.Tokens[found].UPOS != "PRON" {
				found = i
			}
			continue
		case "VERB", "ADJ":
			if t.Rel(i) == "xcomp" || t.Rel(i) == "ccomp" {
				if found >= 0 && t.Preposition(found) != "" && !t.IsTime(found) { // "said in a letter that he had left"
					return found
				}
				return i // "wants Turkey to leave", "left them unable to pay"
			}
		}
		if found < 0 {
			found = i
		}
	}
	return found
}

// Marker is the preposition or conjunction before a phrase, or before the first of those that it is coordinated with.
func (t *Tree) Marker(i, first int) string {
	if p := t.Preposition(i); p != "" {
		return p
	}
	if p := t.Preposition(first); p != "" {
		return p
	}
	if m := t.Child(i, "mark"); m >= 0 {
		return t.Lower(m)
	}
	return ""
}

// IsPair reports whether a plural noun is of two that are known: "the two leaders", "both countries".
func (t *Tree) IsPair(i int) bool {
	two, definite := false, false
	for _, k := range t.Kids[i] {
		switch w := t.Lower(k); {
		case t.Rel(k) == "det" && w == "both":
			two, definite = true, true
		case t.Rel(k) == "nummod" && w == "two":
			two = true
		case t.Rel(k) == "det" && (w == "the" || w == "these" || w == "those"):
			definite = true
		case t.Rel(k) == "nmod" || t.Rel(k) == "acl":
			return false // "the two sides of the river", "both sides of the river"
		}
	}
	return two && definite
}

// Extent is where a noun's phrase begins and ends, counting what stands before it and what belongs to its name.
func (t *Tree) Extent(i int) (first, last int) {
	first, last = i, i+1
	for _, k := range t.Kids[i] {
		switch t.Rel(k) {
		case "det", "amod", "compound", "nummod", "nmod", "flat":
			if k < i {
				first = min(first, t.Subtree(k, nil)[0])
			} else if t.Rel(k) == "flat" {
				last = max(last, k+1)
			}
		}
	}
	return first, last
}

// Hyphenated finds the last word of a name and the participle that a hyphen joins to it before a noun, -1 for none.
func (t *Tree) Hyphenated(i int) (name, participle int) {
	for k := i - 1; k > 1 && k > i-4; k-- {
		if t.Tokens[k].XPOS == "VBN" && t.Tokens[k-1].Form == "-" && t.Within(k, i) {
			return k - 2, k
		}
	}
	return -1, -1
}

// SetOff reports whether what stands behind a noun only tells more of it, as a comma or a dash before it says: "the
// driver, who fled", but not "the driver who fled".
func (t *Tree) SetOff(k int) bool {
	first := t.Trim(t.Subtree(k, nil))
	if len(first) == 0 || first[0] == 0 || first[0] < t.Head(k) {
		return false
	}
	before := t.Tokens[first[0]-1]
	return before.Form == "," || before.XPOS == ":" && before.Form != ":" || before.Form == "("
}

// firstWord is the first token of the phrase that k heads, punctuation and stray marks left out; -1 where it is nothing
// else.
func (t *Tree) firstWord(k int) int {
	if words := t.Trim(t.Subtree(k, nil)); len(words) > 0 {
		return words[0]
	}
	return -1
}

// Follows reports whether the phrase that k heads begins at a token, or behind a comma there: "Jane Roe, of the Red
// Cross, said".
func (t *Tree) Follows(k, at int) bool {
	first := t.firstWord(k)
	return first >= 0 && (first == at || first == at+1 && t.Tokens[at].Form == ",")
}

// OfficeLemma is the lemma of an office, which may be two words that a hyphen joins, "secretary-general", written
// short, "Gov.", or go by a name of several words, "chief executive officer".
func (t *Tree) OfficeLemma(noun int) string {
	lex := lexicon.English()
	if n := t.OfficeLength(noun); n > 1 {
		return lex.LongOffices[t.lowerWords(noun-n+1, noun+1)]
	}
	lemma := strings.ToLower(t.Lemma(noun))
	if whole := lex.ShortOffices[t.Lower(noun)]; whole != "" {
		lemma = whole
	}
	if noun > 1 && t.Tokens[noun-1].Form == "-" {
		return t.Lower(noun-2) + "-" + lemma
	}
	if t.IsInLaw(noun) {
		return lemma + "-in-law"
	}
	return lemma
}

// IsInLaw reports whether a noun for kin is followed by "-in-law".
func (t *Tree) IsInLaw(noun int) bool {
	return noun+4 < len(t.Tokens) && t.lowerWords(noun+1, noun+5) == "- in - law"
}

// OfficeLength is the number of words of the office that a noun ends: three of "chief executive officer".
func (t *Tree) OfficeLength(noun int) int {
	for n := 3; n > 1; n-- {
		if noun+1 >= n && lexicon.English().LongOffices[t.lowerWords(noun-n+1, noun+1)] != "" {
			return n
		}
	}
	return 1
}

// lowerWords are the words from first to before last in lower case.
func (t *Tree) lowerWords(first, last int) string {
	var words []string
	for i := first; i < last; i++ {
		words = append(words, t.Lower(i))
	}
	return strings.Join(words, " ")
}

// MentionAround is the mention that a token stands in, nil for none.
func (t *Tree) MentionAround(i int) *quadpress.Mention {
	n := sort.Search(len(t.Mentions), func(n int) bool { return t.Mentions[n].Last > i })
	if n < len(t.Mentions) && t.Mentions[n].First <= i {
		return &t.Mentions[n]
	}
	return nil
}

// InName reports whether a capitalised neighbour makes a token part of a longer name.
func (t *Tree) InName(i int) bool {
	named := func(k int) bool { return k >= 0 && k < len(t.Tokens) && t.Tokens[k].UPOS == "PROPN" }
	return named(i-1) || named(i+1)
}

// AllProper reports whether the words from first to before last are all proper nouns.
func (t *Tree) AllProper(first, last int) bool {
	for i := first; i < last; i++ {
		if t.Tokens[i].UPOS != "PROPN" {
			return false
		}
	}
	return true
}

// SpanHead is the token of a run that hangs on a word outside it.
func (t *Tree) SpanHead(first, last int) int {
	for i := first; i < last; i++ {
		if h := t.Head(i); h < first || h >= last {
			return i
		}
	}
	return first
}

// SetOffAfter reports whether a comma stands between the phrase that i heads and what is before it, a token at least:
// "voted for the plan, with France as its guarantor".
func (t *Tree) SetOffAfter(i, token int) bool {
	w := t.Subtree(i, func(k int) bool { return t.Rel(k) == "punct" })[0] - 1
	return w > token && t.Tokens[w].Form == ","
}

// WordBefore is the token right before the phrase that i heads, -1 at the start of the sentence.
func (t *Tree) WordBefore(i int) int { return t.Subtree(i, nil)[0] - 1 }

// Written is a phrase as the text writes it where its words are next to each other, else joined by blanks.
func (t *Tree) Written(tokens []int) string {
	if len(tokens) == 0 {
		return ""
	}
	first, last := tokens[0], tokens[len(tokens)-1]+1
	if last-first == len(tokens) {
		text, _ := t.Cut(first, last)
		return strings.Join(strings.Fields(text), " ")
	}
	return t.Join(tokens)
}

// Superseded reports whether a noun is a text that another has taken the place of, as corrections say: "a previous
// version of this article".
func (t *Tree) Superseded(i int) bool {
	if l := t.Lemma(i); l != "version" && l != "edition" {
		return false
	}
	return slices.ContainsFunc(t.Kids[i], func(k int) bool {
		switch t.Lower(k) {
		case "earlier", "previous", "original", "initial", "first":
			return t.Rel(k) == "amod"
		}
		return false
	})
}

// Definite reports whether a noun is about something particular: "the attack", "Russia's attacks", "these talks".
func (t *Tree) Definite(i int) bool {
	return slices.ContainsFunc(t.Kids[i], func(k int) bool {
		switch t.Rels[k] {
		case "nmod:poss":
			return true
		case "det":
			w := t.Lower(k)
			return w == "the" || w == "this" || w == "that" || w == "these" || w == "those"
		}
		return false
	})
}

// Superlative reports whether a noun is one that tops others: "the biggest heist".
func (t *Tree) Superlative(i int) bool {
	return slices.ContainsFunc(t.Children(i, "amod"), func(k int) bool { return t.Tokens[k].XPOS == "JJS" })
}

// Ordinal reports whether a noun has a place in a row: "the first flight", "the first eye transplant".
func (t *Tree) Ordinal(i int) bool {
	return slices.ContainsFunc(append(t.Children(i, "compound"), i), func(noun int) bool {
		return slices.ContainsFunc(t.Children(noun, "amod"), func(k int) bool {
			return t.Tokens[k].Feat("NumType") == "Ord"
		})
	})
}

// Phrase is a nominal with what belongs to it: no relative clauses, appositions, other conjuncts or case markers.
func (t *Tree) Phrase(i int) []int {
	tokens := t.Subtree(i, func(c int) bool {
		switch t.Rel(c) {
		case "acl", "appos", "parataxis", "advcl", "discourse", "list", "dislocated", "vocative", "orphan", "ccomp":
			return true
		case "conj", "cc":
			return t.Head(c) == i
		case "nmod":
			p := t.Preposition(c)
			return p == "such as" || p == "including" || p == "among them"
		case "case", "mark":
			return t.Head(c) == i
		case "cop", "nsubj", "csubj", "aux", "expl":
			return t.Head(c) == i
		case "punct":
			return t.Head(c) == i && t.Tokens[c].XPOS != "HYPH" && !strings.Contains("'\"$%", t.Tokens[c].Form)
		case "obl", "advmod":
			return t.Head(c) == i && t.Child(i, "cop") >= 0
		}
		return false
	})
	return t.Trim(tokens)
}

// IsMissedName reports whether a noun is a name that the language has not found: a proper noun with a capital that no
// dictionary has.
func (t *Tree) IsMissedName(i int) bool {
	tok := &t.Tokens[i]
	first, _ := utf8.DecodeRuneInString(tok.Form)
	return tok.UPOS == "PROPN" && tok.XPOS == "NNP" && i > 0 && unicode.IsUpper(first) &&
		!wordnet.IsNoun(strings.ToLower(tok.Form))
}

// HasFunctionWord reports whether a mention has words in it that join others: "Office of the President".
func (t *Tree) HasFunctionWord(m quadpress.Mention) bool {
	return slices.ContainsFunc(t.Tokens[m.First:m.Last],
		func(tok quadpress.Token) bool { return tok.UPOS == "ADP" || tok.UPOS == "DET" || tok.UPOS == "CCONJ" })
}

// IsElect reports whether a word says of the office that a hyphen ties it to that its holder is yet to take it:
// "president-elect".
func (t *Tree) IsElect(i int) bool {
	lex := lexicon.English()
	return i > 1 && lex.Ahead[t.Lower(i)] && t.Tokens[i-1].Form == "-" && lex.Roles[t.Lower(i-2)]
}

// IsPerson reports whether a token is part of a person's name: "Theresa May".
func (t *Tree) IsPerson(i int) bool {
	return slices.ContainsFunc(t.Mentions, func(m quadpress.Mention) bool {
		return m.Type == quadpress.Person && m.First <= i && i < m.Last
	})
}
