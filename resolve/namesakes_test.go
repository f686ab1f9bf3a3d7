package resolve

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/name"
	"github.com/quadpress/quadpress/schema"
)

// admittingByAll is what [namesakes.admitting] finds, by comparing with each bearer.
func admittingByAll(all []*bearer, p name.Profile) (best, second *bearer) {
	for _, b := range all {
		switch {
		case !b.admits(p):
		case best == nil || b.docs > best.docs:
			best, second = b, best
		case second == nil || b.docs > second.docs:
			second = b
		}
	}
	return best, second
}

func TestNamesakesAreFoundAsByComparingAll(t *testing.T) {
	middle := rapid.Custom(func(t *rapid.T) string {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "adam", "anna", "bela", "ć", "ćiro"}), 0, 4)
		s := ""
		for i, w := range words.Draw(t, "words") {
			if i > 0 {
				s += " "
			}
			s += w
		}
		return s
	})
	person := rapid.Custom(func(t *rapid.T) name.Profile {
		return name.Profile{
			Middle:  middle.Draw(t, "middle"),
			Country: rapid.SampledFrom([]string{"", "", "Kenya", "Norway"}).Draw(t, "country"),
			Field:   rapid.SampledFrom([]string{"", "", "sport", "science"}).Draw(t, "field"),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		known := newNamesakes()
		var all []*bearer
		for _, p := range rapid.SliceOfN(person, 1, 40).Draw(t, "people") {
			best, second := known.admitting(p)
			wantBest, wantSecond := admittingByAll(all, p)
			if best != wantBest || second != wantSecond {
				t.Fatalf("%+v: found %+v and %+v, want %+v and %+v", p, best, second, wantBest, wantSecond)
			}
			if best == nil || rapid.IntRange(0, 3).Draw(t, "another") == 0 {
				best = &bearer{offices: map[string]bool{}}
				known.add(best)
				all = append(all, best)
			}
			known.learn(best, p, nil, rapid.IntRange(1, 3).Draw(t, "documents"))
		}
	})
}

// called is a name that no other number has.
func called(i int) string {
	s := ""
	for range 4 {
		s += string("bdfgklmnprstvz"[i%14]) + string("aeiou"[i/14%5])
		i /= 14 * 5
	}
	return string(s[0]-'a'+'A') + s[1:]
}

// namesakeKinds are people who share first and last name, by what tells them apart.
var namesakeKinds = []struct {
	name   string
	person func(i int) (name, role string)
}{
	{"middle name", func(i int) (string, string) { return "John " + called(i) + " Halvorsen", "" }},
	{"two middle names", func(i int) (string, string) { return "John Alan " + called(i) + " Halvorsen", "" }},
	{"initial and middle name", func(i int) (string, string) { return "John B. " + called(i) + " Halvorsen", "" }},
	{"initials in part", func(i int) (string, string) {
		return []string{"John ", "J. "}[i%2] + called(i) + " Halvorsen", ""
	}},
	{"surname of Arabic", func(i int) (string, string) { return "Omar " + called(i) + " al-Qadhari", "" }},
	{"middle name and one office", func(i int) (string, string) {
		return "John " + called(i) + " Halvorsen", "president of Kenya"
	}},
	{"country", func(i int) (string, string) { return "John Halvorsen", countries[i%len(countries)] + " envoy" }},
	{"country and calling", func(i int) (string, string) {
		return "John Halvorsen", countries[i%len(countries)] + " " + callings[i/len(countries)%len(callings)]
	}},
	{"country and middle name", func(i int) (string, string) {
		return "John " + called(i) + " Halvorsen", countries[i%len(countries)] + " envoy"
	}},
	{"surname alone", func(i int) (string, string) {
		return "Halvorsen", []string{"Kenyan envoy", "Norwegian envoy", "", ""}[i%4]
	}},
	{"office, of many surnames", func(i int) (string, string) {
		return "John " + called(i), "president of Kenya"
	}},
}

var (
	countries = []string{"Kenyan", "Norwegian", "Peruvian", "Polish", "Ghanaian", "Chilean", "Danish", "Greek"}
	callings  = []string{"striker", "physicist", "singer", "senator", "bishop", "general", "judge", "novelist"}
)

// BenchmarkNamesakes shows that the time to resolve people of one name grows with their number, not with its square.
func BenchmarkNamesakes(b *testing.B) {
	for _, kind := range namesakeKinds {
		for _, n := range []int{1_000, 2_000, 4_000} {
			docs := make([]Document, n)
			for i := range docs {
				name, role := kind.person(i)
				e := quadpress.Entity{Type: "Person", Name: name, Names: []string{name}}
				if role != "" {
					e.Roles = []string{role}
				}
				docs[i] = Document{ID: fmt.Sprint(i), Entities: []quadpress.Entity{e}}
			}
			b.Run(fmt.Sprintf("%s/%d", kind.name, n), func(b *testing.B) {
				for b.Loop() {
					Entities(schema.Default(), docs)
				}
				b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/person")
			})
		}
	}
}
