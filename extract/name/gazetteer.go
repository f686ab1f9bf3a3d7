package name

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	"github.com/quadpress/quadpress/schema"
)

// Curated is a curated thing: a country, an organisation or a place that schema lists.
type Curated struct {
	ID      string
	Name    string
	Type    string
	within  string // local name of what it lies in
	Country string // local name of the country that it is an organ of
}

// Gazetteer finds curated things by name.
type Gazetteer struct {
	ByID        map[string]Curated
	names       map[string]Curated // by tidy name; acronyms also without their full stops
	Adjectives  map[string]Curated // "Russian" -> Russia
	Demonyms    map[string]Curated // "Russians" -> Russia
	AdjectiveOf map[string]string  // "Russia" -> "Russian", by local name
	Capitals    map[string]Curated // "Moscow" -> Russia, by local name
	Ambiguous   map[string]bool    // names that often mean something else: "IS", "Georgia"
	States      map[string]Curated // "New York" -> the state, by name
}

// DefaultGazetteer returns the things that [schema.Things] and [schema.Countries] list. What comes back is shared and
// must not be changed.
func DefaultGazetteer() *Gazetteer { return curated() }

var curated = sync.OnceValue(func() *Gazetteer {
	g := &Gazetteer{
		ByID: map[string]Curated{}, names: map[string]Curated{}, Adjectives: map[string]Curated{},
		Demonyms:    map[string]Curated{},
		AdjectiveOf: map[string]string{}, Capitals: map[string]Curated{}, Ambiguous: map[string]bool{},
		States: map[string]Curated{},
	}
	for _, t := range schema.Things() {
		k := Curated{ID: t.ID, Name: t.Name, Type: t.Type, within: t.Within, Country: t.Country}
		g.add(k, t.Aliases, t.Ambiguous)
		if k.Type == "State" {
			g.States[k.Name] = k
		}
		for _, a := range t.Adjectives {
			g.Adjectives[a] = k
		}
	}
	for _, c := range schema.Countries() {
		k := Curated{ID: c.ID, Name: c.Name, Type: "Country"}
		g.add(k, c.Aliases, c.Ambiguous)
		for _, a := range c.Adjectives {
			g.Adjectives[a] = k
		}
		if len(c.Adjectives) > 0 {
			g.AdjectiveOf[c.ID] = c.Adjectives[0]
		}
		for _, d := range c.Demonyms {
			g.Demonyms[d] = k
		}
		for _, capital := range c.Capitals {
			g.Capitals[Local(capital)] = k
		}
	}
	return g
})

// Apart reports whether the first of two curated places cannot lie in the second, because they lie in different
// countries. Cities have namesakes: "Cambridge, Massachusetts".
func (g *Gazetteer) Apart(place, container string) bool {
	p := g.ByID[place]
	own, country := g.countryOf(p), g.countryOf(g.ByID[container])
	return p.Type != "City" && own != "" && country != "" && own != country
}

func (g *Gazetteer) add(k Curated, aliases, ambiguous []string) {
	g.ByID[k.ID] = k
	for _, n := range ambiguous {
		g.Ambiguous[n] = true
	}
	for _, n := range append([]string{k.Name}, aliases...) {
		g.names[n] = k
		g.names[PlainAcronym(n)] = k
	}
}

// Find returns the curated thing of a tidy name. Names in capitals throughout ("SYRIA") are found too; acronyms must be
// written as such, so that "us" and "who" are no names.
func (g *Gazetteer) Find(name string) (Curated, bool) {
	if k, ok := g.names[name]; ok {
		return k, true
	}
	if k, ok := g.names[PlainAcronym(name)]; ok {
		return k, true
	}
	if name == strings.ToUpper(name) && len(name) > 4 {
		if k, ok := g.names[TitleCase(name)]; ok {
			return k, true
		}
	}
	if strings.IndexByte(name, ' ') > 0 {
		if k, ok := g.stately(name); ok {
			return k, true
		}
		return g.national(name)
	}
	return Curated{}, false
}

// state is what countries call themselves in full; an Islamic State is none.
var state = regexp.MustCompile(`^(?:(?:(?:Arab|Democratic|Federal|Federative|Hashemite|Independent|Islamic|` +
	`Oriental|People['’]s|Plurinational|Socialist|United) )*` +
	`(?:Republic|Kingdom|Sultanate|Principality|Grand Duchy|Commonwealth)|State) of (?:the )?(.+)$`)

// stately finds a country by its official name: "Republic of Armenia", "Federal Democratic Republic of Ethiopia".
func (g *Gazetteer) stately(name string) (Curated, bool) {
	if m := state.FindStringSubmatch(name); m != nil {
		k, ok := g.names[m[1]]
		return k, ok && k.Type == "Country" && !g.Ambiguous[m[1]]
	}
	return Curated{}, false
}

// national finds what belongs to a country that the name begins with: "United States Democratic Party", "Russian State
// Duma".
func (g *Gazetteer) national(name string) (Curated, bool) {
	for i, n := 0, 0; n < 3; n++ {
		j := strings.IndexByte(name[i:], ' ')
		if j < 0 {
			break
		}
		i += j
		country, ok := g.names[PlainAcronym(name[:i])]
		if !ok {
			country, ok = g.Adjectives[name[:i]]
		}
		if k, found := g.names[name[i+1:]]; ok && found && k.Country == country.ID {
			return k, true
		}
		i++
	}
	return Curated{}, false
}

// FindWithin is find for a name that common nouns follow: "Islamic State terror group".
func (g *Gazetteer) FindWithin(name string) (Curated, bool) {
	for {
		if k, ok := g.Find(name); ok {
			return k, true
		}
		i := strings.LastIndexByte(name, ' ')
		if i < 0 || name[i+1:] != strings.ToLower(name[i+1:]) || strings.ContainsAny(name[i+1:], "0123456789") {
			return Curated{}, false
		}
		name = name[:i]
	}
}

// TitleCase writes a name in capitals as names are written: "UNITED NATIONS" as "United Nations".
func TitleCase(name string) string {
	words := strings.Fields(strings.ToLower(name))
	for i, w := range words {
		if i > 0 && (w == "of" || w == "the" || w == "and") {
			continue
		}
		r := []rune(w)
		words[i] = string(unicode.ToUpper(r[0])) + string(r[1:])
	}
	return strings.Join(words, " ")
}
