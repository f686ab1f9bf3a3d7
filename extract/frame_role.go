package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/frames"
	"github.com/quadpress/quadpress/language/quantity"
	"github.com/quadpress/quadpress/language/timex"
	"github.com/quadpress/quadpress/language/wordnet"
)

// plainRole puts a role in the place of one that VerbNet gives for a reason that no reader would guess, or that cannot
// be what such a thing takes part in: who acquits someone acts, who is acquitted undergoes it, what is in a place is
// not from there, and nobody is a time. It is "" where a phrase takes no part that a reader would name.
func (st *story) plainRole(n int, f *frame, name string, role quadpress.ThematicRole, head int) quadpress.ThematicRole {
	t := st.trees[n]
	e := st.entityAt(n, head, true)
	clause := st.clauses[n][head] != nil
	actor := e >= 0 && st.schema.IsA(st.entities[e].typ, "Agent")
	someone := st.isSomeone(n, head)
	place := st.isPlaceAt(n, head)
	site := st.isSite(n, head)
	preposition := f.prepositionOf(t, head)
	object := f.clause != nil && !f.nominal && slices.Contains(f.clause.Objects, head)
	undergoer := object || f.clause != nil && !f.nominal && f.clause.Passive && slices.Contains(f.clause.Subjects, head)
	if other := st.lex.PrepositionalRoles[preposition][role]; other != "" && !clause &&
		!f.isSubject(head) {
		role = other
	}
	switch event := st.schema.EventOf(f.sense, "", ""); role {
	case quadpress.AgentRole:
		if (event == "PROTEST" || event == "CONSULT") && e >= 0 && st.entities[e].typ == "City" && st.isVenue(f, head) {
			return quadpress.PlaceRole // "the Geneva talks"
		}
		if event == "CONSULT" && undergoer && !object && name != "ARG0" { // "residents were not consulted"
			return quadpress.RecipientRole
		}
	case quadpress.PatientRole, quadpress.ThemeRole, quadpress.CauseRole:
		if st.isVenue(f, head) {
			return quadpress.PlaceRole
		}
	}
	if st.isAwayFrom(f, head, preposition) { // "exploded two miles from the base"
		return quadpress.PlaceRole
	}
	if preposition == "without" && !clause { // "left without her brother"
		if verbOf(f.sense) == "leave" && f.clause != nil && (f.clause.Passive || len(f.clause.Objects) > 0) {
			return quadpress.AttributeRole // "the storm left them without power"
		}
		return quadpress.MannerRole
	}
	if isToDeath(t, head) { // "was stabbed to death"
		return quadpress.MannerRole
	}
	if (preposition == "of" && !f.nominal || preposition == "from") && verbOf(f.sense) == "die" && !someone && !place &&
		role != quadpress.TimeRole { // "died of the flu", "deaths from the virus"
		return quadpress.CauseRole
	}
	if a := st.amountAt(n, head); a != nil && (a.Value.Kind == quantity.Score || a.Value.Kind == quantity.Tally) {
		return quadpress.ExtentRole // "led Vik 47 percent to 40 percent"
	}
	if preposition == "to" && someone && verbOf(f.sense) == "die" { // "spoke of her death to the press"
		return ""
	}
	if preposition == "off" && !clause && (place || st.lex.Shores[t.Lemma(head)]) && !object {
		return quadpress.PlaceRole // "sank off the coast", "sank off Crete"
	}
	if preposition == "off" && !clause && !object && f.clause != nil && len(f.clause.Objects) > 0 &&
		(role == quadpress.ThemeRole || role == quadpress.PatientRole) {
		return quadpress.SourceRole // "tore the roof off a school"
	}
	if preposition == "with" && role == quadpress.SourceRole && st.ails(n, head) { // "pulled out with an injury"
		return quadpress.CauseRole
	}
	if clause && !f.nominal && st.clauses[n][head].Mark() == "from" && st.lex.Preventing[f.lemma+" from"] {
		return quadpress.TopicRole // "banned her from running"
	}
	if event := st.schema.EventOf(f.sense, "", ""); role == quadpress.PlaceRole && preposition == "on" && !place &&
		(event == "JUSTICE" || event == "ACCUSE") { // "was found guilty on nine counts of fraud"
		return quadpress.CauseRole
	}
	infinitive := clause && st.clauses[n][head].ToInfinitive() && st.clauses[n][head].Copula < 0
	switch preposition {
	case "in", "at", "near", "outside", "inside":
		if place && role != quadpress.TopicRole {
			return quadpress.PlaceRole
		}
	}
	if role == quadpress.DestinationRole || role == quadpress.RecipientRole || role == quadpress.PlaceRole && !place ||
		role == quadpress.AgentRole && place && !actor {
		if preposition == "from" || preposition == "out of" { // "downloaded files from a site"
			return quadpress.SourceRole
		}
	}
	switch preposition {
	case "to", "into", "onto", "toward", "towards":
		if role == quadpress.PlaceRole || role == quadpress.InstrumentRole && !clause || !someone && name != "ARG1" &&
			(role == quadpress.PatientRole || role == quadpress.ThemeRole) && (place || site) { // "traveled to the scene"
			return quadpress.DestinationRole
		}
	}
	if (role == quadpress.TopicRole || role == quadpress.ThemeRole) && infinitive && f.clause != nil && f.clause.Passive &&
		st.lex.Needing[f.lemma] &&
		!slices.ContainsFunc(f.clause.Subjects, func(s int) bool { return st.isSomeone(n, s) }) {
		return quadpress.PurposeRole // "ten votes are needed to win"
	}
	if infinitive && (role == quadpress.PatientRole || role == quadpress.ThemeRole) && !f.nominal &&
		st.schema.EventOf(f.sense, "", "") == "MOVEMENT" {
		return quadpress.PurposeRole // "gathered to remember the boy"
	}
	if (preposition == "on" || preposition == "by" || preposition == "aboard") && t.Head(head) == f.word && !clause &&
		role != quadpress.DestinationRole && st.schema.IsA(st.typeOfWord(n, head), "Vehicle") &&
		st.schema.EventOf(f.sense, "", "") == "MOVEMENT" { // "fled on a motorcycle", not "climbed on a bus"
		return quadpress.InstrumentRole
	}
	switch role {
	case quadpress.AgentRole:
		switch {
		case preposition == "against" && !someone: // "the fight against malaria"
			return quadpress.ThemeRole
		case preposition == "with" && st.lex.Dealing[f.lemma]: // "dealt with the patients"
			return quadpress.ThemeRole
		case preposition == "with" && f.lemma == "share" && someone: // "shared the plan with her"
			return quadpress.RecipientRole
		case preposition == "from" && !someone && (!f.nominal || st.schema.Class(st.typeOfWord(n, head)) == "Event" &&
			st.forceAt(n, head) == ""): // "was made from wood", "a replay from the ceremony"
			return quadpress.SourceRole
		case preposition == "with" && name == "ARGM-COM" && !someone && !f.nominal && t.Tokens[head].UPOS == "NOUN" &&
			st.amountAt(n, head) == nil && st.isLifeless(n, head) &&
			!st.schema.IsA(st.typeOfNoun(n, head), "Animal"): // "made landfall with high winds"
			return quadpress.MannerRole
		case preposition == "with" && !someone && f.clause != nil && f.clause.Passive: // "was sealed with tape"
			return quadpress.InstrumentRole
		case preposition == "by" && f.nominal && st.isMeans(n, head): // "voting by mail"
			return quadpress.MannerRole
		case object && name != "ARG0" && st.schema.EventOf(f.sense, "", "") != "CONSULT": // "headed the family"
			return quadpress.ThemeRole
		}
	case quadpress.TimeRole:
		switch {
		case preposition == "" && st.isRate(n, head): // "treats 3,000 people a year"
			return ""
		case st.saysHowLongBefore(n, head): // "a few hours before the jet crashed"
			return ""
		case t.IsTime(head) || clause:
		case t.Lemma(head) == "age": // "at the age of ten"
			return ""
		case preposition == "before" && st.schema.Class(st.typeOfWord(n, head)) == "Person":
			return quadpress.RecipientRole // "appeared before a judge"
		case st.schema.Class(st.typeOfWord(n, head)) == "Person": // nobody is a time
			return ""
		case preposition == "for" && t.Lower(head) == "life" && len(t.Kids[head]) == 1: // "was jailed for life"
			return quadpress.ExtentRole
		case preposition == "over" && slices.Contains(wordnet.Noun(t.Lemma(head)), "time"):
			// "costs $2 million over its term"
		case preposition == "over": // "resigned over a scandal"
			return quadpress.CauseRole
		case preposition == "on" && e < 0 && wordnet.NatureOf(t.Lemma(head)) != wordnet.Event: // "on an interim basis"
			return quadpress.MannerRole
		case preposition == "" || preposition == "under" || preposition == "than" || preposition == "with":
			return "" // "children under five", "considered an emergency"
		}
	case quadpress.PlaceRole:
		switch {
		case preposition == "for" && someone: // "played for the club"
			return quadpress.BeneficiaryRole
		case preposition == "on" && st.schema.IsA(st.typeOfNoun(n, head), "Agreement"): // "on a two-year contract"
			return quadpress.MannerRole
		case preposition == "by" && t.Child(head, "nummod") >= 0: // "won by 200 votes"
			return quadpress.ExtentRole
		case object && name == "ARG1" && !place: // "watched the growth of yeast"
			return quadpress.ThemeRole
		case (preposition == "over" || preposition == "about") && !place && e < 0 &&
			st.schema.EventOf(f.sense, "", "") != "MOVEMENT": // "sued over a law", but "flew over the dam"
			return quadpress.TopicRole
		case preposition == "at" && e >= 0 && st.schema.Class(st.entities[e].typ) == "Organization" &&
			st.schema.EventOf(f.sense, "", "") != "ASSAULT":
			return quadpress.PlaceRole // "led the team at Oslo University"
		case preposition == "at" && someone && !site: // "fired at the crowd"
			return quadpress.DestinationRole
		case actor && !place && (preposition == "under" || st.schema.Class(st.entities[e].typ) == "Person"):
			return "" // "served under Mario Monti"
		case !place && st.isMoneyIn(n, head): // "promised $2 million in aid"
			return quadpress.MannerRole
		case st.isTermIn(f, head): // "sentenced to two years in prison"
			return ""
		case preposition == "in" && !f.nominal && t.Child(head, "det") >= 0 &&
			(name != "ARG1" || len(f.clause.Objects) == 0) &&
			st.eventOfNoun(strings.ToLower(t.Lemma(head))) == "REJECT": // "walked out in a dispute over pay"
			return quadpress.CauseRole
		case !site && !place && (name == "ARG1" || name == "ARG2") && e < 0 && st.isEventNoun(n, head):
			return quadpress.ThemeRole // "took part in the talks", "resulted in deaths"
		case !site && preposition == "in" && f.nominal && st.risesAndFalls(f): // "a spike in deaths"
			return quadpress.ThemeRole
		case !site && preposition != "on" && st.isNowhere(n, head): // "agreed in such situations"
			return ""
		}
	case quadpress.CauseRole:
		switch {
		case name == "ARG0" && (someone || !clause && st.schema.IsA(st.typeOfWord(n, head), "Agent")):
			// "a jury acquitted her"
			return quadpress.AgentRole
		case preposition == "on" && f.nominal && !clause: // "tariffs on steel"
			return quadpress.ThemeRole
		case preposition == "to" && !f.nominal && !clause && st.schema.EventOf(f.sense, "", "") == "COERCE":
			return quadpress.AttributeRole // "sentenced two of the men to life"
		case infinitive && f.clause != nil && !f.state: // "fought to keep the hospital"
			return quadpress.PurposeRole
		case someone && preposition == "against": // "a lawsuit against the state"
			return quadpress.ThemeRole
		case someone && preposition == "to": // "thanks to the crew"
			return quadpress.RecipientRole
		case preposition == "through" || preposition == "via":
			return quadpress.InstrumentRole
		}
	case quadpress.DestinationRole:
		switch {
		case infinitive && f.clause != nil && (f.clause.Passive || len(f.clause.Objects) > 0): // "gave her life to fight it"
			return quadpress.PurposeRole
		case preposition == "" && f.isSubject(head) && !f.nominal && !(someone && f.clause.Passive): // "the hall dates to"
			return quadpress.ThemeRole
		case someone && preposition == "to" && !site && t.Tokens[head].UPOS != "NUM" && !f.comesFrom() &&
			st.schema.EventOf(f.sense, "", "") != "MOVEMENT":
			return quadpress.RecipientRole // "was assigned to Lind"
		case someone && preposition == "for" && !place: // "a retreat for the mayor"
			return quadpress.BeneficiaryRole
		case preposition == "by" && st.amountAt(n, head) != nil: // "dropped by a fifth"
			return quadpress.ExtentRole
		case preposition == "for" && f.clause != nil && f.clause.Passive && st.isEventNoun(n, head):
			return quadpress.CauseRole // "was sent off for a foul"
		case someone && preposition == "" && name != "ARG0" && undergoer: // who is poisoned
			return quadpress.PatientRole
		case object && !site: // "filled out a form"
			return quadpress.ThemeRole
		case preposition == "next to": // "stood next to her"
			return quadpress.PlaceRole
		case preposition == "in" && st.isEventNoun(n, head): // "mediated in the dispute", "involved in the fraud"
			return quadpress.TopicRole
		case preposition == "into" && !site && !clause && st.lex.Changing[verbOf(f.sense)]:
			return quadpress.AttributeRole // "the vigil turned into a riot"
		}
	case quadpress.SourceRole:
		switch {
		case someone && preposition == "on": // "drew a gun on him"
			return quadpress.PatientRole
		case someone && preposition == "" && !place && name != "ARG0": // who is acquitted
			return quadpress.PatientRole
		case preposition == "" && undergoer && !object: // "votes are required", "the airport was evacuated"
			return quadpress.ThemeRole
		case preposition == "with" && someone: // "was rescued with her children", "drank with him"
			switch {
			case f.clause == nil || head < f.word: // "With so many students, Oslo can"
				return ""
			case f.clause.Passive:
				return quadpress.ThemeRole
			}
			return quadpress.AgentRole
		case preposition == "to" && !clause: // "dropped food to those on roofs"
			if someone && !place && !site {
				return quadpress.RecipientRole
			}
			return quadpress.DestinationRole
		case object && !site: // "won the match"
			return quadpress.ThemeRole
		}
	case quadpress.PurposeRole:
		switch {
		case clause && !infinitive && st.clauses[n][head].Mark() == "for" && st.event(f) == "CONTEST":
			return quadpress.CauseRole // "won a prize for playing well"
		case clause && t.Rel(head) == "xcomp" && st.lex.Negative[f.lemma]: // "declined on Monday to hear her"
			return quadpress.ThemeRole
		case preposition == "in" && !clause && t.Child(head, "det", "nummod") >= 0 &&
			!st.lex.InOrder[t.Lemma(head)]: // "scored in five games", but "in a bid to win"
			return quadpress.PlaceRole
		case preposition == "over" && !clause: // "talks broke down over fishing rights"
			return quadpress.CauseRole
		case preposition == "against" && !clause: // "used tear gas against the crowd"
			return quadpress.ThemeRole
		case preposition == "for" && !f.nominal && !clause && st.event(f) == "HEALTH": // "was treated for burns"
			return quadpress.CauseRole
		case preposition == "for" && !clause && f.clause != nil && (f.clause.Is(st.lex.Judging) ||
			f.clause.Is(st.lex.Regarding) && f.clause.Passive): // "is remembered for her songs"
			return quadpress.CauseRole
		case preposition == "for" && someone && t.Tokens[head].UPOS != "NUM" && t.Tokens[head].UPOS != "ADJ" &&
			!st.isOffice(t, head): // "ended the season for the runner"
			return quadpress.BeneficiaryRole
		}
		if clause && t.Tokens[head].XPOS == "VBG" && t.Child(head, "mark") >= 0 && t.Lower(t.Child(head, "mark")) == "for" &&
			(f.nominal && st.lex.Penalties[f.lemma] || f.clause != nil && len(f.clause.Awarded()) > 0) {
			return quadpress.CauseRole // "gave him a fine for speeding"
		}
	case quadpress.BeneficiaryRole, quadpress.RecipientRole:
		switch {
		case preposition == "to" && place && !f.nominal && st.event(f) == "MOVEMENT":
			return quadpress.DestinationRole // "carried grain to Lom"
		case preposition == "to" && t.Tokens[head].UPOS == "NUM" && t.Child(head, "nmod") < 0: // "raised it from 62 to 64"
			return quadpress.DestinationRole
		case preposition == "as" && t.Tokens[head].UPOS == "NOUN": // "works as a nurse"
			return quadpress.AttributeRole
		case preposition == "across" || preposition == "throughout": // "schools are closed across the country"
			return quadpress.PlaceRole
		case preposition == "for" && st.isOffice(t, head) && t.Child(head, "det", "nmod:poss") < 0 && e < 0:
			return quadpress.PurposeRole // "was nominated for president"
		case clause && role == quadpress.RecipientRole: // "reported to Lind that the bank was empty"
			return quadpress.TopicRole
		case infinitive: // "worked to rebuild the bridge"
			return quadpress.PurposeRole
		case preposition == "" && undergoer && name == "ARG1" && role == quadpress.BeneficiaryRole: // "was made a ward"
			return quadpress.ThemeRole
		case preposition == "" || someone:
		case place: // "the closure of the border between Chad and Mali"
			return quadpress.PlaceRole
		case preposition == "for": // "money for the trial"
			return quadpress.PurposeRole
		case preposition == "to" && site: // "returned the painting to the museum"
			return quadpress.DestinationRole
		case !clause && !f.nominal: // "responded to the incident"
			return quadpress.ThemeRole
		}
	case quadpress.ExtentRole:
		if timex.IsYear(t.Tokens[head].Form) && preposition == "to" { // "lasted from 1998 to 2002"
			return ""
		}
		if preposition == "for" && someone && t.Tokens[head].UPOS != "NUM" { // "scored twice for Norway"
			return quadpress.BeneficiaryRole
		}
		if (object || preposition == "of") && st.amountAt(n, head) == nil && t.Tokens[head].UPOS != "NUM" {
			// "pay the ransom"
			return quadpress.ThemeRole
		}
	case quadpress.MannerRole:
		switch {
		case preposition == "by" && t.Child(head, "nummod") >= 0: // "won by 200 votes"
			return quadpress.ExtentRole
		case preposition == "with" && !clause && f.suppliesObject(): // "presented her with a medal"
			return quadpress.ThemeRole
		case someone && (preposition == "through" || preposition == "via"): // "gave her the money through his lawyer"
			return quadpress.InstrumentRole
		case preposition == "of" || preposition == "about": // "said of the bank"
			return quadpress.TopicRole
		case preposition == "with" && st.isTool(f, head): // "fired at the ship with rifles"
			return quadpress.InstrumentRole
		case preposition == "with" && someone && !isPatient(f.sense) && f.clause != nil && !f.clause.Passive:
			return quadpress.AgentRole // "traveled with her two sons"
		}
	case quadpress.InstrumentRole:
		switch {
		case preposition == "" && object && someone: // "advised her to kill her parents"
			if isPatient(f.sense) {
				return quadpress.PatientRole
			}
			return quadpress.ThemeRole
		case preposition == "for" && !clause && f.clause != nil && f.clause.Is(st.lex.Judging): // "blasted her for the deal"
			return quadpress.CauseRole
		case preposition == "for" && someone: // "plays for the club"
			return quadpress.BeneficiaryRole
		case preposition == "for" && !f.nominal && !clause && st.amountAt(n, head) == nil: // "ran for his life"
			return quadpress.PurposeRole
		case someone && preposition == "with": // "replaced him with Lind"
			return quadpress.ThemeRole
		case preposition == "by" && f.clause != nil && f.clause.Passive && !clause: // "was battered by a storm"
			return quadpress.AgentRole
		}
	case quadpress.AttributeRole:
		switch {
		case undergoer && !object && preposition == "" && (someone || f.clause.Is(st.lex.Accusing)):
			// "is suspected of fraud", "fraud was suspected"
			return quadpress.ThemeRole
		case site && st.lex.Locative[preposition]: // "stayed at the hotel"
			return quadpress.PlaceRole
		case clause && t.Tokens[head].XPOS == "VBG" && preposition == "" && t.Child(head, "mark", "case") < 0 &&
			(t.Rels[head] == "advcl" && f.clause != nil && !f.clause.Passive && len(f.clause.Objects) == 0 ||
				st.lex.Dying[f.lemma]):
			return "" // "left whistling", "died trying to escape"
		case clause && st.clauses[n][head].Copula >= 0: // "chose her to be its leader"
		case clause && st.clauses[n][head].Mark() == "from",
			clause && st.clauses[n][head].ToInfinitive() && f.clause != nil &&
				(f.clause.Is(st.lex.Directive) || st.schema.EventOf(f.sense, "", "") == "COERCE"):
			return quadpress.TopicRole // "was pressured to leave", "was forced to leave"
		case clause && st.clauses[n][head].ToInfinitive() && f.clause != nil && (f.clause.Passive ||
			len(f.clause.Objects) > 0): // "was summoned to testify"
			return quadpress.PurposeRole
		case preposition == "to" && f.nominal && !clause: // "gave its nomination to Lind"
			return quadpress.ThemeRole
		case preposition == "on" && f.clause != nil && f.clause.Is(st.lex.Judging): // "blamed the crash on a valve"
			return quadpress.CauseRole
		case preposition == "for" && f.clause != nil && (f.clause.Is(st.lex.Judging) || f.clause.Is(st.lex.Regarding) ||
			st.ails(n, head)): // "was mocked for leaving", "is known for her songs", "was treated for burns"
			return quadpress.CauseRole
		case preposition == "for" && someone: // "signed for the club"
			return quadpress.BeneficiaryRole
		case preposition == "for" && !f.state: // "was nominated for an award"
			return quadpress.PurposeRole
		}
	case quadpress.TopicRole:
		if (preposition == "through" || preposition == "via") && !clause { // "declined to comment through a lawyer"
			return quadpress.InstrumentRole
		}
		if object && !clause && f.lemma == "tell" && st.lex.Audible[st.eventOfNoun(strings.ToLower(t.Lemma(head)))] {
			return quadpress.RecipientRole // "told a news conference"
		}
	case quadpress.ThemeRole:
		switch {
		case clause && !f.nominal && st.clauses[n][head].Mark() == "as" && t.Rels[head] == "advcl": // "wept as she left"
			return quadpress.TimeRole
		case preposition == "over" && f.nominal && st.isEventNoun(n, head) &&
			!st.lex.Discussions[st.schema.EventOf(f.sense, "", "")]: // "sanctions over the killing"
			return quadpress.CauseRole
		case preposition == "as" && t.Tokens[head].UPOS != "VERB": // "served as president"
			return quadpress.AttributeRole
		case preposition == "of" && head > f.word && f.clause != nil && f.clause.Is(st.lex.Accusing):
			// "is suspected of fraud"
			return quadpress.CauseRole
		case name == "ARG1" && isPatient(f.sense):
			return quadpress.PatientRole
		case name == "ARG0" && someone && f.isSubject(head) && !f.clause.Passive && len(f.clause.Objects) > 0:
			return quadpress.AgentRole // "approached the guards"
		}
	}
	return role
}

// eventOfNoun is the type of the event that a noun names, "" for none.
func (st *story) eventOfNoun(lemma string) string {
	return cmp.Or(st.schema.EventOfNoun(lemma), st.schema.EventOf(senseOf(lemma, frames.Noun), "", ""))
}

// isMoneyIn reports whether a noun behind "in" says for what, or how, the money right before it is given.
func (st *story) isMoneyIn(n, i int) bool {
	return st.sumBefore(n, i) != nil
}

// standsForSum reports whether a noun behind "in" takes part in the place of the money right before it: "promised $2
// million in aid".
func (st *story) standsForSum(n, i int) bool {
	sum := st.sumBefore(n, i)
	return sum != nil && st.sumIn(n, sum, st.trees[n].SpanHead(sum.First, sum.Last)) == i
}

// sumBefore is the money right before "in" and a noun, nil for none.
func (st *story) sumBefore(n, i int) *quantity.Found {
	t := st.trees[n]
	c := t.Child(i, "case")
	if c < 1 || t.Lower(c) != "in" {
		return nil
	}
	if a := st.amountAt(n, c-1); a != nil && a.Value.Kind == quantity.Money {
		return a
	}
	return nil
}

// isTermIn reports whether a bare noun says where a term that one is sentenced to is served.
func (st *story) isTermIn(f *frame, i int) bool {
	t := st.trees[f.sentence]
	c := t.Child(i, "case")
	if f.clause == nil || c < 1 || st.schema.EventOf(f.sense, "", "") != "COERCE" || t.Tokens[i].XPOS != "NN" ||
		t.Child(i, "det", "nmod:poss", "amod", "compound") >= 0 {
		return false
	}
	amount := st.amountAt(f.sentence, c-1)
	return amount != nil && amount.Value.Kind == quantity.Duration
}

// isSite reports whether a word names a place or is a noun for one.
func (st *story) isSite(n, i int) bool {
	return st.isPlaceAt(n, i) || st.schema.IsA(st.typeOfNoun(n, i), "Place")
}

// risesAndFalls reports whether a noun tells that a figure goes up or down: "a rise in prices".
func (st *story) risesAndFalls(f *frame) bool { return st.schema.EventOf(f.sense, "", "") == "ECONOMY" }

// isNowhere reports whether a word is a noun for what one can be in and that is no place: a state, a thought, a group
// of people.
func (st *story) isNowhere(n, i int) bool {
	t := st.trees[n]
	if t.Tokens[i].UPOS != "NOUN" || st.at[n][i] != nil || st.clauses[n][i] != nil || st.counted(n, i) != i ||
		slices.ContainsFunc(t.Kids[i], func(k int) bool { return t.Preposition(k) == "of" }) {
		return false // "in parts of Norway"
	}
	if typ := st.typeOfNoun(n, i); typ != "" && typ != "Thing" {
		return st.schema.Class(typ) == "Person"
	}
	return st.isAmong(n, i, st.lex.Placeless)
}

// isAmong reports whether a word is a noun for what the dictionary has under one of some kinds.
func (st *story) isAmong(n, i int, kinds lexicon.Words) bool {
	if i < 0 || st.trees[n].Tokens[i].UPOS != "NOUN" || st.at[n][i] != nil {
		return false
	}
	of := wordnet.Noun(strings.ToLower(st.trees[n].Lemma(i)))
	return len(of) > 0 && kinds[of[0]]
}

// isMeans reports whether a noun stands by itself for how something is done: "by mail", "by train".
func (st *story) isMeans(n, i int) bool {
	t := st.trees[n]
	return t.Tokens[i].XPOS == "NN" && t.Child(i, "det", "nmod:poss", "amod", "compound", "nummod") < 0 &&
		st.at[n][i] == nil && !st.isSomeone(n, i) && st.forceAt(n, i) == ""
}

// isTool reports whether a noun is for a thing by which one does what a frame says: a weapon, or a product where
// something is changed.
func (st *story) isTool(f *frame, i int) bool {
	typ := st.typeOfNoun(f.sentence, i)
	return st.schema.IsA(typ, "Weapon") || isPatient(f.sense) && st.schema.IsA(typ, "Product")
}

// ails reports whether a noun is for what is wrong with someone: "burns", "malaria".
func (st *story) ails(n, i int) bool { return st.schema.IsA(st.typeOfNoun(n, i), "MedicalCondition") }

// prepositionOf is the preposition under which a phrase takes part in what a frame says: that of a relative clause for
// what the clause is about, "at" of "the hotel he stayed at", not the one before the hotel.
func (f *frame) prepositionOf(t *syntax.Tree, head int) string {
	if f.clause == nil || f.nominal || t.Rels[f.word] != "acl:relcl" || head != t.AntecedentOf(f.word) {
		return t.Preposition(head)
	}
	for _, o := range f.clause.Obliques {
		if o.Relative && o.Head == head {
			return o.Preposition
		}
	}
	return ""
}

// isSomeone reports whether a phrase is for someone, a body or a country, by name or not.
func (st *story) isSomeone(n, head int) bool {
	e := st.entityAt(n, head, true)
	return st.trees[n].Tokens[head].UPOS != "VERB" &&
		(st.someone(n, head) || e >= 0 && st.schema.IsA(st.entities[e].typ, "Agent"))
}

// saysHowLongBefore reports whether a phrase says how long before or after something else a clause was, not when.
func (st *story) saysHowLongBefore(n, i int) bool {
	t := st.trees[n]
	words := t.Subtree(i, nil)
	next := words[len(words)-1] + 1
	amount := st.amountAt(n, i)
	long := amount != nil && amount.Value.Kind == quantity.Duration ||
		t.IsTime(i) && t.Preposition(i) == "" && (t.Tokens[i].XPOS == "NNS" || // "a few hours", "a month"
			t.Child(i, "det") >= 0 && t.Lemma(t.Child(i, "det")) == "a")
	return long && next < len(t.Tokens) && t.Rel(next) == "mark" &&
		(t.Lower(next) == "before" || t.Lower(next) == "after")
}

// isPatient reports whether VerbNet has the patient among the names of a sense's first role behind the agent.
func isPatient(sense string) bool {
	s := frames.Get(sense)
	return s != nil && slices.ContainsFunc(s.Roles(), func(r frames.Role) bool {
		return r.Name == "ARG1" && slices.Contains(r.VerbNet, "patient")
	})
}

// isPlaceAt reports whether a word names a place.
func (st *story) isPlaceAt(n, i int) bool { return st.placeWord(n, i) >= 0 }

// isActor reports whether an entity is someone, a body or a country, who may do something.
func (st *story) isActor(e int) bool {
	return e >= 0 && (st.schema.IsA(st.entities[e].typ, "Agent") || st.entities[e].typ == "Country")
}

// verbOf is the verb of a sense, without its particle, "" for none.
func verbOf(sense string) string {
	s := frames.Get(sense)
	if s == nil {
		return ""
	}
	verb, _, _ := strings.Cut(s.Lemma, "_")
	return verb
}
