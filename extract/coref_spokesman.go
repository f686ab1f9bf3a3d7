package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/syntax"
)

// spokenFor is the body or country for which someone says "we": that whose spokesperson, head or envoy the story says
// they are, "State Department spokesman John Kirby", "Ann Lee, the director of the museum". It is -1 for none.
func (st *story) spokenFor(e int) int {
	for n, refs := range st.refs {
		for _, r := range refs {
			if r.entity != e || r.typ != "Person" {
				continue
			}
			if b := st.titleBody(n, r); b >= 0 {
				return b
			}
			if b := st.speakingFor(n, r.head); b >= 0 {
				return b
			}
			offices := st.trees[n].Children(r.head, "appos")
			if h := st.trees[n].Head(r.head); h >= 0 && st.trees[n].Rel(r.head) == "appos" {
				// "a ministry spokesperson, Ann Lee"
				offices = append(offices, h)
			}
			for _, k := range offices {
				if st.speaksFor(n, k) {
					if b := st.officeBody(n, k); b >= 0 {
						return b
					}
				}
			}
		}
	}
	return -1
}

// speakingFor is the body or country for which a participle says that someone speaks: "Ann Lee, speaking for the
// ministry, said". It is -1 for none.
func (st *story) speakingFor(n, who int) int {
	t := st.trees[n]
	verbs := t.Children(who, "acl")
	if v := t.ClauseHead(who); v >= 0 {
		verbs = append(verbs, t.Children(v, "advcl")...)
	}
	for _, k := range verbs {
		c := st.clauses[n][k]
		if c == nil || t.Tokens[k].XPOS != "VBG" || !slices.Contains(c.Subjects, who) {
			continue
		}
		for _, o := range c.Obliques {
			r := st.at[n][o.Head]
			if r != nil && r.typ != "Person" && st.lex.Representing[c.Lemma(k)+" "+o.Preposition] {
				return r.entity
			}
		}
	}
	return -1
}

// titleBody is the body or country in the title of one who speaks for it, -1 for none.
func (st *story) titleBody(n int, r *reference) int {
	speaks := false
	for i := r.start; i < r.first; i++ {
		if st.lex.Candidacy[strings.ToLower(st.trees[n].Lemma(i))] { // "Oslo mayoral candidate Ann Lee"
			return -1
		}
		speaks = speaks || st.speaksFor(n, i)
	}
	for _, o := range st.refs[n] {
		if speaks && o != r && o.head >= r.start && o.head < r.first && o.typ != "Person" {
			return o.entity
		}
	}
	return -1
}

// speaksFor reports whether a word is an office whose holder speaks for the whole: not that of a deputy or a former
// one.
func (st *story) speaksFor(n, i int) bool {
	t := st.trees[n]
	lemma := strings.ToLower(t.Lemma(i))
	if !st.lex.Spokespersons[lemma] && !st.lex.Heads[lemma] && !st.lex.Voices[lemma] {
		return false
	}
	for _, k := range t.Kids[i] {
		if w := t.Lower(k); st.lex.Bygone[w] || st.lex.Ahead[w] || st.lex.Deputizing[w] {
			return false
		}
	}
	return i == 0 || !st.lex.Bygone[t.Lower(i-1)] && !st.lex.Deputizing[t.Lower(i-1)]
}

// officeBody is the body or country that an office is said to be of, -1 for none.
func (st *story) officeBody(n, i int) int {
	t := st.trees[n]
	for _, k := range t.Kids[i] {
		if p := t.Preposition(k); k > i && (t.Rel(k) != "nmod" || p != "of" && p != "for" && p != "to") {
			continue
		}
		if r := st.at[n][k]; r != nil && r.typ != "Person" {
			return r.entity
		}
		if m := st.mentionAt[n][k]; m != nil && m.form == pronominal { // "Their coach, Ann Lee"
			if e := m.referent.root().entity; e >= 0 && st.entities[e].typ != "Person" {
				return e
			}
		}
	}
	return -1
}

// bodySpokenFor is the body that someone speaks for, where "they" or "it" is in what he says and nothing before it
// there can be meant: "A spokesman for Siemens said they were carrying out an investigation", "Oxfam director Ann Lee
// said they had left", "A spokesman for the bank said it was safe". So "he" and "she" are the one for whom someone
// speaks: "Ole Vik's lawyer said he was ill". It is nil for none.
func (st *story) bodySpokenFor(m *mention) *referent {
	n, t := m.sentence, st.trees[m.sentence]
	for h := t.ClauseHead(m.head); h >= 0; h = t.ClauseHead(h) {
		g := st.clauses[n][h]
		if g == nil || !g.Is(st.lex.Speech) || len(g.Contents) == 0 || len(g.Subjects) == 0 || m.head < g.Verb {
			continue
		}
		if slices.ContainsFunc(st.phrases[n], func(o *mention) bool { return o.head < m.head && st.rivals(o, m, g) }) {
			return nil
		}
		s := g.Subjects[len(g.Subjects)-1] // of "Oxfam director Ann Lee said" the name
		r := st.bodyOf(n, s, m.number == plural)
		if m.gender != unknownGender {
			r = nil
			lemma := strings.ToLower(t.Lemma(s))
			if o := st.mentionAt[n][s]; o != nil && st.isOwnConverse(m, lemma) { // "Lind's lawyer said her client"
				r = o.referent
			} else if o != nil && o.form == described && o.number == singular && !st.lex.Relational[lemma] {
				r = st.servedBy(o, lemma)
			}
		}
		if r != nil && (r.root().entity < 0 || st.entities[r.root().entity].typ != "Country") && r.agrees(m.referent) {
			return r
		}
		return nil
	}
	return nil
}

// isOwnConverse reports whether what a pronoun owns is called so by those whom a noun names: lawyers have clients.
func (st *story) isOwnConverse(m *mention, lemma string) bool {
	t := st.trees[m.sentence]
	return t.Rels[m.head] == "nmod:poss" && st.lex.Converse[strings.ToLower(t.Lemma(t.Head(m.head)))][lemma]
}

// rivals reports whether what a mention speaks of can be meant by a pronoun in what a verb of speech introduces rather
// than the body for which its subject speaks.
func (st *story) rivals(o, m *mention, g *syntax.Clause) bool {
	if m.number == plural {
		return o.number == plural
	}
	return o.head > g.Verb && o.form != pronominal && o.referent.agrees(m.referent)
}

// bodyOf is the body for which a speaker speaks, named or not: "a spokesman for the bank", "a bank spokesman", of
// people with a name only where they are spokespersons or loosely also its head. It is nil for none.
func (st *story) bodyOf(n, s int, loosely bool) *referent {
	t, e := st.trees[n], -1
	spokesman := st.lex.Spokespersons[strings.ToLower(t.Lemma(s))]
	if who := st.entityAt(n, s, true); who >= 0 && st.entities[who].typ == "Person" {
		if loosely || slices.ContainsFunc(st.entities[who].offices, st.isSpokesman) {
			e = st.spokenFor(who)
		}
	} else if spokesman {
		e = st.officeBody(n, s)
	}
	if e >= 0 {
		return st.referents[e]
	}
	if !spokesman {
		return nil
	}
	for _, k := range t.Kids[s] {
		switch o := st.mentionAt[n][k]; {
		case o != nil && (t.Rels[k] == "nmod:poss" || t.Rel(k) == "nmod" && t.Preposition(k) == "for"):
			if o.kind&isBody != 0 {
				return o.referent
			}
		case t.Rel(k) == "compound" && k < s:
			if o := st.lastCalled(n, k); o != nil && o.kind&isBody != 0 {
				return o.referent
			}
		}
	}
	return nil
}

// isSpokesman reports whether an office is that of one who speaks for others.
func (st *story) isSpokesman(office string) bool {
	head, _ := st.readOffice(office)
	return st.lex.Spokespersons[head]
}

// lastCalled is the last mention before a word by the same noun, nil for none.
func (st *story) lastCalled(n, i int) *mention {
	lemma := st.trees[n].Lemma(i)
	for k := n; k >= 0 && k >= n-reachHead; k-- {
		for _, o := range slices.Backward(st.phrasesBefore(k, n, i)) {
			if o.form == described && !o.group && st.trees[k].Lemma(o.head) == lemma {
				return o
			}
		}
	}
	return nil
}

// speaksForOthers reports whether a noun is for one who speaks of others rather than of himself: "spokesman", "source".
func (st *story) speaksForOthers(lemma string) bool {
	return st.lex.Spokespersons[lemma] || st.lex.Mouthpieces[lemma]
}

// asked is who is asked what a pronoun is the subject of: "The judge asked Lind if she understood". It is nil for none.
func (st *story) asked(m *mention) *referent {
	n, t := m.sentence, st.trees[m.sentence]
	c := st.clauses[n][t.ClauseHead(m.head)]
	if c == nil || m.gender == unknownGender || !slices.Contains(c.Subjects, m.head) || t.Rel(c.Verb) != "ccomp" &&
		(t.Rel(c.Verb) != "advcl" || c.Mark() != "if" && c.Mark() != "whether") {
		return nil
	}
	g := st.clauses[n][t.Head(c.Verb)]
	if g == nil || g.Lemma(g.Verb) != "ask" || g.Passive {
		return nil
	}
	for _, list := range [...][]int{g.Indirect, g.Objects} {
		for _, i := range list {
			if o := st.mentionAt[n][i]; o != nil && o.head < m.head && o.referent.agrees(m.referent) {
				return o.referent
			}
		}
	}
	return nil
}
