package explore

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/quadpress/quadpress/graph"
)

// made is a graph of these relations between things, each stated once.
func made(relations [][2]int) *Graph {
	o := &graph.Outline{Document: "made"}
	index := map[graph.OutlineValue]uint32{}
	value := func(text, datatype string) uint32 {
		v := graph.OutlineValue{Text: text, Datatype: datatype}
		i, ok := index[v]
		if !ok {
			i = uint32(len(o.Values))
			index[v] = i
			o.Values = append(o.Values, v)
		}
		return i
	}
	iri := func(text string) uint32 { return value(text, graph.IRIValue) }
	for i, r := range relations {
		s := iri(fmt.Sprintf("kg:statement/%d", i))
		for predicate, object := range map[string]uint32{
			"rdf:type": iri("rdf:Statement"), "rdf:subject": iri(fmt.Sprintf("kg:%d", r[0])),
			"rdf:predicate": iri("rel:met"), "rdf:object": iri(fmt.Sprintf("kg:%d", r[1])),
			"qp:confidence": value("0.9", "xsd:double"),
		} {
			o.Rows = append(o.Rows, [3]uint32{s, iri(predicate), object})
		}
	}
	g := &Graph{}
	l := newLoader(g)
	if err := l.add(o); err != nil {
		panic(err)
	}
	l.finish()
	return g
}

// The ways that are found are all that are shortest, and no others.
func TestPathsAreShortest(t *testing.T) {
	const things = 8
	rapid.Check(t, func(t *rapid.T) {
		thing := rapid.IntRange(0, things-1)
		relations := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) [2]int {
			return [2]int{thing.Draw(t, "subject"), thing.Draw(t, "object")}
		}), 1, 20).Draw(t, "relations")
		maxLength := rapid.IntRange(1, 5).Draw(t, "maxLength")
		relations = append(relations, [2]int{0, 2}, [2]int{1, 3}) // both ends are there
		g := made(relations)
		p, err := g.Paths(context.Background(), Route{
			From: "kg:0", To: "kg:1", MaxLength: maxLength, Through: []Link{ByRelation}, First: MaxPage,
		})
		if err != nil {
			t.Fatal(err)
		}
		got := []string{}
		for _, path := range p.Paths {
			way := ""
			for _, v := range path.Values {
				way += " " + v.(Thing).ID()
			}
			got = append(got, way)
		}
		slices.Sort(got)
		want := allShortest(relations, maxLength)
		if !slices.Equal(got, want) {
			t.Fatalf("%v\nfound %v\nwant  %v", relations, got, want)
		}
	})
}

// allShortest finds the shortest ways from 0 to 1 by trying all.
func allShortest(relations [][2]int, maxLength int) []string {
	ways := [][]int{{0}}
	for range maxLength {
		var next [][]int
		found := []string{}
		for _, way := range ways {
			for _, to := range nextTo(relations, way[len(way)-1]) {
				if slices.Contains(way, to) {
					continue
				}
				longer := append(slices.Clone(way), to)
				if next = append(next, longer); to == 1 {
					text := ""
					for _, n := range longer {
						text += fmt.Sprintf(" kg:%d", n)
					}
					found = append(found, text)
				}
			}
		}
		if len(found) > 0 {
			slices.Sort(found)
			return found
		}
		ways = next
	}
	return []string{}
}

func nextTo(relations [][2]int, n int) (others []int) {
	for _, r := range relations {
		for i := range r {
			if r[i] == n && r[1-i] != n && !slices.Contains(others, r[1-i]) {
				others = append(others, r[1-i])
			}
		}
	}
	return others
}
