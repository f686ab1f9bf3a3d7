package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/frames"
	"github.com/quadpress/quadpress/language/quantity"
)

// frame is what one word of a sentence says: its sense, and who and what takes which part. All ints but sentence are
// token indexes.
type frame struct {
	sentence, word int
	sense          string // PropBank's, empty where the language's roles have none
	// of the word; of a light verb and a noun without a sense of its own both: "make_landfall"
	lemma      string
	particle   string         // "out" of "carry out"
	clause     *syntax.Clause // of a verb, or the verb that only lends a noun its grammar; nil of a bare noun
	nominal    bool           // the word is a noun
	modifier   bool           // the noun stands before the noun that it modifies: "crash" of "crash site"
	participle bool           // the word is a participle before a noun, nominal too: "convicted" of "convicted spy"
	carried    bool           // a verb over it only says whether or when it happens: "failed to pay"
	reflexive  bool           // the object is the subject itself: "committed itself to"
	state      bool           // the word is an adjective that a copula says of its subject
	complement string         // the adjective that a verb gives its subject: "positive" of "tested positive for"
	// words beside its own that tell its event: "held" of "held talks", "dead" of "left dead"
	also      []int
	args      []frameArgument
	happening *happening

	stance *stance // how it is put forward, nil while nobody has asked
	when   int     // two more than the word for its time, 1 for none, 0 while nobody has asked
}

// frameArgument is one part taken in a frame.
type frameArgument struct {
	name        string // PropBank's: "ARG1"
	role        quadpress.ThematicRole
	head        int
	preposition string
}

// saysAge reports whether a verb says no more than how old someone is: "Lind, aged 41, left".
func (st *story) saysAge(f *frame) bool {
	if f.lemma != "age" || f.nominal || f.clause.HasAux(f.word) {
		return false
	}
	return slices.ContainsFunc(f.args, func(a frameArgument) bool {
		amount := st.amountAt(f.sentence, a.head)
		return amount != nil && amount.Value.Kind == quantity.Age
	})
}

// findFrames makes the frames of the story: those that the language's roles give, put right by the tree, and those of
// verbs that the roles have missed. What verbs of aspect and light verbs say goes to the frame that carries the event.
func (st *story) findFrames() {
	st.frames = make([][]*frame, len(st.trees))
	st.frameAt = make([][]*frame, len(st.trees))
	for n, t := range st.trees {
		st.frameAt[n] = make([]*frame, len(t.Tokens))
		for k := range t.Frames {
			if f := st.languageFrame(n, &t.Frames[k]); f != nil {
				st.frameAt[n][f.word] = f
			}
		}
		for i := range t.Tokens {
			c := st.clauses[n][i]
			if c != nil && c.Copula < 0 && t.Tokens[i].UPOS == "VERB" && st.frameAt[n][i] == nil && !st.inTextTitle(n, i) {
				st.frameAt[n][i] = &frame{sentence: n, word: i, lemma: t.Lemma(i), particle: c.Particle, clause: c}
			}
			if c != nil && st.isStateAdjective(c) && st.frameAt[n][i] == nil && t.Preposition(i) == "" && !st.inTextTitle(n, i) {
				st.frameAt[n][i] = &frame{sentence: n, word: i, lemma: strings.ToLower(t.Lemma(i)), clause: c, state: true}
			}
			if st.frameAt[n][i] == nil && (st.isEventNoun(n, i) || st.relatesSides(n, i)) {
				st.frameAt[n][i] = cmp.Or(st.nounFrame(n, i), st.modifierFrame(n, i))
			}
			if st.frameAt[n][i] == nil && t.Rel(i) == "amod" {
				st.frameAt[n][i] = st.participleFrame(n, i)
			}
		}
		for i := range t.Tokens {
			if f := st.frameAt[n][i]; f != nil && f.clause != nil {
				st.express(f)
				st.completeByTree(f)
				if st.settleSpeech(f); st.saysAge(f) {
					st.frameAt[n][i] = nil
				}
			} else if f != nil && f.nominal && !f.participle {
				st.completeNoun(f)
			}
		}
		for i := range t.Tokens {
			f := st.frameAt[n][i]
			if f == nil {
				continue
			}
			st.stopsWork(f)
			st.diesOf(f)
			st.fold(f)
			if g := st.frameAt[n][min(i+1, len(t.Tokens)-1)]; f.modifier && g != nil {
				st.inquiresInto(g, i)
			}
		}
		for _, f := range st.frameAt[n] {
			if f != nil && f.nominal && !f.participle {
				st.completeByClause(f)
			}
		}
		for i := range t.Tokens {
			if c := st.clauses[n][i]; c != nil {
				st.alsoStates(n, c)
				st.stateFrame(n, c)
			}
		}
		st.accordingTo(n)
		for _, f := range st.frameAt[n] {
			if f != nil {
				st.frames[n] = append(st.frames[n], f)
			}
		}
	}
}

// areHarmed reports whether a participle is for those to whom it was done: "the injured were taken to hospitals".
func (st *story) areHarmed(n, i int) bool {
	t := st.trees[n]
	return st.lex.TakingPeople["harmed"][t.Lower(i)] && t.Tokens[i].UPOS == "NOUN"
}

// languageFrame makes a frame of one that the language's roles give, nil where it is no frame of an event: of a word
// within a name, of a noun for someone ("the owner"), of a participle that only describes ("the burned house").
func (st *story) languageFrame(n int, lf *quadpress.Frame) *frame {
	t, i := st.trees[n], lf.Predicate
	if r := st.at[n][i]; st.inTextTitle(n, i) || r != nil && !r.acting && !r.some || st.areHarmed(n, i) {
		return nil
	}
	f := &frame{sentence: n, word: i, sense: lf.Sense, lemma: strings.ToLower(t.Lemma(i))}
	switch t.Tokens[i].UPOS {
	case "VERB":
		if f.clause = st.clauses[n][i]; f.clause == nil || f.clause.Copula >= 0 || t.IsLeft(t.Head(i)) {
			return nil
		}
		if f.particle = f.clause.Particle; st.lex.Phrasal[f.lemma+" "+f.particle] && !strings.Contains(f.sense, "_") {
			f.sense = "" // "hit back at critics" is no blow
		}
		f.sense = st.wordedSense(f)
		if s := st.lex.Objectless[f.sense]; s != "" && len(f.clause.Objects) == 0 && !f.clause.Passive {
			f.sense = s
		}
		lf = st.accused(f, lf)
		lf = st.goesByAmount(f, lf)
		if s := st.priceless(f); s != f.sense {
			f.sense, lf = s, &quadpress.Frame{Predicate: i, Sense: s}
		}
		was := f.sense
		if f.sense = st.fittingSense(f); st.lex.ByObject[was][f.sense] != nil { // the parts are those of the new sense
			fitting := *lf
			fitting.Sense, lf = f.sense, &fitting
		}
		if strings.HasSuffix(lf.Sense, ".LV") && !strings.HasSuffix(f.sense, ".LV") {
			lf = &quadpress.Frame{Predicate: i, Sense: f.sense}
		}
		if s := st.speechSense(f); s != f.sense {
			said := *lf
			said.Sense, f.sense, lf = s, s, &said
		}
	case "NOUN":
		if e := st.entityAt(n, i, false); e >= 0 && st.schema.Class(st.entities[e].typ) != "Event" {
			return nil // "the alliance" that has a name
		}
		if f.nominal = true; t.Rel(i) == "compound" || t.IsTime(i) || st.isPersonNoun(f.lemma) || st.isOffice(t, i) ||
			st.lex.BodyType(f.lemma) != "" || strings.HasSuffix(f.sense, ".LV") || st.lex.PluralThings[t.Lower(i)] {
			return nil
		}
		f.sense = st.nounSense(n, i, f.sense)
	case "ADJ":
		if f.clause = st.clauses[n][i]; f.clause == nil || !st.isStateAdjective(f.clause) {
			return nil
		}
		f.state = true
	default:
		return nil
	}
	for k := range lf.Args {
		st.languageArgument(f, lf, &lf.Args[k])
	}
	return f
}

// languageArgument gives a frame one of the arguments that the language's roles give, its head, role and preposition
// put right by the tree; none where it is no part of what the word says.
func (st *story) languageArgument(f *frame, lf *quadpress.Frame, a *quadpress.FrameArgument) {
	n, t, i := f.sentence, st.trees[f.sentence], f.word
	if a.First <= i && i < a.Last {
		return
	}
	head := t.ArgumentHead(a.First, a.Last)
	if f.nominal && strings.HasPrefix(a.Role, "ARGM-") && a.Role != "ARGM-LVB" && head >= 0 &&
		t.Tokens[head].UPOS == "VERB" && t.Within(i, head) {
		return // "a meeting ended without a deal"
	}
	if a.Role == "ARG1" && f.clause != nil && st.lex.Speech[f.lemma] && head > i && t.Rel(head) == "advcl" &&
		t.Tokens[head].XPOS == "VBG" && t.SetOff(head) {
		return // "said, accusing ministers of neglect"
	}
	if f.nominal && a.Role == "ARGM-LOC" && head >= 0 && t.Rel(i) == "obl" && t.Head(head) == t.Head(i) &&
		t.Rel(head) == "obl" {
		return // "stood trial for murder at the Crown Court"
	}
	if o := t.Child(i, "obj"); head >= 0 && t.Rels[head] == "iobj" && o >= a.First && o < a.Last &&
		(st.amountAt(n, o) != nil || st.lex.Foresees(t.Lemma(o))) {
		head = o // what the language took for one phrase: "fined Volta €2m", "gave the crew permission"
	}
	if head < 0 || head == i || t.Rels[head] == "dislocated" || t.Preposition(head) == "according to" ||
		t.Tokens[head].UPOS == "ADJ" && t.Rel(head) == "amod" && st.at[n][head] == nil {
		return
	}
	if f.nominal && t.Rel(head) == "compound" && t.Head(head) == i && st.at[n][head] == nil &&
		!st.lex.Inquiring[f.lemma] { // "murder charges"
		typ := st.typeOfNoun(n, head)
		if t.Tokens[head].XPOS == "VBG" || st.schema.IsA(typ, "Place") || st.schema.IsA(typ, "Event") ||
			st.isAilment(f) {
			return // "home deliveries", "an operating loss", "heart attacks"
		}
	}
	if t.Rels[head] == "obl:agent" && f.nominal { // "convicted of theft by a jury"
		return
	}
	if o := t.Head(head); f.clause != nil && t.Rel(head) == "acl" && slices.Contains(f.clause.Objects, o) &&
		(t.Tokens[head].XPOS == "VB" || t.Tokens[head].XPOS == "VBG" && st.lex.Sharing[t.Lemma(o)]) {
		return // "dissolved the last agency to run the mines", "denied any part in killing her"
	}
	if a.Role == "ARGM-TMP" && f.clause != nil && (t.IsUpshot(head) || t.IsCompared(head)) {
		return
	}
	if o := st.clauses[n][head]; o != nil && f.clause != nil && t.Rel(head) == "advcl" && t.Head(head) != i &&
		!strings.HasPrefix(a.Role, "ARGM-") && st.lex.Opening[o.Mark()] {
		return // "Volta cut jobs, Lind said, after its rival had closed"
	}
	if t.Rel(head) == "ccomp" && a.Role == "ARGM-TMP" && f.clause != nil { // "ruled on Monday that the ban was lawful"
		said := *a
		said.Role, a = "ARG1", &said
	}
	if v := st.clauses[n][t.Head(head)]; f.clause != nil && v != nil && t.Rel(head) == "nsubj" && v.Mark() == "as" &&
		t.Head(v.Verb) == i && a.Last <= v.Verb {
		return // "slowed as a slump in exports weighed on trade"
	}
	if f.clause != nil && head == t.Head(i) && t.AsksWho(i) {
		return // "disputes over who should pay"
	}
	if a.Role == "ARGM-COM" && t.Preposition(head) == "with" && !t.Within(head, i) { // "finished with ten men after"
		return
	}
	if h := t.Head(head); f.clause != nil && t.Rel(head) == "conj" && t.Rel(h) == "nmod" && head < i &&
		t.Preposition(h) == "between" { // "talks between the union and the city collapsed"
		return
	}
	if t.MeasuresRecord(head) {
		return // "recorded the coldest night since 1987"
	}
	if g := t.Head(head); f.clause != nil && g > i && t.Rel(g) == "conj" && t.Head(g) == i && head > g &&
		st.clauses[n][head] != nil && st.clauses[n][g] != nil { // "was arrested and banned from running"
		return
	}
	if h := t.Head(head); h >= 0 && t.IsTime(head) && t.Rel(head) == "nmod" && t.Rel(h) == "appos" && h != i {
		return // "Lind, mayor since 2011, resigned"
	}
	if long := st.amountAt(n, head); f.nominal && t.Rel(head) == "compound" && long != nil &&
		long.Value.Kind == quantity.Duration && strings.HasPrefix(a.Role, "ARGM-") { // "the two-day talks"
		return
	}
	if f.nominal && t.CountsFrom(head, i) || head+1 < len(t.Tokens) && t.Tokens[head].UPOS == "ADV" &&
		t.Tokens[head+1].XPOS == "HYPH" {
		return // "two days after the crash" is no time of the crash, nor "then" in "then-mayor" of what the mayor does
	}
	amount, side := head, ""
	if of := t.Child(head, "nmod"); t.IsTime(head) && f.clause != nil && slices.Contains(f.clause.Objects, head) &&
		of > head && t.Preposition(of) == "of" { // "filled the last minutes of the show"
		head = of
		whole := *a
		if whole.Role == "ARGM-TMP" && !f.has("ARG2") {
			whole.Role, a = "ARG1", &whole
		}
	} else if of := t.EndsInEvent(head); of >= 0 && st.frameAt[n][of] == nil && !st.isEventNoun(n, of) {
		return // "burst after days of rain", of which nothing is said
	} else if of >= 0 {
		head = of
	} else if f.clause != nil {
		if t.Lower(a.First) == "in" && st.standsForSum(n, head) {
			return // "promised $2 million in aid"
		}
		head = st.insteadOfAmount(n, head)
	}
	for _, d := range [...]int{head, t.Head(head)} { // "30 km south of Lyon"
		if of, words := st.sideOf(n, d); of >= 0 && side == "" {
			if place := t.Head(d); place >= 0 && place < d && st.at[n][place] != nil && t.SetOff(d) {
				return // "in Lom, south of Bergen": of Lom
			}
			side, head = words, of
		}
	}
	if p := t.Preposition(head); p == "from" && st.isAwayFrom(f, head, p) {
		side = "away from"
	}
	if f.nominal && t.Rel(head) == "acl" && t.Head(head) == i && t.Tokens[head].XPOS != "VB" &&
		t.Child(head, "mark") < 0 {
		return // "talks held in Oslo": the holding has the talks
	}
	if f.clause != nil && t.Rels[i] == "acl:relcl" && (t.IsRelativePronoun(head) || head == t.Stranded(i)) {
		head = t.AntecedentOf(i)
	} else if of := t.Head(i); f.clause != nil && t.Rels[i] == "acl:relcl" && of < head && head < i &&
		t.Within(head, of) && !strings.HasPrefix(a.Role, "ARGM-") && slices.Equal(f.clause.Subjects, []int{of}) &&
		st.schema.Class(st.typeOfWord(n, head)) != "Person" && st.schema.Class(st.typeOfWord(n, of)) == "Person" {
		head = of // "pupils from a school who were late"
	} else if f.clause != nil && t.IsWhose(i) && head == t.AntecedentOf(i) { // "the man whose house burned" did not burn
		return
	}
	if strings.HasPrefix(a.Role, "ARGM-") && (t.Preposition(head) == "by" && a.Role == "ARGM-LOC" ||
		st.isAnothers(n, i, head)) {
		return
	}
	if h := t.Head(head); f.clause != nil && t.Rel(head) == "nmod" && h >= 0 && h != i &&
		st.lex.Delegates[t.Lemma(h)] && t.Preposition(head) == "to" { // "expelled the ambassador to Greece"
		return
	}
	if h := t.Head(head); h != i && !(a.First <= h && h < a.Last) && t.IsBound(head) {
		return // "resigned under pressure from her party": not from the party
	}
	if h := t.Head(head); t.Rel(head) == "nmod" && h >= 0 && h != i && st.lex.Shareholdings[t.Lemma(h)] {
		return // "sold its stake in Volta"
	}
	if f.nominal && a.Role == "ARGM-GOL" && t.Preposition(head) == "to" && st.isSomeone(n, head) &&
		!st.schema.IsA(st.typeOfWord(n, head), "Place") {
		return // "spoke of his death to the paper"
	}
	if st.amongOthers(n, head) || st.contrasts(n, head) {
		return
	}
	marker, name, sense := t.Lower(a.First), a.Role, lf.Sense
	about := f.clause != nil && t.Rels[i] == "acl:relcl" && head == t.AntecedentOf(i)
	if own := f.prepositionOf(t, head); about && own != "" { // "the hotel he stayed at"
		if marker = own; f.covers(head) {
			return
		}
	}
	if f.nominal {
		if name, sense = st.nounPart(f, name, head), f.sense; name == "" {
			return
		}
	}
	// "won thanks to a late goal"
	if p := t.Preposition(head); st.lex.ObliqueNames[p] == "ARGM-CAU" && t.Head(head) == i && st.clauses[n][head] == nil {
		name, marker = "ARGM-CAU", p
	}
	role := frames.RoleOf(sense, name, marker)
	if side != "" {
		role = quadpress.PlaceRole
	}
	if plain := st.plainRole(n, f, name, role, head); plain == quadpress.PlaceRole ||
		plain == "" && role == quadpress.PlaceRole {
		name, role = "ARGM-LOC", plain
	} else {
		role = plain
	}
	if role == quadpress.ExtentRole && amount != head && st.sumBefore(n, head) != nil { // "paid $2 million in aid"
		role = quadpress.ThemeRole
	}
	if role == quadpress.RecipientRole && name == "ARG1" && f.clause != nil && f.lemma == "tell" {
		name = recipientOf(sense, name) // "told a news conference"
	}
	if role == "" && name != "ARGM-LOC" && a.Role != "ARGM-ADV" && a.Role != "ARGM-PRR" && a.Role != "ARGM-GOL" {
		return
	}
	for _, h := range t.Conjuncts(head) {
		if h == head || a.First <= h && h < a.Last {
			marker := ""
			if t.Rels[i] == "acl:relcl" && t.Lower(a.First) == "where" {
				if !st.isPlaceAt(n, h) && !st.schema.IsA(st.typeOfNoun(n, h), "Place") {
					continue // "met Lind, where he praised Berg"
				}
				marker = "in"
			} else if !t.Within(i, h) { // "a leak led to an explosion, followed by a fire" follows no "to"
				marker = t.Marker(h, head)
			} else if about {
				marker = f.prepositionOf(t, h)
			}
			switch {
			case side != "":
				marker = side
			case amount != head:
				marker = t.Preposition(amount)
			}
			f.args = append(f.args, frameArgument{name, role, h, marker})
		}
	}
}

// amongOthers reports whether a phrase only says that there are more: "writes for the Sun among other papers".
func (st *story) amongOthers(n, i int) bool {
	t := st.trees[n]
	other := t.Child(i, "amod")
	return t.Preposition(i) == "among" && (t.Lower(i) == "others" || other >= 0 && t.Lower(other) == "other")
}

// contrasts reports whether a clause with "while" tells in the perfect, or behind a comma in a simple tense with more
// than its subject, what is otherwise, not when: "ten men fled while two had stayed", "Siemens was fined, while Bosch
// got a warning".
func (st *story) contrasts(n, i int) bool {
	c := st.clauses[n][i]
	if c == nil || c.Rel(i) != "advcl" || c.Mark() != "while" || !c.Explicit {
		return false
	}
	finite := c.FiniteWord()
	says := len(c.Objects)+len(c.Contents)+len(c.Obliques) > 0 // not ", while they talked"
	return finite != i && c.Tokens[finite].Lemma == "have" || finite == i && c.Copula < 0 && says && c.SetOff(i)
}

// senseOf is the sense in PropBank that a word has most often, "" for none.
func senseOf(lemma string, pos frames.POS) (sense string) {
	best := -1
	for _, e := range frames.Entries(lemma) {
		if e.POS == pos && len(e.Rest) == 0 && e.Count > best && !strings.HasSuffix(e.Sense.ID, ".LV") {
			sense, best = e.Sense.ID, e.Count
		}
	}
	return sense
}

// covers reports whether a frame has an argument with that head.
func (f *frame) covers(i int) bool {
	return slices.ContainsFunc(f.args, func(a frameArgument) bool { return a.head == i })
}

// has reports whether a frame has an argument of that name.
func (f *frame) has(name string) bool {
	return slices.ContainsFunc(f.args, func(a frameArgument) bool { return a.name == name })
}

// add adds an argument that the tree gives.
func (f *frame) add(name string, head int, preposition string) {
	if role := frames.RoleOf(f.sense, name, preposition); role != "" {
		f.args = append(f.args, frameArgument{name, role, head, preposition})
	}
}

// addPlain adds an argument that the tree gives, in the role that a reader would name.
func (st *story) addPlain(f *frame, name string, head int, preposition string) {
	if role := frames.RoleOf(f.sense, name, preposition); role != "" {
		role = cmp.Or(st.plainRole(f.sentence, f, name, role, head), role)
		f.args = append(f.args, frameArgument{name, role, head, preposition})
	}
}

// isTimeOrWithin reports whether a phrase is a time, or stands within an argument that the frame has.
func (st *story) isTimeOrWithin(f *frame, i int) bool {
	t := st.trees[f.sentence]
	return t.IsTime(i) || slices.ContainsFunc(f.args, func(a frameArgument) bool {
		return a.head != f.word && t.Within(i, a.head)
	})
}

// takes reports whether a sense has a numbered role.
func takes(sense, name string) bool {
	s := frames.Get(sense)
	return s != nil && slices.ContainsFunc(s.Roles(), func(r frames.Role) bool { return r.Name == name })
}
