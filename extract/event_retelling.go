package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/wordnet"
)

// reachEvent is how many sentences back an event is taken up.
const reachEvent = 12

// maxEventsAlike bounds how many events of one sense are compared with one more: a sentence without an end has
// thousands.
const maxEventsAlike = 30

// maxTellings bounds how many of the frames of an event, the last ones, are compared with one more.
const maxTellings = 4

// takenUp is the event told before that a frame tells again, nil for none: "An explosion hit the block. The explosion
// killed two." Of several it is the one that was told last. Only what the headline has told does a verb tell again by
// another word: "Minister quits. The minister resigned on Monday".
func (st *story) takenUp(f *frame) *happening {
	if f.state || !f.nominal && f.clause.Copula >= 0 {
		return nil
	}
	if h := cmp.Or(st.diedBefore(f), st.onceBefore(f)); h != nil {
		return h
	}
	definite := !f.nominal || f.modifier || f.participle || st.trees[f.sentence].Definite(f.word)
	var found *happening
	keys := st.eventKeys(f)
	if f.nominal && !f.modifier || !f.nominal && !st.headline[f.sentence] {
		keys = append(keys, st.retellingKeys(f)...)
	}
	for _, key := range keys {
		same := st.eventsByKey[key]
		for k := len(same) - 1; k >= 0 && k >= len(same)-maxEventsAlike; k-- {
			h := same[k]
			last := h.frames[len(h.frames)-1].sentence
			if f.sentence-last > reachEvent {
				continue
			}
			g, inFull := h.frames[0], st.isHeadlineOf(h, f)
			if f.nominal && !g.nominal && !inFull && (st.isItsTime(f, g) || st.hasNounBefore(f, h)) {
				continue
			}
			if !definite && !inFull || g.sentence == f.sentence && !f.nominal || f.modifier && st.event(g) == "" ||
				!inFull && !st.addsNoModifier(f, g) || st.isBeside(f, g) || !st.mayBeOne(f, h) {
				continue
			}
			if strings.HasPrefix(key, retelling) && (f.nominal && !st.retells(f, h) || !f.nominal && !inFull) ||
				st.lex.TakingObjects[f.lemma] && !g.nominal && !g.has("ARG1") {
				continue
			}
			if asked := st.isAsked(h); found == nil || st.isAsked(found) && !asked ||
				last > found.frames[len(found.frames)-1].sentence && st.isAsked(found) == asked {
				found = h
			}
		}
		if found != nil {
			return found
		}
	}
	if f.nominal && !f.modifier && !f.participle && definite {
		return cmp.Or(st.deedBefore(f), st.takenUpByType(f))
	}
	return nil
}

// isAsked reports whether an event is only asked for or supposed, as none is that others were told of: "agreed to buy
// Volta ... urged the firm to buy shares ... the purchase".
func (st *story) isAsked(h *happening) bool {
	m := st.frameStance(h.frames[0]).modality
	return m == quadpress.Requested || m == quadpress.Hypothetical
}

// diedBefore is the event told before of a death that a frame tells again, however far back, for one dies once: "Lind
// has died. ... No cause of her death was given". It is nil where it is not somebody's by name.
func (st *story) diedBefore(f *frame) *happening {
	if !slices.Contains(st.lex.Deaths, f.sense) || !st.befallsOne(f) {
		return nil
	}
	s := st.frameStance(f)
	for _, sense := range st.lex.Deaths {
		for _, h := range st.eventsByKey[sense] {
			g := h.frames[0]
			if o := st.frameStance(g); st.befallsOne(g) && st.sameNamed(f, g) && s.polarity == o.polarity &&
				s.modality == o.modality {
				return h
			}
		}
	}
	return nil
}

// onceBefore is the event told before of what a court, the police or an employer does to someone once in a story,
// however far back and whatever else is said of it: "Lind was indicted on Friday. ... Lind was indicted for fraud".
// It is nil where the two differ in who acts, in the time or in the place.
func (st *story) onceBefore(f *frame) *happening {
	if f.nominal || !st.lex.Once[f.sense] {
		return nil
	}
	s, same := st.frameStance(f), st.eventsByKey[f.sense]
	for k := len(same) - 1; k >= 0 && k >= len(same)-maxEventsAlike; k-- {
		h := same[k]
		g := h.frames[0]
		o := st.frameStance(g)
		if !g.nominal && g.sentence != f.sentence && st.sameNamed(f, g) && s.polarity == o.polarity &&
			s.modality == o.modality && !st.actedOtherwise(f, h) && !st.elsewhere(f, h) && !st.atOtherTimes(f, g) {
			return h
		}
	}
	return nil
}

// actedOtherwise reports whether a frame has somebody else for who acts in an event.
func (st *story) actedOtherwise(f *frame, h *happening) bool {
	for _, g := range h.frames[max(0, len(h.frames)-maxTellings):] {
		for _, a := range f.args {
			for _, b := range g.args {
				if a.name == "ARG0" && b.name == "ARG0" && !st.sameThing(f.sentence, a.head, g.sentence, b.head) {
					return true
				}
			}
		}
	}
	return false
}

// atOtherTimes reports whether two frames each say when, and not the same.
func (st *story) atOtherTimes(f, g *frame) bool {
	i, k := st.frameTime(f), st.frameTime(g)
	if i < 0 || k < 0 {
		return false
	}
	t, _ := st.when(f.sentence, i).Schema()
	o, _ := st.when(g.sentence, k).Schema()
	return t != o
}

// sameNamed reports whether it is someone of one name who undergoes what two frames tell.
func (st *story) sameNamed(f, g *frame) bool {
	for _, a := range f.args {
		for _, b := range g.args {
			if e := st.entityAt(f.sentence, a.head, true); a.name == "ARG1" && b.name == "ARG1" && e >= 0 &&
				e == st.entityAt(g.sentence, b.head, true) && st.entities[e].kind == quadpress.KindNamed {
				return true
			}
		}
	}
	return false
}

// deedBefore is the event that the sentence before a frame's tells, where "the move" opens the sentence: what someone
// did, or said that he would do or had done.
func (st *story) deedBefore(f *frame) *happening {
	n, t := f.sentence, st.trees[f.sentence]
	if n == 0 || !st.lex.Acts[f.lemma] || t.Rel(f.word) != "nsubj" ||
		t.Child(f.word, "amod", "compound", "nmod", "acl") >= 0 || f.word > 1 || f.has("ARG0") || f.has("ARG1") {
		return nil
	}
	root := slices.Index(st.trees[n-1].Rels, "root")
	if root < 0 {
		return nil
	}
	g := st.carrier(n-1, root)
	if g != nil && g.clause != nil && st.lex.Speech[g.lemma] {
		for _, x := range g.clause.Contents {
			if said := st.carrier(n-1, x); said != nil && g.clause.Rel(x) == "ccomp" {
				g = said
				break
			}
		}
	}
	if g == nil || g.happening == nil || g.state || g.clause == nil || g.clause.Passive && !g.has("ARG0") {
		return nil
	}
	return g.happening
}

// event is the type of event that a frame tells, "" for none: "the end zone" takes up no end.
func (st *story) event(f *frame) string {
	_, event := st.eventPredicate(f)
	return event
}

// takenUpByType is the event that "the attack" or "that event" takes up by its type: the only one of such a type that
// the story has told, or after "this" and "that" the last one. It is nil where there are others, and where the noun
// says more of its event.
func (st *story) takenUpByType(f *frame) (found *happening) {
	t := st.trees[f.sentence]
	pointing := slices.ContainsFunc(t.Children(f.word, "det"), func(d int) bool {
		return t.Lower(d) == "this" || t.Lower(d) == "that"
	})
	types := st.lex.TakingUp[f.lemma]
	if types == nil && pointing {
		types = st.lex.TakingUp["that "+f.lemma]
	}
	if types == nil || t.Child(f.word, "amod", "compound", "nummod") >= 0 {
		return nil
	}
	last := func(h *happening) int { return h.frames[len(h.frames)-1].sentence }
	for _, h := range st.events {
		if _, event := st.eventPredicate(h.frames[0]); !types[event] ||
			st.frameStance(h.frames[0]).modality != quadpress.Asserted {
			continue
		}
		switch {
		case found == nil || pointing && last(h) > last(found):
			found = h
		case !pointing:
			return nil
		}
	}
	if found == nil || pointing && f.sentence-last(found) > 1 || !st.mayBeOne(f, found) ||
		!pointing && st.hasNounBefore(f, found) {
		return nil
	}
	return found
}

// isItsTime reports whether a noun says when a verb's event was, and so tells another one: "met before the session".
func (st *story) isItsTime(f, g *frame) bool {
	t := st.trees[f.sentence]
	return f.sentence == g.sentence && t.Within(f.word, g.word) && st.lex.Temporal[t.Preposition(f.word)]
}

// hasNounBefore reports whether the story has the noun of a frame before it, not for that event, so that the noun takes
// that up: "Kerry met Lavrov before the plenary session ... the session" is not the meeting.
func (st *story) hasNounBefore(f *frame, h *happening) bool {
	for n := f.sentence; n >= 0 && n >= f.sentence-reachHead; n-- {
		for _, o := range st.phrasesBefore(n, f.sentence, f.word) {
			g := st.frameAt[n][o.head]
			if o.form == described && strings.EqualFold(st.trees[n].Lemma(o.head), f.lemma) &&
				(g == nil || g.happening != h) {
				return true
			}
		}
	}
	return false
}

// addsNoModifier reports whether a noun that takes up another says nothing that the other did not: "the final debate"
// is not "the second debate".
func (st *story) addsNoModifier(f, g *frame) bool {
	if !f.nominal || !g.nominal {
		return true
	}
	t, o := st.trees[f.sentence], st.trees[g.sentence]
	for _, k := range t.Kids[f.word] {
		if r := t.Rel(k); k > f.word || r != "amod" && r != "compound" && r != "nummod" ||
			t.IsTime(k) && t.Tokens[k].Feat("NumType") != "Ord" { // "the second round" is not the first
			continue
		}
		if !slices.ContainsFunc(o.Kids[g.word], func(m int) bool { return strings.EqualFold(o.Lemma(m), t.Lemma(k)) }) {
			return false
		}
	}
	return true
}

// isBeside reports whether an event is not the one that a later noun takes up: one that the story only compares with
// its own ("a similar fire in Lyon ... the fire"), or one where the noun speaks of several of its kind. "The elections"
// may be one election, and "the talks" a meeting.
func (st *story) isBeside(f, g *frame) bool {
	t, o := st.trees[f.sentence], st.trees[g.sentence]
	if f.nominal && !g.nominal && t.Tokens[f.word].XPOS == "NNS" && st.befallsOne(g) { // "Lind died. The deaths"
		return true
	}
	if !f.nominal || !g.nominal {
		return false
	}
	alike := f.lemma == g.lemma || st.lex.Synonyms[f.lemma] != "" && st.lex.Synonyms[f.lemma] == st.lex.Synonyms[g.lemma]
	counted := t.Child(f.word, "nummod") >= 0 || o.Child(g.word, "nummod") >= 0 // "the three elections"
	if alike && t.Tokens[f.word].XPOS != o.Tokens[g.word].XPOS &&
		(counted || !slices.Contains(wordnet.Noun(f.lemma), "election")) {
		return true
	}
	likened := func(t *syntax.Tree, i int) bool {
		return slices.ContainsFunc(t.Children(i, "amod"), func(k int) bool { return st.lex.Likened[t.Lower(k)] })
	}
	return likened(o, g.word) && !likened(t, f.word)
}

// befallsOne reports whether what a verb tells happens to one person and is nobody's doing: others die other deaths.
func (st *story) befallsOne(f *frame) bool {
	t, found := st.trees[f.sentence], 0
	for _, a := range f.args {
		if a.name != "ARG1" {
			continue
		}
		several := t.Tokens[a.head].XPOS == "NNS" || t.Tokens[a.head].UPOS == "NUM" ||
			st.membersOf(f.sentence, a.head) != nil
		if found++; several || !st.isSomeone(f.sentence, a.head) {
			return false
		}
	}
	return found == 1 && !f.has("ARG0")
}

// mayBeOne reports whether a frame says nothing of its participants, its time and its place that an event contradicts,
// and, of a verb, that something it says of them is the same.
func (st *story) mayBeOne(f *frame, h *happening) bool {
	shared, inFull := 0, st.isHeadlineOf(h, f)
	for _, a := range f.args {
		if strings.HasPrefix(a.name, "ARGM") && a.role != quadpress.PlaceRole {
			continue
		}
		for _, g := range h.frames[max(0, len(h.frames)-maxTellings):] {
			for _, b := range g.args {
				if b.name != a.name {
					continue
				}
				if st.sameThing(f.sentence, a.head, g.sentence, b.head) {
					shared += boolInt(a.role != quadpress.PlaceRole)
				} else if !inFull && a.role != quadpress.PlaceRole || st.bothNamed(f.sentence, a.head, g.sentence, b.head) {
					return false
				}
			}
		}
	}
	g := h.frames[0]
	if !f.nominal && !inFull && st.lex.Speech[f.lemma] && !st.saysSame(f, h) { // who speaks again says something else
		return false
	}
	if st.atOtherTimes(f, g) {
		return false
	}
	if f.nominal && !inFull && st.elsewhere(f, h) {
		return false
	}
	if inFull && shared == 0 && st.isNewsOf(f, g) {
		shared++
	}
	s, o := st.frameStance(f), st.frameStance(g)
	return s.polarity == o.polarity &&
		(f.nominal && !f.participle && !inFull || (inFull || s.modality == o.modality) && shared > 0)
}

// saysSame reports whether a verb of speech has what an event told before has for what was said.
func (st *story) saysSame(f *frame, h *happening) bool {
	for _, g := range h.frames[max(0, len(h.frames)-maxTellings):] {
		for _, a := range f.args {
			for _, b := range g.args {
				if a.name == "ARG1" && b.name == "ARG1" && st.sameThing(f.sentence, a.head, g.sentence, b.head) {
					return true
				}
			}
		}
	}
	return false
}

// elsewhere reports whether a frame names a place of the very kind that an event has, as its own or as where it was,
// and none that it has: "Norway's election" is not "the election in Sweden".
func (st *story) elsewhere(f *frame, h *happening) bool {
	other := false
	for _, g := range h.frames[max(0, len(h.frames)-maxTellings):] {
		for _, e := range st.placesNamed(f) {
			for _, o := range st.placesNamed(g) {
				if e == o {
					return false
				}
				other = other || st.entities[e].typ == st.entities[o].typ
			}
		}
	}
	return other
}

// placesNamed are the places with names whose event a noun tells, or where it was, be it that a verb stands over both:
// "Norway's election", "won the elections in Norway".
func (st *story) placesNamed(f *frame) (out []int) {
	n, t := f.sentence, st.trees[f.sentence]
	add := func(i int) {
		if e := st.entityAt(n, i, true); e >= 0 && st.schema.Class(st.entities[e].typ) == "Place" {
			out = append(out, e)
		}
	}
	for _, a := range f.args {
		if a.name == "ARG0" || a.name == "ARG1" || a.role == quadpress.PlaceRole {
			add(a.head)
		}
	}
	if c := st.clauseOver(n, f.word); f.nominal && c != nil && t.Rel(f.word) == "obj" {
		for _, o := range c.Obliques {
			if o.Head > f.word && st.lex.Locative[o.Preposition] {
				add(o.Head)
			}
		}
	}
	return out
}

// sameThing reports whether two words stand for one thing: the same entity, or, where that is not known, the same noun.
func (st *story) sameThing(n, i, m, k int) bool {
	a, b := st.thingOrEvent(n, i), st.thingOrEvent(m, k)
	if a >= 0 && b >= 0 {
		return a == b
	}
	number := func(n, i int) string {
		if q := st.trees[n].Child(i, "nummod"); q >= 0 {
			return st.trees[n].Lower(q)
		}
		return ""
	}
	if a, b := number(n, i), number(m, k); a != "" && b != "" && a != b {
		return false // "12 people died" and "18 people died"
	}
	return strings.EqualFold(st.trees[n].Lemma(i), st.trees[m].Lemma(k))
}

// bothNamed reports whether two words both name something.
func (st *story) bothNamed(n, i, m, k int) bool {
	return st.entityAt(n, i, true) >= 0 && st.entityAt(m, k, true) >= 0
}

// thingOrEvent is the entity that a word stands for where that is known without making one, -1 otherwise.
func (st *story) thingOrEvent(n, i int) int {
	if e := st.entityAt(n, i, true); e >= 0 {
		return e
	}
	if m := st.mentionAt[n][i]; m != nil {
		if r := m.referent.root(); r.thing > 0 {
			return r.thing - 1
		}
	}
	return -1
}
