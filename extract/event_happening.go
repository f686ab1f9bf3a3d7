package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/name"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/quantity"
	"github.com/quadpress/quadpress/language/timex"
)

// happening is an event of the story while it is gathered: the frames that tell it.
type happening struct {
	entity int // index into story.entities, -1 while nobody has asked for it
	frames []*frame
	event  quadpress.Event
	filled bool
}

// happenings finds the story's events: one for all frames that tell it. A verb tells an event of its own; a noun takes
// up the event told before where it says "the" and what is said of both does not differ.
func (st *story) happenings() {
	st.eventsByKey = map[string][]*happening{}
	st.partaking = map[[2]int]bool{}
	for n := range st.trees {
		for _, f := range st.frames[n] {
			for _, a := range f.args {
				at := [2]int{n, st.counted(n, a.head)}
				st.partaking[at] = st.partaking[at] || !isSetting(a.role)
			}
		}
	}
	for n := range st.trees {
		for _, f := range st.frames[n] {
			if !st.tellsEvent(f) {
				continue
			}
			h := st.takenUp(f)
			switch {
			case h == nil && f.modifier && !st.isArgument(f): // nobody says that there was one
				continue
			case h == nil:
				h = &happening{entity: -1, frames: []*frame{f}}
				st.events = append(st.events, h)
				for _, key := range append(st.eventKeys(f), st.retellingKeys(f)...) {
					st.eventsByKey[key] = append(st.eventsByKey[key], h)
				}
			case st.isHeadlineOf(h, f): // an event is called as the story tells it in full
				h.frames = slices.Insert(h.frames, 0, f)
			default:
				h.frames = append(h.frames, f)
			}
			f.happening = h
		}
	}
	st.told = true
}

// frameStance is how a frame is put forward.
func (st *story) frameStance(f *frame) stance {
	if f.stance == nil {
		s := st.findStance(f)
		f.stance = &s
	}
	return *f.stance
}

func (st *story) findStance(f *frame) stance {
	if f.participle {
		return stance{speaker: noSpeaker}
	}
	if !f.nominal {
		return st.stance(f.sentence, f.clause)
	}
	first := st.firstOfList(f.sentence, f.word)
	c := st.clauseOver(f.sentence, first)
	own := st.clauses[f.sentence][first]
	if t := st.trees[f.sentence]; own == nil || own.Copula < 0 || own.NonFinite() ||
		t.Definite(f.word) && asks(t, own) { // "what is your plea?"
		s := st.nominalStance(f.sentence, f.word, first, c)
		if c != nil && st.lex.Attending[c.Lemma(c.Verb)] && t.Definite(f.word) && slices.Contains(c.Objects, f.word) {
			s.polarity = quadpress.Affirmed // "did not attend the meeting", which there was
		}
		return s
	}
	s := st.nominalStance(f.sentence, f.word, first, own)          // "it was no accident"
	if s.modality == quadpress.Planned && own.Auxiliary("would") { // "said it would be a disaster"
		s.modality = quadpress.Possible
	}
	return s
}

// clauseOver is the clause in which a noun stands: its own where it is what something is said to be in ("is in talks
// with"), else that of the verb over it; nil for none.
func (st *story) clauseOver(n, i int) *syntax.Clause {
	if own := st.clauses[n][i]; own != nil && own.Copula >= 0 && st.trees[n].Preposition(i) != "" {
		return own
	}
	return st.clauses[n][st.trees[n].Governor(i, st.clauses[n])]
}

// firstOfList is the word by which a noun hangs in the clause: the first of those that it is coordinated with.
func (st *story) firstOfList(n, i int) int {
	t := st.trees[n]
	for h := t.Head(i); h >= 0 && (t.Rel(i) == "conj" || t.Rel(i) == "nmod" && h < i &&
		st.counted(n, h) == i); h = t.Head(i) {
		i = h
	}
	return i
}

// tellEvents gives the events their participants, times and labels, and states the relations between them.
func (st *story) tellEvents() {
	for k := 0; k < len(st.events); k++ {
		st.fill(st.events[k])
	}
	st.shareTimes()
}

// eventEntity is the entity of an event, made at the first call.
func (st *story) eventEntity(h *happening) int {
	if h.entity < 0 {
		h.entity = len(st.entities)
		e := &entity{
			kind: quadpress.KindEvent, typ: "Event", order: h.entity, names: map[string]int{}, roles: map[string]bool{},
			types: map[string]int{},
		}
		if f := h.frames[0]; f.nominal { // "36 infections"
			st.count(e, f.sentence, f.word)
		} else {
			e.count = st.howOften(f)
		}
		st.entities = append(st.entities, e)
	}
	return h.entity
}

// fill reads the parts taken in an event off its frames.
func (st *story) fill(h *happening) {
	ev := &h.event
	for k, f := range h.frames {
		t := st.trees[f.sentence]
		s := st.frameStance(f)
		m := quadpress.EventMention{
			Text: t.Tokens[f.word].Form, Span: t.Tokens[f.word].Span, Lemma: t.Lemma(f.word), Sense: f.sense,
			Sentence: t.Span, Evidence: t.Text,
		}
		if k == 0 {
			ev.Sense, ev.Lemma, ev.Polarity, ev.Modality = f.sense, f.lemma, s.polarity, s.modality
			ev.Predicate, ev.Type = st.eventPredicate(f)
			if s.speaker != noSpeaker {
				ev.Speaker = st.speakerTerm(&s)
			}
		} else if f.clause != nil && s.modality == quadpress.Asserted && s.polarity == quadpress.Affirmed {
			ev.Modality = quadpress.Asserted // "called for talks", then "attended the talks"
		}
		if i := st.frameTime(f); i >= 0 && ev.Time == "" {
			w := st.when(f.sentence, i)
			if ev.Time, ev.TimeType = w.Schema(); ev.Time == "" {
				ev.TimeText = cmp.Or(ev.TimeText, t.TimeText(i))
			} else {
				ev.TimeText = ""
			}
			if ev.Modality == quadpress.Asserted && w.After(st.doc.Published) {
				ev.Modality = quadpress.Planned
			}
		}
		for _, a := range f.args {
			if st.lex.Reflexives[t.Lower(a.head)] { // what one does to oneself is no second part
				continue
			}
			if r, ok := st.partInFull(f, a, ev.Roles); ok {
				m.Roles = append(m.Roles, r)
			} else {
				m.Roles = append(m.Roles, st.eventRoles(f, a)...)
			}
		}
		m.Roles = append(m.Roles, st.placeByParticipants(f)...)
		m.Roles = append(m.Roles, st.quotedTopic(f)...)
		if i := st.frameTime(f); i >= 0 {
			m.Roles = append(m.Roles, st.timeRoles(f, i)...)
		}
		ev.Mentions = append(ev.Mentions, m)
		for _, w := range f.also {
			also := m
			also.Text, also.Span, also.Roles = t.Tokens[w].Form, t.Tokens[w].Span, nil
			ev.Mentions = append(ev.Mentions, also)
		}
		parts := slices.Clone(m.Roles)
		m.Roles = slices.DeleteFunc(m.Roles, func(r quadpress.EventRole) bool { return st.isTwice(f, r, parts) })
		for _, r := range m.Roles {
			if !slices.ContainsFunc(ev.Roles, func(o quadpress.EventRole) bool {
				return o.Role == r.Role && o.Term.Entity == r.Term.Entity && o.Term.Literal == r.Term.Literal
			}) {
				ev.Roles = append(ev.Roles, r)
			}
		}
	}
	takeTime(ev)
	slices.SortStableFunc(ev.Mentions, func(a, b quadpress.EventMention) int { return a.Span.Begin - b.Span.Begin })
	sortRoles(ev.Roles)
	h.filled = true
}

// isTwice reports whether a role of a frame's event is a second one for who acts, or for whom it happens to where the
// sense has none who act: one does nothing to oneself without saying so.
func (st *story) isTwice(f *frame, r quadpress.EventRole, all []quadpress.EventRole) bool {
	undergoes := func(o quadpress.EventRole) bool {
		return o.Role == quadpress.PatientRole || o.Role == quadpress.ThemeRole
	}
	acts := func(o quadpress.EventRole) bool { return o.Role == quadpress.AgentRole }
	drop, keep := undergoes, acts
	if r.Role == quadpress.AttributeRole && !f.state { // "the man was identified as Ole Vik": he is no more than that
		drop, keep = func(quadpress.EventRole) bool { return true }, undergoes
	} else if f.sense != "" && !takes(f.sense, "ARG0") {
		drop, keep = acts, undergoes
	}
	return drop(r) && r.Term.IsEntity() && !f.reflexive && slices.ContainsFunc(all, func(o quadpress.EventRole) bool {
		return keep(o) && o.Term.Entity == r.Term.Entity
	})
}

// placeOfAll is the place within a phrase, of a list that within the last of its members: in "a man and two boys in
// Oslo" all are there, but neither place of "a man in Oslo and two in Bergen" is that of all. It is -1 for none.
func (st *story) placeOfAll(n, i int) int {
	t := st.trees[n]
	first := i
	if t.Rel(i) == "conj" {
		first = t.Head(i)
	}
	all := t.Conjuncts(first)
	last := all[len(all)-1]
	for _, h := range all {
		if p := st.placeWithin(n, h); p > last { // hung on the first
			return p
		} else if p >= 0 && h != last {
			return -1
		}
	}
	return -1
}

// placeByParticipants is where an event was as what takes part in it tells, where nothing else does: "crashed into a
// tunnel in Lyon", "arrested two men in Oslo".
func (st *story) placeByParticipants(f *frame) (out []quadpress.EventRole) {
	if slices.ContainsFunc(f.args, func(a frameArgument) bool { return a.role == quadpress.PlaceRole }) {
		return nil
	}
	for _, a := range f.args {
		switch a.role {
		case quadpress.PatientRole, quadpress.ThemeRole, quadpress.DestinationRole:
		default:
			continue
		}
		if g := st.carrier(f.sentence, a.head); g != nil && g.happening != nil ||
			st.entityAt(f.sentence, a.head, false) >= 0 {
			continue
		}
		if p := st.placeOfAll(f.sentence, a.head); p >= 0 && st.trees[f.sentence].Preposition(p) != "outside" {
			if term, ok := st.term(f.sentence, p, false); ok {
				return []quadpress.EventRole{{Role: quadpress.PlaceRole, Term: term,
					Preposition: st.trees[f.sentence].Preposition(p)}}
			}
		}
	}
	return nil
}

// tellsPart reports whether what stands in a frame is a part that its event has: neither a question ("how old it is"),
// nor a mere degree ("scores more", "very happy"), nor a pronoun for how, nor oneself ("to self-isolate"), nor what is
// named as one of several ("including parties").
func (st *story) tellsPart(t *syntax.Tree, a frameArgument) bool {
	w := &t.Tokens[a.head]
	if h := t.Head(a.head); a.preposition == "like" && h >= 0 && st.lex.LikeThat[t.Lemma(h)] {
		return true // "seemed like a safe pick"
	}
	degree := a.role == quadpress.ExtentRole && st.amountAt(t.Index, a.head) == nil &&
		(w.UPOS == "ADV" || w.UPOS == "ADJ" && w.XPOS != "CD")
	it := a.role == quadpress.MannerRole && w.UPOS == "PRON" // "got away with it"
	return w.XPOS != "WRB" && !degree && !it && t.Lower(a.head) != "self" && !st.lex.Including[a.preposition]
}

// eventRoles are the terms of one argument of a frame: things, events or values.
func (st *story) eventRoles(f *frame, a frameArgument) (out []quadpress.EventRole) {
	n, t := f.sentence, st.trees[f.sentence]
	if a.role == "" || !st.tellsPart(t, a) {
		return nil
	}
	if of := st.counted(n, a.head); of != a.head {
		if g := st.carrier(n, of); t.Tokens[a.head].UPOS == "DET" || g != nil && g.happening != nil {
			a.head = of // "some of the residents", "a wave of protests"
		}
	}
	if of := t.Child(a.head, "nmod"); of > a.head && t.Preposition(of) == "of" && (t.Lower(a.head) == "none" ||
		t.Tokens[a.head].UPOS == "DET" || t.Lemma(a.head) == "total" && st.amountAt(n, of) != nil ||
		t.Tokens[a.head].UPOS == "ADJ" && t.Lower(of) == "them") {
		a.head = of // "none of the residents", "both of his shots", "a total of $5 million", "several of them"
	}
	if a.role == quadpress.PlaceRole && a.preposition == "in" && st.isHarm(f) && st.isHarmful(n, a.head) &&
		st.entityAt(n, a.head, false) < 0 {
		a.role = quadpress.CauseRole // "was killed in the crash"
	}
	if f.state && a.role == quadpress.AgentRole && !slices.ContainsFunc(f.args, func(b frameArgument) bool {
		return b.role == quadpress.ThemeRole || b.role == quadpress.PatientRole || b.role == quadpress.TopicRole
	}) {
		a.role = quadpress.ThemeRole // "the vaccine was safe"
	}
	if a.role == quadpress.AttributeRole && a.preposition == "to" && t.Child(a.head, "cop") > t.Child(a.head, "mark") &&
		t.Child(a.head, "mark") >= 0 {
		a.preposition = "as" // "chose Berg to be its leader"
	}
	amount := st.amountAt(n, a.head)
	if amount != nil && slices.ContainsFunc(f.args, func(b frameArgument) bool {
		return b.role != "" && b.head < a.head && st.amountAt(n, b.head) == amount
	}) {
		return nil // the share of "offered 515 crowns a share", which is told
	}
	if a.role == quadpress.TimeRole && (amount != nil && amount.Value.Kind == quantity.Age || t.Lemma(a.head) == "age" ||
		t.Tokens[a.head].UPOS == "NUM" && !t.IsTime(a.head) && !timex.IsYear(t.Tokens[a.head].Form) ||
		t.Lower(a.head) == "times" && t.Preposition(a.head) == "") {
		// "when he was 18", "at the age of 18", "since the 4.7", "won it five times"
		return nil
	}
	if a.role == quadpress.AgentRole && amount != nil && st.entityAt(n, a.head, false) < 0 {
		switch amount.Value.Kind { // "came second with 24% of the vote"
		case quantity.Percent, quantity.Money, quantity.Duration:
			if a.role = quadpress.ExtentRole; a.preposition != "with" {
				return nil
			}
		}
	}
	if amount != nil && amount.Value.Kind == quantity.Duration && (a.name == "ARG2" || a.preposition == "for") {
		a.role = quadpress.ExtentRole // "sentenced to six years", "held for two years"
	}
	if amount != nil && (a.role == quadpress.PurposeRole && amount.Value.Kind == quantity.Money ||
		(a.role == quadpress.TimeRole || a.role == quadpress.ThemeRole) && amount.Value.Kind == quantity.Duration &&
			(a.preposition == "by" || a.preposition == "over" || a.preposition == "" && f.clause != nil &&
				slices.Contains(f.clause.Objects, a.head))) {
		// "signed him for $3 million", "won by 12 seconds", "rose over two years", "slept five hours"
		a.role = quadpress.ExtentRole
	}
	if a.role == quadpress.AttributeRole && f.state && st.nameAt(n, a.head) < 0 {
		if text := st.predicateText(n, a.head); text != "" && amount == nil { // "was in custody"
			return []quadpress.EventRole{{Role: a.role, Term: literal(t, a.head, strings.TrimSpace(a.preposition+" "+text))}}
		}
	}
	g := st.carrier(n, a.head)
	told := g != nil && g.happening != nil
	if words := t.Phrase(a.head); a.role == quadpress.AttributeRole && st.lex.Conditioning[a.preposition] && !told &&
		amount == nil && t.Tokens[a.head].UPOS == "NOUN" && (t.Child(a.head, "det", "nmod:poss") < 0 ||
		a.preposition == "without") && st.entityAt(n, a.head, false) < 0 && len(words) < maxPhrase { // "remained in custody"
		return []quadpress.EventRole{{Role: a.role, Term: literal(t, a.head, a.preposition+" "+t.Written(words))}}
	}
	if words := t.Phrase(a.head); a.role == quadpress.AttributeRole && f.clause != nil && !told &&
		st.lex.Ascribing[f.clause.Key()] && t.Tokens[a.head].UPOS == "NOUN" && amount == nil && len(words) <= maxPhrase {
		// "called the plan a waste of time"
		return []quadpress.EventRole{{Role: a.role, Term: literal(t, a.head, unquoted(t.Written(words))),
			Preposition: a.preposition}}
	}
	if ago := t.Lower(a.head) == "ago" && len(t.Kids[a.head]) == 0; a.role == quadpress.TimeRole &&
		(ago || st.isScheduled(f, a.head) || st.saysHowLongBefore(n, a.head)) {
		return nil
	}
	if t.IsTime(a.head) && a.role != quadpress.ExtentRole {
		if t.TimePreposition(a.head) == "since" && isRankedSince(t, a.head) {
			return nil
		}
		if h := t.Head(a.head); t.Rel(a.head) == "conj" && h >= 0 && t.TimePreposition(h) == "between" {
			return nil // the end of a stretch: "between 2003 and 2008"
		}
		if i := st.frameTime(f); i == a.head || a.role != quadpress.TimeRole {
			return nil
		}
		return st.timeRoles(f, a.head)
	}
	if a.role == quadpress.MannerRole && isToDeath(t, a.head) {
		return []quadpress.EventRole{{Role: a.role, Term: literal(t, a.head, "to death")}}
	}
	add := func(term quadpress.Term) {
		out = append(out, quadpress.EventRole{Role: a.role, Term: term, Preposition: a.preposition})
	}
	if told {
		if g.happening != f.happening && !(a.role == quadpress.TimeRole && st.follows(&a) != 0) {
			text, span := t.Cut(a.head, a.head+1)
			add(quadpress.Term{Entity: st.eventEntity(g.happening), Text: text, Span: span})
		}
		return out
	}
	if said := st.saidWithoutEvent(f, a); said != "" {
		add(literal(t, a.head, said))
		return out
	}
	if members := st.membersOf(n, a.head); members != nil {
		for _, r := range members {
			add(termAs(t, a.head, r))
		}
		return out
	}
	if t.Tokens[a.head].UPOS == "NUM" && a.role != quadpress.AgentRole && a.role != quadpress.PatientRole &&
		st.counted(n, a.head) == a.head && t.Child(a.head, "nmod") < 0 && !st.countsAgain(n, a.head) { // "rose to 58"
		if k := st.amountsAt[n][a.head] - 1; k >= 0 {
			add(amountTerm(t, &st.amounts[n][k]))
			return out
		}
	}
	if a.role == quadpress.AttributeRole && st.isOffice(t, a.head) {
		add(literal(t, a.head, t.Written(slices.DeleteFunc(t.Phrase(a.head), func(k int) bool { // "mayor in March"
			when := st.frameTime(f)
			return when >= 0 && when != a.head && t.Within(k, when) && t.Within(when, a.head)
		}))))
		return out
	}
	if amount != nil && st.entityAt(n, a.head, false) < 0 {
		if role := a.role; role == quadpress.MannerRole || role == quadpress.PlaceRole {
			a.role = quadpress.ExtentRole
		}
		if t.Child(a.head, "case") > amount.First { // "52 percent to 48 percent"
			a.preposition = ""
		}
		add(amountTerm(t, amount))
		return out
	}
	if a.role == quadpress.AttributeRole && t.Tokens[a.head].UPOS == "ADJ" { // "described it as illegal"
		if words := t.Phrase(a.head); len(words) > 0 && len(words) <= maxPhrase {
			add(literal(t, a.head, t.Written(words)))
		}
		return out
	}
	if a.role == quadpress.MannerRole && a.preposition != "" && (a.preposition == "without" ||
		st.entityAt(n, a.head, false) < 0) { // "crossed the border without a visa", "voted by mail"
		if words := t.Phrase(a.head); len(words) > 0 && len(words) < maxPhrase {
			add(literal(t, a.head, a.preposition+" "+t.Written(words)))
		}
		return out
	}
	switch a.role {
	case quadpress.MannerRole, quadpress.ExtentRole:
		if e := st.entityAt(n, a.head, false); e < 0 {
			if words := t.Phrase(a.head); len(words) > 0 && len(words) <= maxPhrase {
				add(literal(t, a.head, t.Written(words)))
			}
			return out
		}
	}
	if r := st.at[n][a.head]; r != nil && r.some && a.role != quadpress.AgentRole &&
		st.lex.Singling[f.happening.event.Predicate] {
		add(st.describedTerm(n, a.head)) // "three Hezbollah fighters were killed"
		return out
	}
	if p := st.predicated(n, a.head, -1); f.word != p && !f.covers(p) { // "Lind is a doctor who saved many"
		a.head = p
	}
	if a.role == quadpress.TimeRole && st.follows(&a) != 0 { // "came after the war"
		return nil
	}
	if term, ok := st.term(n, a.head, a.role == quadpress.AgentRole); ok && term.IsEntity() {
		add(term)
	}
	return out
}

// countsAgain reports whether a number by itself is an object and counts what the story has counted before: "Berg won
// eight delegates and Lind won six".
func (st *story) countsAgain(n, i int) bool {
	_, k := st.countedNoun(n, i)
	return k >= 0 && st.trees[n].Rel(i) == "obj"
}

// sortRoles puts the roles of an event in the order in which it tells them.
func sortRoles(roles []quadpress.EventRole) {
	slices.SortStableFunc(roles, func(a, b quadpress.EventRole) int { return roleRank(a.Role) - roleRank(b.Role) })
}

// roleRank is the place of a role in the order in which an event tells them.
func roleRank(r quadpress.ThematicRole) int { return slices.Index(quadpress.ThematicRoles, r) }

// exportEvents gives the events that tell something, in the form that leaves this package.
func (st *story) exportEvents() (out []quadpress.Event) {
	told := map[int]*happening{}
	for _, h := range st.events {
		if h.entity >= 0 {
			told[h.entity] = h
		}
	}
	for _, h := range st.events {
		if h.entity < 0 && (st.tiesEvents(h) || st.tellsOfNobody(h) ||
			!slices.ContainsFunc(h.event.Roles, isParticipation) && !st.wasNot(h)) {
			continue // "they did so", "came to help"
		}
		h.event.Entity = st.eventEntity(h)
		e := st.entities[h.entity]
		if e.name == "" {
			e.name = st.eventLabel(h, told, maxNested)
			e.names[e.name] = 1
		}
		if st.tellsNothing(h) { // "delays" takes part in an event and is none that anything is said of
			if f := h.frames[0]; st.isGeneral(f.sentence, f.word) { // "spoke about violence"
				e.kind, e.typ, e.key = quadpress.KindConcept, "Thing", name.Key(e.name)
			} else {
				e.kind = quadpress.KindDescribed
			}
			continue
		}
		out = append(out, h.event)
	}
	return out
}

// isParticipation reports whether a role says who or what takes part, where or when.
func isParticipation(r quadpress.EventRole) bool {
	switch r.Role {
	case quadpress.AttributeRole, quadpress.PurposeRole, quadpress.MannerRole, quadpress.ExtentRole:
		return false
	}
	return true
}

// wasNot reports whether a sentence says of an event of a known type no more than that there was none: "no arrests were
// made", "nothing was stolen".
func (st *story) wasNot(h *happening) bool {
	f := h.frames[0]
	return h.event.Polarity == quadpress.Denied && h.event.Type != "" && f.clause != nil &&
		(f.nominal || st.deniedBySubject(f))
}

// linkStatements gives statements the event that says them: that of the word that carries the relation.
func (st *story) linkStatements() {
	for i := range st.statements {
		s := &st.statements[i]
		n, w := st.treeOf[s.Origin.Sentence], s.Origin.Relation
		if w < 0 {
			continue
		}
		f := st.carrier(n, w)
		if f == nil || f.happening == nil || s.Subject.Entity == f.happening.entity ||
			s.Object.Entity == f.happening.entity || f.happening.entity < 0 && st.tiesEvents(f.happening) {
			continue
		}
		t := &st.trees[n].Tokens[f.word]
		s.Event = &quadpress.Term{Entity: st.eventEntity(f.happening), Text: t.Form, Span: t.Span}
		st.takeCircumstances(s, f.happening)
	}
}

// takeCircumstances gives a statement that names no place or time those of its event, where other sentences tell one:
// "Lind met Berg. The meeting took place in Oslo."
func (st *story) takeCircumstances(s *quadpress.Statement, h *happening) {
	if len(h.frames) < 2 || !s.HoldsAsFact() || !st.isNamed(&s.Subject) || !st.isNamed(&s.Object) {
		return
	}
	var places, times []quadpress.Term
	for _, r := range h.event.Roles {
		switch {
		case r.Role == quadpress.TimeRole:
			times = append(times, r.Term)
		case r.Role == quadpress.PlaceRole && st.isNamed(&r.Term) &&
			st.schema.Class(st.entities[r.Term.Entity].typ) == "Place":
			places = append(places, r.Term)
		}
	}
	if s.Place == nil && len(places) == 1 && places[0].Entity != s.Subject.Entity && places[0].Entity != s.Object.Entity {
		s.Place = &places[0]
	}
	if s.Time == "" && s.TimeText == "" && len(times) == 1 && times[0].Datatype != "" {
		s.Time, s.TimeType = times[0].Literal, times[0].Datatype
	}
}
