package extract_test

import "testing"

// The time of what is said, as a date or in the words of the text. The stories are of 1 October 2015, a Thursday.
func TestTimesThatTheTextGives(t *testing.T) {
	for _, c := range []struct{ text, time, words string }{
		// In figures.
		{"On 2013-03-03 Turkey attacked Homs.", "2013-03-03", ""},
		{"Turkey attacked Homs on 2013/03/14.", "2013-03-14", ""},
		{"Turkey attacked Homs on 14/3/2013.", "2013-03-14", ""},
		{"Turkey attacked Homs on 3/14/2013.", "2013-03-14", ""},
		{"Turkey attacked Homs on 3/3/2013.", "2013-03-03", ""},
		{"Turkey attacked Homs on 3/4/2013.", "2013", ""}, // in March or April
		{"Turkey attacked Homs on 14.3.2013.", "2013-03-14", ""},
		{"Turkey attacked Homs on 19-Nov-12.", "2012-11-19", ""},
		{"Turkey attacked Homs on 19-Nov-2012.", "2012-11-19", ""},
		{"Turkey attacked Homs on 3/4/13.", "", "3/4/13"},
		{"Turkey attacked Homs in 2011-14.", "2011", ""},
		// Days by name.
		{"Turkey attacked Homs on Christmas Day.", "2014-12-25", ""},
		{"On Christmas Eve 2012, Turkey attacked Homs.", "2012-12-24", ""},
		{"Turkey attacked Homs at Christmas.", "2014-12", ""},
		{"Turkey attacked Homs on New Year's Eve.", "2014-12-31", ""},
		{"Turkey attacked Homs on New Year’s Day.", "2015-01-01", ""},
		{"Turkey attacked Homs on Halloween.", "2014-10-31", ""},
		{"Turkey attacked Homs on Easter Sunday.", "2015-04-05", ""},
		{"Turkey attacked Homs on Easter Sunday 2013.", "2013-03-31", ""},
		{"Turkey attacked Homs during Ramadan.", "", "Ramadan"},
		{"Turkey attacked Homs on Good Friday.", "2015-04-03", ""},
		// Days beside others.
		{"Turkey attacked Homs the day before yesterday.", "2015-09-29", ""},
		{"The day before yesterday, Turkey attacked Homs.", "2015-09-29", ""},
		{"Angela Merkel will visit China the day after tomorrow.", "2015-10-03", ""},
		{"Turkey attacked Homs two days after Christmas Day.", "2014-12-27", ""},
		{"Turkey attacked Homs two days before 12 June.", "2015-06-10", ""},
		{"Turkey attacked Homs the month before last.", "2015-08", ""},
		{"Turkey attacked Homs the year before last.", "2013", ""},
		// Long ago, and not to a day.
		{"Turkey attacked Homs in the 1990s.", "", "the 1990s"},
		{"Turkey attacked Homs in the mid-1990s.", "", "the mid-1990s"},
		{"Turkey attacked Homs in the '90s.", "", "the '90s"},
		{"Turkey attacked Homs in the 19th century.", "", "the 19th century"},
		{"Turkey attacked Homs a decade ago.", "", "a decade ago"},
		{"Turkey attacked Homs decades ago.", "", "decades ago"},
		{"Turkey attacked Homs twenty years ago.", "1995", ""},
		{"Turkey attacked Homs in recent years.", "", "recent years"},
		{"Turkey attacked Homs in the past.", "", "the past"},
		{"Turkey attacked Homs in the summer.", "", "the summer"},
		{"Turkey attacked Homs last winter.", "", "last winter"},
		{"Germany attacked France in World War II.", "", "World War II"},
		{"Germany attacked France during the First World War.", "", "the First World War"},
		{"Germany attacked France in World War II, in 1940.", "1940", ""},
		{"Turkey attacked Homs until 2011.", "", "until 2011"},
		{"As of Monday, Turkey had attacked Homs.", "", "as of Monday"},
		{"Turkey attacked Homs before World War I.", "", "before World War I"},
		{"Turkey attacked Homs three days after the vote.", "", "three days after the vote"},
		// No times, or none of when it was.
		{"Turkey attacked Homs.", "", ""},
		{"Turkey attacked Homs for three years.", "", ""},
		{"Turkey attacked Homs at 3 p.m.", "", ""},
		{"Turkey attacked the Christmas Island court.", "", ""},
		{"Turkey attacked Iran over the 1990 World Cup.", "", ""},
		{"Turkey criticized Iran after losing 14-3.", "", ""},
		{"Turkey criticized Iran after a 2-1 defeat.", "", ""},
		{"Turkey asked Iran to call 555-123-4567.", "", ""},
		{"Theresa May met Angela Merkel.", "", ""},
		{"Angela Merkel met Theresa May.", "", ""},
		{"Angela Merkel met with Theresa May.", "", ""},
		{"Turkey attacked Homs with 1990 tanks.", "", ""},
		{"Germany praised the Cold War Museum.", "", ""},
		{"Angela Merkel met Ann Lee in her 60s.", "", ""},
		{"Turkey attacked Homs on 2013-13-45.", "", ""},
	} {
		x := read(c.text)
		found := false
		for i := range x.Statements {
			s := &x.Statements[i]
			if s.EventType == "" && s.Predicate != "praised" {
				continue
			}
			found = true
			if s.Time != c.time || s.TimeText != c.words {
				t.Errorf("%s\n%s: %q %q, want %q %q", c.text, s.Predicate, s.Time, s.TimeText, c.time, c.words)
			}
			if s.Time != "" && s.TimeText != "" {
				t.Errorf("%s: both %q and %q", c.text, s.Time, s.TimeText)
			}
		}
		if !found {
			t.Errorf("%s: no statement", c.text)
		}
	}
}

// A war is a time where it says when, and a thing where it is spoken of.
func TestErasAreThingsToo(t *testing.T) {
	const fought = "Germany attacked France in World War II."
	for _, text := range []string{"Germany lost World War II.", "World War II ruined Germany.", fought} {
		x := read(text)
		found := false
		for _, e := range x.Entities {
			found = found || e.Name == "World War II"
		}
		if !found && text != fought {
			t.Errorf("%s: no World War II among %v", text, x.Entities)
		}
		for _, s := range x.Statements {
			if s.Time != "" {
				t.Errorf("%s: %s on %s", text, s.Predicate, s.Time)
			}
		}
	}
}
