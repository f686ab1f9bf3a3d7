package pipeline

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners/prism"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/passert"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// inMemory is what the steps of [components] make of edges, without a runner.
func inMemory(edges [][2]string, rounds int) (firsts map[string]string, err error) {
	step := func(sent [][2]string, do func(string, func(*string) bool, func(string, string))) (out [][2]string) {
		byNode := map[string][]string{}
		for _, e := range sent {
			byNode[e[0]] = append(byNode[e[0]], e[1])
		}
		for _, node := range slices.Sorted(maps.Keys(byNode)) {
			do(node, each(byNode[node]), func(a, b string) { out = append(out, [2]string{a, b}) })
		}
		return out
	}
	for range rounds {
		var sent [][2]string
		for _, e := range edges {
			bothWays(e[0], e[1], func(a, b string) { sent = append(sent, [2]string{a, b}) })
		}
		edges, sent = step(sent, largeStar), nil
		for _, e := range edges {
			downwards(e[0], e[1], func(a, b string) { sent = append(sent, [2]string{a, b}) })
		}
		edges = step(sent, smallStar)
	}
	parents, asParents := map[string][]string{}, map[string][]string{}
	for _, e := range edges {
		parents[e[0]] = append(parents[e[0]], e[1])
		asParents[e[1]] = append(asParents[e[1]], "")
	}
	firsts = map[string]string{}
	for node := range parents {
		err := (&starsFn{rounds}).ProcessElement(node, each(parents[node]), each(asParents[node]),
			func(a, b string) { firsts[a] = b })
		if err != nil {
			return nil, err
		}
	}
	return firsts, nil
}

func each(values []string) func(*string) bool {
	return func(v *string) bool {
		if len(values) == 0 {
			return false
		}
		*v, values = values[0], values[1:]
		return true
	}
}

// united is what union-find makes of edges.
func united(edges [][2]string) map[string]string {
	firsts := map[string]string{}
	find := func(n string) string {
		for firsts[n] != "" {
			n = firsts[n]
		}
		return n
	}
	for _, e := range edges {
		if a, b := find(e[0]), find(e[1]); a != b {
			firsts[max(a, b)] = min(a, b)
		}
	}
	for n := range firsts {
		firsts[n] = find(n)
	}
	return firsts
}

func TestComponentsAreThoseOfUnionFind(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		node := rapid.Custom(func(t *rapid.T) string {
			return fmt.Sprintf("n%02d", rapid.IntRange(0, 30).Draw(t, "node"))
		})
		var edges [][2]string
		for range rapid.IntRange(1, 40).Draw(t, "edges") {
			a, b := node.Draw(t, "a"), node.Draw(t, "b")
			if a != b {
				edges = append(edges, [2]string{a, b})
			}
		}
		got, err := inMemory(edges, 8)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(united(edges), got); diff != "" {
			t.Fatalf("union-find (-), rounds (+):\n%s", diff)
		}
	})
}

// A long chain needs several rounds, and says so.
func TestTooFewRounds(t *testing.T) {
	var chain [][2]string
	for i := range 306 { // in an order unlike that of the names
		chain = append(chain, [2]string{fmt.Sprintf("n%03d", i*7%307), fmt.Sprintf("n%03d", (i+1)*7%307)})
	}
	if _, err := inMemory(chain, 1); err == nil || !strings.Contains(err.Error(), "--rounds") {
		t.Errorf("after one round: %v", err)
	}
	got, err := inMemory(chain, 8)
	if err != nil || len(got) != 306 || got["n007"] != "n000" {
		t.Errorf("after eight rounds: %d nodes, %v", len(got), err)
	}
}

func TestComponentsOnPrism(t *testing.T) {
	p, s := beam.NewPipelineWithRoot()
	edges := beam.ParDo(s, split, beam.Create(s, "b a", "b c", "d c", "x y"))
	found := beam.ParDo(s, together, components(s, edges, 3))
	passert.Equals(s, found, "b a", "c a", "d a", "y x")
	if _, err := prism.Execute(t.Context(), p); err != nil {
		t.Fatal(err)
	}
}

func init() {
	beam.RegisterFunction(split)
	beam.RegisterFunction(together)
}

func split(edge string) (a, b string) {
	a, b, _ = strings.Cut(edge, " ")
	return a, b
}

func together(a, b string) string { return a + " " + b }
