package name

import (
	"strings"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
)

// KindOfBody is the type of body that a name tells by its head: "Green Party", "University of Oslo". It is empty for
// none.
func KindOfBody(name string) string {
	kinds := lexicon.Names().KindOf
	if head := Head("the " + name); kinds[head] != "" {
		return kinds[head]
	}
	first, _, _ := strings.Cut(strings.ToLower(name), " ")
	return kinds[first]
}

// TypeByHead is the type of a name of several words by its last word, or a ship's or a law's by its first, where that
// leaves no doubt: "Marlow Construction" is a company and no person, "Article 50" a law.
func TypeByHead(name string, typ quadpress.MentionType) quadpress.MentionType {
	i := strings.LastIndexByte(name, ' ')
	if i < 0 || typ == quadpress.Group {
		return typ
	}
	if first, _, _ := strings.Cut(name, " "); IsShip(first) { // "USS Hopper"
		return quadpress.Other
	}
	if lexicon.Names().Numbered[strings.ToLower(name[:i])] && strings.Trim(name[i+1:], "0123456789IVX") == "" {
		return quadpress.Law
	}
	switch lexicon.Names().TypeOf[strings.ToLower(name[i+1:])] {
	case "Organization":
		return quadpress.Organization
	case "Place":
		if typ == quadpress.Person {
			return typ // "Lake", "River" and "Street" are surnames
		}
		return quadpress.Place
	case "Thing":
		if typ == quadpress.Person || typ == quadpress.Law {
			return typ // "Law" is a surname; "Act" ends the name of a law
		}
		return quadpress.Other
	case "Event":
		if typ == quadpress.Person {
			return typ
		}
		return quadpress.NamedEvent
	}
	return typ
}

// IsShip reports whether a word begins the name of a ship: "USS".
func IsShip(word string) bool {
	return lexicon.Names().Ships[strings.ToLower(word)] && word == strings.ToUpper(word)
}

// IsGeneral reports whether a name consists of words that make no name by themselves ("Health Ministry"), or describes
// with a common noun ("Iran-backed militia", "US Embassy").
func IsGeneral(name string) bool {
	names := lexicon.Names()
	if last := name[strings.LastIndexByte(name, ' ')+1:]; names.Several[last] || names.Outposts[strings.ToLower(last)] {
		return true
	}
	for _, w := range Words(name) {
		if s, ok := names.Spellings[w]; ok {
			w = s
		}
		if !names.General[w] {
			return false
		}
	}
	return true
}

// IsDescription reports whether a name has letters and none of them a capital: "security forces".
func IsDescription(name string) bool {
	return name == strings.ToLower(name) && name != strings.ToUpper(name)
}

// Head is the noun that a name of several words is built on, in lower case, "" for none.
func Head(name string) string {
	words := strings.Fields(strings.ToLower(name))
	for i, w := range words {
		if i > 0 && (w == "of" || w == "for") || w == "of" && i == 1 {
			words = words[:i]
			break
		}
	}
	if len(words) == 0 || len(words) == len(strings.Fields(name)) && len(words) < 2 {
		return ""
	}
	return words[len(words)-1]
}
