package schema

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Country is a country, or a place that news treats like one.
type Country struct {
	// ID is the local part of its IRI, the name with underscores: "United_States".
	ID string
	// Name is its common English name.
	Name string
	// Alpha2 and Alpha3 are its ISO 3166-1 codes.
	Alpha2, Alpha3 string
	// Wikidata is its item there: "Q30".
	Wikidata string
	// Region is the United Nations' name of the part of the world that it lies in: "Western Asia".
	Region string
	// Aliases are other names, without an article. Their letter case counts: "US" is a country, "us" is none.
	Aliases []string
	// Adjectives are words such as "Russian", Demonyms the words for the people in singular and plural.
	Adjectives, Demonyms []string
	// Capitals are the IDs of the cities that stand for its government.
	Capitals []string
	// Ambiguous are those of all these names that often mean something else.
	Ambiguous []string
}

// Thing is a well-known thing other than a country: an organization, an armed group, a seat of power, a place.
type Thing struct {
	// ID is the local part of its IRI: "Islamic_State", "Georgia_(state)".
	ID string
	// Name is its canonical name: "Islamic State", "Georgia". Things may share a name.
	Name string
	// Type names its type in the embedded ontology.
	Type string
	// Wikidata is its item there, empty when not recorded.
	Wikidata string
	// Within is the ID of the country or thing that it lies in or is a part of, empty for none.
	Within string
	// Country is the ID of the country that it is an organ of or stands for ("Kremlin"), empty for none.
	Country string
	// Aliases are other names, without an article. Their letter case counts.
	Aliases []string
	// Adjectives are words such as "European".
	Adjectives []string
	// Ambiguous are those of all these names that often mean something else.
	Ambiguous []string
}

//go:generate go run ./generate

var (
	//go:embed countries.yaml
	countriesYAML []byte
	//go:embed things.yaml
	thingsYAML []byte
)

// Countries returns the countries of the world, sorted by name. The slice is shared and must not be changed.
func Countries() []Country { return countries() }

// Things returns the curated well-known things, in the file's order. The slice is shared and must not be changed.
func Things() []Thing { return things() }

var countries = sync.OnceValue(func() []Country {
	out, err := readCountries(countriesYAML, "countries.yaml")
	if err != nil {
		panic(err) // the embedded file is tested
	}
	return out
})

var things = sync.OnceValue(func() []Thing {
	out, err := readThings(thingsYAML, "things.yaml")
	if err != nil {
		panic(err) // the embedded file is tested
	}
	return out
})

type countryEntry struct {
	Alpha2, Alpha3, Wikidata, Region                   string
	Aliases, Adjectives, Demonyms, Capitals, Ambiguous []string
}

type thingEntry struct {
	Type, Name, Wikidata, Within, Country string
	Aliases, Adjectives, Ambiguous        []string
}

func readCountries(data []byte, file string) ([]Country, error) {
	var entries mapping[countryEntry]
	if err := decode(data, file, &entries); err != nil {
		return nil, err
	}
	out := make([]Country, 0, len(entries))
	for _, e := range entries {
		v := e.value
		c := Country{
			ID: localName(e.key), Name: e.key, Alpha2: v.Alpha2, Alpha3: v.Alpha3, Wikidata: v.Wikidata, Region: v.Region,
			Aliases: v.Aliases, Adjectives: v.Adjectives, Demonyms: v.Demonyms, Ambiguous: v.Ambiguous,
		}
		for _, capital := range v.Capitals {
			c.Capitals = append(c.Capitals, localName(capital))
		}
		names := slices.Concat([]string{c.Name}, c.Aliases, c.Adjectives, c.Demonyms)
		if err := checkAmbiguous(e.key, c.Ambiguous, names); err != nil {
			return nil, lineError(file, e.line, "%v", err)
		}
		out = append(out, c)
	}
	return out, nil
}

func readThings(data []byte, file string) ([]Thing, error) {
	var entries mapping[thingEntry]
	if err := decode(data, file, &entries); err != nil {
		return nil, err
	}
	out := make([]Thing, 0, len(entries))
	for _, e := range entries {
		v := e.value
		t := Thing{
			ID: localName(e.key), Name: v.Name, Type: v.Type, Wikidata: v.Wikidata,
			Within: localName(v.Within), Country: localName(v.Country),
			Aliases: v.Aliases, Adjectives: v.Adjectives, Ambiguous: v.Ambiguous,
		}
		if t.Name == "" {
			t.Name = e.key
		}
		if err := checkAmbiguous(e.key, t.Ambiguous, slices.Concat([]string{t.Name}, t.Aliases, t.Adjectives)); err != nil {
			return nil, lineError(file, e.line, "%v", err)
		}
		out = append(out, t)
	}
	return out, nil
}

// checkAmbiguous returns an error when a name said to be ambiguous is none of the entry's names.
func checkAmbiguous(key string, ambiguous, names []string) error {
	for _, a := range ambiguous {
		if !slices.Contains(names, a) {
			return fmt.Errorf("%s: ambiguous name %q is none of its names", key, a)
		}
	}
	return nil
}

func localName(name string) string { return strings.ReplaceAll(name, " ", "_") }
