package explore

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Link is what connects a thing to its neighbours.
type Link string

// The links.
const (
	ByRelation Link = "relation" // statements between the two
	ByRole     Link = "role"     // a part that one takes in the other, which is an event
)

// maxRelations is how many relations of a neighbour, or of a step of a way, are told.
const maxRelations = 20

// Neighbor is what something is related to.
type Neighbor struct {
	Value
	tie
}

// tie is what connects two nodes.
type tie struct {
	g          *Graph
	from, to   node
	views      []relationView
	roles      []node
	rows       int // statements
	documents  int
	standingAt int
}

// Relations are those between the two, told by most documents first, twenty at most.
func (t tie) Relations() []Relation {
	relations := []Relation{}
	for _, v := range t.views[:min(len(t.views), maxRelations)] {
		relations = append(relations, Relation{t.g, v})
	}
	return relations
}

// RelationCount is how many relations there are between the two.
func (t tie) RelationCount() int { return len(t.views) }

// Roles are the parts that one takes in the other.
func (t tie) Roles() []Predicate {
	roles := []Predicate{}
	for _, n := range t.roles {
		roles = append(roles, Predicate{term{t.g, n}})
	}
	return roles
}

// StatementCount is how many statements connect the two, DocumentCount how many documents do; near-copies of
// one text count once.
func (t tie) StatementCount() int { return t.rows }

// DocumentCount is how many documents connect the two; near-copies of one text count once.
func (t tie) DocumentCount() int { return t.documents }

// Standing is the best of what connects the two.
func (t tie) Standing() Standing { return standings[t.standingAt] }

// Neighbors are what a thing or an event is related to, told by most documents first. It is nil for what the graph does
// not hold.
func (g *Graph) Neighbors(of string, f *Filter, through []Link, w Window) (Page[Neighbor], error) {
	t, err := g.test(f)
	n := g.find(of)
	if err == nil && !g.isThing(n) {
		err = fmt.Errorf("%w: the graph holds no thing %s", ErrInput, of)
	}
	if err != nil {
		return Page[Neighbor]{}, err
	}
	gathered := g.gather(n, t, through)
	found := make([]*bundle, 0, len(gathered))
	for _, b := range gathered {
		found = append(found, b)
	}
	slices.SortFunc(found, func(a, b *bundle) int {
		return cmp.Or(cmp.Compare(len(b.documents), len(a.documents)),
			cmp.Compare(len(b.rows)+len(b.tellings), len(a.rows)+len(a.tellings)),
			cmp.Compare(g.weight(b.other), g.weight(a.other)), strings.Compare(g.text(a.other), g.text(b.other)))
	})
	return page(found, func(b *bundle) string { return g.text(b.other) }, func(b *bundle) Neighbor {
		return Neighbor{g.value(b.other), g.tie(n, b)}
	}, w)
}

// bundle is what connects a node to another.
type bundle struct {
	other     node
	rows      []int32 // statements
	tellings  []int32
	documents map[int32]bool // their texts
}

// gather bundles what connects a node to others, as far as it passes.
func (g *Graph) gather(n node, t *test, through []Link) map[node]*bundle {
	bundles := map[node]*bundle{}
	at := func(other node, document int32) *bundle {
		b := bundles[other]
		if b == nil {
			b = &bundle{other: other, documents: map[int32]bool{}}
			bundles[other] = b
		}
		b.documents[g.documents[document].text] = true
		return b
	}
	if slices.Contains(through, ByRelation) {
		g.eachStatement(n, t, func(row int32, other node) {
			b := at(other, g.statements[row].document)
			b.rows = append(b.rows, row)
		})
	}
	if slices.Contains(through, ByRole) {
		g.eachTelling(n, t, func(row int32, other node) {
			b := at(other, g.tellings[row].document)
			b.tellings = append(b.tellings, row)
		})
	}
	return bundles
}

// eachStatement visits the statements of a node that pass and whose other end is a thing or an event.
func (g *Graph) eachStatement(n node, t *test, visit func(row int32, other node)) {
	for _, row := range g.byEnd.of(n) {
		s := &g.statements[row]
		other := s.object
		if other == n {
			other = s.subject
		}
		if other != n && g.isThing(other) && t.statement(row, n) {
			visit(row, other)
		}
	}
}

// eachTelling visits the tellings of the events that a node takes part in, and of itself with each who takes part.
func (g *Graph) eachTelling(n node, t *test, visit func(row int32, other node)) {
	for _, row := range g.parts.of(n) {
		if t.telling(row, n) && g.tellings[row].event != n {
			visit(row, g.tellings[row].event)
		}
	}
	for _, row := range g.tellingsOf.of(n) {
		if !t.telling(row, n) {
			continue
		}
		for _, other := range g.participants(row) {
			if g.isThing(other) && other != n {
				visit(row, other)
			}
		}
	}
}

// tie is a bundle made ready to be told.
func (g *Graph) tie(n node, b *bundle) tie {
	made := tie{
		g: g, from: n, to: b.other, rows: len(b.rows), documents: len(b.documents), standingAt: len(standings) - 1,
	}
	byRelation := map[int32][]int32{}
	for _, row := range b.rows {
		r := g.statements[row].relation
		byRelation[r] = append(byRelation[r], row)
	}
	for r, rows := range byRelation {
		made.views = append(made.views, g.view(g.relations[r], rows))
	}
	g.sortRelations(made.views)
	for _, v := range made.views {
		made.standingAt = min(made.standingAt, v.standing)
	}
	for _, row := range b.tellings {
		t := &g.tellings[row]
		made.standingAt = min(made.standingAt, g.standingOf(t))
		who := n
		if t.event == n {
			who = b.other
		}
		for _, f := range g.facts[t.first:t.last] {
			if f.value == who && isRole(g.text(f.predicate)) && !slices.Contains(made.roles, f.predicate) {
				made.roles = append(made.roles, f.predicate)
			}
		}
	}
	return made
}

// Neighbors are what a thing is related to, told by most documents first.
func (t Thing) Neighbors(f *Filter, through []Link, w Window) (Page[Neighbor], error) {
	return t.g.Neighbors(t.ID(), f, through, w)
}
