package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language/timex"
)

// isTime tells whether a nominal names a time: "Tuesday", "last month", "mid-July", "the 4th".
func (t *tree) isTime(i int) bool {
	switch t.rels[i] {
	case "obl:tmod", "nmod:tmod":
		return true
	}
	if t.Tokens[i].UPOS == "VERB" && !t.dates[i] { // "agreed to end the war"
		return false
	}
	w := t.lower(i)
	if t.dates[i] || loadLexicon().Times[w] || loadLexicon().Times[t.lemma(i)] || loadLexicon().Times[strings.TrimPrefix(w, "mid-")] {
		return true
	}
	if d := strings.TrimRight(w, "stndrh"); d != w && d != "" && len(d) <= 2 && d[0] >= '1' && d[0] <= '9' && t.preposition(i) == "on" {
		return true
	}
	if t.Tokens[i].UPOS == "NUM" { // "on 28 March", "from 3 to 5 May", with the day for a head
		return slices.ContainsFunc(t.kids[i], func(k int) bool {
			month := func(m int) bool { return timex.IsMonth(t.lower(m)) }
			return loadLexicon().Times[t.lower(k)] || t.Tokens[k].UPOS == "NUM" && slices.ContainsFunc(t.kids[k], month)
		})
	}
	return false
}

// findTimes reads all times of the story, in order, for what is later counts from what was said before. A time that the
// story gives and that cannot be told is there too, as the zero time.
func (st *story) findTimes() {
	st.times = make([]map[int]timex.Time, len(st.trees))
	c := timex.NewCalendar(st.doc.Published)
	// The times of a sentence that a later "the next day" may count from: those of the sentence before, and its own.
	var before, here []timex.Time
	for n, t := range st.trees {
		if n > 0 && st.trees[n-1].block != t.block {
			here = nil
		}
		before, here = here, nil
		for i := range t.Tokens {
			if t.names[i] == nil && (!t.isTime(i) || t.isPerson(i)) {
				continue
			}
			c.SetTense(t.Sentence, i)
			c.Future = st.futureAt(n, i)
			c.Anchor = timex.Common(before, here)
			words := t.timeWords(i)
			m := c.Read(words)
			if value, _ := m.Schema(); value == "" { // a decade, or over the turn of a year
				m = timex.Time{}
			}
			if m.Unit == timex.None && t.names[i] == nil && !givesTime(words, t.preposition(i)) {
				continue
			}
			if st.times[n] == nil {
				st.times[n] = map[int]timex.Time{}
			}
			st.times[n][i] = m
			if m.Unit == timex.None {
				continue
			}
			if h := t.head(i); h < 0 || !t.isTime(h) {
				here = append(here, m.Coarse())
			}
		}
	}
}

// isPerson reports whether a token is part of a person's name: "Theresa May".
func (t *tree) isPerson(i int) bool {
	return slices.ContainsFunc(t.Mentions, func(m quadpress.Mention) bool {
		return m.Type == quadpress.Person && m.First <= i && i < m.Last
	})
}

// timeWords are the words for the time that token i heads, in lower case: no prepositions before it, and nothing that
// is said of it.
func (t *tree) timeWords(i int) (out []string) {
	name := t.names[i]
	if name != nil {
		out = append(out, name.words...)
	}
	for _, k := range t.timeTokens(i) {
		if name != nil && t.names[k] == name {
			continue
		}
		if t.Tokens[k].UPOS != "PUNCT" && !(t.rel(k) == "case" && t.head(k) == i && k < i) {
			out = append(out, t.lower(k))
		}
	}
	return out
}

// timeTokens are the tokens of the time that token i heads.
func (t *tree) timeTokens(i int) []int {
	return t.subtree(i, func(k int) bool {
		switch t.rel(k) {
		case "acl", "cop", "nsubj", "advcl", "parataxis":
			return true
		case "appos":
			return !t.isTime(k)
		case "obl", "nmod": // "Tuesday in Berlin": where, not when; "three days after the attack" counts from what is no time
			p := t.preposition(k)
			return p != "after" && p != "before" && p != "from" && !t.isTime(k) && !timex.IsYear(t.Tokens[k].Form)
		}
		return false
	})
}

// futureAt reports whether what a time is said of is still to come: the clause that governs it speaks of the future.
func (st *story) futureAt(n, i int) bool {
	t := st.trees[n]
	c := st.clauses[n][t.governor(i, st.clauses[n])]
	return c != nil && st.future(n, c)
}

// future reports whether a clause speaks of the future: "will meet", "is to meet", "meets on Friday", "agreed to meet",
// "talks scheduled for Friday".
func (st *story) future(n int, c *clause) bool {
	t := st.trees[n]
	for range t.Tokens {
		for _, k := range t.kids[c.verb] {
			if t.rel(k) != "aux" {
				continue
			}
			switch t.lemma(k) {
			case "have":
				return false // also "could have met"
			}
			switch {
			case t.Tokens[k].XPOS == "MD":
				if !c.auxiliary("have") {
					return true
				}
			case t.Tokens[k].XPOS == "VBD":
				return false
			}
		}
		if c.willBe() {
			return true
		}
		v := c.finiteWord()
		g := st.clauses[n][c.governor]
		switch x := t.Tokens[v].XPOS; {
		case x == "VBD":
			return false
		case x == "VBZ" || x == "VBP": // "meets on Friday", "is meeting on Friday"
			if c.is(st.lex.Speech) || c.copula >= 0 {
				return false
			}
			return true
		case g == nil:
			return false
		case t.rel(c.verb) == "acl" && x == "VBN":
			if st.lex.Scheduling[c.lemma(c.verb)] {
				return true
			}
			return false
		case c.bareInfinitive() && (t.rel(c.verb) == "xcomp" || t.rel(c.verb) == "ccomp") && !g.is(st.lex.Attempting) && (g.is(st.lex.Commissive) || g.is(st.lex.Directive) || g.is(st.lex.Prospective)):
			return true
		}
		c = g
	}
	return false
}

// willBe reports whether a clause is an infinitive after "be": "Merkel is to visit China", "is to be built".
func (c *clause) willBe() bool {
	if x := c.Tokens[c.verb].XPOS; x != "VB" && x != "VBN" {
		return false
	}
	be := -1
	for _, k := range c.kids[c.verb] {
		switch {
		case c.rels[k] == "aux" && c.lemma(k) == "be":
			be = k
		case c.rel(k) == "mark" && be >= 0 && k > be:
			return true
		}
	}
	return false
}

// dates reports whether a time under a preposition says when something was: known, to a day, month or year that can
// be told; given, in whatever words. "For three years" gives neither, "until 2011" no time that can be told.
func (st *story) dates(n, i int, preposition string) (known, given bool) {
	m, ok := st.times[n][i]
	switch {
	case !ok || preposition == "for" || preposition == "within" || preposition == "than" || preposition == "to":
		return false, false
	case endsRange(preposition):
		return false, true
	}
	return m.Unit != timex.None, true
}

// better is the word for a time that says more: one that can be told, else any, else the first of two; -1 stands for
// none.
func (st *story) better(n, i, k int) int {
	t := st.trees[n]
	if i < 0 {
		return k
	}
	if known, _ := st.dates(n, i, t.timePreposition(i)); known || k < 0 {
		return i
	}
	if known, _ := st.dates(n, k, t.timePreposition(k)); known {
		return k
	}
	return i
}

// timeOf is the word for when a clause's event is, -1 for none: an adjunct of its own, or one that stands before
// several coordinated clauses ("On Monday, Merkel flew to Ankara and met Davutoglu").
func (st *story) timeOf(n int, c *clause) int {
	if i := st.adjunctTime(n, c, -1); i >= 0 {
		return i
	}
	t := st.trees[n]
	g := st.clauses[n][t.head(c.verb)]
	switch {
	case g == nil || c.explicit:
	case t.rel(c.verb) == "conj":
		first := g.verb
		for _, s := range g.subjects {
			first = min(first, s)
		}
		return st.adjunctTime(n, g, first)
	case t.rel(c.verb) == "xcomp" && g.is(st.lex.Aspect): // "began on Monday to strike"
		return st.adjunctTime(n, g, -1)
	}
	return -1
}

// adjunctTime is the first time among a clause's adjuncts, of those that stand before a token where that is not -1.
func (st *story) adjunctTime(n int, c *clause, before int) int {
	t := st.trees[n]
	found, told := -1, false
	consider := func(k int, preposition string) {
		if n := t.names[k]; n != nil {
			preposition = t.timePreposition(k)
		}
		known, given := st.dates(n, k, preposition)
		if !given || before >= 0 && k >= before || told && !known {
			return
		}
		if found < 0 || k < found || known && !told {
			found, told = k, known
		}
	}
	for _, o := range c.obliques {
		consider(o.head, o.preposition)
		for _, k := range t.kids[o.head] { // "in Vienna on Friday", with the day hung on the place
			if (t.rel(k) == "nmod" || t.rel(k) == "obl") && t.isTime(k) && st.placeWord(n, o.head) >= 0 {
				consider(k, t.preposition(k))
			}
		}
	}
	for _, k := range t.kids[c.verb] {
		if t.rel(k) == "advmod" {
			consider(k, "")
		}
	}
	for _, o := range c.objects { // "met Hollande Tuesday", with the day hung on the person
		for _, k := range t.kids[o] {
			if k > o && t.rel(k) == "nmod" && t.isTime(k) && st.entityAt(n, o, false) >= 0 {
				consider(k, t.preposition(k))
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
	if endsRange(t.timePreposition(i)) {
		return timex.Time{}
	}
	h := t.head(i)
	if m.Unit != timex.Day && m.Unit != timex.DayPart || h < 0 {
		return m
	}
	for _, k := range t.kids[h] {
		if w := t.timeWords(k); k != i && t.rel(k) == "obl" && t.isTime(k) && timex.IsClock(w) {
			c := timex.NewCalendar(m.Begin)
			return c.Read(slices.Concat([]string{"today"}, w))
		}
	}
	return m
}

// nominalTime is the word for when the event of a noun is: one that hangs on the noun ("Friday's attack", "the Sept. 30
// attack"), else that of its clause where the clause says no more than that the event was: "held talks on Friday". It
// is -1 for none: what was condemned on Friday may have been on any day before.
func (st *story) nominalTime(n, i, first int, c *clause) int {
	t := st.trees[n]
	found := -1
	for _, k := range t.kids[i] {
		if _, given := st.dates(n, k, t.timePreposition(k)); given {
			found = st.better(n, found, k)
		}
	}
	if found >= 0 {
		return found
	}
	if c == nil || t.head(first) != c.verb {
		return -1
	}
	prep := t.preposition(first)
	switch t.rel(first) {
	case "obj":
		if !c.is(st.lex.Light) && !c.is(st.lex.Aspect) {
			return -1
		}
	case "nsubj":
		if c.copula < 0 && !c.passive && !c.is(st.lex.Occurring) || c.passive && !c.is(st.lex.Light) {
			return -1
		}
	case "obl":
		if prep != "in" && prep != "at" && prep != "during" && !(prep == "with" && c.is(st.lex.Light)) {
			return -1
		}
	default:
		return -1
	}
	return st.timeOf(n, c)
}
