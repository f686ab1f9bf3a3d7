package extract

// actors are those who do what a noun for a forceful event stands for: of "a raid by Boko Haram" Boko Haram, of "the raid" who
// raided someone in the sentence or one of the two before. Each stands at the noun.
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
	var attached []oblique
	for _, k := range t.kids[i] {
		if p := t.preposition(k); t.rel(k) == "nmod" && p == "by" {
			attached = append(attached, oblique{head: k, preposition: p})
		}
		if g := st.clauses[n][k]; g != nil && t.rel(k) == "acl" && g.passive {
			for _, a := range g.agents {
				attached = append(attached, oblique{head: a, preposition: "by"})
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
	if len(out) > 0 || !t.takesUp(i) {
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
	if !st.lex.Counting[t.lemma(i)] {
		return i
	}
	for _, k := range t.kids[i] {
		if k > i && t.rel(k) == "nmod" && t.preposition(k) == "of" {
			return k
		}
	}
	return i
}

// takesUp tells whether a noun takes up what the text has spoken of: "the attack", "that raid", "the talks, held in Vienna".
func (t *tree) takesUp(i int) bool {
	if d := t.child(i, "det"); d < 0 || t.lower(d) != "the" && t.lower(d) != "this" && t.lower(d) != "that" && t.lower(d) != "these" || t.child(i, "nmod", "amod", "compound", "nummod") >= 0 {
		return false
	}
	a := t.child(i, "acl")
	return a < 0 || loadLexicon().Light[t.lemma(a)] && t.Tokens[a-1].Form == ","
}

// acted states who did what a forceful event did, or what happened to someone in it: "The raid by Boko Haram killed ten", "She
// was killed in an Israeli strike". It tells whether anyone is named.
func (st *story) acted(n int, c *clause, f finding) (found bool) {
	p := st.verb(c, "")
	if p == nil || p.Event != "ASSAULT" && p.Event != "COERCE" {
		return false
	}
	f.predicate, f.rule = p, byEventActor
	var events []int
	targets := c.objects
	if c.passive {
		targets = c.subjects
		events = append(events, c.agents...)
		for _, o := range c.obliques {
			if len(c.agents) == 0 && (o.preposition == "in" || o.preposition == "during" || o.preposition == "by") {
				events = append(events, o.head)
			}
		}
	} else {
		events = c.subjects
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

// retold states again, with its place and time, an event that was told in one of the two sentences before: "The meeting took
// place in Vienna".
func (st *story) retold(n int, c *clause, f finding) {
	t := st.trees[n]
	occurs := st.lex.Occurring[c.lemma(c.verb)] || c.passive && c.is(st.lex.Light)
	if !occurs || len(c.subjects) != 1 {
		return
	}
	i := c.subjects[0]
	if a := st.clauses[n][t.child(i, "acl")]; a != nil && c.verb != a.verb { // "The talks, held in Vienna, lasted"
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
	if noun == "" || !t.takesUp(i) {
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
