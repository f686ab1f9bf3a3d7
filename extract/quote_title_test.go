package extract_test

import "testing"

// Titles of texts say nothing, and a speaker may be announced by the sentence before.
func TestTitlesOfTexts(t *testing.T) {
	checkReadings(t, []reading{
		{`In "How Russia Attacked Ukraine", Ann Lee wrote that France had helped Mali.`, "-Russia attacked"},
		{`In "How Russia Attacked Ukraine", Ann Lee wrote that France had helped Mali.`, "France helped Mali [Ann Lee]"},
		{`"Russia Attacks Turkey", wrote Ann Lee.`, `-"Russia Attacks Turkey" wrote Ann Lee`},
		{`"Russia attacked Turkey", Ann Lee said.`, "Russia attacked Turkey [Ann Lee]"},
		{`"We won," Ann Lee said. Ole Vik disagreed. "I praised France."`, "Ole Vik praised France [Ole Vik]"},
		{`"We won," Ann Lee said. The law passed on Monday. "I praised France."`, "Ann Lee praised France [Ann Lee]"},
	})
}

// Ships, credits, and verbs that say something else in another frame.
func TestFrames(t *testing.T) {
	checkReadings(t, []reading{
		{"Sailors aboard the USS Nimitz left. Nimitz returned to Norfolk.", "USS Nimitz returned_to Norfolk"},
		{"The frigate Admiral Makarov left Norfolk.", "Admiral Makarov left Norfolk"},
		{"Jane Roe was admitted to the Royal Society.", "Jane Roe member_of Royal Society"},
		{"Ann Lee gifted Jane Roe a car.", "Ann Lee donated_to Jane Roe"},
		{"Ann Lee gifted Jane Roe a car.", "-Ann Lee gifted"},
		{"Ann Lee and Jane Roe gave a press conference in Oslo.", "-Ann Lee met"},
		{"Ann Lee and Jane Roe held a joint press conference in Oslo.", "Ann Lee met Jane Roe @Oslo"},
		{"Ole Vik was transferred from the hospital in Lyon.", "-Ole Vik was_transferred_in"},
	})
}
