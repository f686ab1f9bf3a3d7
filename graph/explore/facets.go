package explore

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Facets are, for each field of a filter, the most frequent values among the statements that pass.
type Facets struct {
	StatementCount, DocumentCount                           int
	Types, Predicates, EventTypes, Places, Speakers, Things Facet
	Documents, Publishers, Polarity, Modality, Years        Facet
}

// Facet is the most frequent values of one field.
type Facet struct {
	Values []FacetValue
	// TotalCount is how many different values there are.
	TotalCount int
}

// Summary says how many of the values are there.
func (f Facet) Summary() string {
	return fmt.Sprintf("%s of %s", Grouped(len(f.Values)), Grouped(f.TotalCount))
}

// FacetValue is one value, what it is called, and how many have it.
type FacetValue struct {
	Value, Label string
	Count        int
}

// Facets counts what the statements that pass a filter have, and tells the first so many of each.
func (g *Graph) Facets(f *Filter, first int) (Facets, error) {
	t, err := g.test(f)
	if err == nil && (first < 0 || first > MaxPage) {
		err = fmt.Errorf("%w: first is %d, and is to be between 0 and %d", ErrInput, first, MaxPage)
	}
	if err != nil {
		return Facets{}, err
	}
	rows := t.chosen()
	documents := g.countNodes(rows, func(s *statement, count func(node)) { count(g.documents[s.document].id) })
	of := func(field func(*statement) node) Facet {
		return g.facet(g.countNodes(rows, func(s *statement, count func(node)) { count(field(s)) }), first)
	}
	ends := func(s *statement, count func(node)) {
		for _, n := range []node{s.subject, s.object} {
			if g.isThing(n) {
				count(n)
			}
		}
	}
	things := g.countNodes(rows, ends)
	return Facets{
		StatementCount: len(rows), DocumentCount: len(documents),
		Types:      g.facet(g.typesOf(things), first),
		Predicates: of(func(s *statement) node { return s.predicate }),
		EventTypes: of(func(s *statement) node { return s.class }),
		Places:     of(func(s *statement) node { return s.place }),
		Speakers:   of(func(s *statement) node { return s.speaker }),
		Things:     g.facet(things, first),
		Documents:  g.facet(documents, first),
		Publishers: g.textFacet(rows, first, func(s *statement) string {
			return g.trait(g.documents[s.document].id, g.own.publisher)
		}),
		Polarity: g.textFacet(rows, first, func(s *statement) string { return cmp.Or(g.text(s.polarity), "affirmed") }),
		Modality: g.textFacet(rows, first, func(s *statement) string { return cmp.Or(g.text(s.modality), "asserted") }),
		Years: g.textFacet(rows, first, func(s *statement) string {
			when := g.text(s.when)
			return when[:min(len(when), len("2006"))]
		}),
	}, nil
}

// countNodes counts the nodes that statements have in a field.
func (g *Graph) countNodes(rows []int32, each func(*statement, func(node))) map[node]int {
	counts := map[node]int{}
	for _, at := range rows {
		each(&g.statements[at], func(n node) { counts[n]++ })
	}
	delete(counts, 0)
	return counts
}

// typesOf counts the classes of things that are counted.
func (g *Graph) typesOf(things map[node]int) map[node]int {
	counts := map[node]int{}
	for n, count := range things {
		for _, class := range g.traitsWith(n, g.own.typ) {
			counts[class] += count
		}
	}
	return counts
}

func (g *Graph) facet(counts map[node]int, first int) Facet {
	values := make([]FacetValue, 0, len(counts))
	for n, count := range counts {
		values = append(values, FacetValue{g.text(n), g.label(n), count})
	}
	return mostFrequent(values, first)
}

func (g *Graph) textFacet(rows []int32, first int, of func(*statement) string) Facet {
	counts := map[string]int{}
	for _, at := range rows {
		counts[of(&g.statements[at])]++
	}
	delete(counts, "")
	values := make([]FacetValue, 0, len(counts))
	for text, count := range counts {
		values = append(values, FacetValue{text, text, count})
	}
	return mostFrequent(values, first)
}

func mostFrequent(values []FacetValue, first int) Facet {
	slices.SortFunc(values, func(a, b FacetValue) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Value, b.Value))
	})
	return Facet{Values: values[:min(first, len(values))], TotalCount: len(values)}
}

// Classes counts the things of each class, Predicates the relations of each predicate, the most frequent first.
func (g *Graph) Classes(first int) Facet { return g.statsFacet(first, true) }

// Predicates counts the relations of each predicate, the most frequent first.
func (g *Graph) Predicates(first int) Facet { return g.statsFacet(first, false) }

func (g *Graph) statsFacet(first int, classes bool) Facet {
	counts := g.stats.RelationsByPredicate
	if classes {
		counts = g.stats.EntitiesByType
	}
	values := make([]FacetValue, len(counts))
	for i, c := range counts {
		values[i] = FacetValue{c.Name, g.label(g.find(c.Name)), c.Count}
	}
	return Facet{Values: values[:min(max(0, first), len(values))], TotalCount: len(values)}
}
