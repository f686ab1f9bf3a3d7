package extract_test

import "testing"

func TestDatelinesAndCredits(t *testing.T) {
	checkReadings(t, []reading{
		{"Kabul - Kari Lund visited Kenya.", "Kari Lund visited Kenya"},
		{"Kabul - Kari Lund visited Kenya.", "-Kabul visited"},
		{"Geneva – Norway condemned Kenya.", "Norway condemned Kenya"},
		{"Geneva – Norway condemned Kenya.", "-Geneva condemned"},
		{"Kabul – the capital – fell to Kenya.", "Kabul fell_to Kenya"},
		{"By Kari Lund in Oslo", "-Kari Lund present_in"},
		{"Reporting by Kari Lund in Oslo; editing by Ole Vik", "-Kari Lund"},
		{"Additional reporting by Kari Lund in Cairo.", "-Kari Lund"},
		{"Kari Lund in Oslo contributed reporting.", "-Kari Lund"},
		{"Kari Lund contributed to this report from Oslo.", "-Kari Lund"},
		{"Edited by Kari Lund, the book praised Kenya.", `Kari Lund edited "the book"`},
	})
}
