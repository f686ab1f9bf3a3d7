package syntax

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/language/timex"
	"github.com/quadpress/quadpress/language/wordnet"
)

// spansBesideDays parts a day from how long before or after something else a clause was on that day: "was lost on
// Thursday minutes before it was to land", "resigned on Friday hours after the vote".
func (t *Tree) spansBesideDays() (changed bool) {
	for i := 1; i+1 < len(t.Tokens); i++ {
		day, next := i-1, t.Lower(i+1)
		of := t.Head(i + 1)
		if t.Tokens[i].XPOS != "NNS" || !lexicon.English().Times[t.Lemma(i)] || t.Head(day) != i ||
			t.Rel(day) != "compound" || t.Tokens[day].UPOS != "PROPN" ||
			!t.isTimeWord(day) || next != "before" && next != "after" || of <= i+1 ||
			t.Rel(i+1) != "mark" && t.Rel(i+1) != "case" || t.Head(i) < 0 {
			continue
		}
		over := t.Head(i)
		if t.Within(of, i) { // "hours after the vote"
			t.Heads[of], t.Rels[of] = over, "obl"
		}
		t.Heads[day], t.Rels[day] = over, t.Rels[i]
		for _, k := range t.Kids[i] {
			if k < day {
				t.Heads[k] = day
			}
		}
		t.Heads[i], t.Rels[i], changed = of, "obl:unmarked", true
	}
	return changed
}

// daysOfStates hangs the day on which something is made or kept so on the verb, not on the adjective, and where from
// somebody is brought alive: "kept the rate unchanged on Tuesday", "pulled a girl alive from the rubble".
func (t *Tree) daysOfStates() (changed bool) {
	for i := range t.Tokens {
		state := t.Head(i)
		if who := t.Head(max(state, 0)); state >= 0 && t.Rel(state) == "amod" && who >= 0 && who < state &&
			t.Rel(who) == "obj" && lexicon.English().LeftAs[t.Lower(state)] && t.Child(state, "obl") == i &&
			t.Preposition(i) == "from" &&
			t.attach(state, t.Head(who), "xcomp") {
			changed = true // "a girl alive from the rubble"
		}
		if t.Rel(i) != "obl" || state < 0 || state > i || t.Rel(state) != "xcomp" || t.Tokens[state].UPOS != "ADJ" ||
			!t.IsTime(i) && !lexicon.English().LeftAs[t.Lower(state)] || t.Child(state, "cop", "mark", "xcomp", "ccomp") >= 0 {
			continue
		}
		if v := t.Head(state); v >= 0 && v < state && t.Tokens[v].UPOS == "VERB" && t.Child(v, "obj") >= 0 {
			t.Heads[i], changed = v, true
		}
	}
	return changed
}

// boundBehind hangs on a noun what stands right behind it under a preposition that the noun has for its own, where a
// parse gave both to the verb: "resigned under pressure from her party", "walked out in protest at the bill".
func (t *Tree) boundBehind() (changed bool) {
	for i := range t.Tokens {
		v, c := t.Head(i), t.Child(i, "case")
		if t.Rel(i) == "obl" && v >= 0 && c > 0 && c < i && t.Head(c-1) == v && t.binds(c-1, t.Preposition(i)) {
			changed = t.attach(i, c-1, "nmod") || changed
		}
	}
	return changed
}

// binds reports whether a noun behind a preposition has another one for its own: "under pressure from", "in protest
// at".
func (t *Tree) binds(noun int, preposition string) bool {
	lex, own := lexicon.English(), t.Preposition(noun)
	return t.Tokens[noun].UPOS == "NOUN" && own != "" && (preposition == "from" && lex.Sourced[t.Lemma(noun)] ||
		lex.PhrasalRoles[own+" "+t.Lower(noun)+" "+preposition] != "")
}

// IsBound reports whether a phrase belongs to the noun right before it that binds it: "under pressure from her party".
func (t *Tree) IsBound(i int) bool {
	h := t.Head(i)
	return t.Rel(i) == "nmod" && h >= 0 && h < i && t.binds(h, t.Preposition(i))
}

// boundToVerbs hangs on a verb what stands under its own preposition, where a parse gave it to the object: "sentenced
// two of the men to life", "blamed the accident on poor maintenance".
func (t *Tree) boundToVerbs() (changed bool) {
	for i := range t.Tokens {
		who := t.Head(i)
		if t.Rel(i) != "nmod" || who < 0 || who > i {
			continue
		}
		v := t.Head(who)
		if t.Rel(who) == "nmod" && v >= 0 {
			v = t.Head(v)
		}
		if v >= 0 && v < who && t.Tokens[v].UPOS == "VERB" && t.Child(v, "obj") >= 0 && t.Child(v, "obj") < i &&
			lexicon.English().VerbBound[t.Lemma(v)+" "+t.Preposition(i)] &&
			!slices.Contains(wordnet.Noun(t.Lemma(who)), "communication") { // "sent a letter to the mayor"
			changed = t.attach(i, v, "obl") || changed
		}
	}
	return changed
}

// figuresBefore hangs on a figure from which something has risen or fallen the time behind it, when it was that much:
// "fell to $2 million from $3 million a year earlier".
func (t *Tree) figuresBefore() (changed bool) {
	for i := range t.Tokens {
		v := t.Head(i)
		if v < 0 || v > i || t.Preposition(i) != "from" || !t.isFigure(i) && t.Child(i, "nummod") < 0 ||
			timex.IsYear(t.Tokens[i].Form) {
			continue
		}
		if to := t.Child(i, "nmod"); to > i && t.Preposition(to) == "to" && t.Tokens[v].UPOS == "VERB" && t.isFigure(to) {
			t.Heads[to], t.Rels[to], changed = v, "obl", true // "raised it from 62 to 64"
		}
		if !t.isFigure(i) {
			continue
		}
		if t.Rel(i) == "nmod" && (t.Tokens[v].UPOS == "SYM" || t.Tokens[v].UPOS == "NUM") && t.Head(v) >= 0 {
			v = t.Head(v) // "rose 3% from"
		}
		if t.Tokens[v].UPOS != "VERB" {
			continue
		}
		own := t.Subtree(i, nil)
		next := own[len(own)-1] + 1
		for k := next; k < len(t.Tokens); k++ {
			if t.Head(k) != v || t.Subtree(k, nil)[0] != next {
				continue
			}
			if x := t.Child(k, "obl"); t.IsTime(k) || x >= 0 && t.IsTime(x) { // "a year earlier"
				t.Heads[k], changed = i, true
			}
			break
		}
		if t.Head(i) != v {
			t.Heads[i], t.Rels[i], changed = v, "obl", true
		}
	}
	return changed
}

// isFigure reports whether a word is, or has, a number that is no time.
func (t *Tree) isFigure(i int) bool {
	u := t.Tokens[i].UPOS
	return (u == "NUM" || u == "SYM" || t.Child(i, "nummod") >= 0) && !t.IsTime(i)
}

// upshots hangs a participle that a comma sets off behind what someone did on that, not on what it was done for or on
// what would have been: "walked out to protest against the plan, cutting output", "rejected a bill that would have
// banned it, handing the firms a victory".
func (t *Tree) upshots() (changed bool) {
	for i := range t.Tokens {
		h := t.Head(i)
		if t.Rel(i) != "advcl" || t.Tokens[i].XPOS != "VBG" || h < 0 || h > i ||
			t.Child(i, "mark", "nsubj", "aux", "case") >= 0 || !t.SetOff(i) {
			continue
		}
		over, to := -1, t.Child(h, "mark")
		switch noun := t.Head(h); {
		case noun < 0 || noun > h:
		case t.Rel(h) == "advcl" && t.Tokens[h].XPOS == "VB" && to >= 0 && t.Lower(to) == "to":
			over = noun
		case t.Rel(h) == "xcomp" && t.Tokens[h].XPOS == "VB" && lexicon.English().Directive[t.Lemma(noun)] &&
			(lexicon.English().Quotative[t.Lemma(i)] || lexicon.English().Naming[t.Lemma(i)]):
			over = noun // "urged them to stay home, calling the vote a sham"
		case t.Rels[h] == "acl:relcl" && t.Rel(noun) == "obj" && t.wouldHave(h):
			over = t.Head(noun)
		}
		if over >= 0 && t.Tokens[over].UPOS == "VERB" && t.Tokens[over].XPOS != "VB" {
			changed = t.attach(i, over, "advcl") || changed
		}
	}
	return changed
}

// upshotsOfContent hangs a participle behind who said something on what was said: "The army will send 500 more troops,
// the minister said, bringing the number to 3,200".
func (t *Tree) upshotsOfContent() (changed bool) {
	lex := lexicon.English()
	for i := range t.Tokens {
		said, l := t.Head(i), t.Lemma(i)
		if t.Rel(i) != "advcl" || t.Tokens[i].XPOS != "VBG" || said < 0 || said > i || !lex.Quotative[t.Lemma(said)] ||
			t.Child(i, "mark", "nsubj", "aux", "case") >= 0 || !t.SetOff(i) || lex.Speech[l] || lex.Citing[l] ||
			lex.Accusing[l] || lex.Judging[l] || lex.Naming[l] || lex.Quotative[l] || lex.Evaluating[l] || lex.Believing[l] {
			continue
		}
		s := t.Child(said, "nsubj")
		for _, v := range t.Children(said, "ccomp") {
			if v < s && s < said && t.Tokens[v].UPOS == "VERB" && t.Child(v, "nsubj") >= 0 {
				changed = t.attach(i, v, "advcl") || changed
			}
		}
	}
	return changed
}

// IsUpshot reports whether a clause tells what came of the degree of something: "rose so sharply that it hired".
func (t *Tree) IsUpshot(i int) bool {
	that := t.Child(i, "mark")
	return t.Rel(i) == "advcl" && that >= 0 && t.Lower(that) == "that" && slices.ContainsFunc(t.Tokens[:that],
		func(w quadpress.Token) bool {
			return strings.EqualFold(w.Form, "so") || strings.EqualFold(w.Form, "such")
		})
}

// IsCompared reports whether a phrase is a time with which something is compared, of a figure with which it is ("fell
// from $3 million a year earlier"), or says of that time when it was: "lower than in 2019, when most voted".
func (t *Tree) IsCompared(i int) bool {
	if p := t.Preposition(i); p == "than" || strings.HasPrefix(p, "than ") {
		return true
	}
	if h := t.Head(i); h >= 0 && h < i && t.isFigure(h) && t.Preposition(h) == "from" {
		return true
	}
	when := t.Child(i, "advmod")
	if t.Rel(i) != "advcl" || when < 2 || t.Lower(when) != "when" {
		return false
	}
	for k := when - 1; k >= 0 && k >= when-2; k-- {
		if p := t.Preposition(k); t.IsTime(k) && strings.HasPrefix(p, "than") {
			return true
		}
	}
	return false
}

// figuresOfRivals hangs on whom a figure is of that stands behind another whose figure is told: "put the party at 34%,
// ahead of Labour at 21%".
func (t *Tree) figuresOfRivals() (changed bool) {
	for i := range t.Tokens {
		v, at := t.Head(i), t.Child(i, "case")
		if v < 0 || at < 3 || v > at || t.Rel(i) != "obl" || t.Lower(at) != "at" || t.Head(at-1) < 0 ||
			t.Tokens[i].UPOS != "NUM" && t.Tokens[i].UPOS != "SYM" {
			continue
		}
		who := at - 1
		for t.Head(who) > v && t.Preposition(who) == "" {
			who = t.Head(who)
		}
		if p := t.Preposition(who); who < at && (p == "of" || strings.HasPrefix(p, "ahead") || p == "behind") &&
			t.isFigureBefore(v, who) {
			changed = t.attach(i, who, "nmod") || changed
		}
	}
	return changed
}

// isFigureBefore reports whether a verb has a figure under "at" before a word.
func (t *Tree) isFigureBefore(v, before int) bool {
	return slices.ContainsFunc(t.Children(v, "obl"), func(k int) bool {
		return k > v && k < before && t.Preposition(k) == "at" && (t.Tokens[k].UPOS == "NUM" || t.Tokens[k].UPOS == "SYM")
	})
}

// upshotsOfCauses hangs a participle that a comma sets off behind what happened when someone was hurt on that: those
// who "were killed when a dam burst, sweeping away houses" swept nothing away.
func (t *Tree) upshotsOfCauses() (changed bool) {
	for i := range t.Tokens {
		h := t.Head(i)
		if t.Rel(i) != "advcl" || t.Tokens[i].XPOS != "VBG" || h < 0 || h > i || !lexicon.English().Harming[t.Lemma(h)] ||
			!t.passive(h) || t.Child(i, "mark", "nsubj", "aux", "case") >= 0 || !t.SetOff(i) {
			continue
		}
		for _, c := range t.Children(h, "advcl") {
			if m := t.Child(c, "mark"); h < c && c < i && m >= 0 && t.Child(c, "nsubj") >= 0 && t.finite(c, -1) {
				changed = t.attach(i, c, "advcl") || changed
			}
		}
	}
	return changed
}

// IsLeft reports whether a word tells how long there is until something else: "with three weeks to go before the vote",
// "with two minutes remaining".
func (t *Tree) IsLeft(i int) bool {
	if i < 0 || !t.IsTime(i) || t.Preposition(i) != "with" {
		return false
	}
	x := t.Child(i, "acl", "amod")
	return x > i && lexicon.English().Left[t.Lower(x)]
}

// wouldHave reports whether a verb tells what would have been: "would have banned".
func (t *Tree) wouldHave(i int) bool {
	aux := t.Children(i, "aux")
	return len(aux) > 1 && t.Lower(aux[0]) == "would" && t.Lower(aux[1]) == "have"
}

// yetTo makes what someone has yet to do the complement of "has": "has yet to concede".
func (t *Tree) yetTo() (changed bool) {
	for i := range t.Tokens {
		if c := t.Head(i); t.Rel(i) == "advcl" && c >= 0 && c < i && t.isYetTo(c, i) {
			t.Rels[i], changed = "xcomp", true
		}
	}
	return changed
}

// isYetTo reports whether "yet" stands between a form of "have" or "be" and an infinitive.
func (t *Tree) isYetTo(have, i int) bool {
	to := t.Child(i, "mark")
	return to > 1 && t.Lower(to) == "to" && t.Lower(to-1) == "yet" && have < to-1 &&
		(t.Lemma(have) == "have" || t.Lemma(have) == "be")
}

// HasYet reports whether a clause says that what an infinitive under it, or its own, names has not come about: "has yet
// to concede", "is yet to be signed".
func (c *Clause) HasYet() bool {
	if c.Copula < 0 && c.Lemma(c.Verb) == "have" {
		x := c.Child(c.Verb, "xcomp")
		return x >= 0 && c.isYetTo(c.Verb, x)
	}
	be := c.Child(c.Verb, "aux")
	return be >= 0 && c.isYetTo(be, c.Verb)
}

// gerundsOfLast hangs what completes the last of several verbs right behind it on that: "was arrested and banned from
// running".
func (t *Tree) gerundsOfLast() (changed bool) {
	for i := range t.Tokens {
		v, mark := t.Head(i), t.Child(i, "mark", "case")
		if v < 0 || mark < 1 || t.Tokens[i].XPOS != "VBG" || t.Rel(i) != "advcl" && t.Rel(i) != "obl" {
			continue
		}
		if last := mark - 1; last > v && t.Head(last) == v && t.Rel(last) == "conj" && t.Tokens[last].UPOS == "VERB" {
			changed = t.attach(i, last, t.Rels[i]) || changed
		}
	}
	return changed
}

// objectsOfConjuncts gives to the last of two verbs the object right behind it, where a parse gave it to the first,
// which has one of its own: "killed 12 and wounded at least 40 people".
func (t *Tree) objectsOfConjuncts() (changed bool) {
	for v := range t.Tokens {
		first := t.Head(v)
		if t.Rel(v) != "conj" || t.Tokens[v].UPOS != "VERB" || first < 0 || first > v ||
			t.Child(v, "obj", "ccomp", "xcomp") >= 0 {
			continue
		}
		objects := t.Children(first, "obj")
		if len(objects) < 2 || objects[0] > v {
			continue
		}
		if o := objects[1]; t.Follows(o, v+1) {
			changed = t.attach(o, v, "obj") || changed
		}
	}
	return changed
}

// waysTo hangs on a way the place right behind it to which it leads, which a parse gave to the verb: "blocked the road
// to the airport".
func (t *Tree) waysTo() (changed bool) {
	for i := range t.Tokens {
		v, to := t.Head(i), t.Child(i, "case")
		if t.Rel(i) != "obl" || v < 0 || to < v+2 || t.Lower(to) != "to" || !t.Follows(i, to) {
			continue
		}
		way := to - 1
		if t.Head(way) == v && t.Rel(way) == "obj" && lexicon.English().Routes[t.Lemma(way)] && t.isSite(i) {
			changed = t.attach(i, way, "nmod") || changed
		}
	}
	return changed
}

// gerundsOfShares hangs on a noun for a share in what is done the gerund right behind it, which a parse gave to the
// verb: "denied any part in awarding the contract".
func (t *Tree) gerundsOfShares() (changed bool) {
	for i := range t.Tokens {
		v, in := t.Head(i), t.Child(i, "mark", "case")
		if t.Rel(i) != "advcl" || t.Tokens[i].XPOS != "VBG" || v < 0 || in < v+2 || t.Lower(in) != "in" {
			continue
		}
		if noun := in - 1; t.Head(noun) == v && t.Rel(noun) == "obj" && lexicon.English().Sharing[t.Lemma(noun)] {
			changed = t.attach(i, noun, "acl") || changed
		}
	}
	return changed
}
