package extract

import (
	"cmp"
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/extract/name"
	"github.com/quadpress/quadpress/extract/syntax"
)

//go:embed life_biography.yaml
var biographyYAML []byte

// biographyWords is what life_biography.yaml holds; the comments stand there.
type biographyWords struct {
	DatedObjects   map[string]string `yaml:"dated_objects"`
	DatedSubjects  map[string]string `yaml:"dated_subjects"`
	DatedNouns     map[string]string `yaml:"dated_nouns"`
	Brackets       map[string]string
	Circa          lexicon.Words
	Nouns          []lifeNoun
	Verbs          []lifeVerb
	Serving        lexicon.Words
	Appointing     lexicon.Words
	Tenures        lexicon.Words
	Schools        lexicon.Words
	Parts          lexicon.Words
	BodiesByNoun   lexicon.Words `yaml:"bodies_by_noun"`
	BodiesByKind   lexicon.Words `yaml:"bodies_by_kind"`
	BodiesByVerb   lexicon.Words `yaml:"bodies_by_verb"`
	BodiesByObject lexicon.Words `yaml:"bodies_by_object"`
	PartiesByNoun  lexicon.Words `yaml:"parties_by_noun"`
	Having         lexicon.Words
	Posts          lexicon.Words
	Spreading      lexicon.Words
	Headquarters   lexicon.Words

	noun map[string]*lifeNoun   // by each of the nouns
	verb map[string][]*lifeVerb // by each of the verbs
}

// lifeNoun is a kind of noun that says what its bearer is to another.
type lifeNoun struct {
	Nouns            []string
	Says, Back, Past string
	With             lexicon.Words
	Bearer           string
	To               []string
}

// lifeVerb is a kind of verb that says what its subject is to another.
type lifeVerb struct {
	Verbs   []string
	Says    string
	Under   lexicon.Words
	Things  lexicon.Words
	Passive bool
	Of      string
	To      []string
}

var loadBiography = sync.OnceValue(func() *biographyWords {
	var b biographyWords
	if err := yaml.Load(biographyYAML, &b, yaml.WithKnownFields()); err != nil {
		panic(fmt.Sprintf("life_biography.yaml: %v", err)) // embedded: a test reads it
	}
	b.noun, b.verb = map[string]*lifeNoun{}, map[string][]*lifeVerb{}
	for i := range b.Nouns {
		for _, w := range b.Nouns[i].Nouns {
			b.noun[w] = &b.Nouns[i]
		}
	}
	for i := range b.Verbs {
		b.Verbs[i].Of = cmp.Or(b.Verbs[i].Of, "Person")
		for _, w := range b.Verbs[i].Verbs {
			b.verb[w] = append(b.verb[w], &b.Verbs[i])
		}
	}
	return &b
})

// Facts of lives (life_biography.go).
var (
	byDatedVerb = rule("life/verb", "a verb that begins or ends a life, and when",
		"Ole Vik died on 3 May 1980.", `Ole Vik died_on "1980-05-03"`)
	byDatedNoun = rule("life/noun", "a noun for the beginning or end of a life, and when",
		"Ole Vik was a chemist. The town mourned after the death of Vik in 1980.", `Ole Vik died_on "1980"`)
	byBrackets = rule("life/brackets", "dates and places in brackets behind a name",
		"Ole Vik (3 May 1921 – 4 June 1980) was a chemist.", `Ole Vik born_on "1921-05-03"`)
	byContained = rule("life/address", "what a place lies in where someone was born, died or lives",
		"Ole Vik was born in Bergen, Norway.", "Ole Vik born_in Norway")
)

// biography states the facts of lives that one sentence tells.
func (st *story) biography(n int) {
	t := st.trees[n]
	for k := range t.Mentions {
		if m := &t.Mentions[k]; m.Type == quadpress.Date && dateType(m.Value) != "" {
			st.dated(n, m)
		}
	}
	for i := range t.Tokens {
		if t.Tokens[i].Form == "(" && i > 0 {
			st.brackets(n, i)
		}
		if c := st.clauses[n][i]; c != nil && c.Copula < 0 {
			st.career(n, c)
			st.survivors(n, c)
		}
		if u := t.Tokens[i].UPOS; u == "NOUN" || u == "PROPN" {
			st.bearing(n, i)
			st.children(n, i)
			st.headquarters(n, i)
		}
		st.citizen(n, i)
	}
}

// dateType is the XML Schema type of a date in ISO 8601, empty for what is no year, month or day.
func dateType(value string) string {
	for i, r := range value {
		if (i == 4 || i == 7) != (r == '-') || r != '-' && (r < '0' || r > '9') {
			return ""
		}
	}
	return map[int]string{4: "gYear", 7: "gYearMonth", 10: "date"}[len(value)]
}

// dateTerm is the term of a date.
func dateTerm(t *syntax.Tree, m *quadpress.Mention) quadpress.Term {
	text, span := t.Cut(m.First, m.Last)
	return quadpress.Term{
		Entity: quadpress.NoEntity, Text: text, Span: span, Literal: m.Value, Datatype: dateType(m.Value),
	}
}

// dated states whose date of birth, death or founding a date is, by the verb or noun that it stands with.
func (st *story) dated(n int, m *quadpress.Mention) {
	t, words := st.trees[n], loadBiography()
	i := t.ArgumentHead(m.First, m.Last)
	if i < 0 {
		return
	}
	switch t.Preposition(i) {
	case "", "in", "on", "around", "about", "circa", "of":
	default:
		return
	}
	if r := st.eventBefore(n, m.First); r != nil { // "the Battle of Carpi in July 1701"
		f := given(byDatedNoun, n, r.head, -1, i, "", 0.85)
		f.date, f.predicate = m, st.schema.Predicate("held_on")
		st.lifeFact(f)
	}
	h := t.Head(i)
	of := func(i int) bool { // "the death of Ole Vik in 1999" with the year at the name
		h := t.Head(i)
		return h >= 0 && t.Rel(i) == "nmod" && t.Preposition(i) == "of" && words.DatedNouns[strings.ToLower(t.Lemma(h))] != ""
	}
	for h >= 0 && (st.placeWord(n, h) >= 0 || t.Dates[h] || of(h)) { // "born in Oslo in 1963" with the year at the place
		h = t.Head(h)
	}
	if h < 0 {
		return
	}
	lemma := strings.ToLower(t.Lemma(h))
	if g := st.frameAt[n][h]; g != nil && !g.nominal && len(g.also) > 0 { // "lost his life in 1975"
		lemma = g.lemma
	}
	f := given(byDatedVerb, n, -1, h, i, lemma, 0.9)
	f.date = m
	c := st.clauses[n][h]
	if c == nil || c.Copula >= 0 || t.Tokens[h].UPOS == "NOUN" {
		f.rule = byDatedNoun
		if f.predicate = st.schema.Predicate(words.DatedNouns[lemma]); f.predicate == nil || t.Child(h, "compound") >= 0 {
			return // "its media release"
		}
		for _, k := range t.Kids[h] {
			if t.Rels[k] == "nmod:poss" || t.Preposition(k) == "of" && k > h {
				f.subject = k
				st.lifeFact(f)
			}
		}
		return
	}
	f.stance = st.stance(n, c)
	whose := c.Subjects
	f.predicate = st.schema.Predicate(words.DatedSubjects[lemma])
	if f.predicate == nil || lemma == "pass" && c.Particle != "away" {
		if f.predicate = st.schema.Predicate(words.DatedObjects[lemma]); f.predicate == nil {
			return
		}
		if !c.Passive {
			whose = c.Objects
		}
	}
	for _, f.subject = range whose {
		st.lifeFact(f)
	}
}

// eventBefore is the name of an event that a date stands right behind, with a preposition between. It is nil for none.
func (st *story) eventBefore(n, first int) *reference {
	t := st.trees[n]
	if first < 2 || t.Tokens[first-1].UPOS != "ADP" {
		return nil
	}
	r := st.at[n][first-2]
	if r == nil || r.acting || st.schema.Class(r.typ) != "Event" {
		return nil
	}
	switch t.Lower(first - 1) {
	case "in", "of", "on":
		return r
	}
	return nil
}

// lifeFact states a finding whose subject is of the type that its predicate is for, named or not.
func (st *story) lifeFact(f finding) {
	if f.subjectRef == nil {
		f.subject = st.predicated(f.sentence, f.subject, f.object)
	}
	e := st.supposed(f.sentence, f.subject, f.predicate.Name == "founded_on")
	if f.subjectRef != nil {
		e = f.subjectRef.entity
	}
	if e >= 0 && f.predicate.Name == "held_on" && st.entities[e].kind != quadpress.KindNamed {
		return // its event has the time
	}
	if e < 0 {
		return
	}
	loose := st.isNamedThing(e) && !st.schema.Admits(f.predicate, "Person", "")
	if loose || st.schema.Admits(f.predicate, st.entities[e].typ, "") {
		st.emit(f)
	}
}

// isNamedThing reports whether an entity has a name and nothing says what it is.
func (st *story) isNamedThing(e int) bool {
	return st.entities[e].typ == "Thing" && st.entities[e].kind == quadpress.KindNamed
}

// brackets states what the brackets that open at a token say of the name before them: dates and places of birth and
// death of a person, the date of a body's founding.
func (st *story) brackets(n, open int) {
	t, words := st.trees[n], loadBiography()
	end := open + 1
	for depth := 1; end < len(t.Tokens); end++ {
		switch t.Tokens[end].Form {
		case "(":
			depth++
		case ")":
			depth--
		}
		if depth == 0 {
			break
		}
	}
	behind := open - 1
	for behind > 0 && t.Tokens[behind].UPOS == "PUNCT" && (strings.Contains("(),", t.Tokens[behind].Form) ||
		syntax.IsClosingQuote(t.Tokens[behind].Form)) {
		behind-- // "Ole Vik () (1921–1999)"
	}
	r := st.at[n][behind]
	f := given(byBrackets, n, behind, -1, -1, "", 0.9)
	if r != nil && !r.acting {
		f.subject, f.subjectRef = r.head, r
	} else if t.Tokens[behind].UPOS != "PROPN" {
		return
	} else {
		for h := t.Head(f.subject); h >= 0 && h < open && t.Tokens[h].UPOS == "PROPN"; h = t.Head(h) {
			f.subject = h
		}
	}
	state := "" // of what the next date or place is: "born", "died", "founded", "other" or not said
	var undated *quadpress.Mention
	date := func(m *quadpress.Mention) {
		f.date, f.object = m, m.First
		if f.predicate = st.schema.Predicate(state + "_on"); f.predicate != nil {
			st.lifeFact(f)
		}
	}
	for i := open + 1; i < end; {
		m, place := t.MentionAt(i), st.at[n][i]
		w := strings.Trim(t.Lower(i), ".")
		switch {
		case m != nil && m.Type == quadpress.Date && dateType(m.Value) != "":
			if state == "" {
				undated = m
			} else {
				date(m)
			}
			i = m.Last
			continue
		case place != nil && !place.acting && st.schema.Class(place.typ) == "Place" &&
			(state == "born" || state == "died" || undated != nil):
			g := f
			g.date, g.object, g.objectRef = nil, place.head, place
			relation := state
			if relation == "" {
				relation = "born"
			}
			if g.predicate = st.schema.Predicate(relation + "_in"); g.predicate != nil {
				st.lifeFact(g)
			}
			i = place.last
			continue
		case (state == "born" || state == "died" || state == "founded") && t.Tokens[i].UPOS == "NUM" && isYear(w):
			date(&quadpress.Mention{First: i, Last: i + 1, Type: quadpress.Date, Value: fmt.Sprintf("%04s", w)})
		case words.Brackets[w] != "":
			state = words.Brackets[w]
		case undated != nil && (w == "–" || w == "-" || w == "—") && r != nil && st.schema.Class(r.typ) == "Event":
			// "the war (1914–1918)"
			state = "held"
			date(undated)
			return
		case w == "–" || w == "-" || w == "—" || w == "to":
			if undated != nil {
				state = "born"
				date(undated)
				undated = nil
			}
			if state == "born" {
				state = "died"
			}
		case w == ";" || state == "other" && w == ",":
			state, undated = "", nil
		case state == "" && !words.Circa[w] && undated == nil:
			state = "other"
		}
		i++
	}
	switch {
	case undated == nil:
	case dateType(undated.Value) == "date":
		state = "born"
		date(undated)
	case r == nil:
	case st.schema.IsA(r.typ, "CreativeWork"), r.typ == "Thing" && !st.lex.Honours[name.Head(r.name)]:
		// "Cold Harbor (1994)"
		state = "published"
		date(undated)
	case st.schema.Class(r.typ) == "Event":
		state = "held"
		date(undated)
	}
}

// isYear reports whether a numeral can be a year of our era in brackets behind "born" or "died".
func isYear(w string) bool {
	year, err := strconv.Atoi(w)
	return err == nil && year >= 100 && year < 2100
}

// spread states in what else a thing lies, or someone was born, died or lives, who does so in a place with an address:
// "in Bergen, Norway".
func (st *story) spread() {
	type place struct{ sentence, entity int }
	within := map[place][]quadpress.Term{}
	for i := range st.statements {
		s := &st.statements[i]
		switch s.Origin.Rule {
		case byAddress.Name, byPlaceIn.Name, byPlaceOwner.Name:
			in := place{s.Origin.Sentence, s.Subject.Entity}
			within[in] = append(within[in], s.Object)
		}
	}
	for _, s := range slices.Clone(st.statements) {
		if !loadBiography().Spreading[s.Predicate] || !s.Object.IsEntity() {
			continue
		}
		lies := map[int]bool{s.Subject.Entity: true, s.Object.Entity: true}
		for wider := within[place{s.Origin.Sentence, s.Object.Entity}]; len(wider) > 0; wider = wider[1:] {
			if lies[wider[0].Entity] {
				continue
			}
			lies[wider[0].Entity] = true
			s.Object, s.Origin.Rule = wider[0], byContained.Name
			st.statements = append(st.statements, s)
			wider = slices.Concat(wider, within[place{s.Origin.Sentence, s.Object.Entity}])
		}
	}
}
