package extract_test

import "testing"

func TestNamesThatAndJoins(t *testing.T) {
	checkReadings(t, []reading{
		{"Marks and Spencer praised Kenya.", "Marks and Spencer praised Kenya"},
		{"Smith and Wesson praised Kenya.", "Smith and Wesson praised Kenya"},
		{"Voss and Voss praised Kenya.", "Voss and Voss praised Kenya"},
		{"Berg and Voss has praised Kenya.", "Berg and Voss praised Kenya"},
		{"Berg and Voss have praised Kenya.", "Voss praised Kenya"},
		{"Amnesty International and Human Rights Watch praised Kenya.", "Amnesty International praised Kenya"},
		{"Amnesty International and Human Rights Watch praised Kenya.", "Human Rights Watch praised Kenya"},
		{"Bill and Melinda Gates praised Kenya.", "Bill Gates praised Kenya"},
		{"Clinton praised Chad. Clinton and Melinda Gates praised Kenya.", "Clinton praised Kenya"},
		{"Al Gore praised Kenya. Tipper Gore praised Mali.", "Al Gore praised Kenya"},
		{"Al Gore praised Kenya. Gore praised Mali.", "Al Gore praised Mali"},
		{"Bashar al-Assad praised Kenya. Al Assad praised Mali.", "Bashar al-Assad praised Mali"},
	})
}

func TestNamesOfTheStoryItself(t *testing.T) {
	checkReadings(t, []reading{
		{"The Exporters and Traders Association (ETA) praised Kenya. The ETA praised Mali.",
			"Exporters and Traders Association praised Mali"},
		{"The River Sailing Federation praised Kenya. The RSF praised Mali.", "River Sailing Federation praised Mali"},
		{"The brewer Sandvik praised Kenya. Sandvik praised Mali. Jon Sandvik founded the company.",
			"-Jon Sandvik praised Mali"},
		{"Volta shares rose. Jon Sandvik praised Kenya. Sandvik praised Mali.", "Jon Sandvik praised Mali"},
	})
}

func TestRespectively(t *testing.T) {
	checkReadings(t, []reading{
		{"Russia and China attacked Syria and Mali respectively.", "China attacked Mali"},
		{"Russia and China attacked Syria and Mali respectively.", "-Russia attacked Mali"},
		{"Kari Lund and Ole Vik visited Oslo and Cairo, respectively.", "Kari Lund visited Oslo"},
		{"Kari Lund and Ole Vik visited Oslo and Cairo, respectively.", "-Ole Vik visited Oslo"},
		{"Kari Lund and Ole Vik visited Oslo in 2010 and 2012, respectively.", "Ole Vik visited Oslo 2012"},
		{"Russia and China attacked Syria and Mali.", "Russia attacked Mali"},
		{"Russia attacked Syria rather than Mali.", "-Russia attacked Mali"},
	})
}
