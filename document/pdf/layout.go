package pdf

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// box is a rectangle on a page, in points from its lower left corner.
type box struct{ left, right, top, bottom float64 }

// cover is the smallest box around both; an empty one counts for nothing.
func (b box) cover(o box) box {
	if b == (box{}) {
		return o
	}
	return box{min(b.left, o.left), max(b.right, o.right), max(b.top, o.top), min(b.bottom, o.bottom)}
}

// middle is the height at which most of a line's ink stands.
func (b box) middle() float64 { return (b.top + b.bottom) / 2 }

// line is a line of one column, or a piece of one.
type line struct {
	box
	text string
	size float64 // of the letters
	// column tells the columns of a page apart, in the order in which they are read.
	column int
	// across says that it spans columns.
	across bool
}

type page struct{ lines []line }

// text puts pages together: paragraphs with an empty line between them. Within one, only a hyphen at the end of a line
// keeps the line's end.
func text(pages []page) string {
	dropMargins(pages)
	var all []line
	usual := usualGutter(pages)
	for i := range pages {
		ordered := pages[i].ordered(usual)
		for k := range ordered {
			ordered[k].column += i * columnsOfPage
		}
		all = append(all, ordered...)
	}
	var b strings.Builder
	m := measure(all)
	for i := range all {
		text := strings.TrimSpace(all[i].text)
		if last, size := utf8.DecodeLastRuneInString(text); strings.ContainsRune(hyphens, last) {
			text = text[:len(text)-size] + "-"
		}
		if i > 0 {
			switch {
			case m.begins(all[i-1], all[i]):
				b.WriteString("\n\n")
			case wraps(all[i-1].text):
				b.WriteByte('\n')
			default:
				b.WriteByte(' ')
			}
		}
		b.WriteString(text)
	}
	return b.String()
}

// wraps reports whether a line ends inside a word.
func wraps(text string) bool {
	text = strings.TrimSpace(text)
	last, size := utf8.DecodeLastRuneInString(text)
	before, _ := utf8.DecodeLastRuneInString(text[:len(text)-size])
	return strings.ContainsRune(hyphens, last) && unicode.IsLetter(before)
}

// hyphens are those that may stand at the end of a line.
const hyphens = "-‐\u00ad" + "\x02"

// columnsOfPage is more than a page has columns.
const columnsOfPage = 1 << 10

// Margins: lines that come again at the same height of several pages, numbers of pages, and what stands apart above the
// text of a page that is not the first.

// marginRows is how many rows at the top and at the bottom may be margins.
const marginRows = 3

// maxMarginWords is how long the line above a page may be.
const maxMarginWords = 12

var (
	pageNumber = regexp.MustCompile(`(?i)^\W*(?:page|p\.)?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?\W*$`)
	digits     = regexp.MustCompile(`\d+`)
)

// row is what stands at one height of a page.
type row struct {
	box
	text  string
	lines []int
}

// rows are those of a page from top to bottom.
func (p *page) rows() (rows []row) {
	order := make([]int, len(p.lines))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p.lines[b].middle(), p.lines[a].middle()) })
	for _, i := range order {
		l := p.lines[i]
		if last := len(rows) - 1; last >= 0 && rows[last].bottom < l.middle() && l.middle() < rows[last].top {
			rows[last].box = rows[last].cover(l.box)
			rows[last].text += " " + l.text
			rows[last].lines = append(rows[last].lines, i)
		} else {
			rows = append(rows, row{l.box, l.text, []int{i}})
		}
	}
	return rows
}

// margin is a row with a height that it may come again at.
type margin struct {
	text   string
	height int
}

func marginOf(r row) margin {
	text := strings.ToLower(strings.Join(strings.Fields(digits.ReplaceAllString(r.text, "#")), " "))
	return margin{text, int(math.Round(r.middle() / 8))}
}

func dropMargins(pages []page) {
	count := map[margin]int{}
	edges := make([][2][]row, len(pages)) // from the top, from the bottom
	for i := range pages {
		rows := pages[i].rows()
		n := min(marginRows, len(rows)/2)
		bottom := slices.Clone(rows[len(rows)-n:])
		slices.Reverse(bottom)
		edges[i] = [2][]row{rows[:n], bottom}
		for _, edge := range edges[i] {
			for _, r := range edge {
				count[marginOf(r)]++
			}
		}
	}
	for i := range pages {
		drop := map[int]bool{}
		pitch := pages[i].pitch()
		for end, edge := range edges[i] {
			for k, r := range edge {
				m := marginOf(r)
				again := max(count[m], count[margin{m.text, m.height - 1}], count[margin{m.text, m.height + 1}]) > 1
				apart := i > 0 && end == 0 && k == 0 && k+1 < len(edge) && r.middle()-edge[k+1].middle() > 1.8*pitch &&
					len(strings.Fields(r.text)) <= maxMarginWords && !endsSentence(r.text)
				if !again && !apart && !pageNumber.MatchString(r.text) {
					break
				}
				for _, at := range r.lines {
					drop[at] = true
				}
			}
		}
		var kept []line
		for k, l := range pages[i].lines {
			if !drop[k] {
				kept = append(kept, l)
			}
		}
		pages[i].lines = kept
	}
}

// pitch is how far the lines of a page stand from each other mostly.
func (p *page) pitch() float64 {
	rows := p.rows()
	var steps []float64
	for i := 1; i < len(rows); i++ {
		steps = append(steps, rows[i-1].middle()-rows[i].middle())
	}
	return median(steps)
}

func median(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	slices.Sort(values)
	return values[len(values)/2]
}

// usualGutter is the gutter that most pages have, 0 for none.
func usualGutter(pages []page) float64 {
	count := map[int]int{}
	best, most := 0.0, 0
	for i := range pages {
		if x, ok := findGutter(pages[i].lines, 0); ok {
			at := int(x / 8)
			if count[at]++; count[at] > most {
				best, most = x, count[at]
			}
		}
	}
	return best
}

// ordered are the lines of a page in the order in which they are read. The gutter is the usual one.
func (p *page) ordered(gutter float64) []line {
	column := 0
	return columns(p.lines, gutter, &column, 0)
}

// maxNesting is how often columns are looked for within columns.
const maxNesting = 4

// columns puts lines into reading order: what spans all columns, and between two of these one column after the other.
// Each run of lines that is read from top to bottom gets a number.
func columns(lines []line, usual float64, number *int, depth int) []line {
	gutter, ok := findGutter(lines, usual)
	if !ok || depth == maxNesting {
		*number++
		return column(lines, *number)
	}
	byHeight := slices.Clone(lines)
	slices.SortStableFunc(byHeight, func(a, b line) int { return cmp.Compare(b.middle(), a.middle()) })
	var out, left, right, across []line
	flush := func() {
		for _, part := range [...][]line{left, right} {
			if len(part) > 0 {
				out = append(out, columns(part, 0, number, depth+1)...)
			}
		}
		left, right = nil, nil
	}
	flushAcross := func() {
		if len(across) > 0 {
			*number++
			whole := column(across, *number)
			for i := range whole {
				whole[i].across = true
			}
			out = append(out, whole...)
			across = nil
		}
	}
	var sizes []float64
	for _, l := range lines {
		sizes = append(sizes, l.size)
	}
	prose := median(sizes)
	for _, l := range byHeight {
		last := len(across) - 1
		switch {
		case last >= 0 && l.size > 1.15*prose && math.Abs(l.size-across[last].size) < 0.05*l.size:
			across = append(across, l) // the last line of a heading
		case l.right <= gutter:
			flushAcross()
			left = append(left, l)
		case l.left >= gutter:
			flushAcross()
			right = append(right, l)
		default:
			flush()
			across = append(across, l)
		}
	}
	flush()
	flushAcross()
	return out
}

const (
	minColumn  = 4   // lines of a column at least
	gutterEdge = 0.5 // between the widest line of a column and the gutter
)

// findGutter finds a line down the page that has columns on both sides and is crossed by few lines. At the usual place
// a column may be short.
func findGutter(lines []line, usual float64) (x float64, ok bool) {
	all := box{}
	var edges []float64
	for _, l := range lines {
		all = all.cover(l.box)
		edges = append(edges, l.right)
	}
	if usual > 0 {
		edges = append(edges, usual-gutterEdge)
	}
	slices.SortFunc(edges, func(a, b float64) int { return cmp.Compare(b, a) })
	width := all.right - all.left
	bestCrossed, bestMiddle := math.MaxInt, math.Inf(1)
	last := math.Inf(1)
	for _, edge := range edges {
		atUsual := edge == usual-gutterEdge
		if last-edge < 1 && !atUsual {
			continue // the edge of a column is ragged: its outermost line counts
		}
		last = edge
		at := edge + gutterEdge
		if at < all.left+0.15*width || at > all.right-0.15*width {
			continue
		}
		left, right, crossed := 0, 0, 0
		leftBox, rightBox := box{}, box{}
		for _, l := range lines {
			switch {
			case l.right <= at:
				left, leftBox = left+1, leftBox.cover(l.box)
			case l.left >= at:
				right, rightBox = right+1, rightBox.cover(l.box)
			default:
				crossed++
			}
		}
		// Both stand side by side, and for the most part of both.
		shared := min(leftBox.top, rightBox.top) - max(leftBox.bottom, rightBox.bottom)
		beside := shared > 0.5*min(leftBox.top-leftBox.bottom, rightBox.top-rightBox.bottom)
		least := minColumn
		if atUsual {
			least = 1
		}
		if left < least || right < least || crossed*3 > left+right || !beside {
			continue
		}
		middle := math.Abs(at - (all.left+all.right)/2)
		if crossed < bestCrossed || crossed == bestCrossed && middle < bestMiddle {
			bestCrossed, bestMiddle, x, ok = crossed, middle, at, true
		}
	}
	return x, ok
}

// column puts the pieces of one column into lines, from top to bottom.
func column(lines []line, number int) []line {
	p := page{lines}
	var out []line
	for _, r := range p.rows() {
		slices.SortStableFunc(r.lines, func(a, b int) int { return cmp.Compare(lines[a].left, lines[b].left) })
		l := lines[r.lines[0]]
		for _, i := range r.lines[1:] {
			l.text = strings.TrimRight(l.text, " ") + " " + strings.TrimLeft(lines[i].text, " ")
			l.size = max(l.size, lines[i].size)
		}
		l.box, l.column = r.box, number
		out = append(out, l)
	}
	return out
}

// measures are those of a document's prose.
type measures struct {
	size, pitch float64
	edges       map[int]box // of the columns
}

func measure(all []line) measures {
	m := measures{edges: map[int]box{}}
	var sizes, steps []float64
	for i, l := range all {
		sizes = append(sizes, l.size)
		if i > 0 && all[i-1].column == l.column && all[i-1].middle() > l.middle() {
			steps = append(steps, all[i-1].middle()-l.middle())
		}
		m.edges[l.column] = m.edges[l.column].cover(l.box)
	}
	m.size, m.pitch = median(sizes), median(steps)
	return m
}

// begins reports whether a new paragraph begins with l, behind before.
func (m *measures) begins(before, l line) bool {
	if ratio := l.size / max(before.size, 0.1); ratio > 1.15 || ratio < 0.87 {
		return true
	}
	ends := endsSentence(before.text)
	short := before.right < m.edges[before.column].right-0.15*(m.edges[before.column].right-m.edges[before.column].left)
	indented := l.left > m.edges[l.column].left+0.6*m.size
	if before.across != l.across {
		return true
	}
	if before.column != l.column {
		return ends || l.size > 1.15*m.size
	}
	if before.middle()-l.middle() > 1.4*m.pitch*max(1, l.size/m.size) {
		return true
	}
	return ends && (indented || short) || indented && !wraps(before.text) && (short || before.left < l.left-0.6*m.size)
}

// endsSentence reports whether a line ends as sentences do.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, " \t\"'”’»)]")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:", r)
}

// heading is what stands in the largest letters on the first page, if that is one heading.
func heading(pages []page) string {
	if len(pages) == 0 {
		return ""
	}
	largest, rest := 0.0, []float64{}
	for _, l := range pages[0].lines {
		largest = max(largest, l.size)
		rest = append(rest, l.size)
	}
	if largest < 1.2*median(rest) {
		return ""
	}
	var parts []string
	for _, l := range pages[0].lines {
		if l.size > 0.95*largest {
			parts = append(parts, strings.TrimSpace(l.text))
		}
	}
	title := strings.Join(parts, " ")
	if n := len(strings.Fields(title)); n < 2 || n > 30 {
		return ""
	}
	return title
}
