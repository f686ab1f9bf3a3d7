package document

import (
	_ "embed"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed data/furniture.txt
var furnitureData string

// furnitureList is the list of furniture: whole lines, and patterns for those with a "*".
type furnitureList struct {
	whole  map[string]bool
	labels *regexp.Regexp // of the section [label]
	lines  *regexp.Regexp // of the section [line]
}

var furniture = readFurniture(furnitureData)

func readFurniture(data string) furnitureList {
	list := furnitureList{whole: map[string]bool{}}
	patterns := map[string][]string{}
	section := ""
	for line := range strings.Lines(data) {
		switch line = strings.TrimSpace(line); {
		case line == "" || strings.HasPrefix(line, "# "):
		case strings.HasPrefix(line, "["):
			section = line
		case strings.Contains(line, "*") && strings.Trim(line, "*") != "":
			patterns[section] = append(patterns[section], strings.ReplaceAll(regexp.QuoteMeta(line), `\*`, ".*"))
		default:
			list.whole[line] = true
		}
	}
	anyOf := func(section string) *regexp.Regexp {
		return regexp.MustCompile("^(?:" + strings.Join(patterns[section], "|") + ")$")
	}
	list.labels, list.lines = anyOf("[label]"), anyOf("[line]")
	return list
}

// maxFurniture is the length of the longest line of furniture, in bytes: a story may well have a long paragraph that
// begins with "Photographs" or "Sources".
const maxFurniture = 240

var (
	byline      = regexp.MustCompile(`^(?:[Bb]y|BY) \p{Lu}[\p{L}.'’-]*(?:,? (?:and |AND |& |for |of |in |the )?\p{Lu}[\p{L}.'’-]*){0,9}[.,]?$`)
	timeAlone   = regexp.MustCompile(`^\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?(?: [A-Z]{2,4})?$`)
	temperature = regexp.MustCompile(`^-?\d{1,3} ?°`)
	// photoCredit is what stands behind a caption, endMark behind the last paragraph.
	photoCredit = regexp.MustCompile(`\s*[\[(]?(?:(?:Photo|Image|Picture)(?: [Cc]redit|graph)?|(?:PHOTO|IMAGE) CREDIT|Credit|Photo by|Photograph by)(?::| by) [^.]{2,80}[.)\]]*$|\s*Hide [Cc]aption.{0,20}$`)
	endMark     = regexp.MustCompile(`\s+(?:Enditem|ENDS|\(ENDS?\)|-30-|###)$`)
)

// isFurniture reports whether a line is part of the page and not of the story.
func isFurniture(line string) bool {
	if len(line) > maxFurniture {
		return false
	}
	lower := strings.TrimRight(strings.ToLower(strings.Join(strings.Fields(line), " ")), ".: …»>")
	lower = strings.TrimLeft(lower, "»>•▶► ")
	switch {
	case !strings.ContainsFunc(lower, unicode.IsLetter):
		return true
	case furniture.whole[lower], temperature.MatchString(line), timeAlone.MatchString(line), byline.MatchString(line):
		return true
	case furniture.lines.MatchString(lower):
		return true
	case endsSentence(line):
		return false
	}
	links := strings.Contains(line, " | ") && words(line) < 12
	return links || furniture.labels.MatchString(lower)
}

// endsSentence reports whether a paragraph ends as sentences do: with a stop, and perhaps quotation marks and brackets.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, " \"'”’»)]")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…", r)
}

// words counts what stands between white space.
func words(s string) int {
	n := 0
	for range strings.FieldsSeq(s) {
		n++
	}
	return n
}

// proseEnd returns where the prose of a paragraph ends and a photographer's credit or an end mark begins, its length
// for none.
func proseEnd(s string) int {
	// A credit is short, and the pattern slow on long text.
	from := max(0, len(s)-maxFurniture)
	if m := endMark.FindStringIndex(s[from:]); m != nil {
		return from + m[0]
	}
	if !creditWord(s[from:]) {
		return len(s)
	}
	if m := photoCredit.FindStringIndex(s[from:]); m != nil {
		return from + m[0]
	}
	return len(s)
}

func creditWord(s string) bool {
	for _, word := range [...]string{"Credit", "CREDIT", "Photo", "Image", "Picture", "aption"} {
		if strings.Contains(s, word) {
			return true
		}
	}
	return false
}
