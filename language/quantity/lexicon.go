package quantity

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"github.com/quadpress/quadpress/language/wordset"
)

//go:embed quantities.yaml
var quantitiesYAML []byte

// lexicon is what quantities.yaml holds; the comments stand there.
type lexicon struct {
	Numbers, Scales, ShortScales, OpenScales, Ordinals, Fractions, Multiples, Coins map[string]int64

	Bounds, BoundsBehind                                 map[Bound][]string
	Signs, Currencies, ShortUnits, Gauges                map[string]string
	CountryCurrencies                                    map[string]map[string]string
	Units                                                map[Kind]map[string][]string
	Compounds                                            map[string]map[string]int64
	Codes, Both, Angles, Weighing, Paid, Voting, Scoring set
	Labels, Streets, Ranking                             set
	Against, People, Pronouns, Being, Possessives        set
	AgingAt, Aging, Quakes, Clocks, Freezing             set
	Halves, Moving                                       set

	before, behind phrases[Bound]
	money          phrases[string] // names of currencies, with and without their country
	units          phrases[unit]
	firsts         set // the words that an amount may begin with, beside figures and signs
}

// unit is a unit of measure.
type unit struct {
	kind      Kind
	name, per string
}

// phrases are values by their words, with blanks between.
type phrases[T any] struct {
	byWords     map[string]T
	first, last map[string]int // how many words the longest phrase has that a word begins or ends
}

func (p *phrases[T]) add(words string, value T) {
	if p.byWords == nil {
		p.byWords, p.first, p.last = map[string]T{}, map[string]int{}, map[string]int{}
	}
	list := strings.Fields(words)
	first, last := list[0], list[len(list)-1]
	p.byWords[words] = value
	p.first[first] = max(p.first[first], len(list))
	p.last[last] = max(p.last[last], len(list))
}

// startOf is the value of the longest phrase that words begin with, and how many words that is, 0 for none.
func (p *phrases[T]) startOf(words []string) (value T, length int) {
	if len(words) == 0 {
		return value, 0
	}
	for n := min(p.first[words[0]], len(words)); n > 0; n-- {
		if v, ok := p.byWords[strings.Join(words[:n], " ")]; ok {
			return v, n
		}
	}
	return value, 0
}

// endOf is the value of the longest phrase that words end with, and how many words that is, 0 for none.
func (p *phrases[T]) endOf(words []string) (value T, length int) {
	if len(words) == 0 {
		return value, 0
	}
	for n := min(p.last[words[len(words)-1]], len(words)); n > 0; n-- {
		if v, ok := p.byWords[strings.Join(words[len(words)-n:], " ")]; ok {
			return v, n
		}
	}
	return value, 0
}

type set = wordset.Set

var load = sync.OnceValue(func() *lexicon {
	l := &lexicon{}
	if err := yaml.Load(quantitiesYAML, l, yaml.WithKnownFields()); err != nil {
		panic(fmt.Sprintf("quantities.yaml: %v", err)) // embedded: a test reads it
	}
	for b, list := range l.Bounds {
		for _, w := range list {
			l.before.add(w, b)
		}
	}
	for b, list := range l.BoundsBehind {
		for _, w := range list {
			l.behind.add(w, b)
		}
	}
	for name, code := range l.Currencies {
		l.money.add(name, code)
	}
	for forms, countries := range l.CountryCurrencies {
		for country, code := range countries {
			for form := range strings.FieldsSeq(forms) {
				l.money.add(country+" "+form, code)
			}
		}
	}
	for kind, units := range l.Units {
		for name, others := range units {
			one, per, _ := strings.Cut(name, "/")
			u := unit{kind, one, per}
			for _, w := range append([]string{one}, others...) {
				if per != "" && w == one {
					continue
				}
				l.units.add(w, u)
				if s := w + "s"; (w == one || len(w) > shortForm) && !slices.Contains(others, s) {
					l.units.add(s, u)
				}
			}
		}
	}
	l.firsts = set{"a": true, "an": true, "several": true, "few": true, "many": true}
	for _, table := range [...]map[string]int64{
		l.Numbers, l.Scales, l.OpenScales, l.Ordinals, l.Fractions, l.Multiples,
	} {
		for w := range table {
			l.firsts[w], l.firsts[w+"s"] = true, true
			if tens, ok := strings.CutSuffix(w, "y"); ok {
				l.firsts[tens+"ies"] = true
			}
		}
	}
	for w := range l.Signs {
		l.firsts[strings.ToLower(w)] = true
	}
	for w := range l.Codes {
		l.firsts[strings.ToLower(w)] = true
	}
	return l
})

// mayBegin reports whether an amount may begin with a lower-cased word: it looks at most words but once.
func (l *lexicon) mayBegin(word string) bool {
	return word != "" && (word[0] < 'a' || word[0] > 'z') || l.firsts[word] || strings.HasSuffix(word, "fold")
}

// shortForm is how many letters a short form of a unit has at most: it has no plural of its own.
const shortForm = 3
