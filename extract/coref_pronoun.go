package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/quantity"
)

// salience is how much of a reader's attention a mention takes by the part that it plays (after Lappin and Leass,
// 1994).
const (
	salientSubject = 8000 // of the main clause
	salientInner   = 7000 // subject of another clause
	salientObject  = 5000
	salientOblique = 4000
	salientOther   = 2500
	fading         = 40 // per cent of it that are left a sentence later
	answering      = 30 // per cent left to who spoke last where a pronoun replies: few answer themselves
)

// How far back a pronoun looks, in sentences, and in each of them in phrases: a list without an end is one sentence.
const (
	reachPerson  = 4
	reachThing   = 2
	reachPhrases = 50
)

// resolvePronouns finds what pronouns mean: those of the story's own voice first, then who speaks, then those in
// quotations.
func (st *story) resolvePronouns() {
	for _, quoted := range [...]bool{false, true} {
		for n := range st.trees {
			for _, m := range st.phrases[n] {
				if m.form == pronominal && (st.quotes[n][m.head] != nil) == quoted {
					r := st.antecedent(m)
					if r == nil {
						continue
					}
					if r.join(m.referent); m.referent.root() != r.root() && personal[st.trees[n].Lower(m.head)].person == 1 {
						m.referent.root().voice = r // "we" of a country
					}
				}
			}
		}
		if !quoted {
			st.findSpeakers()
			st.findTimesOfSpeech()
		}
	}
}

// antecedent is what a pronoun means, nil when nothing fits.
func (st *story) antecedent(m *mention) *referent {
	t := st.trees[m.sentence]
	word := t.Lower(m.head)
	switch p := personal[word]; {
	case word == "both":
		if r := st.pair(m, 2); r != nil {
			return r
		}
		return st.ofNumber(m, reachBoth)
	case t.Tokens[m.head].UPOS == "NUM":
		return st.ofNumber(m, reachNumber)
	case p.person == 1:
		return st.firstPerson(m, p.number)
	case p.person == 2:
		return st.secondPerson(m)
	}
	if st.lex.Reflexives[word] {
		return st.reflexive(m)
	}
	return st.thirdPerson(m)
}

// firstPerson is the speaker for "I", for "we" those for whom the speaker speaks; outside quotations the story's own
// voice.
func (st *story) firstPerson(m *mention, num number) *referent {
	voice := st.narrator
	q := st.quotes[m.sentence][m.head]
	if q == nil {
		if o := st.saidBehind(m); o != nil {
			voice = o.referent
		}
	}
	if q != nil {
		voice = q.voice
		if num == plural {
			if r := st.withSpeaker(m, q); r != nil {
				return r
			}
		}
		if q.speaker >= 0 && num == plural {
			if e := st.spokenFor(q.speaker); e >= 0 {
				return st.referents[e]
			}
		}
		if q.speaker == unnamed && num == plural {
			if st.speaksFor(q.speakerSource, q.speakerToken) {
				if e := st.officeBody(q.speakerSource, q.speakerToken); e >= 0 {
					return st.referents[e]
				}
			}
			if voice.root().number == plural { // "officials said: We will act"
				return voice
			}
		}
	}
	if num == singular {
		return voice
	}
	return st.groupOf(voice)
}

// saidBehind is who says what a pronoun stands in, where that is told behind it without quotation marks: "We had other
// offers, Lind said". It is nil for none.
func (st *story) saidBehind(m *mention) *mention {
	n, t := m.sentence, st.trees[m.sentence]
	for i := m.head; i >= 0; i = t.Head(i) {
		verbs := t.Children(i, "parataxis")
		if h := t.Head(i); h > m.head && (t.Rel(i) == "ccomp" || t.Rel(i) == "parataxis") {
			verbs = append(verbs, h)
		}
		for _, v := range verbs {
			g := st.clauses[n][v]
			if g == nil || v < m.head || !g.Is(st.lex.Quotative) || g.Passive || t.AfterSemicolon(v) || len(g.Subjects) == 0 ||
				slices.ContainsFunc(g.Contents, func(x int) bool { return x != i }) {
				continue
			}
			o := st.mentionAt[n][g.Subjects[len(g.Subjects)-1]]
			if o != nil && o.kind&(isPerson|isBody) != 0 && o.head > m.head && personal[t.Lower(o.head)].person != 1 {
				return o
			}
		}
	}
	return nil
}

// withSpeaker is the group that a speaker himself has made of him and others before he says "we": "My sister and I are
// ill. We will stay at home." It is nil for none.
func (st *story) withSpeaker(m *mention, q *quotation) *referent {
	for n := m.sentence; n >= max(0, m.sentence-reachPerson); n-- {
		for _, g := range slices.Backward(st.phrases[n]) {
			if p := st.quotes[n][g.head]; !g.group || p == nil || p.voice.root() != q.voice.root() ||
				n == m.sentence && g.head > m.head {
				continue
			}
			for _, r := range g.referent.root().members {
				if r.root() == q.voice.root() {
					return g.referent
				}
			}
		}
	}
	return nil
}

// groupOf is whom a voice means by "we".
func (st *story) groupOf(voice *referent) *referent {
	voice = voice.root()
	if st.we[voice] == nil {
		st.we[voice] = &referent{entity: -1, number: plural, kind: isPerson | isBody, voice: voice}
	}
	return st.we[voice]
}

// secondPerson is whom a quotation is addressed to; in an interview, the one who says "I" in the answer.
func (st *story) secondPerson(m *mention) *referent {
	t := st.trees[m.sentence]
	if q := st.quotes[m.sentence][m.head]; q != nil {
		if q.next != nil && t.Tokens[len(t.Tokens)-1].Form == "?" { // who is asked answers
			return q.next.voice
		}
		if q.hearer == nil {
			q.hearer = st.addressed(q)
		}
		if q.hearer == nil {
			q.hearer = &referent{entity: -1, kind: isPerson}
		}
		return q.hearer
	}
	if t.Tokens[len(t.Tokens)-1].Form == "?" && st.answered(m.sentence) {
		return st.narrator
	}
	if st.reader == nil {
		st.reader = &referent{entity: -1, kind: isPerson}
	}
	return st.reader
}

// addressed is the one to whom a quotation is said: "“You have lied,” the judge told Lind". It is nil for none, and for
// several: what is told reporters goes to nobody among them.
func (st *story) addressed(q *quotation) *referent {
	if q.speaker == noSpeaker || q.speakerToken < 0 {
		return nil
	}
	n := q.speakerSource
	c := st.clauses[n][st.trees[n].ClauseHead(q.speakerToken)]
	if c == nil || c.Passive || !c.Is(st.lex.Quotative) || n < q.first || n > q.last+1 {
		return nil
	}
	for _, list := range [...][]int{c.Indirect, c.Objects} {
		for _, i := range list {
			o := st.mentionAt[n][i]
			if o == nil || o.kind != isPerson || o.number != singular || st.quotes[n][i] != nil ||
				personal[st.trees[n].Lower(i)].person == 1 || st.lex.Press[st.trees[n].Lemma(i)] {
				continue
			}
			return o.referent
		}
	}
	return nil
}

// answered reports whether one of the next sentences is in the first person.
func (st *story) answered(n int) bool {
	for k := n + 1; k < len(st.trees) && k <= n+4; k++ {
		for _, m := range st.phrases[k] {
			if m.form == pronominal && st.quotes[k][m.head] == nil && personal[st.trees[k].Lower(m.head)].person == 1 {
				return true
			}
		}
	}
	return false
}

// reflexive is the subject of the clause: "The party split itself in two".
func (st *story) reflexive(m *mention) *referent {
	t := st.trees[m.sentence]
	for h := t.ClauseHead(m.head); h >= 0; h = t.ClauseHead(h) {
		if c := st.clauses[m.sentence][h]; c != nil {
			for _, s := range c.Subjects {
				if o := st.mentionAt[m.sentence][s]; o != nil && o.referent.agrees(m.referent) {
					return o.referent
				}
			}
		}
	}
	return st.thirdPerson(m)
}

// thirdPerson chooses among everything that the last sentences spoke of and that agrees.
func (st *story) thirdPerson(m *mention) *referent {
	if r := st.joinedOwner(m); r != nil {
		return r
	}
	if r := st.bothParents(m); r != nil {
		return r
	}
	reach := reachPerson
	if m.kind&isPerson == 0 {
		reach = reachThing
	}
	if r := st.bodySpokenFor(m); r != nil {
		return r
	}
	if r := st.asked(m); r != nil {
		return r
	}
	barred := st.barred(m)
	if r := st.ownWord(m, barred); r != nil {
		return r
	}
	if r := st.takenFrom(m); r != nil {
		return r
	}
	if r := st.ownRelative(m); r != nil {
		return r
	}
	if r := st.ownCharge(m); r != nil {
		return r
	}
	list := st.antecedents(m, reach, barred)
	if len(list) == 0 {
		if r := st.cataphor(m, barred); r != nil || m.number != plural {
			return r
		}
		return st.pair(m, 2)
	}
	if m.number == singular && m.kind&isPerson == 0 {
		return st.theThing(m, list)
	}
	return st.mostSalient(m, list)
}

// ownRelative is who does what the relative clause tells that an owner stands in: "Vik was hit, said Ann Lee, who was
// out with her sons". It is nil for none, and where another subject stands nearer.
func (st *story) ownRelative(m *mention) *referent {
	n, t := m.sentence, st.trees[m.sentence]
	if t.Rels[m.head] != "nmod:poss" || m.kind&isPerson == 0 || st.isEventNoun(n, t.Head(m.head)) {
		return nil // the judge who presides over "his trial" is not tried
	}
	for v := t.ClauseHead(m.head); v >= 0; v = t.ClauseHead(v) {
		c := st.clauses[n][v]
		if c == nil || len(c.Subjects) != 1 {
			continue
		}
		who := c.Subjects[0]
		if !c.Relativized() || t.Rels[v] != "acl:relcl" {
			return nil
		}
		o := st.mentionAt[n][who]
		if o == nil || o.form == described && !st.schema.IsA(st.typeOfNoun(n, who), "Person") {
			return nil
		}
		if t.Rel(who) == "conj" {
			who = t.Head(who)
		}
		if is := st.clauses[n][who]; is != nil && is.Copula >= 0 && len(is.Subjects) == 1 {
			o = st.mentionAt[n][is.Subjects[0]] // "he was a man who gave his life"
		}
		if o == nil || o.head >= m.head || o.kind&isPerson == 0 || !o.referent.agrees(m.referent) {
			return nil
		}
		return o.referent
	}
	return nil
}

// ownCharge is who is charged with what tells of an owner: "accused Vik of killing his partner", which is Vik's. It is
// nil for none.
func (st *story) ownCharge(m *mention) *referent {
	n, t := m.sentence, st.trees[m.sentence]
	if t.Rels[m.head] != "nmod:poss" {
		return nil
	}
	for v := t.ClauseHead(m.head); v >= 0; v = t.ClauseHead(v) {
		c, g := st.clauses[n][v], st.clauses[n][t.Head(v)]
		if c == nil || g == nil || t.Tokens[v].XPOS != "VBG" || len(c.Subjects) != 1 {
			return nil
		}
		if !g.Judges(c) || g.Passive {
			continue
		}
		if o := st.mentionAt[n][c.Subjects[0]]; o != nil && o.head < m.head && o.referent.agrees(m.referent) {
			return o.referent
		}
		return nil
	}
	return nil
}

// isMeasure reports whether a phrase is an amount of something and no more: "9 percent".
func (st *story) isMeasure(m *mention) bool {
	k := st.amountsAt[m.sentence][m.head] - 1
	if m.form != described || k < 0 {
		return false
	}
	a := &st.amounts[m.sentence][k]
	return a.Value.Kind != quantity.Count && a.First <= m.head && m.head < a.Last
}

// isOfHead reports whether "its" stands before a noun for who leads or speaks for a body: "its chief executive".
func (st *story) isOfHead(m *mention) bool {
	t := st.trees[m.sentence]
	if t.Rels[m.head] != "nmod:poss" || t.Lower(m.head) != "its" {
		return false
	}
	lemma := strings.ToLower(t.Lemma(t.Head(m.head)))
	return (st.lex.Heads[lemma] || st.lex.Officials[lemma] || st.lex.Spokespersons[lemma] || lemma == "executive") &&
		lemma != "director" // of a film
}

// antecedents are what the last sentences spoke of that a pronoun can mean, what they spoke of last first.
func (st *story) antecedents(m *mention, reach int, barred map[*referent]bool) (list []candidate) {
	decay, headed := 10000, st.isOfHead(m)
	for n := m.sentence; n >= 0 && n >= m.sentence-reach; n-- {
		for _, o := range slices.Backward(st.phrasesBefore(n, m.sentence, m.head)) {
			r := o.referent.root()
			if o.form == pronominal && personal[st.trees[n].Lower(o.head)].person != 3 {
				continue // who says "I" is not "he" by that
			}
			if o == m || !r.agrees(m.referent) || !st.canPrecede(o, m) || barred[r] || st.sharesNoun(o, m) ||
				m.number == singular && st.isMeasure(o) || headed && r.kind&isBody == 0 {
				continue
			}
			if m.number == plural && o.form == named && r.number == anyNumber &&
				(n < m.sentence-1 || st.trees[n].Rel(o.outer) != "nsubj") {
				continue // one body is "they" where the text is about it: "The union said they would strike"
			}
			var c *candidate
			list, c = st.see(list, o, m)
			if s := st.salience(o, m); s > c.here {
				if c.here = s; o.sentence == c.last.sentence {
					c.last = o
				}
			}
		}
		for k := range list {
			list[k].salience += list[k].here * decay / 10000
			list[k].here = 0
		}
		decay = decay * fading / 100
	}
	return list
}

// phrasesBefore are the last phrases of a sentence, those before a word where that stands in it.
func (st *story) phrasesBefore(n, sentence, word int) []*mention {
	phrases := st.phrases[n]
	if n == sentence {
		before, _ := slices.BinarySearchFunc(phrases, word, func(o *mention, head int) int { return o.head - head })
		phrases = phrases[:before]
	}
	return phrases[max(0, len(phrases)-reachPhrases):]
}

// bothParents are someone and the relative of his to whom "and" joins what is "theirs": in "Vik came with his wife and
// their daughter" she is his and his wife's. They are nil for none.
func (st *story) bothParents(m *mention) *referent {
	n, t := m.sentence, st.trees[m.sentence]
	owned := t.Head(m.head)
	if m.number != plural || t.Rels[m.head] != "nmod:poss" || t.Rel(owned) != "conj" || t.Head(owned) < 0 {
		return nil
	}
	partner := t.Head(owned)
	whose := t.Child(partner, "nmod:poss")
	if whose < 0 || t.Tokens[partner].XPOS == "NNS" || st.kinOf(t, partner) == nil {
		return nil
	}
	a, b := st.mentionAt[n][whose], st.mentionAt[n][partner]
	if a == nil || b == nil || a.number == plural {
		return nil
	}
	return &referent{entity: -1, number: plural, kind: isPerson, members: []*referent{a.referent, b.referent}}
}

// joinedOwner is what "and" or the like joins what a possessive owns to: "the son of Jon Vik (1880–1950) and his wife",
// "sued the bank as well as its owner". It is nil for none.
func (st *story) joinedOwner(m *mention) *referent {
	t := st.trees[m.sentence]
	last := beforeJoiner(t, m.head)
	if t.Rels[m.head] != "nmod:poss" || last < 0 {
		return nil
	}
	if t.Tokens[last].Form == ")" {
		for last > 0 && t.Tokens[last].Form != "(" {
			last--
		}
		last--
	}
	if last < 0 {
		return nil
	}
	if a := st.at[m.sentence][last]; a != nil && !a.acting {
		if r := st.referents[a.entity]; r.agrees(m.referent) {
			return r.root()
		}
	}
	for _, o := range slices.Backward(st.phrasesBefore(m.sentence, m.sentence, m.head)) {
		// "their issues and their ideas" are of the same ones
		if o.form == described && o.last == last+1 && t.Child(o.head, "nmod:poss") < 0 && o.referent.agrees(m.referent) {
			return o.referent.root()
		}
	}
	return nil
}

// beforeJoiner is the last word of what "and", "as well as", "along with" or "together with" before a word joins it to,
// -1 for none.
func beforeJoiner(t *syntax.Tree, i int) int {
	last := i - 1
	switch {
	case last > 0 && t.Lower(last) == "and":
		last--
	case last > 2 && t.Lower(last) == "as" && t.Lower(last-1) == "well":
		last -= 3
	case last > 1 && t.Lower(last) == "with" && (t.Lower(last-1) == "along" || t.Lower(last-1) == "together"):
		last -= 2
	default:
		return -1
	}
	return last
}

// canPrecede reports whether one mention can be what another, later one takes up.
func (st *story) canPrecede(o, m *mention) bool {
	if st.isLabel(o.sentence, o.head) {
		return false // the label of a turn says who speaks, not of whom
	}
	if o.sentence != m.sentence {
		return true
	}
	return m.head < o.first || m.head >= o.last // "his friend" is not the friend's
}

// sharesNoun reports whether a noun phrase has the noun of which a pronoun is the owner: what "their results" are of
// is no results.
func (st *story) sharesNoun(o, m *mention) bool {
	t := st.trees[m.sentence]
	return t.Rels[m.head] == "nmod:poss" && t.Head(m.head) >= 0 && o.form == described && !o.group &&
		st.trees[o.sentence].Lemma(o.head) == t.Lemma(t.Head(m.head))
}

// repliedTo is who spoke last before a pronoun that replies, in its sentence or the one before: "“It is late,” Lind
// said. “It is not,” she replied." It is nil for none.
func (st *story) repliedTo(m *mention) *referent {
	n := m.sentence
	reply := st.clauses[n][st.trees[n].ClauseHead(m.head)]
	if reply == nil || !reply.Is(st.lex.Replying) || st.quotes[n][reply.Verb] != nil ||
		!slices.Contains(reply.Subjects, m.head) {
		return nil
	}
	for v := reply.Verb - 1; v >= 0 || n == m.sentence && n > 0; v-- {
		if v < 0 {
			n--
			v = len(st.trees[n].Tokens) - 1
		}
		c := st.clauses[n][v]
		if c == nil || c.Passive || st.quotes[n][v] != nil || !c.Is(st.lex.Quotative) || len(c.Subjects) == 0 {
			continue
		}
		if o := st.mentionAt[n][c.Subjects[0]]; o != nil {
			return o.referent
		}
		return nil
	}
	return nil
}

// speaks reports whether a mention is the subject of the verb of speech whose content has a pronoun for its subject:
// "the Navy said it had left".
func (st *story) speaks(o, m *mention) bool {
	t := st.trees[m.sentence]
	v := t.ClauseHead(m.head)
	if v < 0 || t.Rel(v) != "ccomp" || t.Rel(m.head) != "nsubj" {
		return false
	}
	g := st.clauses[m.sentence][t.Head(v)]
	return g != nil && g.Is(st.lex.Speech) && slices.Contains(g.Subjects, o.head)
}

// saysSo reports whether a mention is the subject of a verb that can go with a quotation, outside of quotations;
// loosely of any verb of speech or judgement.
func (st *story) saysSo(m *mention, loosely bool) bool {
	n, t := m.sentence, st.trees[m.sentence]
	c := st.clauses[n][t.Head(m.outer)]
	if c == nil || c.Passive || st.quotes[n][c.Verb] != nil || !slices.Contains(c.Subjects, m.outer) {
		return false
	}
	return c.Is(st.lex.Quotative) || loosely && (c.Is(st.lex.Speech) || c.Is(st.lex.Evaluating) ||
		st.lex.Ascribing[c.Key()])
}

// ownWord is the named subject that the owner of what stands at the start of its sentence looks forward to: "According
// to its report, Siemens lost money", "In her first year at the club, Ann Lee scored twice". It is nil for none.
func (st *story) ownWord(m *mention, barred map[*referent]bool) *referent {
	t := st.trees[m.sentence]
	noun := t.Head(m.head)
	if t.Rels[m.head] != "nmod:poss" || noun < 0 || t.Tokens[0].UPOS != "ADP" && t.Lower(0) != "according" {
		return nil
	}
	word := t.WordBefore(noun) <= 0 && (st.lex.Sources[t.Lemma(noun)] || st.lex.Viewpoint[t.Lemma(noun)])
	if !word && (m.head != 1 || !st.lex.Framing[t.Lower(0)]) {
		return nil
	}
	for _, o := range st.phrases[m.sentence] {
		if o.form == named && o.head > m.head && t.Rel(o.outer) == "nsubj" {
			if r := st.cataphor(m, barred); r != nil && r.root() == o.referent.root() {
				return r
			}
		}
	}
	return nil
}

// cataphor is the subject that a pronoun before it looks forward to: "In his first speech, Kerry said".
func (st *story) cataphor(m *mention, barred map[*referent]bool) *referent {
	t := st.trees[m.sentence]
	for h := t.ClauseHead(m.head); h >= 0; h = t.ClauseHead(h) {
		c := st.clauses[m.sentence][h]
		if c == nil {
			continue
		}
		for _, s := range c.Subjects {
			if o := st.mentionAt[m.sentence][s]; o != nil && s > m.head && !t.Within(m.head, s) &&
				o.referent.agrees(m.referent) && !barred[o.referent.root()] {
				return o.referent
			}
		}
	}
	return nil
}
