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
		{"France has sanctions against Iran and a visit by Angela Merkel to China in view.",
			"Angela Merkel visited China CONSULT"},
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

// Events that nouns tell, with sides, places and what takes them up.
func TestEventNouns(t *testing.T) {
	checkReadings(t, []reading{
		{"A phone call between Joe Biden and Xi Jinping took place on Friday.", "Joe Biden spoke_with Xi Jinping 2015-09-25"},
		{"Israel launched a series of air strikes on Hezbollah in southern Lebanon.", "Israel struck Hezbollah @Lebanon"},
		{"Israel launched a series of air strikes on Hezbollah in southern Lebanon.", "-Israel struck Lebanon"},
		{"Israel launched a series of air strikes on Hezbollah in southern Lebanon.", "-Israel launched"},
		{"The withdrawal of French troops from Mali angered Chad.", "France withdrew_from Mali"},
		{"The strike by Israel on Gaza City came at night.", `-"The strike by Israel on Gaza City" happened_in Israel`},
		{"Angela Merkel shook hands with Vladimir Putin.", "Angela Merkel met Vladimir Putin"},
		{"Angela Merkel and Vladimir Putin shook hands in Paris.", "Angela Merkel met Vladimir Putin @Paris"},
		{"Russian airstrikes in Syria continued.", "Russia struck Syria"},
	})
}
