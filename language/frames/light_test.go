package frames

import "testing"

func TestSupport(t *testing.T) {
	for verb, want := range map[string]string{
		"make":      "ARG0", // "the panel made a decision"
		"carry_out": "ARG0", // "the army carried out strikes"
		"pay":       "ARG0", // "he paid a visit to Rome"
		"undergo":   "ARG1", // "she underwent treatment"
		"receive":   "ARG1", // "the film received praise"
		"eat":       "",
	} {
		if got := Support(verb); got != want {
			t.Errorf("the subject of %q is %q, not %q", verb, got, want)
		}
	}
}

func TestLightCount(t *testing.T) {
	for _, tt := range []struct {
		verb, noun string
		light      bool
	}{
		{"take", "care", true},
		{"make", "decision", true},
		{"pay", "attention", true},
		{"take", "book", false},
		{"eat", "lunch", false},
	} {
		if n := LightCount(tt.verb, tt.noun); n > 0 != tt.light {
			t.Errorf("%q and %q are found %d times", tt.verb, tt.noun, n)
		}
	}
}

// Verbs that the annotation has as light more than once are in the list of those that may be.
func TestLightVerbs(t *testing.T) {
	counts := map[string]int{}
	for key, n := range loadVerbs().counts {
		if n < 1 || key[1] == "" {
			t.Errorf("%q is found %d times", key, n)
		}
		counts[key[0]] += n
	}
	for verb, n := range counts {
		if n > 1 && Support(verb) == "" {
			t.Errorf("%q is light %d times and not in support.tsv", verb, n)
		}
	}
	for verb, subject := range loadVerbs().subjects {
		if subject != "ARG0" && subject != "ARG1" {
			t.Errorf("the subject of %q is %q", verb, subject)
		}
	}
}
