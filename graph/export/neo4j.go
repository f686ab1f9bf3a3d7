package export

import (
	"cmp"
	"encoding/csv"
	"strconv"
	"strings"

	"github.com/quadpress/quadpress/graph"
)

// neo4j writes the two files that neo4j-admin imports: nodes with labels, and relationships with types.
type neo4j struct {
	withoutDocuments
	create create
	out    *csv.Writer
	edges  bool // the nodes are done
}

// unitSeparator stands between the values of a list: no name has it, as names may have any other character.
const unitSeparator = "\x1f"

func newNeo4j(to target) (graphWriter, error) {
	n := &neo4j{create: to.create}
	return n, n.begin("nodes.csv", "id:ID", "label", "kind", "names:string[]", "sameAs:string[]", "times:string[]",
		"standing", "documents:int", ":LABEL")
}

func (n *neo4j) begin(file string, header ...string) error {
	w, err := n.create(file)
	if err != nil {
		return err
	}
	n.out = csv.NewWriter(w)
	return n.out.Write(header)
}

func (n *neo4j) node(node *Node) error {
	var labels []string
	for _, t := range node.Types {
		labels = append(labels, localName(t))
	}
	if node.Kind == valueKind {
		labels = []string{"Value"}
	}
	return n.write(node.ID, node.Label, node.Kind, neo4jList(node.Names), neo4jList(node.SameAs), neo4jList(node.Times),
		node.Standing, strconv.Itoa(node.Documents), neo4jList(labels))
}

func (n *neo4j) edge(e *Edge) error {
	if err := n.toEdges(); err != nil {
		return err
	}
	confidence := ""
	if e.Kind == relationEdge {
		confidence = strconv.FormatFloat(e.Confidence, 'f', -1, 64)
	}
	_, name, _ := strings.Cut(e.Predicate, ":")
	if plain, err := graph.UnescapeName(name); err == nil {
		name = plain
	}
	return n.write(e.Source.ID, e.Target.ID, name, e.ID, e.Kind, e.Label, e.Place.ID, e.Place.Label,
		neo4jList(e.Times), neo4jList(e.Documents), strconv.Itoa(len(e.Documents)), strconv.Itoa(e.Statements),
		neo4jList(e.Speakers), e.Standing, confidence, e.Evidence)
}

func (n *neo4j) toEdges() error {
	if n.edges {
		return nil
	}
	n.edges = true
	if err := n.flush(); err != nil {
		return err
	}
	return n.begin("relationships.csv", ":START_ID", ":END_ID", ":TYPE", "id", "kind", "label", "placeId", "place",
		"times:string[]", "documents:string[]", "weight:int", "statements:int", "speakers:string[]", "standing",
		"confidence:double", "evidence")
}

// write writes a line. neo4j-admin reads no field over several lines unless it is told to.
func (n *neo4j) write(fields ...string) error {
	for i, f := range fields {
		fields[i] = oneLine(f)
	}
	return n.out.Write(fields)
}

// oneLine has blanks in the place of ends of lines.
func oneLine(s string) string { return lineEnds.Replace(s) }

var lineEnds = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ")

func neo4jList(values []string) string { return strings.Join(values, unitSeparator) }

func (n *neo4j) flush() error {
	n.out.Flush()
	return n.out.Error()
}

func (n *neo4j) close() error { return cmp.Or(n.toEdges(), n.flush()) }
