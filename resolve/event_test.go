package resolve_test

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/resolve"
)

// retelling is a document in a shorthand, a line an event: "struck 2015-10-30 agent=Ruritania patient=39 people
// place=Arlen"; a lemma that is not the predicate stands behind a colon, "happened:storm". What begins with a capital
// is a thing with a name; who is a patient is a person, and several if the noun ends in "s". A number is a count.
func retelling(id, text string) resolve.Document {
	doc := resolve.Document{ID: id}
	at := map[string]int{}
	entity := func(e quadpress.Entity) int {
		key := string(e.Kind) + e.Name
		if _, ok := at[key]; !ok || e.Kind == quadpress.KindEvent {
			at[key] = len(doc.Entities)
			e.Names = []string{e.Name}
			doc.Entities = append(doc.Entities, e)
		}
		return at[key]
	}
	part := regexp.MustCompile(`([a-z]+)=([^=]*?)(?: [a-z]+=|$)`)
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		head, rest, _ := strings.Cut(line, " ")
		predicate, lemma, ok := strings.Cut(head, ":")
		if !ok {
			lemma = predicate
		}
		ev := quadpress.Event{Predicate: predicate, Lemma: lemma}
		ev.Mentions = []quadpress.EventMention{{Lemma: lemma, Text: predicate}}
		if date, more, ok := strings.Cut(rest, " "); ok && date[0] == '2' {
			ev.Time, ev.TimeType, rest = date, "date", more
		}
		for rest != "" {
			m := part.FindStringSubmatch(rest)
			role, name := quadpress.ThematicRole(m[1]), m[2]
			rest = strings.TrimSpace(strings.TrimPrefix(rest, m[1]+"="+name))
			e := quadpress.Entity{Kind: quadpress.KindDescribed, Type: "Thing", Name: name}
			if number, noun, ok := strings.Cut(name, " "); ok && number[0] < 'A' {
				e.Count, e.Name = number, noun
			}
			if e.Name[0] < 'a' {
				e.Kind, e.Type = quadpress.KindNamed, "Organization"
			}
			switch {
			case role == quadpress.PlaceRole:
				e.Type = "City"
			case role == quadpress.PatientRole:
				e.Type = "Person"
				if e.Kind == quadpress.KindDescribed {
					noun := e.Name[strings.LastIndexByte(e.Name, ' ')+1:]
					e.Kinds = []string{strings.TrimSuffix(noun, "s")}
					e.Gender = map[string]string{"woman": "female", "man": "male"}[noun]
				}
			}
			ev.Roles = append(ev.Roles, quadpress.EventRole{Role: role, Term: quadpress.Term{Entity: entity(e)}})
		}
		ev.Entity = entity(quadpress.Entity{Kind: quadpress.KindEvent, Type: "Event", Name: line})
		doc.Events = append(doc.Events, ev)
	}
	return doc
}

// blast is what stories about one explosion have in common.
const blast = `
fled agent=residents place=Arlen
blamed agent=Ruritanian Gas Board theme=leak
visited agent=Vera Halvorsen destination=Arlen
searched agent=firefighters theme=rubble
`

// harbour and strike are stories of different things.
const (
	harbour = `
opened agent=Karl Lindqvist theme=harbour
sailed agent=Borduria Line destination=Tolvik
cheered agent=crowd place=Tolvik
`
	strike = `
downed agent=dockers theme=tools
blocked agent=Dockers' Union place=Arlen
rejected agent=Ana Prado theme=offer
`
)

func TestEventsAcrossStories(t *testing.T) {
	// another story, which speaks of the explosion in passing
	aside := harbour[1:] + "blamed agent=Ruritanian Gas Board theme=leak\nvisited agent=Vera Halvorsen destination=Arlen\n"
	for _, c := range []struct {
		name     string
		a, b     string
		one      bool
		patients bool // they are one too
	}{
		{"told alike", blast + "injured patient=worker place=Arlen", blast + "injured patient=worker place=Arlen", true,
			true},
		{"told with another detail", blast + "injured patient=worker place=Arlen",
			blast + "injured 2015-10-30 patient=worker instrument=glass", true, true},
		{"a name for whom another describes", blast + "injured patient=worker place=Arlen",
			blast + "injured patient=Nils Osgood place=Arlen", true, true},
		{"a name and several", blast + "injured patient=workers place=Arlen",
			blast + "injured patient=Nils Osgood place=Arlen", true, false},
		{"one and several", blast + "injured patient=workers place=Arlen", blast + "injured patient=worker place=Arlen", true,
			false},
		{"a man and a woman", blast + "injured patient=man place=Arlen", blast + "injured patient=woman place=Arlen", true,
			false},
		{"another noun", blast + "injured patient=nurse place=Arlen", blast + "injured patient=woman place=Arlen", true, true},
		{"another day", blast + "injured 2015-10-30 patient=worker", blast + "injured 2015-10-31 patient=worker", false,
			false},
		{"the month of a day", blast + "injured 2015-10 patient=worker", blast + "injured 2015-10-31 patient=worker", true,
			true},
		{"another victim", blast + "injured patient=Nils Osgood", blast + "injured patient=Ana Prado", false, false},
		{"another count", blast + "injured patient=12 workers", blast + "injured patient=30 workers", false, false},
		{"the same count", blast + "injured patient=12 workers", blast + "injured patient=12 workers", true, true},
		{"another nation", blast + "injured patient=British workers", blast + "injured patient=French workers", false, false},
		{"nothing in common but the word", aside + "injured", blast + strike[1:] + "injured", false, true},
		{"short stories with nothing in common but the word", "hit:hit agent=storm patient=town",
			"hit:hit agent=fire patient=church", false, false},
		{"a part in common", aside + "injured patient=worker", blast + strike[1:] + "injured patient=worker", true, true},
		{"another verb", blast + "injured patient=worker", blast + "praised patient=worker", false, false},
		{"another word for it", blast + "hit:crash patient=worker", blast + "collided:collide patient=worker", true, true},
		{"another speaker", blast + "said:say agent=miner patient=worker",
			blast + "said:say agent=Nils Osgood patient=worker", false, false},
		{"nouns without a verb", blast + "happened:funeral patient=worker place=Arlen",
			blast + "happened:storm patient=worker place=Arlen", false, false},
		{"stories of different things", blast + "injured patient=worker",
			"injured patient=worker\nsailed agent=Borduria Line destination=Tolvik\nopened agent=Karl Lindqvist theme=harbour",
			false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			docs := []resolve.Document{retelling("a", strings.TrimSpace(c.a)), retelling("b", strings.TrimSpace(c.b))}
			got := byDocument(docs)
			last := func(d int) (event, patient quadpress.Resolution) {
				ev := &docs[d].Events[len(docs[d].Events)-1]
				r := got[docs[d].ID]
				for _, role := range ev.Roles {
					if role.Role == quadpress.PatientRole {
						patient = r[role.Term.Entity]
					}
				}
				return r[ev.Entity], patient
			}
			a, pa := last(0)
			b, pb := last(1)
			if one := a == b; one != c.one || one != (a.ID == b.ID) {
				t.Errorf("%v and %v", a, b)
			}
			if one := pa == pb; one != c.patients || one != (pa.ID == pb.ID) {
				t.Errorf("who suffers it: %v and %v", pa, pb)
			}
			if c.patients && strings.Contains(c.b, "Nils") && pa.ID != "Nils_Osgood" {
				t.Errorf("the worker is %v", pa)
			}
		})
	}
}

// Who is hurt in most stories is not the one who hurts, though one story has it so.
func TestWhoDoesAndWhoUndergoes(t *testing.T) {
	tell := func(id, told string) resolve.Document { return retelling(id, strings.TrimSpace(blast+told)) }
	docs := []resolve.Document{
		tell("a", "injured patient=woman place=Arlen\nfreed patient=driver place=Arlen"),
		tell("b", "injured patient=Ana Prado place=Arlen\nfreed patient=driver place=Arlen"),
		tell("c", "injured patient=driver place=Arlen\nfreed patient=driver place=Arlen"),
	}
	for d := range 2 { // in two of three the driver does it
		ev := &docs[d].Events[len(docs[d].Events)-2]
		driver := docs[d].Events[len(docs[d].Events)-1].Roles[0].Term
		ev.Roles = append(ev.Roles, quadpress.EventRole{Role: quadpress.AgentRole, Term: driver})
	}
	got := byDocument(docs)
	who := func(d, event int) string {
		ev := &docs[d].Events[len(docs[d].Events)-event]
		return got[docs[d].ID][ev.Roles[0].Term.Entity].ID
	}
	if who(0, 2) != who(1, 2) || who(0, 1) != who(1, 1) || who(2, 1) != who(0, 1) {
		t.Errorf("women %s and %s, drivers %s, %s and %s", who(0, 2), who(1, 2), who(0, 1), who(1, 1), who(2, 1))
	}
	if who(0, 2) == who(0, 1) {
		t.Errorf("the woman and the driver are both %s", who(0, 1))
	}
}

// A weekday and one more word are little for stories that share no name: most news is of one day.
func TestEventsOfOneDay(t *testing.T) {
	for _, c := range []struct {
		a, b string
		one  bool
	}{
		{"The president cancelled a visit on Monday.", "The band cancelled a tour on Monday.", false},
		{"The president cancelled a visit to miners on Monday.", "The band cancelled a tour for miners on Monday.", false},
		{"The president cancelled lunch with angry miners.", "Angry miners said that lunch was cancelled.", true},
	} {
		docs := []resolve.Document{retelling("a", "cancelled:cancel 2015-10-30 agent=president theme=visit"),
			retelling("b", "cancelled:cancel 2015-10-30 agent=band theme=tour")}
		docs[0].Events[0].Mentions[0].Evidence, docs[1].Events[0].Mentions[0].Evidence = c.a, c.b
		got := byDocument(docs)
		if one := got["a"][docs[0].Events[0].Entity] == got["b"][docs[1].Events[0].Entity]; one != c.one {
			t.Errorf("%s %s one event: %v, want %v", c.a, c.b, one, c.one)
		}
	}
}

// A word that many sentences have makes no two of them tell of one event.
func TestEventsByOneWordAlone(t *testing.T) {
	shared := "fled agent=residents place=Arlen\nvisited agent=Vera Halvorsen destination=Arlen\n"
	for _, c := range []struct {
		a, b           string
		first, another string // the sentences
		one            bool
	}{
		{"used agent=guard theme=telephone", "used agent=court theme=law",
			"A guard used a stolen telephone.", "The court used an old law.", false},
		{"used agent=guard theme=telephone", "used agent=guard theme=telephone",
			"A guard in Arlen used a telephone.", "The guard used the telephone.", true},
		{"used agent=guard theme=telephone", "used agent=warden theme=handset",
			"The warden used a prison telephone to call Arlen.", "A warden used the prison handset to call Arlen.", true},
		{"gave:give agent=coach theme=credit", "gave:give agent=pilot theme=ring",
			"The coach gave the guard credit.", "A pilot gave his sister a ring.", false},
		{"was:be theme=court place=Arlen", "was:be theme=crowd place=Arlen",
			"The court was in session.", "The crowd was angry.", false},
		{"said:say agent=Vera Halvorsen", "said:say agent=Vera Halvorsen",
			"Halvorsen said the gas had leaked from a rusty pipe beneath a small bakery.",
			"“Nobody warned the tenants who lived downstairs,” Halvorsen said.", false},
		{"said:say agent=Vera Halvorsen", "said:say agent=Vera Halvorsen",
			"Halvorsen said the gas had leaked.", "The gas leaked for days, Halvorsen said.", true},
	} {
		docs := []resolve.Document{retelling("a", shared+c.a), retelling("b", shared+c.b)}
		for d, s := range []string{c.first, c.another} {
			docs[d].Events[2].Mentions[0].Evidence = s
		}
		got := byDocument(docs)
		if one := got["a"][docs[0].Events[2].Entity] == got["b"][docs[1].Events[2].Entity]; one != c.one {
			t.Errorf("%s %s one event: %v, want %v", c.first, c.another, one, c.one)
		}
	}
}

// What has no date is of about the time when it is told.
func TestEventsOfStoriesPublishedFarApart(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		days       int
		one        bool
	}{
		{"meetings of one week", "met agent=Vera Halvorsen", "met agent=Vera Halvorsen", 3, true},
		{"meetings of two months", "met agent=Vera Halvorsen", "met agent=Vera Halvorsen", 30, false},
		{"a date of about then", "met agent=Vera Halvorsen", "met 2015-10-31 agent=Vera Halvorsen", 30, true},
		{"who does it to whom", "married agent=Vera Halvorsen patient=Nils Osgood",
			"married agent=Vera Halvorsen patient=Nils Osgood", 30, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			docs := []resolve.Document{retelling("a", harbour[1:]+c.a), retelling("b", strike[1:]+c.b)}
			docs[0].Published = time.Date(2015, 11, 1, 0, 0, 0, 0, time.UTC)
			docs[1].Published = docs[0].Published.AddDate(0, 0, c.days)
			got := byDocument(docs)
			last := func(d int) quadpress.Resolution {
				return got[docs[d].ID][docs[d].Events[len(docs[d].Events)-1].Entity]
			}
			if one := last(0) == last(1); one != c.one {
				t.Errorf("%v and %v", last(0), last(1))
			}
		})
	}
}

func TestThingsWithoutNames(t *testing.T) {
	described := func(name string) quadpress.Entity {
		return quadpress.Entity{Kind: quadpress.KindDescribed, Type: "CivicStructure", Name: name}
	}
	concept := quadpress.Entity{Kind: quadpress.KindConcept, Type: "Thing", Name: "Terrorism"}
	got := byDocument([]resolve.Document{
		{ID: "0", Entities: []quadpress.Entity{described("apartment building"), described("apartment building"), concept}},
		{ID: "1", Entities: []quadpress.Entity{described("apartment building"), concept, described("event/1")}},
	})
	ids := func(d string) (out []string) {
		for _, r := range got[d] {
			out = append(out, r.ID)
		}
		return out
	}
	a, b := ids("0"), ids("1")
	shape := regexp.MustCompile(`^apartment_building_\([0-9a-f]{8}\)$`)
	for _, id := range []string{a[0], a[1], b[0]} {
		if !shape.MatchString(id) {
			t.Errorf("a building is %s", id)
		}
	}
	if a[0] == a[1] || a[0] == b[0] || a[1] == b[0] {
		t.Errorf("three buildings are %s, %s and %s", a[0], a[1], b[0])
	}
	if a[2] != "concept/terrorism" || b[1] != a[2] {
		t.Errorf("a concept is %s and %s", a[2], b[1])
	}
	if strings.HasPrefix(b[2], quadpress.EventID) {
		t.Errorf("what is called event/1 is taken for the event %s", b[2])
	}
}

func TestConceptsAreCalledAsMostWriteThem(t *testing.T) {
	var docs []resolve.Document
	for k, name := range []string{"covid-19", "COVID-19", "COVID-19"} {
		docs = append(docs, resolve.Document{ID: strconv.Itoa(k), Entities: []quadpress.Entity{
			{Kind: quadpress.KindConcept, Type: "MedicalCondition", Name: name}}})
	}
	for _, resolutions := range byDocument(docs) {
		if r := resolutions[0]; r.ID != "concept/covid-19" || r.Label != "COVID-19" {
			t.Errorf("an illness is %s, called %s", r.ID, r.Label)
		}
	}
}

// Which events are one depends on the set of stories alone.
func TestEventsAreResolvedInAnyOrder(t *testing.T) {
	lines := slices.Concat(strings.Split(strings.TrimSpace(blast), "\n"), []string{
		"injured patient=worker place=Arlen", "injured 2015-10-30 patient=worker", "injured patient=Nils Osgood",
		"injured 2015-10-31 patient=30 workers", "injured patient=12 workers",
		"sailed agent=Borduria Line destination=Tolvik",
		"visited agent=Karl Lindqvist destination=Tolvik", "visited 2015-10 agent=minister destination=Arlen",
	})
	rapid.Check(t, func(t *rapid.T) {
		var docs []resolve.Document
		for i := range rapid.IntRange(1, 8).Draw(t, "documents") {
			text := rapid.SliceOfNDistinct(rapid.SampledFrom(lines), 0, 7, rapid.ID[string]).Draw(t, "events")
			doc := retelling(fmt.Sprint(i), strings.Join(text, "\n"))
			if day := rapid.IntRange(0, 40).Draw(t, "day"); day > 0 {
				doc.Published = time.Date(2015, 10, day, 0, 0, 0, 0, time.UTC)
			}
			docs = append(docs, doc)
		}
		want := byDocument(docs)
		if diff := cmp.Diff(want, byDocument(rapid.Permutation(docs).Draw(t, "order"))); diff != "" {
			t.Fatal(diff)
		}
		for id, resolutions := range want {
			for i, r := range resolutions {
				if r.ID == "" || r.Label == "" {
					t.Fatalf("thing %d of %s is %v", i, id, r)
				}
			}
		}
	})
}
