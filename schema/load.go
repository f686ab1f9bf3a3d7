package schema

import (
	_ "embed"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"
)

//go:embed ontology.yaml
var ontologyYAML string

// Default is the embedded ontology.
var Default = sync.OnceValue(func() *Schema {
	s, err := Load(strings.NewReader(ontologyYAML), "ontology.yaml")
	if err != nil {
		panic(err) // the embedded file is tested
	}
	return s
})

// Load reads an ontology that replaces the embedded one; name is what errors call it. A mistake in the file is reported
// as "NAME:LINE: reason".
func Load(r io.Reader, name string) (*Schema, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var f ontologyFile
	if err := decode(data, name, &f); err != nil {
		return nil, err
	}
	l := loader{s: &Schema{
		lines:           map[entity]int{},
		typeByName:      map[string]*Type{},
		typeByKind:      map[string]*Type{},
		ancestors:       map[string]map[string]bool{},
		eventByName:     map[string]*Event{},
		predicateByName: map[string]*Predicate{},
		verbs:           map[Verb]*Predicate{},
		nouns:           map[Noun]*Predicate{},
		prepositions:    map[string][]string{},
		senses:          map[Sense][]*Predicate{},
		lemmas:          map[lemmaOf]bool{},
		verbLemmas:      map[string]bool{},
		eventBySense:    map[string][]typedEvent{},
		eventByNoun:     map[string]string{},
	}}
	switch f.Extends.string {
	case "":
	case "built-in":
		var base ontologyFile
		if err := decode([]byte(ontologyYAML), "ontology.yaml", &base); err != nil {
			return nil, err
		}
		if err := l.add("ontology.yaml", &base); err != nil {
			return nil, err
		}
		clear(l.s.lines)
	default:
		return nil, lineError(name, f.Extends.line, "extends %q: a file can extend the built-in ontology alone",
			f.Extends.string)
	}
	if err := l.add(name, &f); err != nil {
		return nil, err
	}
	if len(l.s.predicates) == 0 {
		return nil, fmt.Errorf("%s: no predicates; an ontology needs types, events and predicates", name)
	}
	return l.s, nil
}

// BuiltIn returns the file of the embedded ontology.
func BuiltIn() string { return ontologyYAML }

// add adds what a file has to the schema.
func (l *loader) add(file string, f *ontologyFile) error {
	l.file = file
	for _, step := range []func(*ontologyFile) error{
		l.checkSize, l.checkNew, l.addTypes, l.checkTypes, l.addEvents, l.addPredicates, l.checkPredicates, l.typeSenses,
		l.addPatterns,
	} {
		if err := step(f); err != nil {
			return err
		}
	}
	return nil
}

// ontologyFile is the form of the file.
type ontologyFile struct {
	Extends    text
	Types      mapping[typeEntry]
	Events     mapping[eventEntry]
	Untyped    []text
	Predicates mapping[predicateEntry]
	Patterns   mapping[patternEntry]
}

type typeEntry struct {
	IRI     text
	Label   text
	Parents []text
	Kinds   []text
}

type eventEntry struct {
	Label       text
	Description text
	Senses      []text
	Nouns       []text
	Agents      []text
	Otherwise   text
}

type predicateEntry struct {
	Label     text
	Event     text
	Symmetric bool
	Undergone bool
	Inverse   text
	Parent    text
	Values    bool
	Verbs     []text
	Nouns     []text
	Senses    []text
	Subjects  []text
	Objects   []text
	Examples  mapping[texts]
}

// addsWords reports whether an entry gives its predicate words.
func (e *predicateEntry) addsWords() bool { return len(e.Verbs)+len(e.Nouns)+len(e.Senses) > 0 }

// onlyAddsWords reports whether an entry says nothing of its predicate but its words and examples.
func (e *predicateEntry) onlyAddsWords() bool {
	plain := e.Label.string == "" && e.Event.string == "" && e.Inverse.string == "" && e.Parent.string == ""
	return plain && !e.Symmetric && !e.Undergone && !e.Values && len(e.Subjects)+len(e.Objects) == 0
}

var (
	typeName      = regexp.MustCompile(`^[A-Z][A-Za-z0-9]*$`)
	eventName     = regexp.MustCompile(`^[A-Z][A-Z_]*$`)
	predicateName = regexp.MustCompile(`^[a-z][a-z0-9]*([_-][a-z0-9]+)*$`)
	shortIRI      = regexp.MustCompile(`^(schema|qp|prov|skos|dcterms):[A-Za-z0-9_]+$`)
	senseName     = regexp.MustCompile(`^[^\s.]+\.([0-9]+|LV)$`)
	word          = regexp.MustCompile(`^[a-z][a-z0-9'’.-]*$`)
)

type loader struct {
	file string
	s    *Schema
}

// The most types, predicates and patterns of a file. What is asked of their ancestors takes time with each one; the
// embedded ontology has 62 types and 522 predicates.
const (
	maxTypes      = 1000
	maxPredicates = 10_000
	maxPatterns   = 10_000
)

func (l *loader) checkSize(f *ontologyFile) error {
	if len(f.Types) > maxTypes {
		return lineError(l.file, f.Types[maxTypes].line, "more than %d types; leave out those that no predicate needs",
			maxTypes)
	}
	if len(f.Predicates) > maxPredicates {
		return lineError(l.file, f.Predicates[maxPredicates].line,
			"more than %d predicates; leave out those that no text needs",
			maxPredicates)
	}
	if len(f.Patterns) > maxPatterns {
		return lineError(l.file, f.Patterns[maxPatterns].line, "more than %d patterns; leave out those that no text needs",
			maxPatterns)
	}
	return nil
}

// checkNew notes where the names of a file are defined, and that none is in the ontology that it extends.
func (l *loader) checkNew(f *ontologyFile) error {
	note := func(section, name string, line int, known bool) error {
		if known {
			return lineError(l.file, line, "%q is in the ontology that the file extends; give yours another name", name)
		}
		l.s.lines[entity{section, name}] = line
		return nil
	}
	for _, e := range f.Types {
		if err := note("types", e.key, e.line, l.s.typeByName[e.key] != nil); err != nil {
			return err
		}
	}
	for _, e := range f.Events {
		if err := note("events", e.key, e.line, l.s.eventByName[e.key] != nil); err != nil {
			return err
		}
	}
	for _, e := range f.Predicates {
		known := l.s.predicateByName[e.key] != nil
		if known && e.value.addsWords() {
			if !e.value.onlyAddsWords() {
				return lineError(l.file, e.line, "%q is in the ontology that the file extends, which can add verbs, nouns, "+
					"senses and examples to it and nothing else; give yours another name", e.key)
			}
			known = false
		}
		if err := note("predicates", e.key, e.line, known); err != nil {
			return err
		}
	}
	for _, e := range f.Patterns {
		known := slices.ContainsFunc(l.s.patterns, func(p *Pattern) bool { return p.Name == e.key })
		if err := note("patterns", e.key, e.line, known); err != nil {
			return err
		}
	}
	return nil
}

func (l *loader) addTypes(f *ontologyFile) error {
	for _, e := range f.Types {
		if !typeName.MatchString(e.key) {
			return lineError(l.file, e.line, "type name %q: want letters and digits, a capital first", e.key)
		}
		if !shortIRI.MatchString(e.value.IRI.string) {
			return lineError(l.file, max(e.line, e.value.IRI.line), "type %s: iri %q: want a prefixed name such as schema:%s",
				e.key, e.value.IRI.string, e.key)
		}
		if e.value.Label.string == "" {
			return lineError(l.file, e.line, "type %s has no label; give it one, such as label: person", e.key)
		}
		t := &Type{Name: e.key, IRI: e.value.IRI.string, Label: e.value.Label.string, Parents: plain(e.value.Parents),
			Kinds: plain(e.value.Kinds)}
		for _, kind := range e.value.Kinds {
			if other := l.s.typeByKind[kind.string]; other != nil {
				return lineError(l.file, kind.line, "type %s: kind %q already makes a %s; leave it to one of the two",
					t.Name, kind.string, other.Name)
			}
			l.s.typeByKind[kind.string] = t
		}
		l.s.types = append(l.s.types, t)
		l.s.typeByName[t.Name] = t
	}
	return nil
}

func (l *loader) checkTypes(f *ontologyFile) error {
	for _, e := range f.Types {
		if err := l.knownTypes("parent of "+e.key, e.value.Parents); err != nil {
			return err
		}
	}
	for _, e := range f.Types {
		ancestors := map[string]bool{}
		l.addAncestors(e.key, ancestors)
		if ancestors[e.key] {
			return lineError(l.file, e.line, "type %s is its own ancestor; leave one of its parents out", e.key)
		}
		l.s.ancestors[e.key] = ancestors
	}
	return nil
}

// addAncestors adds all types that a type refines, however far up.
func (l *loader) addAncestors(name string, to map[string]bool) {
	for _, p := range l.s.typeByName[name].Parents {
		if !to[p] {
			to[p] = true
			l.addAncestors(p, to)
		}
	}
}

func (l *loader) addEvents(f *ontologyFile) error {
	for _, e := range f.Events {
		if !eventName.MatchString(e.key) {
			return lineError(l.file, e.line, "event name %q: want capitals, such as CONSULT", e.key)
		}
		if e.value.Label.string == "" {
			return lineError(l.file, e.line, "event %s has no label; give it one, such as label: consult", e.key)
		}
		ev := &Event{Name: e.key, Label: e.value.Label.string, Description: e.value.Description.string,
			Agents: plain(e.value.Agents), Otherwise: e.value.Otherwise.string}
		if err := l.knownTypes("agent of "+e.key, e.value.Agents); err != nil {
			return err
		}
		for _, sense := range e.value.Senses {
			if err := l.addEventSense(sense, ev.Name); err != nil {
				return err
			}
			id, _, _ := strings.Cut(sense.string, " ")
			ev.Senses = append(ev.Senses, id)
		}
		for _, noun := range e.value.Nouns {
			if other := l.s.eventByNoun[noun.string]; other != "" {
				return lineError(l.file, noun.line, "noun %q is of the type %s already; leave it to one", noun.string, other)
			}
			l.s.eventByNoun[noun.string] = ev.Name
			ev.Nouns = append(ev.Nouns, noun.string)
		}
		l.s.events = append(l.s.events, ev)
		l.s.eventByName[ev.Name] = ev
	}
	for _, e := range f.Events {
		if other := e.value.Otherwise; other.string != "" && l.s.eventByName[other.string] == nil {
			return lineError(l.file, other.line, "event %s: unknown event %q; add it to events, or correct it", e.key,
				other.string)
		}
	}
	return nil
}

// addEventSense enters the type of event of a sense, empty for one that is to have none. Types may stand behind the
// sense: those that what undergoes the event must have.
func (l *loader) addEventSense(sense text, event string) error {
	id, rest, _ := strings.Cut(sense.string, " ")
	if !senseName.MatchString(id) {
		return lineError(l.file, sense.line, "bad sense %q: want PropBank's name of it, such as strike.01", sense.string)
	}
	e := typedEvent{event: event, undergoers: strings.Fields(rest)}
	for _, t := range e.undergoers {
		if err := l.knownTypes("undergoer of "+id, []text{{t, sense.line}}); err != nil {
			return err
		}
	}
	for _, other := range l.s.eventBySense[id] {
		if len(other.undergoers) == 0 {
			return lineError(l.file, sense.line, "sense %s already has a type of event, or none; leave it to one", id)
		}
	}
	l.s.eventBySense[id] = append(l.s.eventBySense[id], e)
	return nil
}

func (l *loader) addPredicates(f *ontologyFile) error {
	for _, e := range f.Predicates {
		if !predicateName.MatchString(e.key) {
			return lineError(l.file, e.line, "predicate name %q: want lower case words joined by underscores", e.key)
		}
		v := e.value
		p := &Predicate{
			Name: e.key, Label: v.Label.string, Event: v.Event.string, Symmetric: v.Symmetric, Undergone: v.Undergone,
			Inverse: v.Inverse.string, Parent: v.Parent.string, Values: v.Values, Subjects: plain(v.Subjects),
			Objects: plain(v.Objects),
		}
		if p.Label == "" {
			p.Label = strings.ReplaceAll(p.Name, "_", " ")
		}
		known := l.s.predicateByName[p.Name]
		if known != nil { // in the ontology that the file extends: see checkNew
			p = known
		}
		if p.Event != "" && l.s.eventByName[p.Event] == nil {
			return lineError(l.file, v.Event.line, "predicate %s: unknown event %q; add it to events, or correct it",
				p.Name, p.Event)
		}
		if err := l.knownTypes("subject of "+p.Name, v.Subjects); err != nil {
			return err
		}
		if err := l.knownTypes("object of "+p.Name, v.Objects); err != nil {
			return err
		}
		examples, err := l.examples("predicate", p.Name, p.Name, v.Examples)
		if err != nil {
			return err
		}
		p.Examples = append(p.Examples, examples...)
		if err := l.addVerbs(p, v.Verbs); err != nil {
			return err
		}
		if err := l.addNouns(p, v.Nouns); err != nil {
			return err
		}
		if err := l.addSenses(p, v.Senses); err != nil {
			return err
		}
		if known == nil {
			l.s.predicates = append(l.s.predicates, p)
			l.s.predicateByName[p.Name] = p
		}
	}
	return nil
}

func (l *loader) addVerbs(p *Predicate, forms []text) error {
	for _, form := range forms {
		words, err := l.words(p, form)
		if err != nil {
			return err
		}
		v := Verb{Lemma: words[0]}
		if lemma, particle, ok := strings.Cut(words[0], "+"); ok {
			v.Lemma, v.Particle = lemma, particle
		}
		v.Preposition = strings.Join(words[1:], " ")
		if other := l.s.verbs[v]; other != nil {
			return lineError(l.file, form.line, "predicate %s: verb %q already expresses %s; leave it to one of the two",
				p.Name, form.string, other.Name)
		}
		l.s.verbs[v] = p
		l.s.verbLemmas[v.Lemma] = true
		p.Verbs = append(p.Verbs, v)
	}
	return nil
}

func (l *loader) addNouns(p *Predicate, forms []text) error {
	for _, form := range forms {
		words, err := l.words(p, form)
		if err != nil {
			return err
		}
		last := len(words) - 1
		if last == 0 {
			return lineError(l.file, form.line,
				"predicate %s: noun %q has no preposition; add the one that its object stands under (talks with)",
				p.Name, form.string)
		}
		n := Noun{Lemma: strings.Join(words[:last], " "), Preposition: words[last]}
		if other := l.s.nouns[n]; other != nil {
			return lineError(l.file, form.line, "predicate %s: noun %q already expresses %s; leave it to one of the two",
				p.Name, form.string, other.Name)
		}
		l.s.nouns[n] = p
		l.s.prepositions[n.Lemma] = append(l.s.prepositions[n.Lemma], n.Preposition)
		p.Nouns = append(p.Nouns, n)
	}
	return nil
}

func (l *loader) addSenses(p *Predicate, forms []text) error {
	for _, form := range forms {
		id, preposition, _ := strings.Cut(form.string, " ")
		if !senseName.MatchString(id) {
			return lineError(l.file, form.line, "predicate %s: bad sense %q: want PropBank's name of it, such as strike.01, "+
				"and the preposition of its object if it has one", p.Name, form.string)
		}
		n := Sense{id, preposition}
		for _, other := range l.s.senses[n] {
			if len(other.Subjects)+len(other.Objects) == 0 || other == p {
				return lineError(l.file, form.line, "predicate %s: sense %q already expresses %s, whatever the ends are; "+
					"leave it to one of the two", p.Name, form.string, other.Name)
			}
		}
		l.s.senses[n] = append(l.s.senses[n], p)
		l.s.lemmas[lemmaOf{p, n.lemma()}] = true
		p.Senses = append(p.Senses, n)
	}
	return nil
}

// typeSenses gives the senses of predicates their types of events, those excepted that have one or are to have none. A
// sense that needs a preposition to express the predicate says less without it: to look is not to look into something.
func (l *loader) typeSenses(f *ontologyFile) error {
	for _, sense := range f.Untyped {
		if err := l.addEventSense(sense, ""); err != nil {
			return err
		}
		l.s.untyped = append(l.s.untyped, sense.string)
	}
	for _, p := range l.s.predicates {
		for _, n := range p.Senses {
			if _, ok := l.s.eventBySense[n.ID]; !ok && n.Preposition == "" && p.Event != "" {
				l.s.eventBySense[n.ID] = []typedEvent{{event: p.Event}}
			}
		}
	}
	return nil
}

// words splits a verb or noun form and checks each of its words.
func (l *loader) words(p *Predicate, form text) ([]string, error) {
	words := strings.Fields(form.string)
	if len(words) == 0 {
		return nil, lineError(l.file, form.line, "predicate %s: empty verb or noun; leave it out", p.Name)
	}
	lemma, particle, ok := strings.Cut(words[0], "+")
	bad := !word.MatchString(lemma) || ok && !word.MatchString(particle)
	if bad || slices.ContainsFunc(words[1:], func(w string) bool { return !word.MatchString(w) }) {
		return nil,
			lineError(l.file, form.line, "predicate %s: bad form %q: want lower case words, a particle after + on the first",
				p.Name, form.string)
	}
	return words, nil
}

func (l *loader) checkPredicates(f *ontologyFile) error {
	for _, e := range f.Predicates {
		p, inverse := l.s.predicateByName[e.key], e.value.Inverse
		if p.Parent != "" && l.s.predicateByName[p.Parent] == nil {
			return lineError(l.file, e.value.Parent.line, "predicate %s: unknown parent %q; add it to predicates, or correct it",
				p.Name, p.Parent)
		}
		if inverse.string == "" {
			continue
		}
		other := l.s.predicateByName[inverse.string]
		switch {
		case other == nil:
			return lineError(l.file, inverse.line, "predicate %s: unknown inverse %q; add it to predicates, or correct it",
				p.Name, inverse.string)
		case p.Symmetric:
			return lineError(l.file, inverse.line, "predicate %s is symmetric and can have no inverse", p.Name)
		case other.Inverse != p.Name:
			return lineError(l.file, inverse.line, "predicate %s: inverse %s does not name it as its own inverse; add that",
				p.Name, other.Name)
		}
	}
	for _, e := range f.Predicates {
		steps := 0
		for p := l.s.predicateByName[e.key]; p != nil; p = l.s.predicateByName[p.Parent] {
			if steps++; steps > len(f.Predicates) {
				return lineError(l.file, e.line, "predicate %s: its parents run in a circle; leave one of them out", e.key)
			}
		}
	}
	return nil
}

func (l *loader) knownTypes(what string, names []text) error {
	for _, n := range names {
		if l.s.typeByName[n.string] == nil {
			return lineError(l.file, n.line, "%s: unknown type %q; add it to types, or correct it", what, n.string)
		}
	}
	return nil
}

func plain(texts []text) []string {
	var out []string
	for _, t := range texts {
		out = append(out, t.string)
	}
	return out
}
