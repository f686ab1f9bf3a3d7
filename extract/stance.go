package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/syntax"
)

// stance is how a clause is put forward, and by whom.
type stance struct {
	polarity quadpress.Polarity
	modality quadpress.Modality
	speaker  int // entity, noSpeaker for the document itself, unnamed for one who is no entity
	// The word for the speaker.
	speakerSentence, speakerToken int
}

// Speakers that are no entity.
const (
	noSpeaker = -1
	unnamed   = -2 // "officials"
)

// deny turns the polarity round.
func (s *stance) deny() {
	if s.polarity == quadpress.Denied {
		s.polarity = quadpress.Affirmed
	} else {
		s.polarity = quadpress.Denied
	}
}

// weaken sets a modality unless a nearer word has set one.
func (s *stance) weaken(m quadpress.Modality) {
	if s.modality == quadpress.Asserted {
		s.modality = m
	}
}

// stance reads polarity, modality and speaker off a clause's own words and off the clauses that it hangs on. Of nested
// sources the innermost speaks, for the claim is his: "Kerry said that Lavrov had claimed that Turkey attacked Syria".
func (st *story) stance(n int, c *syntax.Clause) stance {
	t := st.trees[n]
	s := stance{speaker: noSpeaker}
	st.quoted(n, c, &s)
	st.own(n, c, &s)
	st.governed(n, c, &s)
	st.inserted(n, c, &s)
	if s.speaker == noSpeaker {
		st.viewpoint(n, c, &s)
	}
	if s.speaker == noSpeaker && st.keepsDistance(n, c) {
		s.weaken(quadpress.Possible)
	}
	if s.polarity == quadpress.Affirmed && c.IsAlternative() { // "were damaged or destroyed"
		s.weaken(quadpress.Possible)
	}
	// "He said Merkel would visit China" is a plan, told in the past.
	event := c // "would continue to visit"
	for g := st.clauses[n][event.Governor]; g != nil && t.Rel(event.Verb) == "xcomp" && st.sharesStance(g); g = st.clauses[n][event.Governor] {
		event = g
	}
	if s.modality == quadpress.Possible && event.Auxiliary("would") {
		first := event // of coordinated clauses: "said that he had won and that he would return"
		for t.Rel(first.Verb) == "conj" && st.clauses[n][t.Head(first.Verb)] != nil {
			first = st.clauses[n][t.Head(first.Verb)]
		}
		if g := st.clauses[n][first.Governor]; g != nil && t.Rel(first.Verb) == "ccomp" && g.Is(st.lex.Speech) && !g.Is(st.lex.Doubting) && st.past(g) {
			s.modality = quadpress.Planned
		}
	}
	return s
}

// governed applies what the clauses above say of a clause.
func (st *story) governed(n int, c *syntax.Clause, s *stance) {
	t := st.trees[n]
	settled := false // a finite clause of its own: what governs it no longer bears on its modality
	for child, steps := c, 0; steps < len(t.Tokens); steps++ {
		g := st.clauses[n][child.Governor]
		link := child
		for link.Rel(link.Verb) == "conj" && st.clauses[n][t.Head(link.Verb)] != nil && !link.Explicit {
			link = st.clauses[n][t.Head(link.Verb)] // the first conjunct says how all of them hang
		}
		if link != child {
			g = st.clauses[n][link.Governor]
			st.shared(n, child, link, s)
		}
		if g == nil {
			if h := t.Head(link.Verb); h >= 0 && t.Rel(link.Verb) == "acl" && !settled {
				st.contentOf(n, h, link, s)
			}
			return
		}
		switch rel := link.Rel(link.Verb); rel {
		case "ccomp", "csubj":
			switch {
			case rel == "ccomp" && g.Is(st.lex.Speech):
				st.report(n, g, link, s, settled)
				return
			case g.Copula >= 0 || g.Tokens[g.Verb].UPOS == "ADJ":
				if settled {
					break
				}
				if rel == "csubj" {
					st.openness(g, s)
				}
				if st.judged(g, s); rel == "csubj" && link.ToInfinitive() && s.polarity == quadpress.Affirmed { // "it is hard to sell"
					s.weaken(quadpress.Possible)
				}
			case rel == "ccomp" && !settled:
				st.complement(n, g, link, s)
			}
			if rel == "csubj" && link.NonFinite() && !settled {
				st.subjectOf(n, g, s)
			}
			if h := t.Head(link.Verb); !settled && t.Tokens[h].UPOS == "NOUN" && st.lex.Content[t.Lemma(h)] {
				s.weaken(quadpress.Possible)
			}
			settled = settled || link.Explicit
		case "xcomp":
			if !settled {
				st.complement(n, g, link, s)
				if st.conditional(g) { // "in case people need to leave"
					s.modality = quadpress.Hypothetical
				}
			}
		case "advcl":
			settled = st.adverbial(n, g, link, s, settled) || settled
		case "acl":
			if !settled {
				st.contentOf(n, t.Head(link.Verb), link, s)
			}
			settled = true
		case "conj":
			if !settled {
				st.shared(n, link, g, s)
			}
			settled = settled || link.Explicit
		case "parataxis":
			if t.AfterSemicolon(link.Verb) { // "NPR said he led in Iowa; Iowa is his home": no longer what NPR said
				return
			}
			settled = true
		default:
			settled = true
		}
		child = g
	}
}

// shared applies what a conjunct has in common with the first: the auxiliaries and the "not" that stand before that
// alone ("was not picked up and delivered"), and its condition ("if France agrees or is asked").
func (st *story) shared(n int, c, first *syntax.Clause, s *stance) {
	switch {
	case c.SharesAuxiliaries(first):
		before := s.polarity
		st.own(n, first, s)
		if k := c.Child(c.Verb, "cc"); k >= 0 && c.Lower(k) == "but" { // "was not sold but given away"
			s.polarity = before
		}
	case c.ToInfinitive() && first.WillBe() && !c.HasAux(c.Verb): // "was to be lifted, and schools to reopen"
		s.weaken(quadpress.Planned)
	case st.conditional(first) && c.Mark() == "":
		s.weaken(quadpress.Hypothetical)
	}
}

// conditional reports whether a clause states a condition.
func (st *story) conditional(c *syntax.Clause) bool {
	return st.lex.Conditional[c.Mark()] || c.Inverted()
}

// subjectOf applies what a clause says of the gerund or infinitive that is its subject. It has come about where the
// clause tells what was: "Losing the war angered France", but neither "Rebuilding the bridge may take a year" nor
// "Rebuilding bridges takes years".
func (st *story) subjectOf(n int, g *syntax.Clause, s *stance) {
	outer := st.stance(n, g)
	switch {
	case outer.modality != quadpress.Asserted:
		s.weaken(outer.modality)
	case g.Is(st.lex.Prospective), g.Is(st.lex.Commissive): // "was expected to take a year"
		s.weaken(quadpress.Planned)
	case !st.past(g):
		s.weaken(quadpress.Possible)
	}
}

// openness weakens what is the subject of a clause that only says what would be: "attacking Libya would be a mistake".
func (st *story) openness(g *syntax.Clause, s *stance) {
	if g.Auxiliary("would") || g.Auxiliary("could") || g.Auxiliary("might") || g.Auxiliary("may") {
		s.weaken(quadpress.Possible)
	}
}

// adverbial applies what links a clause to the one that it modifies: a condition, a purpose, a charge, "without". It
// reports whether what governs the latter no longer bears on the clause, as it does in "failed to stop Turkey from
// attacking Syria".
func (st *story) adverbial(n int, g, link *syntax.Clause, s *stance, settled bool) bool {
	if g.Judges(link) && !settled { // the charge is the accuser's
		if !g.Is(st.lex.Penalizing) {
			st.speak(n, g, s)
		}
		if g.Is(st.lex.Accusing) {
			s.weaken(quadpress.Possible)
		}
	}
	t := st.trees[n]
	switch m := link.Mark(); {
	case settled:
	case st.conditional(link): // read with the clause's own words
	case link.ToInfinitive() && g.Is(st.lex.Directive) && g.Addressee() >= 0: // "called on Russia to support France"
		st.complement(n, g, link, s)
	case link.ToInfinitive() && g.Lemma(g.Verb) == "use" && len(g.Objects) > 0 && !g.Passive: // a means: "used tear gas to disperse the crowd"
	case link.ToInfinitive() && g.Copula >= 0 && st.lex.InARow[g.Lower(g.Verb)]: // "was the first to leave"
	case link.ToInfinitive() && g.FallsShort(): // "was too weak to resist", "was not old enough to vote"
		s.deny()
	case link.ToInfinitive() && st.lacks(n, g): // "did nothing to help"
		s.deny()
		s.weaken(quadpress.Possible)
	case link.ToInfinitive() && link.Auxiliary("have"): // "is projected to have won"
		s.weaken(quadpress.Possible)
	case link.ToInfinitive(): // a purpose
		s.weaken(quadpress.Planned)
	case g.Copula >= 0 && m != "" && link.Tokens[link.FiniteWord()].XPOS == "VBG": // "is capable of detecting"
		st.judged(g, s)
	case g.Prevents(link):
		st.denied(n, g, link, s)
		return false
	case t.Tokens[link.Verb].XPOS == "VBG" && st.lex.Commissive[g.Key()+" "+m]: // "insisted on selling"
		s.weaken(quadpress.Planned)
	case g.AsksFor(link):
		s.weaken(quadpress.Requested)
		st.speak(n, g, s)
	case g.Dissuades(link):
		s.deny()
		s.weaken(quadpress.Requested)
		st.speak(n, g, s)
	case m == "without", m == "instead of", m == "rather than", m == "from" && t.Head(link.Verb) >= 0 && t.Lower(t.Head(link.Verb)) == "far":
		s.deny()
	case g.Opposes(link), m == "" && link.Verb > g.Verb && link.Tokens[link.FiniteWord()].XPOS == "VBG" &&
		(g.Is(st.lex.Negative) && !g.SetOffAfter(link.Verb, g.Verb) ||
			g.Is(st.lex.Reporting["denied"]) && len(g.Objects)+len(g.Contents) == 0): // "ruled out attacking", "denied having sold"
		st.complement(n, g, link, s)
		return false
	}
	// "may collapse, killing many", "may switch to selling ships"
	x := t.Tokens[link.FiniteWord()]
	gerund := x.XPOS == "VBG" && x.Lemma != "have" && link.Verb > g.Verb
	if !settled && gerund && st.lex.Concurrent[link.Mark()] {
		st.lend(n, g, s)
	}
	// "was accused of, but denied, attacking Syria"
	if d := st.clauses[n][t.Child(g.Verb, "conj")]; d != nil && d.Verb < link.Verb && g.Is(st.lex.Accusing) && d.Is(st.lex.Reporting["denied"]) &&
		len(d.Objects)+len(d.Contents) == 0 {
		st.say(n, d, s)
	}
	return true
}

// denied turns the polarity of what a verb says not to have come about, and once more where that verb is denied itself:
// "never stopped attacking Syria".
func (st *story) denied(n int, g, link *syntax.Clause, s *stance) {
	before := s.polarity
	st.own(n, g, s)
	switch turned := s.polarity != before; {
	case turned && g.Is(st.lex.Undecided), before == quadpress.Denied && link.Is(st.lex.Undecided): // "did not rule out", "refused to rule out"
		s.polarity = quadpress.Affirmed
		s.weaken(quadpress.Possible)
	default:
		s.deny()
	}
}

// contentOf applies what a noun says of the clause that hangs on it: "the accusation that Turkey attacked Syria", "a
// plan for removing Assad".
func (st *story) contentOf(n, noun int, link *syntax.Clause, s *stance) {
	t := st.trees[n]
	content := st.lex.Content[strings.ToLower(t.Lemma(noun))]
	switch {
	case content && link.Rels[link.Verb] != "acl:relcl" && st.saidFalse(n, noun): // "the claim that the dam broke is false"
		s.deny()
	case content && link.Rels[link.Verb] != "acl:relcl" && st.turnedDown(n, noun): // "dismissed claims that Turkey attacked Syria"
		s.deny()
		st.speak(n, st.clauses[n][t.Head(noun)], s)
	case st.lex.Opening[link.Mark()], link.Mark() == "when", link.Mark() == "while": // "reports of a fire after a van hit a bridge"
	case link.Explicit && !link.Relativized() && content:
		s.weaken(quadpress.Possible)
		st.holder(n, noun, s)
	case link.Rels[link.Verb] == "acl:relcl": // "may hire someone who speaks Danish"
		open := !t.Definite(noun) && t.Tokens[noun].UPOS != "PROPN" && !t.SetOffAfter(link.Verb, noun)
		w := t.Tokens[link.FiniteWord()]
		present := (w.XPOS == "VBZ" || w.XPOS == "VBP") && w.Lemma != "have"
		if present && open && !st.lex.Temporal[t.Preposition(noun)] {
			st.lend(n, st.clauses[n][t.Head(noun)], s)
		}
	case link.ToInfinitive() && t.Child(noun, "cop") >= 0 && t.Child(noun, "expl") >= 0: // "it would be a mistake to attack"
		s.weaken(quadpress.Possible)
	case link.ToInfinitive() && st.ranked(n, noun): // "the last to leave" has left, but not where it "would be the last"
		st.lend(n, st.clauses[n][noun], s)
	case link.ToInfinitive() && st.lex.Foreseeing["denied"][t.Lemma(noun)]: // "the failure to stop the attack"
		s.deny()
	case link.ToInfinitive() && st.lacking(n, noun): // "no evidence to support", "have no cars to drive to town"
		s.deny()
		if !st.lex.Attesting[t.Lemma(noun)] {
			s.weaken(st.foreseen(t, noun, quadpress.Possible))
		}
	case link.ToInfinitive():
		if !st.lex.Attesting[t.Lemma(noun)] {
			s.weaken(st.foreseen(t, noun, quadpress.Planned))
		}
	case t.Child(link.Verb, "mark") < 0:
	case st.lex.Doubting[t.Lemma(noun)]: // "charges of stealing"
		s.weaken(quadpress.Possible)
		st.holder(n, noun, s)
	case content || st.lex.Intended[t.Lemma(noun)]: // "a plan for removing", "no intention of leaving"
		if st.lacking(n, noun) {
			s.deny()
		}
		s.weaken(quadpress.Planned)
	case t.Tokens[link.Verb].XPOS == "VBG" && st.lex.Notional[link.Mark()] && !st.lex.Recounting[t.Lemma(noun)]:
		s.weaken(quadpress.Possible) // "the fine for breaking the law"
	}
}

// lacking reports whether it is said that there is none of what a noun stands for: "no plans", "does not have plans".
func (st *story) lacking(n, noun int) bool {
	t := st.trees[n]
	return st.none(t, noun) || st.lacks(n, st.clauses[n][t.Governor(noun, st.clauses[n])])
}

// holder makes the speaker of what a noun holds the one whose it is, unless a nearer one has spoken: "Lind's claim that
// the ferry sank", "a report by the police that".
func (st *story) holder(n, noun int, s *stance) {
	t := st.trees[n]
	for _, k := range t.Kids[noun] {
		if s.speaker == noSpeaker && (t.Rels[k] == "nmod:poss" || t.Rel(k) == "nmod" && t.Preposition(k) == "by") {
			st.voice(n, k, s)
		}
	}
}

// lend applies the modality of a clause to one that is no surer.
func (st *story) lend(n int, g *syntax.Clause, s *stance) {
	if g != nil {
		s.weaken(st.stance(n, g).modality)
	}
}

// foreseen is how a noun puts forward the infinitive that hangs on it: "the need to leave", "a chance to leave", "a plan
// to leave"; other is for a noun that does not say.
func (st *story) foreseen(t *syntax.Tree, noun int, other quadpress.Modality) quadpress.Modality {
	switch lemma := t.Lemma(noun); {
	case st.lex.Foreseeing["requested"][lemma]:
		return quadpress.Requested
	case st.lex.Foreseeing["possible"][lemma]:
		return quadpress.Possible
	case st.lex.Intended[lemma]:
		return quadpress.Planned
	}
	return other
}

// lacks reports whether a clause denies the means to what an infinitive in it names: "had no money to rebuild", "did
// nothing to help".
func (st *story) lacks(n int, c *syntax.Clause) bool {
	if c == nil || !st.lex.Disposing[c.Lemma(c.Verb)] {
		return false
	}
	none := func(i int) bool { return st.none(c.Tree, i) }
	return st.negatedClause(c) || slices.ContainsFunc(slices.Concat(c.Objects, c.Subjects), none)
}

// ranked reports whether a noun is one by its place in a row: "the last", "the first country".
func (st *story) ranked(n, noun int) bool {
	t := st.trees[n]
	return st.lex.InARow[t.Lower(noun)] || slices.ContainsFunc(t.Kids[noun], func(k int) bool { return st.lex.InARow[t.Lower(k)] })
}

// saidFalse reports whether a noun for what is said is the subject of an adjective or a noun that denies it.
func (st *story) saidFalse(n, noun int) bool {
	g := st.clauses[n][st.trees[n].Head(noun)]
	return g != nil && g.Copula >= 0 && slices.Contains(g.Subjects, noun) && st.lex.JudgingWords["denied"][g.Lower(g.Verb)] && !g.Negated(g.Verb)
}

// turnedDown reports whether a noun for what is said or asked is the object of a verb by which someone denies it.
func (st *story) turnedDown(n, noun int) bool {
	t := st.trees[n]
	g := st.clauses[n][t.Head(noun)]
	return g != nil && t.Rel(noun) == "obj" && g.Is(st.lex.Reporting["denied"]) && !st.negatedClause(g)
}

// own reads the clause's auxiliaries, negation, adverbs and sentence type.
func (st *story) own(n int, c *syntax.Clause, s *stance) {
	t := st.trees[n]
	if st.conditional(c) {
		s.weaken(quadpress.Hypothetical)
	}
	if c.WillBe() || c.Rel(c.Verb) == "root" && c.ToInfinitive() { // "is to meet", the headline "Norway to sell ship"
		s.weaken(quadpress.Planned)
	}
	helpless := c.Helpless()
	for _, k := range t.Kids[c.Verb] {
		if r := t.Rel(k); helpless && (r == "aux" || r == "advmod") {
			continue
		}
		switch t.Rel(k) {
		case "aux":
			switch t.Lemma(k) {
			case "shall":
				if c.SpeaksItself() { // "we shall return"
					s.weaken(quadpress.Planned)
				} else { // "no company shall operate a station"
					s.weaken(quadpress.Requested)
				}
			case "will", "'ll":
				s.weaken(quadpress.Planned)
			case "would", "can", "could", "may", "might":
				s.weaken(quadpress.Possible)
			case "must", "should", "ought":
				s.weaken(quadpress.Requested)
			}
			switch t.Lower(k) {
			case "would", "could", "might":
				s.weaken(quadpress.Possible)
			case "should":
				s.weaken(quadpress.Requested)
			case "'ll", "’ll", "wo":
				s.weaken(quadpress.Planned)
			}
		case "advmod":
			if t.Negates(k) {
				s.deny()
			} else if st.lex.Hedge[t.Lower(k)] {
				s.weaken(quadpress.Possible)
			}
		case "cc": // "not" as a conjunction: "and not rebels"
			if w := t.Lower(k); w == "not" || w == "rather" || w == "instead" {
				s.deny()
			}
		case "nsubj", "obj":
			if st.none(t, k) {
				s.deny()
			}
		}
	}
	if c.Copula >= 0 {
		for _, k := range t.Kids[c.Copula] {
			if st.lex.Negation[t.Lower(k)] {
				s.deny()
			}
		}
	}
	if asks(t, c) {
		s.weaken(quadpress.Hypothetical)
	}
	if c.IsImperative() && !c.Explicit {
		s.weaken(quadpress.Requested)
	}
	// "If Ankara agrees, Germany would support Turkey": what depends on a condition is not so yet. "If you like rivers,
	// Bonn is a good place" depends on none, and "unless" names but an exception.
	for _, k := range t.Kids[c.Verb] {
		g := st.clauses[n][k]
		if g == nil || t.Rel(k) != "advcl" || g.Mark() != "if" || t.Concessive(k) || g.Addresses() {
			continue
		}
		if s.modality == quadpress.Asserted || s.modality == quadpress.Possible {
			s.modality = quadpress.Hypothetical
		}
	}
}

// none reports whether a nominal says that there is none of it: "no warplanes", "nobody", "neither France nor Germany".
func (st *story) none(t *syntax.Tree, k int) bool {
	if w := t.Lower(k); st.lex.Negation[w] || w == "none" || w == "nobody" || w == "nothing" {
		return true
	}
	for _, d := range t.Kids[k] {
		if r := t.Rels[d]; (r == "det" || r == "cc:preconj") && st.lex.Negation[t.Lower(d)] {
			return true
		}
	}
	return false
}

// asks reports whether a clause is a question, or heads a quotation that is one.
func asks(t *syntax.Tree, c *syntax.Clause) bool {
	switch t.Rel(c.Verb) {
	case "root", "conj", "parataxis", "ccomp":
	default:
		return false
	}
	for i := c.Verb + 1; i < len(t.Tokens); i++ {
		switch t.Tokens[i].Form {
		case "?":
			return true
		case ".", "!", ";", "”", "''", `"`:
			return false
		}
	}
	return false
}

// past reports whether a clause is in a past tense.
func (st *story) past(c *syntax.Clause) bool {
	v := c.FiniteWord()
	if g := st.clauses[c.Index][c.Governor]; g != nil && c.Tokens[v].XPOS == "VBG" { // "said ..., adding that"
		return st.past(g)
	}
	return c.Tokens[v].XPOS == "VBD" || c.Tokens[v].Feat("Tense") == "Past"
}

// report applies a verb of speech or belief to the claim that it introduces. Whether the speaker has said so may be
// open itself ("Kerry denied that Lavrov had said"); then what he is to have said is all the more. What is settled is
// only told along with what is asked for or promised: "ordered that Russia leave because it attacked Syria".
func (st *story) report(n int, g, link *syntax.Clause, s *stance, settled bool) {
	outer, before := st.stance(n, g), s.modality
	if v := &link.Tokens[link.Verb]; v.XPOS == "VB" && link.Copula < 0 && !link.HasAux(link.Verb) && g.Is(st.lex.Directive) { // "asked that Russia help"
		s.weaken(quadpress.Requested)
	}
	switch denied := outer.polarity == quadpress.Denied; {
	case denied && st.negatedClause(g) && g.Is(st.lex.Believing): // "does not believe that Russia attacked"
		s.deny()
		st.speak(n, g, s)
	case denied && !g.Is(st.lex.Presupposing):
		s.weaken(quadpress.Possible)
		st.speak(n, g, s)
	default:
		st.say(n, g, s)
	}
	if settled && (s.modality == quadpress.Requested || s.modality == quadpress.Planned) {
		s.modality = before
	}
	switch {
	case outer.modality != quadpress.Hypothetical && len(g.Subjects) > 0 && personal[g.Lower(g.Subjects[0])].person == 1 && g.Is(st.lex.Quotative):
		// "I must say that", "we would like to add that": by that it is said
	case outer.modality == quadpress.Hypothetical:
		s.weaken(quadpress.Hypothetical)
	case outer.modality != quadpress.Asserted:
		s.weaken(quadpress.Possible)
	}
	if s.speaker == noSpeaker {
		s.speaker, s.speakerSentence, s.speakerToken = outer.speaker, outer.speakerSentence, outer.speakerToken
	}
	if m := link.Mark(); m == "whether" || m == "if" { // "asked whether"
		s.weaken(quadpress.Hypothetical)
	}
}

// say makes the subject of a verb of speech the speaker, unless a nearer one has spoken, and applies the verb's
// commitment.
func (st *story) say(n int, g *syntax.Clause, s *stance) {
	st.speak(n, g, s)
	r := st.lex.Reporting
	switch {
	case slices.ContainsFunc(g.Subjects, g.Superseded): // "An earlier version said that he was born in Italy"
		s.deny()
	case g.Is(r["denied"]):
		s.deny()
	case g.Is(r["requested"]):
		s.weaken(quadpress.Requested)
	case g.Is(r["planned"]):
		if s.modality == quadpress.Possible && !g.Is(st.lex.Quotative) { // "threatened that it would attack"
			s.modality = quadpress.Asserted
		}
		s.weaken(quadpress.Planned)
	case g.Is(r["possible"]) && !(g.Is(r["asserted"])):
		s.weaken(quadpress.Possible)
	case g.Passive && len(g.Agents) == 0 && !g.Is(st.lex.Establishing) && s.speaker == noSpeaker: // "it was reported that"
		s.weaken(quadpress.Possible)
	}
}

// speak makes the one who says a clause the speaker of what it introduces, unless a nearer one has spoken. In a passive
// that is the agent; but of "was quoted as saying" it is the subject.
func (st *story) speak(n int, g *syntax.Clause, s *stance) {
	who := g.Subjects
	if g.Passive && g.Tokens[g.Verb].XPOS != "VBD" {
		who = g.Agents
	}
	for k, w := range who {
		if s.speaker != noSpeaker {
			return
		}
		if k+1 < len(who) && st.inTitleOf(n, w, who[k+1]) { // "President and CEO Ann Lee said"
			continue
		}
		if source := st.cited(n, g.Verb); source >= 0 { // "the paper reported, citing two officials"
			w = source
		}
		st.voice(n, w, s)
	}
}

// inTitleOf reports whether an office stands before the title of the person named after it: "President and CEO Ann Lee".
func (st *story) inTitleOf(n, office, person int) bool {
	t, r := st.trees[n], st.at[n][person]
	return r != nil && r.typ == "Person" && r.start == office+2 && r.start < r.first && st.at[n][office] == nil && st.isOffice(t, office)
}

// cited is the one from whom a participle at a word says that something is known: of "a report citing the police" the
// police. It is -1 for none.
func (st *story) cited(n, i int) int {
	t := st.trees[n]
	for _, k := range t.Kids[i] {
		c := st.clauses[n][k]
		if c == nil || t.Rel(k) != "acl" && t.Rel(k) != "advcl" || t.Tokens[k].XPOS != "VBG" || !c.Is(st.lex.Citing) {
			continue
		}
		for _, o := range c.Objects {
			if st.isSource(n, o) {
				return o
			}
		}
	}
	return -1
}

// voice makes what a word stands for the speaker: an entity, or someone without a name ("officials", "he" where it is
// not known who that is). Nothing is said by an "it" or a relative pronoun.
func (st *story) voice(n, i int, s *stance) {
	t := st.trees[n]
	if a := st.author(n, i); a >= 0 {
		i = a
	}
	e := st.entityAt(n, i, true)
	if members := st.membersOf(n, i); e < 0 && len(members) > 0 { // "they" of two: the first of them, as of "Lind and Roe said"
		e = members[0].entity
	}
	if e < 0 {
		switch u := t.Tokens[i].UPOS; {
		case t.IsTime(i):
			return
		case u == "NOUN", u == "PROPN":
			e = unnamed
		case u == "PRON" && t.Tokens[i].XPOS == "PRP" && (t.Lower(i) != "it" || st.isText(n, i)) || u == "NUM":
			e = unnamed
		default:
			return
		}
	}
	s.speaker, s.speakerSentence, s.speakerToken = e, n, i
}

// author is whose word a text or a figure is, where that is told with it: of "Oxfam's report", "the report by Oxfam"
// Oxfam. It is -1 for none.
func (st *story) author(n, i int) int {
	t := st.trees[n]
	if !st.lex.Sources[strings.ToLower(t.Lemma(i))] || st.nameAt(n, i) >= 0 {
		return -1
	}
	for _, k := range t.Kids[i] {
		if p := t.Preposition(k); t.Rels[k] != "nmod:poss" && (t.Rel(k) != "nmod" || p != "by" && p != "from") {
			continue
		}
		if st.isAgent(n, k) {
			return k
		}
	}
	return -1
}

// judged applies what an adjective or noun after "be" says of a clause: "it is unlikely that", "is due to visit".
func (st *story) judged(g *syntax.Clause, s *stance) {
	w := g.Lower(g.Verb)
	negated := st.negatedClause(g) || g.Copula >= 0 && g.Negated(g.Copula)
	j := st.lex.JudgingWords
	switch {
	case j["denied"][w] && negated: // "it is not impossible"
		s.weaken(quadpress.Possible)
	case j["denied"][w], negated && j["asserted"][w]:
		s.deny()
	case j["possible"][w], negated:
		s.weaken(quadpress.Possible)
	case j["planned"][w]:
		s.weaken(quadpress.Planned)
	case j["requested"][w]:
		s.weaken(quadpress.Requested)
	}
}

// complement applies what a governing verb or adjective says about its complement: "failed to agree", "agreed to
// share", "asked Russia to withdraw", "is ready to talk".
func (st *story) complement(n int, g, link *syntax.Clause, s *stance) {
	infinitive := link.ToInfinitive()
	if st.sharesStance(g) {
		st.own(n, g, s)
	}
	switch {
	case g.Copula >= 0 || g.Tokens[g.Verb].UPOS == "ADJ":
		before := s.modality
		able := g.Lower(g.Verb) == "able" && st.past(g) && !st.negatedClause(g) // "was able to retake Palmyra": it did
		if !able {
			st.judged(g, s)
		}
		moved := st.lex.Moved[g.Lower(g.Verb)] && !st.negatedClause(g) // "was proud to lead"
		if infinitive && s.modality == before && s.polarity == quadpress.Affirmed && !able && !moved {
			s.weaken(quadpress.Possible)
		}
	case g.Is(st.lex.Negative):
		st.denied(n, g, link, s)
	case st.sharesStance(g):
	case g.Is(st.lex.Directive) && len(g.Objects)+len(g.Indirect) > 0 || g.Is(st.lex.Directive) && !g.Is(st.lex.Commissive):
		if st.lex.Wishing[g.Lemma(g.Verb)] && st.negatedClause(g) { // "did not want Lind to leave"
			s.deny()
		}
		s.weaken(quadpress.Requested)
		st.speak(n, g, s)
	case g.Is(st.lex.Commissive), g.Is(st.lex.Prospective): // "agreed to end", "opposed ending"
		if infinitive && st.negatedClause(g) { // "does not plan to leave"
			s.deny()
		}
		s.weaken(quadpress.Planned)
	case g.Is(st.lex.Possible):
		s.weaken(quadpress.Possible)
	case g.Lemma(g.Verb) == "use" && !g.Passive && infinitive: // "used to own a club"
	case g.Lemma(g.Verb) == "have" && infinitive: // "Russia has to withdraw"
		s.weaken(quadpress.Requested)
	case g.Lemma(g.Verb) == "go" && infinitive: // "is going to meet", "is not going to"
		if st.negatedClause(g) {
			s.deny()
		}
		s.weaken(quadpress.Planned)
	case infinitive && g.Passive && g.Is(st.lex.Speech): // "is said to have attacked"
	case infinitive && link.Auxiliary("have"): // "is projected to have won"
		s.weaken(quadpress.Possible)
	case infinitive && !g.Is(st.lex.Speech):
		s.weaken(quadpress.Planned)
	}
	if g.Is(st.lex.Speech) && !g.Is(st.lex.Aspect) {
		st.say(n, g, s)
	}
}

// sharesStance reports whether a verb's complement has come about where the verb's own event has, and no more: what one
// "may begin to do" one may do, what "did not lead to Lind resigning" left her in office.
func (st *story) sharesStance(g *syntax.Clause) bool {
	return g.Is(st.lex.Aspect) || g.Is(st.lex.Factive) || g.Is(st.lex.Entailing)
}

func (st *story) negatedClause(c *syntax.Clause) bool { return c.Negated(c.Verb) }

// inserted finds the speaker of a clause into which, or after which, speech is inserted without quotation marks:
// "Russia must withdraw, Kerry said"; "according to Lavrov".
func (st *story) inserted(n int, c *syntax.Clause, s *stance) {
	t := st.trees[n]
	if c.Is(st.lex.Citing) && t.Tokens[c.Verb].XPOS == "VBG" {
		return // "According to the paper, citing two officials": that it cites them is not their word
	}
	for i := c.Verb; i >= 0 && s.speaker == noSpeaker; i = t.Head(i) {
		for _, k := range t.Kids[i] {
			if s.speaker != noSpeaker {
				return
			}
			if t.Within(c.Verb, k) {
				continue
			}
			switch g, p := st.clauses[n][k], t.Preposition(k); {
			case g != nil && t.Rel(k) == "parataxis" && g.Is(st.lex.Quotative) && len(g.Contents) == 0:
				st.say(n, g, s)
			case p == "according to", p == "per" && t.Rel(k) == "obl":
				source := st.cited(n, k)
				if source < 0 && k < i { // "According to the paper, citing two officials, ..."
					source = st.cited(n, i)
				}
				if source < 0 {
					source = k
				}
				st.voice(n, source, s)
			case t.Rel(k) == "advcl" && t.Lower(k) == "according": // where the parse takes "according" for a verb
				for _, o := range t.Kids[k] {
					if t.Rel(o) == "obl" {
						st.voice(n, o, s)
					}
				}
			}
		}
		// "Russia must withdraw, Kerry said" with the one hung on the other.
		if h := t.Head(i); h >= 0 && t.Rel(i) == "parataxis" && st.clauses[n][i] != nil {
			if g := st.clauses[n][h]; g != nil && g.Is(st.lex.Quotative) && len(g.Contents) == 0 {
				st.say(n, g, s)
			}
		}
		// Conditions and relative clauses within what is said are said too; a new root is not reached.
	}
	if s.speaker == noSpeaker {
		if i := st.besideColon(n, c.Verb); i >= 0 {
			st.voice(n, i, s)
		}
	}
}

// besideColon is who says a clause by standing before or after it and a colon, as in headlines: "Police: two drivers
// killed", "Two drivers were killed: police". It is -1 for none.
func (st *story) besideColon(n, verb int) int {
	t := st.trees[n]
	colon := st.colons[n]
	if colon < 1 || st.isLabel(n, 0) {
		return -1
	}
	first, last := 0, colon
	if verb < colon {
		first, last = colon+1, len(t.Tokens) // a headline has no full stop: "named two allies: France." ends in no speaker
	}
	if last <= first || last-first > maxLabel {
		return -1
	}
	for i := first; i < last; i++ {
		if u := t.Tokens[i].UPOS; st.clauses[n][i] != nil && t.Child(i, "nsubj") >= first || u == "VERB" || u == "AUX" || u == "NUM" || u == "PUNCT" || st.quotes[n][i] != nil {
			return -1
		}
	}
	if i := t.SpanHead(first, last); st.isSource(n, i) {
		return i
	}
	return -1
}

// isSource reports whether a word stands for someone who can say something, or for a text or figures.
func (st *story) isSource(n, i int) bool {
	lemma := strings.ToLower(st.trees[n].Lemma(i))
	return st.isAgent(n, i) || st.lex.Sources[lemma] || st.lex.Mouthpieces[lemma]
}

// isAgent reports whether a word stands for someone who acts, named or not.
func (st *story) isAgent(n, i int) bool {
	e := st.entityAt(n, i, true)
	return st.someone(n, i) || e >= 0 && st.schema.IsA(st.entities[e].typ, "Agent")
}

// viewpoint finds whose view a clause gives: "in Kerry's view", "in the words of Kerry".
func (st *story) viewpoint(n int, c *syntax.Clause, s *stance) {
	t := st.trees[n]
	for _, o := range c.Obliques {
		if o.Preposition != "in" || !st.lex.Viewpoint[t.Lemma(o.Head)] {
			continue
		}
		for _, k := range t.Kids[o.Head] {
			if (t.Rels[k] == "nmod:poss" || t.Rel(k) == "nmod" && t.Preposition(k) == "of") && st.entityAt(n, k, true) >= 0 {
				st.voice(n, k, s)
				return
			}
		}
	}
}
