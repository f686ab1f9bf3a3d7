package extract_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/quadpress/quadpress"
)

// Times of events, in a story of Thursday, 1 October 2015.
func TestEventTimes(t *testing.T) {
	for _, c := range []struct{ text, lemma, want string }{
		{"On Friday, Ann Lee drove to Oslo when she fell ill.", "sicken", "2015-09-25"},
		{"Ann Lee fell ill on Friday when she drove to Oslo.", "drive", "2015-09-25"},
		{"Ann Lee may have driven to Oslo when she fell ill on Friday.", "drive", ""},
		{"In March, when Ann Lee resigned, the mill closed.", "resign", "2015-03"},
		{"Ann Lee left Oslo on Tuesday evening.", "leave", "2015-09-29 2015-09-29TEV"},
		{"Ann Lee worked for Siemens from 2012 to 2014.", "work", "2012 2012/2014 to 2014"},
		{"Ann Lee worked for Siemens between 2012 and 2014.", "work", "2012 2012/2014"},
		{"Ann Lee has worked for Siemens since May.", "work", "2015-05 2015-05/.."},
		{"Ann Lee stayed in Oslo until Friday.", "stay", "../2015-09-25 until Friday"},
		{"Ann Lee visited Oslo over the weekend.", "visit", "2015-09 2015-W39-WE"},
		{"On Friday, Ann Lee was in a coma.", "be", "2015-09-25"},
		{"Thousands took part in a march through Oslo on Friday.", "participate", "2015-09-25"},
	} {
		x := read(c.text)
		var got []string
		for i := range x.Events {
			if e := &x.Events[i]; e.Lemma == c.lemma {
				for _, r := range e.Roles {
					if r.Role == quadpress.TimeRole && !r.Term.IsEntity() {
						got = append(got, r.Term.Literal)
					}
				}
			}
		}
		slices.Sort(got)
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s\n%s has the times %q, want %q", c.text, c.lemma, s, c.want)
		}
	}
}
