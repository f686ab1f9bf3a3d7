package extract_test

import "testing"

// Whose country someone's is, and peoples.
func TestHomelands(t *testing.T) {
	checkReadings(t, []reading{
		{"Iranian President Hassan Rouhani said his country would help Syria.", "Iran helped Syria planned [Hassan Rouhani]"},
		{"Saudi Foreign Minister Adel al-Jubeir, whose country is a rival of Iran, left.", "Saudi Arabia opponent_of Iran"},
		{"Ann Lee met Bo Hart in Iran. She said her country would help Syria.", "-Iran helped"},
		{"Angela Merkel apologized to the Syrian people.", "Angela Merkel apologized_to Syrian people"},
		{"Angela Merkel apologized to five Syrian people.", "-Angela Merkel apologized_to Syrian people"},
		{"France imposed sanctions on Mali. The two countries had been allies.", "France ally_of Mali"},
	})
}
