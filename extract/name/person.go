package name

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/schema"
)

// Person is a personal name taken apart, each part folded as [Key] folds it. A name of one word, titles and
// particles left out, has a family name only: "President Putin", "bin Salman".
type Person struct {
	Given, Middle, Family string
	Generation            string // "jr", "sr", "iii": what tells a father from his son
}

// Bare reports whether the name is a single word.
func (p Person) Bare() bool { return p.Given == "" }

// Block is what two names of one person agree in.
func (p Person) Block() string { return p.Given + "|" + p.Family + "|" + p.Generation }

// ParsePerson takes a personal name apart.
//
//	John Forbes Kerry      given john, middle forbes, family kerry
//	Staffan de Mistura     given stafan, family mistura
//	Xi Jinping             given jinping, family xi
//	Sheikh Hasina          family hasina
//	Sammy Davis Jr.        given sam, family davis, generation jr
//	Al Gore                given al, family gore
func ParsePerson(name string) Person {
	names := lexicon.Names()
	words := Words(name)
	if isCalledAl(name) {
		words = append([]string{"al"}, words...)
	}
	for len(words) > 1 && names.Honorifics[words[0]] {
		words = words[1:]
	}
	var p Person
	for len(words) > 1 && names.Generations[words[len(words)-1]] != "" {
		p.Generation = names.Generations[words[len(words)-1]]
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		return p
	}
	if familyFirst(name, words) {
		words = append(slices.Clone(words[1:]), words[0])
		p.Given, p.Family = Fold(strings.Join(words[:len(words)-1], "")), Fold(words[len(words)-1])
		return p
	}
	last := len(words) - 1
	p.Family = Fold(words[last])
	rest := words[:last]
	if i := slices.IndexFunc(rest, func(w string) bool { return !names.Particles[w] || w == "al" }); i != 0 {
		return p // "de Mistura", "bin Salman": particles alone are no given name
	}
	given := rest[0]
	if g, ok := names.Given[given]; ok {
		given = g
	}
	p.Given = Fold(given)
	var middle []string
	for _, w := range rest[1:] {
		if !names.Particles[w] {
			middle = append(middle, Fold(w))
		}
	}
	p.Middle = strings.Join(middle, " ")
	return p
}

// Pet is the beginning of a given name by which pet names of it are found; of a name by itself, which may be one, that
// of the given name it can stand for.
func (p Person) Pet() string {
	given := p.Given
	if given == "" {
		given = p.full()
	}
	return given[:min(len(given), shortestPetName)]
}

// shortestPetName is how many letters a pet name has at least: "Rob".
const shortestPetName = 3

// full is the given name for which a name by itself can stand: "William" for "Bill".
func (p Person) full() string {
	if g, ok := lexicon.Names().Given[p.Family]; ok {
		return Fold(g)
	}
	return p.Family
}

// IsPetNameOf reports whether a name by itself is short for the other's given name: "Chad" for Chadwick, "Bill" for
// William.
func (p Person) IsPetNameOf(o Person) bool {
	if p.Given != "" || o.Given == "" {
		return false
	}
	full := p.full()
	return full == o.Given || len(full) >= shortestPetName && len(o.Given) > len(full)+1 &&
		strings.HasPrefix(o.Given, full)
}

// isCalledAl reports whether a person's name of two words begins with the short form of Albert or Alan, not with the
// Arabic article: "Al Gore", not "Al Thani".
func isCalledAl(name string) bool {
	family, ok := strings.CutPrefix(name, "Al ")
	return ok && !strings.ContainsAny(family, " -") && !isArabic(strings.ToLower(Unaccented(family)))
}

// PersonKey is [Key] of a person's name, which is no acronym where it stands in capitals: "ZELENSKY".
func PersonKey(name string) string {
	switch {
	case isCalledAl(name):
		return "al " + Key(name)
	case IsAcronym(name) && !strings.Contains(name, "."):
		return Key(TitleCase(strings.ToLower(name)))
	}
	return Key(name)
}

// isArabic reports whether a family name in lower case is one that the Arabic article stands before: a family of the
// Gulf, or one named for a place or a people, which ends in "i" ("Baghdadi"). The Italian "Moretti" does so too.
func isArabic(family string) bool {
	n := len(family)
	return lexicon.Names().ArticleFamilies[family] || n > 3 && family[n-1] == 'i' && family[n-2] != family[n-3]
}

// pinyin are one or two syllables of Chinese in Latin letters.
var pinyin = regexp.MustCompile(`^(([bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|` +
	`iao|ie|in|ing|iong|iu|o|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo)){1,2}$`)

// familyFirst reports whether a name puts the family name first: a Chinese one before a given name in pinyin ("Xi
// Jinping"), a Korean one before a hyphenated one ("Moon Jae-in").
func familyFirst(name string, words []string) bool {
	names := lexicon.Names()
	fields := strings.Fields(name)
	if len(fields) != 2 || !names.Chinese[words[0]] && !names.Korean[words[0]] {
		return false
	}
	if _, after, ok := strings.Cut(fields[1], "-"); ok {
		return after != "" && unicode.IsLower([]rune(after)[0])
	}
	return len(words) == 2 && names.Chinese[words[0]] && pinyin.MatchString(words[1])
}

// Office is what a role says about its holder.
type Office struct {
	Country string // local name of the country it is of, empty when it names none
	Head    string // the noun: "minister"
	field   string // of the callings that few people change between
	Text    string // the whole role in lower case
}

// ParseOffice reads a role: "former Russian foreign minister" is a minister's office of Russia. A country behind "to"
// or "for" is not whose office it is ("ambassador to Syria").
func ParseOffice(s *schema.Schema, gaz *Gazetteer, role string) Office {
	all := strings.Fields(role)
	former := lexicon.Names().Former
	for len(all) > 1 && former[strings.ToLower(all[0])] {
		all = all[1:]
	}
	var o Office
	o.Text = strings.ToLower(strings.Join(all, " "))
	end := slices.IndexFunc(all, func(w string) bool {
		return w == "of" || w == "for" || w == "to" || w == "at" || w == "from" || w == "in" || w == "on"
	})
	front := all
	if end >= 0 {
		front = all[:end]
	}
	if len(front) == 0 {
		return o
	}
	o.Head = strings.ToLower(front[len(front)-1])
	o.field = lexicon.Names().FieldOf[o.Head]
	o.Country = gaz.countryWithin(front[:len(front)-1])
	if o.Country == "" && end >= 0 && (all[end] == "of" || all[end] == "from") {
		o.Country = gaz.countryWithin(all[end+1:])
	}
	return o
}

// countryWithin returns the local name of the first country that the words name, by name, adjective or one of its
// states, the longest name first.
func (g *Gazetteer) countryWithin(words []string) string {
	for i := range words {
		for n := min(4, len(words)-i); n > 0; n-- {
			name := Tidy(strings.Join(words[i:i+n], " "))
			k, ok := g.names[name]
			if !ok {
				k, ok = g.names[PlainAcronym(name)]
			}
			if !ok {
				k, ok = g.Adjectives[name]
			}
			if c := g.countryOf(k); ok && c != "" {
				return c
			}
		}
	}
	return ""
}

// CountryOf returns the country, as a local name, that a curated thing is, or is an organ of, empty where it is none's.
func (g *Gazetteer) CountryOf(k Curated) string {
	if k.Country != "" {
		return Local(k.Country)
	}
	return g.countryOf(k)
}

// countryOf is the country that a curated thing is, or lies in as one of its parts.
func (g *Gazetteer) countryOf(k Curated) string {
	for range 4 {
		if k.Type == "Country" {
			return k.ID
		}
		if k.Type != "State" && k.Type != "AdministrativeArea" && k.Type != "City" || k.within == "" {
			return ""
		}
		k = g.ByID[k.within]
	}
	return ""
}

// Profile is what tells two people of one name apart. Empty fields are unknown and agree with anything.
type Profile struct {
	Middle         string
	Country, Field string
}

// Known is the number of fields that are known.
func (p Profile) Known() int {
	n := 0
	for _, s := range [...]string{p.Middle, p.Country, p.Field} {
		if s != "" {
			n++
		}
	}
	return n
}

// Agrees reports whether nothing known of one speaks against the other.
func (p Profile) Agrees(o Profile) bool {
	return (p.Country == "" || o.Country == "" || p.Country == o.Country) &&
		(p.Field == "" || o.Field == "" || p.Field == o.Field) &&
		AgreeMiddle(p.Middle, o.Middle)
}

// AgreeMiddle reports whether two sequences of middle names or initials can be one person's: one leaves out some of the
// other's, or writes the first letter alone.
func AgreeMiddle(a, b string) bool {
	if a == "" || b == "" || a == b {
		return true
	}
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y) == 2 && len(x) == 1 && len(y[0]) == 1 && len(y[1]) == 1 && len(x[0]) == 1 {
		return false // George W. and George H. W. Bush are two
	}
	for _, w := range y { // x is a subsequence of y
		if len(x) > 0 && (x[0] == w || (len(x[0]) == 1 || len(w) == 1) && x[0][0] == w[0]) {
			x = x[1:]
		}
	}
	return len(x) == 0
}

// ProfileOf gathers what a document tells about a person. A document that gives two countries, or two fields, gives
// none.
func ProfileOf(middle string, offices []Office) Profile {
	p := Profile{Middle: middle}
	p.Country = only(offices, func(o Office) string { return o.Country })
	p.Field = only(offices, func(o Office) string { return o.field })
	return p
}

// only is the one value that all which have any agree in, else empty.
func only(offices []Office, value func(Office) string) string {
	found := ""
	for _, o := range offices {
		switch v := value(o); {
		case v == "" || v == found:
		case found == "":
			found = v
		default:
			return ""
		}
	}
	return found
}
