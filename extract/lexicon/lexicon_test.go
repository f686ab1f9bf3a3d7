package lexicon

import "testing"

func TestLexiconReads(t *testing.T) {
	l := English()
	if !l.Aspect["begin"] || !l.Speech["say"] || !l.Roles["minister"] || l.BodyType("army") != "GovernmentOrganization" {
		t.Error("the lexicon lacks what it must hold")
	}
}
