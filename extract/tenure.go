package extract

import "strings"

// inOffice states the offices that verbs speak of: "became president of Somalia", "served as foreign minister of Italy", "replaced
// Meade as chief executive".
func (st *story) inOffice(n int, c *clause, f finding) {
	t := st.trees[n]
	lemma := c.lemma(c.verb)
	switch {
	case c.passive:
	case lemma == "become" || lemma == "remain":
		for _, x := range c.contents {
			if t.rel(x) != "xcomp" || t.Tokens[x].UPOS != "NOUN" && t.Tokens[x].UPOS != "PROPN" {
				continue
			}
			for _, s := range c.subjects {
				st.identity(n, s, x, f.stance, byTenure, byTenure)
			}
		}
	case len(c.objects) == 0:
		for _, o := range c.obliques {
			if o.preposition == "as" && st.tenure(n, c, o.head) {
				for _, s := range c.subjects {
					st.held(n, s, o.head, f.stance, lemma == "serve" && st.past(c))
				}
			}
		}
	case st.lex.Replacing[lemma]:
		for _, o := range c.obliques {
			if o.preposition == "as" && st.isOffice(t, o.head) {
				for _, s := range c.subjects {
					st.held(n, s, o.head, f.stance, false)
				}
				for _, s := range c.objects {
					st.held(n, s, o.head, f.stance, true)
				}
			}
		}
	}
}

// tenure tells whether a verb says with "as" that its subject, a person, has an office or had it: "served as foreign minister".
func (st *story) tenure(n int, c *clause, noun int) bool {
	switch c.lemma(c.verb) {
	case "serve", "act", "work":
		return !c.passive && c.rel(c.verb) != "xcomp" && len(c.objects) == 0 && st.isOffice(st.trees[n], noun) && len(c.subjects) > 0 && st.typeAt(n, c.subjects[0]) == "Person"
	}
	return false
}

// held states that someone has an office, or had it.
func (st *story) held(n, who, noun int, s stance, past bool) {
	t := st.trees[n]
	if e := st.entityAt(n, who, false); e < 0 || st.entities[e].typ != "Person" {
		return
	}
	f := given(byTenure, n, who, noun, noun, strings.ToLower(t.lemma(noun)), 0.85)
	f.stance, f.predicate, f.value = s, st.schema.Predicate("position"), withoutArticle(t.written(st.officePhrase(n, noun)))
	st.emit(f)
	for _, k := range t.kids[noun] {
		p := st.schema.Noun(f.lemma, t.preposition(k))
		if k < noun || t.rel(k) != "nmod" || p == nil || p.Event != "" {
			continue
		}
		if f.predicate = p; past {
			f.predicate = st.bygone(p)
		}
		if f.value = ""; f.predicate != nil && st.entityAt(n, k, false) >= 0 {
			f.object = k
			st.emit(f)
		}
	}
}

// officePhrase are the words of an office, without whom it is held under: "vice president under Jane Roe".
func (st *story) officePhrase(n, noun int) []int {
	t := st.trees[n]
	under := -1
	for _, k := range t.kids[noun] {
		if k > noun && t.preposition(k) == "under" {
			under = k
		}
	}
	phrase := t.phrase(noun)
	for i, k := range phrase {
		if under >= 0 && t.within(k, under) {
			return t.trim(phrase[:i])
		}
	}
	return phrase
}

// appointment states the office to which someone is named: "Annan was appointed as envoy", "named Kerry secretary of state".
func (st *story) appointment(n int, c *clause, f finding) {
	if !st.lex.Appointing[c.lemma(c.verb)] {
		return
	}
	t := st.trees[n]
	f.rule = byAppointment
	who := c.objects
	var offices []int
	if c.passive {
		who = c.subjects
	} else if len(c.indirect) > 0 { // "appointed Lee the bank's director"
		who, offices = c.indirect, c.objects
	}
	for _, o := range c.obliques {
		if o.preposition == "as" || o.preposition == "to be" {
			offices = append(offices, o.head)
		}
	}
	offices = append(offices, t.children(c.verb, "xcomp")...)
	for _, o := range offices {
		if !st.lex.Roles[strings.ToLower(t.lemma(o))] {
			continue
		}
		for _, w := range who {
			if e := st.entityAt(n, w, false); e >= 0 && st.entities[e].typ == "Person" {
				f.subject, f.object, f.value = w, o, t.written(t.phrase(o))
				f.predicate = st.schema.Predicate("position")
				f.value = t.unowned(o, withoutArticle(f.value))
				st.emit(f)
				before := len(st.statements)
				if st.related(n, w, o, f.stance, byAppointment); len(st.statements) == before {
					st.office(n, w, o, o, f.stance)
				}
			}
		}
	}
}

// unowned drops the pronoun before an office whose noun stands at a token: "its chief executive".
func (t *tree) unowned(noun int, office string) string {
	for _, k := range t.kids[noun] {
		if t.Tokens[k].XPOS == "PRP$" {
			office = strings.TrimPrefix(office, t.Tokens[k].Form+" ")
		}
	}
	return office
}

// withoutArticle drops an article before an office or another value.
func withoutArticle(s string) string {
	for _, a := range [...]string{"the ", "The ", "a ", "an ", "A ", "An "} {
		s = strings.TrimPrefix(s, a)
	}
	return s
}
