package segment

import (
	_ "embed"
	"strings"
	"unicode/utf8"
)

var (
	//go:embed data/abbreviations.txt
	abbreviationData string
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
)

// abbreviation says how a word behaves that may carry a full stop.
type abbreviation uint8

const (
	notAbbreviated  abbreviation = iota
	titleBeforeName              // "Mr.": never ends a sentence
	beforeNumber                 // "No.": an abbreviation only where a number follows
	mayEnd                       // "Inc.", "Sept.": may end a sentence
	dotted                       // "Ph.D.": stops inside
)

var sectionKinds = map[string]abbreviation{
	"[title]": titleBeforeName, "[number]": beforeNumber, "[month]": mayEnd, "[general]": mayEnd, "[dotted]": dotted,
}

var (
	abbreviations = readAbbreviations(abbreviationData)
	prefixes      = wordSet(prefixData)
	contractions  = readContractions(contractionData)
	domains       = wordSet(domainData)
	emoticons     = strings.Fields(emoticonData)
	starters      = wordSet(starterData)
	speechVerbs   = wordSet(speechData)
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

func readAbbreviations(data string) map[string]abbreviation {
	table := map[string]abbreviation{}
	kind := notAbbreviated
	for _, line := range lines(data) {
		if k, ok := sectionKinds[line]; ok {
			kind = k
			continue
		}
		for _, word := range strings.Fields(line) {
			if table[word] == notAbbreviated {
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

// abbreviationOf looks a word up, its stops stripped. Capitalised entries want a capital.
func abbreviationOf(word string) abbreviation {
	if len(word) == 0 || len(word) > maxLexical {
		return notAbbreviated
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
