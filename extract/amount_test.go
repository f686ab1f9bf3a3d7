package extract_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"github.com/quadpress/quadpress"
)

// sayings are a text, what must be among its statements, and how none of them may begin.
type sayings struct {
	text        string
	want, never []string
}

func (r sayings) check(t *testing.T) {
	t.Helper()
	x := read(r.text)
	var got []string
	for i := range x.Statements {
		got = append(got, show(&x, &x.Statements[i]))
	}
	for _, w := range r.want {
		if !slices.Contains(got, w) {
			t.Errorf("%s\nno %s in\n  %s", r.text, w, strings.Join(got, "\n  "))
		}
	}
	for _, n := range r.never {
		for _, s := range got {
			if strings.HasPrefix(s, n) {
				t.Errorf("%s\nmust not state %s", r.text, s)
			}
		}
	}
}

// How old someone is, is said of him, with the year where he was as old as that then.
func TestAges(t *testing.T) {
	for _, r := range []sayings{
		{"Maria Berg, who is 71, left.", []string{`Maria Berg age "71"`}, nil},
		{"A driver in his 50s was killed.", []string{`"A driver in his 50s" age "50-59"`}, nil},
		{"Maria Berg was 71 years old.", []string{`Maria Berg age "71"`}, nil},
		{"Maria Berg praised the 24-year-old.", nil, []string{"Maria Berg age"}},
		{"Ole Vik was jailed in 2010 when he was 18.", []string{`Ole Vik age "18" 2010`}, nil},
		{"Ministers raised the retirement age from 62 to 64.", nil, []string{`"Ministers" age`}},
		{"71 years old, Maria Berg left.", []string{`Maria Berg age "71"`}, nil},
		{"They were named as Ole Vik, 34, Jon Dahl, 29, and Kari Lund, 26.",
			[]string{`Ole Vik age "34"`, `Jon Dahl age "29"`, `Kari Lund age "26"`}, nil},
		{"Ole Vik resigned when he was 42.", nil, []string{"Ole Vik age"}},
		{"Ole Vik left school at the age of 15.", nil, []string{"Ole Vik age"}},
		{"Ole Vik left school at the age of 15 in 2010.", []string{`Ole Vik age "15" 2010`}, nil},
		{"Ole Vik has retired at 60.", []string{`Ole Vik age "60"`}, nil},
		{"Ole Vik died at the age of 84.", []string{`Ole Vik age "84"`}, nil},
		{"The kit is free for children between six months and 19 years of age.",
			[]string{`"children between six months and 19 years of age" age "6 month-19 year"`}, nil},
	} {
		r.check(t)
	}
}

// How often something happened is said of the event.
func TestTimesOfEvents(t *testing.T) {
	for _, c := range []struct{ text, count string }{
		{"Ole Vik was arrested three times in May.", "3"},
		{"Ole Vik took Kari Lund to Bali twice.", "2"},
		{"Profits rose three times as fast.", ""},
		{"Ole Vik was arrested in May.", ""},
	} {
		x := read(c.text)
		i := slices.IndexFunc(x.Entities, func(e quadpress.Entity) bool { return e.Kind == quadpress.KindEvent })
		if i < 0 {
			t.Errorf("%s: no event", c.text)
		} else if got := x.Entities[i].Count; got != c.count {
			t.Errorf("%s: %q times, not %q", c.text, got, c.count)
		}
	}
}

// How many a thing without a name is, is said of the thing.
func TestCounts(t *testing.T) {
	for _, c := range []struct{ text, thing, count string }{
		{"Fifteen airstrikes on Homs destroyed two bridges.", "bridges", "2"},
		{"The quake killed at least 1,200 people.", "people", "at least 1200"},
		{"Norway bought 1,200 tents.", "tents", "1200"},
		{"Norway bought two million tents.", "tents", "2000000"},
		{"Norway bought twenty-five ships.", "ships", "25"},
		{"Rebels burned dozens of villages.", "villages", "dozens"},
		{"Norway will send 15 tanks.", "tanks", "15"},
		{"Five Norwegian soldiers were killed.", "Norwegian soldiers", "5"},
		{"Police saw the 12-inch guns.", "12-inch guns", ""},
		{"The firm sacked 120 of its workers.", "workers", "120"},
		{"More than 95% of the nurses praised the kit.", "nurses", "more than 95%"},
		{"The laboratory tested 7 out of 20 suspected samples positive for measles.", "suspected samples", "7 out of 20"},
		{"The storm destroyed half of the bridges.", "bridges", "half"},
		{"The office reported a total of 567 fires.", "fires", "567"},
		{"The number of tents fell to ten.", "number of tents", ""},
		{"Berg bought eight houses and Lind bought six.", "houses", "8"},
		{"The quake destroyed two bridges and killed one.", "people", "1"},
		{"The storm killed twelve.", "people", "12"},
	} {
		x := read(c.text)
		i := slices.IndexFunc(x.Entities, func(e quadpress.Entity) bool { return e.Name == c.thing })
		if i < 0 {
			t.Errorf("%s: no %s among %v", c.text, c.thing, x.Entities)
		} else if got := cmp.Or(x.Entities[i].CountText, x.Entities[i].Count); got != c.count {
			t.Errorf("%s: %s are %q, not %q", c.text, c.thing, got, c.count)
		}
	}
}
