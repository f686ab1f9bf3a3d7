package quantity_test

import (
	"testing"

	"github.com/quadpress/quadpress/language/quantity"
)

// How many of the thing with the given word as its head there are said to be, and of how many in all.
func TestCountOf(t *testing.T) {
	for _, c := range []struct{ text, head, want string }{
		{"At least 12 people died.", "people", "count at least 12"},
		{"He dismissed 120 of its 1,400 workers.", "workers", "count 120 of 1400"},
		{"He dismissed 120 of its 1,400 workers.", "120", "count 120 of 1400"},
		{"Thousands of containers fell.", "containers", "count at least 2000"},
		{"Thousands of containers fell.", "Thousands", "count at least 2000"},
		{"More than 30 injured were taken away.", "injured", "count more than 30"},
		{"Two million homes lost power.", "homes", "count 2000000"},
		{"Both men were held.", "men", "count 2"},
		{"Both of the men fled.", "men", "count 2"},
		{"Three of the five suspects confessed.", "suspects", "count 3 of 5"},
		{"One of the victims was a child.", "victims", "count 1"},
		{"A group of 20 tourists was lost.", "tourists", "count 20"},
		{"Dozens more protesters were arrested.", "protesters", "count at least 24"},
		{"Hundreds of thousands of angry farmers marched.", "farmers", "count at least 200000"},
		{"The two men fled.", "men", "count 2"},
		{"Between 20 and 30 boats sank.", "boats", "count 20..30"},
		{"Seven civilians and 12 soldiers were killed.", "soldiers", "count 12"},
		{"A couple of dogs barked.", "dogs", "count 2"},
		{"Nine were killed.", "Nine", "count 9"},
		{"More than two dozen wounded soldiers came.", "soldiers", "count more than 24"},
		{"She bought a pair of shoes.", "shoes", ""},
		{"Several people were hurt.", "people", ""},
		{"A four-member panel met.", "panel", ""},
		{"The 2020 elections were held.", "elections", ""},
		{"A 25-kilometre road was built.", "road", ""},
		{"Half of the voters left.", "voters", ""},
		{"They waited three days.", "days", ""},
		{"Both Ann and Ben left.", "Ann", ""},
	} {
		s := analyze(t, c.text)[0]
		head := -1
		for k := range s.Tokens {
			if s.Tokens[k].Form == c.head {
				head = k
			}
		}
		if head < 0 {
			t.Fatalf("%s: no word %s", c.text, c.head)
		}
		got := ""
		if counted, ok := quantity.CountOf(&s, head); ok {
			got = format(counted.Value)
			if counted.Whole != nil {
				got += " of " + counted.Whole.Number
			}
		}
		if got != c.want {
			t.Errorf("%s (%s)\n got %s\nwant %s", c.text, c.head, got, c.want)
		}
	}
}
