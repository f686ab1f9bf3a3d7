package extract_test

import (
	"slices"
	"testing"

	"github.com/quadpress/quadpress"
)

// When and where lives and bodies began and ended.
func TestLives(t *testing.T) {
	checkReadings(t, []reading{
		{"Ole Vik (born 13 March 1963 in Bergen) is a chemist.", `Ole Vik born_on "1963-03-13"`},
		{"Ole Vik (born 13 March 1963 in Bergen) is a chemist.", "Ole Vik born_in Bergen"},
		{"Ole Vik (1921–1999) was a chemist.", `Ole Vik born_on "1921"`},
		{"Ole Vik (1921–1999) was a chemist.", `Ole Vik died_on "1999"`},
		{"Ole Vik (12 May 1901 in Bergen – 3 June 1980 in Lima) was a chemist.", "Ole Vik died_in Lima"},
		{"Ole Vik (died 1033) was a king.", `Ole Vik died_on "1033"`},
		{"Ole Vik (president 1990–1994) was a chemist.", "-Ole Vik born_on"},
		{"Ole Vik died in Oslo in 1980.", `Ole Vik died_on "1980"`},
		{"Ole Vik committed suicide in Oslo in 1980.", `Ole Vik died_on "1980"`},
		{"Ole Vik took his own life in 1980.", `Ole Vik died_on "1980"`},
		{"Kari Lund hanged herself in Oslo.", "Kari Lund died_in Oslo"},
		{"Ole Vik drowned in 1980.", `Ole Vik died_on "1980"`},
		{"Siemens was founded in 1847.", `Siemens founded_on "1847"`},
		{"Ole Vik did not die in 1980.", `Ole Vik died_on "1980" denied`},
		{"Ole Vik was born in Bergen, Norway.", "Ole Vik born_in Norway"},
		{"Born on 3 May 1935, in Bergen, Ole Vik began his career in Oslo.", "Ole Vik born_in Bergen 1935-05-03"},
		{"Born in Bergen in 1933 to a sailor and a nurse, Ole Vik wrote novels.", "Ole Vik born_in Bergen 1933"},
		{"He was born in Oslo in 1963.", `"He" born_on "1963"`},
		{"Siemens is a company, incorporated in 1946.", `Siemens founded_on "1946"`},
		{"After the death of Ole Vik in 1898, Siemens closed a plant.", `Ole Vik died_on "1898"`},
		{"SpaceX launched its first mission at 1922 UTC.", "-\"its first mission\" founded_on"},
	})
}

// What nouns say of who bears them.
func TestBearing(t *testing.T) {
	checkReadings(t, []reading{
		{"Ole Vik is the president and chief executive officer of Siemens.", "Ole Vik chief_executive_of Siemens"},
		{"Ole Vik, the former CEO of Siemens, left.", "Ole Vik former_chief_executive_of Siemens"},
		{"Siemens CEO Ole Vik left.", "Ole Vik chief_executive_of Siemens"},
		{"He served as treasurer of Siemens.", `"He" worked_for Siemens`},
		{"Ole Vik was elected a member of the Green Party.", "Ole Vik member_of Green Party"},
		{"Ole Vik is a graduate of Lund University.", "Ole Vik studied_at Lund University"},
		{"Ole Vik is the son of Jon Vik and Eva Lund.", "Ole Vik child_of Eva Lund"},
		{"Jon Vik and his wife Eva Lund live in Oslo.", "Eva Lund spouse_of Jon Vik"},
		{"Kari Vik was born in Oslo in 1944, the daughter of Jon Vik.", "Kari Vik child_of Jon Vik"},
		{"Jon Vik has two daughters, Kari Vik and Eva Vik.", "Eva Vik child_of Jon Vik"},
		{"Ole Vik, an Oslo native, left.", "Ole Vik born_in Oslo"},
		{"Ole Vik is one of the founders of Siemens.", "Ole Vik founded Siemens"},
		{"Ole Vik is a Norwegian judoka.", "Ole Vik nationality Norway"},
		{"Norwegian Prime Minister Ole Vik left.", "-Ole Vik nationality"},
		{"The parliament authorized President Ole Vik to act.", `-Ole Vik worked_for`},
		{"Siemens has its headquarters in Munich.", "Siemens based_in Munich"},
		{"Siemens is a company that makes trains.", `Siemens made "trains"`},
	})
}

// Whose kin those are who survive someone, or whom he leaves.
func TestSurvivors(t *testing.T) {
	checkReadings(t, []reading{
		{"Ole Vik is survived by his wife, Ann Lee, and three children.", `"three children" child_of Ole Vik`},
		{"Ole Vik is survived by a daughter, the film director Ann Lee.", `Ann Lee child_of Ole Vik`},
		{"Ole Vik leaves a widow and two sons.", `Ole Vik parent_of "two sons"`},
		{"Ole Vik had a wife and two sons.", `Ole Vik spouse_of "a wife"`},
		{"The crash left two widows and a widower.", "-\"widows\" spouse_of"},
		{"Ole Vik left his two sons in Oslo.", "-Ole Vik parent_of"},
		{"The storm was survived by two sons of Ole Vik.", "-Ole Vik parent_of"},
	})
}

// What verbs say of schools, work and homes.
func TestCareer(t *testing.T) {
	checkReadings(t, []reading{
		{"Ole Vik received a degree in law from the University of Oslo.", "Ole Vik studied_at University of Oslo"},
		{"Ole Vik received a letter from the University of Oslo.", "-Ole Vik studied_at"},
		{"Ole Vik attended Lund University.", "Ole Vik studied_at Lund University"},
		{"Ole Vik attended a dinner.", "-Ole Vik studied_at"},
		{"Ole Vik was born and raised in Bergen.", "Ole Vik lived_in Bergen"},
		{"It is headquartered in Munich.", `"It" based_in Munich`},
	})
}

// A thing is spoken of by name, by pronoun and by relative pronoun; a noun beside the name is no place of its own.
func TestMentions(t *testing.T) {
	text := "Ole Vik, a chemist who loves Oslo, said he would stay. His wife Eva Lund left."
	x := read(text)
	want := map[string][]string{"Ole Vik": {"Ole Vik", "who", "he", "His"}, "Eva Lund": {"Eva Lund"}}
	for i := range x.Entities {
		e := &x.Entities[i]
		var got []string
		for _, m := range e.Mentions {
			got = append(got, string([]rune(text)[m.Begin:m.End]))
		}
		if w, ok := want[e.Name]; ok && e.Kind == quadpress.KindNamed && !slices.Equal(got, w) {
			t.Errorf("%s is spoken of as %q, want %q", e.Name, got, w)
		}
	}
}
