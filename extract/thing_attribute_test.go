package extract_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestAttributes looks for what nouns call things, what adjectives say of them, and the sex of people: name, kinds,
// qualities and gender, of the things that have any.
func TestAttributes(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"The nurse bought an upmarket jewellery store.",
			[]string{"nurse|nurse||", "upmarket jewellery store|jewellery store|upmarket|"}},
		{"Three armed men crossed the old red bridge.",
			[]string{"armed men|man|armed|male", "old red bridge|bridge|old, red|"}},
		{"A very rich former banker painted the burning house.",
			[]string{"burning house|house|burning|", "rich former banker|banker|former, very rich|"}},
		{"The nurse saw the same car.", []string{"car|car||", "nurse|nurse||"}},
		{"The nurse saw the first car.", []string{"first car|car||", "nurse|nurse||"}},
		{"The nurse saw a Norwegian ship.", []string{"Norwegian ship|ship||", "nurse|nurse||"}},
		{"The nurse saw a 34-year-old woman.", []string{"nurse|nurse||", "woman|woman||female"}},
		{"Ann Lee saw an alleged thief.", []string{"Ann Lee|||female"}},
		{"No armed men entered Oslo.", nil},
		{"The ailing singer Ann Lee lives in Oslo.", []string{"Ann Lee|||female"}},
		{"Police closed the snowy Oslo airport.", []string{"police|police||", "snowy Oslo airport|airport|snowy|"}},
		{"The firm's chief executive, Ann Lee, founded two start-ups.",
			[]string{"Ann Lee|||female", "firm|firm||", "start-ups|start-up||"}},
		{"The high-rise buildings shook.", []string{"high-rise buildings|high-rise building||"}},
		{"The government of Norway helped the nurse.", []string{"nurse|nurse||"}},
		{"A fierce storm hit Oslo.", []string{"fierce storm||fierce|"}},
		{"A number of celebrities left.", []string{"celebrities|celebrity||"}},
		{"The nurse saw a lot of cars.", []string{"cars|car||", "nurse|nurse||"}},
	} {
		x := read(c.text)
		var got []string
		for i := range x.Entities {
			e := &x.Entities[i]
			if len(e.Kinds)+len(e.Qualities) > 0 || e.Gender != "" {
				got = append(got, strings.Join([]string{e.Name, strings.Join(e.Kinds, ", "), strings.Join(e.Qualities, ", "),
					e.Gender}, "|"))
			}
		}
		slices.Sort(got)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s\n%s", c.text, diff)
		}
	}
}
