package event_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/event"
	"github.com/quadpress/quadpress/schema"
)

// things are entities with what they were resolved to: "Name|Type|Role".
func things(list ...string) (entities []quadpress.Entity, resolutions []quadpress.Resolution) {
	for _, s := range list {
		f := strings.Split(s, "|")
		e := quadpress.Entity{Name: f[0], Names: []string{f[0]}, Type: f[1]}
		if len(f) > 2 {
			e.Roles = f[2:]
		}
		entities = append(entities, e)
		resolutions = append(resolutions, quadpress.Resolution{ID: strings.ReplaceAll(f[0], " ", "_"), Label: f[0],
			Type: f[1]})
	}
	return entities, resolutions
}

func entity(i int) quadpress.Term { return quadpress.Term{Entity: i} }

func words(s string) quadpress.Term { return quadpress.Term{Entity: quadpress.NoEntity, Literal: s} }

func TestEvents(t *testing.T) {
	place := entity(3)
	entities, resolutions := things("Sergei Lavrov|Person|Russian Foreign Minister",
		"Anna Schmidt|Person|German ambassador to France", "Oryx Unit|Organization", "Smallville|City", "Iraq|Country")
	x := &quadpress.Extraction{
		Document: quadpress.Document{ID: "a.txt", Published: time.Date(2015, 10, 30, 12, 0, 0, 0, time.UTC)},
		Entities: entities,
		Statements: []quadpress.Statement{
			{Subject: entity(0), Predicate: "met", Object: entity(1), Place: &place, EventType: "CONSULT", Confidence: 0.9,
				Evidence: "First.", Span: quadpress.Span{Begin: 0, End: 6}},
			{Subject: entity(2), Predicate: "killed", Object: words("the Libyan envoys to France"), Time: "2015-09",
				EventType: "ASSAULT", Confidence: 0.8, Evidence: "Second, \"so\".", Span: quadpress.Span{Begin: 7, End: 20}},
			{Subject: entity(3), Predicate: "located_in", Object: entity(4)},
			{Subject: entity(0), Predicate: "met", Object: entity(2), Polarity: quadpress.Denied, EventType: "CONSULT"},
			{Subject: entity(0), Predicate: "met", Object: entity(2), Modality: quadpress.Planned, EventType: "CONSULT"},
			{Subject: entity(0), Predicate: "praised", Object: entity(0), EventType: "SUPPORT"},
		},
	}
	undated := &quadpress.Extraction{
		Document: quadpress.Document{ID: "b.txt", URL: "https://news.example/b"}, Entities: entities[:1],
		Statements: []quadpress.Statement{{Subject: words("Voters"), Predicate: "praised", Object: entity(0),
			EventType: "SUPPORT", Confidence: 0.5}},
	}
	table := event.NewTable(schema.Default(), false)
	table.Add(undated, resolutions[:1])
	table.Add(x, resolutions)
	lavrov := event.Party{Name: "Sergei Lavrov", ID: "Sergei_Lavrov", Type: "Person", Country: "RUS"}
	want := []event.Event{
		{
			Date: "2015-09", DateFrom: event.FromText, Actor: event.Party{Name: "Oryx Unit", ID: "Oryx_Unit",
				Type: "Organization"}, Recipient: event.Party{Name: "the Libyan envoys to France", Country: "LBY"},
			Type: "ASSAULT", Predicate: "killed", Source: "a.txt", Confidence: 0.8, Sentence: "Second, \"so\".", Begin: 7,
			End: 20,
		},
		{
			Date: "2015-10-30", DateFrom: event.FromPublication, Actor: lavrov,
			Recipient: event.Party{Name: "Anna Schmidt", ID: "Anna_Schmidt", Type: "Person", Country: "DEU"},
			Type:      "CONSULT", Predicate: "met", Place: &event.Party{Name: "Smallville", ID: "Smallville", Type: "City",
				Country: "IRQ"}, Source: "a.txt", Confidence: 0.9, Sentence: "First.", End: 6,
		},
		{Actor: event.Party{Name: "Voters"}, Recipient: lavrov, Type: "SUPPORT", Predicate: "praised",
			Source: "https://news.example/b", Confidence: 0.5},
	}
	if diff := cmp.Diff(want, table.Events()); diff != "" {
		t.Error(diff)
	}

	all := event.NewTable(schema.Default(), true)
	all.Add(x, resolutions)
	var stances []string
	for _, e := range all.Events() {
		if e.Polarity != quadpress.Affirmed || e.Modality != quadpress.Asserted {
			stances = append(stances, string(e.Polarity)+string(e.Modality))
		}
	}
	if diff := cmp.Diff([]string{"denied", "planned"}, stances); diff != "" {
		t.Error(diff)
	}

	var b bytes.Buffer
	if err := event.WriteCSV(&b, table.Events()); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(rows) != 4 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if diff := cmp.Diff([]string{"2015-09", "Oryx Unit", "the Libyan envoys to France", "ASSAULT", "killed", "", "a.txt",
		"0.80", "text"}, rows[1][:9]); diff != "" {
		t.Error(diff)
	}
}

// The order of documents makes no difference.
func TestOrderOfDocuments(t *testing.T) {
	var extractions []*quadpress.Extraction
	entities, resolutions := things("Ann Lee|Person|French minister", "Ann Lee|Person|German minister", "Bob Ray|Person")
	for i, id := range []string{"a", "b", "c"} {
		extractions = append(extractions, &quadpress.Extraction{
			Document: quadpress.Document{ID: id}, Entities: []quadpress.Entity{entities[i%2], entities[2]},
			Statements: []quadpress.Statement{{Subject: entity(0), Predicate: "met", Object: entity(1), EventType: "CONSULT"}},
		})
	}
	read := func(order ...int) []event.Event {
		table := event.NewTable(schema.Default(), true)
		for _, i := range order {
			table.Add(extractions[i], []quadpress.Resolution{resolutions[0], resolutions[2]})
		}
		return table.Events()
	}
	want := read(0, 1, 2)
	if got := want[0].Actor.Country; got != "FRA" {
		t.Errorf("two stories say French and one German: %q", got)
	}
	for _, order := range [][]int{{0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		if diff := cmp.Diff(want, read(order...)); diff != "" {
			t.Errorf("order %v: %s", order, diff)
		}
	}
	if got := read(0, 1)[0].Actor.Country; got != "" {
		t.Errorf("one story says French and one German: %q", got)
	}
}

// A day of publication stands in only where the text gives no time.
func TestDateOfAnEvent(t *testing.T) {
	for _, c := range []struct {
		time, words, date, text string
		from                    event.DateFrom
	}{
		{"1994", "", "1994", "", event.FromText},
		{"", "the 1990s", "", "the 1990s", event.FromText},
		{"", "", "2015-10-30", "", event.FromPublication},
	} {
		entities, resolutions := things("Iraq|Country", "Iran|Country")
		x := &quadpress.Extraction{
			Document: quadpress.Document{ID: "a.txt", Published: time.Date(2015, 10, 30, 0, 0, 0, 0, time.UTC)},
			Entities: entities,
			Statements: []quadpress.Statement{{
				Subject: entity(0), Predicate: "attacked", Object: entity(1), EventType: "ASSAULT", Time: c.time, TimeText: c.words,
			}},
		}
		table := event.NewTable(schema.Default(), false)
		table.Add(x, resolutions)
		for _, ev := range table.Events() {
			if ev.Date != c.date || ev.TimeText != c.text || ev.DateFrom != c.from {
				t.Errorf("%q, %q: on %q, %q from %q", c.time, c.words, ev.Date, ev.TimeText, ev.DateFrom)
			}
		}
		if n := len(table.Events()); n != 1 {
			t.Errorf("%d events", n)
		}
	}
}
