package extract

import "github.com/quadpress/quadpress"

// stance is how a clause is put forward, and by whom.
type stance struct {
	polarity quadpress.Polarity
	modality quadpress.Modality
	speaker  int // entity, -1 for the document itself
	// The word that names the speaker.
	speakerSentence, speakerToken int
}

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

// stance reads polarity and modality off a clause's own words and off every clause that it hangs on.
func (st *story) stance(n int, c *clause) stance {
	t := st.trees[n]
	s := stance{speaker: -1}
	if q := st.quotes[n][c.verb]; q != nil && q.speaker >= 0 {
		s.speaker, s.speakerSentence, s.speakerToken = q.speaker, q.speakerSource, q.speakerToken
	}
	st.own(n, c, &s)
	reported := false // past speech: "said he would circulate a draft" is a plan
	settled := false  // a finite clause of its own: what governs it no longer bears on its modality
	for child, steps := c, 0; steps < len(t.Tokens); steps++ {
		g := st.clauses[n][child.governor]
		link := child
		for link.rel(link.verb) == "conj" && st.clauses[n][t.head(link.verb)] != nil && !link.explicit {
			link = st.clauses[n][t.head(link.verb)] // the first conjunct says how all of them hang
		}
		if link != child {
			g = st.clauses[n][link.governor]
			if child.Tokens[child.verb].XPOS == "VB" && !child.hasAux(child.verb) { // "will meet and discuss"
				st.own(n, link, &s)
			}
		}
		if g == nil {
			break
		}
		switch rel := link.rel(link.verb); rel {
		case "ccomp", "csubj":
			if rel == "ccomp" && g.is(st.lex.Speech) {
				reported = reported || st.past(g)
				st.say(n, g, &s)
			} else if rel == "ccomp" && !settled {
				st.complement(g, link, &s)
			}
			if h := t.head(link.verb); !settled && t.Tokens[h].UPOS == "NOUN" && st.lex.Content[t.lemma(h)] {
				s.weaken(quadpress.Possible)
			}
			settled = settled || link.explicit
		case "xcomp":
			if !settled {
				st.complement(g, link, &s)
			}
			if g.is(st.lex.Speech) {
				st.say(n, g, &s)
			}
		case "advcl":
			if g.judges(link) && !settled { // the charge is the accuser's
				st.say(n, g, &s)
				if g.is(st.lex.Possible) {
					s.weaken(quadpress.Possible)
				}
			}
			switch m := link.mark(); {
			case settled:
			case st.lex.Conditional[m]:
				s.weaken(quadpress.Hypothetical)
			case link.bareInfinitive(): // a purpose
				s.weaken(quadpress.Planned)
			case m == "from" && g.is(st.lex.Preventing):
				s.deny()
			case m == "without":
				s.deny()
			case m == "instead of", m == "rather than":
				s.deny()
			}
			settled = true
		case "acl":
			switch {
			case settled:
			case link.explicit && !link.relativized() && st.lex.Content[t.lemma(t.head(link.verb))]:
				s.weaken(quadpress.Possible)
			case link.rels[link.verb] == "acl:relcl":
			case link.bareInfinitive():
				s.weaken(quadpress.Planned)
			case t.child(link.verb, "mark") >= 0 && st.lex.Content[t.lemma(t.head(link.verb))]: // "a plan for removing Assad"
				s.weaken(quadpress.Planned)
			}
			settled = true
		case "parataxis":
			// "Russia must withdraw, Kerry said" with the speech hung on what is said, or the other way round.
			if g.is(st.lex.Quotative) && s.speaker < 0 {
				st.say(n, g, &s)
			}
			settled = true
		case "conj":
			settled = settled || link.explicit
		default:
			settled = true
		}
		child = g
	}
	st.inserted(n, c, &s)
	if reported && s.modality == quadpress.Possible && c.auxiliary("would") {
		s.modality = quadpress.Planned
	}
	return s
}

// own reads the clause's auxiliaries, negation, adverbs and sentence type.
func (st *story) own(n int, c *clause, s *stance) {
	t := st.trees[n]
	for _, k := range t.kids[c.verb] {
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
			if st.lex.Negation[t.lower(k)] || st.lex.Negation[t.lemma(k)] || t.lower(k) == "longer" {
				s.deny()
			} else if st.lex.Hedge[t.lower(k)] {
				s.weaken(quadpress.Possible)
			}
		case "cc": // "not" as a conjunction: "and not rebels"
			if t.lower(k) == "not" {
				s.deny()
			}
		case "nsubj", "obj":
			if d := t.child(k, "det"); d >= 0 && st.lex.Negation[t.lower(d)] || st.lex.Negation[t.lower(k)] || t.lower(k) == "none" || t.lower(k) == "nobody" {
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
	root := t.head(c.verb) < 0
	last := len(t.Tokens) - 1
	for last > 0 && isClosingQuote(t.Tokens[last].Form) {
		last--
	}
	if t.Tokens[last].Form == "?" && (root || t.rel(c.verb) == "conj" || t.rel(c.verb) == "parataxis" || t.rel(c.verb) == "ccomp") {
		s.weaken(quadpress.Hypothetical)
	}
	if st.lex.Conditional[c.mark()] {
		s.weaken(quadpress.Hypothetical)
	}
	if root && len(c.subjects) == 0 && t.Tokens[c.verb].XPOS == "VB" && !c.hasAux(c.verb) && c.copula < 0 {
		s.weaken(quadpress.Requested)
	}
}

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

// say makes the subject of a verb of speech the speaker, unless a nearer one has spoken, and applies the verb's
// commitment.
func (st *story) say(n int, g *clause, s *stance) {
	if s.speaker < 0 {
		for _, sub := range append(g.subjects, g.agents...) {
			if e := st.entityAt(n, sub, true); e >= 0 {
				s.speaker, s.speakerSentence, s.speakerToken = e, n, sub
				break
			}
		}
	}
	switch {
	case g.is(st.lex.Denying):
		s.deny()
	case g.is(st.lex.Directive) && !g.is(st.lex.Quotative):
		s.weaken(quadpress.Requested)
	case g.is(st.lex.Uncommitted):
		s.weaken(quadpress.Possible)
	}
}

// complement applies what a governing verb or adjective says about its complement: "failed to agree", "agreed to share",
// "asked Russia to withdraw", "is ready to talk".
func (st *story) complement(g, link *clause, s *stance) {
	infinitive := link.bareInfinitive()
	if st.negatedClause(g) && g.is(st.lex.Factive) || st.negatedClause(g) && g.is(st.lex.Aspect) {
		s.deny()
	}
	switch {
	case g.copula >= 0 || g.Tokens[g.verb].UPOS == "ADJ":
		switch w := g.lower(g.verb); {
		case w == "unable" || w == "unwilling" || w == "reluctant":
			s.deny()
		case infinitive:
			s.weaken(quadpress.Possible)
		}
	case g.is(st.lex.Negative):
		s.deny()
	case g.is(st.lex.Aspect), g.is(st.lex.Factive):
	case g.is(st.lex.Directive) && len(g.objects)+len(g.indirect) > 0 || g.is(st.lex.Directive) && !g.is(st.lex.Commissive):
		s.weaken(quadpress.Requested)
	case g.is(st.lex.Commissive), g.is(st.lex.Prospective): // "agreed to end", "opposed ending"
		s.weaken(quadpress.Planned)
	case g.is(st.lex.Possible):
		s.weaken(quadpress.Possible)
	case g.lemma(g.verb) == "have" && infinitive: // "Russia has to withdraw"
		s.weaken(quadpress.Requested)
	case g.lemma(g.verb) == "go" && infinitive: // "is going to meet"
		s.weaken(quadpress.Planned)
	case infinitive && !g.is(st.lex.Speech):
		s.weaken(quadpress.Planned)
	}
}

func (st *story) negatedClause(c *clause) bool { return c.negated(c.verb) }

// inserted finds the speaker of a clause into which, or after which, speech is inserted without quotation marks: "Russia
// must withdraw, Kerry said"; "according to Lavrov".
func (st *story) inserted(n int, c *clause, s *stance) {
	if s.speaker >= 0 {
		return
	}
	t := st.trees[n]
	for i := c.verb; i >= 0; i = t.head(i) {
		for _, k := range t.kids[i] {
			if g := st.clauses[n][k]; g != nil && t.rel(k) == "parataxis" && g.is(st.lex.Quotative) && !t.within(c.verb, k) && len(g.contents) == 0 {
				st.say(n, g, s)
			}
			if p := t.preposition(k); p == "according to" || p == "per" && t.rel(k) == "obl" {
				if e := st.entityAt(n, k, true); e >= 0 && !t.within(c.verb, k) {
					s.speaker, s.speakerSentence, s.speakerToken = e, n, k
				}
			}
			if t.rel(k) == "advcl" && t.lower(k) == "according" { // where the parse takes "according" for a verb
				for _, o := range t.kids[k] {
					if e := st.entityAt(n, o, true); e >= 0 && t.rel(o) == "obl" {
						s.speaker, s.speakerSentence, s.speakerToken = e, n, o
					}
				}
			}
			if s.speaker >= 0 {
				return
			}
		}
		// Conditions and relative clauses within what is said are said too; a new root is not reached.
	}
}
