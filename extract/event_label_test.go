package extract_test

import (
	"slices"
	"testing"

	"github.com/quadpress/quadpress"
)

// labels are those of the events of a text, in their order.
func labels(text string) (out []string) {
	x := read(text)
	for _, e := range x.Entities {
		if e.Kind == quadpress.KindEvent {
			out = append(out, e.Name)
		}
	}
	return out
}

// What takes place is an event, whatever it is; what "there is" is told by its noun alone.
func TestEventsThatAre(t *testing.T) {
	for text, want := range map[string][]string{
		"The debate took place in Bergen.":    {"debate in Bergen"},
		"A concert took place in the park.":   {"concert in park"},
		"There was an explosion at the mill.": {"explosion at mill"},
		"The mayor said there is no suggestion of a threat.": {
			"mayor said that there was no suggestion of threat", "suggestion of threat", "threat",
		},
		"There is a provision in the law.":             {},
		"The mayor said there would be a trial.":       {"mayor said that there would be trial", "trial"},
		"The mayor said there were strikes by nurses.": {"mayor said that there were strikes", "strikes by nurses"},
		"Mary Lind received brain surgery in Oslo.":    {"brain surgery of Mary Lind in Oslo"},
		"Ole Vik won the first round, but lost the second round.": {
			"Ole Vik won round", "first round", "Ole Vik lost round", "second round",
		},
	} {
		got := labels(text)
		slices.Sort(got)
		if slices.Sort(want); !slices.Equal(got, want) {
			t.Errorf("%s\n got %q\nwant %q", text, got, want)
		}
	}
}

// A label says in which state something is thought to be, how much is how much once, and not who says so.
func TestLabelsOfStates(t *testing.T) {
	for text, want := range map[string]string{
		"The club gave Mary Lind a medal.":                                "club gave Mary Lind medal",
		"The club presented Mary Lind with a medal.":                      "club presented Mary Lind with medal",
		"The mayor promised to raise taxes and protect the park.":         "mayor to protect park",
		"The council will discuss selling the park.":                      "council to sell park",
		"The law made the streets safe.":                                  "law made streets safe",
		"Ole Vik was arrested on suspicion of theft.":                     "Ole Vik arrested on suspicion of theft",
		"He sold the boat to a dealer he had met in Oslo.":                "man met dealer in Oslo",
		"A fire broke out. It was a shock, Lee said.":                     "fire was a shock",
		"The job seemed like a safe pick.":                                "job seemed like a safe pick",
		"Lind wasted little time selling the ship.":                       "Lind sold ship",
		"The money was given to both the club and the school.":            "money given to club and school",
		"The gangs were less organized.":                                  "gangs less organized",
		"Ole Vik went on hunger strike.":                                  "Ole Vik went on hunger strike",
		"The officers, who she said were responsible for it, left.":       "officers were responsible",
		"The miner was thought to be dead.":                               "miner thought to be dead",
		"The miner was suspected to have left.":                           "miner suspected to have left",
		"The mayor said turnout was lower.":                               "turnout was lower",
		"The mayor was less popular, miners said.":                        "mayor was less popular",
		"The air is too dirty, miners said.":                              "air was too dirty",
		"Police accused Mary Lind of taking bribes.":                      "police accused Mary Lind of taking bribes",
		"The court convicted Mary Lind of theft.":                         "court convicted Mary Lind of theft",
		"Norway sold the ship to Chad.":                                   "Norway sold ship to Chad",
		"Two of the victims were aged over 60.":                           "victims aged over 60",
		"The vote was a hard, slow fight, according to lawyer Mary Lind.": "Mary Lind said that vote was a hard, slow fight",
	} {
		if got := labels(text); !slices.Contains(got, want) {
			t.Errorf("%s\n got %q\nwant %q", text, got, want)
		}
	}
}
