package extract_test

import "testing"

func TestBelonging(t *testing.T) {
	for _, c := range []sayings{
		{"Soldiers from the Norwegian Refugee Council left Iraq.",
			[]string{`"Soldiers from the Norwegian Refugee Council" member_of Norwegian Refugee Council`}, nil},
		{"Ann Lee, a retail expert from Oxfam, praised Kenya.", []string{"Ann Lee worked_for Oxfam"}, nil},
		{"Reports from Reuters angered Kenya.", nil, []string{`"Reports from Reuters" part_of`,
			`"Reports from Reuters" member_of`}},
		{"The flight was part of the mission.", []string{`"The flight" part_of "the mission"`}, nil},
		{"Part of the bridge fell.", nil, []string{"part_of"}},
		{"The engine of the bus burned.", []string{`"The engine of the bus" part_of "the bus"`}, nil},
		{"The frigate will sail as part of NATO.", []string{`"The frigate" part_of NATO planned`}, nil},
		{"The 3rd Brigade of the Amber Front withdrew from Homs.", []string{"3rd Brigade part_of Amber Front"}, nil},
		{"Ann Lee commanded the 3rd Brigade. Norway's army is loyal to Ann Lee.", []string{"Ann Lee led 3rd Brigade"},
			[]string{"Ann Lee ordered"}},
		{"Hezbollah seized Homs from the Nusra Front.", []string{"Hezbollah captured Homs",
			"Hezbollah captured_from Nusra Front"}, nil},
		{"France thanked its partners, especially Turkey.", []string{`"its partners" has_part Turkey`}, nil},
		{"Police arrested nine people, among them a nurse.", []string{`"nine people" has_part "a nurse"`}, nil},
		{"Nine countries signed the treaty, including Norway.", []string{`"Nine countries" has_part Norway`,
			`Norway signed "the treaty"`}, nil},
		{"Floods hit the towns Voss and Bergen.", []string{`"the towns" has_part Voss`, `"the towns" has_part Bergen`}, nil},
		{"Ann Lee met her client, Ivan Orlov, and praised Kenya.", []string{"Ann Lee met Ivan Orlov"}, nil},
		{"Ann Lee, a mother of three, holds Swedish citizenship.", []string{"Ann Lee nationality Sweden"},
			[]string{"Ann Lee age"}},
		{"Brazil is Kenya's largest trading partner.", []string{"Brazil traded_with Kenya"}, nil},
		{"The plant is in Lomsvik, Vestnes, Hordaland, Norway.", []string{"Lomsvik located_in Vestnes",
			"Vestnes located_in Hordaland", "Hordaland located_in Norway"}, nil},
		{"The French newspaper Le Monde criticized Turkey.", []string{"Le Monde criticized Turkey",
			`Le Monde was "French newspaper"`}, nil},
		{"Scientists at the University of Oslo praised Kenya.",
			[]string{`"Scientists at the University of Oslo" worked_for University of Oslo`}, nil},
		{"An analyst with Barclays praised Kenya.", []string{`"An analyst with Barclays" worked_for Barclays`}, nil},
		{"Visitors at the University of Oslo praised Kenya.", nil, []string{"worked_for"}},
		{"Two Danes and a Swede left Oslo.",
			[]string{`"Two Danes" nationality Denmark`, `"a Swede" nationality Sweden`}, nil},
		{"An African American left Oslo.", nil, []string{"nationality"}},
		{"The songs of Danes are sad.", nil, []string{"nationality"}},
		{"Danes left Oslo.", []string{"Danes nationality Denmark"}, nil},
		{"An Australian man was arrested in Oslo.", []string{`"An Australian man" nationality Australia`}, nil},
		{"Two Danish soldiers left Oslo.", []string{`"Two Danish soldiers" nationality Denmark`}, nil},
		{"A Dutch bank bought the mill.", []string{`"A Dutch bank" based_in Netherlands`}, nil},
		{"A French teacher left Oslo.", nil, []string{"nationality"}},
		{"The French ambassador left Oslo.", nil, []string{"nationality"}},
		{"French and Dutch tourists left Oslo.", nil, []string{"nationality France"}},
		{"An American was killed in Oslo.", []string{`"An American" nationality United States`}, nil},
		{"Ole Vik won the race. The 23-year-old Norwegian beat Dan Moss.", []string{"Ole Vik nationality Norway",
			"Ole Vik age \"23\"", "Ole Vik defeated Dan Moss"}, []string{"Dan Moss nationality", "Dan Moss age"}},
		{"Kenji Sato won the race. The 19-year-old Japanese thanked Kenya.", []string{"Kenji Sato nationality Japan",
			"Kenji Sato thanked Kenya"}, []string{"Japan thanked"}},
		{"The Norwegian novelist Kari Lund praised Kenya.", []string{`Kari Lund position "Norwegian novelist"`,
			"Kari Lund nationality Norway"}, nil},
	} {
		c.check(t)
	}
}

func TestOtherNames(t *testing.T) {
	for _, c := range []sayings{
		{"Ships of the Northern Fleet Command (NORFLCOM) left Kenya.",
			[]string{`Northern Fleet Command known_as "NORFLCOM"`}, nil},
		{"The Kurdistan Democratic Union (KDY) praised France.", []string{`Kurdistan Democratic Union known_as "KDY"`}, nil},
		{"The Northern Workers Party, or NWP, praised France.", []string{`Northern Workers Party known_as "NWP"`}, nil},
		{"The Islamic State (ISIS, ISIL or Daesh) attacked Kobani.", []string{`Islamic State known_as "ISIS"`,
			`Islamic State known_as "ISIL"`, `Islamic State known_as "Daesh"`}, nil},
		{"The Free Syrian Army, now better known as the FSA, attacked Aleppo.", []string{`Free Syrian Army known_as "FSA"`},
			nil},
		{"John Kerry called Sergei Lavrov. John Kerry then called Angela Merkel.",
			[]string{"John Kerry called Sergei Lavrov", "John Kerry called Angela Merkel"},
			[]string{"Sergei Lavrov known_as", "John Kerry known_as"}},
		{"The Northern Workers Union/NWU praised Kenya.", []string{`Northern Workers Union known_as "NWU"`}, nil},
		{"Ann Lee won the Halden Research/KBN poll.", nil, []string{"Halden Research known_as"}},
		{"The frigate USS Hopper (DDG 70) left Bahrain.", []string{`USS Hopper known_as "DDG 70"`}, nil},
		{"Rebels captured the Nusra Front (Arabic: Jabhat) fighters.", nil, []string{`Nusra Front known_as "Arabic`}},
		{"Hayat Tahrir al-Sham (Arabic: Hayat Tahrir) attacked Aleppo.",
			[]string{`Hayat Tahrir al-Sham known_as "Hayat Tahrir"`}, nil},
		{"Abu Mohammed, nicknamed “the Bear”, fled to Turkey.", []string{`Abu Mohammed known_as "Bear"`}, nil},
		{"Vladimir Putin was called a tyrant.", nil, []string{"Vladimir Putin known_as"}},
	} {
		c.check(t)
	}
}

func TestPossessions(t *testing.T) {
	for _, c := range []sayings{
		{"Planes bombed three Hezbollah tanks.", []string{`Hezbollah owned "three Hezbollah tanks"`}, nil},
		{"Israel destroyed two Hezbollah positions.", []string{`Hezbollah owned "two Hezbollah positions"`,
			`Israel destroyed "two Hezbollah positions"`}, []string{"Israel destroyed Hezbollah"}},
		{"NASA's Harrier Three spacecraft failed.", []string{"NASA owned Harrier Three"}, nil},
		{"Oxfam's website praised Kenya.", []string{`Oxfam owned "Oxfam's website"`}, nil},
		{"A Boeing jet crashed in Kenya. Norway's homes burned.", nil, []string{"Boeing owned", "Norway owned"}},
	} {
		c.check(t)
	}
}
