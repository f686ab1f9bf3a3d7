package mention

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Names that the network cuts at "and", a comma or "of" are one, where a word says so.
func TestJoined(t *testing.T) {
	tagger, err := lists()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"The_DET [organization Ministry_PROPN of_ADP Health_PROPN] and_CCONJ [organization " +
			"Social_PROPN Services_PROPN] shut_VERB it_PRON ._PUNCT",
			[]string{"organization: Ministry of Health and Social Services"}},
		{"The_DET [organization Office_PROPN for_ADP Water_PROPN] ,_PUNCT Forests_PROPN ,_PUNCT " +
			"and_CCONJ Mines_PROPN shut_VERB ._PUNCT",
			[]string{"organization: Office for Water , Forests , and Mines"}},
		{"The_DET [organization Ministry_PROPN of_ADP Health_PROPN] and_CCONJ [organization " +
			"Nordvik_PROPN] agreed_VERB ._PUNCT",
			[]string{"organization: Ministry of Health", "organization: Nordvik"}},
		{"The_DET [organization Ministry_PROPN of_ADP Trade_PROPN] ,_PUNCT Tourism_PROPN " +
			"sources_NOUN said_VERB ,_PUNCT erred_VERB ._PUNCT",
			[]string{"organization: Ministry of Trade"}},
		{"The_DET [person Handel_PROPN] and_CCONJ [organization Grieg_PROPN Society_PROPN] played_VERB ._PUNCT",
			[]string{"organization: Handel and Grieg Society"}},
		{"[person Handel_PROPN] and_CCONJ the_DET [organization Grieg_PROPN Society_PROPN] played_VERB ._PUNCT",
			[]string{"person: Handel", "organization: Grieg Society"}},
		{"The_DET court_NOUN of_ADP the_DET [place Southern_PROPN District_PROPN] of_ADP [place " +
			"Ruritania_PROPN] sat_VERB ._PUNCT",
			[]string{"place: Southern District of Ruritania"}},
	} {
		s := guessed(tt.text)
		b := new(buffer)
		tagger.readWords(&s, b)
		tagger.refine(&s, b.words)
		if diff := cmp.Diff(tt.want, told(s)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.text, diff)
		}
	}
}
