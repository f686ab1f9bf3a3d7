package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/frames"
	"github.com/quadpress/quadpress/language/quantity"
	"github.com/quadpress/quadpress/schema"
)

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
	if f.absorbed() != "" && (p == nil || p.Name == schema.PastTense(f.lemma)) {
		return st.openPredicate(f), st.schema.EventOf(f.sense, agent, undergoer)
	}
	if p != nil && !st.schema.Admits(p, agent, undergoer) {
		p = nil // to install a pump is no appointment
	}
	if q := st.withPreposition(f); q != nil {
		return q.Name, q.Event
	}
	if event = st.schema.EventOf(f.sense, agent, undergoer); event == "MOVEMENT" && st.movesByAmount(f) {
		event = "ECONOMY"
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
	if p == nil || p.Event == "" && f.nominal && event == "" {
		return st.openPredicate(f), event
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

// movesByAmount reports whether what moves goes up or down, from one figure to another: "unemployment fell to 13
// percent".
func (st *story) movesByAmount(f *frame) bool {
	return slices.ContainsFunc(f.args, func(a frameArgument) bool {
		amount := st.amountAt(f.sentence, a.head)
		if amount == nil || a.preposition != "to" && a.preposition != "by" && a.preposition != "from" && a.preposition != "" {
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
	switch {
	case f.state && f.lemma == "be":
		return "was"
	case f.state:
		return openName("was_"+f.lemma, "", "")
	}
	verb, particle := f.lemma, cmp.Or(f.absorbed(), f.particle)
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
