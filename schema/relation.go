package schema

import (
	"slices"
	"strings"
)

// Word is a word that may say how two things are related, or that something happened.
type Word struct {
	// Lemma is its dictionary form, in small letters.
	Lemma string
	// POS is its universal part of speech: VERB, NOUN, ADJ. Empty is a verb.
	POS string
	// Particle belongs to a verb: "off" of "call off". Empty for none.
	Particle string
	// Preposition is what the object stands under, empty for what undergoes it: the object of an active verb, the
	// subject of a passive one. It may be of several words ("out of").
	Preposition string
	// Sense is what the word means here, PropBank's name of it ("strike.01"). Empty where it is not known.
	Sense string
	// Subject and Object are the types of the two ends, empty where they are not known.
	Subject, Object string
}

// lemmaOf is a lemma of which a predicate lists a sense.
type lemmaOf struct {
	predicate *Predicate
	lemma     string
}

// lemma is what PropBank lists the sense under: "call_off" of "call_off.06".
func (n Sense) lemma() string { return n.ID[:strings.LastIndexByte(n.ID, '.')] }

// Relation returns the predicate that a word expresses between what does it and the object, nil when there is none.
//
// What a word means goes before how it is written: a predicate that lists the sense is taken, whatever the word
// ("purchased", "bought"). Of several it is the first that admits the types of the ends: who is removed is dismissed,
// what is removed is not; an unknown type passes. Else it is the predicate that lists the word itself, unless that
// lists another sense of the same lemma: "struck a deal" is no strike.
//
// A noun with its preposition goes before its sense, for it may say more (talks with someone are a meeting, to talk
// with him is none), as does a verb with a particle where the sense is that of the verb alone.
//
// Places have the preposition that they like: before one, "at", "on", "inside" and "within" find a predicate of places
// that lists "in".
func (s *Schema) Relation(w Word) *Predicate {
	if p := s.exactly(w); p != nil {
		return p
	}
	in := PlacePreposition(w.Preposition)
	if w.Preposition == "on" {
		in = "in"
	}
	if in == w.Preposition || !s.IsA(w.Object, "Place") {
		return nil
	}
	w.Preposition = in
	if p := s.exactly(w); p != nil && s.takesPlaces(p) {
		return p
	}
	return nil
}

// PlacePreposition is "in" for the prepositions that say no more than it before where something happens: "at",
// "inside" and "within". Names of relations have it, so that who dies at a hospital has died in one. Others are
// returned as they are.
func PlacePreposition(preposition string) string {
	switch preposition {
	case "at", "inside", "within":
		return "in"
	}
	return preposition
}

// takesPlaces reports whether the objects of a predicate are places and nothing else.
func (s *Schema) takesPlaces(p *Predicate) bool {
	for _, t := range p.Objects {
		if !s.IsA(t, "Place") {
			return false
		}
	}
	return len(p.Objects) > 0
}

// exactly is Relation with the preposition as it is.
func (s *Schema) exactly(w Word) *Predicate {
	form := s.form(w)
	if w.POS == "NOUN" && form != nil || w.Particle != "" && form != nil && !strings.Contains(w.Sense, "_") {
		return form
	}
	for _, p := range s.senses[Sense{w.Sense, w.Preposition}] {
		if s.Admits(p, w.Subject, w.Object) {
			return p
		}
	}
	return form
}

// form is the predicate that lists the word as it is written, nil where there is none or it stands for other meanings.
func (s *Schema) form(w Word) *Predicate {
	var p *Predicate
	switch w.POS {
	case "", "VERB":
		p = s.Verb(w.Lemma, w.Particle, w.Preposition)
	case "ADJ":
		p = s.Verb("be", "", joinWords(w.Lemma, w.Preposition))
	case "NOUN":
		p = s.Noun(w.Lemma, w.Preposition)
	}
	if p == nil || s.excludes(p, w.Sense) && !s.fits(p, w) {
		return nil
	}
	return p
}

// fits reports whether the ends of a word are known to be what a predicate asks for: in "succeeded Lind" a person
// follows, whatever the sense that was read.
func (s *Schema) fits(p *Predicate, w Word) bool {
	return w.Subject != "" && w.Object != "" && len(p.Objects) > 0 && s.Admits(p, w.Subject, w.Object)
}

// excludes reports whether a predicate stands for other meanings of a word than this one.
func (s *Schema) excludes(p *Predicate, sense string) bool {
	if sense == "" {
		return false
	}
	for _, n := range p.Senses {
		if n.ID == sense {
			return false
		}
	}
	return s.lemmas[lemmaOf{p, Sense{ID: sense}.lemma()}]
}

// Sense returns the first predicate of a sense whose object stands under the preposition, or is what undergoes it where
// that is empty; nil when there is none. There is no fallback: see [Schema.Relation].
func (s *Schema) Sense(sense, preposition string) *Predicate {
	if all := s.senses[Sense{sense, preposition}]; len(all) > 0 {
		return all[0]
	}
	return nil
}

// typedEvent is a type of event that a sense is where what undergoes it has one of the types; none stands for any.
type typedEvent struct {
	event      string
	undergoers []string
}

// EventOf returns the name of the type of event that a sense is, where the types of who does it and of what undergoes
// it are known: a storm assaults no one, and who buries a cable buries no one. It is empty for a state, for what is no
// event and for an unknown sense. An empty agent is unknown and can do everything; an empty undergoer is of no type.
func (s *Schema) EventOf(sense, agent, undergoer string) string {
	name := ""
	for _, e := range s.eventBySense[sense] {
		if len(e.undergoers) == 0 || undergoer != "" && s.allowed(undergoer, e.undergoers) {
			name = e.event
			break
		}
	}
	if e := s.Event(name); e != nil && !s.allowed(agent, e.Agents) {
		return e.Otherwise
	}
	return name
}

// EventOfNoun returns the name of the type of event that a noun tells by itself, in its lemma: "heist". It is empty for
// most nouns, which have the type of their sense.
func (s *Schema) EventOfNoun(lemma string) string { return s.eventByNoun[lemma] }

// HasEvent reports whether the schema says of a sense what type of event it is.
func (s *Schema) HasEvent(sense string) bool {
	return slices.ContainsFunc(s.eventBySense[sense], func(e typedEvent) bool { return e.event != "" })
}

// OpenName is the name of a relation that has no predicate in the schema: the simple past of the verb in American
// spelling with particle and preposition, "ravaged", "walked_away_from". It is empty where the word is no verb, is none
// that is known (it has neither a sense nor a form in the schema), or where the name is that of a predicate that says
// something else.
func (s *Schema) OpenName(w Word) string {
	if w.POS != "" && w.POS != "VERB" || w.Sense == "" && !s.knowsVerb(w.Lemma) {
		return ""
	}
	if w.Preposition == w.Particle || strings.HasPrefix(w.Preposition, w.Particle+" ") { // "dropped out of"
		w.Particle = ""
	}
	name := strings.ToLower(joinWords(PastTenseOf(American(w.Lemma), w.Sense), w.Particle, w.Preposition))
	name = strings.ReplaceAll(name, " ", "_")
	if !predicateName.MatchString(name) || strings.ContainsAny(name, "0123456789") {
		return ""
	}
	if p := s.Predicate(name); p != nil && s.excludes(p, w.Sense) && !s.fits(p, w) {
		return ""
	}
	return name
}

// knowsVerb reports whether a verb is irregular or stands in the schema.
func (s *Schema) knowsVerb(lemma string) bool {
	return irregular()[lemma] != "" || s.verbLemmas[lemma]
}
