package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/language/wordnet"
)

// What a noun without a name is to what stands with it (noun_complement.go).
var (
	byComplement = rule("noun/complement", "a noun and what it is of, to, from, for, about or against, in plain words",
		"The mayor read a book about Sergei Lavrov.", `"a book about Sergei Lavrov" about Sergei Lavrov`)
	byPossessor = rule("noun/possessive", "a noun without a name and whose it is, in plain words",
		"Fire reached Ann Lee's orchard.", `"Ann Lee's orchard" of Ann Lee`)
	byNameBefore = rule("noun/name-before", "a noun without a name and the person or body named before it, whose it is",
		"The Tom Berg campaign bought three Siemens trains.",
		`"The Tom Berg campaign" of Tom Berg`)
)

// complements state what nouns for things without a name are to others: "a book about the mayor", "Lind's orchard".
// What other phrases have a better name for, they have told: a part, a work, an office, whom one works for.
func (st *story) complements() {
	related := map[[3]int]bool{} // by sentence, what phrases relate
	for i := range st.statements {
		x := &st.statements[i]
		if strings.HasPrefix(x.Origin.Rule, "frame/") { // "Lind sold her house"
			continue
		}
		related[[3]int{x.Origin.Sentence, x.Subject.Entity, x.Object.Entity}] = true
		related[[3]int{x.Origin.Sentence, x.Object.Entity, x.Subject.Entity}] = true
	}
	speaking := st.speakers()
	for n, t := range st.trees {
		for i := range t.Tokens {
			if !st.isSomething(n, i) {
				continue
			}
			if k := st.sharedOwner(n, i); k >= 0 {
				st.complementOf(byPossessor, n, i, k, "of", related)
			}
			for _, k := range t.Kids[i] {
				switch p := t.Preposition(k); {
				case k > i && p == "of" && len(t.Conjuncts(k)) > 1 && st.namesPlaces(n, i, k): // see instances
				case k > i && t.Rel(k) == "nmod" && st.complementing(n, i, p):
					for _, o := range t.Conjuncts(k) {
						st.complementOf(byComplement, n, i, o, p, related)
					}
				case k < i && t.Rels[k] == "nmod:poss" && t.Lower(k) != "our" && // "our country" is no country of ours
					!(t.Superlative(i) && st.lex.Worlds[t.Lemma(k)]): // "the world's largest maker"
					if v := t.RelativeClause(k); v >= 0 && t.Lower(k) == "whose" { // "Volta, whose staff walked out"
						k = t.AntecedentOf(v)
					}
					for _, o := range t.Conjuncts(k) {
						st.complementOf(byPossessor, n, i, o, "of", related)
					}
				case k < i && st.isOwnerBefore(n, i, k, speaking):
					st.complementOf(byNameBefore, n, i, k, "of", related)
				}
			}
		}
	}
}

// sharedOwner is whose people someone without a name is who is named last of several: the man's of "his wife, friends
// and three sons". It is -1 for none.
func (st *story) sharedOwner(n, i int) int {
	t := st.trees[n]
	h := t.Head(i)
	lemma := strings.ToLower(t.Lemma(i))
	if t.Rel(i) != "conj" || h < 0 || t.Child(i, "case", "det", "nmod:poss") >= 0 ||
		st.relationalNoun(t, i, "of") == nil && !st.lex.Relational[lemma] && !st.lex.Followers[lemma] ||
		!st.schema.IsA(st.typeOfNoun(n, i), "Person") {
		return -1
	}
	for t.Rel(h) == "conj" && t.Head(h) >= 0 {
		h = t.Head(h)
	}
	k := t.Child(h, "nmod:poss")
	if k < 0 || t.Lower(k) == "our" || t.Tokens[h].UPOS != "NOUN" {
		return -1
	}
	return k
}

// isSomething reports whether a word is a noun for a thing without a name that one can speak of by itself: no event, no
// word that only counts, is part of a preposition or stands for anything.
func (st *story) isSomething(n, i int) bool {
	t := st.trees[n]
	lemma := strings.ToLower(t.Lemma(i))
	if t.Tokens[i].UPOS != "NOUN" || t.Rel(i) == "compound" || t.IsTime(i) || st.amountAt(n, i) != nil ||
		st.nameAt(n, i) >= 0 || st.countedBy(n, i) != i || st.isAdverbial(n, i) {
		return false
	}
	for _, set := range [...]lexicon.Words{st.lex.Uncounted, st.lex.Hollow, st.lex.Counting, st.lex.Portions,
		st.lex.Sides, st.lex.Remainders} {
		if set[lemma] && !(st.lex.Securities[lemma] && t.Tokens[i].XPOS == "NNS") { // "Volta's shares"
			return false
		}
	}
	if t.Preposition(i) != "" && t.Tokens[i].XPOS == "NN" && // "under contract to", "at risk of"
		t.Child(i, "det", "amod", "compound", "nummod", "nmod:poss") < 0 {
		return false
	}
	whose, _ := st.saidToBe(n, i)
	if slices.ContainsFunc(whose, func(k int) bool { // "Lind is the ticket of the party"
		e := st.entityAt(n, k, false)
		return e >= 0 && !st.canBeKind(st.entities[e].typ, st.typeOfKind(n, i))
	}) {
		return false
	}
	f := st.carrier(n, i)
	return f == nil || f.happening == nil || f.state && f.lemma == "be"
}

// isOwnerBefore reports whether a name before a noun is that of a person or a body whose thing the noun speaks of: "the
// Lind campaign", "the Folk Museum staff", but not "the Oslo tram" nor what bears the name itself, "the Oxfam charity".
// A body of one word may be a work, a platform or a make, and a name of one word that of no person.
func (st *story) isOwnerBefore(n, i, k int, speaking map[int]bool) bool {
	t := st.trees[n]
	r := st.at[n][k]
	if r == nil || r.acting || r.head != k || t.Rel(k) != "compound" && t.Rels[k] != "nmod:desc" || st.at[n][i] != nil ||
		strings.ContainsRune(r.name, '/') || r.first > 0 && t.Tokens[r.first-1].Joined || t.Tokens[r.last-1].Joined {
		return false // "the Lind/Berg ticket"
	}
	lemma := strings.ToLower(t.Lemma(i))
	switch owned := st.schema.Class(st.typeOfKind(n, i)); st.schema.Class(r.typ) {
	case "Person":
		return strings.Contains(st.entities[r.entity].name, " ") && (owned != "Person" || st.lex.Followers[lemma])
	case "Organization":
		sure := r.typ != "Organization" && st.lex.BodyType(strings.ToLower(r.name)) == "" ||
			strings.Contains(r.name, " ") && (speaking[r.entity] || st.isBody(r.entity))
		switch owned {
		case "Organization", "Place":
			return sure && st.lex.Subunits[lemma]
		case "Person":
			return sure && st.lex.Followers[lemma]
		}
		return sure
	}
	return false
}

// speakers are the entities that say something in the story or have a spokesperson.
func (st *story) speakers() map[int]bool {
	out := map[int]bool{}
	for n := range st.trees {
		t := st.trees[n]
		for _, r := range st.refs[n] {
			if h := t.Head(r.head); st.isSpeaker(n, r.head) || h >= 0 && st.lex.Spokespersons[t.Lemma(h)] {
				out[r.entity] = true
			}
		}
	}
	return out
}

// complementing reports whether a preposition binds what stands behind it to a noun: "a letter to", and where the
// noun is for what is said or thought "a ban on", but not "a banner on", nor "from the bone to the skin".
func (st *story) complementing(n, i int, preposition string) bool {
	t := st.trees[n]
	kinds, ok := st.lex.Complementing[preposition]
	if !ok || preposition == "to" && t.Preposition(i) == "from" ||
		preposition == "about" && st.schema.IsA(st.typeOfNoun(n, i), "Person") {
		return false
	}
	return len(kinds) == 0 || slices.ContainsFunc(wordnet.Noun(strings.ToLower(t.Lemma(i))),
		func(kind string) bool { return slices.Contains(kinds, kind) })
}

// complementOf states what a noun is to another nominal, unless the sentence relates the two already. What is not
// particular tells no thing from others ("a matter of taste"), and of what there is not nothing is told.
func (st *story) complementOf(rule *Rule, n, i, o int, preposition string, related map[[3]int]bool) {
	t := st.trees[n]
	who, s := st.complemented(n, i)
	if s.polarity != quadpress.Affirmed || t.IsTime(o) || st.amountAt(n, o) != nil || st.isPlaceOf(n, i, o) ||
		st.lex.Parts[strings.ToLower(t.Lemma(o))] || !st.isParticular(n, o) {
		return
	}
	subject, object := st.thing(n, who, true), st.thing(n, o, false)
	if subject < 0 || related[[3]int{t.Number, subject, object}] {
		return
	}
	f := given(rule, n, who, -1, o, strings.ToLower(t.Lemma(i)), 0.8)
	f.stance = s
	if rule == byPossessor && st.schema.Class(st.typeOfWord(n, o)) == "Person" {
		body := st.entities[subject]
		if c := st.schema.Class(body.typ); body.kind == quadpress.KindNamed && (c == "Organization" || c == "Place") {
			return // "left his party": how it is his nobody says
		}
	}
	if st.nameComplement(&f, i, preposition); f.name != "" && who == i &&
		st.entities[subject].kind != quadpress.KindNamed {
		f.name = openName(preposition, "", "") // "the book about Lind" has its kind already: a book, about Lind
	}
	if f.predicate == nil && f.name == "of" && rule != byComplement {
		st.nameOwned(&f, subject, object)
	}
	if f.predicate != nil || f.name != "" {
		st.emit(f)
	}
}

// nameOwned names what a thing is to whose it is, where it is of a sort that tells: "her leg" is a part of her, "his
// car" and "the firm's trucks" belong to them.
func (st *story) nameOwned(f *finding, owned, owner int) {
	typ, class := st.entities[owned].root().typ, st.schema.Class(st.entities[owner].root().typ)
	is := func(types ...string) bool {
		return slices.ContainsFunc(types, func(t string) bool { return st.schema.IsA(typ, t) })
	}
	switch {
	case is("BodyPart") && (class == "Person" || st.schema.IsA(st.entities[owner].root().typ, "Animal")):
		f.name, f.predicate = "", st.schema.Predicate("part_of")
	case class == "Person" && (is("Product", "Animal") || st.lex.Dwellings[f.lemma]),
		class == "Organization" && is("Product", "CivicStructure"):
		f.name = "belonged_to"
	}
}

// nameComplement names what a noun is to another: by the ontology's predicate for the noun, else by the noun itself.
// What is done is no name for what is someone's: neither "her organization" nor "her students".
func (st *story) nameComplement(f *finding, i int, preposition string) {
	t := st.trees[f.sentence]
	p := st.relationalNoun(t, i, preposition)
	of := st.schema.Class(st.typeOfWord(f.sentence, f.object))
	if p == nil && st.lex.Officials[f.lemma] && (of == "Place" || of == "Organization") {
		p = st.schema.Predicate("official_of") // "served as a minister of Norway"
	}
	if p == nil && preposition == "from" && of == "Place" &&
		st.schema.Class(st.typeOfWord(f.sentence, i)) == "Person" {
		f.predicate = st.schema.Predicate("came_from") // "the nurse from Ohio"
		return
	}
	if p == nil {
		if preposition != "from" || st.nameAt(f.sentence, f.subject) < 0 { // not "took the city of Lom from the rebels"
			f.name = openName(f.lemma, "", preposition)
		}
		return
	}
	if typ := st.typeOfWord(f.sentence, i); p.Name == "subsidiary_of" && !st.schema.IsA(typ, "Organization") {
		f.name = openName(f.lemma, "", preposition) // "the brigade's command unit" is a vehicle
		return
	}
	does := p.Event != "" || len(p.Verbs) > 0
	if does && f.rule == byPossessor && of == "Place" {
		f.name = openName(f.lemma, "", preposition) // "Norway's writers" did not write Norway
		return
	}
	if does && !st.isPersonNoun(f.lemma) {
		return
	}
	if of == "Person" && (p.Name == "leader_of" || does && f.rule == byPossessor) { // "shook her head"
		return
	}
	if p.Name == "leader_of" && st.subordinate(t, i) { // "the city's security chief"
		p = st.schema.Predicate("official_of")
	}
	if st.isBygone(f.sentence, i) {
		p = st.bygone(p)
	}
	f.predicate = p
}

// complemented is what a noun with a complement speaks of, and how it is put forward: the noun's own thing, of which a
// definite noun says that it is there whatever its clause says, or whom it is said of ("Lind, owner of the mill").
func (st *story) complemented(n, i int) (who int, s stance) {
	s = stance{speaker: noSpeaker}
	if whose, c := st.saidToBe(n, i); len(whose) == 1 {
		if c != nil {
			s = st.stance(n, c)
		}
		return whose[0], s
	}
	if b := st.personSaid(n, i); len(b) == 1 { // "Lind became president of the country"
		return b[0].token, b[0].stance
	}
	if c := st.clauseOver(n, st.firstOfList(n, i)); c != nil {
		if s = st.stance(n, c); st.trees[n].Definite(i) {
			s.polarity, s.modality = quadpress.Affirmed, quadpress.Asserted
		}
	}
	return i, s
}

// isParticular reports whether a nominal stands for something that one can tell from others: by its name, by "the", as
// several of a kind, or as an event that was.
func (st *story) isParticular(n, o int) bool {
	t := st.trees[n]
	several := t.Tokens[o].XPOS == "NNS" && t.Child(o, "amod", "nummod", "compound", "acl", "nmod") >= 0
	if st.entityAt(n, o, false) < 0 && !t.Definite(o) && !several && t.Tokens[o].UPOS != "PRON" {
		f := st.carrier(n, o)
		return f != nil && f.happening != nil && t.Child(o, "det") >= 0
	}
	e := st.thing(n, o, false)
	return e >= 0 && st.entities[e].kind != quadpress.KindConcept
}
