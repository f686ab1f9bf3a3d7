package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"
)

// ruritania is what the packages might know about made-up countries.
func ruritania() *sources {
	return &sources{
		places: []place{
			{Alpha2: "RU", Alpha3: "RUR", Wikidata: "Q1", Name: "Ruritania"},
			{Alpha2: "SX", Alpha3: "SXX", Wikidata: "Q2", Name: "Realm of St. Borduria"},
			{Wikidata: "Q3", Name: "Borduria", Country: "SX"},
			{Alpha2: "IS", Alpha3: "ISL", Wikidata: "Q4", Name: "The Isles", Country: "RU"},
			{Alpha2: "XX", Wikidata: "Q5", Name: "No Country"},
			{Alpha2: "CO", Alpha3: "COL", Wikidata: "Q6", Name: "Colony", Country: "RU"},
		},
		names: map[string]string{"RU": "Ruritania", "RU-alt-short": "Rurit", "SX": "Borduria & Shore",
			"IS": "Isles (islands)"},
		regions: map[string]string{"RU": "Middle Europe"},
		capitals: map[string]listed{"RU": {Capital: "Strelsau", Alias: []string{"Old Ruritania", "Hentzau"}},
			"SX": {Capital: "Szohod"}},
		adjective: map[string]string{"RU": "Ruritanian", "SX": "Bordurese"},
		items:     map[string]described{"Q7": {"Red League"}},
	}
}

func TestMerge(t *testing.T) {
	got, err := merge(ruritania(), own{
		Also: []string{"IS"}, Except: []string{"XX"},
		Countries: map[string]entry{
			"RU": {Aliases: []string{"Elphberg"}, Without: []string{"Hentzau"}, Ambiguous: []string{"Elphberg"}},
			"SX": {Name: "Borduria", Adjectives: []string{"Bordurian", "Bordurish"}, Capitals: []string{}},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []entry{
		{Name: "Borduria", Alpha2: "SX", Alpha3: "SXX", Wikidata: "Q3", Aliases: []string{"Realm of St. Borduria",
			"Borduria and Shore"},
			Adjectives: []string{"Bordurian", "Bordurish"}, Demonyms: []string{"Bordurian", "Bordurians"}, Capitals: []string{}},
		{Name: "Isles", Alpha2: "IS", Alpha3: "ISL", Wikidata: "Q4"},
		{Name: "Ruritania", Alpha2: "RU", Alpha3: "RUR", Wikidata: "Q1", Region: "Middle Europe",
			Aliases:    []string{"Elphberg", "Rurit", "Old Ruritania"},
			Adjectives: []string{"Ruritanian"}, Demonyms: []string{"Ruritanian", "Ruritanians"}, Capitals: []string{"Strelsau"},
			Ambiguous: []string{"Elphberg"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if _, err := merge(ruritania(), own{Countries: map[string]entry{"ZZ": {}}}); err == nil ||
		!strings.Contains(err.Error(), "ZZ") {
		t.Errorf("a country that is none: %v", err)
	}
}

func TestFormatIsYAML(t *testing.T) {
	in := []entry{
		{Name: "Cote d'Or & Co", Alpha2: "NO", Alpha3: "NOR", Wikidata: "Q1", Aliases: []string{"A, B", "C: D", "Plain"},
			Capitals: []string{"St. Elsewhere"}},
		{Name: "Two", Alpha2: "TW", Alpha3: "TWO", Wikidata: "Q2", Region: "Middle Europe"},
	}
	var out map[string]entry
	if err := yaml.Load(format(in), &out); err != nil {
		t.Fatal(err)
	}
	for _, e := range in {
		got := out[e.Name]
		got.Name = e.Name
		if diff := cmp.Diff(e, got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestItemsMustBeConfirmed(t *testing.T) {
	things := map[string]thing{"League": {Wikidata: "Q7", Aliases: []string{"Red League"}}, "Ruritania": {Wikidata: "Q1"},
		"Unlisted": {}}
	if err := checkItems(ruritania(), things); err != nil {
		t.Error(err)
	}
	things["Blue League"] = thing{Wikidata: "Q7"}
	if err := checkItems(ruritania(), things); err == nil || !strings.Contains(err.Error(),
		`Blue League: Q7 is ["Red League"]`) {
		t.Errorf("an identifier of something else: %v", err)
	}
}
