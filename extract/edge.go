package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/language/frames"
	"github.com/quadpress/quadpress/schema"
)

// relateFrames states what frames say between two of those who take part, as far as no rule with a better name for it
// has: who acts and on what, to whom, with whom, from where; of what only happens, where.
func (st *story) relateFrames() {
	said := told{map[edge]bool{}, map[[2]int]bool{}, map[[2]int]bool{}}
	for i := range st.statements {
		said.note(&st.statements[i])
	}
	for n := range st.trees {
		for _, f := range st.frames[n] {
			if f.happening != nil {
				st.relateFrame(f, said)
			}
		}
	}
	st.tieEvents()
}

// edge is a relation of one sentence, whatever its name.
type edge struct{ sentence, subject, object int }

// told is what the statements made so far say: which ends they relate, and which words carry them, by sentence and
// token.
type told struct {
	edges map[edge]bool
	words map[[2]int]bool
	light map[[2]int]bool // of words, those whose verb only lends its grammar: "tribute" of "paid tribute to"
}

func (s told) note(x *quadpress.Statement) {
	if x.Object.Datatype != "" { // a date says nothing of what else a word relates
		return
	}
	s.edges[edge{x.Origin.Sentence, x.Subject.Entity, x.Object.Entity}] = true
	word := [2]int{x.Origin.Sentence, x.Origin.Relation}
	s.words[word] = true
	if x.Origin.Rule == byLightVerb.Name {
		s.light[word] = true
	}
}

// relateFrame states the relations of one frame.
func (st *story) relateFrame(f *frame, said told) {
	n, t := f.sentence, st.trees[f.sentence]
	if f.clause != nil && (f.clause.ComesUnder(st.lex.Receiving) || !f.nominal &&
		slices.ContainsFunc(f.clause.Objects, func(o int) bool { return said.light[[2]int{t.Number, o}] })) {
		return
	}
	base := finding{
		sentence: n, word: f.word, place: -1, time: st.frameTime(f), stance: st.frameStance(f), confidence: 0.8, lemma: f.lemma,
	}
	if f.clause != nil {
		base.place = st.sharedPlace(n, f.clause)
	}
	subjects, undergone := st.subjectsOf(f)
	args := slices.Clone(f.args)
	slices.SortStableFunc(args, func(a, b frameArgument) int { // places last: they are for what has no other relation
		return boolInt(a.role == quadpress.PlaceRole) - boolInt(b.role == quadpress.PlaceRole)
	})
	for _, s := range subjects {
		for _, a := range args {
			occasion := st.isOccasion(n, &a)
			if a.role == quadpress.PlaceRole && strings.HasPrefix(a.name, "ARGM") && !occasion &&
				(f.speaks(st.lex) || said.words[[2]int{t.Number, f.word}]) {
				continue
			}
			if a.head == s.head || a.name == s.name || t.IsTime(a.head) && !occasion || f.isSubject(a.head) && (undergone || !f.clause.Passive) ||
				f.clause != nil && st.lex.Locative[a.preposition] && withinGoal(t, f.clause, a.head) {
				continue
			}
			g := base
			g.subject, g.object = s.head, a.head
			if !undergone && !occasion && f.movesObject(&a) {
				for _, o := range f.args { // "returned the money to Siemens": the money was returned to it
					if g.subject = o.head; o.name == "ARG1" && o.head != a.head {
						if st.nameEdge(f, &a, true, &g); g.name != "" || g.predicate != nil {
							st.emitNew(g, said)
						}
					}
				}
				continue
			}
			if st.nameEdge(f, &a, undergone, &g); g.name == "" && g.predicate == nil {
				continue
			}
			st.emitNew(g, said)
		}
	}
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

// movesObject reports whether an argument under a preposition is said of the object of a frame's verb, not of its
// subject: "returned the money to Siemens", but "discussed the plan with France".
func (f *frame) movesObject(a *frameArgument) bool {
	if f.nominal || !f.has("ARG1") || a.name == "ARG1" || a.preposition == "" || a.preposition == "by" {
		return false
	}
	return a.role != quadpress.AgentRole && !slices.ContainsFunc(f.args, func(o frameArgument) bool { return o.name == "ARG1" && f.isSubject(o.head) && !f.clause.Passive })
}

// emitNew states a finding unless its ends are related in its sentence already.
func (st *story) emitNew(f finding, said told) {
	subject, object := st.thing(f.sentence, f.subject, true), st.thing(f.sentence, f.object, false)
	e := edge{st.trees[f.sentence].Number, subject, object}
	if subject >= 0 && object >= 0 && (said.edges[e] || said.edges[edge{e.sentence, object, subject}]) {
		return
	}
	before := len(st.statements)
	st.emit(f)
	for i := before; i < len(st.statements); i++ {
		said.note(&st.statements[i])
	}
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
	choose(func(a frameArgument) bool { return a.name == "ARG1" })
	return out, passive || f.nominal && takes(f.sense, "ARG0")
}

// nameEdge names the relation between the subject of a frame and another of its arguments; it leaves the finding
// without a name where there is none to state.
func (st *story) nameEdge(f *frame, a *frameArgument, undergone bool, g *finding) {
	preposition := a.preposition
	direct := a.name == "ARG1" && !undergone
	circumstance := strings.HasPrefix(a.name, "ARGM-")
	transitive := !undergone && f.has("ARG0") && f.has("ARG1") || undergone && !f.nominal && !f.clause.Passive
	g.rule, g.undergone = byFrameOther, undergone
	switch {
	case preposition == "as" && (f.clause == nil || st.tenure(f.sentence, f.clause, a.head) || st.isOffice(st.trees[f.sentence], a.head)):
		return // see inOffice
	case direct:
		g.rule = byFramePatient
		if f.nominal {
			preposition = ""
		}
	case a.name == "ARG0", preposition == "by":
		return
	}
	if f.complement != "" && a.name == "ARG2" {
		g.name = st.openEdge(f, preposition, undergone)
		return
	}
	if c := f.clause; direct && !f.nominal && slices.ContainsFunc(c.Contents, func(x int) bool {
		return c.Rel(x) == "xcomp" && c.Tokens[x].UPOS == "ADJ" && slices.Contains(c.Objects, a.head) &&
			st.lex.LeftAs[c.Lower(x)] == ""
	}) {
		return // "left the town unable to pay"
	}
	if c := f.clause; direct && !f.nominal && (st.lex.Regarding[f.lemma] && c.HasAs() ||
		st.lex.Naming[f.lemma] && len(c.Children(c.Verb, "obj", "xcomp")) > 1) { // "viewed him as a threat", "called it a farce"
		return
	}
	switch {
	case direct, st.isOccasion(f.sentence, a):
	case circumstance:
		switch a.role {
		case quadpress.PlaceRole, quadpress.SourceRole, quadpress.DestinationRole:
			if transitive || preposition == "" {
				return
			}
		case quadpress.RecipientRole, quadpress.BeneficiaryRole, quadpress.AgentRole:
			if preposition == "" {
				return
			}
		default:
			return
		}
	case a.role == quadpress.MannerRole, a.role == quadpress.ExtentRole, a.role == quadpress.TimeRole:
		return
	case preposition == "" && !st.isDirect(f, a.head):
		return
	case a.role == quadpress.AttributeRole && (preposition == "" && f.has("ARG0") && f.has("ARG1") || st.isOffice(st.trees[f.sentence], a.head)):
		return // said of the object, or an office: "called the notion a farce", "became minister"
	}
	if f.clause != nil && f.clause.Is(st.lex.Speech) && slices.Contains(f.clause.Contents, a.head) {
		return // see speech
	}
	if h := st.frameAt[f.sentence][a.head]; h != nil && !h.nominal && (undergone || preposition == "" && !st.isDirect(f, a.head)) {
		return // a clause that is no complement: "lies where the plates meet"; "was said to have left"
	}
	if f.state && preposition == "" || f.lemma == "have" && !f.nominal || undergone && !f.nominal && len(f.clause.Contents) > 0 {
		return // too little: "was free", "had doubts", "was projected to win in"
	}
	subject := st.namedType(f.sentence, st.predicated(f.sentence, g.subject, g.object))
	object := st.namedType(f.sentence, st.predicated(f.sentence, g.object, g.subject))
	p := st.schema.Relation(st.word(f, preposition, subject, object))
	if f.nominal {
		p = st.noun(st.eventNoun(st.trees[f.sentence], f.word), a.preposition)
		if p == nil && direct {
			p = st.schema.Relation(st.word(f, "", subject, object))
		}
	}
	if p != nil && st.schema.Admits(p, subject, object) && (f.state || f.nominal && direct ||
		!f.nominal && (!undergone || p.Event == "" && preposition != "" && f.clause.Passive)) {
		g.predicate = p
		return
	}
	if a.role == quadpress.PlaceRole && !st.isOccasion(f.sentence, a) {
		preposition = schema.PlacePreposition(preposition)
	}
	g.name = st.openEdge(f, preposition, undergone)
}

// isDirect reports whether a word is an object of a frame's verb without a preposition.
func (st *story) isDirect(f *frame, i int) bool {
	return f.clause != nil && (slices.Contains(f.clause.Objects, i) || slices.Contains(f.clause.Indirect, i) ||
		f.clause.Passive && slices.Contains(f.clause.Subjects, i) || slices.Contains(f.clause.Contents, i))
}

// openEdge names a relation by the verb of a frame, in the past tense or the passive, with a preposition.
func (st *story) openEdge(f *frame, preposition string, undergone bool) string {
	if f.state {
		return openName("was_"+f.lemma, "", preposition)
	}
	verb, particle := f.lemma, cmp.Or(f.complement, f.particle)
	if s := frames.Get(f.sense); s != nil {
		if v, p, _ := strings.Cut(s.Lemma, "_"); f.nominal && !isVerb(v) {
			verb, undergone = "happen", false
		} else if f.nominal || p != "" {
			verb, particle = v, cmp.Or(p, particle)
		}
	} else if v, noun, ok := strings.Cut(f.lemma, "_"); ok {
		verb, particle = v, noun
	}
	if undergone {
		return openName("was_"+schema.Participle(verb), particle, preposition)
	}
	return st.openVerb(f.sense, verb, particle, preposition)
}

// namedType is the type of what a word names, "" for what has no name.
func (st *story) namedType(n, i int) string {
	if e := st.entityAt(n, i, true); e >= 0 {
		return st.entities[e].typ
	}
	return ""
}

// tieEvents states what caused and what followed what: "collapsed because of an explosion", "after the talks", "fell,
// killing two".
func (st *story) tieEvents() {
	for n, t := range st.trees {
		for _, f := range st.frames[n] {
			if f.happening == nil {
				continue
			}
			if c := f.clause; c != nil && !f.nominal && t.Rel(f.word) == "advcl" && t.Tokens[f.word].XPOS == "VBG" && c.Mark() == "" &&
				st.lex.Resulting[f.lemma] {
				if g := st.carrier(n, t.Head(f.word)); g != nil && g.word < f.word {
					st.tie(g, f, "caused")
				}
			}
			for _, a := range f.args {
				g := st.carrier(n, a.head)
				if g == nil {
					continue
				}
				switch {
				case a.name == "ARGM-CAU":
					st.tie(g, f, "caused")
				case a.role != quadpress.TimeRole:
				case a.preposition == "after" || a.preposition == "following":
					st.tie(f, g, "followed")
				case a.preposition == "before" || a.preposition == "ahead of":
					st.tie(g, f, "followed")
				}
			}
		}
	}
}

// tie states a relation between the events of two frames of a sentence, put forward as the weaker of the two.
func (st *story) tie(f, g *frame, name string) {
	if f.happening == nil || g.happening == nil || f.happening == g.happening {
		return
	}
	tie := finding{
		rule: byFrameTie, sentence: f.sentence, word: -1, place: -1, time: -1, confidence: 0.7, subject: f.word, object: g.word,
		name: name, stance: st.frameStance(f),
	}
	if o := st.frameStance(g); o.polarity != quadpress.Affirmed || o.modality != quadpress.Asserted {
		tie.stance = o
	}
	st.emit(tie)
}
