package frames

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/quadpress/quadpress"
)

// Each line is a sense with its parts from role 0 (or the first that it has) on, as its frame file is to be read.
func TestRoleOf(t *testing.T) {
	for _, tt := range []struct{ sense, parts string }{
		// violence
		{"strike.01", "ARG0=agent ARG1=patient ARG2=instrument"}, // "Russia struck Homs with missiles", "the strike on Homs"
		{"attack.01", "ARG0=agent ARG1=patient"},                 // "rebels attacked the town"
		{"kill.01", "ARG0=agent ARG1=patient ARG2=instrument"},   // "the blast killed nine"
		{"injure.01", "ARG0=agent ARG1=patient"},                 // "the crash injured ten"
		{"bomb.01", "ARG0=agent ARG1=patient"},                   // "jets bombed the depot"
		{"shoot.02", "ARG0=agent ARG1=patient ARG2=instrument"},  // "he shot the guard"
		{"explode.01", "ARG0=agent ARG1=patient"},                // "a tanker exploded", "the explosion of a tanker"
		{"destroy.01", "ARG0=agent ARG1=patient ARG2=instrument"},
		{"threaten.01", "ARG0=agent ARG1=topic ARG2=patient"},
		{"occupy.01", "ARG0=agent ARG1=patient"},
		{"defend.01", "ARG0=agent ARG1=beneficiary ARG3=theme"}, // "defended the city against the rebels"
		// courts
		{"arrest.01", "ARG0=agent ARG1=patient ARG2=cause"}, // "arrested him for theft"
		{"accuse.01", "ARG0=agent ARG1=theme ARG2=cause"},   // "accused him of fraud"
		{"charge.05", "ARG0=agent ARG1=theme ARG2=cause"},   // "charged with murder"
		{"sue.02", "ARG0=agent ARG1=theme ARG2=cause"},      // "sued the maker over the patent"
		{"convict.01", "ARG0=agent ARG1=theme ARG2=cause"},  // "convicted of fraud"
		{"sentence.01", "ARG0=agent ARG1=theme ARG2=attribute ARG3=cause ARG4=extent"},
		{"prosecute.01", "ARG0=agent ARG1=patient ARG2=cause"},
		// one to another, not together
		{"overcome.01", "ARG0=agent ARG1=theme"}, // "overcame the crisis"
		{"exceed.01", "ARG0=agent ARG1=theme"},
		{"cling.01", "ARG0=agent ARG1=theme"}, // "clung to a tree"
		{"exile.01", "ARG0=agent ARG1=theme"},
		// talks
		{"meet.03", "ARG0=agent ARG1=agent"},                      // "Kerry met Lavrov": both meet
		{"talk.01", "ARG0=agent ARG1=topic ARG2=agent"},           // "talks with the union on pay"
		{"negotiate.01", "ARG0=agent ARG1=agent ARG2=theme"},      // "negotiated a truce with them"
		{"agree.01", "ARG0=agent ARG1=topic ARG2=agent"},          // "agreed with London on the plan", "an agreement"
		{"discuss.01", "ARG0=agent ARG1=topic ARG2=agent"},        // "discussed trade with him"
		{"visit.01", "ARG0=agent ARG1=destination"},               // "visited Paris"
		{"say.01", "ARG0=agent ARG1=topic ARG2=recipient"},        // "said it was over"
		{"tell.01", "ARG0=agent ARG1=topic ARG2=recipient"},       // "told them the truth"
		{"announce.01", "ARG0=agent ARG1=topic ARG2=recipient"},   // "announced a pay rise"
		{"ask.02", "ARG0=agent ARG1=topic ARG2=recipient"},        // "asked the bank for help"
		{"urge.01", "ARG0=agent ARG1=recipient ARG2=topic"},       // "urged him to resign"
		{"warn.01", "ARG0=agent ARG1=topic ARG2=recipient"},       // "warned them of floods"
		{"sign.01", "ARG0=agent ARG1=theme"},                      // "signed the treaty"
		{"sign.02", "ARG0=agent ARG1=theme ARG2=agent"},           // "signed a deal with the firm"
		{"fight.01", "ARG0=agent ARG1=agent ARG2=cause"},          // "fought them over the border"
		{"criticize.01", "ARG0=agent ARG1=theme ARG2=cause"},      // "criticized him for the delay"
		{"protest.01", "ARG0=agent ARG1=theme"},                   // "protested the law"
		{"collide.01", "ARG0=agent ARG1=agent"},                   // "a bus collided with a van"
		{"support.01", "ARG0=agent ARG1=beneficiary"},             // "supported the motion"
		{"know.01", "ARG0=agent ARG1=theme ARG2=attribute"},       // who knows is no patient of it
		{"concern.01", "ARG0=cause ARG1=patient ARG2=instrument"}, // "the news concerned them"
		// offices
		{"elect.01", "ARG0=agent ARG1=theme ARG2=attribute"},    // "elected her president", "the election"
		{"appoint.01", "ARG0=agent ARG1=theme ARG2=attribute"},  // "appointed him minister"
		{"resign.01", "ARG0=agent ARG1=source"},                 // "resigned his post"
		{"fire.02", "ARG0=agent ARG1=theme ARG2=source"},        // "fired from the board"
		{"replace.01", "ARG0=agent ARG1=theme ARG2=instrument"}, // "replaced coal with gas"
		{"vote.01", "ARG0=agent ARG1=theme ARG2=extent"},        // "voted for the bill by 60 to 40"
		{"lead.02", "ARG0=agent ARG1=theme"},                    // "led the party"
		{"marry.01", "ARG0=agent ARG1=patient ARG2=patient"},    // "the priest married her to him"
		{"die.01", "ARG1=patient"},                              // "the actor died"
		{"bear.02", "ARG0=agent ARG1=patient"},                  // "was born in Rome"
		// business
		{"acquire.01", "ARG0=agent ARG1=theme ARG2=source ARG3=extent ARG4=beneficiary"},
		{"buy.01", "ARG0=agent ARG1=theme ARG2=source ARG3=extent ARG4=beneficiary"},
		{"sell.01", "ARG0=agent ARG1=theme ARG2=recipient ARG3=extent ARG4=beneficiary"},
		{"pay.01", "ARG0=agent ARG1=extent ARG2=recipient ARG3=theme"},
		{"give.01", "ARG0=agent ARG1=theme ARG2=recipient"},
		{"export.01", "ARG0=agent ARG1=theme ARG2=destination"}, // "exports wine to China"
		{"merge.01", "ARG0=agent ARG1=patient ARG2=patient ARG3=attribute"},
		{"build.01", "ARG0=agent ARG1=theme ARG2=source"},
		{"rise.01", "ARG0=agent ARG1=patient ARG2=extent ARG3=source ARG4=destination"},
		{"fall.01", "ARG1=patient ARG2=extent ARG3=source ARG4=destination"},
		{"win.01", "ARG0=agent ARG1=theme ARG2=place ARG3=beneficiary ARG4=source"},
		{"beat.03", "ARG0=agent ARG1=theme ARG2=place"}, // "beat Spain in the final"
		// motion and disasters
		{"collapse.01", "ARG0=agent ARG1=patient ARG2=extent ARG3=source ARG4=destination"},
		{"flee.05", "ARG0=agent ARG1=source ARG2=destination"}, // "fled the city for the hills"
		{"travel.01", "ARG0=agent ARG1=place ARG2=source ARG4=destination"},
		{"arrive.01", "ARG1=theme ARG3=source ARG4=destination"},
		{"leave.11", "ARG0=agent ARG1=source ARG2=destination"},
		{"send.01", "ARG0=agent ARG1=theme ARG2=destination"},
		{"rescue.01", "ARG0=agent ARG1=theme ARG2=source"},
		{"evacuate.01", "ARG0=agent ARG1=source ARG2=theme"}, // "evacuated the hall of its guests"
		{"search.01", "ARG0=agent ARG1=place ARG2=theme"},    // "searched the house for guns"
		{"use.01", "ARG0=agent ARG1=theme ARG2=purpose"},     // "used the money to pay debts"
		{"become.01", "ARG1=patient ARG2=attribute"},
		{"no.99", "ARG0=agent ARG1=theme ARG2="},
	} {
		for pair := range strings.FieldsSeq(tt.parts) {
			role, want, _ := strings.Cut(pair, "=")
			if got := RoleOf(tt.sense, role, ""); string(got) != want {
				t.Errorf("%s of %s is %q, not %q", role, tt.sense, got, want)
			}
		}
	}
}

func TestRoleOfModifier(t *testing.T) {
	for _, tt := range []struct {
		role, marker string
		want         quadpress.ThematicRole
	}{
		{"ARGM-LOC", "in", quadpress.PlaceRole},           // "struck in Syria"
		{"ARGM-TMP", "on", quadpress.TimeRole},            // "struck on Monday"
		{"R-ARGM-TMP", "when", quadpress.TimeRole},        // "the day when it struck"
		{"C-ARGM-MNR", "", quadpress.MannerRole},          // the rest of a phrase in two pieces
		{"ARGM-CAU", "because", quadpress.CauseRole},      // "left because of it"
		{"ARGM-PRP", "to", quadpress.PurposeRole},         // "met to discuss it"
		{"ARGM-EXT", "by", quadpress.ExtentRole},          // "cut by half"
		{"ARGM-PRD", "as", quadpress.AttributeRole},       // "served as a judge"
		{"ARGM-COM", "with", quadpress.AgentRole},         // "left with his wife"
		{"ARGM-GOL", "to", quadpress.DestinationRole},     // "deported to Chad"
		{"ARGM-GOL", "for", quadpress.BeneficiaryRole},    // "sang for them"
		{"ARGM-DIR", "from", quadpress.SourceRole},        // "fired from a ship"
		{"ARGM-DIR", "through", quadpress.PlaceRole},      // "marched through the town"
		{"ARGM-DIR", "toward", quadpress.DestinationRole}, // "marched toward the town"
		{"ARGM-NEG", "not", ""},
		{"ARGM-MOD", "may", ""},
		{"ARGM-LVB", "make", ""},
		{"V", "", ""},
	} {
		if got := RoleOf("strike.01", tt.role, tt.marker); got != tt.want {
			t.Errorf("%s with %q is %q, not %q", tt.role, tt.marker, got, tt.want)
		}
	}
	if got := RoleOf("die.01", "ARGM-COM", "with"); got != quadpress.PatientRole { // "died with his son"
		t.Errorf("who dies with someone is %q", got)
	}
	if got := RoleOf("say.01", "ARG1-DSP", ""); got != quadpress.TopicRole {
		t.Errorf("direct speech is %q", got)
	}
}

// Every role of every sense takes one of the parts that there are, and rarely two of a sense the same one.
func TestParts(t *testing.T) {
	shared, joint := 0, 0
	for _, s := range All() {
		seen := map[quadpress.ThematicRole]bool{}
		for _, p := range s.parts() {
			if !slices.Contains(everyPart, p.part) {
				t.Errorf("%s of %s is %q", p.role, s.ID, p.part)
			}
			switch {
			case p.joint:
				joint++
			case seen[p.part]:
				shared++
				t.Logf("%s of %s is a second %s", p.role, s.ID, p.part)
			}
			seen[p.part] = true
		}
	}
	// What is left are axes of what is aligned, and counts and measures of storms.
	t.Logf("%d roles share their part with another of the sense, %d more do together what it does", shared, joint)
	if shared > 9 {
		t.Errorf("%d roles share their part with another of the sense, expected at most 9", shared)
	}
}

var everyPart = []quadpress.ThematicRole{
	quadpress.AgentRole, quadpress.PatientRole, quadpress.ThemeRole, quadpress.RecipientRole, quadpress.BeneficiaryRole,
	quadpress.InstrumentRole, quadpress.TopicRole, quadpress.AttributeRole, quadpress.PlaceRole, quadpress.SourceRole,
	quadpress.DestinationRole, quadpress.TimeRole, quadpress.CauseRole, quadpress.PurposeRole, quadpress.MannerRole,
	quadpress.ExtentRole,
}

// Rules are for what there is: each fits a role, gives a part, and all names in VerbNet and functions that occur
// have one.
func TestRules(t *testing.T) {
	type described struct {
		Role
		sense string
		words []string
	}
	var roles []described
	for _, s := range All() {
		for _, role := range s.Roles() {
			roles = append(roles, described{role, s.ID, wordsOf(role.Description)})
		}
	}
	rules := loadRules()
	known := map[string]bool{"": true, "-": true, "nm": true, "expired": true} // these say nothing
	for _, r := range rules.list {
		known[r.key] = true
		if !slices.ContainsFunc(roles, func(d described) bool { return r.fits(&d.Role, d.words) }) {
			t.Errorf("no role fits the rule %+v", r)
		}
		if !slices.Contains(everyPart, r.part) && r.part != joint {
			t.Errorf("the rule %+v gives no part", r)
		}
	}
	for _, role := range roles {
		for _, name := range append(role.VerbNet, role.Function) {
			if !known[name] {
				t.Errorf("%s of %s has %q, for which there is no rule", role.Name, role.sense, name)
			}
		}
	}
	for key := range rules.senses {
		s := Get(key[0])
		if s == nil || !slices.ContainsFunc(s.Roles(), func(r Role) bool { return r.Name == key[1] }) {
			t.Errorf("a rule is for %s of %s, which is not there", key[1], key[0])
		}
	}
}

func TestReadRulesError(t *testing.T) {
	for text, want := range map[string]string{
		"# all\nverbnet\tagent\t*\n":      "thematic.tsv:2: 3 columns; kind, key, where and part are needed",
		"frame\tstrike.01\tARG0\tagent\n": `thematic.tsv:1: no kind of rule "frame"`,
	} {
		if _, err := readRules(text); err == nil || err.Error() != want {
			t.Errorf("%q: the error is %v, not %s", text, err, want)
		}
	}
}

// Senses are read by many at once.
func TestRoleOfConcurrent(t *testing.T) {
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for _, s := range All()[:2000] {
				RoleOf(s.ID, "ARG1", "")
			}
		})
	}
	wg.Wait()
}

func BenchmarkRoleOf(b *testing.B) {
	for b.Loop() {
		RoleOf("strike.01", "ARG1", "")
	}
}

func BenchmarkParts(b *testing.B) {
	s, rules := Get("strike.01"), loadRules()
	for b.Loop() {
		rules.parts(s)
	}
}

// Whatever stands in the file, it is read or refused.
func FuzzReadRules(f *testing.F) {
	f.Add("verbnet\tagent\t*\tagent\n# more\nsense\tstrike.01\tARG1\tpatient")
	f.Add("word\t\t/\t\n")
	s := Get("strike.01")
	f.Fuzz(func(t *testing.T, text string) {
		rules, err := readRules(text)
		if err != nil {
			return
		}
		if parts := rules.parts(s); len(parts) != len(s.Roles()) {
			t.Errorf("%d parts of %d roles", len(parts), len(s.Roles()))
		}
	})
}
