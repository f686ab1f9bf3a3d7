package extract

import (
	"slices"
	"strings"
	"unicode"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/name"
	"github.com/quadpress/quadpress/extract/syntax"
	"github.com/quadpress/quadpress/language/wordnet"
)

// reference is a phrase that stands for an entity: a name, a body named by its modifier ("the Iraqi army"), a role
// ("the Russian foreign minister") or a pronoun.
type reference struct {
	head        int // the token that the rest of the sentence hangs the phrase on
	first, last int // the phrase, titles left out
	start       int // where the title before it starts; first when there is none
	name        string
	typ         string     // schema type
	known       string     // local name of the curated thing it names, else empty
	role        string     // the title before it
	acting      bool       // stands for the entity as a doer alone ("Russian warplanes")
	some        bool       // some of the entity's people or things ("Hezbollah fighters")
	metonym     bool       // a capital that stands for its government ("Moscow said")
	owner       *reference // of a body: whose it is
	led         bool       // a body named by who leads or backs it: "the US-led coalition"
	entity      int        // index into story.entities
}

// refer finds the references by name of every sentence.
func (st *story) refer() {
	st.typeNames()
	st.countNations()
	st.refs = make([][]*reference, len(st.trees))
	st.surnames, st.bracketed = lexicon.Words{}, map[string]string{}
	for _, t := range st.trees {
		for _, m := range t.Mentions {
			if m = st.asSaid(t, m); m.Type == quadpress.Person && m.Last-m.First > 1 && !name.IsShip(t.Tokens[m.First].Form) &&
				(m.First == 0 || !st.lex.Vessels[t.Lower(m.First-1)]) {
				st.surnames[t.Tokens[m.Last-1].Form] = true
			}
		}
	}
	st.at = make([][]*reference, len(st.trees))
	for n, t := range st.trees {
		st.at[n] = make([]*reference, len(t.Tokens))
		for _, m := range t.Mentions {
			if r := st.named(t, st.nation(t, leader(t, m))); r != nil {
				st.place(n, r)
			}
		}
		for i := range t.Tokens { // a country or a surname that the mentions missed
			if st.at[n][i] == nil && t.Tokens[i].UPOS == "PROPN" {
				if k, ok := st.gaz.Find(t.Tokens[i].Form); ok && k.Type == "Country" && !name.IsAcronym(t.Tokens[i].Form) &&
					!t.InName(i) {
					st.place(n, &reference{head: i, first: i, last: i + 1, start: i, name: t.Tokens[i].Form, known: k.ID, typ: k.Type})
				}
			}
			if st.at[n][i] == nil && st.surnames[t.Tokens[i].Form] && t.Child(i, "det", "amod") < 0 && !t.InName(i) &&
				(t.Tokens[i].UPOS == "PROPN" || t.Tokens[i].UPOS == "NOUN") {
				// "Guy was a professor", after "Richard Guy"
				r := &reference{head: i, first: i, last: i + 1, start: i, name: t.Tokens[i].Form, typ: "Person"}
				st.title(t, r)
				st.place(n, r)
			}
		}
		for i := range t.Tokens { // a place that the mentions missed: "Near Ayn Dara, two men were found"
			if st.at[n][i] == nil && t.Tokens[i].UPOS == "PROPN" && t.Preposition(i) == "near" {
				last := i + 1
				for last < len(t.Tokens) && st.at[n][last] == nil && t.Tokens[last].UPOS == "PROPN" && t.Head(last) == i {
					last++
				}
				text, _ := t.Cut(i, last)
				st.place(n, &reference{head: i, first: i, last: last, start: i, name: name.Tidy(text), typ: "Place"})
			}
		}
		for i := 1; i < len(t.Tokens); i++ {
			st.namedPerson(n, i)
		}
		for i := range t.Tokens {
			st.namedSite(n, i)
			st.numbered(n, i)
		}
		for _, r := range st.refs[n] {
			if o := st.nameOwner(t, r); o != nil {
				r.owner = o
				if r.known == "" {
					r.typ = "GovernmentOrganization"
				}
				st.refs[n] = append(st.refs[n], o)
			}
		}
		for i := 1; i < len(t.Tokens); i++ { // a body that the mentions missed: "the Danish newspaper Politiken"
			if st.at[n][i] == nil && st.isBodyNoun(t, i-1) && st.at[n][i-1] == nil && st.namesBody(t, i) {
				last := i + 1
				for last < len(t.Tokens) && st.at[n][last] == nil && t.Tokens[last].UPOS == "PROPN" && t.Head(last) == i {
					last++
				}
				text, _ := t.Cut(i, last)
				st.place(n, &reference{head: i, first: i, last: last, start: i, name: name.Tidy(text), typ: "Organization"})
			}
		}
		for i := len(t.Tokens) - 1; i >= 0; i-- { // from the right: "the efforts of the coalition" asks for the coalition
			if st.at[n][i] == nil {
				if r := st.body(t, i); r != nil {
					st.place(n, r)
				}
			}
		}
		for i := range t.Tokens { // "a Frenchman", "two Danes" speak of a country, but do not stand for it
			if k, ok := st.gaz.Demonyms[t.Tokens[i].Form]; ok && (st.at[n][i] == nil || st.at[n][i].typ == "Group") {
				st.refs[n] = append(st.refs[n], &reference{head: i, first: i, last: i + 1, start: i, name: k.Name, known: k.ID,
					typ: k.Type, acting: true})
			}
		}
		st.acronyms(n)
		slices.SortFunc(st.refs[n], func(a, b *reference) int { return a.first - b.first })
		st.sharedSurnames(n)
		st.aliasesBefore = append(st.aliasesBefore, len(st.aliases))
		st.findAliases(n)
		st.findAdopted(n)
	}
	st.aliasesBefore = append(st.aliasesBefore, len(st.aliases))
}

// namedPerson finds the name of a person behind a noun for one, where the mentions missed it: "said shopkeeper Imran
// Sheikh".
func (st *story) namedPerson(n, i int) {
	t, noun := st.trees[n], i-1
	if st.at[n][i] != nil || st.at[n][noun] != nil || t.Tokens[i].XPOS != "NNP" || t.Head(i) != noun ||
		t.Tokens[noun].XPOS != "NN" || !st.isPersonNoun(t.Lemma(noun)) || !t.IsMissedName(i) {
		return
	}
	last := i + 1
	for last < len(t.Tokens) && st.at[n][last] == nil && t.Tokens[last].XPOS == "NNP" && t.Within(last, i) {
		last++
	}
	if last == i+1 {
		return
	}
	text, _ := t.Cut(i, last)
	r := &reference{head: i, first: i, last: last, start: i, name: name.Tidy(text), typ: "Person"}
	st.title(t, r)
	st.place(n, r)
}

// numbered finds a name that is a noun with a number, where the mentions missed it: "Resolution 2254", "Directive 12",
// or letters with one behind a hyphen: "the antibody MB-114".
func (st *story) numbered(n, i int) {
	t := st.trees[n]
	k, x := i+1, t.Tokens[i].XPOS
	code := k+1 < len(t.Tokens) && t.Tokens[k].Form == "-" && name.InCapitals(t.Tokens[i].Form)
	if code {
		k++
	}
	if x != "NN" && (!code || x != "NNP") || !unicode.IsUpper([]rune(t.Tokens[i].Form)[0]) || k >= len(t.Tokens) ||
		st.at[n][i] != nil || t.Dates[i] || t.Dates[k] || t.Head(k) != i || t.Tokens[k].UPOS != "NUM" ||
		t.Rel(k) != "flat" && t.Rel(k) != "nummod" {
		return
	}
	typ := st.schema.TypeOf(wordnet.Noun(t.Lower(i)))
	if c := st.schema.Class(typ); c == "Event" || c == "Person" || typ == "" {
		typ = "Thing"
	}
	text, _ := t.Cut(i, k+1)
	if code && strings.Contains(text, " ") {
		return
	}
	st.place(n, &reference{head: i, first: i, last: k + 1, start: i, name: text, typ: typ})
}

// sharedSurnames gives a given name before "and" the surname of the name behind it: "Bill and Melinda Gates".
func (st *story) sharedSurnames(n int) {
	t := st.trees[n]
	for k := 1; k < len(st.refs[n]); k++ {
		a, b := st.refs[n][k-1], st.refs[n][k]
		given, surname, ok := strings.Cut(b.name, " ")
		if !ok || a.typ != "Person" || b.typ != "Person" || a.last-a.first != 1 || a.last+1 != b.start ||
			b.start != b.first || st.surnames[a.name] {
			continue
		}
		if and := t.Lower(a.last); (and == "and" || and == "&") && st.isGivenName(a.name) && st.isGivenName(given) &&
			!st.standsAlone(a) {
			a.name += " " + surname
		}
	}
}

// standsAlone reports whether the story has a name of one word elsewhere too, as it has surnames: "Clinton and Melinda
// Gates".
func (st *story) standsAlone(r *reference) bool {
	times := 0
	for _, t := range st.trees {
		for _, m := range t.Mentions {
			times += boolInt(m.Last-m.First == 1 && t.Tokens[m.First].Form == r.name)
		}
	}
	return times > 1
}

// isGivenName reports whether people are known to be called so.
func (st *story) isGivenName(name string) bool {
	w := strings.ToLower(name)
	return st.lex.Men[w] || st.lex.Women[w]
}

// leader cuts a body that is named by who leads it down to that name: of "US-led coalition" US, whichever was tagged.
func leader(t *syntax.Tree, m quadpress.Mention) quadpress.Mention {
	for k := m.First + 1; k+2 < m.Last; k++ {
		if t.Tokens[k].Form == "-" && t.Tokens[k+1].XPOS == "VBN" && t.Tokens[m.Last-1].Form == t.Lower(m.Last-1) {
			m.Last = k
		}
	}
	return m
}

// endsAddress reports whether a name ends what is no list of places but an address, where only a state can stand:
// "Troy, New York", not "Troy, New York and Boston".
func (st *story) endsAddress(t *syntax.Tree, r *reference) bool {
	if !st.followsTown(t, r) {
		return false
	}
	town := st.at[t.Index][r.first-2]
	if k := town.first - 2; k >= 0 && t.Tokens[k+1].Form == "," && st.at[t.Index][k] != nil &&
		!st.lex.Settlements[name.Head(town.name)] {
		return false
	}
	return st.endsList(t, r)
}

// endsList reports whether no other name can follow one in its list: behind it is a mark, and no name or "and".
func (st *story) endsList(t *syntax.Tree, r *reference) bool {
	if r.last >= len(t.Tokens) {
		return true
	}
	next := t.Tokens[min(r.last+1, len(t.Tokens)-1)].UPOS
	return t.Tokens[r.last].UPOS == "PUNCT" && next != "CCONJ" && next != "PROPN"
}

// followsTown reports whether a name stands right behind a comma and a place that is smaller than a state.
func (st *story) followsTown(t *syntax.Tree, r *reference) bool {
	if r.first < 2 || t.Tokens[r.first-1].Form != "," {
		return false
	}
	town := st.at[t.Index][r.first-2]
	return town != nil && !town.acting && st.schema.Class(town.typ) == "Place" &&
		town.typ != "Country" && town.typ != "State"
}

// place enters a reference at its tokens, its title included.
func (st *story) place(sentence int, r *reference) {
	for i := r.start; i < r.last; i++ {
		if st.at[sentence][i] == nil || i >= r.first {
			st.at[sentence][i] = r
		}
	}
	st.refs[sentence] = append(st.refs[sentence], r)
}

// named makes a reference of a mention, nil when the mention names nothing that can be an entity.
func (st *story) named(t *syntax.Tree, m quadpress.Mention) *reference {
	said := st.said[nameKey(t, m)]
	if said == "" && st.isOpeningNoun(t, m) {
		tok := &t.Tokens[m.First]
		tok.UPOS, tok.XPOS, tok.Lemma, tok.Feats = "NOUN", "NNS", strings.TrimSuffix(t.Lower(m.First), "s"), "Number=Plur"
		return nil
	}
	if m = st.untitled(t, withGeneration(t, uncredited(t, st.asSaid(t, m)))); m.First == m.Last {
		return nil
	}
	if r := st.at[t.Index][max(0, m.First-1)]; r != nil && r.last == m.First && st.schema.Class(r.typ) == "Place" &&
		r.typ != "Country" && m.Type == quadpress.Organization && t.Lower(m.Last-1) == "party" {
		m.First = r.first // "the Ohio Green Party", tagged as two names
	}
	text, _ := t.Cut(m.First, m.Last)
	r := &reference{first: m.First, last: m.Last, start: m.First, head: t.SpanHead(m.First, m.Last), name: name.Tidy(text)}
	if r.name == "" || len(r.name) > 120 || !strings.ContainsFunc(r.name, unicode.IsLetter) {
		return nil
	}
	m.Type = name.TypeByHead(r.name, m.Type)
	if m.Type == quadpress.Group && name.KindOfBody(r.name) == "PoliticalParty" {
		m.Type = quadpress.Organization
	}
	if m.First > 0 && st.lex.Vessels[t.Lower(m.First-1)] && t.Tokens[m.First-1].XPOS == "NN" {
		// "the frigate Admiral Makarov"
		r.typ = "Vehicle"
		return r
	}
	if k := t.Before(m.First); m.Type != quadpress.Person && k >= 0 && st.lex.Works[t.Lower(k)] &&
		t.Tokens[k].XPOS == "NN" && (t.Within(r.head, k) || t.Head(k) == r.head) {
		// "the film Cold Harbor"
		r.typ = "CreativeWork"
		return r
	}
	if m.First > 0 && t.Lower(m.First-1) == "and" { // "the Tigris and Euphrates Rivers"
		r.singular()
	}
	// "Delhi thanked her" in a story about Vikram Delhi is he, and the city only where something is in it.
	bearer := st.surnames[r.name] && m.Type == quadpress.Place && !st.lex.Locative[t.Preposition(r.head)] &&
		t.Rel(r.head) != "compound"
	if bearer {
		m.Type = quadpress.Person
	}
	if k, ok := st.gaz.FindWithin(r.name); ok && said == "" && m.Type != quadpress.Person &&
		!st.anotherCountrys(t, m.First, k) && !st.isForeign(r.name, k) && (!st.gaz.Ambiguous[r.name] ||
		mentionClass(m.Type) == st.schema.Class(k.Type)) {
		if state, ok := st.gaz.States[r.name]; ok && st.endsAddress(t, r) {
			k = state
		}
		r.known, r.typ = k.ID, k.Type
		if country, ok := st.gaz.Capitals[k.ID]; ok && st.capitalActs(t, r) {
			r.known, r.typ, r.metonym = country.ID, country.Type, true
		}
		return r
	}
	switch m.Type {
	case quadpress.Person:
		if r.typ = "Person"; r.last == r.first+1 && st.onRoute(t, r.head) {
			r.typ = "Place"
			return r
		}
		if t.Preposition(r.head) == "near" && t.Rel(r.head) == "obl" && t.Head(r.head) > r.last &&
			t.Tokens[r.last].Form == "," {
			// "Near Al Bab, two men were found"
			r.typ = "Place"
			return r
		}
		if k, ok := st.gaz.Find(r.name); ok && k.Type == "Country" && !st.gaz.Ambiguous[r.name] {
			// no person is called Russia
			r.known, r.typ = k.ID, k.Type
			return r
		}
		st.honorific(t, r)
		if st.title(t, r); r.start < r.first && st.lex.Vessels[t.Lower(r.start)] { // "the frigate Admiral Makarov"
			text, _ := t.Cut(r.start+1, r.last)
			r.first, r.start, r.name, r.typ, r.role = r.start+1, r.start+1, name.Tidy(text), "Vehicle", ""
			return r
		}
		// "Washington rejected": a capital by itself is no person, unless the story has one of that surname.
		if k, ok := st.gaz.Find(r.name); ok && r.start == m.First && st.gaz.Capitals[k.ID].ID != "" && !st.surnames[r.name] {
			r.known, r.typ = k.ID, k.Type
			if st.capitalActs(t, r) {
				country := st.gaz.Capitals[k.ID]
				r.known, r.typ, r.metonym = country.ID, country.Type, true
			}
		}
	case quadpress.Organization:
		r.typ = "Organization"
		if kind := st.bodyType(r.name); kind != "" {
			r.typ = kind
		}
		if p := t.Preposition(r.head); (p == "near" || p == "outside") && !name.IsAcronym(r.name) {
			// "Near Ayn Dara, two men were found"
			r.typ = "Place"
		}
	case quadpress.Place:
		r.typ = "Place"
	case quadpress.NamedEvent:
		r.typ = "Event"
	case quadpress.Facility:
		r.typ = "CivicStructure"
	case quadpress.Product:
		r.typ = "Product"
	case quadpress.Law:
		r.typ = "Legislation"
	case quadpress.Other:
		r.typ = "Thing"
		if st.lex.Happenings[name.Head(r.name)] && strings.Contains(r.name, " of ") { // "the Battle of Copenhagen"
			r.typ = "Event"
		}
		if name.IsShip(t.Tokens[r.first].Form) {
			r.typ = "Vehicle"
		}
	case quadpress.Group:
		if k, ok := st.gaz.Adjectives[r.name]; ok && t.Tokens[r.head].XPOS != "NNPS" && t.Tokens[r.head].XPOS != "NNS" {
			r.known, r.typ, r.acting = k.ID, k.Type, true
			return r
		}
		if _, person := st.gaz.Demonyms[r.name]; t.Tokens[r.head].UPOS == "ADJ" ||
			person && t.Tokens[r.head].XPOS != "NNPS" && t.Tokens[r.head].XPOS != "NNS" {
			// "a Frenchman"
			return nil
		}
		if t.Child(r.head, "nummod") >= 0 || strings.ContainsAny(r.name, "0123456789") {
			// "85,000 Americans" are not the Americans
			return nil
		}
		r.typ = "Group"
	default:
		return nil
	}
	if st.schema.IsA(said, r.typ) {
		r.typ = said
	}
	return r
}

// bodyType is the type of body that a name tells by its head: "Green Party", "Senate of Chile", "Oslo Police". It is
// empty for none, as where the head is of bodies of all sorts ("council", "force").
func (st *story) bodyType(called string) string {
	if kind := name.KindOfBody(called); kind != "" {
		return kind
	}
	head := name.Head("the " + called)
	kind := st.schema.TypeOf(wordnet.Noun(head))
	if !st.schema.IsA(kind, "Organization") || kind == "Corporation" || st.lex.Deputy[head] ||
		st.lex.BodyType(head) == "Organization" {
		return ""
	}
	return kind
}

// withGeneration takes "Jr." and its like into a person's name, with a comma before it or not.
func withGeneration(t *syntax.Tree, m quadpress.Mention) quadpress.Mention {
	i := m.Last
	if i < len(t.Tokens) && t.Tokens[i].Form == "," {
		i++
	}
	if m.Type != quadpress.Person || i >= len(t.Tokens) {
		return m
	}
	form := strings.TrimSuffix(t.Tokens[i].Form, ".")
	if g := lexicon.Names().Generations[strings.ToLower(form)]; g != "" && form != strings.ToLower(form) {
		m.Last = i + 1
	}
	return m
}

// uncredited takes the word for a picture out of the end of a mention: "Ann Lee Image: Reuters" under a picture of Lee.
func uncredited(t *syntax.Tree, m quadpress.Mention) quadpress.Mention {
	if m.Last < len(t.Tokens) && t.Tokens[m.Last].Form == ":" && lexicon.English().Credits[t.Lower(m.Last-1)] {
		m.Last--
	}
	return m
}

// singular writes a name whose last word joins several names as each of them has it: "the Democratic and Republican
// Parties".
func (r *reference) singular() {
	i := strings.LastIndexByte(r.name, ' ')
	if i < 0 {
		return
	}
	if one, ok := lexicon.Names().Plurals[strings.ToLower(r.name[i+1:])]; ok {
		r.name = r.name[:i+1] + strings.ToUpper(one[:1]) + one[1:]
	}
}

// mentionClass is the class of what a mention of some type names.
func mentionClass(t quadpress.MentionType) string {
	switch t {
	case quadpress.Person:
		return "Person"
	case quadpress.Organization:
		return "Organization"
	case quadpress.Place, quadpress.Facility:
		return "Place"
	case quadpress.Group:
		return "Group"
	case quadpress.NamedEvent:
		return "Event"
	}
	return "Thing"
}

// sequence is the ints from begin to before end.
func sequence(begin, end int) []int {
	out := make([]int, 0, max(0, end-begin))
	for i := begin; i < end; i++ {
		out = append(out, i)
	}
	return out
}
