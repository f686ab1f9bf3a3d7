package extract_test

import (
	"slices"
	"testing"
)

// Roles are those that such a thing can take, whatever its preposition stands for elsewhere.
func TestPlainRoles(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The firm filed a lawsuit against Chad.", `sued agent="firm" theme=Chad`},
		{"Officials closed the road to traffic.", `closed agent="officials" patient="road" theme="traffic"`},
		{"She filled out the form.", `filled_out agent="woman" theme="form"`},
		{"The mayor was poisoned in Oslo.", `poisoned patient="mayor" place=Oslo`},
		{"Police left the hotel in Lyon.", `left agent="police" place=Lyon source="hotel"`},
	} {
		x := read(c.text)
		var got []string
		for i := range x.Events {
			got = append(got, showEvent(&x, &x.Events[i]))
		}
		if !slices.Contains(got, c.want) {
			t.Errorf("%s\nwant %s\ngot  %q", c.text, c.want, got)
		}
	}
}

// What only looks like an event is none, and what judges a clause is its modality.
func TestNoEvents(t *testing.T) {
	for _, c := range []struct {
		text  string
		count int
	}{
		{"The cause was a press release.", 0},
		{"The tower is likely to fall.", 1},
		{"The flames and the cold weather worried the crew.", 1},
	} {
		x := read(c.text)
		var got []string
		for i := range x.Events {
			got = append(got, showEvent(&x, &x.Events[i]))
		}
		if len(got) != c.count {
			t.Errorf("%s\nwant %d events\ngot  %q", c.text, c.count, got)
		}
	}
}
