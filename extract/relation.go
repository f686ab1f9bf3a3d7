package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/schema"
)

// relate states what frames say between two of those who take part, as far as no rule with a better name for it has:
// who acts and on what, to whom, with whom, from where; of what only happens, where.
func (st *story) relate() {
	said := told{map[edge]bool{}, map[[2]int]bool{}}
	for i := range st.statements {
		x := &st.statements[i]
		f := (*frame)(nil)
		if n := st.treeOf[x.Origin.Sentence]; x.Origin.Relation >= 0 {
			f = st.carrier(n, x.Origin.Relation)
		}
		said.note(x, f != nil && f.happening != nil)
	}
	for n := range st.trees {
		for _, f := range st.frames[n] {
			switch {
			case f.state && f.lemma == "be": // stated by the copula
			case f.happening != nil, !f.nominal && !f.state && (st.isStativeVerb(f) || st.owns(f)):
				// "belongs to the state" is no event
				st.relateFrame(f, said)
			case f.nominal && st.eventNoun(st.trees[n], f.word) != "" && !st.isAdverbial(n, f.word):
				// "links between Iraq and Syria"
				st.relateFrame(f, said)
			}
		}
	}
	st.tieEvents()
}

// isStativeVerb reports whether a verb says what something has or is: "contains", but not "contained the blaze".
func (st *story) isStativeVerb(f *frame) bool {
	return st.lex.Stative[f.lemma] && !st.lex.Unstative[f.sense]
}

// edge is a relation of one sentence between two entities, whatever its name, and the word that carries it: a frame's,
// or -1.
type edge struct{ sentence, word, subject, object int }

// told is what the statements made so far say: which ends they relate, and which words carry a relation between two
// things, by sentence and token.
type told struct {
	edges map[edge]bool
	words map[[2]int]bool
}

// note takes up a statement whose word tells an event, or does not.
func (s told) note(x *quadpress.Statement, tells bool) {
	word := x.Origin.Relation
	if !tells {
		word = -1
	}
	s.edges[edge{x.Origin.Sentence, word, x.Subject.Entity, x.Object.Entity}] = true
	if x.Subject.IsEntity() && x.Object.IsEntity() {
		s.words[[2]int{x.Origin.Sentence, x.Origin.Relation}] = true
	}
}

// relateFrame states the relations of one frame.
func (st *story) relateFrame(f *frame, said told) {
	n, t := f.sentence, st.trees[f.sentence]
	base := st.findingOf(f)
	st.together(f, base, said)
	subjects, undergone := st.subjectsOf(f)
	if f.clause != nil && !f.nominal {
		for _, h := range st.companions(n, f.clause) {
			subjects = append(subjects, frameArgument{"ARG0", quadpress.AgentRole, h, ""})
		}
	}
	if len(subjects) == 1 && !undergone { // "was rescued by French and Italian troops"
		s := subjects[0]
		if p := st.schema.Relation(st.word(f, "", "", "")); p != nil && p.Event != "" {
			for k, h := range st.sides(n, s.head) {
				if s.head = h; k == 0 {
					subjects = subjects[:0]
				}
				subjects = append(subjects, s)
			}
		}
	}
	if len(subjects) == 0 || undergone && !f.nominal && !f.clause.Passive {
		why := "the verb has no subject"
		if f.nominal {
			why = "no one is named whose event it is"
		}
		g := base
		g.rule, g.subject, g.object = byFrameOther, -1, -1
		st.reject(g, why)
	}
	args := slices.Clone(f.args)
	slices.SortStableFunc(args, func(a, b frameArgument) int { // places last: they are for what has no other relation
		return boolInt(a.role == quadpress.PlaceRole) - boolInt(b.role == quadpress.PlaceRole)
	})
	stated := said.words[[2]int{t.Number, f.word}] // by another rule
	for _, s := range subjects {
		placed, before := stated, len(st.statements)
		for _, a := range args {
			occasion := st.isOccasion(n, &a)
			isPlace := a.role == quadpress.PlaceRole && strings.HasPrefix(a.name, "ARGM") && !occasion
			if isPlace && (f.speaks(st.lex) || placed && st.relation(f, &a, "", "") == nil) {
				continue
			}
			placed = placed || !isPlace && !t.IsTime(a.head) && len(st.statements) > before
			if a.head == s.head || a.name == s.name || t.IsTime(a.head) && !occasion ||
				f.isSubject(a.head) && (undergone || !f.clause.Passive) || f.clause != nil && st.lex.Locative[a.preposition] &&
				withinGoal(t, f.clause, a.head) {
				continue
			}
			g := base
			g.subject, g.object = s.head, a.head
			if !undergone && f.movesObject(&a) && !occasion && !st.namesDoer(f, &a) {
				for _, o := range f.args { // "returned the money to Siemens": the money was returned to it
					if g.subject = o.head; o.name == "ARG1" && o.head != a.head && o.preposition == "" &&
						st.clauses[n][o.head] == nil {
						if st.nameEdge(f, &a, true, &g); g.name != "" || g.predicate != nil {
							st.emitNew(g, said)
						}
					}
				}
				continue
			}
			if st.nameEdge(f, &a, undergone, &g); g.name != "" || g.predicate != nil {
				if f.clause != nil && (st.isAlternative(f, s.head) || st.isAlternative(f, a.head)) {
					g.stance.weaken(quadpress.Possible)
				}
				st.emitNew(g, said)
				st.relateShare(f, &a, g, said)
			}
		}
	}
	st.relateDoers(f, base, said)
	if f.nominal && f.happening != nil && !said.words[[2]int{t.Number, f.word}] {
		st.relatePlace(f, base, said)
	}
}

// isAlternative reports whether "or" joins an argument of a verb in the past to another one, and only one of the two
// may have to do with it: "fell into a ditch or a gorge", but not "protects plants or animals", "etizolam, or benzos".
func (st *story) isAlternative(f *frame, i int) bool {
	t := st.trees[f.sentence]
	first := i
	if t.Rel(i) == "conj" && t.Head(i) >= 0 {
		first = t.Head(i)
	}
	single := func(k int) bool { return t.Tokens[k].XPOS == "NN" || t.Tokens[k].XPOS == "NNP" }
	if t.Child(first, "conj") < 0 || !single(first) || t.Tokens[first+1].Form == "(" || st.lex.Opposing[f.lemma] ||
		!st.past(f.clause) {
		return false
	}
	others, alternative := 0, false
	for _, k := range t.Kids[first] {
		cc := t.Child(k, "cc")
		switch {
		case t.Rel(k) == "det" && st.lex.Universal[t.Lower(k)], t.Rel(k) == "conj" && !single(k):
			return false
		case t.Rel(k) != "conj":
			continue
		case cc > 0 && t.Lower(cc) == "or":
			alternative = t.Tokens[cc-1].Form != "," || others > 0
		case cc >= 0:
			return false
		}
		others++
	}
	return alternative
}

// relatePlace states where an event was that its noun tells: "a blast in Kabul", "protests were held in Minsk".
func (st *story) relatePlace(f *frame, g finding, said told) {
	g.rule, g.predicate, g.subject, g.place = byHappening, st.schema.Predicate("happened_in"), f.word, -1
	for _, a := range f.args {
		if g.object = a.head; a.role == quadpress.PlaceRole && a.preposition != "" && st.placeWord(f.sentence, a.head) >= 0 {
			st.emitNew(g, said)
		}
	}
}

// findingOf is a finding of a frame, without its ends.
func (st *story) findingOf(f *frame) finding {
	g := finding{
		rule: byFrameOther, sentence: f.sentence, word: f.word, place: -1, time: st.frameTime(f), stance: st.frameStance(f),
		confidence: 0.8, lemma: f.lemma,
	}
	if f.clause != nil {
		g.place = st.sharedPlace(f.sentence, f.clause)
	}
	if g.place < 0 && f.nominal {
		g.place = st.placeWithin(f.sentence, f.word)
	}
	return g
}

// relateShare states what a frame says of a part of something of the whole: "owns 14 percent of Siemens".
func (st *story) relateShare(f *frame, a *frameArgument, g finding, said told) {
	if whole := st.shareOf(f.sentence, a.head); whole >= 0 && a.name == "ARG1" && !f.nominal {
		g.rule, g.object, g.predicate = byShare, whole, nil
		g.name = openName(schema.PastTense(f.lemma), f.particle, "part of")
		st.emitNew(g, said)
	}
}

// relateDoers states who did what an event is said to have done, or what happened to someone in it: "The raid by Boko
// Haram killed ten", "She was killed in an Israeli strike".
func (st *story) relateDoers(f *frame, g finding, said told) {
	p := st.schema.Relation(st.word(f, "", "", ""))
	if f.nominal || f.state || p == nil || p.Event != "ASSAULT" && p.Event != "COERCE" {
		return
	}
	g.predicate, g.rule = p, byEventActor
	agents := slices.ContainsFunc(f.args, func(a frameArgument) bool { return a.name == "ARG0" && f.clause.Passive })
	for _, a := range f.args {
		does := a.name == "ARG0" || f.isSubject(a.head) && !f.clause.Passive ||
			f.clause.Passive && !agents && (a.preposition == "in" || a.preposition == "during" || a.preposition == "by")
		h := st.carrier(f.sentence, st.counted(f.sentence, a.head))
		if !does || h == nil || !h.nominal || h.happening == nil {
			continue
		}
		if _, event := st.eventPredicate(h.happening.frames[0]); event != "ASSAULT" && event != "COERCE" {
			continue
		}
		if g.place < 0 {
			g.place = st.placeWithin(f.sentence, h.word)
		}
		for _, e := range st.doersOfHappening(h.happening) {
			at := reference{head: a.head, first: a.head, last: a.head + 1, start: a.head, entity: e}
			for _, o := range f.args {
				if o.name == "ARG1" && o.head != a.head {
					g.subject, g.subjectRef, g.object = a.head, &at, o.head
					st.emitNew(g, said)
				}
			}
		}
	}
}

// doersOfHappening are the named things that act in any frame that tells an event.
func (st *story) doersOfHappening(h *happening) (out []int) {
	for _, f := range h.frames {
		for _, a := range f.args {
			if a.name != "ARG0" {
				continue
			}
			e := st.entityAt(f.sentence, a.head, true)
			if e >= 0 && st.entities[e].kind == quadpress.KindNamed && !slices.Contains(out, e) {
				out = append(out, e)
			}
		}
	}
	return out
}

// isOccasion reports whether an argument is an event with a name at or during which something happens: "at the 2010
// Winter Olympics", "during the Thirty Years' War".
func (st *story) isOccasion(n int, a *frameArgument) bool {
	switch a.preposition {
	case "at", "during", "in":
		return st.schema.Class(st.namedType(n, a.head)) == "Event" && strings.HasPrefix(a.name, "ARGM")
	}
	return false
}

// speaks reports whether a frame's verb says something.
func (f *frame) speaks(lex *lexicon.Lexicon) bool {
	return f.clause != nil && !f.nominal && f.clause.Is(lex.Quotative)
}

// isSubject reports whether a word is the subject of a frame's verb.
func (f *frame) isSubject(i int) bool {
	return f.clause != nil && !f.nominal && slices.Contains(f.clause.Subjects, i)
}

// emitNew states a finding unless its word has related its ends already, or, where the schema has no name for it, a
// phrase without an event.
func (st *story) emitNew(f finding, said told) {
	if st.saysLittle(f.sentence, f.subject) || st.saysLittle(f.sentence, f.object) {
		st.reject(f, "one of its ends says too little")
		return
	}
	subject, object := st.thing(f.sentence, f.subject, true), st.thing(f.sentence, f.object, false)
	if f.subjectRef != nil {
		subject = f.subjectRef.entity
	}
	if subject >= 0 && object >= 0 {
		for _, word := range [...]int{-1, f.word} {
			sentence := st.trees[f.sentence].Number
			if word < 0 && f.predicate != nil {
				continue
			}
			if said.edges[edge{sentence, word, subject, object}] || said.edges[edge{sentence, word, object, subject}] {
				return
			}
		}
	}
	before := len(st.statements)
	st.emit(f)
	for i := before; i < len(st.statements); i++ {
		said.note(&st.statements[i], true)
	}
}

// saysLittle reports whether a noun is for anything whatever: "does a lot", "likes the way she talks". What stands with
// it may say more: "found a new type of bacteria".
func (st *story) saysLittle(n, i int) bool {
	t := st.trees[n]
	return i >= 0 && t.Tokens[i].UPOS == "NOUN" && st.lex.Hollow[t.Lemma(i)] && st.entityAt(n, i, false) < 0 &&
		t.Child(i, "nmod", "amod", "compound") < 0
}

// subjectsOf are the arguments of which a frame's relations are said: those who act, else those to whom it happens.
// undergone reports whether the verb must stand in the passive for the latter: "was arrested in".
func (st *story) subjectsOf(f *frame) (out []frameArgument, undergone bool) {
	choose := func(fits func(a frameArgument) bool) bool {
		for _, a := range f.args {
			if fits(a) {
				out = append(out, a)
			}
		}
		return len(out) > 0
	}
	passive := !f.nominal && f.clause.Passive
	if !f.nominal && !passive && choose(func(a frameArgument) bool { return f.isSubject(a.head) }) {
		return out, false
	}
	if choose(func(a frameArgument) bool { return a.name == "ARG0" && !f.isSubject(a.head) }) {
		return out, false
	}
	if passive && choose(func(a frameArgument) bool { return f.isSubject(a.head) }) {
		return out, true
	}
	choose(func(a frameArgument) bool { // "a funeral procession in Lyon" is no funeral in Lyon
		t := st.trees[f.sentence]
		return a.name == "ARG1" && !(f.nominal && t.Rel(a.head) == "compound" && t.Head(a.head) == f.word)
	})
	return out, passive || takes(f.sense, "ARG0") && (f.nominal || len(out) > 0 && !f.isSubject(out[0].head))
}
