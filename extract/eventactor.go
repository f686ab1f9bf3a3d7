package extract

import "github.com/quadpress/quadpress/extract/syntax"

// actors are those who do what a noun for a forceful event stands for: of "a raid by Boko Haram" Boko Haram, of "the
// raid" who raided someone in the sentence or one of the two before. Each stands at the noun.
func (st *story) actors(n, i int) (out []*reference) {
	t := st.trees[n]
	i = st.counted(n, i)
	noun := st.eventNoun(t, i)
	if noun == "" {
		return nil
	}
	event := ""
	for _, preposition := range st.schema.NounPrepositions(noun) {
		if p := st.schema.Noun(noun, preposition); p.Event == "ASSAULT" || p.Event == "COERCE" {
			event = p.Event
		}
	}
	if event == "" {
		return nil
	}
	var attached []syntax.Oblique
	for _, k := range t.Kids[i] {
		if p := t.Preposition(k); t.Rel(k) == "nmod" && p == "by" {
			attached = append(attached, syntax.Oblique{Head: k, Preposition: p})
		}
		if g := st.clauses[n][k]; g != nil && t.Rel(k) == "acl" && g.Passive {
			for _, a := range g.Agents {
				attached = append(attached, syntax.Oblique{Head: a, Preposition: "by"})
			}
		}
	}
	stand := func(e int) {
		out = append(out, &reference{head: i, first: i, last: i + 1, start: i, entity: e})
	}
	if r := st.at[n][i]; r != nil { // "an Israeli airstrike"
		if r.acting {
			stand(r.entity)
		}
		return out
	}
	for _, d := range st.nominalDoers(n, i, noun, attached) {
		stand(st.entityAt(n, d.word, true))
	}
	if len(out) > 0 || !t.TakesUp(i) {
		return out
	}
	for k := len(st.statements) - 1; k >= 0 && st.statements[k].Span.Begin >= st.trees[max(0, n-2)].Span.Begin; k-- {
		if s := &st.statements[k]; s.EventType == event && s.HoldsAsFact() && s.Subject.IsEntity() {
			stand(s.Subject.Entity)
			return out
		}
	}
	return nil
}

// counted is what there is a number or a series of: of "a series of strikes" the strikes; any other noun is itself.
func (st *story) counted(n, i int) int {
	t := st.trees[n]
	if !st.lex.Counting[t.Lemma(i)] {
		return i
	}
	for _, k := range t.Kids[i] {
		if k > i && t.Rel(k) == "nmod" && t.Preposition(k) == "of" {
			return k
		}
	}
	return i
}

// acted states who did what a forceful event did, or what happened to someone in it: "The raid by Boko Haram killed
// ten", "She was killed in an Israeli strike". It reports whether anyone is named.
func (st *story) acted(n int, c *syntax.Clause, f finding) (found bool) {
	p := st.verb(c, "")
	if p == nil || p.Event != "ASSAULT" && p.Event != "COERCE" {
		return false
	}
	f.predicate, f.rule = p, byEventActor
	var events []int
	targets := c.Objects
	if c.Passive {
		targets = c.Subjects
		events = append(events, c.Agents...)
		for _, o := range c.Obliques {
			if len(c.Agents) == 0 && (o.Preposition == "in" || o.Preposition == "during" || o.Preposition == "by") {
				events = append(events, o.Head)
			}
		}
	} else {
		events = c.Subjects
	}
	for _, i := range events {
		if f.place < 0 {
			f.place = st.placeWithin(n, st.counted(n, i))
		}
		for _, r := range st.actors(n, i) {
			f.subject, f.subjectRef = i, r
			for _, o := range targets {
				f.object = o
				st.emit(f)
				found = true
			}
		}
	}
	return found
}

// retold states again, with its place and time, an event that was told in one of the two sentences before: "The meeting
// took place in Vienna".
func (st *story) retold(n int, c *syntax.Clause, f finding) {
	t := st.trees[n]
	occurs := st.lex.Occurring[c.Lemma(c.Verb)] || c.Passive && c.Is(st.lex.Light)
	if !occurs || len(c.Subjects) != 1 {
		return
	}
	i := c.Subjects[0]
	if a := st.clauses[n][t.Child(i, "acl")]; a != nil && c.Verb != a.Verb { // "The talks, held in Vienna, lasted"
		if f.place < 0 {
			f.place = st.placeOf(n, a)
		}
		if f.time < 0 {
			f.time = st.timeOf(n, a)
		}
	}
	if f.place < 0 && f.time < 0 {
		return
	}
	noun := st.eventNoun(t, i)
	if noun == "" || !t.TakesUp(i) {
		return
	}
	for k := len(st.statements) - 1; k >= 0 && st.statements[k].Span.Begin >= st.trees[max(0, n-2)].Span.Begin; k-- {
		s := &st.statements[k]
		if s.Span == t.Span || !s.HoldsAsFact() || !s.Subject.IsEntity() || !s.Object.IsEntity() {
			continue
		}
		for _, preposition := range st.schema.NounPrepositions(noun) {
			if p := st.schema.Noun(noun, preposition); p.Name == s.Predicate && p.Event != "" {
				at := reference{head: i, first: i, last: i + 1, start: i}
				who, whom := at, at
				who.entity, whom.entity = s.Subject.Entity, s.Object.Entity
				f.rule, f.predicate, f.subject, f.object, f.subjectRef, f.objectRef = byRetelling, p, i, i, &who, &whom
				st.emit(f)
				return
			}
		}
	}
}
