package extract_test

import "testing"

// Offices that verbs speak of.
func TestTenure(t *testing.T) {
	checkReadings(t, []reading{
		{"Ali Hassan became president of Somalia in 2012.", "Ali Hassan leader_of Somalia"},
		{"Ali Hassan will become president of Somalia.", "Ali Hassan leader_of Somalia planned"},
		{"Jane Roe served as foreign minister of Norway under Erna Solberg.",
			`Jane Roe position "foreign minister of Norway"`},
		{"Jane Roe served as a deputy foreign minister of Norway.", `Jane Roe position "deputy foreign minister of Norway"`},
		{"Kari Lund replaced Ole Vik as mayor of Oslo.", `Kari Lund position "mayor of Oslo"`},
		{"Kari Lund replaced Ole Vik as mayor of Oslo.", "Ole Vik led Oslo"},
		{"Volkswagen named Oliver Blum as its chief executive.", `Oliver Blum position "chief executive"`},
		{"Volkswagen named Oliver Blum as its chief executive.", "Oliver Blum leader_of Volkswagen"},
		{"French President Emmanuel Macron has appointed Jean Castex prime minister.",
			`Jean Castex position "prime minister"`},
		{"Kofi Annan was appointed as envoy of the United Nations.", "Kofi Annan representative_of United Nations"},
		{"Ann Lee had been vice president under Jane Roe.", `Ann Lee position "vice president"`},
		{"Ann Lee had been vice president under Jane Roe.", "Ann Lee served_under Jane Roe"},
		{"Ann Lee works as a lawyer at Oxfam.", "Ann Lee worked_for Oxfam"},
		{"Ann Lee works as a teacher in Oslo.", "Ann Lee present_in Oslo"},
		{"Ann Lee works as a teacher in Oslo.", `-"a teacher`},
		{"Ann Lee is the third diplomat to look for a way out.", "-Ann Lee position"},
		{"Angela Merkel left. Her foreign minister, Ole Vik, stayed.", "-Ole Vik leader_of"},
	})
}

// What is owned, given and sent.
func TestShares(t *testing.T) {
	checkReadings(t, []reading{
		{"Kari Lund owns 14 percent of Siemens.", "Kari Lund owned_part_of Siemens"},
		{"France sent fifty troops to Mali.", "France sent_to Mali"},
		{"A letter was sent to Siemens.", `"A letter" was_sent_to Siemens`},
		{"The council referred Syria to the International Criminal Court.", `"The council" referred Syria`},
		{"The council referred Syria to the International Criminal Court.", `-"The council" mentioned`},
		{"Tim Cook met officials from Siemens.", "-Tim Cook met_from"},
		{"Protesters led by Imran Khan marched on Islamabad.", `"Protesters" advanced_on Islamabad`},
		{"Poland's prime minister, Jan Nowak, and his Hungarian counterpart, Pal Toth, left.", "-Pal Toth leader_of"},
		{"Ole Vik was charged by prosecutors in Oslo with spying for Russia.", "-Oslo charged"},
		{"The power shared by France and Mali under NATO grew.", "-France shared_under"},
		{"Ole Vik was rescued by French and Italian troops.", "Italy rescued Ole Vik"},
		{"Jean Valois met with ministers from the African Union.", "Jean Valois met African Union"},
		{"The Federation Council authorized Vladimir Putin to use force.", "Federation Council authorized Vladimir Putin"},
	})
}

// Speech that a parse hangs on the wrong word.
func TestSpeechMended(t *testing.T) {
	checkReadings(t, []reading{
		{"The quake was felt near Lodi, the institute in Rome reported.", "-Lodi located_in"},
		{"Russia may impose sanctions on Turkey, Ann Lee, the French minister, warned.",
			"Russia sanctioned Turkey possible [Ann Lee]"},
		{"A report quoted Ann Lee as saying that Iran had attacked Turkey.", "Iran attacked Turkey [Ann Lee]"},
		{"Ann Lee told the council that Turkey had attacked Syria.", "Turkey attacked Syria [Ann Lee]"},
	})
}
