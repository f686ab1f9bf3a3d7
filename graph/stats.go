package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
)

// Stats counts what a store holds.
type Stats struct {
	Quads      int `json:"quads"`
	Documents  int `json:"documents"`
	Statements int `json:"statements"`
	Entities   int `json:"entities"`
	Relations  int `json:"relations"`
	// EntitiesByType counts things by class ("schema:Person"), RelationsByPredicate relation quads by predicate
	// ("rel:met"); the most frequent first.
	EntitiesByType       []Count `json:"entitiesByType"`
	RelationsByPredicate []Count `json:"relationsByPredicate"`
}

// Count is how often something named occurs.
type Count struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// Stats counts what the store holds. It reads all of it.
func (s *Store) Stats(ctx context.Context) (Stats, error) {
	var stats Stats
	types, predicates := map[string]int{}, map[string]int{}
	err := s.scan(ctx, func(q quad.Quad) error {
		stats.Quads++
		subject, _ := q.Subject.(quad.IRI)
		predicate, _ := q.Predicate.(quad.IRI)
		switch {
		case strings.HasPrefix(string(predicate), relationPrefix):
			stats.Relations++
			predicates[string(predicate)]++
		case predicate != rdfType:
		case q.Object == rdfStatement:
			stats.Statements++
		case strings.HasPrefix(string(subject), documentPrefix):
			stats.Documents++
		case strings.HasPrefix(string(subject), thingPrefix):
			stats.Entities++
			class, _ := q.Object.(quad.IRI)
			types[string(class)]++
		}
		return nil
	})
	if err != nil {
		return Stats{}, fmt.Errorf("count quads: %w", err)
	}
	stats.EntitiesByType, stats.RelationsByPredicate = byCount(types), byCount(predicates)
	return stats, nil
}

func byCount(counts map[string]int) []Count {
	all := make([]Count, 0, len(counts))
	for name, n := range counts {
		all = append(all, Count{name, n})
	}
	slices.SortFunc(all, func(a, b Count) int { return cmp.Or(b.Count-a.Count, strings.Compare(a.Name, b.Name)) })
	return all
}
