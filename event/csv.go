package event

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode"
)

// Columns are the columns of the table as [WriteCSV] writes it.
var Columns = []string{
	"date", "actor", "recipient", "type", "predicate", "place", "source", "confidence",
	"date_from", "actor_id", "actor_type", "actor_country", "recipient_id", "recipient_type", "recipient_country",
	"place_id", "place_country", "speaker", "polarity", "modality", "sentence", "begin", "end", "time_text", "event",
}

// WriteCSV writes a header and one line for each event, as RFC 4180 has it but for the ends of lines, which are
// bare. In a cell, breaks of lines and other control characters are blanks, and what a spreadsheet would take for
// a formula has an apostrophe before it.
func WriteCSV(w io.Writer, events []Event) error {
	out := csv.NewWriter(w)
	if err := out.Write(Columns); err != nil {
		return err
	}
	for i := range events {
		ev := &events[i]
		var place Party
		if ev.Place != nil {
			place = *ev.Place
		}
		cells := []string{
			ev.Date, ev.Actor.Name, ev.Recipient.Name, ev.Type, ev.Predicate, place.Name, ev.Source, confidence(ev.Confidence),
			string(ev.DateFrom), ev.Actor.ID, ev.Actor.Type, ev.Actor.Country, ev.Recipient.ID, ev.Recipient.Type,
			ev.Recipient.Country,
			place.ID, place.Country, ev.Speaker, string(ev.Polarity), string(ev.Modality), ev.Sentence, strconv.Itoa(ev.Begin),
			strconv.Itoa(ev.End),
			ev.TimeText, ev.ID,
		}
		for i := range cells {
			cells[i] = cell(cells[i])
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// confidence has two decimals, and is empty where it is not known.
func confidence(p float64) string {
	if p == 0 {
		return ""
	}
	return strconv.FormatFloat(p, 'f', 2, 64)
}

// cell is a value as the table has it.
func cell(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, s)
	if s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		return "'" + s
	}
	return s
}
