package extract

import (
	"slices"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/syntax"
)

// nominalStance is how an event noun is put forward: as its clause is where that says no more than that the event was
// ("will hold talks", "the talks did not begin"), more weakly under what speaks of an event that has not come about
// ("proposed talks", "plans for talks") or may not have ("warned of attacks"). Any other definite event is taken as
// given: in "France did not condemn the attack" there was one. The noun is at i; first is the first of those that it is
// coordinated with, c the clause over that, nil for none.
func (st *story) nominalStance(n, i, first int, c *syntax.Clause) stance {
	t := st.trees[n]
	rel := t.Rel(first)
	s := stance{speaker: noSpeaker}
	if h := t.Head(first); h >= 0 && rel == "nmod" && t.Tokens[h].UPOS == "NOUN" {
		p := t.Preposition(first)
		switch noun := t.Lemma(h); {
		case p != "of" && p != "for" && p != "to" && t.Definite(first): // "questions about the crash": there was one
		case st.lex.Attesting[noun]: // "reports of a crash"
			st.holder(n, h, &s)
		case st.lex.Doubting[noun]: // "fears of a crash", "Lind's claims of fraud"
			s.weaken(quadpress.Possible)
			st.holder(n, h, &s)
		case st.lex.Content[noun], st.lex.Content[noun+" "+t.Preposition(first)]: // "plans for talks"
			s.weaken(quadpress.Planned)
		}
	}
	if h := t.Head(first); h >= 0 && rel == "compound" && st.lex.Inquiring[t.Lemma(h)] { // "murder charges"
		s.weaken(quadpress.Possible)
	}
	counted := false // whether a "no" before the noun has denied its clause
	if c != nil {
		counted = st.underClause(n, first, c, &s)
	}
	for _, k := range t.Kids[first] {
		w := t.Lower(k)
		if !counted && (w == "no" || w == "any" && s.polarity != quadpress.Denied) { // "denied any wrongdoing" denies it once
			s.deny()
		}
	}
	for _, k := range t.Kids[i] {
		switch w := t.Lower(k); {
		case st.lex.Tentative[w] && !(c != nil && st.carriesOut(n, first, c)):
			s.weaken(quadpress.Planned)
		case st.lex.Alleged[w]:
			s.weaken(quadpress.Possible)
		}
	}
	if t.Preposition(first) == "without" { // "entered the town without a fight"
		if c != nil {
			s = st.stance(n, c)
		}
		s.deny()
	}
	return s
}

// carriesOut reports whether a clause says that the event of a noun came about: "held the planned talks".
func (st *story) carriesOut(n, first int, c *syntax.Clause) bool {
	t := st.trees[n]
	if t.Head(first) != c.Verb {
		return false
	}
	subject := t.Rel(first) == "nsubj"
	performed := t.Rel(first) == "obj" && !c.Passive || subject && c.Passive
	return performed && c.Is(st.lex.Light) || subject && !c.Passive && c.Copula < 0 && c.Is(st.lex.Occurring)
}

// isPurpose reports whether a clause has a noun for what its event is meant to bring about.
func (st *story) isPurpose(n, i int, c *syntax.Clause) bool {
	f := st.carrier(n, c.Verb)
	return f != nil && slices.ContainsFunc(f.args, func(a frameArgument) bool {
		return a.head == i && a.role == quadpress.PurposeRole
	})
}

// underClause applies what a clause says of the event of a noun that hangs on it. It reports whether the event is put
// forward as the clause is.
func (st *story) underClause(n, first int, c *syntax.Clause, s *stance) (alike bool) {
	t := st.trees[n]
	rel := t.Rel(first)
	clause := st.stance(n, c)
	if s.speaker == noSpeaker {
		s.speaker, s.speakerSentence, s.speakerToken = clause.speaker, clause.speakerSentence, clause.speakerToken
	}
	direct := t.Head(first) == c.Verb
	// not "the war was expected to end"
	undergoes := rel == "obj" && !c.Passive || rel == "nsubj" && c.Passive && t.Child(c.Verb, "xcomp") < 0
	argument := direct && (rel == "obj" || rel == "nsubj" || rel == "xcomp")
	preposition := ""
	for _, o := range c.Obliques {
		if o.Head == first {
			preposition = o.Preposition
		}
	}
	under := func(set lexicon.Words) bool {
		return undergoes && c.Is(set) || preposition != "" && set[c.Key()+" "+preposition]
	}
	switch {
	case c.Verb == first: // "is not in talks with"
		*s, alike = clause, true
	case !direct:
	case argument && c.Is(st.lex.Cancelling): // "canceled a visit"
		*s, alike = clause, argument
		s.deny()
	case undergoes && c.Is(st.lex.Reporting["denied"]) &&
		(st.lex.Content[t.Lemma(first)] || st.lex.Inquiring[t.Lemma(first)]):
		// "denied the accusation", "dismissed a lawsuit": it was made
	case undergoes && c.Is(st.lex.Ending): // "met to end a strike": there was one
	case undergoes && c.Is(st.lex.Answering) && st.lex.Posed[t.Lemma(first)] &&
		(t.Definite(first) || !st.negatedClause(c)): // "rejected an offer", "did not accept the offer": it was made
	case under(st.lex.Averting), preposition != "" && st.lex.Preventing[c.Key()+" "+preposition]: // "prevented the sale"
		*s, alike = clause, argument
		s.deny()
	case c.Is(st.lex.Attitudes) && undergoes && t.Definite(first): // "welcomed the ceasefire"
	case undergoes && c.Is(st.lex.Naming) && t.Definite(first) && len(c.Children(c.Verb, "obj", "xcomp")) > 1:
		// "called the attack a disgrace": there was one
	case undergoes && st.lex.Telling[c.Lemma(c.Verb)] && len(c.Contents) > 0: // "told a rally that the war was over"
	case under(st.lex.Prospective), under(st.lex.Directive):
		*s, alike = clause, argument
		s.weaken(quadpress.Planned)
	case argument && (c.Is(st.lex.Light) || c.Is(st.lex.Aspect) || c.Is(st.lex.Occurring)), rel == "obl" &&
		c.Is(st.lex.Light):
		*s, alike = clause, argument
	case rel == "nsubj" && c.Copula >= 0: // "an attack is unlikely"
		*s, alike = clause, argument
		st.judged(c, s)
	case preposition == "of" && c.Is(st.lex.Accusing), // "accused Lind of fraud"
		st.lex.Charging[c.Key()+" "+preposition] && c.Is(st.lex.Accusing) && !t.Definite(first): // "charged her with fraud"
		st.speak(n, c, s)
		s.weaken(quadpress.Possible)
	case rel == "obj" && c.Is(st.lex.Speech) && (st.lex.Content[t.Lemma(first)] || st.lex.Stating[t.Lemma(first)]):
		// who denies charges does not deny that there are, and who repeats remarks does not claim that there were
	case rel == "obj" && c.Is(st.lex.Speech), preposition == "of" && c.Is(st.lex.Speech):
		// "denied attacks", "warned of attacks"
		if st.negatedClause(c) {
			st.speak(n, c, s)
			s.weaken(quadpress.Possible)
		} else {
			st.say(n, c, s)
		}
		if preposition == "of" {
			s.weaken(quadpress.Possible)
		}
	case argument && !t.Definite(first):
		*s, alike = clause, argument
	case preposition == "for" && !t.Definite(first) && st.isPurpose(n, first, c): // "set money aside for repairs"
		*s, alike = clause, argument
		s.weaken(quadpress.Planned)
	}
	return alike
}
