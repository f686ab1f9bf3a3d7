package syntax

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/language/wordnet"
)

// doubleTitles puts two or more nouns for one person under the name behind them, where none has an article: "Singer
// and actor Ole Vik left" is about one, "the singer and the actor Ole Vik left" about two. Of three or more the first
// may have one: "honored the singer, actor and painter Ole Vik".
func (t *Tree) doubleTitles() (changed bool) {
	for _, m := range t.Mentions {
		second, name := m.First-1, t.SpanHead(m.First, m.Last)
		if m.Type != quadpress.Person || second < 2 || !t.isTitleNoun(second) {
			continue
		}
		and := second - 1
		for and > 1 && and > second-4 && (t.Rel(and) == "compound" || t.Rel(and) == "amod") { // "and Siemens engineer"
			and--
		}
		if and < 1 || t.Lower(and) != "and" || !t.isTitleNoun(and-1) {
			continue
		}
		titles := []int{second, and - 1}
		for k := and - 2; k > 0 && t.Tokens[k].Form == "," && t.isTitleNoun(k-1) && t.Rel(k+1) == "conj"; k -= 2 {
			titles = append(titles, k-1)
		}
		first := titles[len(titles)-1]
		if det := t.Child(first, "det"); det >= 0 && len(titles) == 2 || t.Child(first, "nummod") >= 0 ||
			t.Preposition(first) == "for" || t.Preposition(first) == "as" || // "ran for president and rapper Kari Lund for"
			t.Rel(first) == "conj" || t.Within(first, name) || t.Within(first, second) {
			continue
		}
		if a := t.Child(first, "appos"); a >= 0 && (a != name || len(titles) == 2) {
			continue
		}
		t.Heads[name], t.Rels[name] = t.Heads[first], t.Rels[first]
		for _, k := range titles {
			t.Heads[k], t.Rels[k] = name, "nmod:desc"
		}
		t.Heads[and], t.Rels[and] = second, "cc"
		for k := range t.Heads { // what else hangs on the nouns is the name's
			if slices.Contains(titles, t.Heads[k]) && (k > name || t.Rel(k) == "case" || t.Rel(k) == "det") {
				t.Heads[k] = name
			}
		}
		changed = true
	}
	return changed
}

// titlesBesideObjects puts under a name the noun right before it that a parse made a second object of the verb: "beat
// top seed Ann Lee", "put the opposition National Front at 34%".
func (t *Tree) titlesBesideObjects() (changed bool) {
	for _, m := range t.Mentions {
		noun, name := m.First-1, t.SpanHead(m.First, m.Last)
		v := t.Head(name)
		if noun < 1 || t.Tokens[noun].XPOS != "NN" || v < 0 || v > noun || t.Head(noun) != v ||
			t.Rel(noun) != "obj" || t.Rel(name) != "obj" || t.Child(noun, "nmod:poss", "nmod", "appos", "conj") >= 0 {
			continue
		}
		d := t.Child(noun, "det")
		body := m.Type == quadpress.Organization && lexicon.English().BodyType(t.Lemma(noun)) != ""
		if m.Type == quadpress.Person && d < 0 || body && (d < 0 || t.Lower(d) == "the") {
			for _, k := range t.Kids[noun] {
				if k > m.Last {
					t.Heads[k] = name
				}
			}
			changed = t.attach(noun, name, "nmod:desc") || changed
		}
	}
	return changed
}

// hyphenatedTitles makes one word of a title that a hyphen joins: "the Director-General of the union" is no director
// and no general.
func (t *Tree) hyphenatedTitles() (changed bool) {
	roles := lexicon.English().Roles
	for i := 1; i+1 < len(t.Tokens); i++ {
		first, last := i-1, i+1
		if t.Tokens[i].XPOS != "HYPH" || !t.Tokens[first].Joined || !t.Tokens[i].Joined || !roles[t.Lower(first)] ||
			!roles[t.Lower(last)] {
			continue
		}
		switch {
		case t.Head(last) == first:
			t.Heads[last], t.Rels[last] = t.Heads[first], t.Rels[first]
		case t.Head(last) != t.Head(first) || t.Rel(last) != t.Rel(first):
			continue
		}
		for k := range t.Heads {
			if t.Heads[k] == first {
				t.Heads[k] = last
			}
		}
		t.Heads[first], t.Rels[first] = last, "compound"
		changed = true
	}
	return changed
}

// sharedTitles makes a plural of a title before several names that is tagged as a name: "Ministers Ann Lee and Bo Roe
// left".
func (t *Tree) sharedTitles() (changed bool) {
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		title, several := strings.CutSuffix(t.Lower(i), "s")
		if tok.UPOS == "PROPN" && several && t.Lemma(i) != title && t.Head(i) > i && lexicon.English().Roles[title] &&
			(tok.XPOS == "NNPS" || t.Child(t.Head(i), "conj") > i) {
			tok.XPOS, tok.Feats, tok.Lemma, changed = "NNPS", "Number=Plur", title, true
		}
	}
	return changed
}

// isTitleNoun reports whether a word is a noun for one person that can stand before a name as a title does.
func (t *Tree) isTitleNoun(i int) bool {
	lemma := strings.ToLower(t.Lemma(i))
	switch t.Tokens[i].XPOS {
	case "NN":
		return lexicon.English().Roles[lemma] || slices.Contains(wordnet.Noun(lemma), "person")
	case "NNP":
		return lexicon.English().IsOffice(lemma)
	}
	return false
}

// kindsBeforeNames parts a noun for a company's trade that opens a sentence, and has its capital from that, from the
// name behind it: "Carmaker Volta sold a plant", "Retailer Dunmore Brown is closing".
func (t *Tree) kindsBeforeNames() {
	for k, m := range t.Mentions {
		kind, first := m.First, m.First+1
		if m.Last-m.First < 2 || !t.isTrade(kind) {
			kind, first = kind-1, first-1
		}
		if m.Type != quadpress.Organization && m.Type != quadpress.Person || kind < 0 || !t.isTrade(kind) ||
			kind > 0 && !IsOpeningQuote(t.Tokens[kind-1].Form, true) || !t.AllProper(first, m.Last) ||
			lexicon.Names().TypeOf[t.Lower(m.Last-1)] == "Organization" {
			continue
		}
		s := *t.Sentence
		s.Mentions = slices.Clone(s.Mentions)
		s.Mentions[k].First, s.Mentions[k].Type = first, quadpress.Organization
		t.Sentence = &s
		name := t.SpanHead(first, m.Last)
		if t.Heads[name] == kind {
			t.Heads[name], t.Rels[name] = t.Heads[kind], t.Rels[kind]
		}
		for i := range t.Heads {
			if t.Heads[i] == kind {
				t.Heads[i] = name
			}
		}
		t.Heads[kind], t.Rels[kind] = name, "nmod:desc"
		tok := &t.Tokens[kind]
		tok.UPOS, tok.XPOS, tok.Lemma, tok.Feats = "NOUN", "NN", t.Lower(kind), "Number=Sing"
		t.link()
	}
}

// kindsInNames parts a noun for a body, with its adjective, from the name behind it that a tagger took them into: "the
// Dutch union FNV".
func (t *Tree) kindsInNames() {
	lex := lexicon.English()
	for k, m := range t.Mentions {
		kind := m.First
		if t.Tokens[kind].XPOS == "JJ" {
			kind++
		}
		if m.Type != quadpress.Organization || kind+1 >= m.Last || t.Tokens[kind].XPOS != "NN" ||
			t.Tokens[kind].Form != t.Lower(kind) || lex.BodyType(t.Lower(kind)) == "" || !t.AllProper(kind+1, m.Last) {
			continue
		}
		s := *t.Sentence
		s.Mentions = slices.Clone(s.Mentions)
		s.Mentions[k].First = kind + 1
		t.Sentence = &s
		if name := t.SpanHead(kind+1, m.Last); t.Heads[kind] == name {
			t.Rels[kind] = "nmod:desc"
		}
	}
}

// isTrade reports whether a word is a noun for a company by its trade: "retailer", "carmaker".
func (t *Tree) isTrade(i int) bool {
	w := t.Lower(i)
	return lexicon.English().Trades[w] && w[1:] == t.Tokens[i].Form[1:]
}
