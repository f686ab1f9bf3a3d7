package event_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/quadpress/quadpress/event"
)

// Whatever names there are, each event is a line with all columns, and none of its cells a formula.
func TestCSVOfHostileNames(t *testing.T) {
	name := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"=HYPERLINK(\"http://example.org\")", "+1", "-1+1", "@SUM(1)", "\t=1", "a\r\nb", "a,b\"c\"", "\x00",
		"\u2028x", "", "'",
	}))
	rapid.Check(t, func(t *rapid.T) {
		events := make([]event.Event, rapid.IntRange(0, 3).Draw(t, "events"))
		for i := range events {
			ev := &events[i]
			ev.Actor.Name, ev.Recipient.ID = name.Draw(t, "actor"), name.Draw(t, "recipient")
			ev.Place = &event.Party{Name: name.Draw(t, "place")}
			ev.Source, ev.Speaker, ev.Sentence = name.Draw(t, "source"), name.Draw(t, "speaker"), name.Draw(t, "sentence")
		}
		var b bytes.Buffer
		if err := event.WriteCSV(&b, events); err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(b.String(), "\n"); n != len(events)+1 {
			t.Errorf("%d lines for %d events", n, len(events))
		}
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil || len(rows) != len(events)+1 {
			t.Fatalf("%d rows for %d events: %v", len(rows), len(events), err)
		}
		for i, row := range rows[1:] {
			if len(row) != len(event.Columns) {
				t.Errorf("%d cells", len(row))
			}
			if s := events[i].Sentence; row[20] != s && row[20] != "'"+s && !strings.ContainsAny(row[20], " \ufffd") {
				t.Errorf("sentence %q is written as %q", s, row[20])
			}
			for _, c := range row {
				if strings.ContainsAny(c, "\n\r\t\x00") || c != "" && strings.ContainsRune("=+-@", rune(c[0])) {
					t.Errorf("cell %q", c)
				}
			}
		}
	})
}
