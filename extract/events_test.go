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

// What a sentence says of who takes part, by what verbs and nouns mean with the words beside them.
func TestEventSenses(t *testing.T) {
	checkEvents(t, []told{
		{"The board dismissed Anna Lind.", []string{`dismissed agent="board" theme=Anna Lind`}},
		{"Ole Vik broke a finger.", []string{`broke agent=Ole Vik patient="finger"`}},
		{"Siemens fixed prices.", []string{`fixed agent=Siemens patient="prices"`}},
		{"Norway raised the minimum wage.", []string{`raised agent=Norway patient="minimum wage"`}},
		{"Ole Vik has yet to concede. The deal is yet to be signed.",
			[]string{`admitted agent=Ole Vik denied`, `signed theme="deal" denied`}},
		{"The lawyers took the case to the Supreme Court.",
			[]string{`took agent="lawyers" patient="case" recipient=Supreme Court`}},
		{"Two officers were put on leave.", []string{`put_on_leave theme="officers"`}},
		{"Norway confirmed Anna Lind to the court.",
			[]string{`appointed agent=Norway theme=Anna Lind recipient="court"`}},
		{"The board fired Anna Lind.", []string{`dismissed agent="board" theme=Anna Lind`}},
		{"Riot police fired tear gas at the crowd.",
			[]string{`fired agent=Riot police theme="tear gas" destination="crowd"`}},
		{"The guards fired at the robber.", []string{`fired_at agent="guards" destination="robber"`}},
		{"Ole Vik overpowered a guard watching him.", []string{`watched agent="guard" theme=Ole Vik`}},
		{"A crowd gathered to remember the boy.", []string{`gathered agent="crowd" purpose="crowd to remember boy"`}},
		{"Ole Vik burst into the courtroom.", []string{`entered agent=Ole Vik destination="courtroom"`}},
		{"The coach was replaced on an interim basis.", []string{`replaced theme="coach" manner="on an interim basis"`}},
		{"The bank is under investigation for fraud.", []string{`investigated theme="bank" cause="fraud"`}},
		{"The plan is under review by the council.", []string{`reviewed agent="council" theme="plan"`}},
		{"The council fought to keep the hospital.",
			[]string{`fought agent="council" purpose="council to keep hospital"`}},
		{"The bank was more cautious than in recent years.", []string{`was_cautious theme="bank"`}},
		{"Ole Vik is suspected of arson.", []string{`suspected theme=Ole Vik cause="arson by Ole Vik"`}},
		{"Mary Lind got back to the game.", []string{`got patient=Mary Lind destination="game"`}},
		{"Norway dissolved the last agency to run the mines.", []string{`ran agent="last agency" theme="mines"`}},
		{"Ole Vik was indicted in May. The town was shocked. Vik was indicted for fraud.",
			[]string{`charged patient=Ole Vik cause="fraud" 2015-05`}},
		{"Ole Vik was killed in the crash.", []string{`killed patient=Ole Vik cause="crash"`}},
		{"Ole Vik missed both of the meetings.", []string{`missed agent=Ole Vik theme="meetings"`}},
		{`"The road is open," Ole Vik said. On Friday, Ole Vik said that the bridge had collapsed.`, []string{
			`said agent=Ole Vik topic="road was open"`, `said agent=Ole Vik topic="bridge collapsed" 2015-09-25`}},
	})
	for text, want := range map[string]string{
		"The fire department responded.":                    "",
		"Ole Vik responded by closing the mill.":            "",
		"Ole Vik responded to the mayor.":                   "STATEMENT",
		"The council fought to keep the hospital.":          "",
		"The new law aims at reducing noise in the centre.": "",
	} {
		x := read(text)
		for i := range x.Events {
			if e := &x.Events[i]; e.Lemma == "respond" || e.Lemma == "fight" || e.Lemma == "aim" {
				if e.Type != want {
					t.Errorf("%s: %q, want %q", text, e.Type, want)
				}
			}
		}
	}
}

// What an event is like, and what is said of nobody, is no event.
func TestQualitiesAreNoEvents(t *testing.T) {
	for text, predicate := range map[string]string{
		"The damage was severe.":                                      "was_severe",
		"The talks were ongoing.":                                     "was_ongoing",
		"With a week remaining in the campaign, Mary Lind left Oslo.": "remained",
	} {
		x := read(text)
		for i := range x.Events {
			if x.Events[i].Predicate == predicate {
				t.Errorf("%s: %s is an event", text, predicate)
			}
		}
	}
}
