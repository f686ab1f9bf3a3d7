package sketch_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/document/sketch"
)

const agency = `The ferry Solvang ran aground near Bergen on Monday evening with 140 people on board, the coast
guard said. Nobody was hurt. Two tugs pulled the ship off the rocks before midnight, and passengers were taken to a
school in Askvoll, where they were given food and blankets. The captain, who has sailed the route for eleven years, told
the police that the rudder had failed. Divers are to look at the hull today. The company said that a second ferry would
take over the route until Friday.`

// TestOf: a paper's print of a story is a copy of the agency's, another paper's own story is not.
func TestOf(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       bool
	}{
		{"the same", agency, true},
		{"capitals, dashes and line ends", strings.ToUpper(strings.ReplaceAll(agency, "\n", " - ")), true},
		{"a headline before it", "Ferry aground, all safe\n\n" + agency, true},
		{"a word changed", strings.Replace(agency, "hurt", "injured", 1), true},
		{"a sentence less", strings.Replace(agency, "Divers are to look at the hull today. ", "", 1), true},
		{"a line from the paper behind it", agency + " Reporting by our staff in Bergen; more follows.", true},
		{"another story of it", `Passengers of a ferry that ran aground near Bergen spent Monday night in a school.
"We heard a bang, and then everybody ran", said one of the 140 people on board the Solvang, which tugs had freed by
midnight. The police want to know why the rudder failed. A second ferry sails until Friday, its owner says.`, false},
		{"nothing in common", strings.Repeat("The parliament voted on the budget of next year after a debate. ", 4), false},
		{"too short", "The ferry Solvang ran aground near Bergen on Monday evening.", false},
	} {
		if got := shared(sketch.Of(prose(agency)), sketch.Of(prose(test.text))); got != test.want {
			t.Errorf("%s: a copy: %t", test.name, got)
		}
	}
}

func prose(text string) *quadpress.Document {
	return &quadpress.Document{Text: text, Blocks: []quadpress.Span{{End: utf8.RuneCountInString(text)}}}
}

func shared(a, b []string) bool {
	return slices.ContainsFunc(a, func(key string) bool { return slices.Contains(b, key) })
}

// TestProseAlone: menus and credits between the paragraphs are no part of it, and where these stand does not matter.
func TestProseAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := strings.Fields(agency)
		cut := rapid.IntRange(0, len(words)).Draw(t, "cut")
		first, second := strings.Join(words[:cut], " "), strings.Join(words[cut:], " ")
		menu := rapid.StringN(0, 20, -1).Draw(t, "menu")
		menu = strings.ToValidUTF8(menu, "?")
		doc := &quadpress.Document{Text: menu + first + menu + second + menu}
		points := utf8.RuneCountInString
		begin := points(menu)
		doc.Blocks = append(doc.Blocks, quadpress.Span{Begin: begin, End: begin + points(first)})
		begin += points(first) + points(menu)
		doc.Blocks = append(doc.Blocks, quadpress.Span{Begin: begin, End: begin + points(second)})
		if got, want := sketch.Of(doc), sketch.Of(prose(agency)); !slices.Equal(got, want) {
			t.Fatalf("%q and %q around %q: %v, want %v", first, second, menu, got, want)
		}
	})
}

// TestTokenized: words that come one by one are the same text.
func TestTokenized(t *testing.T) {
	doc := &quadpress.Document{Tokenized: []quadpress.Sentence{{}}}
	for _, word := range strings.Fields(agency) {
		doc.Tokenized[0].Tokens = append(doc.Tokenized[0].Tokens, quadpress.Token{Form: word})
	}
	if !slices.Equal(sketch.Of(doc), sketch.Of(prose(agency))) {
		t.Error("another sketch")
	}
}

func BenchmarkOf(b *testing.B) {
	doc := prose(strings.Repeat(agency+" ", 5))
	b.SetBytes(int64(len(doc.Text)))
	for b.Loop() {
		sketch.Of(doc)
	}
}
