package extract_test

import (
	"strings"
	"testing"
)

// A noun that takes part in an event tells one of its own where the text points at it, or it took place as that did.
func TestEventsPointedAt(t *testing.T) {
	checkEvents(t, []told{
		{"The mayor criticized the move.", []string{`moved`, `criticized agent="mayor" theme="move"`}},
		{"The killing of the boy unleashed a wave of unrest.",
			[]string{`happened`, `unleashed agent="killing of boy" patient="unrest"`}},
		{"Kari Lund lost to Ole Vik in the second round.", []string{`happened`}},
		{"Ole Vik is serving his sentence in Oslo.", []string{`sentenced theme=Ole Vik`}},
		{"The frost caused delays.", []string{`delayed`}},
		{"The mayor praised the debate.", []string{`discussed`, `praised agent="mayor" theme="debate"`}},
	})
	for _, text := range []string{"Laws forbid violence.", "A number of boats sank.", "It pays in the long run."} {
		x := read(text)
		for i := range x.Events {
			if got := showEvent(&x, &x.Events[i]); strings.HasPrefix(got, "happened") || strings.HasPrefix(got, "ran") {
				t.Errorf("%s: %s", text, got)
			}
		}
	}
}

// Plurals for money, words or things tell of nothing that happens.
func TestPluralThings(t *testing.T) {
	checkEvents(t, []told{
		{"The jury awarded him damages of 2 million dollars.",
			[]string{`awarded agent="jury" theme="damages of 2 million dollars" recipient="man"`}},
		{"The earnings of the bank fell.", []string{`fell patient="earnings of bank"`}},
		{"The storm did damage to the roof.", []string{`damaged agent="storm" patient="roof"`}},
	})
}

// Who is arrested on a suspicion is suspected.
func TestSuspicions(t *testing.T) {
	checkEvents(t, []told{
		{"Police arrested two men on suspicion of reckless driving.",
			[]string{`suspected theme="men" topic="reckless driving"`}},
		{"Kari Lund was held on a charge of fraud.", []string{`charged theme=Kari Lund topic="fraud"`}},
	})
}

// Offences that are called by their first letters are events, and who owns a charge of one is charged with it.
func TestOffences(t *testing.T) {
	checkEvents(t, []told{
		{"Kari Lund was arrested for DUI.", []string{`arrested patient=Kari Lund cause="DUI"`}},
		{"Ole Vik played despite his murder charge.", []string{`charged theme=Ole Vik topic="murder"`}},
		{"Prosecutors dropped the murder charge against Ole Vik.", []string{`charged theme=Ole Vik topic="murder"`}},
		{"Ole Vik was charged with theft.",
			[]string{`charged theme=Ole Vik cause="theft by Ole Vik"`, `stole agent=Ole Vik possible`}},
		{"Ole Vik was charged with the murder of Kari Lund.", []string{`murdered patient=Kari Lund`}},
	})
}

// Whom "according to" names has said it.
func TestAccordingTo(t *testing.T) {
	checkEvents(t, []told{
		{"The mill burned down, according to police.", []string{`said agent="police" topic="mill burned down"`}},
		{"According to Kari Lund, the vote was a mistake.",
			[]string{`said agent=Kari Lund topic="vote was a mistake"`}},
	})
	read("According to the church 's priest , `` We have no idea what caused it '' .") // whose parts hang on nothing
	for _, e := range read("The road will be closed according to the plan.").Events {
		if e.Predicate == "said" {
			t.Error("a plan says something")
		}
	}
}
