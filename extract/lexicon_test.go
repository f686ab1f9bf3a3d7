package extract

import "testing"

func TestLexiconReads(t *testing.T) {
	l := loadLexicon()
	if !l.Aspect["begin"] || !l.Speech["say"] || !l.Roles["minister"] || l.bodyType("army") != "GovernmentOrganization" {
		t.Error("the lexicon lacks what it must hold")
	}
}
