package timex

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/quadpress/quadpress/language/wordset"
)

//go:embed times.yaml
var timesYAML []byte

// lexicon is what times.yaml holds; the comments stand there.
type lexicon struct {
	Months, Weekdays, Counts, Ordinals, Decades                      map[string]int
	Units, Parts, Seasons, Zones, Repeated, References, Days, Feasts map[string]string
	Several, Idle, Unfixed, Scheduling                               set

	names   map[string]name // by their words
	firsts  set             // the first words of names and phrases
	longest int             // words in a name
}

type set = wordset.Set

// name is what the name of a day stands for: the words of a date, a feast, or neither for one that no calendar tells.
type name struct {
	words []string
	feast *feast
}

// feast is a day that moves: so many days after Easter Sunday, or after a weekday of a month.
type feast struct {
	month   time.Month // 0 for Easter
	weekday time.Weekday
	nth     int // of the month, -1 for the last
	days    int // behind it
}

var load = sync.OnceValue(func() *lexicon {
	l := lexicon{names: map[string]name{}, firsts: set{}}
	if err := yaml.Load(timesYAML, &l, yaml.WithKnownFields()); err != nil {
		panic(fmt.Sprintf("times.yaml: %v", err)) // embedded: a test reads it
	}
	add := func(key string, n name) {
		words := strings.Fields(strings.ReplaceAll(key, "'", " '"))
		l.longest = max(l.longest, len(words))
		l.names[strings.Join(words, " ")] = n
		l.firsts[words[0]] = true
	}
	for key, value := range l.Days {
		add(key, name{words: strings.Fields(value)})
	}
	for key, value := range l.Feasts {
		add(key, name{feast: l.feast(value)})
	}
	for key := range l.Unfixed {
		add(key, name{})
	}
	for _, w := range [...]string{"every", "each", "once", "twice", "early", "mid", "late", "following", "that", "half",
		"last", "next", "this", "beginning", "start", "middle", "end", "weekend", "ad", "q1", "q2", "q3", "q4"} {
		l.firsts[w] = true
	}
	for _, table := range [...]map[string]string{l.Units, l.Parts, l.Seasons, l.Repeated, l.References} {
		for w := range table {
			l.firsts[w] = true
		}
	}
	for _, table := range [...]map[string]int{l.Counts, l.Ordinals, l.Decades} {
		for w := range table {
			l.firsts[w] = true
		}
	}
	for w := range l.Several {
		l.firsts[w] = true
	}
	return &l
})

// mayBegin reports whether a name or a phrase of times may begin with a word: it looks at most words but once.
func (l *lexicon) mayBegin(word string) bool {
	if word == "" {
		return false
	}
	first := word[0]
	return first >= '0' && first <= '9' || first >= utf8.RuneSelf || first == '\'' || strings.HasPrefix(word, "mid-") ||
		strings.HasSuffix(word, "days") || l.firsts[word]
}

// feast reads "easter -2" and "november thursday 4 1".
func (l *lexicon) feast(value string) *feast {
	var f feast
	words := strings.Fields(value)
	numbers := words[1:]
	if words[0] != "easter" {
		f.month, f.weekday = time.Month(l.Months[words[0]]), time.Weekday(l.Weekdays[words[1]])
		f.nth, _ = strconv.Atoi(words[2])
		numbers = words[3:]
	}
	if len(numbers) > 0 {
		f.days, _ = strconv.Atoi(numbers[0])
	}
	return &f
}

// in is the day of the feast in a year.
func (f *feast) in(year int) time.Time {
	if f.month == 0 {
		return easter(year).AddDate(0, 0, f.days)
	}
	first := date(year, f.month, 1)
	if f.nth < 0 {
		first = date(year, f.month+1, 1)
	}
	ahead := (int(f.weekday) - int(first.Weekday()) + 7) % 7
	if f.nth > 0 {
		ahead -= 7
	}
	return first.AddDate(0, 0, ahead+7*f.nth+f.days)
}

// easter is Easter Sunday of the western churches (Meeus, Jones and Butcher's method).
func easter(year int) time.Time {
	a, b, c := year%19, year/100, year%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	n := h + l - 7*((a+11*h+22*l)/451) + 114
	return date(year, time.Month(n/31), n%31+1)
}

// NameAt returns how many of the lower-cased words, from the first on, are the name of a day or a season of the year
// ("easter", "sunday"), 0 for none. The possessive "'s" is a word of its own.
func NameAt(words []string) int {
	n, _ := load().nameAt(words)
	return n
}

func (l *lexicon) nameAt(words []string) (length int, found name) {
	if len(words) == 0 || !l.mayBegin(words[0]) {
		return 0, name{}
	}
	key := ""
	for k, w := range words[:min(len(words), l.longest)] {
		w = strings.ReplaceAll(w, "’", "'")
		if strings.HasSuffix(w, "'") && len(w) > 1 {
			w = strings.TrimSuffix(w, "'") + " '"
		}
		key = strings.TrimSpace(key + " " + w)
		if n, ok := l.names[key]; ok {
			length, found = k+1, n
		}
	}
	return length, found
}

// IsMonth reports whether a lower-cased word is the name of a month.
func IsMonth(word string) bool { return load().Months[word] > 0 }

// Count is the number that a lower-cased word stands for, 0 for none: 2 for "two", 1 for "a".
func Count(word string) int { return load().Counts[word] }

// IsDayPart reports whether a lower-cased word is a part of the day: "morning".
func IsDayPart(word string) bool { return load().Parts[word] != "" }
