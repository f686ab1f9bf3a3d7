package document

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// readable makes of a text what a reader sees of it: character references resolved, letters that went through a wrong
// encoding as they were, without marks of HTML and Markdown, without what cannot be seen, words whole that a line's end
// breaks.
func readable(text string) string {
	return whole(unmarked(visible(untaken(unescape(unixLines(text))))))
}

// escapeSequence is what colours text in a terminal.
var escapeSequence = regexp.MustCompile(`\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\))`)

// softBreak is a word that a line's end breaks at a soft hyphen.
var softBreak = regexp.MustCompile(`\x{ad}[ \t]*\n[ \t]*`)

// visible takes out of a text what cannot be seen, soft hyphens and characters of control first, and pictographs;
// blanks of all kinds become blanks, and letters that are composed of several characters one (NFC).
func visible(text string) string {
	if plain(text) {
		return text
	}
	if strings.IndexByte(text, 0x1b) >= 0 {
		text = escapeSequence.ReplaceAllString(text, "")
	}
	if strings.Contains(text, "\u00ad") {
		text = softBreak.ReplaceAllString(text, "")
	}
	var b strings.Builder
	b.Grow(len(text))
	blank := true // whether b ends with white space
	gap := false  // whether pictographs stood here
	var last rune // before r
	for _, r := range text {
		s := seenAs(r)
		if (r == zeroWidthNonJoiner || r == zeroWidthJoiner) && last > 0x600 && unicode.IsLetter(last) {
			s = string(r) // it shapes the letters of Persian, Hindi and others
		}
		last = r
		switch {
		case s == "":
			continue
		case s == pictograph:
			gap = true
			continue
		case gap && blank && (s == " " || s == "\t"):
			continue // one blank is enough
		case gap && !blank && isWordPart(r):
			b.WriteByte(' ')
		}
		gap = false
		b.WriteString(s)
		blank = unicode.IsSpace(rune(s[len(s)-1]))
	}
	return norm.NFC.String(b.String())
}

// plain reports whether a text is of ASCII alone, without characters of control but the ends of lines and tabs.
func plain(text string) bool {
	for i := range len(text) {
		if c := text[i]; c >= 0x7f || c < ' ' && c != '\n' && c != '\t' {
			return false
		}
	}
	return true
}

const (
	zeroWidthNonJoiner = '\u200c'
	zeroWidthJoiner    = '\u200d'
	pictograph         = "\x00" // stands for any of them
)

// seenAs is what a reader sees of a character: nothing, a blank, a pictograph, or most often itself.
func seenAs(r rune) string {
	switch {
	case r == '\n' || r == '\t':
		return string(r)
	case r == '\f' || r == '\v' || r == 0x2028:
		return "\n"
	case r == 0x2029:
		return "\n\n"
	case r < ' ', r == 0x7f:
		return ""
	case r < 0x7f:
		return string(r)
	case r < 0xa0: // Windows-1252 taken for Latin-1
		if r = charmap.Windows1252.DecodeByte(byte(r)); r < 0xa0 || r == utf8.RuneError {
			return ""
		}
		return string(r)
	case r == 0x2010, r == 0x2011:
		return "-"
	case r == '®', r == '™', r == '℠':
		return ""
	case r >= 0xfb00 && r <= 0xfb06: // ligatures
		return norm.NFKC.String(string(r))
	case unicode.Is(unicode.Zs, r), r == 0xfffc, unicode.Is(unicode.Co, r):
		return " "
	case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r),
		unicode.Is(unicode.Noncharacter_Code_Point, r),
		r == 0x034f, r == 0x115f, r == 0x1160, r == 0x17b4, r == 0x17b5, r == 0x3164, r == 0xffa0:
		return ""
	case unicode.Is(pictographs, r):
		return pictograph
	}
	return string(r)
}

// pictographs are emoji, flags and dingbats, with what they are put together with.
var pictographs = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x20e3, Hi: 0x20e3, Stride: 1}, // the frame of a key
		{Lo: 0x231a, Hi: 0x231b, Stride: 1},
		{Lo: 0x23e9, Hi: 0x23fa, Stride: 1},
		{Lo: 0x2600, Hi: 0x2608, Stride: 1}, // behind it the signs of the sun and of planets
		{Lo: 0x260a, Hi: 0x263c, Stride: 1},
		{Lo: 0x2648, Hi: 0x266c, Stride: 1}, // behind it those of music
		{Lo: 0x2670, Hi: 0x27bf, Stride: 1},
		{Lo: 0x2b1b, Hi: 0x2b1c, Stride: 1},
		{Lo: 0x2b50, Hi: 0x2b55, Stride: 5},
	},
	R32: []unicode.Range32{
		{Lo: 0x1f000, Hi: 0x1faff, Stride: 1},
	},
}

var (
	// The attributes of a tag have values: "a <b and c> d" is none.
	tag = regexp.MustCompile(`(?i)<(/?)([a-z][a-z0-9]{0,10})` +
		`(?:\s+[a-z_:@][\w:.-]*\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+))*\s*/?>`)
	// hiddenElement is what browsers do not show.
	hiddenElement = regexp.MustCompile(`(?is)<!--.*?-->|<script(?:\s[^<>]*)?>.*?</script\s*>|` +
		`<style(?:\s[^<>]*)?>.*?</style\s*>`)

	image = regexp.MustCompile(`!\[[^\[\]\n]*\]\([^()\s]+(?:\s+"[^"\n]*")?\)`)
	link  = regexp.MustCompile(`\[([^\[\]\n]+)\]\(<?[^()\s]*[\pL\d#/][^()\s]*(?:\([^()\s]*\)[^()\s]*)*` +
		`(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\)`)
	linkRef  = regexp.MustCompile(`\[([^\[\]\n]+)\]\[[\w .-]*\]`)
	linkDef  = regexp.MustCompile(`(?m)^ {0,3}\[[^\[\]\n]+\]:[ \t]+<?(?:https?:|/|\.|#)\S*(?:[ \t]+["'(][^\n]*)?$`)
	wikiLink = regexp.MustCompile(`\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]+)\]\]`)
	noteMark = regexp.MustCompile(`([\pL\d.,;:!?"”'’)])(?:\[(?:\d{1,3}|note \d{1,3}|citation needed)\])+`)
	heading  = regexp.MustCompile(`(?m)^#{1,6}[ \t]+(\S[^\n]*?)[ \t]*#*[ \t]*$`)
)

// unmarked takes the marks of HTML and Markdown from the words that they touch.
func unmarked(text string) string {
	if strings.IndexByte(text, '<') >= 0 {
		if strings.Contains(text, "<!--") || strings.Contains(strings.ToLower(text), "</s") {
			text = hiddenElement.ReplaceAllString(text, " ")
		}
		text = tag.ReplaceAllStringFunc(text, untag)
	}
	if strings.IndexByte(text, '[') >= 0 {
		text = noteMark.ReplaceAllString(text, "$1") // before "[2][13]" looks like a link
		text = wikiLink.ReplaceAllString(text, "$1")
		text = image.ReplaceAllString(text, "")
		text = linkDef.ReplaceAllString(text, "")
		text = link.ReplaceAllString(text, "$1")
		text = linkRef.ReplaceAllString(text, "$1")
	}
	if strings.Contains(text, "# ") {
		text = heading.ReplaceAllString(text, "$1")
	}
	return plainEmphasis(text)
}

// untag is what a tag of HTML leaves: nothing, or the break that it makes. What is no tag of HTML is left.
func untag(t string) string {
	m := tag.FindStringSubmatch(t)
	switch name := strings.ToLower(m[2]); {
	case name == "br":
		return "\n"
	case name == "td", name == "th", name == "img", name == "dd":
		return " "
	case blockTags[name], pageTags[name]:
		return "\n\n"
	case inlineTags[name]:
		return ""
	}
	return t
}

// maxEmphasis is how far the ends of emphasis are apart at most, in bytes.
const maxEmphasis = 400

// plainEmphasis takes out the asterisks, underscores and tildes that stand around words ("**Merkel**", "_Merkel_"), and
// the apostrophes of wikis. Single ones, and those within words, stay.
func plainEmphasis(text string) string {
	if !strings.ContainsAny(text, "*_~`'") {
		return text
	}
	type mark struct{ begin, end int }
	var open []mark
	var cut []mark
	for i := 0; i < len(text); {
		c := text[i]
		if c == '\n' && i+1 < len(text) && text[i+1] == '\n' {
			open = open[:0]
		}
		if strings.IndexByte("*_~`'", c) < 0 {
			i++
			continue
		}
		end := i + 1
		for end < len(text) && text[end] == c {
			end++
		}
		m := mark{i, end}
		i = end
		n := end - m.begin
		if n > 3 || c == '~' && n != 2 || c == '\'' && n != 3 {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[:m.begin])
		after, _ := utf8.DecodeRuneInString(text[m.end:])
		if begin := len(open) - 1; begin >= 0 && closes(c, before, after) {
			for begin >= 0 && (text[open[begin].begin] != c || open[begin].end-open[begin].begin != n) {
				begin--
			}
			if begin >= 0 && m.begin-open[begin].end <= maxEmphasis {
				cut = append(cut, open[begin], m)
				open = open[:begin]
				continue
			}
		}
		if opens(n, before, after) {
			if open = append(open, m); len(open) > maxOpen {
				open = open[1:]
			}
		}
	}
	if len(cut) == 0 {
		return text
	}
	slices.SortFunc(cut, func(a, b mark) int { return a.begin - b.begin })
	var b strings.Builder
	at := 0
	for _, m := range cut {
		b.WriteString(text[at:m.begin])
		at = m.end
	}
	b.WriteString(text[at:])
	return b.String()
}

// maxOpen is how many beginnings of emphasis wait for their end at once.
const maxOpen = 8

// opens and closes tell by the characters around it whether a mark can begin emphasis, and end it.
func opens(length int, before, after rune) bool {
	if before != utf8.RuneError && !unicode.IsSpace(before) && !strings.ContainsRune("([{\"'“‘—–-*_~", before) {
		return false
	}
	return isWordPart(after) || strings.ContainsRune("\"'“‘[(*_~", after) || length > 1 && unicode.Is(unicode.Sc, after)
}

func closes(mark byte, before, after rune) bool {
	if unicode.IsSpace(before) || before == '\\' {
		return false
	}
	return !isWordPart(after) || mark == '*' && unicode.IsLetter(after)
}

// isWordPart reports whether a character belongs to a word; none (RuneError, at either end of the text) does not.
func isWordPart(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// lineHyphen is a word that a line's end breaks: what stands before the hyphen, and what stands behind it in the next
// line.
var lineHyphen = regexp.MustCompile(`([\pL\d'’]*\pL)-[ \t]*\n[ \t]*(\pL[\pL'’]*)`)

// keptBehind and keptBefore are parts of words that have a hyphen: "US-led", "self-rule".
var (
	keptBehind = setOf("led backed based born style wide run held controlled owned made like old year month day week " +
		"hour long " +
		"term time range level scale speed income class proof free friendly related linked sponsored funded brokered " +
		"mediated " +
		"trained armed allied aligned affiliated occupied ruled elect general in up off out down to on by for and of " +
		"air sea " +
		"ground shot state fire line side way part page party point member mile foot ton dollar pound euro percent " +
		"person man")
	keptBefore = setOf("self well ex non anti pro co pre post mid semi vice pseudo quasi half cross long short high " +
		"low full part " +
		"so all far hard left right front old new two three four five six seven eight nine ten twenty thirty forty " +
		"fifty sixty " +
		"seventy eighty ninety one first second third state air sea land man multi much ill cease by")
)

// whole joins words that the ends of lines break. The hyphen goes where the word goes on in small letters, unless the
// text has the word with its hyphen elsewhere or it is known to have one.
func whole(text string) string {
	if !strings.Contains(text, "-") || !lineHyphen.MatchString(text) {
		return text
	}
	hyphened := map[string]bool{}
	for _, word := range hyphenWord.FindAllString(text, -1) {
		hyphened[strings.ToLower(word)] = true
	}
	return lineHyphen.ReplaceAllStringFunc(text, func(broken string) string {
		m := lineHyphen.FindStringSubmatch(broken)
		before, behind := m[1], m[2]
		first, _ := utf8.DecodeRuneInString(behind)
		switch {
		case behind == "and", behind == "or", // "short- and long-term"
			unicode.IsUpper(first) && commonWords[strings.ToLower(behind)].english: // a dash
			return broken
		case unicode.IsUpper(first), hyphened[strings.ToLower(before+"-"+behind)],
			keptBehind[behind] || keptBefore[strings.ToLower(before)],
			strings.ToUpper(before) == before: // "US-"
			return before + "-" + behind
		}
		return before + behind
	})
}

// hyphenWord is a word with a hyphen within a line.
var hyphenWord = regexp.MustCompile(`\pL+-\pL+`)
