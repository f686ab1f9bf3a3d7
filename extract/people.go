package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/quadpress/quadpress/schema"
)

// personName is a personal name taken apart, each part folded as [nameKey] folds it. A name of one word, titles and
// particles left out, has a family name only: "President Putin", "bin Salman".
type personName struct {
	given, middle, family string
	generation            string // "jr", "sr", "iii": what tells a father from his son
}

// bare tells whether the name is a single word.
func (p personName) bare() bool { return p.given == "" }

// block is what two names of one person agree in.
func (p personName) block() string { return p.given + "|" + p.family + "|" + p.generation }

// parsePerson takes a personal name apart.
//
//	John Forbes Kerry      given john, middle forbes, family kerry
//	Staffan de Mistura     given stafan, family mistura
//	Xi Jinping             given jinping, family xi
//	Sheikh Hasina          family hasina
//	Sammy Davis Jr.        given sam, family davis, generation jr
//	Al Gore                given al, family gore
func parsePerson(name string) personName {
	names := loadNames()
	words := nameWords(name)
	if isCalledAl(name) {
		words = append([]string{"al"}, words...)
	}
	for len(words) > 1 && names.Honorifics[words[0]] {
		words = words[1:]
	}
	var p personName
	for len(words) > 1 && names.Generations[words[len(words)-1]] != "" {
		p.generation = names.Generations[words[len(words)-1]]
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		return p
	}
	if familyFirst(name, words) {
		words = append(slices.Clone(words[1:]), words[0])
		p.given, p.family = foldSpelling(strings.Join(words[:len(words)-1], "")), foldSpelling(words[len(words)-1])
		return p
	}
	last := len(words) - 1
	p.family = foldSpelling(words[last])
	rest := words[:last]
	if i := slices.IndexFunc(rest, func(w string) bool { return !names.Particles[w] || w == "al" }); i != 0 {
		return p // "de Mistura", "bin Salman": particles alone are no given name
	}
	given := rest[0]
	if g, ok := names.given[given]; ok {
		given = g
	}
	p.given = foldSpelling(given)
	var middle []string
	for _, w := range rest[1:] {
		if !names.Particles[w] {
			middle = append(middle, foldSpelling(w))
		}
	}
	p.middle = strings.Join(middle, " ")
	return p
}

// isCalledAl reports whether a person's name of two words begins with the short form of Albert or Alan, not with the Arabic
// article: "Al Gore", not "Al Thani".
func isCalledAl(name string) bool {
	family, ok := strings.CutPrefix(name, "Al ")
	return ok && !strings.ContainsAny(family, " -") && !isArabic(strings.ToLower(unaccented(family)))
}

// personKey is [nameKey] of a person's name, which is no acronym where it stands in capitals: "ZELENSKY".
func personKey(name string) string {
	switch {
	case isCalledAl(name):
		return "al " + nameKey(name)
	case isAcronym(name) && !strings.Contains(name, "."):
		return nameKey(titleCase(strings.ToLower(name)))
	}
	return nameKey(name)
}

// isArabic reports whether a family name in lower case is one that the Arabic article stands before: a family of the Gulf, or one
// named for a place or a people, which ends in "i" ("Baghdadi"). The Italian "Moretti" does so too.
func isArabic(family string) bool {
	n := len(family)
	return loadNames().ArticleFamilies[family] || n > 3 && family[n-1] == 'i' && family[n-2] != family[n-3]
}

// pinyin are one or two syllables of Chinese in Latin letters.
var pinyin = regexp.MustCompile(`^(([bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|ie|in|ing|iong|iu|o|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo)){1,2}$`)

// familyFirst tells whether a name puts the family name first: a Chinese one before a given name in pinyin ("Xi Jinping"), a
// Korean one before a hyphenated one ("Moon Jae-in").
func familyFirst(name string, words []string) bool {
	names := loadNames()
	fields := strings.Fields(name)
	if len(fields) != 2 || !names.Chinese[words[0]] && !names.Korean[words[0]] {
		return false
	}
	if _, after, ok := strings.Cut(fields[1], "-"); ok {
		return after != "" && unicode.IsLower([]rune(after)[0])
	}
	return len(words) == 2 && names.Chinese[words[0]] && pinyin.MatchString(words[1])
}

// office is what a role says about its holder.
type office struct {
	country string // local name of the country it is of, empty when it names none
	head    string // the noun: "minister"
	field   string // of the callings that few people change between
	text    string // the whole role in lower case
}

// former are words before an office that do not change whose it is.
var former = words{"former": true, "ex": true, "then": true, "late": true, "acting": true, "caretaker": true, "incumbent": true, "current": true, "outgoing": true, "interim": true, "retired": true, "the": true, "new": true}

// parseOffice reads a role: "former Russian foreign minister" is a minister's office of Russia. A country behind "to" or "for" is
// not whose office it is ("ambassador to Syria").
func parseOffice(s *schema.Schema, gaz *gazetteer, role string) office {
	all := strings.Fields(role)
	for len(all) > 1 && former[strings.ToLower(all[0])] {
		all = all[1:]
	}
	var o office
	o.text = strings.ToLower(strings.Join(all, " "))
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
	o.head = strings.ToLower(front[len(front)-1])
	o.field = loadNames().field[o.head]
	o.country = gaz.countryWithin(front[:len(front)-1])
	if o.country == "" && end >= 0 && (all[end] == "of" || all[end] == "from") {
		o.country = gaz.countryWithin(all[end+1:])
	}
	return o
}

// countryWithin returns the local name of the first country that the words name, by name, adjective or one of its states, the
// longest name first.
func (g *gazetteer) countryWithin(words []string) string {
	for i := range words {
		for n := min(4, len(words)-i); n > 0; n-- {
			name := tidyName(strings.Join(words[i:i+n], " "))
			k, ok := g.names[name]
			if !ok {
				k, ok = g.names[plainAcronym(name)]
			}
			if !ok {
				k, ok = g.adjectives[name]
			}
			if c := g.countryOf(k); ok && c != "" {
				return c
			}
		}
	}
	return ""
}

// countryOf is the country that a curated thing is, or lies in as one of its parts.
func (g *gazetteer) countryOf(k known) string {
	for range 4 {
		if k.typ == "Country" {
			return k.id
		}
		if k.typ != "State" && k.typ != "AdministrativeArea" && k.typ != "City" || k.within == "" {
			return ""
		}
		k = g.byID[k.within]
	}
	return ""
}

// profile is what tells two people of one name apart. Empty fields are unknown and agree with anything.
type profile struct {
	middle         string
	country, field string
}

// known is the number of fields that are known.
func (p profile) known() int {
	return boolInt(p.middle != "") + boolInt(p.country != "") + boolInt(p.field != "")
}

// agrees tells whether nothing known of one speaks against the other.
func (p profile) agrees(o profile) bool {
	return (p.country == "" || o.country == "" || p.country == o.country) && (p.field == "" || o.field == "" || p.field == o.field) &&
		agreeMiddle(p.middle, o.middle)
}

// agreeMiddle tells whether two sequences of middle names or initials can be one person's: one leaves out some of the
// other's, or writes the first letter alone.
func agreeMiddle(a, b string) bool {
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

// profileOf gathers what a document tells about a person. A document that gives two countries, or two fields, gives none.
func profileOf(middle string, offices []office) profile {
	p := profile{middle: middle}
	p.country = only(offices, func(o office) string { return o.country })
	p.field = only(offices, func(o office) string { return o.field })
	return p
}

// only is the one value that all which have any agree in, else empty.
func only(offices []office, value func(office) string) string {
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
