package openie_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/quadpress/quadpress"
	"github.com/quadpress/quadpress/extract/openie"
)

func TestTriples(t *testing.T) {
	for _, c := range []struct{ text, want string }{ // all triples, one a line
		{"Ann and Bea did not go to Rome in May.", `
			Ann | did not go to | Rome
			Ann | did not go in | May
			Bea | did not go to | Rome
			Bea | did not go in | May`},
		{"The storm destroyed both the school and the church.", `
			The storm | destroyed | the school
			The storm | destroyed | the church`},
		{"Neither the mayor nor the clerk had signed the letter.",
			"Neither the mayor nor the clerk | had signed | the letter"},
		{"They met in Rome or Oslo.", "They | met in | Rome or Oslo"},
		{"Ortiz, a nurse from Cork, was elected president by the members.", `
			Ortiz | was elected | president
			Ortiz | was elected president by | the members`}, // no "is" that the sentence lacks
		{"He was a lawyer and a poet.", `
			He | was | a lawyer
			He | was | a poet`},
		{"The valley is full of mist.", "The valley | is full of | mist"},
		{"Ann took part in the talks.", "Ann | took part in | the talks"},
		{"She gave Tom a book.", "She | gave Tom | a book"},
		{"After a break, she became head of the bank.", `
			she | became | head of the bank
			she | became head of the bank | After a break`},
		{"There was a fire at the mill on Monday.", `
			There | was | a fire at the mill
			a fire at the mill | was on | Monday`},
		{"The paintings stolen from the castle were sold in Geneva.", `
			The paintings | stolen from | the castle
			The paintings stolen from the castle | were sold in | Geneva`},
		{"The shop sells fruit, including plums and pears.", `
			The shop | sells | fruit, including plums and pears
			fruit | including | plums
			fruit | including | pears`},
		{"The tower was sold in May and renamed in June.", `
			The tower | was sold in | May
			The tower | was renamed in | June`},
		{"The firm is known for making boats and selling ropes.", `
			The firm | is known for | making boats
			The firm | is known for | selling ropes`},
		{"Clerks left ahead of the storm.", "Clerks | left ahead of | the storm"},
		{"It was the storm, not the flood, that destroyed the bridge.", `
			It | was | the storm
			the storm | destroyed | the bridge`},
	} {
		var got []string
		for _, p := range openie.Triples(analyzer().Analyze(story(c.text))) {
			if len(p.Arguments) != 1 || p.Confidence <= 0 || p.Confidence >= 1 {
				t.Errorf("%s: %+v", c.text, p)
			}
			got = append(got, spell(&p))
		}
		var want []string
		for line := range strings.Lines(strings.TrimSpace(c.want)) {
			want = append(want, strings.TrimSpace(line))
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s\n%s\nwant\n%s", c.text, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// spell writes a proposition with a bar between its parts; commas stand as in the text.
func spell(p *quadpress.Proposition) string {
	parts := []string{p.Subject.Text, p.Predicate.Text}
	for _, a := range p.Arguments {
		parts = append(parts, a.Text)
	}
	return strings.ReplaceAll(strings.Join(parts, " | "), " ,", ",")
}
