package mention

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"strings"
)

var (
	//go:embed lexicon/words.txt
	wordsText string
	// GeoNames' cities of more than 15,000 people; "+" marks those of more than 150,000.
	//go:embed lexicon/places.txt.gz
	placesText []byte
	// The US Census Bureau's given names and frequent surnames.
	//go:embed lexicon/given.txt.gz
	givenText []byte
	//go:embed lexicon/surnames.txt.gz
	surnamesText []byte
	// Listed companies, and the brands of shops, restaurants, banks and their like.
	//go:embed lexicon/companies.txt.gz
	companiesText []byte
)

// kinds is a set of things that a word or phrase is known to be.
type kinds uint64

const (
	isCountry   kinds = 1 << iota
	isBigPlace        // a region, or a city of more than 150,000 people
	isPlace           // a smaller one
	isOrg             // a known organisation
	isGroup           // a nationality, an ethnic, religious or political group, one member of it or what belongs to it
	isGiven           // a given name
	isSurname         //
	isTitle           // what stands before a person's name and is no part of it: "Secretary of State"
	isOrgHead         // the last or first word of an organisation's name: "Ministry", "Inc."
	isPlaceHead       // the same of a place: "River", "Mount"
	isEventHead       // the same of an event: "War", "Summit"
	isWorkHead        // the same of a work or law: "Act", "Treaty"
	isSpeech          // a verb of saying
	isParticle        // a small word within a person's name: "de", "al"
	isArticle         // "al" before a hyphen
	isWeekday
	isMonth
	isDay       // "today"
	isPeriod    // "week"
	isDayPart   // "morning"
	isWhich     // before a period: "last"
	isCardinal  // "seven"
	isMagnitude // "million"
	isSome      // "several"
	isCurrency
	isUnit
	isStateCode   // "CA"
	isOrgSuffix   // the last word of an organisation\'s name and of nothing else: "Inc."
	isPlaceSuffix // the same of a place: "River"
	isCompany     // a company or a brand
	isTrade       // the last word of a business's name, which ends other names too: "Motors", "Pizza"
)

// What only rules ask about: the network has no features for these.
const (
	isFacilityHead kinds = 1 << (kindBits + iota) // the last word of what was built: "Airport"
	isLawHead                                     // a word in the name of a law or treaty: "Act"
	isLegalForm                                   // what a company's name ends in: "Inc."
	isSettlement                                  // before "of" and a place's name: "village"
	isDistrict                                    // behind a place's name: "province"
	isStorm                                       // before the name of one: "Hurricane"
	isStateBody                                   // what many states have, under the same name: "Navy"
	isProduct                                     // a well-known product: "Kalashnikov"
	isNoName                                      // a capitalised word that names nothing: "DVD", "Thanks"
	isBody                                        // behind a nationality, in small letters: "army"
	isBodyKind                                    // before a body's name, in small letters: "newspaper"
	isHolding                                     // behind a company's name: "shareholders"
	isTroop                                       // the last word of a numbered body of troops: "Fleet"
	isOffice                                      // before "of" and a body's name: "Director"
	isShip                                        // before a ship's name: "USS"
	isPaper                                       // the last word of the name of something written: "Contract"
	isTaskForce                                   // before its number, or the last words of its name: "Task Force"
	isSite                                        // the last word of what was built and does nothing: "Bridge"
	isDegree                                      // behind a person's name and a comma: "MD"
	isPlaceNoun                                   // what a place is: "town"
	isBuildingNoun                                // what something built is: "stadium"
	isBodyNoun                                    // what an organization is: "company"
	isCalled                                      // before a name that it gives: "named"
	isProductNoun                                 // what a product with a name of its own is: "spacecraft"
	isField                                       // what a body is for, the last word of it: "Services"
	isDirection                                   // before "District": "Southern"
)

// sections are the headings of lexicon/words.txt.
var sections = map[string]kinds{
	"country": isCountry, "region": isBigPlace, "organization": isOrg, "group": isGroup, "given": isGiven,
	"title":         isTitle,
	"facility head": isFacilityHead, "law head": isLawHead, "organization suffix": isOrgSuffix,
	"place suffix": isPlaceSuffix, "organization head": isOrgHead, "business head": isTrade,
	"place head": isPlaceHead, "event head": isEventHead, "work head": isWorkHead,
	"legal form": isLegalForm, "settlement": isSettlement, "district": isDistrict, "storm": isStorm,
	"state body": isStateBody, "product": isProduct, "no name": isNoName,
	"body": isBody, "body kind": isBodyKind, "holding": isHolding, "troop": isTroop, "office": isOffice, "ship": isShip,
	"task force": isTaskForce, "site": isSite, "degree": isDegree, "paper": isPaper,
	"place noun": isPlaceNoun, "building noun": isBuildingNoun, "body noun": isBodyNoun, "product noun": isProductNoun,
	"called": isCalled, "field": isField, "direction": isDirection,
	"speech": isSpeech, "particle": isParticle, "article": isArticle, "weekday": isWeekday, "month": isMonth,
	"day": isDay, "period": isPeriod,
	"part of day": isDayPart, "which": isWhich, "cardinal": isCardinal, "magnitude": isMagnitude, "some": isSome,
	"currency": isCurrency, "unit": isUnit, "state code": isStateCode,
}

// gazetteer knows words and phrases, whatever their case.
type gazetteer struct {
	entries map[uint64]entry // by the hash of the lower-case words so far
}

type entry struct {
	kinds kinds
	more  bool // a longer phrase starts so
}

// add makes a phrase, its words separated by blanks, known as a kind.
func (g *gazetteer) add(phrase string, k kinds) {
	var h uint64
	words := strings.Fields(phrase)
	for i, w := range words {
		h = join(h, hashOf(w))
		e := g.entries[h]
		if i == len(words)-1 {
			e.kinds |= k
		} else {
			e.more = true
		}
		g.entries[h] = e
	}
}

// addName makes a name known, whatever its case, with its hyphens as words of their own and as parts of words.
func (g *gazetteer) addName(name string, k kinds) {
	name = strings.ToLower(strings.ReplaceAll(name, "’", "'"))
	g.add(parted(name), k)
	if strings.Contains(name, "-") {
		g.add(strings.ReplaceAll(name, "'s ", " 's "), k)
	}
}

// newGazetteer reads the embedded lists.
func newGazetteer() (*gazetteer, error) {
	g := &gazetteer{entries: make(map[uint64]entry, 1<<17)}
	err := eachWord(func(section, phrase string) { g.addName(phrase, sections[section]) })
	if err != nil {
		return nil, err
	}
	for _, list := range []struct {
		text []byte
		kind kinds
	}{{placesText, isPlace}, {givenText, isGiven}, {surnamesText, isSurname}, {companiesText, isCompany}} {
		z, err := gzip.NewReader(bytes.NewReader(list.text))
		if err != nil {
			return nil, fmt.Errorf("embedded gazetteer: %w", err)
		}
		if err := g.read(z, list.kind); err != nil {
			return nil, fmt.Errorf("embedded gazetteer: %w", err)
		}
	}
	for _, k := range curated() {
		g.addName(k.name, k.kinds)
	}
	return g, nil
}

// eachWord calls f for every entry of lexicon/words.txt, with the heading that it stands under.
func eachWord(f func(section, phrase string)) error {
	section := ""
	for line := range strings.Lines(wordsText) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			section = strings.Trim(line, "[]")
			if sections[section] == 0 {
				return fmt.Errorf("lexicon/words.txt: no section is called %q", section)
			}
		default:
			for phrase := range strings.SplitSeq(line, ",") {
				f(section, strings.TrimSpace(phrase))
			}
		}
	}
	return nil
}

func (g *gazetteer) read(r io.Reader, k kinds) error {
	in := bufio.NewScanner(r)
	for in.Scan() {
		name, big := strings.CutPrefix(in.Text(), "+")
		kind := k
		if big {
			kind = isBigPlace
		}
		g.addName(name, kind)
		if bare := withoutArticle(name); kind&isAnyPlace != 0 && len(bare) > 4 {
			g.addName(bare, kind)
		}
	}
	return in.Err()
}

// withoutArticle returns a place's name without the Arabic article, which English often drops: "Raqqah" for "Ar
// Raqqah"; "" where it has none.
func withoutArticle(name string) string {
	article, bare, _ := strings.Cut(strings.Replace(name, "-", " ", 1), " ")
	switch article {
	case "Al", "Ad", "Adh", "Ar", "As", "Ash", "At", "Ath", "Az":
		return bare
	}
	return ""
}

// parted separates a name's words as Universal Dependencies does for English: hyphens and the possessive stand alone.
func parted(name string) string {
	name = strings.ReplaceAll(name, "-", " - ")
	name = strings.ReplaceAll(name, "'s ", " 's ")
	if s, ok := strings.CutSuffix(name, "'s"); ok {
		name = s + " 's"
	}
	return name
}
