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

// curatedLists are the names of package schema in gazetteers.
type curatedLists struct {
	curated  *gazetteer // names that are never missed, in their own letter case
	doubtful *gazetteer // names that often mean something else, likewise
	shouted  *gazetteer // names that are never missed, to be looked up in capitals
}

func newCurated() curatedLists {
	l := curatedLists{newNames(), newNames(), newNames()}
	for _, c := range curated() {
		if c.ambiguous {
			l.doubtful.add(c.name, c.kinds)
			continue
		}
		l.curated.add(parted(c.name), c.kinds)
		l.curated.add(c.name, c.kinds)
		if len(c.name) > 4 {
			l.shouted.addName(c.name, c.kinds)
		}
	}
	return l
}

func newNames() *gazetteer { return &gazetteer{entries: map[uint64]entry{}} }
