package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/name"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/schema"
)

// What something is said to be, and what stands with that noun (noun_kind.go).
var (
	byKindPlace = rule("kind/place", "where a thing lies, sits or happens, by the noun for what it is",
		"Nordlys is an aquarium in Oslo.", "Nordlys located_in Oslo")
	byKindCountry = rule("kind/country", "a noun for a place, or a work, and the adjective of its country",
		"Cold Harbor is a Norwegian film.", "Cold Harbor came_from Norway")
	byKindMaker = rule("kind/maker", "a noun for a work and whose or by whom it is",
		"Cold Harbor, an album by Kari Lund, won a prize.", `Kari Lund recorded Cold Harbor`)
	byKindNoun = rule("kind/noun", "a noun and its preposition, in plain words",
		"Cold Harbor is the sequel to Red Lantern.", "Cold Harbor sequel_to Red Lantern")
	byKindYear = rule("kind/year", "a noun for a work and the year before it",
		"Cold Harbor is a 1994 novel.", `Cold Harbor published_on "1994"`)
	byKindType = rule("kind/type", "what kind of thing a thing with a name is, by its noun",
		"Cold Harbor is a 1994 crime novel.", `Cold Harbor instance_of "crime novel"`)
	byKindOffice = rule("kind/office", "what office one of several has", "Anna Berg, one of the ministers, left Oslo.",
		`Anna Berg position "minister"`)
	byMaker = rule("kind/possessive", "a work, a body or a place by its name and whose or where it is",
		"The orchestra saw Oslo's Opera House.", "Opera House located_in Oslo")
)

// kinds states what the nouns that say what things are say with their modifiers: "Nordlys is an aquarium in Oslo",
// "Cold Harbor, a 1994 novel by Kari Lund". What another rule has related in the sentence stays as it is.
func (st *story) kinds(n int) {
	t := st.trees[n]
	for i := range t.Tokens {
		if t.Tokens[i].UPOS != "NOUN" || st.at[n][i] != nil && !st.at[n][i].acting && st.at[n][i].first <= i {
			continue
		}
		whose, c := st.saidToBe(n, i)
		s := stance{speaker: noSpeaker}
		if c != nil {
			s = st.stance(n, c)
		}
		for _, b := range bearersIn(whose, s) {
			st.kindSays(n, i, b)
		}
	}
	for _, r := range st.refs[n] {
		st.possessedName(n, r)
	}
}

// saidToBe are the words for those of whom a noun says what they are: by a copula, whose clause comes with them, an
// apposition, or right before the name; "one of the villages" is a village.
func (st *story) saidToBe(n, i int) (whose []int, c *syntax.Clause) {
	t := st.trees[n]
	for _, k := range t.Kids[i] {
		if r := st.at[n][k]; r != nil && r.head == k &&
			(st.isCalled(n, r) == i || st.setOffName(n, i) == r || st.isPlaceOf(n, i, k)) {
			return []int{k}, nil
		}
	}
	h := t.Head(i)
	switch c := st.clauses[n][i]; {
	case c != nil && c.Copula >= 0 && t.Preposition(i) == "":
		return c.Subjects, c
	case h < 0:
	case t.Rel(i) == "appos":
		if r := st.nameBefore(n, i); r != nil {
			return []int{r.head}, nil
		}
		if st.nameAt(n, h) >= 0 {
			return []int{h}, nil
		}
	case t.Rel(i) == "conj" && t.Tokens[h].UPOS == "NOUN", isOneAmong(t, i):
		return st.saidToBe(n, h)
	default: // the name is the head
		if r := st.at[n][h]; r != nil && r.head == h && st.isCalled(n, r) == i {
			return []int{h}, nil
		}
	}
	return nil, nil
}

// isOneAmong reports whether a noun is for several of which one is spoken of: "one of the villages".
func isOneAmong(t *syntax.Tree, i int) bool {
	return t.Head(i) >= 0 && t.Rel(i) == "nmod" && t.Preposition(i) == "of" && t.Lower(t.Head(i)) == "one"
}

// isPlaceOf reports whether a noun with "of" says what the place behind it is: "the city of Oslo", but not "the north
// of Oslo".
func (st *story) isPlaceOf(n, noun, place int) bool {
	t, r := st.trees[n], st.at[n][place]
	if r == nil || r.acting { // "the state of the Russians"
		return false
	}
	typ := st.typeOfNoun(n, noun)
	return t.Rel(place) == "nmod" && t.Preposition(place) == "of" && t.Definite(noun) && t.Child(place, "conj") < 0 &&
		st.placeWord(n, place) >= 0 && st.schema.IsA(typ, "AdministrativeArea") &&
		(typ == "Country" || st.typeAt(n, place) != "Country") // "the capital city of Norway"
}

// kindSays states what a noun says of one of those whom it is said of.
func (st *story) kindSays(n, i int, b saidOf) {
	t := st.trees[n]
	e := st.entityAt(n, b.token, false)
	if e < 0 {
		return
	}
	typ := st.typeOfKind(n, i)
	if !st.canBeKind(st.entities[e].typ, typ) {
		return
	}
	st.kindType(n, i, b, typ)
	if maker := st.makerBehind(n, b.token); maker >= 0 && i < b.token {
		st.kindMaker(n, i, maker, b, typ)
	}
	kids := t.Kids[i]
	if t.Head(i) == b.token && t.Rel(i) == "compound" { // "the 2009 film Cold Harbor", with the name at the head
		kids = slices.Concat(kids, slices.DeleteFunc(slices.Clone(t.Kids[b.token]), func(k int) bool { return k >= i }))
	}
	for _, k := range kids {
		r := st.at[n][k]
		switch preposition := t.Preposition(k); {
		case k < i && r != nil && r.acting && r.typ == "Country" && (t.Rel(k) == "amod" || t.Rel(k) == "compound"):
			st.kindCountry(n, i, k, b, typ)
		case k < i && t.Tokens[k].UPOS == "NUM" && b.stance.polarity == "" && st.schema.IsA(typ, "CreativeWork"):
			if isYear(t.Tokens[k].Form) {
				f := st.saidBy(byKindYear, n, i, b, k)
				f.date = &quadpress.Mention{First: k, Last: k + 1, Type: quadpress.Date, Value: t.Tokens[k].Form}
				f.predicate = st.schema.Predicate("published_on")
				st.emit(f)
			}
		case t.Rels[k] == "nmod:poss", preposition == "by" && k > i:
			st.kindMaker(n, i, k, b, typ)
		case k > i && t.Rel(k) == "nmod" && preposition != "":
			for _, o := range t.Conjuncts(k) {
				places := []int{o}
				if all := st.partsOfPlaces(n, o); st.lex.Locative[preposition] && len(all) > 0 {
					places = all // "a village in the north of Norway"
				}
				for _, place := range places {
					st.kindOther(n, i, place, b, typ, preposition)
				}
			}
		}
	}
}

// typeOfKind is the type of what a noun says something with a name to be: a game then is a work and no contest.
func (st *story) typeOfKind(n, i int) string {
	typ := st.typeOfNoun(n, i)
	if st.lex.Works[strings.ToLower(st.trees[n].Lemma(i))] && !st.schema.IsA(typ, "CreativeWork") {
		return "CreativeWork"
	}
	return typ
}

// canBeKind reports whether a thing of a type can be what a noun of another type says: nobody is a ticket, and in "the
// largest bank in Lom, the second largest in Norway" not Lom is.
func (st *story) canBeKind(thing, noun string) bool {
	a, b := st.schema.Class(thing), st.schema.Class(noun)
	sited := (a == "Place" || a == "Organization") && (b == "Place" || b == "Organization")
	return a == b || a == "Thing" || b == "Thing" && a != "Person" || sited && a == "Organization"
}

// saidBy is a finding between who a noun is said of and a modifier of the noun.
func (st *story) saidBy(rule *Rule, n, noun int, b saidOf, object int) finding {
	f := given(rule, n, b.token, noun, object, strings.ToLower(st.trees[n].Lemma(noun)), 0.8)
	f.stance = b.stance
	return f
}

// kindType states what kind of thing something is: a concept by the noun and the nouns before it, "a crime novel", "a
// truck driver". What is an office is told as such (see identity), and what is only a word for anything says no kind.
func (st *story) kindType(n, i int, b saidOf, typ string) {
	t := st.trees[n]
	r := st.at[n][b.token]
	titled := r != nil && r.typ == "Person" && st.isCalled(n, r) == i &&
		(st.isPersonNoun(t.Lemma(i)) || isAgentive(t.Lemma(i))) // see called
	one := isOneAmong(t, i)
	if lemma := strings.ToLower(t.Lemma(i)); one && typ == "Person" && st.lex.Roles[lemma] {
		f := st.saidBy(byKindOffice, n, i, b, i)
		f.predicate, f.value = st.schema.Predicate("position"), st.singly(t, i)
		st.emit(f)
		return
	}
	if t.Tokens[i].XPOS != "NN" && !one || titled || t.IsTime(b.token) || !st.isKind(n, i, typ) ||
		!st.canHaveKind(st.typeAt(n, b.token), typ) {
		return
	}
	first := i
	for _, k := range slices.Backward(t.Kids[i]) { // "a real estate site"
		words := t.Subtree(k, nil)
		if k > i || t.Tokens[k].UPOS == "NUM" || t.Rel(k) != "compound" || words[len(words)-1] != first-1 ||
			slices.ContainsFunc(words, func(w int) bool { return st.at[n][w] != nil }) {
			continue
		}
		first = words[0]
	}
	if first > 0 && first < i && t.Tokens[first-1].Joined { // "an open-source game" is cut in a parse
		first = i
	}
	f := st.saidBy(byKindType, n, i, b, i)
	f.predicate = st.schema.Predicate("instance_of")
	f.objectRef = &reference{head: i, first: first, last: i + 1, entity: st.concept(t, first, i, typ)}
	st.emit(f)
}

// singly is what one of several is: "well-known writer" of "one of Norway's well-known writers".
func (st *story) singly(t *syntax.Tree, i int) string {
	first := i
	for _, k := range slices.Backward(t.Kids[i]) {
		words := t.Subtree(k, nil)
		if r := t.Rel(k); k < i && (r == "amod" || r == "compound") && words[len(words)-1] == first-1 {
			first = words[0]
		}
	}
	if first == i {
		return strings.ToLower(t.Lemma(i))
	}
	words, _ := t.Cut(first, i)
	return words + " " + strings.ToLower(t.Lemma(i))
}

// isKind reports whether a noun of a type says a kind of things: no part, no place that it only is to somebody ("his
// home state"), no word for anything and none without an article ("is home to").
func (st *story) isKind(n, i int, typ string) bool {
	t := st.trees[n]
	lemma := strings.ToLower(t.Lemma(i))
	if typ == "Person" && (st.lex.IsOffice(lemma) || st.isOffice(t, i) || t.Child(i, "nmod", "nmod:poss") >= 0) {
		return false
	}
	for _, set := range [...]lexicon.Words{st.lex.Counting, st.lex.Uncounted, st.lex.Parts, st.lex.PartsOf,
		st.lex.Relational, st.lex.Roles, st.lex.People, st.lex.Extents} {
		if set[lemma] {
			return false
		}
	}
	bare := t.Child(i, "cop") >= 0 && t.Child(i, "det") < 0
	return !bare && (st.schema.Class(typ) != "Place" || t.Child(i, "nmod:poss") < 0)
}

// canHaveKind reports whether a thing of one type may be told to be of a kind of another.
func (st *story) canHaveKind(thing, kind string) bool {
	switch st.schema.Class(kind) {
	case "Person":
		return st.schema.Class(thing) == "Person"
	case "Event":
		return st.schema.Class(thing) == "Event"
	case "Thing":
		return st.schema.IsA(kind, "CreativeWork") || st.schema.IsA(kind, "Product") &&
			st.schema.Class(thing) != "Person" && st.schema.Class(thing) != "Place" // "Lind was the top prize"
	}
	return st.schema.Class(thing) != "Person"
}

// concept is the entity of what the words up to a noun speak of in general.
func (st *story) concept(t *syntax.Tree, first, noun int, typ string) int {
	called := strings.ToLower(t.Lemma(noun))
	if first < noun {
		words, _ := t.Cut(first, noun)
		if !t.Tokens[noun-1].Joined {
			words += " "
		}
		called = strings.ToLower(words) + called
	}
	known := slices.IndexFunc(st.entities, func(e *entity) bool {
		return e.kind == quadpress.KindConcept && e.name == called
	})
	if known >= 0 {
		return known
	}
	st.entities = append(st.entities, &entity{kind: quadpress.KindConcept, name: called, key: name.Key(called), typ: typ,
		order: len(st.entities), names: map[string]int{called: 1}, roles: map[string]bool{}, types: map[string]int{typ: 1}})
	return len(st.entities) - 1
}

// kindCountry states of which country a place or a work is by an adjective: "a Norwegian film".
func (st *story) kindCountry(n, i, k int, b saidOf, typ string) {
	f := st.saidBy(byKindCountry, n, i, b, k)
	if k+1 < i && st.trees[n].Tokens[k+1].Form == "-" {
		return
	}
	switch {
	case st.schema.Class(typ) == "Place" && st.schema.Class(st.typeAt(n, b.token)) == "Organization":
		f.predicate = st.schema.Predicate("based_in")
	case st.schema.Class(typ) == "Place":
		f.predicate = st.schema.Predicate("located_in")
	case st.schema.IsA(typ, "CreativeWork"):
		f.predicate = st.schema.Predicate("came_from")
	default:
		return
	}
	f.objectRef = st.at[n][k]
	st.emitApart(f)
}

// kindMaker states who made a work: "an album by Kari Lund", "Kari Lund's novel".
func (st *story) kindMaker(n, i, k int, b saidOf, typ string) {
	if !st.schema.IsA(typ, "CreativeWork") {
		return
	}
	made := st.lex.Authorship[strings.ToLower(st.trees[n].Lemma(i))]
	if made == "" {
		made = "created"
	}
	for _, maker := range st.trees[n].Conjuncts(k) {
		if !st.schema.IsA(st.typeAt(n, maker), "Agent") || st.schema.Class(st.typeAt(n, maker)) == "Place" {
			continue
		}
		f := st.saidBy(byKindMaker, n, i, b, b.token)
		f.subject, f.predicate = maker, st.schema.Predicate(made)
		st.emitApart(f)
	}
}

// makerBehind is who is named with "by" right behind the name of a work, whatever the parse hangs them on, unless a
// passive may mean them: "starred in the film Cold Harbor by Kari Lund". It is -1 for none.
func (st *story) makerBehind(n, name int) int {
	t, r := st.trees[n], st.at[n][name]
	if r == nil {
		return -1
	}
	by := r.last
	for by < len(t.Tokens) && syntax.IsClosingQuote(t.Tokens[by].Form) {
		by++
	}
	if by >= len(t.Tokens) || t.Lower(by) != "by" {
		return -1
	}
	for k := by + 1; k < len(t.Tokens); k++ {
		m := st.at[n][k]
		if u := t.Tokens[k].UPOS; m == nil && u != "DET" && u != "ADJ" && u != "NOUN" && u != "PROPN" {
			break
		}
		if m == nil || m.acting || st.schema.Class(m.typ) == "Place" { // "the Oslo band"
			continue
		}
		h := t.Head(m.head)
		c := st.clauses[n][max(0, h)]
		if h >= 0 && (h == r.head || t.Tokens[h].UPOS == "NOUN" || c != nil && !c.Passive) {
			return m.head
		}
		break
	}
	return -1
}

// kindOther states what a noun says with a preposition: where a thing lies, and in plain words what it is to another
// thing with a name.
func (st *story) kindOther(n, i, k int, b saidOf, typ, preposition string) {
	t := st.trees[n]
	lemma := strings.ToLower(t.Lemma(i))
	f := st.saidBy(byKindPlace, n, i, b, k)
	place, located := st.placeWord(n, k) >= 0, st.schema.Predicate("located_in")
	f.predicate = st.schema.Noun(lemma, preposition)
	switch {
	case st.lex.Locative[preposition] && place:
		f.predicate = st.kindPlace(st.schema.Class(typ), preposition)
	case preposition == "from" && place:
		f.predicate = st.schema.Predicate("came_from")
	case place && f.predicate == located && preposition == "of" && st.schema.Class(typ) == "Place":
		// "one of the districts of Oslo"
	case !st.lex.Binding[preposition], st.nameAt(n, k) < 0, st.nameAt(n, b.token) < 0, t.IsTime(k),
		st.lex.Counting[lemma], st.lex.Uncounted[lemma], st.isPersonNoun(lemma) && place:
		return
	default:
		f.rule = byKindNoun
		if p := f.predicate; p == nil {
			f.name = openName(lemma, "", preposition)
		} else if p.Event != "" || len(p.Verbs) > 0 {
			return
		}
	}
	if f.predicate != nil || f.name != "" {
		st.emitApart(f)
	}
}

// kindPlace is how a thing of a class is related to a place that its noun is said to be in or near.
func (st *story) kindPlace(class, preposition string) *schema.Predicate {
	near := preposition == "near" || preposition == "outside" || preposition == "off"
	switch {
	case class == "Place" && near:
		return st.schema.Predicate("located_near")
	case class == "Place":
		return st.schema.Predicate("located_in")
	case class == "Organization" && !near:
		return st.schema.Predicate("based_in")
	case class == "Event" && !near:
		return st.schema.Predicate("happened_in")
	}
	return nil
}

// partsOfPlaces are the places of which a phrase names a part or a kind: "the north of Norway", "the valleys of Lom in
// Norway".
func (st *story) partsOfPlaces(n, i int) (out []int) {
	t := st.trees[n]
	lemma := strings.ToLower(t.Lemma(i))
	if t.Tokens[i].UPOS != "NOUN" || st.placeWord(n, i) >= 0 ||
		!st.lex.Parts[lemma] && !st.lex.PartsOf[lemma] && st.schema.Class(st.typeOfNoun(n, i)) != "Place" {
		return nil
	}
	for _, k := range t.Kids[i] {
		if p := t.Preposition(k); k > i && t.Rel(k) == "nmod" && (p == "of" || p == "in") {
			if st.placeWord(n, k) >= 0 {
				out = append(out, k)
			}
			out = append(out, st.partsOfPlaces(n, k)...)
		}
	}
	return out
}

// possessedName states what a name's owner is to it: "Mozart's The Magic Flute", "Oslo's Opera House", "Disney's ABC".
func (st *story) possessedName(n int, r *reference) {
	t := st.trees[n]
	k := t.Child(r.head, "nmod:poss")
	if k >= 0 && k < r.first && isYear(t.Tokens[k].Form) && st.schema.Class(r.typ) == "Thing" { // "1979's Off the Wall"
		f := given(byKindYear, n, r.head, -1, k, "", 0.75)
		f.date = &quadpress.Mention{First: k, Last: k + 1, Type: quadpress.Date, Value: t.Tokens[k].Form}
		f.predicate = st.schema.Predicate("published_on")
		st.emit(f)
		return
	}
	if k < 0 || k >= r.first || r.acting {
		return
	}
	owner, f := st.at[n][k], given(byMaker, n, r.head, -1, k, "", 0.75)
	of, what := "", st.schema.Class(r.typ)
	if owner != nil && owner.last <= r.first {
		f.objectRef, of = owner, st.schema.Class(owner.typ)
	} else if e := st.thing(n, k, true); owner == nil && e >= 0 { // "the palace's North Lawn"
		if of = st.schema.Class(st.entities[e].typ); of == "Person" || what == "Thing" {
			return
		}
	}
	switch {
	case of == "Place" && what == "Place":
		f.predicate = st.schema.Predicate("located_in")
	case owner != nil && what == "Place" && !st.schema.IsA(r.typ, "AdministrativeArea") &&
		(st.schema.IsA(owner.typ, "GovernmentOrganization") || st.schema.IsA(owner.typ, "EducationalOrganization")):
		f.predicate = st.schema.Predicate("part_of") // "the White House's South Lawn"
	case of == "Place" && what == "Organization":
		f.predicate = st.schema.Predicate(st.countryRelation(r))
	case of == "Organization" && what == "Organization":
		f.predicate = st.schema.Predicate("part_of")
	case (of == "Person" || of == "Organization") && what == "Thing":
		f.subject, f.object, f.subjectRef, f.objectRef = k, r.head, owner, nil
		f.predicate = st.schema.Predicate("created")
	default:
		return
	}
	st.emitApart(f)
}

// emitApart states a finding unless its sentence relates the two already.
func (st *story) emitApart(f finding) {
	object := st.thing(f.sentence, f.object, false)
	if f.objectRef != nil {
		object = f.objectRef.entity
	}
	subject := st.thing(f.sentence, f.subject, true)
	for i := len(st.statements) - 1; i >= 0 && st.statements[i].Origin.Sentence == st.trees[f.sentence].Number; i-- {
		s := &st.statements[i]
		if !s.Object.IsEntity() || !s.Subject.IsEntity() {
			continue
		}
		if a, b := s.Subject.Entity, s.Object.Entity; a == subject && b == object || a == object && b == subject {
			return
		}
	}
	st.emit(f)
}

// typesBySaid types the names of which nothing is known but what the story says they are: "Nordlys is an aquarium",
// "the river Glomma".
func (st *story) typesBySaid() {
	said := map[int]string{} // by entity
	for n, t := range st.trees {
		for i := range t.Tokens {
			if t.Tokens[i].XPOS != "NN" || st.at[n][i] != nil {
				continue
			}
			typ := st.typeOfKind(n, i)
			whose, c := st.saidToBe(n, i)
			if st.schema.Class(typ) == "Thing" && !st.schema.IsA(typ, "CreativeWork") && !st.schema.IsA(typ, "Product") ||
				c != nil && c.Negated(i) {
				continue
			}
			for _, k := range whose {
				r := st.at[n][k]
				if r == nil || r.acting || r.known != "" {
					continue
				}
				was := st.entities[r.entity].typ
				if said[r.entity] != "" {
					continue
				}
				someone := was == "Person" && (r.role != "" || st.entities[r.entity].gender != unknownGender)
				if was == "Thing" || !someone && (st.lex.Works[t.Lemma(i)] || was == "Person" && st.schema.Class(typ) == "Place") {
					said[r.entity] = typ
					st.entities[r.entity].typ, st.entities[r.entity].types = typ, map[string]int{typ: 1}
				}
			}
		}
	}
	for _, refs := range st.refs {
		for _, r := range refs {
			if typ := said[r.entity]; typ != "" && !r.acting {
				r.typ = typ
			}
		}
	}
}
