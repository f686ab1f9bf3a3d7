package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/schema"
)

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
		return w.UPOS == "PRON" && t.Rels[i] != "nmod:poss" &&
			(asked || !strings.HasPrefix(w.XPOS, "W")) && t.Rel(i) != "expl" &&
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
				!st.isThere(c) && (f.nominal || t.Rel(f.word) != "parataxis") {
				continue
			}
			switch {
			case c.ToInfinitive():
				return "", st.notIn(c) + "to " + c.Lower(v) + " " + noun
			case c.NonFinite() || len(c.Subjects) == 0:
			case st.isThere(c):
				return "", "that there " + st.thereLabel(g, c) + " " + noun
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

// thereLabel is what a label has for the verb of "there is": "was no", "will be".
func (st *story) thereLabel(f *frame, c *syntax.Clause) string {
	be := "was"
	if st.isPlural(f) {
		be = "were"
	}
	m := modal(c)
	if m != "" {
		be = "be"
	}
	no := ""
	if st.negatedClause(c) || st.frameStance(f).polarity == quadpress.Denied {
		no = "no"
	}
	return strings.Join(strings.Fields(m+" "+be+" "+no), " ")
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

// standsTrial reports whether the subject of an active verb undergoes what a court does: who is to "stand trial" is to
// be tried.
func (st *story) standsTrial(f *frame) bool {
	own, _, _ := strings.Cut(f.lemma, "_")
	return f.undergoneBySubject() && f.clause.Lemma(f.word) != own && st.event(f) == "JUSTICE"
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
