package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/syntax"
)

// quotation is a stretch of direct speech, which may run over several sentences.
type quotation struct {
	speaker       int        // entity, noSpeaker while or when unknown, unnamed for one who is no entity
	speakerToken  int        // the word in its sentence that names the speaker
	speakerSource int        // that sentence
	block         int        // the paragraph in which it starts
	first, last   int        // its sentences
	length        int        // in tokens
	single        bool       // in single marks
	voice         *referent  // who speaks, named or not; never nil once speakers are known
	hearer        *referent  // whom "you" means
	title         bool       // of a text, in capitals
	next          *quotation // of a turn in a transcript the one that answers it
}

// maxScare is the length in tokens up to which words in quotation marks that are no sentence are no speech: marks
// around a word or two keep a distance ("the “friends” of Russia", "Russia “liberated” Homs").
const maxScare = 3

// markQuotations marks the tokens of direct speech.
func (st *story) markQuotations() {
	st.quotes = make([][]*quotation, len(st.trees))
	var open *quotation
	all := []*quotation{}
	block := -1
	for n, t := range st.trees {
		st.quotes[n] = make([]*quotation, len(t.Tokens))
		if b := t.Block; b != block {
			block = b
			// A quotation that runs on opens each paragraph with a mark anew; any other that is open was never closed.
			if open != nil && len(t.Tokens) > 0 && !syntax.IsOpeningQuote(t.Tokens[0].Form, false) {
				open = nil
			} else if open != nil {
				open = &quotation{speaker: noSpeaker, block: block, first: n, last: n, speakerToken: -1}
				all = append(all, open)
				st.mark(n, t, 1, &open, &all, block)
				continue
			}
		}
		st.mark(n, t, 0, &open, &all, block)
	}
	st.quotations = all
	st.markTitles()
	st.markTurns()
}

// findSpeakers finds who says what is quoted.
func (st *story) findSpeakers() {
	all := st.quotations
	st.knowCallers()
	for k, q := range all {
		st.findSpeaker(q, all[:k])
	}
	for k, q := range all { // a quotation that is attributed only after its first part
		if q.speaker == noSpeaker && k+1 < len(all) && all[k+1].block == q.block && !st.isReply(all[k+1]) {
			q.speaker, q.speakerToken, q.speakerSource = all[k+1].speaker, all[k+1].speakerToken, all[k+1].speakerSource
		}
	}
	for _, q := range append(st.turns, all...) {
		if q.voice != nil {
			if e := q.voice.root().entity; q.voice.office != "" && e >= 0 {
				q.speaker = e
			}
			continue
		}
		if q.speaker >= 0 {
			q.voice = st.referents[q.speaker]
		} else if q.speaker == unnamed && st.mentionAt[q.speakerSource][q.speakerToken] != nil {
			q.voice = st.mentionAt[q.speakerSource][q.speakerToken].referent
		} else {
			q.voice = &referent{entity: -1, number: singular, kind: isPerson}
		}
	}
}

// mark walks over the tokens of one sentence from the given one on and notes which stand in quotation marks.
func (st *story) mark(n int, t *syntax.Tree, from int, open **quotation, all *[]*quotation, block int) {
	for i := from; i < len(t.Tokens); i++ {
		form := t.Tokens[i].Form
		switch side := quoteSide(t, i); {
		case *open != nil && (*open).closes(form) && side <= 0:
			*open = nil
		case (*open == nil || !(*open).single && side > 0) && (syntax.IsOpeningQuote(form, true) && side >= 0 ||
			form == "‘" || *open == nil && st.opensStraight(n, i)):
			*open = &quotation{speaker: noSpeaker, block: block, first: n, last: n, speakerToken: -1, single: form == "‘" ||
				form == "'"}
			*all = append(*all, *open)
		case *open != nil:
			st.quotes[n][i] = *open
			(*open).last = n
			(*open).length++
		}
	}
}

// opensStraight reports whether an apostrophe opens a quotation: no word ends before it, and another closes the
// quotation in the paragraph, behind a stop or a comma.
func (st *story) opensStraight(n, i int) bool {
	t := st.trees[n]
	if t.Tokens[i].Form != "'" || !t.Tokens[i].Joined || i > 0 && t.Tokens[i-1].Joined {
		return false
	}
	for k := n; k < len(st.trees) && k < n+reachQuotations && st.trees[k].Block == t.Block; k++ {
		tokens := st.trees[k].Tokens
		from := 1
		if k == n {
			from = i + 2
		}
		for j := from; j < len(tokens); j++ {
			if f := tokens[j-1].Form; tokens[j].Form == "'" && (f == "," || f == "." || f == "?" || f == "!") {
				return true
			}
		}
	}
	return false
}

// quoteSide tells by the blanks around a double mark whether it opens a quotation (1) or closes one (-1); 0 where they
// do not tell. In straight marks there is no other sign, and one that is missing must not turn all that follow round.
func quoteSide(t *syntax.Tree, i int) int {
	if f := t.Tokens[i].Form; f != "\"" && f != "“" && f != "”" {
		return 0
	}
	before := i > 0 && t.Tokens[i-1].Joined
	after := t.Tokens[i].Joined
	switch {
	case after && !before:
		return 1
	case before && !after:
		return -1
	}
	return 0
}

// closes reports whether a mark ends the quotation.
func (q *quotation) closes(form string) bool {
	if q.single {
		return form == "’" || form == "'"
	}
	return syntax.IsClosingQuote(form)
}

// findBlocks notes the paragraph that each sentence stands in. Both are in reading order.
func (st *story) findBlocks() {
	blocks, b := st.doc.Blocks, 0
	for _, t := range st.trees {
		for b < len(blocks) && blocks[b].End <= t.Span.Begin {
			b++
		}
		if b < len(blocks) && blocks[b].Overlaps(t.Span) {
			t.Block = b
		}
	}
}

// reachQuotations bounds, in a paragraph of any length, how many quotations or sentences away a quotation looks for its
// speaker.
const reachQuotations = 50

// findSpeaker looks for the verb of speech that a quotation belongs to: in its own sentences, else the paragraph's last
// speaker, else, where the quotation opens its paragraph, the speaker of the paragraph before.
func (st *story) findSpeaker(q *quotation, before []*quotation) {
	for _, n := range []int{q.last, q.first} {
		if st.attribute(q, n) {
			return
		}
	}
	if st.saidAfter(q) && st.attribute(q, q.last+1) || st.announced(q) {
		return
	}
	for k := len(before) - 1; k >= max(0, len(before)-reachQuotations); k-- {
		p := before[k]
		if p.speaker != noSpeaker && (p.block == q.block || p.block == q.block-1 && st.opensBlock(q) &&
			!st.attributedAfter(q)) {
			q.speaker, q.speakerToken, q.speakerSource = p.speaker, p.speakerToken, p.speakerSource
			return
		}
		if p.block < q.block-1 {
			return
		}
	}
}

// saidAfter reports whether the sentence behind a quotation says no more than who speaks: "“Who knows?” Lind
// asked."
func (st *story) saidAfter(q *quotation) bool {
	const longest = 12 // tokens
	n := q.last + 1
	if n >= len(st.trees) || st.trees[n].Block != q.block || len(st.trees[n].Tokens) > longest ||
		slices.ContainsFunc(st.quotes[n], func(o *quotation) bool { return o != nil }) {
		return false
	}
	root := slices.Index(st.trees[n].Heads, -1)
	c := st.clauses[n][root]
	return c != nil && c.Is(st.lex.Quotative) && len(c.Contents)+len(c.Objects) == 0
}

// attribute finds who speaks in sentence n: the subject of the verb of speech outside quotation marks that stands
// nearest to the quotation, or a name before a colon.
func (st *story) attribute(q *quotation, n int) bool {
	t := st.trees[n]
	first, last := -1, -1 // of the quotation's tokens in this sentence
	for i := range t.Tokens {
		if st.quotes[n][i] == q {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first > 2 && t.Tokens[first-2].Form == ":" { // "Lavrov: “We met.”"
		if r := st.at[n][first-3]; r != nil && r.last == first-2 && r.start == 0 && !r.acting {
			q.speaker, q.speakerToken, q.speakerSource = r.entity, r.head, n
			return true
		}
	}
	if first > 1 && t.Tokens[first-2].Form == ":" && st.introduced(q, n, first-2) {
		return true
	}
	best := len(t.Tokens) + 1
	for i := range t.Tokens {
		c := st.clauses[n][i]
		if c == nil || st.quotes[n][i] != nil || !st.lex.Quotative[c.Key()] && !st.introduces(n, c, q) && !st.reads(n, c) {
			continue
		}
		distance := 0
		switch {
		case first < 0:
		case i < first:
			distance = first - i
		case i > last:
			distance = i - last
		}
		if distance >= best {
			continue
		}
		var s stance
		s.speaker = noSpeaker
		st.speak(n, c, &s)
		if s.speaker != noSpeaker && st.quotes[n][s.speakerToken] != q { // who is in the quotation does not say it
			best = distance
			q.speaker, q.speakerToken, q.speakerSource = s.speaker, s.speakerToken, n
		}
	}
	return best <= len(t.Tokens)
}

// isReply reports whether a quotation answers what is quoted before it, which then is another's: "“Has he left?” She
// replied: “He has.”"
func (st *story) isReply(q *quotation) bool {
	if q.speaker == noSpeaker {
		return false
	}
	c := st.clauses[q.speakerSource][st.trees[q.speakerSource].ClauseHead(q.speakerToken)]
	return c != nil && c.Is(st.lex.Replying)
}

// introduced takes the subject of the outermost clause before the colon at which a quotation is introduced for its
// speaker: "Kerry defended the strike: “We had to act.”"
func (st *story) introduced(q *quotation, n, colon int) bool {
	t := st.trees[n]
	outer, depth := -1, len(t.Tokens)
	for i := range colon {
		if c := st.clauses[n][i]; c != nil && len(c.Subjects) > 0 && c.Subjects[0] < colon && st.quotes[n][i] == nil &&
			t.Depth(i) < depth {
			outer, depth = i, t.Depth(i)
		}
	}
	if outer < 0 {
		return false
	}
	s := stance{speaker: noSpeaker}
	st.speak(n, st.clauses[n][outer], &s)
	if s.speaker < 0 {
		return false
	}
	q.speaker, q.speakerToken, q.speakerSource = s.speaker, s.speakerToken, n
	return true
}

// quoted makes the speaker of a quotation that of a clause in it.
func (st *story) quoted(n int, c *syntax.Clause, s *stance) {
	if q := st.quotes[n][c.Verb]; q != nil && !st.keepsDistance(n, c) && q.speaker != noSpeaker {
		s.speaker, s.speakerSentence, s.speakerToken = q.speaker, q.speakerSource, q.speakerToken
	}
}

// quotedApart reports whether a word stands in a quotation and the verb of speech over it does not: "“Last year we
// lost,” Lee said" does not say that Lee spoke last year.
func (st *story) quotedApart(n, verb, i int) bool {
	c := st.clauses[n][verb]
	return c != nil && st.quotes[n][i] != nil && st.quotes[n][verb] == nil && c.Is(st.lex.Quotative)
}

// quotedTopic is what someone says by a verb of speech whose quotation stands in the sentence before or behind: "“We
// will rebuild.” Lind said."
func (st *story) quotedTopic(f *frame) []quadpress.EventRole {
	c, n := f.clause, f.sentence
	if f.nominal || c == nil || !c.Is(st.lex.Quotative) || c.Passive || f.has("ARG1") || len(c.Contents) > 0 {
		return nil
	}
	for _, q := range st.quotations {
		k := q.last
		if q.first == n+1 {
			k = q.first
		}
		if k != n-1 && k != n+1 || q.first <= n && n <= q.last || q.speakerSource != n ||
			!slices.Contains(c.Subjects, q.speakerToken) {
			continue
		}
		t, best := st.trees[k], -1
		for i := range t.Tokens {
			if g := st.carrier(k, i); g != nil && g.happening != nil && g.happening != f.happening && st.quotes[k][i] == q &&
				(best < 0 || t.Depth(i) < t.Depth(best)) {
				best = i
			}
		}
		if best >= 0 {
			text, span := t.Cut(best, best+1)
			return []quadpress.EventRole{{Role: quadpress.TopicRole, Term: quadpress.Term{
				Entity: st.eventEntity(st.carrier(k, best).happening), Text: text, Span: span}}}
		}
	}
	return nil
}

// keepsDistance reports whether a verb stands by itself in quotation marks: it is someone's word, and the story does
// not make it its own where it does not say whose.
func (st *story) keepsDistance(n int, c *syntax.Clause) bool {
	q := st.quotes[n][c.Verb]
	return q != nil && q.length <= maxScare && !slices.ContainsFunc(c.Subjects,
		func(i int) bool { return st.quotes[n][i] != nil })
}

// introduces reports whether a verb of speech has the quotation for its complement: "Xinhua alleged that “many ...”".
func (st *story) introduces(n int, c *syntax.Clause, q *quotation) bool {
	if st.lex.Ascribing[c.Key()] { // "called it “a mistake that cost us dearly”"
		return slices.ContainsFunc(c.Kids[c.Verb], func(x int) bool { return x > c.Verb && st.quotes[n][x] == q })
	}
	return st.lex.Speech[c.Key()] && slices.ContainsFunc(c.Contents, func(x int) bool { return st.quotes[n][x] == q })
}

// reads reports whether a clause says what a text says: "The letter reads: “We will leave.”"
func (st *story) reads(n int, c *syntax.Clause) bool {
	return c.Is(st.lex.Reading) && slices.ContainsFunc(c.Subjects, func(i int) bool {
		e := st.entityAt(n, i, true)
		return e >= 0 && st.schema.IsA(st.entities[e].typ, "CreativeWork") || e < 0 && st.isText(n, i)
	})
}

// isText reports whether a noun, or a pronoun for it, stands for a text.
func (st *story) isText(n, i int) bool {
	t := st.trees[n]
	if m := st.mentionAt[n][i]; m != nil && m.form == pronominal {
		noun := m.referent.root().noun
		return noun != nil && st.isText(noun.sentence, noun.head)
	}
	return t.Tokens[i].UPOS == "NOUN" && (st.lex.Sources[strings.ToLower(t.Lemma(i))] ||
		st.schema.IsA(st.typeOfNoun(n, i), "CreativeWork"))
}

// opensBlock reports whether a quotation stands at the start of its paragraph.
func (st *story) opensBlock(q *quotation) bool {
	for i := 0; i < len(st.trees[q.first].Tokens) && i < 2; i++ {
		if st.quotes[q.first][i] == q {
			return q.first == 0 || st.trees[q.first-1].Block != q.block
		}
	}
	return false
}

// attributedAfter reports whether a later sentence of the quotation's paragraph names a speaker.
func (st *story) attributedAfter(q *quotation) bool {
	end := min(len(st.trees), q.last+1+reachQuotations)
	for n := q.last + 1; n < end && st.trees[n].Block == q.block; n++ {
		if st.attribute(&quotation{}, n) {
			return true
		}
	}
	return false
}
