package timex

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quadpress/quadpress"
)

// PhraseAt returns where the words for a time that begin at token i end, i for none; words are the tokens in lower
// case. It finds times of several words that stand for one ("the day before yesterday", "every two weeks", "the
// summer of 2019") and names of days, not the plain ones: "Friday", "May 3, 2019", "last week".
func PhraseAt(tokens []quadpress.Token, words []string, i int) int {
	g := grammar{tokens, words, load()}
	if !g.mayBegin(words[i]) {
		return i
	}
	for _, rule := range [...]func(int) int{
		g.figures, g.named, g.repeated, g.frequency, g.besideDay, g.weekdaysAgo, g.dayOfMonth, g.centuryOrDecade,
		g.partOf, g.joinedMid, g.beforeChrist, g.following, g.unitsAgo, g.endOf, g.afterThe, g.reference,
	} {
		if end := rule(i); end > i {
			return end
		}
	}
	return i
}

// LengthAt returns where the words for a length of time that begin at token i end, i for none. It finds those that do
// not begin with a plain number: "half an hour", "several days", "two and a half years", "three-day".
func LengthAt(tokens []quadpress.Token, words []string, i int) int {
	g := grammar{tokens, words, load()}
	if !g.mayBegin(words[i]) {
		return i
	}
	for _, rule := range [...]func(int) int{g.half, g.andHalf, g.severalUnits, g.oneUnit, g.forUnits, g.hyphenated} {
		if end := rule(i); end > i {
			return end
		}
	}
	return i
}

// grammar has a rule for each kind of phrase, from its first token to behind its last.
type grammar struct {
	tokens []quadpress.Token
	words  []string
	*lexicon
}

// at is the word k, empty outside of the sentence.
func (g grammar) at(k int) string {
	if k < 0 || k >= len(g.words) {
		return ""
	}
	return g.words[k]
}

func (g grammar) tagged(k int, upos ...string) bool {
	if k < 0 || k >= len(g.tokens) {
		return false
	}
	for _, u := range upos {
		if g.tokens[k].UPOS == u {
			return true
		}
	}
	return false
}

func (g grammar) isUnit(k int) bool { return g.Units[g.at(k)] != "" && g.at(k) != "second" }

func (g grammar) isCount(k int) bool {
	w := g.at(k)
	if w == "" || w == "a" || w == "an" {
		return false
	}
	if _, err := strconv.Atoi(w); err == nil {
		return w[0] != '-' && w[0] != '+'
	}
	return g.Counts[w] > 0
}

func (g grammar) isOrdinal(k int) bool {
	w := g.at(k)
	if g.Ordinals[w] > 0 {
		return true
	}
	digits := strings.TrimRight(w, "stndrh")
	_, err := strconv.Atoi(digits)
	return err == nil && len(w) == len(digits)+2 && len(digits) < 3
}

// month is behind a month at k and its year: "July", "July 2019", "June, 2019"; k for none.
func (g grammar) month(k int) int {
	if g.Months[strings.TrimSuffix(g.at(k), ".")] == 0 {
		return k
	}
	return g.year(k + 1)
}

// year is behind the year at k, perhaps behind "of" or a comma; k for none.
func (g grammar) year(k int) int {
	switch {
	case IsYear(g.at(k)):
		return k + 1
	case (g.at(k) == "of" || g.at(k) == ",") && IsYear(g.at(k+1)):
		return k + 2
	}
	return k
}

// figures is "2019-05-03", "3/14/2019" and "19-Nov-12".
func (g grammar) figures(i int) int {
	if dates, ok := Written(g.at(i)); ok && len(dates) > 0 {
		return i + 1
	}
	if i+5 <= len(g.words) && g.at(i+1) == "-" && g.at(i+3) == "-" {
		if _, ok := Written(strings.Join(g.words[i:i+5], "")); ok {
			return i + 5
		}
	}
	return i
}

// named is "Christmas Day", "Easter Sunday 2018", "last Easter", but not "Easter Island".
func (g grammar) named(i int) int {
	if w := g.at(i); (w == "last" || w == "next" || w == "this") && i+1 < len(g.tokens) && g.named(i+1) > i+1 {
		return g.named(i + 1)
	}
	n, found := g.nameAt(g.words[i:])
	if n == 0 || found.words == nil && found.feast == nil {
		return i
	}
	first, _ := utf8.DecodeRuneInString(g.tokens[i].Form)
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) || i > 0 && g.tagged(i-1, "PROPN") && g.tokens[i-1].Head >= i {
		return i
	}
	end := g.year(i + n)
	if end == i+n && g.tagged(end, "PROPN") && !g.isWeekday(end) {
		return i
	}
	return end
}

func (g grammar) isWeekday(k int) bool { _, ok := g.Weekdays[g.at(k)]; return ok }

// repeated is "every Monday", "each year", "every two weeks", "every other Friday morning", "Mondays", "weekly".
func (g grammar) repeated(i int) int {
	switch w := g.at(i); {
	case w == "every" || w == "each":
		k := i + 1
		if g.at(k) == "other" || g.isCount(k) || g.isOrdinal(k) || g.at(k) == "few" {
			k++
		}
		switch {
		case g.isUnit(k), g.at(k) == "weekend", g.Seasons[g.at(k)] != "", g.Parts[g.at(k)] != "", g.Months[g.at(k)] > 0:
			return k + 1
		case g.isWeekday(k) && g.Parts[g.at(k+1)] != "":
			return k + 2
		case g.isWeekday(k):
			return k + 1
		}
	case g.Repeated[w] != "" && (g.tagged(i, "ADV") || g.at(i-1) == "on" && strings.HasPrefix(w, "week")):
		return i + 1
	case strings.HasSuffix(w, "days") && len(w) > 6 && Repeated([]string{w}) != "" && g.at(i+1) != "ago":
		return i + 1
	}
	return i
}

// frequency is "twice a week", "three times a year".
func (g grammar) frequency(i int) int {
	k := i + 1
	switch {
	case g.at(i) == "once" || g.at(i) == "twice":
	case g.isCount(i) && g.at(k) == "times":
		k++
	default:
		return i
	}
	if w := g.at(k); (w == "a" || w == "an" || w == "per" || w == "each" || w == "every") && g.isUnit(k+1) {
		return k + 2
	}
	return i
}

// besideDay is "day before yesterday", "day after tomorrow", "week before last".
func (g grammar) besideDay(i int) int {
	if !g.isUnit(i) && g.Parts[g.at(i)] == "" || g.at(i+1) != "before" && g.at(i+1) != "after" {
		return i
	}
	switch g.at(i + 2) {
	case "yesterday", "tomorrow":
		return i + 3
	case "last", "next":
		if i+3 >= len(g.tokens) || g.tagged(i+3, "PUNCT", "ADP", "CCONJ") {
			return i + 3
		}
	}
	return i
}

// weekdaysAgo is "two Tuesdays ago", "twenty-five years ago".
func (g grammar) weekdaysAgo(i int) int {
	if !g.isCount(i) {
		return i
	}
	k := i + 1
	if g.at(k) == "-" && g.isCount(k+1) {
		k += 2
	}
	if g.at(k+1) != "ago" || !g.isUnit(k) && !g.isWeekday(k) && !g.isWeekdays(k) {
		return i
	}
	return k + 2
}

// isWeekdays reports whether the word k is a weekday in the plural.
func (g grammar) isWeekdays(k int) bool {
	_, ok := g.Weekdays[strings.TrimSuffix(g.at(k), "s")]
	return ok && strings.HasSuffix(g.at(k), "days")
}

// dayOfMonth is "Fourth of July", "5th of June, 2019", and "4th" behind "on the".
func (g grammar) dayOfMonth(i int) int {
	if !g.isOrdinal(i) {
		return i
	}
	if g.at(i+1) == "of" && g.month(i+2) > i+2 {
		return g.month(i + 2)
	}
	last := i+1 == len(g.tokens) || g.tagged(i+1, "PUNCT", "ADP", "CCONJ") && g.at(i+1) != "of"
	if last && g.Ordinals[g.at(i)] == 0 && g.at(i-1) == "the" && g.at(i-2) == "on" {
		return i + 1
	}
	return i
}

// centuryOrDecade is "19th century", "early 1990s", "mid-1990s", "the '90s".
func (g grammar) centuryOrDecade(i int) int {
	if w := g.at(i + 1); g.isOrdinal(i) && (w == "century" || w == "centuries") {
		return i + 2
	}
	k := i
	if w := g.at(k); w == "early" || w == "mid" || w == "late" {
		k++
		if g.at(k) == "-" {
			k++
		}
	}
	decadal, full := IsDecade(g.at(k))
	if !decadal || !full && g.at(i-1) != "the" {
		return i
	}
	return k + 1
}

// partOf is "summer of 2019", "third quarter of 2019", "first half of last year", "Q3 2019", "morning of May 3",
// "week of May 3".
func (g grammar) partOf(i int) int {
	switch w := g.at(i); {
	case g.Seasons[w] != "":
		if end := g.year(i + 1); end > i+1 {
			return end
		}
	case g.isOrdinal(i) && (g.at(i+1) == "quarter" || g.at(i+1) == "half"):
		if end := g.year(i + 2); end > i+2 {
			return end
		}
		switch g.at(i + 3) {
		case "last", "this", "next", "the":
			if g.at(i+2) == "of" && g.at(i+4) == "year" {
				return i + 5
			}
		}
	case len(w) == 2 && w[0] == 'q' && w[1] >= '1' && w[1] <= '4' && IsYear(g.at(i+1)):
		return i + 2
	case g.Parts[w] != "" && g.at(i+1) == "of", w == "week" && g.at(i+1) == "of":
		if end := g.day(i + 2); end > i+2 {
			return end
		}
	}
	return i
}

// day is behind "May 3", "3 May 2019" at k; k for none.
func (g grammar) day(k int) int {
	number := func(k int) bool {
		n, err := strconv.Atoi(g.at(k))
		return err == nil && n >= 1 && n <= 31
	}
	switch {
	case g.Months[strings.TrimSuffix(g.at(k), ".")] > 0 && number(k+1):
		return g.year(k + 2)
	case number(k) && g.Months[strings.TrimSuffix(g.at(k+1), ".")] > 0:
		return g.year(k + 2)
	}
	return k
}

// joinedMid is "mid-July", "mid-2019".
func (g grammar) joinedMid(i int) int {
	rest, ok := strings.CutPrefix(g.at(i), "mid-")
	switch {
	case !ok:
		return i
	case g.Months[rest] > 0:
		return g.year(i + 1)
	case IsYear(rest):
		return i + 1
	}
	return i
}

// beforeChrist is "44 BC", "AD 500".
func (g grammar) beforeChrist(i int) int {
	if i+2 > len(g.words) || beforeChrist(g.words[i:i+2]) == "" {
		return i
	}
	for _, t := range g.tokens[i : i+2] {
		if first, _ := utf8.DecodeRuneInString(t.Form); unicode.IsUpper(first) {
			return i + 2
		}
	}
	return i
}

// following is "following Friday", "that year", "that night".
func (g grammar) following(i int) int {
	w := g.at(i)
	if !(w == "following" && g.at(i-1) == "the" || w == "that" && i < len(g.tokens) && g.tokens[i].XPOS == "DT") {
		return i
	}
	k := i + 1
	if g.at(k) == "same" {
		k++
	}
	switch u := g.at(k); {
	case u == "day", u == "week", u == "month", u == "year", u == "weekend", g.Parts[u] != "", g.isWeekday(k):
		return k + 1
	}
	return i
}

// unitsAgo is "decades ago".
func (g grammar) unitsAgo(i int) int {
	if g.isUnit(i) && strings.HasSuffix(g.at(i), "s") && g.at(i+1) == "ago" {
		return i + 2
	}
	return i
}

// endOf is "end of the year", "middle of the week".
func (g grammar) endOf(i int) int {
	switch g.at(i) {
	case "beginning", "start", "middle", "end":
		if g.at(i+1) == "of" && g.at(i+2) == "the" {
			switch g.at(i + 3) {
			case "week", "month", "year", "decade", "century":
				return i + 4
			}
		}
	}
	return i
}

// afterThe is "weekend" in "over the weekend" and "summer" in "in the summer".
func (g grammar) afterThe(i int) int {
	if g.at(i-1) != "the" || g.tagged(i+1, "NOUN", "PROPN", "ADJ") || g.at(i+1) == "of" || g.at(i+1) == "-" {
		return i
	}
	switch g.at(i - 2) {
	case "in", "at", "on", "over", "during":
		if g.at(i) == "weekend" || g.Seasons[g.at(i)] != "" {
			return i + 1
		}
	}
	return i
}

// reference is "now", "recently".
func (g grammar) reference(i int) int {
	if g.References[g.at(i)] != "" && g.tagged(i, "ADV") && g.at(i-1) != "from" && g.at(i+1) != "-" {
		return i + 1
	}
	return i
}

// half is "half an hour", "half a century".
func (g grammar) half(i int) int {
	if g.at(i) == "half" && (g.at(i+1) == "a" || g.at(i+1) == "an") && halfOf(g.at(i+2)) != "" {
		return i + 3
	}
	return i
}

// andHalf is "an hour and a half", "two and a half years".
func (g grammar) andHalf(i int) int {
	if !g.isCount(i) && g.at(i) != "a" && g.at(i) != "an" {
		return i
	}
	and := func(k int) bool { return g.at(k) == "and" && g.at(k+1) == "a" && g.at(k+2) == "half" }
	switch {
	case g.isUnit(i+1) && and(i+2):
		return i + 5
	case and(i+1) && g.isUnit(i+4):
		return i + 5
	}
	return i
}

// severalUnits is "several days", "a few weeks", "a couple of years", not "a few days ago".
func (g grammar) severalUnits(i int) int {
	k := i
	if g.at(k) == "a" {
		k++
	}
	switch w := g.at(k); {
	case w == "couple" && g.at(k+1) == "of":
		k += 2
	case w == "few", w == "several", w == "many":
		k++
	default:
		return i
	}
	if g.isUnit(k) && strings.HasSuffix(g.at(k), "s") {
		return k + 1
	}
	return i
}

// oneUnit is "a week" behind "for" and its like: "three times a week" is no length of time.
func (g grammar) oneUnit(i int) int {
	one := (g.at(i) == "a" || g.at(i) == "an") && g.isUnit(i+1) && !strings.HasSuffix(g.at(i+1), "s")
	if !one || g.tagged(i+2, "NOUN", "PROPN") {
		return i
	}
	switch g.at(i - 1) {
	case "for", "within", "in", "over", "after", "than", "nearly", "almost", "lasted", "under":
		return i + 2
	}
	return i
}

// forUnits is "years" behind "for".
func (g grammar) forUnits(i int) int {
	many := g.isUnit(i) && strings.HasSuffix(g.at(i), "s")
	if many && g.at(i-1) == "for" && g.at(i+1) != "ago" && !g.tagged(i+1, "NOUN", "PROPN") {
		return i + 1
	}
	return i
}

// hyphenated is "three-day", not the age of "three-year-old".
func (g grammar) hyphenated(i int) int {
	if g.isCount(i) && g.at(i+1) == "-" && g.isUnit(i+2) && !strings.HasSuffix(g.at(i+2), "s") && g.at(i+3) != "-" {
		return i + 3
	}
	return i
}
