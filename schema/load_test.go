package schema

import (
	"strings"
	"testing"
)

func TestDefault(t *testing.T) {
	s := Default()
	if s.Predicate("met") == nil {
		t.Fatal("no met")
	}
	n, v := 0, 0
	for _, p := range s.Predicates() {
		n += len(p.Nouns)
		v += len(p.Verbs)
	}
	t.Log(len(s.Predicates()), v, n)
}
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		Load(strings.NewReader(ontologyYAML), "x")
	}
}
