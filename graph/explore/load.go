package explore

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/curate"
	"github.com/quadpress/quadpress/graph"
)

// vocabulary are the nodes of the terms that the tables are made of.
type vocabulary struct {
	typ, statement, event, label, altLabel, sameAs               node
	count, kind, quality, gender                                 node
	subject, predicate, object, saidBy, place, time, speaker     node
	eventType, confidence, begin, end, polarity, modality, sense node
	document, title, url, publisher, published, sketch           node
	eventPredicate, position, country                            node
	planned, possible, requested, hypothetical, denied           node
	curated, wrong                                               node
}

// terms are the IRIs of a vocabulary, with where each goes.
func (v *vocabulary) terms() map[string]*node {
	return map[string]*node{
		"rdf:type": &v.typ, "rdf:Statement": &v.statement, "sem:Event": &v.event, "rdfs:label": &v.label,
		"skos:altLabel": &v.altLabel, "owl:sameAs": &v.sameAs, "qp:count": &v.count,
		"qp:kind": &v.kind, "qp:quality": &v.quality, "schema:gender": &v.gender,
		"rdf:subject": &v.subject, "rdf:predicate": &v.predicate, "rdf:object": &v.object,
		"prov:wasDerivedFrom": &v.document, "qp:event": &v.saidBy, "qp:place": &v.place, "qp:time": &v.time,
		"qp:speaker": &v.speaker, "qp:eventType": &v.eventType, "qp:confidence": &v.confidence, "qp:begin": &v.begin,
		"qp:end": &v.end, "qp:polarity": &v.polarity, "qp:modality": &v.modality, "qp:sense": &v.sense,
		"dcterms:title": &v.title, "schema:url": &v.url, "schema:publisher": &v.publisher,
		"schema:datePublished": &v.published, "qp:sketch": &v.sketch, "qp:predicate": &v.eventPredicate,
		"rel:position": &v.position, "schema:Country": &v.country, "qp:curated": &v.curated,
	}
}

// loader fills the tables of a graph.
type loader struct {
	*Graph
	edges []([3]node) // relations that are quads
	roles map[node]bool
	keyed map[node]int32 // the first document whose text has a key
}

func newLoader(g *Graph) *loader {
	l := &loader{Graph: g, roles: map[node]bool{}, keyed: map[node]int32{}}
	g.values = make([]graph.OutlineValue, 1)
	g.nodes = map[graph.OutlineValue]node{}
	g.documentAt = map[node]int32{}
	for iri, n := range g.own.terms() {
		*n = l.node(graph.OutlineValue{Text: iri, Datatype: graph.IRIValue})
	}
	for _, m := range []struct {
		word string
		at   *node
	}{
		{string(quadpress.Planned), &g.own.planned}, {string(quadpress.Possible), &g.own.possible},
		{string(quadpress.Requested), &g.own.requested}, {string(quadpress.Hypothetical), &g.own.hypothetical},
		{string(quadpress.Denied), &g.own.denied}, {string(curate.Wrong), &g.own.wrong},
	} {
		*m.at = l.node(graph.OutlineValue{Text: m.word})
	}
	return l
}

// node is the node of a value, a new one where it is not known.
func (l *loader) node(v graph.OutlineValue) node {
	n, ok := l.nodes[v]
	if !ok {
		v.Text = strings.Clone(v.Text) // else it would keep all of its outline
		n = node(len(l.values))
		l.values = append(l.values, v)
		l.nodes[v] = n
	}
	return n
}

// add takes in what one document says: its rows, subject by subject.
func (l *loader) add(o *graph.Outline) error {
	if len(l.statements) > maxRows || len(l.facts) > maxRows {
		return fmt.Errorf("it has more than %d statements", maxRows)
	}
	nodes := make([]node, len(o.Values))
	for i, v := range o.Values {
		nodes[i] = l.node(v)
	}
	d := document{
		id: l.node(graph.OutlineValue{Text: graph.DocumentIRI(o.Document), Datatype: graph.IRIValue}), key: o.Document,
		firstStatement: int32(len(l.statements)), firstTelling: int32(len(l.tellings)),
	}
	at := int32(len(l.documents))
	d.text = at
	for rows := o.Rows; len(rows) > 0; {
		n := 1
		for n < len(rows) && rows[n][0] == rows[0][0] {
			n++
		}
		said := make([]fact, n)
		for i, row := range rows[:n] {
			said[i] = fact{nodes[row[1]], nodes[row[2]]}
		}
		l.addSubject(nodes[rows[0][0]], said, &d, at)
		rows = rows[n:]
	}
	d.endStatement, d.endTelling = int32(len(l.statements)), int32(len(l.tellings))
	l.sortStatements(d)
	l.documentAt[d.id] = at
	l.documents = append(l.documents, d)
	return nil
}

// maxRows is what the tables hold at most.
const maxRows = 1 << 30

// addSubject takes in what a document says of one node.
func (l *loader) addSubject(n node, said []fact, d *document, at int32) {
	derived, isStatement := false, false
	for _, f := range said {
		switch {
		case f.predicate == l.own.document:
			derived = true
		case f.predicate == l.own.typ && f.value == l.own.statement:
			isStatement = true
		case n == d.id && f.predicate == l.own.published:
			d.published = f.value
		case n == d.id && f.predicate == l.own.sketch:
			l.joinCopies(f.value, d, at)
		}
	}
	switch {
	case isStatement:
		l.addStatement(n, said, at)
	case derived:
		l.addTelling(n, said, at)
	default:
		l.addTraits(n, said)
	}
}

// joinCopies makes a document one text with those that have a key in common with it.
func (l *loader) joinCopies(key node, d *document, at int32) {
	first, known := l.keyed[key]
	if !known || first == at {
		l.keyed[key] = at
		return
	}
	text := l.textOf(first)
	if d.text != at { // it may be a copy of two that are none of each other
		own := l.textOf(d.text)
		text = min(own, text)
		l.documents[own].text = text
		l.documents[l.textOf(first)].text = text
	}
	d.text = text
}

// textOf is the first document of a text, as far as is known yet.
func (l *loader) textOf(document int32) int32 {
	for l.documents[document].text != document {
		document = l.documents[document].text
	}
	return document
}

// addTraits takes in what a node is by itself, and its relations.
func (l *loader) addTraits(n node, said []fact) {
	for _, f := range said {
		if isRelation(l.text(f.predicate)) {
			l.edges = append(l.edges, [3]node{n, f.predicate, f.value})
		} else if f.predicate != l.own.sketch {
			l.traits = append(l.traits, trait{n, f.predicate, f.value})
		}
	}
}

// isTrait reports whether a predicate says what an event is by itself, whoever tells it.
func (v *vocabulary) isTrait(predicate node) bool {
	switch predicate {
	case v.typ, v.label, v.altLabel, v.sameAs, v.count, v.kind, v.quality, v.gender, v.curated:
		return true
	}
	return false
}

func isRelation(iri string) bool { return strings.HasPrefix(iri, "rel:") }

func isRole(iri string) bool { return strings.HasPrefix(iri, "role:") }

func (l *loader) addStatement(n node, said []fact, at int32) {
	s := statement{id: n, document: at}
	for _, f := range said {
		switch f.predicate {
		case l.own.subject:
			s.subject = f.value
		case l.own.predicate:
			s.predicate = f.value
		case l.own.object:
			s.object = f.value
		case l.own.place:
			s.place = f.value
		case l.own.speaker:
			s.speaker = f.value
		case l.own.saidBy:
			s.event = f.value
		case l.own.eventType:
			s.class = f.value
		case l.own.time:
			s.own, s.when = f.value, f.value
		case l.own.polarity:
			s.polarity = f.value
		case l.own.modality:
			s.modality = f.value
		case l.own.curated:
			s.wrong = f.value == l.own.wrong
		case l.own.begin:
			s.begin = l.integer(f.value)
		case l.own.end:
			s.end = l.integer(f.value)
		case l.own.confidence:
			c, _ := strconv.ParseFloat(l.text(f.value), 32)
			s.confidence = float32(c)
		}
	}
	l.statements = append(l.statements, s)
}

func (l *loader) integer(n node) int32 {
	i, _ := strconv.ParseInt(l.text(n), 10, 32)
	return int32(i)
}

func (l *loader) addTelling(n node, said []fact, at int32) {
	t := telling{event: n, document: at, first: int32(len(l.facts))}
	for _, f := range said {
		iri := l.text(f.predicate)
		switch {
		case f.predicate == l.own.document:
		case l.own.isTrait(f.predicate):
			l.traits = append(l.traits, trait{n, f.predicate, f.value})
		case isRelation(iri):
			l.edges = append(l.edges, [3]node{n, f.predicate, f.value})
		default:
			if f.predicate == l.own.eventPredicate {
				t.predicate = f.value
			}
			if iri == "role:time" && isTime(l.values[f.value]) && (t.when == 0 || l.text(f.value) < l.text(t.when)) {
				t.when = f.value
			}
			l.facts = append(l.facts, f)
		}
	}
	t.last = int32(len(l.facts))
	l.tellings = append(l.tellings, t)
}

// isTime reports whether a value is a time in ISO 8601.
func isTime(v graph.OutlineValue) bool {
	switch v.Datatype {
	case "xsd:date", "xsd:gYear", "xsd:gYearMonth", "xsd:dateTime":
		return true
	}
	return false
}

// sortStatements puts the statements of a document in the order of its text, and gives those without a time that of
// their event.
func (l *loader) sortStatements(d document) {
	when := map[node]node{}
	for _, t := range l.tellings[d.firstTelling:] {
		when[t.event] = t.when
	}
	own := l.statements[d.firstStatement:d.endStatement]
	for i := range own {
		if own[i].when == 0 {
			own[i].when = when[own[i].event]
		}
	}
	slices.SortFunc(own, func(a, b statement) int {
		return cmp.Or(cmp.Compare(a.begin, b.begin), cmp.Compare(a.end, b.end),
			strings.Compare(l.text(a.id), l.text(b.id)))
	})
}

// finish makes the indexes, when all documents are in.
func (l *loader) finish() {
	l.finishTexts()
	l.finishTraits()
	l.finishRelations()
	nodes := len(l.values)
	statements := func(of func(*statement) node) index {
		return newIndex(nodes, func(yield func(node, int32)) {
			for i := range l.statements {
				yield(of(&l.statements[i]), int32(i))
			}
		})
	}
	l.statementAt = statements(func(s *statement) node { return s.id })
	l.byPredicate = statements(func(s *statement) node { return s.predicate })
	l.byPlace = statements(func(s *statement) node { return s.place })
	l.bySpeaker = statements(func(s *statement) node { return s.speaker })
	l.byEvent = statements(func(s *statement) node { return s.event })
	l.byEnd = newIndex(nodes, func(yield func(node, int32)) {
		for i := range l.statements {
			s := &l.statements[i]
			yield(s.subject, int32(i))
			if s.object != s.subject {
				yield(s.object, int32(i))
			}
		}
	})
	l.tellingsOf = newIndex(nodes, func(yield func(node, int32)) {
		for i := range l.tellings {
			yield(l.tellings[i].event, int32(i))
		}
	})
	l.parts = newIndex(nodes, func(yield func(node, int32)) {
		for i := range l.tellings {
			for _, n := range l.participants(int32(i)) {
				yield(n, int32(i))
			}
		}
	})
	l.finishMarks()
}

// finishTexts puts the documents of one text beside each other.
func (l *loader) finishTexts() {
	l.byText = make([]int32, len(l.documents))
	for at := range l.documents {
		l.byText[at] = int32(at)
		l.documents[at].text = l.textOf(int32(at))
	}
	slices.SortStableFunc(l.byText, func(a, b int32) int {
		return cmp.Compare(l.documents[a].text, l.documents[b].text)
	})
}

// participants are the nodes that take part in what a telling tells, each once.
func (g *Graph) participants(at int32) (nodes []node) {
	t := &g.tellings[at]
	for _, f := range g.facts[t.first:t.last] {
		if isRole(g.text(f.predicate)) && !slices.Contains(nodes, f.value) {
			nodes = append(nodes, f.value)
		}
	}
	return nodes
}

// finishTraits sorts the traits, each once, and tells from them what nodes are.
func (l *loader) finishTraits() {
	slices.SortFunc(l.traits, func(a, b trait) int {
		return cmp.Or(cmp.Compare(a.of, b.of), cmp.Compare(a.predicate, b.predicate),
			strings.Compare(l.text(a.value), l.text(b.value)))
	})
	l.traits = slices.Compact(l.traits)
	l.traitsOf = newIndex(len(l.values), func(yield func(node, int32)) {
		for i := range l.traits {
			yield(l.traits[i].of, int32(i))
		}
	})
	l.marks = make([]mark, len(l.values))
	for n := range l.marks {
		v := l.values[n]
		if v.Datatype == graph.IRIValue && graph.IsThing(v.Text) {
			l.marks[n].kind = kinds[graph.KindOf(v.Text)]
		}
	}
	for _, t := range l.traits {
		m := &l.marks[t.of]
		switch {
		case t.predicate == l.own.label:
			m.label = t.value
		case t.predicate == l.own.typ && t.value == l.own.event:
			m.event = true
		case t.predicate == l.own.typ && t.value == l.own.country:
			m.country = true
		}
	}
}

// kinds are the kinds of things, as documents speak of them.
var kinds = map[quadpress.EntityKind]Kind{
	quadpress.KindNamed: Named, quadpress.KindDescribed: Described, quadpress.KindConcept: Concept,
	quadpress.KindEvent: Occurrence,
}

// finishRelations groups the statements by what they state.
func (l *loader) finishRelations() {
	order := make([]int32, len(l.statements))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(i, j int32) int {
		a, b := &l.statements[i], &l.statements[j]
		return cmp.Or(compareTriples(a.triple(), b.triple()), cmp.Compare(b.confidence, a.confidence), cmp.Compare(i, j))
	})
	slices.SortFunc(l.edges, compareTriples)
	l.edges = slices.Compact(l.edges)
	for i, at := range order {
		s := &l.statements[at]
		if i == 0 || s.triple() != l.statements[order[i-1]].triple() {
			_, edge := slices.BinarySearchFunc(l.edges, s.triple(), compareTriples)
			l.relations = append(l.relations, relation{
				subject: s.subject, predicate: s.predicate, object: s.object, first: int32(i), edge: edge,
			})
		}
		s.relation = int32(len(l.relations) - 1)
		l.relations[s.relation].count++
	}
	l.relationStatements, l.edges = order, nil
}

func (s *statement) triple() [3]node { return [3]node{s.subject, s.predicate, s.object} }

func compareTriples(a, b [3]node) int { return slices.Compare(a[:], b[:]) }

// finishMarks counts how much is known of each node.
func (l *loader) finishMarks() {
	last := make([]int32, len(l.values)) // the text that was counted last, from 1
	seen := func(n, text int32) {
		if last[n] != text+1 {
			last[n] = text + 1
			l.marks[n].documents++
		}
	}
	for _, at := range l.byText {
		d := &l.documents[at]
		for _, s := range l.statements[d.firstStatement:d.endStatement] {
			for _, n := range []node{s.subject, s.object, s.place, s.speaker} {
				seen(int32(n), d.text)
			}
		}
		for i := d.firstTelling; i < d.endTelling; i++ {
			seen(int32(l.tellings[i].event), d.text)
			for _, n := range l.participants(i) {
				seen(int32(n), d.text)
			}
		}
	}
	for n := range l.marks {
		m := &l.marks[n]
		m.statements = int32(len(l.byEnd.of(node(n))))
		m.events = l.eventsOf(node(n))
	}
}

// eventsOf counts the events that a node takes part in.
func (l *loader) eventsOf(n node) int32 {
	tellings := l.parts.of(n)
	if len(tellings) < 2 {
		return int32(len(tellings))
	}
	return int32(len(l.eventsIn(tellings)))
}
