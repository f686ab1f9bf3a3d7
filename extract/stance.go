package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
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
func (st *story) stance(n int, c *clause) stance {
	t := st.trees[n]
	s := stance{speaker: noSpeaker}
	st.quoted(n, c, &s)
	st.own(n, c, &s)
	st.governed(n, c, &s)
	st.inserted(n, c, &s)
	if s.speaker == noSpeaker {
		st.viewpoint(n, c, &s)
	}
	// "He said Merkel would visit China" is a plan, told in the past.
	event := c // "would continue to visit"
	for g := st.clauses[n][event.governor]; g != nil && t.rel(event.verb) == "xcomp" && st.sharesStance(g); g = st.clauses[n][event.governor] {
		event = g
	}
	if s.modality == quadpress.Possible && event.auxiliary("would") {
		first := event // of coordinated clauses: "said that he had won and that he would return"
		for t.rel(first.verb) == "conj" && st.clauses[n][t.head(first.verb)] != nil {
			first = st.clauses[n][t.head(first.verb)]
		}
		if g := st.clauses[n][first.governor]; g != nil && t.rel(first.verb) == "ccomp" && g.is(st.lex.Speech) && st.past(g) {
			s.modality = quadpress.Planned
		}
	}
	return s
}

// governed applies what the clauses above say of a clause.
func (st *story) governed(n int, c *clause, s *stance) {
	t := st.trees[n]
	settled := false // a finite clause of its own: what governs it no longer bears on its modality
	for child, steps := c, 0; steps < len(t.Tokens); steps++ {
		g := st.clauses[n][child.governor]
		link := child
		for link.rel(link.verb) == "conj" && st.clauses[n][t.head(link.verb)] != nil && !link.explicit {
			link = st.clauses[n][t.head(link.verb)] // the first conjunct says how all of them hang
		}
		if link != child {
			g = st.clauses[n][link.governor]
			if child.Tokens[child.verb].XPOS == "VB" && !child.hasAux(child.verb) { // "will meet and discuss"
				st.own(n, link, s)
			}
		}
		if g == nil {
			if h := t.head(link.verb); h >= 0 && t.rel(link.verb) == "acl" && !settled {
				st.contentOf(n, h, link, s)
			}
			return
		}
		switch rel := link.rel(link.verb); rel {
		case "ccomp", "csubj":
			switch {
			case rel == "ccomp" && g.is(st.lex.Speech):
				st.report(n, g, link, s)
				return
			case g.copula >= 0 || g.Tokens[g.verb].UPOS == "ADJ":
				if !settled {
					st.judged(g, s)
				}
			case rel == "ccomp" && !settled:
				st.complement(n, g, link, s)
			}
			if h := t.head(link.verb); !settled && t.Tokens[h].UPOS == "NOUN" && st.lex.Content[t.lemma(h)] {
				s.weaken(quadpress.Possible)
			}
			settled = settled || link.explicit
		case "xcomp":
			if !settled {
				st.complement(n, g, link, s)
			}
		case "advcl":
			settled = st.adverbial(n, g, link, s, settled) || settled
		case "acl":
			if !settled {
				st.contentOf(n, t.head(link.verb), link, s)
			}
			settled = true
		case "conj":
			settled = settled || link.explicit
		case "parataxis":
			if t.afterSemicolon(link.verb) { // "NPR said he led in Iowa; Iowa is his home": no longer what NPR said
				return
			}
			settled = true
		default:
			settled = true
		}
		child = g
	}
}

// afterSemicolon tells whether the clause that i heads is set off by a semicolon.
func (t *tree) afterSemicolon(i int) bool {
	first := t.subtree(i, func(k int) bool { return t.rel(k) == "punct" })[0]
	return first > 0 && t.Tokens[first-1].Form == ";"
}

// adverbial applies what links a clause to the one that it modifies: a condition, a purpose, a charge, "without". It reports
// whether what governs the latter no longer bears on the clause, as it does in "failed to stop Turkey from attacking Syria".
func (st *story) adverbial(n int, g, link *clause, s *stance, settled bool) bool {
	if g.judges(link) && !settled { // the charge is the accuser's
		if !g.is(st.lex.Penalizing) {
			st.speak(n, g, s)
		}
		if g.is(st.lex.Accusing) {
			s.weaken(quadpress.Possible)
		}
	}
	t := st.trees[n]
	switch m := link.mark(); {
	case settled:
	case st.lex.Conditional[m], link.inverted(): // read with the clause's own words
	case link.bareInfinitive() && g.is(st.lex.Directive) && g.addressee() >= 0: // "called on Russia to support France"
		st.complement(n, g, link, s)
	case link.bareInfinitive() && g.lemma(g.verb) == "use" && len(g.objects) > 0 && !g.passive: // a means: "used tear gas to disperse the crowd"
	case link.bareInfinitive(): // a purpose
		s.weaken(quadpress.Planned)
	case g.prevents(link):
		st.denied(n, g, link, s)
		return false
	case g.dissuades(link):
		s.deny()
		s.weaken(quadpress.Requested)
		st.speak(n, g, s)
	case m == "without", m == "instead of", m == "rather than", m == "from" && t.head(link.verb) >= 0 && t.lower(t.head(link.verb)) == "far":
		s.deny()
	case g.opposes(link), m == "" && link.verb > g.verb && (g.is(st.lex.Negative) || g.is(st.lex.Reporting["denied"]) && len(g.objects)+len(g.contents) == 0) &&
		link.Tokens[link.verb].XPOS == "VBG": // "ruled out attacking Syria"
		st.complement(n, g, link, s)
		return false
	}
	// "was accused of, but denied, attacking Syria"
	if d := st.clauses[n][t.child(g.verb, "conj")]; d != nil && d.verb < link.verb && g.is(st.lex.Accusing) && d.is(st.lex.Reporting["denied"]) &&
		len(d.objects)+len(d.contents) == 0 {
		st.say(n, d, s)
	}
	return true
}

// denied turns the polarity of what a verb says not to have come about, and once more where that verb is denied itself: "never
// stopped attacking Syria".
func (st *story) denied(n int, g, link *clause, s *stance) {
	before := s.polarity
	st.own(n, g, s)
	switch turned := s.polarity != before; {
	case turned && g.is(st.lex.Undecided), before == quadpress.Denied && link.is(st.lex.Undecided): // "did not rule out", "refused to rule out"
		s.polarity = quadpress.Affirmed
		s.weaken(quadpress.Possible)
	default:
		s.deny()
	}
}

// inverted tells whether a clause is a condition by its word order: "Had Russia attacked, the talks would have ended".
func (c *clause) inverted() bool {
	a := c.child(c.verb, "aux")
	s := c.child(c.verb, "nsubj")
	if a < 0 || s < a || c.child(c.verb, "mark") >= 0 {
		return false
	}
	switch c.lower(a) {
	case "had", "were", "should":
		return true
	}
	return false
}

// contentOf applies what a noun says of the clause that hangs on it: "the accusation that Turkey attacked Syria", "a plan for
// removing Assad".
func (st *story) contentOf(n, noun int, link *clause, s *stance) {
	t := st.trees[n]
	content := st.lex.Content[strings.ToLower(t.lemma(noun))]
	switch {
	case content && link.rels[link.verb] != "acl:relcl" && st.turnedDown(n, noun): // "dismissed claims that Turkey attacked Syria"
		s.deny()
		st.speak(n, st.clauses[n][t.head(noun)], s)
	case link.explicit && !link.relativized() && content:
		s.weaken(quadpress.Possible)
	case link.rels[link.verb] == "acl:relcl":
	case link.bareInfinitive():
		s.weaken(quadpress.Planned)
	case t.child(link.verb, "mark") >= 0 && content:
		s.weaken(quadpress.Planned)
	}
}

// turnedDown reports whether a noun for what is said or asked is the object of a verb by which someone denies it.
func (st *story) turnedDown(n, noun int) bool {
	t := st.trees[n]
	g := st.clauses[n][t.head(noun)]
	return g != nil && t.rel(noun) == "obj" && g.is(st.lex.Reporting["denied"]) && !st.negatedClause(g)
}

// own reads the clause's auxiliaries, negation, adverbs and sentence type.
func (st *story) own(n int, c *clause, s *stance) {
	t := st.trees[n]
	if st.lex.Conditional[c.mark()] || c.inverted() {
		s.weaken(quadpress.Hypothetical)
	}
	if c.willBe() {
		s.weaken(quadpress.Planned)
	}
	helpless := c.helpless()
	for _, k := range t.kids[c.verb] {
		if r := t.rel(k); helpless && (r == "aux" || r == "advmod") {
			continue
		}
		switch t.rel(k) {
		case "aux":
			switch t.lemma(k) {
			case "will", "shall", "'ll":
				s.weaken(quadpress.Planned)
			case "would", "can", "could", "may", "might":
				s.weaken(quadpress.Possible)
			case "must", "should", "ought":
				s.weaken(quadpress.Requested)
			}
			switch t.lower(k) {
			case "would", "could", "might":
				s.weaken(quadpress.Possible)
			case "should":
				s.weaken(quadpress.Requested)
			case "'ll", "’ll", "wo":
				s.weaken(quadpress.Planned)
			}
		case "advmod":
			if t.negates(k) {
				s.deny()
			} else if st.lex.Hedge[t.lower(k)] {
				s.weaken(quadpress.Possible)
			}
		case "cc": // "not" as a conjunction: "and not rebels"
			if w := t.lower(k); w == "not" || w == "rather" || w == "instead" {
				s.deny()
			}
		case "nsubj", "obj":
			if st.none(t, k) {
				s.deny()
			}
		}
	}
	if c.copula >= 0 {
		for _, k := range t.kids[c.copula] {
			if st.lex.Negation[t.lower(k)] {
				s.deny()
			}
		}
	}
	if t.asks(c) {
		s.weaken(quadpress.Hypothetical)
	}
	// "If Ankara agrees, Germany supports Turkey": what depends on a condition is not so yet. "If you like rivers, Bonn is a
	// good place" depends on none.
	for _, k := range t.kids[c.verb] {
		if g := st.clauses[n][k]; g != nil && t.rel(k) == "advcl" && (g.mark() == "if" || g.mark() == "unless") && !t.concessive(k) && !g.addresses() {
			s.weaken(quadpress.Hypothetical)
		}
	}
	if t.head(c.verb) < 0 && len(c.subjects) == 0 && t.Tokens[c.verb].XPOS == "VB" && !c.hasAux(c.verb) && c.copula < 0 {
		s.weaken(quadpress.Requested)
	}
}

// helpless reports whether a clause says by a denial that something was bound to be: "could not help criticizing", "could not but
// condemn".
func (c *clause) helpless() bool {
	but := c.verb > 0 && c.lower(c.verb-1) == "but"
	if !but && c.lemma(c.verb) != "help" || !c.negated(c.verb) {
		return false
	}
	return (but || len(c.objects) == 0) && (c.auxiliary("could") || c.auxiliary("can") || c.auxiliary("ca"))
}

// none tells whether a nominal says that there is none of it: "no warplanes", "nobody", "neither France nor Germany".
func (st *story) none(t *tree, k int) bool {
	if w := t.lower(k); st.lex.Negation[w] || w == "none" || w == "nobody" || w == "nothing" {
		return true
	}
	for _, d := range t.kids[k] {
		if r := t.rels[d]; (r == "det" || r == "cc:preconj") && st.lex.Negation[t.lower(d)] {
			return true
		}
	}
	return false
}

// asks tells whether a clause is a question, or heads a quotation that is one.
func (t *tree) asks(c *clause) bool {
	switch t.rel(c.verb) {
	case "root", "conj", "parataxis", "ccomp":
	default:
		return false
	}
	for i := c.verb + 1; i < len(t.Tokens); i++ {
		switch t.Tokens[i].Form {
		case "?":
			return true
		case ".", "!", ";", "”", "''", `"`:
			return false
		}
	}
	return false
}

// concessive tells whether the condition that a clause states is none: "even if".
func (t *tree) concessive(i int) bool {
	m := t.child(i, "mark")
	return m > 0 && t.lower(m-1) == "even"
}

// addresses tells whether the subject of a clause is "you".
func (c *clause) addresses() bool { return len(c.subjects) > 0 && c.lower(c.subjects[0]) == "you" }

func (c *clause) auxiliary(form string) bool {
	for _, k := range c.kids[c.verb] {
		if c.rel(k) == "aux" && c.lower(k) == form {
			return true
		}
	}
	return false
}

// past tells whether a clause is in a past tense.
func (st *story) past(c *clause) bool {
	v := c.finiteWord()
	return c.Tokens[v].XPOS == "VBD" || c.Tokens[v].Feat("Tense") == "Past"
}

// report applies a verb of speech or belief to the claim that it introduces. Whether the speaker has said so may be open
// itself ("Kerry denied that Lavrov had said"); then what he is to have said is all the more.
func (st *story) report(n int, g, link *clause, s *stance) {
	outer := st.stance(n, g)
	if v := &link.Tokens[link.verb]; v.XPOS == "VB" && link.copula < 0 && !link.hasAux(link.verb) && g.is(st.lex.Directive) { // "asked that Russia help"
		s.weaken(quadpress.Requested)
	}
	switch denied := outer.polarity == quadpress.Denied; {
	case denied && st.negatedClause(g) && g.is(st.lex.Believing): // "does not believe that Russia attacked"
		s.deny()
		st.speak(n, g, s)
	case denied && !g.is(st.lex.Presupposing):
		s.weaken(quadpress.Possible)
		st.speak(n, g, s)
	default:
		st.say(n, g, s)
	}
	switch {
	case outer.modality == quadpress.Hypothetical:
		s.weaken(quadpress.Hypothetical)
	case outer.modality != quadpress.Asserted:
		s.weaken(quadpress.Possible)
	}
	if s.speaker == noSpeaker {
		s.speaker, s.speakerSentence, s.speakerToken = outer.speaker, outer.speakerSentence, outer.speakerToken
	}
	if m := link.mark(); m == "whether" || m == "if" { // "asked whether"
		s.weaken(quadpress.Hypothetical)
	}
}

// say makes the subject of a verb of speech the speaker, unless a nearer one has spoken, and applies the verb's
// commitment.
func (st *story) say(n int, g *clause, s *stance) {
	st.speak(n, g, s)
	r := st.lex.Reporting
	switch {
	case slices.ContainsFunc(g.subjects, g.superseded): // "An earlier version said that he was born in Italy"
		s.deny()
	case g.is(r["denied"]):
		s.deny()
	case g.is(r["requested"]):
		s.weaken(quadpress.Requested)
	case g.is(r["planned"]):
		if s.modality == quadpress.Possible && !g.is(st.lex.Quotative) { // "threatened that it would attack"
			s.modality = quadpress.Asserted
		}
		s.weaken(quadpress.Planned)
	case g.is(r["possible"]) && !(g.is(r["asserted"])):
		s.weaken(quadpress.Possible)
	case g.passive && len(g.agents) == 0 && !g.is(st.lex.Establishing) && s.speaker == noSpeaker: // "it was reported that"
		s.weaken(quadpress.Possible)
	}
}

// superseded tells whether a noun is a text that another has taken the place of, as corrections say: "a previous version of
// this article".
func (t *tree) superseded(i int) bool {
	if l := t.lemma(i); l != "version" && l != "edition" {
		return false
	}
	return slices.ContainsFunc(t.kids[i], func(k int) bool {
		switch t.lower(k) {
		case "earlier", "previous", "original", "initial", "first":
			return t.rel(k) == "amod"
		}
		return false
	})
}

// speak makes the one who says a clause the speaker of what it introduces, unless a nearer one has spoken. In a passive
// that is the agent; but of "was quoted as saying" it is the subject.
func (st *story) speak(n int, g *clause, s *stance) {
	who := g.subjects
	if g.passive && g.Tokens[g.verb].XPOS != "VBD" {
		who = g.agents
	}
	for _, w := range who {
		if s.speaker != noSpeaker {
			return
		}
		st.voice(n, w, s)
	}
}

// voice makes what a word stands for the speaker: an entity, or someone without a name ("officials", "he" where it is not
// known who that is). Nothing is said by an "it" or a relative pronoun.
func (st *story) voice(n, i int, s *stance) {
	t := st.trees[n]
	e := st.entityAt(n, i, true)
	if e < 0 {
		switch u := t.Tokens[i].UPOS; {
		case t.isTime(i):
			return
		case u == "NOUN", u == "PROPN":
			e = unnamed
		case u == "PRON" && t.Tokens[i].XPOS == "PRP" && t.lower(i) != "it" || u == "NUM":
			e = unnamed
		default:
			return
		}
	}
	s.speaker, s.speakerSentence, s.speakerToken = e, n, i
}

// judged applies what an adjective or noun after "be" says of a clause: "it is unlikely that", "is due to visit".
func (st *story) judged(g *clause, s *stance) {
	w := g.lower(g.verb)
	negated := st.negatedClause(g) || g.copula >= 0 && g.negated(g.copula)
	j := st.lex.JudgingWords
	switch {
	case j["denied"][w] && negated: // "it is not impossible"
		s.weaken(quadpress.Possible)
	case j["denied"][w], negated && (w == "true" || w == "correct" || w == "possible" || w == "able" || w == "so" || w == "right" || w == "case"):
		s.deny()
	case j["possible"][w], negated:
		s.weaken(quadpress.Possible)
	case j["planned"][w]:
		s.weaken(quadpress.Planned)
	case j["requested"][w]:
		s.weaken(quadpress.Requested)
	}
}

// complement applies what a governing verb or adjective says about its complement: "failed to agree", "agreed to share",
// "asked Russia to withdraw", "is ready to talk".
func (st *story) complement(n int, g, link *clause, s *stance) {
	infinitive := link.bareInfinitive()
	if st.sharesStance(g) {
		st.own(n, g, s)
	}
	switch {
	case g.copula >= 0 || g.Tokens[g.verb].UPOS == "ADJ":
		before := s.modality
		able := g.lower(g.verb) == "able" && st.past(g) && !st.negatedClause(g) // "was able to retake Palmyra": it did
		if !able {
			st.judged(g, s)
		}
		if infinitive && s.modality == before && s.polarity == quadpress.Affirmed && !able {
			s.weaken(quadpress.Possible)
		}
	case g.is(st.lex.Negative):
		st.denied(n, g, link, s)
	case st.sharesStance(g):
	case g.is(st.lex.Directive) && len(g.objects)+len(g.indirect) > 0 || g.is(st.lex.Directive) && !g.is(st.lex.Commissive):
		s.weaken(quadpress.Requested)
		st.speak(n, g, s)
	case g.is(st.lex.Commissive), g.is(st.lex.Prospective): // "agreed to end", "opposed ending"
		s.weaken(quadpress.Planned)
	case g.is(st.lex.Possible):
		s.weaken(quadpress.Possible)
	case g.lemma(g.verb) == "use" && !g.passive && infinitive: // "used to own a club"
	case g.lemma(g.verb) == "have" && infinitive: // "Russia has to withdraw"
		s.weaken(quadpress.Requested)
	case g.lemma(g.verb) == "go" && infinitive: // "is going to meet"
		s.weaken(quadpress.Planned)
	case infinitive && g.passive && g.is(st.lex.Speech): // "is said to have attacked"
	case infinitive && link.auxiliary("have"): // "is projected to have won"
		s.weaken(quadpress.Possible)
	case infinitive && !g.is(st.lex.Speech):
		s.weaken(quadpress.Planned)
	}
	if g.is(st.lex.Speech) && !g.is(st.lex.Aspect) {
		st.say(n, g, s)
	}
}

// sharesStance tells whether a verb's complement has come about where the verb's own event has, and no more: what one "may begin to
// do" one may do, what "did not lead to Lind resigning" left her in office.
func (st *story) sharesStance(g *clause) bool {
	return g.is(st.lex.Aspect) || g.is(st.lex.Factive) || g.is(st.lex.Entailing)
}

func (st *story) negatedClause(c *clause) bool { return c.negated(c.verb) }

// inserted finds the speaker of a clause into which, or after which, speech is inserted without quotation marks: "Russia
// must withdraw, Kerry said"; "according to Lavrov".
func (st *story) inserted(n int, c *clause, s *stance) {
	t := st.trees[n]
	for i := c.verb; i >= 0 && s.speaker == noSpeaker; i = t.head(i) {
		for _, k := range t.kids[i] {
			if s.speaker != noSpeaker {
				return
			}
			if t.within(c.verb, k) {
				continue
			}
			switch g, p := st.clauses[n][k], t.preposition(k); {
			case g != nil && t.rel(k) == "parataxis" && g.is(st.lex.Quotative) && len(g.contents) == 0:
				st.say(n, g, s)
			case p == "according to", p == "per" && t.rel(k) == "obl":
				st.voice(n, k, s)
			case t.rel(k) == "advcl" && t.lower(k) == "according": // where the parse takes "according" for a verb
				for _, o := range t.kids[k] {
					if t.rel(o) == "obl" {
						st.voice(n, o, s)
					}
				}
			}
		}
		// "Russia must withdraw, Kerry said" with the one hung on the other.
		if h := t.head(i); h >= 0 && t.rel(i) == "parataxis" && st.clauses[n][i] != nil {
			if g := st.clauses[n][h]; g != nil && g.is(st.lex.Quotative) && len(g.contents) == 0 {
				st.say(n, g, s)
			}
		}
		// Conditions and relative clauses within what is said are said too; a new root is not reached.
	}
}

// viewpoint finds whose view a clause gives: "in Kerry's view", "in the words of Kerry".
func (st *story) viewpoint(n int, c *clause, s *stance) {
	t := st.trees[n]
	for _, o := range c.obliques {
		if o.preposition != "in" || !st.lex.Viewpoint[t.lemma(o.head)] {
			continue
		}
		for _, k := range t.kids[o.head] {
			if (t.rels[k] == "nmod:poss" || t.rel(k) == "nmod" && t.preposition(k) == "of") && st.entityAt(n, k, true) >= 0 {
				st.voice(n, k, s)
				return
			}
		}
	}
}
