package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
)

// maxNested is how many labels may stand within one another: "Lind said that Noor decided that Haddad left".
const maxNested = 2

// eventLabel says in words what an event is: "airstrikes on Homs", "collapse of apartment building in Magnitogorsk",
// "Russia struck Homs", "Noor said that Haddad did not visit Lamu". The events that take part in it are in told, by
// entity; depth is how many such labels may stand within one another.
func (st *story) eventLabel(h *happening, told map[int]*happening, depth int) string {
	if depth == 0 {
		told = nil
	}
	f := h.frames[0]
	w := &wording{
		story: st, happening: h, frame: f, told: told, depth: depth,
		nominal: f.nominal && !f.participle, written: map[string]string{},
	}
	w.findActor()
	w.findUndergoer()
	if w.under == "" {
		w.whom = w.indirectName(h, w.undergoer)
	}
	w.findContent()
	w.findPronouns()
	w.findGoal()
	w.raise()
	w.place, w.in, _ = w.part(quadpress.PlaceRole)
	w.deny()
	w.findVerb()
	switch {
	case w.nominal:
		w.sayNoun()
	case w.actor == "":
		w.sayUndergone()
	default:
		w.sayDone()
	}
	w.sayRest()
	return strings.Join(w.words, " ")
}

// wording is the label of an event in the making: its parts, as the graph or the text calls them, and then its words.
type wording struct {
	*story
	happening *happening
	frame     *frame             // the first that tells it
	told      map[int]*happening // the events that take part, by entity
	depth     int                // how many labels may stand within it
	nominal   bool               // a noun tells it: "collapse of tower"
	denied    bool

	actor, by        string // who does it, with the preposition of that
	undergoer, under string // to whom or what it is done, with the preposition of that
	got              string // what is done to whom gets something: "given medal"
	whom             string // who gets it, before what is given: "gave Lind medal"
	content          string // what is said, wanted or tried: "that vote was a mistake"
	verb             string
	result           string // what it makes of something: "fool" of "called Lind a fool"
	place, in        string
	clausal          bool              // a clause is who does it: "selling ship angered Norway"
	aim              bool              // the undergoer is where it leads to: "returned to work"
	written          map[string]string // the words of the text for a name

	words []string
}

// part is the first part of an event with one of these roles: how a label calls it and its preposition, or, where it
// is what is said or done in another event, that in words.
func (w *wording) part(roles ...quadpress.ThematicRole) (name, preposition, content string) {
	f := w.frame
	for _, role := range roles {
		for k := range w.happening.event.Roles {
			r := &w.happening.event.Roles[k]
			if r.Role != role {
				continue
			}
			event := w.told[r.Term.Entity]
			if !r.Term.IsEntity() {
				event = nil
			}
			if event != nil && !slices.ContainsFunc(event.frames, func(g *frame) bool {
				return g.nominal && g.sentence == f.sentence
			}) {
				said := w.deniedLabel(f, event, w.told, w.depth-1)
				if g := event.frames[0]; said == "" && g.nominal && !g.participle && f.hasSubject(w.trees[f.sentence], r) {
					// "There was a fire. It was a shock."
					return description(w.trees[g.sentence], g.word), strings.TrimSuffix(r.Preposition, "that"), ""
				}
				return "", "", said
			}
			if said := w.wordsSaid(f, r); said != "" {
				return "", "", said
			}
			name := w.joinedName(w.happening, r)
			if event != nil {
				noun, content := w.heldLabel(event, f, &r.Term)
				if content != "" {
					return "", "", content
				}
				name = cmp.Or(noun, name)
			}
			w.written[name] = r.Term.Text
			return name, strings.TrimSuffix(r.Preposition, "that"), ""
		}
	}
	return "", "", ""
}

// findActor finds who does it.
func (w *wording) findActor() {
	h := w.happening
	w.actor, w.by, _ = w.part(quadpress.AgentRole)
	if with := w.partnerOf(h); with != nil && w.actor == w.partName(&with.Term) {
		for k := range h.event.Roles {
			if r := &h.event.Roles[k]; r.Role == quadpress.AgentRole && r != with {
				w.actor, w.by = w.joinedName(h, r), r.Preposition
				break
			}
		}
	}
	if w.actor == "" && !w.nominal {
		w.actor = w.clauseActor(h, w.told, w.depth)
		w.clausal = w.actor != ""
	}
	for k := range h.event.Roles { // "a faulty pump can cause engines to stall"
		if r := &h.event.Roles[k]; w.actor == "" && r.Role == quadpress.CauseRole && !w.frame.clausePassive() &&
			w.frame.hasSubject(w.trees[w.frame.sentence], r) {
			w.actor = w.joinedName(h, r)
		}
	}
}

// findUndergoer finds to whom or what it is done.
func (w *wording) findUndergoer() {
	h := w.happening
	w.undergoer, w.under, w.content = w.part(
		quadpress.PatientRole, quadpress.ThemeRole, quadpress.RecipientRole, quadpress.TopicRole,
		quadpress.BeneficiaryRole)
	if !w.nominal && w.content == "" {
		if with := w.partnerOf(h); with != nil && w.undergoer == "" { // "protesters clashed with police"
			w.undergoer, w.under = w.joinedName(h, with), w.prepositionIn(w.frame, with)
		}
		if subject := w.subjectPart(h); subject != nil && w.actor == "" && w.undergoer != w.joinedName(h, subject) {
			w.actor = w.joinedName(h, subject) // "the virus infected ten people"
		}
	}
	// "boy given medal", "man armed with knife", "club presented nurse with medal"
	given := w.actor == "" && w.frame.passiveRecipient()
	if w.content == "" && (given || w.under == "with" && w.frame.suppliesObject()) {
		if whom, _, _ := w.part(quadpress.RecipientRole); whom != "" && whom != w.undergoer {
			preposition := cmp.Or(w.under, w.prepositionOfTheme(h))
			w.undergoer, w.got, w.under = whom, strings.TrimSpace(preposition+" "+w.undergoer), ""
		}
	}
}

// findContent finds what is said, wanted or tried: "told reporters that the vote was a mistake".
func (w *wording) findContent() {
	if w.undergoer != "" && w.content == "" && !w.nominal {
		if _, _, w.content = w.part(quadpress.TopicRole); w.content == "" {
			w.content = w.complementLabel(w.happening, w.told, w.depth)
		}
	}
	if w.clausal && strings.HasPrefix(w.content, "that ") { // the same once more
		w.content = ""
	}
}

// findPronouns finds who is no thing of the story: "someone fell", "you not seen", "did not seek to exclude anyone".
func (w *wording) findPronouns() {
	f := w.frame
	if w.nominal || f.clause == nil {
		return
	}
	if subject := w.pronounLabel(w.happening, f.clause.Subjects); f.clause.Passive {
		w.undergoer = cmp.Or(w.undergoer, subject)
	} else {
		w.actor = cmp.Or(w.actor, subject)
	}
	from := strings.HasPrefix(w.content, "from ") // "no one could stop you from leaving"
	if w.undergoer == "" && (w.content == "" || from) && !strings.HasSuffix(f.lemma, "_it") {
		w.undergoer = w.pronounLabel(w.happening, f.clause.Objects)
	}
}

// findGoal finds what a verb without an object leads from, to or for: "left home", "fled to Lyon", "apologized for
// delay".
func (w *wording) findGoal() {
	if w.nominal || w.undergoer != "" || w.content != "" {
		return
	}
	predicate := w.happening.event.Predicate
	w.undergoer, w.under, _ = w.part(quadpress.SourceRole, quadpress.DestinationRole)
	if w.undergoer == w.actor {
		w.undergoer, w.under = "", ""
	}
	w.aim = w.actor == "" && w.under != ""
	if strings.HasSuffix(predicate, "_"+w.under) {
		w.under = ""
	}
	if w.undergoer == "" && w.prepositionOf(w.frame, predicate) == "for" {
		w.undergoer, w.under, w.content = w.part(quadpress.CauseRole, quadpress.PurposeRole)
	}
}

// raise finds whom or what an infinitive is said of: "war expected to end", "law allowed agencies to waive reviews".
func (w *wording) raise() {
	if w.undergoer != "" || w.content == "" {
		return
	}
	if w.undergoer = w.raisedLabel(w.frame); w.undergoer == "" && w.actor != "" {
		w.undergoer = w.directedLabel(w.frame, w.content)
	}
}

// deny sees to what is denied: "no one saw ship", "nothing was stolen", "did nothing".
func (w *wording) deny() {
	if w.denied = w.happening.event.Polarity == quadpress.Denied; !w.denied || w.nominal {
		return
	}
	who := &w.actor
	if w.actor == "" {
		who = &w.undergoer
	}
	if *who == anyone {
		*who, w.denied = "no one", false
	}
	w.denied = w.denied && !w.deniedBySubject(w.frame) && !w.deniedByObject(w.frame)
}

// findVerb finds the words of the verb, with what a copula says ("plan was mistake") and what becomes of something.
func (w *wording) findVerb() {
	f, predicate := w.frame, w.happening.event.Predicate
	w.verb = w.verbLabel(w.happening, w.actor == "", w.denied)
	is, as, _ := w.part(quadpress.AttributeRole)
	if f.state && f.lemma == "be" {
		w.verb = strings.Join(strings.Fields(w.verb+" "+as+" "+is), " ")
		if is == "" && w.place == "" {
			w.sayThere()
		}
	}
	// "agreed to", but "agreed that"; "called for", "aid"; "spoke with", "Lind and Berg spoke"
	if p := w.prepositionOf(f, predicate); w.content != "" || w.undergoer != "" || p != "for" && p != "on" {
		w.verb = w.withoutPreposition(f, w.verb)
	}
	w.content = strings.TrimSuffix(w.content, " "+w.undergoer) // "war expected to end"
	if w.content == "" && w.under == "" && w.undergoer != "" && !w.nominal && w.ownVerb(f, predicate) == "" {
		w.under = w.prepositionOf(f, predicate)
	}
	w.verb = w.withItself(w.verb)
	// "became mayor", "called Lind a fool", "served Norway as a judge"
	if !f.state && !w.nominal && w.content == "" && f.complement == "" && is != w.undergoer &&
		(w.undergoer == "" || as == "as" || f.undergoneBySubject() || w.lex.Naming[f.lemma] ||
			w.lex.Appointing[f.lemma] || lexicon.EnglishExpressions().Resultative[f.lemma]) {
		w.result = strings.TrimSpace(as + " " + is)
	}
	verb, state, _ := strings.Cut(f.lemma, "_")
	if own, ok := strings.CutSuffix(w.verb, " "+state); ok && state != "" && w.actor != "" && w.undergoer != "" &&
		w.under == "" && w.content == "" && lexicon.EnglishExpressions().Resultative[verb] {
		w.verb, w.result = own, state // "made streets safe", not "made safe streets"
	}
}

// withItself is the verb of a label with the pronoun by which its object is its subject: "blamed himself for".
func (w *wording) withItself(verb string) string {
	f := w.frame
	if own, _, _ := strings.Cut(f.lemma, "_"); !f.reflexive || f.nominal || f.clause.Lemma(f.word) != own {
		return verb // "killed himself" is "died"
	}
	k := slices.IndexFunc(f.clause.Objects, func(o int) bool { return w.lex.Reflexives[f.clause.Lower(o)] })
	if k < 0 {
		return verb
	}
	pronoun := " " + f.clause.Lower(f.clause.Objects[k])
	for _, last := range [...]string{f.particle, w.prepositionOf(f, w.happening.event.Predicate)} {
		if before, ok := strings.CutSuffix(verb, " "+last); ok && last != "" {
			return before + pronoun + " " + last
		}
	}
	return verb + pronoun
}

// add adds words, with what stands before them: in "dropped out of race" "out" is the verb's.
func (w *wording) add(before, text string) {
	if text == "" {
		return
	}
	text = strings.TrimSpace(before + " " + text)
	if first, rest, _ := strings.Cut(text, " "); rest != "" && strings.HasSuffix(strings.Join(w.words, " "), " "+first) {
		text = rest
	}
	w.words = append(w.words, text)
}

// sayThere words what is said to be there: "there was fire", "there were no boats".
func (w *wording) sayThere() {
	verb := w.verb
	if be, no := strings.CutSuffix(verb, " not"); no {
		verb = be + " no"
	} else if w.denied {
		verb = strings.Replace(verb, " not be", " be no", 1)
	}
	w.add("", strings.TrimSpace("there "+verb+" "+w.undergoer))
	w.undergoer, w.verb = "", ""
}

// sayNoun words an event that a noun tells: "resignation of Lind", "talks between Norway and Russia".
func (w *wording) sayNoun() {
	noun := description(w.trees[w.frame.sentence], w.frame.word)
	if said := withoutArticle(w.written[w.undergoer]); w.under != "" && said != "" {
		noun = strings.TrimSuffix(noun, " "+w.under+" "+said) // "damage to church", to Hill Church
	}
	w.add("", noun)
	before := func(name string) bool { // "US deaths"
		return name != "" && strings.Contains(noun, w.written[name]+" ")
	}
	of := strings.Contains(noun, " of ")
	if !of && !before(w.undergoer) && !strings.Contains(noun, w.undergoer) {
		w.add(cmp.Or(w.under, "of"), w.undergoer)
	}
	switch {
	case before(w.actor) || of && w.by == "of":
	case w.place == w.actor && w.by == "": // "elections of Ohio"
		w.add("of", w.actor)
	case w.by == "between":
		w.add(w.by, w.actor)
	default:
		w.add("by", w.actor)
	}
	if before(w.place) || w.place == w.actor {
		w.place = ""
	}
	w.add("", w.content)
}

// sayUndergone words an event of which nobody is said to do it: "ship sold", "left to prepare", "boy given medal".
func (w *wording) sayUndergone() {
	f := w.frame
	if f.participle { // "spy convicted", not "convicted spy convicted"
		w.undergoer = strings.TrimPrefix(w.undergoer, w.trees[f.sentence].Tokens[f.word].Form+" ")
	}
	if w.isExtraposed(f) && w.content != "" && (w.undergoer == "" || w.undergoer == "it") {
		if w.undergoer = "it"; !f.state && w.mood(f) == "" { // "it was found that ship sank"
			w.verb = "was " + w.verb
		}
	}
	if (w.undergoer == "" || w.aim) && f.clause != nil && !f.clause.Passive {
		w.verb = inActive(f, w.verb)
	}
	if w.aim {
		w.add("", w.verb)
		w.add(w.under, w.undergoer)
	} else {
		w.add("", w.undergoer)
		w.add("", w.verb)
		w.add("", w.got)
	}
	w.add("", w.result)
	w.add("", w.content)
}

// sayDone words what somebody does: "Russia struck Homs".
func (w *wording) sayDone() {
	w.add(w.actor, strings.TrimSpace(w.verb+" "+w.whom))
	w.add(w.under, w.undergoer)
	w.add("", w.got)
	w.add("", w.result)
	w.add("", w.content)
}

// sayRest adds how far, why and where, as far as the label is short.
func (w *wording) sayRest() {
	finished := w.content != "" || w.result != ""
	if !w.nominal && !w.frame.state && !finished { // "lasted six hours", "shares dropped by a fifth"
		if by, extent := w.extentLabel(w.happening); extent != w.undergoer {
			w.add(by, extent)
		}
	}
	if !w.frame.state && !finished && w.got == "" && len(w.words) < 3 &&
		(w.undergoer == "" || !w.nominal) { // "juror dismissed because of emergency", "court convicted Lind of theft"
		own := w.undergoer != "" && w.actor != ""
		w.add("", w.restLabel(w.happening, w.told, w.depth, strings.Join(w.words, " "), own))
	}
	if !w.nominal && !finished && len(w.words) < 3 { // "boy taken to clinic"
		if goal, to, _ := w.part(quadpress.DestinationRole); goal != w.undergoer && goal != w.actor {
			w.add(to, goal)
		}
		if topic, in, _ := w.part(quadpress.TopicRole); in == "in" && topic != w.undergoer { // "guards involved in robbery"
			w.add(in, topic)
		}
	}
	in := cmp.Or(w.in, "in")
	if in == "in" && w.isWhereSpot(w.frame) {
		in = "at"
	}
	if len(w.words) < 3 && !strings.Contains(strings.Join(w.words, " "), in+" "+w.place) {
		w.add(in, w.place)
	}
}
