package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/name"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/frames"
	"github.com/quadpress/quadpress/language/wordnet"
)

// relatesSides reports whether the schema knows a noun for what someone does, or for what several share: "sanctions",
// "links".
func (st *story) relatesSides(n, i int) bool {
	t := st.trees[n]
	if st.lex.BodyType(t.Lemma(i)) != "" {
		return false
	}
	p := st.noun(st.eventNoun(t, i), "with")
	return p != nil && p.Symmetric || st.doing(t, i) != ""
}

// nounFrame makes the frame of a noun for what happens that the language's roles have not: "the fire at the church",
// "the death of a boy". It is nil for a noun within a name or before another.
func (st *story) nounFrame(n, i int) *frame {
	t := st.trees[n]
	if r := st.at[n][i]; !st.isCommonNoun(n, i) || t.Rel(i) == "compound" || st.inTextTitle(n, i) ||
		r != nil && !r.acting && !r.some || st.lex.PluralThings[t.Lower(i)] {
		return nil
	}
	f := &frame{sentence: n, word: i, lemma: strings.ToLower(t.Lemma(i)), nominal: true}
	f.sense = st.nounSense(n, i, senseOf(f.lemma, frames.Noun))
	if verb := wordnet.VerbOf(f.lemma); f.sense == "" && verb != "" {
		f.sense = senseOf(verb, frames.Verb)
	}
	return f
}

// isCommonNoun reports whether a word is a common noun, or the first letters of words for what happens: "arrested for
// DUI".
func (st *story) isCommonNoun(n, i int) bool {
	t := st.trees[n]
	return t.Tokens[i].UPOS == "NOUN" || t.Tokens[i].UPOS == "PROPN" && st.at[n][i] == nil && t.Rel(i) != "flat" &&
		name.IsAcronym(t.Tokens[i].Form) && wordnet.NatureOf(strings.ToLower(t.Lemma(i))) == wordnet.Event
}

// completeNoun gives a noun's frame those who stand before it and under its prepositions, as far as it lacks them:
// "Russian airstrikes on Homs", "criticism of Turkey from Germany".
func (st *story) completeNoun(f *frame) {
	n, i, t := f.sentence, f.word, st.trees[f.sentence]
	noun := st.eventNoun(t, i)
	if strings.Contains(noun, " ") { // "a press conference" is not the press's
		f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool { return a.head == i-1 })
	}
	owner := "ARG0"
	if f.sense != "" && !takes(f.sense, "ARG0") {
		owner = "ARG1"
	}
	for _, k := range t.Kids[i] {
		name, p := "", t.Preposition(k)
		before := k < i && (t.Rel(k) == "amod" || t.Rel(k) == "compound" || t.Rel(k) == "nmod")
		switch {
		case f.covers(k), st.amongOthers(n, k):
			continue
		case before && st.isVenue(f, k): // "the Ohio primary"
			name = "ARGM-LOC"
		case st.undergoes(n, f, k):
			name = "ARG1"
		case t.Rels[k] == "nmod:poss", before && noun != "" && !f.has("ARG0") && t.Child(i, "nmod:poss") < 0 &&
			st.isActor(st.modifierEntity(n, k)):
			// "Russian airstrikes"
			name = owner
		case t.Rel(k) != "nmod" || k < i || t.IsTime(k):
			continue
		case p == "by" && st.isMeans(n, k):
			f.args = append(f.args, frameArgument{"ARGM-MNR", quadpress.MannerRole, k, p})
			continue
		case p == "by", p == "from" && st.lex.Sourced[noun]:
			name = "ARG0"
		case p == "of" && owner == "ARG0" && !f.has("ARG0") && st.schema.Noun(noun, "of") == nil &&
			st.doing(t, i) != "" && st.isActor(st.entityAt(n, k, true)):
			name = "ARG0" // "airstrikes of Russia"
		case p == "in" && st.isPlaceAt(n, k) && st.lex.Bodily[verbOf(f.sense)]: // "deaths in Chad"
			name = "ARGM-LOC"
		case p == "of", st.noun(noun, p) != nil, p == "in" && st.risesAndFalls(f) && !st.isSite(n, k):
			name = "ARG1" // "a spike in prices"
		case p == "on" && !f.has("ARG1") && st.typeOfWord(n, k) == "Person": // "a foul on Lind"
			name = "ARG1"
		case p == "in" && st.isNowhere(n, k):
			continue
		case st.lex.Locative[p]:
			name = "ARGM-LOC"
		case p == "between" && f.has("ARG1") && st.isPlaceAt(n, k) && st.typeOfWord(n, k) != "Country":
			name = "ARGM-LOC" // "the closure of the A9 between Perth and Inverness"
		case p == "between" || p == "among":
			for _, h := range t.Conjuncts(k) {
				f.args = append(f.args, frameArgument{"ARG0", quadpress.AgentRole, h, p})
			}
			continue
		case p == "with" || p == "against":
			name = "ARG2"
		default:
			continue
		}
		if name = st.nounPart(f, name, k); name == "" {
			continue
		}
		for _, h := range t.Conjuncts(k) {
			f.add(name, h, p)
		}
	}
}

// isVenue reports whether a place named before a noun for what happens says where that was: "the Beirut explosion",
// "the Ohio primary", but not the side that plays, what is attacked, where one goes or who speaks.
func (st *story) isVenue(f *frame, k int) bool {
	r := st.at[f.sentence][k]
	if !f.nominal || r == nil || r.acting || r.metonym || r.head != k || k > f.word ||
		st.trees[f.sentence].Rel(k) != "compound" || st.schema.Class(r.typ) != "Place" {
		return false
	}
	switch event := st.schema.EventOf(f.sense, "", ""); event {
	case "ASSAULT", "MOVEMENT", "CONTEST", "STATEMENT", "BUSINESS", "TRANSFER", "SANCTION":
		return false
	case "DISASTER", "LIFE", "HEALTH":
		return true
	default:
		return r.typ != "Country" && event != ""
	}
}

// completeByClause gives a noun's frame those who take part in it as the clause around it says, where the noun itself
// names none: "canceled a visit to Oslo", "after talks with Lavrov, Kerry left".
func (st *story) completeByClause(f *frame) {
	n, t := f.sentence, st.trees[f.sentence]
	noun := st.eventNoun(t, f.word)
	first := st.firstOfList(n, f.word)
	c := st.clauseOver(n, first)
	st.undergoneUnder(f)
	if c != nil && t.Head(first) == c.Verb && !f.has("ARG0") && (f.sense == "" || takes(f.sense, "ARG0")) {
		for _, h := range st.blamedFor(c, first) {
			f.args = append(f.args, frameArgument{"ARG0", quadpress.AgentRole, h, ""})
		}
	}
	if noun == "" || st.lex.Uneventful[f.lemma] { // who announces the cause of a crash has not caused it
		return
	}
	if c == nil {
		return
	}
	if t.Head(first) == c.Verb && t.Rel(first) == "obj" {
		// "imposed sanctions on Iran": what stands under the noun's preposition
		for _, o := range c.Obliques {
			if o.Head > f.word && !f.covers(o.Head) && !t.IsTime(o.Head) && st.noun(noun, o.Preposition) != nil {
				f.args = append(f.args, frameArgument{"ARG1", quadpress.PatientRole, o.Head, o.Preposition})
			}
		}
	}
	if len(c.Indirect) > 0 && t.Rel(first) == "obj" && st.lex.Transferable[t.Lemma(first)] {
		f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool { return a.name == "ARG0" })
	}
	if h := st.against(n, f.word, noun, c); t.Head(first) == c.Verb && h >= 0 && !f.has("ARG1") {
		for _, h := range t.Conjuncts(h) {
			f.args = append(f.args, frameArgument{"ARG1", quadpress.PatientRole, h, "against"})
		}
	}
	f.args = slices.DeleteFunc(f.args, func(a frameArgument) bool { // "announced their own support": the subject's
		return a.name == "ARG0" && t.Child(f.word, "amod") >= 0 && t.Lower(t.Child(f.word, "amod")) == "own" &&
			t.Rels[a.head] == "nmod:poss"
	})
	within := c.Copula >= 0 && c.Verb == first && t.Preposition(first) == "in" && st.isHappening(n, first) // "is in talks"
	if f.has("ARG0") || f.sense != "" && !takes(f.sense, "ARG0") || !within && !st.isAimed(f) {
		return
	}
	doers := st.participants(n, first, c, noun)
	if r := t.Rel(first); st.lex.Overcoming[f.sense] && !c.Passive && (r == "obl" && t.Preposition(first) == "with" ||
		r == "obj" && (c.Is(st.lex.Attaining) || c.Is(st.lex.Receiving))) {
		doers = c.Subjects // "ended the season with a win over Celtic", "claimed a victory over her rival"
	}
	for _, h := range doers {
		if !f.covers(h) {
			f.args = append(f.args, frameArgument{"ARG0", quadpress.AgentRole, h, ""})
		}
	}
}

// undergoneUnder makes of a copula's subject who undergoes what stands under "under": "the bank was under
// investigation for fraud" is investigated, and the fraud is why.
func (st *story) undergoneUnder(f *frame) {
	if !st.isUnder(f) {
		return
	}
	c := st.clauses[f.sentence][f.word]
	for k := range f.args {
		if a := &f.args[k]; a.name == "ARG1" && a.preposition == "for" {
			a.name, a.role = "ARGM-CAU", quadpress.CauseRole
		}
	}
	if f.has("ARG1") {
		return
	}
	for _, s := range c.Subjects {
		if !f.covers(s) {
			st.addPlain(f, "ARG1", s, "")
		}
	}
}

// isUnder reports whether a noun for what happens says behind "under" and a copula what is done to the subject: "was
// under review", but neither "under fire" nor "under way".
func (st *story) isUnder(f *frame) bool {
	c := st.clauses[f.sentence][f.word]
	return f.nominal && c != nil && c.Copula >= 0 && c.Preposition(f.word) == "under" && takes(f.sense, "ARG1") &&
		(st.isEventNoun(f.sentence, f.word) || isDeverbal(f)) && st.forceAt(f.sentence, f.word) == ""
}

// against is what an event is directed against where other phrases stand between: "conducted strikes with two bombers
// on Monday against the camp". It is -1 for none, and where something else may be what is against it.
func (st *story) against(n, i int, noun string, c *syntax.Clause) int {
	t := st.trees[n]
	if st.noun(noun, "against") == nil {
		return -1
	}
	own := func(k int) bool { return st.clauses[n][k] != nil && t.Rel(k) != "advcl" && k != c.Verb }
	for _, k := range t.Subtree(c.Verb, own) {
		if k < i || t.Preposition(k) != "against" {
			continue
		}
		h := t.Head(k)
		if h < 0 || st.eventNoun(t, h) != "" || t.Tokens[h].UPOS == "VERB" && st.verb(st.clauses[n][h], "against") != nil {
			return -1
		}
		return k
	}
	return -1
}

// participants are those who take part in an event whose noun names none who act: the subject of a verb that carries it
// out, plans it or calls it off; of events in which all take part alike, also the subject of the clause that it goes
// along with ("Speaking after talks with Lavrov, Kerry said").
func (st *story) participants(n, first int, c *syntax.Clause, noun string) []int {
	t := st.trees[n]
	doers := c.Subjects
	if c.Passive {
		doers = c.Agents
	}
	with := st.noun(noun, "with")
	mutual := with != nil && with.Symmetric
	preposition := t.Preposition(first)
	switch rel := t.Rel(first); {
	case rel == "obj" && len(c.Indirect) > 0 && st.lex.Transferable[t.Lemma(first)]: // "gave Lind control over the bank"
		return c.Indirect
	case st.forceAt(n, first) != "": // "we had an earthquake"
		return nil
	case rel == "obj" && c.Is(st.lex.Awaiting): // "told commuters to expect delays"
		return nil
	case rel == "obj" && (c.Is(st.lex.Light) || c.Is(st.lex.Prospective) && !c.Is(st.lex.Attitudes) ||
		c.Is(st.lex.Cancelling) || c.Is(st.lex.Aspect)):
		return doers
	case c.Copula >= 0 && c.Verb == first && (preposition == "in" || preposition == "at" || preposition == "on"):
		// "is in talks with"
		return c.Subjects
	case mutual && (rel == "advcl" || rel == "obl" &&
		(preposition == "in" || preposition == "at" || preposition == "during" || st.lex.Temporal[preposition])):
		return c.Subjects
	case rel == "obl" && c.Is(st.lex.Light) && preposition == "in": // "took part in strikes on"
		return doers
	case preposition == "for" && !c.Passive && slices.ContainsFunc(c.Objects, func(o int) bool {
		return t.Lemma(o) == "responsibility"
	}): // "claimed responsibility for the attack on"
		return doers
	}
	return nil
}

// modifierFrame makes the frame of an event noun before a noun: "the crash site", "murder charges". It is nil for any
// other word.
func (st *story) modifierFrame(n, i int) *frame {
	t := st.trees[n]
	if t.Rel(i) != "compound" || t.Head(i) != i+1 || t.Tokens[i+1].UPOS != "NOUN" || !st.isCommonNoun(n, i) ||
		st.at[n][i] != nil || st.inTextTitle(n, i) || st.isPersonNoun(strings.ToLower(t.Lemma(i+1))) ||
		st.schema.IsA(st.typeOfNoun(n, i+1), "Agent") { // "the fire chief", "the fire service"
		return nil
	}
	if st.isEventNoun(n, i+1) && !st.lex.Inquiring[strings.ToLower(t.Lemma(i+1))] { // "a test flight" is one flight
		return nil
	}
	lemma := strings.ToLower(t.Lemma(i))
	f := &frame{sentence: n, word: i, lemma: lemma, nominal: true, modifier: true}
	f.sense = st.nounSense(n, i, senseOf(lemma, frames.Noun))
	if verb := wordnet.VerbOf(lemma); f.sense == "" && verb != "" {
		f.sense = senseOf(verb, frames.Verb)
	}
	return f
}

// participleFrame makes the frame of a participle that says what was done to whom it stands before: "a convicted spy",
// "the damaged bridge". It is nil for any other, as one for what is said or made of it ("the reported offer").
func (st *story) participleFrame(n, i int) *frame {
	t := st.trees[n]
	h := t.Head(i)
	thing := st.at[n][h] != nil || wordnet.NatureOf(strings.ToLower(t.Lemma(h))) == wordnet.Thing
	if h < i || !thing || st.at[n][i] != nil || st.inTextTitle(n, i) || st.lex.Alleged[t.Lower(i)] {
		return nil
	}
	f := &frame{sentence: n, word: i, lemma: strings.ToLower(t.Lemma(i)), nominal: true, participle: true}
	switch {
	case t.Tokens[i].XPOS == "VBN":
		f.sense = senseOf(f.lemma, frames.Verb)
	case t.Tokens[i].UPOS == "ADJ" && strings.HasSuffix(f.lemma, "ed"):
		f.sense = senseOf(f.lemma, frames.Adjective)
	}
	if !st.lex.Undertaken[st.schema.EventOf(f.sense, "", st.typeOfWord(n, h))] || !isVerb(verbOf(f.sense)) {
		return nil
	}
	f.lemma = verbOf(f.sense)
	f.add("ARG1", h, "")
	return f
}

// nounSense is the sense of a noun in news where the language's roles have one that news seldom means: "conviction" is
// no belief. A preposition behind the noun may tell that they are right: "an appointment with the doctor".
func (st *story) nounSense(n, i int, sense string) string {
	means, ok := st.lex.NounSenses[sense]
	t := st.trees[n]
	with := func(k int) bool { return k > i && means.With[t.Preposition(k)] && !t.IsTime(k) }
	behind := ok && slices.ContainsFunc(t.Kids[i], with)
	if v := t.Head(i); ok && t.Rel(i) == "obj" { // "secured a narrow victory over Chad"
		behind = behind || slices.ContainsFunc(t.Kids[v], func(k int) bool { return t.Rel(k) == "obl" && with(k) })
	}
	if !ok || len(means.With) > 0 && !behind || slices.ContainsFunc(t.Kids[i], func(k int) bool {
		return k > i && t.Rel(k) == "nmod" && (means.Unless[t.Preposition(k)] || st.amountAt(n, k) != nil)
	}) || means.Unless[t.Preposition(i)+" _"] {
		return sense
	}
	if len(means.Before) > 0 && !slices.ContainsFunc(t.Children(i, "compound", "amod", "nmod"), func(k int) bool {
		return k < i && (means.Before[t.Lower(k)] || means.Before[t.Lemma(k)])
	}) {
		return sense
	}
	if means.Of != "" && !slices.ContainsFunc(t.Kids[i], func(k int) bool {
		return (t.Rels[k] == "nmod:poss" || t.Preposition(k) == "of") && st.schema.Class(st.typeOfWord(n, k)) == means.Of
	}) {
		return sense
	}
	return means.Sense
}

// nounPart is the part that a phrase takes in what a noun tells, in place of the one that the language's roles have:
// who is arrested owns the arrest or stands under "of", and what is fought against does not fight. It is "" where the
// phrase takes no part, as a word before the noun that only says of what kind it is.
func (st *story) nounPart(f *frame, name string, head int) string {
	n, t := f.sentence, st.trees[f.sentence]
	if p := t.Preposition(head); st.lex.Overcoming[f.sense] && (p == "over" || p == "against") && !f.has("ARG1") {
		return "ARG1" // "a win over Celtic"
	}
	if t.Preposition(head) == "against" && name == "ARG2" && st.schema.EventOf(f.sense, "", "") == "ACCUSE" &&
		takes(f.sense, "ARG1") && !f.has("ARG1") {
		return "ARG1" // "the murder charge against her"
	}
	if name != "ARG0" && name != "ARG1" {
		return name
	}
	typ, p := st.typeOfWord(n, head), t.Preposition(head)
	before := t.Head(head) == f.word && head < f.word && p == ""
	if e := st.modifierEntity(n, head); before && e >= 0 { // "Norwegian deaths"
		typ = st.entities[e].typ
	}
	place := before && st.schema.Class(typ) == "Place"
	switch {
	case name == "ARG0" && st.forceAt(n, f.word) == "MedicalCondition" && st.isSomeone(n, head):
		return "ARG1" // "had a heart attack"
	case st.undergoes(n, f, head):
		return "ARG1"
	case name == "ARG1" && p == "of" && t.Preposition(f.word) == "in" && st.lex.Viewpoint[f.lemma] &&
		takes(f.sense, "ARG0") && st.isActor(st.entityAt(n, head, true)):
		return "ARG0" // "in the analysis of the bank"
	case name == "ARG1" && p == "of" && st.lex.Verdicts[f.lemma] && takes(f.sense, "ARG0") && st.isSomeone(n, head):
		return "ARG0" // "the ruling of a lower court"
	case place && st.lex.Bodily[verbOf(f.sense)]: // "US deaths"
		return "ARGM-LOC"
	case before && typ != "" && typ != "Person" && st.lex.Appointing[verbOf(f.sense)]:
		if place { // "Norway's election"
			return "ARGM-LOC"
		}
		return "ARG0" // "the party's nomination"
	case before && name == "ARG0" && place && (t.Superlative(f.word) || st.at[n][head] == nil && t.Ordinal(f.word)):
		return "ARGM-LOC" // "the world's biggest heist", "the world's first transplant"
	case name == "ARG1" && p == "from" && takes(f.sense, "ARG0"):
		if c := st.clauseOver(n, f.word); c != nil && (c.Is(st.lex.Receiving) || st.lex.Sourced[f.lemma]) {
			return "ARG0" // "faced attention from poachers"
		}
		if st.isSomeone(n, head) { // "questions about his campaign from a reporter"
			return ""
		}
	case name == "ARG0" && takes(f.sense, "ARG1") && (p == "with" || p == "against"):
		return "ARG1" // "cooperation with the school" is not by it, nor is a "lawsuit against the school"
	case before && name == "ARG0" && t.Rels[head] == "compound" && (typ == "" || typ == "Thing" ||
		st.schema.IsA(typ, "Money") || st.schema.IsA(typ, "CreativeWork")): // "a budget meeting"
		return ""
	case before && name == "ARG1" && f.sense == "attack.01" && st.schema.IsA(typ, "Animal"): // "a shark attack"
		return "ARG0"
	case before && name == "ARG1" && t.Rels[head] == "compound" && st.schema.IsA(typ, "GovernmentOrganization"):
		switch st.schema.EventOf(f.sense, "", "") { // "the police investigation"
		case "ACCUSE", "COERCE", "JUSTICE", "STATEMENT":
			return "ARG0"
		}
	}
	return name
}

// undergoes reports whether a phrase of a noun is the one to whom it happens: "Lind's arrest", "the arrest of Lind",
// "the Lind trial", and of some nouns where what they are about stands before them: "Lind's murder charge".
func (st *story) undergoes(n int, f *frame, k int) bool {
	t := st.trees[n]
	about := func(o int) bool { return o == f.word-1 && t.Rel(o) == "compound" && st.isEventNoun(n, o) }
	if !f.nominal || t.Head(k) != f.word || !st.lex.Undergone[f.lemma] &&
		!(st.lex.Undergone["_ "+f.lemma] && slices.ContainsFunc(t.Kids[f.word], about)) {
		return false
	}
	if t.Preposition(k) == "of" {
		return true
	}
	typ := st.typeAt(n, k)
	owns := t.Rels[k] == "nmod:poss" && (typ == "" || typ == "Person" || !st.lex.Appointing[verbOf(f.sense)])
	return (owns || k < f.word && t.Rel(k) == "compound" && typ == "Person") &&
		!slices.ContainsFunc(t.Kids[f.word], func(o int) bool {
			p := t.Preposition(o)
			return t.Rel(o) == "nmod" && (p == "of" || p == "against")
		})
}
