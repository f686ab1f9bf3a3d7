package extract

import (
	"slices"

	"github.com/quadpress/quadpress"
)

// nominalStance is how an event noun is put forward: as its clause is where that says no more than that the event was
// ("will hold talks", "the talks did not begin"), more weakly under what speaks of an event that has not come about
// ("proposed talks", "plans for talks") or may not have ("warned of attacks"). Any other definite event is taken as given: in
// "France did not condemn the attack" there was one. c is the clause over the noun, nil for none.
func (st *story) nominalStance(n, first int, c *clause) stance {
	t := st.trees[n]
	rel := t.rel(first)
	s := stance{speaker: noSpeaker}
	if h := t.head(first); h >= 0 && rel == "nmod" && t.Tokens[h].UPOS == "NOUN" {
		switch noun := t.lemma(h); {
		case st.lex.Attesting[noun]: // "reports of a crash"
		case st.lex.Doubting[noun]: // "fears of a crash"
			s.weaken(quadpress.Possible)
		case st.lex.Content[noun]: // "plans for talks"
			s.weaken(quadpress.Planned)
		}
	}
	counted := false // whether a "no" before the noun has denied its clause
	if c != nil {
		counted = st.underClause(n, first, c, &s)
	}
	for _, k := range t.kids[first] {
		switch w := t.lower(k); {
		case w == "no" || w == "any":
			if !counted {
				s.deny()
			}
		case st.lex.Tentative[w]:
			s.weaken(quadpress.Planned)
		}
	}
	return s
}

// underClause applies what a clause says of the event of a noun that hangs on it. It tells whether the event is put forward
// as the clause is.
func (st *story) underClause(n, first int, c *clause, s *stance) (alike bool) {
	t := st.trees[n]
	rel := t.rel(first)
	clause := st.stance(n, c)
	s.speaker, s.speakerSentence, s.speakerToken = clause.speaker, clause.speakerSentence, clause.speakerToken
	direct := t.head(first) == c.verb
	argument := direct && (rel == "obj" || rel == "nsubj")
	preposition := ""
	for _, o := range c.obliques {
		if o.head == first {
			preposition = o.preposition
		}
	}
	under := func(set words) bool {
		return rel == "obj" && c.is(set) || preposition != "" && set[c.key()+" "+preposition]
	}
	switch {
	case c.verb == first: // "is not in talks with"
		*s, alike = clause, true
	case !direct:
	case argument && c.is(st.lex.Cancelling): // "canceled a visit"
		*s, alike = clause, argument
		s.deny()
	case under(st.lex.Prospective), under(st.lex.Directive):
		*s, alike = clause, argument
		s.weaken(quadpress.Planned)
	case argument && (c.is(st.lex.Light) || c.is(st.lex.Aspect) || c.is(st.lex.Occurring)), rel == "obl" && c.is(st.lex.Light):
		*s, alike = clause, argument
	case rel == "nsubj" && c.copula >= 0: // "an attack is unlikely"
		*s, alike = clause, argument
		st.judged(c, s)
	case rel == "obj" && c.is(st.lex.Speech), preposition == "of" && c.is(st.lex.Speech): // "denied attacks", "warned of attacks"
		if st.negatedClause(c) {
			st.speak(n, c, s)
			s.weaken(quadpress.Possible)
		} else {
			st.say(n, c, s)
		}
		if preposition == "of" {
			s.weaken(quadpress.Possible)
		}
	case argument && !t.definite(first):
		*s, alike = clause, argument
	}
	return alike
}

// definite tells whether a noun is about something particular: "the attack", "Russia's attacks", "these talks".
func (t *tree) definite(i int) bool {
	return slices.ContainsFunc(t.kids[i], func(k int) bool {
		switch t.rels[k] {
		case "nmod:poss":
			return true
		case "det":
			w := t.lower(k)
			return w == "the" || w == "this" || w == "that" || w == "these" || w == "those"
		}
		return false
	})
}
