package extract_test

import "testing"

// What holds of things without a name holds of those that the text names in their place.
func TestInstances(t *testing.T) {
	checkReadings(t, []reading{
		{"John Kerry visited countries such as France and Mali.", "John Kerry visited Mali"},
		{"John Kerry did not visit countries such as France.", "John Kerry visited France denied"},
		{"Angela Merkel named two allies: France and Italy.", "Angela Merkel named Italy"},
		{"Angela Merkel named two allies that hold the key: France and Italy.", "-France held Italy"},
		{"Russia shelled Homs and Hama, two cities in western Syria.", "Hama located_in Syria"},
		{"Ole Vik led the Nusra Front and the Syrian Army, the armed wing of al-Qaeda.", "Syrian Arab Army part_of al-Qaeda"},
		{"Police held six people for spreading lies, including Ann Lee.", `-"lies" has_part`},
		{"Lava injured nine people in the valley, including three children.", `"nine people" has_part "three children"`},
		{"Lava injured nine people in the valley, including three children.", `"Lava" injured "three children"`},
		{"The mill sells goods such as lamps and carpets.", `"goods" has_part "carpets"`},
		{"Thieves broke windows and doors, including the back door.", `"doors" has_part "the back door"`},
		{"Ann Lee missed nine games because of the injury, including the last game.", `-"the injury" has_part`},
		{"Ann Lee threw for ten miles, including three goals.", `-"ten miles" has_part`},
		{"Members of the alliance include France and Mali.", `Mali member_of "the alliance"`},
		{"His children include Kari Lund.", `Kari Lund child_of "His"`},
		{"Volvo's clients do not include Siemens.", "-Siemens client_of"},
		{"Among the dead were Ann Lee and a nurse.", `"the dead" has_part Ann Lee`},
		{"Among the dead were Ann Lee and a nurse.", `"the dead" has_part "a nurse"`},
		{"Bo Hart was among the victims.", `"the victims" has_part Bo Hart`},
		{"Ann Lee and Bo Hart were arrested in Lyon.", "Bo Hart was_arrested_in Lyon"},
		{"The city's security chief, Ann Lee, left Aden.", "-Ann Lee leader_of"},
		{"Bo Hart, a director of Siemens, left.", "Bo Hart official_of Siemens"},
		{"Bo Hart, the director of Siemens, left.", "Bo Hart leader_of Siemens"},
		{"Syria and Iran are close allies.", "Syria ally_of Iran"},
		{"France met Germany in Lyon. The two countries are trading partners.", "France traded_with Germany"},
		{"France and Mali are allies of Syria.", "-France ally_of Mali"},
	})
}
