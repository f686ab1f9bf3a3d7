package server

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math"
	"net/http"

	"github.com/cayleygraph/quad"

	"github.com/quadpress/quadpress/graph/query"
)

// gephiLimit is how many quads Gephi is given where it names no limit, as in Cayley.
const gephiLimit = 10_000

// gephi answers with quads as Gephi's plug-in for streaming takes them: an event a line, which adds a node or an edge.
// They are chosen by the parameters sub, pred, obj and label, as those of read. With mode=nodes, types, names, URLs and
// numbers are attributes of nodes rather than nodes.
func (s *Server) gephi(w http.ResponseWriter, r *http.Request) {
	opt := s.opt.Query
	var err error
	if opt.Limit, err = limitOf(r, gephiLimit, readLimit); err != nil {
		writeError(w, http.StatusBadRequest, err)
		return
	}
	mode := r.URL.Query().Get("mode")
	if mode != "" && mode != "raw" && mode != "nodes" {
		writeError(w, http.StatusBadRequest, fmt.Errorf("mode=%s: it is raw or nodes", mode))
		return
	}
	values := r.URL.Query()
	found, err := s.queries.Read(r.Context(), query.Pattern{
		Subjects: terms(values["sub"]), Predicates: terms(values["pred"]),
		Objects: terms(values["obj"]), Labels: terms(values["label"]),
	}, opt)
	if err != nil {
		writeError(w, statusOf(err), err)
		return
	}
	w.Header().Set("Content-Type", "application/stream+json")
	if found.Cut != "" {
		w.Header().Set(cutHeader, found.Cut)
	}
	stream := &gephiStream{out: json.NewEncoder(lines{w}), nodes: map[quad.Value]string{}, attributes: mode == "nodes"}
	stream.out.SetEscapeHTML(false)
	if _, err := quad.CopyBatch(stream, found, 0); err != nil {
		writeError(w, http.StatusInternalServerError, err)
	}
}

// lines ends lines as Gephi wants them, with a carriage return too.
type lines struct{ http.ResponseWriter }

func (l lines) Write(line []byte) (int, error) {
	return l.ResponseWriter.Write(append(line[:len(line)-1:len(line)-1], "\r\n"...))
}

// gephiStream writes quads as events.
type gephiStream struct {
	out        *json.Encoder
	nodes      map[quad.Value]string // the IDs of those that were added
	attributes bool                  // some quads are attributes of their subjects
	written    int                   // quads
}

// gephiEvent adds or changes nodes, or adds edges, by ID.
type gephiEvent struct {
	AddNodes    map[string]map[string]any `json:"an,omitempty"`
	ChangeNodes map[string]map[string]any `json:"cn,omitempty"`
	AddEdges    map[string]gephiEdge      `json:"ae,omitempty"`
}

type gephiEdge struct {
	Source    string `json:"source"`
	Label     string `json:"label"`
	Predicate string `json:"pred"`
	Target    string `json:"target"`
}

// WriteQuads writes the events of quads.
func (g *gephiStream) WriteQuads(quads []quad.Quad) (int, error) {
	for i, q := range quads {
		if err := g.add(q); err != nil {
			return i, err
		}
		g.written++
	}
	return len(quads), nil
}

func (g *gephiStream) add(q quad.Quad) error {
	subject := g.node(q.Subject)
	if g.attributes && isAttribute(q) {
		attribute := map[string]any{fmt.Sprint(gephiValue(q.Predicate)): gephiValue(q.Object)}
		if q.Predicate == quad.IRI("rdfs:label") {
			attribute["label"] = gephiValue(q.Object)
		}
		return g.send(gephiEvent{ChangeNodes: map[string]map[string]any{subject: attribute}})
	}
	label := fmt.Sprint(gephiValue(q.Predicate))
	return g.send(gephiEvent{AddEdges: map[string]gephiEdge{
		fmt.Sprintf("q%x", g.written): {Source: subject, Label: label, Predicate: label, Target: g.node(q.Object)},
	}})
}

// isAttribute reports whether a quad tells what a node is rather than what it is related to.
func isAttribute(q quad.Quad) bool {
	switch q.Predicate {
	case quad.IRI("rdf:type"), quad.IRI("rdfs:label"), quad.IRI("schema:name"), quad.IRI("schema:url"):
		return true
	}
	switch q.Object.(type) {
	case quad.Bool, quad.Int, quad.Float:
		return true
	}
	return false
}

// gephiValue is a value as it is shown: IRIs and texts as they are, other literals as in N-Quads, numbers as such.
func gephiValue(v quad.Value) any {
	switch v := v.(type) {
	case quad.IRI:
		return string(v)
	case quad.Bool, quad.Int, quad.Float:
		return v.Native()
	}
	return quad.ToString(v)
}

// node is the ID of a node, which is added where it is new, at a place that only depends on what it is.
func (g *gephiStream) node(v quad.Value) string {
	if id, ok := g.nodes[v]; ok {
		return id
	}
	id := fmt.Sprintf("%x", len(g.nodes))
	g.nodes[v] = id
	hash := fnv.New64a()
	_, _ = hash.Write([]byte(v.String()))
	angle, radius := float64(hash.Sum64()%3600)*math.Pi/1800, 500*math.Sqrt(float64(hash.Sum64()>>32)/math.MaxUint32)
	_ = g.send(gephiEvent{AddNodes: map[string]map[string]any{id: {
		"label": fmt.Sprint(gephiValue(v)), "size": 20, "x": radius * math.Cos(angle), "y": radius * math.Sin(angle),
	}}})
	return id
}

// send writes an event. It fails where there is no room for more.
func (g *gephiStream) send(e gephiEvent) error { return g.out.Encode(e) }
