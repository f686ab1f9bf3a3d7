package export

// cytoscape writes the JSON of Cytoscape and Cytoscape.js.
type cytoscape struct {
	withoutDocuments
	printer
	edges bool // the nodes are done
	comma bool // something stands before in the array
}

// cytoscapeNode and cytoscapeEdge are the data of elements. Cytoscape takes "name" for the label and "interaction" for
// the kind of an edge, networkx "value" for the name of a node and "key" for that of an edge.
type cytoscapeNode struct {
	ID        string   `json:"id"`
	Value     string   `json:"value"`
	Name      string   `json:"name"`
	Kind      string   `json:"kind"`
	Type      string   `json:"type"`
	Types     []string `json:"types,omitempty"`
	Names     []string `json:"names,omitempty"`
	SameAs    []string `json:"sameAs,omitempty"`
	Times     []string `json:"times,omitempty"`
	Standing  string   `json:"standing,omitempty"`
	Documents int      `json:"documents"`
}

type cytoscapeEdge struct {
	ID          string   `json:"id"`
	Key         string   `json:"key"`
	Source      string   `json:"source"`
	Target      string   `json:"target"`
	Name        string   `json:"name"`
	Interaction string   `json:"interaction"`
	Kind        string   `json:"kind"`
	Weight      int      `json:"weight"`
	Place       string   `json:"place,omitempty"`
	PlaceID     string   `json:"placeId,omitempty"`
	Times       []string `json:"times,omitempty"`
	Documents   []string `json:"documents"`
	Statements  int      `json:"statements"`
	Speakers    []string `json:"speakers,omitempty"`
	Standing    string   `json:"standing"`
	Confidence  float64  `json:"confidence,omitempty"`
	Evidence    string   `json:"evidence,omitempty"`
}

func newCytoscape(to target) (graphWriter, error) {
	w, err := to.create("")
	if err != nil {
		return nil, err
	}
	c := &cytoscape{printer: printer{out: w}}
	c.print(`{"data": {"name": "Quadpress"}, "directed": true, "multigraph": true, "elements": {` + "\n\"nodes\": [")
	return c, c.err
}

func (c *cytoscape) element(data any) error {
	if c.comma {
		c.print(",")
	}
	c.comma = true
	c.print("\n{\"data\": %s}", jsonText(data))
	return c.err
}

func (c *cytoscape) node(n *Node) error {
	return c.element(cytoscapeNode{n.ID, n.ID, n.Label, n.Kind, n.Type(), n.Types, n.Names, n.SameAs, n.Times, n.Standing,
		n.Documents})
}

func (c *cytoscape) edge(e *Edge) error {
	c.toEdges()
	return c.element(cytoscapeEdge{e.ID, e.ID, e.Source.ID, e.Target.ID, e.Label, e.Predicate, e.Kind, len(e.Documents),
		e.Place.Label, e.Place.ID, e.Times, e.Documents, e.Statements, e.Speakers, e.Standing, e.Confidence, e.Evidence})
}

func (c *cytoscape) toEdges() {
	if !c.edges {
		c.edges, c.comma = true, false
		c.print("\n],\n\"edges\": [")
	}
}

func (c *cytoscape) close() error {
	c.toEdges()
	c.print("\n]}}\n")
	return c.err
}
