package explore

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// MaxLength is how many relations a way has at most.
const MaxLength = 6

// The bounds of a search for ways: how many statements and parts are looked at, and how many ways are counted.
const (
	maxLooked = 2_000_000
	maxWays   = 1000
)

// Route says which ways are looked for.
type Route struct {
	From, To  string // IDs
	MaxLength int    // relations, [MaxLength] at most
	Filter    *Filter
	Through   []Link
	Countries bool // they may be hops
	First     int  // how many ways are wanted
}

// Paths are the shortest ways between two things.
type Paths struct {
	Paths []Path
	// TotalCount is how many there are; no more than a thousand are counted.
	TotalCount int
	// Length is how many relations each has, 0 where there is no way.
	Length int
	// Complete reports whether all was looked at.
	Complete bool
	// Summary says how many of them are shown, and what was not looked at.
	Summary string
}

// Path is a way.
type Path struct {
	Values []Value
	Steps  []Step
}

// Step is what connects two things on a way.
type Step struct {
	From, To Value
	tie
}

// pathfinder looks for the shortest ways, from both ends at once.
type pathfinder struct {
	g         *Graph
	t         *test
	through   []Link
	countries bool
	looked    int
	cut       bool
}

// Paths finds the shortest ways from one thing to another, whatever the direction of the relations. Of several, those
// come first that more documents tell.
func (g *Graph) Paths(ctx context.Context, r Route) (Paths, error) {
	t, err := g.test(r.Filter)
	if err != nil {
		return Paths{}, err
	}
	from, to := g.find(r.From), g.find(r.To)
	for _, end := range []struct {
		n  node
		id string
	}{{from, r.From}, {to, r.To}} {
		if !g.isThing(end.n) {
			return Paths{}, fmt.Errorf("%w: the graph holds no thing %s", ErrInput, end.id)
		}
	}
	if r.MaxLength < 1 || r.MaxLength > MaxLength {
		return Paths{}, fmt.Errorf("%w: maxLength is %d, and is to be between 1 and %d", ErrInput, r.MaxLength, MaxLength)
	}
	if r.First < 0 || r.First > MaxPage {
		return Paths{}, fmt.Errorf("%w: first is %d, and is to be between 0 and %d", ErrInput, r.First, MaxPage)
	}
	s := &pathfinder{g: g, t: t, through: r.Through, countries: r.Countries}
	ways, err := s.shortest(ctx, from, to, r.MaxLength)
	if err != nil {
		return Paths{}, err
	}
	return s.tell(ways, r.First), nil
}

// tell makes ways ready to be told.
func (s *pathfinder) tell(ways [][]node, first int) Paths {
	made := Paths{Paths: []Path{}, TotalCount: len(ways), Complete: !s.cut}
	ties := map[[2]node]tie{}
	between := func(a, b node) tie {
		if _, ok := ties[[2]node{a, b}]; !ok {
			ties[[2]node{a, b}] = s.tie(a, b)
		}
		return ties[[2]node{a, b}]
	}
	support := func(way []node) (least, all int) {
		for i := range way[1:] {
			n := between(way[i], way[i+1]).documents
			all += n
			if i == 0 || n < least {
				least = n
			}
		}
		return least, all
	}
	slices.SortStableFunc(ways, func(a, b []node) int {
		leastA, allA := support(a)
		leastB, allB := support(b)
		return cmp.Or(cmp.Compare(leastB, leastA), cmp.Compare(allB, allA))
	})
	for _, way := range ways[:min(first, len(ways))] {
		p := Path{Values: []Value{s.g.value(way[0])}, Steps: []Step{}}
		for i := range way[1:] {
			to := s.g.value(way[i+1])
			p.Steps = append(p.Steps, Step{p.Values[i], to, between(way[i], way[i+1])})
			p.Values = append(p.Values, to)
		}
		made.Paths = append(made.Paths, p)
		made.Length = len(way) - 1
	}
	if len(ways) > 0 {
		made.Length = len(ways[0]) - 1
	}
	made.Summary = fmt.Sprintf("%s of %s", Grouped(len(made.Paths)), Grouped(made.TotalCount))
	if s.cut {
		made.Summary += fmt.Sprintf("; more were not looked for, as that would take too long (%s connections, %s ways)",
			Grouped(maxLooked), Grouped(maxWays))
	}
	return made
}

// tie is what connects two nodes, found from the one that has less.
func (s *pathfinder) tie(a, b node) tie {
	near, far := a, b
	if s.size(b) < s.size(a) {
		near, far = b, a
	}
	found := &bundle{other: b, documents: map[int32]bool{}}
	if slices.Contains(s.through, ByRelation) {
		s.g.eachStatement(near, s.t, func(row int32, other node) {
			if other == far {
				found.rows = append(found.rows, row)
				found.documents[s.g.documents[s.g.statements[row].document].text] = true
			}
		})
	}
	if slices.Contains(s.through, ByRole) {
		s.g.eachTelling(near, s.t, func(row int32, other node) {
			if other == far {
				found.tellings = append(found.tellings, row)
				found.documents[s.g.documents[s.g.tellings[row].document].text] = true
			}
		})
	}
	return s.g.tie(a, found)
}

// size is how much is connected with a node.
func (s *pathfinder) size(n node) int {
	return len(s.g.byEnd.of(n)) + len(s.g.parts.of(n)) + len(s.g.tellingsOf.of(n))
}

// front is how far a search has come from one end: of each node that it has reached, how many steps away that is.
type front struct {
	distance map[node]int
	edge     []node // the nodes that it reached last
	steps    int
}

func newFront(n node) *front { return &front{distance: map[node]int{n: 0}, edge: []node{n}} }

// shortest finds the shortest ways, each as its nodes.
func (s *pathfinder) shortest(ctx context.Context, from, to node, maxLength int) ([][]node, error) {
	if from == to {
		return nil, nil
	}
	a, b := newFront(from), newFront(to)
	for a.steps+b.steps < maxLength && len(a.edge) > 0 && len(b.edge) > 0 && !s.cut {
		near, far := a, b
		if len(b.edge) < len(a.edge) {
			near, far = b, a
		}
		if err := s.advance(ctx, near); err != nil {
			return nil, err
		}
		if meet := meeting(near, far); len(meet) > 0 {
			return s.ways(a, b, meet), nil
		}
	}
	return nil, nil
}

// advance has a front go one step further.
func (s *pathfinder) advance(ctx context.Context, f *front) error {
	f.steps++
	var next []node
	for i, n := range f.edge {
		if i%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if f.distance[n] > 0 && !s.passable(n) {
			continue
		}
		s.each(n, func(other node) {
			if _, ok := f.distance[other]; !ok {
				f.distance[other] = f.steps
				next = append(next, other)
			}
		})
		if s.cut {
			break
		}
	}
	f.edge = next
	return nil
}

// passable reports whether a way may lead on from a node.
func (s *pathfinder) passable(n node) bool { return s.countries || !s.g.marks[n].country }

// each visits what is connected with a node.
func (s *pathfinder) each(n node, visit func(node)) {
	s.looked += s.size(n)
	if slices.Contains(s.through, ByRelation) {
		s.g.eachStatement(n, s.t, func(_ int32, other node) { visit(other) })
	}
	if slices.Contains(s.through, ByRole) {
		s.g.eachTelling(n, s.t, func(_ int32, other node) { visit(other) })
	}
	s.cut = s.cut || s.looked > maxLooked
}

// meeting are the nodes that the one front has reached last and the other too, and that lie on the shortest ways.
func meeting(near, far *front) (nodes []node) {
	best := -1
	for _, n := range near.edge {
		d, ok := far.distance[n]
		if !ok {
			continue
		}
		if best < 0 || d < best {
			best, nodes = d, nil
		}
		if d == best {
			nodes = append(nodes, n)
		}
	}
	return nodes
}

// ways joins the ways from the nodes where two fronts met to the ends of both.
func (s *pathfinder) ways(a, b *front, meet []node) (ways [][]node) {
	slices.SortFunc(meet, func(x, y node) int { return strings.Compare(s.g.text(x), s.g.text(y)) })
	for _, n := range meet {
		if a.distance[n] > 0 && b.distance[n] > 0 && !s.passable(n) {
			continue
		}
		heads, tails := s.back(a, n), s.back(b, n)
		for _, head := range heads {
			slices.Reverse(head)
			for _, tail := range tails {
				if len(ways) == maxWays {
					s.cut = true
					return ways
				}
				ways = append(ways, append(slices.Clone(head), tail[1:]...))
			}
		}
	}
	return ways
}

// back are the ways from a node back to where a front began.
func (s *pathfinder) back(f *front, n node) [][]node {
	d := f.distance[n]
	if d == 0 {
		return [][]node{{n}}
	}
	var before []node
	s.each(n, func(other node) {
		if at, ok := f.distance[other]; ok && at == d-1 && (at == 0 || s.passable(other)) && !slices.Contains(before, other) {
			before = append(before, other)
		}
	})
	slices.SortFunc(before, func(x, y node) int { return strings.Compare(s.g.text(x), s.g.text(y)) })
	var ways [][]node
	for _, other := range before {
		for _, way := range s.back(f, other) {
			if len(ways) == maxWays {
				s.cut = true
				return ways
			}
			ways = append(ways, append([]node{n}, way...))
		}
	}
	return ways
}
