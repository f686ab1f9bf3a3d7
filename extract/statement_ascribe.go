package extract

import (
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/syntax"
)

// ascribe states what a clause commits someone to without a clause for it: what he calls a thing, what he says was
// caused by what, what he claims or denies as his own. f is what holds of all findings of the clause.
func (st *story) ascribe(n int, c *syntax.Clause, f finding) {
	if f.stance.polarity == quadpress.Denied {
		return // "never called it a war"
	}
	f.place, f.time = -1, -1
	st.termed(n, c, f)
	st.blamed(n, c, f)
	st.avowed(n, c, f)
}

// claimOf is how what a clause's subject commits himself to is put forward.
func (st *story) claimOf(n int, c *syntax.Clause, f finding) stance {
	s := stance{speaker: noSpeaker, modality: f.stance.modality}
	st.say(n, c, &s)
	if s.speaker == noSpeaker {
		s.speaker, s.speakerSentence, s.speakerToken = f.stance.speaker, f.stance.speakerSentence, f.stance.speakerToken
	}
	return s
}

// termed states what someone says by name or by judgement that a thing is: "The mayor called the plan a waste of
// money", "described the strike as illegal".
func (st *story) termed(n int, c *syntax.Clause, f finding) {
	t := st.trees[n]
	if !st.lex.Ascribing[c.Key()] || c.Passive && len(c.Agents) == 0 && st.lex.Renaming[c.Key()] { // "is called a fjord"
		return
	}
	things := c.Objects
	if c.Passive {
		things = c.Subjects
	}
	is := -1
	for _, k := range t.Kids[c.Verb] {
		nominal := t.Tokens[k].UPOS == "NOUN" || t.Tokens[k].UPOS == "ADJ"
		switch rel := t.Rel(k); {
		case k < c.Verb || !nominal || t.IsTime(k):
		case rel == "xcomp", rel == "obl" && t.Preposition(k) == "as", len(c.Objects) > 1 && k == c.Objects[1]:
			is = k
		}
	}
	if is < 0 || len(things) == 0 {
		return
	}
	f.rule, f.name, f.predicate, f.lemma, f.confidence = byAscribing, "was", nil, "be", 0.8
	if f.stance = st.claimOf(n, c, f); c.Passive && f.stance.speaker == noSpeaker { // "is considered a genius"
		f.stance.weaken(quadpress.Possible)
	}
	for _, f.object = range t.Conjuncts(is) {
		words := t.Phrase(f.object)
		if f.value = unquoted(t.Written(words)); f.value == "" || len(words) > maxPhrase {
			continue
		}
		for _, f.subject = range things {
			f.subjectRef = nil
			if g := st.toldBefore(n, c); g != nil && t.Lower(f.subject) == "it" {
				f.subjectRef = &reference{head: f.subject, first: f.subject, last: f.subject + 1, entity: st.eventEntity(g)}
			}
			if f.subject != is {
				st.emit(f)
			}
		}
	}
}

var marks = strings.NewReplacer("\"", "", "“", "", "”", "", "„", "", "«", "", "»", "", "`", "", "''", "")

// unquoted leaves out the quotation marks in some words.
func unquoted(words string) string { return strings.TrimSpace(marks.Replace(words)) }

// toldBefore is the event of the clause that another clause goes on from: of "Turkey shot down a jet, and Lind called
// it a mistake" the shooting. It is nil for none.
func (st *story) toldBefore(n int, c *syntax.Clause) *happening {
	if c.Rel(c.Verb) != "conj" {
		return nil
	}
	if g := st.carrier(n, c.Head(c.Verb)); g != nil {
		return g.happening
	}
	return nil
}

// blamed states what someone says that something came of: "Lind blamed the mayor for the flood", "Police attributed the
// crash to fog". Blame is an accusation.
func (st *story) blamed(n int, c *syntax.Clause, f finding) {
	causes := c.Objects
	if c.Passive {
		causes = c.Subjects
	}
	f.rule, f.name, f.predicate, f.confidence = byBlame, "", st.schema.Predicate("caused"), 0.8
	f.stance = st.claimOf(n, c, f)
	if c.Is(st.lex.Accusing) || f.stance.speaker == noSpeaker {
		f.stance.weaken(quadpress.Possible)
	}
	for _, o := range c.Obliques {
		key := c.Lemma(c.Verb) + " " + o.Preposition
		for _, x := range causes {
			switch {
			case st.lex.Blaming[key]:
				f.subject, f.object = x, o.Head
			case st.lex.Attributing[key]:
				f.subject, f.object = o.Head, x
			default:
				continue
			}
			if g := st.carrier(n, f.object); g != nil && g.happening != nil {
				st.emit(f)
			}
		}
	}
}

// avowed states what someone claims, admits or denies to have done or had by a noun for it: "denied any involvement in
// the attack", "claimed responsibility for it".
func (st *story) avowed(n int, c *syntax.Clause, f finding) {
	t := st.trees[n]
	if c.Passive || !c.Is(st.lex.Speech) && !st.lex.Avowing[c.Lemma(c.Verb)] {
		return
	}
	for _, o := range c.Objects {
		for _, k := range t.Kids[o] {
			name := st.lex.Avowals[strings.ToLower(t.Lemma(o))+" "+t.Preposition(k)]
			if name == "" || t.Rel(k) != "nmod" || t.Child(o, "nmod:poss") >= 0 {
				continue
			}
			f.rule, f.name, f.predicate, f.lemma, f.word, f.object, f.confidence = byAvowal, name, nil, t.Lemma(o), o, k, 0.8
			if f.predicate = st.schema.Predicate(name); f.predicate != nil {
				f.name = ""
			}
			f.stance = st.claimOf(n, c, f)
			for _, f.subject = range c.Subjects {
				st.emit(f)
			}
		}
	}
}
