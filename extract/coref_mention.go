package extract

import (
	"slices"
	"strings"

	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/wordnet"
)

// mention is a phrase that can mean the same as another: a name, a noun with its modifiers, a pronoun.
type mention struct {
	sentence    int
	head        int // the word that the rest hangs on
	first, last int // the phrase without relative clauses and appositions
	outer       int // the word by which it hangs in the sentence: of a title before a name the title's
	form        form
	group       bool       // several things joined by a conjunction
	ref         *reference // of a name
	number      number
	gender      gender
	kind        kind
	referent    *referent
}

// form is how a mention says what it means.
type form int

const (
	named form = iota
	described
	pronominal
)

// number is grammatical number; the zero value is unknown, or either ("the government has", "the government have").
type number int

const (
	anyNumber number = iota
	singular
	plural
)

// kind says what sorts of thing something can be, as a set.
type kind uint8

const (
	isPerson kind = 1 << iota
	isBody        // what acts without being a person: organizations, countries
	isPlace
	isThing // anything else
	isText  // a thing that can say something: a report
	anyKind = isPerson | isBody | isPlace | isThing | isText
)

// referent is what mentions mean: one thing, or several as a group.
type referent struct {
	entity  int         // index into story.entities, -1 for what has no name
	thing   int         // of what has no name, one more than the index of what it was made; 0 for none
	noun    *mention    // the first mention by a common noun, nil for none
	members []*referent // of a group: "Kerry and Lavrov", "the two sides"
	voice   *referent   // of "we" where nothing else is known of them: for whom, or who, says it; nil for any other
	office  string      // by which alone the label of a turn calls who speaks: "president"; empty for any other
	number  number
	gender  gender
	kind    kind
	times   int       // how many mentions there are
	first   int       // the sentence of the first
	merged  *referent // what this was joined with, nil when it stands for itself
}

// root is the referent that this one is now part of. On the way to it each second step is left out the next time, so
// that no way stays long.
func (r *referent) root() *referent {
	for r.merged != nil {
		if r.merged.merged != nil {
			r.merged = r.merged.merged
		}
		r = r.merged
	}
	return r
}

// meant is the referent that a mention stands for in what is stated: of "we", while it is not told for whom that
// speaks, the one who says it.
func (r *referent) meant() *referent {
	if r = r.root(); r.voice != nil && r.entity < 0 {
		return r.voice.root()
	}
	return r
}

// agrees reports whether nothing known of the two speaks against their being one thing.
func (r *referent) agrees(o *referent) bool {
	r, o = r.root(), o.root()
	return r == o || (r.entity < 0 || o.entity < 0) && (len(r.members) == 0 || len(o.members) == 0) &&
		r.kind&o.kind != 0 && (r.number == anyNumber || o.number == anyNumber || r.number == o.number) &&
		(r.gender == unknownGender || o.gender == unknownGender || r.gender == o.gender)
}

// join makes two referents one, the first where it has a name or members or neither has.
func (r *referent) join(o *referent) {
	r, o = r.root(), o.root()
	if r == o || !r.agrees(o) {
		return
	}
	if o.entity >= 0 || len(o.members) > 0 {
		r, o = o, r
	}
	o.merged = r
	if r.entity < 0 {
		r.entity = o.entity
	}
	if r.thing == 0 {
		r.thing = o.thing
	}
	if r.noun == nil || o.noun != nil && o.noun.before(r.noun) {
		r.noun = o.noun
	}
	if r.members == nil {
		r.members = o.members
	}
	if o.times > 0 && (r.times == 0 || o.first < r.first) {
		r.first = o.first
	}
	r.times += o.times
	r.kind &= o.kind
	r.number = max(r.number, o.number)
	r.gender = max(r.gender, o.gender)
}

// before reports whether a mention stands before another in the story.
func (m *mention) before(o *mention) bool {
	return m.sentence < o.sentence || m.sentence == o.sentence && m.head < o.head
}

// findMentions makes the mentions of the story, each with a referent of its own but for names, whose referents are the
// entities.
func (st *story) findMentions() {
	st.phrases = make([][]*mention, len(st.trees))
	st.mentionAt = make([][]*mention, len(st.trees))
	st.referents = make([]*referent, len(st.entities))
	for e := range st.entities {
		r := &referent{entity: e}
		r.number, r.gender, r.kind = st.entityAgreement(e)
		st.referents[e] = r
	}
	st.narrator = &referent{entity: -1, number: singular, kind: isPerson}
	st.we = map[*referent]*referent{}
	for n, t := range st.trees {
		st.mentionAt[n] = make([]*mention, len(t.Tokens))
		for i := range t.Tokens {
			m := st.mention(n, i)
			if m == nil {
				continue
			}
			m.sentence = n
			if m.ref != nil && m.form != described {
				m.referent = st.referents[m.ref.entity]
			} else {
				m.referent = &referent{entity: -1, number: m.number, gender: m.gender, kind: m.kind}
				if m.form == described {
					m.referent.noun = m
				}
			}
			if r := m.referent; r.times == 0 {
				r.first = n
			}
			m.referent.times++
			st.phrases[n] = append(st.phrases[n], m)
			st.mentionAt[n][i] = m
		}
		for i := range t.Tokens {
			if g := st.group(n, i); g != nil {
				st.phrases[n] = append(st.phrases[n], g)
			}
		}
		slices.SortStableFunc(st.phrases[n], func(a, b *mention) int { return a.head - b.head })
	}
}

// mention makes the mention that a word heads, nil where it heads none.
func (st *story) mention(n, i int) *mention {
	t := st.trees[n]
	tok := &t.Tokens[i]
	citizen := (st.at[n][i] == nil || st.at[n][i].acting) && st.isCitizen(t, i)
	if r := st.at[n][i]; r != nil && !citizen && !st.isMultitude(n, i) && (!r.acting || tok.UPOS == "ADJ" || r.head != i) {
		if r.head != i || r.acting {
			return nil // within a name; "Russian" of "Russian warplanes"
		}
		m := &mention{head: i, first: r.first, last: r.last, outer: outer(t, r), form: named, ref: r}
		m.number, m.gender, m.kind = st.entityAgreement(r.entity)
		return m
	}
	switch {
	case tok.UPOS == "PRON", t.Lower(i) == "both":
		return st.pronounMention(t, i)
	case isNumberTaken(t, i):
		return &mention{head: i, first: i - 1, last: i + 1, outer: i, form: pronominal, number: plural, kind: anyKind}
	case citizen, st.isNominal(t, i):
	case tok.UPOS != "NOUN" && tok.UPOS != "PROPN", t.Dates[i]:
		return nil
	}
	switch t.Rel(i) {
	case "compound", "flat", "fixed", "case", "mark", "amod", "advmod", "det":
		return nil
	}
	if t.IsTime(i) || st.isOffice(t, i) && st.sought(n, i) && st.namedBeside(n, i) == nil {
		return nil
	}
	m := &mention{head: i, outer: i, form: described, ref: st.at[n][i]}
	m.first, m.last = t.Extent(i)
	m.number, m.gender, m.kind = st.nounAgreement(t, i)
	if citizen {
		m.ref, m.kind = nil, isPerson
	}
	return m
}

// isNominal reports whether an adjective stands for those of whom it is said: "the injured", "the 35-year-old".
func (st *story) isNominal(t *syntax.Tree, i int) bool {
	if t.Tokens[i].UPOS != "ADJ" || t.Child(i, "det") < 0 || st.at[t.Index][i] != nil {
		return false
	}
	switch t.Rel(i) {
	case "nsubj", "obj", "iobj", "obl", "nmod":
		return t.Lemma(i) == "old" || st.lex.TakingPeople["harmed"][t.Lower(i)] || st.lex.TakingPeople["accused"][t.Lower(i)]
	}
	return false
}

// entityAgreement is what a name's entity agrees with.
func (st *story) entityAgreement(e int) (number, gender, kind) {
	ent := st.entities[e]
	switch st.schema.Class(ent.typ) {
	case "Person":
		return singular, ent.gender, isPerson
	case "Group":
		return plural, unknownGender, isPerson | isBody
	case "Organization":
		return anyNumber, unknownGender, isBody
	case "Place":
		if ent.typ == "Country" {
			return singular, unknownGender, isBody | isPlace
		}
		return singular, unknownGender, isPlace
	}
	if st.schema.IsA(ent.typ, "CreativeWork") {
		return anyNumber, unknownGender, isThing | isText
	}
	return anyNumber, unknownGender, isThing
}

// nounAgreement is what a common noun agrees with: "the ministers" are several people.
func (st *story) nounAgreement(t *syntax.Tree, i int) (num number, g gender, k kind) {
	word, lemma := t.Lower(i), strings.ToLower(t.Lemma(i))
	num = singular
	if x := t.Tokens[i].XPOS; x == "NNS" || x == "NNPS" || st.lex.Plurals[word] {
		num = plural
	}
	switch {
	case st.lex.Female[lemma] || st.lex.Female[word]:
		g = female
	case st.lex.Male[lemma] || st.lex.Male[word]:
		g = male
	}
	switch {
	case lemma == "country" || lemma == "nation" || lemma == "state":
		k = isBody | isPlace
	case st.lex.Collectives[lemma] || st.lex.BodyType(lemma) != "" || st.lex.Deputy[lemma] && !st.lex.Members[lemma]:
		k = isBody
		if num == singular {
			num = anyNumber
		}
		if lemma == "side" {
			k |= isPerson | isThing
		}
	case t.Tokens[i].UPOS == "ADJ", lemma == "old": // "the 35-year-old"
		k = isPerson
		if st.lex.TakingPeople["harmed"][word] && word != "deceased" { // "the injured", but "the accused"
			num = plural
		}
	case g != unknownGender, st.isPersonNoun(lemma), st.lex.Plurals[word], st.isAthlete(t, i):
		k = isPerson
	case st.lex.Settlements[lemma] || st.lex.Sites[lemma] || st.lex.Localities[lemma]:
		k = isPlace
	case st.isText(t.Index, i):
		k = isThing | isText
	case isAgentive(lemma) && !isNoPerson(lemma):
		k = isPerson | isThing
	case slices.Contains(wordnet.Noun(lemma), "structure"):
		k = isPlace | isThing
	case st.schema.IsA(st.typeOfNoun(t.Index, i), "Organization"): // "the airline"
		k = isBody | isThing
	default:
		k = isThing
	}
	if k&isBody == 0 && isWho(t, i) || k&isThing != 0 && st.lex.Mouthpieces[lemma] && st.isSpeaker(t.Index, i) {
		k = isPerson // "the source, who asked not to be named", "a police source said"
	}
	if of := t.Child(i, "nmod"); st.lex.Companions[lemma] != "" && (of < 0 || t.Preposition(of) != "of") { // "the pair"
		num, k = plural, isPerson
	}
	if k&isPlace != 0 && st.isSpeaker(t.Index, i) { // "the hospital said"
		k |= isBody
	}
	return num, g, k
}

// isWho reports whether "who" right behind a noun takes it up, which is for one person then: "the source, who asked".
func isWho(t *syntax.Tree, i int) bool {
	who := i + 1
	if who < len(t.Tokens) && t.Tokens[who].Form == "," {
		who++
	}
	return who < len(t.Tokens) && t.Lower(who) == "who" && t.Tokens[i].XPOS == "NN" && t.Lemma(i) != "one" &&
		t.Rels[t.ClauseHeadOr(who)] == "acl:relcl" && t.Head(t.ClauseHeadOr(who)) == i
}

// isPersonNoun reports whether a noun is for people.
func (st *story) isPersonNoun(lemma string) bool {
	if st.lex.Roles[lemma] || st.lex.People[lemma] || st.lex.Persons[lemma] ||
		st.lex.Members[lemma] && lemma != "position" && lemma != "target" && lemma != "outpost" && lemma != "stronghold" {
		return true
	}
	for _, ending := range [...]string{"man", "woman", "person", "ologist", "icist", "wright", "monger"} {
		if len(lemma) > len(ending)+1 && strings.HasSuffix(lemma, ending) {
			return true
		}
	}
	return false
}

// isAgentive reports whether a noun ends as nouns for people often do: "diver", "curator", "flautist".
func isAgentive(lemma string) bool {
	for _, ending := range [...]string{"er", "or", "ist", "ian", "ee", "ant"} {
		if len(lemma) > len(ending)+2 && strings.HasSuffix(lemma, ending) {
			return true
		}
	}
	return false
}

// isNoPerson reports whether the dictionary knows a noun, and as one for what nobody calls "she": "rumor", "tower", but
// not "elephant". What it knows as an event may be someone too: "fundraiser".
func isNoPerson(lemma string) bool {
	kinds := wordnet.Noun(lemma)
	return len(kinds) > 0 && !slices.Contains(kinds, "person") && !slices.Contains(kinds, "animal") &&
		wordnet.NatureOf(lemma) != wordnet.Event
}

// personal are the personal pronouns with what they agree with.
var personal = map[string]struct {
	number number
	gender gender
	kind   kind
	person int
}{
	"i": {singular, unknownGender, isPerson, 1}, "me": {singular, unknownGender, isPerson, 1},
	"my":   {singular, unknownGender, isPerson, 1},
	"mine": {singular, unknownGender, isPerson, 1}, "myself": {singular, unknownGender, isPerson, 1},
	"we": {plural, unknownGender, isPerson | isBody, 1}, "us": {plural, unknownGender, isPerson | isBody, 1},
	"our":  {plural, unknownGender, isPerson | isBody, 1},
	"ours": {plural, unknownGender, isPerson | isBody, 1}, "ourselves": {plural, unknownGender, isPerson | isBody, 1},
	"you": {anyNumber, unknownGender, isPerson, 2}, "your": {anyNumber, unknownGender, isPerson, 2},
	"yours":    {anyNumber, unknownGender, isPerson, 2},
	"yourself": {singular, unknownGender, isPerson, 2}, "yourselves": {plural, unknownGender, isPerson, 2},
	"he": {singular, male, isPerson, 3}, "him": {singular, male, isPerson, 3}, "his": {singular, male, isPerson, 3},
	"himself": {singular, male, isPerson, 3},
	"she":     {singular, female, isPerson, 3}, "her": {singular, female, isPerson, 3},
	"hers": {singular, female, isPerson, 3}, "herself": {singular, female, isPerson, 3},
	"it": {singular, unknownGender, anyKind &^ isPerson, 3}, "its": {singular, unknownGender, anyKind &^ isPerson, 3},
	"itself": {singular, unknownGender, anyKind &^ isPerson, 3},
	"they":   {plural, unknownGender, anyKind, 3}, "them": {plural, unknownGender, anyKind, 3},
	"their":  {plural, unknownGender, anyKind, 3},
	"theirs": {plural, unknownGender, anyKind, 3}, "themselves": {plural, unknownGender, anyKind, 3},
}

// pronounMention makes a mention of a personal pronoun, nil of any other and of one that means nothing.
func (st *story) pronounMention(t *syntax.Tree, i int) *mention {
	if t.Lower(i) == "both" && t.Tokens[i].UPOS != "CCONJ" && t.Rel(i) == "nsubj" { // "Both had left"
		return &mention{head: i, first: i, last: i + 1, outer: i, form: pronominal, number: plural, kind: anyKind}
	}
	p, ok := personal[t.Lower(i)]
	if !ok || t.Tokens[i].XPOS != "PRP" && t.Tokens[i].XPOS != "PRP$" || t.Rel(i) == "expl" ||
		t.Lower(i) == "it" && t.Expletive(i) {
		return nil
	}
	if i > 0 && t.Tokens[i].XPOS == "PRP$" && t.Tokens[i].Form[0] < 'a' &&
		(t.Tokens[i-1].UPOS != "PUNCT" || t.Tokens[i-1].Form == ",") {
		return nil // "His Majesty", "the memoir My Life"
	}
	m := &mention{head: i, first: i, last: i + 1, outer: i, form: pronominal, number: p.number, gender: p.gender,
		kind: p.kind}
	if c := st.clauses[t.Index][t.Head(i)]; c != nil && t.Rel(i) == "obj" && p.person == 3 && t.Lower(i) == "it" &&
		(c.Is(st.lex.Reporting["denied"]) || c.Is(st.lex.Quotative)) { // "Athens denied it": what is said
		m.kind &= isThing | isText
	}
	// Only someone does something: "They agreed". A text says something too: "It said that".
	if c := st.clauses[t.Index][t.Head(i)]; c != nil && t.Rels[i] == "nsubj" && c.Copula < 0 && st.isAct(c) {
		if m.kind &= isPerson | isBody | isText; m.number == plural || !c.Is(st.lex.Speech) {
			m.kind &^= isText
		}
	}
	return m
}

// isAct reports whether a verb wants someone who acts for its subject.
func (st *story) isAct(c *syntax.Clause) bool {
	if c.Is(st.lex.Speech) || c.Is(st.lex.Commissive) || c.Is(st.lex.Directive) {
		return true
	}
	for _, preposition := range [...]string{"", "with"} {
		if p := st.verb(c, preposition); p != nil && p.Event != "" && p.Event != "ASSAULT" {
			// a ship hits a rock, a storm kills
			return true
		}
	}
	return false
}
