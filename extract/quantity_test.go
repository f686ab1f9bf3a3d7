package extract_test

import (
	"slices"
	"strings"
	"testing"
)

// sayings are a text, what must be among its statements, and how none of them may begin.
type sayings struct {
	text        string
	want, never []string
}

func (r sayings) check(t *testing.T) {
	t.Helper()
	x := read(r.text)
	var got []string
	for i := range x.Statements {
		got = append(got, show(&x, &x.Statements[i]))
	}
	for _, w := range r.want {
		if !slices.Contains(got, w) {
			t.Errorf("%s\nno %s in\n  %s", r.text, w, strings.Join(got, "\n  "))
		}
	}
	for _, n := range r.never {
		for _, s := range got {
			if strings.HasPrefix(s, n) {
				t.Errorf("%s\nmust not state %s", r.text, s)
			}
		}
	}
}

func TestQuantities(t *testing.T) {
	for _, c := range []sayings{
		{"Fifteen airstrikes on Homs destroyed two bridges.", []string{`"Fifteen airstrikes on Homs" quantity "15" @Homs`, `"two bridges" quantity "2"`}, nil},
		{"In Homs, five strikes destroyed a bridge.", []string{`"five strikes" quantity "5" @Homs`}, nil},
		{"The quake killed at least 1,200 people.", []string{`"at least 1,200 people" quantity "at least 1,200"`}, nil},
		{"Norway bought 1,200 tents.", []string{`"1,200 tents" quantity "1200"`}, nil},
		{"Norway bought two million tents.", []string{`"two million tents" quantity "2000000"`}, nil},
		{"Norway bought twenty-five ships.", []string{`"twenty-five ships" quantity "25"`}, nil},
		{"Rebels burned dozens of villages.", []string{`"dozens of villages" quantity "dozens"`}, nil},
		{"Tens of thousands of people marched.", []string{`"Tens of thousands of people" quantity "Tens of thousands"`}, nil},
		{"Police seized two tonnes of cocaine.", []string{`"two tonnes of cocaine" quantity "two tonnes"`}, nil},
		{"Norway will send 15 tanks.", []string{`"15 tanks" quantity "15" planned`}, nil},
		{"Five Norwegian soldiers left.", []string{`"Five Norwegian soldiers" quantity "5"`}, nil},
		{"Two towns did not fall.", []string{`"Two towns" quantity "2"`}, nil},
		{"One protester died.", []string{`"One protester" quantity "1"`}, nil},
		{"They stayed two days, twenty miles away, and paid 40 dollars.", nil, []string{`"two`, `"twenty`, `"40`}},
		{"Norway held the 2014 elections.", nil, []string{`"the 2014 elections" quantity`}},
		{"There are three ways and one idea. The two men left.", nil, []string{`"three`, `"one`, `"The two`}},
		{"Norway ordered 12-inch guns.", nil, []string{`"12`}},
	} {
		c.check(t)
	}
}
