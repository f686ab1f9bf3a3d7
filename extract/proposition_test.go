package extract_test

import (
	"strings"
	"testing"

	"github.com/quadpress/quadpress/extract"
	"github.com/quadpress/quadpress/schema"
)

func TestPropositionsAreMinimal(t *testing.T) {
	for _, c := range []struct{ text, want, never string }{
		{"Lavrov said that the army, which France supports, had left Homs.", "Lavrov | said | that the army had left Homs", "which"},
		{"The union bought a bank, founded in 1920.", "The union | bought | a bank", "bank , founded"},
		{"Merkel thanked Ban, the envoy.", "Merkel | thanked | Ban", "Ban , the envoy"},
	} {
		var got []string
		for _, p := range extract.New(schema.Default()).Propositions(analyzer().Analyze(story(c.text))) {
			parts := []string{p.Subject.Text, p.Predicate.Text}
			for _, a := range p.Arguments {
				parts = append(parts, a.Text)
			}
			got = append(got, strings.Join(parts, " | "))
		}
		all := strings.Join(got, "\n")
		if !strings.Contains("\n"+strings.ReplaceAll(all, " , ", " ")+"\n", "\n"+c.want+"\n") || strings.Contains(all, c.never) {
			t.Errorf("%s\n%s\nwant %q and never %q", c.text, all, c.want, c.never)
		}
	}
}
