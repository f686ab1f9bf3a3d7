package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/frames"
	"github.com/quadpress/quadpress/language/quantity"
	"github.com/quadpress/quadpress/language/wordnet"
	"github.com/quadpress/quadpress/schema"
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
				st.partaking[[2]int{n, a.head}] = true
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
				for _, key := range st.eventKeys(f) {
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
}

// tellsEvent reports whether a frame is one of an event: not a verb that compares or names, nor a noun that names a
// thing.
func (st *story) tellsEvent(f *frame) bool {
	t := st.trees[f.sentence]
	if st.openPredicate(f) == "" || f.lemma == "be" || f.sense == "" && !isVerb(f.lemma) && !f.nominal && !f.state {
		return false
	}
	if f.nominal && st.isUneventful(f.sentence, f.word) {
		return false
	}
	if a := st.amountAt(f.sentence, f.word); a != nil && a.Value.Kind == quantity.Age { // "was 71 years old"
		return false
	}
	if !f.nominal {
		compared := st.lex.Comparing[f.lemma] && f.clause.Passive && !f.clause.HasAux(f.word) // "compared to Chad, Mali is"
		named := st.lex.Renaming[f.lemma] && f.clause.Passive                                 // "was known as"
		return !compared && !named
	}
	event := st.isEventNoun(f.sentence, f.word) || st.isDeverbal(f) || f.clause != nil && st.isHappening(f.sentence, f.word)
	return f.modifier || event && (len(f.args) > 0 || f.clause != nil || t.Definite(f.word) ||
		st.frameTime(f) >= 0 || st.isArgument(f))
}

// isDeverbal reports whether a noun tells what its verb does, and of whom, though the dictionary has it for a state, a
// quality or words: "Lind's resignation", "on suspicion of fraud". "The flaw in the engine" is no flawing.
func (st *story) isDeverbal(f *frame) bool {
	verb := ""
	if s := frames.Get(f.sense); s != nil {
		verb, _, _ = strings.Cut(s.Lemma, "_")
	}
	t := st.trees[f.sentence]
	switch wordnet.NatureOf(f.lemma) {
	case wordnet.Event:
	case wordnet.Concept:
		if verb == f.lemma {
			return false
		}
	default:
		return false
	}
	return isVerb(verb) && slices.ContainsFunc(f.args, func(a frameArgument) bool {
		return (a.name == "ARG0" || a.name == "ARG1") && t.Rel(a.head) != "compound"
	})
}

// isUneventful reports whether a noun names no event although its verb, or the dictionary, makes it look like one: "the
// cause", "a press release".
func (st *story) isUneventful(n, i int) bool {
	t := st.trees[n]
	lemma := strings.ToLower(t.Lemma(i))
	if st.lex.Adverbial[lemma] && t.Preposition(i) != "" && t.Child(i, "det", "nmod:poss") < 0 { // "in return for"
		return true
	}
	return st.lex.Uneventful[lemma] || i > 0 && t.Head(i-1) == i && st.lex.Uneventful[t.Lower(i-1)+" "+lemma]
}

// isArgument reports whether a frame's word takes part in another frame of the sentence.
func (st *story) isArgument(f *frame) bool { return st.partaking[[2]int{f.sentence, f.word}] }

// isVerb reports whether a lemma is an English verb, with a noun behind it or not ("make_landfall").
func isVerb(lemma string) bool {
	verb, _, _ := strings.Cut(lemma, "_")
	return wordnet.IsVerb(verb)
}

// isEventNoun reports whether a noun names something that happens: "collapse", but neither "the campaign said" nor "in
// addition to", nor a thing with a name of its own before it ("the Hera probe").
func (st *story) isEventNoun(n, i int) bool {
	t := st.trees[n]
	lemma := strings.ToLower(t.Lemma(i))
	if st.lex.Deputy[lemma] || st.lex.Adverbial[lemma] && t.Preposition(i) != "" {
		return false
	}
	if kinds := wordnet.Noun(lemma); len(kinds) > 0 && kinds[0] == "utterance" && !st.isHappening(n, i) {
		return false // a notice is a thing that one reads
	}
	switch wordnet.NatureOf(lemma) {
	case wordnet.Event:
		k := t.Child(i, "compound")
		return k < 0 || t.Tokens[k].UPOS != "PROPN" || st.at[n][k] != nil && st.schema.Class(st.at[n][k].typ) != "Thing"
	case wordnet.Thing:
		return st.lex.Happenings[lemma]
	}
	return st.lex.Happenings[lemma] || wordnet.VerbOf(lemma) != ""
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
	if !f.nominal {
		return st.stance(f.sentence, f.clause)
	}
	first := st.firstOfList(f.sentence, f.word)
	return st.nominalStance(f.sentence, f.word, first, st.clauseOver(f.sentence, first))
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
	for h := t.Head(i); h >= 0 && (t.Rel(i) == "conj" || t.Rel(i) == "nmod" && h < i && st.counted(n, h) == i); h = t.Head(i) {
		i = h
	}
	return i
}

// frameTime is the word for when a frame's event was, -1 for none.
func (st *story) frameTime(f *frame) int {
	if f.when == 0 {
		f.when = st.findTime(f) + 2
	}
	return f.when - 2
}

func (st *story) findTime(f *frame) int {
	if !f.nominal {
		return st.timeOf(f.sentence, f.clause)
	}
	first := st.firstOfList(f.sentence, f.word)
	return st.nominalTime(f.sentence, f.word, first, st.clauses[f.sentence][st.trees[f.sentence].Governor(first, st.clauses[f.sentence])])
}

// tellEvents gives the events their participants, times and labels, and states the relations between them.
func (st *story) tellEvents() {
	for k := 0; k < len(st.events); k++ {
		st.fill(st.events[k])
	}
}

// eventEntity is the entity of an event, made at the first call.
func (st *story) eventEntity(h *happening) int {
	if h.entity < 0 {
		h.entity = len(st.entities)
		e := &entity{
			kind: quadpress.KindEvent, typ: "Event", order: h.entity, names: map[string]int{}, roles: map[string]bool{}, types: map[string]int{},
		}
		if f := h.frames[0]; f.nominal { // "36 infections"
			st.count(e, f.sentence, f.word)
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
			if reflexives[t.Lower(a.head)] { // what one does to oneself is no second part
				continue
			}
			if r, ok := st.partInFull(f, a, ev.Roles); ok {
				m.Roles = append(m.Roles, r)
			} else {
				m.Roles = append(m.Roles, st.eventRoles(f, a)...)
			}
		}
		m.Roles = append(m.Roles, st.placeByParticipants(f)...)
		if i := st.frameTime(f); i >= 0 {
			m.Roles = append(m.Roles, st.timeRole(f, i))
		}
		ev.Mentions = append(ev.Mentions, m)
		for _, w := range f.also {
			also := m
			also.Text, also.Span, also.Lemma, also.Roles = t.Tokens[w].Form, t.Tokens[w].Span, t.Lemma(w), nil
			ev.Mentions = append(ev.Mentions, also)
		}
		for _, r := range m.Roles {
			if !slices.ContainsFunc(ev.Roles, func(o quadpress.EventRole) bool {
				return o.Role == r.Role && o.Term.Entity == r.Term.Entity && o.Term.Literal == r.Term.Literal
			}) {
				ev.Roles = append(ev.Roles, r)
			}
		}
	}
	slices.SortStableFunc(ev.Mentions, func(a, b quadpress.EventMention) int { return a.Span.Begin - b.Span.Begin })
	slices.SortStableFunc(ev.Roles, func(a, b quadpress.EventRole) int { return roleRank(a.Role) - roleRank(b.Role) })
	h.filled = true
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
		if g := st.carrier(f.sentence, a.head); g != nil && g.happening != nil || st.entityAt(f.sentence, a.head, false) >= 0 {
			continue
		}
		if p := st.placeWithin(f.sentence, a.head); p >= 0 {
			if term, ok := st.term(f.sentence, p, false); ok {
				return []quadpress.EventRole{{Role: quadpress.PlaceRole, Term: term, Preposition: st.trees[f.sentence].Preposition(p)}}
			}
		}
	}
	return nil
}

// timeRole is the time of a frame's event, in ISO 8601 where it can be told, else in its words.
func (st *story) timeRole(f *frame, i int) quadpress.EventRole {
	t := st.trees[f.sentence]
	tokens := t.Trim(t.TimeTokens(i))
	if len(tokens) == 0 {
		tokens = []int{i}
	}
	term := quadpress.Term{Entity: quadpress.NoEntity}
	term.Text, term.Span = t.Cut(tokens[0], tokens[len(tokens)-1]+1)
	if term.Literal, term.Datatype = st.when(f.sentence, i).Schema(); term.Literal == "" {
		term.Literal = term.Text
	}
	return quadpress.EventRole{Role: quadpress.TimeRole, Term: term, Preposition: t.TimePreposition(i)}
}

// eventRoles are the terms of one argument of a frame: things, events or values.
func (st *story) eventRoles(f *frame, a frameArgument) (out []quadpress.EventRole) {
	n, t := f.sentence, st.trees[f.sentence]
	if a.role == "" {
		return nil
	}
	amount := st.amountAt(n, a.head)
	if amount != nil && amount.Value.Kind == quantity.Age && a.role == quadpress.TimeRole { // "when he was 18"
		return nil
	}
	if amount != nil && amount.Value.Kind == quantity.Duration && (a.name == "ARG2" || a.preposition == "for") {
		a.role = quadpress.ExtentRole // "sentenced to six years", "held for two years"
	}
	if t.IsTime(a.head) && a.role != quadpress.ExtentRole {
		if i := st.frameTime(f); i == a.head || a.role != quadpress.TimeRole {
			return nil
		}
		return []quadpress.EventRole{st.timeRole(f, a.head)}
	}
	add := func(term quadpress.Term) {
		out = append(out, quadpress.EventRole{Role: a.role, Term: term, Preposition: a.preposition})
	}
	if g := st.carrier(n, a.head); g != nil && g.happening != nil {
		if g.happening != f.happening {
			text, span := t.Cut(a.head, a.head+1)
			add(quadpress.Term{Entity: st.eventEntity(g.happening), Text: text, Span: span})
		}
		return out
	}
	if members := st.membersOf(n, a.head); members != nil {
		for _, r := range members {
			add(termAs(t, a.head, r))
		}
		return out
	}
	if t.Tokens[a.head].UPOS == "NUM" && a.role != quadpress.AgentRole &&
		a.role != quadpress.PatientRole && st.counted(n, a.head) == a.head && t.Child(a.head, "nmod") < 0 { // "rose to 58"
		if k := st.amountsAt[n][a.head] - 1; k >= 0 {
			add(amountTerm(t, &st.amounts[n][k]))
			return out
		}
	}
	if a.role == quadpress.AttributeRole && st.isOffice(t, a.head) {
		add(literal(t, a.head, t.Written(t.Phrase(a.head))))
		return out
	}
	if amount != nil && st.entityAt(n, a.head, false) < 0 {
		if role := a.role; role == quadpress.MannerRole || role == quadpress.PlaceRole {
			a.role = quadpress.ExtentRole
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
	switch a.role {
	case quadpress.MannerRole, quadpress.ExtentRole:
		if e := st.entityAt(n, a.head, false); e < 0 {
			if words := t.Phrase(a.head); len(words) > 0 && len(words) <= maxPhrase {
				add(literal(t, a.head, t.Written(words)))
			}
			return out
		}
	}
	if r := st.at[n][a.head]; r != nil && r.some && a.role != quadpress.AgentRole && st.lex.Singling[f.happening.event.Predicate] {
		add(st.describedTerm(n, a.head)) // "three Hezbollah fighters were killed"
		return out
	}
	if term, ok := st.term(n, a.head, a.role == quadpress.AgentRole); ok && term.IsEntity() {
		add(term)
	}
	return out
}

// roleRank is the place of a role in the order in which an event tells them.
func roleRank(r quadpress.ThematicRole) int { return slices.Index(quadpress.ThematicRoles, r) }

// eventPredicate names the relation that tells an event, and its type of event.
func (st *story) eventPredicate(f *frame) (name, event string) {
	agent, undergoer := st.endTypes(f)
	var p *schema.Predicate
	if !f.state {
		p = st.schema.Relation(st.word(f, "", agent, undergoer))
	}
	if p == nil && f.nominal {
		noun := st.eventNoun(st.trees[f.sentence], f.word)
		for _, preposition := range st.schema.NounPrepositions(noun) {
			q := st.schema.Relation(st.word(f, preposition, "", ""))
			if q != nil && (p == nil || p.Event == "" && q.Event != "") {
				p = q
			}
		}
	}
	if f.nominal && st.forceAt(f.sentence, f.word) != "" { // "the storm" stormed nothing
		return "happened", "DISASTER"
	}
	if p != nil && !st.schema.Admits(p, agent, undergoer) {
		p = nil // to install a pump is no appointment
	}
	event = st.schema.EventOf(f.sense, agent, undergoer)
	if q := st.withPreposition(f); q != nil {
		event = q.Event
	}
	if (event == "ASSAULT" || p != nil && event == "" && p.Event == "ASSAULT") && st.touchesNothing(f) {
		if p == nil {
			return st.openPredicate(f), ""
		}
		return p.Name, ""
	}
	if p == nil || p.Event == "" && f.nominal && event == "" {
		return st.openPredicate(f), event
	}
	return p.Name, cmp.Or(event, p.Event)
}

// withPreposition is the predicate of a type of event that a verb without an object expresses with the preposition of what
// it has to do with: "called for aid", "agreed to the plan". It is nil where there is none.
func (st *story) withPreposition(f *frame) *schema.Predicate {
	if f.nominal || f.state || f.clause.Passive || len(f.clause.Objects) > 0 {
		return nil
	}
	for k := range f.args {
		a := &f.args[k]
		if a.preposition == "" || a.role == quadpress.PlaceRole || a.role == quadpress.TimeRole {
			continue
		}
		if p := st.schema.Relation(st.word(f, a.preposition, "", st.typeOfWord(f.sentence, a.head))); p != nil && p.Event != "" &&
			st.schema.Admits(p, "", st.typeOfWord(f.sentence, a.head)) {
			return p
		}
	}
	return nil
}

// touchesNothing reports whether what undergoes a frame's event can undergo no violence: "struck a tone".
func (st *story) touchesNothing(f *frame) bool {
	return slices.ContainsFunc(f.args, func(a frameArgument) bool {
		return (a.role == quadpress.PatientRole || a.role == quadpress.ThemeRole) && st.isUntouchable(f.sentence, a.head)
	})
}

// word is what a frame asks the schema for: its word in its sense, with the preposition that the object stands under,
// between things of these types.
func (st *story) word(f *frame, preposition, subject, object string) schema.Word {
	w := schema.Word{
		Lemma: f.lemma, Particle: f.particle, Preposition: preposition, Sense: f.sense, Subject: subject, Object: object,
	}
	switch {
	case f.state:
		w.POS, w.Particle = "ADJ", ""
	case f.nominal:
		w.POS, w.Lemma, w.Particle = "NOUN", st.eventNoun(st.trees[f.sentence], f.word), ""
	}
	return w
}

// forceAt is the type of a noun for what does harm that nobody means, a storm or a disease; it is "" for any other
// word.
func (st *story) forceAt(n, i int) string {
	if i < 0 || st.trees[n].Tokens[i].UPOS != "NOUN" {
		return ""
	}
	typ := st.typeOfNoun(n, i)
	for _, force := range [...]string{"Disaster", "Microbe", "MedicalCondition"} {
		if st.schema.IsA(typ, force) {
			return typ
		}
	}
	return ""
}

// endTypes returns the types of who does what a frame says and of who undergoes it, "" where they are not known.
func (st *story) endTypes(f *frame) (agent, undergoer string) {
	for _, a := range f.args {
		switch {
		case a.role == quadpress.AgentRole && agent == "":
			if agent = st.typeAt(f.sentence, a.head); agent == "" {
				agent = st.forceAt(f.sentence, a.head)
			}
		case (a.role == quadpress.PatientRole || a.role == quadpress.ThemeRole) && undergoer == "":
			undergoer = st.typeOfWord(f.sentence, a.head)
		}
	}
	return agent, undergoer
}

// openPredicate names a relation after the verb of a frame's sense, in the past tense: "exploded" of the explosion.
func (st *story) openPredicate(f *frame) string {
	if f.state {
		return openName("was_"+f.lemma, "", "")
	}
	verb, particle := f.lemma, f.particle
	if s := frames.Get(f.sense); s != nil {
		v, p, _ := strings.Cut(s.Lemma, "_")
		verb, particle = v, cmp.Or(p, particle)
	} else if v, noun, ok := strings.Cut(f.lemma, "_"); ok { // "make_landfall"
		verb, particle = v, noun
	}
	if f.nominal && !isVerb(verb) {
		return "happened" // an outbreak
	}
	if f.sense == "bear.02" && f.clause != nil && f.clause.Passive {
		return "born"
	}
	return openName(schema.PastTense(schema.American(verb)), particle, "")
}

// openVerb names a relation after a verb in a sense, in the past tense; "" for what is no verb of English, and where
// the name is that of a predicate which says something else.
func (st *story) openVerb(sense, verb, particle, preposition string) string {
	if verb = schema.American(verb); sense == "" && isVerb(verb) {
		return openName(schema.PastTense(verb), particle, preposition)
	}
	return st.schema.OpenName(schema.Word{Lemma: verb, Particle: particle, Preposition: preposition, Sense: sense})
}

// exportEvents gives the events that tell something, in the form that leaves this package.
func (st *story) exportEvents() (out []quadpress.Event) {
	told := map[int]*happening{}
	for _, h := range st.events {
		if h.entity >= 0 {
			told[h.entity] = h
		}
	}
	for _, h := range st.events {
		if len(h.event.Roles) == 0 && h.entity < 0 {
			continue
		}
		h.event.Entity = st.eventEntity(h)
		e := st.entities[h.entity]
		if e.name == "" {
			e.name = st.eventLabel(h, told)
			e.names[e.name] = 1
		}
		if h.tellsNothing() { // "delays" takes part in an event and is none that anything is said of
			e.kind = quadpress.KindDescribed
			continue
		}
		out = append(out, h.event)
	}
	return out
}

// tellsNothing reports whether an event is no more than a noun of no known type of event, told once and without a
// participant, a place or a time.
func (h *happening) tellsNothing() bool {
	return len(h.event.Roles) == 0 && h.event.Type == "" && len(h.frames) == 1 && h.frames[0].nominal && h.frames[0].clause == nil
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
		if f == nil || f.happening == nil || s.Subject.Entity == f.happening.entity || s.Object.Entity == f.happening.entity {
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
		case r.Role == quadpress.PlaceRole && st.isNamed(&r.Term) && st.schema.Class(st.entities[r.Term.Entity].typ) == "Place":
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
