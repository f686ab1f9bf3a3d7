package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/quantity"
	"github.com/quadpress/quadpress/language/wordnet"
)

// tellsEvent reports whether a frame is one of an event: not a verb that compares or names, nor a noun that names a
// thing.
func (st *story) tellsEvent(f *frame) bool {
	t := st.trees[f.sentence]
	if st.openPredicate(f) == "" || !f.state && (f.lemma == "be" || f.sense == "" && !isVerb(f.lemma) && !f.nominal) {
		return false
	}
	if f.participle {
		return len(f.args) > 0
	}
	if f.nominal && (st.isUneventful(f.sentence, f.word) || st.lex.Deputy[f.lemma] && st.isSpeaker(f.sentence, f.word)) {
		return false // "Lind's campaign said"
	}
	if a := st.amountAt(f.sentence, f.word); a != nil && a.Value.Kind == quantity.Age { // "was 71 years old"
		return false
	}
	if !f.nominal && !f.state && (st.isStativeVerb(f) || st.owns(f) && st.frameStance(f).speaker == noSpeaker) {
		return false
	}
	if !f.nominal && !f.state && st.isAside(f) || st.isEventQuality(f) {
		return false
	}
	if !f.nominal {
		compared := st.lex.Comparing[f.lemma] && f.clause.Passive && !f.clause.HasAux(f.word) // "compared to Chad, Mali is"
		named := st.lex.Renaming[f.lemma] && f.clause.Passive                                 // "was known as"
		return !compared && !named
	}
	event := st.isEventNoun(f.sentence, f.word) || isDeverbal(f) && slices.ContainsFunc(f.args,
		func(a frameArgument) bool {
			return (a.name == "ARG0" || a.name == "ARG1") && t.Rel(a.head) != "compound"
		}) || f.clause != nil && (st.isHappening(f.sentence, f.word) || st.takesPlace(f.clause))
	return f.modifier || event && (len(f.args) > 0 || f.clause != nil || t.Definite(f.word) ||
		st.frameTime(f) >= 0 || st.isArgument(f))
}

// isEventQuality reports whether an adjective says behind a copula what an event is like, and nobody says that it is:
// "the damage was severe".
func (st *story) isEventQuality(f *frame) bool {
	return f.state && f.lemma != "be" && !st.isReported(f.sentence, f.clause) &&
		len(f.args) > 0 && len(f.clause.Contents) == 0 && !slices.ContainsFunc(f.args, func(a frameArgument) bool {
		g := st.frameAt[f.sentence][a.head]
		return g == nil || !g.nominal || !f.isSubject(a.head) || !st.tellsEvent(g)
	})
}

// isAside reports whether a clause tells nothing beside the one that it stands in: what one "knows" or "means" in
// passing, "You know, the river froze", and who says so with "as": "The river froze as Lind noted".
func (st *story) isAside(f *frame) bool {
	c := f.clause
	if len(c.Contents)+len(c.Objects)+len(c.Obliques) > 0 || c.Passive || len(c.Subjects) != 1 || st.negatedClause(c) {
		return false
	}
	if c.Mark() == "as" && c.Rel(c.Verb) == "advcl" {
		return c.Is(st.lex.Speech)
	}
	switch c.Rel(c.Verb) {
	case "parataxis", "discourse":
		return st.lex.Asides[c.Lower(c.Subjects[0])+" "+c.Lower(c.Verb)]
	}
	return false
}

// owns reports whether a verb says no more than what something has: "the club has two pitches". Who has a fall falls.
func (st *story) owns(f *frame) bool {
	return f.lemma == "have" && f.particle == "" && slices.ContainsFunc(f.args, func(a frameArgument) bool {
		return slices.Contains(f.clause.Objects, a.head) && !st.isEventNoun(f.sentence, a.head)
	})
}

// isDeverbal reports whether a noun tells what its verb does where it says of whom, though the dictionary has it for a
// state, a quality or words: "Lind's resignation", "on suspicion of fraud". "The flaw in the engine" is no flawing.
func isDeverbal(f *frame) bool {
	verb := verbOf(f.sense)
	switch wordnet.NatureOf(f.lemma) {
	case wordnet.Event:
	case wordnet.Concept:
		if verb == f.lemma {
			return false
		}
	default:
		return false
	}
	return isVerb(verb)
}

// isUneventful reports whether a noun names no event although its verb, or the dictionary, makes it look like one: "the
// cause", "a press release", "a wave of protests".
func (st *story) isUneventful(n, i int) bool {
	t := st.trees[n]
	lemma := strings.ToLower(t.Lemma(i))
	if word := dictionaryWord(t, i); strings.Contains(word, " of ") && wordnet.IsTerm(word) { // "a state of emergency"
		lemma = word
	}
	if h := t.Head(i); h >= 0 && t.Rel(i) == "obj" && st.lex.Wearing[t.Lemma(h)] { // "wore a suit"
		return true
	}
	return st.isAdverbial(n, i) || st.lex.Uneventful[lemma] || st.counted(n, i) != i ||
		i > 0 && t.Head(i-1) == i && st.lex.Uneventful[t.Lower(i-1)+" "+lemma]
}

// isArgument reports whether a frame's word takes part in another frame of the sentence.
func (st *story) isArgument(f *frame) bool {
	_, ok := st.partaking[[2]int{f.sentence, f.word}]
	return ok
}

// isVerb reports whether a lemma is an English verb, with a noun behind it ("make_landfall") or a prefix before it
// ("re-open") or not.
func isVerb(lemma string) bool {
	verb, _, _ := strings.Cut(lemma, "_")
	return wordnet.IsVerb(verb[strings.LastIndexByte(verb, '-')+1:])
}

// isEventNoun reports whether a noun names something that happens: "collapse", but neither "the campaign said" nor "in
// addition to", nor a thing with a name of its own before it ("the Hera probe").
func (st *story) isEventNoun(n, i int) bool {
	t := st.trees[n]
	lemma := strings.ToLower(t.Lemma(i))
	if st.lex.Deputy[lemma] || st.lex.TakingPeople["harmed"][lemma] || st.isAdverbial(n, i) {
		return false
	}
	if kinds := wordnet.Noun(lemma); len(kinds) > 0 && kinds[0] == "utterance" && !st.isHappening(n, i) {
		return false // a notice is a thing that one reads
	}
	switch wordnet.NatureOf(lemma) {
	case wordnet.Event:
		k := t.Child(i, "compound")
		return k < 0 || t.Tokens[k].UPOS != "PROPN" || st.isCommonNoun(n, k) ||
			st.at[n][k] != nil && st.schema.Class(st.at[n][k].typ) != "Thing"
	case wordnet.Thing:
		return st.lex.Happenings[lemma]
	}
	return st.lex.Happenings[lemma] || wordnet.VerbOf(lemma) != ""
}

// tellsNothing reports whether an event is no more than a noun of no known type of event, told once and without a
// participant, a place or a time. One that takes part in another event is told by that where the text points at it or
// counts it, "the incidents", and without an article where it took place as that did, "caused delays", but not in
// general, "laws against violence".
func (st *story) tellsNothing(h *happening) bool {
	ev, f := &h.event, h.frames[0]
	alleged := ev.Speaker != nil && ev.Modality == quadpress.Possible // "Lind claimed fraud"
	return len(ev.Roles) == 0 && ev.Type == "" && !alleged && len(h.frames) == 1 && f.nominal &&
		f.clause == nil && !(st.partaking[[2]int{f.sentence, f.word}] && (st.isPointedAt(f.sentence, f.word) ||
		wordnet.NatureOf(f.lemma) == wordnet.Event &&
			(st.trees[f.sentence].Child(f.word, "det", "nummod", "nmod:poss") >= 0 || st.tookPlace(f))))
}

// tookPlace reports whether what a noun without an article tells took place as the clause around it did: "wreaked
// havoc", "Lind checks into rehab" above a story; but neither "fights violence" nor "the effects of warming".
func (st *story) tookPlace(f *frame) bool {
	c := st.clauseOver(f.sentence, f.word)
	return c != nil && st.trees[f.sentence].Head(f.word) == c.Verb && (st.past(c) || st.headline[f.sentence]) &&
		c.Copula < 0 && st.frameStance(f).modality == quadpress.Asserted
}

// isSetting reports whether a role says no more than where, how or as what something happens.
func isSetting(r quadpress.ThematicRole) bool {
	switch r {
	case quadpress.PlaceRole, quadpress.DestinationRole, quadpress.MannerRole, quadpress.ExtentRole,
		quadpress.AttributeRole, quadpress.PurposeRole:
		return true
	}
	return false
}

// isPointedAt reports whether a noun is for one or some that the text points at or counts: "the move", "a review", "a
// wave of unrest".
func (st *story) isPointedAt(n, i int) bool {
	t := st.trees[n]
	if h := t.Head(i); h >= 0 && h < i && st.counted(n, h) == i {
		return wordnet.NatureOf(t.Lemma(h)) == wordnet.Event && t.Child(h, "det") >= 0
	}
	if t.Definite(i) {
		return t.Tokens[i].XPOS == "NN"
	}
	det := t.Child(i, "det")
	return det >= 0 && (t.Lower(det) == "a" || t.Lower(det) == "an") &&
		wordnet.NatureOf(strings.ToLower(t.Lemma(i))) == wordnet.Event
}
