package extract_test

import "testing"

// Of which country a body or a person is.
func TestOrigin(t *testing.T) {
	checkReadings(t, []reading{
		{"The Qatari network Al Jazeera closed.", "Al Jazeera based_in Qatar"},
		{"Siemens, the German engineering giant, hired Kari Lund.", "Siemens based_in Germany"},
		{"The German firms Siemens and Volkswagen hired Kari Lund.", "Volkswagen based_in Germany"},
		{"Jane Roe, of the Red Cross, praised France.", "Jane Roe worked_for Red Cross"},
		{"Belarusian KGB arrested Ole Vik.", "KGB based_in Belarus"},
		{"Mexico's Senate ratified the treaty.", "Senate part_of Mexico"},
		{"Mexico's Senate ratified the treaty.", "-US Senate"},
		{"Norway's opposition leader Ole Vik accused France.", "Ole Vik nationality Norway"},
		{"In a Swiss KGB museum, Ole Vik met Kari Lund.", "-KGB based_in Switzerland"},
		{"Jean Valois, a Frenchman, met Kari Lund.", "Jean Valois nationality France"},
		{"A Frenchman met Kari Lund.", "-France met Kari Lund"},
		{"Ole Vik (Norway) beat Jan Kowal (Poland).", "Jan Kowal nationality Poland"},
		{"The bank sued Siemens (Germany).", "Siemens based_in Germany"},
		{"She bought shares in Acme and Nordlys, both part of Siemens.", "Acme part_of Siemens"},
		{"Ole Vik died in Kristiania (now Oslo), Norway.", "Ole Vik died_in Oslo"},
		{"Ole Vik died in Kristiania (now Oslo), Norway.", `Oslo known_as "Kristiania"`},
		{"Ole Vik died in Kristiania (now Oslo), Norway.", "Oslo located_in Norway"},
		{"Ole Vik moved from Lom (near Oslo).", "-Oslo known_as"},
		{"Kari Lund returned to her hometown of Bergen.", "Kari Lund returned_to Bergen"},
		{"Kari Lund returned to her hometown of Bergen.", "Kari Lund came_from Bergen"},
		{"Kari Lund is unknown in her native Norway.", "Kari Lund came_from Norway"},
		{"Kari Lund met native Norwegians in Bergen.", "-Kari Lund came_from"},
	})
}

// Titles that run on to the name of their holder.
func TestRunOnTitles(t *testing.T) {
	checkReadings(t, []reading{
		{"President of Ukraine Olena Bondar left.", "Olena Bondar leader_of Ukraine"},
		{"The assistant secretary of state for Pacific affairs, Jim Kell, left.", "-Jim Kell official_of Pacific"},
		{"Former President of Ukraine Olena Bondar left.", "Olena Bondar led Ukraine"},
		{"Deputy Prime Minister of Ukraine Olena Bondar left.", "-Olena Bondar leader_of Ukraine"},
		{"Senator from Vermont Ann Lee thanked France.", "Ann Lee thanked France"},
		{"The president of the Norwegian Chess Federation (NCF) Ole Vik left.",
			"Ole Vik leader_of Norwegian Chess Federation"},
		{"The party nominated businessman Don Berg.", `"The party" nominated Don Berg`},
		{"The director of Peru's Red Cross, Ana Paz, left.", "-Ana Paz leader_of Peru"},
		{"Hezbollah, whose leader is Ole Vik, attacked Israel.", "Ole Vik leader_of Hezbollah"},
		{"Ole Vik, whose brother is Don Berg, left.", "Don Berg sibling_of Ole Vik"},
		{"The leader of Hezbollah, Ole Vik, and his deputy, Don Berg, left.", "Ole Vik leader_of Hezbollah"},
		{"The leader of Hezbollah, Ole Vik, and his deputy, Don Berg, left.", "-Don Berg leader_of"},
		{"The president of Chile is Ole Vik.", "Ole Vik leader_of Chile"},
	})
}

func TestTitles(t *testing.T) {
	checkReadings(t, []reading{
		{"Berg & Co. Chief Executive Kari Lund praised Kenya.", "Kari Lund leader_of Berg & Co"},
		{"Berg & Co. Chief Executive Kari Lund praised Kenya.", `Kari Lund position "Berg & Co. Chief Executive"`},
		{"Siemens Chief Executive Officer Kari Lund praised Kenya.", "Kari Lund leader_of Siemens"},
		{"Siemens CFO Kari Lund praised Kenya.", "Kari Lund worked_for Siemens"},
		{"Kari Lund, chief executive officer of Siemens, praised Kenya.", "Kari Lund leader_of Siemens"},
		{"Sen. Kari Lund praised Kenya.", `Kari Lund position "Senator"`},
		{"Rep. Ole Vik praised Kenya.", `Ole Vik position "Representative"`},
		{"Ohio Gov. Ole Vik praised Kenya.", "Ole Vik leader_of Ohio"},
		{"Maj. Gen. Ole Vik praised Kenya.", `Ole Vik position "Major General"`},
		{"Capt. Ole Vik praised Kenya.", `Ole Vik position "Captain"`},
		{"Prof. Ole Vik praised Kenya.", `Ole Vik position "Professor"`},
		{"President-elect Ole Vik praised Kenya.", `Ole Vik position "President-elect"`},
		{"Ole Vik, president-elect of Chile, praised Kenya.", `Ole Vik position "president-elect of Chile"`},
		{"Ole Vik, president-elect of Chile, praised Kenya.", "-Ole Vik leader_of Chile"},
		{"Acting President Ole Vik praised Kenya.", `Ole Vik position "Acting President"`},
		{"Dr. Ole Vik praised Kenya.", "-Ole Vik position"},
	})
}
