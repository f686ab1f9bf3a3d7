package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/frames"
	"github.com/quadpress/quadpress/language/quantity"
	"github.com/quadpress/quadpress/schema"
)

// hasThing reports whether a frame says what a thing has that one can count, point at or say more of: "Egypt has two
// terminals", "The president has a good reputation", but not "the firm has doubts" or "the only interest that it has".
// What "I" have is mostly a turn of speech.
func (st *story) hasThing(f *frame, subject, object int) bool {
	t := st.trees[f.sentence]
	switch t.Lower(subject) {
	case "i", "we", "you":
		return false
	}
	if !st.owns(f) || t.Tokens[object].UPOS != "NOUN" && t.Tokens[object].UPOS != "PROPN" ||
		st.schema.Class(st.typeOfWord(f.sentence, subject)) == "Event" || st.lex.Uncounted[strings.ToLower(t.Lemma(object))] {
		return false
	}
	typ := st.typeOfWord(f.sentence, object)
	switch st.schema.Class(typ) {
	case "Place", "Person", "Organization":
		return true
	}
	return st.schema.IsA(typ, "Product") || st.schema.IsA(typ, "CreativeWork") || t.Child(object, "nummod") >= 0 ||
		slices.ContainsFunc(t.Children(object, "amod"), func(k int) bool {
			return t.Tokens[k].UPOS == "ADJ" && !st.lex.Unqualifying[t.Lower(k)]
		})
}

// nameEdge names the relation between the subject of a frame and another of its arguments; it leaves the finding
// without a name where there is none to state.
func (st *story) nameEdge(f *frame, a *frameArgument, undergone bool, g *finding) {
	t, preposition := st.trees[f.sentence], a.preposition
	direct := a.name == "ARG1" && !undergone
	g.rule, g.undergone = byFrameOther, undergone
	if direct {
		g.rule = byFramePatient
	}
	switch {
	case f.complement != "" && (a.name == "ARG2" || direct && f.clause.Passive && !st.lex.Regarding[f.lemma]):
		g.name = st.openEdge(f, preposition, undergone)
		return
	case st.isOtherClause(f, a, undergone), st.isToldElsewhere(f, a), direct && st.isSaidOfObject(f, a), !direct &&
		!st.isPartaker(f, a, undergone),
		f.state && preposition == "", undergone && !f.nominal && f.complement == "" && len(f.clause.Contents) > 0:
		return // "was free", "was projected to win in"
	case direct && st.hasThing(f, g.subject, a.head), direct && f.lemma == "leave" && st.isBareKin(t, a.head) &&
		st.schema.Class(st.typeOfWord(f.sentence, g.subject)) == "Person":
		if g.predicate = st.kinOf(t, a.head); g.predicate == nil {
			g.name = "had"
		}
		return
	case f.lemma == "have" && !f.nominal:
		st.reject(*g, "the verb says too little by itself")
		return
	}
	if preposition == "against" && st.amountAt(f.sentence, a.head) != nil {
		return // "won 52% of the vote, against 48% for Lind"
	}
	if direct && st.isAgeReached(f, g.subject, a.head) {
		g.predicate = st.schema.Predicate("age")
		return
	}
	subject := st.namedType(f.sentence, st.predicated(f.sentence, g.subject, g.object))
	object := st.namedType(f.sentence, st.predicated(f.sentence, g.object, g.subject))
	p := st.relation(f, a, subject, object)
	if st.isBenefited(f, a) {
		p, preposition = nil, "for" // "bought Lind a car" does not buy Lind
	}
	if st.isGivenTo(f, a) && (p == nil || p == st.schema.Relation(st.word(f, "", subject, object))) {
		p, preposition = nil, "to" // "offered Lind a job" does not offer Lind
	}
	if p != nil && st.isForPeople(p) && (direct && object == "" && st.isMereThing(f.sentence, a.head) ||
		undergone && subject == "" && st.isMereThing(f.sentence, g.subject)) {
		p = nil // "removed the tiles" dismissed no one
	}
	if h := st.carrier(f.sentence, g.subject); p != nil && a.role == quadpress.DestinationRole && h != nil &&
		h.happening != nil && !st.schema.Admits(p, "Event", object) {
		p = nil // "our thoughts go to the families" travel nowhere
	}
	if p != nil && p.Values && a.role == quadpress.PlaceRole && object != "" {
		p = nil // "sentenced to prison in the Northern District" is sentenced to no district
	}
	said := p != nil && st.schema.Refines(p.Name, "said")
	switch {
	case p == nil:
	case f.nominal && (said || p.Event == "" && st.isStative(st.eventNoun(t, f.word), p)):
		return // "a statement about", "a Russian member of"
	case said && direct && preposition == "" && p.Name != "told" &&
		(f.lemma == "say" || st.entityAt(f.sentence, a.head, false) >= 0 && !f.clause.HasAs()):
		return // one says words, not things: "the paper reported Smith" has lost a clause
	case st.schema.Admits(p, subject, object):
		moves := f.nominal && (preposition == "from" || preposition == "to") // "the withdrawal of troops from Mali"
		based := !f.nominal && preposition != "" &&                          // "was based in", "was charged with"
			(p.Event == "" && f.clause.Passive && !slices.Equal(p.Subjects, []string{"Agent"}) ||
				a.role == quadpress.CauseRole)
		if f.state || !undergone || moves || based || p.Undergone {
			g.predicate, g.undergone = p, undergone && !moves
			return
		}
	default:
		st.reject(*g, "the ontology does not relate things of these types")
	}
	if f.nominal && (f.happening == nil || t.Tokens[a.head].UPOS == "VERB") {
		return
	}
	switch {
	case a.role == quadpress.PlaceRole && !st.isOccasion(f.sentence, a):
		preposition = schema.PlacePreposition(preposition)
	case f.nominal && direct && (preposition == "of" || preposition == "on"): // "the closure of the mine"
		preposition = ""
	}
	g.name = st.openEdge(f, preposition, undergone)
}

// isAgeReached reports whether a bare number is the age that somebody has come to: "Lind turned 80 in May".
func (st *story) isAgeReached(f *frame, subject, object int) bool {
	t := st.trees[f.sentence]
	return st.lex.Ageing[f.lemma] && t.Tokens[object].UPOS == "NUM" && len(t.Kids[object]) == 0 &&
		st.schema.Class(st.typeOfWord(f.sentence, subject)) == "Person"
}

// isGivenTo reports whether an argument stands before the object of a verb as the one to whom that is given: "offered
// Lind a job", "sold Lind the boat".
func (st *story) isGivenTo(f *frame, a *frameArgument) bool {
	return !f.nominal && f.clause != nil && a.preposition == "" && a.name != "ARG1" && f.has("ARG1") &&
		st.lex.Handing[f.lemma] && slices.Contains(f.clause.Indirect, a.head)
}

// isBenefited reports whether an argument stands before the object of a verb as the one for whom that is made or got:
// "bought Lind a car".
func (st *story) isBenefited(f *frame, a *frameArgument) bool {
	return !f.nominal && f.clause != nil && a.preposition == "" && a.name != "ARG1" && a.name != "ARG2" &&
		f.has("ARG1") && a.role == quadpress.BeneficiaryRole && slices.Contains(f.clause.Indirect, a.head)
}

// isForPeople reports whether a predicate is one for what is done to people and bodies alone.
func (st *story) isForPeople(p *schema.Predicate) bool {
	return len(p.Objects) > 0 && !slices.ContainsFunc(p.Objects, func(typ string) bool {
		return typ != "Agent" && !st.schema.IsA(typ, "Agent") && st.schema.Class(typ) != "Group"
	})
}

// isMereThing reports whether a noun is for a thing, not for someone or a body.
func (st *story) isMereThing(n, i int) bool {
	t := st.trees[n]
	return t.Tokens[i].UPOS == "NOUN" && st.entityAt(n, i, false) < 0 && !st.isSomeone(n, i) &&
		st.lex.BodyType(t.Lemma(i)) == "" && !st.lex.Multitudes[t.Lemma(i)] &&
		st.schema.Class(st.typeOfNoun(n, i)) != "Person"
}

// isOtherClause reports whether an argument is a clause that is no complement: "lies where the plates meet", "was said
// to have left", "chose Lind to be its head".
func (st *story) isOtherClause(f *frame, a *frameArgument, undergone bool) bool {
	h := st.frameAt[f.sentence][a.head]
	if t := st.trees[f.sentence]; t.Rel(a.head) == "advcl" && t.Child(a.head, "advmod") >= 0 &&
		t.Lower(t.Child(a.head, "advmod")) == "when" { // "is scheduled for Friday, when both meet"
		return true
	}
	if c := st.clauses[f.sentence][a.head]; c != nil && c.Copula >= 0 && c.ToInfinitive() {
		return true
	}
	return h != nil && !h.nominal && (undergone || a.preposition == "" && !st.isDirect(f, a.head))
}

// isToldElsewhere reports whether another rule says what an argument has to do with the frame's subject, or nothing
// does: offices, what is said, who acts, a word before a noun ("a border agreement").
func (st *story) isToldElsewhere(f *frame, a *frameArgument) bool {
	t := st.trees[f.sentence]
	switch {
	case a.name == "ARG0", a.preposition == "by":
		return true // see subjectsOf
	case a.preposition == "that", a.preposition == "en": // "stressed that": what is said is no thing; "en route"
		return true
	case f.clause != nil && !f.nominal && st.lex.Befalling[f.clause.Key()+" "+t.Lemma(a.head)]:
		return true // "the outbreak, which took place in 2003"
	case st.lex.Including[a.preposition]: // "began, including in Lyon"
		return true
	case a.preposition == "with" && strings.HasPrefix(a.name, "ARGM-") && hasParticiple(t, a.head):
		return true // "with two votes counted"
	case f.nominal && t.Rel(a.head) == "compound":
		return true
	case f.clause != nil && !f.nominal && st.isMeasured(f, a.head): // "weighed 300 kg", "won 2-0"
		return true
	case a.preposition == "as" && (f.clause == nil || st.tenure(f.sentence, f.clause, a.head) || st.isOffice(t, a.head)):
		return true // see inOffice
	}
	return f.clause != nil && f.clause.Is(st.lex.Speech) && slices.Contains(f.clause.Contents, a.head) // see speech
}

// isMeasured reports whether an amount is what a verb says that something weighs or costs, or how a contest or a poll
// ended: see measures.
func (st *story) isMeasured(f *frame, i int) bool {
	a := st.amountAt(f.sentence, i)
	if a == nil {
		return false
	}
	if a.Value.Kind == quantity.Score || a.Value.Kind == quantity.Tally {
		return true
	}
	t := st.trees[f.sentence]
	return st.lex.Measuring[strings.TrimSpace(t.Lemma(f.word)+" "+t.Preposition(i))]
}

// hasParticiple reports whether a participle says what is done with or by a noun: "with two votes counted".
func hasParticiple(t *syntax.Tree, noun int) bool {
	return slices.ContainsFunc(t.Children(noun, "acl"), func(k int) bool { return k > noun && t.Rels[k] == "acl" })
}

// isSaidOfObject reports whether a verb says something of its object, not of what its subject does to it: "left the
// town unable to pay", "viewed him as a threat", "called it a farce".
func (st *story) isSaidOfObject(f *frame, a *frameArgument) bool {
	c := f.clause
	if f.nominal || c == nil {
		return false
	}
	if f.complement != "" && st.lex.Regarding[f.lemma] { // "is considered sacred by"
		return true
	}
	if slices.ContainsFunc(c.Contents, func(x int) bool { // not "pulled a girl alive from the rubble"
		return c.Rel(x) == "xcomp" && c.Tokens[x].UPOS == "ADJ" && st.schema.EventOf(f.sense, "", "") != "MOVEMENT" &&
			slices.Contains(c.Objects, a.head)
	}) {
		return true
	}
	if st.lex.Effecting[f.lemma] && lexicon.EnglishExpressions().Resultative[f.lemma] && // "made her the first woman"
		slices.ContainsFunc(f.args, func(o frameArgument) bool { return o.role == quadpress.AttributeRole }) {
		return true
	}
	regarding := st.lex.Regarding[f.lemma] || st.lex.Naming[f.lemma] && !st.lex.Appointing[f.lemma]
	return regarding && c.HasAs() || st.lex.Naming[f.lemma] && len(c.Children(c.Verb, "obj", "xcomp")) > 1
}

// isPartaker reports whether an argument that is no direct one takes part so that its relation to the subject is worth
// stating, and is no mere circumstance.
func (st *story) isPartaker(f *frame, a *frameArgument, undergone bool) bool {
	t, bare := st.trees[f.sentence], a.preposition == ""
	if !bare && f.lemma == "become" {
		return false // "became mayor on the second ballot"
	}
	if !strings.HasPrefix(a.name, "ARGM-") {
		switch a.role {
		case quadpress.MannerRole, quadpress.ExtentRole, quadpress.TimeRole:
			return false
		case quadpress.AttributeRole: // of the object, or an office: "called the notion a farce", "became minister"
			if bare && f.has("ARG0") && f.has("ARG1") || st.isOffice(t, a.head) {
				return false
			}
		}
		return !bare || st.isDirect(f, a.head)
	}
	if bare || st.isOccasion(f.sentence, a) {
		return !bare
	}
	switch a.role {
	case quadpress.PlaceRole, quadpress.SourceRole, quadpress.DestinationRole:
		if f.nominal && !undergone && f.has("ARG0") && st.relation(f, a, "", "") == nil {
			return false // "gave a press conference in Oslo": the place of the event
		}
		transitive := !undergone && f.has("ARG0") && f.has("ARG1") || undergone && !f.nominal && !f.clause.Passive
		return !transitive
	case quadpress.RecipientRole, quadpress.BeneficiaryRole, quadpress.AgentRole:
		return true
	case "":
		if a.name == "ARGM-LOC" { // "served under Monti"
			return true
		}
	}
	return t.Tokens[a.head].UPOS != "VERB" && st.namesDoer(f, a)
}

// relation is the schema's predicate for what a frame says of one of its arguments, nil for none. Who is given or told
// something without a preposition is one to whom.
func (st *story) relation(f *frame, a *frameArgument, subject, object string) *schema.Predicate {
	preposition := a.preposition
	switch {
	case f.nominal:
		noun := st.eventNoun(st.trees[f.sentence], f.word)
		if p := st.noun(noun, preposition); p != nil || a.name != "ARG1" {
			return p
		}
		for _, preposition := range st.schema.NounPrepositions(noun) { // "faced criticism"
			if p := st.schema.Noun(noun, preposition); p.Event != "" && a.preposition == "" && f.clause != nil &&
				!st.trees[f.sentence].Within(a.head, f.word) {
				return p
			}
		}
		preposition = ""
	case preposition == "" && a.name == "ARG2" && !f.state:
		if p := st.schema.Relation(st.word(f, "to", subject, object)); p != nil {
			return p
		}
	}
	return st.schema.Relation(st.word(f, preposition, subject, object))
}

// namesDoer reports whether the schema has a name for what who acts has to do with an argument under a preposition,
// beside the object: "lost the match to Lind", but "linked the town with the coast".
func (st *story) namesDoer(f *frame, a *frameArgument) bool {
	p := st.relation(f, a, "", "")
	// "accused him of fraud"
	return p != nil && !p.Symmetric && !p.Undergone && a.preposition != "as" && a.role != quadpress.CauseRole
}

// movesObject reports whether an argument under a preposition is said of the object of a frame's verb, not of its
// subject: "returned the money to Siemens", but "discussed the plan with France".
func (f *frame) movesObject(a *frameArgument) bool {
	if f.nominal || f.reflexive || !f.has("ARG1") || a.name == "ARG1" || a.preposition == "" || a.preposition == "by" {
		return false
	}
	return a.role != quadpress.AgentRole && a.role != "" && !slices.ContainsFunc(f.args, func(o frameArgument) bool {
		return o.name == "ARG1" && f.isSubject(o.head) && !f.clause.Passive
	})
}

// isDirect reports whether a word is an object of a frame's verb without a preposition.
func (st *story) isDirect(f *frame, i int) bool {
	return f.clause != nil && (slices.Contains(f.clause.Objects, i) || slices.Contains(f.clause.Indirect, i) ||
		f.clause.Passive && slices.Contains(f.clause.Subjects, i) || slices.Contains(f.clause.Contents, i))
}

// openEdge names a relation by the verb of a frame, in the past tense or the passive, with a preposition.
func (st *story) openEdge(f *frame, preposition string, undergone bool) string {
	if f.state {
		if preposition == "than" { // "is closer than the sun" is not close
			return ""
		}
		return openName("was_"+f.lemma, "", preposition)
	}
	verb, particle := f.lemma, cmp.Or(f.complement, f.particle)
	if s := frames.Get(f.sense); s != nil {
		if v, p, _ := strings.Cut(s.Lemma, "_"); f.nominal && !isVerb(v) {
			return "" // nobody "happened"
		} else if f.nominal || p != "" {
			verb, particle = v, cmp.Or(p, particle)
		}
	} else if v, noun, ok := strings.Cut(f.lemma, "_"); ok {
		verb, particle = v, noun
	}
	if undergone && f.sense == "bear.02" {
		return openName("was_born", particle, preposition)
	}
	if undergone {
		return openName("was_"+schema.Participle(verb), particle, preposition)
	}
	return st.openVerb(f.sense, verb, particle, preposition)
}

// openName names a relation that the ontology does not list: past tense, particle and preposition joined by
// underscores. It is empty when the words do not make a name.
func openName(past, particle, preposition string) string {
	name := past
	if preposition == particle || strings.HasPrefix(preposition, particle+" ") { // "dropped out of"
		particle = ""
	}
	for _, w := range []string{particle, preposition} {
		if w != "" {
			name += "_" + w
		}
	}
	name = strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(name)) // "re-opened"
	for _, r := range name {
		if !(r >= 'a' && r <= 'z' || r == '_') {
			return ""
		}
	}
	return name
}

// namedType is the type of what a word names, "" for what has no name.
func (st *story) namedType(n, i int) string {
	if e := st.entityAt(n, i, true); e >= 0 {
		return st.entities[e].typ
	}
	return ""
}
