package frames_test

import (
	"slices"
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

// Of each sense that verbs or nouns have often, the ontology says which type of event it is, or that it is none.
func TestSchemaTypesCommonSenses(t *testing.T) {
	s := schema.Default()
	for _, sense := range frames.All() {
		count := 0
		for _, e := range frames.Entries(sense.Lemma) {
			if e.Sense == sense && (e.POS == frames.Verb || e.POS == frames.Noun) {
				count += e.Count
			}
		}
		if count >= 5 && sense.Published && !s.HasEvent(sense.ID) && !slices.Contains(s.Untyped(), sense.ID) {
			t.Errorf("%s (%s) has no type of event and is not listed as untyped", sense.ID, sense.Name)
		}
	}
}
