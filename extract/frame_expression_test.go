package extract_test

import (
	"slices"
	"strings"
	"testing"
)

// A verb means something else with the words of an expression, and the same verb with other words does not.
func TestExpressions(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Ten miners lost their lives.", `died patient="miners"`},
		{"Ten miners lost their helmets.", `lost agent="miners" theme="helmets"`},
		{"The flood claimed 50 lives.", `killed agent="flood" patient="lives"`},
		{"Kari Lund claimed the throne.", `claimed agent=Kari Lund topic="throne"`},
		{"Kari Lund contracted malaria.", `contracted theme=Kari Lund topic="malaria"`},
		{"Kari Lund discharged the rifle.", `fired agent=Kari Lund theme="rifle"`},
		{"The nurse discharged Kari Lund.", `discharged agent="nurse" theme=Kari Lund`},
		{"The council found the driver guilty of fraud.", `convicted agent="council" theme="driver" topic="fraud"`},
		{"The council found the driver.", `found agent="council" theme="driver"`},
		{"Police took Kari Lund into custody.", `arrested agent="police" patient=Kari Lund`},
		{"Police took Kari Lund into a shed.", `took agent="police" patient=Kari Lund destination="shed"`},
		{"The treaty put an end to the siege.", `ended agent="treaty" theme="siege"`},
		{"The king ordered the abbot to leave.", `ordered agent="king" recipient="abbot" topic="abbot to leave"`},
		{"The tanker caught fire.", `burned patient="tanker"`},
		{"The mill ran out of paper.", `ran_out theme="paper" beneficiary="mill"`},
		{"The shortage drove up prices.", `raised agent="shortage" patient="prices"`},
		{"Kari Lund came into contact with a dog.", `came_into_contact agent=Kari Lund agent="dog"`},
		{"The station went off air.", `went_off_air agent="station"`},
		{"The fire spread out of control.", `spread theme="fire"`},
		{"The fire spread out of the barn.", `spread theme="fire" source="barn"`},
		// What one makes or keeps so.
		{"Norway made the data available.", `made_available agent=Norway theme="data"`},
		{"The nurse kept the child safe.", `kept_safe agent="nurse" theme="child"`},
		{"The law left the town unable to pay.", `left agent="law"`},
		{"Villagers called for a school.", `called_for agent="villagers" purpose="school"`},
	} {
		x := read(c.text)
		var got []string
		for i := range x.Events {
			got = append(got, showEvent(&x, &x.Events[i]))
		}
		if !slices.Contains(got, c.want) {
			t.Errorf("%s\nno event %s in\n  %s", c.text, c.want, strings.Join(got, "\n  "))
		}
	}
}

func TestExpressionRelations(t *testing.T) {
	checkReadings(t, []reading{
		{"Norway made the treaty available.", `Norway made_available "the treaty"`},
		{"Kari Lund contracted malaria.", `Kari Lund contracted "malaria"`},
		{"Kari Lund came into contact with Ole Vik.", "Kari Lund came_into_contact_with Ole Vik"},
		{"Kari Lund took part in the Oslo Marathon.", "Kari Lund participated_in Oslo Marathon"},
		{"Norway took Ole Vik into custody.", "Norway arrested Ole Vik"},
		{"Ole Vik was taken into the custody of Norway.", "-Ole Vik was_arrested_of"},
		// Of whom the accused is said, whoever accuses.
		{"Norway charged Ole Vik with fraud.", `Ole Vik charged_with "fraud"`},
		{"Norway charged Ole Vik with fraud.", "-Norway charged_with"},
		{"Ole Vik was convicted of fraud.", `Ole Vik convicted_of "fraud"`},
		{"Norway convicted Ole Vik of fraud.", "-Norway convicted_of"},
	})
}

// The type of an event follows from what undergoes it.
func TestTypesOfEventsByUndergoer(t *testing.T) {
	for _, c := range []struct{ text, predicate, want string }{
		{"Kari Lund buried the priest.", "buried", "LIFE"},
		{"Kari Lund buried the cable.", "buried", ""},
		{"The king installed a bishop.", "appointed", "POLITICS"},
		{"The king installed a pump.", "installed", "MAKE"},
		{"The king met the queen.", "met", "CONSULT"},
		{"Villagers called for a school.", "called_for", "REQUEST"},
		{"Villagers called the nurse.", "called", "CONSULT"},
	} {
		x := read(c.text)
		found := false
		for i := range x.Events {
			if ev := &x.Events[i]; ev.Predicate == c.predicate {
				if found = true; ev.Type != c.want {
					t.Errorf("%s %s is %q, want %q", c.text, ev.Predicate, ev.Type, c.want)
				}
			}
		}
		if !found {
			t.Errorf("%s tells no %s: %v", c.text, c.predicate, x.Events)
		}
	}
}
