package document

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quadpress/quadpress"
)

// line is one line of a text without the white space around it.
type line struct {
	begin, end int // bytes
	point      int // begin in code points
	indented   bool
}

// paragraph is a run of lines that belong together.
type paragraph struct {
	text string         // as it stands, line breaks inside
	span quadpress.Span // in code points
}

// wrappedAt returns the width at which the lines of a text were broken by hand, 0 if they were not: some line is too
// long for that, or of the lines that have another below them half end a sentence or are short.
func wrappedAt(text string, lines []line) int {
	width, inner, ended, full := 0, 0, 0, 0
	for _, l := range lines {
		width = max(width, l.end-l.begin)
	}
	for i, l := range lines {
		if i+1 < len(lines) && lines[i+1].begin < lines[i+1].end && l.begin < l.end {
			inner++
			if endsSentence(text[l.begin:l.end]) {
				ended++
			}
			if l.end-l.begin >= width*2/3 {
				full++
			}
		}
	}
	if width > wrapWidth || 2*ended >= inner || 2*full < inner {
		return 0
	}
	return width
}

// wrapWidth is the longest line of a text whose lines are broken by hand.
const wrapWidth = 120

// paragraphs cuts a text at empty lines, and at the ends of lines where these are paragraphs. Lines that were broken to
// fit a width stay together.
func paragraphs(text string) []paragraph {
	lines := splitLines(text)
	width := wrappedAt(text, lines)
	var out []paragraph
	for i := 0; i < len(lines); {
		if lines[i].begin == lines[i].end {
			i++
			continue
		}
		k := i
		for k+1 < len(lines) && continuesOn(text, lines[k], lines[k+1], width) {
			k++
		}
		s := text[lines[i].begin:lines[k].end]
		begin := lines[i].point
		out = append(out, paragraph{text: s, span: quadpress.Span{Begin: begin, End: begin + utf8.RuneCountInString(s)}})
		i = k + 1
	}
	return out
}

func splitLines(text string) []line {
	var lines []line
	at, point := 0, 0
	for raw := range strings.Lines(text) {
		left := strings.TrimLeftFunc(raw, unicode.IsSpace)
		indent := len(raw) - len(left)
		body := strings.TrimRightFunc(left, unicode.IsSpace)
		lines = append(lines, line{
			begin:    at + indent,
			end:      at + indent + len(body),
			point:    point + utf8.RuneCountInString(raw[:indent]),
			indented: indent > 0 && body != "",
		})
		at += len(raw)
		point += utf8.RuneCountInString(raw)
	}
	return lines
}

// continuesOn reports whether next goes on with the paragraph of l: l breaks off inside a sentence, or in a text broken
// at width the first word of next had no room in it.
func continuesOn(text string, l, next line, width int) bool {
	if next.begin == next.end || next.indented && !l.indented {
		return false
	}
	if isRow(text[l.begin:l.end]) || isRow(text[next.begin:next.end]) {
		return false
	}
	if shouted(text[l.begin:l.end]) && !shouted(text[next.begin:next.end]) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(text[next.begin:])
	broken := !endsSentence(text[l.begin:l.end]) && unicode.IsLower(first)
	if width == 0 {
		return broken
	}
	// Only the last line of a paragraph is short.
	if next.end-next.begin < width*2/3 && isFurniture(text[next.begin:next.end]) {
		return false
	}
	word := strings.IndexFunc(text[next.begin:next.end]+" ", unicode.IsSpace)
	return broken || l.end-l.begin+1+word > width*9/10
}

// cells are what stands between wide gaps.
var cells = regexp.MustCompile(`\t+| {3,}`)

const (
	maxCell  = 4 // words in a cell of a table
	maxCells = 5 // cells in a row without a number: more are the words of a line that is spaced out
)

// isRow reports whether a line is built as the rows of tables are: short pieces with wide gaps between them.
func isRow(line string) bool {
	gaps := strings.Contains(line, "   ") || strings.Contains(line, "\t")
	if !gaps || len(line) > maxFurniture || endsSentence(line) {
		return false
	}
	parts := cells.Split(line, -1)
	for _, part := range parts {
		if n := words(part); n == 0 || n > maxCell {
			return false
		}
	}
	return len(parts) > 1 && (len(parts) <= maxCells || strings.ContainsAny(line, "0123456789"))
}

// shouted reports whether a line is a heading in capitals: three words or more, and no stop behind them.
func shouted(line string) bool {
	capitals := strings.ContainsFunc(line, unicode.IsUpper) && !strings.ContainsFunc(line, unicode.IsLower)
	return capitals && words(line) > 2 && !endsSentence(line)
}
