package extract_test

import "testing"

// What nouns say of the things that they are said of.
func TestKinds(t *testing.T) {
	checkReadings(t, []reading{
		{"Nordlys is an aquarium in Oslo.", "Nordlys located_in Oslo"},
		{"Lom is a village in the municipality of Skien, Telemark County, Norway.", "Lom located_in Skien"},
		{"Lom is a village in the municipality of Skien, Telemark County, Norway.", "Lom located_in Norway"},
		{"Foots Creek is a village in Jackson County, in the US state of Oregon.", "Jackson County located_in Oregon"},
		{"Lom is a town in the northern part of the Province of Rieti in the Lazio region.", "Lom located_in Lazio"},
		{"Hope Town is one of the districts of the Bahamas.", "Hope Town located_in Bahamas"},
		{"Cold Harbor is a Norwegian crime film.", "Cold Harbor came_from Norway"},
		{"Cold Harbor is a 1994 novel by Kari Lund.", `Cold Harbor published_on "1994"`},
		{"Cold Harbor is a 1994 novel by Kari Lund.", "Kari Lund wrote Cold Harbor"},
		{"Ole Vik starred in the 2009 film Red Lantern.", `Red Lantern published_on "2009"`},
		{"The band released its debut album, Cold Harbor, in 1979.", `Cold Harbor published_on "1979"`},
		{"Cold Harbor is the sequel to Red Lantern.", "Cold Harbor sequel_to Red Lantern"},
		{"Cold Harbor is not the sequel to Red Lantern.", "Cold Harbor sequel_to Red Lantern denied"},
		{"The orchestra played Mozart's The Magic Flute.", "Mozart created Magic Flute"},
		{"From roughly 1948 to 1951, Guy Lund was the editor of Oxfam.", `Guy Lund position "editor of Oxfam"`},
		{"The flood hit the city of Oslo.", `Oslo instance_of "city"`},
		{"The bank sued Nordlys, a real estate site.", `Nordlys instance_of "real estate site"`},
		{"The flood hit the capital city of Norway.", "-Norway instance_of"},
		{"Kari Lund is a truck driver.", `Kari Lund instance_of "truck driver"`},
		{"They came to the country of the Norwegian.", "-Norway instance_of"},
		{"Kari Lund is the mayor.", "-Kari Lund instance_of"},
		{"Kari Lund is a friend of Ole Vik.", "-Kari Lund instance_of"},
		{"Skien, which is home to a bank, is in Norway.", "-Skien instance_of"},
		{"Cold Harbor was an attempt to save the bank.", "-Cold Harbor instance_of"},
		// Titles in quotation marks are names.
		{"The album “Tides” was released by Siemens.", "Siemens released Tides"},
		{"“Maybe Tomorrow” is a song by Ole Vik.", `Maybe Tomorrow song_by Ole Vik`},
		{"Lund directed “Close-Up” (1990) and “Taste of Cherry” (1997).", `Taste of Cherry published_on "1997"`},
		{"In her first novel, “I Want to Break Free”, Kari Lund writes about Oslo.",
			`I Want to Break Free instance_of "novel"`},
		{"Kari Lund put the word “Oslo” on the bottle.", "-Oslo was"},
		{"Ole Vik starred in the film Cold Harbor by Kari Lund.", "Kari Lund directed Cold Harbor"},
		{"The novel Red Lantern by the Norwegian writer Kari Lund was published in 1939.", "Kari Lund wrote Red Lantern"},
		{"The song Red Lantern was released as Cold Harbor by Siemens.", "-Siemens created"},
		// Nobody is a ticket, and a place is no bank.
		{"Kari Lund is the ticket of the Green Party.", "-Kari Lund ticket_of"},
		{"The bank is the largest in Lom, the second largest bank in Norway.", "-Lom based_in"},
		// The maker of a work is not who brings it out.
		{"Cold Harbor is an album by Kari Lund, released in 1986 by Siemens.", "Siemens released Cold Harbor 1986"},
		{"Cold Harbor is an album by Kari Lund, released in 1986 by Siemens.", "-Siemens published Kari Lund"},
	})
}

// What is said of events with names, and in brackets.
func TestOccasions(t *testing.T) {
	checkReadings(t, []reading{
		{"The Battle of Carpi was fought in July 1701.", `Battle of Carpi held_on "1701-07"`},
		{"The Battle of Carpi was fought in 1701 during the War of the Spanish Succession.",
			"Battle of Carpi was_fought_during War of the Spanish Succession 1701"},
		{"Kari Lund won a gold medal at the 2010 Winter Olympics in Vancouver.", "Kari Lund won_at 2010 Winter Olympics"},
		{"Kari Lund competed at the 2010 Winter Olympics in Vancouver.", "2010 Winter Olympics happened_in Vancouver"},
		{"She is known for her roles in Blue Swallow (2005) and The Fox Family (2006).", `Blue Swallow published_on "2005"`},
		{"The mayor is Kari Lund (Conservative Party).", "Kari Lund member_of Conservative Party"},
		{"Ole Vik was the son of Jon Vik (1880–1950) and his wife Eva Holm.", "Eva Holm spouse_of Jon Vik"},
		{"The film features a cast of Kari Lund, Ole Vik and Jon Dahl.", `"The film" featured Jon Dahl`},
		{"Guy Lund had three children, including mathematician Michael Guy.", "Michael Guy child_of Guy Lund"},
	})
}
