package extract_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/quadpress/quadpress/extract"
	"github.com/quadpress/quadpress/schema"
)

func TestHeadlines(t *testing.T) {
	for _, c := range []struct {
		text string // the headline is the first line
		want []string
	}{
		// The headline tells an event that the story tells in full.
		{"Norway sells ship to Chile\nNorway sold an old frigate to Chile on Monday.",
			[]string{`sold agent=Norway theme="old frigate" recipient=Chile 2015-09-28`}},
		// A headline leaves auxiliaries out.
		{"Mayor arrested in Oslo\nNobody spoke.", []string{`arrested patient="Mayor" place=Oslo`}},
		{"Norway to sell ship\nNobody spoke.", []string{`sold agent=Norway theme="ship" planned`}},
		// The present tense of a headline is past.
		{"Chile buys ferry on Tuesday\nNobody spoke.", []string{`acquired agent=Chile theme="ferry" 2015-09-29`}},
		// The story may tell it by another word, and a noun of it by a verb.
		{"Minister quits in Oslo\nThe trade minister resigned on Monday.",
			[]string{`resigned agent="trade minister" place=Oslo 2015-09-28`}},
		{"Explosion in Oslo\nA boiler exploded on Monday.", []string{`exploded patient="boiler" place=Oslo 2015-09-28`}},
		// Things without names are called as the story calls them.
		{"Chile buys old ferry\nOle Vik owned an old green ferry and spoke.",
			[]string{`acquired agent=Chile theme="old green ferry"`}},
		// So are names.
		{"Halden buys ferry\nHalden Optics of Norway has owned a harbor for years.",
			[]string{`acquired agent=Halden Optics theme="ferry"`}},
	} {
		doc := story(c.text)
		doc.Title, _, _ = strings.Cut(c.text, "\n")
		x := extract.New(schema.Default()).Extract(doc, analyzer().Analyze(doc))
		var got []string
		for i := range x.Events {
			if e := &x.Events[i]; !strings.HasPrefix(e.Predicate, "spoke") && !strings.HasPrefix(e.Predicate, "owned") {
				got = append(got, showEvent(&x, e))
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s\n%s", c.text, diff)
		}
	}
}
