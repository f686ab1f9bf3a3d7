package wordset_test

import (
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/quadpress/quadpress/language/wordset"
)

func TestSet(t *testing.T) {
	var s struct{ Fish wordset.Set }
	if err := yaml.Load([]byte("fish: [cod, sea bass]"), &s); err != nil {
		t.Fatal(err)
	}
	if len(s.Fish) != 2 || !s.Fish["cod"] || !s.Fish["sea bass"] || s.Fish["dog"] {
		t.Errorf("got %v", s.Fish)
	}
	if err := yaml.Load([]byte("fish: {cod: 1}"), &s); err == nil {
		t.Error("a mapping is no list of words")
	}
}
