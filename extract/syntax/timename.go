package syntax

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/lexicon"
	"github.com/quadpress/quadpress/language/timex"
)

//go:embed times.yaml
var timesYAML []byte

// timeNames is what times.yaml holds; the comments stand there.
type timeNames struct {
	Eras, Vague, Temporal lexicon.Words
	longest               int // words in the name of an era
}

var loadTimeNames = sync.OnceValue(func() *timeNames {
	var names timeNames
	if err := yaml.Load(timesYAML, &names, yaml.WithKnownFields()); err != nil {
		panic(fmt.Sprintf("times.yaml: %v", err)) // embedded: a test reads it
	}
	for name := range names.Eras {
		names.longest = max(names.longest, len(strings.Fields(strings.ReplaceAll(name, "'", " '"))))
	}
	return &names
})

// timeName is a run of words that names a time as one.
type timeName struct {
	first, last int      // of its tokens, the last one not included
	words       []string // what it stands for, as [timex.Calendar.Read] takes it; none where no date is
	thing       bool     // a war or an age, or a time beside a thing: no date by itself
}

// timeNameAt is the name of a time that starts at token i, nil for none.
func (t *Tree) timeNameAt(i int) *timeName {
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

// knownName is a name of a day or an age, where it is said of when something was: not "Christmas Island" and "won
// World War II".
func (t *Tree) knownName(i int) *timeName {
	words := make([]string, 0, 8)
	for k := i; k < min(len(t.Tokens), i+cap(words)); k++ {
		words = append(words, t.Lower(k))
	}
	length, era := timex.NameAt(words), false
	if n := eraAt(words); n > length {
		length, era = n, true
	}
	if length == 0 {
		return nil
	}
	found := &timeName{first: i, last: i + length, thing: era}
	if !era {
		found.words = words[:length]
	}
	capital := slices.ContainsFunc(t.Tokens[i:i+length], func(tok quadpress.Token) bool {
		first, _ := utf8.DecodeRuneInString(tok.Form)
		return unicode.IsUpper(first) || unicode.IsDigit(first)
	})
	if !capital || !t.isWhen(found) {
		return nil
	}
	return found
}

// eraAt returns how many words, from the first on, are the name of a war or an age, 0 for none.
func eraAt(words []string) (length int) {
	names, key := loadTimeNames(), ""
	for k, w := range words[:min(len(words), names.longest)] {
		if key = key + " " + strings.ReplaceAll(w, "’", "'"); w == "'" {
			key = strings.TrimSuffix(key, " '") + "'"
		}
		if names.Eras[key[1:]] {
			length = k + 1
		}
	}
	return length
}

// isWhen reports whether a name of a time is said of when something was.
func (t *Tree) isWhen(n *timeName) bool {
	head := t.headOf(n)
	for _, k := range t.Kids[head] {
		if r := t.Rel(k); (r == "compound" || r == "flat") && (k < n.first || k >= n.last) && t.Tokens[k].UPOS == "PROPN" {
			return false // "Father Christmas"
		}
	}
	switch r := t.Rel(head); r {
	case "obl", "nmod":
		p := t.Preposition(head)
		return strings.HasSuffix(t.Rels[head], ":poss") || p == "" && r == "obl" || loadTimeNames().Temporal[p]
	case "compound": // "the Christmas Day attack", not "Christmas Island"
		h := t.Head(head)
		return h >= n.last && t.Tokens[h].UPOS == "NOUN"
	case "advmod":
		return true
	}
	return false
}

// headOf is the token that a name of a time hangs by.
func (t *Tree) headOf(n *timeName) int {
	for k := n.first; k < n.last; k++ {
		if h := t.Head(k); h < n.first || h >= n.last {
			return k
		}
	}
	return n.first
}

// besideTime reads "the day before yesterday", "the week after next", "two days after Christmas".
func (t *Tree) besideTime(i int) *timeName {
	k := i
	if w := t.Lower(k); w == "the" || timex.Count(w) > 0 || t.Tokens[k].UPOS == "NUM" {
		k++
	}
	if k == i || k+2 >= len(t.Tokens) || !timex.IsDuration(t.Lower(k)) && !timex.IsDayPart(t.Lower(k)) {
		return nil
	}
	relation, tail := t.Lower(k+1), k+2
	if relation != "before" && relation != "after" && relation != "from" ||
		relation == "from" && timex.IsYear(t.Lower(tail)) { // "saves $5 million a year from 2028"
		return nil
	}
	n := &timeName{first: i, last: tail + 1}
	for j := i; j < tail; j++ {
		n.words = append(n.words, t.Lower(j))
	}
	switch w := t.Lower(tail); w {
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
					n.words = append(n.words, t.Lower(j))
				}
			}
			return n
		}
	}
	if h := t.Head(k + 1); t.Rel(k+1) == "case" && h > k+1 { // "three days after the vote": whenever that was
		return &timeName{first: i, last: h + 1, thing: true}
	}
	return nil
}

// writtenDate reads a date in figures: "2022-03-03", "3/3/2022", "19-Nov-12".
func (t *Tree) writtenDate(i int) *timeName {
	if words, ok := timex.Written(t.Lower(i)); ok {
		return &timeName{first: i, last: i + 1, words: words}
	}
	if i+5 > len(t.Tokens) || t.Lower(i+1) != "-" || t.Lower(i+3) != "-" { // a number, a month and a number
		return nil
	}
	date := t.Lower(i) + "-" + t.Lower(i+2) + "-" + t.Lower(i+4)
	if words, ok := timex.Written(date); ok {
		return &timeName{first: i, last: i + 5, words: words}
	}
	return nil
}

// decadeAt reads "1990s", "the '90s", "the nineties", for which there is no value. "In his 60s" is an age.
func (t *Tree) decadeAt(i int) *timeName {
	w := t.Lower(i)
	afterThe := i > 0 && t.Lower(i-1) == "the" || i > 1 && t.Lower(i-2) == "the"
	decadal, full := timex.IsDecade(w)
	if !decadal || !full && !afterThe {
		return nil
	}
	if r := t.Rel(i); r != "obl" && r != "nmod" && r != "compound" && r != "advmod" {
		return nil
	}
	return &timeName{first: i, last: i + 1}
}

// findTimeNames finds the names of times of a sentence. Those that are nothing but times count as dates.
func (t *Tree) findTimeNames() {
	for i := 0; i < len(t.Tokens); i++ {
		n := t.timeNameAt(i)
		if n == nil {
			continue
		}
		if t.timeNames == nil {
			t.timeNames = map[int]*timeName{}
		}
		for k := n.first; k < n.last; k++ {
			t.timeNames[k] = n
			t.Dates[k] = t.Dates[k] || !n.thing
		}
		i = n.last - 1
	}
}

// NamesTime reports whether a token stands in a name of a time.
func (t *Tree) NamesTime(i int) bool { return t.timeNames[i] != nil }

// CountsFrom reports whether the time that token i heads counts from what another token tells: "three days after the
// vote" is no time of the vote.
func (t *Tree) CountsFrom(i, other int) bool {
	return t.timeNames[i] != nil && t.timeNames[i] == t.timeNames[other]
}

// TimePreposition is the preposition of the time that token i heads: "before", but not in "the day before yesterday".
func (t *Tree) TimePreposition(i int) string {
	n := t.timeNames[i]
	if n == nil {
		return t.Preposition(i)
	}
	if c := t.Child(i, "case"); c >= n.first {
		return ""
	}
	return t.Preposition(i)
}

// TimeText is the words for the time that token i heads, with the preposition where it says before or until when.
func (t *Tree) TimeText(i int) string {
	var text string
	if n := t.timeNames[i]; n != nil {
		first := n.first
		if first > 0 && t.Rel(first-1) == "det" { // "the 1990s"
			first--
		}
		text, _ = t.Cut(first, n.last)
	} else {
		text = t.Written(t.Trim(slices.DeleteFunc(t.TimeTokens(i), func(k int) bool {
			if t.Rel(k) == "fixed" { // "as of"
				k = t.Head(k)
			}
			return t.Rel(k) == "case" && t.Head(k) == i && k < i
		})))
	}
	if p := t.TimePreposition(i); lexicon.English().Bounding[p] {
		text = p + " " + text
	}
	return text
}

// GivesTime reports whether words say when something was, though no calendar can tell the day: "in recent years", "in
// the 19th century", "every Friday", "three days after the attack". How long it took, and the time of day, do not.
func GivesTime(words []string, preposition string) bool {
	return len(words) == 1 && loadTimeNames().Vague[words[0]] || timex.Gives(words, preposition)
}
