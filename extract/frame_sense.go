package extract

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/frames"
	"github.com/quadpress/quadpress/language/quantity"
	"github.com/quadpress/quadpress/schema"
)

// wordedSense is the sense of a verb, that of the verb alone where the sense is one of several words that the clause
// does not have: who "turned 68 on Saturday" turned nothing on.
func (st *story) wordedSense(f *frame) string {
	s, c := frames.Get(f.sense), f.clause
	if s == nil {
		return f.sense
	}
	verb, rest, several := strings.Cut(s.Lemma, "_")
	word, _, _ := strings.Cut(rest, "_")
	if !several || strings.Contains(f.particle, word) || f.lemma != verb {
		return f.sense
	}
	for k := range c.Tokens {
		h := c.Head(k)
		switch {
		case k == f.word || c.Lower(k) != word && c.Lemma(k) != word:
		case c.Rel(k) == "case" && c.Head(h) == f.word:
			if !c.IsTime(h) && st.amountAt(f.sentence, h) == nil {
				return f.sense
			}
		default:
			return f.sense
		}
	}
	return senseOf(verb, frames.Verb)
}

// fittingSense is the sense of a verb in place of one that its objects leave no room for: who is left without power has
// not departed, who calls 911 names nothing, and whom a judge requires to pay is no thing that he needs.
func (st *story) fittingSense(f *frame) string {
	c := f.clause
	if s := st.lex.Passivized[f.sense]; s != "" && c.Passive {
		return s
	}
	if c.Passive && c.Rel(c.Verb) == "acl" && strings.HasSuffix(f.sense, ".LV") &&
		!slices.ContainsFunc(c.Subjects, func(s int) bool { return st.isEventNoun(f.sentence, s) }) {
		return cmp.Or(st.lex.Weighty[f.sense], senseOf(f.lemma, frames.Verb)) // "a camera made by students"
	}
	if s := st.lex.Objected[f.sense]; s != "" && !c.Passive && len(c.Objects) > 0 {
		return s
	}
	if s := st.lex.Unnamed[f.sense]; s != "" && !c.Passive && len(c.Objects) == 1 && len(c.Indirect) == 0 &&
		len(c.Contents) == 0 && c.Tokens[c.Objects[0]].UPOS == "NUM" {
		return s
	}
	if past := schema.PastTense(f.lemma); past == c.Lower(f.word) && schema.PastTenseOf(f.lemma, f.sense) != past {
		return senseOf(f.lemma, frames.Verb) // "she lay on the ground"
	}
	if s := st.lex.Complemented[f.sense]; s != "" && len(c.Objects) > 0 && !c.Passive &&
		slices.ContainsFunc(c.Children(c.Verb, "xcomp"), func(x int) bool {
			return c.Tokens[x].UPOS == "NOUN" && c.Child(x, "case", "cop", "mark") < 0
		}) {
		return s
	}
	if s := st.lex.ToOffice[f.sense]; s != "" && st.isToOffice(c) {
		return s
	}
	whom := c.Objects
	if c.Passive {
		whom = c.Subjects
	}
	if s := st.lex.OfAgents[f.sense]; s != "" && !slices.ContainsFunc(whom, func(i int) bool {
		return (st.isSomeone(f.sentence, i) || st.isAgent(f.sentence, i)) && !st.lex.Instrument[c.Lemma(i)]
	}) {
		return s
	}
	if s := st.lex.LastingSince[f.sense]; s != "" && slices.ContainsFunc(c.Children(f.word, "obl"), func(k int) bool {
		return c.Preposition(k) == "since" || c.Preposition(k) == "from" && c.IsTime(k)
	}) {
		return s
	}
	if s := st.senseByObject(f.sense, f.sentence, whom); s != "" {
		return s
	}
	if len(c.Objects) == 0 && !c.Passive {
		if s := senseOfThings(st, st.lex.BySubject[f.sense], f.sentence, c.Subjects); s != "" {
			return s
		}
	}
	if s := st.lex.Alone[f.sense]; s != "" && len(c.Objects)+len(c.Contents) == 0 && !c.Passive &&
		slices.ContainsFunc(c.Subjects, func(i int) bool { return st.isSomeone(f.sentence, i) }) &&
		!slices.ContainsFunc(c.Obliques, func(o syntax.Oblique) bool { return !c.IsTime(o.Head) }) {
		return s
	}
	if s := st.senseByOblique(f.sense, f.sentence, c.Obliques); s != "" {
		return s
	}
	if s := st.lex.Obliging[f.sense]; s != "" && slices.ContainsFunc(whom, func(i int) bool {
		return st.isSomeone(f.sentence, i) && c.Child(i, "nummod") < 0 // "1,276 delegates are required to win"
	}) && slices.ContainsFunc(c.Contents, func(x int) bool {
		content := st.clauses[f.sentence][x]
		return content != nil && content.ToInfinitive()
	}) {
		return s
	}
	return f.sense
}

// isToOffice reports whether a clause says to what office someone is named, and not by what he is known: "named Lee
// mayor", but not "named the victim as a teacher".
func (st *story) isToOffice(c *syntax.Clause) bool {
	_, offices := st.appointed(c)
	return slices.ContainsFunc(offices, func(o int) bool {
		det := c.Child(o, "det")
		return c.Preposition(o) != "as" || det < 0 || c.Definite(o)
	})
}

// senseByObject is what a sense means of one of some objects in the place of what it means of most, "" for nothing
// else: "recalled its ambassador", "recalled the cars".
func (st *story) senseByObject(sense string, n int, objects []int) string {
	return senseOfThings(st, st.lex.ByObject[sense], n, objects)
}

// senseOfThings is the first of some senses of which one of some words is, by its noun or its type.
func senseOfThings(st *story, others map[string]lexicon.Words, n int, objects []int) string {
	for _, other := range slices.Sorted(maps.Keys(others)) {
		for _, i := range objects {
			if others[other][st.trees[n].Lemma(i)] {
				return other
			}
			for typ := range others[other] {
				unnamed, indefinite := strings.CutPrefix(typ, "a ")
				if st.schema.IsA(st.typeOfWord(n, i), unnamed) && (!indefinite || st.trees[n].Tokens[i].UPOS == "NOUN" &&
					st.at[n][i] == nil && st.trees[n].Child(i, "det") >= 0 && !st.trees[n].Definite(i)) {
					return other
				}
			}
		}
	}
	return ""
}

// senseByOblique is what a sense means of what stands under a preposition and is of some type: "appealed to the Supreme
// Court". It is "" for nothing else.
func (st *story) senseByOblique(sense string, n int, obliques []syntax.Oblique) string {
	for _, o := range obliques {
		others := st.lex.ByOblique[sense]
		for _, words := range slices.Sorted(maps.Keys(others)) {
			other := others[words]
			if p, typ, _ := strings.Cut(words, " "); p == o.Preposition &&
				(typ == "" || st.schema.IsA(st.typeOfWord(n, o.Head), typ)) {
				return other
			}
		}
	}
	return ""
}

// diesOf gives a death that a verb ends in those who undergo that: "was stabbed to death".
func (st *story) diesOf(f *frame) {
	t := st.trees[f.sentence]
	if !f.nominal || !isToDeath(t, f.word) || t.Head(f.word) < 0 {
		return
	}
	if g := st.frameAt[f.sentence][t.Head(f.word)]; g != nil && g.clause != nil {
		for _, a := range g.args {
			if (a.role == quadpress.PatientRole || a.role == quadpress.ThemeRole) && !f.covers(a.head) {
				f.args = append(f.args, frameArgument{"ARG1", quadpress.PatientRole, a.head, ""})
			}
		}
	}
}

// isToDeath reports whether a word is the noun of "to death".
func isToDeath(t *syntax.Tree, i int) bool {
	return t.Lower(i) == "death" && t.Preposition(i) == "to" && len(t.Kids[i]) == 1
}

// stopsWork gives a strike the sense of one where those who strike are workers, and nobody is struck.
func (st *story) stopsWork(f *frame) {
	t := st.trees[f.sentence]
	other, ok := st.lex.Striking[strings.TrimSpace(f.sense+" "+f.particle)]
	workers := func(a frameArgument) bool {
		return (a.role == quadpress.AgentRole || f.isSubject(a.head)) && (st.lex.Strikers[strings.ToLower(t.Lemma(a.head))] ||
			st.typeOfWord(f.sentence, a.head) == "WorkersUnion")
	}
	struck := func(a frameArgument) bool {
		return (a.role == quadpress.PatientRole || a.role == quadpress.ThemeRole) && a.preposition != "over" &&
			!f.isSubject(a.head)
	}
	called := func() bool { // "the union called off the strike"
		c := st.clauses[f.sentence][t.Head(f.word)]
		return f.nominal && c != nil && t.Rel(f.word) == "obj" && slices.ContainsFunc(c.Subjects, func(s int) bool {
			return workers(frameArgument{role: quadpress.AgentRole, head: s})
		})
	}
	if !ok || slices.ContainsFunc(f.args, struck) || !slices.ContainsFunc(f.args, workers) && !called() && !st.lasts(f) {
		return
	}
	f.sense = other
	for k := range f.args {
		if a := &f.args[k]; a.preposition == "over" {
			a.role = quadpress.CauseRole
		}
	}
}

// lasts reports whether a noun tells a strike for which the text sets a time, or one in a story about a union: "a
// two-day strike".
func (st *story) lasts(f *frame) bool {
	t := st.trees[f.sentence]
	if !f.nominal || f.lemma != "strike" {
		return false
	}
	return slices.ContainsFunc(t.Kids[f.word], func(k int) bool {
		long := st.amountAt(f.sentence, k)
		return k < f.word && long != nil && long.Value.Kind == quantity.Duration
	}) || len(f.args) == 0 && st.speaksOfUnions()
}

// speaksOfUnions reports whether a union of workers is named in the story, or spoken of: "a union leader".
func (st *story) speaksOfUnions() bool {
	return slices.ContainsFunc(st.entities, func(e *entity) bool { return e.typ == "WorkersUnion" }) ||
		slices.ContainsFunc(st.trees, func(t *syntax.Tree) bool {
			return slices.ContainsFunc(t.Tokens, func(w quadpress.Token) bool {
				return w.UPOS == "NOUN" && w.Lemma == "union"
			})
		})
}

// accused gives a verb that can ask a price the sense of one that accuses where it says of what: "was charged with
// taking bribes", "charged a priest with 14 counts of abuse", "with murder".
func (st *story) accused(f *frame, lf *quadpress.Frame) *quadpress.Frame {
	other, c := st.lex.Priceless[f.sense], f.clause
	if other == "" {
		return lf
	}
	someone := c.Passive || slices.ContainsFunc(c.Objects, func(i int) bool { return st.isSomeone(f.sentence, i) })
	if !someone || !slices.ContainsFunc(c.Children(c.Verb, "advcl", "xcomp", "obl"), func(k int) bool {
		m := c.Child(k, "mark", "case")
		return m >= 0 && c.Lower(m) == "with" &&
			(c.Child(k, "mark") >= 0 || st.lex.Counts[c.Lemma(k)] || st.isOffense(c.Lemma(k)))
	}) {
		return lf
	}
	f.sense = other
	x := &quadpress.Frame{Predicate: lf.Predicate, Sense: other, Args: slices.Clone(lf.Args)}
	for k := range x.Args {
		switch a := &x.Args[k]; {
		case c.Lower(a.First) == "with":
			a.Role = "ARG2"
		case a.Role == "ARG2":
			a.Role = "ARG1"
		}
	}
	return x
}

// goesByAmount gives a verb the sense of a rise or a fall where it says of a figure by how much it went up or down:
// "profit climbed 8%", "shares closed down 3%".
func (st *story) goesByAmount(f *frame, lf *quadpress.Frame) *quadpress.Frame {
	c, sense := f.clause, st.lex.ByAmount[f.sense]
	if st.lex.Closing[f.lemma] {
		for _, k := range c.Children(c.Verb, "advmod", "xcomp", "compound:prt") {
			sense = cmp.Or(sense, st.lex.Directions[c.Lower(k)])
		}
	}
	if sense == "" || c.Passive || len(c.Subjects) == 0 || st.isSomeone(f.sentence, c.Subjects[0]) {
		return lf
	}
	for _, k := range c.Children(c.Verb, "obj", "obl") {
		amount := st.amountAt(f.sentence, k)
		if amount == nil || c.Preposition(k) != "" && c.Preposition(k) != "by" {
			continue
		}
		if amount.Value.Kind == quantity.Percent {
			f.sense, c.Objects = sense, nil
			f.args = append(f.args, frameArgument{"ARG2", quadpress.ExtentRole, k, c.Preposition(k)})
			x := &quadpress.Frame{Predicate: lf.Predicate, Sense: sense}
			for _, a := range lf.Args {
				if strings.HasPrefix(a.Role, "ARGM-") && (k < a.First || k >= a.Last) {
					x.Args = append(x.Args, a)
				}
			}
			return x
		}
	}
	return lf
}

// completeCharge gives a verb of accusing what someone is accused of where the language's roles have it for a part of
// him: "convicted Lind of theft", "accused the school of failing its pupils"; and a verb of keeping someone from
// something what that is: "banned her from running".
func (st *story) completeCharge(f *frame) {
	c := f.clause
	if f.has("ARG2") || f.state || !takes(f.sense, "ARG2") {
		return
	}
	for _, k := range c.Children(c.Verb, "obl", "advcl") {
		m := c.Child(k, "case", "mark")
		verb := c.Lemma(c.Verb)
		if k > c.Verb && m >= 0 && !f.covers(k) && (st.lex.Charging[verb+" "+c.Lower(m)] ||
			st.clauses[f.sentence][k] != nil && st.lex.Preventing[verb+" "+c.Lower(m)]) {
			st.addPlain(f, "ARG2", k, c.Lower(m))
			return
		}
	}
}

// isOffense reports whether a noun is for a crime or an assault: "murder", "theft".
func (st *story) isOffense(lemma string) bool {
	event := st.eventOfNoun(lemma)
	return event == "CRIME" || event == "ASSAULT"
}

// priceless is the sense of a verb that can ask a price where it names none: who "was charged" is accused.
func (st *story) priceless(f *frame) string {
	other, ok := st.lex.Priceless[f.sense]
	if !ok {
		return f.sense
	}
	c := f.clause
	company := func(i int) bool { return st.schema.IsA(st.typeOfWord(f.sentence, i), "Corporation") }
	someone := func(i int) bool { return st.isSomeone(f.sentence, i) }
	named, accused := slices.Concat(c.Objects, c.Indirect), c.Objects
	if c.Passive {
		accused = c.Subjects
	}
	if !slices.ContainsFunc(accused, someone) || !c.Passive && slices.ContainsFunc(c.Subjects, company) {
		return f.sense // "charged interest", "The bank charged customers twice"
	}
	for _, k := range c.Kids[c.Verb] {
		if m := c.Child(k, "case", "mark"); m >= 0 && st.lex.ChargedWith[c.Lower(m)] {
			return f.sense // "charged for the night"; see accused
		}
	}
	for _, o := range c.Obliques {
		named = append(named, o.Head)
	}
	if slices.ContainsFunc(named, func(i int) bool { return st.amountAt(f.sentence, i) != nil }) {
		return f.sense
	}
	return other
}

// speechSense is the sense of a verb that has a clause for what is said: who "added that the road is closed" adds
// nothing to a thing.
func (st *story) speechSense(f *frame) string {
	c := f.clause
	tells := func(sense string) bool { return frames.RoleOf(sense, "ARG1", "") == quadpress.TopicRole }
	aside := c.Rel(f.word) == "parataxis" && len(c.Objects) == 0 // "The road is closed, she added"
	if !c.Is(st.lex.Quotative) || c.Passive || f.sense == "" || tells(f.sense) ||
		!aside && !slices.ContainsFunc(c.Contents, func(x int) bool { return c.Rel(x) == "ccomp" }) {
		return f.sense
	}
	for _, s := range frames.Under(f.lemma) {
		if takes(s.ID, "ARG0") && tells(s.ID) {
			return s.ID
		}
	}
	return f.sense
}
