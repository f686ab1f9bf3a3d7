package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/quantity"
	"github.com/quadpress/quadpress/language/timex"
	"github.com/quadpress/quadpress/language/wordnet"
)

// findTimes reads all times of the story, in order, for what is later counts from what was said before. A time that the
// story gives and that cannot be told is there too, as the zero time.
func (st *story) findTimes() {
	st.times = make([]map[int]timex.Time, len(st.trees))
	c := timex.NewCalendar(st.doc.Published)
	// The times of a sentence that a later "the next day" may count from: those of the sentence before, and its own.
	var before, here []timex.Time
	for n, t := range st.trees {
		if n > 0 && st.trees[n-1].Block != t.Block {
			here = nil
		}
		before, here = here, nil
		for i := range t.Tokens {
			if !t.NamesTime(i) && (!t.IsTime(i) || t.IsPerson(i)) || st.isRate(n, i) || st.isSpan(n, i) {
				continue
			}
			c.SetTense(t.Sentence, i)
			c.Future = st.futureAt(n, i)
			words := t.TimeWords(i)
			c.Anchor = timex.Common(words, before, here)
			m := c.Read(words)
			if value, _ := m.Schema(); value == "" { // a decade, or over the turn of a year
				m = timex.Time{}
			}
			if m.Unit == timex.None && !t.NamesTime(i) && !syntax.GivesTime(words, t.Preposition(i)) {
				continue
			}
			if st.times[n] == nil {
				st.times[n] = map[int]timex.Time{}
			}
			st.times[n][i] = m
			if m.Unit == timex.None {
				continue
			}
			if h := t.Head(i); h < 0 || !t.IsTime(h) {
				here = append(here, m.Coarse())
			}
		}
	}
}

// findTimesOfSpeech reads the times of quotations anew whose speakers are said to have spoken on another day than that
// of publication: "“I leave tomorrow,” Lind said on Monday".
func (st *story) findTimesOfSpeech() {
	published := timex.NewCalendar(st.doc.Published)
	for _, q := range st.quotations {
		if q.speakerToken < 0 {
			continue
		}
		n, t := q.speakerSource, st.trees[q.speakerSource]
		c := st.clauses[n][t.Governor(q.speakerToken, st.clauses[n])]
		if c == nil {
			continue
		}
		i := st.timeOf(n, c)
		if i < 0 || st.quotes[n][i] != nil {
			continue
		}
		said := st.when(n, i)
		if said.Unit != timex.Day && said.Unit != timex.DayPart && said.Unit != timex.Minute {
			continue
		}
		then := timex.NewCalendar(said.Begin)
		for s := q.first; s <= q.last; s++ {
			for k, m := range st.times[s] {
				if st.quotes[s][k] != q {
					continue
				}
				words := st.trees[s].TimeWords(k)
				if st.readTime(&published, s, k, words) == m {
					st.times[s][k] = st.readTime(&then, s, k, words)
				}
			}
		}
	}
}

// readTime reads the words of a time by a calendar, without what else the story dates.
func (st *story) readTime(c *timex.Calendar, n, i int, words []string) timex.Time {
	c.SetTense(st.trees[n].Sentence, i)
	c.Future, c.Anchor = st.futureAt(n, i), timex.Time{}
	m := c.Read(words)
	if value, _ := m.Schema(); value == "" {
		return timex.Time{}
	}
	return m
}

// isRate reports whether a time is what an amount is reckoned by: the year of "$5 million a year", "kills 300 people a
// year".
func (st *story) isRate(n, i int) bool {
	t := st.trees[n]
	k := st.amountsAt[n][i] - 1
	if k >= 0 && st.amounts[n][k].Value.Kind == quantity.Money {
		return true
	}
	d := t.Child(i, "det")
	return d > 0 && d == i-1 && len(t.Kids[i]) == 1 && (t.Lower(d) == "a" || t.Lower(d) == "an") &&
		(t.Tokens[d-1].XPOS == "NNS" || t.Tokens[d-1].UPOS == "NUM" || t.Lower(d-1) == "once" || t.Lower(d-1) == "twice")
}

// isSpan reports whether a time says how long something goes on: "a rise of 9% over two years", "a journey of 112
// days", "a six-week strike", "will last six months".
func (st *story) isSpan(n, i int) bool {
	t, amount := st.trees[n], st.amountAt(n, i)
	p := t.Preposition(i)
	if p == "over" || p == "of" && t.Rel(i) == "nmod" || t.Rel(i) == "compound" && t.Child(i, "nummod") >= 0 {
		return amount != nil && amount.Value.Kind == quantity.Duration
	}
	return p == "" && t.Tokens[i].XPOS == "NNS" && t.Child(i, "nummod") == i-1 &&
		timex.IsDuration(t.Lower(i)) && len(t.TimeWords(i)) == 2 // not "six months ago"
}

// futureAt reports whether what a time is said of is still to come: the clause that governs it speaks of the future.
func (st *story) futureAt(n, i int) bool {
	t := st.trees[n]
	c := st.clauses[n][t.Governor(i, st.clauses[n])]
	return c != nil && (st.future(n, c) || st.callsFor(n, i))
}

// future reports whether a clause speaks of the future: "will meet", "is to meet", "meets on Friday", "agreed to meet",
// "talks scheduled for Friday".
func (st *story) future(n int, c *syntax.Clause) bool {
	t := st.trees[n]
	for range t.Tokens {
		for _, k := range t.Kids[c.Verb] {
			if t.Rel(k) != "aux" {
				continue
			}
			switch t.Lemma(k) {
			case "have":
				return false // also "could have met"
			}
			switch {
			case t.Tokens[k].XPOS == "MD":
				if !c.Auxiliary("have") {
					return true
				}
			case t.Tokens[k].XPOS == "VBD":
				return false
			}
		}
		if c.WillBe() {
			return true
		}
		v := c.FiniteWord()
		g := st.clauses[n][c.Governor]
		switch x := t.Tokens[v].XPOS; {
		case x == "VBD":
			return false
		case c.Passive && st.lex.Scheduling[c.Lemma(c.Verb)], c.Copula >= 0 && c.Lower(c.Verb) == "due":
			return true // "is expected in March"
		case x == "VBZ" || x == "VBP": // "meets on Friday", "is meeting on Friday"
			return !c.Is(st.lex.Speech) && c.Copula < 0 && !st.headline[n]
		case g == nil:
			return st.headline[n] && c.ToInfinitive() // "Norway to vote on Friday"
		case t.Rel(c.Verb) == "acl" && x == "VBN":
			if st.lex.Scheduling[c.Lemma(c.Verb)] {
				return true
			}
			return false
		case c.ToInfinitive() && (t.Rel(c.Verb) == "xcomp" || t.Rel(c.Verb) == "ccomp") && !g.Is(st.lex.Attempting) &&
			(g.Is(st.lex.Commissive) || g.Is(st.lex.Directive) || g.Is(st.lex.Prospective)):
			return true
		}
		c = g
	}
	return false
}

// dates reports whether a time under a preposition says when something was: known, to a day, month or year that can
// be told; given, in whatever words. "For three years" gives neither, nor does "the lowest since 1990"; "until 2011"
// gives no time that can be told.
func (st *story) dates(n, i int, preposition string) (known, given bool) {
	m, ok := st.times[n][i]
	switch {
	case preposition == "since" && isRankedSince(st.trees[n], i), st.trees[n].MeasuresRecord(i), st.trees[n].IsLeft(i),
		st.trees[n].EndsInEvent(i) >= 0:
		return false, false
	case !ok || preposition == "for" || preposition == "within" || strings.HasPrefix(preposition, "than") ||
		preposition == "to":
		return false, false
	case lexicon.English().Bounding[preposition]:
		return false, true
	}
	return m.Unit != timex.None, true
}

// isRankedSince reports whether a time says since when something is first, or most of its kind: "the strongest in the
// region since 1950".
func isRankedSince(t *syntax.Tree, i int) bool {
	for k := i - 1; k >= 0; k-- {
		switch tok := &t.Tokens[k]; {
		case tok.UPOS == "VERB" || tok.UPOS == "AUX" || tok.UPOS == "PUNCT" && tok.XPOS != "HYPH":
			return false
		case tok.XPOS == "JJS" || tok.XPOS == "RBS" || tok.Feat("NumType") == "Ord":
			return true
		}
	}
	return false
}

// better is the word for a time that says more: one that can be told, else any, else the first of two; -1 stands for
// none.
func (st *story) better(n, i, k int) int {
	t := st.trees[n]
	if i < 0 {
		return k
	}
	if known, _ := st.dates(n, i, t.TimePreposition(i)); known || k < 0 {
		return i
	}
	if known, _ := st.dates(n, k, t.TimePreposition(k)); known {
		return k
	}
	return i
}

// timeOf is the word for when a clause's event is, -1 for none: an adjunct of its own, or one that stands before
// several coordinated clauses ("On Monday, Merkel flew to Ankara and met Davutoglu").
func (st *story) timeOf(n int, c *syntax.Clause) int {
	if i := st.adjunctTime(n, c, -1); i >= 0 {
		return i
	}
	t := st.trees[n]
	if h := t.Head(c.Verb); t.Rels[c.Verb] == "acl:relcl" && h < c.Verb && st.times[n][h].Unit != timex.None {
		return h // "in March, when Lind resigned"
	}
	g := st.clauses[n][t.Head(c.Verb)]
	switch {
	case g == nil || c.Explicit:
	case t.Rel(c.Verb) == "conj":
		first := g.Verb
		for _, s := range g.Subjects {
			first = min(first, s)
		}
		return st.adjunctTime(n, g, first)
	case t.Rel(c.Verb) == "xcomp" && g.Is(st.lex.Aspect): // "began on Monday to strike"
		return st.adjunctTime(n, g, -1)
	}
	return -1
}

// adjunctTime is the first time among a clause's adjuncts, of those that stand before a token where that is not -1.
func (st *story) adjunctTime(n int, c *syntax.Clause, before int) int {
	t := st.trees[n]
	found, told := -1, false
	consider := func(k int, preposition string) {
		if st.quotedApart(n, c.Verb, k) {
			return
		}
		if t.NamesTime(k) {
			preposition = t.TimePreposition(k)
		}
		known, given := st.dates(n, k, preposition)
		if !given || before >= 0 && k >= before || told && !known {
			return
		}
		if found < 0 || k < found || known && !told {
			found, told = k, known
		}
	}
	for _, o := range c.Obliques {
		consider(o.Head, o.Preposition)
		for _, k := range t.Kids[o.Head] { // "in Vienna on Friday", with the day hung on the place
			if (t.Rel(k) == "nmod" || t.Rel(k) == "obl") && t.IsTime(k) && st.placeWord(n, o.Head) >= 0 {
				consider(k, t.Preposition(k))
			}
		}
	}
	for _, k := range t.Kids[c.Verb] {
		if t.Rel(k) == "advmod" {
			consider(k, "")
		}
	}
	for _, o := range c.Objects { // "met Hollande Tuesday", with the day hung on the person
		for _, k := range t.Kids[o] {
			if k > o && t.Rel(k) == "nmod" && t.IsTime(k) && st.entityAt(n, o, false) >= 0 {
				consider(k, t.Preposition(k))
			}
		}
	}
	return found
}

// when is the time that token i heads, in ISO 8601 with its XML Schema type. A time of day beside it in its clause is
// added to a day: "on Tuesday at 3 p.m.". Both are empty for a time that cannot be told.
func (st *story) when(n, i int) timex.Time {
	t := st.trees[n]
	m := st.times[n][i]
	if lexicon.English().Bounding[t.TimePreposition(i)] && !st.isSlatedFor(n, i) || t.IsLeft(i) {
		return timex.Time{}
	}
	h := t.Head(i)
	if m.Unit != timex.Day && m.Unit != timex.DayPart || h < 0 {
		return m
	}
	for _, k := range t.Kids[h] {
		if w := t.TimeWords(k); k != i && t.Rel(k) == "obl" && t.IsTime(k) && timex.IsClock(w) {
			c := timex.NewCalendar(m.Begin)
			return c.Read(slices.Concat([]string{"today"}, w))
		}
	}
	return m
}

// isSlatedFor reports whether a time is the one for which an event is planned: "the vote is scheduled for Friday",
// "called an election for 9 February".
func (st *story) isSlatedFor(n, i int) bool {
	unit := st.times[n][i].Unit
	return unit == timex.Day && st.callsFor(n, i) || unit != timex.None && st.trees[n].TimePreposition(i) == "for" &&
		st.slates(st.clauses[n][st.trees[n].Head(i)])
}

// slates reports whether a clause says that something is planned.
func (st *story) slates(c *syntax.Clause) bool { return c != nil && c.Passive && c.Is(st.lex.Slated) }

// callsFor reports whether a time stands under "for" in a clause that has an event for its object: "called an election
// for 9 February".
func (st *story) callsFor(n, i int) bool {
	t := st.trees[n]
	c := st.clauses[n][t.Head(i)]
	return t.TimePreposition(i) == "for" && c != nil && slices.ContainsFunc(c.Objects,
		func(o int) bool { return wordnet.NatureOf(t.Lemma(o)) == wordnet.Event })
}

// slatedEvent is the event for which a clause says that something is planned, -1 for none: "is set for trial".
func (st *story) slatedEvent(n int, c *syntax.Clause) int {
	for _, o := range c.Obliques {
		if o.Preposition == "for" && !c.IsTime(o.Head) && wordnet.NatureOf(c.Lemma(o.Head)) == wordnet.Event {
			return o.Head
		}
	}
	return -1
}

// slatedFor is the word for when a clause plans its event to be, -1 for none.
func (st *story) slatedFor(n int, c *syntax.Clause) int {
	for _, o := range c.Obliques {
		if st.isSlatedFor(n, o.Head) {
			return o.Head
		}
	}
	return -1
}

// nominalTime is the word for when the event of a noun is: one that hangs on the noun ("Friday's attack", "the Sept. 30
// attack"), else that of its clause where the clause says no more than that the event was: "held talks on Friday". It
// is -1 for none: what was condemned on Friday may have been on any day before.
func (st *story) nominalTime(n, i, first int, c *syntax.Clause) int {
	t := st.trees[n]
	found := -1
	for _, k := range t.Kids[i] {
		if _, given := st.dates(n, k, t.TimePreposition(k)); given && !t.CountsFrom(k, i) {
			found = st.better(n, found, k)
		}
	}
	if found >= 0 {
		return found
	}
	for _, k := range t.Kids[i] { // "the quake that hit on 7 January"
		if r := st.clauses[n][k]; r != nil && t.Rels[k] == "acl:relcl" && !r.Passive && r.Copula < 0 &&
			r.Is(st.lex.Occurring) && slices.Contains(r.Subjects, i) {
			return st.adjunctTime(n, r, -1)
		}
	}
	if c == nil || t.Head(first) != c.Verb {
		return -1
	}
	prep := t.Preposition(first)
	switch t.Rel(first) {
	case "obj":
		if when := st.slatedFor(n, c); when >= 0 || !c.Is(st.lex.Light) && !c.Is(st.lex.Aspect) {
			return when
		}
	case "nsubj":
		if st.slates(c) { // "the vote is scheduled for Friday"
			if st.slatedEvent(n, c) >= 0 {
				return -1
			}
			if when := st.slatedFor(n, c); when >= 0 {
				return when
			}
			return st.timeOf(n, c)
		}
		if c.Copula < 0 && !c.Passive && !c.Is(st.lex.Occurring) || c.Passive && !c.Is(st.lex.Light) {
			return -1
		}
	case "obl":
		if st.slates(c) && st.slatedEvent(n, c) == first { // "the case is set for trial in March"
			return st.timeOf(n, c)
		}
		if prep != "in" && prep != "at" && prep != "during" && !(prep == "with" && c.Is(st.lex.Light)) {
			return -1
		}
	default:
		return -1
	}
	return st.timeOf(n, c)
}
