package syntax

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/language/wordnet"
	"github.com/quadpress/quadpress/schema"
)

// maxOwners is how many nouns up the antecedent of a relative pronoun is looked for.
const maxOwners = 3

// pronounsOfRelatives makes a relative clause of one behind a noun that has a relative pronoun for its subject or
// object: "an appeal that Lind filed". Behind "that" a light verb with no other object has it for that: "a claim that
// Lind made".
func (t *Tree) pronounsOfRelatives() (changed bool) {
	for i, w := range t.Tokens {
		v := t.Head(i)
		if v < i || t.Rels[v] != "acl" || t.Head(v) < 0 || t.Head(v) > i || i == 0 {
			continue
		}
		if u := t.Tokens[i-1].UPOS; u == "ADP" || u == "SCONJ" || t.Lemma(t.Head(v)) == "matter" {
			continue // "the question of who left", "no matter who left"
		}
		switch rel := t.Rel(i); {
		case (w.XPOS == "WDT" || w.XPOS == "WP" && w.Lemma != "what") && (rel == "obj" || rel == "nsubj"):
		case rel == "mark" && t.Lower(i) == "that" && lexicon.English().Light[t.Lemma(v)] &&
			t.Child(v, "nsubj") > i && t.Child(v, "obj", "iobj", "ccomp", "xcomp", "obl", "nsubj:pass") < 0:
			t.Rels[i] = "obj"
		default:
			continue
		}
		t.Rels[v], changed = "acl:relcl", true
	}
	return changed
}

// relativesOfSpeakers hangs a clause with "who" behind a comma on the subject of the verb before it, where a parser
// has it for what is said: "“We won,” said Ann Lee, who led the team", "Ole Vik spoke, who led the team".
func (t *Tree) relativesOfSpeakers() (changed bool) {
	for v := range t.Tokens {
		verb := t.Head(v)
		if r := t.Rel(v); r != "ccomp" && r != "parataxis" && r != "advcl" || verb < 0 || verb > v {
			continue
		}
		words := t.Trim(t.Subtree(v, nil))
		if len(words) == 0 || words[0] < 2 || t.Lower(words[0]) != "who" || t.Tokens[words[0]-1].Form != "," {
			continue
		}
		for _, s := range t.Children(verb, "nsubj") {
			if s < words[0] && (t.Within(words[0]-2, s) || words[0]-2 == verb) {
				changed = t.attach(v, s, "acl:relcl") || changed
				break
			}
		}
	}
	return changed
}

// relativesOfPersons hangs a relative clause with "who" on the person and one with "which" on the thing that its noun
// is under: "the owner of the shop, who is from Oslo", "a fire at the home of Ole Vik, which began".
func (t *Tree) relativesOfPersons() (changed bool) {
	for v := range t.Tokens {
		if t.Rels[v] != "acl:relcl" || t.Head(v) < 0 {
			continue
		}
		words := t.Trim(t.Subtree(v, nil))
		if len(words) == 0 {
			continue
		}
		who := words[0]
		if h := t.placeBefore(v, who); h >= 0 {
			changed = t.attach(v, h, "acl:relcl") || changed
			continue
		}
		if h := t.personAbovePlace(v, who); h >= 0 {
			changed = t.attach(v, h, "acl:relcl") || changed
			continue
		}
		if h := t.severalAbove(v, who); h >= 0 {
			changed = t.attach(v, h, "acl:relcl") || changed
			continue
		}
		if t.Lower(who) != "who" && t.Lower(who) != "which" || who == 0 || t.Tokens[who-1].Form != "," {
			continue
		}
		wants, unfit := t.isPerson, t.isNoPerson
		if t.Lower(who) == "which" {
			wants, unfit = t.isNoPerson, t.isPerson
		}
		h := t.Head(v)
		if !unfit(h) {
			continue
		}
		for range maxOwners {
			if t.Rel(h) != "nmod" || t.Head(h) < 0 || t.Head(h) > h {
				break
			}
			if h = t.Head(h); wants(h) {
				changed = t.attach(v, h, "acl:relcl") || changed
				break
			}
		}
	}
	return changed
}

// placeBefore is the place right before "where", of which a clause speaks that a parse hung on a person further up:
// "dug for survivors in Lom, where 200 people live". It is -1 for none.
func (t *Tree) placeBefore(v, where int) int {
	last := where - 1
	if last > 0 && t.Tokens[last].Form == "," {
		last--
	}
	if t.Lower(where) != "where" || last < 0 || !t.isPerson(t.Head(v)) {
		return -1
	}
	m := t.MentionAround(last)
	if m == nil || m.Last != last+1 || m.Type != quadpress.Place && m.Type != quadpress.Facility {
		return -1
	}
	return t.SpanHead(m.First, m.Last)
}

// personAbovePlace is the person of whom a relative clause with "who" speaks, which a parse hung on the place named
// between: "the taxpayer in Oslo who pays for it". It is -1 for none.
func (t *Tree) personAbovePlace(v, who int) int {
	m := t.MentionAround(t.Head(v))
	if t.Lower(who) != "who" || m == nil || m.Type != quadpress.Place && m.Type != quadpress.Facility || m.First < 2 {
		return -1
	}
	p := m.First - 1
	if t.Tokens[p].XPOS == "DT" {
		p--
	}
	noun := p - 1
	if p < 1 || t.Tokens[p].UPOS != "ADP" || t.Tokens[noun].UPOS != "NOUN" || !t.isPerson(noun) || t.Within(noun, v) {
		return -1
	}
	return noun
}

// severalAbove is the noun for several people of whom a relative clause with "who" speaks by its verb, which a parse
// hung on one thing that they are under: "pupils from a school who were returning". So is the parent before the number
// of the children: "a mother of two who taught history". It is -1 for none.
func (t *Tree) severalAbove(v, who int) int {
	h := t.Head(v)
	if t.Lower(who) != "who" || t.Head(h) < 0 || t.Head(h) > h || t.Rel(h) != "nmod" {
		return -1
	}
	above := t.Head(h)
	if t.Tokens[h].UPOS == "NUM" && lexicon.English().Parents[t.Lemma(above)] {
		return above
	}
	verb := v
	if a := t.Child(v, "aux", "cop"); a >= 0 {
		verb = a
	}
	if w := t.Lower(verb); w != "were" && t.Tokens[verb].XPOS != "VBP" ||
		t.Tokens[h].XPOS != "NN" && t.Tokens[h].XPOS != "NNP" || t.Child(h, "conj") >= 0 ||
		t.Tokens[above].XPOS != "NNS" || !t.isPerson(above) {
		return -1
	}
	return above
}

// isPerson reports whether a word names one person or is a noun for one.
func (t *Tree) isPerson(i int) bool {
	kinds := t.kinds(i)
	if m := t.MentionAround(i); m != nil && m.Last == m.First+1 { // a team is often taken for a person
		return false
	}
	return t.Tokens[i].UPOS != "PRON" && len(kinds) > 0 && kinds[0] == "person"
}

// isNoPerson reports whether a word is a noun for what nobody is part of: a thing, a place, what happens.
func (t *Tree) isNoPerson(i int) bool {
	if t.Tokens[i].UPOS != "NOUN" {
		return false
	}
	kinds := wordnet.Noun(strings.ToLower(t.Lemma(i)))
	return len(kinds) > 0 && !slices.ContainsFunc(kinds, func(kind string) bool {
		switch kind {
		case "person", "people", "social group", "group", "organization", "animal":
			return true
		}
		return false
	})
}

// whereClauses makes a relative clause of what "where" opens behind a place at the start of a sentence, which a parse
// took for the main clause: in "In Oslo, where nurses marched, police shut a road and held two men" police held them.
func (t *Tree) whereClauses() (changed bool) {
	for w := 2; w < len(t.Tokens); w++ {
		v := t.Head(w)
		if t.Lower(w) != "where" || t.Rel(w) != "advmod" || v < w || t.Tokens[w-1].Form != "," {
			continue
		}
		place, main := -1, -1
		for _, k := range t.Kids[v] {
			switch {
			case k < w && t.Rel(k) == "obl" && t.Preposition(k) != "":
				place = k
			case k > v && main < 0 && t.Rel(k) == "conj" && t.Child(k, "cc") < 0 && t.Child(k, "nsubj") > v && t.finite(k, v):
				main = k
			}
		}
		if place < 0 || main < 0 {
			continue
		}
		for _, k := range t.Kids[v] {
			if k < w || k > main {
				t.Heads[k] = main
			}
		}
		t.Heads[main], t.Rels[main] = t.Heads[v], t.Rels[v]
		t.Heads[v], t.Rels[v], changed = place, "acl:relcl", true
	}
	return changed
}

// pastForms makes a past tense of a verb that has the same form in both tenses, where one thing is its subject and it
// has no "-s": "The team beat Lom on Saturday".
func (t *Tree) pastForms() (changed bool) {
	for v := range t.Tokens {
		w := &t.Tokens[v]
		s := t.Child(v, "nsubj")
		if w.UPOS != "VERB" || w.XPOS != "VBP" || s < 0 || s > v || schema.PastTense(t.Lemma(v)) != t.Lower(v) ||
			t.Child(v, "aux") >= 0 {
			continue
		}
		x := t.Tokens[s].XPOS
		if x != "NN" && x != "NNP" || t.Child(s, "conj", "nummod") >= 0 || t.Lemma(s) == "number" {
			continue
		}
		w.XPOS, w.Feats, changed = "VBD", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin", true
	}
	return changed
}

// electedAs makes a clause of a participle between commas that says who was made what: "Berg, elected mayor in 2012,".
func (t *Tree) electedAs() (changed bool) {
	for n := range t.Tokens {
		v, who := t.Child(n, "amod"), t.Head(n)
		if t.Rel(n) != "appos" || v < 1 || v+1 != n || t.Tokens[v].XPOS != "VBN" || t.Tokens[v-1].Form != "," ||
			who < 0 || who > v || t.Tokens[who].UPOS != "PROPN" || !lexicon.English().Appointing[t.Lemma(v)] ||
			t.Child(n, "det", "nmod:poss") >= 0 {
			continue
		}
		if !t.attach(v, who, "acl") || !t.attach(n, v, "xcomp") {
			continue
		}
		changed = true
		for _, k := range t.Children(n, "nmod") {
			if k > n && t.IsTime(k) {
				t.attach(k, v, "obl")
			}
		}
	}
	return changed
}

// verbsBehindAnd gives a verb right behind "and" the noun for its object that a parse took for a second one of the verb
// before: "arrested three men and seized weapons".
func (t *Tree) verbsBehindAnd() (changed bool) {
	for v := 1; v < len(t.Tokens); v++ {
		k := t.Head(v - 1)
		if t.Tokens[v].XPOS != "VBD" || t.Rel(v) != "conj" || t.Rel(v-1) != "cc" || k <= v || t.Rel(k) != "conj" ||
			t.Tokens[k].UPOS != "NOUN" || t.Head(k) > v || t.Child(v, "obj", "nsubj", "cc") >= 0 ||
			t.Subtree(k, func(i int) bool { return i == v-1 })[0] <= v {
			continue
		}
		if t.attach(k, v, "obj") && t.attach(v-1, v, "cc") {
			changed = true
		}
	}
	return changed
}

// questionsOfNouns makes no relative clauses of questions behind the preposition of a noun: "disputes over who should
// pay".
func (t *Tree) questionsOfNouns() (changed bool) {
	for v := range t.Tokens {
		if t.Rels[v] == "acl:relcl" && t.AsksWho(v) {
			t.Rels[v], changed = "acl", true
		}
	}
	return changed
}

// AsksWho reports whether a clause under a noun is a question behind a preposition: "disputes over who should pay".
func (t *Tree) AsksWho(v int) bool {
	m := t.Child(v, "mark")
	return t.Rel(v) == "acl" && m >= 0 && m+1 < v && t.Tokens[m].XPOS == "IN" && t.Lower(m) != "that" &&
		t.Tokens[m+1].XPOS == "WP"
}
