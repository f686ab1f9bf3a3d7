package schema

import (
	"cmp"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

func TestCountries(t *testing.T) {
	all := Countries()
	if len(all) < 198 {
		t.Fatalf("%d countries", len(all))
	}
	byID := map[string]Country{}
	for _, c := range all {
		byID[c.ID] = c
	}
	for id, words := range map[string][]string{
		"United_States":  {"US", "U.S.", "USA", "United States of America", "America"},
		"United_Kingdom": {"UK", "U.K.", "Britain", "Great Britain"},
		"Russia":         {"Russian Federation"},
		"Ivory_Coast":    {"Côte d'Ivoire"},
	} {
		for _, w := range words {
			if !slices.Contains(byID[id].Aliases, w) {
				t.Errorf("%s has no alias %q", id, w)
			}
		}
	}
	if us := byID["United_States"]; us.Alpha2 != "US" || us.Wikidata != "Q30" ||
		!slices.Equal(us.Capitals, []string{"Washington,_D.C."}) {
		t.Errorf("United States: %+v", us)
	}
	if !slices.IsSortedFunc(all, func(a, b Country) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("not sorted by name")
	}
}

func TestCodesAndIDsAreUnique(t *testing.T) {
	alpha2, alpha3, item := regexp.MustCompile(`^[A-Z]{2}$`), regexp.MustCompile(`^[A-Z]{3}$`),
		regexp.MustCompile(`^Q[1-9][0-9]*$`)
	seen := map[string]string{}
	once := func(value, id string) {
		if other, ok := seen[value]; ok {
			t.Errorf("%s and %s share %s", other, id, value)
		}
		seen[value] = id
	}
	for _, c := range Countries() {
		if !alpha2.MatchString(c.Alpha2) || !alpha3.MatchString(c.Alpha3) || !item.MatchString(c.Wikidata) {
			t.Errorf("%s: codes %s, %s, %s", c.ID, c.Alpha2, c.Alpha3, c.Wikidata)
		}
		once("alpha-2 "+c.Alpha2, c.ID)
		once("alpha-3 "+c.Alpha3, c.ID)
		once(c.Wikidata, c.ID)
		once("ID "+c.ID, c.ID)
	}
	for _, th := range Things() {
		once("ID "+th.ID, th.ID)
		if th.Wikidata != "" {
			once(th.Wikidata, th.ID)
		}
	}
}

// TestNamesPointToOneThing checks that a name that two countries or things share is marked ambiguous by one of them at
// least.
func TestNamesPointToOneThing(t *testing.T) {
	type owner struct {
		id        string
		ambiguous bool
	}
	owners := map[string]owner{}
	claim := func(id string, ambiguous []string, words ...string) {
		for _, w := range words {
			now := owner{id, slices.Contains(ambiguous, w)}
			if before, ok := owners[w]; ok && before.id != id && !before.ambiguous && !now.ambiguous {
				t.Errorf("%q names %s and %s; mark it ambiguous in one", w, before.id, id)
			}
			owners[w] = now
		}
	}
	for _, c := range Countries() {
		claim(c.ID, c.Ambiguous, slices.Concat([]string{c.Name}, c.Aliases, c.Adjectives, c.Demonyms)...)
	}
	for _, th := range Things() {
		claim(th.ID, th.Ambiguous, slices.Concat([]string{th.Name}, th.Aliases, th.Adjectives)...)
	}
}

// TestNoAliasOfTwoCountries is stricter: a name or alias belongs to one country, ambiguous or not.
func TestNoAliasOfTwoCountries(t *testing.T) {
	seen := map[string]string{}
	for _, c := range Countries() {
		for _, n := range append([]string{c.Name}, c.Aliases...) {
			if other, ok := seen[n]; ok {
				t.Errorf("%q names %s and %s", n, other, c.ID)
			}
			seen[n] = c.ID
		}
	}
}

func TestThings(t *testing.T) {
	byID := map[string]Thing{}
	countryIDs := map[string]bool{}
	for _, c := range Countries() {
		countryIDs[c.ID] = true
	}
	for _, th := range Things() {
		byID[th.ID] = th
	}
	for _, th := range Things() {
		if Default().Type(th.Type) == nil {
			t.Errorf("%s: unknown type %q", th.ID, th.Type)
		}
		if _, ok := byID[th.Within]; th.Within != "" && !ok && !countryIDs[th.Within] {
			t.Errorf("%s: within unknown %q", th.ID, th.Within)
		}
		if th.Country != "" && !countryIDs[th.Country] && byID[th.Country].ID == "" {
			t.Errorf("%s: unknown country %q", th.ID, th.Country)
		}
	}
	for _, c := range Countries() {
		for _, capital := range c.Capitals {
			if th, ok := byID[capital]; !ok || th.Type != "City" || th.Within != c.ID {
				t.Errorf("%s: capital %s is no city within it", c.ID, capital)
			}
		}
	}
	is := byID["Islamic_State"]
	for _, alias := range []string{"ISIS", "ISIL", "IS", "Daesh"} {
		if !slices.Contains(is.Aliases, alias) {
			t.Errorf("Islamic State has no alias %q", alias)
		}
	}
	if k := byID["Kremlin"]; k.Country != "Russia" {
		t.Errorf("Kremlin: %+v", k)
	}
	if h := byID["Homs"]; h.Within != "Syria" || h.Type != "City" {
		t.Errorf("Homs: %+v", h)
	}
	if g := byID["Georgia_(state)"]; g.Name != "Georgia" || !slices.Contains(g.Ambiguous, "Georgia") {
		t.Errorf("Georgia (state): %+v", g)
	}
}

// What countries-own.yaml says stands in countries.yaml: whoever changes the one must generate the other.
func TestCountriesAreGenerated(t *testing.T) {
	data, err := os.ReadFile("countries-own.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var own struct {
		Countries map[string]struct {
			Name                                                        string
			Aliases, Adjectives, Demonyms, Capitals, Ambiguous, Without []string
		}
	}
	if err := yaml.Load(data, &own); err != nil {
		t.Fatal(err)
	}
	for _, c := range Countries() {
		mine := own.Countries[c.Alpha2]
		delete(own.Countries, c.Alpha2)
		for _, l := range []struct{ want, got []string }{{[]string{cmp.Or(mine.Name, c.Name)}, []string{c.Name}},
			{mine.Aliases, c.Aliases}, {mine.Adjectives, c.Adjectives}, {mine.Demonyms, c.Demonyms},
			{mine.Ambiguous, c.Ambiguous}} {
			for _, w := range l.want {
				if !slices.Contains(l.got, w) {
					t.Errorf("%s: %q is not in countries.yaml: run go generate ./schema", c.Name, w)
				}
			}
		}
		if c.Region == "" {
			t.Errorf("%s has no region", c.Name)
		}
	}
	for code := range own.Countries {
		t.Errorf("countries-own.yaml: %s is no country", code)
	}
}

func TestFactErrorsNameTheLine(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"A:\n  {type: City, ambiguous: [B]}\n", `f.yaml:1: A: ambiguous name "B" is none of its names`},
		{"A:\n  {type: City}\nB:\n  {kind: City}\n", `f.yaml:4: unknown field "kind"`},
	} {
		if _, err := readThings([]byte(c.in), "f.yaml"); err == nil || err.Error() != c.want {
			t.Errorf("%q: error %v, want %s", c.in, err, c.want)
		}
	}
}

func BenchmarkFacts(b *testing.B) {
	for b.Loop() {
		readCountries(countriesYAML, "countries.yaml")
		readThings(thingsYAML, "things.yaml")
	}
}
