package extract

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"go.yaml.in/yaml/v4"

	"github.com/quadpress/quadpress"
)

//go:embed times.yaml
var timesYAML []byte

// timeNames is what times.yaml holds; the comments stand there.
type timeNames struct {
	Days                                   map[string]string
	Feasts, Eras, Decades, Vague, Temporal words
	// read is the words that each name stands for, none where it is no date.
	read    map[string][]string
	longest int // words in a name
}

var loadTimeNames = sync.OnceValue(func() *timeNames {
	var names timeNames
	if err := yaml.Load(timesYAML, &names, yaml.WithKnownFields()); err != nil {
		panic(fmt.Sprintf("times.yaml: %v", err)) // embedded: a test reads it
	}
	names.read = map[string][]string{}
	add := func(name, value string) {
		key := strings.Fields(strings.ReplaceAll(name, "'", " '"))
		names.longest = max(names.longest, len(key))
		names.read[strings.Join(key, " ")] = strings.Fields(value)
	}
	for name, value := range names.Days {
		add(name, value)
	}
	for _, set := range [...]words{names.Feasts, names.Eras} {
		for name := range set {
			add(name, "")
		}
	}
	return &names
})

// timeName is a run of words that names a time as one.
type timeName struct {
	first, last int      // of its tokens, the last one not included
	words       []string // what it stands for, as [calendar.read] takes it; none where no date is
	thing       bool     // a war or an age, or a time beside a thing: no date by itself
}

// timeNameAt is the name of a time that starts at token i, nil for none.
func (t *tree) timeNameAt(i int) *timeName {
	if n := t.writtenDate(i); n != nil {
		return n
	}
	if n := t.besideTime(i); n != nil {
		return n
	}
	if n := t.decadeAt(i); n != nil {
		return n
	}
	return t.knownName(i)
}

// knownName is a name that times.yaml lists, where it is said of when something was: not "Christmas Island" and "won
// World War II".
func (t *tree) knownName(i int) *timeName {
	names := loadTimeNames()
	var found *timeName
	key, capital := "", false
	for k := i; k < len(t.Tokens) && k < i+names.longest; k++ {
		w := strings.ReplaceAll(t.lower(k), "’", "'")
		if key = strings.TrimSpace(key + " " + w); strings.HasSuffix(w, "'") && len(w) > 1 {
			key = strings.TrimSuffix(key, "'") + " '"
		}
		first := []rune(t.Tokens[k].Form)[0]
		capital = capital || unicode.IsUpper(first) || unicode.IsDigit(first)
		if value, ok := names.read[key]; ok && capital {
			era := names.Eras[strings.ReplaceAll(key, " '", "'")]
			found = &timeName{first: i, last: k + 1, words: value, thing: era}
		}
	}
	if found == nil || !t.isWhen(found) {
		return nil
	}
	return found
}

// isWhen reports whether a name of a time is said of when something was.
func (t *tree) isWhen(n *timeName) bool {
	head := t.headOf(n)
	for _, k := range t.kids[head] {
		if r := t.rel(k); (r == "compound" || r == "flat") && (k < n.first || k >= n.last) && t.Tokens[k].UPOS == "PROPN" {
			return false // "Father Christmas"
		}
	}
	switch r := t.rel(head); r {
	case "obl", "nmod":
		p := t.preposition(head)
		return strings.HasSuffix(t.rels[head], ":poss") || p == "" && r == "obl" || loadTimeNames().Temporal[p]
	case "compound": // "the Christmas Day attack", not "Christmas Island"
		h := t.head(head)
		return h >= n.last && t.Tokens[h].UPOS == "NOUN"
	case "advmod":
		return true
	}
	return false
}

// headOf is the token that a name of a time hangs by.
func (t *tree) headOf(n *timeName) int {
	for k := n.first; k < n.last; k++ {
		if h := t.head(k); h < n.first || h >= n.last {
			return k
		}
	}
	return n.first
}

// besideTime reads "the day before yesterday", "the week after next", "two days after Christmas".
func (t *tree) besideTime(i int) *timeName {
	k := i
	if w := t.lower(k); w == "the" || counts[w] > 0 || t.Tokens[k].UPOS == "NUM" {
		k++
	}
	if k == i || k+2 >= len(t.Tokens) || !isDuration(t.lower(k)) && !isDayPart(t.lower(k)) {
		return nil
	}
	relation, tail := t.lower(k+1), k+2
	if relation != "before" && relation != "after" && relation != "from" {
		return nil
	}
	n := &timeName{first: i, last: tail + 1}
	for j := i; j < tail; j++ {
		n.words = append(n.words, t.lower(j))
	}
	switch w := t.lower(tail); w {
	case "yesterday", "today", "tomorrow":
		n.words = append(n.words, w)
		return n
	case "last", "next":
		if tail+1 < len(t.Tokens) && t.Tokens[tail+1].UPOS != "PUNCT" && t.Tokens[tail+1].UPOS != "ADP" {
			return nil // "the day before last Friday"
		}
		n.words = append(n.words, w)
		return n
	}
	for _, name := range [...]*timeName{t.writtenDate(tail), t.knownName(tail)} {
		if name != nil && len(name.words) > 0 {
			n.last, n.words = name.last, append(n.words, name.words...)
			return n
		}
	}
	for _, m := range t.Mentions {
		if m.First == tail && m.Type == quadpress.Date {
			n.last = m.Last
			for j := m.First; j < m.Last; j++ {
				if t.Tokens[j].UPOS != "PUNCT" {
					n.words = append(n.words, t.lower(j))
				}
			}
			return n
		}
	}
	if h := t.head(k + 1); t.rel(k+1) == "case" && h > k+1 { // "three days after the vote": whenever that was
		return &timeName{first: i, last: h + 1, thing: true}
	}
	return nil
}

func isDayPart(w string) bool {
	return w == "morning" || w == "afternoon" || w == "evening" || w == "night"
}

var (
	yearFirst = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:t\d{2}:\d{2}\S*)?$`)
	yearLast  = regexp.MustCompile(`^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})$`)
	decade    = regexp.MustCompile(`^(?:(?:early|mid|late)-)?(['’]?)((?:1\d|20)?)\d0['’]?s$`)
)

// writtenDate reads a date in figures: "2022-03-03", "3/3/2022", "19-Nov-12". Of "3/4/2022" only the year is plain: it
// is in March or in April, by where it was written.
func (t *tree) writtenDate(i int) *timeName {
	w := t.lower(i)
	if w[0] < '0' || w[0] > '9' {
		return nil
	}
	if m := yearFirst.FindStringSubmatch(w); m != nil {
		if d, err := time.Parse("2006-1-2", strings.Join(m[1:4], "-")); err == nil {
			return &timeName{first: i, last: i + 1, words: []string{d.Format(time.DateOnly)}}
		}
		return nil
	}
	if m := yearLast.FindStringSubmatch(w); m != nil {
		dayFirst, err := time.Parse("2-1-2006", m[1]+"-"+m[3]+"-"+m[4])
		monthFirst, err2 := time.Parse("1-2-2006", m[1]+"-"+m[3]+"-"+m[4])
		n := &timeName{first: i, last: i + 1}
		switch {
		case len(m[4]) == 2: // which of the three is the year?
			if m[2] != "/" {
				return nil
			}
		case err != nil && err2 != nil:
			return nil
		case err == nil && (err2 != nil || m[2] == "." || dayFirst.Equal(monthFirst)):
			n.words = []string{dayFirst.Format(time.DateOnly)}
		case err2 == nil && err != nil:
			n.words = []string{monthFirst.Format(time.DateOnly)}
		default:
			n.words = []string{m[4]}
		}
		return n
	}
	for last := i + 1; last <= min(i+5, len(t.Tokens)); last += 4 { // one word, or a word and two with their hyphens
		text, _ := t.cut(i, last)
		for _, layout := range [...]string{"2-Jan-06", "2-Jan-2006", "2-January-06", "2-January-2006"} {
			if d, err := time.Parse(layout, text); err == nil {
				return &timeName{first: i, last: last, words: []string{d.Format(time.DateOnly)}}
			}
		}
	}
	return nil
}

// decadeAt reads "1990s", "the '90s", "the nineties", for which there is no value. "In his 60s" is an age.
func (t *tree) decadeAt(i int) *timeName {
	w := t.lower(i)
	afterThe := i > 0 && t.lower(i-1) == "the" || i > 1 && t.lower(i-2) == "the"
	m := decade.FindStringSubmatch(w)
	if m == nil && !loadTimeNames().Decades[w] || (m == nil || m[2] == "") && !afterThe {
		return nil
	}
	if r := t.rel(i); r != "obl" && r != "nmod" && r != "compound" && r != "advmod" {
		return nil
	}
	return &timeName{first: i, last: i + 1}
}

// findTimeNames finds the names of times of a sentence. Those that are nothing but times count as dates.
func (t *tree) findTimeNames() {
	for i := 0; i < len(t.Tokens); i++ {
		n := t.timeNameAt(i)
		if n == nil {
			continue
		}
		if t.names == nil {
			t.names = map[int]*timeName{}
		}
		for k := n.first; k < n.last; k++ {
			t.names[k] = n
			t.dates[k] = t.dates[k] || !n.thing
		}
		i = n.last - 1
	}
}

// timePreposition is the preposition of the time that token i heads: "before", but not in "the day before yesterday".
func (t *tree) timePreposition(i int) string {
	n := t.names[i]
	if n == nil {
		return t.preposition(i)
	}
	if c := t.child(i, "case"); c >= n.first {
		return ""
	}
	return t.preposition(i)
}

// timeText is the words for the time that token i heads, with the preposition where it says before or until when.
func (t *tree) timeText(i int) string {
	var text string
	if n := t.names[i]; n != nil {
		first := n.first
		if first > 0 && t.rel(first-1) == "det" { // "the 1990s"
			first--
		}
		text, _ = t.cut(first, n.last)
	} else {
		text = t.written(t.trim(slices.DeleteFunc(t.timeTokens(i), func(k int) bool {
			if t.rel(k) == "fixed" { // "as of"
				k = t.head(k)
			}
			return t.rel(k) == "case" && t.head(k) == i && k < i
		})))
	}
	if p := t.timePreposition(i); endsRange(p) {
		text = p + " " + text
	}
	return text
}

// givesTime reports whether words say when something was, though no calendar can tell the day: "in recent years", "in the
// 19th century", "every Friday", "three days after the attack". How long it took, and the time of day, do not.
func givesTime(words []string, preposition string) bool {
	p := parseDate(words)
	has := func(w string) bool { return slices.Contains(words, w) }
	switch {
	case len(words) == 1 && loadTimeNames().Vague[words[0]]:
		return true
	case p.month > 0, p.year > 0, p.hasWeekday, p.deictic != "", p.season, has("winter"):
		return true
	case p.unit == "":
		return p.which == "past" && preposition == "in" // "in the past"
	case p.unit == "century", p.which != "", p.direction != "", has("recent"), has("every"), has("each"):
		return true
	}
	return p.count == 0 && !p.part &&
		(preposition == "on" && p.unit == "day" || preposition == "in" && has("the") && isDuration(p.unit))
}
