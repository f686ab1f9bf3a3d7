package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/syntax"
)

// report applies a verb of speech or belief to the claim that it introduces. Whether the speaker has said so may be
// open itself ("Kerry denied that Lavrov had said"); then what he is to have said is all the more. What is settled is
// only told along with what is asked for or promised: "ordered that Russia leave because it attacked Syria".
func (st *story) report(n int, g, link *syntax.Clause, s *stance, settled bool) {
	outer, before := st.stance(n, g), s.modality
	if v := &link.Tokens[link.Verb]; v.XPOS == "VB" && link.Copula < 0 && !link.HasAux(link.Verb) &&
		g.Is(st.lex.Directive) {
		// "asked that Russia help"
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
	case outer.modality != quadpress.Hypothetical && len(g.Subjects) > 0 &&
		personal[g.Lower(g.Subjects[0])].person == 1 && g.Is(st.lex.Quotative):
		// "I must say that", "we would like to add that": by that it is said
	case outer.modality == quadpress.Requested && g.Is(st.lex.Speech) && st.impersonal(g):
		// "it should be noted that", "it is important to add that"
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

// impersonal reports whether a verb of speech has nobody for its subject: "it should be noted that", "it is important
// to add that".
func (st *story) impersonal(g *syntax.Clause) bool {
	return len(g.Agents) == 0 && (g.Passive && g.Child(g.Verb, "nsubj") < 0 || g.Passive && g.Child(g.Verb, "expl") >= 0 ||
		g.ToInfinitive() && len(g.Subjects) == 0)
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
		if k+1 < len(who) && (st.inTitleOf(n, w, who[k+1]) || outspoken(g, w, who[k+1])) { // "President and CEO Ann Lee said"
			continue
		}
		if source := st.cited(n, g.Verb); source >= 0 { // "the paper reported, citing two officials"
			w = source
		}
		st.voice(n, w, s)
	}
}

// outspoken reports whether of two subjects that a parse gives a verb of speech the second, which stands right beside
// the verb, speaks, and the first is in what is said: "Roads, Lee said, are closed", "“Roads close,” said Lee".
// Between commas before the verb it describes the first: "Siemens, a German firm, said".
func outspoken(g *syntax.Clause, first, second int) bool {
	if g.Siblings(first, second) || g.Passive {
		return false
	}
	if second > g.Verb {
		return first < g.Verb && g.Tokens[g.Verb-1].UPOS == "PUNCT"
	}
	return g.Tokens[g.Verb-1].Form != ","
}

// inTitleOf reports whether an office stands before the title of the person named after it: "President and CEO Ann
// Lee".
func (st *story) inTitleOf(n, office, person int) bool {
	t, r := st.trees[n], st.at[n][person]
	return r != nil && r.typ == "Person" && r.start == office+2 && r.start < r.first && st.at[n][office] == nil &&
		st.isOffice(t, office)
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
// not known who that is). Nothing is said by an "it" that stands for no body or text, or by a relative pronoun.
func (st *story) voice(n, i int, s *stance) {
	if a := st.author(n, i); a >= 0 {
		i = a
	}
	if u := st.trees[n].Tokens[i].UPOS; u == "DET" || u == "ADJ" { // "some of the residents said"
		i = st.counted(n, i)
	}
	e := st.entityAt(n, i, true)
	if members := st.membersOf(n, i); e < 0 && len(members) > 0 {
		// "they" of two: the first of them, as of "Lind and Roe said"
		e = members[0].entity
	}
	if e < 0 {
		if !st.canSpeak(n, i) {
			return
		}
		e = unnamed
	}
	s.speaker, s.speakerSentence, s.speakerToken = e, n, i
}

// canSpeak reports whether a word stands for someone without a name, or for a text: "officials", "he", "someone",
// "many", "the injured", but no relative or demonstrative pronoun.
func (st *story) canSpeak(n, i int) bool {
	t := st.trees[n]
	switch t.Tokens[i].UPOS {
	case "NOUN", "PROPN", "NUM":
		return !t.IsTime(i)
	case "DET", "ADJ":
		p := t.Tokens[i].Feat("PronType")
		return t.Rel(i) == "nsubj" && p != "Dem" && p != "Art" && !t.IsRelativePronoun(i)
	case "PRON":
		w := t.Lower(i)
		return t.Tokens[i].XPOS == "PRP" && (w != "it" || st.isText(n, i) || st.isSomeBody(n, i)) ||
			(strings.HasPrefix(w, "some") || strings.HasPrefix(w, "every")) && !strings.HasSuffix(w, "thing")
	}
	return false
}

// isSomeBody reports whether a pronoun stands for a body without a name: "The airline apologized. It said".
func (st *story) isSomeBody(n, i int) bool {
	m := st.mentionAt[n][i]
	if m == nil {
		return false
	}
	r := m.referent.root()
	return r.noun != nil && r.kind&isBody != 0
}

// author is whose word a text or a figure is, where that is told with it: of "Oxfam's report", "an Oxfam report", "the
// report by Oxfam" and "Oxfam issued a report" Oxfam. It is -1 for none.
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
	if k := st.issuerBefore(n, i); k >= 0 {
		return k
	}
	if g := st.clauses[n][t.Head(i)]; g != nil && !g.Passive && slices.Contains(g.Objects, i) &&
		st.lex.Uttering[g.Lemma(g.Verb)] && len(g.Subjects) > 0 && st.isAgent(n, g.Subjects[0]) {
		return g.Subjects[0]
	}
	return -1
}

// issuerBefore is the person or body whose name stands before a noun for what they have issued: "an Oxfam press
// release", but not "a Facebook post". It is -1 for none.
func (st *story) issuerBefore(n, i int) int {
	t := st.trees[n]
	if st.lex.Hosted[strings.ToLower(t.Lemma(i))] {
		return -1
	}
	for _, k := range t.Kids[i] {
		if k > i || t.Rel(k) != "compound" {
			continue
		}
		if st.nameAt(n, k) < 0 {
			k = t.Child(k, "compound")
		}
		if k >= 0 && st.nameAt(n, k) >= 0 && st.isAgent(n, k) && st.schema.Class(st.typeAt(n, k)) != "Place" {
			return k
		}
	}
	return -1
}

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
			case g != nil && t.Rel(k) == "parataxis" && g.Is(st.lex.Quotative) && len(g.Contents) == 0 && !t.AfterSemicolon(k):
				st.say(n, g, s)
			case p == "according to", p == "per" && t.Rel(k) == "obl" &&
				(t.Tokens[k].UPOS == "PROPN" || t.Child(k, "det", "nmod:poss") >= 0): // not "per share"
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
		if h := t.Head(i); h >= 0 && t.Rel(i) == "parataxis" && st.clauses[n][i] != nil && !t.AfterSemicolon(i) {
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
		if u := t.Tokens[i].UPOS; st.clauses[n][i] != nil && t.Child(i, "nsubj") >= first || u == "VERB" || u == "AUX" ||
			u == "NUM" || u == "PUNCT" || st.quotes[n][i] != nil {
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
