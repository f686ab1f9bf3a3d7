package extract

import (
	"slices"
	"strings"
	"unicode"

	"github.com/quadpress/quadpress"
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

// story is one document while it is read.
type story struct {
	*Extractor
	doc      *quadpress.Document
	trees    []*tree
	refs     [][]*reference // by sentence, in reading order
	at       [][]*reference // by sentence and token
	entities []*entity
	surnames words           // last words of the names of people of more than one word
	aliases  [][2]*reference // names that the text says are one thing's
	clauses  []map[int]*clause
	times    []map[int]moment // by sentence and token
	quotes   [][]*quotation   // by sentence and token
	told     [][]bool         // event nouns with statements of their own, by sentence and token

	quotations []*quotation
	turns      []*quotation // of a transcript
	phrases    [][]*mention // by sentence, in reading order
	mentionAt  [][]*mention // by sentence and head
	referents  []*referent  // by entity
	narrator   *referent    // "I" outside quotations
	reader     *referent    // "you" outside quotations
	we         map[*referent]*referent

	statements []quadpress.Statement
	sure       map[*clause][]subjectSureness // of the propositions of clauses that made statements
	rejections *[]Rejection                  // where what is dropped goes, nil for nowhere
}

// refer finds the references by name of every sentence.
func (st *story) refer() {
	st.refs = make([][]*reference, len(st.trees))
	st.surnames = words{}
	for _, t := range st.trees {
		for _, m := range t.Mentions {
			if m.Type == quadpress.Person && m.Last-m.First > 1 {
				st.surnames[t.Tokens[m.Last-1].Form] = true
			}
		}
	}
	st.at = make([][]*reference, len(st.trees))
	for n, t := range st.trees {
		st.at[n] = make([]*reference, len(t.Tokens))
		for _, m := range t.Mentions {
			if r := st.named(t, t.leader(m)); r != nil {
				st.place(n, r)
			}
		}
		for i := range t.Tokens { // a country or a surname that the mentions missed
			if st.at[n][i] == nil && t.Tokens[i].UPOS == "PROPN" {
				if k, ok := st.gaz.find(t.Tokens[i].Form); ok && k.typ == "Country" && !isAcronym(t.Tokens[i].Form) && !t.inName(i) {
					st.place(n, &reference{head: i, first: i, last: i + 1, start: i, name: t.Tokens[i].Form, known: k.id, typ: k.typ})
				}
			}
			if st.at[n][i] == nil && st.surnames[t.Tokens[i].Form] && t.child(i, "det", "amod") < 0 && !t.inName(i) && (t.Tokens[i].UPOS == "PROPN" || t.Tokens[i].UPOS == "NOUN") {
				r := &reference{head: i, first: i, last: i + 1, start: i, name: t.Tokens[i].Form, typ: "Person"} // "Guy was a professor", after "Richard Guy"
				st.title(t, r)
				st.place(n, r)
			}
		}
		for i := range t.Tokens { // a place that the mentions missed: "Near Ayn Dara, two men were found"
			if st.at[n][i] == nil && t.Tokens[i].UPOS == "PROPN" && t.preposition(i) == "near" {
				last := i + 1
				for last < len(t.Tokens) && st.at[n][last] == nil && t.Tokens[last].UPOS == "PROPN" && t.head(last) == i {
					last++
				}
				text, _ := t.cut(i, last)
				st.place(n, &reference{head: i, first: i, last: last, start: i, name: tidyName(text), typ: "Place"})
			}
		}
		for i := len(t.Tokens) - 1; i >= 0; i-- { // from the right: "the efforts of the coalition" asks for the coalition
			if st.at[n][i] == nil {
				if r := st.body(t, i); r != nil {
					st.place(n, r)
				}
			}
		}
		st.acronyms(n)
		slices.SortFunc(st.refs[n], func(a, b *reference) int { return a.first - b.first })
		st.findAliases(n)
	}
}

// leader cuts a body that is named by who leads it down to that name: of "US-led coalition" US, whichever was tagged.
func (t *tree) leader(m quadpress.Mention) quadpress.Mention {
	for k := m.First + 1; k+2 < m.Last; k++ {
		if t.Tokens[k].Form == "-" && t.Tokens[k+1].XPOS == "VBN" && t.Tokens[m.Last-1].Form == t.lower(m.Last-1) {
			m.Last = k
		}
	}
	return m
}

// inName tells whether a capitalised neighbour makes a token part of a longer name.
func (t *tree) inName(i int) bool {
	named := func(k int) bool { return k >= 0 && k < len(t.Tokens) && t.Tokens[k].UPOS == "PROPN" }
	return named(i-1) || named(i+1)
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
func (st *story) named(t *tree, m quadpress.Mention) *reference {
	if m = st.untitled(t, t.withGeneration(m)); m.First == m.Last {
		return nil
	}
	text, _ := t.cut(m.First, m.Last)
	r := &reference{first: m.First, last: m.Last, start: m.First, head: t.spanHead(m.First, m.Last), name: tidyName(text)}
	if r.name == "" || len(r.name) > 120 || !strings.ContainsFunc(r.name, unicode.IsLetter) {
		return nil
	}
	m.Type = headType(r.name, m.Type)
	r.singular()
	// "Amman advised her" in a story about Sudesh Amman is he, and the city only where something is in it.
	bearer := st.surnames[r.name] && m.Type == quadpress.Place && !st.lex.Locative[t.preposition(r.head)] && t.rel(r.head) != "compound"
	if bearer {
		m.Type = quadpress.Person
	}
	if k, ok := st.gaz.findWithin(r.name); ok && m.Type != quadpress.Person && (!st.gaz.ambiguous[r.name] || mentionClass(m.Type) == class(st.schema, k.typ)) {
		r.known, r.typ = k.id, k.typ
		if country, ok := st.gaz.capitals[k.id]; ok && st.capitalActs(t, r) {
			r.known, r.typ, r.metonym = country.id, country.typ, true
		}
		return r
	}
	switch m.Type {
	case quadpress.Person:
		r.typ = "Person"
		if t.preposition(r.head) == "near" && t.rel(r.head) == "obl" && t.head(r.head) > r.last && t.Tokens[r.last].Form == "," { // "Near Al Bab, two men were found"
			r.typ = "Place"
			return r
		}
		if k, ok := st.gaz.find(r.name); ok && k.typ == "Country" && !st.gaz.ambiguous[r.name] { // no person is called Russia
			r.known, r.typ = k.id, k.typ
			return r
		}
		st.honorific(t, r)
		st.title(t, r)
		// "Washington rejected": a capital by itself is no person, unless the story has one of that surname.
		if k, ok := st.gaz.find(r.name); ok && r.start == m.First && st.gaz.capitals[k.id].id != "" && !st.surnames[r.name] {
			r.known, r.typ = k.id, k.typ
			if st.capitalActs(t, r) {
				country := st.gaz.capitals[k.id]
				r.known, r.typ, r.metonym = country.id, country.typ, true
			}
		}
	case quadpress.Organization:
		r.typ = "Organization"
		if p := t.preposition(r.head); (p == "near" || p == "outside") && !isAcronym(r.name) { // "Near Ayn Dara, two men were found"
			r.typ = "Place"
		}
	case quadpress.Place:
		r.typ = "Place"
	case quadpress.Event:
		r.typ = "Event"
	case quadpress.Facility:
		r.typ = "CivicStructure"
	case quadpress.Product:
		r.typ = "Product"
	case quadpress.Law:
		r.typ = "Legislation"
	case quadpress.Other:
		r.typ = "Thing"
	case quadpress.Group:
		if k, ok := st.gaz.adjectives[r.name]; ok && t.Tokens[r.head].XPOS != "NNPS" && t.Tokens[r.head].XPOS != "NNS" {
			r.known, r.typ, r.acting = k.id, k.typ, true
			return r
		}
		if _, person := st.gaz.people[r.name]; t.Tokens[r.head].UPOS == "ADJ" || person && t.Tokens[r.head].XPOS != "NNPS" && t.Tokens[r.head].XPOS != "NNS" { // "a Frenchman"
			return nil
		}
		if t.child(r.head, "nummod") >= 0 || strings.ContainsAny(r.name, "0123456789") { // "85,000 Americans" are not the Americans
			return nil
		}
		r.typ = "Group"
	default:
		return nil
	}
	return r
}

// untitled takes the office out of a mention that begins with one: "Civil Aviation Minister Hardeep Puri" names a person, from
// behind the office on. A person's that ends in an office names nobody ("Chess Federation President") and becomes empty.
func (st *story) untitled(t *tree, m quadpress.Mention) quadpress.Mention {
	if m.Type != quadpress.Person && m.Type != quadpress.Organization && m.Type != quadpress.Other || m.Last-m.First < 2 && m.Type != quadpress.Person {
		return m
	}
	if m.Type == quadpress.Person && st.isTitle(t, m.Last-1) {
		m.First = m.Last
		return m
	}
	if m.Type == quadpress.Organization && st.isTitle(t, m.Last-1) && t.allProper(m.Last-1, m.Last) && !t.hasFunctionWord(m) { // "5th Group Commander" names the group alone
		if m.Last--; loadNames().head[t.lower(m.Last-1)] != "Organization" && !st.lex.Subunits[t.lower(m.Last-1)] {
			m.Last = m.First
		}
		return m
	}
	for i := m.Last - 2; i >= m.First; i-- {
		if !st.isTitle(t, i) {
			continue
		}
		if m.Type == quadpress.Person || m.Last-i > 2 && t.allProper(i+1, m.Last) && loadNames().head[t.lower(m.Last-1)] == "" {
			m.First, m.Type = i+1, quadpress.Person
		}
		break
	}
	return m
}

// hasFunctionWord tells whether a mention has words in it that join others: "Office of the President".
func (t *tree) hasFunctionWord(m quadpress.Mention) bool {
	return slices.ContainsFunc(t.Tokens[m.First:m.Last], func(tok quadpress.Token) bool { return tok.UPOS == "ADP" || tok.UPOS == "DET" || tok.UPOS == "CCONJ" })
}

// withGeneration takes "Jr." and its like into a person's name, with a comma before it or not.
func (t *tree) withGeneration(m quadpress.Mention) quadpress.Mention {
	i := m.Last
	if i < len(t.Tokens) && t.Tokens[i].Form == "," {
		i++
	}
	if m.Type != quadpress.Person || i >= len(t.Tokens) {
		return m
	}
	form := strings.TrimSuffix(t.Tokens[i].Form, ".")
	if g := loadNames().Generations[strings.ToLower(form)]; g != "" && form != strings.ToLower(form) {
		m.Last = i + 1
	}
	return m
}

// isTitle tells whether a word is an office with a capital, as before a name. A given name that is an office too ("Dean",
// "Marshal") is none.
func (st *story) isTitle(t *tree, i int) bool {
	w := t.lower(i)
	return (st.lex.Roles[w] || loadNames().Titles[w] || strings.HasSuffix(w, "ologist")) && !st.lex.Men[w] && !st.lex.Women[w] && t.Tokens[i].Form != w
}

// allProper tells whether the words from first to before last are all proper nouns.
func (t *tree) allProper(first, last int) bool {
	for i := first; i < last; i++ {
		if t.Tokens[i].UPOS != "PROPN" {
			return false
		}
	}
	return true
}

// headType is the type of a name of several words by its last word, or a ship's by its first, where that leaves no doubt:
// "Marlow Construction" is a company and no person.
func headType(name string, typ quadpress.MentionType) quadpress.MentionType {
	i := strings.LastIndexByte(name, ' ')
	if i < 0 || typ == quadpress.Group {
		return typ
	}
	if first, _, _ := strings.Cut(name, " "); loadNames().Ships[strings.ToLower(first)] && first == strings.ToUpper(first) { // "USS Hopper"
		return quadpress.Other
	}
	switch loadNames().head[strings.ToLower(name[i+1:])] {
	case "Organization":
		return quadpress.Organization
	case "Place":
		if typ == quadpress.Person {
			return typ // "Lake", "River" and "Street" are surnames
		}
		return quadpress.Place
	case "Thing":
		if typ == quadpress.Person {
			return typ // "Law" is a surname
		}
		return quadpress.Other
	case "Event":
		if typ == quadpress.Person {
			return typ
		}
		return quadpress.Event
	}
	return typ
}

// singular writes a name whose last word joins several names as each of them has it: "the Democratic and Republican Parties".
func (r *reference) singular() {
	i := strings.LastIndexByte(r.name, ' ')
	if i < 0 {
		return
	}
	if one, ok := loadNames().Plurals[strings.ToLower(r.name[i+1:])]; ok {
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
	case quadpress.Event:
		return "Event"
	}
	return "Thing"
}

// capitalActs tells whether a capital stands for its government: where it speaks or acts, or is spoken to ("Moscow denied
// the report", "ties between Moscow and Washington"), not where something is in it or goes to it.
func (st *story) capitalActs(t *tree, r *reference) bool {
	i := r.head
	for t.rel(i) == "conj" && t.head(i) >= 0 {
		i = t.head(i)
	}
	h := t.head(i)
	if h < 0 {
		return false
	}
	lemma := t.lemma(h)
	switch prep := t.preposition(i); {
	case t.rels[i] == "nsubj" && t.Tokens[h].UPOS == "VERB":
		if st.lex.Speech[lemma] || st.lex.Commissive[lemma] || st.lex.Directive[lemma] {
			return true
		}
		p := st.schema.Verb(lemma, "", "")
		return p != nil && p.Event != "" && p.Name != "hosted"
	case t.rels[i] == "nsubj" && t.Tokens[h].UPOS == "ADJ":
		return t.child(h, "xcomp", "ccomp", "advcl") >= 0 // "Moscow is ready to talk"
	case t.rels[i] == "obj" || t.rels[i] == "iobj": // "urged Moscow to"
		p := st.schema.Verb(lemma, "", "")
		return p != nil && (st.lex.Directive[lemma] || p.Event == "REQUEST" || p.Event == "ACCUSE" || p.Event == "SUPPORT" || p.Event == "REJECT" || p.Event == "THREATEN")
	case t.rels[i] == "nmod:poss":
		return st.schema.NounPrepositions(lemma) != nil
	case prep == "with" || prep == "between":
		return true
	case prep == "by":
		return t.rels[i] == "obl:agent" || t.Tokens[h].XPOS == "VBN"
	case prep == "to":
		p := st.schema.Verb(lemma, "", "to")
		return p != nil && p.Event != "" && p.Name != "visited"
	}
	return false
}

// spanHead is the token of a run that hangs on a word outside it.
func (t *tree) spanHead(first, last int) int {
	for i := first; i < last; i++ {
		if h := t.head(i); h < first || h >= last {
			return i
		}
	}
	return first
}

// honorific moves a form of address out of the name ("Mr. Lavrov").
func (st *story) honorific(t *tree, r *reference) {
	for r.first < r.last-1 && st.lex.Honorifics[t.lower(r.first)] {
		r.first++
	}
	for r.start > 0 && st.lex.Honorifics[t.lower(r.start-1)] {
		r.start--
	}
	text, _ := t.cut(r.first, r.last)
	r.name = tidyName(text)
}

// title finds the office before a person's name: "US Secretary of State John Kerry", "Syria's foreign minister Walid
// al-Mouallem". An office ends right before the name, or runs on from its head by "of" ("Minister of Defense").
func (st *story) title(t *tree, r *reference) {
	i := r.start - 1
	head := -1
	for n := i; n >= 0 && n > i-6; n-- {
		w := t.lower(n)
		if st.lex.Roles[w] || st.lex.Roles[t.lemma(n)] && t.Tokens[n].UPOS != "VERB" {
			if n == i || (t.lower(n+1) == "of" || t.lower(n+1) == "for") && n+1 < i {
				head = n
				break
			}
		}
		switch tok := &t.Tokens[n]; {
		case n == i && tok.UPOS == "PUNCT":
			return
		case w == "of" || w == "for" || w == "and" || w == "the":
		case tok.UPOS == "NOUN" || tok.UPOS == "PROPN" || tok.UPOS == "ADJ" || tok.XPOS == "HYPH":
		default:
			return
		}
	}
	if head < 0 {
		return
	}
	start := head
	for start > 0 && st.inTitle(t, start-1) {
		start--
	}
	for start < head && (t.Tokens[start].UPOS == "PUNCT" || t.Tokens[start].XPOS == "POS") {
		start++
	}
	r.start = start
	text, _ := t.cut(start, r.first)
	r.role = strings.Join(strings.Fields(text), " ")
	if x := t.Tokens[head].XPOS; (x == "NNS" || x == "NNPS") && head == r.first-1 { // "Presidents Obama and Putin": each is one
		r.role = strings.TrimSuffix(r.role, "s")
	}
	for _, h := range strings.Fields(r.role) {
		if st.lex.Honorifics[strings.ToLower(h)] {
			r.role = strings.TrimSpace(strings.TrimSuffix(r.role, h))
		}
	}
}

// inTitle tells whether a word can stand within a title to the left of its head.
func (st *story) inTitle(t *tree, i int) bool {
	switch tok := &t.Tokens[i]; tok.UPOS {
	case "NOUN", "PROPN":
		return tok.XPOS != "NNS" || st.lex.Roles[t.lemma(i)] || tok.UPOS == "PROPN"
	case "ADJ":
		return true
	case "PART":
		return tok.XPOS == "POS"
	case "PUNCT":
		return tok.XPOS == "HYPH" || tok.Form == "-"
	}
	return false
}

// sequence is the ints from begin to before end.
func sequence(begin, end int) []int {
	out := make([]int, 0, max(0, end-begin))
	for i := begin; i < end; i++ {
		out = append(out, i)
	}
	return out
}
