package timex_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/language"
)

// The dates and lengths of time of a text, with their values. The stories are of 1 October 2015, a Thursday.
func TestAnnotate(t *testing.T) {
	analyzer, err := language.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"Turkey shelled Homs on Tuesday and will withdraw on Monday.", "Tuesday=2015-09-29 Monday=2015-10-05"},
		{"The ministers meet on Friday in Oslo.", "Friday=2015-10-02"},
		{"The board voted to open the museum on October 12.", "October 12=2015-10-12"},
		{"The vote was scheduled for November 3.", "November 3=2015-11-03"},
		{"He resigned on November 3.", "November 3=2014-11-03"},
		{"It lasted for three days between 2010 and 2014.", "three days=P3D 2010=2010 2014=2014"},
		{"They meet every Monday at 9 a.m. in the summer of 2016.",
			"every Monday=XXXX-WXX-1 9 a.m.=XXXX-XX-XXT09:00 summer of 2016=2016-SU"},
		{"They arrived at 3:30 p.m. on Friday.", "3:30 p.m.=2015-09-25T15:30 Friday=2015-09-25"},
		{"The plant opened on May 3, 2011. It burned down the next day. Nobody was hurt.",
			"May 3 , 2011=2011-05-03 next day=2011-05-04"},
		{"The plant burned down. It was rebuilt the next day.", "next day="},
		{"A two-week strike began the day before yesterday.", "two - week=P2W day before yesterday=2015-09-29"},
		{"They waited half an hour, then several days.", "half an hour=PT30M several days=PXD"},
		{"She left two Tuesdays ago and came back on Easter Sunday 2013.",
			"two Tuesdays ago=2015-09-22 Easter Sunday 2013=2013-03-31"},
		{"Sales fell in the first half of 2014 and in the early 1990s.", "first half of 2014=2014-H1 early 1990s=199X"},
		{"On the Fourth of July, and twice a year, they sing.", "Fourth of July=2015-07-04 twice a year=P1Y"},
		{"The temple of the 19th century was built 15 kilometers away.", "19th century=18XX 15 kilometers="},
		{"He saw it on the morning of May 3 and on 2013-03-03.", "morning of May 3=2015-05-03TMO 2013-03-03=2013-03-03"},
		{"They met over the weekend and at the end of the year.", "weekend=2015-W39-WE end of the year=2015"},
		{"They came in the summer, stayed for years and left decades ago.", "summer=2015-SU years=PXY decades ago=PAST_REF"},
		{"They met last Easter.", "last Easter=2015-04-05"},
		{"They played on Easter Island.", ""},
		{"He was 34 years old.", "34 years=P34Y"},
		{"The plant opened in 2011. Later that day, it closed at 0930 UTC.",
			"2011=2011 that day= 0930 UTC=2015-10-01T09:30Z"},
	} {
		doc := &quadpress.Document{Text: c.text, Published: time.Date(2015, 10, 1, 0, 0, 0, 0, time.UTC),
			Blocks: []quadpress.Span{{End: utf8.RuneCountInString(c.text)}}}
		var got []string
		for _, s := range analyzer.Analyze(doc) {
			for _, m := range s.Mentions {
				if m.Type == quadpress.Date || m.Type == quadpress.Quantity {
					var words []string
					for _, w := range s.Tokens[m.First:m.Last] {
						words = append(words, w.Form)
					}
					got = append(got, strings.Join(words, " ")+"="+m.Value)
				} else if m.Value != "" {
					t.Errorf("%s: a %s has value %s", c.text, m.Type, m.Value)
				}
			}
		}
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
