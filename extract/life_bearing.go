package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/syntax"
)

// Nouns for what someone is to another (life_bearing.go), and verbs (life_career.go).
var (
	byBearing = rule("life/bearing", "a noun for what someone is to another",
		"Ole Vik, the widower of Eva Holm, left.", "Ole Vik spouse_of Eva Holm")
	byPost = rule("life/post", "an office and the body where someone has it",
		"Ole Vik retired as treasurer of Siemens.", "Ole Vik worked_for Siemens")
	byNationality = rule("life/nationality", "a noun for a person and the adjective of a country",
		"Ole Vik is a Norwegian judoka.", "Ole Vik nationality Norway")
	byHeadquarters = rule("life/headquarters", "a head office, whose it is and where",
		"The headquarters of Siemens are in Munich.", "Siemens based_in Munich")
	byCareer = rule("life/career", "a verb of studying, working or living, and where",
		"Ole Vik received a degree from the University of Oslo.", "Ole Vik studied_at University of Oslo")
)

// bearing states what a noun says of who bears it: "the widow of Ole Vik", "president and CEO of Siemens".
func (st *story) bearing(n, i int) {
	t := st.trees[n]
	if r := st.at[n][i]; r != nil && !r.acting && !r.some && i >= r.first {
		return
	}
	noun := st.lifeNoun(t, i)
	lemma := strings.ToLower(t.Lemma(i))
	post := noun == nil && (st.lex.Roles[lemma] || st.lex.Employees[lemma] || loadBiography().Posts[lemma])
	national := slices.ContainsFunc(t.Kids[i], func(k int) bool {
		return k < i && st.at[n][k] != nil && st.at[n][k].acting && st.at[n][k].typ == "Country"
	})
	if noun == nil && !post && !national || t.Negated(i) {
		return
	}
	bearers := st.bearersOf(n, i)
	if len(bearers) == 0 {
		if national {
			st.homeOfUnnamed(n, i)
		}
		return
	}
	past := st.isBygone(n, i) && t.Child(i, "cop") < 0 && !slices.ContainsFunc(t.Kids[i], func(k int) bool {
		return t.Lower(k) == "late"
	})
	for _, b := range bearers {
		relation := map[string]string{"Person": "nationality", "Organization": "based_in"}[st.classOf(n, b.token, false)]
		if national && relation != "" && !st.isOfState(lemma) {
			st.nationalityOf(n, i, b, relation)
		}
	}
	for _, o := range st.othersOf(n, i, noun, post) {
		for _, b := range bearers {
			if o == b.token {
				continue
			}
			f := given(byBearing, n, b.token, i, o, lemma, 0.85)
			f.stance = b.stance
			switch {
			case post:
				f.rule = byPost
				body := st.bodyAt(n, o)
				if f.predicate = st.schema.Predicate("worked_for"); body != nil {
					f.predicate = st.ofBodyRelation(body)
				}
				if p := st.schema.Noun(lemma, "of"); p != nil && p.Event == "" && len(p.Verbs) == 0 &&
					st.schema.Admits(p, "Person", "Organization") {
					f.predicate = p
				}
				k := t.Child(i, "compound")
				if f.predicate.Name == "leader_of" && k >= 0 && st.at[n][k] == nil && t.Tokens[k].XPOS == "NN" {
					// "department head"
					f.predicate = st.schema.Predicate("official_of")
				}
				if st.isRelated(n, b.token, o) {
					continue
				}
			case noun.Back != "":
				f.subject, f.object, f.predicate = o, b.token, st.schema.Predicate(noun.Back)
			case past && noun.Past != "":
				f.predicate = st.schema.Predicate(noun.Past)
			default:
				f.predicate = st.schema.Predicate(noun.Says)
			}
			ofPerson := noun == nil || noun.Bearer == "Person"
			if ofPerson != (st.classOf(n, b.token, !ofPerson) == "Person") {
				continue
			}
			if f.predicate != nil {
				st.emit(f)
			}
		}
	}
}

// lifeNoun is what a noun says of its bearer, nil for nothing: of "chief executive officer" with the words before it.
func (st *story) lifeNoun(t *syntax.Tree, i int) *lifeNoun {
	if t.IsInLaw(i) { // a son-in-law is no child
		return nil
	}
	words := loadBiography()
	for first := max(0, i-2); first < i; first++ {
		phrase := strings.ToLower(t.Join(tokensBetween(first, i+1)))
		if noun := words.noun[phrase]; noun != nil {
			return noun
		}
	}
	return words.noun[strings.ToLower(t.Lemma(i))]
}

// classOf is the class of what a nominal stands for, named or not; empty for nothing. bodies says that only
// bodies make sense.
func (st *story) classOf(n, i int, bodies bool) string {
	if e := st.supposed(n, i, bodies); e >= 0 {
		return st.schema.Class(st.entities[e].typ)
	}
	return ""
}

// isRelated reports whether a statement of the sentence relates two words already.
func (st *story) isRelated(n, a, b int) bool {
	return slices.ContainsFunc(st.statements, func(s quadpress.Statement) bool {
		return s.Origin.Sentence == st.trees[n].Number && s.Predicate != "was" && s.Object.IsEntity() &&
			(s.Origin.Subject == a && s.Object.Entity == st.thing(n, b, false))
	})
}

// children states whose children the people are that a clause of having children names: "They have two children, Kari
// and Ole".
func (st *story) children(n, i int) {
	t := st.trees[n]
	noun := st.lifeNoun(t, i)
	c := st.clauses[n][t.Head(i)]
	if noun == nil || noun.Says != "child_of" || c == nil || c.Passive || t.Rel(i) != "obj" ||
		!loadBiography().Having[c.Lemma(c.Verb)] {
		return
	}
	bearers := st.bearersOf(n, i)
	if len(bearers) == 0 { // "three children, including Kari"
		names := slices.DeleteFunc(st.instancesOf(n, i), func(k int) bool { return st.nameAt(n, k) < 0 })
		bearers = bearersIn(names, stance{speaker: noSpeaker})
	}
	for _, b := range bearers {
		for _, parent := range c.Subjects {
			f := given(byBearing, n, b.token, i, parent, t.Lemma(i), 0.85)
			f.predicate, f.stance = st.schema.Predicate("child_of"), st.stance(n, c)
			st.emit(f)
		}
	}
}

// ofTypes is a nominal where it stands for something of one of the types; else what it is an office or kind of ("the
// software company Siemens", "Board of Directors of Siemens").
func (st *story) ofTypes(n, i int, types []string) []int {
	t := st.trees[n]
	fits := func(i int) bool {
		r := st.at[n][i]
		if r != nil && r.acting && !slices.Contains(types, "Country") {
			return false
		}
		e := st.supposed(n, i, types[0] == "Organization")
		if e >= 0 && slices.Contains(types, "Name") {
			if o := st.entities[e]; o.typ == "Thing" && o.kind == quadpress.KindNamed && o.known == "" {
				o.typ = "Organization"
			}
		}
		return e >= 0 && st.entities[e].kind != quadpress.KindConcept && slices.ContainsFunc(types, func(typ string) bool {
			return st.schema.IsA(st.entities[e].typ, typ) || typ == "EducationalOrganization" && st.isSchool(e)
		})
	}
	if st.at[n][i] == nil && t.Tokens[i].UPOS == "NOUN" {
		for _, k := range t.Kids[i] {
			if r := st.at[n][k]; r != nil && !r.acting && k > i && (t.Rel(k) == "appos" || t.Rel(k) == "flat") && fits(k) {
				return []int{k}
			}
		}
	}
	part := loadBiography().Parts[strings.ToLower(t.Lemma(i))] && types[0] == "Organization"
	var out []int
	for _, k := range t.Kids[i] {
		if p := t.Preposition(k); part && k > i && t.Rel(k) == "nmod" && (p == "of" || p == "at" || p == "in" || p == "for") {
			out = append(out, st.ofTypes(n, k, types)...)
		}
	}
	if fits(i) && (!part || st.at[n][i] != nil) {
		out = append(out, i)
	}
	return out
}

// isSchool reports whether an entity is a school by its type or by a word of its name.
func (st *story) isSchool(e int) bool {
	if st.schema.Class(st.entities[e].typ) == "Person" {
		return false
	}
	for w := range strings.FieldsSeq(strings.ToLower(st.entities[e].canonical())) {
		if loadBiography().Schools[w] {
			return true
		}
	}
	return false
}

// isOfState reports whether a noun is for whom a state has: "Norwegian envoy" says whose envoy he is.
func (st *story) isOfState(lemma string) bool {
	return st.lex.Heads[lemma] || st.lex.Officials[lemma] || st.lex.Delegates[lemma]
}

// homeOfUnnamed states of which country those are for whom no name stands: "two French tourists", "a Dutch bank". A
// French teacher may teach it.
func (st *story) homeOfUnnamed(n, i int) {
	t := st.trees[n]
	lemma := strings.ToLower(t.Lemma(i))
	typ, plain := st.typeOfNoun(n, i), saidOf{i, stance{speaker: noSpeaker}}
	switch {
	case !st.actsOrUndergoes(n, i), slices.ContainsFunc(t.Kids[i], func(k int) bool {
		if k+1 >= i || st.at[n][k] == nil || !st.at[n][k].acting {
			return false
		}
		w := t.Lower(k + 1) // "French and Dutch tourists" are of both each
		return w == "/" || w == "and" || w == "or" || w == ","
	}):
	case typ == "Person" && !st.isOfState(lemma) && !st.lex.Academics[lemma]:
		st.nationalityOf(n, i, plain, "nationality")
	case st.schema.IsA(typ, "Organization") && !st.schema.IsA(typ, "GovernmentOrganization"):
		st.nationalityOf(n, i, plain, "based_in")
	}
}

// actsOrUndergoes reports whether a noun, or the first of those that it is joined to, is the subject or an object of a
// verb.
func (st *story) actsOrUndergoes(n, i int) bool {
	t := st.trees[n]
	for t.Rel(i) == "conj" && t.Head(i) >= 0 {
		i = t.Head(i)
	}
	c := st.clauses[n][t.Head(i)]
	return c != nil && c.Copula < 0 && (t.Rel(i) == "nsubj" || t.Rel(i) == "obj" || t.Rel(i) == "iobj" ||
		t.Rels[i] == "obl:agent")
}

// nationalityOf states of which country a noun says someone or a body to be: "a Norwegian pianist", "a US airline".
func (st *story) nationalityOf(n, i int, b saidOf, relation string) {
	t := st.trees[n]
	for _, k := range t.Kids[i] {
		r := st.at[n][k]
		beside := t.Rel(k) == "amod" || t.Rel(k) == "compound" || t.Rel(k) == "nmod" && t.Rels[k] != "nmod:poss"
		if r == nil || k > i || !r.acting || r.typ != "Country" || !beside || t.Preposition(k) != "" {
			continue
		}
		if k+1 < i && t.Lower(k+1) == "-" { // "Norwegian-born", "Chinese-American"
			continue
		}
		if relation == "based_in" && !st.isBodyNoun(t, i) {
			continue
		}
		f := given(byNationality, n, b.token, i, k, "", 0.85)
		f.objectRef, f.stance, f.predicate = r, b.stance, st.schema.Predicate(relation)
		st.emit(f)
	}
}

// headquarters states where a body has its head office: "its headquarters are in Oslo", "with headquarters in Oslo".
func (st *story) headquarters(n, i int) {
	t := st.trees[n]
	words := loadBiography()
	lemma := strings.ToLower(t.Lemma(i))
	if !words.Headquarters[lemma] && (i == 0 || !words.Headquarters[t.Lower(i-1)+" "+lemma]) {
		return
	}
	var owners, places []int
	for _, k := range t.Kids[i] {
		p := t.Preposition(k)
		switch {
		case t.Rels[k] == "nmod:poss", k > i && t.Rel(k) == "nmod" && p == "of",
			k < i && t.Rel(k) == "compound" && st.at[n][k] != nil:
			owners = append(owners, st.ofTypes(n, k, []string{"Organization"})...)
		case k > i && t.Rel(k) == "nmod" && (p == "in" || p == "at"):
			places = append(places, st.ofTypes(n, k, []string{"Place"})...)
		case k > i && t.Rel(k) == "acl":
			for _, o := range t.Kids[k] {
				if p := t.Preposition(o); p == "in" || p == "at" {
					places = append(places, st.ofTypes(n, o, []string{"Place"})...)
				}
			}
		}
	}
	f := given(byHeadquarters, n, -1, i, -1, t.Lemma(i), 0.85)
	f.predicate = st.schema.Predicate("based_in")
	if h := t.Head(i); h >= 0 && t.Rel(i) == "nsubj" {
		if c := st.clauses[n][h]; c != nil {
			f.stance = st.stance(n, c)
			if c.Copula >= 0 {
				places = append(places, st.ofTypes(n, h, []string{"Place"})...)
			}
			for _, o := range c.Obliques {
				if o.Preposition == "in" || o.Preposition == "at" {
					places = append(places, st.ofTypes(n, o.Head, []string{"Place"})...)
				}
			}
		}
	} else if h >= 0 && len(owners) == 0 && (t.Rel(i) == "obj" || t.Preposition(i) == "with") {
		if c := st.clauses[n][h]; c != nil {
			f.stance = st.stance(n, c)
			for _, s := range c.Subjects {
				owners = append(owners, st.ofTypes(n, s, []string{"Organization"})...)
			}
		} else {
			owners = append(owners, st.ofTypes(n, st.predicated(n, h, -1), []string{"Organization"})...)
		}
	}
	for _, f.subject = range owners {
		for _, f.object = range places {
			st.emit(f)
		}
	}
}
