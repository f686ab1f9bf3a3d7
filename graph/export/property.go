package export

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/graph"
	"github.com/quadpress/quadpress/graph/explore"
	"github.com/quadpress/quadpress/internal/linesort"
)

// Document is where something is stated or told.
type Document struct {
	ID        string // the short IRI
	Title     string
	URL       string
	Publisher string
	Published string // a day or a moment
}

// Node is a thing, an event or a value.
type Node struct {
	ID        string // the short IRI, or a literal as in N-Quads with a short IRI for its type
	Label     string
	Kind      string   // "named", "described", "concept", "event" or "value"
	Types     []string // short IRIs; of a value, its type or unit
	Names     []string // other names
	SameAs    []string // full IRIs that it has elsewhere
	Times     []string // of an event: years, months, days or moments, sorted
	Standing  string   // of an event: the best of what is told of it
	Documents int      // how many speak of it
}

// Type is the class that a format with one type for a node has; empty for words.
func (n *Node) Type() string {
	if len(n.Types) == 0 {
		return ""
	}
	return n.Types[0]
}

// Edge is a relation, at one place or at none, or a part taken in an event.
type Edge struct {
	ID         string // depends on its ends, its predicate and its place alone
	Kind       string // "relation" or "role"
	Source     End
	Target     End
	Predicate  string // the short IRI
	Label      string // the predicate in words
	Place      End    // without an ID where none is told
	Times      []string
	Documents  []string // the short IRIs of those that state it; their number is its weight
	Statements int
	Speakers   []string // the names of those whose claim it is
	Standing   string   // the best of its statements
	Confidence float64  // that of its surest statement, 0 for roles
	Evidence   string   // the sentence of its surest statement
}

// End is a node as an edge knows it.
type End struct{ ID, Label, Type string }

// graphWriter writes a property graph: first its documents, then its nodes, then its edges, each in the order of their
// IDs or ends. Arguments are valid until it returns.
type graphWriter interface {
	document(*Document) error
	node(*Node) error
	edge(*Edge) error
	close() error
}

// withoutDocuments is part of the writers of formats that leave documents out.
type withoutDocuments struct{}

func (withoutDocuments) document(*Document) error { return nil }

// The kinds of nodes and edges.
const (
	eventKind    = string(explore.Occurrence)
	valueKind    = "value"
	relationEdge = "relation"
	roleEdge     = "role"
)

// record is a line in one of the sorters. Those of one node have the same first string, those of one edge the same
// first four.
type record []string

func (r record) append(b []byte) []byte {
	line, err := json.Marshal(r)
	if err != nil {
		panic(err) // strings cannot fail
	}
	return append(append(b, line...), '\n')
}

// property gathers the nodes and edges of a property graph.
type property struct {
	nodes, edges linesort.Sorter
}

// writeGraph writes what is chosen of a store.
func writeGraph(ctx context.Context, store *graph.Store, c *chooser, w graphWriter) (err error) {
	var p property
	defer func() { err = errors.Join(err, p.nodes.Close(), p.edges.Close()) }()
	c.edges = true
	for said, err := range store.Contributions(ctx) {
		if err != nil {
			return err
		}
		s := newStory(said)
		found := c.choose(s)
		if len(found.things) == 0 && !c.all {
			continue
		}
		if err := w.document(newDocument(s)); err != nil {
			return err
		}
		if err := p.add(s, found); err != nil {
			return err
		}
	}
	for records, err := range grouped(ctx, &p.nodes, 1) {
		if err == nil {
			err = w.node(newNode(records))
		}
		if err != nil {
			return err
		}
	}
	for records, err := range grouped(ctx, &p.edges, 4) {
		if err == nil {
			err = w.edge(newEdge(records))
		}
		if err != nil {
			return err
		}
	}
	return w.close()
}

func newDocument(s *story) *Document {
	about := s.of[s.document]
	return &Document{
		ID: string(s.document), Title: text(about.first("dcterms:title")),
		URL: graph.FullIRI(text(about.first("schema:url"))), Publisher: text(about.first("schema:publisher")),
		Published: text(about.first("schema:datePublished")),
	}
}

// add takes in what is chosen of a story.
func (p *property) add(s *story, found *chosen) error {
	for _, st := range found.statements {
		found.things[st.subject], found.things[st.object] = true, true
		if err := p.addEdge(s, relationEdge, st.relation(), &st); err != nil {
			return err
		}
	}
	tellings := map[quad.Value]*telling{}
	for i := range found.tellings {
		t := &found.tellings[i]
		tellings[t.event] = t
		for _, role := range t.roles {
			found.things[role.Object] = true
			st := &statement{node: t.event, time: t.time, standing: t.standing, evidence: t.evidence}
			if err := p.addEdge(s, roleEdge, role, st); err != nil {
				return err
			}
		}
	}
	for v := range found.things {
		if err := p.addNode(s, v, tellings[v]); err != nil {
			return err
		}
	}
	return nil
}

// The fields of nodes.
const (
	labelField    = "label"
	nameField     = "name"
	typeField     = "type"
	sameField     = "same"
	timeField     = "time"
	standingField = "standing"
	documentField = "document"
)

// addNode adds a line for each thing that a document says of a node; t is what it tells of an event.
func (p *property) addNode(s *story, v quad.Value, t *telling) error {
	id := nodeID(v)
	var failed error
	add := func(field, value string) {
		if failed == nil && value != "" {
			failed = p.nodes.Add(record{id, field, value}.append)
		}
	}
	add(documentField, string(s.document))
	if iri, ok := v.(quad.IRI); !ok {
		words, datatype := graph.Literal(v)
		add(labelField, words)
		add(typeField, datatype)
		return failed
	} else if about := s.of[iri]; about != nil {
		for _, q := range about {
			switch q.Predicate {
			case quad.IRI("rdfs:label"):
				add(labelField, text(q.Object))
			case quad.IRI("skos:altLabel"):
				add(nameField, text(q.Object))
			case quad.IRI("rdf:type"):
				add(typeField, text(q.Object))
			case quad.IRI("owl:sameAs"):
				add(sameField, graph.FullIRI(text(q.Object)))
			}
		}
	}
	if t != nil {
		add(timeField, t.time)
		add(standingField, rank(t.standing))
	}
	return failed
}

// rank is a standing as a digit, the best first.
func rank(s explore.Standing) string { return strconv.Itoa(slices.Index(Standings, s)) }

func ofRank(digit string) string {
	i, err := strconv.Atoi(digit)
	if err != nil || i < 0 || i >= len(Standings) {
		return ""
	}
	return string(Standings[i])
}

// nodeID is the short IRI of a node, or a literal as it is written.
func nodeID(v quad.Value) string {
	if iri, ok := v.(quad.IRI); ok {
		return string(iri)
	}
	words, datatype := graph.Literal(v)
	if datatype == "" {
		return strconv.Quote(words)
	}
	return strconv.Quote(words) + "^^" + datatype
}

// addEdge adds a statement of an edge.
func (p *property) addEdge(s *story, kind string, q quad.Quad, st *statement) error {
	place := End{}
	if iri, ok := st.place.(quad.IRI); ok {
		place = s.end(iri)
	}
	speaker := ""
	if st.speaker != nil {
		speaker = s.end(st.speaker).Label
	}
	source, target := s.end(q.Subject), s.end(q.Object)
	return p.edges.Add(record{
		source.ID, string(q.Predicate.(quad.IRI)), target.ID, place.ID,
		strconv.FormatFloat(1-st.confidence, 'f', 6, 64), // the surest first
		string(s.document), text(st.node), st.time, rank(st.standing), speaker, st.evidence, kind,
		s.end(q.Predicate).Label, source.Label, source.Type, target.Label, target.Type, place.Label, place.Type,
	}.append)
}

// end is a node as its story describes it.
func (s *story) end(v quad.Value) End {
	about := s.of[v]
	e := End{ID: nodeID(v), Label: text(about.first("rdfs:label")), Type: text(about.first("rdf:type"))}
	if iri, ok := v.(quad.IRI); !ok {
		e.Label, e.Type = graph.Literal(v)
	} else if e.Label == "" {
		e.Label = localName(string(iri))
	}
	return e
}

// localName is a name made from an IRI.
func localName(iri string) string {
	_, local, ok := strings.Cut(iri, ":")
	if !ok {
		local = iri
	}
	if name, err := graph.UnescapeName(local); err == nil {
		local = name
	}
	return strings.ReplaceAll(local, "_", " ")
}

// grouped yields the records that have their first strings in common.
func grouped(ctx context.Context, lines *linesort.Sorter, key int) iter.Seq2[[]record, error] {
	return func(yield func([]record, error) bool) {
		var group []record
		for line, err := range lines.Groups(ctx) {
			var r record
			if err == nil {
				err = json.Unmarshal(line.Line, &r)
			}
			if err != nil {
				yield(nil, fmt.Errorf("sort: %w", err))
				return
			}
			if len(group) > 0 && !slices.Equal(group[0][:key], r[:key]) {
				if !yield(group, nil) {
					return
				}
				group = group[:0]
			}
			group = append(group, r)
		}
		if len(group) > 0 {
			yield(group, nil)
		}
	}
}

// newNode makes a node of its records.
func newNode(records []record) *Node {
	n := &Node{ID: records[0][0], Kind: valueKind}
	if isThing(quad.IRI(n.ID)) {
		n.Kind = kindOf(n.ID)
	}
	best := ""
	for _, r := range records {
		switch value := r[2]; r[1] {
		case labelField:
			n.Label = value
		case nameField:
			n.Names = append(n.Names, value)
		case typeField:
			n.Types = append(n.Types, value)
		case sameField:
			n.SameAs = append(n.SameAs, value)
		case timeField:
			n.Times = append(n.Times, value)
		case standingField:
			if best == "" || value < best {
				best = value
			}
		case documentField:
			n.Documents++
		}
	}
	n.Standing = ofRank(best)
	if slices.Contains(n.Types, "sem:Event") {
		n.Kind = eventKind
	}
	if n.Label == "" && n.Kind != valueKind {
		n.Label = localName(n.ID)
	}
	return n
}

func kindOf(iri string) string {
	switch graph.KindOf(iri) {
	case quadpress.KindDescribed:
		return string(explore.Described)
	case quadpress.KindConcept:
		return string(explore.Concept)
	case quadpress.KindEvent:
		return eventKind
	}
	return string(explore.Named)
}

// newEdge makes an edge of its records, which [property.addEdge] has written, the surest first.
func newEdge(records []record) *Edge {
	first := records[0]
	hash := sha256.Sum256(record(first[:4]).append(nil))
	e := &Edge{
		ID: hex.EncodeToString(hash[:8]), Kind: first[11], Predicate: first[1], Label: first[12], Evidence: first[10],
		Source: End{first[0], first[13], first[14]}, Target: End{first[2], first[15], first[16]},
		Place: End{first[3], first[17], first[18]}, Statements: len(records),
	}
	if e.Kind == relationEdge {
		doubt, _ := strconv.ParseFloat(first[4], 64)
		e.Confidence, _ = strconv.ParseFloat(strconv.FormatFloat(1-doubt, 'f', 6, 64), 64)
	}
	best := first[8]
	for _, r := range records {
		e.Documents = append(e.Documents, r[5])
		best = min(best, r[8])
		if r[7] != "" {
			e.Times = append(e.Times, r[7])
		}
		if r[9] != "" {
			e.Speakers = append(e.Speakers, r[9])
		}
	}
	e.Standing = ofRank(best)
	for _, list := range []*[]string{&e.Documents, &e.Times, &e.Speakers} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	return e
}
