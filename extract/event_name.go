package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/language/frames"
	"github.com/quadpress/quadpress/language/quantity"
	"github.com/quadpress/quadpress/language/wordnet"
	"github.com/quadpress/quadpress/schema"
)

// eventPredicate names the relation that tells an event, and its type of event.
func (st *story) eventPredicate(f *frame) (name, event string) {
	name, event = st.predicateBySense(f)
	return name, st.fittingType(f, event)
}

// amidDisaster reports whether a frame tells of harm for which its sentence names a disaster and no attack.
func (st *story) amidDisaster(f *frame) bool {
	if !st.lex.Harming[verbOf(f.sense)] {
		return false
	}
	amid := false
	for _, g := range st.frameAt[f.sentence] {
		if g == nil || g == f {
			continue
		}
		switch st.schema.EventOf(g.sense, "", "") {
		case "DISASTER":
			amid = true
		case "ASSAULT":
			if !st.lex.Harming[verbOf(g.sense)] {
				return false
			}
		}
	}
	return amid
}

// fittingType is the type of a frame's event in place of the one that its sense has where who or what takes part says
// better: a question that comes up does not move, and who loses a nomination hands nothing over.
func (st *story) fittingType(f *frame, event string) string {
	moved, undergoer := -1, -1
	for _, a := range f.args {
		switch a.role {
		case quadpress.AgentRole:
			moved = a.head
		case quadpress.PatientRole, quadpress.ThemeRole:
			if undergoer < 0 {
				undergoer = a.head
			}
		}
	}
	if moved < 0 {
		moved = undergoer
	}
	switch told := st.typeTold(f, undergoer); event {
	case "MOVEMENT":
		if st.isImmaterial(f.sentence, moved) {
			return ""
		}
	case "TRANSFER":
		switch {
		case told == "POLITICS" || told == "CONTEST":
			return told
		case st.isImmaterial(f.sentence, undergoer):
			return ""
		}
	case "ASSAULT":
		switch {
		case told == "DISASTER" || told == "HEALTH", // "combat the pandemic"
			st.lex.Combating[verbOf(f.sense)] && st.isImmaterial(f.sentence, undergoer), // "combat climate change"
			f.nominal && st.hasBefore(f, st.lex.Bloodless),
			undergoer < 0 && st.aimsAtDeed(f):
			return ""
		case moved == undergoer && st.amidDisaster(f): // "were killed when a bus crashed"
			return "DISASTER"
		case moved != undergoer && moved >= 0 &&
			st.lex.Wheeled[strings.ToLower(st.trees[f.sentence].Lemma(moved))]:
			return "DISASTER" // "the bus hit a bridge"
		}
	case "DISASTER":
		if !f.nominal && (st.isUntouchable(f.sentence, undergoer) || st.isAmong(f.sentence, undergoer, st.lex.Inward)) {
			// "damaged its reputation"
			return ""
		}
	case "ECONOMY":
		if undergoer >= 0 && (!st.isFigure(f, undergoer) || told == "ACCUSE") { // "dropped the charges", "eased concerns"
			return ""
		}
	case "POLITICS": // "ran from the shop"
		if verbOf(f.sense) == "run" && slices.ContainsFunc(f.args, func(a frameArgument) bool {
			return a.role == quadpress.SourceRole || a.role == quadpress.DestinationRole ||
				a.role == quadpress.PlaceRole && a.preposition != "in" && a.preposition != "at"
		}) {
			return "MOVEMENT"
		}
	case "HEALTH":
		if verbOf(f.sense) == "recover" && undergoer >= 0 && (!st.heals(f.sentence, undergoer) ||
			f.clause != nil && slices.Contains(f.clause.Objects, undergoer)) { // "recovered the ship", "sales recovered"
			return ""
		}
	case "CRIME":
		if moved != undergoer && st.isLifeless(f.sentence, moved) { // "the pipe broke"
			return ""
		}
	case "STATEMENT":
		if st.respondsInDeed(f) {
			return ""
		}
		for _, a := range f.args { // "responded to the fire"
			if verb := verbOf(f.sense); a.preposition == "to" && (verb == "respond" || verb == "react") {
				if told := st.typeTold(f, a.head); told != "" && told != "STATEMENT" ||
					st.forceAt(f.sentence, a.head) != "" {
					return ""
				}
			}
		}
	case "SCIENCE":
		if f.complement == "positive" || f.complement == "negative" { // "tested positive"
			return "HEALTH"
		}
	case "BUSINESS":
		switch {
		case f.nominal && verbOf(f.sense) == "bid" && (told == "POLITICS" || st.hasBefore(f, st.lex.ForOffice)):
			return "POLITICS"
		case verbOf(f.sense) == "order" && st.isImmaterial(f.sentence, undergoer):
			return "COERCE" // "ordered three days of mourning"
		}
	}
	return event
}

// aimsAtDeed reports whether a verb without an object has what someone does with it in a clause under it: who "fought
// to keep the hospital" fought nobody, and what "aims at reducing noise" hits nothing.
func (st *story) aimsAtDeed(f *frame) bool {
	return f.clause != nil && !f.nominal && !f.clause.Passive && len(f.clause.Objects) == 0 &&
		slices.ContainsFunc(f.args, func(a frameArgument) bool {
			c := st.clauses[f.sentence][a.head]
			return a.head > f.word && a.role != quadpress.TimeRole && c != nil && !c.Explicit &&
				(c.ToInfinitive() || c.IsGerund() && a.preposition != "")
		})
}

// respondsInDeed reports whether who responds or reacts says nothing: "the fire department responded", "reacted by
// closing the mill".
func (st *story) respondsInDeed(f *frame) bool {
	verb := verbOf(f.sense)
	if f.nominal || verb != "respond" && verb != "react" || len(f.clause.Contents) > 0 ||
		f.clause.Rel(f.word) == "parataxis" || len(st.quotedTopic(f)) > 0 {
		return false
	}
	return !slices.ContainsFunc(f.args, func(a frameArgument) bool {
		return a.role == quadpress.TopicRole || a.preposition == "to" || a.role == quadpress.RecipientRole
	})
}

// typeTold is the type of the event that a word within a frame tells, "" for none.
func (st *story) typeTold(f *frame, i int) string {
	if i < 0 {
		return ""
	}
	if g := st.carrier(f.sentence, i); g != nil && g != f && g.nominal {
		_, event := st.predicateBySense(g)
		return event
	}
	return ""
}

// hasBefore reports whether one of the words stands before a frame's noun: "a presidential bid".
func (st *story) hasBefore(f *frame, words lexicon.Words) bool {
	t := st.trees[f.sentence]
	return slices.ContainsFunc(t.Kids[f.word], func(k int) bool { return k < f.word && words[t.Lower(k)] })
}

// isFigure reports whether what undergoes a frame's event has a figure or a number that may rise and fall: prices, a
// rate, deaths.
func (st *story) isFigure(f *frame, i int) bool {
	if st.amountAt(f.sentence, i) != nil || st.movesByAmount(f) {
		return true
	}
	for _, others := range st.lex.ByObject { // "cut output"
		if others[f.sense][st.trees[f.sentence].Lemma(i)] {
			return true
		}
	}
	typ, plural := st.typeOfWord(f.sentence, i), strings.HasSuffix(st.trees[f.sentence].Tokens[i].XPOS, "S")
	if st.schema.IsA(typ, "Agent") || st.schema.IsA(typ, "Place") || st.forceAt(f.sentence, i) != "" && !plural {
		return false
	}
	kinds := wordnet.Noun(strings.ToLower(st.trees[f.sentence].Lemma(i)))
	return len(kinds) == 0 || st.lex.Figurative[kinds[0]]
}

// heals reports whether a word may stand for people or animals, who recover from an illness: "she", "the injured", but
// not "sales".
func (st *story) heals(n, i int) bool {
	pos := st.trees[n].Tokens[i].UPOS
	typ := st.typeOfWord(n, i)
	return pos != "NOUN" && pos != "PROPN" || st.someone(n, i) || typ == "Person" || st.schema.IsA(typ, "Animal")
}

// isLifeless reports whether a word is a noun for a thing that nobody is part of.
func (st *story) isLifeless(n, i int) bool {
	lemma := strings.ToLower(st.trees[n].Lemma(i))
	typ := st.typeOfWord(n, i)
	if typ != "" && typ != "Thing" {
		return !st.schema.IsA(typ, "Agent")
	}
	return st.at[n][i] == nil &&
		wordnet.NatureOf(lemma) == wordnet.Thing && !st.isPersonNoun(lemma) && st.lex.BodyType(lemma) == ""
}

// isImmaterial reports whether a word is a noun for what neither goes anywhere nor passes from hand to hand.
func (st *story) isImmaterial(n, i int) bool {
	if i < 0 {
		return false
	}
	t := st.trees[n]
	if st.clauses[n][i] != nil && t.Tokens[i].UPOS == "VERB" {
		return true
	}
	if t.Tokens[i].UPOS != "NOUN" || st.at[n][i] != nil {
		return false
	}
	lemma := strings.ToLower(t.Lemma(i))
	kinds := wordnet.Noun(lemma)
	return len(kinds) > 0 && st.lex.Immaterial[kinds[0]] && wordnet.NatureOf(lemma) != wordnet.Thing &&
		(st.typeOfNoun(n, i) == "" || st.schema.IsA(st.typeOfNoun(n, i), "Event"))
}

// predicateBySense is eventPredicate by the sense of a frame and the types of its ends alone.
func (st *story) predicateBySense(f *frame) (name, event string) {
	agent, undergoer := st.endTypes(f)
	var p *schema.Predicate
	if !f.state {
		p = st.schema.Relation(st.word(f, "", agent, undergoer))
	}
	listed := p != nil // for the sense itself
	if p == nil && f.nominal {
		noun := st.eventNoun(st.trees[f.sentence], f.word)
		for _, preposition := range st.schema.NounPrepositions(noun) {
			q := st.schema.Relation(st.word(f, preposition, "", ""))
			if q != nil && (p == nil || p.Event == "" && q.Event != "") && (!st.lex.Leaning[f.lemma] ||
				slices.ContainsFunc(f.args, func(a frameArgument) bool { return a.preposition == preposition })) {
				p = q
			}
		}
	}
	if f.nominal && st.isAilment(f) && st.forceAt(f.sentence, f.word) == "" {
		return "happened", "" // "a panic attack"
	}
	if f.nominal && st.forceAt(f.sentence, f.word) != "" { // "the storm" stormed nothing
		return "happened", "DISASTER"
	}
	if f.absorbed() != "" && (p == nil || p.Name == schema.PastTense(f.lemma)) {
		return st.openPredicate(f), st.schema.EventOf(f.sense, agent, undergoer)
	}
	if p != nil && !st.schema.Admits(p, agent, undergoer) {
		p = nil // to install a pump is no appointment
	}
	if q := st.withPreposition(f); q != nil {
		return q.Name, q.Event
	}
	event = st.schema.EventOf(f.sense, agent, undergoer)
	moves := event == "MOVEMENT" || event == "" && st.schema.EventOf(f.sense, "", "Agent") == "MOVEMENT"
	changes := event == "" && !f.nominal && !f.state && !f.clause.Passive && len(f.clause.Objects) == 0 &&
		!slices.ContainsFunc(f.clause.Subjects, func(s int) bool { return !st.isFigure(f, s) })
	if (moves || changes) && st.movesByAmount(f) {
		event = "ECONOMY"
	}
	if event == "" && st.hasScore(f) {
		event = "CONTEST"
	}
	if event == "MOVEMENT" && slices.ContainsFunc(f.args, func(a frameArgument) bool {
		return a.preposition == "at" && st.amountAt(f.sentence, a.head) != nil
	}) {
		event = "" // "puts the price at $18"
	}
	if event == "MOVEMENT" && !f.nominal && st.comesAsEvent(f) {
		event = ""
	}
	if f.nominal && event == "" {
		event = st.schema.EventOfNoun(f.lemma)
	}
	if (event == "ASSAULT" || p != nil && event == "" && p.Event == "ASSAULT") && st.touchesNothing(f) {
		if p == nil {
			return st.openPredicate(f), ""
		}
		return p.Name, ""
	}
	if p == nil || p.Event == "" && f.nominal && event == "" && !listed {
		return st.openPredicate(f), event
	}
	if own, under, _ := strings.Cut(p.Name, "_"); !f.nominal && !f.has("ARG1") && under == "against" &&
		own == schema.PastTense(f.lemma) { // "she will appeal"
		return own, cmp.Or(event, p.Event)
	}
	return p.Name, cmp.Or(event, p.Event)
}

// withPreposition is the predicate of a type of event that a verb without an object expresses with the preposition of
// what it has to do with: "called for aid", "agreed to the plan". It is nil where there is none.
func (st *story) withPreposition(f *frame) *schema.Predicate {
	if f.nominal || f.state || f.clause.Passive || len(f.clause.Objects) > 0 {
		return nil
	}
	for k := range f.args {
		a := &f.args[k]
		if a.preposition == "" || a.role == quadpress.PlaceRole || a.role == quadpress.TimeRole {
			continue
		}
		if p := st.schema.Relation(st.word(f, a.preposition, "", st.typeOfWord(f.sentence, a.head))); p != nil &&
			p.Event != "" && st.schema.Admits(p, "", st.typeOfWord(f.sentence, a.head)) {
			if p.Event == "CRIME" && slices.ContainsFunc(f.clause.Subjects, func(s int) bool {
				typ := st.typeOfWord(f.sentence, s)
				return typ != "" && !st.schema.Admits(p, typ, "")
			}) { // "the plane broke into two pieces"
				continue
			}
			return p
		}
	}
	return nil
}

// hasScore reports whether a frame says how a contest ended: "drew 2-2 with Lom".
func (st *story) hasScore(f *frame) bool {
	return slices.ContainsFunc(f.args, func(a frameArgument) bool {
		amount := st.amountAt(f.sentence, a.head)
		return amount != nil && amount.Value.Kind == quantity.Score && a.preposition == ""
	})
}

// movesByAmount reports whether what moves goes up or down, from one figure to another: "unemployment fell to 13
// percent".
func (st *story) movesByAmount(f *frame) bool {
	return slices.ContainsFunc(f.args, func(a frameArgument) bool {
		amount := st.amountAt(f.sentence, a.head)
		if amount == nil || f.isSubject(a.head) ||
			a.preposition != "to" && a.preposition != "by" && a.preposition != "from" && a.preposition != "" {
			return false
		}
		switch amount.Value.Kind {
		case quantity.Percent, quantity.Money:
			return true
		}
		return false
	})
}

// comesAsEvent reports whether the subject of a verb of motion is something that happens: "the vote came after a riot".
func (st *story) comesAsEvent(f *frame) bool {
	return !f.clause.Passive && slices.ContainsFunc(f.clause.Subjects, func(s int) bool {
		g := st.frameAt[f.sentence][s]
		return g != nil && g.nominal && st.isEventNoun(f.sentence, s)
	})
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

// isAilment reports whether a noun that tells an assault by itself tells none with the noun before it, by which the
// dictionary has something else: "a heart attack", "a panic attack".
func (st *story) isAilment(f *frame) bool {
	t, before := st.trees[f.sentence], f.word-1
	return f.nominal && before >= 0 && t.Rel(before) == "compound" && t.Head(before) == f.word &&
		wordnet.IsTerm(t.Lower(before)+" "+f.lemma) && st.schema.EventOf(f.sense, "", "") == "ASSAULT"
}

// forceAt is the type of a noun for what does harm that nobody means, a storm or a disease, or of "it" for such; it is
// "" for any other word.
func (st *story) forceAt(n, i int) string {
	if i >= 0 && st.trees[n].Lower(i) == "it" && st.mentionAt[n][i] != nil {
		if noun := st.mentionAt[n][i].referent.root().noun; noun != nil {
			n, i = noun.sentence, noun.head
		}
	}
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
			if t := st.trees[f.sentence]; agent == "" && t.Tokens[a.head].UPOS == "NOUN" &&
				(st.eventOfNoun(strings.ToLower(t.Lemma(a.head))) == "DISASTER" ||
					st.schema.IsA(st.typeOfNoun(f.sentence, a.head), "CivicStructure")) {
				agent = "Disaster" // "the crash killed two", "the dam burst, killing two"
			}
		case (a.role == quadpress.PatientRole || a.role == quadpress.ThemeRole) && undergoer == "":
			undergoer = st.typeOfWord(f.sentence, a.head)
		}
	}
	return agent, undergoer
}

// openPredicate names a relation after the verb of a frame's sense, in the past tense: "exploded" of the explosion.
func (st *story) openPredicate(f *frame) string {
	switch {
	case f.state && f.lemma == "be":
		return "was"
	case f.state:
		return openName("was_"+f.lemma, "", "")
	}
	verb, particle := f.lemma, cmp.Or(f.absorbed(), f.particle)
	if s := frames.Get(f.sense); s != nil {
		v, p, _ := strings.Cut(s.Lemma, "_")
		if f.nominal || p != "" || particle == "" || v == f.lemma { // who "walked out" struck, but struck nothing "out"
			verb, particle = v, cmp.Or(p, particle)
		}
	} else if v, noun, ok := strings.Cut(f.lemma, "_"); ok { // "make_landfall"
		verb, particle = v, noun
	}
	if f.nominal && (!isVerb(verb) || verb == f.lemma && f.clause == nil && wordnet.NatureOf(verb) == wordnet.Event &&
		wordnet.VerbOf(verb) == "") {
		return "happened" // an outbreak, a round
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
