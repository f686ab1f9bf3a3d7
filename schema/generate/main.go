// Generate writes countries.yaml from the data of maintained packages and from countries-own.yaml, and checks the
// Wikidata identifiers of things.yaml against them. It reads packages that npm has installed and needs no network
// itself.
//
//	npm install --prefix schema/generate --ignore-scripts --no-package-lock
//	go generate ./schema
//
// What comes from where stands in docs/vocabulary.md, the licences in NOTICE. The same packages give the same file.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("generate: ")
	packages := flag.String("packages", "generate/node_modules", "folder with the installed packages")
	dir := flag.String("schema", ".", "folder of the schema's files")
	flag.Parse()
	if err := run(*packages, *dir); err != nil {
		log.Fatal(err)
	}
}

func run(packages, dir string) error {
	src, err := readSources(packages)
	if err != nil {
		return err
	}
	var overlay own
	if err := readYAML(filepath.Join(dir, "countries-own.yaml"), &overlay); err != nil {
		return err
	}
	countries, err := merge(src, overlay)
	if err != nil {
		return err
	}
	var things map[string]thing
	if err := readYAML(filepath.Join(dir, "things.yaml"), &things); err != nil {
		return err
	}
	if err := checkItems(src, things); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "countries.yaml"), format(countries), 0o644)
}

// sources are the packages' data, by ISO 3166-1 alpha-2 code where nothing else is said.
type sources struct {
	places    []place              // country-coder
	names     map[string]string    // CLDR: also "GB-alt-short"
	regions   map[string]string    // CLDR: the UN's name of the subregion
	capitals  map[string]listed    // countries-list
	adjective map[string]string    // i18n-nationality
	items     map[string]described // name-suggestion-index: by Wikidata identifier
}

type place struct {
	Alpha2   string `json:"iso1A2"`
	Alpha3   string `json:"iso1A3"`
	Wikidata string `json:"wikidata"`
	Name     string `json:"nameEn"`
	Country  string `json:"country"` // what it is a part of
}

type listed struct {
	Capital string   `json:"capital"`
	Alias   []string `json:"alias"`
}

type described struct {
	Label string `json:"label"`
}

func readSources(packages string) (*sources, error) {
	var borders struct {
		Features []struct {
			Properties place `json:"properties"`
		} `json:"features"`
	}
	var names struct {
		Main struct {
			En struct {
				Names struct {
					Territories map[string]string `json:"territories"`
				} `json:"localeDisplayNames"`
			} `json:"en"`
		} `json:"main"`
	}
	var containment struct {
		Supplemental struct {
			Territories map[string]struct {
				Contains []string `json:"_contains"`
			} `json:"territoryContainment"`
		} `json:"supplemental"`
	}
	var nationalities struct {
		Nationalities map[string]string `json:"nationalities"`
	}
	var items struct {
		Wikidata map[string]described `json:"wikidata"`
	}
	src := &sources{regions: map[string]string{}}
	for _, f := range []struct {
		path string
		into any
	}{
		{"@rapideditor/country-coder/src/data/borders.json", &borders},
		{"cldr-localenames-full/main/en/territories.json", &names},
		{"cldr-core/supplemental/territoryContainment.json", &containment},
		{"countries-list/countries.min.json", &src.capitals},
		{"i18n-nationality/langs/en.json", &nationalities},
		{"name-suggestion-index/dist/wikidata/wikidata.min.json", &items},
	} {
		data, err := os.ReadFile(filepath.Join(packages, f.path))
		if err != nil {
			return nil, fmt.Errorf("%w; install the packages first: npm install --prefix schema/generate --ignore-scripts --no-package-lock", err)
		}
		if err := json.Unmarshal(data, f.into); err != nil {
			return nil, fmt.Errorf("%s: %w", f.path, err)
		}
	}
	for _, f := range borders.Features {
		src.places = append(src.places, f.Properties)
	}
	src.names, src.adjective, src.items = names.Main.En.Names.Territories, nationalities.Nationalities, items.Wikidata
	for code, r := range containment.Supplemental.Territories {
		if len(code) != 3 || code == "001" || code == "419" || code == "202" || code == "003" {
			continue // no subregion of the UN's scheme
		}
		for _, c := range r.Contains {
			if len(c) == 2 {
				src.regions[c] = src.names[code]
			}
		}
	}
	return src, nil
}

// own is countries-own.yaml; what its entries mean stands there.
type own struct {
	Also, Except []string
	Countries    map[string]entry
}

// entry is a country as countries.yaml has it, by its alpha-2 code in countries-own.yaml.
type entry struct {
	Name, Alpha2, Alpha3, Wikidata, Region             string
	Aliases, Adjectives, Demonyms, Capitals, Ambiguous []string
	Without                                            []string // aliases of the packages that are left out
}

// merge makes the entries: what the packages know, then our own.
func merge(src *sources, overlay own) ([]entry, error) {
	var out []entry
	for _, p := range src.places {
		if p.Alpha2 == "" || slices.Contains(overlay.Except, p.Alpha2) || p.Country != "" &&
			!slices.Contains(overlay.Also, p.Alpha2) {
			continue
		}
		mine := overlay.Countries[p.Alpha2]
		delete(overlay.Countries, p.Alpha2)
		e := entry{Name: mine.Name, Alpha2: p.Alpha2, Alpha3: p.Alpha3, Wikidata: p.Wikidata, Region: src.regions[p.Alpha2],
			Ambiguous: mine.Ambiguous}
		if e.Name == "" {
			e.Name = full(p.Name)
		}
		for _, part := range src.places { // the country apart from the realm that has its code
			if part.Country == p.Alpha2 && part.Name == e.Name {
				e.Wikidata = part.Wikidata
			}
		}
		e.Adjectives, e.Demonyms, e.Capitals = mine.Adjectives, mine.Demonyms, mine.Capitals
		if adjective := src.adjective[p.Alpha2]; e.Adjectives == nil && adjective != "" {
			e.Adjectives = []string{adjective}
		}
		if e.Demonyms == nil {
			e.Demonyms = demonyms(e.Adjectives)
		}
		if capital := src.capitals[p.Alpha2].Capital; e.Capitals == nil && capital != "" {
			e.Capitals = []string{capital}
		}
		for _, n := range slices.Concat(mine.Aliases, []string{full(p.Name), full(src.names[p.Alpha2]),
			full(src.names[p.Alpha2+"-alt-short"]), full(src.names[p.Alpha2+"-alt-variant"])}, src.capitals[p.Alpha2].Alias) {
			if n != "" && n != e.Name && !slices.Contains(slices.Concat(e.Aliases, mine.Without), n) &&
				!strings.ContainsAny(n, "()") && !strings.Contains(n, " - ") {
				e.Aliases = append(e.Aliases, n)
			}
		}
		out = append(out, e)
	}
	for code := range overlay.Countries {
		return nil, fmt.Errorf("countries-own.yaml: %s: no such country in the packages", code)
	}
	slices.SortFunc(out, func(a, b entry) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}

// full writes a name as news does, without an article: "St. Lucia" as "Saint Lucia", "&" as "and", a straight
// apostrophe.
func full(name string) string {
	if rest, ok := strings.CutPrefix(name, "St. "); ok {
		name = "Saint " + rest
	}
	name = strings.TrimPrefix(name, "The ")
	return strings.NewReplacer(" & ", " and ", "’", "'").Replace(name)
}

// demonyms are the words for people that adjectives give: an adjective in "-n", "-i" or the like is a noun with a
// plural, one in "-ese" is its own plural, others ("French") name nobody.
func demonyms(adjectives []string) []string {
	var out []string
	for _, a := range adjectives {
		switch {
		case strings.HasSuffix(a, "ese"):
			out = append(out, a)
		case strings.HasSuffix(a, "sh"), strings.HasSuffix(a, "ch"):
		default:
			out = append(out, a, a+"s")
		}
	}
	return out
}

// thing is what of an entry of things.yaml is checked.
type thing struct {
	Name, Wikidata string
	Aliases        []string
}

// checkItems returns an error for an identifier that the packages do not give to one of the thing's names.
func checkItems(src *sources, things map[string]thing) error {
	labels := map[string][]string{}
	for id, item := range src.items {
		labels[id] = append(labels[id], item.Label)
	}
	for _, p := range src.places {
		labels[p.Wikidata] = append(labels[p.Wikidata], p.Name)
	}
	var wrong []string
	for key, t := range things {
		names := append([]string{key, t.Name}, t.Aliases...)
		if t.Wikidata != "" && !slices.ContainsFunc(labels[t.Wikidata], func(l string) bool {
			return slices.Contains(names, l)
		}) {
			wrong = append(wrong, fmt.Sprintf("%s: %s is %q", key, t.Wikidata, labels[t.Wikidata]))
		}
	}
	slices.Sort(wrong)
	if len(wrong) > 0 {
		return fmt.Errorf("things.yaml: identifiers that no package confirms; leave them out:\n  %s",
			strings.Join(wrong, "\n  "))
	}
	return nil
}

func readYAML(file string, into any) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if err := yaml.Load(data, into); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

const header = `# Generated by schema/generate from maintained packages and countries-own.yaml; change that file or the generator, not this.
#
# The countries of the world: members and observers of the United Nations, and other places with an ISO 3166 code that
# news treats alike. The key is the common English name; the local part of the IRI is that name with underscores.
#
#   alpha2, alpha3  codes of ISO 3166-1 (XK, XKX for Kosovo as in common use)
#   wikidata        the item of Wikidata
#   region          the United Nations' subregion that it lies in
#   aliases         other names, without an article; letter case counts ("US" is a country, "us" is none)
#   adjectives      "Russian"; the most common first
#   demonyms        words for the people, singular and plural
#   capitals        cities in things.yaml that stand for the government where a city acts ("Moscow said")
#   ambiguous       those of the names above that often mean something else; they need support from the context

`

// format writes the entries, one country two lines.
func format(countries []entry) []byte {
	var b strings.Builder
	b.WriteString(header)
	for _, e := range countries {
		fmt.Fprintf(&b, "%s:\n  {alpha2: %s, alpha3: %s, wikidata: %s", scalar(e.Name), scalar(e.Alpha2), scalar(e.Alpha3),
			e.Wikidata)
		if e.Region != "" {
			fmt.Fprintf(&b, ", region: %s", scalar(e.Region))
		}
		for _, l := range []struct {
			name   string
			values []string
		}{{"aliases", e.Aliases}, {"adjectives", e.Adjectives}, {"demonyms", e.Demonyms}, {"capitals", e.Capitals},
			{"ambiguous", e.Ambiguous}} {
			if len(l.values) == 0 {
				continue
			}
			quoted := make([]string, len(l.values))
			for i, v := range l.values {
				quoted[i] = scalar(v)
			}
			fmt.Fprintf(&b, ", %s: [%s]", l.name, strings.Join(quoted, ", "))
		}
		b.WriteString("}\n")
	}
	return []byte(b.String())
}

// scalar writes a string in a flow of YAML, in quotes where it needs them.
func scalar(s string) string {
	if strings.ContainsAny(s, ",'&:[]{}") || s == "NO" || s == "No" {
		return `"` + s + `"`
	}
	return s
}
