package syntax

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/language/wordnet"
)

// demoteSubjects makes obliques of subjects that stand under a preposition: "Following talks with Lavrov, Kerry said".
// Numbers keep theirs: "Between 50 and 60 people died". Nor is an apposition what a preposition introduces: "in Vienna,
// with his counterpart Sergei Lavrov".
func (t *Tree) demoteSubjects() (changed bool) {
	for i := range t.Tokens {
		if p := t.Preposition(i); t.Rel(i) == "appos" && t.Head(i) < i &&
			(p == "with" || p == "by" || p == "for" || p == "to" || p == "from" || p == "at" || p == "on" || p == "in") {
			t.Rels[i], changed = "nmod", true
		}
		if t.Rel(i) != "nsubj" || t.Child(i, "nummod") >= 0 || t.Tokens[i].UPOS == "NUM" || t.Child(i, "cop") >= 0 {
			continue
		}
		if p := t.Preposition(i); p != "" && p != "like" && p != "than" && p != "as" {
			t.Rels[i], changed = "obl", true
		}
	}
	return changed
}

// secondSubjects makes an object of what follows a verb that has its subject before it: "Lavrov met Minister Ivan
// Orlov", "Lavrov asked Minister Ivan Orlov to leave".
func (t *Tree) secondSubjects() (changed bool) {
	for v := range t.Tokens {
		if t.Tokens[v].UPOS != "VERB" {
			continue
		}
		before, after, object := -1, -1, false
		for _, k := range t.Kids[v] {
			switch {
			case t.Rels[k] == "nsubj" && k < v:
				before = k
			case t.Rels[k] == "nsubj" && k > v:
				after = k
			case t.Rel(k) == "obj" || t.Rel(k) == "ccomp" || t.Rel(k) == "xcomp" && t.Tokens[k].Feat("VerbForm") != "Inf":
				object = true
			}
		}
		if before >= 0 && after >= 0 && !object && t.Preposition(after) == "" {
			t.Rels[after], changed = "obj", true
		}
	}
	return changed
}

// objectsOfSubjects makes an object of what a parse hung on the subject across the verb without a preposition: "A court
// in Lom sentenced former bank manager Ole Vik to six years".
func (t *Tree) objectsOfSubjects() (changed bool) {
	for i := range t.Tokens {
		s := t.Head(i)
		if s < 0 || s > i || t.Rel(i) != "nmod" && t.Rel(i) != "appos" || t.Rels[s] != "nsubj" || t.Preposition(i) != "" ||
			t.isTimeWord(i) || t.Child(i, "cc") >= 0 {
			continue
		}
		v := t.Head(s)
		if v < s || t.Tokens[v].UPOS != "VERB" || t.Child(v, "obj", "ccomp", "aux:pass") >= 0 {
			continue
		}
		if first := t.Subtree(i, nil)[0]; first == v+1 {
			changed = t.attach(i, v, "obj") || changed
		}
	}
	return changed
}

// betweenTwo joins to the first of two that something is between the second, which a parse made a subject of the verb
// behind them: "Talks between the club and the player stalled".
func (t *Tree) betweenTwo() (changed bool) {
	for a := range t.Tokens {
		n := t.Head(a)
		if n < 0 || n > a || t.Rel(a) != "nmod" || t.Preposition(a) != "between" || t.Child(a, "conj") >= 0 {
			continue
		}
		own := t.Subtree(a, nil)
		and := own[len(own)-1] + 1
		if and+2 >= len(t.Tokens) || t.Lower(and) != "and" {
			continue
		}
		b := t.nounFrom(and + 1)
		if b < 0 || t.Head(b) < b {
			continue
		}
		v := t.Head(b)
		switch {
		case t.Tokens[v].UPOS != "VERB" || t.Rel(b) != "nsubj" && t.Rel(b) != "conj":
			continue
		case t.Head(n) == v: // "Talks" has the verb
		case t.Head(v) == n && t.Rel(v) == "conj":
			t.Heads[v], t.Rels[v], t.Heads[n], t.Rels[n] = t.Heads[n], t.Rels[n], v, t.Rels[b]
		default:
			continue
		}
		t.Heads[b], t.Rels[b], t.Heads[and], t.Rels[and] = a, "conj", b, "cc"
		changed = true
	}
	return changed
}

// nounFrom is the head of the noun phrase that begins at a token, -1 where none does.
func (t *Tree) nounFrom(first int) int {
	for k := first; k < len(t.Tokens); k++ {
		switch u := t.Tokens[k].UPOS; {
		case (u == "NOUN" || u == "PROPN") && t.Rel(k) != "compound" && t.Rels[k] != "nmod:poss":
			return k
		case u != "DET" && u != "ADJ" && u != "NUM" && u != "NOUN" && u != "PROPN" && t.Rels[k] != "nmod:poss":
			return -1
		}
	}
	return -1
}

// namedSubjects makes a subject of a name that was taken for a modifier of the finite verb right after it: "as
// Barcelona beat Real Madrid".
func (t *Tree) namedSubjects() (changed bool) {
	for i := 0; i+1 < len(t.Tokens); i++ {
		if v := t.Head(i); v == i+1 && t.Rel(i) == "compound" && t.Tokens[i].UPOS == "PROPN" &&
			t.Tokens[v].UPOS == "VERB" && t.Child(v, "nsubj", "det") < 0 &&
			(t.Tokens[v].XPOS == "VBD" || t.Tokens[v].XPOS == "VBP" || t.Tokens[v].XPOS == "VBZ") {
			t.Rels[i], changed = "nsubj", true
		}
	}
	return changed
}

// series makes a conjunct of a verb without a subject after a semicolon: "Strikes hit two camps; destroyed a bridge".
func (t *Tree) series() (changed bool) {
	for v := 1; v < len(t.Tokens); v++ {
		// "; damaged roads"
		if noun := t.Head(v); t.Tokens[v-1].Form == ";" && t.Tokens[v].XPOS == "VBN" && t.Rel(v) == "amod" && noun > v &&
			t.Child(noun, "det") < 0 {
			if first := t.finiteAbove(noun); first >= 0 && t.attach(v, first, "conj") && t.attach(noun, v, "obj") {
				changed = true
			}
			continue
		}
		if r := t.Rel(v); t.Tokens[v-1].Form != ";" || t.Tokens[v].XPOS != "VBD" && t.Tokens[v].XPOS != "VBN" ||
			r == "conj" || r == "root" || t.Child(v, "nsubj", "aux") >= 0 {
			continue
		}
		if first := t.finiteAbove(v); first >= 0 {
			changed = t.attach(v, first, "conj") || changed
		}
	}
	return changed
}

// finiteAbove is the nearest verb in the past tense above a token and before it, -1 for none.
func (t *Tree) finiteAbove(i int) int {
	for h := t.Head(i); h >= 0; h = t.Head(h) {
		if t.Tokens[h].XPOS == "VBD" && h < i {
			return h
		}
	}
	return -1
}

// claimSubjects makes the name right before a finite verb its subject where the parse leaves it none: "..., Secretary
// of State John Kerry said"; or where it took for the subject what describes the name: "A former president of the club,
// Macri founded the party".
func (t *Tree) claimSubjects() (changed bool) {
	for v := range t.Tokens {
		if t.Tokens[v].UPOS != "VERB" || t.Tokens[v].Feat("VerbForm") != "Fin" || t.Tokens[v].Feat("Mood") != "Ind" ||
			t.Child(v, "csubj", "expl") >= 0 {
			continue
		}
		subject := t.Child(v, "nsubj")
		if r := t.Rel(v); r == "conj" || t.Rels[v] == "acl:relcl" {
			continue
		}
		for _, m := range t.Mentions {
			if subject < 0 && t.setOff(m, v) {
				changed = t.attach(t.SpanHead(m.First, m.Last), v, "nsubj") || changed
				break
			}
			if m.Last != v || !m.Type.Names() {
				continue
			}
			name := t.SpanHead(m.First, m.Last)
			if r := t.Rel(name); r == "obj" || r == "iobj" || r == "obl" {
				continue
			}
			if m.First > 0 && t.Tokens[m.First-1].UPOS == "ADP" || name == subject {
				continue
			}
			if subject >= 0 {
				if t.Tokens[subject].UPOS != "NOUN" || m.First == 0 || t.Tokens[m.First-1].Form != "," || subject > name ||
					t.Rel(name) == "conj" {
					continue
				}
			}
			if t.attach(name, v, "nsubj") {
				if subject >= 0 {
					t.attach(subject, name, "appos")
				}
				changed = true
			}
		}
	}
	return changed
}

// afterCircumstance makes the subject of a verb that has none of what was taken for an apposition to the place or time
// before it: "In Syria, the army has retaken two towns".
func (t *Tree) afterCircumstance() (changed bool) {
	for v := range t.Tokens {
		if t.Tokens[v].UPOS != "VERB" || t.Child(v, "nsubj", "csubj", "expl", "mark") >= 0 ||
			t.Rel(v) != "root" && t.Rel(v) != "ccomp" {
			continue
		}
		if a := t.Child(v, "aux"); t.Tokens[v].Feat("VerbForm") != "Fin" && (a < 0 || t.Tokens[a].Feat("VerbForm") != "Fin") {
			continue
		}
		for _, k := range t.Children(v, "obl") {
			a := t.Child(k, "appos")
			if k > v || a < k || a > v || t.Preposition(k) == "" || t.Preposition(a) != "" || t.Tokens[a].UPOS == "NUM" {
				continue
			}
			if first := t.Subtree(a, func(c int) bool { return t.Rel(c) == "punct" })[0]; first > 0 &&
				t.Tokens[first-1].Form == "," {
				changed = t.attach(a, v, "nsubj") || changed
				break
			}
		}
	}
	return changed
}

// nominalRoot makes the root of a finite verb after a comma that was hung within its subject: "The coalition, a group
// based in Doha, accused Iran".
func (t *Tree) nominalRoot() bool {
	root := slices.Index(t.Heads, -1)
	if root < 0 || t.Tokens[root].UPOS != "PROPN" || t.Child(root, "cop", "nsubj") >= 0 {
		return false
	}
	for v := root + 1; v < len(t.Tokens); v++ {
		if t.Tokens[v].XPOS == "VBD" && t.Rels[v] == "acl" && t.Tokens[v-1].Form == "," &&
			t.Child(v, "nsubj", "mark", "aux") < 0 && t.Within(v, root) {
			t.Heads[v], t.Rels[v] = -1, "root"
			t.Heads[root], t.Rels[root] = v, "nsubj"
			return true
		}
	}
	return false
}

// setOff reports whether a person's name and what describes it, between commas, stand right before a verb: "After the
// vote, Ann Lee, a senator, said". The parse has hung them on what stands before.
func (t *Tree) setOff(m quadpress.Mention, v int) bool {
	if m.Type != quadpress.Person || m.First == 0 || m.Last+2 >= v || t.Tokens[m.First-1].Form != "," ||
		t.Tokens[m.Last].Form != "," || t.Tokens[v-1].Form != "," {
		return false
	}
	name := t.SpanHead(m.First, m.Last)
	phrase := t.Subtree(name, func(k int) bool { return t.Rel(k) == "punct" })
	return t.Rel(name) == "appos" && phrase[0] == m.First && phrase[len(phrase)-1] == v-2
}

// ownSubjects gives a verb the name or the noun between "and" and itself: "Russia attacked Syria, and France attacked
// Libya", "Shares fell against the dollar and the index lost 3%". Two verbs have a conjunction between them.
func (t *Tree) ownSubjects() (changed bool) {
	for v := 2; v < len(t.Tokens); v++ {
		if t.Rel(v) != "conj" || t.Child(v, "nsubj", "csubj", "expl") >= 0 || !t.finite(v, -1) {
			continue
		}
		s := t.groupStart(v) - 1
		for s > 0 && t.Rel(s) != "conj" && t.Head(s) != v {
			s = t.Head(s)
		}
		if s < 1 || t.Rel(s) != "conj" || t.Tokens[s].UPOS != "PROPN" && t.Tokens[s].UPOS != "NOUN" {
			continue
		}
		words := t.Subtree(s, func(k int) bool { return t.Rel(k) == "cc" || t.Rel(k) == "punct" })
		and := words[0] - 1
		if and < 0 || t.Rel(and) != "cc" || t.Head(and) != v && t.Head(and) != s ||
			words[len(words)-1] != t.groupStart(v)-1 || t.Child(v, "cc") > and || t.Head(v) > and {
			continue
		}
		subject := "nsubj"
		if t.passive(v) {
			subject = "nsubj:pass"
		}
		if t.attach(s, v, subject) {
			t.Heads[and], changed = v, true
		}
	}
	return changed
}

// subjectsBeforeParticiples makes the subject of the verb of what opens a sentence before a participle between commas,
// which a parse hung on that: "The 18-year-old, ranked 94th in the world, saved two match points".
func (t *Tree) subjectsBeforeParticiples() (changed bool) {
	for p := 2; p < len(t.Tokens); p++ {
		v := t.Head(p)
		if t.Tokens[p].XPOS != "VBN" || t.Rel(p) != "advcl" || v < p || t.Tokens[p-1].Form != "," ||
			t.Child(v, "nsubj", "csubj", "expl") >= 0 || !t.finite(v, -1) {
			continue
		}
		for _, who := range t.Kids[p] {
			if who > p-2 || t.Child(who, "det") < 0 || t.Preposition(who) != "" {
				continue
			}
			words := t.Subtree(who, func(k int) bool { return t.Tokens[k].Form == "," })
			if t.WordBefore(who) >= 0 || words[len(words)-1] != p-2 {
				continue
			}
			subject := "nsubj"
			if t.passive(v) {
				subject = "nsubj:pass"
			}
			if t.attach(who, v, subject) && t.attach(p, who, "acl") {
				t.Tokens[who].UPOS, t.Tokens[who].XPOS, changed = "NOUN", "NN", true
			}
			break
		}
	}
	return changed
}

// groupStart is the first word of a verb with its auxiliaries and the adverbs among them.
func (t *Tree) groupStart(v int) int {
	for first := v; ; first-- {
		if k := first - 1; k < 0 || t.Head(k) != v || t.Rel(k) != "aux" && t.Rel(k) != "cop" && t.Rel(k) != "advmod" {
			return first
		}
	}
}

// gerundSubjects gives a gerund the noun between it and its preposition for a subject: "because of workers leaving".
func (t *Tree) gerundSubjects() (changed bool) {
	for v := range t.Tokens {
		m, g := t.Child(v, "mark"), t.Head(v)
		if t.Tokens[v].XPOS != "VBG" || g < 0 || m < 0 || t.Tokens[m].UPOS != "ADP" || t.Child(v, "nsubj") >= 0 {
			continue
		}
		for i := m + 1; i < v; i++ {
			if t.Head(i) == g && (t.Rel(i) == "obl" || t.Rel(i) == "nmod") && t.Preposition(i) == "" &&
				!lexicon.English().Times[t.Lower(i)] {
				changed = t.attach(i, v, "nsubj") || changed
			}
		}
	}
	return changed
}

// gerundsAsSubjects makes the subject of a verb that has none of a gerund right before it, without a comma between:
// "but reopening the mill was expected to take longer".
func (t *Tree) gerundsAsSubjects() (changed bool) {
	for g := range t.Tokens {
		v := t.Head(g)
		if t.Tokens[g].XPOS != "VBG" || t.Rels[g] != "advcl" || v < g || !t.isFinite(v) ||
			t.Child(v, "nsubj", "csubj", "expl") >= 0 || t.Child(g, "mark", "nsubj", "aux") >= 0 {
			continue
		}
		tokens := t.Subtree(g, nil)
		last := tokens[len(tokens)-1]
		next := last + 1
		if next == len(t.Tokens) || t.Tokens[last].UPOS == "PUNCT" || next != v && t.Head(next) != v ||
			t.Tokens[next].UPOS == "PUNCT" {
			continue
		}
		rel := "csubj"
		if t.passive(v) {
			rel = "csubj:pass"
		}
		changed = t.attach(g, v, rel) || changed
	}
	return changed
}

// gerundsAsNouns makes a noun and the subject of a gerund that stands by itself before a verb without one: "fled after
// fighting broke out".
func (t *Tree) gerundsAsNouns() (changed bool) {
	for g := 0; g+1 < len(t.Tokens); g++ {
		v, mark := t.Head(g), t.Child(g, "mark")
		w := &t.Tokens[g]
		if w.XPOS != "VBG" || t.Rels[g] != "advcl" || v != g+1 || !t.finite(v, -1) || len(t.Kids[g]) > 1 || mark > g ||
			len(t.Kids[g]) == 1 && mark < 0 || !wordnet.IsNoun(t.Lower(g)) || t.Child(v, "nsubj", "csubj", "expl") >= 0 ||
			t.passive(v) {
			continue
		}
		if mark >= 0 {
			t.attach(mark, v, "mark")
		}
		w.UPOS, w.XPOS, w.Lemma, w.Feats = "NOUN", "NN", t.Lower(g), "Number=Sing"
		t.Rels[g], changed = "nsubj", true
	}
	return changed
}

// futureBe makes an auxiliary of the "be" before an infinitive, and of its subject that of the infinitive: in "Merkel
// is to visit China" it ascribes nothing.
func (t *Tree) futureBe() (changed bool) {
	for i := range t.Tokens {
		v := t.Head(i)
		if t.Rel(i) != "cop" || v < 0 || t.Tokens[v].UPOS != "VERB" || t.Tokens[v].XPOS != "VB" {
			continue
		}
		if m := t.Child(v, "mark"); m > i && m < v {
			t.Rels[i], changed = "aux", true
			if s := t.Child(v, "nsubj"); s >= 0 && t.Rels[s] == "nsubj:outer" && s < i && t.Lower(m) == "to" && !t.isNotion(s) {
				t.Rels[s] = "nsubj"
			}
		}
	}
	return changed
}

// outerSubjects leaves a clause its own subject where it is what a copula says of another: "The trouble was we had no
// money", "The problem is there are no roads".
func (t *Tree) outerSubjects() (changed bool) {
	for i := range t.Tokens {
		v := t.Head(i)
		if t.Rel(i) != "cop" || v < i || t.Tokens[v].UPOS != "VERB" && t.Tokens[v].UPOS != "AUX" {
			continue
		}
		subjects := t.Children(v, "nsubj", "expl")
		if len(subjects) != 2 || subjects[0] > i || subjects[1] < i || t.Tokens[subjects[0]].UPOS != "NOUN" {
			continue
		}
		t.Rels[subjects[0]], t.Rels[i], changed = "nsubj:outer", "dep", true
		if o := t.Child(v, "obj"); t.Rel(subjects[1]) == "expl" && o > v {
			t.Rels[o] = "nsubj"
		}
	}
	return changed
}

// isNotion reports whether a noun stands for what someone means or has in mind: in "the goal is to win" the goal does
// not win.
func (t *Tree) isNotion(i int) bool {
	kinds := wordnet.Noun(strings.ToLower(t.Lemma(i)))
	if t.Tokens[i].UPOS != "NOUN" || len(kinds) == 0 {
		return t.Lower(i) == "it" || t.Lower(i) == "this" || t.Lower(i) == "that"
	}
	switch kinds[0] {
	case "cognition", "state", "feeling", "utterance", "communication", "attribute", "field":
		return true
	}
	return false
}

// closeRelatives ends a relative clause between commas at the second one: in "She praised her father, who fell ill, and
// promised" it is she who promised, and in "It will close the plant, where 900 people work, and cut jobs" it cuts them.
func (t *Tree) closeRelatives() (changed bool) {
	for v := range t.Tokens {
		r := t.Head(v)
		if t.Rel(v) != "conj" || r < 0 || r > v || t.Rels[r] != "acl:relcl" || t.Child(v, "nsubj", "aux") >= 0 {
			continue
		}
		form := t.Tokens[v].XPOS
		if form != "VBD" && (form != "VB" || t.Tokens[r].XPOS == "VB") {
			continue
		}
		and, who := t.Child(v, "cc"), t.firstWord(r)
		if and < 1 || t.Tokens[and-1].Form != "," || who < 1 || t.Tokens[who-1].Form != "," ||
			!t.IsRelativePronoun(who) && t.Lower(who) != "where" || len(t.Children(r, "conj")) > 1 {
			continue
		}
		for main := t.Head(r); main >= 0; main = t.Head(main) {
			x := t.Tokens[main].XPOS
			if main < who && (x == form || x == "VB" && t.Lower(v) == t.Lemma(v)) { // "cut" is either
				t.Tokens[v].XPOS = x
				changed = t.attach(v, main, "conj") || changed
				break
			}
		}
	}
	return changed
}

// followed reports whether another word stands behind one in the sentence.
func (t *Tree) followed(i int) bool {
	return slices.ContainsFunc(t.Tokens[i+1:], func(tok quadpress.Token) bool { return tok.UPOS != "PUNCT" })
}

// notOnly puts a clause that opens with "not only" beside the one that goes on: "Not only did Russia attack Turkey, it
// also attacked Syria".
func (t *Tree) notOnly() (changed bool) {
	if len(t.Tokens) < 4 || t.Lower(0) != "not" || !lexicon.English().NotOnly[t.Lower(1)] {
		return false
	}
	v := t.Head(0)
	if v < 0 || t.Head(v) < v {
		return false
	}
	main := t.Head(v)
	if a := t.Child(v, "aux", "cop"); a < 0 || t.Rel(v) == "conj" || t.Tokens[a].Feat("VerbForm") != "Fin" {
		return false
	}
	t.Heads[v], t.Rels[v] = t.Heads[main], t.Rels[main]
	t.Heads[main], t.Rels[main] = v, "parataxis"
	return true
}

// invertedCopulas makes the subject of what follows a form of "be" behind an opening phrase with a preposition, which
// then says where that is: "Among the dead were two nurses", "In the car was a rifle".
func (t *Tree) invertedCopulas() (changed bool) {
	for r := range t.Tokens {
		cop, place := t.Child(r, "cop"), t.Child(r, "nmod", "obl")
		if cop < 1 || place < 0 || place > cop || t.Child(r, "nsubj", "csubj", "expl", "case") >= 0 ||
			t.Tokens[r].UPOS != "NOUN" && t.Tokens[r].UPOS != "PROPN" {
			continue
		}
		if p := t.Preposition(place); p != "among" && !lexicon.English().Locative[p] {
			continue
		}
		own := t.Subtree(place, nil)
		if own[len(own)-1] != cop-1 || own[0] > 0 && t.Tokens[own[0]-1].UPOS != "PUNCT" {
			continue
		}
		t.Heads[place], t.Rels[place] = t.Heads[r], t.Rels[r]
		t.Heads[r], t.Rels[r] = place, "nsubj"
		t.Heads[cop] = place
		for k := range t.Heads {
			if t.Heads[k] == r && (k < cop || t.Rel(k) == "punct" && k > r && k == len(t.Tokens)-1) {
				t.Heads[k] = place
			}
		}
		changed = true
	}
	return changed
}
