package pipeline

import (
	"fmt"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
)

func init() {
	beam.RegisterFunction(bothWays)
	beam.RegisterFunction(downwards)
	beam.RegisterFunction(largeStar)
	beam.RegisterFunction(smallStar)
	beam.RegisterFunction(asParent)
	beam.RegisterDoFn(&starsFn{})
}

// components yields, for each node that an edge touches and that is not the first of all that hang together with it, in
// the order of their bytes, that first one. Edges are pairs of nodes.
//
// It takes turns at two steps, in which all neighbours of a node are brought together (Kiveris et al., "Connected
// Components in MapReduce and Beyond", 2014): one joins those behind the node to the first of them, one those before.
// Each round shortens the longest way to a first node to about a third, so few are needed. Beam's pipelines cannot go
// on until nothing changes, so the number of rounds is given; if there are too few, the pipeline fails.
func components(s beam.Scope, edges beam.PCollection, rounds int) beam.PCollection {
	for range rounds {
		edges = beam.ParDo(s, largeStar, beam.GroupByKey(s, beam.ParDo(s, bothWays, edges)))
		edges = beam.ParDo(s, smallStar, beam.GroupByKey(s, beam.ParDo(s, downwards, edges)))
	}
	return beam.ParDo(s, &starsFn{rounds}, beam.CoGroupByKey(s, edges, beam.ParDo(s, asParent, edges)))
}

func bothWays(a, b string, edge func(string, string)) {
	edge(a, b)
	edge(b, a)
}

// downwards has the later node first.
func downwards(a, b string, edge func(string, string)) { edge(max(a, b), min(a, b)) }

// largeStar joins the neighbours behind a node to the first one of all.
func largeStar(node string, next func(*string) bool, edge func(string, string)) {
	neighbours, first := around(node, next)
	for _, n := range neighbours {
		if n > node {
			edge(n, first)
		}
	}
}

// smallStar joins a node and its neighbours, which are all before it, to the first one.
func smallStar(node string, next func(*string) bool, edge func(string, string)) {
	neighbours, first := around(node, next)
	edge(node, first)
	for _, n := range neighbours {
		if n != first {
			edge(n, first)
		}
	}
}

// around returns the neighbours of a node, each once, and the first of these and the node.
func around(node string, next func(*string) bool) (neighbours []string, first string) {
	for n := ""; next(&n); {
		neighbours = append(neighbours, n)
	}
	slices.Sort(neighbours)
	neighbours = slices.Compact(neighbours)
	return neighbours, min(node, neighbours[0])
}

func asParent(_, parent string, node func(string, string)) { node(parent, "") }

// starsFn checks that every node is either the first of its component or tied to that alone.
type starsFn struct{ Rounds int }

// ProcessElement looks at one node: what it is tied to, and whether others are tied to it.
func (f *starsFn) ProcessElement(node string, next, asParent func(*string) bool, edge func(string, string)) error {
	first := ""
	for parent := ""; next(&parent); {
		if first != "" && parent != first {
			return f.unfinished()
		}
		first = parent
	}
	if first == "" {
		return nil
	}
	if any := ""; asParent(&any) {
		return f.unfinished()
	}
	edge(node, first)
	return nil
}

func (f *starsFn) unfinished() error {
	return fmt.Errorf("%d rounds do not suffice to find what hangs together: give more with --rounds", f.Rounds)
}
