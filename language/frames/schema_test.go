package frames_test

import (
	"testing"

	"github.com/quadpress/quadpress/language/frames"
	"github.com/quadpress/quadpress/schema"
)

// The ontology speaks of senses that there are.
func TestSchemaNamesSensesOfTheInventory(t *testing.T) {
	s := schema.Default()
	for _, p := range s.Predicates() {
		for _, n := range p.Senses {
			if frames.Get(n.ID) == nil {
				t.Errorf("predicate %s: no sense is named %s", p.Name, n.ID)
			}
		}
	}
	for _, e := range s.Events() {
		for _, id := range e.Senses {
			if frames.Get(id) == nil {
				t.Errorf("event %s: no sense is named %s", e.Name, id)
			}
		}
	}
	for _, id := range s.Untyped() {
		if frames.Get(id) == nil {
			t.Errorf("untyped: no sense is named %s", id)
		}
	}
}
