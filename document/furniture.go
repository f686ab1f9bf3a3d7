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

// furnitureLines holds the whole lines of the list, furniturePatterns what matches those with a "*".
var furnitureLines, furniturePatterns = readFurniture(furnitureData)

func readFurniture(data string) (lines map[string]bool, patterns *regexp.Regexp) {
	lines = map[string]bool{}
	var alternatives []string
	for line := range strings.Lines(data) {
		switch line = strings.TrimSpace(line); {
		case line == "" || strings.HasPrefix(line, "# "):
		case strings.Contains(line, "*") && strings.Trim(line, "*") != "":
			alternatives = append(alternatives, strings.ReplaceAll(regexp.QuoteMeta(line), `\*`, ".*"))
		default:
			lines[line] = true
		}
	}
	return lines, regexp.MustCompile("^(?:" + strings.Join(alternatives, "|") + ")$")
}

// maxFurniture is the length of the longest line of furniture, in bytes: a story may well have a long paragraph that begins
// with "Photographs" or "Sources".
const maxFurniture = 160

var (
	byline      = regexp.MustCompile(`^(?:[Bb]y|BY) \p{Lu}[\p{L}.'’-]*(?:,? (?:and |AND |& |for |of |in |the )?\p{Lu}[\p{L}.'’-]*){0,9}[.,]?$`)
	temperature = regexp.MustCompile(`^-?\d{1,3} ?°`)
	// photoCredit is what stands behind a caption.
	photoCredit = regexp.MustCompile(`\s*[\[(]?(?:(?:Photo|Image|Picture)(?: [Cc]redit|graph)?|(?:PHOTO|IMAGE) CREDIT|Credit|Photo by|Photograph by)(?::| by) [^.]{2,80}[.)\]]*$`)
)

// isFurniture tells whether a line is part of the page and not of the story.
func isFurniture(line string) bool {
	if len(line) > maxFurniture {
		return false
	}
	lower := strings.TrimRight(strings.ToLower(strings.Join(strings.Fields(line), " ")), ".: …»>")
	lower = strings.TrimLeft(lower, "»>•▶► ")
	switch {
	case !strings.ContainsFunc(lower, unicode.IsLetter):
		return true
	case furnitureLines[lower], temperature.MatchString(line), byline.MatchString(line):
		return true
	}
	return furniturePatterns.MatchString(lower) && (!endsSentence(line) || words(line) < 12)
}

// endsSentence tells whether a paragraph ends as sentences do: with a stop, and perhaps quotation marks and brackets.
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

// captionEnd returns where the caption in a paragraph ends and the photographer's credit begins, its length for none.
func captionEnd(s string) int {
	// A credit is short, and the pattern slow on long text.
	from := max(0, len(s)-maxFurniture)
	if !creditWord(s[from:]) {
		return len(s)
	}
	if m := photoCredit.FindStringIndex(s[from:]); m != nil {
		return from + m[0]
	}
	return len(s)
}

func creditWord(s string) bool {
	for _, word := range [...]string{"Credit", "CREDIT", "Photo", "Image", "Picture"} {
		if strings.Contains(s, word) {
			return true
		}
	}
	return false
}
