package extract

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	"github.com/quadpress/quadpress/schema"
)

// known is a curated thing: a country, an organisation or a place that schema lists.
type known struct {
	id      string
	name    string
	typ     string
	within  string // local name of what it lies in
	country string // local name of the country that it is an organ of
}

// gazetteer finds curated things by name.
type gazetteer struct {
	byID       map[string]known
	names      map[string]known  // by tidy name; acronyms also without their full stops
	adjectives map[string]known  // "Russian" -> Russia
	people     map[string]known  // "Russians" -> Russia
	adjective  map[string]string // "Russia" -> "Russian", by local name
	capitals   map[string]known  // "Moscow" -> Russia, by local name
	ambiguous  map[string]bool   // names that often mean something else: "IS", "Georgia"
}

var loadGazetteer = sync.OnceValue(func() *gazetteer {
	g := &gazetteer{
		byID: map[string]known{}, names: map[string]known{}, adjectives: map[string]known{}, people: map[string]known{},
		adjective: map[string]string{}, capitals: map[string]known{}, ambiguous: map[string]bool{},
	}
	for _, t := range schema.Things() {
		k := known{id: t.ID, name: t.Name, typ: t.Type, within: t.Within, country: t.Country}
		g.add(k, t.Aliases, t.Ambiguous)
		for _, a := range t.Adjectives {
			g.adjectives[a] = k
		}
	}
	for _, c := range schema.Countries() {
		k := known{id: c.ID, name: c.Name, typ: "Country"}
		g.add(k, c.Aliases, c.Ambiguous)
		for _, a := range c.Adjectives {
			g.adjectives[a] = k
		}
		if len(c.Adjectives) > 0 {
			g.adjective[c.ID] = c.Adjectives[0]
		}
		for _, d := range c.Demonyms {
			g.people[d] = k
		}
		for _, capital := range c.Capitals {
			g.capitals[localName(capital)] = k
		}
	}
	return g
})

// apart tells whether the first of two curated places cannot lie in the second, because they lie in different countries. Cities
// have namesakes: "Cambridge, Massachusetts".
func (g *gazetteer) apart(place, container string) bool {
	p := g.byID[place]
	own, country := g.countryOf(p), g.countryOf(g.byID[container])
	return p.typ != "City" && own != "" && country != "" && own != country
}

func (g *gazetteer) add(k known, aliases, ambiguous []string) {
	g.byID[k.id] = k
	for _, n := range ambiguous {
		g.ambiguous[n] = true
	}
	for _, n := range append([]string{k.name}, aliases...) {
		g.names[n] = k
		g.names[plainAcronym(n)] = k
	}
}

// find returns the curated thing of a tidy name. Names in capitals throughout ("SYRIA") are found too; acronyms must be
// written as such, so that "us" and "who" are no names.
func (g *gazetteer) find(name string) (known, bool) {
	if k, ok := g.names[name]; ok {
		return k, true
	}
	if k, ok := g.names[plainAcronym(name)]; ok {
		return k, true
	}
	if name == strings.ToUpper(name) && len(name) > 4 {
		if k, ok := g.names[titleCase(name)]; ok {
			return k, true
		}
	}
	if strings.IndexByte(name, ' ') > 0 {
		if k, ok := g.stately(name); ok {
			return k, true
		}
		return g.national(name)
	}
	return known{}, false
}

// state is what countries call themselves in full; an Islamic State is none.
var state = regexp.MustCompile(`^(?:(?:(?:Arab|Democratic|Federal|Federative|Hashemite|Independent|Islamic|Oriental|People['’]s|Plurinational|Socialist|United) )*(?:Republic|Kingdom|Sultanate|Principality|Grand Duchy|Commonwealth)|State) of (?:the )?(.+)$`)

// stately finds a country by its official name: "Republic of Armenia", "Federal Democratic Republic of Ethiopia".
func (g *gazetteer) stately(name string) (known, bool) {
	if m := state.FindStringSubmatch(name); m != nil {
		k, ok := g.names[m[1]]
		return k, ok && k.typ == "Country" && !g.ambiguous[m[1]]
	}
	return known{}, false
}

// national finds what belongs to a country that the name begins with: "United States Democratic Party", "Russian State Duma".
func (g *gazetteer) national(name string) (known, bool) {
	for i, n := 0, 0; n < 3; n++ {
		j := strings.IndexByte(name[i:], ' ')
		if j < 0 {
			break
		}
		i += j
		country, ok := g.names[plainAcronym(name[:i])]
		if !ok {
			country, ok = g.adjectives[name[:i]]
		}
		if k, found := g.names[name[i+1:]]; ok && found && k.country == country.id {
			return k, true
		}
		i++
	}
	return known{}, false
}

// findWithin is find for a name that common nouns follow: "Islamic State terror group".
func (g *gazetteer) findWithin(name string) (known, bool) {
	for {
		if k, ok := g.find(name); ok {
			return k, true
		}
		i := strings.LastIndexByte(name, ' ')
		if i < 0 || name[i+1:] != strings.ToLower(name[i+1:]) || strings.ContainsAny(name[i+1:], "0123456789") {
			return known{}, false
		}
		name = name[:i]
	}
}

// titleCase writes a name in capitals as names are written: "UNITED NATIONS" as "United Nations".
func titleCase(name string) string {
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
