package extract_test

import (
	"slices"
	"testing"
)

// Who acts and who undergoes it, whatever the grammar puts first.
func TestWhoActs(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Palmyra was bombed by Russia.", "Russia struck Palmyra ASSAULT"},
		{"Russian airstrikes on Palmyra continued.", "Russia struck Palmyra ASSAULT"},
		{"Airstrikes by France on Raqqa continued.", "France struck Raqqa ASSAULT"},
		{"France faced criticism from Germany.", "Germany criticized France ACCUSE"},
		{"Israel came under pressure from France.", "France pressured Israel REQUEST"},
		{"Ukraine received military aid from Poland.", "Poland helped Ukraine AID"},
		{"Syria enjoys Russian support.", "Russia supported Syria SUPPORT"},
		{"The United States imposed sanctions on Iran.", "United States sanctioned Iran SANCTION"},
		{"France has sanctions against Iran and a visit by Angela Merkel to China in view.", "Angela Merkel visited China CONSULT"},
		{"Hassan Rouhani received a letter from Angela Merkel.", "Angela Merkel wrote_to Hassan Rouhani CONSULT"},
		{"Angela Merkel was praised by Francois Hollande.", "Francois Hollande praised Angela Merkel SUPPORT"},
		{"Poland expelled Russian diplomats and withdrew from Iraq.", "Poland withdrew_from Iraq RETREAT"},
	} {
		x := read(c.text)
		var got []string
		for i := range x.Statements {
			s := x.Statements[i]
			s.Place, s.Speaker, s.Time = nil, nil, ""
			got = append(got, show(&x, &s)+" "+s.EventType)
		}
		if !slices.Contains(got, c.want) {
			t.Errorf("%s: %q, want %s", c.text, got, c.want)
		}
	}
}
