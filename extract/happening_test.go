package extract_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/quadpress/quadpress"
)

// showEvent writes an event as "predicate role=Thing role=Thing time polarity modality [Speaker]"; the words for what
// has no name and values stand in quotes.
func showEvent(x *quadpress.Extraction, e *quadpress.Event) string {
	name := func(t *quadpress.Term) string {
		switch {
		case !t.IsEntity():
			return fmt.Sprintf("%q", strings.TrimSpace(t.Literal+" "+t.Unit))
		case x.Entities[t.Entity].Kind != quadpress.KindNamed:
			return fmt.Sprintf("%q", x.Entities[t.Entity].Name)
		}
		return x.Entities[t.Entity].Name
	}
	parts := []string{e.Predicate}
	for i := range e.Roles {
		if r := &e.Roles[i]; r.Role != quadpress.TimeRole || r.Term.IsEntity() {
			parts = append(parts, string(r.Role)+"="+name(&r.Term))
		}
	}
	for _, p := range []string{e.Time, string(e.Polarity), string(e.Modality)} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	if e.Speaker != nil {
		parts = append(parts, "["+name(e.Speaker)+"]")
	}
	return strings.Join(parts, " ")
}

func TestEvents(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		// What a verb says of its participants, named or not.
		{"A warehouse burned down in Lyon on Monday.", []string{`burned_down patient="warehouse" place=Lyon 2015-09-28`}},
		{"Guards arrested two men in a hotel.", []string{`arrested agent="guards" patient="men" place="hotel"`}},
		{"The bridge was repaired by Siemens.", []string{`repaired agent=Siemens patient="bridge"`}},
		{"The firm bought the hotel for $40 million.", []string{`acquired agent="firm" theme="hotel" extent="40000000 USD"`}},
		{"The mayor gave the boy a medal.", []string{`gave agent="mayor" theme="medal" recipient="boy"`}},
		// What a noun says.
		{"The explosion in Lyon injured nine workers.", []string{`exploded place=Lyon`, `injured agent="explosion in Lyon" patient="workers"`}},
		{"Critics demanded Lind's resignation.", []string{`resigned agent=Lind planned`}},
		// A verb that only carries the noun's event.
		{"France carried out airstrikes on Raqqa.", []string{`struck agent=France theme=Raqqa`}},
		// Aspect.
		{"Rebels began shelling Homs.", []string{`struck agent="rebels" theme=Homs`}},
		// Polarity, modality and speaker.
		{"Norway did not sell the ship.", []string{`sold agent=Norway theme="ship" denied`}},
		{"Norway will sell the ship.", []string{`sold agent=Norway theme="ship" planned`}},
		{"Kari Lund said that Norway sold the ship.", []string{`sold agent=Norway theme="ship" [Kari Lund]`}},
		// An adjective that a verb gives its subject.
		{"Mary Lind tested positive for malaria.", []string{`tested agent=Mary Lind topic="malaria"`}},
		{"The driver was found guilty of fraud.", []string{`convicted theme="driver" topic="fraud"`}},
		// Who undergoes and who acts, whatever the roles say.
		{"Mary Lind was admired by all sections of society.", []string{`admired agent="sections of society" theme=Mary Lind`}},
		{"Mary Lind's release surprised France.", []string{`released theme=Mary Lind`}},
		{"Officers downloaded videos from websites.", []string{`downloaded agent="officers" theme="videos" source="websites"`}},
		{"The suspect turned himself in to police.", []string{`turned_in agent="suspect" recipient="police"`}},
		// What is done to those who are left dead or hurt.
		{"The shooting left two people dead.", []string{`killed agent="shooting" patient="people"`}},
		{"The crash left three workers injured.", []string{`injured agent="crash" patient="workers"`}},
		// What is to happen, and what does not for lack or excess of something.
		{"The debate is to be moderated by Weber.", []string{`chaired agent=Weber patient="debate" planned`}},
		{"The boy was not old enough to own a weapon.", []string{`owned agent="boy" theme="weapon" denied`}},
		{"Norway was too weak to resist Russia.", []string{`resisted agent=Norway theme=Russia denied`}},
		// What an adjective says.
		{"The driver was responsible for the crash.", []string{`was_responsible agent="driver" theme="crash"`}},
		// Causes are events too.
		{"The pipe burst because of the frost.", []string{`burst patient="pipe" cause="frost"`}},
	} {
		x := read(c.text)
		var got []string
		for i := range x.Events {
			got = append(got, showEvent(&x, &x.Events[i]))
		}
		for _, w := range c.want {
			if !slices.Contains(got, w) {
				t.Errorf("%s\nno event %s in\n  %s", c.text, w, strings.Join(got, "\n  "))
			}
		}
	}
}

// What events are called is what a reader of the graph sees of them.
func TestEventLabels(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Russia struck Homs.", []string{"Russia struck Homs"}},
		{"The bridge was repaired.", []string{"bridge repaired"}},
		{"The bridge was not repaired.", []string{"bridge not repaired"}},
		{"Norway did not sell the ship.", []string{"Norway did not sell ship"}},
		{"The attacks on Homs killed nine workers.", []string{"attacks on Homs"}},
		{"Mary Lind said Norway had sold the ship.", []string{"Mary Lind said that Norway sold ship", "Norway sold ship"}},
		{"Mary Lind wants to leave.", []string{"Mary Lind wanted to leave"}},
	} {
		x := read(c.text)
		var got []string
		for _, e := range x.Entities {
			if e.Kind == quadpress.KindEvent {
				got = append(got, e.Name)
			}
		}
		for _, w := range c.want {
			if !slices.Contains(got, w) {
				t.Errorf("%s\n got %q\nwant %q", c.text, got, w)
			}
		}
	}
}

// An event that a story tells again is one, with a mention for each time.
func TestEventsToldAgain(t *testing.T) {
	for _, c := range []struct {
		text      string
		predicate string
		mentions  int // of the first event of the predicate
	}{
		{"An explosion hit a factory in Lyon. The explosion injured nine workers.", "exploded", 2},
		{"A boat sank off Malta. The boat sank within minutes.", "sank", 2},
		{"A boat sank off Malta. A ferry sank off Crete.", "sank", 1},
		{"The firm sold a hotel. The firm sold a ship.", "sold", 1},
		{"A boat sank on Monday. The boat sank again on Tuesday.", "sank", 1},
		{"Mary Lind was stabbed in Oslo. The attack shocked France.", "stabbed", 2},
		{"A boat sank off Malta. Survivors of the disaster left.", "sank", 2},
		{"A boat sank off Malta. A plane crashed in Oslo. Survivors of the disaster left.", "sank", 1},
	} {
		x := read(c.text)
		i := slices.IndexFunc(x.Events, func(e quadpress.Event) bool { return e.Predicate == c.predicate })
		if i < 0 {
			t.Errorf("%s: no event %s", c.text, c.predicate)
		} else if n := len(x.Events[i].Mentions); n != c.mentions {
			t.Errorf("%s: %s has %d mentions, not %d", c.text, c.predicate, n, c.mentions)
		}
	}
}

// What has no name is one thing for all its mentions, of the type that its noun has.
func TestDescriptions(t *testing.T) {
	for _, c := range []struct {
		text, name, typ string
		kind            quadpress.EntityKind
		statements      int // that the thing is the subject of
	}{
		{"A tanker left Oslo. The tanker reached Malta.", "tanker", "Ship", quadpress.KindDescribed, 2},
		{"A teacher left Oslo. She reached Malta.", "teacher", "Person", quadpress.KindDescribed, 2},
		{"The ten-storey tower belongs to Siemens.", "ten-storey tower", "CivicStructure", quadpress.KindDescribed, 1},
		{"Norway condemned terrorism.", "terrorism", "Thing", quadpress.KindConcept, 0},
	} {
		x := read(c.text)
		i := slices.IndexFunc(x.Entities, func(e quadpress.Entity) bool { return e.Name == c.name })
		if i < 0 {
			t.Errorf("%s: no %s", c.text, c.name)
			continue
		}
		n := 0
		for _, s := range x.Statements {
			if s.Subject.Entity == i {
				n++
			}
		}
		if e := &x.Entities[i]; e.Type != c.typ || e.Kind != c.kind || n != c.statements {
			t.Errorf("%s: %s is a %s (%s) with %d statements, not a %s (%s) with %d",
				c.text, c.name, e.Type, e.Kind, n, c.typ, c.kind, c.statements)
		}
	}
}
