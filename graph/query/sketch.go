package query

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
)

// drawing is what a query looks for as a graph, as Cayley 0.7 draws it: sets of nodes, and between two of them a link,
// which has a node of its own for its predicates.
type drawing struct {
	Nodes []*drawnNode `json:"nodes"`
	Links []drawnLink  `json:"links"`
	store graph.QuadStore
}

type drawnNode struct {
	ID     int      `json:"id"`
	Tags   []string `json:"tags,omitempty"`
	Values []string `json:"values,omitempty"`
	IsLink bool     `json:"is_link_node"`
	Fixed  bool     `json:"is_fixed"`
}

type drawnLink struct {
	Source int `json:"source"`
	Target int `json:"target"`
	Type   int `json:"type"` // always 0
	Node   int `json:"link_node"`
}

// draw draws a shape whose results have tags.
func draw(store graph.QuadStore, s shape.Shape, tags ...string) *drawing {
	d := &drawing{store: store, Links: []drawnLink{}}
	root := d.node()
	root.Tags = tags
	d.onto(root, s)
	return d
}

func (d *drawing) node() *drawnNode {
	n := &drawnNode{ID: len(d.Nodes) + 1}
	d.Nodes = append(d.Nodes, n)
	return n
}

// onto draws a set of nodes onto a node.
func (d *drawing) onto(n *drawnNode, s shape.Shape) {
	switch s := s.(type) {
	case sketched:
		d.onto(n, s.Shape)
	case shape.Fixed:
		d.values(n, s...)
	case shape.Save:
		n.Tags = append(n.Tags, s.Tags...)
		d.onto(n, s.From)
	case shape.FixedTags:
		n.Tags = append(n.Tags, slices.Sorted(maps.Keys(s.Tags))...)
		d.onto(n, s.On)
	case shape.Intersect:
		for _, part := range s {
			d.onto(n, part)
		}
	case shape.IntersectOpt:
		d.onto(n, s.Sub)
		for _, part := range s.Opt {
			d.onto(n, part)
		}
	case shape.Union:
		for _, part := range s {
			alternative := d.node()
			d.Links = append(d.Links, drawnLink{Source: n.ID, Target: alternative.ID})
			d.onto(alternative, part)
		}
	case shape.NodesFrom:
		link := d.node()
		link.IsLink = true
		d.link(n, link, s.Dir, s.Quads)
	case shape.QuadsAction:
		d.onto(n, s.Simplify())
	case shape.Filter:
		d.onto(n, s.From)
	case shape.Except:
		d.onto(n, s.From)
	case shape.Unique:
		d.onto(n, s.From)
	case shape.Page:
		d.onto(n, s.From)
	case shape.Sort:
		d.onto(n, s.From)
	case shape.Count:
		d.onto(n, s.Values)
	}
}

// link draws the quads that lead from a node, which stands on a side of them: what is at their other end as a node, and
// their predicates onto the link's own.
func (d *drawing) link(n, link *drawnNode, side quad.Direction, quads shape.Shape) {
	switch s := quads.(type) {
	case sketched:
		d.link(n, link, side, s.Shape)
	case shape.Intersect:
		for _, part := range s {
			d.link(n, link, side, part)
		}
	case shape.IntersectOpt:
		d.link(n, link, side, s.Sub)
		for _, part := range s.Opt {
			d.link(n, link, side, part)
		}
	case shape.Quads:
		byPlace := func(a, b shape.QuadFilter) int { return cmp.Compare(a.Dir, b.Dir) }
		for _, f := range slices.SortedFunc(slices.Values(s), byPlace) {
			if f.Dir != opposite(side) {
				d.onto(link, f.Values)
				continue
			}
			end := d.node()
			if side == quad.Subject {
				d.Links = append(d.Links, drawnLink{Source: n.ID, Target: end.ID, Node: link.ID})
			} else {
				d.Links = append(d.Links, drawnLink{Source: end.ID, Target: n.ID, Node: link.ID})
			}
			d.onto(end, f.Values)
		}
	}
}

// values notes of a node that it is one of some.
func (d *drawing) values(n *drawnNode, values ...refs.Ref) {
	n.Fixed = true
	for _, ref := range values {
		if name, err := d.store.NameOf(ref); err == nil && name != nil {
			n.Values = append(n.Values, name.String())
		}
	}
}

// sketcher is a store on which a query finds nothing, but leaves what it looks for.
type sketcher struct {
	*lens
	found shape.Shape // of the last thing that the query looked for
}

// OptimizeShape wraps each part of a query, so that none is run.
func (k *sketcher) OptimizeShape(_ context.Context, s shape.Shape) (shape.Shape, bool) {
	return sketched{s, k}, true
}

// sketched is a part of a query that is not run.
type sketched struct {
	shape.Shape
	by *sketcher
}

func (s sketched) BuildIterator(graph.QuadStore) iterator.Shape {
	s.by.found = s.Shape
	return iterator.NewNull()
}

func (s sketched) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return s, false }

// sketch is what a query looks for, as a graph. It is empty for a script that looks for nothing.
func sketch(ctx context.Context, store graph.QuadStore, language, text string) (_ Result, ended bool, err error) {
	k := &sketcher{lens: newLens(store)}
	k.bare = language == Sexp
	user := newScript()
	if language == GraphQL {
		return Result{}, true, fmt.Errorf("what a query in %s looks for cannot be drawn", language)
	}
	if _, err := rows(ctx, k, user, request{Language: language, Text: text, Limit: 1}); err != nil {
		return Result{}, user.waitFor(patience), failure(language, err, k.lens)
	}
	var drawn any = struct{}{}
	if k.found != nil {
		var tags []string
		if language == Gizmo {
			tags = []string{"id"}
		}
		d := draw(store, k.found, tags...)
		if language == MQL { // its tags are paths of its own, which Cayley leaves out too
			for _, n := range d.Nodes {
				n.Tags = nil
			}
		}
		drawn = d
	}
	data, err := marshal(drawn)
	return Result{Data: data, Notes: k.missing}, user.waitFor(patience), err
}
