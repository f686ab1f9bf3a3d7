package syntax

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/language/wordnet"
)

// lists puts right what parsers take for coordination and is none: what follows a colon, "countries that hold the key:
// Mali and Chad", and what follows the conjunct with the "and", "France and Mali, two members", which says what the
// names before it are.
func (t *Tree) lists() (changed bool) {
	for i := range t.Tokens {
		changed = t.listsName(i) || changed
		h := t.Head(i)
		if r := t.Rel(i); r != "conj" && r != "obj" && (r != "appos" || !t.isOne(i)) || h < 0 || h > i {
			continue
		}
		first := t.Subtree(i, func(k int) bool { return t.Rel(k) == "punct" || t.Rel(k) == "cc" })[0]
		if first > 0 && t.Tokens[first-1].Form == ":" && (t.Rel(i) == "conj" || t.Rel(i) == "obj" && t.Child(h, "obj") < i) {
			t.Rels[i], changed = "list", true
			continue
		}
		if t.Rel(i) == "obj" || t.Tokens[i].UPOS != "NOUN" || t.Child(i, "cc") >= 0 || t.Child(i, "det", "nummod") < 0 ||
			first == 0 || t.Tokens[first-1].Form != "," {
			continue
		}
		last := -1 // the conjunct with the "and", right before
		for _, k := range t.Children(h, "conj") {
			switch {
			case k > i: // the list goes on
				last = len(t.Tokens)
			case k < i && t.Child(k, "cc") >= 0:
				last = max(last, k)
			}
		}
		if last < 0 || last >= i {
			continue
		}
		if t.Tokens[i].XPOS == "NNS" {
			if t.Child(i, "nummod") >= 0 {
				t.Rels[i], changed = "appos", true
			}
		} else if t.attach(i, last, "appos") {
			changed = true
		}
	}
	return changed
}

// isOne reports whether a noun is for one, and for nobody who is several: "a student", but not "a couple".
func (t *Tree) isOne(i int) bool {
	lemma := t.Lemma(i)
	return t.Tokens[i].XPOS == "NN" && lexicon.English().Companions[lemma] == "" && !lexicon.English().Multitudes[lemma]
}

// listsName makes a member of the list of what a parse took for an apposition, a name right behind another of its kind
// where a third follows "and": "Ann Lind, Kari Berg and Ole Vik met", "artists including Ann Lind, Kari Berg and Ole
// Vik".
func (t *Tree) listsName(i int) bool {
	m := t.MentionAround(i)
	if t.Rel(i) != "appos" || m == nil || m.First < 2 || t.Tokens[i].UPOS != "PROPN" || t.Tokens[m.First-1].Form != "," {
		return false
	}
	before := t.MentionAround(m.First - 2)
	if before == nil || before.Last != m.First-1 || before.Type != m.Type && before.Type != quadpress.Other ||
		m.Type == quadpress.Place || m.Type == quadpress.Date || m.Type == quadpress.Number || m.Type == quadpress.Quantity {
		return false
	}
	first := t.SpanHead(before.First, before.Last)
	if h := t.Head(i); h < 0 || h > i || t.Tokens[first].UPOS != "PROPN" {
		return false
	}
	end := m.Last
	for end+1 < len(t.Tokens) && t.Tokens[end].Form == "," {
		next := t.MentionAt(end + 1)
		if next == nil {
			end++
			break
		}
		end = next.Last
	}
	if end >= len(t.Tokens) || t.Lower(end) != "and" && t.Lower(end) != "or" {
		return false
	}
	last := t.Head(end)
	if t.Rel(end) != "cc" || t.Rel(last) != "conj" || t.Head(last) != first && t.Head(last) != i ||
		t.MentionAround(last) == nil || t.Tokens[last].UPOS != "PROPN" {
		return false
	}
	return t.attach(i, first, "conj")
}

// joinedAppositions joins a name behind "and" to the one before it, where a parse hung both on the noun for several
// that they stand beside: "Her parents, Mark and Helen Lee, left".
func (t *Tree) joinedAppositions() (changed bool) {
	for i := range t.Tokens {
		noun := t.Head(i)
		if t.Rel(i) != "conj" || noun < 0 || noun > i || !t.isSeveral(noun) || t.Tokens[i].UPOS != "PROPN" {
			continue
		}
		name := t.Child(noun, "appos")
		if name < noun || name > i || t.Tokens[name].UPOS != "PROPN" || !t.SetOff(name) {
			continue
		}
		own := t.Trim(t.Subtree(name, nil))
		and := own[len(own)-1] + 1
		if and < i && t.Rel(and) == "cc" && t.Head(and) == i && t.Subtree(i, nil)[0] == and {
			changed = t.attach(i, name, "conj") || changed
		}
	}
	return changed
}

// namesOfRelatives makes appositions of the names with ages that stand behind a noun for relatives, where a parse has
// them for others beside these: "named as Ann Lee and her sons, Bo, six, and Tim, four".
func (t *Tree) namesOfRelatives() (changed bool) {
	lex := lexicon.English()
	for noun := 1; noun+2 < len(t.Tokens); noun++ {
		if !t.isSeveral(noun) || !lex.Relational[t.Lemma(noun)] || t.Child(noun, "nmod:poss") < 0 {
			continue
		}
		at, first := noun+1, -1
		if t.Tokens[at].Form == "," {
			at++
		}
		for {
			name := at
			for at < len(t.Tokens) && t.Tokens[at].UPOS == "PROPN" && (at == name || t.Head(at) == name) {
				at++
			}
			if at == name || at+1 >= len(t.Tokens) || t.Tokens[at].Form != "," || t.Tokens[at+1].XPOS != "CD" ||
				t.Head(noun) == name {
				break
			}
			age := at + 1
			if first < 0 && t.attach(name, noun, "appos") {
				first = name
			} else if first < 0 || !t.attach(name, first, "conj") {
				break
			}
			t.Heads[age], t.Rels[age], changed = name, "nmod:unmarked", true
			for at = age + 1; at < len(t.Tokens) && (t.Tokens[at].Form == "," || t.Lower(at) == "and"); at++ {
				if t.Rel(at) == "cc" {
					t.Heads[at] = min(at+1, len(t.Tokens)-1)
				}
			}
		}
	}
	return changed
}

// amongThem makes a preposition of "among them" before those whom it counts among what stands before the comma:
// "arrested nine people, among them a nurse".
func (t *Tree) amongThem() (changed bool) {
	for i := 2; i+2 < len(t.Tokens); i++ {
		them, first := i+1, i+2
		if t.Lower(i) != "among" || t.Lower(them) != "them" || t.Tokens[i-1].Form != "," || t.Head(i) != them &&
			t.Head(them) == i {
			continue
		}
		y := first
		for h := t.Head(y); h > y && t.Tokens[h].UPOS != "VERB"; h = t.Head(y) {
			y = h
		}
		noun := i - 2
		for noun >= 0 && !t.isSeveral(noun) {
			noun--
		}
		if u := t.Tokens[y].UPOS; u != "NOUN" && u != "PROPN" || noun < 0 || t.Child(y, "cop") >= 0 ||
			!t.attach(y, noun, "nmod") {
			continue
		}
		t.Heads[i], t.Rels[i], t.Heads[them], t.Rels[them] = y, "case", i, "fixed"
		changed = true
	}
	return changed
}

// instances hangs what "including" or "such as" introduces on the noun in the plural that it is an instance of, where a
// parse hung it on another word between: "injured ten people in an attack, including two children", "the firm's goods
// are in demand, including masks".
func (t *Tree) instances() (changed bool) {
	for c := 1; c < len(t.Tokens); c++ {
		k := t.Head(c)
		if t.Rel(c) != "case" || k < c || t.Lower(c) != "including" && t.Preposition(k) != "such as" &&
			t.Preposition(k) != "among them" {
			continue
		}
		h := t.Head(k)
		if h < 0 || h > c {
			continue
		}
		if t.isSeveral(h) && t.Alike(h, k) { // "walls and doors, including the back door"
			for _, last := range slices.Backward(t.Children(h, "conj")) {
				if last < c && t.isSeveral(last) && t.Alike(last, k) {
					changed = t.attach(k, last, "nmod") || changed
					break
				}
			}
			continue
		}
		for noun := c - 1; noun >= 0; noun-- {
			if t.isSeveral(noun) && (t.Alike(noun, k) || t.Lemma(noun) == "other") && t.Rels[noun] != "nmod:poss" {
				changed = t.attach(k, noun, "nmod") || changed
				break
			}
		}
	}
	return changed
}

// isSeveral reports whether a word is a common noun for several things.
func (t *Tree) isSeveral(i int) bool {
	x := t.Tokens[i].XPOS
	return x == "NNS" || x == "NN" && lexicon.English().Plurals[t.Lower(i)]
}

// Alike reports whether the dictionary has two nouns for things of one kind: people, works, what happens. A name is of
// the kind that it is tagged for.
func (t *Tree) Alike(a, b int) bool {
	of := t.kinds(b)
	return slices.ContainsFunc(t.kinds(a), func(kind string) bool { return slices.Contains(of, kind) })
}

// kinds are the dictionary's kinds of what a noun stands for.
func (t *Tree) kinds(i int) []string {
	if m := t.MentionAround(i); m != nil && t.Tokens[i].UPOS == "PROPN" {
		switch m.Type {
		case quadpress.Person:
			return personKinds
		case quadpress.Place:
			return placeKinds
		case quadpress.Organization, quadpress.Group:
			return groupKinds
		}
	}
	kinds := wordnet.Noun(strings.ToLower(t.Lemma(i)))
	if slices.Contains(kinds, "people") {
		return append(slices.Clone(kinds), "person")
	}
	return kinds
}

// What the dictionary calls what names stand for.
var (
	personKinds = []string{"person"}
	placeKinds  = []string{"country", "administrative area", "city", "region", "location"}
	groupKinds  = []string{"social group", "group"}
)

// deputies puts a word that makes an office a lesser one under the office: "served as a deputy foreign minister" is no
// service as a deputy.
func (t *Tree) deputies() (changed bool) {
	deputizing, roles := lexicon.English().Deputizing, lexicon.English().Roles
	for i := range t.Tokens {
		if r := t.Rel(i); !deputizing[t.Lower(i)] || t.Tokens[i].UPOS != "NOUN" || r == "compound" || r == "amod" ||
			r == "nmod" {
			continue
		}
		for office := i + 1; office < len(t.Tokens) && office <= i+3; office++ {
			if u := t.Tokens[office].UPOS; u != "NOUN" && u != "PROPN" && u != "ADJ" {
				break
			}
			if !roles[t.Lower(office)] || t.Head(office) != t.Head(i) && t.Head(office) != i {
				continue
			}
			for k := range t.Heads { // what stands before both, and what hangs on the first
				if t.Heads[k] == i && k != office {
					t.Heads[k] = office
				}
			}
			t.Heads[office], t.Rels[office] = t.Heads[i], t.Rels[i]
			t.Heads[i], t.Rels[i] = office, "compound"
			changed = true
			break
		}
	}
	return changed
}

// firms makes one name of the two of a firm, "Marks and Spencer": those that are known, a family twice ("Johnson and
// Johnson"), and two surnames of which the verb speaks as of one ("Berg and Voss has sued Chile").
func (t *Tree) firms() (changed bool) {
	for i := 0; i+2 < len(t.Tokens); i++ {
		if !t.isFirm(i) {
			continue
		}
		second := i + 2
		if t.Within(i, second) { // the head is the one by which both hang in the sentence
			t.Heads[i], t.Rels[i] = t.Heads[second], t.Rels[second]
		}
		for k := range t.Heads {
			if t.Heads[k] == second && k != i+1 {
				t.Heads[k] = i
			}
		}
		t.Heads[second], t.Rels[second] = i, "flat"
		t.attach(i+1, second, "cc")
		whole := *t.Sentence
		whole.Mentions = slices.DeleteFunc(slices.Clone(whole.Mentions),
			func(m quadpress.Mention) bool { return m.First <= second && m.Last > i })
		whole.Mentions = append(whole.Mentions, quadpress.Mention{First: i, Last: second + 1, Type: quadpress.Organization})
		slices.SortFunc(whole.Mentions, func(a, b quadpress.Mention) int { return a.First - b.First })
		t.Sentence = &whole
		changed = true
	}
	return changed
}

// isFirm reports whether a firm's name of two words and an "and" begins at a token.
func (t *Tree) isFirm(i int) bool {
	first, second := t.Lower(i), t.Lower(i+2)
	if and := t.Lower(i + 1); and != "and" && and != "&" || !t.isCapital(i) || !t.isCapital(i+2) ||
		i > 0 && t.Tokens[i-1].UPOS == "PROPN" || i+3 < len(t.Tokens) && t.Tokens[i+3].UPOS == "PROPN" && t.Head(i+3) == i+2 {
		return false
	}
	if lexicon.Names().Firms[first+" and "+second] {
		return true
	}
	lex := lexicon.English()
	surname := func(k int) bool {
		w := t.Lower(k)
		return t.Tokens[k].UPOS == "PROPN" && !lex.Men[w] && !lex.Women[w] &&
			slices.ContainsFunc(t.Mentions, func(m quadpress.Mention) bool {
				return m.First == k && m.Last == k+1 && (m.Type == quadpress.Person || m.Type == quadpress.Organization)
			})
	}
	if !surname(i) || !surname(i+2) {
		return false
	}
	return first == second || t.Rel(i) == "nsubj" && slices.Equal(t.Conjuncts(i), []int{i, i + 2}) &&
		t.speaksOfOne(t.Head(i))
}

// speaksOfOne reports whether a verb has the form for one subject: "has", "says".
func (t *Tree) speaksOfOne(v int) bool {
	finite := v
	for _, k := range t.Children(v, "aux", "cop") {
		finite = min(finite, k)
	}
	return t.Tokens[finite].XPOS == "VBZ" || t.Lower(finite) == "was"
}

// isCapital reports whether a word begins with a capital.
func (t *Tree) isCapital(i int) bool {
	r, _ := utf8.DecodeRuneInString(t.Tokens[i].Form)
	return unicode.IsUpper(r)
}

// joinedNames coordinates two names that "and" joins and a parse has made one: "Amnesty International and Human Rights
// Watch said".
func (t *Tree) joinedNames() (changed bool) {
	for k := 1; k < len(t.Mentions); k++ {
		a, b := t.Mentions[k-1], t.Mentions[k]
		if a.Last+1 != b.First || t.Lower(a.Last) != "and" {
			continue
		}
		first, second := t.SpanHead(a.First, a.Last), -1
		for i := b.First; i < b.Last; i++ {
			if h := t.Head(i); h < a.First || h >= b.Last {
				second = i
			}
		}
		if h := t.Head(first); second < 0 || h < b.First || h >= b.Last || t.Within(second, first) {
			continue
		}
		t.Heads[first], t.Rels[first] = t.Heads[second], t.Rels[second]
		t.Heads[second], t.Rels[second] = first, "conj"
		t.attach(a.Last, second, "cc")
		for i := range t.Heads {
			switch h := t.Head(i); {
			case i < a.First && h >= b.First && h < b.Last: // what stands before both
				t.attach(i, first, t.Rels[i])
			case i >= b.First && i < b.Last && i != second && (h < b.First || h >= b.Last):
				t.attach(i, second, "compound")
			}
		}
		changed = true
	}
	return changed
}
