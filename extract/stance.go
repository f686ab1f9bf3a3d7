package extract

import (
	"slices"

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
	for g := st.clauses[n][event.Governor]; g != nil && t.Rel(event.Verb) == "xcomp" &&
		st.sharesStance(g); g = st.clauses[n][event.Governor] {
		event = g
	}
	if s.modality == quadpress.Possible && event.WouldHave() { // "the deal would have cost a million"
		s.modality = quadpress.Hypothetical
	}
	if s.modality == quadpress.Possible {
		would := event.Auxiliary("would")
		first := event // of coordinated clauses: "said that he had won and that he would return"
		for t.Rel(first.Verb) == "conj" && st.clauses[n][t.Head(first.Verb)] != nil {
			above := st.clauses[n][t.Head(first.Verb)]
			would = would || first.SharesAuxiliaries(above) && above.Auxiliary("would") // "would cut jobs and close a base"
			first = above
		}
		if g := st.clauses[n][first.Governor]; would && g != nil && t.Rel(first.Verb) == "ccomp" && g.Is(st.lex.Speech) &&
			!g.Is(st.lex.Doubting) && st.past(g) {
			s.modality = quadpress.Planned
		}
	}
	return s
}

// governed applies what the clauses above say of a clause.
func (st *story) governed(n int, c *syntax.Clause, s *stance) {
	t := st.trees[n]
	settled := false // a finite clause of its own: what governs it no longer bears on its modality
	aside := false   // told in passing: "They believe Lind, who lost her job in May, acted alone"
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
		settled = settled || st.presupposed(link)
		switch rel := link.Rel(link.Verb); rel {
		case "ccomp", "csubj":
			switch {
			case rel == "ccomp" && g.Is(st.lex.Speech):
				before := *s
				if st.report(n, g, link, s, settled); aside {
					s.polarity, s.modality = before.polarity, before.modality
				}
				return
			case g.Copula >= 0 || g.Tokens[g.Verb].UPOS == "ADJ":
				if settled {
					break
				}
				if rel == "csubj" {
					st.openness(g, s)
				}
				if st.judged(g, s); rel == "csubj" && link.ToInfinitive() && s.polarity == quadpress.Affirmed {
					// "it is hard to sell"
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
			h := t.Head(link.Verb)
			aside = aside || link.Relativized() && (t.Tokens[h].UPOS == "PROPN" || t.Definite(h)) && t.SetOffAfter(link.Verb, h)
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
	case link.ToInfinitive() && g.Lemma(g.Verb) == "use" && len(g.Objects) > 0 && !g.Passive:
		// a means: "used tear gas to disperse the crowd"
	case st.attains(g, link):
		st.lend(n, g, s)
	case link.ToInfinitive() && st.frameAt[n][link.Verb] != nil &&
		st.folded[[2]int{n, g.Verb}] == st.frameAt[n][link.Verb]: // "took two hours to put out the fire"
		st.lend(n, g, s)
	case link.ToInfinitive() && g.Copula >= 0 && st.lex.InARow[g.Lower(g.Verb)]: // "was the first to leave"
	case link.ToInfinitive() && g.Suffices() && g.Copula >= 0 && !st.past(g): // "is small enough to fit"
		s.weaken(quadpress.Possible)
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
	case g.Prevents(link) && len(g.Objects) > 0 && st.stance(n, g).modality != quadpress.Asserted:
		s.weaken(quadpress.Possible) // "tried to prevent Ohio from voting"
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
	case m == "without", m == "instead of", m == "rather than", m == "from" && t.Head(link.Verb) >= 0 &&
		t.Lower(t.Head(link.Verb)) == "far":
		s.deny()
	case g.Opposes(link), m == "" && link.Verb > g.Verb && link.Tokens[link.FiniteWord()].XPOS == "VBG" &&
		(g.Is(st.lex.Negative) && !g.SetOffAfter(link.Verb, g.Verb) ||
			// "ruled out attacking", "denied having sold"
			g.Is(st.lex.Reporting["denied"]) && len(g.Objects)+len(g.Contents) == 0):
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
	if d := st.clauses[n][t.Child(g.Verb, "conj")]; d != nil && d.Verb < link.Verb && g.Is(st.lex.Accusing) &&
		d.Is(st.lex.Reporting["denied"]) &&
		len(d.Objects)+len(d.Contents) == 0 {
		st.say(n, d, s)
	}
	return true
}

// attains reports whether an infinitive says what came of a verb, and no purpose: "beat Lyon to reach the final",
// "came from behind to win", "grew up to be a judge".
func (st *story) attains(g, link *syntax.Clause) bool {
	return link.ToInfinitive() && !g.Passive && link.Mark() == "" &&
		(g.Is(st.lex.Outcomes) || g.Is(st.lex.Outdoing) && link.Is(st.lex.Attaining))
}

// denied turns the polarity of what a verb says not to have come about, and once more where that verb is denied itself:
// "never stopped attacking Syria".
func (st *story) denied(n int, g, link *syntax.Clause, s *stance) {
	before := s.polarity
	st.own(n, g, s)
	switch turned := s.polarity != before; {
	case turned && g.Is(st.lex.Undecided), before == quadpress.Denied && link.Is(st.lex.Undecided):
		// "did not rule out", "refused to rule out"
		s.polarity = quadpress.Affirmed
		s.weaken(quadpress.Possible)
	default:
		s.deny()
	}
}

// own reads the clause's auxiliaries, negation, adverbs and sentence type.
func (st *story) own(n int, c *syntax.Clause, s *stance) {
	t := st.trees[n]
	if st.conditional(c) {
		s.weaken(quadpress.Hypothetical)
	}
	switch {
	case c.HasYet() && c.Lemma(c.Verb) != "have": // "is yet to be signed"
		s.deny()
	case c.WillBe(), c.Rel(c.Verb) == "root" && c.ToInfinitive(): // "is to meet", the headline "Norway to sell ship"
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
		case "nsubj", "obj", "iobj":
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
		if g == nil || t.Rel(k) != "advcl" || g.Mark() != "if" || t.Concessive(k) || g.Addresses() ||
			c.Is(st.lex.Speech) && k > c.Verb && st.past(c) && !st.past(g) { // "warned of shortages if it goes on"
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
		} else if r == "advmod" && d < k && t.Negates(d) && t.Child(k, "conj") < 0 &&
			(d == 0 || t.Lower(d-1) != "or") { // "showed not a hint of regret"
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

// presupposed reports whether a clause asks how, why, when or where something was, which it was then: "it is not clear
// how he escaped".
func (st *story) presupposed(c *syntax.Clause) bool {
	if !c.Explicit || c.Mark() != "" || !st.past(c) && c.Tokens[c.FiniteWord()].Lemma != "have" {
		return false
	}
	return slices.ContainsFunc(c.Kids[c.Verb], func(k int) bool {
		return k < c.Verb && c.Tokens[k].XPOS == "WRB" && c.Rel(k) == "advmod"
	})
}

// past reports whether a clause is in a past tense.
func (st *story) past(c *syntax.Clause) bool {
	v := c.FiniteWord()
	if g := st.clauses[c.Index][c.Governor]; g != nil && c.Tokens[v].XPOS == "VBG" { // "said ..., adding that"
		return st.past(g)
	}
	return c.Tokens[v].XPOS == "VBD" || c.Tokens[v].Feat("Tense") == "Past"
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
	} else if infinitive && !link.Explicit && s.polarity == quadpress.Affirmed && !g.Is(st.lex.Negative) &&
		slices.ContainsFunc(g.Subjects, func(k int) bool { return st.none(g.Tree, k) }) {
		s.deny() // "nobody was willing to help"
	}
	switch {
	case g.HasYet(): // "has yet to concede"
		s.deny()
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
	case g.Is(st.lex.Directive) && len(g.Objects)+len(g.Indirect) > 0 || g.Is(st.lex.Directive) &&
		!g.Is(st.lex.Commissive):
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
	case st.attains(g, link):
	case g.Lemma(g.Verb) == "use" && infinitive: // "used to own a club", "was used to kill him", "can be used to dig"
		if g.Passive {
			st.lend(n, g, s)
		}
		if g.Passive && !st.past(g) {
			s.weaken(quadpress.Possible)
		}
	case st.obliges(g) && infinitive: // "Russia has to withdraw"
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
	return g.Is(st.lex.Aspect) || g.Is(st.lex.Factive) && !st.obliges(g) || g.Is(st.lex.Entailing)
}

// obliges reports whether a verb says of an infinitive that it must come about: "has to leave", "has got to leave".
func (st *story) obliges(g *syntax.Clause) bool {
	present := func(k int) bool { return g.Lemma(k) == "have" && g.Tokens[k].XPOS != "VBD" }
	l := g.Lemma(g.Verb)
	return l == "have" || l == "get" && g.Lower(g.Verb) == "got" && slices.ContainsFunc(g.Children(g.Verb, "aux"), present)
}

func (st *story) negatedClause(c *syntax.Clause) bool { return c.Negated(c.Verb) }
