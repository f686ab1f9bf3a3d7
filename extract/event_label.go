package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/schema"
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
	ev, f := &h.event, h.frames[0]
	written := map[string]string{} // how the text calls what takes part
	part := func(roles ...quadpress.ThematicRole) (name, preposition, content string) {
		for _, role := range roles {
			for k := range ev.Roles {
				r := &ev.Roles[k]
				if r.Role != role {
					continue
				}
				if event := told[r.Term.Entity]; r.Term.IsEntity() && event != nil && !slices.ContainsFunc(event.frames,
					func(g *frame) bool { return g.nominal && g.sentence == f.sentence }) {
					return "", "", st.deniedLabel(f, event, told, depth-1)
				}
				if said := st.wordsSaid(f, r); said != "" {
					return "", "", said
				}
				name := st.joinedName(h, r)
				if event := told[r.Term.Entity]; r.Term.IsEntity() && event != nil {
					noun, content := st.heldLabel(event, f, &r.Term)
					if content != "" {
						return "", "", content
					}
					name = cmp.Or(noun, name)
				}
				written[name] = r.Term.Text
				return name, strings.TrimSuffix(r.Preposition, "that"), ""
			}
		}
		return "", "", ""
	}
	actor, by, _ := part(quadpress.AgentRole)
	if with := st.partnerOf(h); with != nil && actor == st.partName(&with.Term) {
		for k := range ev.Roles {
			if r := &ev.Roles[k]; r.Role == quadpress.AgentRole && r != with {
				actor, by = st.joinedName(h, r), r.Preposition
				break
			}
		}
	}
	nominal := f.nominal && !f.participle
	gerund := ""
	if actor == "" && !nominal {
		gerund = st.clauseActor(h, told, depth)
		actor = gerund
	}
	undergoer, under, content := part(
		quadpress.PatientRole, quadpress.ThemeRole, quadpress.RecipientRole, quadpress.TopicRole,
		quadpress.BeneficiaryRole)
	if !nominal && content == "" {
		if with := st.partnerOf(h); with != nil && undergoer == "" { // "protesters clashed with police"
			undergoer, under = st.joinedName(h, with), st.prepositionIn(f, with)
		}
		if subject := st.subjectPart(h); subject != nil && actor == "" && undergoer != st.joinedName(h, subject) {
			actor = st.joinedName(h, subject) // "the virus infected ten people"
		}
	}
	got := "" // "boy given medal", "man armed with knife"
	if actor == "" && content == "" && f.passiveRecipient() {
		if whom, _, _ := part(quadpress.RecipientRole); whom != "" && whom != undergoer {
			undergoer, got, under = whom, strings.TrimSpace(cmp.Or(under, st.prepositionOfTheme(h))+" "+undergoer), ""
		}
	}
	if undergoer != "" && content == "" && !nominal { // "told reporters that the vote was a mistake"
		if _, _, content = part(quadpress.TopicRole); content == "" {
			content = st.complementLabel(h, told, depth)
		}
	}
	if gerund != "" && strings.HasPrefix(content, "that ") { // the same once more
		content = ""
	}
	if !nominal && f.clause != nil { // "someone fell", "you not seen", "did not seek to exclude anyone"
		switch subject := st.pronounLabel(h, f.clause.Subjects); {
		case f.clause.Passive:
			undergoer = cmp.Or(undergoer, subject)
		default:
			actor = cmp.Or(actor, subject)
		}
		if undergoer == "" && content == "" && !strings.HasSuffix(f.lemma, "_it") {
			undergoer = st.pronounLabel(h, f.clause.Objects)
		}
	}
	aim := false                                      // "returned to work"
	if undergoer == "" && content == "" && !nominal { // "left home", "fled to Lyon"
		undergoer, under, _ = part(quadpress.SourceRole, quadpress.DestinationRole)
		if undergoer == actor {
			undergoer, under = "", ""
		}
		aim = actor == "" && under != ""
		if strings.HasSuffix(ev.Predicate, "_"+under) {
			under = ""
		}
	}
	if p := st.prepositionOf(f, ev.Predicate); undergoer == "" && content == "" && !nominal && p == "for" {
		undergoer, under, content = part(quadpress.CauseRole, quadpress.PurposeRole) // "apologized for delay"
	}
	place, where, _ := part(quadpress.PlaceRole)
	var words []string
	add := func(before, text string) {
		if text != "" {
			words = append(words, strings.TrimSpace(before+" "+text))
		}
	}
	if undergoer == "" && content != "" {
		if undergoer = st.raisedLabel(f); undergoer == "" && actor != "" {
			undergoer = st.directedLabel(f, content)
		}
	}
	denied := ev.Polarity == quadpress.Denied
	if denied && !nominal { // "no one saw ship"
		who := &actor
		if actor == "" {
			who = &undergoer
		}
		if *who == anyone {
			*who, denied = "no one", false
		}
		denied = denied && !st.deniedBySubject(f) && !st.deniedByObject(f) // "nothing was stolen", "did nothing"
	}
	verb := st.verbLabel(h, actor == "", denied)
	is, before, _ := part(quadpress.AttributeRole)
	if f.state && f.lemma == "be" { // "plan was a mistake"
		verb = strings.Join(strings.Fields(verb+" "+before+" "+is), " ")
		if is == "" && place == "" { // "there was a fire", "there were no boats"
			if be, no := strings.CutSuffix(verb, " not"); no {
				verb = be + " no"
			} else if denied {
				verb = strings.Replace(verb, " not be", " be no", 1)
			}
			words, undergoer = []string{strings.TrimSpace("there " + verb + " " + undergoer)}, ""
			verb = ""
		}
	}
	// "agreed to", but "agreed that"; "called for", "aid"; "spoke with", "Lind and Berg spoke"
	if p := st.prepositionOf(f, ev.Predicate); content != "" || undergoer != "" || p != "for" && p != "on" {
		verb = st.withoutPreposition(f, verb)
	}
	content = strings.TrimSuffix(content, " "+undergoer) // "war expected to end"
	if content == "" && under == "" && undergoer != "" && !nominal && st.ownVerb(f, h.event.Predicate) == "" {
		under = st.prepositionOf(f, h.event.Predicate)
	}
	result := "" // "became mayor", "called Lind a fool", "served Norway as a judge"
	if !f.state && !nominal && content == "" && f.complement == "" &&
		(undergoer == "" || before == "as" || f.undergoneBySubject() || st.lex.Naming[f.lemma] ||
			st.lex.Appointing[f.lemma] || lexicon.EnglishExpressions().Resultative[f.lemma]) {
		if is != undergoer {
			result = strings.TrimSpace(before + " " + is)
		}
	}
	switch {
	case nominal:
		noun := description(st.trees[f.sentence], f.word)
		if said := withoutArticle(written[undergoer]); under != "" && said != "" { // "damage to church", to Hill Church
			noun = strings.TrimSuffix(noun, " "+under+" "+said)
		}
		words = append(words, noun)
		before := func(name string) bool { return name != "" && strings.Contains(noun, written[name]+" ") } // "US deaths"
		of := strings.Contains(noun, " of ")
		if !of && !before(undergoer) && !strings.Contains(noun, undergoer) {
			add(cmp.Or(under, "of"), undergoer)
		}
		if !before(actor) && !(of && by == "of") { // "the resignation of Lind"
			switch {
			case place == actor && by == "": // "elections of Ohio"
				add("of", actor)
			case by == "between":
				add(by, actor)
			default:
				add("by", actor)
			}
		}
		if before(place) || place == actor {
			place = ""
		}
		add("", content)
	case actor == "":
		if form := st.trees[f.sentence].Tokens[f.word].Form; f.participle { // "spy convicted", not "convicted spy convicted"
			undergoer = strings.TrimPrefix(undergoer, form+" ")
		}
		if st.isExtraposed(f) && content != "" && (undergoer == "" || undergoer == "it") {
			if undergoer = "it"; !f.state && st.mood(f) == "" { // "it was found that ship sank"
				verb = "was " + verb
			}
		}
		if (undergoer == "" || aim) && f.clause != nil && !f.clause.Passive { // "left to prepare"
			verb = inActive(f, verb)
		}
		if aim {
			add("", verb)
			add(under, undergoer)
			break
		}
		add("", undergoer)
		add("", verb)
		add("", got)
	default:
		add(actor, verb)
		if first, rest, _ := strings.Cut(under, " "); first != "" && strings.HasSuffix(verb, " "+first) {
			under = rest // "dropped out of"
		}
		add(under, undergoer)
	}
	if !nominal {
		add("", result)
		add("", content)
	}
	if !nominal && !f.state && content == "" && result == "" { // "lasted six hours", "shares dropped by a fifth"
		add(st.extentLabel(h))
	}
	if !f.state && content == "" && result == "" && got == "" && len(words) < 3 &&
		(undergoer == "" || actor == "" && !nominal) { // "juror dismissed because of emergency"
		add("", st.restLabel(h, told, depth, strings.Join(words, " ")))
	}
	if !nominal && content == "" && result == "" && len(words) < 3 { // "boy taken to clinic"
		if goal, to, _ := part(quadpress.DestinationRole); goal != undergoer && goal != actor {
			add(to, goal)
		}
		if topic, in, _ := part(quadpress.TopicRole); in == "in" && topic != undergoer { // "guards involved in robbery"
			add(in, topic)
		}
	}
	if where = cmp.Or(where, "in"); len(words) < 3 && !strings.Contains(strings.Join(words, " "), where+" "+place) {
		add(where, place)
	}
	return strings.Join(words, " ")
}

// clauseActor is the gerund or infinitive that is the subject of an event's verb, as a label gives it: "selling ship"
// of "selling the ship angered Norway". It is "" for none.
func (st *story) clauseActor(h *happening, told map[int]*happening, depth int) string {
	f := h.frames[0]
	if f.clause == nil || f.clause.Passive || f.state {
		return ""
	}
	for _, x := range f.clause.Children(f.clause.Verb, "csubj") {
		if g := st.carrier(f.sentence, x); x < f.clause.Verb && g != nil && g.happening != nil && g.happening != h {
			return st.contentLabel(g.happening, told, depth-1, true)
		}
	}
	return ""
}

// complementLabel is what the label of an event gives of a clause that completes its verb, whatever part that takes:
// "allowed to sell ship". It is "" for none.
func (st *story) complementLabel(h *happening, told map[int]*happening, depth int) string {
	f := h.frames[0]
	if f.clause == nil || f.state {
		return ""
	}
	for _, x := range f.clause.Children(f.clause.Verb, "xcomp", "ccomp") {
		g := st.carrier(f.sentence, x)
		if g == nil || g.happening == nil || g.happening == h || g.clause == nil || x < f.clause.Verb ||
			g.happening.frames[0] != g || f.clause.Rel(x) == "ccomp" && len(f.clause.Objects) > 0 {
			continue
		}
		if g.clause.ToInfinitive() || g.clause.Explicit && !g.clause.NonFinite() {
			return st.deniedLabel(f, g.happening, told, depth-1)
		}
	}
	return ""
}

// pronounLabel is the first of these words of an event's clause that is a pronoun for nobody whom the story tells, as a
// label gives it: "someone", "you", "it".
func (st *story) pronounLabel(h *happening, words []int) string {
	t := st.trees[h.frames[0].sentence]
	k := slices.IndexFunc(words, func(i int) bool {
		w := &t.Tokens[i]
		verb := t.Head(i)
		asked := t.Lower(i) == "who" && t.Rel(i) == "nsubj" && verb >= 0 && t.Rel(verb) == "ccomp"
		return w.UPOS == "PRON" && (asked || !strings.HasPrefix(w.XPOS, "W")) && t.Rel(i) != "expl" &&
			!st.lex.Reflexives[t.Lower(i)] &&
			!slices.ContainsFunc(h.event.Roles, func(r quadpress.EventRole) bool { return r.Term.Span.Contains(w.Span) })
	})
	if k < 0 {
		return ""
	}
	switch w := t.Lower(words[k]); {
	case w == "i":
		return "I"
	case w == "'s" || w == "’s": // "let's go"
		return "us"
	case w == "none" && t.Child(words[k], "nmod") > words[k]: // whom it tells: "none of the guests"
		return ""
	default:
		return w
	}
}

// deniedBySubject reports whether it is a pronoun for nobody in place of a subject that denies a frame's event: "nobody
// was hurt".
func (st *story) deniedBySubject(f *frame) bool {
	return !f.nominal && f.clause != nil && slices.ContainsFunc(f.clause.Subjects, func(s int) bool {
		t := st.trees[f.sentence]
		return t.Tokens[s].UPOS == "PRON" && st.none(t, s) && t.Child(s, "nmod") < 0
	})
}

// heldLabel is how a label gives an event that a noun of the sentence tells where another word stands for it: the noun
// for what takes it up ("it"), and with a verb that only carries it what is said or wanted, "that vote held", "to make
// decision".
func (st *story) heldLabel(h *happening, f *frame, term *quadpress.Term) (noun, content string) {
	n, t := f.sentence, st.trees[f.sentence]
	for _, g := range h.frames {
		if !g.nominal || g.sentence != n {
			continue
		}
		if noun = description(t, g.word); strings.Contains(noun, term.Text) {
			return "", ""
		}
		for _, v := range g.also {
			c := st.clauses[n][v]
			if c == nil || t.Tokens[v].Span != term.Span || t.Rel(v) != "ccomp" && t.Rel(v) != "xcomp" &&
				(f.nominal || t.Rel(f.word) != "parataxis") {
				continue
			}
			switch {
			case c.ToInfinitive():
				return "", st.notIn(c) + "to " + c.Lower(v) + " " + noun
			case c.NonFinite() || len(c.Subjects) == 0:
			case slices.Contains(c.Subjects, g.word):
				return "", "that " + noun + " " + st.notIn(c) + c.Lower(v)
			default:
				if who, ok := st.term(n, c.Subjects[0], false); ok {
					return "", "that " + st.partName(&who) + " " + c.Lower(v) + " " + noun
				}
			}
		}
		return noun, ""
	}
	return "", ""
}

// notIn is the "not" of a clause that denies its own verb, for a label: "opted not to sell".
func (st *story) notIn(c *syntax.Clause) string {
	if st.negatedClause(c) {
		return "not "
	}
	return ""
}

// prepositionOf is the preposition at the end of a predicate, where it is none of the verb's own words: "for" of
// "called_for".
func (st *story) prepositionOf(f *frame, predicate string) string {
	i := strings.LastIndexByte(predicate, '_')
	if p := predicate[i+1:]; i > 0 && f.particle != p && !f.state && !strings.HasSuffix(f.lemma, "_"+p) &&
		(st.lex.Locative[p] || st.lex.ObliqueNames[p] != "") && schema.PastTense(schema.American(f.lemma)) != predicate {
		return p
	}
	return ""
}

// withoutPreposition is the verb of a label without the preposition of its predicate, which may be another than that
// of the sentence: "spoke" of "spoke_with".
func (st *story) withoutPreposition(f *frame, verb string) string {
	if i := strings.LastIndexByte(verb, ' '); i > 0 && st.prepositionOf(f, strings.ReplaceAll(verb, " ", "_")) != "" {
		return verb[:i]
	}
	return verb
}

// raisedLabel is how the label of a passive calls the subject that belongs to the infinitive behind it: "war expected
// to end". It is "" for none.
func (st *story) raisedLabel(f *frame) string {
	if f.clause == nil || !f.clause.Passive || !st.lex.Raising[f.lemma] || len(f.clause.Subjects) == 0 {
		return ""
	}
	term, ok := st.term(f.sentence, f.clause.Subjects[0], false)
	if !ok {
		return ""
	}
	return st.partName(&term)
}

// directedLabel is how the label of a verb calls its object where that is who does what the infinitive behind it says:
// "law allowed agencies to waive reviews". It is "" for none.
func (st *story) directedLabel(f *frame, content string) string {
	if f.clause == nil || f.nominal || f.clause.Passive || f.lemma == "have" || !strings.HasPrefix(content, "to ") {
		return ""
	}
	for _, o := range slices.Concat(f.clause.Indirect, f.clause.Objects) {
		if f.clause.Rel(o) == "conj" {
			continue
		}
		if term, ok := st.term(f.sentence, o, false); ok && o > f.word {
			return st.partName(&term)
		}
	}
	return ""
}

// isExtraposed reports whether a passive or an adjective is said of a clause behind it: "it was found that".
func (st *story) isExtraposed(f *frame) bool {
	if f.clause == nil || f.nominal || !f.state && !f.clause.Passive {
		return false
	}
	return slices.ContainsFunc(f.clause.Kids[f.clause.Verb], func(k int) bool {
		return k < f.clause.Verb && f.clause.Lower(k) == "it" &&
			(f.clause.Rel(k) == "expl" || strings.HasPrefix(f.clause.Rels[k], "nsubj"))
	})
}

// undergoneBySubject reports whether it is the subject of an active verb to which its event happens: "the protests
// began".
func (f *frame) undergoneBySubject() bool {
	return f.clause != nil && !f.nominal && !f.clause.Passive &&
		slices.ContainsFunc(f.args, func(a frameArgument) bool { return a.name == "ARG1" && f.isSubject(a.head) })
}

// ownVerb is the verb of a frame with its particle, in the past tense, where the schema's predicate is of another verb;
// else "".
func (st *story) ownVerb(f *frame, predicate string) string {
	own := st.openEdge(f, "", false)
	if f.nominal || f.state || strings.HasPrefix(predicate+"_", own+"_") || slices.Contains(st.lex.Deaths, f.sense) {
		return ""
	}
	return own
}

// isPlural reports whether a frame has several, or what stands in the plural, for its subject.
func (st *story) isPlural(f *frame) bool {
	subjects := f.clause.Subjects
	if len(subjects) != 1 {
		return len(subjects) > 1
	}
	w := &f.clause.Tokens[subjects[0]]
	if e := st.entityAt(f.sentence, subjects[0], true); w.UPOS == "PRON" && e >= 0 &&
		st.entities[e].kind == quadpress.KindNamed {
		return false // "they" of a body
	}
	several := w.UPOS == "NUM" && w.Lemma != "one" && w.Lemma != "1" // "two of the ships were sold"
	return several || strings.HasSuffix(w.XPOS, "S") || w.Feat("Number") == "Plur" || f.clause.Lower(subjects[0]) == "you"
}

// partName is how a label calls what takes part in an event: by its name or description, an amount as it is
// written, another event by its word.
func (st *story) partName(t *quadpress.Term) string {
	switch {
	case !t.IsEntity() && (t.Datatype == "integer" || t.Datatype == "decimal"):
		return t.Text // "$90 billion"
	case !t.IsEntity():
		return cmp.Or(t.Literal, t.Text)
	}
	e := st.entities[t.Entity]
	switch {
	case e.kind == quadpress.KindEvent:
		return t.Text
	case e.known != "":
		return e.export(st.gaz).Name
	}
	return cmp.Or(e.canonical(), t.Text)
}
