package mention

import (
	"slices"
	"sync"

	"github.com/quadpress/quadpress/schema"
)

// curatedName is a name of package schema.
type curatedName struct {
	name      string
	kinds     kinds
	ambiguous bool // it often means something else
}

// curated lists the names of the countries and of the well-known things.
var curated = sync.OnceValue(func() []curatedName {
	var out []curatedName
	add := func(k kinds, ambiguous []string, names ...string) {
		for _, n := range names {
			out = append(out, curatedName{n, k, slices.Contains(ambiguous, n)})
		}
	}
	for _, c := range schema.Countries() {
		add(isCountry, c.Ambiguous, c.Name)
		add(isCountry, c.Ambiguous, c.Aliases...)
		add(isGroup, c.Ambiguous, c.Adjectives...)
		add(isGroup, c.Ambiguous, c.Demonyms...)
	}
	ontology := schema.Default()
	for _, t := range schema.Things() {
		k := isOrg
		if ontology.IsA(t.Type, "Place") {
			k = isBigPlace
		}
		add(k, t.Ambiguous, t.Name)
		add(k, t.Ambiguous, t.Aliases...)
		add(isGroup, t.Ambiguous, t.Adjectives...)
	}
	return out
})

// newCurated returns gazetteers of the names that are never missed: those of package schema, save the ambiguous ones. The
// first knows them in their own letter case, the second in lower case and without abbreviations, for names in capitals.
func newCurated() (exact, shouted *gazetteer) {
	exact, shouted = &gazetteer{entries: map[uint64]entry{}}, &gazetteer{entries: map[uint64]entry{}}
	for _, c := range curated() {
		if c.ambiguous {
			continue
		}
		exact.add(parted(c.name), c.kinds)
		exact.add(c.name, c.kinds)
		if len(c.name) > 4 {
			shouted.addName(c.name, c.kinds)
		}
	}
	return exact, shouted
}
