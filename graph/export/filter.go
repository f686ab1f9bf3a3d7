package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/explore"
	"github.com/quadpress/quadpress/schema"
)

// Filter chooses what is written. All that it asks for must be so; of the several values of one field, any. Fields that
// are empty ask for nothing.
type Filter struct {
	// Named leaves only what has a name: no described things, concepts, values, or events without a name.
	Named bool
	// Types are types of the ontology ("Person"), and what refines them, or classes ("schema:Person", "qp:ASSAULT"). Only
	// things and events of these are written, and what is between them.
	Types []string
	// Predicates are relations and roles ("met", "rel:met", "role:agent"); events pass by the relation that tells them.
	Predicates []string
	// From and To are years, months or days. What has no time does not pass.
	From, To string
	// MinConfidence is that of statements, from 0 to 1.
	MinConfidence float64
	// Standings say how far what is written holds. Without any, RDF has all, and a property graph has the relations that
	// are reported or claimed.
	Standings []explore.Standing
}

// Standings are all that there are, the best first.
var Standings = []explore.Standing{explore.Reported, explore.Claimed, explore.Planned, explore.Requested,
	explore.Possible, explore.Hypothetical, explore.Denied}

// chooser is a filter made ready.
type chooser struct {
	Filter
	all        bool // nothing is asked for
	edges      bool // only statements that are edges of a property graph pass
	types      map[quad.Value]bool
	predicates map[quad.Value]bool
	standings  map[explore.Standing]bool
}

// Check returns an error for what nothing can be chosen by.
func (f *Filter) Check() error {
	for _, day := range []string{f.From, f.To} {
		if err := explore.CheckDay(day); err != nil {
			return err
		}
	}
	if f.MinConfidence < 0 || f.MinConfidence > 1 {
		return fmt.Errorf("a confidence is between 0 and 1, not %v", f.MinConfidence)
	}
	for _, s := range f.Standings {
		if !slices.Contains(Standings, s) {
			return fmt.Errorf("there is no standing %q", s)
		}
	}
	return nil
}

func newChooser(s *schema.Schema, f Filter) *chooser {
	c := &chooser{Filter: f}
	for _, name := range c.Types {
		for _, class := range classes(s, name) {
			add(&c.types, quad.Value(class))
		}
	}
	for _, name := range c.Predicates {
		if !strings.Contains(name, ":") {
			name = graph.RelationIRI(name)
		}
		add(&c.predicates, quad.Value(quad.IRI(graph.ShortIRI(name))))
	}
	for _, s := range c.Standings {
		add(&c.standings, s)
	}
	c.all = !c.Named && c.types == nil && !c.choosy()
	return c
}

// Missing are the types and predicates asked for that nothing in a store has, such as those that are misspelt.
func (f *Filter) Missing(store *graph.Store) (names []string, err error) {
	for _, name := range slices.Concat(f.Types, f.Predicates) {
		one := Filter{Types: []string{name}}
		if slices.Contains(f.Predicates, name) {
			one = Filter{Predicates: []string{name}}
		}
		c := newChooser(store.Schema(), one)
		found := false
		for _, iris := range []map[quad.Value]bool{c.types, c.predicates} {
			for iri := range iris {
				ref, err := store.Handle().ValueOf(iri)
				if err != nil {
					return nil, err
				}
				found = found || ref != nil
			}
		}
		if !found {
			names = append(names, name)
		}
	}
	return names, nil
}

// add adds to a set, which is nil as long as it is empty.
func add[K comparable](set *map[K]bool, key K) {
	if *set == nil {
		*set = map[K]bool{}
	}
	(*set)[key] = true
}

// classes are those of a type and of all that refine it; it is named as in the ontology or by its IRI. Of a type of
// events, which nothing refines, it is one.
func classes(s *schema.Schema, name string) []quad.IRI {
	short := graph.ShortIRI(name)
	if !strings.Contains(short, ":") {
		short = "qp:" + short
	}
	iris := []quad.IRI{quad.IRI(short)}
	for _, t := range s.Types() {
		if t.Name != name && t.IRI != short {
			continue
		}
		for _, below := range s.Types() {
			if s.IsA(below.Name, t.Name) {
				iris = append(iris, quad.IRI(below.IRI))
			}
		}
		if t.IRI == "schema:Event" {
			iris = append(iris, "sem:Event") // what has no name of its own
		}
	}
	return iris
}

// choosy reports whether statements are chosen by what they state, so that of things only their ends are written.
func (c *chooser) choosy() bool {
	return c.predicates != nil || c.From != "" || c.To != "" || c.MinConfidence > 0 || c.standings != nil
}

// story is what a document says, by what it says it of.
type story struct {
	document quad.IRI
	subjects []said // in the order of the quads
	of       map[quad.Value]said
	facts    map[quad.Quad]bool // the relations
}

// said are the quads of one subject.
type said []quad.Quad

func newStory(c graph.Contribution) *story {
	s := &story{
		document: quad.IRI(graph.DocumentIRI(c.Document)), of: map[quad.Value]said{}, facts: map[quad.Quad]bool{},
	}
	for quads := c.Quads; len(quads) > 0; {
		n := 1
		for n < len(quads) && quads[n].Subject == quads[0].Subject {
			n++
		}
		s.subjects = append(s.subjects, quads[:n])
		s.of[quads[0].Subject] = quads[:n]
		quads = quads[n:]
	}
	for _, q := range c.Quads {
		if isRelation(q.Predicate) {
			s.facts[q] = true
		}
	}
	return s
}

// first is the first object of a predicate, nil for none.
func (s said) first(predicate quad.IRI) quad.Value {
	for _, q := range s {
		if q.Predicate == predicate {
			return q.Object
		}
	}
	return nil
}

// all are the objects of a predicate.
func (s said) all(predicate quad.IRI) (objects []quad.Value) {
	for _, q := range s {
		if q.Predicate == predicate {
			objects = append(objects, q.Object)
		}
	}
	return objects
}

func (s said) has(predicate quad.IRI, object quad.Value) bool {
	for _, q := range s {
		if q.Predicate == predicate && q.Object == object {
			return true
		}
	}
	return false
}

func isRelation(v quad.Value) bool { return hasPrefix(v, "rel:") }

func isRole(v quad.Value) bool { return hasPrefix(v, "role:") }

func hasPrefix(v quad.Value, prefix string) bool {
	iri, ok := v.(quad.IRI)
	return ok && strings.HasPrefix(string(iri), prefix)
}

// isThing reports whether a value is a thing or an event.
func isThing(v quad.Value) bool {
	iri, ok := v.(quad.IRI)
	return ok && graph.IsThing(string(iri))
}

// statement is what a sentence states.
type statement struct {
	node                       quad.Value
	subject, predicate, object quad.Value
	place, speaker             quad.Value // nil for none
	time, evidence             string
	confidence                 float64
	standing                   explore.Standing
	fact                       bool // it is a relation of the graph
}

// telling is what a document tells of an event.
type telling struct {
	event    quad.Value
	time     string
	standing explore.Standing
	evidence string
	roles    []quad.Quad
}

// chosen is what of a story passes a filter.
type chosen struct {
	statements []statement
	tellings   []telling
	things     map[quad.Value]bool // things, events and values
}

// choose is what of a story passes.
func (c *chooser) choose(s *story) *chosen {
	found := &chosen{things: map[quad.Value]bool{}}
	events := map[quad.Value]telling{}
	for _, about := range s.subjects {
		if isThing(about[0].Subject) && about.has("prov:wasDerivedFrom", s.document) {
			t := newTelling(about)
			events[t.event] = t
			if c.passesTelling(s, about, &t) {
				found.tellings = append(found.tellings, t)
			}
		}
	}
	for _, about := range s.subjects {
		if about.has("rdf:type", quad.IRI("rdf:Statement")) {
			st := newStatement(s, about, events)
			if c.passesStatement(s, about, &st) {
				found.statements = append(found.statements, st)
			}
		}
	}
	if c.choosy() {
		for _, st := range found.statements {
			found.things[st.subject], found.things[st.object] = true, true
		}
		for _, t := range found.tellings {
			found.things[t.event] = true
			for _, role := range t.roles {
				found.things[role.Object] = true
			}
		}
		return found
	}
	for _, about := range s.subjects {
		if node := about[0].Subject; isThing(node) && c.passesThing(s, node) {
			found.things[node] = true
		}
	}
	return found
}

func newTelling(about said) telling {
	t := telling{event: about[0].Subject, evidence: text(about.first("qp:evidence"))}
	t.standing = standing(about)
	for _, q := range about {
		switch {
		case !isRole(q.Predicate):
		case q.Predicate != quad.IRI("role:time"):
			t.roles = append(t.roles, q)
		case isTime(q.Object) && (t.time == "" || text(q.Object) < t.time):
			t.time = text(q.Object)
		}
	}
	return t
}

func newStatement(s *story, about said, events map[quad.Value]telling) statement {
	st := statement{
		node: about[0].Subject, subject: about.first("rdf:subject"), predicate: about.first("rdf:predicate"),
		object: about.first("rdf:object"), place: about.first("qp:place"), speaker: about.first("qp:speaker"),
		time: text(about.first("qp:time")), evidence: text(about.first("qp:evidence")), standing: standing(about),
	}
	st.confidence, _ = strconv.ParseFloat(text(about.first("qp:confidence")), 64)
	if st.time == "" {
		if said := about.first("qp:event"); said != nil {
			st.time = events[said].time
		}
	}
	st.fact = s.facts[st.relation()] && (st.standing == explore.Reported || st.standing == explore.Claimed)
	return st
}

// relation is the quad that a statement earns if it holds.
func (st *statement) relation() quad.Quad {
	q := quad.Quad{Subject: st.subject, Predicate: st.predicate, Object: st.object}
	if _, ok := st.place.(quad.IRI); ok {
		q.Label = st.place
	}
	return q
}

// standing says how far something holds, by its polarity, modality and speaker.
func standing(about said) explore.Standing {
	modality := explore.Standing(text(about.first("qp:modality")))
	switch {
	case about.first("qp:polarity") != nil:
		return explore.Denied
	case modality != "":
		return modality
	case about.first("qp:speaker") != nil:
		return explore.Claimed
	}
	return explore.Reported
}

func (c *chooser) passesStatement(s *story, about said, st *statement) bool {
	return (c.all || !about.has("qp:curated", quad.String("wrong"))) && (!c.edges || c.isEdge(st)) &&
		(c.predicates == nil || c.predicates[st.predicate]) &&
		(c.standings == nil || c.standings[st.standing]) && st.confidence >= c.MinConfidence &&
		explore.Within(st.time, c.From, c.To) &&
		c.passesThing(s, st.subject) && c.passesThing(s, st.object)
}

// isEdge reports whether a statement is an edge of a property graph: the relations of the graph are, and, if they are
// asked for, statements of what is not so or not yet, between things or a thing and a value.
func (c *chooser) isEdge(st *statement) bool {
	if st.fact || st.standing == explore.Reported || st.standing == explore.Claimed {
		return st.fact
	}
	_, words := st.object.(quad.String)
	return c.standings != nil && isThing(st.subject) && !words && st.subject != st.object
}

// passesTelling reports whether an event passes, and leaves of who and what take part in it those that do.
func (c *chooser) passesTelling(s *story, about said, t *telling) bool {
	if c.standings != nil && !c.standings[t.standing] || !explore.Within(t.time, c.From, c.To) ||
		!c.passesThing(s, t.event) {
		return false
	}
	told := c.predicates == nil || c.predicates[about.first("qp:predicate")]
	var roles []quad.Quad
	for _, role := range t.roles {
		if (told || c.predicates[role.Predicate]) && c.passesThing(s, role.Object) {
			roles = append(roles, role)
		}
	}
	t.roles = roles
	return told || len(roles) > 0
}

// passesThing reports whether a thing, an event or a value passes.
func (c *chooser) passesThing(s *story, v quad.Value) bool {
	if c.Named && (!isThing(v) || graph.KindOf(string(v.(quad.IRI))) != quadpress.KindNamed) {
		return false
	}
	if c.types == nil {
		return true
	}
	for _, class := range s.of[v].all("rdf:type") {
		if c.types[class] {
			return true
		}
	}
	return false
}

// keeps returns which quads of a story belong to what was chosen of it.
func (c *chooser) keeps(s *story, found *chosen) func(quad.Quad) bool {
	subjects := map[quad.Value]bool{}
	facts := map[quad.Quad]bool{}
	add := func(v quad.Value) {
		if v != nil {
			subjects[v] = true
		}
	}
	for v := range found.things {
		add(v)
	}
	for _, st := range found.statements {
		about := s.of[st.node]
		add(st.node)
		add(st.subject)
		add(st.predicate)
		add(st.object)
		for _, v := range []quad.Value{st.place, st.speaker} {
			if v != nil && c.passesThing(s, v) {
				add(v)
			}
		}
		if st.fact {
			facts[st.relation()] = true
		}
		add(about.first("qp:eventType"))
	}
	roles := map[quad.Quad]bool{}
	told := map[quad.Value]bool{}
	for _, t := range found.tellings {
		told[t.event] = true
		add(t.event)
		add(quad.IRI("role:time"))
		about := s.of[t.event]
		for _, v := range append(about.all("rdf:type"), about.first("qp:predicate")) {
			add(v)
		}
		for _, role := range t.roles {
			roles[role] = true
			add(role.Predicate)
			add(role.Object)
		}
	}
	if len(subjects) > 0 {
		add(s.document)
	}
	return func(q quad.Quad) bool {
		switch {
		case isRelation(q.Predicate):
			return facts[q]
		case isRole(q.Predicate) && q.Predicate != quad.IRI("role:time"):
			return roles[q]
		case isThing(q.Subject) && q.Label == s.document:
			return told[q.Subject] || subjects[q.Subject] && isAttribute(q.Predicate)
		}
		return subjects[q.Subject]
	}
}

// isAttribute reports whether a predicate says what a document calls a thing and what it says that it is like.
func isAttribute(predicate quad.Value) bool {
	switch predicate {
	case quad.IRI("qp:count"), quad.IRI("qp:kind"), quad.IRI("qp:quality"), quad.IRI("schema:gender"):
		return true
	}
	return false
}

// text is the IRI or the words of a value, empty for none.
func text(v quad.Value) string {
	if v == nil {
		return ""
	}
	if iri, ok := v.(quad.IRI); ok {
		return string(iri)
	}
	words, _ := graph.Literal(v)
	return words
}

// isTime reports whether a value is a time in ISO 8601.
func isTime(v quad.Value) bool {
	switch _, datatype := graph.Literal(v); datatype {
	case "xsd:date", "xsd:gYear", "xsd:gYearMonth", "xsd:dateTime":
		return true
	}
	return false
}
