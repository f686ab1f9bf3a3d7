package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/syntax"
)

// contentOf applies what a noun says of the clause that hangs on it: "the accusation that Turkey attacked Syria", "a
// plan for removing Assad".
func (st *story) contentOf(n, noun int, link *syntax.Clause, s *stance) {
	t := st.trees[n]
	content := st.lex.Content[strings.ToLower(t.Lemma(noun))]
	switch {
	case content && link.Rels[link.Verb] != "acl:relcl" && st.saidFalse(n, noun):
		// "the claim that the dam broke is false"
		s.deny()
	case content && link.Rels[link.Verb] != "acl:relcl" && !link.ToInfinitive() && st.turnedDown(n, noun):
		// "dismissed claims that Turkey attacked Syria"
		s.deny()
		st.speak(n, st.clauses[n][t.Head(noun)], s)
	case st.lex.Sharing[t.Lemma(noun)] && link.Mark() == "in" && st.turnedDown(n, noun):
		s.deny() // "denied any part in killing her"
		st.speak(n, st.clauses[n][t.Head(noun)], s)
	case st.lex.Opening[link.Mark()], link.Mark() == "when", link.Mark() == "while":
		// "reports of a fire after a van hit a bridge"
	case link.Explicit && !link.Relativized() && st.lex.Stating[t.Lemma(noun)]: // "Lind's statement that"
		st.holder(n, noun, s)
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
	case link.ToInfinitive() && t.Child(noun, "cop") >= 0 && t.Child(noun, "expl") >= 0:
		// "it would be a mistake to attack"
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
		if s.modality == quadpress.Requested { // "stressed the need to act"
			st.holder(n, noun, s)
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

// holder makes the speaker of what a noun holds the one whose it is or who puts it forward, unless a nearer one has
// spoken: "Lind's claim that the ferry sank", "a report by the police that", "Lind holds the view that".
func (st *story) holder(n, noun int, s *stance) {
	t := st.trees[n]
	for _, k := range t.Kids[noun] {
		if s.speaker == noSpeaker && (t.Rels[k] == "nmod:poss" || t.Rel(k) == "nmod" && t.Preposition(k) == "by") {
			st.voice(n, k, s)
		}
	}
	if g := st.clauses[n][t.Head(noun)]; g != nil && t.Rel(noun) == "obj" && !g.Passive && !st.negatedClause(g) &&
		(g.Is(st.lex.Speech) && !g.Is(st.lex.Reporting["denied"]) || st.lex.Holding[g.Lemma(g.Verb)]) {
		st.speak(n, g, s)
	}
}

// lend applies the modality of a clause to one that is no surer.
func (st *story) lend(n int, g *syntax.Clause, s *stance) {
	if g != nil {
		s.weaken(st.stance(n, g).modality)
	}
}

// foreseen is how a noun puts forward the infinitive that hangs on it: "the need to leave", "a chance to leave", "a
// plan to leave"; other is for a noun that does not say.
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
	return st.lex.InARow[t.Lower(noun)] || slices.ContainsFunc(t.Kids[noun],
		func(k int) bool { return st.lex.InARow[t.Lower(k)] })
}

// saidFalse reports whether a noun for what is said is the subject of an adjective or a noun that denies it.
func (st *story) saidFalse(n, noun int) bool {
	g := st.clauses[n][st.trees[n].Head(noun)]
	return g != nil && g.Copula >= 0 && slices.Contains(g.Subjects, noun) &&
		st.lex.JudgingWords["denied"][g.Lower(g.Verb)] && !g.Negated(g.Verb)
}

// turnedDown reports whether a noun for what is said or asked is the object of a verb by which someone denies it.
func (st *story) turnedDown(n, noun int) bool {
	t := st.trees[n]
	g := st.clauses[n][t.Head(noun)]
	return g != nil && t.Rel(noun) == "obj" && g.Is(st.lex.Reporting["denied"]) && !st.negatedClause(g)
}
