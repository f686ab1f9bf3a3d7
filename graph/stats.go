package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// Stats counts what a store holds.
type Stats struct {
	Quads      int `json:"quads"`
	Documents  int `json:"documents"`
	Statements int `json:"statements"`
	Events     int `json:"events"`
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

// Stats counts what the store holds. Updates keep the counts; only a store whose last update was made by a version that
// kept none is read through.
func (s *Store) Stats(ctx context.Context) (Stats, error) {
	state, err := s.counted(ctx)
	if err != nil {
		return Stats{}, err
	}
	return state.Tally.stats(), nil
}

// counted is what the ledger keeps of the graph, or what it would keep.
func (s *Store) counted(ctx context.Context) (graphState, error) {
	now := s.backend.current()
	state, err := now.ledger.state()
	if err == nil && state.Tally == nil {
		state, _, err = count(ctx, now.QuadStore)
	}
	if err == nil {
		err = now.err()
	}
	if err != nil {
		return graphState{}, s.backend.diagnose(fmt.Errorf("count quads: %w", err))
	}
	return state, nil
}

func byCount(counts map[string]int) []Count {
	all := make([]Count, 0, len(counts))
	for name, n := range counts {
		all = append(all, Count{name, n})
	}
	slices.SortFunc(all, func(a, b Count) int { return cmp.Or(b.Count-a.Count, strings.Compare(a.Name, b.Name)) })
	return all
}
