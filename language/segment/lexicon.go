package segment

import (
	_ "embed"
	"strings"
	"unicode/utf8"
)

var (
	//go:embed data/abbreviations.txt
	abbreviationData string
	//go:embed data/familynames.txt
	familyNameData string
	//go:embed data/joiners.txt
	joinerData string
	//go:embed data/prefixes.txt
	prefixData string
	//go:embed data/contractions.txt
	contractionData string
	//go:embed data/domains.txt
	domainData string
	//go:embed data/emoticons.txt
	emoticonData string
	//go:embed data/starters.txt
	starterData string
	//go:embed data/speech.txt
	speechData string
	//go:embed data/units.txt
	unitData string
	//go:embed data/times.txt
	timeData string
	//go:embed data/acronyms.txt
	acronymData string
	//go:embed data/lettered.txt
	letteredData string
)

// abbreviation says how a word behaves that may carry a full stop.
type abbreviation uint8

const (
	notAbbreviated  abbreviation = iota
	titleBeforeName              // "Mr.": never ends a sentence
	beforeNumber                 // "No.": an abbreviation only where a number follows
	beforeTime                   // "Mon.": an abbreviation where a number, a month or a small letter follows
	beforePlace                  // "St.": of a place's or saint's name, unless a name stands before it
	legalForm                    // "Kft.": never begins a sentence
	bareForm                     // "KG": a legal form without a stop
	mayEnd                       // "Sept.": may end a sentence
	endsLists                    // "etc.": often does
	dotted                       // "Ph.D.": stops inside
)

var abbreviationSections = map[string]abbreviation{
	"[title]": titleBeforeName, "[number]": beforeNumber, "[day]": beforeTime, "[place]": beforePlace,
	"[company]": legalForm, "[bare]": bareForm,
	"[month]": mayEnd, "[general]": mayEnd, "[list]": endsLists, "[dotted]": dotted,
}

// timeWord says what a word for a time is.
type timeWord uint8

const (
	noTime timeWord = iota
	weekday
	monthName
	zone     // "GMT", "Eastern"
	timeLink // what else stands among the words for a time: "at", "about"
)

var timeSections = map[string]timeWord{"[weekday]": weekday, "[month]": monthName, "[zone]": zone, "[link]": timeLink}

var (
	abbreviations = readSections(abbreviationData, abbreviationSections)
	familyNames   = wordSet(familyNameData)
	joiners       = wordSet(joinerData)
	prefixes      = wordSet(prefixData)
	contractions  = readContractions(contractionData)
	domains       = wordSet(domainData)
	emoticons     = strings.Fields(emoticonData)
	starters      = wordSet(starterData)
	speechVerbs   = wordSet(speechData)
	units         = wordSet(unitData)
	timeWords     = readSections(timeData, timeSections)
	acronyms      = wordSet(acronymData)
	lettered      = wordSet(letteredData)
)

// lines yields the data lines of a lexicon file.
func lines(data string) []string {
	var out []string
	for line := range strings.Lines(data) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	return out
}

func wordSet(data string) map[string]bool {
	set := map[string]bool{}
	for _, line := range lines(data) {
		for _, word := range strings.Fields(line) {
			set[word] = true
		}
	}
	return set
}

// readSections maps the words of each section to what its head stands for; a word keeps what it stands for first.
func readSections[V comparable](data string, heads map[string]V) map[string]V {
	table := map[string]V{}
	var none, kind V
	for _, line := range lines(data) {
		if k, ok := heads[line]; ok {
			kind = k
			continue
		}
		for _, word := range strings.Fields(line) {
			if table[word] == none {
				table[word] = kind
			}
		}
	}
	return table
}

// readContractions maps the joined word to the lengths of its parts in bytes.
func readContractions(data string) map[string][]int {
	table := map[string][]int{}
	for _, line := range lines(data) {
		var lengths []int
		for _, part := range strings.Fields(line) {
			lengths = append(lengths, len(part))
		}
		table[strings.ReplaceAll(line, " ", "")] = lengths
	}
	return table
}

// maxLexical bounds the words that are looked up, in bytes.
const maxLexical = 24

// lookup finds a word in a table of lower-case words without allocating.
func lookup[V any](table map[string]V, word string) (v V) {
	if len(word) > maxLexical {
		return v
	}
	var lower [maxLexical]byte
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= utf8.RuneSelf {
			return v
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower[i] = c
	}
	return table[string(lower[:len(word)])]
}

// abbreviationOf looks a word up, its stops stripped. Capitalised entries want a capital, single letters their own
// case.
func abbreviationOf(word string) abbreviation {
	switch {
	case len(word) == 0 || len(word) > maxLexical:
		return notAbbreviated
	case len(word) == 1 || abbreviations[word] != notAbbreviated:
		return abbreviations[word]
	}
	if kind := lookup(abbreviations, word); kind != notAbbreviated {
		return kind
	}
	if word[0] < 'A' || word[0] > 'Z' {
		return notAbbreviated
	}
	// "GEN." is "Gen.": the entry's case.
	var title [maxLexical]byte
	copy(title[:], word)
	for i := 1; i < len(word); i++ {
		if 'A' <= title[i] && title[i] <= 'Z' {
			title[i] += 'a' - 'A'
		}
	}
	return abbreviations[string(title[:len(word)])]
}
