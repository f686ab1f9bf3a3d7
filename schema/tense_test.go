package schema

import (
	"strings"
	"testing"
)

func TestPastTense(t *testing.T) {
	for lemma, want := range map[string]string{
		"strike": "struck", "withdraw": "withdrew", "meet": "met", "say": "said", "criticize": "criticized",
		"carry": "carried", "play": "played", "stop": "stopped", "ban": "banned", "visit": "visited", "open": "opened",
		"admit": "admitted", "offer": "offered", "plan": "planned", "fix": "fixed", "show": "showed", "shell": "shelled",
		"test-fire": "test-fired", "co-write": "co-wrote", "panic": "panicked", "free": "freed", "die": "died",
		"travel": "traveled", "cancel": "canceled", "agree": "agreed", "quiz": "quizzed", "equip": "equipped",
		"urge": "urged", "sue": "sued", "cut": "cut", "x": "xed", "occur": "occurred", "bomb": "bombed", "rob": "robbed",
		"join": "joined", "raid": "raided", "aid": "aided", "pass": "passed", "rig": "rigged", "draft": "drafted",
		"quip": "quipped", "kill": "killed", "beat": "beat", "arm": "armed", "veto": "vetoed", "nominate": "nominated",
	} {
		if got := PastTense(lemma); got != want {
			t.Errorf("PastTense(%q) = %q, want %q", lemma, got, want)
		}
	}
}

// nounNamed are the predicates for states and roles, which are named by a noun or a participle.
var nounNamed = map[string]bool{
	"position": true, "nationality": true, "member_of": true, "has_member": true, "part_of": true, "has_part": true,
	"born_in": true, "known_as": true, "population": true, "quantity": true, "age": true, "employer": true,
	"employee":   true,
	"capital_of": true, "leader_of": true, "spokesperson_of": true, "envoy_to": true, "representative_of": true,
	"adviser_to": true, "founded_by": true, "owned_by": true, "ally_of": true, "opponent_of": true,
	"supporter_of": true, "relative_of": true, "spouse_of": true, "parent_of": true, "child_of": true,
	"sibling_of": true, "counterpart_of": true, "friend_of": true, "present_in": true, "official_of": true,
	"relations_with": true, "ran_with": true, "subsidiary_of": true, "claimed_responsibility_for": true,
	"born_on": true, "died_on": true, "party": true, "height": true, "length": true, "weight": true, "area": true,
	"speed": true,
	"depth": true, "distance": true, "duration": true, "temperature": true, "magnitude": true, "price": true,
	"share": true, "width": true, "volume": true, "amount": true,
	"score": true, "votes": true, "count": true, "founded_on": true, "dissolved_on": true,
	"published_on": true, "held_on": true, "occupation": true, "religion": true, "ethnicity": true,
	"language": true, "genre": true, "chief_executive_of": true, "former_chief_executive_of": true,
	"former_member_of": true, "instance_of": true,
}

func TestAmerican(t *testing.T) {
	for lemma, want := range map[string]string{
		"organise": "organize", "paralyse": "paralyze", "honour": "honor", "advise": "advise", "promise": "promise",
		"rise": "rise", "praise": "praise", "surprise": "surprise", "fulfil": "fulfill", "practise": "practice",
		"strike": "strike", "re-energise": "re-energize",
	} {
		if got := American(lemma); got != want {
			t.Errorf("American(%q) = %q, want %q", lemma, got, want)
		}
	}
}

func TestNamesFollowTheirFirstVerb(t *testing.T) {
	for _, p := range Default().Predicates() {
		if nounNamed[p.Name] {
			continue
		}
		var past Verb
		switch {
		case len(p.Verbs) > 0:
			past = p.Verbs[0]
		case len(p.Senses) > 0:
			past = Verb{Lemma: p.Senses[0].lemma(), Preposition: p.Senses[0].Preposition}
		default:
			t.Errorf("%s has neither verb nor sense and is not listed as a state or role", p.Name)
			continue
		}
		past.Lemma = PastTense(past.Lemma)
		if got := strings.ReplaceAll(past.String(), " ", "_"); got != p.Name {
			t.Errorf("%s: its first verb or sense names it %s", p.Name, got)
		}
	}
}
