package schema

import (
	"strings"
	"testing"
)

func TestRelation(t *testing.T) {
	for _, c := range []struct {
		sentence string
		word     Word
		want     string
	}{
		{"The army struck the depot.", Word{Lemma: "strike", Sense: "strike.01", Subject: "Organization"}, "struck"},
		{"Its strike on the depot ...", Word{Lemma: "strike", POS: "NOUN", Preposition: "on", Sense: "strike.01"}, "struck"},
		{"A storm struck the coast.", Word{Lemma: "strike", Sense: "strike.01", Subject: "Disaster"}, "hit"},
		{"Both struck a deal.", Word{Lemma: "strike", Sense: "strike.05"}, "agreed_to"},
		{"Miners struck.", Word{Lemma: "strike", Sense: "strike.02"}, ""},
		{"She bought the mill.", Word{Lemma: "buy", Sense: "buy.01"}, "acquired"},
		{"her purchase of the mill", Word{Lemma: "purchase", POS: "NOUN", Sense: "purchase.01"}, "acquired"},
		{"They fired the manager.", Word{Lemma: "fire", Sense: "fire.02", Object: "Person"}, "dismissed"},
		{"They sacked the manager.", Word{Lemma: "sack", Sense: "sack.01", Object: "Person"}, "dismissed"},
		{"They fired a missile.", Word{Lemma: "fire", Sense: "fire.01"}, ""},
		{"The board removed its chair.", Word{Lemma: "remove", Sense: "remove.01", Object: "Person"}, "dismissed"},
		{"Crews removed the wreck.", Word{Lemma: "remove", Sense: "remove.01", Object: "Vehicle"}, "removed"},
		{"United beat City.", Word{Lemma: "beat", Sense: "beat.03"}, "defeated"},
		{"The guards beat him.", Word{Lemma: "beat", Sense: "beat.01"}, "beat_up"},
		{"Jets shot down the drone.", Word{Lemma: "shoot", Particle: "down", Sense: "shoot_down.05"}, "shot_down"},
		{"The senate shot down the plan.", Word{Lemma: "shoot", Particle: "down", Sense: "turn_down.05"}, "rejected"},
		{"The rebels slew the guard.", Word{Lemma: "slay", Sense: "slay.01"}, "killed"},
		{"Villagers asked for water.", Word{Lemma: "ask", Preposition: "for", Sense: "ask.02"}, "called_for"},
		{"Villagers requested water.", Word{Lemma: "request", Sense: "request.01"}, "called_for"},
		{"Reporters asked him.", Word{Lemma: "ask", Sense: "ask.01"}, "asked"},
		{"The pope urged them.", Word{Lemma: "urge", Sense: "urge.01"}, "urged"},
		{"She lived at court.", Word{Lemma: "live", Preposition: "at", Sense: "live.01", Object: "Organization"}, ""},
		{"She died at Rome.", Word{Lemma: "die", Preposition: "at", Sense: "die.01", Object: "City"}, "died_in"},
		{"She perished in Rome.", Word{Lemma: "perish", Preposition: "in", Sense: "perish.01"}, "died_in"},
		{"The firm is based in Oslo.", Word{Lemma: "base", Preposition: "in", Sense: "base.01"}, "based_in"},
		{"The fort is located in Oslo.", Word{Lemma: "locate", Preposition: "in", Sense: "locate.01"}, "located_in"},
		{"The claim is based on hearsay.", Word{Lemma: "base", Preposition: "on", Sense: "base.02"}, ""},
		{"Police charged him.", Word{Lemma: "charge", Sense: "charge.05"}, "charged"},
		{"The bank charges a fee.", Word{Lemma: "charge", Sense: "charge.01"}, ""},
		{"He was charged with fraud.", Word{Lemma: "charge", Preposition: "with", Sense: "charge.05"}, "charged_with"},
		{"The aide is critical of it.", Word{Lemma: "critical", POS: "ADJ", Preposition: "of"}, "criticized"},
		{"Without a sense the word decides.", Word{Lemma: "strike"}, "struck"},
		{"They talked with Oslo.", Word{Lemma: "talk", Preposition: "with", Sense: "talk.01"}, "spoke_with"},
		{"their talks with Oslo", Word{Lemma: "talk", POS: "NOUN", Preposition: "with", Sense: "talk.01"}, "met"},
		{"They called off the race.", Word{Lemma: "call", Particle: "off", Sense: "call.01"}, "canceled"},
		{"The ship is named after a saint.", Word{Lemma: "name", Preposition: "after", Sense: "name.01"}, "named_after"},
		{"the ambassador to Oslo", Word{Lemma: "ambassador", POS: "NOUN", Preposition: "to"}, "envoy_to"},
		{"the son-in-law of Lind", Word{Lemma: "son-in-law", POS: "NOUN", Preposition: "of"}, "relative_of"},
		{"Nobody knows the word.", Word{Lemma: "frobnicate"}, ""},
	} {
		if got := nameOf(Default().Relation(c.word)); got != c.want {
			t.Errorf("%s Relation(%+v) = %q, want %q", c.sentence, c.word, got, c.want)
		}
	}
}

func TestPlacePreposition(t *testing.T) {
	for preposition, want := range map[string]string{"at": "in", "inside": "in", "in": "in", "near": "near", "": ""} {
		if got := PlacePreposition(preposition); got != want {
			t.Errorf("PlacePreposition(%q) = %q, want %q", preposition, got, want)
		}
	}
}

func TestSense(t *testing.T) {
	s := Default()
	for _, c := range []struct{ sense, preposition, want string }{
		{"withdraw.01", "from", "withdrew_from"},
		{"withdraw.01", "", "withdrew"},
		{"withdraw.01", "under", ""},
		{"nonsense.01", "", ""},
		{"", "", ""},
	} {
		if got := nameOf(s.Sense(c.sense, c.preposition)); got != c.want {
			t.Errorf("Sense(%q, %q) = %q, want %q", c.sense, c.preposition, got, c.want)
		}
	}
}

func TestEventOf(t *testing.T) {
	for _, c := range []struct{ sentence, sense, agent, undergoer, want string }{
		{"The army struck the depot.", "strike.01", "GovernmentOrganization", "CivicStructure", "ASSAULT"},
		{"A strike killed ten.", "kill.01", "", "Person", "ASSAULT"},
		{"The flood killed ten.", "kill.01", "Disaster", "Person", "DISASTER"},
		{"Both struck a deal.", "strike.05", "Agent", "", "AGREE"},
		{"Miners struck.", "strike.02", "Group", "", "PROTEST"},
		{"United beat City.", "beat.03", "SportsTeam", "SportsTeam", "CONTEST"},
		{"Prices rose.", "rise.01", "", "Money", "ECONOMY"},
		{"The police arrested him.", "arrest.01", "GovernmentOrganization", "Person", "COERCE"},
		{"The trial begins.", "try.02", "", "", "JUSTICE"},
		{"They met.", "meet.03", "Person", "", "CONSULT"},
		{"The building collapsed.", "collapse.01", "", "CivicStructure", "DISASTER"},
		{"She won the vote.", "elect.01", "Person", "", "POLITICS"},
		{"She was born.", "bear.02", "", "Person", "LIFE"},
		{"It has a roof.", "have.03", "", "", ""},
		{"Nobody knows the sense.", "nonsense.01", "", "", ""},
		{"They buried the priest.", "bury.01", "Group", "Person", "LIFE"},
		{"They buried the cable.", "bury.01", "Group", "Product", ""},
		{"The king installed a bishop.", "install.01", "Person", "Person", "POLITICS"},
		{"The firm installed a pump.", "install.01", "Corporation", "Product", "MAKE"},
		{"The firm contracted a builder.", "contract.02", "Corporation", "Person", "BUSINESS"},
		{"The priest contracted measles.", "contract.02", "Person", "MedicalCondition", "HEALTH"},
		{"The truck carried coal.", "carry.01", "Vehicle", "Substance", "MOVEMENT"},
		{"The offence carries a fine.", "carry.01", "Event", "Event", ""},
		{"The envoy met the queen.", "meet.01", "Person", "Person", "CONSULT"},
		{"The mill met the demand.", "meet.01", "Organization", "Event", ""},
		{"The rebels released the pilot.", "release.01", "ArmedGroup", "Person", "CONCEDE"},
		{"The band released a record.", "release.01", "Group", "CreativeWork", ""},
	} {
		if got := Default().EventOf(c.sense, c.agent, c.undergoer); got != c.want {
			t.Errorf("%s EventOf(%q, %q, %q) = %q, want %q", c.sentence, c.sense, c.agent, c.undergoer, got, c.want)
		}
	}
}

func TestOpenName(t *testing.T) {
	for _, c := range []struct {
		word Word
		want string
	}{
		{Word{Lemma: "drop", Particle: "out", Preposition: "out of", Sense: "drop_out.04"}, "dropped_out_of"},
		{Word{Lemma: "run", Particle: "off", Preposition: "off", Sense: "run_off.24"}, "ran_off"},
		{Word{Lemma: "ravage", Sense: "ravage.01"}, "ravaged"},
		{Word{Lemma: "walk", Particle: "away", Preposition: "from", Sense: "walk.01"}, "walked_away_from"},
		{Word{Lemma: "organise", Sense: "organize.01"}, "organized"},
		{Word{Lemma: "bury", Sense: "bury.01"}, "buried"},
		{Word{Lemma: "undergo"}, "underwent"},
		{Word{Lemma: "suggesnt"}, ""},
		{Word{Lemma: "gobernador"}, ""},
		{Word{Lemma: "gobernador", POS: "NOUN", Sense: "govern.01"}, ""},
		{Word{Lemma: "strike", Sense: "strike.02"}, ""}, // no strike of the army's
		{Word{Lemma: "take", Preposition: "out of", Sense: "take.01"}, "took_out_of"},
		{Word{Lemma: "9/11", Sense: "x.01"}, ""},
		{Word{}, ""},
	} {
		if got := Default().OpenName(c.word); got != c.want {
			t.Errorf("OpenName(%+v) = %q, want %q", c.word, got, c.want)
		}
	}
}

// An ontology without senses, as those written before there were any, is read by words alone.
func TestOntologyWithoutSenses(t *testing.T) {
	s, err := Load(strings.NewReader("predicates:\n  met: {verbs: [meet]}\n"), "own.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if got := nameOf(s.Relation(Word{Lemma: "meet", Sense: "meet.03"})); got != "met" {
		t.Errorf("Relation = %q, want met", got)
	}
	if got := s.EventOf("meet.03", "Person", ""); got != "" {
		t.Errorf("EventOf = %q, want none", got)
	}
}

func TestSenseErrorsNameTheLine(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"predicates:\n  a:\n    senses: [b]\n", `f.yaml:3: predicate a: bad sense "b": want PropBank's name of it, such ` +
			`as strike.01, and the preposition of its object if it has one`},
		{"predicates:\n  a:\n    senses: [b.01]\n  c:\n    senses: [b.01]\n", `f.yaml:5: predicate c: sense "b.01" already ` +
			`expresses a, whatever the ends are; leave it to one of the two`},
		{"events:\n  A: {label: a, senses: [b]}\n", `f.yaml:2: bad sense "b": want PropBank's name of it, such as strike.01`},
		{"events:\n  A: {label: a, senses: [b.01]}\nuntyped: [b.01]\n", `f.yaml:3: sense b.01 already has a type of event, ` +
			`or none; leave it to one`},
		{"events:\n  A: {label: a, otherwise: B}\n", `f.yaml:2: event A: unknown event "B"; add it to events, or correct it`},
		{"events:\n  A: {label: a, agents: [B]}\n", `f.yaml:2: agent of A: unknown type "B"; add it to types, or correct it`},
	} {
		if _, err := Load(strings.NewReader(c.in), "f.yaml"); err == nil || err.Error() != c.want {
			t.Errorf("%q: error %v, want %s", c.in, err, c.want)
		}
	}
}
