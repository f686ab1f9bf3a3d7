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

// How many a thing without a name is, is said of the thing.
func TestCounts(t *testing.T) {
	for _, c := range []struct{ text, thing, count string }{
		{"Fifteen airstrikes on Homs destroyed two bridges.", "bridges", "2"},
		{"The quake killed at least 1,200 people.", "people", "at least 1200"},
		{"Norway bought 1,200 tents.", "tents", "1200"},
		{"Norway bought two million tents.", "tents", "2000000"},
		{"Norway bought twenty-five ships.", "ships", "25"},
		{"Rebels burned dozens of villages.", "villages", "at least 24"},
		{"Norway will send 15 tanks.", "tanks", "15"},
		{"Five Norwegian soldiers were killed.", "Norwegian soldiers", "5"},
		{"Police saw the 12-inch guns.", "12-inch guns", ""},
		{"The firm sacked 120 of its workers.", "workers", "120"},
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
